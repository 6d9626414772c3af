package testkit

import (
	"net"
	"net/url"
	"sync"
	"testing"
)

// Proxy stands between the store and a server, and cuts all connections when a counted piece of data has come.
type Proxy struct {
	t      testing.TB
	target string
	addr   string
	all    sync.WaitGroup

	mu     sync.Mutex
	ln     net.Listener
	conns  map[net.Conn]bool
	pieces int // until the cut; negative: none is planned
}

// Through puts a proxy before the server of a URI, and gives the URI that leads through it.
func Through(t testing.TB, uri string) (*Proxy, string) {
	t.Helper()
	u, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{t: t, target: u.Host, conns: map[net.Conn]bool{}, pieces: -1}
	p.listen("127.0.0.1:0")
	t.Cleanup(func() {
		p.Close()
		p.all.Wait()
	})
	u.Host = p.addr
	q := u.Query()
	q.Set("directConnection", "true")
	u.RawQuery = q.Encode()
	return p, u.String()
}

// Open listens again after a Close, at the address that it had.
func (p *Proxy) Open() { p.listen(p.addr) }

func (p *Proxy) listen(addr string) {
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

func (p *Proxy) join(c net.Conn) {
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

func (p *Proxy) pump(from, to net.Conn) {
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
func (p *Proxy) strikes() bool {
	p.mu.Lock()
	p.pieces--
	hit := p.pieces == 0
	p.mu.Unlock()
	if hit {
		p.Cut()
	}
	return hit
}

// Plan cuts all connections when so many pieces of data have come.
func (p *Proxy) Plan(pieces int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pieces = pieces
}

// Waits says whether the planned cut is still to come.
func (p *Proxy) Waits() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.pieces > 0
}

// Cut ends all connections.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		c.Close()
	}
	clear(p.conns)
}

// Close ends all connections and lets in no more: the server is away.
func (p *Proxy) Close() {
	p.mu.Lock()
	ln := p.ln
	p.mu.Unlock()
	ln.Close()
	p.Cut()
}
