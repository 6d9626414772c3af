package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// OrganisationView is an organisation as one caller sees it.
type OrganisationView struct {
	Organisation domain.Organisation
	May          []authz.Permission
}

// OrganisationQuery asks for organisations.
type OrganisationQuery struct {
	Kind, Words, After string
	Limit              int
}

// ListOrganisations gives a page of organisations, by acronym.
func (a *App) ListOrganisations(ctx context.Context, c Caller, q OrganisationQuery) (Page[OrganisationView], error) {
	if err := c.must(authz.OrganisationRead); err != nil {
		return Page[OrganisationView]{}, err
	}
	and := store.And{}
	if q.Kind != "" {
		and = append(and, store.Eq{Field: "kind", Value: store.Str(q.Kind)})
	}
	if q.Words != "" {
		and = append(and, store.Text{Words: q.Words})
	}
	return readPage(ctx, a, store.Organisations, c.Scope(), store.Query{
		Filter: and, Sort: []store.Sort{{Field: "sortName"}}, Limit: q.Limit, Total: store.Exact,
	}, q.After, digest(c.User.Meta.ID, "organisations", q.Kind, q.Words), func(o domain.Organisation) (OrganisationView, error) {
		return c.organisation(o), nil
	})
}

// GetOrganisation gives one organisation.
func (a *App) GetOrganisation(ctx context.Context, c Caller, id string) (OrganisationView, error) {
	if err := c.must(authz.OrganisationRead); err != nil {
		return OrganisationView{}, err
	}
	o, err := store.Organisations.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return OrganisationView{}, storeError(err)
	}
	return c.organisation(o), nil
}

func (c Caller) organisation(o domain.Organisation) OrganisationView {
	return OrganisationView{Organisation: o, May: c.held(authz.OrganisationWrite)}
}

// CreateOrganisation adds an organisation.
func (a *App) CreateOrganisation(ctx context.Context, c Caller, content domain.OrganisationContent) (OrganisationView, error) {
	if err := c.must(authz.OrganisationWrite); err != nil {
		return OrganisationView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		o, err := domain.NewOrganisation(newID(), content, w.by, w.at)
		if err != nil {
			return "", err
		}
		return o.Meta.ID, create(ctx, w, store.Organisations, &o, "organisation.created", "")
	})
	if err != nil {
		return OrganisationView{}, err
	}
	return a.GetOrganisation(ctx, c, id)
}

// EditOrganisation replaces what is known of an organisation.
func (a *App) EditOrganisation(ctx context.Context, c Caller, id string, match Match, content domain.OrganisationContent) (OrganisationView, error) {
	if err := c.must(authz.OrganisationWrite); err != nil {
		return OrganisationView{}, err
	}
	err := a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		o, err := load(ctx, w, store.Organisations, c.Scope(), id)
		if err != nil {
			return err
		}
		if err := match.holds(o.Meta.Version); err != nil {
			return err
		}
		if err := o.Edit(content, w.by, w.at); err != nil {
			return err
		}
		return save(ctx, w, store.Organisations, &o, "organisation.edited", "")
	})
	if err != nil {
		return OrganisationView{}, err
	}
	return a.GetOrganisation(ctx, c, id)
}

// ListThemes gives the themes, by code.
func (a *App) ListThemes(ctx context.Context, c Caller) ([]domain.Theme, error) {
	return listAll(ctx, a, c, authz.SubgroupRead, store.Themes, nil)
}

// listAll reads a short reference list whole.
func listAll[T any](ctx context.Context, a *App, c Caller, p authz.Permission, k store.Kind[T], sort []store.Sort) ([]T, error) {
	if err := c.must(p); err != nil {
		return nil, err
	}
	page, err := k.List(ctx, a.store, c.Scope(), store.Query{Sort: sort, Limit: store.MaxLimit})
	return page.Items, storeError(err)
}
