package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
)

// counting is a store that counts the writes of each transaction; the one after so many is refused.
type counting struct {
	store.Store
	most, left int
}

type countingTx struct {
	store.Tx
	n *int
}

func (c *counting) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if c.left--; c.left < 0 {
		return store.ErrUnavailable
	}
	n := 0
	err := c.Store.Tx(ctx, func(ctx context.Context, tx store.Tx) error { return fn(ctx, countingTx{tx, &n}) })
	c.most = max(c.most, n)
	return err
}

func (c countingTx) Insert(ctx context.Context, spec *store.Spec, r store.Record) error {
	*c.n++
	return c.Tx.Insert(ctx, spec, r)
}

// TestLoadReference_inShortTransactions: the first start makes the lists one by one, and where it is cut off the next goes on.
func TestLoadReference_inShortTransactions(t *testing.T) {
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := &counting{Store: s, left: 1000}
	a, err := app.New(t.Context(), app.Options{Store: c})
	if err != nil {
		t.Fatal(err)
	}
	lists, err := reference.Load(a.Now())
	if err != nil {
		t.Fatal(err)
	}
	c.left = 3
	if err := a.LoadReference(t.Context(), lists); err == nil {
		t.Fatal("it was not cut off")
	}
	c.left = 1000
	if err := a.LoadReference(t.Context(), lists); err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct {
		spec *store.Spec
		want int
	}{
		{store.Organisations.Spec, len(lists.Organisations)}, {store.Subgroups.Spec, len(lists.Subgroups)}, {store.Themes.Spec, len(lists.Themes)},
		{store.Places.Spec, len(lists.Places)}, {store.Units.Spec, len(lists.Units)}, {store.ItemClasses.Spec, len(lists.ItemClasses)}, {store.Strategies.Spec, len(lists.Strategies)},
	} {
		page, err := s.List(t.Context(), k.spec, store.System(), store.Query{Limit: store.MaxLimit})
		if err != nil || len(page.Records) != k.want || k.want == 0 {
			t.Errorf("%s: %d, want %d, %v", k.spec.Kind, len(page.Records), k.want, err)
		}
	}
	if c.most > 1000 {
		t.Errorf("one transaction makes %d writes", c.most)
	}
	t.Logf("the longest transaction makes %d records", c.most)
}
