package app

import (
	"context"
	"errors"
	"fmt"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Match is the version of a record that the caller knows, from If-Match.
type Match int64

// What If-Match says when it names no version.
const (
	MatchMissing Match = 0  // refused with if_match_required, once the record is known to be visible
	MatchBad     Match = -1 // fits nothing
)

// holds compares the version known to the caller with the record's.
func (m Match) holds(version int64) error {
	switch {
	case m == MatchMissing:
		return domain.Refuse(domain.Stale, domain.CodeIfMatchRequired)
	case int64(m) != version:
		return domain.Refuse(domain.Stale, domain.CodeStale)
	}
	return nil
}

// NeedView is a need as one caller sees it.
type NeedView struct {
	Need                 domain.Need
	Stale                bool
	May                  []authz.Permission // what the caller may do with it now
	CreatedBy, UpdatedBy string             // names
	SupersededBy         *domain.Need       // where the caller may see it
}

// needActs pairs each right on a need with the act it allows.
func needActs() []struct {
	Permission authz.Permission
	Act        domain.NeedAct
} {
	return []struct {
		Permission authz.Permission
		Act        domain.NeedAct
	}{
		{authz.NeedEdit, domain.ActNeedEdit}, {authz.NeedDelete, domain.ActNeedDelete},
		{authz.NeedSubmit, domain.ActNeedSubmit}, {authz.NeedReturn, domain.ActNeedReturn},
		{authz.NeedOpen, domain.ActNeedOpen}, {authz.NeedClose, domain.ActNeedClose},
		{authz.NeedReopen, domain.ActNeedReopen}, {authz.NeedConfirm, domain.ActNeedConfirm},
	}
}

func needFacts(n *domain.Need) authz.Facts {
	return authz.Facts{Owner: n.Agency, Subgroup: n.Content.Subgroup}
}

// GetNeed gives one need. Absent where the caller may not see it.
func (a *App) GetNeed(ctx context.Context, c Caller, id string) (NeedView, error) {
	if err := c.must(authz.NeedRead); err != nil {
		return NeedView{}, err
	}
	n, err := store.Needs.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return NeedView{}, storeError(err)
	}
	v := NeedView{Need: n, Stale: n.Stale(domain.DateOf(a.Now())), May: []authz.Permission{}}
	for _, x := range needActs() {
		if n.Can(x.Act) && c.MayOn(x.Permission, needFacts(&n)) {
			v.May = append(v.May, x.Permission)
		}
	}
	names := a.names()
	if v.CreatedBy, err = names.of(ctx, n.Meta.CreatedBy); err != nil {
		return NeedView{}, storeError(err)
	}
	if v.UpdatedBy, err = names.of(ctx, n.Meta.UpdatedBy); err != nil {
		return NeedView{}, storeError(err)
	}
	if n.Closing != nil && n.Closing.SupersededBy != "" {
		other, err := store.Needs.Get(ctx, a.store, c.Scope(), n.Closing.SupersededBy)
		switch {
		case err == nil:
			v.SupersededBy = &other
		case !errors.Is(err, store.ErrNotFound):
			return NeedView{}, storeError(err)
		}
	}
	return v, nil
}

// CreateNeed starts a draft of an agency of the caller's.
func (a *App) CreateNeed(ctx context.Context, c Caller, agency string, content domain.NeedContent) (NeedView, error) {
	if err := c.must(authz.NeedCreate); err != nil {
		return NeedView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		if err := c.mustOn(authz.NeedCreate, authz.Facts{Owner: agency}); err != nil {
			return "", err
		}
		if err := resolveNeed(ctx, w, nil, &content); err != nil {
			return "", err
		}
		n, err := domain.NewNeed(newID(), agency, content, w.by, w.at)
		if err != nil {
			return "", err
		}
		return n.Meta.ID, create(ctx, w, store.Needs, &n, string(domain.ActNeedCreate), "")
	})
	if err != nil {
		return NeedView{}, err
	}
	return a.GetNeed(ctx, c, id)
}

// needChange loads a need that the caller sees, holds the right and the version, and applies fn to it.
func (a *App) needChange(ctx context.Context, c Caller, p authz.Permission, act domain.NeedAct, id string, match Match,
	fn func(ctx context.Context, w *work, n *domain.Need) (comment string, err error),
) (NeedView, error) {
	if err := c.must(p); err != nil {
		return NeedView{}, err
	}
	_, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		n, err := load(ctx, w, store.Needs, c.Scope(), id)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(p, needFacts(&n)); err != nil {
			return "", err
		}
		if err := match.holds(n.Meta.Version); err != nil {
			return "", err
		}
		comment, err := fn(ctx, w, &n)
		if err != nil {
			return "", err
		}
		return id, save(ctx, w, store.Needs, &n, string(act), comment)
	})
	if err != nil {
		return NeedView{}, err
	}
	return a.GetNeed(ctx, c, id)
}

