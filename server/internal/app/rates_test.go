package app_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// nbu is a file of the National Bank with dollars at some rates: "2026-11-20 41.2", one after the other.
func nbu(t *testing.T, quotes ...string) []exchange.RateRow {
	t.Helper()
	var entries []string
	for _, q := range quotes {
		day, value, _ := strings.Cut(q, " ")
		entries = append(entries, fmt.Sprintf(`{"cc":"USD","rate":%s,"exchangedate":"%s.%s.%s"}`, value, day[8:], day[5:7], day[:4]))
	}
	rows, err := exchange.ReadRates([]byte("[" + strings.Join(entries, ",") + "]"))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func verdicts(list []app.RateOutcome) string {
	var out []string
	for _, o := range list {
		switch {
		case o.Verdict == app.RateCorrected:
			out = append(out, "change "+o.Before)
		case o.Verdict != "":
			out = append(out, string(o.Verdict))
		default:
			out = append(out, string(o.Row.Fate))
		}
	}
	return strings.Join(out, ", ")
}

// TestImportRates_againChangesNothing_andAnotherValueIsACorrectionInTheLog runs also where each transaction runs twice.
func TestImportRates_againChangesNothing_andAnotherValueIsACorrectionInTheLog(t *testing.T) {
	for name, w := range map[string]*testkit.World{"plain": testkit.New(t), "every transaction twice": testkit.Twice(t)} {
		office, ctx := w.Person("office", w.Seat(domain.RoleSecretariat, "", "")), t.Context()
		first := nbu(t, "2026-11-20 41.2", "2026-11-23 41.3", "2026-11-23 41.4")
		want := "add, add, rejected"
		if got, err := w.App.PreviewRates(ctx, office, first); err != nil || verdicts(got) != want {
			t.Errorf("%s: a preview: %s, %v", name, verdicts(got), err)
		}
		if page, err := w.App.ListRates(ctx, office, app.RateQuery{Limit: 10}); err != nil || page.Total != 0 {
			t.Errorf("%s: a preview wrote %d rates, %v", name, page.Total, err)
		}
		if got, err := w.App.ImportRates(ctx, office, first); err != nil || verdicts(got) != want {
			t.Errorf("%s: %s, %v", name, verdicts(got), err)
		}
		if got, err := w.App.ImportRates(ctx, office, first); err != nil || verdicts(got) != "unchanged, unchanged, rejected" {
			t.Errorf("%s: again: %s, %v", name, verdicts(got), err)
		}
		if got, err := w.App.ImportRates(ctx, office, nbu(t, "2026-11-20 41.20", "2026-11-23 41.35")); err != nil || verdicts(got) != "unchanged, change 41.3" {
			t.Errorf("%s: corrected: %s, %v", name, verdicts(got), err)
		}
		history, err := w.App.RateHistory(ctx, office, "2026-11-23-USD-NBU", "", 10)
		if err != nil || len(history.Items) != 2 || history.Items[0].Act != "rate.corrected" || history.Items[0].PersonName != "office" {
			t.Fatalf("%s: %+v, %v", name, history.Items, err)
		}
		if c := history.Items[0].Changes; len(c) != 1 || c[0] != (store.Change{Path: "/value", Before: `"41.3"`, After: `"41.35"`}) {
			t.Errorf("%s: the correction in the log: %+v", name, c)
		}
		if history, err := w.App.RateHistory(ctx, office, "2026-11-20-USD-NBU", "", 10); err != nil || len(history.Items) != 1 {
			t.Errorf("%s: what did not change has %d events, %v", name, len(history.Items), err)
		}
		if v, err := w.App.VerifyAudit(ctx); err != nil || v.First != "" {
			t.Errorf("%s: the log: %+v, %v", name, v, err)
		}
	}
}

func TestImportRates_isTheSecretariatsAlone(t *testing.T) {
	w := testkit.New(t)
	for role, seat := range map[domain.Role][2]string{
		domain.RoleSecretariat: {}, domain.RoleChair: {"", "ER"}, domain.RoleDrafter: {"SESU"}, domain.RoleApprover: {"SESU"}, domain.RolePartner: {"NL-EMB"},
		domain.RoleObserver: {}, domain.RoleAuditor: {}, domain.RoleAdmin: {},
	} {
		c := w.Person(string(role), w.Seat(role, seat[0], seat[1]))
		_, preview := w.App.PreviewRates(t.Context(), c, nil)
		_, commit := w.App.ImportRates(t.Context(), c, nil)
		_, enter := w.App.EnterRate(t.Context(), c, "2026-11-23", domain.Currency("EUR"), "45.1")
		_, read := w.App.ListRates(t.Context(), c, app.RateQuery{Limit: 1})
		if role == domain.RoleSecretariat {
			if err := errors.Join(preview, commit, enter, read); err != nil {
				t.Errorf("%s: %v", role, err)
			}
			continue
		}
		if code(preview) != domain.CodeForbidden || code(commit) != domain.CodeForbidden || code(enter) != domain.CodeForbidden || read != nil {
			t.Errorf("%s: %v, %v, %v, %v", role, preview, commit, enter, read)
		}
	}
}

// TestImportRates_byTwoAtOnce_keepsEachOnce lets four import the same file at once: each rate has one event.
func TestImportRates_byTwoAtOnce_keepsEachOnce(t *testing.T) {
	w := testkit.New(t)
	office := w.Person("office", w.Seat(domain.RoleSecretariat, "", ""))
	var quotes []string
	for day := domain.Date("2026-01-01"); day < "2026-11-20"; day = day.AddDays(1) {
		quotes = append(quotes, string(day)+" 41.2")
	}
	rows := nbu(t, quotes...)
	var wg sync.WaitGroup
	errs := make([]error, 4)
	for i := range errs {
		wg.Go(func() { _, errs[i] = w.App.ImportRates(t.Context(), office, rows) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	page, err := w.App.ListRates(t.Context(), office, app.RateQuery{Limit: 200})
	if err != nil || page.Total != int64(len(quotes)) {
		t.Fatalf("%d of %d rates, %v", page.Total, len(quotes), err)
	}
	for _, r := range page.Items {
		if r.Rate.Meta.Version != 1 {
			t.Errorf("%s was written %d times", r.Rate.Meta.ID, r.Rate.Meta.Version)
		}
	}
	if v, err := w.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Errorf("the log: %+v, %v", v, err)
	}
}

// TestImportRates_onAStoreThatFails_goesOnWhereItStopped repeats an import until it is done: each rate comes once.
func TestImportRates_onAStoreThatFails_goesOnWhereItStopped(t *testing.T) {
	c := newCast(t)
	office := c.Person("office", c.Seat(domain.RoleSecretariat, "", ""))
	began, failed, seeds := domain.Date("2001-01-01"), 0, testkit.Size(t, 60, 100, 300)
	for seed := range seeds {
		var quotes []string
		for day := range 30 {
			quotes = append(quotes, string(began.AddDays(30*seed+day))+" 41.2")
		}
		a, rows := onFlaky(t, c, uint64(seed)), nbu(t, quotes...)
		for {
			_, err := a.ImportRates(t.Context(), office, rows)
			if err == nil {
				break
			}
			if failed++; failed > 200 || code(err) != domain.CodeUnavailable && code(err) != domain.CodeOutcomeUnknown {
				t.Fatal(err)
			}
		}
	}
	page, err := c.App.ListRates(t.Context(), office, app.RateQuery{Limit: 200})
	if err != nil || page.Total != int64(30*seeds) || page.Items[0].Rate.Meta.Version != 1 {
		t.Fatalf("%+v, %v", page, err)
	}
	if v, err := c.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Errorf("the log: %+v, %v", v, err)
	}
	if failed == 0 {
		t.Error("nothing failed")
	}
	t.Logf("%d rates, %d tries failed or were not answered", page.Total, failed)
}

// TestRates_convertByWhatTheStoreHasNow: what one process remembers follows what another writes.
func TestRates_convertByWhatTheStoreHasNow(t *testing.T) {
	w := testkit.New(t)
	office, ctx := w.Person("office", w.Seat(domain.RoleSecretariat, "", "")), t.Context()
	other, err := app.New(ctx, app.Options{Store: w.Store, Clock: w.App.Now})
	if err != nil {
		t.Fatal(err)
	}
	converts := func(want string) {
		t.Helper()
		for _, a := range []*app.App{w.App, other} {
			rates, err := a.Rates(ctx, w.Store)
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := rates.Convert(domain.Money{Minor: 100, Currency: "USD"}, "UAH", "2026-11-24")
			if said := got.Decimal(); err == nil && said != want || err != nil && (want != "" || !errors.Is(err, domain.ErrNoRate)) {
				t.Errorf("%s, %v; want %q", said, err, want)
			}
		}
	}
	converts("")
	v, err := w.App.EnterRate(ctx, office, "2026-11-23", "USD", "41.5")
	if err != nil {
		t.Fatal(err)
	}
	converts("41.50")
	if _, err := other.CorrectRate(ctx, office, v.Rate.Meta.ID, app.Match(1), "42"); err != nil {
		t.Fatal(err)
	}
	converts("42.00")
	if _, err := w.App.ImportRates(ctx, office, nbu(t, "2026-11-20 41.2")); err != nil {
		t.Fatal(err)
	}
	converts("41.20")
}

// TestEnterRate_underAKey_isEnteredOnce is a form sent twice.
func TestEnterRate_underAKey_isEnteredOnce(t *testing.T) {
	w := testkit.New(t)
	office := w.Person("office", w.Seat(domain.RoleSecretariat, "", ""))
	office.Key, office.Fingerprint = "a-key-of-a-form", "f"
	for range 2 {
		v, err := w.App.EnterRate(t.Context(), office, "2026-11-23", "USD", "41.5")
		if err != nil || v.Rate.Meta.Version != 1 || !v.Rate.Value.Equal(decimal.MustParse("41.5")) {
			t.Fatalf("%+v, %v", v, err)
		}
	}
	office.Key = ""
	if _, err := w.App.EnterRate(t.Context(), office, "2026-11-23", "USD", "41.5"); code(err) != domain.CodeInvalid {
		t.Errorf("a second one of the day: %v", err)
	}
}

// TestData_theBanksFilesAreImportedWhole imports all files of the folder PORTAL_TEST_DATA, twice.
func TestData_theBanksFilesAreImportedWhole(t *testing.T) {
	dir := os.Getenv("PORTAL_TEST_DATA")
	if dir == "" {
		t.Skip("PORTAL_TEST_DATA names no folder with the real files")
	}
	w := testkit.New(t)
	office := w.Person("office", w.Seat(domain.RoleSecretariat, "", ""))
	files, err := filepath.Glob(filepath.Join(dir, "rates", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for round, want := range []app.RateVerdict{app.RateAdded, app.RateUnchanged} {
		began, count := time.Now(), map[app.RateVerdict]int{}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			rows, err := exchange.ReadRates(content)
			if err != nil {
				t.Fatal(err)
			}
			out, err := w.App.ImportRates(t.Context(), office, rows)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range out {
				count[o.Verdict]++
			}
		}
		// The day of the ECB's XML is in its history too.
		if count[app.RateCorrected] > 0 || round == 0 && count[app.RateAdded] < 20_000 || round == 1 && count[app.RateAdded] > 0 {
			t.Errorf("round %d, %s: %v", round, want, count)
		}
		t.Logf("round %d: %d files, %v, %v", round, len(files), count, time.Since(began).Round(time.Millisecond))
	}
	if v, err := w.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Errorf("the log: %+v, %v", v, err)
	}
	began := time.Now()
	rates, err := w.App.Rates(t.Context(), w.Store)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("all rates read in %v", time.Since(began).Round(time.Millisecond))
	for on, want := range map[domain.Date]string{"2022-02-28": "3317070.00", "2022-07-31": "2980640.00", "2022-08-01": ""} { // the last NBU file is of 21 July
		got, _, err := rates.Convert(domain.Money{Minor: 100_000_00, Currency: "EUR"}, "UAH", on)
		if said := got.Decimal(); err == nil && said != want || err != nil && (want != "" || !errors.Is(err, domain.ErrNoRate)) {
			t.Errorf("100000.00 EUR on %s = %s UAH, %v; want %q", on, said, err, want)
		}
	}
}
