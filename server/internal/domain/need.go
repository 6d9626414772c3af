package domain

import (
	"slices"
	"strings"
	"time"
)

// NeedState is where a need stands: draft → submitted → open → closed, with submitted → returned → submitted.
type NeedState string

// The states of a need.
const (
	NeedDraft     NeedState = "draft"
	NeedSubmitted NeedState = "submitted"
	NeedReturned  NeedState = "returned"
	NeedOpen      NeedState = "open"
	NeedClosed    NeedState = "closed"
)

// Priority says how urgent a need is.
type Priority string

// The priorities, most urgent first.
const (
	PriorityCritical Priority = "critical"
	PriorityHigh     Priority = "high"
	PriorityMedium   Priority = "medium"
	PriorityLow      Priority = "low"
)

func priorities() []Priority {
	return []Priority{PriorityCritical, PriorityHigh, PriorityMedium, PriorityLow}
}

// Rank orders priorities: 1 is the most urgent, 0 none.
func (p Priority) Rank() int64 { return int64(1 + slices.Index(priorities(), p)) }

// PriorityOfRank is the priority of a rank; empty for none.
func PriorityOfRank(rank int64) Priority {
	all := priorities()
	if rank < 1 || int(rank) > len(all) {
		return ""
	}
	return all[rank-1]
}

// CloseReason says why a need is closed.
type CloseReason string

// The reasons for closing a need.
const (
	CloseMet        CloseReason = "met"
	CloseWithdrawn  CloseReason = "withdrawn"
	CloseSuperseded CloseReason = "superseded"
)

// ValidDays is for how long an open need counts without being confirmed.
const ValidDays = 180

// OfficialRequest is the letter that asks for a need.
type OfficialRequest struct {
	Number string `json:"number,omitempty"`
	Date   Date   `json:"date,omitempty"`
}

// Closing tells how a need was closed.
type Closing struct {
	Reason       CloseReason `json:"reason"`
	Comment      string      `json:"comment,omitempty"`
	SupersededBy string      `json:"supersededBy,omitempty"` // a need's id
	At           time.Time   `json:"at"`
}

// NeedContent is what an agency writes of a need.
type NeedContent struct {
	// HeldOutside is chosen with the first draft and stays: such a need has a subgroup and a contact, and no other field
	// is ever filled.
	HeldOutside     bool            `json:"heldOutside,omitzero"`
	Theme           string          `json:"theme,omitempty"`
	Subgroup        string          `json:"subgroup,omitempty"` // the theme's; chosen by hand where it is held outside
	Title           Text            `json:"title"`
	Description     Text            `json:"description"`
	EndUsers        Text            `json:"endUsers"`
	Priority        Priority        `json:"priority,omitempty"`
	PriorityReason  Text            `json:"priorityReason"`
	Items           []Item          `json:"items"`
	Cost            Money           `json:"cost"` // the sum of the lines, where there are any; no currency: not known yet
	CostAsOf        Date            `json:"costAsOf,omitempty"`
	Nationwide      bool            `json:"nationwide"`
	Places          []string        `json:"places"` // KATOTTG codes
	NeededBy        Date            `json:"neededBy,omitempty"`
	ValidUntil      Date            `json:"validUntil,omitempty"`
	Strategies      []string        `json:"strategies"` // codes of the documents it serves
	Contact         Contact         `json:"contact"`
	OfficialRequest OfficialRequest `json:"officialRequest"`
}

// Need is what an agency lacks for its tasks.
type Need struct {
	Meta    Meta        `json:"meta"`
	Number  string      `json:"number,omitempty"` // N-ER-2026-0014, from the first submission on
	State   NeedState   `json:"state"`
	Agency  string      `json:"agency"` // an organisation's id: the owner
	Content NeedContent `json:"content"`

	Level Level    `json:"level,omitempty"` // chosen on opening; LevelOutside from the first moment on
	Named []string `json:"named"`           // with LevelParties: organisations it is shown to

	Proposed *Proposal `json:"proposed,omitempty"` // for submission, where the agency has an approver
	Release  *Proposal `json:"release,omitempty"`  // for the level public

	// ReturnComment is the co-chair's last one. It stays when the need is opened, so that the opening, which everybody
	// sees, does not quote it; it is shown only before that.
	ReturnComment string    `json:"returnComment,omitempty"`
	Closing       *Closing  `json:"closing,omitempty"`
	SubmittedAt   time.Time `json:"submittedAt,omitzero"`
	OpenedAt      time.Time `json:"openedAt,omitzero"`

	Allowance *Allowance `json:"allowance,omitempty"`
	Ledger    NeedLedger `json:"ledger,omitzero"`
}

