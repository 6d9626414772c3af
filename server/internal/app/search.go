package app

import (
	"context"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Hit is a record that a search found within another: a comment or a file, with the need, the pledge or the project that it
// hangs on.
type Hit struct {
	Need    *domain.Need
	Pledge  *domain.Pledge
	Project *domain.Project
	Text    string
}

// Found is what a search over everything found: of each sort the latest few, and how many there are.
type Found struct {
	Needs                 []domain.Need
	NeedsAll              int64
	Pledges               []domain.Pledge
	PledgesAll            int64
	Projects              []domain.Project
	ProjectsAll           int64
	Organisations         []OrganisationView
	OrganisationsAll      int64
	Comments, Files       []Hit
	CommentsAll, FilesAll int64
	Today                 domain.Date
}

// foundMost is how many of each sort a search shows.
const foundMost = 5

// Search looks for words in everything that the caller sees.
func (a *App) Search(ctx context.Context, c Caller, words string) (Found, error) {
	f := Found{
		Today: domain.DateOf(a.Now()), Needs: []domain.Need{}, Pledges: []domain.Pledge{}, Projects: []domain.Project{},
		Organisations: []OrganisationView{}, Comments: []Hit{}, Files: []Hit{},
	}
	if err := c.must(authz.OrganisationRead); err != nil {
		return f, err
	}
	q := store.Query{Filter: store.Text{Words: words}, Limit: foundMost, Total: store.Exact}
	orgs, err := store.Organisations.List(ctx, a.store, c.Scope(), sorted(q, store.Sort{Field: "sortName"}))
	if err != nil {
		return f, storeError(err)
	}
	for _, o := range orgs.Items {
		f.Organisations = append(f.Organisations, c.organisation(o))
	}
	f.OrganisationsAll = orgs.Total
	if !c.May(authz.NeedRead) {
		return f, nil
	}
	needs, err := store.Needs.List(ctx, a.store, c.Scope(), sorted(q, store.Sort{Field: "updatedAt", Desc: true}))
	if err != nil {
		return f, storeError(err)
	}
	if err := a.roughAll(ctx, c, needs.Items); err != nil {
		return f, storeError(err)
	}
	f.Needs, f.NeedsAll = needs.Items, needs.Total
	of := sorted(q, store.Sort{Field: "updatedAt", Desc: true})
	if of.Filter, err = a.pledgeWords(ctx, c, words); err != nil {
		return f, storeError(err)
	}
	pledges, err := store.Pledges.List(ctx, a.store, c.Scope(), of)
	if err != nil {
		return f, storeError(err)
	}
	f.Pledges, f.PledgesAll = pledges.Items, pledges.Total
	projects, err := store.Projects.List(ctx, a.store, c.Scope(), sorted(q, store.Sort{Field: "updatedAt", Desc: true}))
	if err != nil {
		return f, storeError(err)
	}
	if err := a.roughProjectList(ctx, c, projects.Items); err != nil {
		return f, storeError(err)
	}
	f.Projects, f.ProjectsAll = projects.Items, projects.Total
	latest := sorted(q, store.Sort{Field: "createdAt", Desc: true})
	comments, err := store.Comments.List(ctx, a.store, c.Scope(), latest)
	if err != nil {
		return f, storeError(err)
	}
	f.CommentsAll = comments.Total
	for _, x := range comments.Items {
		if f.Comments, err = a.hit(ctx, c, f.Comments, x.Kind, x.Record, x.Text); err != nil {
			return f, storeError(err)
		}
	}
	files, err := store.Attachments.List(ctx, a.store, c.Scope(), latest)
	if err != nil {
		return f, storeError(err)
	}
	f.FilesAll = files.Total
	for _, x := range files.Items {
		if f.Files, err = a.hit(ctx, c, f.Files, x.Kind, x.Record, x.Name); err != nil {
			return f, storeError(err)
		}
	}
	return f, nil
}

// givers is how many partners words may name, where pledges are looked for by them.
const givers = 20

// pledgeWords fits pledges by their own words, and by the names of who gives and through whom.
func (a *App) pledgeWords(ctx context.Context, c Caller, words string) (store.Filter, error) {
	text := store.Text{Words: words}
	orgs, err := a.store.List(ctx, store.Organisations.Spec, c.Scope(), store.Query{Filter: text, Limit: givers})
	if err != nil || len(orgs.Records) == 0 {
		return text, err
	}
	ids := make([]store.Value, len(orgs.Records))
	for i, r := range orgs.Records {
		ids[i] = store.Str(r.ID)
	}
	return store.Or{text, store.In{Field: "owner", Values: ids}, store.In{Field: "channel", Values: ids}}, nil
}

func sorted(q store.Query, by store.Sort) store.Query {
	q.Sort = []store.Sort{by}
	return q
}

// hit adds a record with the one it hangs on; what hangs on a record that the caller does not see is not seen either.
func (a *App) hit(ctx context.Context, c Caller, list []Hit, kind, id, text string) ([]Hit, error) {
	h := Hit{Text: text}
	var err error
	switch kind {
	case store.Pledges.Spec.Kind:
		h.Pledge, err = seenOrNone(ctx, a, c, store.Pledges, id)
	case store.Projects.Spec.Kind:
		if h.Project, err = seenOrNone(ctx, a, c, store.Projects, id); err == nil && h.Project != nil {
			err = a.roughProjects(ctx, c, h.Project)
		}
	default:
		if h.Need, err = seenOrNone(ctx, a, c, store.Needs, id); err == nil && h.Need != nil {
			err = a.rough(ctx, c, h.Need)
		}
	}
	if h.Need == nil && h.Pledge == nil && h.Project == nil {
		return list, err
	}
	return append(slices.Clip(list), h), err
}
