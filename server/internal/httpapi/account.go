package httpapi

import (
	"context"

	"github.com/gin-gonic/gin"

	"swgportal/server/api"
	"swgportal/server/internal/app"
)

// ChangePassword answers POST /session/password.
func (s *server) ChangePassword(ctx context.Context, r api.ChangePasswordRequestObject) (api.ChangePasswordResponseObject, error) {
	return api.ChangePassword204Response{}, s.app.ChangePassword(plain(ctx), caller(ctx), r.Body.Old, r.Body.Password)
}

// ListSessions answers GET /session/others.
func (s *server) ListSessions(ctx context.Context, _ api.ListSessionsRequestObject) (api.ListSessionsResponseObject, error) {
	list, err := s.app.ListSessions(plain(ctx), caller(ctx))
	return api.ListSessions200JSONResponse{Items: all(list, func(x app.SessionRow) api.SessionRow {
		return api.SessionRow{
			ID: x.Ref, Current: x.Current, Browser: opt(x.Agent), Network: opt(x.Network), StartedAt: x.StartedAt, SeenAt: x.SeenAt,
		}
	})}, err
}

// EndSession answers DELETE /session/others/{id}.
func (s *server) EndSession(ctx context.Context, r api.EndSessionRequestObject) (api.EndSessionResponseObject, error) {
	return api.EndSession204Response{}, s.app.EndSession(plain(ctx), caller(ctx), r.ID)
}

// ClaimLink answers POST /password.
func (s *server) ClaimLink(ctx context.Context, r api.ClaimLinkRequestObject) (api.ClaimLinkResponseObject, error) {
	g := ctx.(*gin.Context)
	return api.ClaimLink204Response{}, s.app.ClaimLink(plain(ctx), app.ClaimRequest{
		Token: r.Body.Token, Password: r.Body.Password, Address: g.ClientIP(),
	})
}
