package httpapi

import (
	"compress/gzip"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"swgportal/server/internal/domain"
)

func built() fstest.MapFS {
	return fstest.MapFS{
		"index.html":           {Data: []byte("<!doctype html>the page")},
		"assets/app-1.js":      {Data: []byte("plain")},
		"assets/app-1.js.br":   {Data: []byte("brotli")},
		"assets/app-1.js.gz":   {Data: []byte("gzip")},
		"assets/font.woff2":    {Data: []byte("font")},
		"manifest.webmanifest": {Data: []byte("{}")},
		".gitkeep":             {Data: []byte("kept")},
	}
}

func TestHeaders_standOnEveryAnswer(t *testing.T) {
	s := newSite(t)
	s.options.Client = built()
	s.renew()
	urls := []string{"http://x/", "http://x/needs/1", "http://x/assets/app-1.js", "http://x/assets/gone.js", "http://x/api", "http://x/api/v2/x", "http://x//x"}
	check := func(what string, a answer, api bool) {
		t.Helper()
		h := a.Header()
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": policy,
		} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", what, name, h.Get(name))
			}
		}
		for _, name := range []string{"Permissions-Policy", "Strict-Transport-Security", "X-Request-Id", "Cache-Control"} {
			if h.Get(name) == "" {
				t.Errorf("%s: no %s", what, name)
			}
		}
		for name := range h {
			if strings.HasPrefix(name, "Access-Control-") || name == "Server" || name == "X-Powered-By" {
				t.Errorf("%s: %s", what, name)
			}
		}
		if api && h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: Cache-Control %q", what, h.Get("Cache-Control"))
		}
	}
	for _, url := range urls {
		for _, method := range []string{"GET", "HEAD", "POST", "TRACE", "OPTIONS", "PROPFIND"} {
			check(method+" "+url, s.ask(method, url, ""), strings.Contains(url, "/api"))
		}
		check("another host "+url, s.ask("GET", url, "", "Host", "evil.example"), false)
	}
	for round := range 2 {
		for _, o := range operations(t) {
			if o.ID != "signOut" {
				check(o.ID, s.ask(o.Method, o.url(), ""), true)
			}
		}
		if round == 0 {
			s.everyone()
		}
	}
}

