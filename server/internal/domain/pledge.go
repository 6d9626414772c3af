package domain

import (
	"slices"
	"time"
)

// A pledge that is announced and that nobody has signed for or changed in StalledDays is stalled; EndingDays before it is
// available no longer, it is told.
const (
	StalledDays = 60
	EndingDays  = 60
)

// PledgeState is where a pledge stands: exploring → announced → committed → closed, and withdrawn from any of the first
// three. What is on the way or delivered is reckoned, never a state.
type PledgeState string

// The states of a pledge.
const (
	PledgeExploring PledgeState = "exploring"
	PledgeAnnounced PledgeState = "announced"
	PledgeCommitted PledgeState = "committed"
	PledgeClosed    PledgeState = "closed"
	PledgeWithdrawn PledgeState = "withdrawn"
)

// Instrument is the form in which a partner helps.
type Instrument string

// The instruments.
const (
	InstrumentGrant      Instrument = "grant"
	InstrumentLoan       Instrument = "loan"
	InstrumentInKind     Instrument = "in_kind"
	InstrumentAssistance Instrument = "technical_assistance"
	InstrumentTraining   Instrument = "training"
)

// EarmarkKind says what a partner has bound a pledge to.
type EarmarkKind string

// What a pledge may be bound to.
const (
	EarmarkNone     EarmarkKind = "none"
	EarmarkNeed     EarmarkKind = "need"
	EarmarkTheme    EarmarkKind = "theme"
	EarmarkSubgroup EarmarkKind = "subgroup"
)

// Earmark binds a pledge to a need, a theme or a subgroup.
type Earmark struct {
	Kind     EarmarkKind `json:"kind"`
	Need     string      `json:"need,omitempty"`
	Theme    string      `json:"theme,omitempty"`
	Subgroup string      `json:"subgroup,omitempty"`
}

// Agreement is the paper that a commitment stands on.
type Agreement struct {
	Reference string `json:"reference,omitempty"`
	Date      Date   `json:"date,omitempty"`
}

// Withdrawal tells why a pledge was taken back.
type Withdrawal struct {
	Reason string    `json:"reason"`
	At     time.Time `json:"at"`
}

// PledgeContent is what a partner writes of a pledge.
type PledgeContent struct {
	Channel        string     `json:"channel,omitempty"` // an organisation's id, where it is another than the funder
	Title          Text       `json:"title"`
	Instrument     Instrument `json:"instrument,omitempty"`
	Amount         Money      `json:"amount"` // or declared value: the lines' sum, where each has a value; no currency: none
	Items          []Item     `json:"items"`  // in kind; the unit price is the declared value of a unit
	Earmark        Earmark    `json:"earmark"`
	Subgroup       string     `json:"subgroup,omitempty"` // the earmark's
	Conditions     Text       `json:"conditions"`
	AvailableFrom  Date       `json:"availableFrom,omitempty"`
	AvailableUntil Date       `json:"availableUntil,omitempty"`
	Contact        Contact    `json:"contact"`
}

// Pledge is assistance that a partner thinks of, has announced or has signed for.
type Pledge struct {
	Meta    Meta          `json:"meta"`
	Number  string        `json:"number,omitempty"` // P-2026-0031, from its announcement on
	State   PledgeState   `json:"state"`
	Funder  string        `json:"funder"` // an organisation's id: the owner
	Content PledgeContent `json:"content"`

	// Shared opens a pledge that is being explored to the co-chairs and the secretariat.
	Shared bool     `json:"shared,omitzero"`
	Level  Level    `json:"level,omitempty"` // chosen on announcing
	Named  []string `json:"named"`           // with LevelParties: organisations it is shown to

	AnnouncedOn Date        `json:"announcedOn,omitempty"`
	CommittedOn Date        `json:"committedOn,omitempty"`
	Agreement   Agreement   `json:"agreement"`
	SplitFrom   string      `json:"splitFrom,omitempty"` // the pledge whose commitment left this one over
	Withdrawal  *Withdrawal `json:"withdrawal,omitempty"`

	Ledger PledgeLedger `json:"ledger,omitzero"`
}

// NewPledge starts a pledge that a funder explores.
func NewPledge(id, funder string, shared bool, c PledgeContent, by string, at time.Time) (Pledge, error) {
	p := Pledge{Meta: NewMeta(id, by, at), State: PledgeExploring, Funder: funder, Shared: shared}
	return p, p.write(c)
}

// PledgeAct is a change of a pledge, and the word its event carries.
type PledgeAct string

// The acts on a pledge.
const (
	ActPledgeCreate   PledgeAct = "pledge.created"
	ActPledgeEdit     PledgeAct = "pledge.edited"
	ActPledgeAnnounce PledgeAct = "pledge.announced"
	ActPledgeRelevel  PledgeAct = "pledge.relevelled"
	ActPledgeCommit   PledgeAct = "pledge.committed"
	ActPledgeSplit    PledgeAct = "pledge.split"
	ActPledgeClose    PledgeAct = "pledge.closed"
	ActPledgeWithdraw PledgeAct = "pledge.withdrawn"
	ActPledgeAllocate PledgeAct = "pledge.allocated"
	ActPledgeRecord   PledgeAct = "pledge.recorded"
	ActPledgeAttach   PledgeAct = "pledge.attached"
	ActPledgeDetach   PledgeAct = "pledge.detached"
)

