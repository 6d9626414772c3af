package domain

import "time"

// HoldDays is for how long an allocation holds a sum unless somebody says otherwise; HoldMost is the longest; in the last
// HoldEndsDays its partner is told that it ends.
const (
	HoldDays     = 30
	HoldMost     = 180
	HoldEndsDays = 7
)

// AllocationState is where an allocation stands: held → confirmed → released, or held → released.
type AllocationState string

// The states of an allocation.
const (
	AllocationHeld      AllocationState = "held"
	AllocationConfirmed AllocationState = "confirmed"
	AllocationReleased  AllocationState = "released"
)

// ReleaseReason says why an allocation holds no more.
type ReleaseReason string

// Why an allocation was released.
const (
	ReleasedByPartner ReleaseReason = "partner"
	ReleasedExpired   ReleaseReason = "expired"
	ReleasedNeed      ReleaseReason = "need_closed"
	ReleasedPledge    ReleaseReason = "pledge_ended"
)

// Allocation is the part of a pledge that goes to a need, or to one of its lines.
type Allocation struct {
	Meta       Meta            `json:"meta"`
	Pledge     string          `json:"pledge"`
	Need       string          `json:"need"`
	Line       string          `json:"line,omitempty"`       // of the need
	PledgeLine string          `json:"pledgeLine,omitempty"` // of the pledge
	State      AllocationState `json:"state"`
	Amount     Money           `json:"amount"` // in the pledge's currency; none where the pledge declares no value
	Pieces     Quantity        `json:"pieces,omitzero"`
	InNeed     Money           `json:"inNeed"`           // the same in the need's currency
	Rate       Used            `json:"rate"`             // frozen once it is confirmed
	RateOn     Date            `json:"rateOn,omitempty"` // the day that the rate is of
	AtPrice    bool            `json:"atPrice,omitzero"` // counted at the need's unit price
	HeldUntil  Date            `json:"heldUntil"`        // the last day of the hold
	PlannedOn  Date            `json:"plannedOn,omitempty"`

	ConfirmedOn Date          `json:"confirmedOn,omitempty"`
	Released    ReleaseReason `json:"released,omitempty"` // also of the undelivered rest of one that stays
	ReleasedOn  Date          `json:"releasedOn,omitempty"`

	Ledger AllocationLedger `json:"ledger,omitzero"`
}

// AllocationLedger is what an allocation takes over from its ends and its transactions.
type AllocationLedger struct {
	Stage      Stage      `json:"stage,omitempty"` // the pledge's
	Paid       int64      `json:"paid"`            // confirmed deliveries and disbursements less refunds, in the pledge's currency
	PaidPieces Quantity   `json:"paidPieces"`
	Sums       Sums       `json:"sums"` // in the need's currency
	Reports    []Reported `json:"reports"`
	PledgeEnd  PledgeEnd  `json:"pledgeEnd"`
	NeedEnd    NeedEnd    `json:"needEnd"`
}

// PledgeEnd is what a link carries of its pledge: who sees it, and what totals are grouped by.
type PledgeEnd struct {
	Shown      Shown       `json:"shown"`
	Chairs     []string    `json:"chairs"` // subgroups whose co-chairs see a pledge that has none of its own
	Channel    string      `json:"channel,omitempty"`
	Instrument Instrument  `json:"instrument,omitempty"`
	State      PledgeState `json:"state"`
	Announced  Date        `json:"announced,omitempty"`
}

// NeedEnd is what a link carries of its need.
type NeedEnd struct {
	Shown      Shown    `json:"shown"`
	Theme      string   `json:"theme,omitempty"`
	Priority   Priority `json:"priority,omitempty"`
	Region     string   `json:"region,omitempty"` // see Need.Region
	NeededBy   Date     `json:"neededBy,omitempty"`
	Counted    Counted  `json:"counted,omitempty"`
	ValidUntil Date     `json:"validUntil,omitempty"`
}

// Holding is what a partner asks for when it holds a part of a pledge for a need.
type Holding struct {
	Need       string
	Line       string
	PledgeLine string
	Amount     Money // none: what the pieces are worth
	Pieces     Quantity
	Until      Date // empty: HoldDays from today
	PlannedOn  Date
}

// NewAllocation holds a part of a pledge for a need. Whether both have room is asked with Fit.
func NewAllocation(id string, p *Pledge, n *Need, h Holding, rates Rates, by string, at time.Time) (Allocation, error) {
	a := Allocation{
		Meta: NewMeta(id, by, at), Pledge: p.Meta.ID, Need: n.Meta.ID, Line: h.Line, PledgeLine: h.PledgeLine, State: AllocationHeld,
		Amount: h.Amount, Pieces: h.Pieces, HeldUntil: h.Until, PlannedOn: h.PlannedOn,
	}
	if err := p.must(ActPledgeAllocate); err != nil {
		return a, err
	}
	if n.State != NeedOpen || n.Outside() {
		return a, Refuse(Conflict, CodeStateForbids)
	}
	if a.HeldUntil == "" {
		a.HeldUntil = DateOf(at).AddDays(HoldDays)
	}
	var bad Problems
	checkHoldDates(&bad, a, DateOf(at))
	line, pledgeLine := a.checkLines(&bad, p, n)
	if err := bad.Err(); err != nil {
		return a, err
	}
	if err := a.value(p, line, pledgeLine); err != nil {
		return a, err
	}
	return a, a.convert(n, rates, DateOf(at))
}

