package storetest

import (
	"context"
	"testing"

	"swgportal/server/internal/store"
)

var moverCases = []testcase{
	{"a restored record has its rev and goes on from there", restored, ""},
	{"a record without a rev, and one that is there, are not restored", restoredTwice, ""},
	{"counters are read, set and counted on", movedCounters, ""},
	{"an error undoes what was restored and set", restoreUndone, transactions},
}

// move runs fn in a transaction that moves.
func (e *engine) move(fn func(ctx context.Context, m store.Mover) error) error {
	return e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
		m, err := store.AsMover(tx)
		if err != nil {
			return err
		}
		return fn(ctx, m)
	})
}

func (e *engine) tryRestore(records ...store.Record) error {
	return e.move(func(ctx context.Context, m store.Mover) error {
		for _, r := range records {
			if err := m.Restore(ctx, parcels, r); err != nil {
				return err
			}
		}
		return nil
	})
}

func (e *engine) counters(t *testing.T) map[string]int64 {
	t.Helper()
	var got map[string]int64
	noError(t, e.move(func(ctx context.Context, m store.Mover) (err error) {
		got, err = m.Counters(ctx)
		return err
	}))
	return got
}

func restored(t *testing.T, e *engine) {
	r := parcel{Code: "c", Place: "Kyiv", Labels: []string{"a", "b"}, Note: "пожежна машина"}.record("moved")
	r.Rev = 7
	noError(t, e.tryRestore(r))
	equal(t, e.get(t, "moved"), r)
	equal(t, e.find(t, store.Text{Words: "машини"}), []string{"moved"})
	equal(t, e.find(t, store.Has{Field: "labels", Values: []string{"b"}}), []string{"moved"})
	stale := r
	stale.Rev = 1
	wantError(t, e.tryUpdate(stale), store.ErrStale)
	noError(t, e.tryUpdate(r))
	equal(t, e.get(t, "moved").Rev, 8)
	noError(t, e.tryDelete("moved", 8))
}

func restoredTwice(t *testing.T, e *engine) {
	r := parcel{Code: "c"}.record("moved")
	noError(t, e.tryRestore(r))
	wantError(t, e.tryRestore(r), store.ErrDuplicate)
	wantError(t, e.tryRestore(parcel{Code: "c"}.record("other")), store.ErrDuplicate)
	for _, rev := range []int64{0, -1} {
		bad := parcel{}.record("none")
		bad.Rev = rev
		if err := e.tryRestore(bad); err == nil {
			t.Errorf("a rev of %d was taken", rev)
		}
	}
	equal(t, e.find(t, nil), []string{"moved"})
}

func movedCounters(t *testing.T, e *engine) {
	equal(t, e.counters(t), map[string]int64{})
	next(t, e, "N-ER-2026")
	next(t, e, "N-ER-2026")
	next(t, e, "feed")
	equal(t, e.counters(t), map[string]int64{"N-ER-2026": 2, "feed": 1})
	noError(t, e.move(func(ctx context.Context, m store.Mover) error {
		if err := m.SetCounter(ctx, "N-ER-2026", 40); err != nil {
			return err
		}
		return m.SetCounter(ctx, "N-BS-2026", 1<<40)
	}))
	equal(t, next(t, e, "N-ER-2026"), 41)
	equal(t, next(t, e, "N-BS-2026"), 1<<40+1)
	equal(t, e.counters(t), map[string]int64{"N-ER-2026": 41, "N-BS-2026": 1<<40 + 1, "feed": 1})
	for name, n := range map[string]int64{"": 1, "zero": 0} {
		if e.move(func(ctx context.Context, m store.Mover) error { return m.SetCounter(ctx, name, n) }) == nil {
			t.Errorf("the counter %q was set to %d", name, n)
		}
	}
}

func restoreUndone(t *testing.T, e *engine) {
	wantError(t, e.move(func(ctx context.Context, m store.Mover) error {
		noError(t, m.Restore(ctx, parcels, plain("gone")))
		noError(t, m.SetCounter(ctx, "n", 9))
		return errOurs
	}), errOurs)
	equal(t, e.find(t, nil), []string{})
	equal(t, e.counters(t), map[string]int64{})
}
