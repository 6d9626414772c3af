package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListPledges answers GET /pledges.
func (s *server) ListPledges(ctx context.Context, r api.ListPledgesRequestObject) (api.ListPledgesResponseObject, error) {
	p := r.Params
	list, err := s.app.ListPledges(plain(ctx), caller(ctx), app.PledgeQuery{
		States: strs(p.State), Funders: strs(p.Funder), Channels: strs(p.Channel), Instruments: strs(p.Instrument), Subgroups: strs(p.Subgroup),
		Themes: strs(p.Theme), Quarters: strs(p.Announced), Need: val(p.Need), Words: val(p.Q), Sort: str(p.Sort), After: val(p.After),
		Before: val(p.Before), Limit: limit(p.Limit),
	})
	return api.ListPledges200JSONResponse{Items: all(list.Items, pledgeRow), Next: opt(list.Next), Prev: opt(list.Prev), Total: list.Total}, err
}

// SummarisePledges answers GET /pledges/summary.
func (s *server) SummarisePledges(ctx context.Context, r api.SummarisePledgesRequestObject) (api.SummarisePledgesResponseObject, error) {
	p := r.Params
	c := reporting(p.Currency)
	rows, err := s.app.SummarisePledges(plain(ctx), caller(ctx), app.PledgeQuery{
		Funders: strs(p.Funder), Channels: strs(p.Channel), Instruments: strs(p.Instrument), Subgroups: strs(p.Subgroup), Themes: strs(p.Theme),
		Quarters: strs(p.Announced), Words: val(p.Q),
	}, string(p.By), c)
	return api.SummarisePledges200JSONResponse{Items: all(rows, func(g app.PledgeGroup) api.PledgeSummaryRow {
		return api.PledgeSummaryRow{
			Key: opt(g.Key), Count: g.Count, Amounts: all(g.Amounts, money), Amount: minor(g.Amount, c), Allocated: minor(g.Allocated, c),
			Delivered: minor(g.Delivered, c), NoRate: g.NoRate,
		}
	})}, err
}

