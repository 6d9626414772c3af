package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
)

// PledgeToNeed starts a pledge that a partner of the caller's explores, and holds it for a need: both, or neither where an
// end has no room. Refusals stand at /pledge or at /hold.
func (a *App) PledgeToNeed(ctx context.Context, c Caller, funder string, shared bool, content domain.PledgeContent, h domain.Holding) (PledgeView, error) {
	if err := c.must(authz.PledgeCreate); err != nil {
		return PledgeView{}, err
	}
	id, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		for _, right := range []authz.Permission{authz.PledgeCreate, authz.AllocationHold} {
			if err := c.mustOn(right, authz.Facts{Owner: funder}); err != nil {
				return "", err
			}
		}
		content, err := resolvePledge(ctx, w, c, nil, content)
		if err != nil {
			return "", domain.Within("/pledge", err)
		}
		p, err := domain.NewPledge(newID(), funder, shared, content, w.by, w.at)
		if err != nil {
			return "", domain.Within("/pledge", err)
		}
		w.book().takePledge(&p, entry{act: string(domain.ActPledgeCreate), by: w.by, fresh: true})
		if _, err := hold(ctx, w, c, &p, h); err != nil {
			return "", domain.Within("/hold", err)
		}
		return p.Meta.ID, w.book().close(ctx)
	})
	if err != nil {
		return PledgeView{}, err
	}
	return a.GetPledge(ctx, c, id)
}