func pledgeActs(act PledgeAct) []PledgeState {
	switch act {
	case ActPledgeEdit, ActPledgeWithdraw, ActPledgeAllocate:
		return []PledgeState{PledgeExploring, PledgeAnnounced, PledgeCommitted}
	case ActPledgeAnnounce:
		return []PledgeState{PledgeExploring}
	case ActPledgeCommit:
		return []PledgeState{PledgeAnnounced}
	case ActPledgeAttach, ActPledgeDetach:
		return []PledgeState{PledgeExploring, PledgeAnnounced, PledgeCommitted, PledgeClosed}
	case ActPledgeRelevel:
		return []PledgeState{PledgeAnnounced, PledgeCommitted, PledgeClosed}
	case ActPledgeClose:
		return []PledgeState{PledgeCommitted}
	case ActPledgeRecord: // a refund comes also after its end
		return []PledgeState{PledgeCommitted, PledgeClosed, PledgeWithdrawn}
	}
	return nil
}

// Can says whether the state of the pledge allows the act.
func (p *Pledge) Can(act PledgeAct) bool {
	if act == ActPledgeRecord && p.CommittedOn == "" {
		return false
	}
	return slices.Contains(pledgeActs(act), p.State)
}

func (p *Pledge) must(act PledgeAct) error {
	if !p.Can(act) {
		return Refuse(Conflict, CodeStateForbids)
	}
	return nil
}

// Stage is how much the allocations of a pledge count for.
type Stage string

// The stages. A pledge that was withdrawn keeps the stage it had, for what it had delivered.
const (
	StageNone      Stage = ""
	StageAnnounced Stage = "announced"
	StageCommitted Stage = "committed"
)

// Stage says how much its allocations count for.
func (p *Pledge) Stage() Stage {
	switch {
	case p.CommittedOn != "":
		return StageCommitted
	case p.AnnouncedOn != "":
		return StageAnnounced
	}
	return StageNone
}

// Edit replaces the content. What announcing asks for cannot be taken away afterwards, and what was signed for stays.
func (p *Pledge) Edit(shared bool, c PledgeContent, by string, at time.Time) error {
	if err := p.must(ActPledgeEdit); err != nil {
		return err
	}
	if shared != p.Shared && p.State != PledgeExploring {
		return RefuseField("/shared", FieldNotAllowed)
	}
	next := *p
	next.Shared = shared
	if err := next.write(c); err != nil {
		return err
	}
	if p.State != PledgeExploring {
		if err := next.complete(); err != nil {
			return err
		}
	}
	if p.State == PledgeCommitted && (next.Content.Amount != p.Content.Amount || !sameLines(next.Content.Items, p.Content.Items)) {
		return RefuseField("/amount", FieldNotAllowed)
	}
	if err := next.coversLedger(); err != nil {
		return err
	}
	*p = next
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Announce says to others what the partner will give, at a level. The pledge gets its number: number gives it.
func (p *Pledge) Announce(number string, level Level, named []string, on Date, by string, at time.Time) error {
	if err := p.must(ActPledgeAnnounce); err != nil {
		return err
	}
	if err := checkLevel(level, named); err != nil {
		return err
	}
	if on == "" {
		on = DateOf(at)
	}
	if err := checkPast("/announcedOn", on, at); err != nil {
		return err
	}
	if err := p.complete(); err != nil {
		return err
	}
	p.State, p.Number, p.Level, p.Named, p.AnnouncedOn, p.Shared = PledgeAnnounced, number, level, sortedSet(named), on, false
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Relevel shows an announced pledge to more or fewer.
func (p *Pledge) Relevel(level Level, named []string, by string, at time.Time) error {
	if err := p.must(ActPledgeRelevel); err != nil {
		return err
	}
	if err := checkLevel(level, named); err != nil {
		return err
	}
	p.Level, p.Named = level, sortedSet(named)
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Commitment is what a partner has signed for: no amount and no lines mean the whole pledge.
type Commitment struct {
	Agreement Agreement
	On        Date                // empty: today
	Amount    Money               // of a pledge in money, or whose lines do not say what they are worth
	Lines     map[string]Quantity // by the line's id: how many of it; a line that is not named stays whole
}

// Commit says that the pledge is signed for. A commitment below it leaves the rest over as a pledge of its own, which is
// announced and gets the id and number that are given; nil where nothing is left over.
func (p *Pledge) Commit(c Commitment, restID, restNumber, by string, at time.Time) (*Pledge, error) {
	if err := p.must(ActPledgeCommit); err != nil {
		return nil, err
	}
	if c.On == "" {
		c.On = DateOf(at)
	}
	if err := checkCommitment(c, p.AnnouncedOn, at); err != nil {
		return nil, err
	}
	next := *p
	rest, err := next.split(c, restID, restNumber, by, at)
	if err != nil {
		return nil, err
	}
	if err := next.coversLedger(); err != nil {
		return nil, err
	}
	next.State, next.CommittedOn, next.Agreement = PledgeCommitted, c.On, c.Agreement
	next.Meta = p.Meta.Touched(by, at)
	*p = next
	return rest, nil
}

// Close ends work on a pledge that was signed for. What it holds is released beforehand by the caller.
func (p *Pledge) Close(by string, at time.Time) error {
	if err := p.must(ActPledgeClose); err != nil {
		return err
	}
	p.State = PledgeClosed
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Withdraw takes the pledge back, with a reason. The caller releases what is undelivered.
func (p *Pledge) Withdraw(reason, by string, at time.Time) error {
	if err := p.must(ActPledgeWithdraw); err != nil {
		return err
	}
	reason, err := sentence("/reason", reason)
	if err != nil {
		return err
	}
	p.State, p.Withdrawal = PledgeWithdrawn, &Withdrawal{Reason: reason, At: Moment(at)}
	p.Meta = p.Meta.Touched(by, at)
	return nil
}
