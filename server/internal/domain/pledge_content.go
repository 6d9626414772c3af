package domain

import (
	"slices"
	"strings"
	"time"
)

// write replaces the content after checking what even a pledge in the making must keep. Which organisations, needs and
// codes exist is known to the caller, not here.
func (p *Pledge) write(c PledgeContent) error {
	var bad Problems
	if c.Title.Empty() {
		bad.Add("/title", FieldRequired)
	}
	checkLine(&bad, "/title", c.Title)
	checkText(&bad, "/conditions", c.Conditions)
	checkContact(&bad, c.Contact)
	if c.Channel == p.Funder {
		bad.Add("/channel", FieldOwnNeed)
	}
	for _, d := range []struct {
		pointer string
		date    Date
	}{{"/availableFrom", c.AvailableFrom}, {"/availableUntil", c.AvailableUntil}} {
		if d.date != "" && !d.date.Valid() {
			bad.Add(d.pointer, FieldFormat)
		}
	}
	if c.AvailableFrom != "" && c.AvailableUntil != "" && c.AvailableUntil < c.AvailableFrom {
		bad.Add("/availableUntil", FieldDateOrder, "after", string(c.AvailableFrom))
	}
	if len(c.Items) > 0 && c.Instrument != InstrumentInKind {
		bad.Add("/items", FieldNotAllowed)
	}
	checkEarmark(&bad, c.Earmark)
	checkItems(&bad, c.Items)
	if sum := SumItems(c.Items); valued(c.Items) && c.Amount != (Money{}) && c.Amount != sum {
		bad.Add("/amount/amount", FieldNotTheSum, "sum", sum.Decimal())
	}
	if err := bad.Err(); err != nil {
		return err
	}
	old := p.Content
	c.Title, c.Conditions = old.Title.Edited(c.Title), old.Conditions.Edited(c.Conditions)
	if c.Items = editItems(old.Items, c.Items); valued(c.Items) {
		c.Amount = SumItems(c.Items)
	}
	c.Contact = Contact{Name: strings.TrimSpace(c.Contact.Name), Email: strings.TrimSpace(c.Contact.Email), Phone: strings.TrimSpace(c.Contact.Phone)}
	if c.Earmark.Kind == "" {
		c.Earmark.Kind = EarmarkNone
	}
	p.Content = c
	return nil
}

// valued says whether there are lines and each says what it is worth.
func valued(items []Item) bool {
	return len(items) > 0 && !slices.ContainsFunc(items, func(i Item) bool { return i.Total().Currency == "" })
}

func checkContact(p *Problems, c Contact) {
	for _, line := range []struct{ pointer, text string }{{"/contact/name", c.Name}, {"/contact/phone", c.Phone}} {
		if hasControl(line.text, false) {
			p.Add(line.pointer, FieldControl)
		}
	}
	if c.Email != "" && !ValidEmail(c.Email) {
		p.Add("/contact/email", FieldEmail)
	}
}

// checkEarmark holds the kind to the one field that goes with it.
func checkEarmark(p *Problems, e Earmark) {
	for _, f := range []struct {
		pointer, value string
		kind           EarmarkKind
	}{{"/earmark/need", e.Need, EarmarkNeed}, {"/earmark/theme", e.Theme, EarmarkTheme}, {"/earmark/subgroup", e.Subgroup, EarmarkSubgroup}} {
		switch {
		case e.Kind == f.kind && f.value == "":
			p.Add(f.pointer, FieldRequired)
		case e.Kind != f.kind && f.value != "":
			p.Add(f.pointer, FieldNotAllowed)
		}
	}
}

// complete holds the pledge against what announcing asks for, and names everything that is missing.
func (p *Pledge) complete() error {
	c := p.Content
	var bad Problems
	missing := func(pointer string, absent bool) {
		if absent {
			bad.Add(pointer, FieldRequired)
		}
	}
	missing("/instrument", c.Instrument == "")
	missing("/amount", c.Amount.Currency == "" && len(c.Items) == 0)
	missing("/contact/name", c.Contact.Name == "")
	missing("/contact/email", c.Contact.Email == "")
	if c.Amount.Currency != "" && c.Amount.Minor == 0 {
		bad.Add("/amount/amount", FieldTooSmall, "min", "0.01")
	}
	completeLines(&bad, c.Items)
	return bad.Err()
}

