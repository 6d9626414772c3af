package domain

import (
	"math/big"
	"slices"
)

// A ledger is what a record keeps of its allocations: running sums that the transaction changes which changes their
// cause. It follows from allocations and transactions alone, touches no version, and no event speaks of it.

// ReportingCurrencies lists the currencies in which totals are given, the one that is offered first.
func ReportingCurrencies() []Currency { return []Currency{"EUR", "UAH", "USD"} }

// Sums are an allocation's part in the bars of its need, or those of all allocations together, in minor units of one
// currency. Each bar is contained in the one before; what is held is in none.
type Sums struct {
	Held      int64 `json:"held,omitzero"`
	Pledged   int64 `json:"pledged,omitzero"`
	Committed int64 `json:"committed,omitzero"`
	Delivered int64 `json:"delivered,omitzero"`
}

// Plus adds sums of one currency.
func (s Sums) Plus(o Sums) Sums {
	return Sums{s.Held + o.Held, s.Pledged + o.Pledged, s.Committed + o.Committed, s.Delivered + o.Delivered}
}

// Minus takes sums of one currency off.
func (s Sums) Minus(o Sums) Sums {
	return Sums{s.Held - o.Held, s.Pledged - o.Pledged, s.Committed - o.Committed, s.Delivered - o.Delivered}
}

// LineSums are the same of an item line, in thousandths of its unit: Sums of pieces.
type LineSums struct {
	ID string `json:"id"`
	Sums
}

// Reported are sums in a reporting currency.
type Reported struct {
	Currency Currency `json:"currency"`
	Sums
}

// NeedReport is a need in a reporting currency: every figure by the one rate of its costAsOf. The sums are those of its
// allocations, each rounded once, so that a need opens to rows that add up to it.
type NeedReport struct {
	Currency Currency `json:"currency"`
	Rate     Used     `json:"rate"`
	Cost     int64    `json:"cost"`
	Gap      int64    `json:"gap"`
	Over     int64    `json:"over"`
	Sums
}

// NeedLedger is what a need keeps of its allocations.
type NeedLedger struct {
	Seq     int64        `json:"seq"`   // bumped by every guarded write: two that meet exclude each other
	Sums    Sums         `json:"sums"`  // in the cost's currency
	Lines   []LineSums   `json:"lines"` // by the line's id
	Reports []NeedReport `json:"reports"`
}

// PledgeReport is a pledge in a reporting currency: every figure by the one rate of its announcedOn.
type PledgeReport struct {
	Currency  Currency `json:"currency"`
	Rate      Used     `json:"rate"`
	Amount    int64    `json:"amount"`
	Allocated int64    `json:"allocated"` // confirmed
	Delivered int64    `json:"delivered"`
}

// PledgeLedger is what a pledge keeps of its allocations, in its own currency. Its sums know no stage: pledged is what is
// confirmed.
type PledgeLedger struct {
	Seq       int64          `json:"seq"`
	Sums      Sums           `json:"sums"`
	Lines     []LineSums     `json:"lines"`
	Subgroups []string       `json:"subgroups"` // of the needs that it is allocated to: see Reach
	Live      map[string]int `json:"live"`      // how many allocations each of them has
	Reports   []PledgeReport `json:"reports"`
}

// Posting is what an allocation adds to its two ends.
type Posting struct {
	Need       Sums // in the need's currency
	Pledge     Sums // in the pledge's
	Line       LineSums
	PledgeLine LineSums
	Reports    []Reported
	Subgroup   string // of the need, while the allocation lives
}

// Posting is what the allocation adds to its ends as it stands.
func (a *Allocation) Posting() Posting {
	p := Posting{Need: a.Ledger.Sums, Pledge: a.inPledge(), Reports: a.Ledger.Reports}
	if a.State != AllocationReleased {
		p.Subgroup = a.Ledger.NeedEnd.Shown.Subgroup
	}
	if a.Line != "" {
		p.Line = LineSums{a.Line, a.pieces(a.Ledger.Stage)}
	}
	if a.PledgeLine != "" {
		p.PledgeLine = LineSums{a.PledgeLine, a.pieces(StageCommitted)}
	}
	return p
}

// Post adds what an allocation is now and takes off what it was.
func (l *NeedLedger) Post(was, is Posting) {
	l.Sums = l.Sums.Minus(was.Need).Plus(is.Need)
	l.Lines = postLine(postLine(l.Lines, was.Line, -1), is.Line, 1)
	for i := range l.Reports {
		r := &l.Reports[i]
		r.Sums = r.Sums.Minus(reportedIn(was.Reports, r.Currency)).Plus(reportedIn(is.Reports, r.Currency))
	}
}

// Post adds what an allocation is now and takes off what it was.
func (l *PledgeLedger) Post(was, is Posting) {
	l.Sums = l.Sums.Minus(was.Pledge).Plus(is.Pledge)
	l.Lines = postLine(postLine(l.Lines, was.PledgeLine, -1), is.PledgeLine, 1)
	live := map[string]int{}
	for subgroup, n := range l.Live {
		live[subgroup] = n
	}
	if was.Subgroup != "" {
		live[was.Subgroup]--
	}
	if is.Subgroup != "" {
		live[is.Subgroup]++
	}
	l.Live, l.Subgroups = map[string]int{}, nil
	for subgroup, n := range live {
		if n > 0 {
			l.Live[subgroup] = n
			l.Subgroups = append(l.Subgroups, subgroup)
		}
	}
	slices.Sort(l.Subgroups)
}

