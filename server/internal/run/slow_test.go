package run

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"swgportal/server/internal/testkit"
)

// TestServe_slowOnesKeepNobodyOut: some hundred connections that send their heads, or bodies that need no session, a
// byte at a time. People sign in and read all the while.
func TestServe_slowOnesKeepNobodyOut(t *testing.T) {
	defer goleak.VerifyNone(t)
	p := start(t, standard(), t.TempDir(), "serve")
	host := strings.TrimPrefix(p.url, "http://")
	n := testkit.Size(t, 100, 300, 2000)
	var open []net.Conn
	for i := range n {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, conn)
		fmt.Fprint(conn, []string{
			"GET /api/v1/session HTTP/1.1\r\nHost: " + host + "\r\nX-Slow: ",
			"POST /api/v1/session HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
			"DELETE /api/v1/session HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
			"POST /api/v1/setup HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
			"POST /api/v1/needs HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{",
		}[i%5])
	}
	p.client.Timeout = 20 * time.Second
	var took []time.Duration
	for i := range 40 {
		began := time.Now()
		if i == 20 { // signing in: a password is hashed
			resp, err := p.client.Post(p.url+"/api/v1/session", "application/json", strings.NewReader(`{"email":"a@portal.example","password":"x"}`))
			if err != nil {
				t.Fatal(err)
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
			if resp.StatusCode != http.StatusUnauthorized {
				t.Errorf("signing in among slow ones: %d", resp.StatusCode)
			}
			continue
		}
		if code, body := p.get(t, "/api/v1/session"); code != http.StatusOK {
			t.Fatalf("a reader among slow ones: %d %s", code, body)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	if p95 := took[len(took)*95/100]; p95 > 500*time.Millisecond {
		t.Errorf("p95 %v", p95)
	}
	t.Logf("%d slow connections: p95 %v", n, took[len(took)*95/100])
	for _, conn := range open {
		conn.Close()
	}
	if code := p.end(t); code != exitOK {
		t.Errorf("exit %d", code)
	}
}
