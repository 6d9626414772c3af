package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListNeeds answers GET /needs.
func (s *server) ListNeeds(ctx context.Context, r api.ListNeedsRequestObject) (api.ListNeedsResponseObject, error) {
	p := r.Params
	list, err := s.app.ListNeeds(plain(ctx), caller(ctx), app.NeedQuery{
		Subgroups: strs(p.Subgroup), States: strs(p.State), Priorities: strs(p.Priority), Agencies: strs(p.Agency), Themes: strs(p.Theme),
		Places: strs(p.Place), Stale: val(p.Stale), Lacks: str(p.Lacks), Words: val(p.Q), Sort: str(p.Sort), After: val(p.After), Before: val(p.Before), Limit: limit(p.Limit),
	})
	if err != nil {
		return nil, err
	}
	rows := make([]api.NeedRow, len(list.Items))
	for i := range rows {
		rows[i] = needRow(list.Items[i], list.Today)
		rows[i].May, rows[i].Fresh = permissions(list.May[i]), list.Fresh[list.Items[i].Meta.ID]
	}
	return api.ListNeeds200JSONResponse{Items: rows, Next: opt(list.Next), Prev: opt(list.Prev), Total: list.Total}, nil
}

// SummariseNeeds answers GET /needs/summary.
func (s *server) SummariseNeeds(ctx context.Context, r api.SummariseNeedsRequestObject) (api.SummariseNeedsResponseObject, error) {
	p := r.Params
	rows, total, err := s.app.SummariseNeeds(plain(ctx), caller(ctx), app.NeedQuery{
		Subgroups: strs(p.Subgroup), States: strs(p.State), Priorities: strs(p.Priority), Agencies: strs(p.Agency), Themes: strs(p.Theme),
		Places: strs(p.Place), Stale: val(p.Stale), Lacks: str(p.Lacks), Words: val(p.Q),
	}, string(p.By))
	if err != nil {
		return nil, err
	}
	return api.SummariseNeeds200JSONResponse{Total: total, Items: all(rows, summaryRow)}, nil
}

func summaryRow(x app.SummaryRow) api.NeedSummaryRow {
	return api.NeedSummaryRow{Key: opt(x.Key), Count: x.Count, Costs: all(x.Costs, money)}
}

// CreateNeed answers POST /needs.
func (s *server) CreateNeed(ctx context.Context, r api.CreateNeedRequestObject) (api.CreateNeedResponseObject, error) {
	content, err := fromContent(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.CreateNeed(plain(ctx), caller(ctx), r.Body.Agency, content)
	if err != nil {
		return nil, err
	}
	at := "/api/v1/needs/" + v.Need.Meta.ID
	return api.CreateNeed201JSONResponse{Body: need(v), Headers: api.CreateNeed201ResponseHeaders{ETag: etag(v.Need.Meta.Version), Location: &at}}, nil
}

// GetNeed answers GET /needs/{id}.
func (s *server) GetNeed(ctx context.Context, r api.GetNeedRequestObject) (api.GetNeedResponseObject, error) {
	v, err := s.app.GetNeed(plain(ctx), caller(ctx), r.ID)
	return api.GetNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// EditNeed answers PUT /needs/{id}.
func (s *server) EditNeed(ctx context.Context, r api.EditNeedRequestObject) (api.EditNeedResponseObject, error) {
	content, err := fromContent(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.EditNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Agency, content)
	return api.EditNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// DeleteNeed answers DELETE /needs/{id}.
func (s *server) DeleteNeed(ctx context.Context, r api.DeleteNeedRequestObject) (api.DeleteNeedResponseObject, error) {
	return api.DeleteNeed204Response{}, s.app.DeleteNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
}

// SubmitNeed answers POST /needs/{id}/submit.
func (s *server) SubmitNeed(ctx context.Context, r api.SubmitNeedRequestObject) (api.SubmitNeedResponseObject, error) {
	v, err := s.app.SubmitNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.SubmitNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// ReturnNeed answers POST /needs/{id}/return.
func (s *server) ReturnNeed(ctx context.Context, r api.ReturnNeedRequestObject) (api.ReturnNeedResponseObject, error) {
	v, err := s.app.ReturnNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Comment)
	return api.ReturnNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// OpenNeed answers POST /needs/{id}/open.
func (s *server) OpenNeed(ctx context.Context, r api.OpenNeedRequestObject) (api.OpenNeedResponseObject, error) {
	v, err := s.app.OpenNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Level(r.Body.Level), strs(r.Body.Named))
	return api.OpenNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// CloseNeed answers POST /needs/{id}/close.
func (s *server) CloseNeed(ctx context.Context, r api.CloseNeedRequestObject) (api.CloseNeedResponseObject, error) {
	b := r.Body
	v, err := s.app.CloseNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.CloseReason(b.Reason), val(b.Comment), val(b.SupersededBy))
	return api.CloseNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// ReopenNeed answers POST /needs/{id}/reopen.
func (s *server) ReopenNeed(ctx context.Context, r api.ReopenNeedRequestObject) (api.ReopenNeedResponseObject, error) {
	v, err := s.app.ReopenNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Reason)
	return api.ReopenNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// ConfirmNeed answers POST /needs/{id}/confirm.
func (s *server) ConfirmNeed(ctx context.Context, r api.ConfirmNeedRequestObject) (api.ConfirmNeedResponseObject, error) {
	v, err := s.app.ConfirmNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.ConfirmNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// GetNeedHistory answers GET /needs/{id}/history.
func (s *server) GetNeedHistory(ctx context.Context, r api.GetNeedHistoryRequestObject) (api.GetNeedHistoryResponseObject, error) {
	list, err := s.app.NeedHistory(plain(ctx), caller(ctx), r.ID, val(r.Params.After), limit(r.Params.Limit))
	return api.GetNeedHistory200JSONResponse(events(list)), err
}

func now(v app.NeedView) api.NeedNowJSONResponse {
	return api.NeedNowJSONResponse{Body: need(v), Headers: api.NeedNowResponseHeaders{ETag: etag(v.Need.Meta.Version)}}
}
