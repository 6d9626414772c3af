package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListSubgroups answers GET /subgroups.
func (s *server) ListSubgroups(ctx context.Context, _ api.ListSubgroupsRequestObject) (api.ListSubgroupsResponseObject, error) {
	list, err := s.app.ListSubgroups(plain(ctx), caller(ctx))
	return api.ListSubgroups200JSONResponse{Items: all(list, func(g domain.Subgroup) api.Subgroup {
		return api.Subgroup{Code: g.Meta.ID, Name: short(g.Name), Purpose: longOrNone(g.Purpose), Order: int(g.Order), Active: g.Active}
	})}, err
}

// GetSubgroup answers GET /subgroups/{code}.
func (s *server) GetSubgroup(ctx context.Context, r api.GetSubgroupRequestObject) (api.GetSubgroupResponseObject, error) {
	v, err := s.app.GetSubgroup(plain(ctx), caller(ctx), r.Code)
	return api.GetSubgroup200JSONResponse{SubgroupNowJSONResponse: subgroupNow(v)}, err
}

// EditSubgroup answers PUT /subgroups/{code}.
func (s *server) EditSubgroup(ctx context.Context, r api.EditSubgroupRequestObject) (api.EditSubgroupResponseObject, error) {
	b := r.Body
	v, err := s.app.EditSubgroup(plain(ctx), caller(ctx), r.Code, match(r.Params.IfMatch), domain.SubgroupContent{
		Name: fromShort(&b.Name), Purpose: fromLong(b.Purpose), Active: b.Active == nil || *b.Active,
		Members: all(b.Members, func(m api.Membership) domain.Term {
			return domain.Term{Organisation: m.Organisation, From: domain.Date(m.From), To: domain.Date(val(m.To))}
		}),
	})
	return api.EditSubgroup200JSONResponse{SubgroupNowJSONResponse: subgroupNow(v)}, err
}

func subgroupNow(v app.SubgroupView) api.SubgroupNowJSONResponse {
	g := v.Subgroup
	return api.SubgroupNowJSONResponse{
		Headers: api.SubgroupNowResponseHeaders{ETag: etag(g.Meta.Version)},
		Body: api.SubgroupFull{
			Code: g.Meta.ID, Version: g.Meta.Version, Name: short(g.Name), Purpose: longOrNone(g.Purpose), Order: int(g.Order), Active: g.Active,
			Members: all(g.Members, func(m domain.Term) api.Membership {
				return api.Membership{Organisation: m.Organisation, From: string(m.From), To: opt(string(m.To))}
			}),
			May: permissions(v.May),
		},
	}
}