// TestWrites_fromElsewhereAreRefused plays every write from other sites.
func TestWrites_fromElsewhereAreRefused(t *testing.T) {
	s := newSite(t)
	s.everyone()
	for _, o := range operations(t) {
		if o.Method == http.MethodGet {
			continue
		}
		for _, from := range [][]string{
			{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"},
			{"Origin", "https://portal.example.evil.example"}, {"Origin", "https://portal.example:8443"},
			{"Sec-Fetch-Site", "cross-site", "Origin", "https://portal.example"},
		} {
			if a := s.ask(o.Method, o.url(), "{}", from...); a.Code != http.StatusForbidden || a.code() != "cross_origin" {
				t.Errorf("%s from %v: %d %s", o.ID, from, a.Code, a.text)
			}
		}
	}
	for _, from := range [][]string{{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://portal.example"}, {"Sec-Fetch-Site", "none"}} {
		if a := s.ask("POST", "/needs", "{}", from...); a.Code != http.StatusUnprocessableEntity {
			t.Errorf("our own page, %v: %d %s", from, a.Code, a.text)
		}
	}
}

func TestHost_isOurs(t *testing.T) {
	s := newSite(t)
	s.options.Hosts = []string{"Portal.example", "portal.example:443", "[::1]:8080"}
	s.renew()
	for h, want := range map[string]int{
		"portal.example": 200, "PORTAL.example": 200, "portal.example:443": 200, "[::1]:8080": 200,
		"": 421, "portal.example.": 421, "portal.example:8080": 421, "evil.example": 421, "portal.example.evil.example": 421, "127.0.0.1": 421,
		"portal.example@evil.example": 421,
	} {
		a := s.ask("GET", "/session", "", "Host", h, "X-Forwarded-Host", "portal.example")
		if a.Code != want || want == 421 && a.code() != "misdirected" {
			t.Errorf("Host %q: %d %s", h, a.Code, a.text)
		}
	}
}

func TestPaths_strangeOnesAreAbsent(t *testing.T) {
	s := newSite(t)
	s.options.Client = built()
	s.renew()
	s.everyone()
	for _, raw := range []string{
		"/api/v1//needs", "/api/v1/needs/", "/api/v1/./needs", "/api/v1/x/../needs", "/api/v1/%6eeeds", "/api/v1/needs%2f", "/api//v1/needs",
		"/api/v1/needs;a=b", "/api/v1/needs%00", "/api/v1/needs%20", "/api/v1/needs/%2e%2e", "/api/v1/needs/..", "/assets/../index.html",
		"/assets/%2e%2e/index.html", "/API/v1/needs", "/api/v1/Needs", "/api/v1/needs.", "/api/v1", "/api", "/api/v2/needs", "/.gitkeep/../.gitkeep",
	} {
		a := s.ask("GET", "http://x"+raw, "")
		if strings.HasPrefix(raw, "/API") && a.Code == http.StatusOK && strings.Contains(a.text, "the page") {
			continue // the client's own word for a page it does not have
		}
		if a.Code != http.StatusNotFound || a.code() != "not_found" {
			t.Errorf("%s: %d %s", raw, a.Code, a.text)
		}
	}
}

func TestMethods_othersAreRefused(t *testing.T) {
	s := newSite(t)
	s.everyone()
	for _, method := range []string{"TRACE", "OPTIONS", "PATCH", "HEAD", "PROPFIND", "X"} {
		for _, path := range []string{"/needs", "/session", "/needs/" + noRecord + "/submit"} {
			a := s.ask(method, path, "")
			if a.Code != http.StatusMethodNotAllowed || method != "HEAD" && a.code() != "method_not_allowed" || a.Header().Get("Allow") == "" {
				t.Errorf("%s %s: %d %s, Allow %q", method, path, a.Code, a.text, a.Header().Get("Allow"))
			}
		}
	}
}

func TestClient_isServed(t *testing.T) {
	s := newSite(t)
	s.options.Client = built()
	s.renew()
	for _, c := range []struct {
		path, accepts                string
		status                       int
		text, encoding, cache, media string
	}{
		{"/", "", 200, "<!doctype html>the page", "", "no-cache", "text/html; charset=utf-8"},
		{"/needs/N-ER-2026-0001", "br", 200, "<!doctype html>the page", "", "no-cache", "text/html; charset=utf-8"},
		{"/assets/app-1.js", "", 200, "plain", "", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"/assets/app-1.js", "gzip, deflate, br", 200, "brotli", "br", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"/assets/app-1.js", "gzip, br;q=0", 200, "gzip", "gzip", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"/assets/app-1.js", "vibrant", 200, "plain", "", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"/assets/font.woff2", "br", 200, "font", "", "public, max-age=31536000, immutable", "font/woff2"},
		{"/assets/gone.js", "", 404, "no such file\n", "", "no-store", "text/plain; charset=utf-8"},
		{"/assets/app-1.js.br", "", 404, "no such file\n", "", "no-store", "text/plain; charset=utf-8"},
		{"/.gitkeep", "", 200, "<!doctype html>the page", "", "no-cache", "text/html; charset=utf-8"},
		{"/manifest.webmanifest", "", 200, "{}", "", "no-cache", "application/manifest+json"},
	} {
		a := s.ask("GET", "http://x"+c.path, "", "Accept-Encoding", c.accepts)
		h := a.Header()
		if a.Code != c.status || a.text != c.text || h.Get("Content-Encoding") != c.encoding || h.Get("Cache-Control") != c.cache || h.Get("Content-Type") != c.media {
			t.Errorf("%s, accepting %q: %d %q %v", c.path, c.accepts, a.Code, a.text, h)
		}
	}
	s.options.Client = nil
	s.renew()
	if a := s.ask("GET", "http://x/", ""); a.Code != http.StatusNotFound || !strings.Contains(a.text, "not built") {
		t.Errorf("without a client: %d %q", a.Code, a.text)
	}
}

func TestAnswers_arePacked(t *testing.T) {
	s := newSite(t)
	s.everyone()
	a := s.ask("GET", "/places", "", "Accept-Encoding", "gzip")
	if a.Code != http.StatusOK || a.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("%d %v", a.Code, a.Header())
	}
	r, err := gzip.NewReader(strings.NewReader(a.text))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil || !strings.Contains(string(text), "UA05") {
		t.Errorf("%v %.80s", err, text)
	}
}

func TestSession_cookiesAndSignOut(t *testing.T) {
	s := newSite(t)
	s.PersonWithPassword("drafter", s.Seat(domain.RoleDrafter, "SESU", ""))
	if a := s.ask("GET", "/session", ""); a.Code != 200 || !strings.Contains(a.text, `"signedIn":false`) {
		t.Errorf("nobody: %d %s", a.Code, a.text)
	}
	s.cookies["__Host-portal"] = "given-by-somebody-else"
	a := s.ask("POST", "/session", `{"email":"drafter@portal.example","password":"correct horse battery"}`)
	set := a.Result().Cookies()
	slices.SortFunc(set, func(a, b *http.Cookie) int { return strings.Compare(a.Name, b.Name) })
	if a.Code != 200 || len(set) != 2 || set[0].Name != "__Host-portal" || set[1].Name != "__Host-portal-device" {
		t.Fatalf("signing in: %d %s %v", a.Code, a.text, set)
	}
	for _, c := range set {
		if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || len(c.Value) != 43 {
			t.Errorf("the cookie %v", c)
		}
	}
	if set[0].Value == "given-by-somebody-else" || set[0].MaxAge != 0 || set[1].MaxAge != 180*24*3600 {
		t.Errorf("cookies %v", set)
	}
	first := s.cookies["__Host-portal"]
	s.signIn("drafter")
	second := s.cookies["__Host-portal"]
	s.cookies["__Host-portal"] = first
	if a := s.ask("GET", "/needs", ""); a.Code != http.StatusUnauthorized {
		t.Errorf("the session before signing in again: %d", a.Code)
	}
	s.cookies["__Host-portal"] = second
	a = s.ask("DELETE", "/session", "")
	if a.Code != http.StatusNoContent || a.Header().Get("Clear-Site-Data") != `"cache", "storage"` || s.cookies["__Host-portal"] != "" {
		t.Errorf("signing out: %d %v", a.Code, a.Header())
	}
	s.cookies["__Host-portal"] = second
	if a := s.ask("GET", "/needs", ""); a.Code != http.StatusUnauthorized {
		t.Errorf("after signing out: %d", a.Code)
	}
	if a := s.ask("POST", "/session", `{"email":"drafter@portal.example","password":"wrong"}`); a.code() != "sign_in_refused" || len(a.Result().Cookies()) != 0 {
		t.Errorf("a wrong password: %d %s", a.Code, a.text)
	}
	s.options.Secure = false
	s.renew()
	a = s.ask("POST", "/session", `{"email":"drafter@portal.example","password":"correct horse battery"}`)
	for _, c := range a.Result().Cookies() {
		if c.Secure || strings.HasPrefix(c.Name, "__Host-") || !c.HttpOnly {
			t.Errorf("in the clear: %v", c)
		}
	}
	if a.Header().Get("Strict-Transport-Security") != "" {
		t.Error("HSTS in the clear")
	}
}
