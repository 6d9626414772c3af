package run

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// exchange sends bytes as they are and gives the status of each answer that comes back. It closes its side, so that half a
// request is not waited for, but not where the bytes ask for the end themselves: whose client has gone is not answered.
func (p *process) exchange(t *testing.T, raw string) (codes []int, text string) {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
	_, _ = io.WriteString(conn, raw)
	if !strings.Contains(raw, "Connection: close\r\n") {
		_ = conn.(*net.TCPConn).CloseWrite()
	}
	r := bufio.NewReader(conn)
	for {
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !strings.Contains(err.Error(), "reset") {
				t.Errorf("%.100q: %v", raw, err)
			}
			return codes, text
		}
		body, _ := io.ReadAll(resp.Body)
		codes, text = append(codes, resp.StatusCode), text+string(body)
	}
}

// paths are spellings of addresses of the portal by which another server could come to another decision.
var paths = []string{
	"//api/v1/session", "/api//v1/session", "/api/v1//session", "/api/v1/session/", "/api/v1/session//", "/./api/v1/session", "/api/./v1/session", "/api/v1/x/../session",
	"/../api/v1/session", "/api/v1/session/.", "/api/v1/session/..", "/api/v1/%73ession", "/api/v1%2fsession", "/api%2Fv1/session", "/api/v1/session%00", "/api/v1/session%20",
	"/api/v1/session%0d%0a", "/api/v1/session%3f", "/api/v1/session%23", "/api/v1/session;", "/api/v1/session;a=b", "/api;/v1/session", "/api/v1/session.", "/api/v1/session..", "/api/v1/session%2e",
	"/api/v1/%2e%2e/v1/session", "/api/v1/%252e%252e/session", `/api\v1\session`, "/api/v1/session%5c", "/API/v1/session", "/api/V1/session", "/api/v1/Session", "/api/v1/ſession", "/api/v1/ｓession",
	"/api/v1/session%EF%BC%8F", "/%61pi/v1/session", "/api/v1/session\t", "/api/v1/sess%c0%afion", "/api/v1/session%ff", "/api/v1", "/api", "/api/", "/api/v2/session", "/api/v1/session/x",
	"/%68ealthz", "/healthz/", "//healthz", "/healthz;x", "/healthz%00", "/HEALTHZ", "/healthz.", "/./healthz", "/readyz%20", "/r%65adyz", "/x/../readyz", "/metrics", "/debug/pprof/", "/debug/vars",
}

func TestRaw_noPathLeadsToAnothersHandler(t *testing.T) {
	p := start(t, standard(), t.TempDir(), "serve")
	host := strings.TrimPrefix(p.url, "http://")
	for _, path := range paths {
		codes, text := p.exchange(t, "GET "+path+" HTTP/1.1\r\nConnection: close\r\nHost: "+host+"\r\n\r\n")
		if len(codes) != 1 || strings.Contains(text, `"signedIn"`) || text == "ok\n" || codes[0] >= 500 || codes[0] >= 300 && codes[0] < 400 {
			t.Errorf("%s: %v %.200s", path, codes, text)
		}
	}
	if codes, text := p.exchange(t, "GET /api/v1/session HTTP/1.1\r\nConnection: close\r\nHost: "+host+"\r\n\r\n"); len(codes) != 1 || !strings.Contains(text, `"signedIn"`) {
		t.Errorf("the path itself: %v %s", codes, text)
	}
	if codes, text := p.exchange(t, "GET /healthz HTTP/1.1\r\nHost: anything\r\n\r\n"); len(codes) != 1 || text != "ok\n" {
		t.Errorf("the path itself: %v %s", codes, text)
	}
	p.end(t)
}

const hidden = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"

func post(host string) string {
	return "POST /api/v1/session HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n"
}

