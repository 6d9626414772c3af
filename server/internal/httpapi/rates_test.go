package httpapi

import (
	"net/http"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

// TestRates_byHand_areEnteredCorrectedAndTold plays a rate's way over HTTP: entered, refused where it is wrong or there,
// corrected under its version, found by filters, with both values in its history.
func TestRates_byHand_areEnteredCorrectedAndTold(t *testing.T) {
	s := newStage(t)
	office, partner := s.as(s.viewer("secretariat")), s.as(s.viewer("partner who is named"))
	for body, want := range map[string]string{
		`{"date":"2026-11-24","currency":"UAH","uahPerUnit":"1"}`:      "/currency unknown_value",
		`{"date":"2026-11-31","currency":"USD","uahPerUnit":"41.3"}`:   "/date format",
		`{"date":"2026-11-26","currency":"USD","uahPerUnit":"41.3"}`:   "/date date_future",
		`{"date":"2026-11-24","currency":"USD","uahPerUnit":"0.000"}`:  "/uahPerUnit too_small",
		`{"date":"2026-11-24","currency":"USD","uahPerUnit":"41,3"}`:   "/uahPerUnit format",
		`{"date":"2026-11-24","currency":"USD","uahPerUnit":"-41.3"}`:  "/uahPerUnit format",
		`{"date":"2026-11-24","currency":"XAU","uahPerUnit":"100000"}`: "/currency unknown_value",
		`{"date":"2026-11-23","currency":"USD","uahPerUnit":"41.3"}`:   "/date taken",
	} {
		a := office.ask("POST", "/rates", body)
		if got := a.firstField(); a.Code != http.StatusUnprocessableEntity || got != want {
			t.Errorf("%s: %d %s, want %s", body, a.Code, got, want)
		}
	}
	a := office.ask("POST", "/rates", `{"date":"2026-11-25","currency":"JPY","uahPerUnit":"0.2700"}`)
	id := "2026-11-25-JPY-manual"
	if a.Code != http.StatusCreated || a.Header().Get("Location") != "/api/v1/rates/"+id || !strings.Contains(a.text, `"uahPerUnit":"0.27"`) {
		t.Fatalf("%d %s", a.Code, a.text)
	}
	a = office.ask("PUT", "/rates/"+id, `{"uahPerUnit":"0.28"}`, "If-Match", a.Header().Get("ETag"))
	if a.Code != http.StatusOK || a.Header().Get("ETag") != `"2"` {
		t.Fatalf("%d %s", a.Code, a.text)
	}
	if a := office.ask("PUT", "/rates/"+id, `{"uahPerUnit":"0.280"}`, "If-Match", `"2"`); a.Code != http.StatusOK || a.Header().Get("ETag") != `"2"` {
		t.Errorf("the same value is no correction: %d %s", a.Code, a.text)
	}
	if a := partner.ask("GET", "/rates/"+id+"/history", ""); a.Code != http.StatusOK || !strings.Contains(a.text, `{"after":"\"0.28\"","before":"\"0.27\"","path":"/value"}`) {
		t.Errorf("%d %s", a.Code, a.text)
	}
	for query, want := range map[string]string{
		"":                                     "2026-11-25-JPY-manual 2026-11-23-USD-manual 2026-11-23-USD-NBU",
		"?source=NBU&source=ECB":               "2026-11-23-USD-NBU",
		"?currency=JPY&currency=EUR":           "2026-11-25-JPY-manual",
		"?from=2026-11-24":                     "2026-11-25-JPY-manual",
		"?to=2026-11-23":                       "2026-11-23-USD-manual 2026-11-23-USD-NBU",
		"?from=2026-11-25&to=2026-11-25":       "2026-11-25-JPY-manual",
		"?from=2026-11-24&to=2026-11-24":       "",
		"?source=manual&currency=USD&limit=50": "2026-11-23-USD-manual",
	} {
		a := partner.ask("GET", "/rates"+query, "")
		var page struct {
			Items []struct {
				ID string `json:"id"`
			} `json:"items"`
			Total int `json:"total"`
		}
		if err := json.Unmarshal([]byte(a.text), &page); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, x := range page.Items {
			ids = append(ids, x.ID)
		}
		if got := strings.Join(ids, " "); a.Code != http.StatusOK || got != want || page.Total != len(ids) {
			t.Errorf("%s: %d %s of %d, want %s", query, a.Code, got, page.Total, want)
		}
	}
	if a := partner.ask("GET", "/rates?to=tomorrow", ""); a.Code != http.StatusUnprocessableEntity && a.Code != http.StatusBadRequest {
		t.Errorf("a day that is none: %d", a.Code)
	}
}
