package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListProjects answers GET /projects.
func (s *server) ListProjects(ctx context.Context, r api.ListProjectsRequestObject) (api.ListProjectsResponseObject, error) {
	p := r.Params
	list, err := s.app.ListProjects(plain(ctx), caller(ctx), app.ProjectQuery{
		Statuses: strs(p.Status), Subgroups: strs(p.Subgroup), Partners: strs(p.Partner), Agencies: strs(p.Agency), Oblasts: strs(p.Oblast), Needs: strs(p.Need),
		Pledge: val(p.Pledge), Overdue: val(p.Overdue), Words: val(p.Q), Sort: str(p.Sort), After: val(p.After), Before: val(p.Before), Limit: limit(p.Limit),
	})
	return api.ListProjects200JSONResponse{
		Items: all(list.Items, func(p domain.Project) api.ProjectRow { return projectRow(p, list.Today) }),
		Next:  opt(list.Next), Prev: opt(list.Prev), Total: list.Total,
	}, err
}

// CreateProject answers POST /projects.
func (s *server) CreateProject(ctx context.Context, r api.CreateProjectRequestObject) (api.CreateProjectResponseObject, error) {
	content, err := fromProject(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.CreateProject(plain(ctx), caller(ctx), r.Body.Owner, content)
	at := "/api/v1/projects/" + v.Project.Meta.ID
	return api.CreateProject201JSONResponse{
		Body: project(v), Headers: api.CreateProject201ResponseHeaders{ETag: etag(v.Project.Meta.Version), Location: &at},
	}, err
}

// GetProject answers GET /projects/{id}.
func (s *server) GetProject(ctx context.Context, r api.GetProjectRequestObject) (api.GetProjectResponseObject, error) {
	v, err := s.app.GetProject(plain(ctx), caller(ctx), r.ID)
	return api.GetProject200JSONResponse{ProjectNowJSONResponse: projectNow(v)}, err
}

// EditProject answers PUT /projects/{id}.
func (s *server) EditProject(ctx context.Context, r api.EditProjectRequestObject) (api.EditProjectResponseObject, error) {
	content, err := fromProject(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.EditProject(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), r.Body.Owner, content)
	return api.EditProject200JSONResponse{ProjectNowJSONResponse: projectNow(v)}, err
}

// DeleteProject answers DELETE /projects/{id}.
func (s *server) DeleteProject(ctx context.Context, r api.DeleteProjectRequestObject) (api.DeleteProjectResponseObject, error) {
	return api.DeleteProject204Response{}, s.app.DeleteProject(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch))
}

// AnnounceProject answers POST /projects/{id}/announce.
func (s *server) AnnounceProject(ctx context.Context, r api.AnnounceProjectRequestObject) (api.AnnounceProjectResponseObject, error) {
	v, err := s.app.AnnounceProject(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Level(r.Body.Level), strs(r.Body.Named))
	return api.AnnounceProject200JSONResponse{ProjectNowJSONResponse: projectNow(v)}, err
}

// RelevelProject answers POST /projects/{id}/relevel.
func (s *server) RelevelProject(ctx context.Context, r api.RelevelProjectRequestObject) (api.RelevelProjectResponseObject, error) {
	v, err := s.app.RelevelProject(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.Level(r.Body.Level), strs(r.Body.Named))
	return api.RelevelProject200JSONResponse{ProjectNowJSONResponse: projectNow(v)}, err
}

// MoveProject answers POST /projects/{id}/move.
func (s *server) MoveProject(ctx context.Context, r api.MoveProjectRequestObject) (api.MoveProjectResponseObject, error) {
	b := r.Body
	v, err := s.app.MoveProject(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), domain.ProjectStatus(b.Status), domain.Date(val(b.On)), val(b.Reason))
	return api.MoveProject200JSONResponse{ProjectNowJSONResponse: projectNow(v)}, err
}

// ReportProject answers POST /projects/{id}/report.
func (s *server) ReportProject(ctx context.Context, r api.ReportProjectRequestObject) (api.ReportProjectResponseObject, error) {
	x := domain.Progress{Done: map[string]domain.Date{}, Actual: map[string]domain.Reading{}}
	for _, m := range val(r.Body.Milestones) {
		x.Done[m.ID] = domain.Date(val(m.DoneOn))
	}
	for i, reading := range val(r.Body.Indicators) {
		now, err := fromReading(at("/indicators", i, "/actual"), &reading.Actual)
		if err != nil {
			return nil, err
		}
		x.Actual[reading.ID] = *now
	}
	v, err := s.app.ReportProject(plain(ctx), caller(ctx), r.ID, match(r.Params.IfMatch), x)
	return api.ReportProject200JSONResponse{ProjectNowJSONResponse: projectNow(v)}, err
}

// GetProjectMoney answers GET /projects/{id}/money.
func (s *server) GetProjectMoney(ctx context.Context, r api.GetProjectMoneyRequestObject) (api.GetProjectMoneyResponseObject, error) {
	c := reporting(r.Params.Currency)
	list, err := s.app.ReadProjectMoney(plain(ctx), caller(ctx), r.ID, c)
	return api.GetProjectMoney200JSONResponse{
		Currency: api.ReportingCurrency(c), Rule: api.Transactions, Items: all(list, func(t app.ProjectTotal) api.ProjectTotal {
			return api.ProjectTotal{
				Type: api.TransactionType(t.Type), Count: t.Count, Amounts: all(t.Amounts, money), Amount: money(t.Amount), Bare: t.Bare,
			}
		}),
	}, err
}

