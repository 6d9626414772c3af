package run

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"swgportal/server/internal/testkit"
)

// banks answers as the National Bank does for any day, and as the ECB, and remembers what it was asked.
type banks struct {
	asked []string
	down  bool
}

func (b *banks) get(_ context.Context, address string) ([]byte, error) {
	b.asked = append(b.asked, address)
	if b.down {
		return nil, errors.New("no route to host")
	}
	if _, day, ok := strings.Cut(address, "date="); ok {
		return fmt.Appendf(nil, `[{"cc":"USD","rate":41.2,"exchangedate":"%s.%s.%s"}]`, day[6:], day[4:6], day[:4]), nil
	}
	return []byte("Date,USD\n2026-11-20,1.16\n"), nil
}

func TestRatesFetch_fetchesWhatIsDue_once(t *testing.T) {
	db, bank := office(t), &banks{down: true}
	p := standard()
	p.fetch = bank.get
	run := func(args ...string) (int, string) {
		out := testkit.NewOutput()
		return runWith(t.Context(), p, append([]string{"rates", "fetch", "--store", db}, args...), nil, out, out), out.String()
	}
	if code, said := run(); code != exitUsage || !strings.Contains(said, "rates.fetch") {
		t.Errorf("without a bank: %d %s", code, said)
	}
	if code, said := run("--rates-fetch", "NBU,ECB"); code != exitFailed || strings.Count(said, "no route to host") != 2 {
		t.Errorf("both down: %d %s", code, said)
	}
	bank.down, bank.asked = false, nil
	code, said := run("--rates-fetch", "NBU,ECB", "--rates-nbu", "https://bank.example/exchange?json", "--rates-ecb", "https://ecb.example/hist.xml")
	if code != exitOK || said != "NBU: 11 files, 11 new rates, 0 corrected.\nECB: 1 files, 1 new rates, 0 corrected.\n" {
		t.Errorf("%d %s", code, said)
	}
	if !strings.HasPrefix(bank.asked[0], "https://bank.example/exchange?json&date=20") || bank.asked[11] != "https://ecb.example/hist.xml" {
		t.Errorf("asked %v", bank.asked)
	}
	bank.asked = nil
	if code, said := run("--rates-fetch", "NBU,ECB"); code != exitOK || len(bank.asked) > 0 || !strings.Contains(said, "NBU: 0 files") {
		t.Errorf("again: %d %s, asked %v", code, said, bank.asked)
	}
}

// TestReady_tellsOfAFaultThatStopsNobody: a bank that cannot be reached leaves the portal ready, and is told.
func TestReady_tellsOfAFaultThatStopsNobody(t *testing.T) {
	for want, notes := range map[string]func() []string{
		"ok\n":                nil,
		"ok\na bank\nother\n": func() []string { return []string{"a bank", "other"} },
	} {
		srv := &server{log: slog.New(slog.DiscardHandler), ping: func(context.Context) error { return nil }, notes: notes, metrics: newMetrics()}
		rec := httptest.NewRecorder()
		srv.health(http.NotFoundHandler()).ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/readyz", nil))
		if rec.Code != http.StatusOK || rec.Body.String() != want {
			t.Errorf("%d %q, want %q", rec.Code, rec.Body, want)
		}
	}
}
