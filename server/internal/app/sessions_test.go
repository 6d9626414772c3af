package app_test

import (
	"context"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// ctxt keeps the signatures of transaction functions short.
type ctxt = context.Context

func try(w *testkit.World, email, password, device string) (app.SignedIn, error) {
	return w.App.SignIn(w.T.Context(), app.SignInRequest{Email: email, Password: password, Address: "192.0.2.7", Device: device})
}

func TestSignIn_unknownAndWrongAnswerAlike(t *testing.T) {
	w := testkit.Twice(t)
	w.PersonWithPassword("olena", w.Seat(domain.RoleObserver, "", ""))
	_, unknown := try(w, "nobody@portal.example", testkit.Password, "")
	_, wrong := try(w, "olena@portal.example", "wrong wrong wrong", "")
	if code(unknown) != domain.CodeSignInRefused || code(wrong) != domain.CodeSignInRefused {
		t.Errorf("unknown %v, wrong %v", unknown, wrong)
	}
	if _, err := try(w, " OLENA@portal.example ", testkit.Password, ""); err != nil {
		t.Errorf("the right password: %v", err)
	}
}

func TestSignIn_pausesAfterFiveTries_butNotOnAKnownDevice(t *testing.T) {
	w := testkit.Twice(t)
	w.PersonWithPassword("olena", w.Seat(domain.RoleObserver, "", ""))
	known, err := try(w, "olena@portal.example", testkit.Password, "")
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if _, err := try(w, "olena@portal.example", "wrong wrong wrong", ""); code(err) != domain.CodeSignInRefused {
			t.Fatal(err)
		}
	}
	if _, err := try(w, "olena@portal.example", testkit.Password, ""); code(err) != domain.CodeSignInPaused {
		t.Errorf("the sixth try: %v", err)
	}
	if _, err := try(w, "olena@portal.example", testkit.Password, known.Device); err != nil {
		t.Errorf("its owner on a known device: %v", err)
	}
	w.Now = w.Now.Add(15 * time.Minute)
	if _, err := try(w, "olena@portal.example", testkit.Password, ""); err != nil {
		t.Errorf("after the pause: %v", err)
	}
}

func TestFindSession_endsWhenIdle_atItsEnd_andWithTheSeat(t *testing.T) {
	w := testkit.Twice(t)
	seat := w.Seat(domain.RoleObserver, "", "")
	seat.To = domain.DateOf(w.Now)
	w.PersonWithPassword("olena", seat)
	in, err := try(w, "olena@portal.example", testkit.Password, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Session.Actor.Seats) != 1 {
		t.Errorf("%d seats", len(in.Session.Actor.Seats))
	}
	for range 23 {
		w.Now = w.Now.Add(29 * time.Minute)
		s, err := w.App.FindSession(t.Context(), in.Token)
		if err != nil {
			t.Fatalf("in use: %v", err)
		}
		if domain.DateOf(w.Now) > seat.To && len(s.Actor.Seats) != 0 {
			t.Error("a seat that has ended still counts")
		}
	}
	w.Now = w.Now.Add(30 * time.Minute)
	if _, err := w.App.FindSession(t.Context(), in.Token); code(err) != domain.CodeUnauthenticated {
		t.Errorf("idle for half an hour: %v", err)
	}
	if _, err := w.App.FindSession(t.Context(), "no such token"); code(err) != domain.CodeUnauthenticated {
		t.Errorf("no session: %v", err)
	}
}

func TestClaimSetup_worksOnce(t *testing.T) {
	w := testkit.Twice(t)
	token, err := w.App.NewSetup(t.Context())
	if err != nil || token == "" {
		t.Fatalf("token %q, %v", token, err)
	}
	if again, err := w.App.NewSetup(t.Context()); err != nil || again != "" {
		t.Errorf("a second start shows %q, %v", again, err)
	}
	r := app.SetupRequest{Token: token, Email: "admin@portal.example", Name: "Адміністратор", Password: "dovhyi i vlasnyi"}
	bad := r
	bad.Token += "x"
	if err := w.App.ClaimSetup(t.Context(), bad); code(err) != domain.CodeSetupClosed {
		t.Errorf("a wrong token: %v", err)
	}
	if err := w.App.ClaimSetup(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	r.Email = "second@portal.example"
	if err := w.App.ClaimSetup(t.Context(), r); code(err) != domain.CodeSetupClosed {
		t.Errorf("a used token: %v", err)
	}
}

// TestSignIn_strangeAddressesAreUnknownOnes: what no account can have answers like what none has.
func TestSignIn_strangeAddressesAreUnknownOnes(t *testing.T) {
	w := testkit.New(t)
	for _, email := range []string{"a\x00b@portal.example", "\x00", " ", "@", "a@b@c", "\u202e@portal.example", "' OR 1=1 --"} {
		if _, err := try(w, email, "wrong wrong wrong", ""); code(err) != domain.CodeSignInRefused {
			t.Errorf("%q: %v", email, err)
		}
	}
}
