package httpapi

import (
	"net/http"
	"strings"
	"testing"
)

// TestBodies_areReadStrictly sends each operation that takes a body everything that is no body of it.
func TestBodies_areReadStrictly(t *testing.T) {
	s := newSite(t)
	s.everyone()
	cases := []struct {
		name, body string
		code       string
		headers    []string
	}{
		{name: "nothing", body: "", code: "bad_request"},
		{name: "only space", body: "  ", code: "bad_request"},
		{name: "cut off", body: `{"title":{"uk":"а"`, code: "bad_request"},
		{name: "no JSON", body: `title=a`, code: "bad_request"},
		{name: "a list", body: `[]`, code: "bad_request"},
		{name: "a text", body: `"a"`, code: "bad_request"},
		{name: "a number too large", body: `1e400`, code: "bad_request"},
		{name: "null", body: `null`, code: "bad_request"},
		{name: "unknown member", body: `{"nobodyKnowsThis":1}`, code: "bad_request"},
		{name: "doubled unknown member", body: `{"x":1,"x":2}`, code: "bad_request"},
		{name: "trailing text", body: `{} x`, code: "bad_request"},
		{name: "two values", body: `{}{}`, code: "bad_request"},
		{name: "trailing comma", body: `{"agency":"a",}`, code: "bad_request"},
		{name: "a comment", body: `{/* */}`, code: "bad_request"},
		{name: "NaN", body: `{"agency":NaN}`, code: "bad_request"},
		{name: "byte order mark", body: "\ufeff{}", code: "bad_request"},
		{name: "too deep", body: strings.Repeat(`[`, 21) + strings.Repeat(`]`, 21), code: "bad_request"},
		{name: "far too deep", body: strings.Repeat(`{"a":`, 10_000), code: "bad_request"},
		{name: "broken UTF-8", body: "{\"email\":\"\xff\"}", code: "bad_request"},
		{name: "half a surrogate", body: `{"email":"\ud800"}`, code: "bad_request"},
		{name: "2 MiB", body: `{"a":"` + strings.Repeat("a", 2<<20) + `"}`, code: "too_large"},
		{name: "1 MiB and a byte of space", body: "{}" + strings.Repeat(" ", 1<<20-1), code: "too_large"},
		{name: "a form", body: `{}`, code: "media_type", headers: []string{"Content-Type", "application/x-www-form-urlencoded"}},
		{name: "text", body: `{}`, code: "media_type", headers: []string{"Content-Type", "text/plain"}},
		{name: "no type", body: `{}`, code: "media_type", headers: []string{"Content-Type", ""}},
		{name: "two types", body: `{}`, code: "media_type", headers: []string{"Content-Type", "application/json, text/plain"}},
		{name: "another charset", body: `{}`, code: "media_type", headers: []string{"Content-Type", "application/json; charset=utf-16"}},
		{name: "packed", body: "\x1f\x8b\x08", code: "bad_request", headers: []string{"Content-Encoding", "gzip"}},
	}
	for _, o := range operations(t) {
		if o.Method == http.MethodGet {
			continue
		}
		for _, c := range cases {
			if !o.Body && strings.TrimSpace(c.body) == "" {
				continue
			}
			a := s.ask(o.Method, o.url(), c.body, c.headers...)
			if a.code() != c.code {
				t.Errorf("%s, %s: %d %s, not %s", o.ID, c.name, a.Code, a.text, c.code)
			}
			if o.ID == "signOut" && a.Code == http.StatusNoContent {
				s.signIn("everyone")
			}
		}
	}
}

