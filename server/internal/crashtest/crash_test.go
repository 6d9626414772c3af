package crashtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// ack is what a client was told of a need: it is there, at least at this version, with this number.
type ack struct {
	ID, Number string
	Version    int64
}

// writer is a client that logs what was acknowledged and what was sent without an answer.
type writer struct {
	name, agency string
	series       string // tells the keys of one test from another's
	http         *http.Client
	mu           sync.Mutex
	keys         int            // idempotency keys used
	repeated     int            // of them, sent again after no answer
	acks         map[string]ack // by id
	open         []string       // keys of needs whose fate the client does not know
	refused      []string       // answers that nobody should get
}

// errUnanswered is what a proxy says of a request that its process did not answer.
var errUnanswered = errors.New("no answer")

// send gives the need that an answer acknowledges; err where there was no whole answer, so that nobody knows.
func (w *writer) send(method, url, body string, headers ...string) (status int, n ack, err error) {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return 0, n, err
	}
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := w.http.Do(req)
	if err != nil {
		return 0, n, err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, n, err
	}
	if resp.StatusCode == http.StatusBadGateway {
		return 0, n, errUnanswered
	}
	if resp.StatusCode >= 300 {
		return resp.StatusCode, n, nil
	}
	return resp.StatusCode, n, json.Unmarshal(text, &n)
}

func (w *writer) body(key, title string) string {
	return `{"agency":"` + w.agency + `","theme":"ER-DEMIN","title":{"uk":"` + title + " " + key + `"},"description":{"uk":"Є 3 з 12."},"priority":"high",` +
		`"cost":{"amount":"1250000.50","currency":"EUR"},"costAsOf":"2026-11-20","nationwide":true,"neededBy":"2027-06-30",` +
		`"contact":{"name":"Оксана Гнатюк","email":"o.hnatiuk@portal.example"}}`
}

// step does one request and logs it; false ends the client's round.
func (w *writer) step(n ack, status, want int, err error) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case err != nil || status == http.StatusTooManyRequests:
		return false
	case status != want:
		w.refused = append(w.refused, fmt.Sprint(w.name, " got ", status))
		return false
	}
	w.acks[n.ID] = n
	return true
}

// round writes until the portal is gone.
func (w *writer) round(url string) {
	for w.turn(url) {
	}
}

// turn logs a need, edits it, submits it; false where an answer did not come.
func (w *writer) turn(url string) bool {
	w.keys++
	key := fmt.Sprint("key-", w.name, "-", w.series, w.keys)
	w.open = append(w.open, key)
	status, n, err := w.send("POST", url+"/api/v1/needs", w.body(key, "Насоси"), "Idempotency-Key", key)
	if !w.step(n, status, http.StatusCreated, err) {
		return false
	}
	w.open = w.open[:len(w.open)-1]
	at := url + "/api/v1/needs/" + n.ID
	if status, n, err = w.send("PUT", at, w.body(key, "Помпи"), "If-Match", `"1"`); !w.step(n, status, http.StatusOK, err) {
		return false
	}
	status, n, err = w.send("POST", at+"/submit", "", "If-Match", `"2"`)
	return w.step(n, status, http.StatusOK, err)
}

// repeat sends again what had no answer: with its key it happens once, whatever became of the first.
func (w *writer) repeat(t *testing.T, url string) {
	t.Helper()
	for _, key := range w.open {
		status, n, err := w.send("POST", url+"/api/v1/needs", w.body(key, "Насоси"), "Idempotency-Key", key)
		if !w.step(n, status, http.StatusCreated, err) {
			t.Fatalf("the repeat of %s: %d %v", key, status, err)
		}
	}
	w.open = nil
}

// serving starts a portal in a process of its own, and gives its address and how long it took to be ready.
func serving(t *testing.T, path string) (kill func(), url string, ready time.Duration) {
	t.Helper()
	return servingAs(t, "PORTAL_TEST_COMMAND", at(path)...)
}

// servingAs is serving on the store that words name, under one of the variables that TestMain knows.
func servingAs(t *testing.T, variable string, words ...string) (kill func(), url string, ready time.Duration) {
	t.Helper()
	began := time.Now()
	cmd, out := asideAs(t, variable, append([]string{"serve", "--listen", "127.0.0.1:0", "--log-level", "error"}, words...)...)
	select {
	case line := <-out.First:
		url = strings.TrimPrefix(line, "Portal: ")
	case <-time.After(30 * time.Second):
		t.Fatal("the portal does not serve")
	}
	resp, err := http.Get(url + "/readyz")
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("not ready: %v %v", resp, err)
	}
	resp.Body.Close()
	return func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it says that it was killed
	}, url, time.Since(began)
}

