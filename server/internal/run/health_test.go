package run

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
)

func TestHealth_asksThePortalThatRuns(t *testing.T) {
	p := start(t, standard(), t.TempDir(), "serve")
	at, err := url.Parse(p.url)
	if err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(t.TempDir(), "none", "portal.db")
	ask := func(listen string) (int, string) {
		code, stdout, stderr := commandLine(t, []string{"PORTAL_PUBLIC_URL=https://portal.example"}, "health", "--listen", listen, "--store", "sqlite:"+store)
		return code, stdout + stderr
	}
	if code, text := ask(at.Host); code != exitOK || text != "" {
		t.Errorf("exit %d: %s", code, text)
	}
	if code, text := ask(":" + at.Port()); code != exitOK || text != "" {
		t.Errorf("listening on every address: exit %d: %s", code, text)
	}
	if code := p.end(t); code != exitOK {
		t.Fatalf("exit %d:\n%s", code, p.err)
	}
	if code, text := ask(at.Host); code != exitFailed || !strings.Contains(text, "not ready") {
		t.Errorf("after its stop: exit %d: %s", code, text)
	}
}

func TestHealth_failsWhereThePortalIsNotReady(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := &server{log: slog.New(slog.DiscardHandler), ping: func(context.Context) error { return nil }, metrics: newMetrics()}
	srv.stopping.Store(true)
	web := &http.Server{Handler: srv.health(http.NotFoundHandler())}
	go func() { _ = web.Serve(l) }()
	defer web.Close()
	code, _, stderr := commandLine(t, nil, "health", "--listen", l.Addr().String())
	if code != exitFailed || !strings.Contains(stderr, "503") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}
