package app

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// NeedQuery asks for needs. Empty lists ask for all.
type NeedQuery struct {
	Subgroups, States, Priorities, Agencies, Themes, Places []string
	Stale                                                   bool   // only open ones past their validity
	Lacks                                                   string // a language that a text of it lacks
	Words                                                   string
	Sort                                                    string // a value of NeedSort in the document; empty: -updated
	After, Before                                           string // marks of pages
	Limit                                                   int
}

// NeedList is a page of needs.
type NeedList struct {
	Items      []domain.Need
	Fresh      map[string]bool      // by id: changed since the caller last looked at it, or never looked at
	May        [][]authz.Permission // of each item: what of the acts on many at once the caller may do with it now
	Today      domain.Date
	Next, Prev string
	Total      int64
}

// ListNeeds gives a page of the needs that the caller sees.
func (a *App) ListNeeds(ctx context.Context, c Caller, q NeedQuery) (NeedList, error) {
	if err := c.must(authz.NeedRead); err != nil {
		return NeedList{}, err
	}
	today := domain.DateOf(a.Now())
	bind := digest(c.User.Meta.ID, "needs", fmt.Sprint(q.Subgroups, q.States, q.Priorities, q.Agencies, q.Themes, q.Places, q.Stale, q.Lacks), q.Words, q.Sort)
	query := store.Query{Filter: needFilter(c, q, today), Sort: needSort(q.Sort), Limit: q.Limit, Total: store.Exact}
	var err error
	if query.After, err = a.sealer.open(q.After, bind); err != nil {
		return NeedList{}, err
	}
	if query.Before, err = a.sealer.open(q.Before, bind); err != nil {
		return NeedList{}, err
	}
	if query.After != nil {
		query.Before = nil
	}
	page, err := store.Needs.List(ctx, a.store, c.Scope(), query)
	if err != nil {
		return NeedList{}, storeError(err)
	}
	may := make([][]authz.Permission, len(page.Items))
	for i := range page.Items {
		may[i] = slices.DeleteFunc(c.mayNow(&page.Items[i]), func(p authz.Permission) bool { return p != authz.NeedOpen && p != authz.NeedReturn })
	}
	if err := a.roughAll(ctx, c, page.Items); err != nil {
		return NeedList{}, storeError(err)
	}
	fresh, err := a.fresh(ctx, c, page.Items)
	if err != nil {
		return NeedList{}, storeError(err)
	}
	return NeedList{
		Fresh: fresh,
		Items: page.Items, May: may, Today: today, Next: a.sealer.seal(page.Next, bind), Prev: a.sealer.seal(page.Prev, bind), Total: page.Total,
	}, nil
}

// fresh says which needs somebody else changed since the caller last looked at them.
func (a *App) fresh(ctx context.Context, c Caller, needs []domain.Need) (map[string]bool, error) {
	seen, err := a.looks(ctx, c, needs)
	out := map[string]bool{}
	for _, n := range needs {
		out[n.Meta.ID] = seen[n.Meta.ID].Before(n.Meta.UpdatedAt) && n.Meta.UpdatedBy != c.User.Meta.ID
	}
	return out, err
}

func needFilter(c Caller, q NeedQuery, today domain.Date) store.Filter {
	and := store.And{}
	in := func(field string, values []string) {
		if len(values) > 0 {
			and = append(and, store.In{Field: field, Values: texts(values)})
		}
	}
	in("subgroup", q.Subgroups)
	in("state", q.States)
	in("owner", q.Agencies)
	in("theme", q.Themes)
	if len(q.Priorities) > 0 {
		ranks := make([]store.Value, len(q.Priorities))
		for i, p := range q.Priorities {
			ranks[i] = store.Num(domain.Priority(p).Rank())
		}
		and = append(and, store.In{Field: "priority", Values: ranks})
	}
	if len(q.Places) > 0 {
		and = append(and, placeFilter(c, q.Places))
	}
	if q.Stale {
		and = append(and, store.Eq{Field: "state", Value: store.Str(string(domain.NeedOpen))},
			store.Range{Field: "validUntil", To: store.Str(string(today))})
	}
	if q.Lacks != "" {
		and = append(and, store.Lacks(domain.Lang(q.Lacks)))
	}
	if strings.TrimSpace(q.Words) != "" {
		and = append(and, store.Text{Words: q.Words})
	}
	return and
}

