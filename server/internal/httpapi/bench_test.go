package httpapi

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// crowd are members who are signed in: one person alone would be sent away after some requests a second.
func crowd(t testing.TB, w *testkit.World, n int) []string { return crowdOf(t, w, "member", n) }

func crowdOf(t testing.TB, w *testkit.World, name string, n int) []string {
	return crowdIn(t, w, name, n, w.Seat(domain.RoleObserver, "", "ER"))
}

// crowdIn is crowdOf in other seats than an observer's.
func crowdIn(t testing.TB, w *testkit.World, name string, n int, seats ...domain.Seat) (tokens []string) {
	for i := range n {
		c := w.Person(fmt.Sprint(name, i), seats...)
		token, h := fmt.Sprintf("%s%037d", name, i), sha256.New()
		for _, part := range []string{"session", token} {
			sum := sha256.Sum256([]byte(part))
			h.Write(sum[:])
		}
		s := store.Session{ID: hex.EncodeToString(h.Sum(nil)), User: c.User.Meta.ID, StartedAt: w.Now, SeenAt: w.Now}
		if err := keep(t, w.Store, store.Sessions, &s); err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, token)
	}
	return tokens
}

func keep[T any](b testing.TB, s store.Store, k store.Kind[T], list ...*T) error {
	return s.Tx(b.Context(), func(ctx context.Context, tx store.Tx) error {
		for _, v := range list {
			rec, err := k.Encode(v, 0)
			if err != nil {
				return err
			}
			if err := tx.Insert(ctx, k.Spec, rec); err != nil {
				return err
			}
		}
		return nil
	})
}

// asker asks over a real listener, as people who take turns.
type asker struct {
	b      *testing.B
	url    string
	client *http.Client
	turn   atomic.Int64
}

func newAsker(b *testing.B, w *testkit.World) *asker {
	h, err := New(Options{App: w.App})
	if err != nil {
		b.Fatal(err)
	}
	web := httptest.NewServer(h)
	b.Cleanup(web.Close)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8, DisableCompression: true}}
	b.Cleanup(client.CloseIdleConnections)
	return &asker{b: b, url: web.URL + prior, client: client}
}

func (a *asker) ask(path string, tokens []string) (int, error) {
	n := int(a.turn.Add(1))
	q, err := http.NewRequestWithContext(a.b.Context(), http.MethodGet, a.url+path, nil)
	if err != nil {
		return 0, err
	}
	q.Header.Set("Accept-Encoding", "gzip")
	q.AddCookie(&http.Cookie{Name: "portal", Value: tokens[n%len(tokens)]})
	resp, err := a.client.Do(q)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	size, err := io.Copy(io.Discard, resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %d", path, resp.StatusCode)
	}
	return int(size), err
}

// measure asks for one page again and again, two at a time, and reports what one waits and the bytes as they travel.
func (a *asker) measure(b *testing.B, tokens []string, path func(i int) string) {
	var mu sync.Mutex
	var took []float64
	bytes, i := 0, atomic.Int64{}
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			began := time.Now()
			size, err := a.ask(path(int(i.Add(1))), tokens)
			if err != nil {
				b.Error(err)
				return
			}
			mu.Lock()
			took, bytes = append(took, float64(time.Since(began).Microseconds())/1000), bytes+size
			mu.Unlock()
		}
	})
	if len(took) == 0 {
		return
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2], "p50-ms")
	b.ReportMetric(took[len(took)*95/100], "p95-ms")
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "answers/s")
	b.ReportMetric(float64(bytes)/float64(len(took)), "bytes")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkHTTP asks for the pages of issue 4 among 20,000 needs, with what hangs on them, as people of every sort.
