package domain

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func fitted(o Offer, w Wanted) map[FitCode]int {
	out := map[FitCode]int{}
	for _, r := range o.Fit(w) {
		out[r.Code] = r.Points
	}
	return out
}

// The rule as a table: what each pair of a pledge and a need is told, and what it weighs.
func TestFit_saysWhyANeedFitsAPledge(t *testing.T) {
	offer := Offer{Earmark: Earmark{Kind: EarmarkNone}, Instrument: InstrumentGrant, Free: 100, Today: "2026-11-24"}
	want := Wanted{ID: "n1", Theme: "ER-FIRE", Priority: PriorityLow, Left: 300, Pledged: 50, NeededBy: "2027-03-01"}
	for name, x := range map[string]struct {
		offer  func(*Offer)
		wanted func(*Wanted)
		want   map[FitCode]int
	}{
		"a grant bound to nothing": {nil, nil, map[FitCode]int{FitWhole: 20, FitInTime: 10}},
		"just what it lacks":       {func(o *Offer) { o.Free = 300 }, nil, map[FitCode]int{FitWhole: 20, FitCloses: 15, FitInTime: 10}},
		"more than it lacks":       {func(o *Offer) { o.Free = 301 }, nil, map[FitCode]int{FitCloses: 15, FitSmallGap: -10, FitInTime: 10}},
		"its own need": {func(o *Offer) { o.Earmark = Earmark{Kind: EarmarkNeed, Need: "n1"} }, nil, map[FitCode]int{
			FitBoundTo: 50, FitWhole: 20, FitInTime: 10,
		}},
		"another's need": {func(o *Offer) { o.Earmark = Earmark{Kind: EarmarkNeed, Need: "n2"} }, nil, map[FitCode]int{
			FitOtherwise: -30, FitWhole: 20, FitInTime: 10,
		}},
		"its theme": {func(o *Offer) { o.Earmark = Earmark{Kind: EarmarkTheme, Theme: "ER-FIRE"} }, nil, map[FitCode]int{
			FitTheme: 30, FitWhole: 20, FitInTime: 10,
		}},
		"another theme": {func(o *Offer) { o.Earmark = Earmark{Kind: EarmarkTheme, Theme: "ER-112"} }, nil, map[FitCode]int{
			FitOtherwise: -30, FitWhole: 20, FitInTime: 10,
		}},
		"its subgroup": {func(o *Offer) { o.Earmark = Earmark{Kind: EarmarkSubgroup, Subgroup: "ER"} }, nil, map[FitCode]int{
			FitSubgroup: 15, FitWhole: 20, FitInTime: 10,
		}},
		"a critical one that nobody touched": {nil, func(w *Wanted) { w.Priority, w.Pledged = PriorityCritical, 0 }, map[FitCode]int{
			FitPriority: 20, FitUntouched: 8, FitWhole: 20, FitInTime: 10,
		}},
		"needed before the money comes": {func(o *Offer) { o.From = "2027-03-02" }, nil, map[FitCode]int{FitWhole: 20, FitLate: -25}},
		"needed on the first day":       {func(o *Offer) { o.From = "2027-03-01" }, nil, map[FitCode]int{FitWhole: 20, FitInTime: 10}},
		"needed after the last day":     {func(o *Offer) { o.Until = "2027-02-28" }, nil, map[FitCode]int{FitWhole: 20}},
		"needed yesterday":              {nil, func(w *Wanted) { w.NeededBy = "2026-11-23" }, map[FitCode]int{FitWhole: 20, FitPast: -10}},
		"not confirmed any more":        {nil, func(w *Wanted) { w.ValidUntil = "2026-11-23" }, map[FitCode]int{FitWhole: 20, FitInTime: 10, FitStale: -10}},
		"a currency without a rate": {func(o *Offer) { o.Free, o.Unrated = 0, true }, nil, map[FitCode]int{
			FitNoRate: -20, FitInTime: 10,
		}},
		"a need without a rate": {nil, func(w *Wanted) { w.Unrated, w.Left, w.Pledged = true, 0, 0 }, map[FitCode]int{FitNoRate: -20, FitInTime: 10}},
		"in kind, what it asks for": {func(o *Offer) { o.Instrument = InstrumentInKind }, func(w *Wanted) { w.Asks = true }, map[FitCode]int{
			FitItems: 20, FitWhole: 20, FitInTime: 10,
		}},
		"in kind, what it does not ask for": {func(o *Offer) { o.Instrument = InstrumentInKind }, nil, map[FitCode]int{
			FitOtherItems: -25, FitWhole: 20, FitInTime: 10,
		}},
		"courses for who wants some": {func(o *Offer) { o.Instrument = InstrumentTraining }, func(w *Wanted) { w.Asks = true }, map[FitCode]int{
			FitInstrument: 15, FitWhole: 20, FitInTime: 10,
		}},
		"where the pledge goes already": {func(o *Offer) { o.Regions = []string{"UA63"} }, func(w *Wanted) { w.Region = "UA63" }, map[FitCode]int{
			FitRegion: 5, FitWhole: 20, FitInTime: 10,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			o, w := offer, want
			if x.offer != nil {
				x.offer(&o)
			}
			if x.wanted != nil {
				x.wanted(&w)
			}
			if diff := cmp.Diff(x.want, fitted(o, w)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFit_ranksByTheReasonsItGives_andOthersNeverRaiseARank(t *testing.T) {
	o := Offer{Earmark: Earmark{Kind: EarmarkTheme, Theme: "ER-FIRE"}, Instrument: InstrumentInKind, Free: 100, Today: "2026-11-24"}
	reasons := o.Fit(Wanted{Theme: "ER-FIRE", Priority: PriorityHigh, Left: 300})
	if got := Rank(reasons); got != 30+12+20+8-25 {
		t.Errorf("%d of %+v", got, reasons)
	}
	if reasons[0].Code != FitTheme || reasons[1].Code != FitOtherItems {
		t.Errorf("the weightiest first: %+v", reasons)
	}
	alone := Rank(reasons)
	if got := Rank(Crowd(reasons, 2, 1)); got != alone-8-6 {
		t.Errorf("two look and one holds: %d, alone %d", got, alone)
	}
	if got := Rank(Crowd(o.Fit(Wanted{Theme: "ER-FIRE", Priority: PriorityHigh, Left: 300}), 40, 0)); got != alone-12 {
		t.Errorf("a crowd weighs as three: %d, alone %d", got, alone)
	}
}
