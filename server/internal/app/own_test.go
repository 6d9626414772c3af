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
