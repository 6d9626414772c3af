package run

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"swgportal/server/internal/app"
	"swgportal/server/internal/config"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// fetcher gets a document from an address of the configuration.
type fetcher func(ctx context.Context, address string) ([]byte, error)

// rateFeeds are the banks that the configuration names.
func rateFeeds(c config.Rates, get fetcher) []app.RateFeed {
	var feeds []app.RateFeed
	for _, bank := range c.Fetch {
		switch bank {
		case "NBU":
			feeds = append(feeds, app.RateFeed{Source: domain.RateNBU, Fetch: func(ctx context.Context, day domain.Date) ([]byte, error) {
				return get(ctx, ofDay(c.NBU, day))
			}})
		case "ECB":
			feeds = append(feeds, app.RateFeed{Source: domain.RateECB, Many: true, Fetch: func(ctx context.Context, _ domain.Date) ([]byte, error) {
				return get(ctx, c.ECB)
			}})
		}
	}
	return feeds
}

// ofDay adds the day as the National Bank takes it.
func ofDay(address string, day domain.Date) string {
	mark := "?"
	if strings.Contains(address, "?") {
		mark = "&"
	}
	return address + mark + "date=" + strings.ReplaceAll(string(day), "-", "")
}

// fetchRates fetches what is due now, as the job of a serving portal does.
func (c *call) fetchRates(ctx context.Context) error {
	feeds := rateFeeds(c.cfg.Rates, c.parts.fetch)
	if len(feeds) == 0 {
		return usageError{errors.New("rates.fetch names no bank: --rates-fetch NBU")}
	}
	return c.withStore(ctx, func(st store.Store) error {
		a, err := app.New(ctx, app.Options{Store: st, RateFeeds: feeds})
		if err != nil {
			return err
		}
		done, err := a.FetchRates(ctx, uuid.NewString())
		for _, f := range done {
			if f.Busy {
				fmt.Fprintf(c.stdout, "%s: another process fetches them now.\n", f.Source)
				continue
			}
			fmt.Fprintf(c.stdout, "%s: %d files, %d new rates, %d corrected.\n", f.Source, f.Days, f.Added, f.Corrected)
		}
		return err
	})
}
