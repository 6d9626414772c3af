package app

import (
	"context"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// ProjectTotal is what the confirmed transactions of one type add up to that name a project and that the caller sees: in
// each currency by itself, and in the reporting currency. What the caller does not see is in no total, not even undisclosed:
// a project names its pledges to those alone who see them.
type ProjectTotal struct {
	Type    domain.TransactionType
	Count   int64
	Amounts []domain.Money // in the order of their currencies
	Amount  domain.Money   // in the reporting currency: of rows that were each rounded once
	Bare    int64          // how many are left out of Amount: no rate, or nothing declared
}

// ProjectPayment is a row of such a total.
type ProjectPayment struct {
	TransactionView
	Reported *domain.Money // in the reporting currency, by the rate of the day its pledge was announced; nil: left out
	Rate     *domain.Used
}

// ReadProjectMoney gives the totals of a project, one for each type of transactions that has any.
func (a *App) ReadProjectMoney(ctx context.Context, c Caller, id string, currency domain.Currency) ([]ProjectTotal, error) {
	if err := a.mustSeeProject(ctx, c, id); err != nil {
		return nil, err
	}
	byType := map[domain.TransactionType]*ProjectTotal{}
	sums := map[domain.TransactionType]map[domain.Currency]int64{}
	pledges := map[string]domain.Pledge{}
	query := store.Query{Filter: paidFor(id, ""), Limit: store.MaxLimit}
	for recs, err := range store.Pages(ctx, a.store, store.Transactions.Spec, c.Scope(), query) {
		if err != nil {
			return nil, storeError(err)
		}
		for _, rec := range recs {
			t, err := store.Transactions.Decode(rec)
			if err != nil {
				return nil, err
			}
			p, err := readOnce(ctx, a, c, store.Pledges, pledges, t.Pledge)
			if err != nil {
				return nil, storeError(err)
			}
			sum := byType[t.Type]
			if sum == nil {
				sum = &ProjectTotal{Type: t.Type, Amount: domain.Money{Currency: currency}}
				byType[t.Type], sums[t.Type] = sum, map[domain.Currency]int64{}
			}
			sum.Count++
			if t.Amount.Currency != "" {
				sums[t.Type][t.Amount.Currency] += t.Amount.Minor
			}
			if m, _ := reported(&p, t.Amount, currency); m != nil {
				sum.Amount.Minor += m.Minor
			} else {
				sum.Bare++
			}
		}
	}
	out := []ProjectTotal{}
	for _, kind := range domain.TransactionTypes() {
		sum := byType[kind]
		if sum == nil {
			continue
		}
		for of, minor := range sums[kind] {
			sum.Amounts = append(sum.Amounts, domain.Money{Minor: minor, Currency: of})
		}
		slices.SortFunc(sum.Amounts, func(x, y domain.Money) int { return cmpCurrency(x.Currency, y.Currency) })
		out = append(out, *sum)
	}
	return out, nil
}

func cmpCurrency(x, y domain.Currency) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// ProjectPayments gives the rows that the totals of a project open to, or those of one type, the latest day first.
func (a *App) ProjectPayments(ctx context.Context, c Caller, id string, kind domain.TransactionType, currency domain.Currency, after string, limit int) (Page[ProjectPayment], error) {
	if err := a.mustSeeProject(ctx, c, id); err != nil {
		return Page[ProjectPayment]{}, err
	}
	show := a.showTransaction(ctx, c)
	return readPage(ctx, a, store.Transactions, c.Scope(), store.Query{
		Filter: paidFor(id, kind), Sort: []store.Sort{{Field: "date", Desc: true}}, Limit: limit, Total: store.Exact,
	}, after, digest(c.User.Meta.ID, "project-payments", id, string(kind), string(currency)), func(t domain.Transaction) (ProjectPayment, error) {
		v, err := show(t)
		if err != nil {
			return ProjectPayment{}, err
		}
		m, rate := reported(&v.Pledge, t.Amount, currency)
		return ProjectPayment{v, m, rate}, nil
	})
}

func (a *App) mustSeeProject(ctx context.Context, c Caller, id string) error {
	if err := c.must(authz.ProjectRead); err != nil {
		return err
	}
	_, err := store.Projects.Get(ctx, a.store, c.Scope(), id)
	return storeError(err)
}

// paidFor fits the transactions that count for a project, or those of one type.
func paidFor(project string, kind domain.TransactionType) store.Filter {
	and := store.And{
		store.Eq{Field: "project", Value: store.Str(project)}, store.Eq{Field: "state", Value: store.Str(string(domain.TransactionConfirmed))},
	}
	return in(and, "type", one(string(kind)))
}

// reported is an amount under a pledge in a reporting currency, by the rate of the day the pledge was announced, rounded once;
// nil where no rate leads there.
func reported(p *domain.Pledge, m domain.Money, currency domain.Currency) (*domain.Money, *domain.Used) {
	for i := range p.Ledger.Reports {
		r := &p.Ledger.Reports[i]
		if r.Currency != currency || m.Currency == "" {
			continue
		}
		if out, err := r.Rate.Apply(m); err == nil {
			return &out, &r.Rate
		}
	}
	return nil, nil
}
