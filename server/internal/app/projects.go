package app

import (
	"context"
	"fmt"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// ProjectView is a project as one caller sees it: of the pledges and needs that it names those alone that the caller sees
// too, and its places no finer than their oblasts for who is not among its parties.
type ProjectView struct {
	Project              domain.Project
	May                  []authz.Permission // what the caller may do with it now
	CreatedBy, UpdatedBy string             // names
	Pledges              []domain.Pledge
	Needs                []domain.Need
	Today                domain.Date
}

func projectFacts(p *domain.Project) authz.Facts {
	return authz.Facts{Owner: p.Owner, Subgroup: p.Content.Subgroup, Named: store.ProjectParties(p)}
}

// projectActs pairs each right on a project with the act it allows.
func projectActs() []struct {
	Permission authz.Permission
	Act        domain.ProjectAct
} {
	return []struct {
		Permission authz.Permission
		Act        domain.ProjectAct
	}{
		{authz.ProjectEdit, domain.ActProjectEdit}, {authz.ProjectDelete, domain.ActProjectDelete}, {authz.ProjectAnnounce, domain.ActProjectAnnounce},
		{authz.ProjectRelevel, domain.ActProjectRelevel}, {authz.ProjectMove, domain.ActProjectMove}, {authz.ProjectAttach, domain.ActProjectAttach},
	}
}

func (c Caller) mayWithProject(p *domain.Project) []authz.Permission {
	may := []authz.Permission{}
	for _, x := range projectActs() {
		if p.Can(x.Act) && c.MayOn(x.Permission, projectFacts(p)) {
			may = append(may, x.Permission)
		}
	}
	return may
}

// GetProject gives one project. Absent where the caller may not see it.
func (a *App) GetProject(ctx context.Context, c Caller, id string) (ProjectView, error) {
	if err := c.must(authz.ProjectRead); err != nil {
		return ProjectView{}, err
	}
	p, err := store.Projects.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return ProjectView{}, storeError(err)
	}
	v := ProjectView{Project: p, May: c.mayWithProject(&p), Today: domain.DateOf(a.Now())}
	names := a.names()
	if v.CreatedBy, err = names.of(ctx, p.Meta.CreatedBy); err != nil {
		return v, storeError(err)
	}
	if v.UpdatedBy, err = names.of(ctx, p.Meta.UpdatedBy); err != nil {
		return v, storeError(err)
	}
	if v.Pledges, err = seenOf(ctx, a.store, c, store.Pledges, p.Content.Pledges); err != nil {
		return v, storeError(err)
	}
	if v.Needs, err = seenOf(ctx, a.store, c, store.Needs, p.Content.Needs); err != nil {
		return v, storeError(err)
	}
	// What is not seen is not in the view at all.
	v.Project.Content.Pledges, v.Project.Content.Needs = nil, nil
	return v, storeError(a.roughProjects(ctx, c, &v.Project))
}

// seenOf reads, of the records that another names, those that the caller sees.
func seenOf[T any](ctx context.Context, r store.Reader, c Caller, k store.Kind[T], ids []string) ([]T, error) {
	out := make([]T, 0, len(ids))
	for _, id := range ids {
		v, err := k.Get(ctx, r, c.Scope(), id)
		switch {
		case isAbsent(err):
		case err != nil:
			return nil, err
		default:
			out = append(out, v)
		}
	}
	return out, nil
}

// CreateProject starts a project that a partner of the caller's works on; nobody outside sees it before it is announced but
// who reads every record.
func (a *App) CreateProject(ctx context.Context, c Caller, owner string, content domain.ProjectContent) (ProjectView, error) {
	if err := c.must(authz.ProjectCreate); err != nil {
		return ProjectView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		if err := c.mustOn(authz.ProjectCreate, authz.Facts{Owner: owner}); err != nil {
			return "", err
		}
		content, err := resolveProject(ctx, w, c, nil, content)
		if err != nil {
			return "", err
		}
		p, err := domain.NewProject(newID(), owner, content, w.by, w.at)
		if err != nil {
			return "", err
		}
		return p.Meta.ID, create(ctx, w, store.Projects, &p, string(domain.ActProjectCreate), "")
	})
	if err != nil {
		return ProjectView{}, err
	}
	return a.GetProject(ctx, c, id)
}

// projectChange loads a project that the caller sees, holds the right and the version, applies fn to it, and carries what
// follows to its files and its thread.
func (a *App) projectChange(ctx context.Context, c Caller, right authz.Permission, act domain.ProjectAct, id string, match Match,
	fn func(ctx context.Context, w *work, p *domain.Project) error,
) (ProjectView, error) {
	if err := c.must(right); err != nil {
		return ProjectView{}, err
	}
	_, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		p, err := load(ctx, w, store.Projects, c.Scope(), id)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(right, projectFacts(&p)); err != nil {
			return "", err
		}
		if err := match.holds(p.Meta.Version); err != nil {
			return "", err
		}
		was := hostProject(&p).shown
		if err := fn(ctx, w, &p); err != nil {
			return "", err
		}
		if err := save(ctx, w, store.Projects, &p, string(act), ""); err != nil {
			return "", err
		}
		if h := hostProject(&p); !sameShown(was, h.shown) {
			return id, renewHung(ctx, w, h)
		}
		return id, nil
	})
	if err != nil {
		return ProjectView{}, err
	}
	return a.GetProject(ctx, c, id)
}

