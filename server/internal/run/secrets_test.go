package run

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/config"
)

// planted numbers the secrets of the test; each is a text that stands nowhere else.
func planted(i int) string { return fmt.Sprintf("pl4nted-s3cret-%02d-x9q", i) }

// hit sends a request and gives what came back, status line and headers included, but not the cookies, which are
// their owner's.
func (p *process) hit(t *testing.T, method, path, body string, headers ...string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, p.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := p.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, _ := io.ReadAll(resp.Body)
	resp.Header.Del("Set-Cookie")
	return fmt.Sprint(resp.Status, resp.Header, string(text))
}

// TestSecrets_standInNoOutput plants 24 secrets by every way in, and searches all that the process writes: log, metrics,
// problems, what commands print.
func TestSecrets_standInNoOutput(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	numbers := l.Addr().String()
	l.Close()
	dir := t.TempDir()
	p := start(t, standard(), dir, "serve", "--metrics-listen", numbers, "--log-level", "debug")
	link := p.out.String()
	_, token, _ := strings.Cut(strings.TrimSpace(link[strings.LastIndex(link, "/setup#"):]), "#")
	var all strings.Builder
	hit := func(method, path, body string, headers ...string) {
		all.WriteString(p.hit(t, method, path, body, headers...))
	}

	hit("POST", "/api/v1/session", `{"email":"`+planted(1)+`@portal.example","password":"`+planted(2)+`"}`)
	hit("POST", "/api/v1/session", `{"email":"a","password":"`+planted(3)+`","otp":"`+planted(4)+`"}`)
	hit("POST", "/api/v1/session", `{"email":"a","password":"`+planted(5))
	hit("POST", "/api/v1/setup", `{"token":"`+planted(6)+`","email":"a@portal.example","name":"a","password":"`+planted(7)+`"}`)
	hit("POST", "/api/v1/setup", `{"token":"`+token+`","email":"a@portal.example","name":"a","password":"short"}`)
	hit("GET", "/api/v1/needs?q="+planted(8), "", "Cookie", "portal="+planted(9)+"; portal-device="+planted(10))
	hit("GET", "/api/v1/needs?after="+planted(11), "", "Authorization", "Bearer "+planted(12))
	hit("POST", "/api/v1/needs", `{"title":{"uk":"`+planted(13)+`"}}`, "Idempotency-Key", planted(14))
	hit("PUT", "/api/v1/needs/"+planted(15), "{}", "If-Match", planted(16), "X-Request-Id", planted(17))
	hit("GET", "/"+planted(18)+".js", "", "Referer", "https://x/"+planted(19), "User-Agent", planted(20))
	hit("GET", "/api/v1/session", "", "X-Forwarded-For", planted(21), "Host", planted(21))
	hit("GET", "/api/v1/session", "", "X-Line", "a\tb")
	p.exchange(t, "GET /api/v1/session?x="+planted(18)+" HTTP/1.1\r\nHost: x\r\nCookie: "+planted(9)+"\x00\r\n\r\n")
	p.exchange(t, planted(20)+" / HTTP/1.1\r\nHost: "+planted(21)+"\r\n\r\n")
	resp, err := p.client.Get("http://" + numbers + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	figures, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	p.end(t)
	all.WriteString(p.err.String())
	all.Write(figures)

	secret := filepath.Join(dir, "store-url")
	if err := os.WriteFile(secret, []byte("mongodb://portal:"+planted(22)+"@db/portal?authSource="+planted(23)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"config", "print"}, {"serve", "--listen", "127.0.0.1:0"}, {"migrate"}, {"audit", "verify"}, {"serve", "--listen", "bad"}} {
		_, stdout, stderr := commandLine(t, []string{"PORTAL_STORE_FILE=" + secret, "PORTAL_DEMO_PASSWORD=" + planted(24)}, args...)
		all.WriteString(stdout + stderr)
	}
	for i := 1; i <= 24; i++ {
		if at := strings.Index(all.String(), planted(i)); at >= 0 {
			t.Errorf("secret %d is written: …%q", i, all.String()[max(0, at-120):at+30])
		}
	}
	if token == "" || strings.Contains(all.String(), token) {
		t.Error("the set-up token is written")
	}
	for _, part := range []string{"sign_in_refused", `"route"`, "portal_http_requests_total", "idle: 30m0s"} {
		if !strings.Contains(all.String(), part) {
			t.Errorf("the output lacks %q: it was not searched", part)
		}
	}
}

// TestLog_linesCannotBeMade: what a stranger sends is one value of one line, in both formats.
func TestLog_linesCannotBeMade(t *testing.T) {
	for _, format := range []string{"json", "text"} {
		var out bytes.Buffer
		log := newLogger(config.Log{Level: "debug", Format: format}, &out)
		n := 0
		for _, s := range []string{"a\nlevel=ERROR msg=forged", "a\r\n{\"level\":\"ERROR\"}", "a\" forged=\"1", "\x1b[2Jgone", "\u2028forged", "a\x00b", "\x85next", strings.Repeat("a\n", 100)} {
			log.Info(s, "err", errors.New(s), s, s, slog.Group(s, s, s))
			n++
		}
		if lines := strings.Count(out.String(), "\n"); lines != n || strings.ContainsAny(out.String(), "\r\x00\x1b") {
			t.Errorf("%s: %d records make %d lines:\n%q", format, n, lines, out.String())
		}
	}
	p := start(t, standard(), t.TempDir(), "serve", "--log-format", "text")
	before := strings.Count(p.err.String(), "\n")
	p.exchange(t, "GET /api/v1/x%0aforged%0d%0alevel=ERROR?q=%0a HTTP/1.1\r\nHost: "+strings.TrimPrefix(p.url, "http://")+"\r\nX-A: b\rforged\r\n\r\n")
	p.hit(t, "GET", "/api/v1/x%0aforged%0d%0alevel=ERROR?q=%0aforged", "", "User-Agent", "a\tforged")
	p.end(t)
	if text := p.err.String(); strings.Contains(text, "forged") || strings.Count(text, "\n")-before > 4 {
		t.Errorf("the log:\n%s", text)
	}
}
