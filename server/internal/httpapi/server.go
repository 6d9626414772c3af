package httpapi

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"regexp"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/session"
)

// Options are what the handler is made of.
type Options struct {
	App            *app.App
	Hosts          []string // host names, with their ports, that the portal answers to; empty: any
	TrustedProxies []string // addresses whose X-Forwarded-For is believed; empty: none
	Secure         bool     // the public address is https
	Client         fs.FS    // the built client; nil: the API alone
	// Tables reads the tables that people bring; nil: they are read in this process, without its ceilings, which is for tests.
	Tables  TableReader
	Log     *slog.Logger
	Metrics prometheus.Registerer // nil: none
}

type server struct {
	app     *app.App
	cookies *session.Cookies
	log     *slog.Logger
	hosts   map[string]bool
	secure  bool
	gate    *gate
	uploads chan struct{}
	tables  TableReader
	metrics *metrics
	client  *client
	id      *regexp.Regexp
}

// New makes the portal's handler: the API under /api/v1, and the client everywhere else. How it is,
// machines are told by package run, before anything reaches this.
func New(o Options) (http.Handler, error) {
	e, err := routes(o)
	if err != nil {
		return nil, err
	}
	return compress(e)
}

// routes is all that the portal answers to.
func routes(o Options) (*gin.Engine, error) {
	gin.SetMode(gin.ReleaseMode)
	useStrictJSON()
	s := &server{
		app: o.App, cookies: session.New(o.App, o.Secure), log: o.Log, hosts: map[string]bool{}, secure: o.Secure, gate: newGate(),
		uploads: make(chan struct{}, maxUploads), tables: o.Tables,
		id: regexp.MustCompile(api.Patterns()["Id"]),
	}
	if s.tables == nil {
		s.tables = readHere
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	for _, h := range o.Hosts {
		s.hosts[strings.ToLower(h)] = true
	}
	var err error
	if s.metrics, err = newMetrics(o.Metrics); err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	if s.client, err = newClient(o.Client); err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}

	e := gin.New()
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash, e.RedirectFixedPath = false, false
	e.RemoteIPHeaders = []string{"X-Forwarded-For"} // gin also believes X-Real-IP, which a proxy hands on as anybody wrote it
	if err := e.SetTrustedProxies(o.TrustedProxies); err != nil {
		return nil, fmt.Errorf("trusted proxies: %w", err)
	}
	e.Use(s.identify, s.observe, s.recoverPanic, s.headers, s.knownHost, s.cleanPath)
	e.NoMethod(func(c *gin.Context) { s.refuse(c, domain.Refuse(domain.Invalid, domain.CodeMethod)) })
	e.NoRoute(s.noRoute)

	group := e.Group("/api/v1", s.sameOrigin, s.who, s.body, s.admit)
	strict := api.NewStrictHandlerWithOptions(s, []api.StrictMiddlewareFunc{s.parameters}, api.StrictGinServerOptions{
		RequestErrorHandlerFunc:  func(c *gin.Context, err error) { s.refuse(c, decodeError(err)) },
		HandlerErrorFunc:         s.refuse,
		ResponseErrorHandlerFunc: s.refuse,
	})
	api.RegisterHandlersWithOptions(group, strict, api.GinServerOptions{
		ErrorHandler: func(c *gin.Context, err error, _ int) { s.refuse(c, badRequest(err)) },
	})
	return e, nil
}

// decodeError tells a body that breaks a shape from one that cannot be read.
func decodeError(err error) error {
	var known *domain.Error
	if errors.As(err, &known) {
		return known
	}
	return badRequest(err)
}

const callerKey = "caller"

// caller is who asks; the strict server hands the gin context on as ctx.
func caller(ctx context.Context) app.Caller {
	g, ok := ctx.(*gin.Context)
	if !ok {
		return app.Caller{}
	}
	v, _ := g.Get(callerKey)
	c, _ := v.(app.Caller)
	c.Fingerprint = g.GetString(fingerprintKey)
	return c
}

// plain is the request's own context, which ends with the request.
func plain(ctx context.Context) context.Context {
	if g, ok := ctx.(*gin.Context); ok {
		return g.Request.Context()
	}
	return ctx
}
