package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// Search answers GET /search.
func (s *server) Search(ctx context.Context, r api.SearchRequestObject) (api.SearchResponseObject, error) {
	f, err := s.app.Search(plain(ctx), caller(ctx), r.Params.Q)
	row := func(n domain.Need) api.NeedRow { return needRow(n, f.Today) }
	hit := func(h app.Hit) api.Hit { return api.Hit{Need: row(h.Need), Text: h.Text} }
	pledges := all(f.Pledges, pledgeRow)
	return api.Search200JSONResponse{
		Pledges: &pledges,
		Needs:   all(f.Needs, row), Comments: all(f.Comments, hit), Files: all(f.Files, hit),
		Organisations: all(f.Organisations, organisation),
		Totals:        api.FoundTotals{Needs: f.NeedsAll, Pledges: &f.PledgesAll, Organisations: f.OrganisationsAll, Comments: f.CommentsAll, Files: f.FilesAll},
	}, err
}
