package crashtest

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// heard is an answer as a person's client gets it.
type heard struct {
	status     int
	kind, text string
	later      string // Retry-After
}

func hear(t *testing.T, c *http.Client, method, url, body string) heard {
	t.Helper()
	q, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		q.Header.Set("Content-Type", "application/json")
	}
	resp, err := c.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return heard{resp.StatusCode, resp.Header.Get("Content-Type"), string(text), resp.Header.Get("Retry-After")}
}

// wantAway wants the problem that says: the store is away, nothing was written, come again.
func (h heard) wantAway(t *testing.T, what string) {
	t.Helper()
	if h.status != http.StatusServiceUnavailable || h.kind != "application/problem+json" || !strings.Contains(h.text, `"unavailable"`) || h.later == "" {
		t.Errorf("%s while the store is away: %+v", what, h)
	}
}

// TestAway_mongo takes the way to MongoDB from a portal that serves, and gives it back: 503 problems and not ready, then all
// as before, and the process is the same.
func TestAway_mongo(t *testing.T) {
	uri := testkit.MongoDatabase(t)
	w := testkit.On(t, testkit.OpenMongoAt(t, uri))
	w.PersonWithPassword("agency0", w.Seat(domain.RoleApprover, "SESU", ""))
	proxy, through := testkit.Through(t, uri)
	variable := "PORTAL_TEST_COMMAND"
	if slices.Contains(testkit.MongoLacks(t), "transactions") {
		variable = "PORTAL_TEST_SINGLY"
	}
	kill, url, _ := servingAs(t, variable, "--store", through)
	defer kill()
	p := &pair{t: t}
	c := p.person("agency0", url)
	body := (&writer{agency: w.Orgs["SESU"]}).body("1", "Насоси")
	if h := hear(t, c, "POST", url+"/api/v1/needs", body); h.status != http.StatusCreated {
		t.Fatalf("before: %+v", h)
	}
	rounds := testkit.Size(t, 1, 1, 5)
	for round := range rounds {
		proxy.Close()
		hear(t, c, "GET", url+"/api/v1/needs", "").wantAway(t, "a list")
		hear(t, c, "POST", url+"/api/v1/needs", body).wantAway(t, "a need")
		hear(t, c, "POST", url+"/api/v1/session", `{"email":"agency0@portal.example","password":"x"}`).wantAway(t, "a sign-in")
		if h := hear(t, c, "GET", url+"/readyz", ""); h.status != http.StatusServiceUnavailable {
			t.Errorf("readyz while the store is away: %+v", h)
		}
		if h := hear(t, c, "GET", url+"/healthz", ""); h.status != http.StatusOK {
			t.Errorf("healthz while the store is away: %+v", h)
		}
		proxy.Open()
		began := time.Now()
		for h := (heard{}); h.status != http.StatusOK; h = hear(t, c, "GET", url+"/readyz", "") {
			if time.Since(began) > 30*time.Second {
				t.Fatalf("30 s after the store came back: %+v", h)
			}
		}
		ready := time.Since(began)
		if h := hear(t, c, "GET", url+"/api/v1/needs", ""); h.status != http.StatusOK {
			t.Errorf("a list afterwards: %+v", h)
		}
		if h := hear(t, c, "POST", url+"/api/v1/needs", body); h.status != http.StatusCreated {
			t.Errorf("a need afterwards: %+v", h)
		}
		t.Logf("round %d: ready %v after the store came back", round, ready.Round(time.Millisecond))
	}
	p.store = testkit.OpenMongoAt(t, uri)
	if n := p.titled("Насоси"); n != 1+rounds {
		t.Errorf("%d needs, not %d: what was refused is there, or what was acknowledged is not", n, 1+rounds)
	}
}