// NewNeed starts a draft of an agency.
func NewNeed(id, agency string, c NeedContent, by string, at time.Time) (Need, error) {
	n := Need{Meta: NewMeta(id, by, at), State: NeedDraft, Agency: agency}
	if n.Content.HeldOutside = c.HeldOutside; c.HeldOutside {
		n.Level = LevelOutside
	}
	return n, n.write(c, DateOf(at))
}

// Outside says whether the need is held outside the portal.
func (n *Need) Outside() bool { return n.Content.HeldOutside }

// Stale says whether an open need is past its validity and waits to be confirmed.
func (n *Need) Stale(today Date) bool {
	return n.State == NeedOpen && n.Content.ValidUntil != "" && n.Content.ValidUntil < today
}

// NeedAct is a change of a need, and the word its event carries.
type NeedAct string

// The acts on a need.
const (
	ActNeedCreate  NeedAct = "need.created"
	ActNeedEdit    NeedAct = "need.edited"
	ActNeedDelete  NeedAct = "need.deleted"
	ActNeedPropose NeedAct = "need.proposed"
	ActNeedSubmit  NeedAct = "need.submitted"
	ActNeedReturn  NeedAct = "need.returned"
	ActNeedOpen    NeedAct = "need.opened"
	ActNeedClose   NeedAct = "need.closed"
	ActNeedReopen  NeedAct = "need.reopened"
	ActNeedConfirm NeedAct = "need.confirmed"
	ActNeedRelevel NeedAct = "need.relevelled"
	ActNeedPublish NeedAct = "need.published"
	ActNeedAttach  NeedAct = "need.attached"
	ActNeedDetach  NeedAct = "need.detached"
)

// needActs says in which states each act is legal.
func needActs(act NeedAct) []NeedState {
	switch act {
	case ActNeedEdit, ActNeedAttach, ActNeedDetach:
		return []NeedState{NeedDraft, NeedReturned, NeedOpen}
	case ActNeedDelete:
		return []NeedState{NeedDraft}
	case ActNeedSubmit, ActNeedPropose:
		return []NeedState{NeedDraft, NeedReturned}
	case ActNeedReturn, ActNeedOpen:
		return []NeedState{NeedSubmitted}
	case ActNeedClose:
		return []NeedState{NeedDraft, NeedSubmitted, NeedReturned, NeedOpen}
	case ActNeedReopen:
		return []NeedState{NeedClosed}
	case ActNeedConfirm, ActNeedRelevel, ActNeedPublish, ActNeedAllow:
		return []NeedState{NeedOpen}
	}
	return nil
}

// Can says whether the state of the need allows the act.
func (n *Need) Can(act NeedAct) bool {
	switch act {
	case ActNeedReopen:
		return n.State == NeedClosed && !n.SubmittedAt.IsZero() // a draft that was withdrawn never reached anybody
	case ActNeedReturn, ActNeedRelevel, ActNeedAttach, ActNeedAllow: // a need held outside has no texts, no other level and no files
		if n.Outside() {
			return false
		}
	case ActNeedPublish:
		if n.Outside() || n.Level == LevelPublic {
			return false
		}
	}
	return slices.Contains(needActs(act), n.State)
}

func (n *Need) must(act NeedAct) error {
	if !n.Can(act) {
		return Refuse(Conflict, CodeStateForbids)
	}
	return nil
}

