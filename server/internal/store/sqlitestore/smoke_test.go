package sqlitestore

import (
	"context"
	"path/filepath"
	"testing"

	"swgportal/server/internal/store"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, Options{Path: filepath.Join(t.TempDir(), "a", "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	for range 2 {
		if err := s.Migrate(ctx, store.All()); err != nil {
			t.Fatal(err)
		}
	}
	sp := store.Needs.Spec
	err = s.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		for _, id := range []string{"a", "b", "c"} {
			if err := tx.Insert(ctx, sp, store.Record{ID: id, Body: []byte(`{"x":1}`), Tokens: store.Tokens("Пожежна машина " + id), Fields: store.Fields{"state": store.Str("open"), "priority": store.Num(1), "parties": store.Set("x", "y")}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	q := store.Query{Filter: store.And{store.Eq{Field: "state", Value: store.Str("open")}, store.Text{Words: "пожежна маш"}}, Sort: []store.Sort{{Field: "priority", Desc: true}}, Limit: 2, Total: store.Exact}
	p, err := s.List(ctx, sp, store.System(), q)
	t.Logf("%+v %v", p, err)
	q.After = p.Next
	p, err = s.List(ctx, sp, store.System(), q)
	t.Logf("%+v %v", p, err)
	r, err := s.Report(ctx, sp, store.System(), store.Report{GroupBy: []string{"state"}, Sums: []string{"priority"}})
	t.Logf("%+v %v", r, err)
	pl, err := s.Explain(ctx, sp, store.ScopeOf(store.Reach{Member: true, Orgs: []string{"o"}, Subgroups: []string{"s"}}), q)
	for _, l := range pl {
		t.Log(l)
	}
	err = s.Rebuild(ctx, store.All()[1:])
	t.Log(err)
	err = s.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		if err := tx.Update(ctx, sp, store.Record{ID: "a", Rev: 1, Body: []byte(`{"x":2}`)}); err != nil {
			return err
		}
		n, err := tx.Next(ctx, "c")
		t.Log(n)
		if err != nil {
			return err
		}
		return tx.Delete(ctx, sp, "b", 1)
	})
	t.Log(err)
	g, err := s.Get(ctx, sp, store.System(), "a")
	t.Logf("%+v %v", g, err)
}
