package crashtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/mongostore"
	"swgportal/server/internal/testkit"
)

// pair is two API processes on one MongoDB, behind a proxy that gives each request to the other of them in turn.
type pair struct {
	t      *testing.T
	uri    string
	atomic bool // the server has transactions
	store  *mongostore.Store
	agency string
	proxy  string
	turns  atomic.Int64
	client *http.Client // the proxy's

	mu   sync.Mutex
	urls [2]string
	kill [2]func()
}

// newPair seeds a database with people, agency0 and on, and starts both processes on it.
func newPair(t *testing.T, people int) *pair {
	t.Helper()
	p := &pair{t: t, uri: testkit.MongoDatabase(t), client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}, Timeout: 30 * time.Second}}
	p.atomic = !slices.Contains(testkit.MongoLacks(t), "transactions")
	p.store = testkit.OpenMongoAt(t, p.uri)
	w := testkit.On(t, p.store)
	for i := range people {
		w.PersonWithPassword(fmt.Sprint("agency", i), w.Seat(domain.RoleApprover, "SESU", ""))
	}
	p.agency = w.Orgs["SESU"]
	for i := range p.urls {
		p.start(i)
	}
	t.Cleanup(func() {
		p.kill[0]()
		p.kill[1]()
	})
	front := httptest.NewServer(p)
	t.Cleanup(front.Close)
	p.proxy = front.URL
	return p
}

// start starts one of the two and waits until it is ready.
func (p *pair) start(i int) {
	p.t.Helper()
	variable := "PORTAL_TEST_COMMAND"
	if !p.atomic {
		variable = "PORTAL_TEST_SINGLY"
	}
	kill, url, _ := servingAs(p.t, variable, "--store", p.uri)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.urls[i], p.kill[i] = url, kill
}

// at is the address of one of the two.
func (p *pair) at(i int) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.urls[i%2]
}

// ServeHTTP passes a request on to whose turn it is; where nobody listens there, nothing was sent, and the other gets it.
// Where an answer does not come, it says 502: what became of the request is unknown.
func (p *pair) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	turn := int(p.turns.Add(1))
	resp, err := p.pass(r, body, p.at(turn))
	if dial := new(net.OpError); errors.As(err, &dial) && dial.Op == "dial" {
		resp, err = p.pass(r, body, p.at(turn+1))
	}
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	for name, values := range resp.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(resp.StatusCode)
	_, _ = w.Write(answer)
}

func (p *pair) pass(r *http.Request, body []byte, to string) (*http.Response, error) {
	q, err := http.NewRequestWithContext(r.Context(), r.Method, to+r.URL.RequestURI(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	q.Header = r.Header.Clone()
	q.GetBody = nil // the transport repeats nothing by itself
	return p.client.Do(q)
}

// person is a client with a cookie of its own, signed in at an address.
func (p *pair) person(name, url string) *http.Client {
	p.t.Helper()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar, Transport: &http.Transport{}, Timeout: 30 * time.Second}
	signIn(p.t, c, url, name)
	return c
}

// ask sends a request to one of the two with the cookies that a client has for an address.
func (p *pair) ask(c *http.Client, method, url, body string, headers ...string) (int, string) {
	p.t.Helper()
	q, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	if body != "" {
		q.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	resp, err := c.Do(q) // the jar knows hosts and no ports: a cookie of one process goes to the other
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

// follow reads the feed as one who keeps the place read last, until end is closed: whatever comes next is the next place.
// It gives how many places it read.
func (p *pair) follow(end <-chan struct{}) (read int64, err error) {
	for {
		last := false
		select {
		case <-end:
			last = true
		case <-time.After(20 * time.Millisecond): // between two looks; no result hangs on it
		}
		page, err := store.Feed.List(p.t.Context(), p.store, store.System(), store.Query{
			Filter: store.Range{Field: "seq", From: store.Num(read + 1)}, Sort: []store.Sort{{Field: "seq"}}, Limit: store.MaxLimit,
		})
		if err != nil {
			return read, err
		}
		for _, row := range page.Items {
			if row.Seq != read+1 {
				return read, fmt.Errorf("after place %d the feed shows %d", read, row.Seq)
			}
			read = row.Seq
		}
		if last && len(page.Items) == 0 {
			return read, nil
		}
	}
}

// settled waits until no event is without its place in the feed.
func (p *pair) settled() {
	p.t.Helper()
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); {
		page, err := store.Outbox.List(p.t.Context(), p.store, store.System(), store.Query{Limit: 1})
		if err != nil {
			p.t.Fatal(err)
		}
		if len(page.Items) == 0 {
			return
		}
		<-time.After(50 * time.Millisecond) // between two looks
	}
	p.t.Fatal("after a minute events still wait for their place in the feed")
}
