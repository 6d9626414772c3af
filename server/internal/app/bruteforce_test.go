package app_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// looked notes when a password was looked at, and what it was compared with.
type looked struct {
	w      *testkit.World
	at     []time.Time
	hashes []string
}

// cheaply looks at passwords without argon2id: the wrong ones are wrong, and the owner's fits.
func cheaply(w *testkit.World) *looked {
	l := &looked{w: w}
	w.App.SetFits(func(password, hash string) (bool, error) {
		if password == testkit.Password {
			return true, nil
		}
		l.at, l.hashes = append(l.at, w.Now), append(l.hashes, hash)
		return false, nil
	})
	return l
}

// most is the most passwords that were looked at in any hour.
func (l *looked) most() int {
	most := 0
	for i, from := range l.at {
		n := 0
		for _, t := range l.at[i:] {
			if t.Sub(from) < time.Hour {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// TestSignIn_bruteForceIsLimited: tries on one account from 200 networks, in four rhythms. Never are more
// than 20 of an hour looked at, and the owner signs in from a known device all the while.
func TestSignIn_bruteForceIsLimited(t *testing.T) {
	tries := testkit.Size(t, 1000, 2500, 100_000) // the race detector makes the store some ten times slower by day
	r := rand.New(rand.NewPCG(18, 1))
	for name, pause := range map[string]func(i int) time.Duration{
		"as fast as it goes": func(int) time.Duration { return time.Second },
		"at random":          func(int) time.Duration { return time.Duration(r.IntN(120)) * time.Second },
		// A window that begins anew by the clock lets four through at its end and five more a second later.
		"at the borders of the window": func(i int) time.Duration {
			switch n := i % 24; {
			case n == 0:
				return 2 * time.Hour
			case n == 1:
				return 14*time.Minute + 58*time.Second
			case n == 4:
				return 2 * time.Second
			case n > 4 && n%5 == 4:
				return 15 * time.Minute
			}
			return 0
		},
		"just after each pause": func(i int) time.Duration { return []time.Duration{15 * time.Minute, 0, 0, 0, 0, 0}[i%6] },
	} {
		t.Run(name, func(t *testing.T) {
			w := testkit.New(t)
			w.Person("olena", w.Seat(domain.RoleObserver, "", ""))
			l := cheaply(w)
			known, err := try(w, "olena@portal.example", testkit.Password, "")
			if err != nil {
				t.Fatal(err)
			}
			refused := 0
			for i := range tries / 4 {
				w.Now = w.Now.Add(pause(i))
				_, err := w.App.SignIn(t.Context(), app.SignInRequest{Email: "Olena@portal.example", Password: fmt.Sprint("guess ", i), Address: fmt.Sprintf("198.18.%d.%d", i%200, i%250)})
				if c := code(err); c == domain.CodeSignInPaused {
					refused++
				} else if c != domain.CodeSignInRefused {
					t.Fatalf("try %d: %v", i, err)
				}
				if i%97 == 0 {
					if known, err = try(w, "olena@portal.example", testkit.Password, known.Device); err != nil {
						t.Fatalf("the owner, at try %d: %v", i, err)
					}
				}
			}
			if l.most() > 20 || refused == 0 {
				t.Errorf("%d passwords looked at in an hour, %d of %d tries sent away", l.most(), refused, tries/4)
			}
			t.Logf("%d tries: %d looked at, at most %d in an hour", tries/4, len(l.at), l.most())
		})
	}
}

// TestSignIn_sprayingFromOneNetworkIsLimited: one guess at each of many accounts, from all addresses of a /24 or a /64.
func TestSignIn_sprayingFromOneNetworkIsLimited(t *testing.T) {
	for _, form := range []string{"203.0.113.%d", "2001:db8:0:1::%x", "::ffff:203.0.113.%d"} {
		w := testkit.New(t)
		l := cheaply(w)
		for i := range 300 {
			w.Now = w.Now.Add(2 * time.Second)
			_, err := w.App.SignIn(t.Context(), app.SignInRequest{Email: fmt.Sprintf("person%d@portal.example", i), Password: "Winter2026!", Address: fmt.Sprintf(form, i%250)})
			if c := code(err); c != domain.CodeSignInPaused && c != domain.CodeSignInRefused {
				t.Fatal(err)
			}
		}
		if len(l.at) != 30 {
			t.Errorf("%s: %d guesses looked at in ten minutes, not 30", form, len(l.at))
		}
		if _, err := w.App.SignIn(t.Context(), app.SignInRequest{Email: "x@portal.example", Password: "x", Address: "203.0.114.1"}); code(err) != domain.CodeSignInRefused {
			t.Errorf("another network is sent away too: %v", err)
		}
	}
}

// inEarnest is a portal on which a password's hash costs what it costs people.
func inEarnest(t *testing.T) *testkit.World {
	t.Helper()
	w := testkit.New(t)
	var err error
	if w.App, err = app.New(t.Context(), app.Options{Store: w.Store, Clock: func() time.Time { return w.Now }}); err != nil {
		t.Fatal(err)
	}
	return w
}

// TestSignIn_unknownAddressesCostTheSame: the same answer after one look at a password, with a hash that takes as long,
// whether there is an account, none, a disabled one or one without a password.
func TestSignIn_unknownAddressesCostTheSame(t *testing.T) {
	w := inEarnest(t)
	w.Person("olena", w.Seat(domain.RoleObserver, "", ""))
	gone := w.PersonWithPassword("gone")
	w.Person("silent")
	disable(t, w, gone.User.Meta.ID)
	l := cheaply(w)
	var texts []string
	for _, name := range []string{"olena", "nobody", "gone", "silent"} {
		_, err := try(w, name+"@portal.example", "wrong wrong wrong", "")
		texts = append(texts, fmt.Sprint(err))
	}
	if _, err := try(w, "gone@portal.example", testkit.Password, ""); code(err) != domain.CodeSignInRefused {
		t.Errorf("a disabled account with its password: %v", err)
	}
	if len(l.hashes) != 4 || len(slices.Compact(texts)) != 1 {
		t.Errorf("%d looks at a password, answers %q", len(l.hashes), texts)
	}
	for i, hash := range append(l.hashes, app.DummyHash) {
		p, salt, key, err := argon2id.DecodeHash(hash)
		if err != nil || *p != app.PasswordParams || len(salt) != int(app.PasswordParams.SaltLength) || len(key) != int(app.PasswordParams.KeyLength) {
			t.Errorf("hash %d is %+v, %v", i, p, err)
		}
	}
}

// disable closes an account beside the use cases: there is none for it yet.
func disable(t *testing.T, w *testkit.World, id string) {
	t.Helper()
	err := w.Store.Tx(t.Context(), func(ctx ctxt, tx store.Tx) error {
		rec, err := tx.Get(ctx, store.Users.Spec, store.System(), id)
		if err != nil {
			return err
		}
		u, err := store.Users.Decode(rec)
		if err != nil {
			return err
		}
		u.Disabled = true
		changed, err := store.Users.Encode(&u, rec.Rev)
		if err != nil {
			return err
		}
		return tx.Update(ctx, store.Users.Spec, changed)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSignIn_unknownAddressesTakeAsLong measures real sign-ins, known and unknown by turns. By day it only says what it
// measured: three hundred of each tell something.
func TestSignIn_unknownAddressesTakeAsLong(t *testing.T) {
	n := testkit.Size(t, 2, 4, 300)
	w := inEarnest(t)
	w.PersonWithPassword("olena", w.Seat(domain.RoleObserver, "", ""))
	took := map[string][]float64{}
	for range n {
		for _, name := range []string{"olena", "nobody"} {
			w.Now = w.Now.Add(10 * time.Minute)
			began := time.Now()
			if _, err := try(w, name+"@portal.example", "wrong wrong wrong", ""); code(err) != domain.CodeSignInRefused {
				t.Fatal(err)
			}
			took[name] = append(took[name], time.Since(began).Seconds())
		}
	}
	z := mannWhitney(took["olena"], took["nobody"])
	slices.Sort(took["olena"])
	slices.Sort(took["nobody"])
	known, unknown := took["olena"][n/2], took["nobody"][n/2]
	t.Logf("2 × %d sign-ins: medians %.1f and %.1f ms, Mann-Whitney z = %.2f (p > 0.01 is |z| < 2.58)", n, 1000*known, 1000*unknown, z)
	if n >= 300 && (math.Abs(z) >= 2.58 || math.Abs(known/unknown-1) > 0.05) {
		t.Errorf("the time tells whether there is an account")
	}
}

// mannWhitney gives the z of the U test (normal approximation; times do not tie).
func mannWhitney(a, b []float64) float64 {
	u := 0.0
	for _, x := range a {
		for _, y := range b {
			if x > y {
				u++
			}
		}
	}
	n, m := float64(len(a)), float64(len(b))
	return (u - n*m/2) / math.Sqrt(n*m*(n+m+1)/12)
}
