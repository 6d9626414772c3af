package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// given is a pledge of the story and how far it has come in the portal.
type given struct {
	pledge
	id     string
	parts  []string // the allocations' ids, as the entry has them
	parent string   // the pledge whose commitment leaves this one over
}

// planPledge plans the life of a pledge: a day for each step that its entry names, those of its allocations and
// transactions among them.
func (t *teller) planPledge(p *pledge) error {
	if _, twice := t.given[p.Pledge]; twice {
		return fmt.Errorf("there are two of this name")
	}
	x := &given{pledge: *p, parts: make([]string, len(p.Goes))}
	t.given[p.Pledge] = x
	t.gifts = append(t.gifts, p.Pledge)
	if _, err := t.org(p.About.Funder); err != nil {
		return err
	}
	if err := t.planBeginning(x); err != nil {
		return err
	}
	for _, s := range t.pledgeSteps(x) {
		if s.ago == 0 {
			continue
		}
		if x.parent == "" && s.ago > p.Days.Began {
			return fmt.Errorf("is %s before it begins", s.what)
		}
		if err := t.at(s.ago, p.Pledge+" is "+s.what, func(ctx context.Context) error { return t.pledgeStep(ctx, x, s) }); err != nil {
			return err
		}
	}
	if err := t.planParts(x); err != nil {
		return err
	}
	return t.planMoves(x)
}

// planBeginning plans how a pledge comes to be: by its partner's hand, or out of the commitment of another above it.
func (t *teller) planBeginning(x *given) error {
	if x.Days.Began == 0 {
		for _, other := range t.given {
			if other.Rest == x.Pledge {
				x.parent = other.Pledge
				return nil
			}
		}
		return fmt.Errorf("it has no day on which it began, and no pledge above it names it as its rest")
	}
	content, err := t.pledgeContent(x)
	if err != nil {
		return err
	}
	return t.at(x.Days.Began, x.Pledge+" begins", func(ctx context.Context) error {
		by, err := t.holder(ctx, domain.RolePartner, x.About.Funder)
		if err != nil {
			return err
		}
		c := content
		c.Contact = domain.Contact{Name: by.User.Name, Email: by.User.Email}
		if c.Earmark, err = t.earmark(x.About.For); err != nil {
			return err
		}
		v, err := t.app.CreatePledge(ctx, by, t.orgs[x.About.Funder], x.Days.Shared > 0, c)
		x.id = v.Pledge.Meta.ID
		return err
	})
}

// earmark reads what a pledge is bound to: a need of the story, a theme or a subgroup.
func (t *teller) earmark(to string) (domain.Earmark, error) {
	if to == "" {
		return domain.Earmark{Kind: domain.EarmarkNone}, nil
	}
	if x, ok := t.needs[to]; ok {
		return domain.Earmark{Kind: domain.EarmarkNeed, Need: x.id}, nil
	}
	for _, s := range t.lists.Subgroups {
		if s.Meta.ID == to {
			return domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: to}, nil
		}
	}
	for _, s := range t.lists.Themes {
		if s.Meta.ID == to {
			return domain.Earmark{Kind: domain.EarmarkTheme, Theme: to}, nil
		}
	}
	return domain.Earmark{}, fmt.Errorf("it is for %q, which is no need of the story, no theme and no subgroup", to)
}

func (t *teller) pledgeContent(x *given) (c domain.PledgeContent, err error) {
	a := x.About
	c.Title, c.Conditions = domain.Text{UK: x.TitleUK, EN: x.TitleEN}, domain.Text{UK: x.TermsUK, EN: x.TermsEN}
	c.Instrument = domain.Instrument(a.Instrument)
	if a.Channel != "" {
		if c.Channel, err = t.org(a.Channel); err != nil {
			return c, err
		}
	}
	if a.Amount != "" {
		if c.Amount, err = sum(a.Amount, domain.Currency(a.Money)); err != nil {
			return c, err
		}
	}
	if x.Days.From != 0 {
		c.AvailableFrom = t.date(-x.Days.From)
	}
	if x.Days.Until != 0 {
		c.AvailableUntil = t.date(-x.Days.Until)
	}
	for i, row := range x.Lines {
		line, err := pledgedItem(row, domain.Currency(a.Money))
		if err != nil {
			return c, fmt.Errorf("line %d: %w", i+1, err)
		}
		c.Items = append(c.Items, line)
	}
	return c, nil
}

// pledgedItem reads a line like a need's; one that says nothing of its worth has a dash for the price.
func pledgedItem(row []string, currency domain.Currency) (domain.Item, error) {
	if len(row) < 4 || row[3] != "-" {
		return item(row, currency)
	}
	free := slices.Clone(row)
	free[3] = "0"
	i, err := item(free, "EUR")
	i.UnitPrice = domain.Money{}
	return i, err
}

func sum(amount string, currency domain.Currency) (domain.Money, error) {
	m, code := domain.ParseMoney(amount, currency)
	if code != "" {
		return m, fmt.Errorf("amount %q %s: %s", amount, currency, code)
	}
	return m, nil
}

