package httpapi

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// maxForm is a file and what a form puts around it.
const maxForm = domain.MaxFileBytes + 64<<10

// ListAttachments answers GET /needs/{id}/attachments.
func (s *server) ListAttachments(ctx context.Context, r api.ListAttachmentsRequestObject) (api.ListAttachmentsResponseObject, error) {
	list, err := s.app.ListAttachments(plain(ctx), caller(ctx), r.ID)
	return api.ListAttachments200JSONResponse{Items: all(list, attachment)}, err
}

// AddAttachment answers POST /needs/{id}/attachments.
func (s *server) AddAttachment(ctx context.Context, r api.AddAttachmentRequestObject) (api.AddAttachmentResponseObject, error) {
	file, err := readForm(r.Body)
	if err != nil {
		return nil, err
	}
	v, err := s.app.Attach(plain(ctx), caller(ctx), r.ID, file)
	return api.AddAttachment201JSONResponse(attachment(v)), err
}

// readForm reads a form that holds one file, under the name file.
func readForm(form *multipart.Reader) (app.Upload, error) {
	part, err := form.NextRawPart()
	if err != nil {
		return app.Upload{}, tooLargeOr(err)
	}
	if part.FormName() != "file" {
		return app.Upload{}, badRequest(errors.New("a form without its file"))
	}
	content, err := io.ReadAll(io.LimitReader(part, domain.MaxFileBytes+1))
	if err != nil {
		return app.Upload{}, tooLargeOr(err)
	}
	if len(content) > domain.MaxFileBytes {
		return app.Upload{}, domain.Refuse(domain.Invalid, domain.CodeTooLarge)
	}
	if _, err := form.NextRawPart(); !errors.Is(err, io.EOF) {
		return app.Upload{}, badRequest(errors.New("a form with more than a file"))
	}
	return app.Upload{Name: part.FileName(), Content: content}, nil
}

// GetAttachment answers GET /needs/{id}/attachments/{attachment}. A browser is told to keep the file and never to
// show it: nothing that people bring runs in the portal's own address.
func (s *server) GetAttachment(ctx context.Context, r api.GetAttachmentRequestObject) (api.GetAttachmentResponseObject, error) {
	x, content, err := s.app.ReadAttachment(plain(ctx), caller(ctx), r.ID, r.Attachment)
	if err != nil {
		return nil, err
	}
	body := s.download(ctx, content, func(ctx context.Context, c app.Caller) error {
		_, err := s.app.FindAttachment(ctx, c, r.ID, r.Attachment)
		return err
	})
	return api.GetAttachment200ApplicationOctetStreamResponse{
		Body: body, ContentLength: int64(len(content)), Headers: api.GetAttachment200ResponseHeaders{ContentDisposition: opt(attached(x.Name))},
	}, nil
}

// rightKept is for how long a download goes on without asking again whether its reader may have it.
const rightKept = 2 * time.Second

// download gives a file's bytes for as long as its reader may have them, which find asks: who loses the seat, the session or
// the record in the middle of a download gets no more of it, and is shown a file that broke off.
func (s *server) download(ctx context.Context, content []byte, find func(context.Context, app.Caller) error) io.Reader {
	g, ok := ctx.(*gin.Context)
	if !ok {
		return bytes.NewReader(content)
	}
	g.Header("Content-Security-Policy", "sandbox; default-src 'none'")
	g.Header("Content-Length", strconv.Itoa(len(content)))
	return &watched{rest: content, asked: s.app.Now(), now: s.app.Now, ask: func() error {
		v, err := s.app.FindSession(g.Request.Context(), s.cookies.Token(g.Request))
		if err == nil {
			err = find(g.Request.Context(), app.Caller{Actor: v.Actor})
		}
		return err
	}}
}

type watched struct {
	rest  []byte
	asked time.Time
	now   func() time.Time
	ask   func() error
}

func (w *watched) Read(p []byte) (int, error) {
	if len(w.rest) == 0 {
		return 0, io.EOF
	}
	if now := w.now(); now.Sub(w.asked) >= rightKept {
		if err := w.ask(); err != nil {
			panic(http.ErrAbortHandler) // the head is sent: only a broken connection says that this is not the whole file
		}
		w.asked = now
	}
	n := copy(p, w.rest)
	w.rest = w.rest[n:]
	return n, nil
}

// attached names a file to be kept (RFC 6266, RFC 8187).
func attached(name string) string {
	return mime.FormatMediaType("attachment", map[string]string{"filename": name})
}

// RemoveAttachment answers DELETE /needs/{id}/attachments/{attachment}.
func (s *server) RemoveAttachment(ctx context.Context, r api.RemoveAttachmentRequestObject) (api.RemoveAttachmentResponseObject, error) {
	return api.RemoveAttachment204Response{}, s.app.Detach(plain(ctx), caller(ctx), r.ID, r.Attachment)
}

func attachment(v app.AttachmentView) api.Attachment {
	return api.Attachment{
		ID: v.Meta.ID, Name: v.Name, MediaType: v.MediaType, Size: v.Size, Sha256: v.SHA256, AddedAt: v.Meta.CreatedAt, AddedBy: v.By,
	}
}
