package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListUsers answers GET /users.
func (s *server) ListUsers(ctx context.Context, r api.ListUsersRequestObject) (api.ListUsersResponseObject, error) {
	p := r.Params
	list, err := s.app.ListPeople(plain(ctx), caller(ctx), app.PersonQuery{Words: val(p.Q), After: val(p.After), Limit: limit(p.Limit)})
	return api.ListUsers200JSONResponse{
		Items: all(list.Items, user), Next: opt(list.Next), Total: list.Total,
	}, err
}

// CreateUser answers POST /users.
func (s *server) CreateUser(ctx context.Context, r api.CreateUserRequestObject) (api.CreateUserResponseObject, error) {
	v, err := s.app.CreatePerson(plain(ctx), caller(ctx), r.Body.Email, r.Body.Name)
	at := "/api/v1/users/" + v.User.Meta.ID
	return api.CreateUser201JSONResponse{
		Body: user(v), Headers: api.CreateUser201ResponseHeaders{ETag: etag(v.User.Meta.Version), Location: &at},
	}, err
}

// GetUser answers GET /users/{id}.
func (s *server) GetUser(ctx context.Context, r api.GetUserRequestObject) (api.GetUserResponseObject, error) {
	v, err := s.app.GetPerson(plain(ctx), caller(ctx), r.ID)
	return api.GetUser200JSONResponse{UserNowJSONResponse: userNow(v)}, err
}

// EditUser answers PUT /users/{id}.
func (s *server) EditUser(ctx context.Context, r api.EditUserRequestObject) (api.EditUserResponseObject, error) {
	b := r.Body
	v, err := s.app.EditPerson(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), b.Email, b.Name, val(b.Disabled))
	return api.EditUser200JSONResponse{UserNowJSONResponse: userNow(v)}, err
}

// InviteUser answers POST /users/{id}/link. The token stands in the fragment, which no server and no log sees.
func (s *server) InviteUser(ctx context.Context, r api.InviteUserRequestObject) (api.InviteUserResponseObject, error) {
	l, err := s.app.InvitePerson(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.InviteUser200JSONResponse{Path: "/password#" + l.Token, ExpiresAt: l.ExpiresAt}, err
}

// SignOutUser answers POST /users/{id}/sign-out.
func (s *server) SignOutUser(ctx context.Context, r api.SignOutUserRequestObject) (api.SignOutUserResponseObject, error) {
	v, err := s.app.EndSessionsOf(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
	return api.SignOutUser200JSONResponse{UserNowJSONResponse: userNow(v)}, err
}

// GiveSeat answers POST /users/{id}/seats.
func (s *server) GiveSeat(ctx context.Context, r api.GiveSeatRequestObject) (api.GiveSeatResponseObject, error) {
	b := r.Body
	v, err := s.app.GiveSeat(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Seat{
		Role: domain.Role(b.Role), Organisation: val(b.Organisation), Subgroup: val(b.Subgroup), From: domain.Date(b.From), To: domain.Date(val(b.To)),
	})
	return api.GiveSeat200JSONResponse{UserNowJSONResponse: userNow(v)}, err
}

// EndSeat answers POST /users/{id}/seats/{seat}/end.
func (s *server) EndSeat(ctx context.Context, r api.EndSeatRequestObject) (api.EndSeatResponseObject, error) {
	v, err := s.app.EndSeat(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Seat, domain.Date(r.Body.To), val(r.Body.Successor))
	return api.EndSeat200JSONResponse{UserNowJSONResponse: userNow(v)}, err
}

func userNow(v app.PersonView) api.UserNowJSONResponse {
	return api.UserNowJSONResponse{Body: user(v), Headers: api.UserNowResponseHeaders{ETag: etag(v.User.Meta.Version)}}
}

func user(v app.PersonView) api.User {
	u := v.User
	return api.User{
		ID: u.Meta.ID, Version: u.Meta.Version, Name: u.Name, Email: u.Email, Disabled: u.Disabled, Active: v.Active, Invited: v.Invited,
		Seats: all(v.Seats, seat), May: permissions(v.May),
	}
}

func seat(x domain.Seat) api.Seat {
	return api.Seat{
		ID: x.Meta.ID, Role: api.Role(x.Role), Organisation: opt(x.Organisation), Subgroup: opt(x.Subgroup), From: string(x.From), To: opt(string(x.To)),
	}
}
