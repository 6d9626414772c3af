package httpapi

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/storetest"
	"swgportal/server/internal/testkit"
)

func (s *stage) viewer(name string) viewer {
	s.T.Helper()
	i := slices.IndexFunc(s.viewers, func(v viewer) bool { return v.name == name })
	if i < 0 {
		s.T.Fatalf("nobody is %s", name)
	}
	return s.viewers[i]
}

// titled counts the needs with a title.
func (s *stage) titled(title string) (n int) {
	s.T.Helper()
	page, err := store.Needs.List(s.T.Context(), s.tape.Store, store.System(), store.Query{Limit: store.MaxLimit, Filter: store.Text{Words: title}})
	if err != nil {
		s.T.Fatal(err)
	}
	return len(page.Items)
}

// TestPost_takesAnIdempotencyKey: all but those that nobody needs to be signed in for.
func TestPost_takesAnIdempotencyKey(t *testing.T) {
	c := readContract(t)
	for _, o := range operations(t) {
		if o.Method != http.MethodPost || o.Open {
			continue
		}
		list, _ := c.at("paths", o.Path, "post")["parameters"].([]any)
		if !slices.ContainsFunc(list, func(p any) bool { m, _ := c.resolve(p); return m["name"] == "Idempotency-Key" }) {
			t.Errorf("%s takes no Idempotency-Key", o.ID)
		}
	}
}

// TestPost_cutOff_isMadeOnce sends a request, hangs up without hearing the answer, and repeats it under the same key.
// SECURITY.md, row 7.
func TestPost_cutOff_isMadeOnce(t *testing.T) {
	s := newStage(t)
	v := s.viewer("drafter of SESU")
	var handler atomic.Pointer[http.Handler]
	renew := func() {
		h, err := New(s.options)
		if err != nil {
			t.Fatal(err)
		}
		handler.Store(&h)
	}
	s.options.Hosts = nil
	renew()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*handler.Load()).ServeHTTP(w, r) }))
	defer server.Close()
	rounds := testkit.Size(t, 20, 100, 1000)
	for i := range rounds {
		if i%20 == 0 {
			renew()
		}
		title := fmt.Sprintf("cutoff%dx", i)
		c := testkit.Content("ER-FIRE")
		c.Title = domain.Text{EN: title}
		body, key := written(s.Orgs["SESU"], c), fmt.Sprintf("cut-off-%d", i)
		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", server.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_, err = fmt.Fprintf(conn, "POST /api/v1/needs HTTP/1.1\r\nHost: x\r\nCookie: __Host-portal=%s\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n%s",
			v.token, key, len(body), body)
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.Close()
		b := s.as(v)
		first := b.ask("POST", "/needs", body, "Idempotency-Key", key)
		again := b.ask("POST", "/needs", body, "Idempotency-Key", key)
		other := b.ask("POST", "/needs", strings.Replace(body, title, title+"y", 1), "Idempotency-Key", key)
		if first.Code != 201 || again.Code != 201 || first.Header().Get("Location") != again.Header().Get("Location") || other.code() != "idempotency_reuse" {
			t.Fatalf("round %d: %d %s, again %d, with another body %d %s", i, first.Code, first.text, again.Code, other.Code, other.text)
		}
	}
	for i := range rounds {
		if n := s.titled(fmt.Sprintf("cutoff%dx", i)); n != 1 {
			t.Errorf("round %d made %d needs", i, n)
		}
	}
	t.Logf("%d rounds, one need each", rounds)
}

// TestPost_lostAnswers_areMadeOnce does the same where the store fails commits and loses its own answers.
func TestPost_lostAnswers_areMadeOnce(t *testing.T) {
	s := newStage(t)
	var err error
	flaky := storetest.Flaky(s.tape.Store, 7, storetest.FailCommits, storetest.LoseAnswers)
	for range 50 {
		if s.options.App, err = app.New(t.Context(), app.Options{Store: flaky, Clock: s.clock()}); err == nil {
			break
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	b := s.as(s.viewer("drafter of SESU"))
	rounds, failed := testkit.Size(t, 20, 100, 1000), 0
	for i := range rounds {
		c := testkit.Content("ER-FIRE")
		c.Title = domain.Text{EN: fmt.Sprintf("lost%dx", i)}
		a := answer{}
		for range 50 {
			a = b.ask("POST", "/needs", written(s.Orgs["SESU"], c), "Idempotency-Key", fmt.Sprintf("lost-%d-key", i))
			if a.Code == http.StatusCreated {
				break
			}
			if failed++; a.code() != "unavailable" && a.code() != "outcome_unknown" {
				t.Fatalf("%d %s", a.Code, a.text)
			}
		}
		if n := s.titled(fmt.Sprintf("lost%dx", i)); n != 1 || a.Code != http.StatusCreated {
			t.Errorf("round %d made %d needs: %d", i, n, a.Code)
		}
	}
	if failed == 0 {
		t.Error("nothing failed")
	}
	t.Logf("%d rounds, %d answers failed or were lost", rounds, failed)
}

// TestWriters_ofOneVersion_oneWins: of twenty one wins, the others hear that they are late, and each change that was
// answered with 200 stands in the history. SECURITY.md, row 45.
func TestWriters_ofOneVersion_oneWins(t *testing.T) {
	s := newStage(t)
	n := s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedDraft})
	v, rounds := s.viewer("drafter of SESU"), testkit.Size(t, 3, 10, 500)
	var kept []string
	for round := range rounds {
		n = s.reread(n.no)
		var mu sync.Mutex
		var wg sync.WaitGroup
		codes := map[int]int{}
		for w := range 20 {
			wg.Go(func() {
				c := testkit.Content("ER-FIRE")
				c.Title = domain.Text{EN: fmt.Sprintf("round %d writer %d.", round, w)}
				a := s.as(v).ask("PUT", "/needs/"+n.id, written(n.agency, c), "If-Match", `"`+strconv.FormatInt(n.version, 10)+`"`)
				mu.Lock()
				defer mu.Unlock()
				if codes[a.Code]++; a.Code == http.StatusOK {
					kept = append(kept, c.Title.EN)
				}
			})
		}
		wg.Wait()
		if codes[200] != 1 || codes[412] != 19 {
			t.Fatalf("round %d: %v", round, codes)
		}
	}
	history := ""
	for _, a := range s.pages(s.as(v), "/needs/"+n.id+"/history?limit=200") {
		history += a.text
	}
	for _, title := range kept {
		if !strings.Contains(history, title) {
			t.Errorf("the history lacks %q", title)
		}
	}
	t.Logf("%d rounds of 20 writers: %d won, %d heard 412", rounds, len(kept), rounds*19)
}

