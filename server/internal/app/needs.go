package app

import (
	"context"
	"errors"
	"fmt"
	"time"

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
	TwoPeople            bool               // the caller may submit it, and it takes another person too
	CreatedBy, UpdatedBy string             // names
	ProposedBy           string             // the name of who proposed it for submission
	ReleasedBy           string             // the name of who proposed to make it public
	SupersededBy         *domain.Need       // where the caller may see it
	LookedAt             time.Time          // when the caller last looked at it; zero for never
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
		{authz.NeedRelevel, domain.ActNeedRelevel}, {authz.NeedPublish, domain.ActNeedPublish},
		{authz.NeedAttach, domain.ActNeedAttach}, {authz.NeedAllow, domain.ActNeedAllow},
	}
}

func needFacts(n *domain.Need) authz.Facts {
	return authz.Facts{Owner: n.Agency, Subgroup: n.Content.Subgroup, Named: n.Named}
}

// mayNow lists what the caller may do with a need now. The second word of two is offered to those alone who can say it.
func (c Caller) mayNow(n *domain.Need) []authz.Permission {
	may := []authz.Permission{}
	for _, x := range needActs() {
		if n.Can(x.Act) && c.MayOn(x.Permission, needFacts(n)) && !c.waits(x.Permission, n) {
			may = append(may, x.Permission)
		}
	}
	return may
}

// waits says whether the act waits for another person's word than the caller's.
func (c Caller) waits(p authz.Permission, n *domain.Need) bool {
	switch {
	case p == authz.NeedSubmit && n.Proposed != nil:
		return n.Proposed.By == c.User.Meta.ID || !c.approves(n.Agency)
	case p == authz.NeedPublish && n.Release != nil:
		return n.Release.By == c.User.Meta.ID || n.Release.Side == c.sideOf(n)
	}
	return false
}

// seenNeed reads a need for a caller who holds the right. Absent where the caller may not see it. Its places are as they
// are kept: see rough.
func (a *App) seenNeed(ctx context.Context, c Caller, p authz.Permission, id string) (domain.Need, error) {
	if err := c.must(p); err != nil {
		return domain.Need{}, err
	}
	n, err := store.Needs.Get(ctx, a.store, c.Scope(), id)
	return n, storeError(err)
}

// GetNeed gives one need. Absent where the caller may not see it.
func (a *App) GetNeed(ctx context.Context, c Caller, id string) (NeedView, error) {
	n, err := a.seenNeed(ctx, c, authz.NeedRead, id)
	if err != nil {
		return NeedView{}, err
	}
	v := NeedView{Need: n, Stale: n.Stale(domain.DateOf(a.Now()))}
	now := n
	if n.Can(domain.ActNeedSubmit) && c.MayOn(authz.NeedSubmit, needFacts(&n)) {
		if v.TwoPeople, err = hasApprover(ctx, a.store, n.Agency, domain.DateOf(a.Now())); err != nil {
			return NeedView{}, storeError(err)
		}
		if !v.TwoPeople {
			now.Proposed = nil // nobody is left to say the second word: it holds nobody up
		}
	}
	v.May = c.mayNow(&now)
	if v.LookedAt, err = a.lookedAt(ctx, c, id); err != nil {
		return NeedView{}, storeError(err)
	}
	names := a.names()
	for _, x := range []struct {
		to   *string
		user string
	}{{&v.CreatedBy, n.Meta.CreatedBy}, {&v.UpdatedBy, n.Meta.UpdatedBy}, {&v.ProposedBy, proposer(n.Proposed)}, {&v.ReleasedBy, proposer(n.Release)}} {
		if *x.to, err = names.of(ctx, x.user); err != nil {
			return NeedView{}, storeError(err)
		}
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
	return v, storeError(a.rough(ctx, c, &v.Need))
}

func proposer(p *domain.Proposal) string {
	if p == nil {
		return ""
	}
	return p.By
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
		n, err := createNeedIn(ctx, w, agency, content)
		return n.Meta.ID, err
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
	return a.needActed(ctx, c, p, id, match, func(ctx context.Context, w *work, n *domain.Need) (domain.NeedAct, string, error) {
		comment, err := fn(ctx, w, n)
		return act, comment, err
	})
}

// needActed is needChange where only fn knows which act it comes to.
func (a *App) needActed(ctx context.Context, c Caller, p authz.Permission, id string, match Match,
	fn func(ctx context.Context, w *work, n *domain.Need) (act domain.NeedAct, comment string, err error),
) (NeedView, error) {
	if err := c.must(p); err != nil {
		return NeedView{}, err
	}
	_, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		_, err := needActedIn(ctx, w, c, p, id, match, fn)
		return id, err
	})
	if err != nil {
		return NeedView{}, err
	}
	return a.GetNeed(ctx, c, id)
}

