package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// GetPledgeFitting answers GET /pledges/{id}/fitting.
func (s *server) GetPledgeFitting(ctx context.Context, r api.GetPledgeFittingRequestObject) (api.GetPledgeFittingResponseObject, error) {
	f, err := s.app.FittingNeeds(plain(ctx), caller(ctx), r.ID)
	return api.GetPledgeFitting200JSONResponse{Total: f.Total, Items: all(f.Items, func(x app.FittingNeed) api.FittingNeed {
		return api.FittingNeed{Need: needRow(x.Need, f.Today), Rank: x.Rank, Left: moneyOrNone(x.Left), Reasons: all(x.Reasons, func(w domain.FitReason) api.FitReason {
			out := api.FitReason{Code: api.FitCode(w.Code), Points: w.Points}
			if w.Count > 0 {
				out.Count = &w.Count
			}
			return out
		})}
	})}, err
}
