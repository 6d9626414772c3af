package httpapi

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"swgportal/server/internal/store"
)

// forged are headers by which somebody may say that a request came for another host or from another address.
var forged = []string{
	"X-Forwarded-Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix", "X-Original-Host", "X-Original-URL",
	"X-Rewrite-URL", "X-Host", "X-Real-Ip", "X-Client-Ip", "Client-Ip", "True-Client-Ip", "Cf-Connecting-Ip", "Fly-Client-Ip", "X-Appengine-Remote-Addr",
	"X-Cluster-Client-Ip", "Forwarded", "Via",
}

// TestHost_noHeaderChangesIt: 80 mixes of forged headers. A foreign Host is refused whatever the others say, ours is
// answered whatever they say, and no answer names another host.
func TestHost_noHeaderChangesIt(t *testing.T) {
	s := newSite(t)
	s.everyone()
	mixes := 0
	for i, name := range forged {
		for j, value := range []string{"evil.example", "127.0.0.1", "for=127.0.0.1;host=evil.example;proto=http", "https://evil.example/"} {
			mixes++
			more := []string{name, value, forged[(i+j+1)%len(forged)], value}
			body := `{"agency":"` + s.Orgs["SESU"] + `","title":{"uk":"Насоси"}}`
			a := s.ask("POST", "/needs", body, more...)
			at, err := url.Parse(a.Header().Get("Location"))
			if a.Code != http.StatusCreated || err != nil || at.Host != "" || strings.Contains(a.text, "evil.example") {
				t.Errorf("%v: %d %v %s", more, a.Code, a.Header(), a.text)
			}
			for header, values := range a.Header() {
				if strings.Contains(strings.Join(values, " "), "evil") {
					t.Errorf("%v: %s is %v", more, header, values)
				}
			}
			for _, h := range []string{"evil.example", "portal.example.evil.example", "portal.example:8080", "127.0.0.1"} {
				if a := s.ask("GET", "/session", "", append([]string{"Host", h}, name, host)...); a.Code != http.StatusMisdirectedRequest {
					t.Errorf("Host %s with %s: %d", h, name, a.Code)
				}
			}
		}
	}
	if mixes < 80 {
		t.Errorf("%d mixes", mixes)
	}
}

// throttled gives the keys that tries have been counted under, but the accounts' own.
func throttled(t *testing.T, s *site) int {
	t.Helper()
	page, err := s.Store.List(t.Context(), store.Throttles.Spec, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	return len(page.Records)
}

// TestAddress_cannotBeChosen: tries on one account from one peer that gives itself another address each time. They are
// counted under two keys, the account's and the network's; a trusted proxy's X-Forwarded-For makes others.
func TestAddress_cannotBeChosen(t *testing.T) {
	for name, c := range map[string]struct {
		trusted []string
		header  string
		value   func(i string) string
		keys    int // after two tries
	}{
		"nobody is trusted":                       {nil, "X-Forwarded-For", func(i string) string { return "203.0." + i + ".1" }, 2},
		"another is trusted":                      {[]string{"10.0.0.1"}, "X-Forwarded-For", func(i string) string { return "203.0." + i + ".1" }, 2},
		"the peer is trusted":                     {[]string{"192.0.2.1"}, "X-Forwarded-For", func(i string) string { return "203.0." + i + ".1" }, 3},
		"what stood before the proxy's own":       {[]string{"192.0.2.1"}, "X-Forwarded-For", func(i string) string { return "203.0." + i + ".1, 198.51.100.7" }, 2},
		"what stood before two proxies' own":      {[]string{"192.0.2.0/24"}, "X-Forwarded-For", func(i string) string { return "203.0." + i + ".1, 198.51.100.7, 192.0.2.9" }, 2},
		"what is no address":                      {[]string{"192.0.2.1"}, "X-Forwarded-For", func(i string) string { return "x" + i }, 2},
		"another header, of a proxy":              {[]string{"192.0.2.1"}, "X-Real-Ip", func(i string) string { return "203.0." + i + ".1" }, 2},
		"another header, with an address that is": {[]string{"192.0.2.1"}, "True-Client-Ip", func(i string) string { return "203.0." + i + ".1" }, 2},
		"the standard's header":                   {[]string{"192.0.2.1"}, "Forwarded", func(i string) string { return "for=203.0." + i + ".1" }, 2},
	} {
		s := newSite(t)
		s.options.TrustedProxies = c.trusted
		s.renew()
		for _, i := range []string{"1", "2"} {
			if a := s.ask("POST", "/session", `{"email":"nobody@portal.example","password":"x"}`, c.header, c.value(i)); a.code() != "sign_in_refused" {
				t.Fatalf("%s: %d %s", name, a.Code, a.text)
			}
		}
		if n := throttled(t, s); n != c.keys {
			t.Errorf("%s: counted under %d keys, not %d", name, n, c.keys)
		}
	}
}
