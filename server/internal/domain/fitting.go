package domain

import "slices"

// FitCode names why a need fits a pledge, or why not.
type FitCode string

// The reasons: for a need, then against it.
const (
	FitBoundTo      FitCode = "bound_to"    // the pledge is bound to this very need
	FitTheme        FitCode = "theme"       // it is bound to the need's theme
	FitSubgroup     FitCode = "subgroup"    // it is bound to the need's subgroup
	FitPriority     FitCode = "priority"    // how urgent the need is
	FitWhole        FitCode = "whole"       // all that the pledge has left finds its place
	FitCloses       FitCode = "closes"      // what the pledge has left closes all that the need lacks
	FitUntouched    FitCode = "untouched"   // nobody has pledged anything to it
	FitInTime       FitCode = "in_time"     // it is needed while the pledge is available
	FitItems        FitCode = "items"       // it asks for what the pledge brings
	FitInstrument   FitCode = "instrument"  // it asks for courses or experts, and the pledge brings them
	FitRegion       FitCode = "region"      // the pledge goes to its oblast already
	FitOtherwise    FitCode = "otherwise"   // the pledge is bound to something else of the subgroup
	FitSmallGap     FitCode = "small_gap"   // it lacks less than the pledge has left
	FitLate         FitCode = "late"        // it is needed before the pledge is available
	FitPast         FitCode = "past"        // the day it was needed by is past
	FitStale        FitCode = "stale"       // its agency has not confirmed it
	FitNoRate       FitCode = "no_rate"     // no rate leads from one's currency to the other's
	FitOtherItems   FitCode = "other_items" // it asks for nothing that the pledge brings
	FitOthersLook   FitCode = "others_look" // other partners look at it, as far as the reader may know
	FitOthersHold   FitCode = "others_hold" // other pledges hold a part of it, as far as the reader may know
	fitOthersAtMost         = 3             // more than so many weigh no more
)

// points is what each reason weighs; the rank of a need is their sum and nothing else.
func (c FitCode) points() int {
	switch c {
	case FitBoundTo:
		return 50
	case FitTheme:
		return 30
	case FitWhole, FitItems:
		return 20
	case FitSubgroup, FitCloses, FitInstrument:
		return 15
	case FitInTime:
		return 10
	case FitUntouched:
		return 8
	case FitRegion:
		return 5
	case FitOthersLook:
		return -4
	case FitOthersHold:
		return -6
	case FitSmallGap, FitPast, FitStale:
		return -10
	case FitNoRate:
		return -20
	case FitLate, FitOtherItems:
		return -25
	case FitOtherwise:
		return -30
	}
	return 0
}

// FitReason is a reason with its part in the rank.
type FitReason struct {
	Code   FitCode
	Points int
	Count  int // of others who look or hold; 0 where the reason counts nothing
}

// Offer is what a pledge has to give, as the rule reads it.
type Offer struct {
	Earmark     Earmark
	Instrument  Instrument
	Free        int64 // in a reporting currency; 0: it declares no value, or no rate leads there
	Unrated     bool  // it declares a value and no rate leads there
	From, Until Date  // available
	Regions     []string
	Today       Date
}

// Wanted is what an open need still lacks, as the rule reads it.
type Wanted struct {
	ID, Number, Theme string
	Priority          Priority
	Region            string
	NeededBy          Date
	ValidUntil        Date
	Left, Pledged     int64 // in the offer's reporting currency
	Unrated           bool  // no rate leads there
	Asks              bool  // for what the pledge brings: item classes, courses, experts
}

// Fit gives the reasons for and against a need that the pledge itself and the need give, the weightiest first.
func (o Offer) Fit(w Wanted) []FitReason {
	var out []FitReason
	add := func(holds bool, codes ...FitCode) {
		for _, c := range codes {
			if holds {
				out = append(out, FitReason{Code: c, Points: c.points()})
			}
		}
	}
	switch o.Earmark.Kind {
	case EarmarkNeed:
		add(o.Earmark.Need == w.ID, FitBoundTo)
		add(o.Earmark.Need != w.ID, FitOtherwise)
	case EarmarkTheme:
		add(o.Earmark.Theme == w.Theme, FitTheme)
		add(o.Earmark.Theme != w.Theme, FitOtherwise)
	case EarmarkSubgroup:
		add(true, FitSubgroup)
	}
	if n := w.Priority.weight(); n > 0 {
		out = append(out, FitReason{Code: FitPriority, Points: n})
	}
	rated := o.Free > 0 && !w.Unrated
	add(rated && o.Free <= w.Left, FitWhole)
	add(rated && o.Free >= w.Left, FitCloses)
	add(rated && o.Free > w.Left, FitSmallGap)
	add(o.Unrated || o.Free > 0 && w.Unrated, FitNoRate)
	add(!w.Unrated && w.Pledged == 0, FitUntouched)
	switch {
	case w.NeededBy == "":
	case w.NeededBy < o.Today:
		add(true, FitPast)
	case o.From != "" && w.NeededBy < o.From:
		add(true, FitLate)
	default:
		add(o.Until == "" || w.NeededBy <= o.Until, FitInTime)
	}
	add(w.ValidUntil != "" && w.ValidUntil < o.Today, FitStale)
	switch o.Instrument {
	case InstrumentInKind:
		add(w.Asks, FitItems)
		add(!w.Asks, FitOtherItems)
	case InstrumentTraining, InstrumentAssistance:
		add(w.Asks, FitInstrument)
		add(!w.Asks, FitOtherItems)
	}
	add(slices.Contains(o.Regions, w.Region), FitRegion)
	return sorted(out)
}

// Crowd adds what others do to the reasons, as far as the reader may know. It never raises a rank.
func Crowd(reasons []FitReason, looking, holding int) []FitReason {
	for _, x := range []struct {
		code FitCode
		n    int
	}{{FitOthersLook, looking}, {FitOthersHold, holding}} {
		if x.n > 0 {
			reasons = append(reasons, FitReason{x.code, x.code.points() * min(x.n, fitOthersAtMost), x.n})
		}
	}
	return sorted(reasons)
}

// Rank is the sum of the reasons.
func Rank(reasons []FitReason) (sum int) {
	for _, r := range reasons {
		sum += r.Points
	}
	return sum
}

// weight is what the priority of a need adds to its rank.
func (p Priority) weight() int {
	switch p {
	case PriorityCritical:
		return 20
	case PriorityHigh:
		return 12
	case PriorityMedium:
		return 5
	}
	return 0
}

// sorted puts what weighs most first, for and against alike; what weighs the same stays in order.
func sorted(reasons []FitReason) []FitReason {
	slices.SortStableFunc(reasons, func(a, b FitReason) int { return max(b.Points, -b.Points) - max(a.Points, -a.Points) })
	return reasons
}
