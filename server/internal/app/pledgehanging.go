package app

import (
	"context"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

func pledgeHost(ctx context.Context, r store.Reader, c Caller, id string) (host, error) {
	p, err := store.Pledges.Get(ctx, r, c.Scope(), id)
	return hostPledge(&p), err
}

// hostPledge: what is written while a pledge is explored stays its partner's once it is announced, or, where it was shared with
// the co-chairs, its parties'.
func hostPledge(p *domain.Pledge) host {
	audience := string(store.PledgeAudience(p))
	return host{
		kind: store.Pledges.Spec.Kind, id: p.Meta.ID, facts: pledgeFacts(p), floor: domain.Level(audience),
		shown: domain.Shown{
			Audience: audience, Subgroup: p.Content.Subgroup, Owner: p.Funder, Parties: append([]string{}, store.PledgeParties(p)...),
			Chairs: slices.Clone(store.PledgeChairs(p)),
		},
		right: authz.PledgeAttach, takes: p.Can(domain.ActPledgeAttach),
		attached: string(domain.ActPledgeAttach), detached: string(domain.ActPledgeDetach),
	}
}

// ListPledgeAttachments gives the files of a pledge that the caller sees, oldest first.
func (a *App) ListPledgeAttachments(ctx context.Context, c Caller, pledge string) ([]AttachmentView, error) {
	h, err := a.seenHost(ctx, c, pledgeHost, authz.PledgeRead, pledge)
	if err != nil {
		return nil, err
	}
	return a.files(ctx, c, h)
}

// FindPledgeAttachment gives a file's description to a caller who sees its pledge and it.
func (a *App) FindPledgeAttachment(ctx context.Context, c Caller, pledge, id string) (domain.Attachment, error) {
	h, err := a.seenHost(ctx, c, pledgeHost, authz.PledgeRead, pledge)
	if err != nil {
		return domain.Attachment{}, err
	}
	return a.file(ctx, c, h, id)
}

// ReadPledgeAttachment gives a file with its bytes, held against their SHA-256.
func (a *App) ReadPledgeAttachment(ctx context.Context, c Caller, pledge, id string) (domain.Attachment, []byte, error) {
	x, err := a.FindPledgeAttachment(ctx, c, pledge, id)
	if err != nil {
		return domain.Attachment{}, nil, err
	}
	return a.fileBytes(ctx, x)
}

// AttachToPledge adds a file to a pledge of the caller's.
func (a *App) AttachToPledge(ctx context.Context, c Caller, pledge string, u Upload) (AttachmentView, error) {
	if err := c.must(authz.PledgeAttach); err != nil {
		return AttachmentView{}, err
	}
	return a.attach(ctx, c, pledgeHost, pledge, u)
}

// DetachFromPledge takes a file off a pledge of the caller's; its bytes go, its event stays.
func (a *App) DetachFromPledge(ctx context.Context, c Caller, pledge, id string) error {
	if err := c.must(authz.PledgeAttach); err != nil {
		return err
	}
	return a.detach(ctx, c, pledgeHost, pledge, id)
}

// ListPledgeComments gives a page of a pledge's thread, the latest first, as far as the caller sees it.
func (a *App) ListPledgeComments(ctx context.Context, c Caller, pledge, after string, limit int) (Page[CommentView], error) {
	h, err := a.seenHost(ctx, c, pledgeHost, authz.PledgeRead, pledge)
	if err != nil {
		return Page[CommentView]{}, err
	}
	return a.thread(ctx, c, h, after, limit)
}

// AddPledgeComment says something in a pledge's thread. level narrows who sees it, and is empty for whoever sees the pledge
// now. It names nobody, as one of a project does.
func (a *App) AddPledgeComment(ctx context.Context, c Caller, pledge, text string, level domain.Level) (CommentView, error) {
	return a.addComment(ctx, c, pledgeHost, pledge, text, level, nil, nil)
}

// WithdrawPledgeComment takes the caller's own comment back: its text goes, and the audit log keeps it.
func (a *App) WithdrawPledgeComment(ctx context.Context, c Caller, pledge, id string) error {
	return a.withdrawComment(ctx, c, pledgeHost, pledge, id)
}
