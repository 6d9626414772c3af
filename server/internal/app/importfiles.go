package app

import (
	"context"
	"fmt"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// ImportTemplate makes an empty workbook of a kind, to be filled in.
func (a *App) ImportTemplate(ctx context.Context, c Caller, kind ImportKind, l domain.Lang) ([]byte, error) {
	if err := c.mayImport(kind); err != nil {
		return nil, err
	}
	choices, err := a.needChoices(ctx, c, l)
	if err != nil {
		return nil, storeError(err)
	}
	return exchange.NeedsTemplate(a.cover(l), choices).XLSX()
}

func (a *App) cover(l domain.Lang) exchange.Cover {
	return exchange.Cover{Lang: l, On: domain.DateOf(a.Now()), Demo: a.demo}
}

// needChoices are the values that a table of needs offers: agencies are those that the caller writes needs of.
func (a *App) needChoices(ctx context.Context, c Caller, l domain.Lang) (exchange.Choices, error) {
	out := exchange.NeedChoices(l)
	add := func(key, code string, name domain.Text) { out[key] = append(out[key], exchange.Coded(code, name, l)) }
	j, err := a.needJudge(ctx, c, a.store, a.Now())
	if err != nil {
		return nil, err
	}
	for _, id := range j.own {
		o, err := store.Organisations.Get(ctx, a.store, store.System(), id)
		if err != nil {
			return nil, err
		}
		add("agency", o.Acronym.In(l), o.Name)
	}
	for _, read := range []error{
		eachOf(ctx, a.store, store.Themes, func(t *domain.Theme) {
			if t.Active {
				add("theme", t.Meta.ID, t.Name)
			}
		}),
		eachOf(ctx, a.store, store.ItemClasses, func(k *domain.ItemClass) { add("class", k.Meta.ID, k.Name) }),
		eachOf(ctx, a.store, store.Units, func(u *domain.Unit) { add("unit", u.Meta.ID, u.Abbr) }),
		eachOf(ctx, a.store, store.Strategies, func(s *domain.Strategy) { add("strategies", s.Meta.ID, s.Name) }),
		eachOf(ctx, a.store, store.Places, func(p *domain.Place) {
			if p.Level == domain.PlaceOblast && p.EndedOn == "" {
				out["places"] = append(out["places"], p.Name.In(l))
			}
		}),
	} {
		if read != nil {
			return nil, read
		}
	}
	return out, nil
}

// RejectedRows gives the rows of an import that cannot be used, or wait in a conflict, as a workbook with the reasons.
func (a *App) RejectedRows(ctx context.Context, c Caller, id string, l domain.Lang) ([]byte, error) {
	rows, _, _, err := a.ImportRows(ctx, c, id, []domain.RowFate{domain.RowRejected, domain.RowConflict}, 0, MaxTableRows)
	if err != nil {
		return nil, err
	}
	choices, err := a.needChoices(ctx, c, l)
	if err != nil {
		return nil, storeError(err)
	}
	back := make([]exchange.Rejected, len(rows))
	for i, row := range rows {
		back[i] = exchange.Rejected{Row: row.ImportedRow, Reasons: exchange.RowReasons(row.ImportedRow, l)}
	}
	return exchange.RejectedWorkbook(a.cover(l), back, choices, a.Now()).XLSX()
}

// ReasonCell is where a problem of a row stands, as a spreadsheet names it; empty where that is not known.
func ReasonCell(x domain.Import, row domain.ImportedRow, f domain.FieldError) string {
	key, line, _ := exchange.ColumnAt(f.Pointer)
	sheet, n := row.Sheet, row.Row
	if line {
		return "" // which line of the file it is, the pointer does not say
	}
	for _, c := range x.Columns {
		if c.Sheet == sheet && c.Key == key {
			return fmt.Sprintf("%s%d", c.At, n)
		}
	}
	return ""
}
