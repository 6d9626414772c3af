package app

import (
	"context"
	"fmt"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// ProjectQuery asks for projects. Empty lists ask for all.
type ProjectQuery struct {
	Statuses, Subgroups, Partners, Agencies, Oblasts []string // Oblasts: KATOTTG codes
	Needs                                            []string // that it answers, of those that the caller sees
	Pledge                                           string   // that funds it, where the caller sees it
	Overdue                                          bool     // with a milestone whose day passed
	Words                                            string
	Sort                                             string // a value of ProjectSort in the document; empty: -updated
	After, Before                                    string // marks of pages
	Limit                                            int
}

// ProjectList is a page of projects. Of what they name it holds the organisations and places alone.
type ProjectList struct {
	Items      []domain.Project
	Today      domain.Date
	Next, Prev string
	Total      int64
}

// ListProjects gives a page of the projects that the caller sees.
func (a *App) ListProjects(ctx context.Context, c Caller, q ProjectQuery) (ProjectList, error) {
	if err := c.must(authz.ProjectRead); err != nil {
		return ProjectList{}, err
	}
	today := domain.DateOf(a.Now())
	bind := digest(c.User.Meta.ID, "projects", fmt.Sprint(q.Statuses, q.Subgroups, q.Partners, q.Agencies, q.Oblasts, q.Needs, q.Pledge, q.Overdue), q.Words, q.Sort)
	filter, err := a.projectFilter(ctx, c, q, today)
	if err != nil {
		return ProjectList{}, storeError(err)
	}
	query := store.Query{Filter: filter, Sort: projectSort(q.Sort), Limit: q.Limit, Total: store.Exact}
	if query.After, err = a.sealer.open(q.After, bind); err != nil {
		return ProjectList{}, err
	}
	if query.Before, err = a.sealer.open(q.Before, bind); err != nil {
		return ProjectList{}, err
	}
	if query.After != nil {
		query.Before = nil
	}
	page, err := store.Projects.List(ctx, a.store, c.Scope(), query)
	if err != nil {
		return ProjectList{}, storeError(err)
	}
	return ProjectList{
		Items: page.Items, Today: today, Next: a.sealer.seal(page.Next, bind), Prev: a.sealer.seal(page.Prev, bind), Total: page.Total,
	}, storeError(a.roughProjectList(ctx, c, page.Items))
}

func (a *App) roughProjectList(ctx context.Context, c Caller, projects []domain.Project) error {
	list := make([]*domain.Project, len(projects))
	for i := range projects {
		list[i] = &projects[i]
	}
	return a.roughProjects(ctx, c, list...)
}

// projectFilter fits projects. Which pledges and needs a project names is asked of those alone who see them: for anybody
// else nothing fits.
func (a *App) projectFilter(ctx context.Context, c Caller, q ProjectQuery, today domain.Date) (store.Filter, error) {
	and := in(in(in(store.And{}, "status", q.Statuses), "subgroup", q.Subgroups), "owner", q.Partners)
	if len(q.Agencies) > 0 {
		and = append(and, store.Has{Field: "agencies", Values: q.Agencies})
	}
	if len(q.Oblasts) > 0 {
		var prefixes []string
		for _, code := range q.Oblasts {
			prefixes = append(prefixes, domain.PlacePrefix(code, domain.PlaceOblast))
		}
		and = append(and, store.Has{Field: "oblasts", Values: prefixes})
	}
	if len(q.Needs) > 0 {
		seen, err := seenOf(ctx, a.store, c, store.Needs, q.Needs)
		if err != nil {
			return nil, err
		}
		ids := []string{}
		for _, n := range seen {
			ids = append(ids, n.Meta.ID)
		}
		and = append(and, store.Has{Field: "needs", Values: ids})
	}
	if q.Pledge != "" {
		seen, err := seenOf(ctx, a.store, c, store.Pledges, []string{q.Pledge})
		if err != nil {
			return nil, err
		}
		ids := []string{}
		for _, p := range seen {
			ids = append(ids, p.Meta.ID)
		}
		and = append(and, store.Has{Field: "pledges", Values: ids})
	}
	if q.Overdue {
		and = append(and, store.Range{Field: "nextDue", To: store.Str(string(today))})
	}
	if strings.TrimSpace(q.Words) != "" {
		and = append(and, store.Text{Words: q.Words})
	}
	return and, nil
}

// projectSort: budgets are compared within their currency; without rates an order across currencies would be false.
func projectSort(sort string) []store.Sort {
	name, desc := strings.CutPrefix(sort, "-")
	switch name {
	case "number", "nextDue", "plannedFrom", "plannedUntil":
		return []store.Sort{{Field: name, Desc: desc}}
	case "budget":
		return []store.Sort{{Field: "budgetCurrency", Desc: desc}, {Field: "budgetMinor", Desc: desc}}
	case "updated":
		return []store.Sort{{Field: "updatedAt", Desc: desc}}
	}
	return []store.Sort{{Field: "updatedAt", Desc: true}}
}
