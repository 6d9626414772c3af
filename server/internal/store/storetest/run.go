package storetest

import (
	"context"
	"slices"
	"testing"

	"swgportal/server/internal/store"
)

// need is something a case asks of an engine that a test server may lack.
type need string

const (
	transactions need = "transactions"
	bytewise     need = "strings in the order of their bytes"
)

// testcase is one thing every engine does.
type testcase struct {
	name string
	run  func(*testing.T, *engine)
	need need
}

// Run plays all cases on stores made by open: empty, not yet migrated, closed by the test's cleanup. lacks names
// what the server under this engine cannot do ("transactions"); the cases that need it are skipped by name, never left
// out.
func Run(t *testing.T, open func(t *testing.T) store.Store, lacks ...string) {
	for _, c := range slices.Concat(writeCases, readCases, scopeCases, textCases, schemaCases, concurrentCases, moverCases, oracleCases, hostileCases, diskCases) {
		t.Run(c.name, func(t *testing.T) {
			if slices.Contains(lacks, string(c.need)) {
				t.Skipf("needs %s", c.need)
			}
			e := &engine{Store: open(t), ctx: t.Context()}
			e.migrate(t, parcels)
			c.run(t, e)
		})
	}
}

// engine is the store under test with what cases say often.
type engine struct {
	store.Store
	ctx context.Context
}

func (e *engine) migrate(t *testing.T, specs ...*store.Spec) {
	t.Helper()
	if err := e.Migrate(e.ctx, specs); err != nil {
		t.Fatal(err)
	}
}

func (e *engine) insert(t *testing.T, records ...store.Record) {
	t.Helper()
	noError(t, e.tryInsert(records...))
}

func (e *engine) tryInsert(records ...store.Record) error {
	return e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
		for _, r := range records {
			if err := tx.Insert(ctx, parcels, r); err != nil {
				return err
			}
		}
		return nil
	})
}

func (e *engine) tryUpdate(r store.Record) error {
	return e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error { return tx.Update(ctx, parcels, r) })
}

func (e *engine) tryDelete(id string, rev int64) error {
	return e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error { return tx.Delete(ctx, parcels, id, rev) })
}

func (e *engine) get(t *testing.T, id string) store.Record {
	t.Helper()
	r, err := e.Get(e.ctx, parcels, store.System(), id)
	noError(t, err)
	return r
}

func (e *engine) list(t *testing.T, q store.Query) store.Page {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = store.MaxLimit
	}
	p, err := e.List(e.ctx, parcels, store.System(), q)
	noError(t, err)
	return p
}

// find gives the ids of what a filter fits, by id.
func (e *engine) find(t *testing.T, f store.Filter) []string {
	t.Helper()
	return ids(e.list(t, store.Query{Filter: f}).Records)
}

func ids(records []store.Record) []string {
	out := []string{}
	for _, r := range records {
		out = append(out, r.ID)
	}
	return out
}
