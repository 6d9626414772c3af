package httpapi

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

const cookieName = "__Host-portal"

// TestSession_livesAndEndsByTheScript plays 25 steps of one account on several browsers. After each, the cookie named is
// asked with, and the answer's status must be the one written.
func TestSession_livesAndEndsByTheScript(t *testing.T) {
	s := newSite(t)
	person := s.PersonWithPassword("olena", s.Seat(domain.RoleObserver, "", ""))
	seat := seatOf(t, s.Store, person.User.Meta.ID)
	kept := map[string]string{"nobody": "", "planted": strings.Repeat("a", 43)}
	in := func(as string) func() {
		return func() {
			s.signIn("olena")
			for name, old := range kept {
				if old == s.cookies[cookieName] {
					t.Errorf("the sign-in %s has the cookie of %s", as, name)
				}
			}
			kept[as] = s.cookies[cookieName]
		}
	}
	with := func(name string) func() { return func() { s.cookies[cookieName] = kept[name] } }
	fresh := func() { s.cookies = map[string]string{} }
	after := func(d time.Duration) func() { return func() { s.Now = s.Now.Add(d) } }
	out := func() { s.ask("DELETE", "/session", "") }
	user := func(fn func(*domain.User)) func() {
		return func() { testkit.Change(s.World, store.Users, person.User.Meta.ID, fn) }
	}
	seats := func(fn func(*domain.Seat)) func() { return func() { testkit.Change(s.World, store.Seats, seat, fn) } }
	steps := []struct {
		name  string
		do    []func()
		with  string
		wants int
	}{
		{"nobody is refused", nil, "nobody", 401},
		{"a cookie that somebody planted is refused", nil, "planted", 401},
		{"signing in over it gives another one", []func(){with("planted"), in("first")}, "first", 200},
		{"and the planted one stays refused", nil, "planted", 401},
		{"signing in again on the same browser gives another one", []func(){with("first"), in("second")}, "second", 200},
		{"and ends the one before", nil, "first", 401},
		{"another browser has its own", []func(){fresh, in("other")}, "other", 200},
		{"and ends no other's", nil, "second", 200},
		{"signing out", []func(){with("second"), out}, "second", 401},
		{"ends that browser's alone", nil, "other", 200},
		{"signing out twice is done too", []func(){with("second"), out}, "other", 200},
		{"half an hour less a second", []func(){after(30*time.Minute - time.Second)}, "other", 200},
		{"was put off by the request", []func(){after(30*time.Minute - time.Second)}, "other", 200},
		{"half an hour unused", []func(){after(30 * time.Minute)}, "other", 401},
		{"stays ended", []func(){after(time.Second)}, "other", 401},
		{"a new sign-in, used for twelve hours less a minute", []func(){fresh, in("long"), func() {
			for range 719 {
				s.Now = s.Now.Add(time.Minute)
				if s.Now.Minute()%20 == 0 {
					s.ask("GET", "/session", "")
				}
			}
		}}, "long", 200},
		{"ends after twelve all the same", []func(){after(time.Minute)}, "long", 401},
		{"a disabled account", []func(){fresh, in("disabled"), user(func(u *domain.User) { u.Disabled = true })}, "disabled", 401},
		{"cannot sign in, and gets no new cookie", []func(){func() {
			if a := s.ask("POST", "/session", `{"email":"olena@portal.example","password":"correct horse battery"}`); a.code() != "sign_in_refused" || len(a.Result().Cookies()) != 0 {
				t.Errorf("a disabled account signs in: %d %s", a.Code, a.text)
			}
		}}, "disabled", 401},
		{"open again, its old cookie still names it", []func(){user(func(u *domain.User) { u.Disabled = false })}, "disabled", 200},
		{"a seat that ended yesterday", []func(){seats(func(x *domain.Seat) { x.To = domain.DateOf(s.Now.Add(-24 * time.Hour)) })}, "disabled", 403},
		{"a seat for another role counts at once", []func(){seats(func(x *domain.Seat) { x.To, x.Role = "", domain.RoleAdmin })}, "disabled", 403},
		{"and the first one again", []func(){seats(func(x *domain.Seat) { x.Role = domain.RoleObserver })}, "disabled", 200},
		{"the hash of a cookie is no cookie", []func(){func() {
			page, err := s.Store.List(t.Context(), store.Sessions.Spec, store.System(), store.Query{Limit: 1})
			if err != nil {
				t.Fatal(err)
			}
			kept["hash"] = page.Records[0].ID
		}}, "hash", 401},
		{"nor is one with a letter changed", []func(){func() { kept["changed"] = kept["disabled"][:42] + "!" }}, "changed", 401},
	}
	for i, x := range steps {
		for _, do := range x.do {
			do()
		}
		s.cookies[cookieName] = kept[x.with]
		if a := s.ask("GET", "/needs", ""); a.Code != x.wants {
			t.Fatalf("step %d, %s: %d %s, not %d", i+1, x.name, a.Code, a.text, x.wants)
		}
	}
	if len(steps) != 25 {
		t.Errorf("%d steps", len(steps))
	}
}

// TestSession_tabsRacingToRenewItLoseNothing: many tabs ask at the moment a renewal is due, again and again.
func TestSession_tabsRacingToRenewItLoseNothing(t *testing.T) {
	s := newSite(t)
	s.everyone()
	token := s.cookies[cookieName]
	for round := range 8 {
		s.Now = s.Now.Add(25 * time.Minute)
		s.renew()
		var tabs sync.WaitGroup
		codes := make([]int, 8)
		for i := range codes {
			tabs.Go(func() {
				q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+host+prior+"/session", nil)
				if err != nil {
					t.Error(err)
					return
				}
				q.AddCookie(&http.Cookie{Name: cookieName, Value: token})
				codes[i] = len(serve(s.handler, q))
			})
		}
		tabs.Wait()
		s.cookies[cookieName] = token
		for i, n := range codes {
			if n < 100 { // "nobody" is shorter
				t.Fatalf("round %d: tab %d was signed out", round, i)
			}
		}
	}
}