// placeFilter fits needs in one of the places or in a part of it. Where a need lies below its oblast is asked of those
// alone that the caller is shown it of.
func placeFilter(c Caller, codes []string) store.Filter {
	var oblasts, smaller []string
	for _, code := range codes {
		if p := domain.SmallestPrefix(code); p == domain.PlacePrefix(code, domain.PlaceOblast) {
			oblasts = append(oblasts, p)
		} else {
			smaller = append(smaller, p)
		}
	}
	or := store.Or{}
	if len(oblasts) > 0 {
		or = append(or, store.Has{Field: "oblasts", Values: oblasts})
	}
	if len(smaller) > 0 {
		and := store.And{store.Has{Field: "places", Values: smaller}}
		if party := store.Parties(store.Needs.Spec, c.Scope()); party != nil {
			and = append(and, party)
		}
		or = append(or, and)
	}
	return or
}

func texts(list []string) []store.Value {
	out := make([]store.Value, len(list))
	for i, s := range list {
		out[i] = store.Str(s)
	}
	return out
}

// needSort: costs are compared within their currency; without rates an order across currencies would be false.
func needSort(sort string) []store.Sort {
	name, desc := strings.CutPrefix(sort, "-")
	switch name {
	case "number", "priority", "neededBy":
		return []store.Sort{{Field: name, Desc: desc}}
	case "opened":
		return []store.Sort{{Field: "openedAt", Desc: desc}}
	case "cost":
		return []store.Sort{{Field: "costCurrency", Desc: desc}, {Field: "costMinor", Desc: desc}}
	case "gap": // in the reporting currency that is offered first: by the rates of each cost's day
		return []store.Sort{{Field: store.FigureIn("gap", domain.ReportingCurrencies()[0]), Desc: desc}}
	case "updated":
		return []store.Sort{{Field: "updatedAt", Desc: desc}}
	}
	return []store.Sort{{Field: "updatedAt", Desc: true}}
}

// SummaryRow is one group of needs: how many, and their costs, each currency by itself.
type SummaryRow struct {
	Key   string
	Count int64
	Costs []domain.Money
}

// SummariseNeeds counts the needs that the caller sees, in groups by state, subgroup, priority, agency or theme.
func (a *App) SummariseNeeds(ctx context.Context, c Caller, q NeedQuery, by string) (rows []SummaryRow, total int64, err error) {
	if err := c.must(authz.NeedRead); err != nil {
		return nil, 0, err
	}
	field := by
	if by == "agency" {
		field = "owner"
	}
	groups, err := a.store.Report(ctx, store.Needs.Spec, c.Scope(), store.Report{
		Filter: needFilter(c, q, domain.DateOf(a.Now())), GroupBy: []string{field, "costCurrency"}, Sums: []string{"costMinor"},
	})
	if err != nil {
		return nil, 0, storeError(err)
	}
	at := map[string]int{}
	rows = []SummaryRow{}
	for _, g := range groups {
		key := g.Key[0].Text()
		if by == "priority" && !g.Key[0].IsNull() {
			key = string(domain.PriorityOfRank(g.Key[0].Number()))
		}
		i, seen := at[key]
		if !seen {
			i = len(rows)
			at[key] = i
			rows = append(rows, SummaryRow{Key: key, Costs: []domain.Money{}})
		}
		rows[i].Count += g.Count
		total += g.Count
		if !g.Key[1].IsNull() {
			rows[i].Costs = append(rows[i].Costs, domain.Money{Minor: g.Sums[0], Currency: domain.Currency(g.Key[1].Text())})
		}
	}
	if by != "priority" {
		sort.SliceStable(rows, func(i, j int) bool { return rows[i].Key < rows[j].Key })
	}
	return rows, total, nil
}
