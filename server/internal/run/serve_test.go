package run

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"swgportal/server/internal/config"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// process is a portal that runs inside the test.
type process struct {
	url    string
	out    *testkit.Output
	err    *testkit.Output
	stop   context.CancelFunc
	code   chan int
	client *http.Client
}

// start runs the command with a store of its own on a free port and waits until it serves.
func start(t *testing.T, p parts, dir string, args ...string) *process {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	proc := &process{out: testkit.NewOutput(), err: testkit.NewOutput(), stop: cancel, code: make(chan int, 1), client: &http.Client{Transport: &http.Transport{}}}
	args = append(args, "--listen", "127.0.0.1:0", "--store", "sqlite:"+filepath.Join(dir, "portal.db"))
	go func() { proc.code <- runWith(ctx, p, args, nil, proc.out, proc.err) }()
	select {
	case line := <-proc.out.First:
		proc.url = strings.TrimPrefix(line, "Portal: ")
	case code := <-proc.code:
		t.Fatalf("the portal ended with %d:\n%s", code, proc.err)
	case <-time.After(30 * time.Second):
		t.Fatal("the portal does not serve")
	}
	t.Cleanup(cancel)
	return proc
}

// end stops the portal and gives its exit code.
func (p *process) end(t *testing.T) int {
	t.Helper()
	p.stop()
	return p.wait(t)
}

func (p *process) wait(t *testing.T) int {
	t.Helper()
	p.client.CloseIdleConnections()
	select {
	case code := <-p.code:
		return code
	case <-time.After(30 * time.Second):
		t.Fatal("the portal does not stop")
		return -1
	}
}

func (p *process) get(t *testing.T, path string) (int, string) {
	t.Helper()
	resp, err := p.client.Get(p.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// with gives parts whose handler is h, over the real store.
func with(h http.Handler) parts {
	p := standard()
	p.portal = func(_ context.Context, in assembly) (*portal, error) {
		return &portal{
			handler: h, ping: in.store.Ping,
			setup: func(context.Context) (string, error) { return "", nil },
			jobs:  func(ctx context.Context) { <-ctx.Done() },
		}, nil
	}
	return p
}

func TestServe_startsAndStops(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := start(t, standard(), t.TempDir(), "serve")
	for _, path := range []string{"/healthz", "/readyz"} {
		if code, body := p.get(t, path); code != http.StatusOK || body != "ok\n" {
			t.Errorf("%s: %d %q", path, code, body)
		}
	}
	if _, body := p.get(t, "/metrics"); strings.Contains(body, "portal_store_tx_seconds") {
		t.Error("the metrics are where people are")
	}
	if code := p.end(t); code != exitOK {
		t.Errorf("exit %d:\n%s", code, p.err)
	}
}

func TestServe_finishesRequestsInFlight(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	p := start(t, with(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		<-release
		if r.Context().Err() != nil {
			t.Error("the stop ended the request's context")
		}
		fmt.Fprint(w, "done")
	})), t.TempDir(), "serve")

	answer := make(chan string, 1)
	go func() {
		resp, err := p.client.Get(p.url + "/slow")
		if err != nil {
			answer <- err.Error()
			return
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		answer <- string(body)
	}()
	<-entered
	p.stop()
	refused := func() bool {
		conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
		if err == nil {
			conn.Close()
		}
		return err != nil
	}
	for deadline := time.Now().Add(10 * time.Second); !refused(); {
		if time.Now().After(deadline) {
			t.Fatal("new connections are taken while stopping")
		}
	}
	close(release)
	if got := <-answer; got != "done" {
		t.Errorf("the request in flight got %q", got)
	}
	if code := p.wait(t); code != exitOK {
		t.Errorf("exit %d:\n%s", code, p.err)
	}
}

func TestServe_cutsOffWhatOutlastsTheGrace(t *testing.T) {
	entered := make(chan struct{})
	p := start(t, with(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
	})), t.TempDir(), "serve", "--shutdown-grace", "50ms")
	go func() {
		if resp, err := p.client.Get(p.url + "/endless"); err == nil {
			resp.Body.Close()
		}
	}()
	<-entered
	if code := p.end(t); code != exitOK {
		t.Errorf("exit %d", code)
	}
	if !strings.Contains(p.err.String(), "cut off") {
		t.Errorf("the log does not say so:\n%s", p.err)
	}
}