func BenchmarkHTTP(b *testing.B) {
	w := testkit.New(b)
	ids := stock(b, w, 20_000)
	a := newAsker(b, w)
	members := crowd(b, w, 300)
	agency := crowdIn(b, w, "drafter", 100, w.Seat(domain.RoleDrafter, "SESU", ""))
	chairs := crowdIn(b, w, "chair", 60, w.Seat(domain.RoleChair, "", "ER"))
	partners := crowdIn(b, w, "partner", 60, w.Seat(domain.RolePartner, "NL-EMB", ""))
	office := crowdIn(b, w, "office", 300, w.Seat(domain.RoleSecretariat, "", ""))
	auditors := crowdIn(b, w, "auditor", 100, w.Seat(domain.RoleAuditor, "", ""))
	same := func(path string) func(int) string { return func(int) string { return path } }
	one := func(what string) func(int) string {
		return func(i int) string { return "/needs/" + ids[i*7919%len(ids)] + what }
	}
	words := url.QueryEscape("пожежні автоцистерни громада")
	for _, x := range []struct {
		name string
		who  []string
		path func(i int) string
	}{
		{"list of 50", members, same("/needs?limit=50")},
		{"list of 50, seen whole", office, same("/needs?limit=50")},
		{"list of 50, of an agency", agency, same("/needs?limit=50")},
		{"list of 50, of a partner", partners, same("/needs?limit=50&state=open")},
		{"list of 50, filtered", members, same("/needs?limit=50&state=open&subgroup=ER&sort=-cost")},
		{"list of 50, by cost", members, same("/needs?limit=50&sort=-cost")},
		{"list of 50, open by need", members, same("/needs?limit=50&state=open&sort=neededBy")},
		{"list of 50, in an oblast", members, same("/needs?limit=50&place=UA63000000000041885")},
		{"list of 50, three filters", office, same("/needs?limit=50&state=open&priority=high&subgroup=ER&sort=priority")},
		{"list of 50, stale", members, same("/needs?limit=50&stale=true")},
		{"search of two words", members, func(i int) string {
			return "/needs?limit=50&q=" + url.QueryEscape(fmt.Sprint("громаді ", i%4001))
		}},
		{"search of two common words", members, same("/needs?limit=50&q=" + url.QueryEscape("пожежна автоцистерна "))},
		{"search of two letters", members, same("/needs?limit=50&q=" + url.QueryEscape("по"))},
		{"search of everything", members, same("/search?q=" + words)},
		{"search of everything, rare", members, func(i int) string { return "/search?q=" + url.QueryEscape(fmt.Sprint("громаді ", i%4001)) }},
		{"similar needs", agency, same("/needs/similar?titleUk=" + words + "&class=RES-FIREENG&place=UA63000000000041885&neededBy=2027-06-30")},
		{"lacks English", agency, same("/needs?limit=50&lacks=en&state=open")},
		{"need", office, one("")},
		{"history", office, one("/history")},
		{"thread", office, one("/comments")},
		{"files", office, one("/attachments")},
		{"interests", office, one("/interests")},
		{"sheet, PDF", office, func(i int) string { return "/needs/sheets?format=pdf&lang=uk&id=" + ids[i*7919%len(ids)] }},
		{"sheet, DOCX", office, func(i int) string { return "/needs/sheets?format=docx&lang=uk&id=" + ids[i*7919%len(ids)] }},
		{"desk of an agency", agency, same("/desk")},
		{"desk of a co-chair", chairs, same("/desk")},
		{"desk of the secretariat", office, same("/desk")},
		{"people", office, same("/users?limit=50")},
		{"people, sought", office, same("/users?limit=50&q=person1")},
		{"audit log", auditors, same("/audit?limit=50")},
		{"audit log of a record", auditors, func(i int) string { return "/audit?limit=50&record=" + ids[i*7919%len(ids)] }},
		{"audit log, words", auditors, func(i int) string {
			return "/audit?limit=50&q=" + url.QueryEscape(fmt.Sprint("насоси ", i%20_000))
		}},
		{"audit log, a common word", auditors, same("/audit?limit=50&q=" + url.QueryEscape("насоси "))},
		{"audit log, organisation and act", auditors, same("/audit?limit=50&act=need.opened&organisation=" + w.Orgs["SESU"])},
		{"audit log, number", auditors, func(i int) string { return fmt.Sprintf("/audit?limit=50&number=N-ER-2026-%05d", i%20_000) }},
		{"audit log, period", auditors, same("/audit?limit=50&since=2026-09-01&until=2026-09-30")},
		{"summary by subgroup", members, same("/needs/summary?by=subgroup")},
		{"session", members, same("/session")},
	} {
		b.Run(x.name, func(b *testing.B) { a.measure(b, x.who, x.path) })
	}
}