// doubtful are requests that two servers may read in two ways, or that nobody has to send.
func doubtful(host string) map[string]string {
	post := post(host)
	return map[string]string{
		"two lengths":                      post + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + hidden,
		"two lengths in one line":          post + "Content-Length: 2, 40\r\n\r\n{}" + hidden,
		"a length with a sign":             post + "Content-Length: +2\r\n\r\n{}" + hidden,
		"a negative length":                post + "Content-Length: -1\r\n\r\n{}" + hidden,
		"a length in hex":                  post + "Content-Length: 0x2\r\n\r\n{}" + hidden,
		"a length with a space before":     post + "Content-Length : 2\r\n\r\n{}" + hidden,
		"a length with a tab":              post + "Content-Length\t: 2\r\n\r\n{}" + hidden,
		"a length without end":             post + "Content-Length: 99999999999999999999\r\n\r\n{}" + hidden,
		"chunks of unknown coding":         post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden,
		"two codings":                      post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + hidden,
		"two lines of coding":              post + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
		"coding with a vertical tab":       post + "Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n" + hidden,
		"coding with a space before":       post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + hidden,
		"chunks in HTTP/1.0":               strings.Replace(post, "1.1", "1.0", 1) + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}" + hidden,
		"a chunk with a sign":              post + "Transfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n" + hidden,
		"a chunk in 0x":                    post + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n" + hidden,
		"a chunk of 2^64":                  post + "Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n" + hidden,
		"a chunk longer than its size":     post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}{}\r\n0\r\n\r\n" + hidden,
		"a folded first line":              "GET /api/v1/session HTTP/1.1\r\n X: y\r\n" + host + "\r\n",
		"a line without a colon":           "GET /api/v1/session HTTP/1.1\r\n" + host + "Nonsense\r\n\r\n",
		"a line with no name":              "GET /api/v1/session HTTP/1.1\r\n" + host + ": x\r\n\r\n",
		"NUL in a name":                    "GET /api/v1/session HTTP/1.1\r\n" + host + "X\x00A: b\r\n\r\n",
		"NUL in a value":                   "GET /api/v1/session HTTP/1.1\r\n" + host + "X-A: b\x00\r\n\r\n",
		"a bare CR in a value":             "GET /api/v1/session HTTP/1.1\r\n" + host + "X-A: b\rX-B: c\r\n\r\n",
		"NUL in the path":                  "GET /api/v1/sess\x00ion HTTP/1.1\r\n" + host + "\r\n",
		"no host":                          "GET /api/v1/session HTTP/1.1\r\n\r\n",
		"two hosts":                        "GET /api/v1/session HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n",
		"a host with a path":               "GET /api/v1/session HTTP/1.1\r\nHost: evil.example/x\r\n\r\n",
		"a host with a user":               "GET /api/v1/session HTTP/1.1\r\nHost: u@evil.example\r\n\r\n",
		"another host in the target":       "GET http://evil.example/api/v1/session HTTP/1.1\r\n" + host + "\r\n",
		"a target without a slash":         "GET api/v1/session HTTP/1.1\r\n" + host + "\r\n",
		"a space in the target":            "GET /api/v1/session x HTTP/1.1\r\n" + host + "\r\n",
		"no version":                       "GET /api/v1/session\r\n\r\n",
		"another version":                  "GET /api/v1/session HTTP/3.0\r\n" + host + "\r\n",
		"a version of letters":             "GET /api/v1/session HTTP/x.y\r\n" + host + "\r\n",
		"HTTP/2 without asking":            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
		"a tunnel":                         "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
		"a tunnel to us":                   "CONNECT " + strings.TrimSpace(strings.TrimPrefix(host, "Host: ")) + " HTTP/1.1\r\n" + host + "\r\n",
		"a tunnel to a path":               "CONNECT /api/v1/session HTTP/1.1\r\n" + host + "\r\n",
		"TRACE":                            "TRACE /api/v1/session HTTP/1.1\r\n" + host + "X-Secret: pl4nted\r\n\r\n",
		"TRACK":                            "TRACK /api/v1/session HTTP/1.1\r\n" + host + "X-Secret: pl4nted\r\n\r\n",
		"DEBUG":                            "DEBUG /api/v1/session HTTP/1.1\r\n" + host + "\r\n",
		"options of the server":            "OPTIONS * HTTP/1.1\r\n" + host + "\r\n",
		"options under another host":       "OPTIONS * HTTP/1.1\r\nHost: evil.example\r\n\r\n",
		"a star that is no option":         "GET * HTTP/1.1\r\n" + host + "\r\n",
		"a method with a space":            "GE T /api/v1/session HTTP/1.1\r\n" + host + "\r\n",
		"a method of no letters":           "G(T /api/v1/session HTTP/1.1\r\n" + host + "\r\n",
		"an upgrade to cleartext HTTP/2":   "GET /api/v1/needs HTTP/1.1\r\n" + host + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
		"an upgrade to a socket":           "GET /api/v1/needs HTTP/1.1\r\n" + host + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
		"an expectation nobody can meet":   post + "Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}",
		"garbage":                          "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
		"nothing but ends of lines":        "\r\n\r\n\r\n\r\n",
		"a hundred thousand headers":       "GET / HTTP/1.1\r\n" + host + strings.Repeat("a: b\r\n", 100_000) + "\r\n",
		"a head of one line without end":   "GET /" + strings.Repeat("a", 40_000),
		"a cookie of 20 kB":                "GET /api/v1/session HTTP/1.1\r\n" + host + "Cookie: a=" + strings.Repeat("a", 20_000) + "\r\n\r\n",
		"a body that says it is a million": post + "Content-Length: 1000000\r\n\r\n{}",
	}
}

// TestRaw_oneRequestHasOneMeaning sends what two servers could part in two places. Each is refused or means one thing:
// the second request, hidden in the first, is never answered beside a first that was taken.
func TestRaw_oneRequestHasOneMeaning(t *testing.T) {
	p := start(t, standard(), t.TempDir(), "serve")
	host := "Host: " + strings.TrimPrefix(p.url, "http://") + "\r\n"
	post := post(host)
	for name, raw := range doubtful(host) {
		codes, text := p.exchange(t, raw)
		taken := 0
		for _, c := range codes {
			if c < 300 || c == http.StatusServiceUnavailable { // what was let in and whose client has gone
				taken++
			}
			if c == 500 {
				t.Errorf("%s: %v", name, codes)
			}
		}
		if len(codes) > 1 || taken > 0 || strings.Contains(text, "pl4nted") || strings.Contains(text, `"signedIn"`) {
			t.Errorf("%s: %v %.200s", name, codes, text)
		}
	}
	// The positive twins: a request in chunks, and two that do follow one another.
	chunked := post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + strings.Replace(hidden, "HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n", 1)
	if codes, text := p.exchange(t, chunked); fmt.Sprint(codes) != "[422 200]" {
		t.Errorf("two requests: %v %s", codes, text)
	}
	// RFC 9112 lets a server read a folded line as one with a space. It hides no header.
	if codes, text := p.exchange(t, "GET /api/v1/session HTTP/1.1\r\nConnection: close\r\n"+host+"X-A: b\r\n Content-Length: 40\r\n\r\n"); fmt.Sprint(codes) != "[200]" {
		t.Errorf("a folded line: %v %s", codes, text)
	}
	p.end(t)
	t.Logf("%d paths and %d requests", len(paths), len(doubtful(host))+2)
}
