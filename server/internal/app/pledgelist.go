package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// PledgeQuery asks for pledges. Empty lists ask for all.
type PledgeQuery struct {
	States, Funders, Channels, Instruments, Subgroups, Themes, Quarters []string
	Need                                                                string // the need that it is bound to
	Words                                                               string
	Sort                                                                string // a value of PledgeSort in the document; empty: -updated
	After, Before                                                       string // marks of pages
	Limit                                                               int
}

// PledgeList is a page of pledges.
type PledgeList struct {
	Items      []domain.Pledge
	Next, Prev string
	Total      int64
}

// ListPledges gives a page of the pledges that the caller sees.
func (a *App) ListPledges(ctx context.Context, c Caller, q PledgeQuery) (PledgeList, error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return PledgeList{}, err
	}
	bind := digest(c.User.Meta.ID, "pledges", fmt.Sprint(q.States, q.Funders, q.Channels, q.Instruments, q.Subgroups, q.Themes, q.Quarters, q.Need), q.Words, q.Sort)
	filter, err := a.pledgeFilter(ctx, c, q)
	if err != nil {
		return PledgeList{}, storeError(err)
	}
	query := store.Query{Filter: filter, Sort: pledgeSort(q.Sort), Limit: q.Limit, Total: store.Exact}
	if query.After, err = a.sealer.open(q.After, bind); err != nil {
		return PledgeList{}, err
	}
	if query.Before, err = a.sealer.open(q.Before, bind); err != nil {
		return PledgeList{}, err
	}
	if query.After != nil {
		query.Before = nil
	}
	page, err := store.Pledges.List(ctx, a.store, c.Scope(), query)
	if err != nil {
		return PledgeList{}, storeError(err)
	}
	return PledgeList{Items: page.Items, Next: a.sealer.seal(page.Next, bind), Prev: a.sealer.seal(page.Prev, bind), Total: page.Total}, nil
}

// pledgeFilter fits pledges. Which need a pledge is bound to is asked of those alone who see the need.
func (a *App) pledgeFilter(ctx context.Context, c Caller, q PledgeQuery) (store.Filter, error) {
	and := store.And{}
	for _, x := range []struct {
		field  string
		values []string
	}{
		{"state", q.States}, {"owner", q.Funders}, {"channel", q.Channels}, {"instrument", q.Instruments}, {"subgroup", q.Subgroups},
		{"theme", q.Themes}, {"announcedQuarter", q.Quarters},
	} {
		if len(x.values) > 0 {
			and = append(and, store.In{Field: x.field, Values: texts(x.values)})
		}
	}
	if q.Need != "" {
		n, err := seenOrNone(ctx, a, c, store.Needs, q.Need)
		if err != nil {
			return nil, err
		}
		if n == nil {
			return store.Or{}, nil
		}
		and = append(and, store.Eq{Field: "earmarkNeed", Value: store.Str(q.Need)})
	}
	if strings.TrimSpace(q.Words) != "" {
		words, err := a.pledgeWords(ctx, c, q.Words)
		if err != nil {
			return nil, err
		}
		and = append(and, words)
	}
	return and, nil
}

func pledgeSort(sort string) []store.Sort {
	name, desc := strings.CutPrefix(sort, "-")
	switch name {
	case "number", "announcedOn", "availableUntil":
		return []store.Sort{{Field: name, Desc: desc}}
	case "amount": // in the reporting currency that is offered first, so that it means something across currencies
		return []store.Sort{{Field: store.FigureIn("amount", domain.ReportingCurrencies()[0]), Desc: desc}}
	case "updated":
		return []store.Sort{{Field: "updatedAt", Desc: desc}}
	}
	return []store.Sort{{Field: "updatedAt", Desc: true}}
}

// PledgeGroup is one group of pledges: how many, their amounts in each currency by itself, and in the reporting currency.
type PledgeGroup struct {
	Key                          string
	Count                        int64
	Amounts                      []domain.Money
	Amount, Allocated, Delivered int64 // in the reporting currency, of those that have a rate
	NoRate                       int64 // how many have none
}

// SummarisePledges counts the pledges that the caller sees, in groups by state, funder, channel, instrument, subgroup or
// quarter of their announcement. Those being explored count nowhere.
func (a *App) SummarisePledges(ctx context.Context, c Caller, q PledgeQuery, by string, currency domain.Currency) ([]PledgeGroup, error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return nil, err
	}
	field := map[string]string{"funder": "owner", "quarter": "announcedQuarter"}[by]
	if field == "" {
		field = by
	}
	filter, err := a.pledgeFilter(ctx, c, q)
	if err != nil {
		return nil, storeError(err)
	}
	counted := store.And{filter, store.In{Field: "state", Values: texts([]string{
		string(domain.PledgeAnnounced), string(domain.PledgeCommitted), string(domain.PledgeClosed),
	})}}
	sums := []string{store.FigureIn("amount", currency), store.FigureIn("allocated", currency), store.FigureIn("delivered", currency)}
	rows, err := a.store.Report(ctx, store.Pledges.Spec, c.Scope(), store.Report{Filter: counted, GroupBy: []string{field, "amountCurrency"}, Sums: append(sums, "amountMinor")})
	if err != nil {
		return nil, storeError(err)
	}
	bare, err := a.store.Report(ctx, store.Pledges.Spec, c.Scope(), store.Report{
		Filter: store.And{counted, store.Not{Filter: store.Exists{Field: sums[0]}}}, GroupBy: []string{field},
	})
	if err != nil {
		return nil, storeError(err)
	}
	out := []PledgeGroup{}
	at := func(key store.Value) *PledgeGroup {
		i := slices.IndexFunc(out, func(g PledgeGroup) bool { return g.Key == key.Text() })
		if i < 0 {
			i = len(out)
			out = append(out, PledgeGroup{Key: key.Text(), Amounts: []domain.Money{}})
		}
		return &out[i]
	}
	for _, r := range rows {
		g := at(r.Key[0])
		g.Count += r.Count
		g.Amount, g.Allocated, g.Delivered = g.Amount+r.Sums[0], g.Allocated+r.Sums[1], g.Delivered+r.Sums[2]
		if !r.Key[1].IsNull() {
			g.Amounts = append(g.Amounts, domain.Money{Minor: r.Sums[3], Currency: domain.Currency(r.Key[1].Text())})
		}
	}
	for _, r := range bare {
		at(r.Key[0]).NoRate = r.Count
	}
	return out, nil
}