// TestCrowd_readsAndWrites lets 200 people read and write at once: nothing fails, and no lock is spoken of.
func TestCrowd_readsAndWrites(t *testing.T) {
	s := newStage(t)
	heard := &hearer{}
	s.options.Log = slog.New(slog.NewTextHandler(heard, nil))
	for range 4 {
		s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	}
	v := s.viewer("drafter of SESU")
	var wg sync.WaitGroup
	var failed atomic.Int64
	for i := range 200 {
		wg.Go(func() {
			b := s.as(v)
			for _, path := range []string{"/needs", "/needs/" + s.needs[i%4].id, "/needs/summary?by=state"} {
				a := b.ask("GET", path, "")
				if i%10 == 0 {
					a = b.ask("POST", "/needs", written(s.Orgs["SESU"], testkit.Content("ER-FIRE")))
				}
				if a.Code >= 300 {
					failed.Add(1)
				}
			}
		})
	}
	wg.Wait()
	if log := heard.text.String(); failed.Load() > 0 || strings.Contains(log, "lock") || strings.Contains(log, "BUSY") {
		t.Errorf("%d of the crowd were refused", failed.Load())
	}
}

// TestConflicts_tellNoSecret: a value that is taken is answered in one way, whoever has it. SECURITY.md, row 46.
func TestConflicts_tellNoSecret(t *testing.T) {
	s := newStage(t)
	b := s.as(s.viewer("secretariat"))
	texts := map[string]bool{}
	for i := range 40 {
		id := fmt.Sprintf("XM-%d", i/2)
		a := b.ask("POST", "/organisations", fmt.Sprintf(`{"name":{"uk":"Організація %d"},"kind":"other","iatiId":%q}`, i, id))
		if a.Code == http.StatusCreated {
			continue
		}
		texts[bare(a.text)] = true
		if a.Code != http.StatusConflict || strings.Contains(a.text, id) || strings.Contains(a.text, "iati") || strings.Contains(a.text, "UNIQUE") {
			t.Errorf("%d %s", a.Code, a.text)
		}
	}
	if len(texts) != 1 {
		t.Errorf("answers differ: %v", texts)
	}
}

// TestSetup_fiftyClaims_makeOneAdministrator. SECURITY.md, row 53.
func TestSetup_fiftyClaims_makeOneAdministrator(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	token, err := w.App.NewSetup(t.Context())
	if err != nil || token == "" {
		t.Fatalf("%q %v", token, err)
	}
	var made, closed atomic.Int64
	var wg sync.WaitGroup
	for i := range testkit.Size(t, 10, 50, 50) {
		wg.Go(func() {
			err := w.App.ClaimSetup(context.WithoutCancel(t.Context()), app.SetupRequest{
				Token: token, Email: fmt.Sprintf("admin%d@portal.example", i), Name: "Адміністратор", Password: "dovhyi i vlasnyi",
			})
			switch {
			case err == nil:
				made.Add(1)
			case strings.Contains(err.Error(), string(domain.CodeSetupClosed)):
				closed.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	users, err := store.Users.List(t.Context(), w.Store, store.System(), store.Query{Limit: 10})
	if err != nil || made.Load() != 1 || len(users.Items) != 1 {
		t.Errorf("%d made, %d closed, %d accounts, %v", made.Load(), closed.Load(), len(users.Items), err)
	}
	if again, err := w.App.NewSetup(t.Context()); err != nil || again != "" {
		t.Errorf("a second start shows %q, %v", again, err)
	}
}
