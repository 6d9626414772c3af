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
	mostKept = 10_000
)

// gate keeps a flood from taking all down: so many requests at once in all, so many a second for one person. It is the
// process's own; what must hold across processes (failed sign-ins) stands in the store.
type gate struct {
	slots chan struct{}
	tries chan struct{}
	mu    sync.Mutex
	left  map[string]bucket
}

type bucket struct {
	tokens float64
	at     time.Time
}

func newGate() *gate {
	return &gate{slots: make(chan struct{}, inside), tries: make(chan struct{}, signIns), left: map[string]bucket{}}
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
	queues := []chan struct{}{s.gate.slots}
	if hashes(c) {
		queues = []chan struct{}{s.gate.tries, s.gate.slots}
	}
	s.within(c, queues, c.Next)
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
func (s *server) within(c *gin.Context, queues []chan struct{}, do func()) {
	t := time.NewTimer(waitFor)
	defer t.Stop()
	for _, q := range queues {
		select {
		case q <- struct{}{}:
			defer func() { <-q }()
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