// pledgeAct is one act of the partner on its pledge.
type pledgeAct struct {
	ago  int
	what string
	do   func(context.Context, app.Caller, domain.Pledge, app.Match) (app.PledgeView, error)
}

func (t *teller) pledgeStep(ctx context.Context, x *given, s pledgeAct) error {
	by, err := t.holder(ctx, domain.RolePartner, x.About.Funder)
	if err != nil {
		return err
	}
	v, err := t.app.GetPledge(ctx, by, x.id)
	if err != nil {
		return err
	}
	_, err = s.do(ctx, by, v.Pledge, app.Match(v.Pledge.Meta.Version))
	return err
}

func (t *teller) pledgeSteps(x *given) []pledgeAct {
	d := x.Days
	return []pledgeAct{
		{d.Announced, "announced", func(ctx context.Context, c app.Caller, p domain.Pledge, m app.Match) (app.PledgeView, error) {
			named, err := t.orgsOf(x.About.Named)
			if err != nil {
				return app.PledgeView{}, err
			}
			return t.app.AnnouncePledge(ctx, c, p.Meta.ID, m, domain.Level(x.About.Level), named, "")
		}},
		{d.Committed, "committed", func(ctx context.Context, c app.Caller, p domain.Pledge, m app.Match) (app.PledgeView, error) {
			return t.commit(ctx, c, x, p, m)
		}},
		{d.Closed, "closed", func(ctx context.Context, c app.Caller, p domain.Pledge, m app.Match) (app.PledgeView, error) {
			return t.app.ClosePledge(ctx, c, p.Meta.ID, m)
		}},
		{d.Withdrawn, "withdrawn", func(ctx context.Context, c app.Caller, p domain.Pledge, m app.Match) (app.PledgeView, error) {
			return t.app.WithdrawPledge(ctx, c, p.Meta.ID, m, x.WithdrawnText)
		}},
	}
}

// commit signs for a pledge, and finds what its commitment left over.
func (t *teller) commit(ctx context.Context, by app.Caller, x *given, p domain.Pledge, m app.Match) (v app.PledgeView, err error) {
	c := domain.Commitment{Agreement: domain.Agreement{Reference: x.Agreement, Date: domain.DateOf(t.now)}}
	if x.Signed != "" {
		if c.Amount, err = sum(x.Signed, p.Content.Amount.Currency); err != nil {
			return v, err
		}
	}
	if v, err = t.app.CommitPledge(ctx, by, p.Meta.ID, m, c); err != nil || x.Rest == "" {
		return v, err
	}
	rest, ok := t.given[x.Rest]
	if !ok {
		return v, fmt.Errorf("no entry tells of its rest %q", x.Rest)
	}
	list, err := t.app.ListPledges(ctx, by, app.PledgeQuery{Funders: []string{p.Funder}, States: []string{string(domain.PledgeAnnounced)}, Limit: 100})
	if err != nil {
		return v, err
	}
	for _, other := range list.Items {
		if other.SplitFrom == p.Meta.ID {
			rest.id = other.Meta.ID
			return v, nil
		}
	}
	return v, fmt.Errorf("its commitment left nothing over")
}

// checkPledges holds each pledge and each of its allocations against where its entry says that it ends.
func (t *teller) checkPledges(ctx context.Context) error {
	for _, name := range t.gifts {
		x := t.given[name]
		by, err := t.reader(ctx, x)
		if err != nil {
			return err
		}
		v, err := t.app.GetPledge(ctx, by, x.id)
		if err != nil {
			return fmt.Errorf("the demo's story, pledge %s: %w", name, err)
		}
		if got := string(v.Pledge.State); got != x.About.Ends {
			return fmt.Errorf("the demo's story, pledge %s ends as %s, and its entry says %s", name, got, x.About.Ends)
		}
		for i, id := range x.parts {
			if err := t.checkPart(ctx, by, x.Goes[i], id); err != nil {
				return fmt.Errorf("the demo's story, pledge %s, part %d: %w", name, i+1, err)
			}
		}
	}
	return nil
}

// reader is who sees a pledge at the end: its partner alone while it is explored, else the auditor. A partner may have left.
func (t *teller) reader(ctx context.Context, x *given) (app.Caller, error) {
	if x.About.Ends == string(domain.PledgeExploring) {
		return t.holder(ctx, domain.RolePartner, x.About.Funder)
	}
	return t.as(ctx, "auditor")
}

func (t *teller) checkPart(ctx context.Context, by app.Caller, p part, id string) error {
	v, err := t.app.GetAllocation(ctx, by, id)
	if err != nil {
		return err
	}
	if got := strings.TrimSpace(string(v.Allocation.State) + " " + string(v.Allocation.Released)); got != p.ends() {
		return fmt.Errorf("ends as %s, and its entry says %s", got, p.ends())
	}
	return nil
}