// Edit replaces the content. An open need stays complete: what submitting asks for cannot be taken away.
func (n *Need) Edit(c NeedContent, by string, at time.Time) error {
	if err := n.must(ActNeedEdit); err != nil {
		return err
	}
	next := *n
	if err := next.write(c, DateOf(at)); err != nil {
		return err
	}
	if n.State == NeedOpen {
		if err := next.complete(DateOf(at)); err != nil {
			return err
		}
	}
	if !n.SubmittedAt.IsZero() && next.Content.Subgroup != n.Content.Subgroup {
		return RefuseField("/theme", FieldNotAllowed) // the number names the subgroup
	}
	if err := next.keepsLedger(n); err != nil {
		return err
	}
	*n = next
	n.Proposed, n.Release = nil, nil // what was agreed to was another text
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// TakeBack is Edit back to what the need held before: the marks on its texts come back too.
func (n *Need) TakeBack(before NeedContent, by string, at time.Time) error {
	next := *n
	if err := next.Edit(before, by, at); err != nil {
		return err
	}
	c := &next.Content
	c.Title, c.Description, c.EndUsers, c.PriorityReason = before.Title, before.Description, before.EndUsers, before.PriorityReason
	for i := range c.Items {
		c.Items[i].Specification = before.Items[i].Specification
	}
	*n = next
	return nil
}

// Submit sends the need to its subgroup's co-chair. It needs no number yet the first time: number gives one.
func (n *Need) Submit(number string, by string, at time.Time) error {
	if err := n.must(ActNeedSubmit); err != nil {
		return err
	}
	if err := n.complete(DateOf(at)); err != nil {
		return err
	}
	if n.Number == "" {
		n.Number = number
	}
	if n.SubmittedAt.IsZero() {
		n.SubmittedAt = Moment(at)
	}
	n.State, n.Proposed = NeedSubmitted, nil
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// Return sends it back to its agency for more, with a comment.
func (n *Need) Return(comment, by string, at time.Time) error {
	if err := n.must(ActNeedReturn); err != nil {
		return err
	}
	comment, err := sentence("/comment", comment)
	if err != nil {
		return err
	}
	n.State, n.ReturnComment = NeedReturned, comment
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// Open shows the need to everybody whom the level allows. Making a record public takes two people and is another
// act; a need held outside keeps its level, and no other takes it: a filled one cannot be unfilled.
func (n *Need) Open(level Level, named []string, by string, at time.Time) error {
	if err := n.must(ActNeedOpen); err != nil {
		return err
	}
	if n.Outside() {
		if level != LevelOutside || len(named) > 0 {
			return RefuseField("/level", FieldNotAllowed)
		}
	} else if err := checkLevel(level, named); err != nil {
		return err
	}
	n.State, n.Level, n.Named = NeedOpen, level, sortedSet(named)
	n.OpenedAt = Moment(at)
	n.renewValidity(at)
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// Close ends work on the need. Before it is open it can only be withdrawn; superseded names the other need.
func (n *Need) Close(reason CloseReason, comment, supersededBy, by string, at time.Time) error {
	if err := n.must(ActNeedClose); err != nil {
		return err
	}
	var p Problems
	if n.State != NeedOpen && reason != CloseWithdrawn {
		p.Add("/reason", FieldNotAllowed)
	}
	switch {
	case reason == CloseSuperseded && supersededBy == "":
		p.Add("/supersededBy", FieldRequired)
	case reason != CloseSuperseded && supersededBy != "":
		p.Add("/supersededBy", FieldNotAllowed)
	case supersededBy == n.Meta.ID:
		p.Add("/supersededBy", FieldOwnNeed)
	}
	comment = strings.TrimSpace(comment)
	switch {
	case hasControl(comment, true):
		p.Add("/comment", FieldControl)
	case n.Outside() && comment != "":
		p.Add("/comment", FieldNotAllowed)
	}
	if err := p.Err(); err != nil {
		return err
	}
	n.State, n.Proposed, n.Release = NeedClosed, nil, nil // nobody waits for a second word on it
	n.Closing = &Closing{Reason: reason, Comment: comment, SupersededBy: supersededBy, At: Moment(at)}
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// Reopen puts a closed need back where it was: open if it ever was, else before its co-chair.
func (n *Need) Reopen(reason, by string, at time.Time) error {
	if err := n.must(ActNeedReopen); err != nil {
		return err
	}
	if n.Outside() {
		if strings.TrimSpace(reason) != "" {
			return RefuseField("/reason", FieldNotAllowed)
		}
	} else if _, err := sentence("/reason", reason); err != nil {
		return err
	}
	n.State, n.Closing = NeedSubmitted, nil
	if !n.OpenedAt.IsZero() {
		n.State = NeedOpen
		n.renewValidity(at)
	}
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// renewValidity gives an open need whose validity has run out, or that has none yet, another ValidDays. One that is held
// outside has no date to run out.
func (n *Need) renewValidity(at time.Time) {
	if !n.Outside() && n.Content.ValidUntil < DateOf(at) {
		n.Content.ValidUntil = DateOf(at).AddDays(ValidDays)
	}
}

// Confirm says that the need still stands: it is valid for another ValidDays from today.
func (n *Need) Confirm(by string, at time.Time) error {
	if err := n.must(ActNeedConfirm); err != nil {
		return err
	}
	if !n.Outside() {
		n.Content.ValidUntil = DateOf(at).AddDays(ValidDays)
	}
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

func sentence(pointer, s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", RefuseField(pointer, FieldRequired)
	}
	if hasControl(s, true) {
		return "", RefuseField(pointer, FieldControl)
	}
	return s, nil
}

func sortedSet(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}
