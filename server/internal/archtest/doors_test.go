package archtest

import (
	"go/ast"
	"slices"
	"testing"
)

// doors are names by which a test may do what a portal in use must not, and the packages beside tests that may speak of
// them: those that hold the door, and what exists for tests.
var doors = map[string][]string{
	"SingleDocuments": {"server/internal/store/mongostore", "server/internal/testkit"}, // a MongoDB without transactions
	"MainOn":          {"server/internal/run"},                                         // the process on a store of the caller's
	"HashForTests":    {"server/internal/app", "server/internal/testkit"},
}

func TestDoors_areForTestsAlone(t *testing.T) {
	met := map[string]int{}
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok || doors[id.Name] == nil {
				return true
			}
			met[id.Name]++
			if !s.test && !slices.Contains(doors[id.Name], s.pkg) {
				t.Errorf("%s: %s is for tests", s.set.Position(id.Pos()), id.Name)
			}
			return true
		})
	}
	for name := range doors {
		if met[name] < 2 {
			t.Errorf("nobody uses %s any more", name)
		}
	}
}