// TestBodies_membersAreExact breaks single members of a good body.
func TestBodies_membersAreExact(t *testing.T) {
	s := newSite(t)
	s.everyone()
	agency := s.Orgs["SESU"]
	good := `{"agency":"` + agency + `","title":{"uk":"Насоси"}}`
	with := func(more string) string { return strings.TrimSuffix(good, "}") + "," + more + "}" }
	cases := []struct {
		name, body string
		status     int
		has        string // in the answer
	}{
		{"good", good, 201, `"state":"draft"`},
		{"another case", `{"Agency":"` + agency + `","title":{"uk":"Насоси"}}`, 400, "bad_request"},
		{"another case within", `{"agency":"` + agency + `","title":{"UK":"Насоси"}}`, 400, "bad_request"},
		{"doubled", with(`"agency":"` + agency + `"`), 400, "bad_request"},
		{"doubled in another spelling", with(`"\u0061gency":"` + agency + `"`), 400, "bad_request"},
		{"of the record: state", with(`"state":"open"`), 400, "bad_request"},
		{"of the record: level", with(`"level":"public"`), 400, "bad_request"},
		{"of the record: version", with(`"version":9`), 400, "bad_request"},
		{"a subgroup, which is the theme’s", with(`"subgroup":"ER"`), 422, `{"code":"not_allowed","pointer":"/subgroup"}`},
		{"of the record: number", with(`"number":"N-ER-2026-0001"`), 400, "bad_request"},
		{"of the record: createdBy", with(`"createdBy":"x"`), 400, "bad_request"},
		{"wrong type", with(`"nationwide":"yes"`), 400, "bad_request"},
		{"money as number", with(`"cost":{"amount":12.5,"currency":"EUR"}`), 400, "bad_request"},
		{"null member", with(`"theme":null`), 400, "bad_request"},
		{"required", `{"title":{"uk":"Насоси"}}`, 422, `{"code":"required","pointer":"/agency"}`},
		{"too long", `{"agency":"` + agency + `","title":{"uk":"` + strings.Repeat("ї", 201) + `"}}`, 422, `{"code":"too_long","params":{"max":"200"},"pointer":"/title/uk"}`},
		{"just fits", `{"agency":"` + agency + `","title":{"uk":"` + strings.Repeat("ї", 200) + `"}}`, 201, ""},
		{"format", with(`"theme":"er demin"`), 422, `{"code":"format","pointer":"/theme"}`},
		{"unknown value", with(`"priority":"urgent"`), 422, `{"code":"unknown_value","pointer":"/priority"}`},
		{"item of a list", with(`"places":["UA1"]`), 422, `{"code":"format","pointer":"/places/0"}`},
		{"too many", with(`"places":[` + strings.Repeat(`"UA05000000000010236",`, 30) + `"UA05000000000010236"]`), 422, `{"code":"too_many","params":{"max":"30"},"pointer":"/places"}`},
		{"amount's form", with(`"cost":{"amount":"1e5","currency":"EUR"}`), 422, `{"code":"format","pointer":"/cost/amount"}`},
		{"amount's digits", with(`"cost":{"amount":"1.001","currency":"EUR"}`), 422, `{"code":"decimals","params":{"digits":"2"},"pointer":"/cost/amount"}`},
		{"amount's size", with(`"cost":{"amount":"999999999999999","currency":"EUR"}`), 422, `"code":"too_large_value"`},
		{"no such currency", with(`"cost":{"amount":"1","currency":"RUB"}`), 422, `{"code":"unknown_value","pointer":"/cost/currency"}`},
		{"control characters", `{"agency":"` + agency + `","title":{"uk":"а\u0000б"}}`, 422, `"code":"control_characters"`},
	}
	for _, c := range cases {
		a := s.ask("POST", "/needs", c.body)
		if a.Code != c.status || !strings.Contains(a.text, c.has) {
			t.Errorf("%s: %d %s", c.name, a.Code, a.text)
		}
	}
}

func TestBodies_whereNoneBelongs(t *testing.T) {
	s := newSite(t)
	s.everyone()
	for _, o := range operations(t) {
		if o.Method == http.MethodGet || o.Body || o.ID == "signOut" {
			continue
		}
		for body, want := range map[string]string{"": "not_found", "{}": "not_found", " { } ": "not_found", `{"a":1}`: "bad_request", "[]": "bad_request"} {
			if a := s.ask(o.Method, o.url(), body, "If-Match", `"1"`); a.code() != want {
				t.Errorf("%s with %q: %d %s, not %s", o.ID, body, a.Code, a.text, want)
			}
		}
	}
}
