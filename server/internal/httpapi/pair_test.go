package httpapi

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// pair is two portals on one store, and a browser that asks them by turns.
type pair struct {
	*testkit.World
	handlers []http.Handler
	apps     []*app.App
	cookie   string
	turn     int
}

func newPair(t *testing.T) *pair {
	t.Helper()
	if os.Getenv("PORTAL_TEST_STORE") != "mongo" {
		t.Skip("one file of SQLite serves one process; two are tried on MongoDB")
	}
	uri := testkit.MongoDatabase(t)
	p := &pair{World: testkit.On(t, testkit.OpenMongoAt(t, uri))}
	other, err := app.New(t.Context(), app.Options{Store: testkit.OpenMongoAt(t, uri), Clock: func() time.Time { return p.Now }})
	if err != nil {
		t.Fatal(err)
	}
	p.apps = []*app.App{p.App, other}
	for _, a := range p.apps {
		h, err := New(Options{App: a, Hosts: []string{host}, Secure: true})
		if err != nil {
			t.Fatal(err)
		}
		p.handlers = append(p.handlers, h)
	}
	return p
}

// ask sends a request to the next of the two.
func (p *pair) ask(method, path, body string, headers ...string) answer {
	p.T.Helper()
	q := httptest.NewRequestWithContext(p.T.Context(), method, prior+path, strings.NewReader(body))
	q.Host = host
	if body != "" {
		q.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	if p.cookie != "" {
		q.AddCookie(&http.Cookie{Name: "__Host-portal", Value: p.cookie})
	}
	rec := httptest.NewRecorder()
	p.turn++
	p.handlers[p.turn%2].ServeHTTP(rec, q)
	for _, c := range rec.Result().Cookies() {
		if c.Name == "__Host-portal" {
			p.cookie = c.Value
		}
	}
	return answer{rec, rec.Body.String()}
}

// TestTwoProcesses_shareWhatTheyKnow: a sign-in, a count of tries, an idempotency key, a mark of a page and the order of the
// feed are the store's; which of two processes answers makes no difference.
func TestTwoProcesses_shareWhatTheyKnow(t *testing.T) {
	p := newPair(t)
	p.PersonWithPassword("drafter", p.Seat(domain.RoleDrafter, "SESU", ""))
	if a := p.ask("POST", "/session", `{"email":"drafter@portal.example","password":"`+testkit.Password+`"}`); a.Code != http.StatusOK {
		t.Fatal(a.Code, a.text)
	}
	logged := map[string]bool{}
	for i := range 6 {
		body, key := fmt.Sprintf(`{"agency":"%s","title":{"uk":"Насоси %d"}}`, p.Orgs["SESU"], i), fmt.Sprint("the-same-key-", i)
		for range 2 { // the second goes to the other process
			a := p.ask("POST", "/needs", body, "Idempotency-Key", key)
			var n struct{ ID string }
			if err := json.Unmarshal([]byte(a.text), &n, json.MatchCaseInsensitiveNames(true)); err != nil || a.Code != http.StatusCreated {
				t.Fatal(a.Code, a.text)
			}
			logged[n.ID] = true
		}
	}
	if len(logged) != 6 {
		t.Errorf("6 needs sent twice each became %d", len(logged))
	}
	seen := 0
	for after, pages := "", 0; pages == 0 || after != ""; pages++ { // the mark of one process is the other's
		a := p.ask("GET", "/needs?limit=1&after="+after, "")
		var page struct {
			Items []struct{} `json:"items"`
			Next  string     `json:"next"`
		}
		if err := json.Unmarshal([]byte(a.text), &page); err != nil || a.Code != http.StatusOK || pages > 9 {
			t.Fatal(a.Code, a.text)
		}
		seen += len(page.Items)
		after = page.Next
	}
	if seen != 6 {
		t.Errorf("%d needs on the pages", seen)
	}
	for i := range 6 {
		want := http.StatusUnauthorized
		if i == 5 {
			want = http.StatusTooManyRequests
		}
		if a := p.ask("POST", "/session", `{"email":"stranger@portal.example","password":"x"}`); a.Code != want {
			t.Errorf("try %d: %d %s", i+1, a.Code, a.text)
		}
	}
	p.feedInOneOrder(t)
}

// feedInOneOrder lets both processes put the waiting events in order at once.
func (p *pair) feedInOneOrder(t *testing.T) {
	t.Helper()
	var both sync.WaitGroup
	for i, a := range p.apps {
		both.Go(func() {
			for range 20 {
				_ = a.PublishFeed(t.Context(), fmt.Sprint("process ", i)) // who meets the other leaves it the work
			}
		})
	}
	both.Wait()
	for _, a := range p.apps {
		if err := a.PublishFeed(t.Context(), "process 0"); err != nil {
			t.Error(err)
		}
	}
	events, err := p.Store.Report(t.Context(), store.Events.Spec, store.System(), store.Report{})
	if err != nil {
		t.Fatal(err)
	}
	var seq int64
	inOrder := store.Query{Sort: []store.Sort{{Field: "seq"}}, Limit: store.MaxLimit}
	for recs, err := range store.Pages(t.Context(), p.Store, store.Feed.Spec, store.System(), inOrder) {
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range recs {
			f, err := store.Feed.Decode(rec)
			if seq++; err != nil || f.Seq != seq {
				t.Fatalf("place %d of the feed is numbered %d (%v)", seq, f.Seq, err)
			}
		}
	}
	if seq != events[0].Count {
		t.Errorf("%d events, %d of them in the feed", events[0].Count, seq)
	}
}
