package crashtest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

const twoClients = 4

// TestTwo is two API processes on one MongoDB: what one knows the other knows, and what is done once is done once.
// One database serves all the cases: where indexes are built slowly, making one takes minutes.
func TestTwo(t *testing.T) {
	p := newPair(t, twoClients+3)
	for _, c := range []struct {
		name  string
		run   func(*testing.T, *pair)
		needs bool // transactions
	}{
		{"a session made at one is good at the other", twoSession, false},
		{"a page mark of one opens at the other", twoMarks, false},
		{"sign-in tries are counted over both", twoTries, false},
		{"sign-in tries at one moment are counted over both", twoTriesAtOnce, true},
		{"a key sent to one and then to the other makes one record", twoKeys, false},
		{"a key sent to both at one moment makes one record", twoKeysAtOnce, true},
		{"who holds the lease publishes alone", twoLease, false},
		{"writers at both fill one feed without gap", twoWriters, false},
		{"one of them killed at random loses and doubles nothing", twoKilled, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.needs && !p.atomic {
				t.Skip("needs transactions")
			}
			p.t = t
			c.run(t, p)
		})
	}
}

func twoSession(t *testing.T, p *pair) {
	c := p.person("agency0", p.at(0))
	for i := range 4 {
		if code, _ := p.ask(c, "GET", p.at(i)+"/api/v1/needs", ""); code != http.StatusOK {
			t.Errorf("process %d: %d", i%2, code)
		}
	}
	if code, text := p.ask(c, "DELETE", p.at(1)+"/api/v1/session", ""); code >= 300 {
		t.Fatalf("signing out at the other: %d %s", code, text)
	}
	again := p.person("agency0", p.at(1))
	cookies := again.Jar.Cookies(mustURL(t, p.at(0)))
	if code, _ := p.ask(again, "DELETE", p.at(1)+"/api/v1/session", ""); code >= 300 {
		t.Fatalf("signing out: %d", code)
	}
	again.Jar.SetCookies(mustURL(t, p.at(0)), cookies) // somebody kept them
	if code, _ := p.ask(again, "GET", p.at(0)+"/api/v1/needs", ""); code != http.StatusUnauthorized {
		t.Errorf("a session ended at one is at the other: %d", code)
	}
}

