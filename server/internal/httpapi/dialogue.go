package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListComments answers GET /needs/{id}/comments.
func (s *server) ListComments(ctx context.Context, r api.ListCommentsRequestObject) (api.ListCommentsResponseObject, error) {
	list, err := s.app.ListComments(plain(ctx), caller(ctx), r.ID, val(r.Params.After), limit(r.Params.Limit))
	return api.ListComments200JSONResponse{Items: all(list.Items, comment), Next: opt(list.Next), Total: list.Total}, err
}

// AddComment answers POST /needs/{id}/comments.
func (s *server) AddComment(ctx context.Context, r api.AddCommentRequestObject) (api.AddCommentResponseObject, error) {
	v, err := s.app.AddComment(plain(ctx), caller(ctx), r.ID, r.Body.Text, domain.Level(val(r.Body.Level)), strs(r.Body.Mentions))
	return api.AddComment201JSONResponse(comment(v)), err
}

// WithdrawComment answers DELETE /needs/{id}/comments/{comment}.
func (s *server) WithdrawComment(ctx context.Context, r api.WithdrawCommentRequestObject) (api.WithdrawCommentResponseObject, error) {
	return api.WithdrawComment204Response{}, s.app.WithdrawComment(plain(ctx), caller(ctx), r.ID, r.Comment)
}

func comment(v app.CommentView) api.Comment {
	return api.Comment{
		ID: v.Meta.ID, Text: v.Text, Level: optAs[api.Level](v.Floor), By: v.By, At: v.Meta.CreatedAt, Mine: v.Mine, Mentions: all(v.Mentions, named),
	}
}

func named(p app.Named) api.Named { return api.Named{ID: p.ID, Name: p.Name} }

// ListMentionable answers GET /needs/{id}/people.
func (s *server) ListMentionable(ctx context.Context, r api.ListMentionableRequestObject) (api.ListMentionableResponseObject, error) {
	list, err := s.app.MentionablePeople(plain(ctx), caller(ctx), r.ID)
	return api.ListMentionable200JSONResponse{Items: all(list, named)}, err
}

// ListInterests answers GET /needs/{id}/interests.
func (s *server) ListInterests(ctx context.Context, r api.ListInterestsRequestObject) (api.ListInterestsResponseObject, error) {
	list, err := s.app.ListInterests(plain(ctx), caller(ctx), r.ID)
	return api.ListInterests200JSONResponse{Items: all(list, interest)}, err
}

// SetInterest answers PUT /needs/{id}/interests/{organisation}.
func (s *server) SetInterest(ctx context.Context, r api.SetInterestRequestObject) (api.SetInterestResponseObject, error) {
	v, err := s.app.SetInterest(plain(ctx), caller(ctx), r.ID, r.Organisation, domain.Publicity(r.Body.Publicity), val(r.Body.Note))
	return api.SetInterest200JSONResponse(interest(v)), err
}

// DropInterest answers DELETE /needs/{id}/interests/{organisation}.
func (s *server) DropInterest(ctx context.Context, r api.DropInterestRequestObject) (api.DropInterestResponseObject, error) {
	return api.DropInterest204Response{}, s.app.DropInterest(plain(ctx), caller(ctx), r.ID, r.Organisation)
}

func interest(v app.InterestView) api.Interest {
	return api.Interest{
		Organisation: v.Organisation, Publicity: api.Publicity(v.Publicity), Note: opt(v.Note), Since: v.Meta.CreatedAt, Mine: v.Mine,
	}
}

// LookAtNeed answers POST /needs/{id}/look.
func (s *server) LookAtNeed(ctx context.Context, r api.LookAtNeedRequestObject) (api.LookAtNeedResponseObject, error) {
	return api.LookAtNeed204Response{}, s.app.Look(plain(ctx), caller(ctx), r.ID)
}

// GetDesk answers GET /desk.
func (s *server) GetDesk(ctx context.Context, _ api.GetDeskRequestObject) (api.GetDeskResponseObject, error) {
	d, err := s.app.ReadDesk(plain(ctx), caller(ctx))
	row := func(n domain.Need) api.NeedRow { return needRow(n, d.Today) }
	return api.GetDesk200JSONResponse{
		Parts: all(d.Parts, func(p app.DeskPart) api.DeskPart {
			return api.DeskPart{Waits: api.Waits(p.Waits), Total: p.Total, Items: all(p.Items, func(i app.DeskItem) api.DeskItem {
				return api.DeskItem{
					Since: i.Since, Due: opt(string(i.Due)), Need: shown(i.Need, row), Pledge: shown(i.Pledge, pledgeRow),
					Allocation: shown(i.Allocation, allocation), Transaction: shown(i.Transaction, transaction), Words: opt(i.Words),
				}
			})}
		}),
		Briefs: all(d.Briefs, func(b app.Brief) api.DeskBrief {
			return api.DeskBrief{Organisation: b.Organisation, Rows: all(b.Rows, summaryRow)}
		}),
		News: all(d.News, row), NewsTotal: d.NewsAll,
		Interests: all(d.Interests, func(i app.DeskInterest) api.DeskInterest {
			return api.DeskInterest{Need: row(i.Need), Since: i.Interest.Meta.CreatedAt, Publicity: api.Publicity(i.Interest.Publicity)}
		}),
		Fits: all(d.Fits, func(f app.DeskFit) api.DeskFit {
			return api.DeskFit{Need: row(f.Need), Why: api.DeskFitWhy(f.Why), Since: f.Need.OpenedAt}
		}),
	}, err
}

// shown shows what is there; nil where nothing is.
func shown[T, V any](x *T, show func(T) V) *V {
	if x == nil {
		return nil
	}
	v := show(*x)
	return &v
}