func checkHoldDates(p *Problems, a Allocation, today Date) {
	switch {
	case !a.HeldUntil.Valid():
		p.Add("/heldUntil", FieldFormat)
	case a.HeldUntil < today:
		p.Add("/heldUntil", FieldDatePast)
	case a.HeldUntil > today.AddDays(HoldMost):
		p.Add("/heldUntil", FieldTooLarge, "max", string(today.AddDays(HoldMost)))
	}
	if a.PlannedOn != "" && !a.PlannedOn.Valid() {
		p.Add("/plannedOn", FieldFormat)
	}
}

// value says what the allocation is worth: what was asked for, else the declared value of its pieces, else, where the
// pledge declares none, the need's own price for them.
func (a *Allocation) value(p *Pledge, line, pledgeLine Item) error {
	whole := p.Content.Amount
	if whole.Currency == "" {
		switch {
		case a.Amount != Money{}:
			return RefuseField("/amount", FieldNotAllowed)
		case a.Line == "" || line.UnitPrice.Currency == "":
			return RefuseField("/line", FieldRequired)
		case a.Pieces == 0:
			return RefuseField("/pieces", FieldRequired)
		}
		m, ok := a.Pieces.Times(line.UnitPrice)
		if !ok {
			return RefuseField("/pieces", FieldTooLarge, "max", line.Quantity.Decimal())
		}
		a.AtPrice, a.InNeed = true, m
		return nil
	}
	if a.Amount == (Money{}) && a.Pieces > 0 && pledgeLine.UnitPrice.Currency != "" {
		a.Amount, _ = a.Pieces.Times(pledgeLine.UnitPrice)
	}
	switch {
	case a.Amount.Currency == "":
		return RefuseField("/amount", FieldRequired)
	case a.Amount.Currency != whole.Currency:
		return RefuseField("/amount/currency", FieldOtherCurrency, "currency", string(whole.Currency))
	case a.Amount.Minor == 0:
		return RefuseField("/amount/amount", FieldTooSmall, "min", "0.01")
	}
	return nil
}

// convert gives the amount in the need's currency by the rates of a day. Conflict where none leads there.
func (a *Allocation) convert(n *Need, rates Rates, on Date) error {
	if a.AtPrice {
		return nil
	}
	in, used, err := rates.Convert(a.Amount, n.Content.Cost.Currency, on)
	switch {
	case err != nil:
		return Refuse(Conflict, CodeNoRate).Because(err)
	case in.Minor == 0:
		return RefuseField("/amount/amount", FieldTooSmall, "min", "0.01")
	}
	a.InNeed, a.Rate, a.RateOn = in, used, on
	return nil
}

// Confirm says, by the need's agency or a co-chair, that the need takes the allocation. The rate of the day is frozen.
// The pledge must be announced: what is only explored counts nowhere.
func (a *Allocation) Confirm(p *Pledge, n *Need, rates Rates, by string, at time.Time) error {
	today := DateOf(at)
	if !a.CanConfirm(p, n, today) {
		return Refuse(Conflict, CodeStateForbids)
	}
	if err := a.convert(n, rates, today); err != nil {
		return err
	}
	a.State, a.ConfirmedOn = AllocationConfirmed, today
	a.Meta = a.Meta.Touched(by, at)
	return nil
}

// Plan sets the day on which its delivery is planned; empty takes it away.
func (a *Allocation) Plan(on Date, by string, at time.Time) error {
	if a.State == AllocationReleased {
		return Refuse(Conflict, CodeStateForbids)
	}
	if on != "" && !on.Valid() {
		return RefuseField("/plannedOn", FieldFormat)
	}
	a.PlannedOn = on
	a.Meta = a.Meta.Touched(by, at)
	return nil
}

// Release lets go of what is not delivered. What is delivered stays, with its amount cut to it.
func (a *Allocation) Release(why ReleaseReason, by string, at time.Time) error {
	if a.State == AllocationReleased {
		return Refuse(Conflict, CodeStateForbids)
	}
	delivered, whole := a.Delivered(), a.deliveredAll()
	switch {
	case a.State == AllocationHeld || a.deliveredInNeed() == 0 && delivered == 0:
		a.State = AllocationReleased
	case whole:
		return Refuse(Conflict, CodeStateForbids) // nothing is left to let go of
	default:
		a.InNeed.Minor = a.deliveredInNeed()
		a.Pieces = min(a.Pieces, max(0, a.Ledger.PaidPieces))
		if !a.AtPrice {
			a.Amount.Minor = delivered
		}
	}
	a.Released, a.ReleasedOn = why, DateOf(at)
	a.Meta = a.Meta.Touched(by, at)
	return nil
}