func mustURL(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func twoMarks(t *testing.T, p *pair) {
	c := p.person("agency0", p.at(0))
	w := &writer{name: "marks", agency: p.agency}
	for i := range 3 {
		if code, text := p.ask(c, "POST", p.at(i)+"/api/v1/needs", w.body(fmt.Sprint(i), "Мітки")); code != http.StatusCreated {
			t.Fatalf("%d %s", code, text)
		}
	}
	var page struct {
		Next  string
		Items []struct{ ID string }
	}
	seen := map[string]bool{}
	for i := range 3 {
		code, text := p.ask(c, "GET", p.at(i)+"/api/v1/needs?limit=1&after="+url.QueryEscape(page.Next), "")
		page.Items = nil
		if err := json.Unmarshal([]byte(text), &page); err != nil || code != http.StatusOK || len(page.Items) != 1 {
			t.Fatalf("page %d, of process %d: %d %s", i, i%2, code, text)
		}
		seen[page.Items[0].ID] = true
	}
	if len(seen) != 3 {
		t.Errorf("three pages show %d needs", len(seen))
	}
}

// wrong tries a wrong password and gives the answer's status.
func (p *pair) wrong(url, name string) int {
	code, _ := p.ask(&http.Client{Transport: &http.Transport{}, Timeout: 30 * time.Second}, "POST", url+"/api/v1/session",
		`{"email":"`+name+`@portal.example","password":"not this one"}`)
	return code
}

func twoTries(t *testing.T, p *pair) {
	name := fmt.Sprint("agency", twoClients)
	for i := range 5 {
		if code := p.wrong(p.proxy, name); code != http.StatusUnauthorized {
			t.Errorf("try %d: %d", i+1, code)
		}
	}
	for i := range 2 {
		if code := p.wrong(p.at(i), name); code != http.StatusTooManyRequests {
			t.Errorf("the sixth try, at process %d: %d", i, code)
		}
	}
}

func twoTriesAtOnce(t *testing.T, p *pair) {
	var looked, paused, other atomic.Int64
	var all sync.WaitGroup
	for i := range 8 { // a process lets so many try at once
		all.Go(func() {
			switch p.wrong(p.at(i), fmt.Sprint("agency", twoClients+1)) {
			case http.StatusUnauthorized:
				looked.Add(1)
			case http.StatusTooManyRequests:
				paused.Add(1)
			default:
				other.Add(1)
			}
		})
	}
	all.Wait()
	if looked.Load() != 5 || paused.Load() != 3 {
		t.Errorf("of 8 tries at one moment %d were looked at, %d paused, %d answered otherwise", looked.Load(), paused.Load(), other.Load())
	}
}

func twoKeys(t *testing.T, p *pair) {
	c := p.person("agency0", p.proxy)
	w := &writer{name: "keys", agency: p.agency}
	for i := range 5 {
		body, key := w.body(fmt.Sprint(i), "Ключі"), fmt.Sprintf("in-turn-%d", i)
		first, one := p.ask(c, "POST", p.at(i)+"/api/v1/needs", body, "Idempotency-Key", key)
		second, two := p.ask(c, "POST", p.at(i+1)+"/api/v1/needs", body, "Idempotency-Key", key)
		if first != http.StatusCreated || second != http.StatusCreated || idOf(t, one) != idOf(t, two) {
			t.Errorf("%d %s\n%d %s", first, one, second, two)
		}
		if code, text := p.ask(c, "POST", p.at(i)+"/api/v1/needs", w.body("x", "Ключі"), "Idempotency-Key", key); code != http.StatusConflict {
			t.Errorf("the key with another body: %d %s", code, text)
		}
	}
	if n := p.titled("Ключі"); n != 5 {
		t.Errorf("5 keys made %d needs", n)
	}
}

func twoKeysAtOnce(t *testing.T, p *pair) {
	c := p.person("agency1", p.proxy)
	w := &writer{name: "keys", agency: p.agency}
	rounds := testkit.Size(t, 5, 10, 200)
	for i := range rounds {
		body, key := w.body(fmt.Sprint(i), "Разом"), fmt.Sprintf("at-once-%d", i)
		var codes [2]int
		var texts [2]string
		var all sync.WaitGroup
		for j := range codes {
			all.Go(func() { codes[j], texts[j] = p.ask(c, "POST", p.at(j)+"/api/v1/needs", body, "Idempotency-Key", key) })
		}
		all.Wait()
		if codes != [2]int{201, 201} || idOf(t, texts[0]) != idOf(t, texts[1]) {
			t.Errorf("round %d: %v\n%s\n%s", i, codes, texts[0], texts[1])
		}
	}
	if n := p.titled("Разом"); n != rounds {
		t.Errorf("%d keys made %d needs", rounds, n)
	}
}

func idOf(t *testing.T, text string) string {
	t.Helper()
	var n ack
	if err := json.Unmarshal([]byte(text), &n); err != nil {
		t.Fatal(err, text)
	}
	return n.ID
}

// titled counts the needs with a word in them.
func (p *pair) titled(word string) int {
	p.t.Helper()
	n := 0
	for _, need := range everything(p.t, p.store, store.Needs) {
		if strings.HasPrefix(need.Content.Title.UK, word) {
			n++
		}
	}
	return n
}

// twoLease gives the feed's lease to a process that is none of the two: neither touches the feed until it has run out.
func twoLease(t *testing.T, p *pair) {
	p.settled()
	before := len(everything(t, p.store, store.Feed))
	until := domain.Moment(time.Now().Add(4 * time.Second))
	p.giveLease(store.Lease{ID: "feed", Holder: "a third", Until: until})
	c := p.person("agency0", p.proxy)
	w := &writer{name: "lease", agency: p.agency}
	for i := range 4 {
		if code, text := p.ask(c, "POST", p.at(i)+"/api/v1/needs", w.body(fmt.Sprint(i), "Черга")); code != http.StatusCreated {
			t.Fatalf("%d %s", code, text)
		}
		if n := len(everything(t, p.store, store.Feed)); n != before && time.Now().Before(until) {
			t.Fatalf("%d events came into the feed under the lease of a third process", n-before)
		}
	}
	p.settled()
	if n := len(everything(t, p.store, store.Feed)); n < before+4 {
		t.Errorf("%d of 4 events came into the feed after the lease", n-before)
	}
}

// giveLease writes the row of a lease, which the processes may be writing too.
func (p *pair) giveLease(l store.Lease) {
	p.t.Helper()
	w := &testkit.World{T: p.t, Store: p.store}
	testkit.Change(w, store.Leases, l.ID, func(had *store.Lease) { *had = l })
}

// writing lets clients write through the proxy until stop is closed; what had no answer they repeat under its key. Their
// keys begin with series.
func (p *pair) writing(series string, stop <-chan struct{}) (writers []*writer, wait func()) {
	p.t.Helper()
	var all sync.WaitGroup
	for i := range twoClients {
		w := &writer{name: fmt.Sprint("agency", i), agency: p.agency, series: series, acks: map[string]ack{}}
		w.http = p.person(w.name, p.proxy)
		writers = append(writers, w)
		all.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if !w.turn(p.proxy) {
					w.persist(p.proxy, stop)
				}
			}
		})
	}
	return writers, all.Wait
}

