package domain

import (
	"slices"
	"strings"
	"time"
)

// TransactionType is what a transaction tells of.
type TransactionType string

// The types of transactions.
const (
	TransactionCommitment   TransactionType = "commitment"
	TransactionDisbursement TransactionType = "disbursement"
	TransactionDelivery     TransactionType = "delivery"
	TransactionRefund       TransactionType = "refund"
)

// TransactionTypes lists them in the order in which they come about.
func TransactionTypes() []TransactionType {
	return []TransactionType{TransactionCommitment, TransactionDisbursement, TransactionDelivery, TransactionRefund}
}

// TransactionState is where a transaction stands: recorded → confirmed or disputed → cancelled. It is never edited.
type TransactionState string

// The states of a transaction. Only confirmed ones count.
const (
	TransactionRecorded  TransactionState = "recorded"
	TransactionConfirmed TransactionState = "confirmed"
	TransactionDisputed  TransactionState = "disputed"
	TransactionCancelled TransactionState = "cancelled"
)

// HandOver is the act that both sides sign for what was handed over.
type HandOver struct {
	Number string `json:"number,omitempty"`
	Date   Date   `json:"date,omitempty"`
}

// Transaction records a commitment, disbursement, delivery or refund under a pledge.
type Transaction struct {
	Meta       Meta             `json:"meta"`
	Type       TransactionType  `json:"type"`
	State      TransactionState `json:"state"`
	Pledge     string           `json:"pledge"`
	Allocation string           `json:"allocation,omitempty"`
	Need       string           `json:"need,omitempty"` // the allocation's
	Line       string           `json:"line,omitempty"` // the allocation's line of the need
	Project    string           `json:"project,omitempty"`
	Date       Date             `json:"date"`
	Amount     Money            `json:"amount"` // in the pledge's currency; none under a pledge that declares no value
	Pieces     Quantity         `json:"pieces,omitzero"`
	HandOver   HandOver         `json:"handOver"`
	Reason     string           `json:"reason,omitempty"` // of the dispute, then of the cancelling

	Ledger TransactionLedger `json:"ledger,omitzero"`
}

// TransactionLedger is who sees the ends of a transaction.
type TransactionLedger struct {
	PledgeEnd PledgeEnd `json:"pledgeEnd"`
	NeedEnd   NeedEnd   `json:"needEnd"` // of none where it names no allocation
}

// Recording is what a partner writes of a transaction.
type Recording struct {
	Type       TransactionType
	Allocation string
	Project    string
	Date       Date
	Amount     Money // none: what the pieces are worth
	Pieces     Quantity
	HandOver   HandOver
}

// NewTransaction records a transaction under a pledge; a is the allocation and j the project that it names, nil for none.
// One without an allocation goes to no agency, counts in no need's bar, and is its partner's word alone: it is confirmed at
// once.
func NewTransaction(id string, p *Pledge, a *Allocation, j *Project, r Recording, by string, at time.Time) (Transaction, error) {
	t := Transaction{
		Meta: NewMeta(id, by, at), Type: r.Type, State: TransactionRecorded, Pledge: p.Meta.ID, Project: r.Project, Date: r.Date, Amount: r.Amount, Pieces: r.Pieces,
		HandOver: HandOver{Number: strings.TrimSpace(r.HandOver.Number), Date: r.HandOver.Date},
	}
	if err := p.must(ActPledgeRecord); err != nil {
		return t, err
	}
	var bad Problems
	if err := checkPast("/date", r.Date, at); err != nil {
		return t, err
	}
	checkHandOver(&bad, t.HandOver, DateOf(at))
	switch {
	case a == nil && r.Type == TransactionDelivery:
		bad.Add("/allocation", FieldRequired) // somebody must have received it
	case a != nil && r.Type == TransactionCommitment:
		bad.Add("/allocation", FieldNotAllowed)
	case a != nil && a.Pledge != p.Meta.ID:
		bad.Add("/allocation", FieldUnknown)
	case r.Pieces > 0 && (a == nil || a.Pieces == 0):
		bad.Add("/pieces", FieldNotAllowed)
	}
	if j != nil && !slices.Contains(j.Content.Pledges, p.Meta.ID) {
		bad.Add("/project", FieldNotAllowed) // another pledge's money
	}
	if err := bad.Err(); err != nil {
		return t, err
	}
	if j != nil && !j.Receives() {
		return t, Refuse(Conflict, CodeStateForbids)
	}
	if a == nil {
		t.State = TransactionConfirmed
	} else {
		if a.State != AllocationConfirmed {
			return t, Refuse(Conflict, CodeStateForbids)
		}
		t.Allocation, t.Need, t.Line = a.Meta.ID, a.Need, a.Line
	}
	return t, t.value(p, a)
}