// ListProjectTransactions answers GET /projects/{id}/transactions.
func (s *server) ListProjectTransactions(ctx context.Context, r api.ListProjectTransactionsRequestObject) (api.ListProjectTransactionsResponseObject, error) {
	p := r.Params
	list, err := s.app.ProjectPayments(plain(ctx), caller(ctx), r.ID, domain.TransactionType(str(p.Type)), reporting(p.Currency), val(p.After), limit(p.Limit))
	return api.ListProjectTransactions200JSONResponse{
		Items: all(list.Items, func(x app.ProjectPayment) api.ProjectPayment {
			out := api.ProjectPayment{Transaction: transaction(x.TransactionView)}
			if x.Reported != nil {
				out.Reported, out.Rate = moneyOrNone(*x.Reported), rateUsed(*x.Rate, x.Pledge.AnnouncedOn)
			}
			return out
		}), Next: opt(list.Next), Total: list.Total,
	}, err
}

// ListProjectAttachments answers GET /projects/{id}/attachments.
func (s *server) ListProjectAttachments(ctx context.Context, r api.ListProjectAttachmentsRequestObject) (api.ListProjectAttachmentsResponseObject, error) {
	list, err := s.app.ListProjectAttachments(plain(ctx), caller(ctx), r.ID)
	return api.ListProjectAttachments200JSONResponse{Items: all(list, attachment)}, err
}

// AddProjectAttachment answers POST /projects/{id}/attachments.
func (s *server) AddProjectAttachment(ctx context.Context, r api.AddProjectAttachmentRequestObject) (api.AddProjectAttachmentResponseObject, error) {
	file, err := readForm(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.AttachToProject(plain(ctx), caller(ctx), r.ID, file)
	return api.AddProjectAttachment201JSONResponse(attachment(v)), err
}

// GetProjectAttachment answers GET /projects/{id}/attachments/{attachment}, as GetAttachment does for a need.
func (s *server) GetProjectAttachment(ctx context.Context, r api.GetProjectAttachmentRequestObject) (api.GetProjectAttachmentResponseObject, error) {
	x, content, err := s.app.ReadProjectAttachment(plain(ctx), caller(ctx), r.ID, r.Attachment)
	if err != nil {
		return nil, err
	}
	body := s.download(ctx, content, func(ctx context.Context, c app.Caller) error {
		_, err := s.app.FindProjectAttachment(ctx, c, r.ID, r.Attachment)
		return err
	})
	return api.GetProjectAttachment200ApplicationOctetStreamResponse{
		Body: body, ContentLength: int64(len(content)), Headers: api.GetProjectAttachment200ResponseHeaders{ContentDisposition: opt(attached(x.Name))},
	}, nil
}

// RemoveProjectAttachment answers DELETE /projects/{id}/attachments/{attachment}.
func (s *server) RemoveProjectAttachment(ctx context.Context, r api.RemoveProjectAttachmentRequestObject) (api.RemoveProjectAttachmentResponseObject, error) {
	return api.RemoveProjectAttachment204Response{}, s.app.DetachFromProject(plain(ctx), caller(ctx), r.ID, r.Attachment)
}

// ListProjectComments answers GET /projects/{id}/comments.
func (s *server) ListProjectComments(ctx context.Context, r api.ListProjectCommentsRequestObject) (api.ListProjectCommentsResponseObject, error) {
	list, err := s.app.ListProjectComments(plain(ctx), caller(ctx), r.ID, val(r.Params.After), limit(r.Params.Limit))
	return api.ListProjectComments200JSONResponse{Items: all(list.Items, comment), Next: opt(list.Next), Total: list.Total}, err
}

// AddProjectComment answers POST /projects/{id}/comments.
func (s *server) AddProjectComment(ctx context.Context, r api.AddProjectCommentRequestObject) (api.AddProjectCommentResponseObject, error) {
	v, err := s.app.AddProjectComment(plain(ctx), caller(ctx), r.ID, r.Body.Text, domain.Level(val(r.Body.Level)))
	return api.AddProjectComment201JSONResponse(comment(v)), err
}

// WithdrawProjectComment answers DELETE /projects/{id}/comments/{comment}.
func (s *server) WithdrawProjectComment(ctx context.Context, r api.WithdrawProjectCommentRequestObject) (api.WithdrawProjectCommentResponseObject, error) {
	return api.WithdrawProjectComment204Response{}, s.app.WithdrawProjectComment(plain(ctx), caller(ctx), r.ID, r.Comment)
}

// GetProjectHistory answers GET /projects/{id}/history.
func (s *server) GetProjectHistory(ctx context.Context, r api.GetProjectHistoryRequestObject) (api.GetProjectHistoryResponseObject, error) {
	list, err := s.app.ProjectHistory(plain(ctx), caller(ctx), r.ID, val(r.Params.After), limit(r.Params.Limit))
	return api.GetProjectHistory200JSONResponse(events(list)), err
}