// needActedIn is needActed inside a transaction that does nothing else with the need; it gives the need as it is kept then.
func needActedIn(ctx context.Context, w *work, c Caller, p authz.Permission, id string, match Match,
	fn func(ctx context.Context, w *work, n *domain.Need) (act domain.NeedAct, comment string, err error),
) (domain.Need, error) {
	n, err := load(ctx, w, store.Needs, c.Scope(), id)
	if err != nil {
		return n, err
	}
	if err := c.mustOn(p, needFacts(&n)); err != nil {
		return n, err
	}
	if err := match.holds(n.Meta.Version); err != nil {
		return n, err
	}
	w.book().takeNeed(&n)
	act, comment, err := fn(ctx, w, &n)
	if err != nil {
		return n, err
	}
	if err := w.book().close(ctx); err != nil {
		return n, err
	}
	if err := save(ctx, w, store.Needs, &n, string(act), comment); err != nil {
		return n, err
	}
	return n, renewHanging(ctx, w, &n)
}

// EditNeed replaces what the agency writes. The agency itself stays.
func (a *App) EditNeed(ctx context.Context, c Caller, id string, match Match, agency string, content domain.NeedContent) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedEdit, domain.ActNeedEdit, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		if agency != n.Agency {
			return "", domain.RefuseField("/agency", domain.FieldNotAllowed)
		}
		return "", rewriteNeed(ctx, w, n, content, n.Edit)
	})
}

// rewriteNeed gives a need that is in the book another content, by edit.
func rewriteNeed(ctx context.Context, w *work, n *domain.Need, content domain.NeedContent, edit func(domain.NeedContent, string, time.Time) error) error {
	content, err := resolveNeed(ctx, w, n, content)
	if err != nil {
		return err
	}
	if err := w.book().expire(ctx, "need", n.Meta.ID); err != nil {
		return err
	}
	w.book().post()
	return edit(content, w.by, w.at)
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
		if err := removeAttachments(ctx, w, id, string(domain.ActNeedDetach)); err != nil {
			return err
		}
		if err := removeComments(ctx, w, id); err != nil {
			return err
		}
		return remove(ctx, w, store.Needs, id, string(domain.ActNeedDelete))
	})
}

// mustAllExist is mustExist for a list of ids at pointer.
func mustAllExist[T any](ctx context.Context, w *work, k store.Kind[T], ids []string, pointer string) error {
	for i, id := range ids {
		if err := mustExist(ctx, w, k, id, fmt.Sprintf("%s/%d", pointer, i)); err != nil {
			return err
		}
	}
	return nil
}

// mustExist refuses a value that is no id of a reference record.
func mustExist[T any](ctx context.Context, w *work, k store.Kind[T], id, pointer string) error {
	_, err := k.Get(ctx, w.tx, store.System(), id)
	if errors.Is(err, store.ErrNotFound) {
		return domain.RefuseField(pointer, domain.FieldUnknown)
	}
	return err
}