// persist repeats what had no answer, each under its key, until it has one.
func (w *writer) persist(url string, stop <-chan struct{}) {
	for len(w.open) > 0 {
		key := w.open[0]
		status, n, err := w.send("POST", url+"/api/v1/needs", w.body(key, "Насоси"), "Idempotency-Key", key)
		if w.step(n, status, http.StatusCreated, err) {
			w.open = w.open[1:]
			w.repeated++
			continue
		}
		select {
		case <-stop:
			return
		case <-time.After(20 * time.Millisecond): // a person may ask 20 times a second
		}
	}
}

// inspected holds the store against what the clients were told, and the feed against who followed it.
func (p *pair) inspected(before int, writers []*writer, followed int64) (needs, repeated int) {
	p.t.Helper()
	keys, acked := 0, 0
	for _, w := range writers {
		w.persist(p.proxy, nil)
		keys, acked, repeated = keys+w.keys, acked+len(w.acks), repeated+w.repeated
	}
	p.settled()
	found := inspectStore(p.t, p.store, writers)
	if found-before != keys || acked != keys {
		p.t.Errorf("%d requests to log a need made %d needs, of which clients know %d", keys, found-before, acked)
	}
	if n := len(everything(p.t, p.store, store.Feed)); int64(n) < followed {
		p.t.Errorf("who followed the feed read %d places, and it has %d", followed, n)
	}
	return keys, repeated
}

func twoWriters(t *testing.T, p *pair) {
	before := len(everything(t, p.store, store.Needs))
	stop := make(chan struct{})
	writers, wait := p.writing("calm-", stop)
	read := p.following(stop, func() {
		<-time.After(time.Duration(testkit.Size(t, 2, 4, 60)) * time.Second) // as long as the clients write
	})
	wait()
	needs, _ := p.inspected(before, writers, read)
	t.Logf("%d needs through both, the feed read to place %d while it grew", needs, read)
}

// following follows the feed while something is done, closes stop, and gives the place it read to.
func (p *pair) following(stop chan<- struct{}, do func()) int64 {
	p.t.Helper()
	end, done := make(chan struct{}), make(chan struct{})
	var read int64
	var err error
	go func() {
		defer close(done)
		read, err = p.follow(end)
	}()
	do()
	close(stop)
	close(end)
	<-done
	if err != nil {
		p.t.Error(err)
	}
	return read
}

func twoKilled(t *testing.T, p *pair) {
	before := len(everything(t, p.store, store.Needs))
	stop := make(chan struct{})
	writers, wait := p.writing("killed-", stop)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	kills := testkit.Size(t, 4, 10, 100)
	read := p.following(stop, func() {
		for range kills {
			<-time.After(time.Duration(100+r.IntN(900)) * time.Millisecond) // the instant is the point
			i := r.IntN(2)
			p.kill[i]()
			p.start(i)
		}
	})
	wait()
	needs, repeated := p.inspected(before, writers, read)
	t.Logf("%d kills of one of two: %d needs acknowledged, 0 lost, 0 doubled, %d repeated after an unknown outcome; the feed read to place %d", kills, needs, repeated, read)
}
