package app

import (
	"context"
	"fmt"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// SubgroupView is a subgroup as one caller sees it.
type SubgroupView struct {
	Subgroup domain.Subgroup
	May      []authz.Permission
}

// ListSubgroups gives the plenary and the subgroups, in their order.
func (a *App) ListSubgroups(ctx context.Context, c Caller) ([]domain.Subgroup, error) {
	return listAll(ctx, a, c, authz.SubgroupRead, store.Subgroups, []store.Sort{{Field: "order"}})
}

// GetSubgroup gives one subgroup with its members.
func (a *App) GetSubgroup(ctx context.Context, c Caller, code string) (SubgroupView, error) {
	if err := c.must(authz.SubgroupRead); err != nil {
		return SubgroupView{}, err
	}
	g, err := store.Subgroups.Get(ctx, a.store, c.Scope(), code)
	return SubgroupView{Subgroup: g, May: c.held(authz.SubgroupWrite)}, storeError(err)
}

// EditSubgroup replaces what is known of a subgroup. Who is a member sees its records from the first day to the last.
func (a *App) EditSubgroup(ctx context.Context, c Caller, code string, match Match, content domain.SubgroupContent) (SubgroupView, error) {
	if err := c.must(authz.SubgroupWrite); err != nil {
		return SubgroupView{}, err
	}
	err := a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		g, err := load(ctx, w, store.Subgroups, c.Scope(), code)
		if err != nil {
			return err
		}
		if err := match.holds(g.Meta.Version); err != nil {
			return err
		}
		for i, m := range content.Members {
			if err := mustExist(ctx, w, store.Organisations, m.Organisation, fmt.Sprintf("/members/%d/organisation", i)); err != nil {
				return err
			}
		}
		if err := g.Edit(content, w.by, w.at); err != nil {
			return err
		}
		return save(ctx, w, store.Subgroups, &g, "subgroup.edited", "")
	})
	if err != nil {
		return SubgroupView{}, err
	}
	return a.GetSubgroup(ctx, c, code)
}
