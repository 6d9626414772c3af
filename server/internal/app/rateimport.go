package app

import (
	"context"
	"errors"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// RateVerdict is what an import does with a usable value.
type RateVerdict string

// The verdicts on a usable value.
const (
	RateAdded     RateVerdict = "add"
	RateCorrected RateVerdict = "change" // the portal had another value of that day, currency and source
	RateUnchanged RateVerdict = "unchanged"
)

// RateOutcome is what becomes of one value of a file. Verdict is empty for what is not usable.
type RateOutcome struct {
	Row     exchange.RateRow
	Verdict RateVerdict
	Before  string // the value that is corrected
}

// PreviewRates says what ImportRates would do now with each value of a file, in its order. Nothing is written.
func (a *App) PreviewRates(ctx context.Context, c Caller, rows []exchange.RateRow) ([]RateOutcome, error) {
	if err := c.must(authz.RateWrite); err != nil {
		return nil, err
	}
	return a.judgeRates(ctx, rows)
}

// ImportRates keeps the usable values of a file, in transactions of importBatch: after an interruption the same file goes on
// where it stopped, and again it changes nothing. A value other than the one kept is a correction: it is written over, and its
// event holds both.
func (a *App) ImportRates(ctx context.Context, c Caller, rows []exchange.RateRow) ([]RateOutcome, error) {
	if err := c.must(authz.RateWrite); err != nil {
		return nil, err
	}
	return a.keepRates(ctx, c.User.Meta.ID, rows)
}

// judgeRates reads what the store has of the days in the file, and holds the file against it.
func (a *App) judgeRates(ctx context.Context, rows []exchange.RateRow) ([]RateOutcome, error) {
	days := store.Range{Field: "date"}
	var first, last domain.Date
	for _, r := range rows {
		if r.Fate != exchange.RateUsable {
			continue
		}
		if first == "" || r.Quote.Date < first {
			first = r.Quote.Date
		}
		last = max(last, r.Quote.Date)
	}
	have := map[string]domain.Rate{}
	if first != "" {
		days.From, days.To = store.Str(string(first)), store.Str(string(last)+"~")
		for recs, err := range store.Pages(ctx, a.store, store.Rates.Spec, store.System(), store.Query{Filter: days, Sort: []store.Sort{{Field: "date"}}, Limit: store.MaxLimit}) {
			if err != nil {
				return nil, storeError(err)
			}
			for _, rec := range recs {
				rate, err := store.Rates.Decode(rec)
				if err != nil {
					return nil, err
				}
				have[rec.ID] = rate
			}
		}
	}
	out := make([]RateOutcome, len(rows))
	for i, r := range rows {
		out[i] = RateOutcome{Row: r}
		if r.Fate == exchange.RateUsable {
			old, known := have[r.Quote.ID()]
			out[i].judge(old, known)
		}
	}
	return out, nil
}

func (o *RateOutcome) judge(old domain.Rate, known bool) {
	o.Before = ""
	switch {
	case !known:
		o.Verdict = RateAdded
	case old.Value.Equal(o.Row.Quote.Value):
		o.Verdict = RateUnchanged
	default:
		o.Verdict, o.Before = RateCorrected, old.Value.String()
	}
}

// keepRates writes what judgeRates finds to write; by is empty for the portal itself.
func (a *App) keepRates(ctx context.Context, by string, rows []exchange.RateRow) ([]RateOutcome, error) {
	out, err := a.judgeRates(ctx, rows)
	if err != nil {
		return nil, err
	}
	var todo []int
	for i := range out {
		if out[i].Verdict == RateAdded || out[i].Verdict == RateCorrected {
			todo = append(todo, i)
		}
	}
	err = inBatches(ctx, a, by, todo, func(ctx context.Context, w *work, batch []int) error {
		changed := false
		for _, i := range batch {
			wrote, err := w.keepRate(ctx, &out[i])
			if err != nil {
				return err
			}
			changed = changed || wrote
		}
		if !changed {
			return nil
		}
		return w.ratesChanged(ctx)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (w *work) keepRate(ctx context.Context, o *RateOutcome) (wrote bool, err error) {
	q := o.Row.Quote
	old, err := load(ctx, w, store.Rates, store.System(), q.ID())
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return false, err
	}
	o.judge(old, err == nil)
	switch o.Verdict {
	case RateAdded:
		r, err := domain.NewRate(q, w.by, w.at)
		if err != nil {
			return false, err
		}
		return true, create(ctx, w, store.Rates, &r, "rate.imported", "")
	case RateCorrected:
		if err := old.Correct(q.Value, w.by, w.at); err != nil {
			return false, err
		}
		return true, save(ctx, w, store.Rates, &old, "rate.corrected", "")
	}
	return false, nil
}

// RatesReport tells what became of the values of a file as any import is told of.
func RatesReport(outcomes []RateOutcome, mode ImportMode) ImportReport {
	r := ImportReport{Kind: ImportRates, Committed: mode == ImportCommit}
	for _, o := range outcomes {
		row := ImportRow{Place: o.Row.Place}
		switch {
		case o.Row.Fate == exchange.RateRejected:
			row.Fate, row.Problems = domain.RowRejected, []domain.FieldError{{Pointer: "/value", Code: o.Row.Code}}
		case o.Row.Fate != exchange.RateUsable:
			row.Fate, row.Why = domain.RowAside, string(o.Row.Fate)
		default:
			row.Record, row.Fate = o.Row.Quote.ID(), domain.RowFate(o.Verdict)
			if o.Verdict == RateCorrected {
				row.Changes = []domain.FieldChange{{Pointer: "/value", Before: o.Before, After: o.Row.Quote.Value.String()}}
			}
		}
		r.put(row)
	}
	return r
}