// Expired says whether a hold has run out: its last day is past.
func (a *Allocation) Expired(today Date) bool {
	return a.State == AllocationHeld && a.HeldUntil < today
}

// Delivered is what of the amount has arrived, in the pledge's currency: the lesser of the two.
func (a *Allocation) Delivered() int64 { return max(0, min(a.Ledger.Paid, a.Amount.Minor)) }

// OverDelivered is what arrived beyond the amount, in the pledge's currency.
func (a *Allocation) OverDelivered() int64 {
	if a.State != AllocationConfirmed {
		return 0
	}
	return max(0, a.Ledger.Paid-a.Amount.Minor)
}

func (a *Allocation) deliveredPieces() Quantity { return max(0, min(a.Ledger.PaidPieces, a.Pieces)) }

func (a *Allocation) deliveredAll() bool {
	if a.AtPrice {
		return a.deliveredPieces() == a.Pieces
	}
	return a.Delivered() == a.Amount.Minor
}

func (a *Allocation) deliveredInNeed() int64 {
	if a.AtPrice {
		return share(a.InNeed.Minor, int64(a.deliveredPieces()), int64(a.Pieces))
	}
	return share(a.InNeed.Minor, a.Delivered(), a.Amount.Minor)
}

// Settle reckons the allocation's sums from what it carries, and gives them in the need's reporting currencies by the
// need's rates: each figure rounded half-even once.
func (a *Allocation) Settle(reports []NeedReport) {
	s := Sums{}
	switch {
	case a.State == AllocationHeld:
		s.Held = a.InNeed.Minor
	case a.State == AllocationConfirmed && a.Ledger.Stage == StageCommitted:
		s.Pledged, s.Committed, s.Delivered = a.InNeed.Minor, a.InNeed.Minor, a.deliveredInNeed()
	case a.State == AllocationConfirmed && a.Ledger.Stage == StageAnnounced:
		s.Pledged = a.InNeed.Minor
	}
	a.Ledger.Sums, a.Ledger.Reports = s, nil
	for _, r := range reports {
		if in, ok := s.in(r.Rate, a.InNeed.Currency); ok {
			a.Ledger.Reports = append(a.Ledger.Reports, Reported{r.Currency, in})
		}
	}
}

func (s Sums) in(rate Used, c Currency) (out Sums, ok bool) {
	for _, x := range []struct {
		to    *int64
		minor int64
	}{{&out.Held, s.Held}, {&out.Pledged, s.Pledged}, {&out.Committed, s.Committed}, {&out.Delivered, s.Delivered}} {
		m, err := rate.Apply(Money{Minor: x.minor, Currency: c})
		if err != nil {
			return Sums{}, false
		}
		*x.to = m.Minor
	}
	return out, true
}

// inPledge is the allocation's part in its pledge's ledger: pledged is what is confirmed.
func (a *Allocation) inPledge() Sums {
	switch a.State {
	case AllocationHeld:
		return Sums{Held: a.Amount.Minor}
	case AllocationConfirmed:
		return Sums{Pledged: a.Amount.Minor, Committed: a.Amount.Minor, Delivered: a.Delivered()}
	}
	return Sums{}
}

// Pieces is the allocation's part in its line, in pieces.
func (a *Allocation) pieces(stage Stage) Sums {
	n := int64(a.Pieces)
	switch {
	case a.State == AllocationHeld:
		return Sums{Held: n}
	case a.State == AllocationConfirmed && stage == StageCommitted:
		return Sums{Pledged: n, Committed: n, Delivered: int64(a.deliveredPieces())}
	case a.State == AllocationConfirmed && stage == StageAnnounced:
		return Sums{Pledged: n}
	}
	return Sums{}
}

// LinePieces is the allocation's part in the need's line, in thousandths of its unit.
func (a *Allocation) LinePieces() Sums {
	if a.Line == "" {
		return Sums{}
	}
	return a.pieces(a.Ledger.Stage)
}

// Live says whether the allocation holds anything.
func (a *Allocation) Live() bool { return a.State != AllocationReleased }

// Held says whether the allocation is a hold.
func (a *Allocation) Held() bool { return a.State == AllocationHeld }

// Undelivered says whether there is something left to release.
func (a *Allocation) Undelivered() bool {
	return a.State == AllocationHeld || a.State == AllocationConfirmed && !a.deliveredAll()
}

// CanConfirm says whether both ends stand so that the allocation can be confirmed.
func (a *Allocation) CanConfirm(p *Pledge, n *Need, today Date) bool {
	return a.State == AllocationHeld && !a.Expired(today) && p.Stage() != StageNone && n.State == NeedOpen
}
