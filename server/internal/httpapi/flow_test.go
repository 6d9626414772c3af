package httpapi

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"

	"swgportal/server/internal/domain"
)

// TestNeed_fromDraftToClosed plays a need's way over HTTP, with what each answer must say of versions.
func TestNeed_fromDraftToClosed(t *testing.T) {
	s := newSite(t)
	s.everyone()
	body := `{"agency":"` + s.Orgs["SESU"] + `","theme":"ER-DEMIN","title":{"uk":"Насоси"},"description":{"uk":"Є 3 з 12."},"priority":"high",` +
		`"cost":{"amount":"1250000.50","currency":"EUR"},"costAsOf":"2026-11-20","nationwide":true,"neededBy":"2027-06-30",` +
		`"contact":{"name":"Оксана Гнатюк","email":"o.hnatiuk@portal.example"}}`
	a := s.ask("POST", "/needs", body, "Idempotency-Key", "draft-of-pumps")
	var n struct {
		ID, State, Number, ReturnComment string
		Version                          int64
		Cost                             struct{ Amount, Currency string }
		May                              []string
	}
	read := func(a answer, status int) {
		t.Helper()
		n.ReturnComment = ""
		if err := json.Unmarshal([]byte(a.text), &n); err != nil || a.Code != status {
			t.Fatalf("%d %s", a.Code, a.text)
		}
	}
	read(a, http.StatusCreated)
	at := "/needs/" + n.ID
	if a.Header().Get("ETag") != `"1"` || a.Header().Get("Location") != prior+at || n.Cost.Amount != "1250000.50" {
		t.Errorf("created: %v %s", a.Header(), a.text)
	}
	if again := s.ask("POST", "/needs", body, "Idempotency-Key", "draft-of-pumps"); again.Header().Get("Location") != prior+at {
		t.Errorf("the same again: %d %v", again.Code, again.Header())
	}
	if other := s.ask("POST", "/needs", strings.Replace(body, "Насоси", "Інше", 1), "Idempotency-Key", "draft-of-pumps"); other.code() != "idempotency_reuse" {
		t.Errorf("the key with another body: %d %s", other.Code, other.text)
	}
	for header, want := range map[string]int{"": 428, `"2"`: 412, `1`: 412, `W/"1"`: 412, `"1`: 412, `*`: 412, `"+1"`: 412, `"01"`: 412, `"1", "2"`: 412, `""`: 412} {
		h := []string{"If-Match", header}
		if header == "" {
			h = nil
		}
		if a := s.ask("POST", at+"/submit", "", h...); a.Code != want {
			t.Errorf("submitting with If-Match %q: %d %s", header, a.Code, a.text)
		}
	}
	steps := []struct {
		verb, body, match, state string
	}{
		{"submit", "", `"1"`, "submitted"},
		{"return", `{"comment":"Додайте перелік."}`, `"2"`, "returned"},
		{"submit", "{}", `"3"`, "submitted"},
		{"open", `{"level":"group"}`, `"4"`, "open"},
		{"confirm", "", `"5"`, "open"},
		{"close", `{"reason":"met","comment":"Отримано."}`, `"6"`, "closed"},
		{"reopen", `{"reason":"Помилково закрито."}`, `"7"`, "open"},
	}
	for _, x := range steps {
		a := s.ask("POST", at+"/"+x.verb, x.body, "If-Match", x.match)
		read(a, http.StatusOK)
		if n.State != x.state || a.Header().Get("ETag") == x.match || n.Number == "" {
			t.Errorf("%s: %s %v", x.verb, a.text, a.Header())
		}
		if shown := n.ReturnComment != ""; shown != (x.match == `"2"` || x.match == `"3"`) {
			t.Errorf("%s: the return comment %q", x.verb, n.ReturnComment)
		}
	}
	for path, has := range map[string]string{
		at: n.Number, "/needs?q=" + n.Number: n.ID, "/needs/summary?by=subgroup": `{"costs":[{"amount":"1250000.50","currency":"EUR"}],"count":1,"key":"ER"}`,
		at + "/history": `"need.returned"`, "/audit?kind=need": `"need.opened"`,
	} {
		if a := s.ask("GET", path, ""); a.Code != http.StatusOK || !sameJSON(a.text, has) {
			t.Errorf("%s: %d %s lacks %s", path, a.Code, a.text, has)
		}
	}
	if a := s.ask("DELETE", at, "", "If-Match", `"8"`); a.code() != "state_forbids" {
		t.Errorf("deleting an open need: %d %s", a.Code, a.text)
	}
}

