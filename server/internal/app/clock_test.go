package app_test

import (
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

func moment(t *testing.T, text string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestClock_sessionsEndByIt: a session without a request in between, looked at after the clock has moved.
func TestClock_sessionsEndByIt(t *testing.T) {
	w := testkit.New(t)
	w.Person("olena", w.Seat(domain.RoleObserver, "", ""))
	cheaply(w)
	for _, c := range []struct {
		start string
		by    time.Duration
		lives bool
	}{
		{"2026-11-24T09:00:00Z", 29*time.Minute + 59*time.Second, true},
		{"2026-11-24T09:00:00Z", 30 * time.Minute, false},
		{"2026-11-24T09:00:00Z", time.Hour, false},
		{"2026-11-24T09:00:00Z", 24 * time.Hour, false},
		{"2026-11-24T09:00:00Z", 365 * 24 * time.Hour, false},
		{"2026-11-24T09:00:00Z", -time.Second, true}, // a clock that was put right
		{"2026-11-24T09:00:00Z", -time.Minute, true},
		{"2026-11-24T09:00:00Z", -61 * time.Second, false}, // it would live longer than its time
		{"2026-11-24T09:00:00Z", -time.Hour, false},
		{"2026-11-24T09:00:00Z", -24 * time.Hour, false},
		{"2026-10-25T00:45:00Z", 29 * time.Minute, true}, // 03:45 in Kyiv, and 29 minutes later 03:14
		{"2026-10-25T00:45:00Z", 31 * time.Minute, false},
		{"2027-03-28T00:45:00Z", 29 * time.Minute, true}, // 02:45 in Kyiv, and 29 minutes later 04:14
		{"2027-03-28T00:45:00Z", 31 * time.Minute, false},
		{"2028-02-28T23:50:00Z", 20 * time.Minute, true}, // into the leap day
		{"2028-02-29T23:50:00Z", 20 * time.Minute, true},
		{"2026-12-31T23:50:00Z", 20 * time.Minute, true},
	} {
		w.Now = moment(t, c.start)
		in, err := try(w, "olena@portal.example", testkit.Password, "")
		if err != nil {
			t.Fatal(err)
		}
		w.Now = w.Now.Add(c.by)
		if _, err := w.App.FindSession(t.Context(), in.Token); (err == nil) != c.lives {
			t.Errorf("started %s, %v later: %v", c.start, c.by, err)
		}
	}
}

// TestClock_seatsEndWithTheirLastDayInKyiv: the last moment of a day in Kyiv, whose nights are two or three hours ahead.
func TestClock_seatsEndWithTheirLastDayInKyiv(t *testing.T) {
	for to, moments := range map[string][2]string{
		"2026-11-24": {"2026-11-24T21:59:59Z", "2026-11-24T22:00:00Z"}, // winter
		"2026-07-15": {"2026-07-15T20:59:59Z", "2026-07-15T21:00:00Z"}, // summer
		"2026-10-24": {"2026-10-24T20:59:59Z", "2026-10-24T21:00:00Z"}, // the night of the change is of the day after
		"2026-10-25": {"2026-10-25T21:59:59Z", "2026-10-25T22:00:00Z"}, // a day of 25 hours
		"2027-03-27": {"2027-03-27T21:59:59Z", "2027-03-27T22:00:00Z"},
		"2027-03-28": {"2027-03-28T20:59:59Z", "2027-03-28T21:00:00Z"}, // a day of 23 hours
		"2028-02-28": {"2028-02-28T21:59:59Z", "2028-02-28T22:00:00Z"},
		"2028-02-29": {"2028-02-29T21:59:59Z", "2028-02-29T22:00:00Z"},
		"2026-12-31": {"2026-12-31T21:59:59Z", "2026-12-31T22:00:00Z"},
	} {
		w := testkit.New(t)
		w.Now = moment(t, moments[0]).Add(-time.Minute)
		seat := w.Seat(domain.RoleObserver, "", "")
		seat.To = domain.Date(to)
		w.Person("olena", seat)
		cheaply(w)
		in, err := try(w, "olena@portal.example", testkit.Password, "")
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []int{1, 0} {
			w.Now = moment(t, moments[i])
			v, err := w.App.FindSession(t.Context(), in.Token)
			if err != nil || len(v.Actor.Seats) != want {
				t.Errorf("a seat to %s at %s: %d seats, %v", to, moments[i], len(v.Actor.Seats), err)
			}
		}
	}
}

// TestClock_setupLinkEndsByIt: the link lives for an hour of any clock, and not until a clock that was ahead is reached.
func TestClock_setupLinkEndsByIt(t *testing.T) {
	for by, works := range map[time.Duration]bool{
		0: true, 59*time.Minute + 59*time.Second: true, time.Hour: false, 24 * time.Hour: false, -30 * time.Second: true, -time.Hour: false, -24 * time.Hour: false,
	} {
		w := testkit.New(t)
		token, err := w.App.NewSetup(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		w.Now = w.Now.Add(by)
		again, err := w.App.NewSetup(t.Context())
		if err != nil || (again == "") != works {
			t.Errorf("%v later a start shows a new link: %v, %v", by, again != "", err)
		}
		err = w.App.ClaimSetup(t.Context(), app.SetupRequest{Token: token, Email: "admin@portal.example", Name: "Адміністратор", Password: "dovhyi i vlasnyi"})
		if (err == nil) != works {
			t.Errorf("%v later: %v", by, err)
		}
	}
}

// TestClock_pausesEndByIt: an account whose tries are used up is open again a quarter of an hour later, and at once
// where the tries were counted by a clock that was ahead.
func TestClock_pausesEndByIt(t *testing.T) {
	for by, open := range map[time.Duration]bool{
		0: false, 14*time.Minute + 59*time.Second: false, 15 * time.Minute: true, time.Hour: true, 24 * time.Hour: true, -time.Hour: true, -24 * time.Hour: true,
	} {
		w := testkit.New(t)
		w.Person("olena", w.Seat(domain.RoleObserver, "", ""))
		cheaply(w)
		for range 5 {
			if _, err := try(w, "olena@portal.example", "wrong", ""); code(err) != domain.CodeSignInRefused {
				t.Fatal(err)
			}
		}
		w.Now = w.Now.Add(by)
		if _, err := try(w, "olena@portal.example", testkit.Password, ""); (err == nil) != open {
			t.Errorf("%v later: %v", by, err)
		}
	}
}
