package app_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// busy is a store on which the next few transactions meet others.
type busy struct {
	store.Store
	left atomic.Int64
	with error
}

func (b *busy) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if b.left.Add(-1) >= 0 {
		return b.with
	}
	return b.Store.Tx(ctx, fn)
}

// TestSignIn_thatMeetsOthers_isNoConflict: counters of tries are the portal's own, and many count at once under one address.
func TestSignIn_thatMeetsOthers_isNoConflict(t *testing.T) {
	for _, with := range []error{store.ErrStale, store.ErrDuplicate} {
		w := testkit.New(t)
		b := &busy{Store: w.Store, with: with}
		w.PersonWithPassword("olena")
		a, err := app.New(t.Context(), app.Options{Store: b, Clock: func() time.Time { return w.Now }})
		if err != nil {
			t.Fatal(err)
		}
		in := app.SignInRequest{Email: "olena@portal.example", Password: testkit.Password, Address: "192.0.2.1"}
		b.left.Store(5)
		if _, err := a.SignIn(t.Context(), in); err != nil {
			t.Errorf("%v: %v", with, err)
		}
		b.left.Store(1000)
		if _, err := a.SignIn(t.Context(), in); code(err) != domain.CodeUnavailable {
			t.Errorf("met by everybody: %v", err)
		}
	}
}

// behind is a store on which the first few transactions see a kind as it was before others wrote to it: a snapshot.
type behind struct {
	store.Store
	left  atomic.Int64
	blind *store.Spec
}

func (b *behind) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if b.left.Add(-1) < 0 {
		return b.Store.Tx(ctx, fn)
	}
	return b.Store.Tx(ctx, func(ctx context.Context, tx store.Tx) error { return fn(ctx, blindTx{tx, b.blind}) })
}

type blindTx struct {
	store.Tx
	blind *store.Spec
}

func (b blindTx) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (store.Record, error) {
	if spec == b.blind {
		return store.Record{}, store.ErrNotFound
	}
	return b.Tx.Get(ctx, spec, scope, id)
}

// TestOnce_ofTwoAtOneMoment_oneIsMade: the same key sent to two processes. The later one meets the row of the key that its
// snapshot does not show; it is answered as a repeat is, and not with a conflict.
func TestOnce_ofTwoAtOneMoment_oneIsMade(t *testing.T) {
	w := testkit.On(t, testkit.OpenSeeded(t)) // without transactions the later one would leave its need
	who := w.Person("drafter", w.Seat(domain.RoleDrafter, "SESU", ""))
	who.Key, who.Fingerprint = "one-key", "same"
	first, err := w.App.CreateNeed(t.Context(), who, w.Orgs["SESU"], testkit.Content("ER-FIRE"))
	if err != nil {
		t.Fatal(err)
	}
	b := &behind{Store: w.Store, blind: store.Onces.Spec}
	a := beside(t, w, b)
	b.left.Store(1)
	again, err := a.CreateNeed(t.Context(), who, w.Orgs["SESU"], testkit.Content("ER-FIRE"))
	if err != nil || again.Need.Meta.ID != first.Need.Meta.ID {
		t.Errorf("the same key: %q and then %q, %v", first.Need.Meta.ID, again.Need.Meta.ID, err)
	}
	b.left.Store(1)
	who.Fingerprint = "other"
	if _, err := a.CreateNeed(t.Context(), who, w.Orgs["SESU"], testkit.Content("ER-FIRE")); code(err) != domain.CodeIdempotencyReuse {
		t.Errorf("the same key for another request: %v", err)
	}
	needs, err := store.Needs.List(t.Context(), w.Store, store.System(), store.Query{Limit: 10})
	if err != nil || len(needs.Items) != 1 {
		t.Errorf("%d needs, %v", len(needs.Items), err)
	}
}

// TestFindSession_holds where the note of its last use meets another process's, or comes to no known end.
func TestFindSession_holds(t *testing.T) {
	for _, with := range []error{store.ErrStale, store.ErrUnavailable, store.ErrOutcomeUnknown} {
		w := testkit.New(t)
		olena := w.Person("olena", w.Seat(domain.RoleObserver, "", ""))
		token := w.Session(olena.User.Meta.ID)
		b := &busy{Store: w.Store, with: with}
		a := beside(t, w, b)
		w.Now = w.Now.Add(2 * time.Minute)
		b.left.Store(1)
		if _, err := a.FindSession(t.Context(), token); err != nil || b.left.Load() != 0 {
			t.Errorf("%v: %v, and %d notes to come", with, err, b.left.Load())
		}
	}
}

// TestLook_thatMeetsAnother_isNoConflict: two windows of one person open a need at one moment.
func TestLook_thatMeetsAnother_isNoConflict(t *testing.T) {
	for _, with := range []error{store.ErrStale, store.ErrDuplicate} {
		w := testkit.New(t)
		drafter := w.Person("drafter", w.Seat(domain.RoleDrafter, "SESU", ""))
		need, err := w.App.CreateNeed(t.Context(), drafter, w.Orgs["SESU"], testkit.Content("ER-FIRE"))
		if err != nil {
			t.Fatal(err)
		}
		b := &busy{Store: w.Store, with: with}
		a := beside(t, w, b)
		b.left.Store(2)
		if err := a.Look(t.Context(), drafter, need.Need.Meta.ID); err != nil || b.left.Load() >= 0 {
			t.Errorf("%v: %v", with, err)
		}
	}
}

// TestSignIn_triesAreCountedOverClocksThatDiffer: two processes on two machines, one some seconds ahead. A try that the one
// counted is none that is still to come for the other.
func TestSignIn_triesAreCountedOverClocksThatDiffer(t *testing.T) {
	for _, ahead := range []time.Duration{time.Millisecond, 2 * time.Second, 59 * time.Second} {
		w := testkit.New(t)
		w.PersonWithPassword("olena")
		other, err := app.New(t.Context(), app.Options{Store: w.Store, Clock: func() time.Time { return w.Now.Add(ahead) }, Hashing: app.HashForTests})
		if err != nil {
			t.Fatal(err)
		}
		looked := 0
		for i := range 12 {
			a := []*app.App{other, w.App}[i%2]
			_, err := a.SignIn(t.Context(), app.SignInRequest{Email: "olena@portal.example", Password: "wrong", Address: "192.0.2.1"})
			switch code(err) {
			case domain.CodeSignInRefused:
				looked++
			case domain.CodeSignInPaused:
			default:
				t.Fatal(err)
			}
		}
		if looked != 5 {
			t.Errorf("%v ahead: %d of 12 passwords were looked at", ahead, looked)
		}
	}
}
