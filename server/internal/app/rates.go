package app

import (
	"context"
	"errors"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// RateView is a rate as one caller sees it.
type RateView struct {
	Rate domain.Rate
	May  []authz.Permission
}

// RateQuery asks for rates. From and To are days, both included, empty for open ends.
type RateQuery struct {
	From, To            domain.Date
	Currencies, Sources []string
	After               string
	Limit               int
}

// ListRates gives a page of rates, the latest day first.
func (a *App) ListRates(ctx context.Context, c Caller, q RateQuery) (Page[RateView], error) {
	if err := c.must(authz.RateRead); err != nil {
		return Page[RateView]{}, err
	}
	and := store.And{}
	if q.From != "" || q.To != "" {
		days := store.Range{Field: "date", From: store.StrOrNull(string(q.From))}
		if q.To != "" {
			days.To = store.Str(string(q.To) + "~") // the day itself too: what a range ends before
		}
		and = append(and, days)
	}
	bind := []string{c.User.Meta.ID, "rates", string(q.From), string(q.To)}
	for _, f := range []struct {
		field  string
		values []string
	}{{"currency", q.Currencies}, {"source", q.Sources}} {
		if len(f.values) > 0 {
			and = append(and, store.In{Field: f.field, Values: texts(f.values)})
		}
		bind = append(append(bind, f.field), f.values...)
	}
	return readPage(ctx, a, store.Rates, c.Scope(), store.Query{
		Filter: and, Sort: []store.Sort{{Field: "date", Desc: true}}, Limit: q.Limit, Total: store.Exact,
	}, q.After, digest(bind...), func(r domain.Rate) (RateView, error) { return c.rate(r), nil })
}

// GetRate gives one rate.
func (a *App) GetRate(ctx context.Context, c Caller, id string) (RateView, error) {
	if err := c.must(authz.RateRead); err != nil {
		return RateView{}, err
	}
	r, err := store.Rates.Get(ctx, a.store, c.Scope(), id)
	return c.rate(r), storeError(err)
}

// rate says what the caller may with it: what a bank said is not changed by hand.
func (c Caller) rate(r domain.Rate) RateView {
	v := RateView{Rate: r, May: []authz.Permission{}}
	if r.Source == domain.RateManual {
		v.May = c.held(authz.RateWrite)
	}
	return v
}

// EnterRate keeps a rate by hand. A currency has one a day: another is refused, FieldTaken, and is a correction instead.
func (a *App) EnterRate(ctx context.Context, c Caller, date domain.Date, currency domain.Currency, value string) (RateView, error) {
	if err := c.must(authz.RateWrite); err != nil {
		return RateView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		q, err := domain.ByHand(date, currency, value, domain.DateOf(w.at))
		if err != nil {
			return "", err
		}
		r, err := domain.NewRate(q, w.by, w.at)
		if err != nil {
			return "", err
		}
		if _, err := w.tx.Get(ctx, store.Rates.Spec, store.System(), r.Meta.ID); !errors.Is(err, store.ErrNotFound) {
			if err == nil {
				err = domain.RefuseField("/date", domain.FieldTaken)
			}
			return "", err
		}
		if err := create(ctx, w, store.Rates, &r, "rate.entered", ""); err != nil {
			return "", err
		}
		return r.Meta.ID, w.ratesChanged(ctx)
	})
	if err != nil {
		return RateView{}, err
	}
	return a.GetRate(ctx, c, id)
}

// CorrectRate puts another value in place of one by hand. Conflict (CodeStateForbids) for a bank's: that changes when the
// bank's own file says otherwise, see ImportRates.
func (a *App) CorrectRate(ctx context.Context, c Caller, id string, match Match, value string) (RateView, error) {
	if err := c.must(authz.RateWrite); err != nil {
		return RateView{}, err
	}
	err := a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		r, err := load(ctx, w, store.Rates, c.Scope(), id)
		if err != nil {
			return err
		}
		if err := match.holds(r.Meta.Version); err != nil {
			return err
		}
		if r.Source != domain.RateManual {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		q, err := domain.ByHand(r.Date, r.Currency, value, r.Date)
		if err != nil {
			return err
		}
		if q.Value.Equal(r.Value) {
			return nil
		}
		if err := r.Correct(q.Value, w.by, w.at); err != nil {
			return err
		}
		if err := save(ctx, w, store.Rates, &r, "rate.corrected", ""); err != nil {
			return err
		}
		return w.ratesChanged(ctx)
	})
	if err != nil {
		return RateView{}, err
	}
	return a.GetRate(ctx, c, id)
}

// RateHistory gives the events of a rate: when it came, and each correction, newest first.
func (a *App) RateHistory(ctx context.Context, c Caller, id, after string, limit int) (Page[EventView], error) {
	if _, err := a.GetRate(ctx, c, id); err != nil {
		return Page[EventView]{}, err
	}
	return a.events(ctx, c.Scope(), digest(c.User.Meta.ID, "rate history", id), store.Query{
		Filter: store.And{store.Eq{Field: "kind", Value: store.Str(store.Rates.Spec.Kind)}, store.Eq{Field: "record", Value: store.Str(id)}},
		Sort:   []store.Sort{{Field: "seq", Desc: true}}, Limit: limit,
	}, after)
}

// Conversion is an amount in another currency, by the rates of a day.
type Conversion struct {
	Money domain.Money
	Rate  domain.Used
	On    domain.Date
}

// ConvertMoney gives an amount in another currency by today's rates, as a hold made today would be counted. Conflict where
// no rate leads there.
func (a *App) ConvertMoney(ctx context.Context, c Caller, m domain.Money, to domain.Currency) (Conversion, error) {
	if err := c.must(authz.RateRead); err != nil {
		return Conversion{}, err
	}
	rates, err := a.Rates(ctx, a.store)
	if err != nil {
		return Conversion{}, storeError(err)
	}
	today := domain.DateOf(a.Now())
	out, used, err := rates.Convert(m, to, today)
	if err != nil {
		return Conversion{}, domain.Refuse(domain.Conflict, domain.CodeNoRate).Because(err)
	}
	return Conversion{out, used, today}, nil
}
