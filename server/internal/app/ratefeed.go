package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// fetchEvery is how often it is looked whether a bank's rates of the day are there: after a failure, how soon it is tried again.
const fetchEvery = 30 * time.Minute

// RateFeed is a bank whose rates are fetched once a day.
type RateFeed struct {
	Source domain.RateSource
	// Fetch gets the bank's file for a day of Kyiv.
	Fetch func(ctx context.Context, day domain.Date) ([]byte, error)
	// Many says that one file holds many days up to that day; else each day is a file.
	Many bool
}

// Fetched is what a fetch of one bank's rates came to.
type Fetched struct {
	Source           domain.RateSource
	Days             int  // files fetched
	Added, Corrected int  // rates
	Busy             bool // another process fetches from this bank now
}

// feedFaults remembers which banks' last fetch by this process failed.
type feedFaults struct {
	mu    sync.Mutex
	since map[domain.RateSource]time.Time
}

func (f *feedFaults) note(source domain.RateSource, at time.Time, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err == nil {
		delete(f.since, source)
		return
	}
	if f.since == nil {
		f.since = map[domain.RateSource]time.Time{}
	}
	if f.since[source].IsZero() {
		f.since[source] = at
	}
}

// Notes says what does not go well and keeps nobody from working, for whoever asks whether the portal is ready.
func (a *App) Notes() []string {
	a.faults.mu.Lock()
	defer a.faults.mu.Unlock()
	out := []string{}
	for source, at := range a.faults.since {
		out = append(out, fmt.Sprintf("rates of %s could not be fetched since %s", source, at.Format(time.RFC3339)))
	}
	slices.Sort(out)
	return out
}

// runFeeds fetches rates until ctx ends. A failure is a warning: the portal converts by the rates it has.
func (a *App) runFeeds(ctx context.Context, holder string) {
	tick := time.NewTicker(fetchEvery)
	defer tick.Stop()
	for {
		if _, err := a.FetchRates(ctx, holder); err != nil && ctx.Err() == nil {
			a.log.WarnContext(ctx, "rates were not fetched", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// FetchRates fetches what is due of each bank: the days since the last one fetched, at most the RateDays before today, and
// today. A lease lets one process at a time fetch from a bank; the others find it done. One bank's failure keeps none of
// the others; all are joined.
func (a *App) FetchRates(ctx context.Context, holder string) ([]Fetched, error) {
	out, errs := make([]Fetched, 0, len(a.feeds)), []error{}
	for _, feed := range a.feeds {
		done, err := a.fetchFeed(ctx, feed, holder)
		if err != nil {
			err = fmt.Errorf("rates of %s: %w", feed.Source, err)
		}
		if ctx.Err() == nil {
			a.faults.note(feed.Source, a.Now(), err)
		}
		out, errs = append(out, done), append(errs, err)
	}
	return out, errors.Join(errs...)
}

func (a *App) fetchFeed(ctx context.Context, feed RateFeed, holder string) (Fetched, error) {
	done, today := Fetched{Source: feed.Source}, domain.DateOf(a.Now())
	last, err := found(store.Settings.Get(ctx, a.store, store.System(), fetchedSetting(feed)))
	if err != nil {
		return done, storeError(err)
	}
	first := max(domain.Date(last.Value).AddDays(1), today.AddDays(-domain.RateDays))
	if feed.Many {
		first = today
	}
	if domain.Date(last.Value) >= today {
		return done, nil
	}
	for day := first; day <= today; day = day.AddDays(1) {
		mine, err := a.claimDay(ctx, feed, day, holder)
		if err != nil || !mine {
			done.Busy = err == nil
			return done, err
		}
		if err := a.fetchDay(ctx, feed, day, &done); err != nil {
			return done, errors.Join(err, a.release(ctx, fetchedSetting(feed), holder))
		}
	}
	return done, a.release(ctx, fetchedSetting(feed), holder)
}

// fetchedSetting holds the last day that was fetched from a bank.
func fetchedSetting(feed RateFeed) string { return "rates-fetched-" + string(feed.Source) }

// claimDay takes the lease for one day's file; false where another process has it, or has fetched the day meanwhile. The
// lease is longer than a file takes.
func (a *App) claimDay(ctx context.Context, feed RateFeed, day domain.Date, holder string) (mine bool, err error) {
	err = a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		last, err := found(store.Settings.Get(ctx, tx, store.System(), fetchedSetting(feed)))
		if err != nil {
			return err
		}
		if mine = domain.Date(last.Value) < day; !mine {
			return nil
		}
		mine, err = a.lease(ctx, tx, fetchedSetting(feed), holder)
		return err
	})
	return mine, storeError(err)
}

// fetchDay fetches one file, keeps its rates, and notes the day. A file without a usable rate, or of another bank or day, is a
// failure: the day is tried again.
func (a *App) fetchDay(ctx context.Context, feed RateFeed, day domain.Date, done *Fetched) error {
	content, err := feed.Fetch(ctx, day)
	if err != nil {
		return err
	}
	rows, err := exchange.ReadRates(content)
	if err != nil {
		return err
	}
	usable := 0
	for _, r := range rows {
		if r.Fate != exchange.RateUsable {
			continue
		}
		if usable++; r.Quote.Source != feed.Source || r.Quote.Date > day || !feed.Many && r.Quote.Date != day {
			return fmt.Errorf("%s: the file has %s", day, r.Quote.ID())
		}
	}
	if usable == 0 {
		return fmt.Errorf("%s: the file has no rate", day)
	}
	outcomes, err := a.keepRates(ctx, "", rows)
	if err != nil {
		return err
	}
	done.Days++
	for _, o := range outcomes {
		switch o.Verdict {
		case RateAdded:
			done.Added++
		case RateCorrected:
			done.Corrected++
		}
	}
	return storeError(a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		old, err := found(tx.Get(ctx, store.Settings.Spec, store.System(), fetchedSetting(feed)))
		if err != nil {
			return err
		}
		return keep(ctx, tx, store.Settings, &store.Setting{ID: fetchedSetting(feed), Value: string(day)}, old.Rev)
	}))
}
