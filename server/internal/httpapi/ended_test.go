package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// TestSession_endsWithWhatItStoodOn: each of these acts ends every session that the person had, and, where the person does
// it, leaves the one it was done with. SECURITY.md, row 20: the siblings of the 25 steps.
func TestSession_endsWithWhatItStoodOn(t *testing.T) {
	const next = "сім тихих вікон"
	for _, x := range []struct {
		name     string
		self     bool
		do       func(s *site, user string) answer
		password string // afterwards; empty: signs in no more
	}{
		{"the own new password", true, func(s *site, _ string) answer {
			return s.ask("POST", "/session/password", `{"old":"`+testkit.Password+`","password":"`+next+`"}`)
		}, next},
		{"a seat given", false, func(s *site, user string) answer {
			return s.ask("POST", "/users/"+user+"/seats", `{"role":"auditor","from":"2026-11-24"}`, "If-Match", s.tag(user))
		}, testkit.Password},
		{"a seat ended", false, func(s *site, user string) answer {
			return s.ask("POST", "/users/"+user+"/seats/"+seatOf(s.T.(*testing.T), s.Store, user)+"/end", `{"to":"2026-11-30"}`, "If-Match", s.tag(user))
		}, testkit.Password},
		{"disabling", false, func(s *site, user string) answer {
			return s.ask("PUT", "/users/"+user, `{"email":"olena@portal.example","name":"olena","disabled":true}`, "If-Match", s.tag(user))
		}, ""},
		{"signing out by who keeps accounts", false, func(s *site, user string) answer {
			return s.ask("POST", "/users/"+user+"/sign-out", "", "If-Match", s.tag(user))
		}, testkit.Password},
		{"a link that sets a password", false, func(s *site, user string) answer {
			a := s.ask("POST", "/users/"+user+"/link", "", "If-Match", s.tag(user))
			_, token, _ := strings.Cut(a.text, "/password#")
			token, _, _ = strings.Cut(token, `"`)
			return s.ask("POST", "/password", `{"token":"`+token+`","password":"`+next+`"}`)
		}, next},
	} {
		s := newSite(t)
		person := s.PersonWithPassword("olena", s.Seat(domain.RoleObserver, "", ""))
		s.PersonWithPassword("admin", s.Seat(domain.RoleAdmin, "", ""))
		jars := map[string]map[string]string{}
		for _, who := range []string{"olena", "olena", "admin"} {
			s.cookies = map[string]string{}
			s.signIn(who)
			jars[who+strings.Repeat("+", len(jars))] = s.cookies
		}
		mine, other, admin := jars["olena"], jars["olena+"], jars["admin++"]
		s.cookies = admin
		if x.self {
			s.cookies = mine
		}
		if a := x.do(s, person.User.Meta.ID); a.Code >= 300 {
			t.Fatalf("%s: %d %s", x.name, a.Code, a.text)
		}
		for _, c := range []struct {
			jar   map[string]string
			keeps bool
		}{{mine, x.self}, {other, false}, {admin, true}} {
			s.cookies = c.jar
			if a := s.ask("GET", "/desk", ""); (a.Code == http.StatusOK) != c.keeps {
				t.Errorf("%s: a session of before answers %d, keeps %v", x.name, a.Code, c.keeps)
			}
		}
		s.cookies = map[string]string{}
		for _, password := range []string{testkit.Password, next} {
			a := s.ask("POST", "/session", `{"email":"olena@portal.example","password":"`+password+`"}`)
			if (a.Code == http.StatusOK) != (password == x.password) {
				t.Errorf("%s: signing in with %q: %d", x.name, password, a.Code)
			}
		}
	}
}

// tag is the ETag of an account, as who keeps accounts reads it.
func (s *site) tag(user string) string { return s.ask("GET", "/users/"+user, "").Header().Get("ETag") }