// EditProject replaces what the partner writes. The owner stays.
func (a *App) EditProject(ctx context.Context, c Caller, id string, match Match, owner string, content domain.ProjectContent) (ProjectView, error) {
	return a.projectChange(ctx, c, authz.ProjectEdit, domain.ActProjectEdit, id, match, func(ctx context.Context, w *work, p *domain.Project) error {
		if owner != p.Owner {
			return domain.RefuseField("/owner", domain.FieldNotAllowed)
		}
		content, err := resolveProject(ctx, w, c, p, content)
		if err != nil {
			return err
		}
		if err := keepPaid(ctx, w, c, p, content.Pledges); err != nil {
			return err
		}
		return p.Edit(content, w.by, w.at)
	})
}

// AnnounceProject shows a project to others, at a level.
func (a *App) AnnounceProject(ctx context.Context, c Caller, id string, match Match, level domain.Level, named []string) (ProjectView, error) {
	return a.projectChange(ctx, c, authz.ProjectAnnounce, domain.ActProjectAnnounce, id, match, func(ctx context.Context, w *work, p *domain.Project) error {
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return err
		}
		if err := p.Announce("pending", level, named, w.by, w.at); err != nil {
			return err // before the counter moves
		}
		year := string(domain.DateOf(w.at))[:4]
		seq, err := w.tx.Next(ctx, "project/"+year)
		p.Number = fmt.Sprintf("PR-%s-%04d", year, seq)
		return err
	})
}

// RelevelProject shows an announced project to more or fewer.
func (a *App) RelevelProject(ctx context.Context, c Caller, id string, match Match, level domain.Level, named []string) (ProjectView, error) {
	return a.projectChange(ctx, c, authz.ProjectRelevel, domain.ActProjectRelevel, id, match, func(ctx context.Context, w *work, p *domain.Project) error {
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return err
		}
		return p.Relevel(level, named, w.by, w.at)
	})
}

// MoveProject changes the status of a project as of a day; today where on is empty.
func (a *App) MoveProject(ctx context.Context, c Caller, id string, match Match, to domain.ProjectStatus, on domain.Date, reason string) (ProjectView, error) {
	return a.projectChange(ctx, c, authz.ProjectMove, domain.ActProjectMove, id, match, func(_ context.Context, w *work, p *domain.Project) error {
		return p.Move(to, on, reason, w.by, w.at)
	})
}

// ReportProject notes which milestones were reached and what indicators show, and leaves the rest as it is.
func (a *App) ReportProject(ctx context.Context, c Caller, id string, match Match, x domain.Progress) (ProjectView, error) {
	return a.projectChange(ctx, c, authz.ProjectEdit, domain.ActProjectReport, id, match, func(_ context.Context, w *work, p *domain.Project) error {
		return p.Report(x, w.by, w.at)
	})
}

// DeleteProject removes a project that was never announced, with what hangs on it.
func (a *App) DeleteProject(ctx context.Context, c Caller, id string, match Match) error {
	if err := c.must(authz.ProjectDelete); err != nil {
		return err
	}
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		p, err := load(ctx, w, store.Projects, c.Scope(), id)
		if err != nil {
			return err
		}
		if err := c.mustOn(authz.ProjectDelete, projectFacts(&p)); err != nil {
			return err
		}
		if err := match.holds(p.Meta.Version); err != nil {
			return err
		}
		if !p.Can(domain.ActProjectDelete) {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		if err := removeAttachments(ctx, w, id, string(domain.ActProjectDetach)); err != nil {
			return err
		}
		if err := removeComments(ctx, w, id); err != nil {
			return err
		}
		return remove(ctx, w, store.Projects, id, string(domain.ActProjectDelete))
	})
}

// ProjectHistory gives the events of a project that the caller sees, as far as the caller may see each.
func (a *App) ProjectHistory(ctx context.Context, c Caller, id, after string, limit int) (Page[EventView], error) {
	if err := c.must(authz.ProjectRead); err != nil {
		return Page[EventView]{}, err
	}
	p, err := store.Projects.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return Page[EventView]{}, storeError(err)
	}
	list, err := a.eventsAbout(ctx, c, store.Projects.Spec.Kind, id, after, limit)
	if err != nil || c.PartyTo(projectFacts(&p)) {
		return list, err
	}
	return list, storeError(a.roughPlaces(ctx, list.Items))
}

// roughProjects shows the places of projects no finer than their oblasts to a caller who is not among a project's parties.
func (a *App) roughProjects(ctx context.Context, c Caller, projects ...*domain.Project) error {
	projects = slices.DeleteFunc(projects, func(p *domain.Project) bool { return !fine(p.Content.Places) || c.PartyTo(projectFacts(p)) })
	if len(projects) == 0 {
		return nil
	}
	oblasts, err := a.oblasts(ctx)
	for _, p := range projects {
		p.Content.Places = coarse(oblasts, p.Content.Places)
	}
	return err
}
