package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

func projectHost(ctx context.Context, r store.Reader, c Caller, id string) (host, error) {
	p, err := store.Projects.Get(ctx, r, c.Scope(), id)
	return hostProject(&p), err
}

func hostProject(p *domain.Project) host {
	parties := store.ProjectParties(p)
	if parties == nil {
		parties = []string{}
	}
	return host{
		kind: store.Projects.Spec.Kind, id: p.Meta.ID, facts: projectFacts(p), floor: p.Level,
		shown: domain.Shown{Audience: string(store.ProjectAudience(p)), Subgroup: p.Content.Subgroup, Owner: p.Owner, Parties: parties},
		right: authz.ProjectAttach, takes: p.Can(domain.ActProjectAttach),
		attached: string(domain.ActProjectAttach), detached: string(domain.ActProjectDetach),
	}
}

// ListProjectAttachments gives the files of a project that the caller sees, oldest first.
func (a *App) ListProjectAttachments(ctx context.Context, c Caller, project string) ([]AttachmentView, error) {
	h, err := a.seenHost(ctx, c, projectHost, authz.ProjectRead, project)
	if err != nil {
		return nil, err
	}
	return a.files(ctx, c, h)
}

// FindProjectAttachment gives a file's description to a caller who sees its project and it.
func (a *App) FindProjectAttachment(ctx context.Context, c Caller, project, id string) (domain.Attachment, error) {
	h, err := a.seenHost(ctx, c, projectHost, authz.ProjectRead, project)
	if err != nil {
		return domain.Attachment{}, err
	}
	return a.file(ctx, c, h, id)
}

// ReadProjectAttachment gives a file with its bytes, held against their SHA-256.
func (a *App) ReadProjectAttachment(ctx context.Context, c Caller, project, id string) (domain.Attachment, []byte, error) {
	x, err := a.FindProjectAttachment(ctx, c, project, id)
	if err != nil {
		return domain.Attachment{}, nil, err
	}
	return a.fileBytes(ctx, x)
}

// AttachToProject adds a file to a project of the caller's organisation.
func (a *App) AttachToProject(ctx context.Context, c Caller, project string, u Upload) (AttachmentView, error) {
	if err := c.must(authz.ProjectAttach); err != nil {
		return AttachmentView{}, err
	}
	return a.attach(ctx, c, projectHost, project, u)
}

// DetachFromProject takes a file off a project of the caller's organisation; its bytes go, its event stays.
func (a *App) DetachFromProject(ctx context.Context, c Caller, project, id string) error {
	if err := c.must(authz.ProjectAttach); err != nil {
		return err
	}
	return a.detach(ctx, c, projectHost, project, id)
}

// ListProjectComments gives a page of a project's thread, the latest first, as far as the caller sees it.
func (a *App) ListProjectComments(ctx context.Context, c Caller, project, after string, limit int) (Page[CommentView], error) {
	h, err := a.seenHost(ctx, c, projectHost, authz.ProjectRead, project)
	if err != nil {
		return Page[CommentView]{}, err
	}
	return a.thread(ctx, c, h, after, limit)
}

// AddProjectComment says something in a project's thread. level narrows who sees it, and is empty for whoever sees the
// project. It names nobody: what names a person waits on that person's desk, and the desk tells of needs.
func (a *App) AddProjectComment(ctx context.Context, c Caller, project, text string, level domain.Level) (CommentView, error) {
	return a.addComment(ctx, c, projectHost, project, text, level, nil, nil)
}

// WithdrawProjectComment takes the caller's own comment back: its text goes, and the audit log keeps it.
func (a *App) WithdrawProjectComment(ctx context.Context, c Caller, project, id string) error {
	return a.withdrawComment(ctx, c, projectHost, project, id)
}
