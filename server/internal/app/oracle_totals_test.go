package app_test

import (
	"context"
	"math/big"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// inHome is hryvnias for one unit by the last rate of the ten days before; nil where there is none.
func (o *oracle) inHome(c domain.Currency, on domain.Date) *big.Rat {
	if c == "UAH" {
		return big.NewRat(1, 1)
	}
	for back := range 11 {
		if v, ok := o.rates[on.AddDays(-back)][c]; ok {
			r, _ := new(big.Rat).SetString(v)
			return r
		}
	}
	return nil
}

// in converts minor units of currencies that all have two digits, rounded half-even.
func (o *oracle) in(minor int64, from, to domain.Currency, on domain.Date) (int64, bool) {
	if from == to {
		return minor, true // no rate is asked for
	}
	a, b := o.inHome(from, on), o.inHome(to, on)
	if a == nil || b == nil {
		return 0, false
	}
	return evenly(new(big.Rat).Quo(new(big.Rat).Mul(new(big.Rat).SetInt64(minor), a), b)), true
}

func evenly(r *big.Rat) int64 {
	twice := new(big.Int).Mul(r.Num(), big.NewInt(2))
	q, m := new(big.Int).DivMod(new(big.Int).Add(twice, r.Denom()), new(big.Int).Mul(r.Denom(), big.NewInt(2)), new(big.Int))
	if m.Sign() == 0 && q.Bit(0) == 1 {
		q.Sub(q, big.NewInt(1)) // a half goes to the even neighbour
	}
	return q.Int64()
}

// hold reckons everything from the records and holds the portal's totals against it.
func (o *oracle) hold(when string) {
	o.T.Helper()
	sums, err := o.App.CheckSums(context.Background())
	if err != nil {
		o.T.Fatal(err)
	}
	for _, x := range sums.Wrong {
		o.T.Errorf("%s: %s", when, x)
	}
	for _, c := range domain.ReportingCurrencies() {
		o.totals(when, o.office, c)
		o.totals(when, o.observer, c)
	}
}

// row is one allocation as the oracle reckons it.
type row struct {
	need, funder, pledge, instrument string
	seen                             bool
	own, out                         domain.Sums // in the need's currency, and in the reporting one
}

func (o *oracle) rowsIn(who app.Caller, c domain.Currency) (rows []row) {
	paid := map[string]int64{}
	for _, t := range every(o, store.Transactions) {
		if t.State == domain.TransactionConfirmed {
			sign := int64(1)
			if t.Type == domain.TransactionRefund {
				sign = -1
			}
			paid[t.Allocation] += sign * t.Amount.Minor
		}
	}
	for _, a := range every(o, store.Allocations) {
		p, n := load(o, store.Pledges, a.Pledge), load(o, store.Needs, a.Need)
		_, err := o.App.GetAllocation(context.Background(), who, a.Meta.ID)
		r := row{need: a.Need, funder: p.Funder, pledge: a.Pledge, instrument: string(p.Content.Instrument), seen: err == nil}
		switch {
		case a.State == domain.AllocationHeld:
			r.own.Held = a.InNeed.Minor
		case a.State == domain.AllocationConfirmed && p.AnnouncedOn != "":
			r.own.Pledged = a.InNeed.Minor
			if p.CommittedOn != "" {
				r.own.Committed = a.InNeed.Minor
				came := max(0, min(paid[a.Meta.ID], a.Amount.Minor))
				r.own.Delivered = evenly(new(big.Rat).Mul(big.NewRat(came, a.Amount.Minor), new(big.Rat).SetInt64(a.InNeed.Minor)))
			}
		}
		for _, x := range []struct {
			to   *int64
			from int64
		}{{&r.out.Held, r.own.Held}, {&r.out.Pledged, r.own.Pledged}, {&r.out.Committed, r.own.Committed}, {&r.out.Delivered, r.own.Delivered}} {
			*x.to, _ = o.in(x.from, n.Content.Cost.Currency, c, n.Content.CostAsOf)
		}
		rows = append(rows, r)
	}
	return rows
}

// totals holds the totals of one caller in one currency.
func (o *oracle) totals(when string, who app.Caller, c domain.Currency) {
	o.T.Helper()
	ctx := context.Background()
	rows := o.rowsIn(who, c)
	want, counted := app.Coverage{}, map[string]bool{}
	for _, id := range o.needs {
		n := load(o, store.Needs, id)
		if n.Counted() == domain.CountedNot {
			continue
		}
		cost, ok := o.in(n.Content.Cost.Minor, n.Content.Cost.Currency, c, n.Content.CostAsOf)
		if !ok {
			want.NoRate++
			continue
		}
		counted[id] = true
		want.Needs++
		want.Cost += cost
		committed := int64(0)
		for _, r := range rows {
			if r.need != id {
				continue
			}
			committed += r.own.Committed
			if r.own.Delivered > r.own.Committed || r.own.Committed > r.own.Pledged || r.out.Delivered > r.out.Committed || r.out.Committed > r.out.Pledged {
				o.T.Errorf("%s: a bar is not within the one before: %+v", when, r)
			}
			out := r.out
			if !r.seen {
				out.Held = 0
				want.Undisclosed = want.Undisclosed.Plus(out)
			}
			want.Sums = want.Sums.Plus(out)
		}
		gap, _ := o.in(max(0, n.Content.Cost.Minor-committed), n.Content.Cost.Currency, c, n.Content.CostAsOf)
		over, _ := o.in(max(0, committed-n.Content.Cost.Minor), n.Content.Cost.Currency, c, n.Content.CostAsOf)
		want.Gap, want.Over = want.Gap+gap, want.Over+over
	}
	q := app.CoverageQuery{Currency: c, Limit: 2}
	for _, by := range []string{"", "subgroup", "theme", "agency", "region", "quarter"} {
		list, err := o.App.ReadCoverage(ctx, who, q, by)
		if err != nil {
			o.T.Fatal(err)
		}
		if got := app.Total(list); got != want {
			o.T.Errorf("%s, %s, %s by %q:\n%+v, not\n%+v", when, who.User.Name, c, by, got, want)
		}
	}
	o.opens(when, who, q, want)
	o.byPledge(when, who, q, rows, counted)
}

// opens holds the rows of a total, page by page, and the matrix against the total.
func (o *oracle) opens(when string, who app.Caller, q app.CoverageQuery, want app.Coverage) {
	o.T.Helper()
	got := app.Coverage{NoRate: want.NoRate}
	for pages := 0; pages == 0 || q.After != ""; pages++ {
		page, err := o.App.CoverageNeeds(context.Background(), who, q)
		if err != nil {
			o.T.Fatal(err)
		}
		for _, r := range page.Items {
			got.Needs++
			got.Cost, got.Gap, got.Over = got.Cost+r.Report.Cost, got.Gap+r.Report.Gap, got.Over+r.Report.Over
			got.Sums, got.Undisclosed = got.Sums.Plus(r.Report.Sums), got.Undisclosed.Plus(r.Undisclosed)
		}
		q.After = page.Next
	}
	if got != want {
		o.T.Errorf("%s, %s, %s opens to\n%+v, not\n%+v", when, who.User.Name, q.Currency, got, want)
	}
	cells, err := o.App.ReadMatrix(context.Background(), who, q)
	if err != nil {
		o.T.Fatal(err)
	}
	all, hidden := domain.Sums{}, domain.Sums{}
	for _, x := range cells {
		all = all.Plus(x.Sums)
		if x.Funder == "" {
			hidden = hidden.Plus(x.Sums)
		}
	}
	want.Sums.Held = 0 // holds are in no cell
	if all != want.Sums || hidden != want.Undisclosed {
		o.T.Errorf("%s, %s: the matrix adds up to %+v with %+v undisclosed, not %+v, %+v", when, who.User.Name, all, hidden, want.Sums, want.Undisclosed)
	}
}

// byPledge asks by everything that belongs to pledges: each total is made of what the caller sees alone, and opens to it. So no
// difference of two of them, nor of one and a total by needs, tells of a pledge that the caller does not see.
func (o *oracle) byPledge(when string, who app.Caller, q app.CoverageQuery, rows []row, counted map[string]bool) {
	o.T.Helper()
	type question struct {
		name string
		q    app.CoverageQuery
		fits func(row) bool
	}
	questions := []question{}
	for _, funder := range []string{o.Orgs["NL-EMB"], o.Orgs["JP-EMB"]} {
		x := q
		x.Funders = []string{funder}
		questions = append(questions, question{"funder", x, func(r row) bool { return r.funder == funder }})
	}
	x := q
	x.Instruments = []string{"loan"}
	questions = append(questions, question{"instrument", x, func(r row) bool { return r.instrument == "loan" }})
	for _, id := range o.pledges[:min(3, len(o.pledges))] {
		x := q
		x.Pledges, x.Subgroups = []string{id}, []string{"ER"}
		questions = append(questions, question{"pledge", x, func(r row) bool { return r.pledge == id }})
	}
	x = q
	x.Direct = true
	questions = append(questions, question{"no channel", x, func(r row) bool { return load(o, store.Pledges, r.pledge).Content.Channel == "" }})
	x = q
	x.Announced = []string{"2026-Q4"}
	questions = append(questions, question{"quarter", x, func(r row) bool { return load(o, store.Pledges, r.pledge).AnnouncedOn != "" }})
	for _, ask := range questions {
		want := domain.Sums{}
		for _, r := range rows {
			if r.seen && counted[r.need] && ask.fits(r) {
				want = want.Plus(r.out)
			}
		}
		list, err := o.App.ReadCoverage(context.Background(), who, ask.q, "")
		if err != nil {
			o.T.Fatal(err)
		}
		if got := app.Total(list); got != (app.Coverage{Sums: want}) {
			o.T.Errorf("%s, %s, %s by %s: %+v, not %+v", when, who.User.Name, q.Currency, ask.name, got, want)
		}
		sum := domain.Sums{}
		ask.q.Limit, ask.q.After = 3, ""
		for pages := 0; pages == 0 || ask.q.After != ""; pages++ {
			page, err := o.App.CoverageAllocations(context.Background(), who, ask.q)
			if err != nil {
				o.T.Fatal(err)
			}
			for _, v := range page.Items {
				sum = sum.Plus(v.Allocation.Reported(q.Currency))
			}
			ask.q.After = page.Next
		}
		if sum != want {
			o.T.Errorf("%s, %s, %s by %s opens to %+v, not %+v", when, who.User.Name, q.Currency, ask.name, sum, want)
		}
	}
}

// TestCoverage_withoutARate_isListedAndLeftOut_untilItComes: the total says how many needs it leaves out, the rows name them,
// and a rate that comes late brings them in.
func TestCoverage_withoutARate_isListedAndLeftOut_untilItComes(t *testing.T) {
	c := newCast(t)
	c.opened(t, domain.LevelGroup)
	q := app.CoverageQuery{Currency: "USD", Limit: 10}
	read := func() app.Coverage {
		t.Helper()
		list, err := c.App.ReadCoverage(t.Context(), c.observer, q, "")
		if err != nil {
			t.Fatal(err)
		}
		return app.Total(list)
	}
	rows := func(noRate bool) int64 {
		t.Helper()
		ask := q
		ask.NoRate = noRate
		page, err := c.App.CoverageNeeds(t.Context(), c.observer, ask)
		if err != nil {
			t.Fatal(err)
		}
		return page.Total
	}
	if got := read(); got != (app.Coverage{NoRate: 1}) || rows(true) != 1 || rows(false) != 0 {
		t.Errorf("before: %+v, %d, %d", got, rows(true), rows(false))
	}
	c.Rates()
	if err := c.App.RenewFigures(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := int64(303_122_130) // 2 640 600 · 48.5 / 42.25
	if got := read(); got.Cost != want || got.Gap != want || got.NoRate != 0 || got.Needs != 1 || rows(true) != 0 || rows(false) != 1 {
		t.Errorf("after: %+v", got)
	}
}

// TestCoverage_staleNeed_leavesAfterThirtyDays: past its validity a need counts on for a month.
func TestCoverage_staleNeed_leavesAfterThirtyDays(t *testing.T) {
	c := newCast(t)
	n := c.opened(t, domain.LevelGroup)
	valid := n.Need.Content.ValidUntil
	for day, want := range map[domain.Date]int64{valid: 1, valid.AddDays(domain.StaleDays): 1, valid.AddDays(domain.StaleDays + 1): 0} {
		c.Now = day.Begins()
		list, err := c.App.ReadCoverage(t.Context(), c.observer, app.CoverageQuery{Currency: "EUR"}, "subgroup")
		if err != nil || app.Total(list).Needs != want {
			t.Errorf("on %s: %+v, not %d: %v", day, list, want, err)
		}
	}
}
