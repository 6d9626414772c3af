package app

import (
	"bytes"
	"context"
	"errors"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// RenewFigures reckons the figures in reporting currencies anew where the rate of their day came late or was corrected. It
// looks at nothing where no rate has changed since it last did, and writes only what differs.
func (a *App) RenewFigures(ctx context.Context) error {
	mark, err := found(store.Settings.Get(ctx, a.store, store.System(), settingRates))
	if err != nil || a.reckoned.Load() == mark.Value {
		return err
	}
	rates, err := a.Rates(ctx, a.store)
	if err != nil {
		return err
	}
	err = errors.Join(
		renewFigures(ctx, a, store.Needs, "costAsOf", func(n *domain.Need) any { n.Reckon(rates); return n.Ledger.Reports },
			func(n *domain.Need) any { return n.Ledger.Reports }, func(ctx context.Context, b *book, n *domain.Need) error {
				x, err := b.need(ctx, n.Meta.ID)
				if err == nil {
					x.reckon = true
				}
				return err
			}),
		renewFigures(ctx, a, store.Pledges, "announcedOn", func(p *domain.Pledge) any { p.Reckon(rates); return p.Ledger.Reports },
			func(p *domain.Pledge) any { return p.Ledger.Reports }, func(ctx context.Context, b *book, p *domain.Pledge) error {
				x, err := b.pledge(ctx, p.Meta.ID)
				if err == nil {
					x.reckon = true
				}
				return err
			}))
	if err == nil {
		a.reckoned.Store(mark.Value)
	}
	return err
}

// renewFigures walks the records that have the day that their rates are of, and takes those into a book whose reports would
// come out otherwise.
func renewFigures[T any](ctx context.Context, a *App, k store.Kind[T], day string, reckoned, kept func(*T) any, take func(context.Context, *book, *T) error) error {
	for v, err := range k.All(ctx, a.store, store.System(), store.Query{Filter: store.Exists{Field: day}}) {
		if err != nil {
			return err
		}
		was, err := json.Marshal(kept(&v), json.Deterministic(true))
		if err != nil {
			return err
		}
		is, err := json.Marshal(reckoned(&v), json.Deterministic(true))
		if err != nil {
			return err
		}
		if bytes.Equal(was, is) {
			continue
		}
		if _, err := a.guarded(ctx, Caller{}, func(ctx context.Context, w *work) (string, error) {
			if err := take(ctx, w.book(), &v); err != nil {
				return "", err
			}
			return "", w.book().close(ctx)
		}); err != nil {
			return err
		}
	}
	return nil
}