// TestServe_Crash kills the portal at random instants while clients write: no acknowledged write is lost, nothing is
// half there, numbers have no gap, and a request repeated after an unknown outcome has happened once.
func TestServe_Crash(t *testing.T) {
	const clients = 4
	path, agency := seeded(t, t.TempDir(), clients)
	writers := make([]*writer, clients)
	kill, url, _ := serving(t, path)
	for i := range writers {
		jar, _ := cookiejar.New(nil)
		writers[i] = &writer{name: fmt.Sprint("agency", i), agency: agency, acks: map[string]ack{}, http: &http.Client{Jar: jar, Transport: &http.Transport{}, Timeout: 20 * time.Second}}
		signIn(t, writers[i].http, url, writers[i].name)
	}
	kills, repeated := times(3, 10, 200), 0
	var slowest time.Duration
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	for range kills {
		var all sync.WaitGroup
		for _, w := range writers {
			all.Go(func() { w.round(url) })
		}
		<-time.After(time.Duration(20+r.IntN(600)) * time.Millisecond) // the instant is the point
		kill()
		all.Wait()
		inspect(t, path, writers)
		var ready time.Duration
		kill, url, ready = serving(t, path)
		slowest = max(slowest, ready)
		for _, w := range writers {
			repeated += len(w.open)
			w.repeat(t, url)
		}
	}
	kill()
	found := inspect(t, path, writers)
	acked, keys := 0, 0
	for _, w := range writers {
		acked += len(w.acks)
		keys += w.keys
	}
	if found != keys || acked != keys {
		t.Errorf("%d requests to log a need made %d needs, of which clients know %d", keys, found, acked)
	}
	t.Logf("%d kills, %d needs acknowledged, 0 lost, 0 half; %d repeated after an unknown outcome; ready again in at most %v", kills, acked, repeated, slowest.Round(time.Millisecond))
}

// inspect opens the store as the crash left it, holds it against what was acknowledged, and gives the number of needs.
func inspect(t *testing.T, path string, writers []*writer) int {
	t.Helper()
	s := opened(t, path)
	if err := s.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	n := inspectStore(t, s, writers)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return n
}

// inspectStore is inspect on a store that is open.
func inspectStore(t *testing.T, s store.Store, writers []*writer) int {
	t.Helper()
	a, err := app.New(t.Context(), app.Options{Store: s})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := a.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Fatalf("audit: %v %v", v, err)
	}
	needs := map[string]domain.Need{}
	var numbers []string
	for _, n := range everything(t, s, store.Needs) {
		needs[n.Meta.ID] = n
		if n.Number != "" {
			numbers = append(numbers, n.Number)
		}
	}
	for _, w := range writers {
		for _, n := range w.acks {
			if has, ok := needs[n.ID]; !ok || has.Meta.Version < n.Version || n.Number != "" && has.Number != n.Number {
				t.Errorf("lost: %s was told %+v; the store has %+v", w.name, n, has.Meta)
			}
		}
		if len(w.refused) > 0 {
			t.Errorf("refused: %v", w.refused)
		}
	}
	slices.Sort(numbers)
	for i, n := range numbers {
		if want := fmt.Sprintf("-%04d", i+1); !strings.HasPrefix(n, "N-ER-") || !strings.HasSuffix(n, want) {
			t.Fatalf("number %d is %s", i+1, n)
		}
	}
	inspectFeed(t, s)
	return len(needs)
}

// inspectFeed: each event waits in the outbox or has its place in the feed, one of the two; the feed has no gap.
func inspectFeed(t *testing.T, s store.Store) {
	t.Helper()
	places, seqs := map[string]int{}, []int64{}
	for _, o := range everything(t, s, store.Outbox) {
		places[o.Event]++
	}
	for _, f := range everything(t, s, store.Feed) {
		places[f.Event]++
		seqs = append(seqs, f.Seq)
	}
	events := everything(t, s, store.Events)
	for _, e := range events {
		if places[e.ID] != 1 {
			t.Errorf("event %s stands in %d places", e.ID, places[e.ID])
		}
	}
	slices.Sort(seqs)
	if len(places) != len(events) || len(seqs) > 0 && (seqs[0] != 1 || seqs[len(seqs)-1] != int64(len(seqs))) {
		t.Errorf("%d events, %d places, feed %d", len(events), len(places), len(seqs))
	}
}

func everything[T any](t *testing.T, s store.Store, k store.Kind[T]) []T {
	t.Helper()
	var out []T
	for recs, err := range store.Pages(t.Context(), s, k.Spec, store.System(), store.Query{Limit: store.MaxLimit}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range recs {
			v, err := k.Decode(rec)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, v)
		}
	}
	return out
}

// TestBackup_holdsWhatWasAcknowledgedBeforeIt copies a store while clients write to it: whatever was acknowledged when
// the backup began is in it, and it is one whole state.
func TestBackup_holdsWhatWasAcknowledgedBeforeIt(t *testing.T) {
	path, agency := seeded(t, t.TempDir(), 2)
	kill, url, _ := serving(t, path)
	writers := make([]*writer, 2)
	var all sync.WaitGroup
	for i := range writers {
		jar, _ := cookiejar.New(nil)
		writers[i] = &writer{name: fmt.Sprint("agency", i), agency: agency, acks: map[string]ack{}, http: &http.Client{Jar: jar, Transport: &http.Transport{}}}
		signIn(t, writers[i].http, url, writers[i].name)
		all.Go(func() { writers[i].round(url) })
	}
	for i := range times(2, 4, 40) {
		before := make([]*writer, len(writers))
		for j, w := range writers {
			before[j] = w.soFar()
		}
		file := filepath.Join(t.TempDir(), fmt.Sprint("b", i))
		cmd, _ := aside(t, append([]string{"backup", file}, at(path)...)...)
		if err := cmd.Wait(); err != nil {
			t.Fatalf("backup of a portal that serves: %v", err)
		}
		to := filepath.Join(t.TempDir(), "portal.db")
		does(t, to, "restore", file)
		t.Logf("backup %d has %d needs", i, inspect(t, to, before))
	}
	kill()
	all.Wait()
}

// soFar is a writer that knows what this one knows now.
func (w *writer) soFar() *writer {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := &writer{name: w.name, acks: map[string]ack{}}
	for id, a := range w.acks {
		c.acks[id] = a
	}
	return c
}
