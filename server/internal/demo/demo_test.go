package demo_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/demo"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
)

const pass = "a demo pass phrase"

// ends is the moment at which the story of these tests ends: a Tuesday.
var ends = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// portal is the story, told once.
type portal struct {
	t     *testing.T
	store store.Store
	app   *app.App
}

func open(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func told(t *testing.T, at time.Time) portal {
	t.Helper()
	s := open(t)
	if err := demo.Fill(t.Context(), s, pass, at); err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), app.Options{Store: s, Demo: true, Clock: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	return portal{t, s, a}
}

// as gives a person by address.
func (p portal) as(email string) app.Caller {
	p.t.Helper()
	for _, u := range all(p, store.Users) {
		if u.Email == email {
			c, err := p.app.As(p.t.Context(), u.Meta.ID)
			if err != nil {
				p.t.Fatal(err)
			}
			return c
		}
	}
	p.t.Fatalf("nobody has the address %s", email)
	return app.Caller{}
}

func all[T any](p portal, k store.Kind[T]) (out []T) {
	p.t.Helper()
	for records, err := range store.Pages(p.t.Context(), p.store, k.Spec, store.System(), store.Query{Limit: store.MaxLimit}) {
		if err != nil {
			p.t.Fatal(err)
		}
		for _, r := range records {
			v, err := k.Decode(r)
			if err != nil {
				p.t.Fatal(err)
			}
			out = append(out, v)
		}
	}
	return out
}

func TestFill_tellsTheStoryOnce_andItsAuditLogFits(t *testing.T) {
	p := told(t, ends)
	if err := demo.Fill(t.Context(), p.store, pass, ends.AddDate(0, 0, 3)); err != nil {
		t.Fatal(err)
	}
	if got := len(all(p, store.Needs)); got != 120 {
		t.Errorf("%d needs, want 120", got)
	}
	in, err := p.app.SignIn(t.Context(), app.SignInRequest{Email: "agency-sesu@portal.example", Password: pass, Address: "127.0.0.1"})
	if err != nil || in.Session.Actor.User.Name != "Укладач ДСНС" {
		t.Errorf("signing in: %v", err)
	}
	if err := p.app.PublishFeed(t.Context(), "test"); err != nil {
		t.Error(err)
	}
	v, err := p.app.VerifyAudit(t.Context())
	if err != nil || v.First != "" || v.Events < 1000 {
		t.Errorf("audit: %+v, %v", v, err)
	}
}

func TestFill_isRefused_whereAnEarlierOneWasCutOff(t *testing.T) {
	s := open(t)
	err := demo.Fill(t.Context(), &cutOff{Store: s, after: 8}, pass, ends)
	if !errors.Is(err, errCutOff) {
		t.Fatalf("%v, want %v", err, errCutOff)
	}
	if err = demo.Fill(t.Context(), s, pass, ends); err == nil || !strings.Contains(err.Error(), "remove the demo's store") {
		t.Errorf("the next start: %v", err)
	}
}

var errCutOff = errors.New("cut off")

// cutOff is a store that is gone after some transactions.
type cutOff struct {
	store.Store
	after int
}

func (s *cutOff) Tx(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	if s.after--; s.after < 0 {
		return errCutOff
	}
	return s.Store.Tx(ctx, fn)
}

func TestFill_bringsRatesOfEachDay(t *testing.T) {
	p := told(t, ends)
	rates, err := p.app.Rates(t.Context(), p.store)
	if err != nil {
		t.Fatal(err)
	}
	today := domain.DateOf(ends)
	for day := today.AddDays(-720); day <= today; day = day.AddDays(1) {
		got, used, err := rates.Convert(domain.Money{Minor: 100_00, Currency: "USD"}, "EUR", day)
		if err != nil || got.Minor < 80_00 || got.Minor > 95_00 || used.FromQuotes[0].Source != domain.RateDemo {
			t.Fatalf("%s: 100 USD are %v, %v", day, got, err)
		}
	}
}
