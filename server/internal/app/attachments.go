package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// AttachmentView is a file's description as one caller sees it.
type AttachmentView struct {
	domain.Attachment
	By string // the name of who added it
}

// Upload is a file as it came.
type Upload struct {
	Name    string
	Content []byte
}

// errDamaged says that the bytes kept are not those that were added.
var errDamaged = errors.New("app: a file's bytes do not fit its SHA-256")

// ListAttachments gives the files of a need that the caller sees, oldest first.
func (a *App) ListAttachments(ctx context.Context, c Caller, need string) ([]AttachmentView, error) {
	h, err := a.seenHost(ctx, c, needHost, authz.NeedRead, need)
	if err != nil {
		return nil, err
	}
	return a.files(ctx, c, h)
}

func (a *App) files(ctx context.Context, c Caller, h host) ([]AttachmentView, error) {
	list, err := attachmentsOf(ctx, a.store, c.Scope(), h.id)
	if err != nil {
		return nil, storeError(err)
	}
	out := make([]AttachmentView, 0, len(list))
	names := a.names()
	for _, x := range list {
		by, err := names.of(ctx, x.Meta.CreatedBy)
		if err != nil {
			return nil, storeError(err)
		}
		out = append(out, AttachmentView{x, by})
	}
	return out, nil
}

// ReadAttachment gives a file with its bytes, held against their SHA-256.
func (a *App) ReadAttachment(ctx context.Context, c Caller, need, id string) (domain.Attachment, []byte, error) {
	x, err := a.FindAttachment(ctx, c, need, id)
	if err != nil {
		return domain.Attachment{}, nil, err
	}
	return a.fileBytes(ctx, x)
}

func (a *App) fileBytes(ctx context.Context, x domain.Attachment) (domain.Attachment, []byte, error) {
	none, id := domain.Attachment{}, x.Meta.ID
	content := bytes.NewBuffer(make([]byte, 0, x.Size))
	for n := range chunks(x.Size) {
		part, err := store.Chunks.Get(ctx, a.store, store.System(), chunkID(id, n))
		if err != nil {
			return none, nil, fmt.Errorf("file %s, part %d: %w", id, n, errors.Join(errDamaged, err))
		}
		content.Write(part.Data)
	}
	if store.HexSum(content.Bytes()) != x.SHA256 {
		return none, nil, fmt.Errorf("file %s: %w", id, errDamaged)
	}
	return x, content.Bytes(), nil
}

// FindAttachment gives a file's description to a caller who sees its need and it.
func (a *App) FindAttachment(ctx context.Context, c Caller, need, id string) (domain.Attachment, error) {
	h, err := a.seenHost(ctx, c, needHost, authz.NeedRead, need)
	if err != nil {
		return domain.Attachment{}, err
	}
	return a.file(ctx, c, h, id)
}

func (a *App) file(ctx context.Context, c Caller, h host, id string) (domain.Attachment, error) {
	x, err := store.Attachments.Get(ctx, a.store, c.Scope(), id)
	if err == nil && x.Record != h.id {
		err = store.ErrNotFound
	}
	return x, storeError(err)
}

// Attach adds a file to a need of the caller's agency.
func (a *App) Attach(ctx context.Context, c Caller, need string, u Upload) (AttachmentView, error) {
	if err := c.must(authz.NeedAttach); err != nil {
		return AttachmentView{}, err
	}
	return a.attach(ctx, c, needHost, need, u)
}

