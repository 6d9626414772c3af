package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// InterestView is an interest as one caller sees it.
type InterestView struct {
	domain.Interest
	Mine bool // of an organisation that the caller acts for as a partner
}

// ListInterests gives the partners that look at a need, as far as the caller may know, the earliest first. It never tells
// how many others there are.
func (a *App) ListInterests(ctx context.Context, c Caller, need string) ([]InterestView, error) {
	if _, err := a.seenNeed(ctx, c, authz.NeedRead, need); err != nil {
		return nil, err
	}
	page, err := store.Interests.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.Eq{Field: "need", Value: store.Str(need)}, Sort: []store.Sort{{Field: "createdAt"}}, Limit: store.MaxLimit,
	})
	if err != nil {
		return nil, storeError(err)
	}
	out := make([]InterestView, 0, len(page.Items))
	for _, x := range page.Items {
		v := InterestView{x, c.MayOn(authz.InterestWrite, authz.Facts{Owner: x.Organisation})}
		if !v.Mine {
			v.Note = "" // a partner's note to itself
		}
		out = append(out, v)
	}
	return out, nil
}

// SetInterest says that a partner of the caller's looks at a need, or changes who hears of it.
func (a *App) SetInterest(ctx context.Context, c Caller, need, organisation string, p domain.Publicity, note string) (InterestView, error) {
	if err := c.must(authz.InterestWrite); err != nil {
		return InterestView{}, err
	}
	var out domain.Interest
	err := a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		n, old, err := interestOf(ctx, w, c, need, organisation)
		if err != nil {
			return err
		}
		if n.State != domain.NeedOpen || n.Outside() {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		if old == nil {
			if out, err = domain.NewInterest(newID(), need, organisation, p, note, w.by, w.at); err != nil {
				return err
			}
			out.Shown = interestShown(&n, &out)
			return create(ctx, w, store.Interests, &out, "interest.set", "")
		}
		out = *old
		if err := out.Change(p, note, w.by, w.at); err != nil {
			return err
		}
		out.Shown = interestShown(&n, &out)
		return save(ctx, w, store.Interests, &out, "interest.set", "")
	})
	return InterestView{out, true}, err
}

// DropInterest says that a partner of the caller's looks no longer; dropping none is done too.
func (a *App) DropInterest(ctx context.Context, c Caller, need, organisation string) error {
	if err := c.must(authz.InterestWrite); err != nil {
		return err
	}
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		_, old, err := interestOf(ctx, w, c, need, organisation)
		if err != nil || old == nil {
			return err
		}
		return remove(ctx, w, store.Interests, old.Meta.ID, "interest.dropped")
	})
}

// interestOf loads the need and the partner's interest in it, nil where there is none.
func interestOf(ctx context.Context, w *work, c Caller, need, organisation string) (domain.Need, *domain.Interest, error) {
	n, err := load(ctx, w, store.Needs, c.Scope(), need)
	if err != nil {
		return n, nil, err
	}
	if !c.MayOn(authz.InterestWrite, authz.Facts{Owner: organisation}) {
		return n, nil, domain.RefuseField("/organisation", domain.FieldNotAllowed)
	}
	page, err := store.Interests.List(ctx, w.tx, store.System(), store.Query{
		Filter: store.And{
			store.Eq{Field: "need", Value: store.Str(need)}, store.Eq{Field: "organisation", Value: store.Str(organisation)},
		},
		Limit: 1,
	})
	if err != nil || len(page.Items) == 0 {
		return n, nil, err
	}
	old, err := load(ctx, w, store.Interests, store.System(), page.Items[0].Meta.ID)
	return n, &old, err
}

// Look notes that the caller has looked at a need now.
func (a *App) Look(ctx context.Context, c Caller, need string) error {
	if _, err := a.seenNeed(ctx, c, authz.NeedRead, need); err != nil {
		return err
	}
	l := store.Look{ID: digest("look", c.User.Meta.ID, need), User: c.User.Meta.ID, Record: need, At: a.Now()}
	err := a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		rec, err := found(tx.Get(ctx, store.Looks.Spec, store.System(), l.ID))
		if err != nil {
			return err
		}
		return keep(ctx, tx, store.Looks, &l, rec.Rev)
	})
	return storeError(err)
}
