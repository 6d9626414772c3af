package domain

import "strings"

// write replaces the content after checking what even a draft must keep. Which themes, places and agencies exist
// is known to the caller, not here.
func (n *Need) write(c NeedContent, today Date) error {
	var p Problems
	if c.HeldOutside != n.Outside() {
		p.Add("/heldOutside", FieldNotAllowed)
	}
	if n.Outside() {
		outsideFilled(&p, c)
	} else if c.Title.Empty() {
		p.Add("/title", FieldRequired)
	}
	if !n.Outside() && c.Theme == "" && c.Subgroup != "" {
		p.Add("/subgroup", FieldNotAllowed) // it is the theme's
	}
	checkLine(&p, "/title", c.Title)
	checkLine(&p, "/endUsers", c.EndUsers)
	checkText(&p, "/description", c.Description)
	checkText(&p, "/priorityReason", c.PriorityReason)
	if hasControl(c.OfficialRequest.Number, false) {
		p.Add("/officialRequest/number", FieldControl)
	}
	checkContact(&p, c.Contact)
	if c.Nationwide && len(c.Places) > 0 {
		p.Add("/places", FieldNotAllowed)
	}
	checkDates(&p, c, today)
	checkItems(&p, c.Items)
	if sum := SumItems(c.Items); len(c.Items) > 0 && c.Cost != (Money{}) && c.Cost != sum {
		p.Add("/cost/amount", FieldNotTheSum, "sum", sum.Decimal())
	}
	if err := p.Err(); err != nil {
		return err
	}

	old := n.Content
	c.Title, c.Description = old.Title.Edited(c.Title), old.Description.Edited(c.Description)
	c.EndUsers, c.PriorityReason = old.EndUsers.Edited(c.EndUsers), old.PriorityReason.Edited(c.PriorityReason)
	if c.Items = editItems(old.Items, c.Items); len(c.Items) > 0 {
		c.Cost = SumItems(c.Items)
	}
	c.Places, c.Strategies = sortedSet(c.Places), sortedSet(c.Strategies)
	c.Contact = Contact{Name: strings.TrimSpace(c.Contact.Name), Email: strings.TrimSpace(c.Contact.Email), Phone: strings.TrimSpace(c.Contact.Phone)}
	c.OfficialRequest.Number = strings.TrimSpace(c.OfficialRequest.Number)
	n.Content = c
	return nil
}

func checkDates(p *Problems, c NeedContent, today Date) {
	for _, d := range []struct {
		pointer string
		date    Date
	}{{"/costAsOf", c.CostAsOf}, {"/neededBy", c.NeededBy}, {"/validUntil", c.ValidUntil}, {"/officialRequest/date", c.OfficialRequest.Date}} {
		if d.date != "" && !d.date.Valid() {
			p.Add(d.pointer, FieldFormat)
		}
	}
	if c.CostAsOf > today {
		p.Add("/costAsOf", FieldDateFuture)
	}
	if c.OfficialRequest.Date > today {
		p.Add("/officialRequest/date", FieldDateFuture)
	}
}

// complete holds the need against what submitting asks for, and names everything that is missing.
func (n *Need) complete(today Date) error {
	c := n.Content
	var p Problems
	missing := func(pointer string, absent bool) {
		if absent {
			p.Add(pointer, FieldRequired)
		}
	}
	if n.Outside() {
		missing("/subgroup", c.Subgroup == "")
		missing("/contact/name", c.Contact.Name == "")
		missing("/contact/email", c.Contact.Email == "")
		return notComplete(p.Err())
	}
	missing("/theme", c.Theme == "")
	missing("/title", c.Title.Empty())
	missing("/description", c.Description.Empty())
	missing("/priority", c.Priority == "")
	missing("/priorityReason", c.Priority == PriorityCritical && c.PriorityReason.Empty())
	missing("/cost", c.Cost.Currency == "")
	missing("/costAsOf", c.CostAsOf == "")
	missing("/places", !c.Nationwide && len(c.Places) == 0)
	missing("/neededBy", c.NeededBy == "")
	missing("/contact/name", c.Contact.Name == "")
	missing("/contact/email", c.Contact.Email == "")
	if c.Cost.Currency != "" && c.Cost.Minor == 0 {
		p.Add("/cost/amount", FieldTooSmall, "min", "0.01")
	}
	if n.State != NeedOpen && c.NeededBy != "" && c.NeededBy < today {
		p.Add("/neededBy", FieldDatePast)
	}
	completeItems(&p, c.Items)
	return notComplete(p.Err())
}

func notComplete(err error) error {
	if e, ok := err.(*Error); ok {
		e.Code = CodeNeedNotComplete
	}
	return err
}