func (a *App) attach(ctx context.Context, c Caller, of hostOf, record string, u Upload) (AttachmentView, error) {
	disk, err := a.store.Disk(ctx) // before the transaction, which may run twice
	if err != nil {
		return AttachmentView{}, storeError(err)
	}
	sum := store.HexSum(u.Content)
	c.Fingerprint = digest(c.Fingerprint, u.Name, sum) // a form's body differs in its boundary each time
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		h, err := of(ctx, w.tx, c, record)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(h.right, h.facts); err != nil {
			return "", err
		}
		if !h.takes {
			return "", domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		x, err := domain.NewAttachment(newID(), h.kind, h.id, u.Name, u.Content, sum, w.by, w.at)
		if err != nil {
			return "", err
		}
		if err := roomFor(ctx, w, h, x.Size); err != nil {
			return "", err
		}
		if disk.Short() { // said to who may add a file, and not of one that was added before the disk ran short
			return "", domain.Refuse(domain.Unavailable, domain.CodeDiskShort)
		}
		x.Floor = h.below("")
		x.Shown = h.with(x.Floor)
		for part := range chunks(x.Size) {
			from := part * store.ChunkBytes
			data := u.Content[from:min(from+store.ChunkBytes, len(u.Content))]
			if err := put(ctx, w.tx, store.Chunks, &store.Chunk{ID: chunkID(x.Meta.ID, part), Data: data}); err != nil {
				return "", err
			}
		}
		return x.Meta.ID, create(ctx, w, store.Attachments, &x, h.attached, "")
	})
	if err != nil {
		return AttachmentView{}, err
	}
	x, err := store.Attachments.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return AttachmentView{}, storeError(err)
	}
	by, err := a.names().of(ctx, x.Meta.CreatedBy)
	return AttachmentView{x, by}, storeError(err)
}

// Detach takes a file off a need of the caller's agency; its bytes go, its event stays.
func (a *App) Detach(ctx context.Context, c Caller, need, id string) error {
	if err := c.must(authz.NeedAttach); err != nil {
		return err
	}
	return a.detach(ctx, c, needHost, need, id)
}

func (a *App) detach(ctx context.Context, c Caller, of hostOf, record, id string) error {
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		h, err := of(ctx, w.tx, c, record)
		if err != nil {
			return err
		}
		x, err := load(ctx, w, store.Attachments, c.Scope(), id)
		if err == nil && x.Record != record {
			err = store.ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := c.mustOn(h.right, h.facts); err != nil {
			return err
		}
		if !h.takes {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		return removeAttachment(ctx, w, &x, h.detached)
	})
}

// roomFor refuses a file over what a record and an organisation may hold.
func roomFor(ctx context.Context, w *work, h host, size int64) error {
	list, err := attachmentsOf(ctx, w.tx, store.System(), h.id)
	if err != nil {
		return err
	}
	if len(list) >= domain.MaxFiles {
		return domain.RefuseField("/file", domain.FieldTooMany, "max", strconv.Itoa(domain.MaxFiles))
	}
	rows, err := w.tx.Report(ctx, store.Attachments.Spec, store.System(), store.Report{
		Filter: store.Eq{Field: "owner", Value: store.Str(h.facts.Owner)}, Sums: []string{"size"},
	})
	if err != nil {
		return err
	}
	if rows[0].Sums[0]+size > domain.MaxOrganisationBytes {
		return domain.Refuse(domain.Conflict, domain.CodeQuota)
	}
	return nil
}

func attachmentsOf(ctx context.Context, r store.Reader, scope store.Scope, record string) ([]domain.Attachment, error) {
	page, err := store.Attachments.List(ctx, r, scope, store.Query{
		Filter: store.Eq{Field: "record", Value: store.Str(record)}, Sort: []store.Sort{{Field: "createdAt"}}, Limit: store.MaxLimit,
	})
	return page.Items, err
}

func removeAttachments(ctx context.Context, w *work, record, act string) error {
	list, err := loadHanging(ctx, w, store.Attachments, "record", record)
	if err != nil {
		return err
	}
	for i := range list {
		if err := removeAttachment(ctx, w, &list[i], act); err != nil {
			return err
		}
	}
	return nil
}

func removeAttachment(ctx context.Context, w *work, x *domain.Attachment, act string) error {
	for n := range chunks(x.Size) {
		if err := drop(ctx, w.tx, store.Chunks.Spec, chunkID(x.Meta.ID, n)); err != nil {
			return err
		}
	}
	return remove(ctx, w, store.Attachments, x.Meta.ID, act)
}

func chunks(size int64) int { return int((size + store.ChunkBytes - 1) / store.ChunkBytes) }

func chunkID(attachment string, n int) string { return fmt.Sprintf("%s-%04d", attachment, n) }
