package httpapi

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"swgportal/server/internal/testkit"
)

// TestOverload_sendsAwayAndRecovers: five times as many at once as there are places, of a few people, each asking again
// and again. Who is not answered is told when to come again; afterwards the portal answers as before and keeps nothing.
func TestOverload_sendsAwayAndRecovers(t *testing.T) {
	w := testkit.New(t)
	tokens := crowd(t, w, 4)
	h, err := New(Options{App: w.App})
	if err != nil {
		t.Fatal(err)
	}
	before := goleak.IgnoreCurrent()
	web := httptest.NewServer(h)
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 5 * inside}}
	ask := func(method, path, body, token string) (int, string, error) {
		q, err := http.NewRequestWithContext(t.Context(), method, web.URL+prior+path, strings.NewReader(body))
		if err != nil {
			return 0, "", err
		}
		q.Header.Set("Content-Type", "application/json")
		q.AddCookie(&http.Cookie{Name: "portal", Value: token})
		resp, err := client.Do(q)
		if err != nil {
			return 0, "", err
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		return resp.StatusCode, resp.Header.Get("Retry-After"), err
	}
	var mu sync.Mutex
	counts, took := map[int]int{}, []time.Duration{}
	var all sync.WaitGroup
	for i := range 5 * inside {
		all.Go(func() {
			for j := range testkit.Size(t, 3, 5, 200) {
				method, path, body := "GET", "/places", ""
				if i%16 == 0 && j == 0 { // some try to sign in meanwhile
					method, path, body = "POST", "/session", fmt.Sprintf(`{"email":"a%d@portal.example","password":"x"}`, i)
				}
				began := time.Now()
				code, later, err := ask(method, path, body, tokens[i%len(tokens)])
				mu.Lock()
				switch counts[code]++; {
				case err != nil:
					t.Error(err)
				case code == http.StatusOK:
					took = append(took, time.Since(began))
				case code == http.StatusUnauthorized && path == "/session":
				case code != http.StatusTooManyRequests && code != http.StatusServiceUnavailable || later == "":
					t.Errorf("%s: %d, Retry-After %q", path, code, later)
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if len(took) == 0 || counts[429]+counts[503] == 0 {
		t.Fatalf("nobody was answered, or nobody sent away: %v", counts)
	}
	slices.Sort(took)
	t.Logf("%v; the answered waited %v (p50), %v (p99)", counts, took[len(took)/2].Round(time.Millisecond), took[len(took)*99/100].Round(time.Millisecond))
	fresh := crowdOf(t, w, "late", 1)[0]
	began := time.Now()
	if code, _, err := ask("GET", "/places", "", fresh); err != nil || code != http.StatusOK || time.Since(began) > 10*time.Second {
		t.Errorf("afterwards: %d, %v, after %v", code, err, time.Since(began))
	}
	client.CloseIdleConnections()
	web.Close()
	goleak.VerifyNone(t, before)
}
