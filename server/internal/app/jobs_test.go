package app_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// beside is a second process's portal on the store of a world.
func beside(t *testing.T, w *testkit.World, s store.Store) *app.App {
	t.Helper()
	a, err := app.New(t.Context(), app.Options{Store: s, Clock: func() time.Time { return w.Now }, Hashing: app.HashForTests})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// unordered is how many events have no place in the feed yet. The places of the others have no gap, and none has two.
func unordered(t *testing.T, s store.Store) int {
	t.Helper()
	outbox, err := store.Outbox.List(t.Context(), s, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	feed, err := store.Feed.List(t.Context(), s, store.System(), store.Query{Limit: store.MaxLimit, Sort: []store.Sort{{Field: "seq"}}})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, f := range feed.Items {
		if f.Seq != int64(i+1) || seen[f.Event] {
			t.Fatalf("place %d of the feed is %d of %s", i+1, f.Seq, f.Event)
		}
		seen[f.Event] = true
	}
	return len(outbox.Items)
}

// TestPublishFeed_twoProcesses_eachAtOnce: who has put all in order lets go, so that no process waits for another's lease.
func TestPublishFeed_twoProcesses_eachAtOnce(t *testing.T) {
	w := testkit.New(t)
	other := beside(t, w, w.Store)
	for i := range 6 {
		w.Person(fmt.Sprint("person", i))
		a := []*app.App{w.App, other}[i%2]
		if err := a.PublishFeed(t.Context(), []string{"one", "two"}[i%2]); err != nil {
			t.Fatal(err)
		}
		if n := unordered(t, w.Store); n != 0 {
			t.Fatalf("turn %d: %d events wait for another process", i, n)
		}
	}
}

// TestPublishFeed_leavesTheWorkToWhoHoldsTheLease until that has run out.
func TestPublishFeed_leavesTheWorkToWhoHoldsTheLease(t *testing.T) {
	w := testkit.New(t)
	w.Person("olena")
	had := unordered(t, w.Store)
	testkit.Insert(w, store.Leases, &store.Lease{ID: "feed", Holder: "another", Until: w.Now.Add(30 * time.Second)})
	for _, c := range []struct {
		by   time.Duration
		left int
	}{{0, had}, {29 * time.Second, had}, {time.Second, 0}} {
		w.Now = w.Now.Add(c.by)
		if err := w.App.PublishFeed(t.Context(), "this"); err != nil {
			t.Fatal(err)
		}
		if n := unordered(t, w.Store); n != c.left || had == 0 {
			t.Errorf("%v later %d of %d wait, want %d", c.by, n, had, c.left)
		}
	}
}

// TestPublishFeed_thatMeetsAnother_goesOn: two processes that take the lease at one moment are no error of either.
func TestPublishFeed_thatMeetsAnother_goesOn(t *testing.T) {
	for _, with := range []error{store.ErrStale, store.ErrDuplicate} {
		w := testkit.New(t)
		b := &busy{Store: w.Store, with: with}
		a := beside(t, w, b)
		w.Person("olena")
		b.left.Store(5)
		if err := a.PublishFeed(t.Context(), "this"); err != nil {
			t.Errorf("%v: %v", with, err)
		}
		if n := unordered(t, w.Store); n != 0 {
			t.Errorf("%v: %d events wait", with, n)
		}
	}
}

// TestTendLedgers_thatMeetsAnother_goesOn: two processes that take the lease at one moment are no error of either, and who
// has it in the end does the work.
func TestTendLedgers_thatMeetsAnother_goesOn(t *testing.T) {
	for _, with := range []error{store.ErrStale, store.ErrDuplicate} {
		w := testkit.New(t)
		b := &busy{Store: w.Store, with: with}
		a := beside(t, w, b)
		b.left.Store(5)
		if err := a.TendLedgers(t.Context(), "this"); err != nil {
			t.Errorf("%v: %v", with, err)
		}
		if held, err := store.Leases.Get(t.Context(), w.Store, store.System(), "ledgers"); err != nil || held.Holder != "this" {
			t.Errorf("%v: the lease is held by %q, %v", with, held.Holder, err)
		}
	}
}

// TestRunJobs_ordersWhatADeadProcessLeft: a process that ends between its commit and its turn at the feed wakes nobody.
func TestRunJobs_ordersWhatADeadProcessLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := testkit.On(t, testkit.OpenSeeded(t)) // no network: the bubble's clock would stand
		other := beside(t, w, w.Store)
		ctx, end := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			other.RunJobs(ctx)
		}()
		synctest.Wait()
		w.Person("olena") // made by the portal that runs no jobs
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if n := unordered(t, w.Store); n != 0 {
			t.Errorf("10 s later %d events wait", n)
		}
		end()
		<-ended
	})
}
