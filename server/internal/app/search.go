package app

import (
	"context"
	"errors"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Hit is a record that a search found within a need: a comment or a file.
type Hit struct {
	Need domain.Need
	Text string
}

// Found is what a search over everything found: of each sort the latest few, and how many there are.
type Found struct {
	Needs                 []domain.Need
	NeedsAll              int64
	Pledges               []domain.Pledge
	PledgesAll            int64
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
	f := Found{Today: domain.DateOf(a.Now()), Needs: []domain.Need{}, Pledges: []domain.Pledge{}, Organisations: []OrganisationView{}, Comments: []Hit{}, Files: []Hit{}}
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
	pledges, err := store.Pledges.List(ctx, a.store, c.Scope(), sorted(q, store.Sort{Field: "updatedAt", Desc: true}))
	if err != nil {
		return f, storeError(err)
	}
	f.Pledges, f.PledgesAll = pledges.Items, pledges.Total
	latest := sorted(q, store.Sort{Field: "createdAt", Desc: true})
	comments, err := store.Comments.List(ctx, a.store, c.Scope(), latest)
	if err != nil {
		return f, storeError(err)
	}
	f.CommentsAll = comments.Total
	for _, x := range comments.Items {
		if f.Comments, err = a.hit(ctx, c, f.Comments, x.Record, x.Text); err != nil {
			return f, storeError(err)
		}
	}
	files, err := store.Attachments.List(ctx, a.store, c.Scope(), latest)
	if err != nil {
		return f, storeError(err)
	}
	f.FilesAll = files.Total
	for _, x := range files.Items {
		if f.Files, err = a.hit(ctx, c, f.Files, x.Record, x.Name); err != nil {
			return f, storeError(err)
		}
	}
	return f, nil
}

func sorted(q store.Query, by store.Sort) store.Query {
	q.Sort = []store.Sort{by}
	return q
}

// hit adds a record with the need it hangs on; what hangs on a need that the caller does not see is not seen either.
func (a *App) hit(ctx context.Context, c Caller, list []Hit, need, text string) ([]Hit, error) {
	n, err := store.Needs.Get(ctx, a.store, c.Scope(), need)
	if errors.Is(err, store.ErrNotFound) {
		return list, nil
	}
	if err == nil {
		err = a.rough(ctx, c, &n)
	}
	return append(slices.Clip(list), Hit{n, text}), err
}
