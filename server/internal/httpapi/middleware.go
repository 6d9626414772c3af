package httpapi

import (
	"log/slog"
	"net/http"
	"path"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/klauspost/compress/gzhttp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

const requestKey = "request"

// identify gives the request a number that the person can quote. One of the client's own is not taken: it would stand
// in the log as ours.
func (s *server) identify(c *gin.Context) {
	id := uuid.Must(uuid.NewV7()).String()
	c.Set(requestKey, id)
	c.Header("X-Request-Id", id)
}

func requestID(c *gin.Context) string { return c.GetString(requestKey) }

// observe writes one line a request: the route's template and never the URL, which may hold what people search for.
func (s *server) observe(c *gin.Context) {
	start := time.Now()
	c.Next()
	route := c.FullPath()
	if route == "" {
		route = "other"
	}
	took, method := time.Since(start), knownMethod(c.Request.Method)
	s.metrics.seen(method, route, c.Writer.Status(), took)
	s.log.LogAttrs(c.Request.Context(), slog.LevelInfo, "request", slog.String("request", requestID(c)),
		slog.String("method", method), slog.String("route", route), slog.Int("status", c.Writer.Status()),
		slog.Int("bytes", c.Writer.Size()), slog.Duration("took", took))
}

func (s *server) recoverPanic(c *gin.Context) {
	defer func() {
		if v := recover(); v != nil {
			if v == http.ErrAbortHandler { //nolint:errorlint // net/http compares it so too
				panic(v)
			}
			s.log.LogAttrs(c.Request.Context(), slog.LevelError, "panic", slog.String("request", requestID(c)), slog.Any("panic", v), slog.String("stack", string(debug.Stack())))
			if !c.Writer.Written() {
				s.refuse(c, domain.Refuse("internal", domain.CodeInternal))
			}
			c.Abort()
		}
	}()
	c.Next()
}

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'"

// headers stand on every answer, errors included.
func (s *server) headers(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	h.Set("Cache-Control", "no-store")
	if s.secure {
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
}

// knownHost refuses a Host that is not the portal's: links and cookies are made for one address.
func (s *server) knownHost(c *gin.Context) {
	if len(s.hosts) > 0 && !s.hosts[strings.ToLower(c.Request.Host)] {
		s.refuse(c, domain.Refuse(domain.Invalid, domain.CodeMisdirected))
	}
}

// cleanPath refuses a path that another server could read in another way: doubled slashes, dots, encoded letters.
func (s *server) cleanPath(c *gin.Context) {
	raw := c.Request.URL.EscapedPath()
	if !strings.HasPrefix(raw, "/") || raw != path.Clean(raw) || strings.ContainsAny(raw, ";\\%") {
		s.refuse(c, domain.Absent())
	}
}

// sameOrigin refuses writes that another site's page sends (Sec-Fetch-Site and Origin).
func (s *server) sameOrigin(c *gin.Context) {
	if err := http.NewCrossOriginProtection().Check(c.Request); err != nil {
		s.refuse(c, domain.Refuse(domain.Forbidden, domain.CodeCrossOrigin).Because(err))
	}
}

// who finds the person of the session. Everything is closed but the operations that need nobody.
func (s *server) who(c *gin.Context) {
	if needsNobody(c) {
		return
	}
	var v app.SessionView
	var err error
	s.within(c, func() { v, err = s.cookies.Find(c.Request) }, queue{s.gate.slots, waitFor})
	switch {
	case c.IsAborted():
		return
	case err != nil:
		s.refuse(c, err)
		return
	}
	if !s.gate.allow(v.Actor.User.Meta.ID, time.Now()) {
		s.refuse(c, &domain.Error{Kind: domain.Limited, Code: domain.CodeTooMany, RetryAfter: 1})
		return
	}
	who := app.Caller{Actor: v.Actor, Session: v.Ref}
	if c.Request.Method == http.MethodPost {
		who.Key = c.GetHeader("Idempotency-Key") // the document has it on every POST; its form is checked with the parameters
	}
	c.Set(callerKey, who)
}

// needsNobody says whether the operation is open to everybody.
func needsNobody(c *gin.Context) bool {
	switch c.Request.Method + " " + strings.TrimPrefix(c.FullPath(), "/api/v1") {
	case "GET /session", "POST /session", "DELETE /session", "POST /setup", "POST /password":
		return true
	}
	return false
}

func compress(h http.Handler) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.ContentTypes([]string{"application/json", "application/problem+json"}))
	if err != nil {
		return nil, err
	}
	return wrap(h), nil
}
