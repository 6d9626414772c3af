package domain

import (
	"slices"
	"strings"
	"time"
)

// Counted says why a need counts in the totals of coverage.
type Counted string

// The needs that count: open ones, and those closed as met.
const (
	CountedNot  Counted = ""
	CountedOpen Counted = "open"
	CountedMet  Counted = "met"
)

// StaleDays is for how long an open need whose validity has run out stays in the totals.
const StaleDays = 30

// Regions that are no oblast.
const (
	RegionSeveral    = "several"
	RegionNationwide = "nationwide"
)

// Allowance is how far allocations may exceed a need: granted beforehand by a co-chair, with a reason.
type Allowance struct {
	Amount int64           `json:"amount"` // minor units of the cost's currency
	Lines  []LineAllowance `json:"lines"`
	Reason string          `json:"reason"`
	By     string          `json:"by"` // a user's id
	At     time.Time       `json:"at"`
}

// LineAllowance is the same of an item line.
type LineAllowance struct {
	ID     string   `json:"id"`
	Pieces Quantity `json:"pieces"`
}

func (a *Allowance) minor() int64 {
	if a == nil {
		return 0
	}
	return a.Amount
}

func (a *Allowance) pieces(line string) Quantity {
	if a == nil {
		return 0
	}
	for _, l := range a.Lines {
		if l.ID == line {
			return l.Pieces
		}
	}
	return 0
}

// ActNeedAllow is the act of allowing over-cover.
const ActNeedAllow NeedAct = "need.overcover_allowed"

// Allow says how far allocations may exceed the need, in place of what was allowed before. It cannot fall below what is
// allocated already.
func (n *Need) Allow(amount Money, lines []LineAllowance, reason, by string, at time.Time) error {
	if err := n.must(ActNeedAllow); err != nil {
		return err
	}
	reason, err := sentence("/reason", reason)
	if err != nil {
		return err
	}
	if amount != (Money{}) && amount.Currency != n.Content.Cost.Currency {
		return RefuseField("/amount/currency", FieldOtherCurrency, "currency", string(n.Content.Cost.Currency))
	}
	for i, l := range lines {
		if itemOf(n.Content.Items, l.ID).ID == "" || slices.ContainsFunc(lines[:i], func(o LineAllowance) bool { return o.ID == l.ID }) {
			return RefuseField("/lines", FieldUnknown)
		}
	}
	next := *n
	next.Allowance = &Allowance{Amount: amount.Minor, Lines: slices.Clone(lines), Reason: reason, By: by, At: Moment(at)}
	if err := next.coversLedger(); err != nil {
		return err
	}
	n.Allowance = next.Allowance
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// coversLedger refuses a need that is smaller than what is allocated to it. The refusal does not tell how much that is:
// its agency may not see all of it.
func (n *Need) coversLedger() error {
	if n.Ledger.Sums.Held+n.Ledger.Sums.Pledged > 0 && n.Room() < 0 {
		return belowAllocated("", "")
	}
	for _, l := range n.Ledger.Lines {
		if l.Held+l.Pledged > 0 && n.LineRoom(l.ID) < 0 {
			return belowAllocated("", "")
		}
	}
	return nil
}

// keepsLedger refuses an edit that would take the ground from under its allocations: another currency, or less than is
// allocated.
func (n *Need) keepsLedger(was *Need) error {
	live := n.Ledger.Sums.Held+n.Ledger.Sums.Pledged > 0
	if live && n.Content.Cost.Currency != was.Content.Cost.Currency {
		return belowAllocated("", "")
	}
	if !live {
		return nil
	}
	return n.coversLedger()
}

// Counted says whether the need counts in totals, apart from its validity: see StaleDays.
func (n *Need) Counted() Counted {
	switch {
	case n.Outside() || n.Content.Cost.Currency == "":
		return CountedNot
	case n.State == NeedOpen:
		return CountedOpen
	case n.State == NeedClosed && n.Closing != nil && n.Closing.Reason == CloseMet:
		return CountedMet
	}
	return CountedNot
}

// Region is the row of a table by oblast that the need stands in: its oblast's prefix, RegionSeveral, RegionNationwide,
// or none.
func (n *Need) Region() string {
	if n.Content.Nationwide {
		return RegionNationwide
	}
	var oblasts []string
	for _, code := range n.Content.Places {
		oblasts = append(oblasts, PlacePrefix(code, PlaceOblast))
	}
	oblasts = sortedSet(oblasts)
	switch len(oblasts) {
	case 0:
		return ""
	case 1:
		return oblasts[0]
	}
	return RegionSeveral
}

// Quarter is the quarter of a day, "2026-Q4"; empty for none.
func (d Date) Quarter() string {
	year, rest, ok := strings.Cut(string(d), "-")
	if !ok || len(rest) < 2 {
		return ""
	}
	month := int(rest[0]-'0')*10 + int(rest[1]-'0')
	return year + "-Q" + string(rune('1'+(month-1)/3))
}
