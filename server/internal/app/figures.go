package app

import (
	"context"
	"errors"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// figureDays is for how long after its day a figure is reckoned anew: a rate nearer to the day may still come in.
const figureDays = 2 * domain.RateDays

// RenewFigures reckons the figures in reporting currencies anew where a rate was missing, or may have come in late. It
// writes nothing where none has.
func (a *App) RenewFigures(ctx context.Context) error {
	since := store.Str(string(domain.DateOf(a.Now()).AddDays(-figureDays)))
	missing := func(figure string) store.Or {
		or := store.Or{}
		for _, c := range domain.ReportingCurrencies() {
			or = append(or, store.Not{Filter: store.Exists{Field: store.FigureIn(figure, c)}})
		}
		return or
	}
	return errors.Join(
		a.renewFigures(ctx, store.Needs.Spec, store.And{
			store.Exists{Field: "costAsOf"}, append(missing("cost"), store.Range{Field: "costAsOf", From: since}),
		}, func(ctx context.Context, b *book, id string) error {
			n, err := b.need(ctx, id)
			if err == nil {
				n.reckon = true
			}
			return err
		}),
		a.renewFigures(ctx, store.Pledges.Spec, store.And{
			store.Exists{Field: "announcedOn"}, store.Exists{Field: "amountMinor"}, append(missing("amount"), store.Range{Field: "announcedOn", From: since}),
		}, func(ctx context.Context, b *book, id string) error {
			p, err := b.pledge(ctx, id)
			if err == nil {
				p.reckon = true
			}
			return err
		}))
}

func (a *App) renewFigures(ctx context.Context, spec *store.Spec, due store.Filter, take func(context.Context, *book, string) error) error {
	for recs, err := range store.Pages(ctx, a.store, spec, store.System(), store.Query{Filter: due, Limit: store.MaxLimit}) {
		if err != nil {
			return err
		}
		for _, rec := range recs {
			if _, err := a.guarded(ctx, Caller{}, func(ctx context.Context, w *work) (string, error) {
				if err := take(ctx, w.book(), rec.ID); err != nil {
					return "", err
				}
				return "", w.book().close(ctx)
			}); err != nil {
				return err
			}
		}
	}
	return nil
}
