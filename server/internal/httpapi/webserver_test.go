package httpapi

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

const webFolder = "../../../deployments/web"

// setHeaders reads the headers that a Caddyfile sets where the API has not.
func setHeaders(t *testing.T, file string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(webFolder, file))
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\s*(?:header )?\?([A-Z][A-Za-z-]+) (?:"([^"]*)"|(\S+))$`).FindAllStringSubmatch(string(text), -1) {
		set[m[1]] = m[2] + m[3]
	}
	return set
}

// TestWebServer_setsTheSameHeaders reads the web server's configuration, so it needs no web server.
func TestWebServer_setsTheSameHeaders(t *testing.T) {
	s := newSite(t)
	s.options.Client = built()
	s.renew()
	ours := s.ask("GET", "http://x/assets/gone.js", "").Header()
	for _, own := range []string{"X-Request-Id", "Content-Type"} {
		ours.Del(own)
	}
	want := map[string]string{}
	for name := range ours {
		want[name] = ours.Get(name)
	}
	theirs := setHeaders(t, "portal.caddy")
	if len(setHeaders(t, "plain.Caddyfile")) > 0 {
		t.Error("plain.Caddyfile sets headers of its own")
	}
	maps.Copy(theirs, setHeaders(t, "tls.Caddyfile"))
	if !maps.Equal(theirs, want) {
		t.Errorf("the web server sets\n%v\nthe portal\n%v", theirs, want)
	}
}

// web is the shipped web server in front of the API, and beside it the portal that serves its client itself.
type web struct {
	addr, tls, direct string
	api               *httptest.Server
	log               *bytes.Buffer    // to be read when it has stopped
	seen              chan http.Header // what the API was asked with, one a request
	stop              func()
}

// probed marks what healthy answered.
const probed = "X-Test-Probed"

// healthy answers the two addresses of the process, which package run puts before the handler.
func healthy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if at := r.URL.EscapedPath(); at != "/healthz" && at != "/readyz" {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set(probed, "yes")
		_, _ = io.WriteString(w, "ok\n")
	})
}

// startWeb runs the shipped configuration. It needs Caddy, of which scripts/test brings one where it may.
func startWeb(t *testing.T, file, site string) *web {
	t.Helper()
	program := os.Getenv("PORTAL_TEST_CADDY")
	if program == "" {
		var err error
		if program, err = exec.LookPath("caddy"); err != nil {
			t.Skip("no Caddy: PORTAL_TEST_CADDY names none and none is installed")
		}
	}
	s := newSite(t)
	s.options.Hosts, s.options.Secure = []string{site}, file == "tls.Caddyfile"
	s.renew()
	w := &web{log: &bytes.Buffer{}, seen: make(chan http.Header, 1000)}
	alone := healthy(s.handler)
	w.api = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.seen <- r.Header.Clone()
		alone.ServeHTTP(rw, r)
	}))
	t.Cleanup(w.api.Close)
	s.options.Client = built()
	s.renew()
	direct := httptest.NewServer(healthy(s.handler))
	t.Cleanup(direct.Close)
	w.direct = direct.Listener.Addr().String()

	client := t.TempDir()
	if err := os.CopyFS(client, built()); err != nil {
		t.Fatal(err)
	}
	ports := freePorts(t, 3)
	w.addr, w.tls = "127.0.0.1:"+ports[0], "127.0.0.1:"+ports[1]
	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, program, "run", "--adapter", "caddyfile", "--config", filepath.Join(webFolder, file))
	cmd.Env = []string{
		"HTTP_PORT=" + ports[0], "HTTPS_PORT=" + ports[1], "HEALTH_PORT=" + ports[2], "SITE_HOST=" + site, "TLS_WITH=internal",
		"CLIENT_ROOT=" + client, "API_ADDRESS=" + w.api.Listener.Addr().String(), "HOME=" + t.TempDir(), "XDG_CONFIG_HOME=" + t.TempDir(), "XDG_DATA_HOME=" + t.TempDir(),
	}
	pipe, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make(chan bool, 1)
	var once sync.Once
	var reading sync.WaitGroup
	reading.Go(func() {
		for lines := bufio.NewScanner(pipe); lines.Scan(); {
			w.log.WriteString(lines.Text() + "\n")
			if strings.Contains(lines.Text(), "serving initial configuration") {
				once.Do(func() { ready <- true })
			}
		}
		once.Do(func() { ready <- false })
	})
	w.stop = sync.OnceFunc(func() {
		cancel()
		reading.Wait()
		_ = cmd.Wait() // killed by us
	})
	t.Cleanup(w.stop)
	select {
	case ok := <-ready:
		if !ok {
			t.Fatalf("the web server does not start:\n%s", w.log)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the web server does not start")
	}
	return w
}