// sameJSON finds text in an answer, whose members may stand in another order.
func sameJSON(answer, has string) bool {
	var v any
	if json.Unmarshal([]byte(answer), &v) != nil {
		return false
	}
	sorted, _ := json.Marshal(v)
	return strings.Contains(string(sorted), has)
}

// TestNeed_hiddenAnswersLikeAbsent: visibility comes before version, state and right.
func TestNeed_hiddenAnswersLikeAbsent(t *testing.T) {
	s := newSite(t)
	s.everyone()
	a := s.ask("POST", "/needs", `{"agency":"`+s.Orgs["SESU"]+`","title":{"uk":"Насоси"}}`)
	var n struct{ ID string }
	if err := json.Unmarshal([]byte(a.text), &n); err != nil {
		t.Fatal(err)
	}
	s.PersonWithPassword("other", s.Seat(domain.RoleApprover, "NPU", ""), s.Seat(domain.RoleChair, "", "BS"), s.Seat(domain.RolePartner, "JP-EMB", ""))
	s.signIn("other")
	bodies := map[string]string{
		"editNeed": `{"agency":"` + s.Orgs["SESU"] + `","title":{"uk":"а"}}`, "returnNeed": `{"comment":"а"}`, "openNeed": `{"level":"group"}`,
		"closeNeed": `{"reason":"withdrawn"}`, "reopenNeed": `{"reason":"а"}`, "allowOverCover": `{"reason":"а"}`, "relevelNeed": `{"level":"group"}`,
		"addAttachment": aFile("лист.pdf", "%PDF-1.7"), "addComment": `{"text":"а"}`, "setInterest": `{"publicity":"group"}`,
	}
	for _, o := range operations(t) {
		if !strings.HasPrefix(o.Path, "/needs/{id}") {
			continue
		}
		for _, match := range []string{"", `"1"`, `"9"`, "x"} {
			h := []string{"If-Match", match}
			if match == "" {
				h = nil
			}
			hidden := s.ask(o.Method, o.at(n.ID), bodies[o.ID], h...)
			absent := s.ask(o.Method, o.url(), bodies[o.ID], h...)
			if hidden.Code != http.StatusNotFound || bare(hidden.text) != bare(absent.text) {
				t.Errorf("%s with %q: hidden %d %s, absent %d %s", o.ID, match, hidden.Code, hidden.text, absent.Code, absent.text)
			}
		}
	}
}

// bare is a problem without its request's number.
func bare(text string) string {
	_, after, _ := strings.Cut(text, `"status"`)
	return after
}

// TestFailures_tellNothing: a panic and an unknown error answer with the request's number alone, and the log knows.
func TestFailures_tellNothing(t *testing.T) {
	s := newSite(t)
	var log bytes.Buffer
	s.options.Log = slog.New(slog.NewTextHandler(&log, nil))
	s.everyone()
	s.renew()
	if err := s.Store.Close(); err != nil {
		t.Fatal(err)
	}
	a := s.ask("GET", "/needs?q=secretword", "")
	if a.Code < 500 || strings.Contains(a.text, "sql") || strings.Contains(a.text, "closed") || !strings.Contains(log.String(), a.Header().Get("X-Request-Id")) {
		t.Errorf("a closed store: %d %s\n%s", a.Code, a.text, log.String())
	}
	if strings.Contains(log.String(), "secretword") || strings.Contains(log.String(), s.cookies["__Host-portal"]) {
		t.Errorf("the log holds what was asked:\n%s", log.String())
	}
}

func TestFailures_panicsAreCaught(t *testing.T) {
	var log bytes.Buffer
	s := &server{log: slog.New(slog.NewTextHandler(&log, nil))}
	e := gin.New()
	e.Use(s.identify, s.recoverPanic, s.headers)
	e.GET("/x", func(*gin.Context) { panic("the secret cause") })
	site := &site{handler: e, cookies: map[string]string{}}
	q, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, "/x", nil)
	a := site.send(q)
	if a.Code != http.StatusInternalServerError || a.code() != "internal" || strings.Contains(a.text, "secret") || !strings.Contains(log.String(), "the secret cause") {
		t.Errorf("%d %s\n%s", a.Code, a.text, log.String())
	}
}