func sameLines(a, b []Item) bool {
	return slices.EqualFunc(a, b, func(x, y Item) bool {
		return x.ID == y.ID && x.Quantity == y.Quantity && x.Unit == y.Unit && x.UnitPrice == y.UnitPrice
	})
}

// checkPast refuses a day that is none, or that lies ahead.
func checkPast(pointer string, d Date, at time.Time) error {
	switch {
	case !d.Valid():
		return RefuseField(pointer, FieldFormat)
	case d > DateOf(at):
		return RefuseField(pointer, FieldDateFuture)
	}
	return nil
}

func checkCommitment(c Commitment, announced Date, at time.Time) error {
	if strings.TrimSpace(c.Agreement.Reference) == "" {
		return RefuseField("/agreement/reference", FieldRequired)
	}
	if hasControl(c.Agreement.Reference, false) {
		return RefuseField("/agreement/reference", FieldControl)
	}
	if err := checkPast("/agreement/date", c.Agreement.Date, at); err != nil {
		return err
	}
	if err := checkPast("/committedOn", c.On, at); err != nil {
		return err
	}
	if c.On < announced {
		return RefuseField("/committedOn", FieldDateOrder, "after", string(announced))
	}
	return nil
}

// split cuts the pledge down to what is signed for and gives the rest; nil where nothing is left over.
func (p *Pledge) split(c Commitment, id, number, by string, at time.Time) (*Pledge, error) {
	rest := *p
	rest.Content.Items = []Item{}
	kept := slices.Clone(p.Content.Items)
	for line, q := range c.Lines {
		i := slices.IndexFunc(kept, func(x Item) bool { return x.ID == line })
		switch {
		case i < 0:
			return nil, RefuseField("/lines", FieldUnknown)
		case q > kept[i].Quantity:
			return nil, RefuseField("/lines", FieldTooLarge, "max", kept[i].Quantity.Decimal())
		}
	}
	left := []Item{}
	kept = slices.DeleteFunc(kept, func(x Item) bool {
		q, ok := c.Lines[x.ID]
		if ok && q < x.Quantity {
			x.Quantity -= q
			left = append(left, x)
		}
		return ok && q == 0
	})
	for i := range kept {
		if q, ok := c.Lines[kept[i].ID]; ok {
			kept[i].Quantity = q
		}
	}
	if len(p.Content.Items) > 0 && len(kept) == 0 {
		return nil, RefuseField("/lines", FieldRequired)
	}
	amount, over, err := p.splitAmount(c, kept, left)
	if err != nil {
		return nil, err
	}
	p.Content.Items, p.Content.Amount = kept, amount
	if over.Minor == 0 && len(left) == 0 {
		return nil, nil
	}
	rest.Content.Items, rest.Content.Amount = left, over
	rest.Meta, rest.Number, rest.SplitFrom, rest.Ledger = NewMeta(id, by, at), number, p.Meta.ID, PledgeLedger{}
	return &rest, nil
}

// splitAmount is what is signed for, and what is left over.
func (p *Pledge) splitAmount(c Commitment, kept, left []Item) (amount, over Money, err error) {
	whole := p.Content.Amount
	switch {
	case valued(p.Content.Items):
		amount = SumItems(kept)
		if c.Amount != (Money{}) && c.Amount != amount {
			return amount, over, RefuseField("/amount/amount", FieldNotTheSum, "sum", amount.Decimal())
		}
	case c.Amount == Money{}:
		amount = whole
		if len(left) > 0 && whole.Currency != "" {
			return amount, over, RefuseField("/amount", FieldRequired) // who knows what the lines that stay are worth
		}
	case c.Amount.Currency != whole.Currency:
		return amount, over, RefuseField("/amount/currency", FieldOtherCurrency, "currency", string(whole.Currency))
	case c.Amount.Minor > whole.Minor:
		return amount, over, RefuseField("/amount/amount", FieldTooLarge, "max", whole.Decimal())
	case c.Amount.Minor == 0:
		return amount, over, RefuseField("/amount/amount", FieldTooSmall, "min", "0.01")
	default:
		amount = c.Amount
	}
	if whole.Currency != "" {
		over = Money{Minor: max(0, whole.Minor-amount.Minor), Currency: whole.Currency}
	}
	return amount, over, nil
}
