package httpapi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/govalues/decimal"

	"swgportal/server/internal/app"
	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// rehearsal is a store that can undo every transaction after it ran to its end, so that thousands of changes can be
// tried on the same records. What the portal then reads is as it was.
type rehearsal struct {
	store.Store
	undo atomic.Bool
}

func (r *rehearsal) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if !r.undo.Load() {
		return r.Store.Tx(ctx, fn)
	}
	undone := errors.New("undone")
	err := r.Store.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		return undone
	})
	if errors.Is(err, undone) {
		return nil
	}
	return err
}

// stage is a portal with somebody of every sort looking and a need of every sort to look at.
type stage struct {
	*testkit.World
	tape     *rehearsal
	policy   []authz.Rule // nil: the portal's own
	members  map[string][]string
	viewers  []viewer
	needs    []subject
	gifts    []gift
	shares   []share
	payments []payment
	ventures []venture
	uses     []use
	authors  authors
	raions   []domain.Place   // a place below the oblast for each need
	line     domain.ItemClass // of the needs' lines
	options  Options
	app      *app.App
}

// newStage makes the portal and those who look; needs are added by the test.
func newStage(t *testing.T) *stage {
	t.Helper()
	s := testkit.OpenSeeded(t)
	tape := &rehearsal{Store: s}
	st := &stage{World: testkit.On(t, tape), tape: tape, members: map[string][]string{}}
	var err error
	st.app, err = app.New(t.Context(), app.Options{Store: tape, Clock: st.clock(), NeedShape: NeedShape(), Policy: func() []authz.Rule {
		if st.policy != nil {
			return st.policy
		}
		return authz.Policy()
	}})
	if err != nil {
		t.Fatal(err)
	}
	st.options = Options{App: st.app, Hosts: []string{host}, Secure: true}
	groups, err := store.Subgroups.List(t.Context(), s, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	cast := []string{}
	for _, code := range []string{"SESU", "SBGS", "NPU", "MSC", "NL-EMB", "JP-EMB"} {
		cast = append(cast, st.Orgs[code])
	}
	for _, g := range groups.Items {
		// Each request reads the members of its person's subgroups: short lists make the matrix twice as fast.
		g.Members = slices.DeleteFunc(g.Members, func(m domain.Term) bool { return !slices.Contains(cast, m.Organisation) })
		testkit.Change(st.World, store.Subgroups, g.Meta.ID, func(x *domain.Subgroup) { x.Members = g.Members })
		for _, m := range g.Members {
			st.members[m.Organisation] = append(st.members[m.Organisation], g.Meta.ID)
		}
	}
	st.lists()
	st.rates()
	st.castViewers()
	st.authors = st.castAuthors()
	return st
}

// lists reads the places and the item classes that the needs are written with.
func (s *stage) lists() {
	s.T.Helper()
	places, err := store.Places.List(s.T.Context(), s.tape.Store, store.System(), store.Query{
		Filter: store.Eq{Field: "level", Value: store.Str(string(domain.PlaceRaion))}, Limit: store.MaxLimit,
	})
	if err != nil || len(places.Items) < 100 {
		s.T.Fatal(len(places.Items), err)
	}
	classes, err := store.ItemClasses.List(s.T.Context(), s.tape.Store, store.System(), store.Query{Limit: 1})
	if err != nil {
		s.T.Fatal(err)
	}
	s.raions, s.line = places.Items, classes.Items[0]
}

// Two rates, one by hand and a bank's.
const (
	rateByHand = "2026-11-23-USD-manual"
	rateOfBank = "2026-11-23-USD-NBU"
)

func (s *stage) rates() {
	s.T.Helper()
	for _, source := range []domain.RateSource{domain.RateManual, domain.RateNBU} {
		r, err := domain.NewRate(domain.Quote{Date: "2026-11-23", Currency: "USD", Source: source, Value: decimal.MustParse("41.2")}, "", s.Now)
		if err != nil {
			s.T.Fatal(err)
		}
		testkit.Insert(s.World, store.Rates, &r)
	}
}

func (s *stage) clock() app.Clock { return s.App.Now }

// browser asks as one viewer. It has a handler of its own and renews it before the gate, which counts what each person
// asks in a second, would refuse.
type browser struct {
	s       *stage
	viewer  viewer
	handler http.Handler
	asked   int
}

func (s *stage) as(v viewer) *browser { return &browser{s: s, viewer: v} }

func (b *browser) ask(method, path, body string, headers ...string) answer {
	b.s.T.Helper()
	if b.asked%burst == 0 {
		h, err := New(b.s.options)
		if err != nil {
			b.s.T.Fatal(err)
		}
		b.handler = h
	}
	b.asked++
	var r io.Reader
	if body != "" {
		r = strings.NewReader(body)
	}
	q := httptest.NewRequestWithContext(b.s.T.Context(), method, prior+path, r)
	q.Host = host
	switch {
	case strings.HasPrefix(body, "--edge"):
		q.Header.Set("Content-Type", aForm)
	case body != "":
		q.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	if b.viewer.token != "" {
		q.AddCookie(&http.Cookie{Name: "__Host-portal", Value: b.viewer.token})
	}
	rec := httptest.NewRecorder()
	b.handler.ServeHTTP(rec, q)
	return answer{rec, rec.Body.String()}
}

// places: a role, an organisation of the reference list, a subgroup.
type chair struct {
	role     domain.Role
	org, sub string
}

// viewer is somebody who looks, said in the words of the rules.
type viewer struct {
	name   string
	closed bool    // has no session: asks as nobody
	seats  []chair // held today; org is the organisation's id
	user   string
	token  string
}

// castViewers makes somebody of every sort.
func (s *stage) castViewers() {
	s.T.Helper()
	held := func(name string, seats ...chair) {
		s.T.Helper()
		c := s.Person(strings.ReplaceAll(name, " ", "-"))
		v := viewer{name: name, user: c.User.Meta.ID}
		for i, x := range seats {
			x.org = s.Orgs[x.org]
			v.seats = append(v.seats, x)
			// Beside the use cases: some of these seats are crooked, and no right may come of it.
			s.seat(c.User.Meta.ID, i, x, domain.DateOf(s.Now), "")
		}
		v.token = s.Session(v.user)
		s.viewers = append(s.viewers, v)
	}
	s.viewers = append(s.viewers, viewer{name: "nobody", closed: true}, viewer{name: "a made-up session", closed: true, token: "made-up"})
	for _, role := range domain.Roles() {
		held("crooked "+string(role), chair{role, "SBGS", "BS"})
	}
	held("secretariat", chair{domain.RoleSecretariat, "", ""})
	held("chair of ER", chair{domain.RoleChair, "", "ER"})
	held("chair of BS", chair{domain.RoleChair, "", "BS"})
	held("chair of CP", chair{domain.RoleChair, "", "CP"})
	held("drafter of SESU", chair{domain.RoleDrafter, "SESU", ""})
	held("drafter of SBGS", chair{domain.RoleDrafter, "SBGS", ""})
	held("drafter elsewhere", chair{domain.RoleDrafter, "NPU", ""})
	held("approver of SESU", chair{domain.RoleApprover, "SESU", ""})
	held("approver elsewhere", chair{domain.RoleApprover, "MSC", ""})
	held("partner who is named", chair{domain.RolePartner, "NL-EMB", ""})
	held("partner who is not", chair{domain.RolePartner, "JP-EMB", ""})
	held("observer", chair{domain.RoleObserver, "", ""})
	held("observer of ER", chair{domain.RoleObserver, "", "ER"})
	held("observer of the named partner", chair{domain.RoleObserver, "NL-EMB", ""})
	held("auditor", chair{domain.RoleAuditor, "", ""})
	held("admin", chair{domain.RoleAdmin, "", ""})
	held("drafter of SESU and chair of BS", chair{domain.RoleDrafter, "SESU", ""}, chair{domain.RoleChair, "", "BS"})
	held("chair of ER and admin", chair{domain.RoleChair, "", "ER"}, chair{domain.RoleAdmin, "", ""})
	held("partner who is named and admin", chair{domain.RolePartner, "NL-EMB", ""}, chair{domain.RoleAdmin, "", ""})
	held("somebody without a seat")

	today := domain.DateOf(s.Now)
	ended, ahead := s.Person("ended"), s.Person("ahead")
	s.seat(ended.User.Meta.ID, 0, chair{domain.RoleDrafter, s.Orgs["SESU"], ""}, today.AddDays(-30), today.AddDays(-1))
	s.seat(ahead.User.Meta.ID, 0, chair{domain.RoleSecretariat, "", ""}, today.AddDays(1), "")
	for _, c := range []app.Caller{ended, ahead} {
		s.viewers = append(s.viewers, viewer{name: c.User.Name + " seat", user: c.User.Meta.ID, token: s.Session(c.User.Meta.ID)})
	}
	gone := s.Person("disabled")
	s.seat(gone.User.Meta.ID, 0, chair{domain.RoleSecretariat, "", ""}, today, "")
	s.viewers = append(s.viewers, viewer{name: "disabled", closed: true, user: gone.User.Meta.ID, token: s.Session(gone.User.Meta.ID)})
	testkit.Change(s.World, store.Users, gone.User.Meta.ID, func(u *domain.User) { u.Disabled = true })
}

func (s *stage) seat(user string, n int, x chair, from, to domain.Date) {
	s.T.Helper()
	seat := domain.Seat{
		Meta: domain.NewMeta(user+"-"+string(rune('a'+n)), "", s.Now), User: user, Role: x.role, Organisation: x.org, Subgroup: x.sub, From: from, To: to,
	}
	testkit.Insert(s.World, store.Seats, &seat)
}
