package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// OpenNeeds answers POST /needs/open.
func (s *server) OpenNeeds(ctx context.Context, r api.OpenNeedsRequestObject) (api.OpenNeedsResponseObject, error) {
	list, err := s.app.OpenNeeds(plain(ctx), caller(ctx), picked(r.Body.Needs), domain.Level(r.Body.Level), strs(r.Body.Named))
	return api.OpenNeeds200JSONResponse{Items: all(list, outcome)}, err
}

// ReturnNeeds answers POST /needs/return.
func (s *server) ReturnNeeds(ctx context.Context, r api.ReturnNeedsRequestObject) (api.ReturnNeedsResponseObject, error) {
	list, err := s.app.ReturnNeeds(plain(ctx), caller(ctx), picked(r.Body.Needs), r.Body.Comment)
	return api.ReturnNeeds200JSONResponse{Items: all(list, outcome)}, err
}

func picked(list []api.Picked) []app.Picked {
	return all(list, func(p api.Picked) app.Picked { return app.Picked{ID: p.ID, Match: app.Match(p.Version)} })
}

func outcome(o app.Outcome) api.Outcome {
	out := api.Outcome{ID: o.ID, Done: o.Refused == nil}
	if o.Refused != nil {
		code := api.ProblemCode(o.Refused.Code)
		out.Code, out.Errors = &code, fieldProblems(o.Refused.Fields)
	}
	return out
}

// ListSimilarNeeds answers GET /needs/similar.
func (s *server) ListSimilarNeeds(ctx context.Context, r api.ListSimilarNeedsRequestObject) (api.ListSimilarNeedsResponseObject, error) {
	p := r.Params
	list, err := s.app.SimilarNeeds(plain(ctx), caller(ctx), app.SimilarQuery{
		Except: val(p.Except), Title: domain.Text{UK: val(p.TitleUk), EN: val(p.TitleEn)}, Classes: strs(p.Class), Places: strs(p.Place),
		NeededBy: domain.Date(val(p.NeededBy)),
	})
	today := domain.DateOf(s.app.Now())
	return api.ListSimilarNeeds200JSONResponse{Items: all(list, func(x app.Similar) api.SimilarNeed {
		return api.SimilarNeed{Need: needRow(x.Need, today), Why: all(x.Why, func(w app.Likeness) api.Likeness { return api.Likeness(w) })}
	})}, err
}

// RelevelNeed answers POST /needs/{id}/relevel.
func (s *server) RelevelNeed(ctx context.Context, r api.RelevelNeedRequestObject) (api.RelevelNeedResponseObject, error) {
	v, err := s.app.RelevelNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Level(r.Body.Level), strs(r.Body.Named))
	return api.RelevelNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}

// PublishNeed answers POST /needs/{id}/publish.
func (s *server) PublishNeed(ctx context.Context, r api.PublishNeedRequestObject) (api.PublishNeedResponseObject, error) {
	v, err := s.app.PublishNeed(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.PublishNeed200JSONResponse{NeedNowJSONResponse: now(v)}, err
}
