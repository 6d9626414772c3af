package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"swgportal/server/internal/store"
)

// good are bodies that would change something.
func good(s *site) map[string]string {
	content := `{"agency":"` + s.Orgs["SESU"] + `","title":{"uk":"Насоси"}}`
	org := `{"name":{"uk":"Нова"},"kind":"partner"}`
	return map[string]string{
		"createNeed": content, "editNeed": content, "returnNeed": `{"comment":"x"}`, "openNeed": `{"level":"group"}`, "closeNeed": `{"reason":"withdrawn"}`,
		"reopenNeed": `{"reason":"x"}`, "createOrganisation": org, "editOrganisation": org,
		"relevelNeed": `{"level":"subgroup"}`, "addComment": `{"text":"x"}`, "setInterest": `{"publicity":"group"}`, "addAttachment": aFile("a.pdf", "%PDF-1.7"),
		"openNeeds": `{"needs":[{"id":"` + noRecord + `","version":1}],"level":"group"}`, "returnNeeds": `{"needs":[{"id":"` + noRecord + `","version":1}],"comment":"x"}`,
		"createUser": `{"email":"b@portal.example","name":"x"}`, "editUser": `{"email":"b@portal.example","name":"x"}`, "giveSeat": `{"role":"observer","from":"2026-11-24"}`,
		"endSeat": `{"to":"2026-11-30"}`, "editSubgroup": `{"name":{"uk":"x"},"members":[]}`, "changePassword": `{"old":"correct horse battery","password":"dovhyi i vlasnyi"}`,
		"claimLink":  `{"token":"x","password":"dovhyi i vlasnyi"}`,
		"signIn":     `{"email":"everyone@portal.example","password":"correct horse battery"}`,
		"claimSetup": `{"token":"x","email":"a@portal.example","name":"x","password":"dovhyi i vlasnyi"}`,
	}
}

// TestWrites_fromElsewhereChangeNothing sends writes that would go through from other sites, and holds the whole store
// against what it was.
func TestWrites_fromElsewhereChangeNothing(t *testing.T) {
	s := newSite(t)
	s.everyone()
	ids, bodies := s.furnish(), good(s)
	before, played := storeHash(t, s.Store), 0
	for _, o := range operations(t) {
		if o.Method == http.MethodGet {
			continue
		}
		for _, id := range append(ids, s.Orgs["SESU"]) {
			for _, from := range [][]string{
				{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"},
				{"Origin", "https://portal.example.evil.example"}, {"Origin", "https://portal.example:8443"},
				{"Sec-Fetch-Site", "cross-site", "Origin", "https://portal.example"},
			} {
				for _, kind := range []string{"application/json", "text/plain", "multipart/form-data; boundary=x"} {
					played++
					h := append([]string{"If-Match", `"1"`, "Content-Type", kind}, from...)
					if a := s.ask(o.Method, o.at(id), bodies[o.ID], h...); a.code() != "cross_origin" {
						t.Errorf("%s from %v: %d %s", o.ID, from, a.Code, a.text)
					}
				}
			}
			if !strings.Contains(o.Path, "{id}") {
				break
			}
		}
	}
	if storeHash(t, s.Store) != before {
		t.Error("something was changed")
	}
	t.Logf("%d writes from elsewhere", played)
	if a := s.ask("POST", "/needs", bodies["createNeed"], "Origin", "https://portal.example"); a.Code != http.StatusCreated || storeHash(t, s.Store) == before {
		t.Errorf("our own page: %d %s", a.Code, a.text)
	}
}

// TestReads_writeNothing asks every route by GET and HEAD, as somebody and as nobody, of records that are there, with
// bodies and headers that ask for a write. The one thing that a read may write is that its session was seen.
func TestReads_writeNothing(t *testing.T) {
	s := newSite(t)
	s.everyone()
	ids, bodies := s.furnish(), good(s)
	before, played := storeHash(t, s.Store, store.Sessions.Spec), 0
	jar := s.cookies
	s.Now = s.Now.Add(5 * 60 * 1e9) // so that a renewal is due
	for _, cookies := range []map[string]string{jar, {}} {
		s.cookies = cookies
		for _, o := range operations(t) {
			for _, id := range append(ids, s.Orgs["SESU"], noRecord, "x") {
				for _, method := range []string{"GET", "HEAD"} {
					for _, query := range []string{"", "?by=state&q=н&kind=need", "?_method=DELETE"} {
						played++
						a := s.ask(method, o.at(id)+query, bodies[o.ID], "If-Match", `"1"`, "Idempotency-Key", "key-12345678", "X-HTTP-Method-Override", o.Method)
						if a.Code >= 500 {
							t.Errorf("%s %s: %d", method, o.ID, a.Code)
						}
					}
				}
			}
		}
		for _, path := range []string{"/", "/setup", "/api"} {
			played += 2
			s.ask("GET", "http://"+host+path, "")
			s.ask("HEAD", "http://"+host+path, "")
		}
	}
	if storeHash(t, s.Store, store.Sessions.Spec) != before {
		t.Error("a read has written")
	}
	t.Logf("%d reads", played)
}
