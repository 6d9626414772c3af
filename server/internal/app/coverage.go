package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// CoverageQuery asks for totals over needs that count: open ones, unless their validity ran out over StaleDays ago, and
// those closed as met. Empty lists ask for all. What names pledges asks for the allocations of those alone.
type CoverageQuery struct {
	Currency                                                   domain.Currency // a reporting currency
	Subgroups, Themes, Agencies, Regions, Quarters, Priorities []string
	Funders, Channels, Instruments, Pledges, Announced         []string // Announced: quarters
	Direct                                                     bool     // only what goes through no channel
	NoRate                                                     bool     // rows that no rate leads to: they are in no total
	Words                                                      string   // of the needs' texts, never of pledges'
	Sort, After                                                string
	Limit                                                      int

	found []store.Value // the needs that the words fit, for their links
}

// ByPledge says whether the query asks by what belongs to pledges. Such a total has no cost, no gap and no undisclosed
// amount: it is made of allocations that the caller sees, so that no difference of two of them names anybody.
func (q CoverageQuery) ByPledge() bool {
	return q.Direct || len(q.Funders)+len(q.Channels)+len(q.Instruments)+len(q.Pledges)+len(q.Announced) > 0
}

// Coverage is a total, in minor units of the query's currency. It is the sum of rows that were each rounded once.
type Coverage struct {
	Key             string // of the group
	Needs           int64
	Cost, Gap, Over int64
	Sums            domain.Sums // Held: of what the caller sees
	Undisclosed     domain.Sums // the part of the sums that the caller does not see the pledges of
	NoRate          int64       // how many needs are left out for want of a rate
}

func in(and store.And, field string, values []string) store.And {
	if len(values) == 0 {
		return and
	}
	return append(and, store.In{Field: field, Values: texts(values)})
}

// covered is what fits needs, or their links by the names of their fields there.
func covered(q CoverageQuery, today domain.Date, subgroup, owner string) store.And {
	and := store.And{
		store.In{Field: "counted", Values: texts([]string{string(domain.CountedOpen), string(domain.CountedMet)})},
		store.Or{
			store.Eq{Field: "counted", Value: store.Str(string(domain.CountedMet))},
			store.Not{Filter: store.Range{Field: "validUntil", To: store.Str(string(today.AddDays(-domain.StaleDays)))}},
		},
	}
	and = in(in(in(in(in(and, subgroup, q.Subgroups), "theme", q.Themes), owner, q.Agencies), "region", q.Regions), "quarter", q.Quarters)
	if len(q.Priorities) > 0 {
		ranks := make([]store.Value, len(q.Priorities))
		for i, p := range q.Priorities {
			ranks[i] = store.Num(domain.Priority(p).Rank())
		}
		and = append(and, store.In{Field: "priority", Values: ranks})
	}
	return and
}

func coveredNeeds(q CoverageQuery, today domain.Date) store.And {
	and := covered(q, today, "subgroup", "owner")
	if q.searches() {
		and = append(and, store.Text{Words: q.Words})
	}
	return and
}

func (q CoverageQuery) searches() bool { return strings.TrimSpace(q.Words) != "" }

// wordsMost is how many needs words may fit where a total is asked for: links have no words, and name their needs.
const wordsMost = 5000

// find looks for the needs that the words of a query fit. Like any other filter by needs it is asked in the caller's scope.
func (a *App) find(ctx context.Context, c Caller, q CoverageQuery) (CoverageQuery, error) {
	if !q.searches() {
		return q, nil
	}
	fit := store.Query{Filter: store.Text{Words: q.Words}, Limit: store.MaxLimit}
	for recs, err := range store.Pages(ctx, a.store, store.Needs.Spec, c.Scope(), fit) {
		if err != nil {
			return q, storeError(err)
		}
		for _, rec := range recs {
			q.found = append(q.found, store.Str(rec.ID))
		}
		if len(q.found) > wordsMost {
			return q, domain.RefuseField("/q", domain.FieldTooMany, "max", strconv.Itoa(wordsMost))
		}
	}
	return q, nil
}

func coveredLinks(q CoverageQuery, today domain.Date) store.And {
	and := covered(q, today, "needSubgroup", "needOwner")
	if q.Direct {
		and = append(and, store.Not{Filter: store.Exists{Field: "channel"}})
	}
	if q.searches() {
		and = append(and, store.In{Field: "need", Values: q.found})
	}
	return in(in(in(in(in(and, "owner", q.Funders), "channel", q.Channels), "instrument", q.Instruments), "pledge", q.Pledges), "announcedQuarter", q.Announced)
}

// sumsOf are the figures of allocations in a currency, in the order of sumsAt.
func sumsOf(c domain.Currency) []string {
	return []string{store.FigureIn("held", c), store.FigureIn("pledged", c), store.FigureIn("committed", c), store.FigureIn("delivered", c)}
}

func sumsAt(list []int64) domain.Sums {
	return domain.Sums{Held: list[0], Pledged: list[1], Committed: list[2], Delivered: list[3]}
}

