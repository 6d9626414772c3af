package sqlitestore_test

import (
	"path/filepath"
	"testing"
	"time"

	"swgportal/server/internal/store"
)

func TestPlanTmp(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "p.db"))
	fill(t, s, 20000)
	show := func(name string, what any) {
		pl, err := s.Explain(t.Context(), needs, member, what)
		t.Log("==", name, err)
		for _, l := range pl {
			t.Log("  ", l)
		}
		for range 3 {
			st := time.Now()
			switch w := what.(type) {
			case store.Query:
				s.List(t.Context(), needs, member, w)
			case store.Report:
				s.Report(t.Context(), needs, member, w)
			}
			t.Log("   took", time.Since(st))
		}
	}
	show("sum", store.Report{GroupBy: []string{"subgroup", "state"}, Sums: []string{"costMinor"}})
	show("sum1", store.Report{Filter: eq("state", "open"), GroupBy: []string{"costCurrency"}, Sums: []string{"costMinor"}})
	show("common", store.Query{Filter: store.Text{Words: "пожежна машина"}, Sort: latest, Limit: 50, Total: store.Exact})
	show("all", store.Query{Sort: latest, Limit: 50, Total: store.Exact})
	show("3", store.Query{Filter: store.And{eq("state", "open"), eq("subgroup", "bs"), store.Eq{Field: "priority", Value: store.Num(1)}}, Sort: latest, Limit: 50, Total: store.Exact})
}
