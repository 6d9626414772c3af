package mongostore_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"swgportal/server/internal/store"
	"swgportal/server/internal/store/mongostore"
	"swgportal/server/internal/testkit"
)

// proxy stands between the store and a server, and cuts all connections when a counted piece of data has come.
type proxy struct {
	t      *testing.T
	target string
	addr   string
	all    sync.WaitGroup

	mu     sync.Mutex
	ln     net.Listener
	conns  map[net.Conn]bool
	pieces int // until the cut; negative: none is planned
}

// through puts a proxy before the server of a URI, and gives the URI that leads through it.
func through(t *testing.T, uri string) (*proxy, string) {
	t.Helper()
	u, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{t: t, target: u.Host, conns: map[net.Conn]bool{}, pieces: -1}
	p.open("127.0.0.1:0")
	t.Cleanup(func() {
		p.close()
		p.all.Wait()
	})
	u.Host = p.addr
	q := u.Query()
	q.Set("directConnection", "true")
	u.RawQuery = q.Encode()
	return p, u.String()
}

func (p *proxy) open(addr string) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		p.t.Fatal(err)
	}
	p.addr = ln.Addr().String()
	p.mu.Lock()
	p.ln = ln
	p.mu.Unlock()
	p.all.Go(func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			p.join(c)
		}
	})
}

func (p *proxy) join(c net.Conn) {
	d, err := net.Dial("tcp", p.target)
	if err != nil {
		c.Close()
		return
	}
	p.mu.Lock()
	p.conns[c], p.conns[d] = true, true
	p.mu.Unlock()
	p.all.Go(func() { p.pump(c, d) })
	p.all.Go(func() { p.pump(d, c) })
}

func (p *proxy) pump(from, to net.Conn) {
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		if err != nil || p.strikes() {
			break
		}
		if _, err := to.Write(buf[:n]); err != nil {
			break
		}
	}
	from.Close()
	to.Close()
}

// strikes counts a piece; at the planned one all is cut, and that piece is lost.
func (p *proxy) strikes() bool {
	p.mu.Lock()
	p.pieces--
	hit := p.pieces == 0
	p.mu.Unlock()
	if hit {
		p.cut()
	}
	return hit
}

func (p *proxy) plan(pieces int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pieces = pieces
}

// waits says whether the planned cut is still to come.
func (p *proxy) waits() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pieces > 0
}

func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		c.Close()
	}
	clear(p.conns)
}

func (p *proxy) close() {
	p.mu.Lock()
	ln := p.ln
	p.mu.Unlock()
	ln.Close()
	p.cut()
}

func cuts() int {
	switch os.Getenv("PORTAL_TEST_SIZE") {
	case "night":
		return 200
	case "fast":
		return 5
	}
	return 30
}

func TestStore_losesAndDoublesNothing_whenConnectionsAreCut(t *testing.T) {
	p, uri := through(t, testkit.MongoDatabase(t))
	s, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri, Demand: mongostore.SingleDocuments, Limit: 3 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(t.Context(), []*store.Spec{free}); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var did tally
	for cut, write := 0, 0; cut < cuts(); cut++ {
		p.plan(1 + random.IntN(16))
		for ; p.waits(); write++ {
			did.write(t, s, fmt.Sprint(write))
		}
	}
	did.check(t, s)
}

// free is a kind whose records only have an id.
var free = &store.Spec{Kind: "free", Derive: func([]byte) (store.Derived, error) { return store.Derived{}, nil }}

// tally is what the store said of each write.
type tally struct {
	kept, gone []string // ids that must, and must not be there
	counted    int64    // confirmed
	unknown    int64    // counted or not
}

// write writes a record and counts up, each for itself.
func (d *tally) write(t *testing.T, s store.Store, id string) {
	record := store.Record{ID: id, Body: []byte("{}")}
	inserted := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Insert(ctx, free, record) })
	switch {
	case inserted == nil:
		d.kept = append(d.kept, id)
	case errors.Is(inserted, store.ErrUnavailable):
		d.gone = append(d.gone, id)
	case !errors.Is(inserted, store.ErrOutcomeUnknown):
		t.Errorf("insert: %v", inserted)
	}
	counted := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		_, err := tx.Next(ctx, "n")
		return err
	})
	switch {
	case counted == nil:
		d.counted++
	case errors.Is(counted, store.ErrOutcomeUnknown):
		d.unknown++
	case !errors.Is(counted, store.ErrUnavailable):
		t.Errorf("count: %v", counted)
	}
}

func (d *tally) check(t *testing.T, s store.Store) {
	t.Helper()
	for _, id := range d.kept {
		if r, err := s.Get(t.Context(), free, store.System(), id); err != nil || r.Rev != 1 {
			t.Errorf("%s was confirmed and is at %d: %v", id, r.Rev, err)
		}
	}
	for _, id := range d.gone {
		if _, err := s.Get(t.Context(), free, store.System(), id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s was said not to be written: %v", id, err)
		}
	}
	var n int64
	if err := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) (err error) {
		n, err = tx.Next(ctx, "n")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if n--; n < d.counted || n > d.counted+d.unknown {
		t.Errorf("counted to %d; %d were confirmed, %d unknown", n, d.counted, d.unknown)
	}
	t.Logf("%d records kept, %d refused, counted to %d with %d unknown", len(d.kept), len(d.gone), n, d.unknown)
}

func TestStore_goesOnWhenTheServerIsBack(t *testing.T) {
	p, uri := through(t, testkit.MongoDatabase(t))
	s, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri, Demand: mongostore.SingleDocuments, Limit: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := errors.Join(s.Migrate(t.Context(), []*store.Spec{free}), s.Ping(t.Context())); err != nil {
		t.Fatal(err)
	}
	p.close()
	_, get := s.Get(t.Context(), free, store.System(), "one")
	_, list := s.List(t.Context(), free, store.System(), store.Query{Limit: 1})
	insert := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Insert(ctx, free, store.Record{ID: "one", Body: []byte("{}")})
	})
	for what, err := range map[string]error{"get": get, "list": list, "ping": s.Ping(t.Context()), "insert": insert} {
		if !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("%s: %v", what, err)
		}
	}
	p.open(p.addr)
	back := s.Ping(t.Context())
	for tries := 0; back != nil && tries < 20; tries++ { // each waits for the server up to the limit
		back = s.Ping(t.Context())
	}
	again := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Insert(ctx, free, store.Record{ID: "one", Body: []byte("{}")})
	})
	if err := errors.Join(back, again); err != nil {
		t.Error(err)
	}
}
