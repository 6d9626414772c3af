package httpapi

import (
	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

func fromContent(b *api.NeedContent) (domain.NeedContent, error) {
	cost, err := fromMoney(b.Cost)
	if err != nil {
		return domain.NeedContent{}, err
	}
	c := domain.NeedContent{
		Theme: val(b.Theme), Title: fromShort(&b.Title), Description: fromLong(b.Description), EndUsers: fromShort(b.EndUsers),
		Priority: domain.Priority(val(b.Priority)), PriorityReason: fromLong(b.PriorityReason), Cost: cost, CostAsOf: domain.Date(val(b.CostAsOf)),
		Nationwide: val(b.Nationwide), Places: strs(b.Places), NeededBy: domain.Date(val(b.NeededBy)), ValidUntil: domain.Date(val(b.ValidUntil)),
	}
	if b.Contact != nil {
		c.Contact = domain.Contact{Name: val(b.Contact.Name), Email: val(b.Contact.Email), Phone: val(b.Contact.Phone)}
	}
	if b.OfficialRequest != nil {
		c.OfficialRequest = domain.OfficialRequest{Number: val(b.OfficialRequest.Number), Date: domain.Date(val(b.OfficialRequest.Date))}
	}
	return c, nil
}

func need(v app.NeedView) api.Need {
	n, c := v.Need, v.Need.Content
	out := api.Need{
		ID: n.Meta.ID, Version: n.Meta.Version, Number: opt(n.Number), State: api.NeedState(n.State), Level: optAs[api.Level](n.Level),
		Named: all(n.Named, func(s string) api.ID { return s }), Stale: v.Stale, Agency: n.Agency, Subgroup: opt(c.Subgroup), Theme: opt(c.Theme),
		Title: short(c.Title), Description: longOrNone(c.Description), EndUsers: shortOrNone(c.EndUsers),
		Priority: optAs[api.Priority](c.Priority), PriorityReason: longOrNone(c.PriorityReason), Cost: moneyOrNone(c.Cost),
		CostAsOf: opt(string(c.CostAsOf)), Nationwide: c.Nationwide, Places: all(c.Places, func(s string) api.Katottg { return s }),
		NeededBy: opt(string(c.NeededBy)), ValidUntil: opt(string(c.ValidUntil)), SubmittedAt: moment(n.SubmittedAt), OpenedAt: moment(n.OpenedAt),
		May: permissions(v.May), CreatedAt: n.Meta.CreatedAt, CreatedBy: v.CreatedBy, UpdatedAt: n.Meta.UpdatedAt, UpdatedBy: v.UpdatedBy,
	}
	if c.Contact != (domain.Contact{}) {
		out.Contact = &api.Contact{Name: opt(c.Contact.Name), Email: opt(c.Contact.Email), Phone: opt(c.Contact.Phone)}
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
			out.Closing.SupersededBy = &api.NeedLink{
				ID: v.SupersededBy.Meta.ID, Number: opt(v.SupersededBy.Number), Title: short(v.SupersededBy.Content.Title),
			}
		}
	}
	return out
}

func needRow(n domain.Need, today domain.Date) api.NeedRow {
	c := n.Content
	r := api.NeedRow{
		ID: n.Meta.ID, Number: opt(n.Number), State: api.NeedState(n.State), Level: optAs[api.Level](n.Level), Stale: n.Stale(today),
		Agency: n.Agency, Subgroup: opt(c.Subgroup), Theme: opt(c.Theme), Title: short(c.Title), Priority: optAs[api.Priority](c.Priority),
		Cost: moneyOrNone(c.Cost), Nationwide: c.Nationwide, Places: all(c.Places, func(s string) api.Katottg { return s }),
		NeededBy: opt(string(c.NeededBy)), UpdatedAt: n.Meta.UpdatedAt,
	}
	if n.Closing != nil {
		r.CloseReason = optAs[api.CloseReason](n.Closing.Reason)
	}
	return r
}

func events(list app.EventList) api.EventPage {
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