// EditNeed replaces what the agency writes. The agency itself stays.
func (a *App) EditNeed(ctx context.Context, c Caller, id string, match Match, agency string, content domain.NeedContent) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedEdit, domain.ActNeedEdit, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		if agency != n.Agency {
			return "", refuseField("/agency", domain.FieldNotAllowed)
		}
		if err := resolveNeed(ctx, w, n, &content); err != nil {
			return "", err
		}
		return "", n.Edit(content, w.by, w.at)
	})
}

// DeleteNeed removes a draft that was never submitted. Its events stay in the audit log.
func (a *App) DeleteNeed(ctx context.Context, c Caller, id string, match Match) error {
	if err := c.must(authz.NeedDelete); err != nil {
		return err
	}
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		n, err := load(ctx, w, store.Needs, c.Scope(), id)
		if err != nil {
			return err
		}
		if err := c.mustOn(authz.NeedDelete, needFacts(&n)); err != nil {
			return err
		}
		if err := match.holds(n.Meta.Version); err != nil {
			return err
		}
		if !n.Can(domain.ActNeedDelete) {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		return remove(ctx, w, store.Needs, id, string(domain.ActNeedDelete))
	})
}

// SubmitNeed sends a need to its subgroup's co-chair; the first time it gets its number.
func (a *App) SubmitNeed(ctx context.Context, c Caller, id string, match Match) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedSubmit, domain.ActNeedSubmit, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		if n.Number != "" || !n.Can(domain.ActNeedSubmit) {
			return "", n.Submit("", w.by, w.at)
		}
		if err := n.Submit("pending", w.by, w.at); err != nil {
			return "", err // before the counter moves
		}
		year := string(domain.DateOf(w.at))[:4]
		seq, err := w.tx.Next(ctx, "need/"+n.Content.Subgroup+"/"+year)
		if err != nil {
			return "", err
		}
		n.Number = fmt.Sprintf("N-%s-%s-%04d", n.Content.Subgroup, year, seq)
		return "", nil
	})
}

// ReturnNeed sends a submitted need back with a comment.
func (a *App) ReturnNeed(ctx context.Context, c Caller, id string, match Match, comment string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedReturn, domain.ActNeedReturn, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return "", n.Return(comment, w.by, w.at)
	})
}

// OpenNeed opens a submitted need at a level.
func (a *App) OpenNeed(ctx context.Context, c Caller, id string, match Match, level domain.Level, named []string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedOpen, domain.ActNeedOpen, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		for i, org := range named {
			if err := mustExist(ctx, w, store.Organisations, org, fmt.Sprintf("/named/%d", i)); err != nil {
				return "", err
			}
		}
		return "", n.Open(level, named, w.by, w.at)
	})
}

// CloseNeed closes a need with a reason.
func (a *App) CloseNeed(ctx context.Context, c Caller, id string, match Match, reason domain.CloseReason, comment, supersededBy string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedClose, domain.ActNeedClose, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		if supersededBy != "" {
			// A need that the caller may not see answers like one that is not there.
			_, err := store.Needs.Get(ctx, w.tx, c.Scope(), supersededBy)
			if errors.Is(err, store.ErrNotFound) {
				return "", refuseField("/supersededBy", domain.FieldUnknown)
			}
			if err != nil {
				return "", err
			}
		}
		return "", n.Close(reason, comment, supersededBy, w.by, w.at)
	})
}

// ReopenNeed reopens a closed need; the reason stands in its history.
func (a *App) ReopenNeed(ctx context.Context, c Caller, id string, match Match, reason string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedReopen, domain.ActNeedReopen, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return reason, n.Reopen(reason, w.by, w.at)
	})
}

// ConfirmNeed says that an open need still stands.
func (a *App) ConfirmNeed(ctx context.Context, c Caller, id string, match Match) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedConfirm, domain.ActNeedConfirm, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return "", n.Confirm(w.by, w.at)
	})
}

// resolveNeed fills in what follows from the theme, and refuses themes and places that are not in the lists. A theme
// that is no longer active stays where it already stood.
func resolveNeed(ctx context.Context, w *work, old *domain.Need, c *domain.NeedContent) error {
	c.Subgroup = ""
	if c.Theme != "" {
		t, err := store.Themes.Get(ctx, w.tx, store.System(), c.Theme)
		if errors.Is(err, store.ErrNotFound) || (err == nil && !t.Active && (old == nil || old.Content.Theme != c.Theme)) {
			return refuseField("/theme", domain.FieldUnknown)
		}
		if err != nil {
			return err
		}
		c.Subgroup = t.Subgroup
	}
	for i, place := range c.Places {
		if err := mustExist(ctx, w, store.Places, place, fmt.Sprintf("/places/%d", i)); err != nil {
			return err
		}
	}
	return nil
}

// mustExist refuses a value that is no id of a reference record.
func mustExist[T any](ctx context.Context, w *work, k store.Kind[T], id, pointer string) error {
	_, err := k.Get(ctx, w.tx, store.System(), id)
	if errors.Is(err, store.ErrNotFound) {
		return refuseField(pointer, domain.FieldUnknown)
	}
	return err
}

func refuseField(pointer string, code domain.Code) error {
	var p domain.Problems
	p.Add(pointer, code)
	return p.Err()
}