// CreatePledge answers POST /pledges.
func (s *server) CreatePledge(ctx context.Context, r api.CreatePledgeRequestObject) (api.CreatePledgeResponseObject, error) {
	content, err := fromPledge(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.CreatePledge(plain(ctx), caller(ctx), r.Body.Funder, val(r.Body.Shared), content)
	at := "/api/v1/pledges/" + v.Pledge.Meta.ID
	return api.CreatePledge201JSONResponse{
		Body: pledge(v), Headers: api.CreatePledge201ResponseHeaders{ETag: etag(v.Pledge.Meta.Version), Location: &at},
	}, err
}

// PledgeToNeed answers POST /pledges/to-need.
func (s *server) PledgeToNeed(ctx context.Context, r api.PledgeToNeedRequestObject) (api.PledgeToNeedResponseObject, error) {
	b := r.Body.Pledge
	content, err := fromPledge(&b)
	if err != nil {
		return nil, domain.Within("/pledge", err)
	}
	h, err := fromHolding(&r.Body.Hold)
	if err != nil {
		return nil, domain.Within("/hold", err)
	}
	v, err := s.app.PledgeToNeed(plain(ctx), caller(ctx), b.Funder, val(b.Shared), content, h)
	at := "/api/v1/pledges/" + v.Pledge.Meta.ID
	return api.PledgeToNeed201JSONResponse{
		Body: pledge(v), Headers: api.PledgeToNeed201ResponseHeaders{ETag: etag(v.Pledge.Meta.Version), Location: &at},
	}, err
}

// GetPledge answers GET /pledges/{id}.
func (s *server) GetPledge(ctx context.Context, r api.GetPledgeRequestObject) (api.GetPledgeResponseObject, error) {
	v, err := s.app.GetPledge(plain(ctx), caller(ctx), r.ID)
	return api.GetPledge200JSONResponse{PledgeNowJSONResponse: pledgeNow(v)}, err
}

// EditPledge answers PUT /pledges/{id}.
func (s *server) EditPledge(ctx context.Context, r api.EditPledgeRequestObject) (api.EditPledgeResponseObject, error) {
	content, err := fromPledge(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.EditPledge(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Funder, val(r.Body.Shared), content)
	return api.EditPledge200JSONResponse{PledgeNowJSONResponse: pledgeNow(v)}, err
}

// AnnouncePledge answers POST /pledges/{id}/announce.
func (s *server) AnnouncePledge(ctx context.Context, r api.AnnouncePledgeRequestObject) (api.AnnouncePledgeResponseObject, error) {
	b := r.Body
	v, err := s.app.AnnouncePledge(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Level(b.Level), strs(b.Named), domain.Date(val(b.AnnouncedOn)))
	return api.AnnouncePledge200JSONResponse{PledgeNowJSONResponse: pledgeNow(v)}, err
}

// RelevelPledge answers POST /pledges/{id}/relevel.
func (s *server) RelevelPledge(ctx context.Context, r api.RelevelPledgeRequestObject) (api.RelevelPledgeResponseObject, error) {
	v, err := s.app.RelevelPledge(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Level(r.Body.Level), strs(r.Body.Named))
	return api.RelevelPledge200JSONResponse{PledgeNowJSONResponse: pledgeNow(v)}, err
}

// CommitPledge answers POST /pledges/{id}/commit.
func (s *server) CommitPledge(ctx context.Context, r api.CommitPledgeRequestObject) (api.CommitPledgeResponseObject, error) {
	b := r.Body
	amount, err := fromMoney("/amount", b.Amount)
	if err != nil {
		return nil, err
	}
	lines, err := fromLinePieces(val(b.Lines))
	if err != nil {
		return nil, err
	}
	c := domain.Commitment{
		Agreement: domain.Agreement{Reference: b.Agreement.Reference, Date: domain.Date(b.Agreement.Date)}, On: domain.Date(val(b.CommittedOn)),
		Amount: amount, Lines: map[string]domain.Quantity{},
	}
	for _, l := range lines {
		c.Lines[l.ID] = l.Pieces
	}
	v, err := s.app.CommitPledge(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), c)
	return api.CommitPledge200JSONResponse{PledgeNowJSONResponse: pledgeNow(v)}, err
}

// ClosePledge answers POST /pledges/{id}/close.
func (s *server) ClosePledge(ctx context.Context, r api.ClosePledgeRequestObject) (api.ClosePledgeResponseObject, error) {
	v, err := s.app.ClosePledge(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.ClosePledge200JSONResponse{PledgeNowJSONResponse: pledgeNow(v)}, err
}

// WithdrawPledge answers POST /pledges/{id}/withdraw.
func (s *server) WithdrawPledge(ctx context.Context, r api.WithdrawPledgeRequestObject) (api.WithdrawPledgeResponseObject, error) {
	v, err := s.app.WithdrawPledge(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Reason)
	return api.WithdrawPledge200JSONResponse{PledgeNowJSONResponse: pledgeNow(v)}, err
}

// GetPledgeHistory answers GET /pledges/{id}/history.
func (s *server) GetPledgeHistory(ctx context.Context, r api.GetPledgeHistoryRequestObject) (api.GetPledgeHistoryResponseObject, error) {
	list, err := s.app.PledgeHistory(plain(ctx), caller(ctx), r.ID, val(r.Params.After), limit(r.Params.Limit))
	return api.GetPledgeHistory200JSONResponse(events(list)), err
}

func pledgeNow(v app.PledgeView) api.PledgeNowJSONResponse {
	return api.PledgeNowJSONResponse{Body: pledge(v), Headers: api.PledgeNowResponseHeaders{ETag: etag(v.Pledge.Meta.Version)}}
}

func fromPledge(b *api.PledgeContent) (domain.PledgeContent, error) {
	amount, err := fromMoney("/amount", b.Amount)
	if err != nil {
		return domain.PledgeContent{}, err
	}
	items, err := fromItems(val(b.Items))
	if err != nil {
		return domain.PledgeContent{}, err
	}
	c := domain.PledgeContent{
		Channel: val(b.Channel), Title: fromShort(b.Title), Instrument: domain.Instrument(val(b.Instrument)), Amount: amount, Items: items,
		Conditions: fromLong(b.Conditions), AvailableFrom: domain.Date(val(b.AvailableFrom)), AvailableUntil: domain.Date(val(b.AvailableUntil)),
		Contact: fromContact(b.Contact),
	}
	if e := b.Earmark; e != nil {
		c.Earmark = domain.Earmark{Kind: domain.EarmarkKind(e.Kind), Need: val(e.Need), Theme: val(e.Theme), Subgroup: val(e.Subgroup)}
	}
	return c, nil
}

func pledge(v app.PledgeView) api.Pledge {
	p, c := v.Pledge, v.Pledge.Content
	out := api.Pledge{
		ID: p.Meta.ID, Version: p.Meta.Version, Number: opt(p.Number), State: api.PledgeState(p.State), Level: optAs[api.Level](p.Level),
		Named: all(p.Named, func(s string) api.ID { return s }), Shared: p.Shared, Funder: p.Funder, Channel: opt(c.Channel), Subgroup: opt(c.Subgroup),
		Title: short(c.Title), Instrument: optAs[api.Instrument](c.Instrument), Amount: moneyOrNone(c.Amount), Items: all(c.Items, item),
		Earmark:    api.Earmark{Kind: api.EarmarkKind(c.Earmark.Kind), Theme: opt(c.Earmark.Theme), Subgroup: opt(c.Earmark.Subgroup)},
		Conditions: longOrNone(c.Conditions), AvailableFrom: opt(string(c.AvailableFrom)), AvailableUntil: opt(string(c.AvailableUntil)),
		AnnouncedOn: opt(string(p.AnnouncedOn)), CommittedOn: opt(string(p.CommittedOn)), Report: pledgeReport(p), May: permissions(v.May),
		CreatedAt: p.Meta.CreatedAt, CreatedBy: v.CreatedBy, UpdatedAt: p.Meta.UpdatedAt, UpdatedBy: v.UpdatedBy, Contact: contactOrNone(c.Contact),
	}
	if v.Earmarked != nil {
		n := needLink(*v.Earmarked)
		out.Earmark.Need = &n
	}
	if v.SplitFrom != nil {
		l := pledgeLink(*v.SplitFrom)
		out.SplitFrom = &l
	}
	if p.Agreement != (domain.Agreement{}) {
		out.Agreement = &api.Agreement{Reference: p.Agreement.Reference, Date: string(p.Agreement.Date)}
	}
	if p.Withdrawal != nil {
		out.Withdrawal = &api.Withdrawal{Reason: p.Withdrawal.Reason, At: p.Withdrawal.At}
	}
	if c.Amount.Currency != "" {
		x := v.Sums
		out.Sums = &api.PledgeSums{Held: money(x.Held), Allocated: money(x.Allocated), Delivered: money(x.Delivered), Undisclosed: money(x.Undisclosed)}
		if x.Room != nil {
			out.Sums.Room = moneyOrNone(*x.Room)
		}
	}
	return out
}

func pledgeRow(p domain.Pledge) api.PledgeRow {
	c := p.Content
	return api.PledgeRow{
		ID: p.Meta.ID, Version: p.Meta.Version, Number: opt(p.Number), State: api.PledgeState(p.State), Level: optAs[api.Level](p.Level), Funder: p.Funder,
		Channel: opt(c.Channel), Subgroup: opt(c.Subgroup), Title: short(c.Title), Instrument: optAs[api.Instrument](c.Instrument),
		Amount: moneyOrNone(c.Amount), Report: pledgeReport(p), AnnouncedOn: opt(string(p.AnnouncedOn)), AvailableUntil: opt(string(c.AvailableUntil)),
		UpdatedAt: p.Meta.UpdatedAt,
	}
}

// pledgeReport is a pledge in the reporting currency that is offered first; nil where no rate leads there.
func pledgeReport(p domain.Pledge) *api.PledgeReport {
	for _, r := range p.Ledger.Reports {
		if r.Currency == domain.ReportingCurrencies()[0] {
			return &api.PledgeReport{Amount: minor(r.Amount, r.Currency), Rate: rateUsed(r.Rate, p.AnnouncedOn)}
		}
	}
	return nil
}

func pledgeLink(p domain.Pledge) api.PledgeLink {
	return api.PledgeLink{
		ID: p.Meta.ID, Number: opt(p.Number), Title: short(p.Content.Title), Funder: p.Funder, Channel: opt(p.Content.Channel), State: api.PledgeState(p.State),
	}
}

func needLink(n domain.Need) api.NeedLink {
	return api.NeedLink{ID: n.Meta.ID, Number: opt(n.Number), Title: short(n.Content.Title)}
}