// Reported are the allocation's sums in a reporting currency; nought where no rate leads there.
func (a *Allocation) Reported(c Currency) Sums { return reportedIn(a.Ledger.Reports, c) }

func reportedIn(list []Reported, c Currency) Sums {
	for _, r := range list {
		if r.Currency == c {
			return r.Sums
		}
	}
	return Sums{}
}

func postLine(lines []LineSums, add LineSums, sign int64) []LineSums {
	if add.ID == "" {
		return lines
	}
	if sign < 0 {
		add.Sums = Sums{}.Minus(add.Sums)
	}
	out := slices.Clone(lines)
	i := slices.IndexFunc(out, func(l LineSums) bool { return l.ID == add.ID })
	if i < 0 {
		i = len(out)
		out = append(out, LineSums{ID: add.ID})
	}
	out[i].Sums = out[i].Sums.Plus(add.Sums)
	out = slices.DeleteFunc(out, func(l LineSums) bool { return l.Sums == Sums{} })
	slices.SortFunc(out, func(a, b LineSums) int { return cmpText(a.ID, b.ID) })
	return out
}

func cmpText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func lineSums(lines []LineSums, id string) Sums {
	for _, l := range lines {
		if l.ID == id {
			return l.Sums
		}
	}
	return Sums{}
}

// LineSums are the pieces of one of the need's lines.
func (n *Need) LineSums(line string) Sums { return lineSums(n.Ledger.Lines, line) }

// LineSums are the pieces of one of the pledge's lines.
func (p *Pledge) LineSums(line string) Sums { return lineSums(p.Ledger.Lines, line) }

// Gap is what is not committed of the cost, and Over what is committed beyond it; one of them is nought.
func Gap(cost, committed int64) (gap, over int64) {
	return max(0, cost-committed), max(0, committed-cost)
}

// Reckon renews what the need says in the reporting currencies: by the rate that rates gives for its cost, none where
// there is none. The sums of allocations stay for the currencies that stay.
func (n *Need) Reckon(rates Rates) {
	var out []NeedReport
	cost := n.Content.Cost
	gap, over := Gap(cost.Minor, n.Ledger.Sums.Committed)
	for _, c := range ReportingCurrencies() {
		used, err := rates.Between(cost.Currency, c, n.Content.CostAsOf)
		if err != nil {
			continue
		}
		r := NeedReport{Currency: c, Rate: used}
		if r.apply(cost, gap, over) {
			out = append(out, r)
		}
	}
	for i := range out {
		for _, old := range n.Ledger.Reports {
			if old.Currency == out[i].Currency {
				out[i].Sums = old.Sums
			}
		}
	}
	n.Ledger.Reports = out
}

// Regap renews gap and over-cover after the sums moved.
func (n *Need) Regap() {
	cost := n.Content.Cost
	gap, over := Gap(cost.Minor, n.Ledger.Sums.Committed)
	for i := range n.Ledger.Reports {
		n.Ledger.Reports[i].apply(cost, gap, over)
	}
}

func (r *NeedReport) apply(cost Money, gap, over int64) bool {
	for _, x := range []struct {
		to    *int64
		minor int64
	}{{&r.Cost, cost.Minor}, {&r.Gap, gap}, {&r.Over, over}} {
		m, err := r.Rate.Apply(Money{Minor: x.minor, Currency: cost.Currency})
		if err != nil {
			return false
		}
		*x.to = m.Minor
	}
	return true
}

// Reckon renews what the pledge says in the reporting currencies, by the rates of the day it was announced.
func (p *Pledge) Reckon(rates Rates) {
	var out []PledgeReport
	if p.AnnouncedOn != "" && p.Content.Amount.Currency != "" {
		for _, c := range ReportingCurrencies() {
			used, err := rates.Between(p.Content.Amount.Currency, c, p.AnnouncedOn)
			if err != nil {
				continue
			}
			r := PledgeReport{Currency: c, Rate: used}
			if r.apply(p) {
				out = append(out, r)
			}
		}
	}
	p.Ledger.Reports = out
}

// Regap renews the pledge's reports after its sums moved.
func (p *Pledge) Regap() {
	for i := range p.Ledger.Reports {
		p.Ledger.Reports[i].apply(p)
	}
}

func (r *PledgeReport) apply(p *Pledge) bool {
	for _, x := range []struct {
		to    *int64
		minor int64
	}{{&r.Amount, p.Content.Amount.Minor}, {&r.Allocated, p.Ledger.Sums.Pledged}, {&r.Delivered, p.Ledger.Sums.Delivered}} {
		m, err := r.Rate.Apply(Money{Minor: x.minor, Currency: p.Content.Amount.Currency})
		if err != nil {
			return false
		}
		*x.to = m.Minor
	}
	return true
}

// share is whole·part/all, rounded half-even once; nought of nothing.
func share(whole, part, all int64) int64 {
	if all == 0 {
		return 0
	}
	return halfEven(new(big.Int).Mul(big.NewInt(whole), big.NewInt(part)), big.NewInt(all)).Int64()
}
