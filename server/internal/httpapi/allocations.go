package httpapi

import (
	"context"
	"slices"
	"strconv"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListAllocations answers GET /allocations.
func (s *server) ListAllocations(ctx context.Context, r api.ListAllocationsRequestObject) (api.ListAllocationsResponseObject, error) {
	p := r.Params
	list, err := s.app.ListAllocations(plain(ctx), caller(ctx), app.AllocationQuery{
		Pledge: val(p.Pledge), Need: val(p.Need), States: strs(p.State), Funders: strs(p.Funder), Agencies: strs(p.Agency), Sort: str(p.Sort),
		After: val(p.After), Limit: limit(p.Limit),
	})
	return api.ListAllocations200JSONResponse{Items: all(list.Items, allocation), Next: opt(list.Next), Total: list.Total}, err
}

// HoldAllocation answers POST /pledges/{id}/allocations.
func (s *server) HoldAllocation(ctx context.Context, r api.HoldAllocationRequestObject) (api.HoldAllocationResponseObject, error) {
	h, err := fromHolding(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.HoldAllocation(plain(ctx), caller(ctx), r.ID, h)
	at := "/api/v1/allocations/" + v.Allocation.Meta.ID
	return api.HoldAllocation201JSONResponse{
		Body: allocation(v), Headers: api.HoldAllocation201ResponseHeaders{ETag: etag(v.Allocation.Meta.Version), Location: &at},
	}, err
}

func fromHolding(b *api.AllocationContent) (domain.Holding, error) {
	amount, err := fromMoney("/amount", b.Amount)
	if err != nil {
		return domain.Holding{}, err
	}
	pieces, err := fromPieces("/pieces", b.Pieces)
	return domain.Holding{
		Need: b.Need, Line: val(b.Line), PledgeLine: val(b.PledgeLine), Amount: amount, Pieces: pieces, Until: domain.Date(val(b.HeldUntil)),
		PlannedOn: domain.Date(val(b.PlannedOn)),
	}, err
}

// GetAllocation answers GET /allocations/{id}.
func (s *server) GetAllocation(ctx context.Context, r api.GetAllocationRequestObject) (api.GetAllocationResponseObject, error) {
	v, err := s.app.GetAllocation(plain(ctx), caller(ctx), r.ID)
	return api.GetAllocation200JSONResponse{AllocationNowJSONResponse: allocationNow(v)}, err
}

// ConfirmAllocation answers POST /allocations/{id}/confirm.
func (s *server) ConfirmAllocation(ctx context.Context, r api.ConfirmAllocationRequestObject) (api.ConfirmAllocationResponseObject, error) {
	v, err := s.app.ConfirmAllocation(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.ConfirmAllocation200JSONResponse{AllocationNowJSONResponse: allocationNow(v)}, err
}

// ReleaseAllocation answers POST /allocations/{id}/release.
func (s *server) ReleaseAllocation(ctx context.Context, r api.ReleaseAllocationRequestObject) (api.ReleaseAllocationResponseObject, error) {
	v, err := s.app.ReleaseAllocation(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.ReleaseAllocation200JSONResponse{AllocationNowJSONResponse: allocationNow(v)}, err
}

// PlanAllocation answers POST /allocations/{id}/plan.
func (s *server) PlanAllocation(ctx context.Context, r api.PlanAllocationRequestObject) (api.PlanAllocationResponseObject, error) {
	v, err := s.app.PlanAllocation(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Date(val(r.Body.PlannedOn)))
	return api.PlanAllocation200JSONResponse{AllocationNowJSONResponse: allocationNow(v)}, err
}

func allocationNow(v app.AllocationView) api.AllocationNowJSONResponse {
	return api.AllocationNowJSONResponse{Body: allocation(v), Headers: api.AllocationNowResponseHeaders{ETag: etag(v.Allocation.Meta.Version)}}
}

func allocation(v app.AllocationView) api.Allocation {
	x := v.Allocation
	out := api.Allocation{
		ID: x.Meta.ID, Version: x.Meta.Version, Pledge: pledgeLink(v.Pledge), Need: needLink(v.Need), Line: opt(x.Line), PledgeLine: opt(x.PledgeLine),
		State: api.AllocationState(x.State), Amount: moneyOrNone(x.Amount), Pieces: piecesOrNone(x.Pieces), InNeed: money(x.InNeed), AtPrice: x.AtPrice,
		Rate: rateUsed(x.Rate, x.RateOn), HeldUntil: string(x.HeldUntil), PlannedOn: opt(string(x.PlannedOn)), ConfirmedOn: opt(string(x.ConfirmedOn)),
		Released: optAs[api.ReleaseReason](x.Released), ReleasedOn: opt(string(x.ReleasedOn)), May: permissions(v.May),
		Delivered:       minor(x.Ledger.Sums.Delivered, x.InNeed.Currency),
		DeliveredPieces: piecesOrNone(domain.Quantity(x.LinePieces().Delivered)), CreatedAt: x.Meta.CreatedAt, UpdatedAt: x.Meta.UpdatedAt,
	}
	if x.Amount.Currency != "" {
		m := minor(x.Delivered(), x.Amount.Currency)
		out.DeliveredAmount = &m
	}
	if line := x.CountedIn(&v.Pledge, &v.Need); line.ID != "" {
		i := item(line)
		out.Item = &i
	}
	if over := x.OverDelivered(); over > 0 {
		m := minor(over, x.Amount.Currency)
		out.OverDelivered = &m
	}
	return out
}

// rateUsed tells by which quotes a figure was converted; nil where it was not.
func rateUsed(u domain.Used, on domain.Date) *api.RateUsed {
	if u.From == "" || u.From == u.To {
		return nil
	}
	return &api.RateUsed{
		From: api.Currency(u.From), To: api.Currency(u.To), Rate: u.Rate(), On: opt(string(on)),
		Quotes: all(slices.Concat(u.FromQuotes, u.ToQuotes), func(q domain.Quote) api.QuoteUsed {
			return api.QuoteUsed{Date: string(q.Date), Currency: api.Currency(q.Currency), Source: api.RateSource(q.Source), Value: q.Value.String()}
		}),
	}
}

func minor(n int64, c domain.Currency) api.Money { return money(domain.Money{Minor: n, Currency: c}) }

func fromLinePieces(list []api.LinePieces) ([]domain.LineAllowance, error) {
	out := make([]domain.LineAllowance, 0, len(list))
	for i, l := range list {
		q, err := fromPieces("/lines/"+strconv.Itoa(i)+"/pieces", &l.Pieces)
		if err != nil {
			return nil, err
		}
		out = append(out, domain.LineAllowance{ID: l.Line, Pieces: q})
	}
	return out, nil
}
