package app

import (
	"context"
	"sync"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// settingRates holds a mark that every change of a rate renews, in its transaction: all processes see by it whether the
// rates they remember are still those of the store.
const settingRates = "rates"

// ratesChanged renews the mark.
func (w *work) ratesChanged(ctx context.Context) error {
	old, err := found(w.tx.Get(ctx, store.Settings.Spec, store.System(), settingRates))
	if err != nil {
		return err
	}
	return keep(ctx, w.tx, store.Settings, &store.Setting{ID: settingRates, Value: newID()}, old.Rev)
}

// rateBook remembers the rates of one mark.
type rateBook struct {
	mu    sync.Mutex
	mark  string
	rates domain.Rates
}

// Rates gives all rates to convert by, as they stand in r: a transaction sees those of its own moment. They are read when
// one changed, and remembered.
func (a *App) Rates(ctx context.Context, r store.Reader) (domain.Rates, error) {
	mark, err := found(store.Settings.Get(ctx, r, store.System(), settingRates))
	if err != nil || mark.Value == "" {
		return domain.Rates{}, err // no rate was ever kept
	}
	a.book.mu.Lock()
	defer a.book.mu.Unlock()
	if a.book.mark == mark.Value {
		return a.book.rates, nil
	}
	// Read after the mark: what changes meanwhile has another mark, so the next caller reads anew.
	var all []domain.Rate
	for rate, err := range store.Rates.All(ctx, r, store.System(), store.Query{}) {
		if err != nil {
			return domain.Rates{}, err
		}
		all = append(all, rate)
	}
	a.book.mark, a.book.rates = mark.Value, domain.NewRates(all)
	return a.book.rates, nil
}
