package app

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Why says why a need is laid before a partner.
type Why string

// Why a need fits a partner; the first that holds is said.
const (
	WhyUnseen   Why = "unseen"   // critical, without a pledge, and nobody that the caller may know of looks at it
	WhyTheme    Why = "theme"    // of a theme in which the partner looked at needs before
	WhySubgroup Why = "subgroup" // of a subgroup that the partner is a member of
)

// DeskFit is an open need that fits a partner of the caller's, and why.
type DeskFit struct {
	Need domain.Need
	Why  Why
}

// DeskInterest is an open need that a partner of the caller's looks at.
type DeskInterest struct {
	Need     domain.Need
	Interest domain.Interest
}

const (
	fitsMost      = 5
	fitsRead      = 60 // of the most urgent, from which they are chosen
	interestsMost = 5
	interestsRead = 40 // of the latest, which say what a partner looks for
)

// deskPartner lays before a partner what it looks at, and open needs with a gap that fit it and that it does not look at
// yet: there is always something to do next. What other partners do is taken into account only as far as the caller may
// know of it.
func (a *App) deskPartner(ctx context.Context, c Caller, d *Desk) error {
	partners := c.organisations(domain.RolePartner)
	if len(partners) == 0 {
		return nil
	}
	own, themes, err := a.deskInterests(ctx, c, partners, d)
	if err != nil {
		return storeError(err)
	}
	subgroups := []string{}
	for _, p := range partners {
		subgroups = append(subgroups, c.Memberships[p]...)
	}
	page, err := store.Needs.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.And{
			store.Eq{Field: "state", Value: store.Str(string(domain.NeedOpen))},
			store.Exists{Field: "priority"}, // one that is held outside says nothing that could fit
			store.Not{Filter: store.Eq{Field: store.FigureIn("gap", domain.ReportingCurrencies()[0]), Value: store.Num(0)}},
			store.Or{store.In{Field: "subgroup", Values: texts(subgroups)}, store.In{Field: "theme", Values: texts(themes)}},
		},
		Sort: []store.Sort{{Field: "priority"}}, Limit: fitsRead,
	})
	if err != nil {
		return storeError(err)
	}
	shown := slices.DeleteFunc(page.Items, func(n domain.Need) bool {
		return slices.Contains(own, n.Meta.ID) || slices.ContainsFunc(d.News, func(x domain.Need) bool { return x.Meta.ID == n.Meta.ID })
	})
	looked, err := a.lookedAtByOthers(ctx, c, shown)
	if err != nil {
		return storeError(err)
	}
	for _, n := range shown {
		why := WhySubgroup
		switch {
		case n.Content.Priority == domain.PriorityCritical && !looked[n.Meta.ID] && n.Ledger.Sums.Pledged == 0:
			why = WhyUnseen
		case slices.Contains(themes, n.Content.Theme):
			why = WhyTheme
		}
		d.Fits = append(d.Fits, DeskFit{n, why})
	}
	order := []Why{WhyUnseen, WhyTheme, WhySubgroup} // among those of one priority; unseen ones are all critical
	slices.SortStableFunc(d.Fits, func(x, y DeskFit) int {
		return cmp.Or(cmp.Compare(x.Need.Content.Priority.Rank(), y.Need.Content.Priority.Rank()),
			cmp.Compare(slices.Index(order, x.Why), slices.Index(order, y.Why)), y.Need.OpenedAt.Compare(x.Need.OpenedAt))
	})
	d.Fits = d.Fits[:min(len(d.Fits), fitsMost)]
	for i := range d.Fits {
		if err := a.rough(ctx, c, &d.Fits[i].Need); err != nil {
			return storeError(err)
		}
	}
	return nil
}

// deskInterests puts the open needs that the partners look at on the desk, the latest interest first. It gives the ids of all
// needs that they look at, and their themes.
func (a *App) deskInterests(ctx context.Context, c Caller, partners []string, d *Desk) (needs, themes []string, err error) {
	page, err := store.Interests.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.In{Field: "organisation", Values: texts(partners)}, Sort: []store.Sort{{Field: "createdAt", Desc: true}}, Limit: interestsRead,
	})
	if err != nil {
		return nil, nil, err
	}
	for _, x := range page.Items {
		n, err := store.Needs.Get(ctx, a.store, c.Scope(), x.Need)
		if errors.Is(err, store.ErrNotFound) {
			continue // its level was raised: the partner sees it no longer
		}
		if err == nil {
			err = a.rough(ctx, c, &n)
		}
		if err != nil {
			return nil, nil, err
		}
		needs = append(needs, x.Need)
		if n.Content.Theme != "" {
			themes = append(themes, n.Content.Theme)
		}
		if n.State == domain.NeedOpen && len(d.Interests) < interestsMost {
			d.Interests = append(d.Interests, DeskInterest{n, x})
		}
	}
	return needs, themes, nil
}

// lookedAtByOthers says which of these needs some partner looks at, as far as the caller may know.
func (a *App) lookedAtByOthers(ctx context.Context, c Caller, needs []domain.Need) (map[string]bool, error) {
	out := map[string]bool{}
	ids := make([]string, len(needs))
	for i, n := range needs {
		ids[i] = n.Meta.ID
	}
	if len(ids) == 0 {
		return out, nil
	}
	page, err := store.Interests.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.In{Field: "need", Values: texts(ids)}, Sort: []store.Sort{{Field: "createdAt"}}, Limit: store.MaxLimit,
	})
	for _, x := range page.Items {
		out[x.Need] = true
	}
	return out, err
}
