package httpapi

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"swgportal/server/internal/domain"
)

const (
	inside   = 64 // requests worked on at once; more wait for waitFor, to be known and to be served, and are then sent away
	waitFor  = time.Second
	perSec   = 20
	burst    = 60
	signIns  = 8 // of inside, at most so many may have a password hashed: all others keep the rest
	tables   = 1 // files of tables made at once: each takes memory for all its rows
	inLine   = 8 // and so many more may wait for theirs, for patience
	patience = 20 * time.Second
	mostKept = 10_000
)

// gate keeps a flood from taking all down: so many requests at once in all, so many a second for one person. It is the
// process's own; what must hold across processes (failed sign-ins) stands in the store.
type gate struct {
	slots  chan struct{}
	tries  chan struct{}
	line   chan struct{} // those who make or wait for a file of tables
	tables chan struct{}
	mu     sync.Mutex
	left   map[string]bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

func newGate() *gate {
	return &gate{
		slots: make(chan struct{}, inside), tries: make(chan struct{}, signIns), line: make(chan struct{}, tables+inLine),
		tables: make(chan struct{}, tables), left: map[string]bucket{},
	}
}

// queue is where one waits for a place, and for how long.
type queue struct {
	places chan struct{}
	wait   time.Duration
}

// allow takes one of the person's tokens.
func (g *gate) allow(user string, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.left) > mostKept {
		clear(g.left)
	}
	b, ok := g.left[user]
	if !ok {
		b = bucket{tokens: burst, at: now}
	}
	b.tokens = min(burst, b.tokens+now.Sub(b.at).Seconds()*perSec)
	b.at = now
	allowed := b.tokens >= 1
	if allowed {
		b.tokens--
	}
	g.left[user] = b
	return allowed
}

// admit lets a request in when there is room. It stands behind the middleware that reads the body: who sends a body slowly
// holds a connection and no place.
func (s *server) admit(c *gin.Context) {
	slots := queue{s.gate.slots, waitFor}
	switch {
	case hashes(c):
		s.within(c, c.Next, queue{s.gate.tries, waitFor}, slots)
	case c.FullPath() == "/api/v1/needs/table", c.FullPath() == "/api/v1/coverage/table", c.FullPath() == importsPath && c.Request.Method == http.MethodPost:
		s.within(c, c.Next, queue{s.gate.line, waitFor}, queue{s.gate.tables, patience}, slots)
	default:
		s.within(c, c.Next, slots)
	}
}

// hashes says whether the operation has a password hashed or compared: much work, two at a time (package app).
func hashes(c *gin.Context) bool {
	switch c.Request.Method + " " + strings.TrimPrefix(c.FullPath(), "/api/v1") {
	case "POST /session", "POST /session/password", "POST /password", "POST /setup":
		return true
	}
	return false
}

// within does something while it holds a place in each queue. Where there is no room in time it refuses instead.
func (s *server) within(c *gin.Context, do func(), queues ...queue) {
	for _, q := range queues {
		t := time.NewTimer(q.wait)
		defer t.Stop()
		select {
		case q.places <- struct{}{}:
			defer func() { <-q.places }()
		case <-t.C:
			s.refuse(c, &domain.Error{Kind: domain.Unavailable, Code: domain.CodeUnavailable, RetryAfter: 2})
			return
		case <-c.Request.Context().Done():
			c.AbortWithStatus(http.StatusServiceUnavailable)
			return
		}
	}
	do()
}
