// Package testkit makes a small portal for tests: a store in a temporary folder, the use cases on a clock that the
// test moves, the reference lists, and people by their role. It is used by tests alone.
package testkit

import (
	"os"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/storetest"
)

// Password is everybody's.
const Password = "correct horse battery"

// World is a portal for a test.
type World struct {
	T     testing.TB
	Store store.Store
	App   *app.App
	Now   time.Time
	Orgs  map[string]string // code of the reference list → id
}

// New makes a portal on a fresh store, on 24 November 2026: SQLite, or MongoDB where PORTAL_TEST_STORE says "mongo".
func New(t testing.TB) *World {
	t.Helper()
	if os.Getenv("PORTAL_TEST_STORE") == "mongo" {
		return On(t, OpenMongo(t))
	}
	return On(t, OpenSeeded(t))
}

// Twice is New on a store that runs the function of every transaction twice, the first time undone: what MongoDB may do
// at any time. A use case that leaves a trace outside its transaction fails there.
func Twice(t testing.TB) *World {
	t.Helper()
	return On(t, storetest.Flaky(OpenSeeded(t), 1))
}

// On makes a portal on a store that is open, and empty or seeded.
func On(t testing.TB, s store.Store) *World {
	t.Helper()
	w := &World{T: t, Store: s, Now: began(), Orgs: map[string]string{}}
	var err error
	if w.App, err = app.New(t.Context(), app.Options{Store: s, Clock: func() time.Time { return w.Now }, Hashing: app.HashForTests}); err != nil {
		t.Fatal(err)
	}
	lists, err := reference.Load(w.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.App.LoadReference(t.Context(), lists); err != nil {
		t.Fatal(err)
	}
	page, err := store.Organisations.List(t.Context(), s, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range lists.Organisations {
		for _, have := range page.Items {
			if have.Name.UK == o.Content.Name.UK {
				w.Orgs[o.Code] = have.Meta.ID
			}
		}
	}
	return w
}

// Seat is a seat from today on; org is a code of the reference list.
func (w *World) Seat(role domain.Role, org, subgroup string) domain.Seat {
	return domain.Seat{Role: role, Organisation: w.Orgs[org], Subgroup: subgroup, From: domain.DateOf(w.Now)}
}

// Person makes an account name@portal.example that nobody can sign in to, and gives it as a caller.
func (w *World) Person(name string, seats ...domain.Seat) app.Caller {
	w.T.Helper()
	c, err := w.App.AddPerson(w.T.Context(), name+"@portal.example", name, "", seats)
	if err != nil {
		w.T.Fatal(err)
	}
	return c
}

// PersonWithPassword is Person with Password.
func (w *World) PersonWithPassword(name string, seats ...domain.Seat) app.Caller {
	w.T.Helper()
	c, err := w.App.AddPerson(w.T.Context(), name+"@portal.example", name, Password, seats)
	if err != nil {
		w.T.Fatal(err)
	}
	return c
}

// Content is a need that can be submitted, under a theme.
func Content(theme string) domain.NeedContent {
	return domain.NeedContent{
		Theme: theme, Title: domain.Text{UK: "Пожежні автоцистерни", EN: "Fire tankers"},
		Description: domain.Text{UK: "Втрачено 11 автоцистерн із 26."}, Priority: domain.PriorityHigh,
		Cost: domain.Money{Minor: 264060000, Currency: "EUR"}, CostAsOf: "2026-11-20", Nationwide: true, Places: []string{},
		NeededBy: "2027-06-30", Contact: domain.Contact{Name: "Оксана Гнатюк", Email: "o.hnatiuk@portal.example"},
	}
}
