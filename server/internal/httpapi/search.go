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
	project := func(p domain.Project) api.ProjectRow { return projectRow(p, f.Today) }
	hit := func(h app.Hit) api.Hit {
		out := api.Hit{Text: h.Text}
		if h.Need != nil {
			n := row(*h.Need)
			out.Need = &n
		}
		if h.Pledge != nil {
			p := pledgeRow(*h.Pledge)
			out.Pledge = &p
		}
		if h.Project != nil {
			p := project(*h.Project)
			out.Project = &p
		}
		return out
	}
	pledges, projects := all(f.Pledges, pledgeRow), all(f.Projects, project)
	return api.Search200JSONResponse{
		Pledges: &pledges, Projects: &projects,
		Needs: all(f.Needs, row), Comments: all(f.Comments, hit), Files: all(f.Files, hit),
		Organisations: all(f.Organisations, organisation),
		Totals:        api.FoundTotals{Needs: f.NeedsAll, Pledges: &f.PledgesAll, Projects: &f.ProjectsAll, Organisations: f.OrganisationsAll, Comments: f.CommentsAll, Files: f.FilesAll},
	}, err
}
