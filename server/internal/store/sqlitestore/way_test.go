package sqlitestore

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/store"
)

// TestList_ofManyThatFit_readsAlongItsOrder: where much fits, a page is not sorted out of all that fits; where little does,
// it is not sought along the whole order.
func TestList_ofManyThatFit_readsAlongItsOrder(t *testing.T) {
	s, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	spec := &store.Spec{
		Kind:    "thing",
		Fields:  []store.Field{{Name: "state", Type: store.String}, {Name: "currency", Type: store.String}, {Name: "minor", Type: store.Int}},
		Indexes: []store.Index{{Fields: []string{"state"}}, {Fields: []string{"currency", "minor"}}},
	}
	if err := s.Migrate(t.Context(), []*store.Spec{spec}); err != nil {
		t.Fatal(err)
	}
	const n = 4000
	err = s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		for i := range n {
			state := "open"
			if i%100 == 0 {
				state = "returned"
			}
			r := store.Record{ID: fmt.Sprintf("%05d", i), Body: []byte("{}"), Fields: store.Fields{
				"state": store.Str(state), "currency": store.Str([]string{"EUR", "UAH"}[i%2]), "minor": store.Num(int64(i * 7919 % n)),
			}}
			if err := tx.Insert(ctx, spec, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		state string
		fit   int64
		along bool
	}{{"open", n * 99 / 100, true}, {"returned", n / 100, false}} {
		q := store.Query{
			Filter: store.Eq{Field: "state", Value: store.Str(x.state)}, Limit: 20, Total: store.Exact,
			Sort: []store.Sort{{Field: "currency", Desc: true}, {Field: "minor", Desc: true}},
		}
		l, err := s.lister(spec, store.System(), q)
		if err != nil {
			t.Fatal(err)
		}
		l.weigh(x.fit, n)
		plan, err := explain(t.Context(), s.read, l.step(part{clause: clause{sql: "1"}}, q.Limit), nil)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(plan, "\n")
		if strings.Contains(text, "thing__i_currency_minor") != x.along || strings.Contains(text, "TEMP B-TREE") == x.along {
			t.Errorf("%s: %s", x.state, text)
		}
		seen := map[string]bool{}
		for {
			p, err := s.List(t.Context(), spec, store.System(), q)
			if err != nil || p.Total != x.fit {
				t.Fatal(p.Total, err)
			}
			for _, r := range p.Records {
				seen[r.ID] = true
			}
			if q.After = p.Next; q.After == nil {
				break
			}
		}
		if len(seen) != int(x.fit) {
			t.Errorf("%s: %d of %d are on the pages", x.state, len(seen), x.fit)
		}
	}
}
