package demo

import (
	"context"
	"fmt"
	"strings"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// told is a need of the story and how far it has come in the portal.
type told struct {
	need
	id, org string
}

// planNeed plans the life of a need: a day for each step that its entry names.
func (t *teller) planNeed(n *need) error {
	if _, twice := t.needs[n.Need]; twice {
		return fmt.Errorf("there are two of this name")
	}
	x := &told{need: *n}
	t.needs[n.Need] = x
	t.order = append(t.order, n.Need)
	var err error
	if x.org, err = t.org(n.About.Agency); err != nil {
		return err
	}
	content, err := t.content(x)
	if err != nil {
		return err
	}
	d := n.Days
	if err := t.at(d.Began, n.Need+" begins", func(ctx context.Context) error {
		by, err := t.drafter(ctx, x)
		if err != nil {
			return err
		}
		v, err := t.app.CreateNeed(ctx, by, x.org, content)
		x.id = v.Need.Meta.ID
		return err
	}); err != nil {
		return err
	}
	for _, s := range t.steps(x) {
		if s.ago == 0 {
			continue
		}
		if s.ago > d.Began {
			return fmt.Errorf("is %s before it begins", s.what)
		}
		if err := t.at(s.ago, n.Need+" is "+s.what, func(ctx context.Context) error { return t.step(ctx, x, s) }); err != nil {
			return err
		}
	}
	return nil
}

// step is one act on a need by who holds the seat for it on that day.
type step struct {
	ago  int
	what string
	by   func(context.Context, *told) (app.Caller, error)
	do   func(context.Context, app.Caller, domain.Need, app.Match) (app.NeedView, error)
}

func (t *teller) step(ctx context.Context, x *told, s step) error {
	by, err := s.by(ctx, x)
	if err != nil {
		return err
	}
	v, err := t.app.GetNeed(ctx, by, x.id)
	if err != nil {
		return err
	}
	_, err = s.do(ctx, by, v.Need, app.Match(v.Need.Meta.Version))
	return err
}

// steps are the acts that the days of a need name, in the order in which acts of one day follow each other.
func (t *teller) steps(x *told) []step {
	d := x.Days
	submit := func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
		return t.app.SubmitNeed(ctx, c, n.Meta.ID, m)
	}
	publish := func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
		return t.app.PublishNeed(ctx, c, n.Meta.ID, m)
	}
	submits := t.drafter
	if d.Proposed > 0 {
		submits = t.approver
	}
	out := []step{
		{d.Proposed, "proposed", t.drafter, submit},
		{d.Submitted, "submitted", submits, submit},
		{d.Returned, "returned", t.chair, func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
			return t.app.ReturnNeed(ctx, c, n.Meta.ID, m, x.ReturnedText)
		}},
		{d.Again, "submitted again", t.drafter, submit},
		{d.Opened, "opened", t.chair, func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
			named, err := t.orgsOf(x.About.Named)
			if err != nil {
				return app.NeedView{}, err
			}
			return t.app.OpenNeed(ctx, c, n.Meta.ID, m, openedAt(x.About.Level), named)
		}},
		{d.Ours, "offered to the public", t.drafter, publish},
		{d.Theirs, "released to the public", t.chair, publish},
		{d.Edited, "edited", t.drafter, func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
			n.Content.Description.UK = x.EditUK
			return t.app.EditNeed(ctx, c, n.Meta.ID, m, n.Agency, n.Content)
		}},
		{d.Allowed, "allowed over-cover", t.chair, func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
			over, err := sum(x.Allowed, n.Content.Cost.Currency)
			if err != nil {
				return app.NeedView{}, err
			}
			return t.app.AllowOverCover(ctx, c, n.Meta.ID, m, over, nil, x.AllowedText)
		}},
		{d.Closed, "closed", t.drafter, func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
			return t.close(ctx, c, x, m)
		}},
		{d.Reopened, "reopened", t.chair, func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
			return t.app.ReopenNeed(ctx, c, n.Meta.ID, m, x.ReopenedText)
		}},
	}
	for _, ago := range d.Confirmed {
		out = append(out, step{ago, "confirmed", t.drafter, func(ctx context.Context, c app.Caller, n domain.Need, m app.Match) (app.NeedView, error) {
			return t.app.ConfirmNeed(ctx, c, n.Meta.ID, m)
		}})
	}
	return out
}

// openedAt is the level at which a need is opened. To the public it goes later, by two people.
func openedAt(level string) domain.Level {
	if domain.Level(level) == domain.LevelPublic {
		return domain.LevelGroup
	}
	return domain.Level(level)
}

