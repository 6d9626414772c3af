package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// TableFormat is a format of tables.
type TableFormat string

// The formats of tables.
const (
	TableXLSX TableFormat = "xlsx"
	TableCSV  TableFormat = "csv"
	TableJSON TableFormat = "json" // for programs: of the command line alone
)

// MaxTableRows is the most records that one file of tables holds: a spreadsheet with more is of no use to anybody.
const MaxTableRows = 20_000

// NeedsTable makes a file of the needs that fit the query, with what the caller may see, in the order in which they were
// begun: an id does not change, so a record that changes meanwhile stands in the file once and is not missed. Sort and
// marks of the query are not looked at.
func (a *App) NeedsTable(ctx context.Context, c Caller, q NeedQuery, format TableFormat, l domain.Lang) ([]byte, error) {
	if err := c.must(authz.NeedRead); err != nil {
		return nil, err
	}
	at := a.Now()
	names := a.sheetNames()
	filter, err := names.filter(ctx, q)
	if err != nil {
		return nil, storeError(err)
	}
	query := store.Query{Filter: needFilter(c, q, domain.DateOf(at)), Limit: store.MaxLimit, Total: store.Exact}
	var sheets []exchange.Sheet
	for {
		page, err := store.Needs.List(ctx, a.store, c.Scope(), query)
		if err != nil {
			return nil, storeError(err)
		}
		if page.Total > MaxTableRows {
			return nil, domain.Refuse(domain.Invalid, domain.CodeListTooLong)
		}
		if err := a.roughAll(ctx, c, page.Items); err != nil {
			return nil, storeError(err)
		}
		for _, n := range page.Items {
			s, err := names.sheet(ctx, n)
			if err != nil {
				return nil, storeError(err)
			}
			sheets = append(sheets, s)
		}
		if page.Next == nil {
			break
		}
		query.After, query.Total = page.Next, store.NoTotal
	}
	book := exchange.NeedsWorkbook(exchange.Cover{Lang: l, On: domain.DateOf(at), Demo: a.demo}, sheets, filter, c.User.Name, at)
	switch format {
	case TableCSV:
		return book.CSV(), nil
	case TableJSON:
		return book.JSON()
	}
	return book.XLSX()
}

// filter puts names to what a list was asked for. A code that names nothing stands for itself.
func (s sheetNames) filter(ctx context.Context, q NeedQuery) (exchange.NeedFilter, error) {
	f := exchange.NeedFilter{Stale: q.Stale, Lacks: domain.Lang(q.Lacks), Words: q.Words}
	for _, state := range q.States {
		f.States = append(f.States, domain.NeedState(state))
	}
	for _, p := range q.Priorities {
		f.Priorities = append(f.Priorities, domain.Priority(p))
	}
	var err error
	if f.Agencies, err = namesOf(ctx, s, store.Organisations, q.Agencies, func(o *domain.Organisation) domain.Text { return o.Name }); err != nil {
		return f, err
	}
	if f.Subgroups, err = namesOf(ctx, s, store.Subgroups, q.Subgroups, func(g *domain.Subgroup) domain.Text { return g.Name }); err != nil {
		return f, err
	}
	if f.Themes, err = namesOf(ctx, s, store.Themes, q.Themes, func(t *domain.Theme) domain.Text { return t.Name }); err != nil {
		return f, err
	}
	f.Places, err = namesOf(ctx, s, store.Places, q.Places, func(p *domain.Place) domain.Text { return p.Name })
	return f, err
}

func namesOf[T any](ctx context.Context, s sheetNames, k store.Kind[T], ids []string, name func(*T) domain.Text) ([]domain.Text, error) {
	var out []domain.Text
	for _, id := range ids {
		t, err := nameOf(ctx, s, k, id, name)
		if err != nil {
			return nil, err
		}
		if t.Empty() {
			t = domain.Text{UK: id}
		}
		out = append(out, t)
	}
	return out, nil
}
