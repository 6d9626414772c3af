package httpapi

import (
	"context"
	"errors"

	"github.com/gin-gonic/gin"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// GetSession answers GET /session: also nobody gets an answer, so that the client's first request is no error.
func (s *server) GetSession(ctx context.Context, _ api.GetSessionRequestObject) (api.GetSessionResponseObject, error) {
	g := ctx.(*gin.Context)
	v, err := s.cookies.Find(g.Request)
	var e *domain.Error
	if errors.As(err, &e) && e.Kind == domain.Unauthenticated {
		return api.GetSession200JSONResponse{Demo: s.app.Demo(), Permissions: []api.Permission{}, Seats: []api.Seat{}, TwoPeople: []api.ID{}}, nil
	}
	if err != nil {
		return nil, err
	}
	now, err := s.session(plain(ctx), v)
	return api.GetSession200JSONResponse(now), err
}

// SignIn answers POST /session.
func (s *server) SignIn(ctx context.Context, r api.SignInRequestObject) (api.SignInResponseObject, error) {
	g := ctx.(*gin.Context)
	in, err := s.app.SignIn(plain(ctx), app.SignInRequest{
		Email: r.Body.Email, Password: r.Body.Password, Address: g.ClientIP(), Device: s.cookies.Device(g.Request), Session: s.cookies.Token(g.Request),
		Agent: g.Request.UserAgent(),
	})
	if err != nil {
		return nil, err
	}
	if err := s.cookies.Start(g.Request, g.Writer, in); err != nil {
		return nil, err
	}
	now, err := s.session(plain(ctx), in.Session)
	return api.SignIn200JSONResponse{Body: now}, err
}

// SignOut answers DELETE /session.
func (s *server) SignOut(ctx context.Context, _ api.SignOutRequestObject) (api.SignOutResponseObject, error) {
	g := ctx.(*gin.Context)
	clear := `"cache", "storage"` // not "cookies": this browser stays known, so that its owner cannot be locked out
	return api.SignOut204Response{Headers: api.SignOut204ResponseHeaders{ClearSiteData: &clear}}, s.cookies.End(g.Request, g.Writer)
}

// ClaimSetup answers POST /setup.
func (s *server) ClaimSetup(ctx context.Context, r api.ClaimSetupRequestObject) (api.ClaimSetupResponseObject, error) {
	b := r.Body
	return api.ClaimSetup204Response{}, s.app.ClaimSetup(plain(ctx), app.SetupRequest{Token: b.Token, Email: b.Email, Name: b.Name, Password: b.Password})
}

func (s *server) session(ctx context.Context, v app.SessionView) (api.Session, error) {
	two, err := s.app.TwoPeople(ctx, v.Actor)
	u := v.Actor.User
	return api.Session{
		SignedIn: true, Demo: s.app.Demo(), User: &api.Person{ID: u.Meta.ID, Name: u.Name, Email: u.Email},
		Permissions: permissions(v.Actor.Permissions()), ExpiresAt: moment(v.ExpiresAt),
		Seats: all(v.Actor.Seats, seat), TwoPeople: all(two, func(id string) api.ID { return id }),
	}, err
}

// ListAudit answers GET /audit.
func (s *server) ListAudit(ctx context.Context, r api.ListAuditRequestObject) (api.ListAuditResponseObject, error) {
	p := r.Params
	list, err := s.app.ListAudit(plain(ctx), caller(ctx), app.AuditQuery{
		Kind: str(p.Kind), Record: val(p.Record), Act: str(p.Act), Person: val(p.Person), Organisation: val(p.Organisation), Number: val(p.Number),
		Words: val(p.Q), Since: domain.Date(val(p.Since)), Until: domain.Date(val(p.Until)), After: val(p.After), Limit: limit(p.Limit),
	})
	return api.ListAudit200JSONResponse(events(list)), err
}

// ListOrganisations answers GET /organisations.
func (s *server) ListOrganisations(ctx context.Context, r api.ListOrganisationsRequestObject) (api.ListOrganisationsResponseObject, error) {
	p := r.Params
	list, err := s.app.ListOrganisations(plain(ctx), caller(ctx), app.OrganisationQuery{Kind: str(p.Kind), Words: val(p.Q), After: val(p.After), Limit: limit(p.Limit)})
	return api.ListOrganisations200JSONResponse{Items: all(list.Items, organisation), Next: opt(list.Next), Total: list.Total}, err
}

// CreateOrganisation answers POST /organisations.
func (s *server) CreateOrganisation(ctx context.Context, r api.CreateOrganisationRequestObject) (api.CreateOrganisationResponseObject, error) {
	v, err := s.app.CreateOrganisation(plain(ctx), caller(ctx), fromOrganisation(r.Body))
	at := "/api/v1/organisations/" + v.Organisation.Meta.ID
	return api.CreateOrganisation201JSONResponse{
		Body: organisation(v), Headers: api.CreateOrganisation201ResponseHeaders{ETag: etag(v.Organisation.Meta.Version), Location: &at},
	}, err
}

// GetOrganisation answers GET /organisations/{id}.
func (s *server) GetOrganisation(ctx context.Context, r api.GetOrganisationRequestObject) (api.GetOrganisationResponseObject, error) {
	v, err := s.app.GetOrganisation(plain(ctx), caller(ctx), r.ID)
	return api.GetOrganisation200JSONResponse{OrganisationNowJSONResponse: organisationNow(v)}, err
}

// EditOrganisation answers PUT /organisations/{id}.
func (s *server) EditOrganisation(ctx context.Context, r api.EditOrganisationRequestObject) (api.EditOrganisationResponseObject, error) {
	v, err := s.app.EditOrganisation(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), fromOrganisation(r.Body))
	return api.EditOrganisation200JSONResponse{OrganisationNowJSONResponse: organisationNow(v)}, err
}

func organisationNow(v app.OrganisationView) api.OrganisationNowJSONResponse {
	return api.OrganisationNowJSONResponse{Body: organisation(v), Headers: api.OrganisationNowResponseHeaders{ETag: etag(v.Organisation.Meta.Version)}}
}

func organisation(v app.OrganisationView) api.Organisation {
	o := v.Organisation
	return api.Organisation{
		ID: o.Meta.ID, Version: o.Meta.Version, Name: short(o.Name), Acronym: shortOrNone(o.Acronym), Kind: api.OrganisationKind(o.Kind),
		Country: opt(o.Country), IatiID: opt(o.IATIID), IatiType: opt(o.IATIType), Active: o.Active, May: permissions(v.May),
	}
}

func fromOrganisation(b *api.OrganisationContent) domain.OrganisationContent {
	return domain.OrganisationContent{
		Name: fromShort(&b.Name), Acronym: fromShort(b.Acronym), Kind: domain.OrganisationKind(b.Kind), Country: str(b.Country),
		IATIID: val(b.IatiID), IATIType: val(b.IatiType), Active: b.Active == nil || *b.Active,
	}
}

// ListThemes answers GET /themes.
func (s *server) ListThemes(ctx context.Context, _ api.ListThemesRequestObject) (api.ListThemesResponseObject, error) {
	list, err := s.app.ListThemes(plain(ctx), caller(ctx))
	return api.ListThemes200JSONResponse{Items: all(list, func(t domain.Theme) api.Theme {
		return api.Theme{Code: t.Meta.ID, Subgroup: t.Subgroup, Name: short(t.Name), Scope: longOrNone(t.Scope), DacSector: opt(t.DACSector), Active: t.Active}
	})}, err
}
