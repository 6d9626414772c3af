package httpapi

import (
	"strconv"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

func fromContent(b *api.NeedContent) (domain.NeedContent, error) {
	cost, err := fromMoney("/cost", b.Cost)
	if err != nil {
		return domain.NeedContent{}, err
	}
	items, err := fromItems(val(b.Items))
	if err != nil {
		return domain.NeedContent{}, err
	}
	c := domain.NeedContent{
		HeldOutside: val(b.HeldOutside),
		Theme:       val(b.Theme), Subgroup: val(b.Subgroup), Items: items, Strategies: strs(b.Strategies), Title: fromShort(b.Title), Description: fromLong(b.Description), EndUsers: fromShort(b.EndUsers),
		Priority: domain.Priority(val(b.Priority)), PriorityReason: fromLong(b.PriorityReason), Cost: cost, CostAsOf: domain.Date(val(b.CostAsOf)),
		Nationwide: val(b.Nationwide), Places: strs(b.Places), NeededBy: domain.Date(val(b.NeededBy)), ValidUntil: domain.Date(val(b.ValidUntil)),
		Contact: fromContact(b.Contact),
	}
	if b.OfficialRequest != nil {
		c.OfficialRequest = domain.OfficialRequest{Number: val(b.OfficialRequest.Number), Date: domain.Date(val(b.OfficialRequest.Date))}
	}
	return c, nil
}

func fromItems(list []api.ItemContent) ([]domain.Item, error) {
	out := make([]domain.Item, 0, len(list))
	for n, x := range list {
		at := "/items/" + strconv.Itoa(n)
		price, err := fromMoney(at+"/unitPrice", x.UnitPrice)
		if err != nil {
			return nil, err
		}
		quantity, err := fromPieces(at+"/quantity", x.Quantity)
		if err != nil {
			return nil, err
		}
		i := domain.Item{ID: val(x.ID), Class: val(x.Class), Unit: val(x.Unit), Quantity: quantity, UnitPrice: price}
		if t := x.Specification; t != nil {
			i.Specification = domain.Text{UK: val(t.Uk), EN: val(t.En), Stale: domain.Lang(val(t.Stale))}
		}
		out = append(out, i)
	}
	return out, nil
}

func item(i domain.Item) api.Item {
	x := api.Item{
		ID: i.ID, Class: opt(i.Class), Quantity: piecesOrNone(i.Quantity), Unit: opt(i.Unit), UnitPrice: moneyOrNone(i.UnitPrice), Total: moneyOrNone(i.Total()),
	}
	if !i.Specification.Empty() {
		x.Specification = &api.ItemText{Uk: opt(i.Specification.UK), En: opt(i.Specification.EN), Stale: optAs[api.Lang](i.Specification.Stale)}
	}
	return x
}

func proposal(p *domain.Proposal, by string) *api.Proposal {
	if p == nil {
		return nil
	}
	return &api.Proposal{By: by, Side: api.ProposalSide(p.Side), At: p.At}
}

func need(v app.NeedView) api.Need {
	n, c := v.Need, v.Need.Content
	out := api.Need{
		ID: n.Meta.ID, Version: n.Meta.Version, Number: opt(n.Number), State: api.NeedState(n.State), Level: optAs[api.Level](n.Level),
		Named: all(n.Named, func(s string) api.ID { return s }), Stale: v.Stale, Agency: n.Agency, Subgroup: opt(c.Subgroup), Theme: opt(c.Theme),
		Title: short(c.Title), Description: longOrNone(c.Description), EndUsers: shortOrNone(c.EndUsers),
		Priority: optAs[api.Priority](c.Priority), PriorityReason: longOrNone(c.PriorityReason), Cost: moneyOrNone(c.Cost),
		CostAsOf: opt(string(c.CostAsOf)), Nationwide: c.Nationwide, Places: all(c.Places, func(s string) api.Katottg { return s }),
		NeededBy: opt(string(c.NeededBy)), ValidUntil: opt(string(c.ValidUntil)), SubmittedAt: moment(n.SubmittedAt), LookedAt: moment(v.LookedAt), OpenedAt: moment(n.OpenedAt),
		Items: all(c.Items, item), Strategies: all(c.Strategies, func(s string) api.Code { return s }),
		Proposed: proposal(n.Proposed, v.ProposedBy), Release: proposal(n.Release, v.ReleasedBy),
		May: permissions(v.May), TwoPeople: opt(v.TwoPeople), CreatedAt: n.Meta.CreatedAt, CreatedBy: v.CreatedBy, UpdatedAt: n.Meta.UpdatedAt, UpdatedBy: v.UpdatedBy,
		Contact: contactOrNone(c.Contact),
	}
	if c.OfficialRequest != (domain.OfficialRequest{}) {
		out.OfficialRequest = &api.OfficialRequest{Number: opt(c.OfficialRequest.Number), Date: opt(string(c.OfficialRequest.Date))}
	}
	switch n.State {
	case domain.NeedDraft, domain.NeedSubmitted, domain.NeedReturned:
		out.ReturnComment = opt(n.ReturnComment) // what its co-chair asked for is not for those who see it later
	}
	if x := n.Closing; x != nil {
		out.Closing = &api.Closing{Reason: api.CloseReason(x.Reason), Comment: opt(x.Comment), At: x.At}
		if v.SupersededBy != nil {
			l := needLink(*v.SupersededBy)
			out.Closing.SupersededBy = &l
		}
	}
	return out
}

func needRow(n domain.Need, today domain.Date) api.NeedRow {
	c := n.Content
	r := api.NeedRow{
		ID: n.Meta.ID, Version: n.Meta.Version, Number: opt(n.Number), State: api.NeedState(n.State), Level: optAs[api.Level](n.Level), Stale: n.Stale(today), May: []api.Permission{},
		Agency: n.Agency, Subgroup: opt(c.Subgroup), Theme: opt(c.Theme), Title: short(c.Title), Priority: optAs[api.Priority](c.Priority),
		Cost: moneyOrNone(c.Cost), Nationwide: c.Nationwide, Places: all(c.Places, func(s string) api.Katottg { return s }),
		NeededBy: opt(string(c.NeededBy)), UpdatedAt: n.Meta.UpdatedAt,
	}
	if n.Counted() != domain.CountedNot {
		gap, _ := domain.Gap(c.Cost.Minor, n.Ledger.Sums.Committed)
		left, signed := minor(gap, c.Cost.Currency), minor(n.Ledger.Sums.Committed, c.Cost.Currency)
		r.Committed, r.Gap = &signed, &left
	}
	if n.Closing != nil {
		r.CloseReason = optAs[api.CloseReason](n.Closing.Reason)
	}
	return r
}

func events(list app.Page[app.EventView]) api.EventPage {
	return api.EventPage{Next: opt(list.Next), Items: all(list.Items, func(e app.EventView) api.Event {
		changes := make([]api.Change, 0, len(e.Changes))
		for _, x := range e.Changes {
			changes = append(changes, api.Change{Path: x.Path, Before: opt(x.Before), After: opt(x.After)})
		}
		return api.Event{
			ID: e.ID, Kind: api.RecordKind(e.Kind), Record: e.Record, Seq: e.Seq, Act: e.Act, At: e.At, Person: e.PersonName,
			Comment: opt(e.Comment), Changes: changes,
		}
	})}
}
