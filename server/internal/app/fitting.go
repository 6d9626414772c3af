package app

import (
	"cmp"
	"context"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// FittingNeed is a need that a pledge might go to, with its rank and the reasons that add up to it.
type FittingNeed struct {
	Need    domain.Need
	Rank    int
	Left    domain.Money // what nobody has pledged of it, in the reporting currency that is offered first; none without a rate
	Reasons []domain.FitReason
}

// Fitting is the open needs that a pledge might go to, the best first.
type Fitting struct {
	Items []FittingNeed
	Total int64 // how many were ranked
	Today domain.Date
}

const (
	fittingMost = 20
	fittingPage = 100 // how many of those ranked are looked at for what others do, at a time
)

// FittingNeeds ranks the open needs that the caller sees for a pledge that the caller sees, by domain.Offer.Fit; of the same
// rank the lower number comes first. A pledge that is bound goes nowhere outside its subgroup; one that nothing is left of
// goes nowhere.
func (a *App) FittingNeeds(ctx context.Context, c Caller, pledge string) (Fitting, error) {
	out := Fitting{Items: []FittingNeed{}, Today: domain.DateOf(a.Now())}
	if err := c.must(authz.NeedRead); err != nil {
		return out, err
	}
	v, err := a.GetPledge(ctx, c, pledge)
	if err != nil {
		return out, err
	}
	o, free, err := a.offer(ctx, c, v, out.Today)
	if err != nil || !free {
		return out, storeError(err)
	}
	all, err := a.wanted(ctx, c, v, o)
	if err != nil {
		return out, storeError(err)
	}
	out.Total = int64(len(all))
	out.Items, err = a.fittingBest(ctx, c, v.Pledge.Funder, pledge, all)
	return out, storeError(err)
}

// offer is what a pledge has left to give as far as the caller knows; false where that is nothing.
func (a *App) offer(ctx context.Context, c Caller, v PledgeView, today domain.Date) (domain.Offer, bool, error) {
	p := v.Pledge
	o := domain.Offer{
		Earmark: p.Content.Earmark, Instrument: p.Content.Instrument, From: p.Content.AvailableFrom, Until: p.Content.AvailableUntil, Today: today,
	}
	if !p.Can(domain.ActPledgeAllocate) {
		return o, false, nil
	}
	if amount := p.Content.Amount; amount.Currency != "" {
		left := domain.Money{Minor: amount.Minor - v.Sums.Allocated.Minor - v.Sums.Held.Minor, Currency: amount.Currency}
		if left.Minor <= 0 {
			return o, false, nil
		}
		rates, err := a.Rates(ctx, a.store)
		if err != nil {
			return o, false, err
		}
		in, _, err := rates.Convert(left, domain.ReportingCurrencies()[0], today)
		o.Free, o.Unrated = in.Minor, err != nil
	}
	rows, err := a.store.Report(ctx, store.Allocations.Spec, c.Scope(), store.Report{
		Filter: store.And{
			store.Eq{Field: "pledge", Value: store.Str(p.Meta.ID)}, store.Not{Filter: store.Eq{Field: "state", Value: store.Str(string(domain.AllocationReleased))}},
		},
		GroupBy: []string{"region"},
	})
	for _, r := range rows {
		if region := r.Key[0].Text(); region != "" && region != domain.RegionSeveral && region != domain.RegionNationwide {
			o.Regions = append(o.Regions, region)
		}
	}
	return o, true, err
}

// ranked is a need by its number, before others are asked for.
type ranked struct {
	number  string
	left    int64
	rated   bool
	rank    int
	reasons []domain.FitReason
}

func (r ranked) compare(o ranked) int {
	return cmp.Or(cmp.Compare(o.rank, r.rank), cmp.Compare(r.number, o.number))
}

// wanted ranks every open need that lacks something, from declared fields alone.
func (a *App) wanted(ctx context.Context, c Caller, v PledgeView, o domain.Offer) ([]ranked, error) {
	euro := domain.ReportingCurrencies()[0]
	gap, cost, pledged := store.FigureIn("gap", euro), store.FigureIn("cost", euro), store.FigureIn("pledged", euro)
	open := store.And{store.Eq{Field: "counted", Value: store.Str(string(domain.CountedOpen))}}
	if s := v.Pledge.Content.Subgroup; s != "" {
		open = append(open, store.Eq{Field: "subgroup", Value: store.Str(s)})
	}
	rows, err := a.store.Report(ctx, store.Needs.Spec, c.Scope(), store.Report{
		Filter:  append(slices.Clone(open), store.Or{store.Range{Field: gap, From: store.Num(1)}, store.Not{Filter: store.Exists{Field: gap}}}),
		GroupBy: []string{"number", "theme", "priority", "region", "neededBy", "validUntil"}, Sums: []string{cost, pledged, gap}, Limit: store.MaxGroups,
	})
	if err != nil {
		return nil, err
	}
	asks, err := a.asking(ctx, c, v.Pledge, open)
	if err != nil {
		return nil, err
	}
	bound := ""
	if v.Earmarked != nil {
		bound = v.Earmarked.Number
	}
	out := make([]ranked, 0, len(rows))
	for _, r := range rows {
		w := domain.Wanted{
			Number: r.Key[0].Text(), Theme: r.Key[1].Text(), Region: r.Key[3].Text(), NeededBy: domain.Date(r.Key[4].Text()), ValidUntil: domain.Date(r.Key[5].Text()),
			Left: r.Sums[0] - r.Sums[1], Pledged: r.Sums[1], Unrated: r.Sums[2] == 0, Asks: asks[r.Key[0].Text()],
		}
		if !r.Key[2].IsNull() {
			w.Priority = domain.PriorityOfRank(r.Key[2].Number())
		}
		if bound != "" && w.Number == bound {
			w.ID = o.Earmark.Need
		}
		if !w.Unrated && w.Left <= 0 {
			continue // pledged whole, if not signed for yet
		}
		reasons := o.Fit(w)
		out = append(out, ranked{w.Number, w.Left, !w.Unrated, domain.Rank(reasons), reasons})
	}
	slices.SortFunc(out, ranked.compare)
	return out, nil
}

// asking gives the numbers of the needs that ask for what a pledge brings: the item classes of its lines, or courses and
// experts.
func (a *App) asking(ctx context.Context, c Caller, p domain.Pledge, open store.And) (map[string]bool, error) {
	classes := []string{}
	groups := map[domain.Instrument][]string{
		domain.InstrumentTraining: {"training"}, domain.InstrumentAssistance: {"training", "expertise"},
	}[p.Content.Instrument]
	for _, i := range p.Content.Items {
		classes = append(classes, i.Class)
	}
	if len(groups) > 0 {
		list, err := store.ItemClasses.List(ctx, a.store, store.System(), store.Query{Limit: store.MaxLimit})
		if err != nil {
			return nil, err
		}
		for _, k := range list.Items {
			if slices.Contains(groups, k.Group) {
				classes = append(classes, k.Meta.ID)
			}
		}
	}
	out := map[string]bool{}
	if len(classes) == 0 {
		return out, nil
	}
	slices.Sort(classes)
	rows, err := a.store.Report(ctx, store.Needs.Spec, c.Scope(), store.Report{
		Filter: append(slices.Clone(open), store.Has{Field: "classes", Values: slices.Compact(classes)}), GroupBy: []string{"number"}, Limit: store.MaxGroups,
	})
	for _, r := range rows {
		out[r.Key[0].Text()] = true
	}
	return out, err
}

// fittingBest reads the best of what was ranked, with what others do about them. That only lowers a rank: once nothing that
// was not looked at could come before the last of the best, they are the best of all.
func (a *App) fittingBest(ctx context.Context, c Caller, funder, pledge string, all []ranked) ([]FittingNeed, error) {
	type found struct {
		ranked
		need domain.Need
	}
	best := []found{}
	for part := range slices.Chunk(all, fittingPage) {
		if len(best) == fittingMost && part[0].compare(best[len(best)-1].ranked) > 0 {
			break
		}
		numbers := make([]string, len(part))
		for i, r := range part {
			numbers[i] = r.number
		}
		page, err := store.Needs.List(ctx, a.store, c.Scope(), store.Query{
			Filter: store.In{Field: "number", Values: texts(numbers)}, Sort: []store.Sort{{Field: "number"}}, Limit: fittingPage,
		})
		if err != nil {
			return nil, err
		}
		looking, holding, err := a.crowd(ctx, c, funder, pledge, page.Items)
		if err != nil {
			return nil, err
		}
		for _, n := range page.Items {
			i := slices.IndexFunc(part, func(r ranked) bool { return r.number == n.Number })
			if i < 0 {
				continue
			}
			r := part[i]
			r.reasons = domain.Crowd(r.reasons, looking[n.Meta.ID], holding[n.Meta.ID])
			r.rank = domain.Rank(r.reasons)
			best = append(best, found{r, n})
		}
		slices.SortFunc(best, func(x, y found) int { return x.ranked.compare(y.ranked) })
		best = best[:min(len(best), fittingMost)]
	}
	out := make([]FittingNeed, 0, len(best))
	for i := range best {
		x := &best[i]
		f := FittingNeed{Need: x.need, Rank: x.rank, Reasons: x.reasons}
		if x.rated {
			f.Left = domain.Money{Minor: x.left, Currency: domain.ReportingCurrencies()[0]}
		}
		if err := a.rough(ctx, c, &f.Need); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// crowd counts, by need, the other organisations that look and the other pledges that hold, in the caller's scope.
func (a *App) crowd(ctx context.Context, c Caller, funder, pledge string, needs []domain.Need) (looking, holding map[string]int, err error) {
	ids := make([]string, len(needs))
	for i, n := range needs {
		ids[i] = n.Meta.ID
	}
	of := store.In{Field: "need", Values: texts(ids)}
	count := func(spec *store.Spec, field, own string, more ...store.Filter) (map[string]int, error) {
		rows, err := a.store.Report(ctx, spec, c.Scope(), store.Report{
			Filter:  append(store.And{of, store.Not{Filter: store.Eq{Field: field, Value: store.Str(own)}}}, more...),
			GroupBy: []string{"need", field}, Limit: store.MaxGroups,
		})
		out := map[string]int{}
		for _, r := range rows {
			out[r.Key[0].Text()]++
		}
		return out, err
	}
	if looking, err = count(store.Interests.Spec, "organisation", funder); err != nil {
		return nil, nil, err
	}
	holding, err = count(store.Allocations.Spec, "pledge", pledge, store.Eq{Field: "state", Value: store.Str(string(domain.AllocationHeld))},
		store.Range{Field: "heldUntil", From: store.Str(string(domain.DateOf(a.Now())))})
	return looking, holding, err
}
