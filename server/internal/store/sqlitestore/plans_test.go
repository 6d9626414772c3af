package sqlitestore_test

import (
	"strings"
	"testing"

	"swgportal/server/internal/testkit"
)

// TestPlans_noListWalksItsTable asks everything that the API can ask.
func TestPlans_noListWalksItsTable(t *testing.T) {
	needs := testkit.Size(t, 1000, 3000, 100_000)
	plans := testkit.ReadPlans(t, testkit.OpenSeeded(t), needs, func(kind string, _ any, step string) bool {
		table, walks := strings.CutPrefix(step, "SCAN "+kind)
		return walks && (table == "" || table[0] == ' ') && !strings.Contains(table, "USING")
	})
	for _, step := range plans.Walks {
		t.Error(step)
	}
	t.Logf("%d needs, %d plans, %d walk a table", needs, plans.Asked, len(plans.Walks))
}