func checkHandOver(p *Problems, h HandOver, today Date) {
	if hasControl(h.Number, false) {
		p.Add("/handOver/number", FieldControl)
	}
	switch {
	case h.Number == "" && h.Date != "":
		p.Add("/handOver/number", FieldRequired)
	case h.Number != "" && h.Date == "":
		p.Add("/handOver/date", FieldRequired)
	case h.Date != "" && !h.Date.Valid():
		p.Add("/handOver/date", FieldFormat)
	case h.Date > today:
		p.Add("/handOver/date", FieldDateFuture)
	}
}

// value says what the transaction is worth: what was asked for, else its pieces' part of the allocation.
func (t *Transaction) value(p *Pledge, a *Allocation) error {
	whole := p.Content.Amount
	if whole.Currency == "" {
		switch {
		case t.Amount != Money{}:
			return RefuseField("/amount", FieldNotAllowed)
		case t.Pieces == 0 && a != nil:
			return RefuseField("/pieces", FieldRequired)
		}
		return nil
	}
	if t.Amount == (Money{}) && t.Pieces > 0 {
		t.Amount = Money{Minor: share(a.Amount.Minor, int64(t.Pieces), int64(a.Pieces)), Currency: whole.Currency}
	}
	switch {
	case t.Amount.Currency == "":
		return RefuseField("/amount", FieldRequired)
	case t.Amount.Currency != whole.Currency:
		return RefuseField("/amount/currency", FieldOtherCurrency, "currency", string(whole.Currency))
	case t.Amount.Minor == 0:
		return RefuseField("/amount/amount", FieldTooSmall, "min", "0.01")
	}
	return nil
}

// TransactionAct is a change of a transaction, and the word its event carries.
type TransactionAct string

// The acts on a transaction.
const (
	ActTransactionRecord  TransactionAct = "transaction.recorded"
	ActTransactionConfirm TransactionAct = "transaction.confirmed"
	ActTransactionDispute TransactionAct = "transaction.disputed"
	ActTransactionCancel  TransactionAct = "transaction.cancelled"
)

// Can says whether the state of the transaction allows the act.
func (t *Transaction) Can(act TransactionAct) bool {
	switch act {
	case ActTransactionConfirm, ActTransactionDispute:
		return t.State == TransactionRecorded
	case ActTransactionCancel:
		return t.State != TransactionCancelled
	}
	return false
}

// Confirm says, by the need's agency, that it is so. A delivery needs its hand-over act: the one it was recorded with, or
// the one that is given now.
func (t *Transaction) Confirm(a *Allocation, h HandOver, by string, at time.Time) error {
	if !t.Can(ActTransactionConfirm) || a.State != AllocationConfirmed {
		return Refuse(Conflict, CodeStateForbids)
	}
	h.Number = strings.TrimSpace(h.Number)
	var bad Problems
	checkHandOver(&bad, h, DateOf(at))
	switch {
	case h != HandOver{} && t.HandOver != HandOver{} && h != t.HandOver:
		bad.Add("/handOver/number", FieldNotAllowed) // a transaction is never edited
	case t.Type == TransactionDelivery && h == HandOver{} && t.HandOver == HandOver{}:
		bad.Add("/handOver/number", FieldRequired)
	}
	if err := bad.Err(); err != nil {
		return err
	}
	if (h != HandOver{}) {
		t.HandOver = h
	}
	t.State = TransactionConfirmed
	t.Meta = t.Meta.Touched(by, at)
	return nil
}

// Dispute says, by the need's agency, that it is not so, and why.
func (t *Transaction) Dispute(reason, by string, at time.Time) error {
	return t.end(ActTransactionDispute, TransactionDisputed, reason, by, at)
}

// Cancel takes the transaction back: what was wrong in it is recorded anew.
func (t *Transaction) Cancel(reason, by string, at time.Time) error {
	return t.end(ActTransactionCancel, TransactionCancelled, reason, by, at)
}

func (t *Transaction) end(act TransactionAct, to TransactionState, reason, by string, at time.Time) error {
	if !t.Can(act) {
		return Refuse(Conflict, CodeStateForbids)
	}
	reason, err := sentence("/reason", reason)
	if err != nil {
		return err
	}
	t.State, t.Reason = to, reason
	t.Meta = t.Meta.Touched(by, at)
	return nil
}

// Pays is what the transaction adds to its allocation: nothing unless it is confirmed; a refund takes away.
func (t *Transaction) Pays() (minor int64, pieces Quantity) {
	if t.State != TransactionConfirmed || !slices.Contains([]TransactionType{TransactionDelivery, TransactionDisbursement, TransactionRefund}, t.Type) {
		return 0, 0
	}
	if t.Type == TransactionRefund {
		return -t.Amount.Minor, -t.Pieces
	}
	return t.Amount.Minor, t.Pieces
}