// ReadCoverage gives totals in groups by subgroup, theme, agency, region or quarter of the needs; one total where by is
// empty.
func (a *App) ReadCoverage(ctx context.Context, c Caller, q CoverageQuery, by string) ([]Coverage, error) {
	if err := c.must(authz.CoverageRead); err != nil {
		return nil, err
	}
	q, err := a.find(ctx, c, q)
	if err != nil {
		return nil, err
	}
	today := domain.DateOf(a.Now())
	needField, linkField := groupFields(by)
	links, err := a.store.Report(ctx, store.Allocations.Spec, c.Scope(), store.Report{
		Filter: coveredLinks(q, today), GroupBy: linkField, Sums: sumsOf(q.Currency),
	})
	if err != nil {
		return nil, storeError(err)
	}
	t := totals{}
	for _, r := range links {
		if r.Count > 0 {
			t.at(r).Sums = sumsAt(r.Sums)
		}
	}
	if !q.ByPledge() {
		if err := a.needTotals(ctx, c, q, today, needField, &t); err != nil {
			return nil, storeError(err)
		}
	}
	if by == "" {
		t.at(store.Row{})
	}
	slices.SortStableFunc(t.list, func(x, y *Coverage) int { return strings.Compare(x.Key, y.Key) })
	out := make([]Coverage, len(t.list))
	for i, x := range t.list {
		out[i] = *x
	}
	return out, nil
}

func groupFields(by string) (need, link []string) {
	switch by {
	case "":
		return nil, nil
	case "subgroup":
		return []string{"subgroup"}, []string{"needSubgroup"}
	case "agency":
		return []string{"owner"}, []string{"needOwner"}
	}
	return []string{by}, []string{by}
}

// totals are groups by their key.
type totals struct{ list []*Coverage }

func (t *totals) at(r store.Row) *Coverage {
	key := ""
	if len(r.Key) > 0 {
		key = r.Key[0].Text()
	}
	for _, x := range t.list {
		if x.Key == key {
			return x
		}
	}
	x := &Coverage{Key: key}
	t.list = append(t.list, x)
	return x
}

// needTotals adds what the needs themselves say, and what of it the caller's allocations do not.
func (a *App) needTotals(ctx context.Context, c Caller, q CoverageQuery, today domain.Date, by []string, t *totals) error {
	cost := store.FigureIn("cost", q.Currency)
	figures := []string{
		cost, store.FigureIn("gap", q.Currency), store.FigureIn("over", q.Currency),
		store.FigureIn("pledged", q.Currency), store.FigureIn("committed", q.Currency), store.FigureIn("delivered", q.Currency),
	}
	rows, err := a.store.Report(ctx, store.Needs.Spec, c.Scope(), store.Report{
		Filter: append(coveredNeeds(q, today), store.Exists{Field: cost}), GroupBy: by, Sums: figures,
	})
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.Count == 0 {
			continue
		}
		x := t.at(r)
		all := domain.Sums{Held: x.Sums.Held, Pledged: r.Sums[3], Committed: r.Sums[4], Delivered: r.Sums[5]}
		x.Needs, x.Cost, x.Gap, x.Over, x.Sums, x.Undisclosed = r.Count, r.Sums[0], r.Sums[1], r.Sums[2], all, all.Minus(x.Sums)
	}
	bare, err := a.store.Report(ctx, store.Needs.Spec, c.Scope(), store.Report{
		Filter: append(coveredNeeds(q, today), store.Not{Filter: store.Exists{Field: cost}}), GroupBy: by,
	})
	if err != nil {
		return err
	}
	for _, r := range bare {
		if r.Count > 0 {
			t.at(r).NoRate = r.Count
		}
	}
	return nil
}

// Total adds groups up.
func Total(groups []Coverage) Coverage {
	t := Coverage{}
	for _, g := range groups {
		t.Needs, t.Cost, t.Gap, t.Over, t.NoRate = t.Needs+g.Needs, t.Cost+g.Cost, t.Gap+g.Gap, t.Over+g.Over, t.NoRate+g.NoRate
		t.Sums, t.Undisclosed = t.Sums.Plus(g.Sums), t.Undisclosed.Plus(g.Undisclosed)
	}
	return t
}

// MatrixCell is what a funder, through a channel or without, gives to the needs of a subgroup.
type MatrixCell struct {
	Funder, Channel, Subgroup string // Funder is empty for what is undisclosed
	Sums                      domain.Sums
}