func freePorts(t *testing.T, n int) []string {
	t.Helper()
	var ports []string
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		_, port, _ := net.SplitHostPort(l.Addr().String())
		ports = append(ports, port)
	}
	return ports
}

// raw sends bytes and reads the first answer; none where the connection is closed without one.
func raw(t *testing.T, addr, request string) (*http.Response, string) {
	t.Helper()
	c, err := net.DialTimeout("tcp", addr, 5*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(request, " ")
	resp, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		return nil, ""
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("%q: %v", request, err)
	}
	return resp, requestNumber.ReplaceAllString(string(body), `"requestId":""`)
}

var requestNumber = regexp.MustCompile(`"requestId":"[^"]*"`)

// decision is what must be the same whoever serves: not what names one answer, and not the marks of a file that only
// spare its second transfer.
func decision(resp *http.Response, body string) string {
	if resp == nil {
		return "no answer"
	}
	if resp.StatusCode == http.StatusBadRequest && !strings.HasPrefix(body, "{") {
		return "refused before anybody read it, in the words of each one's version of Go"
	}
	h := resp.Header.Clone()
	for _, own := range []string{"Date", "X-Request-Id", "Etag", "Last-Modified", "Accept-Ranges", "Content-Length", "Connection"} {
		h.Del(own)
	}
	var lines []string
	if h.Get(probed) != "" { // no page: the web server adds to it what it adds to every answer
		return fmt.Sprintf("%d %q", resp.StatusCode, body)
	}
	h["Vary"] = slices.Compact(h.Values("Vary")) // the portal's two layers both name what they look at
	for name, values := range h {
		lines = append(lines, name+": "+strings.Join(values, " | "))
	}
	slices.Sort(lines)
	return fmt.Sprintf("%d %q\n%s", resp.StatusCode, body, strings.Join(lines, "\n"))
}

func TestWebServer_answersAsThePortalDoes(t *testing.T) {
	w := startWeb(t, "plain.Caddyfile", host)
	n := 0
	for _, request := range requests() {
		n++
		want, got := decision(raw(t, w.direct, request)), decision(raw(t, w.addr, request))
		if want != got {
			t.Errorf("%q\nthe portal: %s\nthe web server: %s", request, want, got)
		}
	}
	if n < 120 {
		t.Errorf("only %d requests", n)
	}
}

func TestWebServer_tellsTheAPIWhoAsks(t *testing.T) {
	w := startWeb(t, "plain.Caddyfile", host)
	raw(t, w.addr, "GET /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n")
	if len(w.seen) != 1 {
		t.Fatalf("the API was asked %d times", len(w.seen))
	}
	h := <-w.seen
	if got := h.Values("X-Forwarded-For"); !slices.Equal(got, []string{"127.0.0.1"}) {
		t.Errorf("X-Forwarded-For %v", got)
	}
	if got := h.Values("X-Forwarded-Host"); slices.Contains(got, "evil.example") {
		t.Errorf("X-Forwarded-Host %v", got)
	}
}

func TestWebServer_saysThatTheAPIIsAway(t *testing.T) {
	w := startWeb(t, "plain.Caddyfile", host)
	w.api.Close()
	resp, body := raw(t, w.addr, "GET /api/v1/needs?q=pl4nted HTTP/1.1\r\nHost: portal.example\r\nCookie: a=pl4nted\r\nConnection: close\r\n\r\n")
	if resp == nil || resp.StatusCode != http.StatusServiceUnavailable || resp.Header.Get("Content-Type") != "application/problem+json" ||
		!strings.Contains(body, `"code":"unavailable"`) || resp.Header.Get("Cache-Control") != "no-store" || resp.Header.Get("Content-Security-Policy") != policy {
		t.Errorf("%v %s", resp, body)
	}
	if page, text := raw(t, w.addr, "GET /needs HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\n\r\n"); page.StatusCode != http.StatusOK || !strings.Contains(text, "the page") {
		t.Errorf("the client: %v %s", page, text)
	}
	w.stop()
	if log := w.log.String(); strings.Contains(log, "pl4nted") || !strings.Contains(log, "serving") {
		t.Errorf("the log is none, or holds what somebody searched for:\n%s", w.log)
	}
}
