package httpapi

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// TestContract_routesAreTheDocuments holds all that the portal answers to against the document, both ways.
func TestContract_routesAreTheDocuments(t *testing.T) {
	e, err := routes(Options{App: testkit.New(t).App})
	if err != nil {
		t.Fatal(err)
	}
	have, want := []string{}, []string{}
	for _, r := range e.Routes() {
		have = append(have, r.Method+" "+regexp.MustCompile(":([a-z]+)").ReplaceAllString(r.Path, "{$1}"))
	}
	for _, o := range operations(t) {
		want = append(want, o.Method+" "+prior+o.Path)
	}
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("routes\n%v\ndocument\n%v", have, want)
	}
}

func TestContract_eachOperationNamesItsRight(t *testing.T) {
	known := readDocument(t).Components.Schemas["Permission"].Enum
	var open []string
	for _, o := range operations(t) {
		switch {
		case o.Permission == "none" && o.Open:
			open = append(open, o.ID)
		case o.Permission == "self" && !o.Open:
		case o.Open, !slices.Contains(known, o.Permission):
			t.Errorf("%s: x-permission %q, open %v", o.ID, o.Permission, o.Open)
		}
	}
	if want := []string{"claimLink", "claimSetup", "getSession", "signIn", "signOut"}; !slices.Equal(open, want) {
		t.Errorf("open to everybody: %v, not %v", open, want)
	}
}

func TestContract_wordsAreTheDomains(t *testing.T) {
	schemas := readDocument(t).Components.Schemas
	for name, have := range map[string][]string{
		"ProblemCode":      words(slices.Concat(domain.ProblemCodes())),
		"FieldCode":        words(domain.FieldCodes()),
		"Permission":       words(authz.Permissions()),
		"Role":             words(domain.Roles()),
		"Currency":         words(domain.Currencies()),
		"Country":          words(domain.Countries()),
		"OrganisationKind": words([]domain.OrganisationKind{domain.KindAgency, domain.KindPartner, domain.KindImplementer, domain.KindOther}),
	} {
		want := slices.Clone(schemas[name].Enum)
		slices.Sort(have)
		slices.Sort(want)
		if !slices.Equal(have, want) {
			t.Errorf("%s: in Go %v, in the document %v", name, have, want)
		}
	}
}

func words[T ~string](list []T) []string {
	out := make([]string, 0, len(list))
	for _, w := range list {
		out = append(out, string(w))
	}
	return out
}

// TestSession_isAskedForByDefault asks everything as nobody.
func TestSession_isAskedForByDefault(t *testing.T) {
	s := newSite(t)
	for _, cookie := range []string{"", "no-such-session"} {
		if cookie != "" {
			s.cookies["__Host-portal"] = cookie
		}
		for _, o := range operations(t) {
			if o.Open {
				continue
			}
			for _, url := range []string{o.url(), o.at("x")} {
				for _, body := range []string{"", "{}", "{", strings.Repeat(" ", 2<<20)} {
					if o.Method == http.MethodGet && body != "" {
						continue
					}
					if a := s.ask(o.Method, url, body); a.Code != http.StatusUnauthorized || a.code() != "unauthenticated" {
						t.Errorf("%s as nobody: %d %s", o.ID, a.Code, a.text)
					}
				}
			}
		}
	}
}

// TestPaths_badIDsAreAbsent: what is no id answers like an id of no record, to everybody.
func TestPaths_badIDsAreAbsent(t *testing.T) {
	s := newSite(t)
	s.everyone()
	s.PersonWithPassword("observer", s.Seat(domain.RoleObserver, "", "ER"))
	for _, who := range []string{"everyone", "observer"} {
		s.signIn(who)
		for _, o := range operations(t) {
			if !strings.Contains(o.Path, "{id}") {
				continue
			}
			body := ""
			if o.Body {
				body = "{}"
			}
			absent := s.ask(o.Method, o.url(), body, "If-Match", `"1"`)
			for _, id := range []string{"x", "1", "019abcde-0000-4000-8000-000000000000", strings.ToUpper("019abcde-0000-7000-8000-00000000000a"), "$ne", "'--"} {
				a := s.ask(o.Method, o.at(id), body, "If-Match", `"1"`)
				if a.Code != absent.Code || a.code() != absent.code() {
					t.Errorf("%s as %s, id %s: %d %s, of an absent one %d %s", o.ID, who, id, a.Code, a.text, absent.Code, absent.text)
				}
			}
		}
	}
}

func TestQueries_areHeldAgainstTheDocument(t *testing.T) {
	s := newSite(t)
	s.everyone()
	for query, want := range map[string]int{
		"/needs": 200,
		"/needs?limit=1&sort=-cost&state=open&state=draft&priority=low&subgroup=ER&stale=true&q=%D0%BD": 200,
		"/needs?limit=0": 400, "/needs?limit=201": 400, "/needs?limit=x": 400, "/needs?limit=1e1": 400,
		"/needs?sort=title": 400, "/needs?sort=": 400, "/needs?state=gone": 400, "/needs?priority=Low": 400, "/needs?agency=x": 400,
		"/needs?subgroup=er": 400, "/needs?place=UA1": 400, "/needs?stale=maybe": 400, "/needs?after=x": 400, "/needs?before=x": 400,
		"/needs?q=" + strings.Repeat("a", 201): 400, "/needs?q=%ff": 400, "/needs?q=%00": 400, "/needs?q=%zz": 400,
		"/needs/summary": 400, "/needs/summary?by=title": 400, "/needs/summary?by=state": 200,
		"/organisations?kind=x": 400, "/organisations?kind=agency&q=a": 200,
		"/audit?kind=x": 400, "/audit?record=x": 400, "/audit?person=x": 400, "/audit?kind=need": 200,
	} {
		if a := s.ask("GET", query, ""); a.Code != want || want == 400 && a.code() != "bad_request" && a.code() != "bad_cursor" {
			t.Errorf("%s: %d %s", query, a.Code, a.text)
		}
	}
	for name, key := range map[string]string{"short": "abc", "strange": "abcdefgh$", "long": strings.Repeat("a", 101)} {
		if a := s.ask("POST", "/needs", `{"agency":"`+s.Orgs["SESU"]+`","title":{"uk":"а"}}`, "Idempotency-Key", key); a.code() != "bad_request" {
			t.Errorf("a %s idempotency key: %d %s", name, a.Code, a.text)
		}
	}
}