func (t *teller) close(ctx context.Context, by app.Caller, x *told, m app.Match) (app.NeedView, error) {
	reason, instead := domain.CloseReason(x.About.Ends), ""
	if x.Days.Reopened > 0 {
		reason = domain.CloseReason(x.Closes)
	}
	if x.About.Instead != "" {
		other, ok := t.needs[x.About.Instead]
		if !ok || other.id == "" {
			return app.NeedView{}, fmt.Errorf("%q, which takes its place, is not there yet", x.About.Instead)
		}
		instead = other.id
	}
	return t.app.CloseNeed(ctx, by, x.id, m, reason, x.ClosedText, instead)
}

func (t *teller) drafter(ctx context.Context, x *told) (app.Caller, error) {
	return t.holder(ctx, domain.RoleDrafter, x.About.Agency)
}

func (t *teller) approver(ctx context.Context, x *told) (app.Caller, error) {
	return t.holder(ctx, domain.RoleApprover, x.About.Agency)
}

func (t *teller) chair(ctx context.Context, x *told) (app.Caller, error) {
	sub, _, _ := strings.Cut(x.About.Theme, "-")
	return t.holder(ctx, domain.RoleChair, sub+x.About.Subgroup)
}

// content is what the agency writes on the first day.
func (t *teller) content(x *told) (c domain.NeedContent, err error) {
	a, d := x.About, x.Days
	if c.Contact, err = t.contactOf(a.Agency, a.Theme); err != nil {
		return c, err
	}
	if domain.Level(a.Level) == domain.LevelOutside {
		c.HeldOutside, c.Subgroup = true, a.Subgroup
		return c, nil
	}
	c.Theme, c.Priority = a.Theme, domain.Priority(a.Priority)
	c.Title, c.Description = domain.Text{UK: x.TitleUK, EN: x.TitleEN}, domain.Text{UK: x.TextUK, EN: x.TextEN}
	c.PriorityReason, c.EndUsers = domain.Text{UK: x.WhyUK, EN: x.WhyEN}, domain.Text{UK: x.UsersUK, EN: x.UsersEN}
	c.NeededBy, c.CostAsOf, c.Nationwide = t.date(-d.Due), t.date(d.Began+4), len(x.Places) == 0
	c.Strategies = x.Papers.Strategies
	if c.OfficialRequest.Number = x.Papers.Letter; c.OfficialRequest.Number != "" {
		c.OfficialRequest.Date = t.date(max(d.Letter, d.Began+3))
	}
	for _, name := range x.Places {
		code, err := t.place(name)
		if err != nil {
			return c, err
		}
		c.Places = append(c.Places, code)
	}
	for i, row := range x.Lines {
		line, err := item(row, domain.Currency(a.Money))
		if err != nil {
			return c, fmt.Errorf("line %d: %w", i+1, err)
		}
		c.Items = append(c.Items, line)
	}
	return c, nil
}

// item reads a line: class, quantity, unit, price of one, the specification in Ukrainian and, where there is one, in
// English.
func item(row []string, currency domain.Currency) (i domain.Item, err error) {
	if len(row) != 5 && len(row) != 6 {
		return i, fmt.Errorf("it has %d columns, not 5 or 6", len(row))
	}
	i.Class, i.Unit, i.Specification.UK = row[0], row[2], row[4]
	if len(row) == 6 {
		i.Specification.EN = row[5]
	}
	var code domain.Code
	if i.Quantity, code = domain.ParseQuantity(row[1], 3); code != "" {
		return i, fmt.Errorf("quantity %q: %s", row[1], code)
	}
	if i.UnitPrice, code = domain.ParseMoney(row[3], currency); code != "" {
		return i, fmt.Errorf("price %q %s: %s", row[3], currency, code)
	}
	return i, nil
}

// check holds each need against where its entry says that it ends.
func (t *teller) check(ctx context.Context) error {
	auditor, err := t.as(ctx, "auditor")
	if err != nil {
		return err
	}
	for _, name := range t.order {
		x := t.needs[name]
		v, err := t.app.GetNeed(ctx, auditor, x.id)
		if err != nil {
			return fmt.Errorf("the demo's story, need %s: %w", name, err)
		}
		if got := endOf(v); got != x.About.Ends {
			return fmt.Errorf("the demo's story, need %s ends as %s, and its entry says %s", name, got, x.About.Ends)
		}
		if got := string(v.Need.Level); got != x.About.Level && v.Need.State != domain.NeedClosed {
			return fmt.Errorf("the demo's story, need %s has the level %q, and its entry says %q", name, got, x.About.Level)
		}
	}
	return nil
}

// endOf is the word that entries have for where a need stands.
func endOf(v app.NeedView) string {
	switch {
	case v.Stale:
		return "stale"
	case v.Need.Proposed != nil:
		return "waiting"
	case v.Need.Closing != nil:
		return string(v.Need.Closing.Reason)
	}
	return string(v.Need.State)
}
