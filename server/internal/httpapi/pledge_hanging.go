package httpapi

import (
	"context"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// ListPledgeAttachments answers GET /pledges/{id}/attachments.
func (s *server) ListPledgeAttachments(ctx context.Context, r api.ListPledgeAttachmentsRequestObject) (api.ListPledgeAttachmentsResponseObject, error) {
	list, err := s.app.ListPledgeAttachments(plain(ctx), caller(ctx), r.ID)
	return api.ListPledgeAttachments200JSONResponse{Items: all(list, attachment)}, err
}

// AddPledgeAttachment answers POST /pledges/{id}/attachments.
func (s *server) AddPledgeAttachment(ctx context.Context, r api.AddPledgeAttachmentRequestObject) (api.AddPledgeAttachmentResponseObject, error) {
	file, err := readForm(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.AttachToPledge(plain(ctx), caller(ctx), r.ID, file)
	return api.AddPledgeAttachment201JSONResponse(attachment(v)), err
}

// GetPledgeAttachment answers GET /pledges/{id}/attachments/{attachment}, as GetAttachment does for a need.
func (s *server) GetPledgeAttachment(ctx context.Context, r api.GetPledgeAttachmentRequestObject) (api.GetPledgeAttachmentResponseObject, error) {
	x, content, err := s.app.ReadPledgeAttachment(plain(ctx), caller(ctx), r.ID, r.Attachment)
	if err != nil {
		return nil, err
	}
	body := s.download(ctx, content, func(ctx context.Context, c app.Caller) error {
		_, err := s.app.FindPledgeAttachment(ctx, c, r.ID, r.Attachment)
		return err
	})
	return api.GetPledgeAttachment200ApplicationOctetStreamResponse{
		Body: body, ContentLength: int64(len(content)), Headers: api.GetPledgeAttachment200ResponseHeaders{ContentDisposition: opt(attached(x.Name))},
	}, nil
}

// RemovePledgeAttachment answers DELETE /pledges/{id}/attachments/{attachment}.
func (s *server) RemovePledgeAttachment(ctx context.Context, r api.RemovePledgeAttachmentRequestObject) (api.RemovePledgeAttachmentResponseObject, error) {
	return api.RemovePledgeAttachment204Response{}, s.app.DetachFromPledge(plain(ctx), caller(ctx), r.ID, r.Attachment)
}

// ListPledgeComments answers GET /pledges/{id}/comments.
func (s *server) ListPledgeComments(ctx context.Context, r api.ListPledgeCommentsRequestObject) (api.ListPledgeCommentsResponseObject, error) {
	list, err := s.app.ListPledgeComments(plain(ctx), caller(ctx), r.ID, val(r.Params.After), limit(r.Params.Limit))
	return api.ListPledgeComments200JSONResponse{Items: all(list.Items, comment), Next: opt(list.Next), Total: list.Total}, err
}

// AddPledgeComment answers POST /pledges/{id}/comments.
func (s *server) AddPledgeComment(ctx context.Context, r api.AddPledgeCommentRequestObject) (api.AddPledgeCommentResponseObject, error) {
	v, err := s.app.AddPledgeComment(plain(ctx), caller(ctx), r.ID, r.Body.Text, domain.Level(val(r.Body.Level)))
	return api.AddPledgeComment201JSONResponse(comment(v)), err
}

// WithdrawPledgeComment answers DELETE /pledges/{id}/comments/{comment}.
func (s *server) WithdrawPledgeComment(ctx context.Context, r api.WithdrawPledgeCommentRequestObject) (api.WithdrawPledgeCommentResponseObject, error) {
	return api.WithdrawPledgeComment204Response{}, s.app.WithdrawPledgeComment(plain(ctx), caller(ctx), r.ID, r.Comment)
}
