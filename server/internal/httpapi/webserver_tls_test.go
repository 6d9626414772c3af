package httpapi

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"testing"
	"time"
)

// shakesHands waits until the web server has made its certificate, which it does after it has begun to listen.
func shakesHands(t *testing.T, addr string, with *tls.Config) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(20 * time.Second); ; <-tick.C {
		c, err := tls.Dial("tcp", addr, with)
		if err == nil {
			_ = c.Close()
			return
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}

func TestWebServer_endsTLS(t *testing.T) {
	w := startWeb(t, "tls.Caddyfile", "localhost")
	anyAuthority := &tls.Config{InsecureSkipVerify: true, ServerName: "localhost"} //nolint:gosec // the authority is the web server's own
	shakesHands(t, w.tls, anyAuthority)
	client := &http.Client{
		Transport: &http.Transport{
			TLSClientConfig: anyAuthority,
			DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
				return new(net.Dialer).DialContext(ctx, "tcp", w.tls)
			},
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	defer client.CloseIdleConnections()
	for path, cache := range map[string]string{"/": "no-cache", "/assets/app-1.js": "public, max-age=31536000, immutable", "/api/v1/session": "no-store"} {
		resp, err := client.Get("https://localhost" + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		h := resp.Header
		if resp.StatusCode != http.StatusOK || h.Get("Cache-Control") != cache || len(h.Values("Strict-Transport-Security")) != 1 ||
			h.Get("Strict-Transport-Security") != "max-age=31536000; includeSubDomains" || len(h.Values("Content-Security-Policy")) != 1 {
			t.Errorf("%s: %s %v", path, resp.Status, h)
		}
	}
	for request, want := range map[string]int{
		"GET /needs?x=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n":                                 http.StatusPermanentRedirect,
		"POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n":      http.StatusMisdirectedRequest,
		"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n":                                       http.StatusMisdirectedRequest,
		"GET //evil.example HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n": http.StatusPermanentRedirect,
	} {
		resp, _ := raw(t, w.addr, request)
		if resp == nil || resp.StatusCode != want {
			t.Errorf("%q in the clear: %v", request, resp)
			continue
		}
		if to := resp.Header.Get("Location"); want == http.StatusPermanentRedirect && to != "https://localhost/needs?x=1" && to != "https://localhost//evil.example" {
			t.Errorf("%q leads to %q", request, to)
		}
	}
}