func TestServe_isNotReadyWithoutItsStore(t *testing.T) {
	var st store.Store
	p := with(http.NotFoundHandler())
	open := p.open
	p.open = func(ctx context.Context, u config.StoreURL, onFatal func(error)) (store.Store, error) {
		var err error
		st, err = open(ctx, u, onFatal)
		return st, err
	}
	proc := start(t, p, t.TempDir(), "serve")
	if code, _ := proc.get(t, "/readyz"); code != http.StatusOK {
		t.Errorf("readyz before: %d", code)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if code, body := proc.get(t, "/readyz"); code != http.StatusServiceUnavailable || body != "not ready\n" {
		t.Errorf("readyz after: %d %q", code, body)
	}
	if code, _ := proc.get(t, "/healthz"); code != http.StatusOK {
		t.Errorf("healthz after: %d", code)
	}
	proc.end(t)
}

func TestServe_exits70WhenTheStoreFails(t *testing.T) {
	var fail func(error)
	p := with(http.NotFoundHandler())
	open := p.open
	p.open = func(ctx context.Context, u config.StoreURL, onFatal func(error)) (store.Store, error) {
		fail = onFatal
		return open(ctx, u, onFatal)
	}
	proc := start(t, p, t.TempDir(), "serve")
	fail(errors.New("disk I/O error"))
	fail(errors.New("and again"))
	if code := proc.wait(t); code != exitFatal {
		t.Errorf("exit %d, want %d:\n%s", code, exitFatal, proc.err)
	}
}

// weakStore is a store whose server could be better.
type weakStore struct{ store.Store }

func (weakStore) Weaknesses() []string { return []string{"one member alone", "an arbiter"} }

func TestServe_saysWhatTheStoreIsWeakIn(t *testing.T) {
	p := with(http.NotFoundHandler())
	open := p.open
	p.open = func(ctx context.Context, u config.StoreURL, onFatal func(error)) (store.Store, error) {
		s, err := open(ctx, u, onFatal)
		return weakStore{s}, err
	}
	addr := freeAddress(t)
	proc := start(t, p, t.TempDir(), "serve", "--metrics-listen", addr)
	resp, err := http.Get("http://" + addr + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	numbers, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	if log := proc.err.String(); !strings.Contains(log, "one member alone") || !strings.Contains(log, "an arbiter") || !strings.Contains(log, "WARN") {
		t.Errorf("the log:\n%s", log)
	}
	if !strings.Contains(string(numbers), "\nportal_store_weaknesses 2\n") {
		t.Error("Prometheus does not hear of it")
	}
	if code, body := proc.get(t, "/readyz"); code != http.StatusOK || body != "ok\n" {
		t.Errorf("readyz: %d %q", code, body)
	}
	proc.end(t)
}

// freeAddress gives an address of this machine where nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func TestServe_keepsTheMetricsApart(t *testing.T) {
	addr := freeAddress(t)
	p := start(t, standard(), t.TempDir(), "serve", "--metrics-listen", addr)
	resp, err := p.client.Get("http://" + addr + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	for _, want := range []string{"portal_store_tx_seconds_count", "portal_build_info", "portal_store_log_bytes ", "portal_store_disk_free_bytes ", "portal_store_disk_total_bytes ", "go_goroutines", "portal_http_requests_in_flight"} {
		if !strings.Contains(string(body), want) {
			t.Errorf("no %s", want)
		}
	}
	p.end(t)
}

func TestServe_refusesLongHeadsAndEndsSlowOnes(t *testing.T) {
	p := start(t, with(http.NotFoundHandler()), t.TempDir(), "serve")
	req, err := http.NewRequest(http.MethodGet, p.url+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Long", strings.Repeat("x", 24<<10))
	resp, err := p.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a head of 24 KiB: %d", resp.StatusCode)
	}

	if testing.Short() {
		t.Skip("waits five seconds")
	}
	conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
	began := time.Now()
	_ = conn.SetReadDeadline(began.Add(3 * readHeaderTimeout))
	if _, err := bufio.NewReader(conn).ReadString('\n'); errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 2*readHeaderTimeout {
		t.Errorf("an unfinished head holds its connection for %v (%v)", time.Since(began), err)
	}
}

func TestHealth_answersReadersOnly(t *testing.T) {
	p := start(t, standard(), t.TempDir(), "serve")
	resp, err := p.client.Post(p.url+"/healthz", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, Allow %q", resp.StatusCode, resp.Header.Get("Allow"))
	}
}
