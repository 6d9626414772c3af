package run

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Limits of a connection. A person's browser needs a fraction of each; a slow or hostile one loses its place.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 60 * time.Second
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 12 << 10 // net/http reads 4 KiB more, so a head has at most 16
	pingTimeout       = 2 * time.Second
	fatalGrace        = 2 * time.Second // after a fatal error nothing can be saved any more
)

// server is a running portal: the listeners, and whether it takes requests.
type server struct {
	log      *slog.Logger
	ping     func(context.Context) error
	notes    func() []string // what does not go well and stops nobody; nil: nothing
	metrics  *metrics
	stopping atomic.Bool
}

// health answers the two addresses that machines ask, under any Host, and passes everything else on.
func (s *server) health(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.EscapedPath() { // as it was sent: /%68ealthz is no name of it
		case "/healthz":
			answer(w, r, true)
		case "/readyz":
			answer(w, r, s.ready(r.Context()), s.told()...)
		default:
			s.metrics.inFlight.Inc()
			defer s.metrics.inFlight.Dec()
			next.ServeHTTP(w, r)
		}
	})
}

// ready says whether the portal takes requests: it does not stop, and the store answers and takes writes.
func (s *server) ready(ctx context.Context) bool {
	if s.stopping.Load() {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, pingTimeout)
	defer cancel()
	if err := s.ping(ctx); err != nil {
		s.log.WarnContext(ctx, "not ready", "error", err)
		return false
	}
	return true
}

func (s *server) told() []string {
	if s.notes == nil {
		return nil
	}
	return s.notes()
}

func answer(w http.ResponseWriter, r *http.Request, good bool, notes ...string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		w.WriteHeader(http.StatusMethodNotAllowed)
	case good:
		_, _ = w.Write([]byte(strings.Join(append([]string{"ok"}, notes...), "\n") + "\n"))
	default:
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("not ready\n"))
	}
}

func (s *server) httpServer(h http.Handler, base context.Context) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
		DisableGeneralOptionsHandler: true, // it would answer OPTIONS * under any Host, before our own refusals
		BaseContext:                  func(net.Listener) context.Context { return base },
		ErrorLog:                     slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
}

// serve answers on the listeners until ctx ends or fatal tells of the store's end, then waits up to grace for the
// requests in flight. numbers may be nil.
func (s *server) serve(ctx context.Context, main, numbers net.Listener, h http.Handler, grace time.Duration, fatal <-chan error) error {
	base, cut := context.WithCancel(context.WithoutCancel(ctx)) // a stop does not end the requests in flight
	defer cut()
	servers := []*http.Server{s.httpServer(s.health(h), base)}
	listeners := []net.Listener{main}
	if numbers != nil {
		servers, listeners = append(servers, s.httpServer(s.metrics.handler(), base)), append(listeners, numbers)
	}
	broken := make(chan error, len(servers))
	var running sync.WaitGroup
	for i, srv := range servers {
		running.Go(func() {
			if err := srv.Serve(listeners[i]); !errors.Is(err, http.ErrServerClosed) {
				broken <- err
			}
		})
	}
	defer running.Wait()

	var err error
	select {
	case <-ctx.Done():
		s.log.Info("stopping", "grace", grace)
	case cause := <-fatal:
		err = fatalError{fmt.Errorf("the store failed, nothing was written since: %w", cause)}
		s.log.Error("stopping: the store failed", "error", cause)
		grace = min(grace, fatalGrace)
	case cause := <-broken:
		err = fmt.Errorf("serve: %w", cause)
	}
	s.stopping.Store(true)
	return errors.Join(err, s.stop(servers, grace, cut))
}

// stop lets what runs end, and cuts it off where it takes longer than grace.
func (s *server) stop(servers []*http.Server, grace time.Duration, cut context.CancelFunc) error {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	var errs []error
	for _, srv := range servers {
		err := srv.Shutdown(ctx)
		if errors.Is(err, context.DeadlineExceeded) {
			s.log.Warn("requests were cut off: they took longer than the grace", "grace", grace)
			cut()
			err = srv.Close()
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