// ReadMatrix gives the confirmed allocations of funders to the needs of subgroups, and for each subgroup what is undisclosed.
func (a *App) ReadMatrix(ctx context.Context, c Caller, q CoverageQuery) ([]MatrixCell, error) {
	if err := c.must(authz.CoverageRead); err != nil {
		return nil, err
	}
	q, err := a.find(ctx, c, q)
	if err != nil {
		return nil, err
	}
	today := domain.DateOf(a.Now())
	rows, err := a.store.Report(ctx, store.Allocations.Spec, c.Scope(), store.Report{
		Filter: coveredLinks(q, today), GroupBy: []string{"owner", "channel", "needSubgroup"}, Sums: sumsOf(q.Currency)[1:],
	})
	if err != nil {
		return nil, storeError(err)
	}
	out, t := []MatrixCell{}, totals{}
	for _, r := range rows {
		s := domain.Sums{Pledged: r.Sums[0], Committed: r.Sums[1], Delivered: r.Sums[2]}
		if s == (domain.Sums{}) {
			continue
		}
		out = append(out, MatrixCell{Funder: r.Key[0].Text(), Channel: r.Key[1].Text(), Subgroup: r.Key[2].Text(), Sums: s})
		subgroup := t.at(store.Row{Key: r.Key[2:]})
		subgroup.Sums = subgroup.Sums.Plus(s)
	}
	if q.ByPledge() {
		return out, nil
	}
	if err := a.needTotals(ctx, c, q, today, []string{"subgroup"}, &t); err != nil {
		return nil, storeError(err)
	}
	for _, g := range t.list {
		if g.Undisclosed != (domain.Sums{}) {
			out = append(out, MatrixCell{Subgroup: g.Key, Sums: g.Undisclosed})
		}
	}
	return out, nil
}

// NeedRow is a need as a row of a total.
type NeedRow struct {
	Need        domain.Need
	Report      *domain.NeedReport // nil: no rate
	Undisclosed domain.Sums
}

// CoverageNeeds gives the rows that a total opens to, those with the largest gap first, a page at a time.
func (a *App) CoverageNeeds(ctx context.Context, c Caller, q CoverageQuery) (Page[NeedRow], error) {
	if err := c.must(authz.CoverageRead); err != nil {
		return Page[NeedRow]{}, err
	}
	cost := store.FigureIn("cost", q.Currency)
	var has store.Filter = store.Exists{Field: cost}
	if q.NoRate {
		has = store.Not{Filter: has}
	}
	sort := []store.Sort{{Field: store.FigureIn("gap", q.Currency), Desc: q.Sort != "gap"}}
	query := store.Query{Filter: append(coveredNeeds(q, domain.DateOf(a.Now())), has), Sort: sort, Limit: q.Limit, Total: store.Exact}
	page, err := readPage(ctx, a, store.Needs, c.Scope(), query, q.After, coverageBind(c, "needs", q), func(n domain.Need) (NeedRow, error) {
		row := NeedRow{Need: n}
		for i := range n.Ledger.Reports {
			if n.Ledger.Reports[i].Currency == q.Currency {
				row.Report = &n.Ledger.Reports[i]
			}
		}
		return row, nil
	})
	if err != nil {
		return page, err
	}
	ids := make([]string, 0, len(page.Items))
	needs := make([]*domain.Need, 0, len(page.Items))
	for i := range page.Items {
		ids, needs = append(ids, page.Items[i].Need.Meta.ID), append(needs, &page.Items[i].Need)
	}
	seen, err := a.seenSums(ctx, c, ids, sumsOf(q.Currency))
	if err != nil {
		return page, storeError(err)
	}
	for i := range page.Items {
		if r := page.Items[i].Report; r != nil {
			mine := seen[page.Items[i].Need.Meta.ID]
			r.Held = mine.Held
			page.Items[i].Undisclosed = r.Sums.Minus(mine)
		}
	}
	return page, storeError(a.rough(ctx, c, needs...))
}

func coverageBind(c Caller, list string, q CoverageQuery) string {
	after := q
	after.After, after.Limit, after.found = "", 0, nil
	return digest(c.User.Meta.ID, "coverage", list, fmt.Sprintf("%#v", after))
}

// seenSums adds up the allocations that the caller sees, by their need.
func (a *App) seenSums(ctx context.Context, c Caller, needs []string, figures []string) (map[string]domain.Sums, error) {
	out := map[string]domain.Sums{}
	if len(needs) == 0 {
		return out, nil
	}
	rows, err := a.store.Report(ctx, store.Allocations.Spec, c.Scope(), store.Report{
		Filter: store.In{Field: "need", Values: texts(needs)}, GroupBy: []string{"need"}, Sums: figures,
	})
	for _, r := range rows {
		out[r.Key[0].Text()] = sumsAt(r.Sums)
	}
	return out, err
}

// CoverageAllocations gives the allocations that a total by pledge or a cell of the matrix opens to.
func (a *App) CoverageAllocations(ctx context.Context, c Caller, q CoverageQuery) (Page[AllocationView], error) {
	if err := c.must(authz.CoverageRead); err != nil {
		return Page[AllocationView]{}, err
	}
	q, err := a.find(ctx, c, q)
	if err != nil {
		return Page[AllocationView]{}, err
	}
	query := store.Query{
		Filter: append(coveredLinks(q, domain.DateOf(a.Now())), store.Exists{Field: store.FigureIn("pledged", q.Currency)},
			store.In{Field: "state", Values: texts([]string{string(domain.AllocationHeld), string(domain.AllocationConfirmed)})}),
		Sort: []store.Sort{{Field: "createdAt", Desc: true}}, Limit: q.Limit, Total: store.Exact,
	}
	return readPage(ctx, a, store.Allocations, c.Scope(), query, q.After, coverageBind(c, "allocations", q), a.showAllocation(ctx, c))
}
