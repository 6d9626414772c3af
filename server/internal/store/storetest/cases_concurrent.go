package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"swgportal/server/internal/store"
)

var concurrentCases = []testcase{
	{"of 20 writers on one record, one wins each rev", twentyWriters, ""},
	{"200 readers and writers meet no lock", crowd, ""},
	{"a writer that waits goes when its context ends", impatient, transactions},
	{"two transactions that check and then write do not both pass", checkThenWrite, transactions},
}

// together runs n goroutines that start at once and waits for all.
func together(n int, run func(i int)) {
	start := make(chan struct{})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			<-start
			run(i)
		})
	}
	close(start)
	all.Wait()
}

func twentyWriters(t *testing.T, e *engine) {
	const writers, rounds = 20, 10
	e.insert(t, plain("one"))
	for round := range int64(rounds) {
		var won, stale atomic.Int64
		var wrong atomic.Pointer[error]
		together(writers, func(i int) {
			r := parcel{Place: fmt.Sprint(i)}.record("one")
			r.Rev = round + 1
			switch err := e.tryUpdate(r); {
			case err == nil:
				won.Add(1)
			case errors.Is(err, store.ErrStale):
				stale.Add(1)
			default:
				wrong.Store(&err)
			}
		})
		if err := wrong.Load(); err != nil {
			t.Fatal(*err)
		}
		if won.Load() != 1 || stale.Load() != writers-1 {
			t.Fatalf("rev %d: %d won, %d stale", round+1, won.Load(), stale.Load())
		}
		equal(t, e.get(t, "one").Rev, round+2)
	}
}

func crowd(t *testing.T, e *engine) {
	const people, turns = 200, 5
	e.insert(t, plain("shared"))
	var failed atomic.Pointer[error]
	together(people, func(i int) {
		for turn := range turns {
			if err := e.turn(i, turn); err != nil {
				failed.Store(&err)
			}
		}
	})
	if err := failed.Load(); err != nil {
		t.Fatal(*err)
	}
	equal(t, e.list(t, store.Query{Limit: 1, Total: store.Exact}).Total, people/2*turns+1)
	equal(t, next(t, e, "crowd"), people/2*turns+1)
}

func (e *engine) turn(i, turn int) error {
	if i%2 == 0 {
		return e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
			if _, err := tx.Next(ctx, "crowd"); err != nil {
				return err
			}
			if _, err := tx.Get(ctx, parcels, store.System(), "shared"); err != nil {
				return err
			}
			return tx.Insert(ctx, parcels, parcel{Place: "Kyiv", Note: "вода", Labels: []string{"x"}}.record(fmt.Sprint(i, "-", turn)))
		})
	}
	if _, err := e.List(e.ctx, parcels, store.System(), store.Query{Limit: 20, Total: store.Exact, Filter: store.Text{Words: "вода"}}); err != nil {
		return err
	}
	if _, err := e.Report(e.ctx, parcels, store.System(), store.Report{GroupBy: []string{"place"}}); err != nil {
		return err
	}
	_, err := e.Get(e.ctx, parcels, store.System(), "shared")
	return err
}

func impatient(t *testing.T, e *engine) {
	inside, leave := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	var once sync.Once // the engine may run the function again
	go func() {
		done <- e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
			once.Do(func() { close(inside) })
			<-leave
			return tx.Insert(ctx, parcels, plain("slow"))
		})
	}()
	<-inside
	ctx, cancel := context.WithCancel(e.ctx)
	waits := make(chan error)
	go func() {
		waits <- e.Tx(ctx, func(ctx context.Context, tx store.Tx) error { return tx.Insert(ctx, parcels, plain("impatient")) })
	}()
	cancel()
	wantError(t, <-waits, context.Canceled)
	close(leave)
	noError(t, <-done)
	equal(t, ids(e.list(t, store.Query{}).Records), []string{"slow"})
}

// checkThenWrite: both transactions read the same sum and add to it in rows of their own; the guard is a record that
// both must write. On an engine with snapshots only the guard makes them meet.
func checkThenWrite(t *testing.T, e *engine) {
	e.insert(t, plain("guard"))
	const limit = 5
	var passed, refused, wrong atomic.Int64
	together(20, func(i int) {
		for {
			err := e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
				guard, err := tx.Get(ctx, parcels, store.System(), "guard")
				if err != nil {
					return err
				}
				rows, err := tx.Report(ctx, parcels, store.System(), store.Report{Sums: []string{"weight"}})
				if err != nil {
					return err
				}
				if rows[0].Sums[0] >= limit {
					return errOurs
				}
				if err := tx.Update(ctx, parcels, guard); err != nil {
					return err
				}
				return tx.Insert(ctx, parcels, parcel{Weight: new(int64(1))}.record(fmt.Sprint(i)))
			})
			switch {
			case err == nil:
				passed.Add(1)
			case errors.Is(err, errOurs):
				refused.Add(1)
			case errors.Is(err, store.ErrStale):
				continue // another was faster: again
			default:
				wrong.Add(1)
			}
			return
		}
	})
	equal(t, []int64{passed.Load(), refused.Load(), wrong.Load()}, []int64{limit, 20 - limit, 0})
}
