package app_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// banker is a National Bank that counts what it is asked, and may be down.
type banker struct {
	mu    sync.Mutex
	asked map[domain.Date]int
	say   func(day domain.Date) ([]byte, error)
}

func usd(day domain.Date, value string) ([]byte, error) {
	d := string(day)
	return fmt.Appendf(nil, `[{"cc":"USD","rate":%s,"exchangedate":"%s.%s.%s"}]`, value, d[8:], d[5:7], d[:4]), nil
}

func newBanker() *banker {
	return &banker{asked: map[domain.Date]int{}, say: func(day domain.Date) ([]byte, error) { return usd(day, "41.2") }}
}

func (b *banker) feed() app.RateFeed {
	return app.RateFeed{Source: domain.RateNBU, Fetch: func(_ context.Context, day domain.Date) ([]byte, error) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.asked[day]++
		return b.say(day)
	}}
}

// fetching is another process of a world that fetches from the feeds.
func fetching(t *testing.T, w *testkit.World, feeds ...app.RateFeed) *app.App {
	t.Helper()
	a, err := app.New(t.Context(), app.Options{Store: w.Store, Clock: w.App.Now, RateFeeds: feeds})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestFetchRates_byManyProcesses_asksTheBankOnceADay: a lease and the note of the last day keep the others away.
func TestFetchRates_byManyProcesses_asksTheBankOnceADay(t *testing.T) {
	w, bank := testkit.New(t), newBanker()
	for range 2 { // again later that day, nothing is due
		var wg sync.WaitGroup
		for i := range 5 {
			a := fetching(t, w, bank.feed())
			wg.Go(func() {
				if _, err := a.FetchRates(t.Context(), fmt.Sprint("process ", i)); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
	if len(bank.asked) != domain.RateDays+1 { // and each once, below
		t.Errorf("asked for %d days", len(bank.asked))
	}
	w.Now = w.Now.Add(24 * time.Hour)
	if done, err := fetching(t, w, bank.feed()).FetchRates(t.Context(), "next day"); err != nil || done[0] != (app.Fetched{Source: domain.RateNBU, Days: 1, Added: 1}) {
		t.Errorf("the next day: %+v, %v", done, err)
	}
	for day, n := range bank.asked {
		if n != 1 {
			t.Errorf("%s was asked for %d times", day, n)
		}
	}
}

// TestFetchRates_aBankThatIsDown_isANoteAndTriedAgain from the day where it stopped.
func TestFetchRates_aBankThatIsDown_isANoteAndTriedAgain(t *testing.T) {
	w, bank := testkit.New(t), newBanker()
	a := fetching(t, w, bank.feed())
	office := w.Person("office", w.Seat(domain.RoleSecretariat, "", ""))
	bank.say = func(day domain.Date) ([]byte, error) {
		if day == "2026-11-20" {
			return nil, errors.New("no route to host")
		}
		return usd(day, "41.2")
	}
	for range 2 {
		if _, err := a.FetchRates(t.Context(), "p"); err == nil || !strings.Contains(err.Error(), "no route to host") {
			t.Errorf("%v", err)
		}
	}
	if notes := a.Notes(); len(notes) != 1 || notes[0] != "rates of NBU could not be fetched since 2026-11-24T09:00:00Z" {
		t.Errorf("%q", notes)
	}
	bank.say = func(day domain.Date) ([]byte, error) { return usd(day, "41.3") }
	if _, err := a.FetchRates(t.Context(), "p"); err != nil || len(a.Notes()) != 0 {
		t.Errorf("%v, %q", err, a.Notes())
	}
	if bank.asked["2026-11-19"] != 1 || bank.asked["2026-11-20"] != 3 || bank.asked["2026-11-24"] != 1 {
		t.Errorf("%v", bank.asked)
	}
	page, err := w.App.ListRates(t.Context(), office, app.RateQuery{Limit: 50})
	if err != nil || page.Total != domain.RateDays+1 {
		t.Errorf("%d rates, %v", page.Total, err)
	}
	history, err := w.App.RateHistory(t.Context(), office, "2026-11-24-USD-NBU", "", 5)
	if err != nil || len(history.Items) != 1 || history.Items[0].Person != "" {
		t.Errorf("the portal itself fetched it: %+v, %v", history.Items, err)
	}
}

// TestFetchRates_takesNoFileOfAnotherDayOrBank: what a bank answers must be what it was asked for.
func TestFetchRates_takesNoFileOfAnotherDayOrBank(t *testing.T) {
	for name, content := range map[string]string{
		"another day": `[{"cc":"USD","rate":41.2,"exchangedate":"01.11.2026"}]`, "a day to come": `[{"cc":"USD","rate":41.2,"exchangedate":"25.11.2026"}]`,
		"the ECB's": "Date,USD\n2026-11-14,1.16\n", "none": "[]", "a page": "<html>", "gold alone": `[{"cc":"XAU","rate":1,"exchangedate":"14.11.2026"}]`,
	} {
		w, bank := testkit.New(t), newBanker()
		bank.say = func(domain.Date) ([]byte, error) { return []byte(content), nil }
		a := fetching(t, w, bank.feed())
		if _, err := a.FetchRates(t.Context(), "p"); err == nil || len(a.Notes()) != 1 {
			t.Errorf("%s: %v", name, err)
		}
		page, err := w.App.ListRates(t.Context(), w.Person("o", w.Seat(domain.RoleObserver, "", "")), app.RateQuery{Limit: 5})
		if err != nil || page.Total != 0 {
			t.Errorf("%s: %d rates, %v", name, page.Total, err)
		}
	}
}

// TestRunJobs_withABankThatHangs_endWhenTold: a bank that does not answer holds up nothing, and the jobs end all the same.
func TestRunJobs_withABankThatHangs_endWhenTold(t *testing.T) {
	w, asked := testkit.New(t), make(chan struct{})
	a := fetching(t, w, app.RateFeed{Source: domain.RateNBU, Fetch: func(ctx context.Context, _ domain.Date) ([]byte, error) {
		close(asked)
		<-ctx.Done()
		return nil, ctx.Err()
	}})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { a.RunJobs(ctx); close(ended) }()
	<-asked
	cancel()
	<-ended
	if notes := a.Notes(); len(notes) != 0 {
		t.Errorf("a stop is no fault of the bank's: %q", notes)
	}
}
