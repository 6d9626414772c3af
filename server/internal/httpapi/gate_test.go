package httpapi

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gin-gonic/gin"

	"swgportal/server/internal/domain"
)

func TestGate_countsEachPersonAlone(t *testing.T) {
	g := newGate()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for i := range burst {
		if !g.allow("one", now) {
			t.Fatalf("request %d of a burst of %d is refused", i+1, burst)
		}
	}
	if g.allow("one", now) {
		t.Error("one more than the burst is let in")
	}
	if !g.allow("other", now) {
		t.Error("another person pays for it")
	}
	now = now.Add(time.Second)
	for range perSec {
		if !g.allow("one", now) {
			t.Fatal("a second later not all of a second's requests are let in")
		}
	}
	if g.allow("one", now) {
		t.Error("more than a second's requests are let in")
	}
}

// gated is a handler behind the gate alone.
func gated(s *server) http.Handler {
	e := gin.New()
	e.Use(s.admit)
	ok := func(c *gin.Context) { c.Status(http.StatusOK) }
	e.GET("/api/v1/needs", ok)
	e.GET("/api/v1/needs/table", ok)
	e.POST("/api/v1/session", ok)
	return e
}

// TestGate_fullOnesSendAway: who finds no room is told when to come again, and takes none away.
func TestGate_fullOnesSendAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{gate: newGate(), log: slog.New(slog.DiscardHandler)}
		h := gated(s)
		ask := func(method, path string) *httptest.ResponseRecorder {
			rec := httptest.NewRecorder()
			h.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), method, path, nil))
			return rec
		}
		for range signIns {
			s.gate.tries <- struct{}{}
		}
		if rec := ask("POST", "/api/v1/session"); rec.Code != http.StatusServiceUnavailable || rec.Header().Get("Retry-After") == "" {
			t.Errorf("signing in among too many: %d %v", rec.Code, rec.Header())
		}
		if rec := ask("GET", "/api/v1/needs"); rec.Code != http.StatusOK {
			t.Errorf("sign-ins keep a reader out: %d", rec.Code)
		}
		s.gate.tables <- struct{}{}
		began := time.Now()
		if rec := ask("GET", "/api/v1/needs/table"); rec.Code != http.StatusServiceUnavailable || time.Since(began) != patience {
			t.Errorf("a second file of tables: %d after %v", rec.Code, time.Since(began))
		}
		time.AfterFunc(patience/2, func() { <-s.gate.tables })
		if rec := ask("GET", "/api/v1/needs/table"); rec.Code != http.StatusOK {
			t.Errorf("the first file of tables was done: %d", rec.Code)
		}
		for range tables + inLine {
			s.gate.line <- struct{}{}
		}
		began = time.Now()
		if rec := ask("GET", "/api/v1/needs/table"); rec.Code != http.StatusServiceUnavailable || time.Since(began) != waitFor {
			t.Errorf("a long line for files of tables: %d after %v", rec.Code, time.Since(began))
		}
		if rec := ask("GET", "/api/v1/needs"); rec.Code != http.StatusOK {
			t.Errorf("those in line keep a reader out: %d", rec.Code)
		}
		for range inside {
			s.gate.slots <- struct{}{}
		}
		began = time.Now()
		if rec := ask("GET", "/api/v1/needs"); rec.Code != http.StatusServiceUnavailable || time.Since(began) != waitFor {
			t.Errorf("a full portal: %d after %v", rec.Code, time.Since(began))
		}
		time.AfterFunc(waitFor/2, func() { <-s.gate.slots })
		if rec := ask("GET", "/api/v1/needs"); rec.Code != http.StatusOK {
			t.Errorf("room came while waiting: %d", rec.Code)
		}
		if len(s.gate.slots) != inside-1 || len(s.gate.tries) != signIns {
			t.Errorf("%d and %d places are taken", len(s.gate.slots), len(s.gate.tries))
		}
	})
}

// TestGate_everyOperationWithAPassword_standsInItsQueue: whatever takes a password has it hashed, and a flood of that keeps
// nobody else out. An operation that is added to the document is found here by itself.
func TestGate_everyOperationWithAPassword_standsInItsQueue(t *testing.T) {
	contract := readContract(t)
	list := operations(t)
	withPassword := 0
	synctest.Test(t, func(t *testing.T) {
		for _, o := range list {
			s := &server{gate: newGate(), log: slog.New(slog.DiscardHandler)}
			e := gin.New()
			e.Use(s.admit)
			path := prior + strings.NewReplacer("{", ":", "}", "").Replace(o.Path)
			e.Handle(o.Method, path, func(c *gin.Context) { c.Status(http.StatusOK) })
			for range signIns {
				s.gate.tries <- struct{}{}
			}
			want := http.StatusOK
			schema, _ := contract.resolve(contract.bodySchema(o))
			if fields, _ := schema["properties"].(map[string]any); fields["password"] != nil {
				want = http.StatusServiceUnavailable
				withPassword++
			}
			rec := httptest.NewRecorder()
			e.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), o.Method, o.at(noRecord), nil))
			if rec.Code != want {
				t.Errorf("%s %s among too many passwords: %d, not %d", o.Method, o.Path, rec.Code, want)
			}
		}
	})
	if withPassword != 4 {
		t.Errorf("%d operations take a password", withPassword)
	}
}

// TestRefuse_saysWhenToComeAgain holds the header and the member against each other.
func TestRefuse_saysWhenToComeAgain(t *testing.T) {
	s := &server{log: slog.New(slog.DiscardHandler)}
	rec := httptest.NewRecorder()
	c, _ := gin.CreateTestContext(rec)
	c.Request = httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	s.refuse(c, &domain.Error{Kind: domain.Limited, Code: domain.CodeTooMany, RetryAfter: 7})
	want := `{"code":"too_many_requests","requestId":"","retryAfter":7,"status":429,"title":"Too Many Requests","type":"about:blank"}`
	if rec.Code != http.StatusTooManyRequests || rec.Header().Get("Retry-After") != "7" || !sameJSON(rec.Body.String(), want) {
		t.Errorf("%d %v %s", rec.Code, rec.Header(), rec.Body)
	}
}
