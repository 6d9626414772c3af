package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// PledgeView is a pledge as one caller sees it.
type PledgeView struct {
	Pledge               domain.Pledge
	May                  []authz.Permission // what the caller may do with it now
	CreatedBy, UpdatedBy string             // names
	Earmarked            *domain.Need       // the need it is bound to, where the caller may see it
	SplitFrom            *domain.Pledge     // where the caller may see it
	Sums                 PledgeSums
}

// PledgeSums is what is allocated from a pledge, in its currency, as one caller may know it: the allocations that the
// caller sees, and one sum of the others that are confirmed. Only the pledge's own partner is told of all holds.
type PledgeSums struct {
	Held, Allocated, Delivered domain.Money
	Undisclosed                domain.Money // of Allocated
	Room                       *domain.Money
}

func pledgeFacts(p *domain.Pledge) authz.Facts {
	return authz.Facts{Owner: p.Funder, Subgroup: p.Content.Subgroup, Named: store.PledgeParties(p)}
}

// pledgeActs pairs each right on a pledge with the act it allows.
func pledgeActs() []struct {
	Permission authz.Permission
	Act        domain.PledgeAct
} {
	return []struct {
		Permission authz.Permission
		Act        domain.PledgeAct
	}{
		{authz.PledgeEdit, domain.ActPledgeEdit}, {authz.PledgeAnnounce, domain.ActPledgeAnnounce}, {authz.PledgeRelevel, domain.ActPledgeRelevel},
		{authz.PledgeCommit, domain.ActPledgeCommit}, {authz.PledgeClose, domain.ActPledgeClose}, {authz.PledgeWithdraw, domain.ActPledgeWithdraw},
		{authz.PledgeAttach, domain.ActPledgeAttach},
		{authz.AllocationHold, domain.ActPledgeAllocate}, {authz.TransactionRecord, domain.ActPledgeRecord},
	}
}

func (c Caller) mayWithPledge(p *domain.Pledge) []authz.Permission {
	may := []authz.Permission{}
	for _, x := range pledgeActs() {
		if p.Can(x.Act) && c.MayOn(x.Permission, pledgeFacts(p)) {
			may = append(may, x.Permission)
		}
	}
	return may
}

// GetPledge gives one pledge. Absent where the caller may not see it.
func (a *App) GetPledge(ctx context.Context, c Caller, id string) (PledgeView, error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return PledgeView{}, err
	}
	p, err := store.Pledges.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return PledgeView{}, storeError(err)
	}
	v := PledgeView{Pledge: p, May: c.mayWithPledge(&p)}
	names := a.names()
	if v.CreatedBy, err = names.of(ctx, p.Meta.CreatedBy); err != nil {
		return v, storeError(err)
	}
	if v.UpdatedBy, err = names.of(ctx, p.Meta.UpdatedBy); err != nil {
		return v, storeError(err)
	}
	if v.Earmarked, err = seenOrNone(ctx, a, c, store.Needs, p.Content.Earmark.Need); err != nil {
		return v, storeError(err)
	}
	if v.SplitFrom, err = seenOrNone(ctx, a, c, store.Pledges, p.SplitFrom); err != nil {
		return v, storeError(err)
	}
	v.Sums, err = a.pledgeSums(ctx, c, &p)
	return v, storeError(err)
}

// seenOrNone reads what a record names; nil where it names none or the caller does not see it.
func seenOrNone[T any](ctx context.Context, a *App, c Caller, k store.Kind[T], id string) (*T, error) {
	if id == "" {
		return nil, nil
	}
	v, err := k.Get(ctx, a.store, c.Scope(), id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &v, nil
}

// pledgeSums adds up what the caller sees of a pledge's allocations. Few pledges have more than a page of them.
func (a *App) pledgeSums(ctx context.Context, c Caller, p *domain.Pledge) (PledgeSums, error) {
	money := func(minor int64) domain.Money { return domain.Money{Minor: minor, Currency: p.Content.Amount.Currency} }
	own := c.MayOn(authz.AllocationHold, pledgeFacts(p))
	seen := p.Ledger.Sums
	if !own {
		seen = domain.Sums{}
		for x, err := range store.Allocations.All(ctx, a.store, c.Scope(), store.Query{Filter: store.Eq{Field: "pledge", Value: store.Str(p.Meta.ID)}}) {
			if err != nil {
				return PledgeSums{}, err
			}
			seen = seen.Plus(x.Posting().Pledge)
		}
	}
	out := PledgeSums{
		Held: money(seen.Held), Allocated: money(p.Ledger.Sums.Pledged), Delivered: money(p.Ledger.Sums.Delivered),
		Undisclosed: money(p.Ledger.Sums.Pledged - seen.Pledged),
	}
	if own && p.Content.Amount.Currency != "" {
		room := money(p.Room())
		out.Room = &room
	}
	return out, nil
}

// CreatePledge starts a pledge that a partner of the caller's explores.
func (a *App) CreatePledge(ctx context.Context, c Caller, funder string, shared bool, content domain.PledgeContent) (PledgeView, error) {
	if err := c.must(authz.PledgeCreate); err != nil {
		return PledgeView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		if err := c.mustOn(authz.PledgeCreate, authz.Facts{Owner: funder}); err != nil {
			return "", err
		}
		content, err := resolvePledge(ctx, w, c, nil, content)
		if err != nil {
			return "", err
		}
		p, err := domain.NewPledge(newID(), funder, shared, content, w.by, w.at)
		if err != nil {
			return "", err
		}
		return p.Meta.ID, create(ctx, w, store.Pledges, &p, string(domain.ActPledgeCreate), "")
	})
	if err != nil {
		return PledgeView{}, err
	}
	return a.GetPledge(ctx, c, id)
}

// resolvePledge fills in the subgroup that follows from the earmark and the ids of new lines, and refuses what is in no
// list or what the caller does not see. It leaves what was sent alone: the transaction may run again.
func resolvePledge(ctx context.Context, w *work, c Caller, old *domain.Pledge, content domain.PledgeContent) (domain.PledgeContent, error) {
	content.Items = slices.Clone(content.Items)
	var items []domain.Item
	if old != nil {
		items = old.Content.Items
	}
	if err := resolveItems(ctx, w, items, content.Items); err != nil {
		return content, err
	}
	if content.Channel != "" {
		if err := mustExist(ctx, w, store.Organisations, content.Channel, "/channel"); err != nil {
			return content, err
		}
	}
	content.Subgroup = ""
	switch e := content.Earmark; {
	case e.Need != "":
		if old != nil && old.Content.Earmark.Need == e.Need {
			content.Subgroup = old.Content.Subgroup // it stays, also where the need was hidden since
			break
		}
		n, err := store.Needs.Get(ctx, w.tx, c.Scope(), e.Need)
		if errors.Is(err, store.ErrNotFound) {
			return content, domain.RefuseField("/earmark/need", domain.FieldUnknown)
		}
		if err != nil {
			return content, err
		}
		content.Subgroup = n.Content.Subgroup
	case e.Theme != "":
		t, err := store.Themes.Get(ctx, w.tx, store.System(), e.Theme)
		if errors.Is(err, store.ErrNotFound) {
			return content, domain.RefuseField("/earmark/theme", domain.FieldUnknown)
		}
		if err != nil {
			return content, err
		}
		content.Subgroup = t.Subgroup
	case e.Subgroup != "":
		content.Subgroup = e.Subgroup
		return content, mustExist(ctx, w, store.Subgroups, e.Subgroup, "/earmark/subgroup")
	}
	return content, nil
}

// pledgeChange loads a pledge that the caller sees, holds the right and the version, applies fn to it, and carries what
// follows into the ledgers.
func (a *App) pledgeChange(ctx context.Context, c Caller, right authz.Permission, act domain.PledgeAct, id string, match Match,
	fn func(ctx context.Context, w *work, p *domain.Pledge) error,
) (PledgeView, error) {
	if err := c.must(right); err != nil {
		return PledgeView{}, err
	}
	_, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		p, err := load(ctx, w, store.Pledges, c.Scope(), id)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(right, pledgeFacts(&p)); err != nil {
			return "", err
		}
		if err := match.holds(p.Meta.Version); err != nil {
			return "", err
		}
		w.book().takePledge(&p, entry{act: string(act), by: w.by})
		if err := fn(ctx, w, &p); err != nil {
			return "", err
		}
		return id, w.book().close(ctx)
	})
	if err != nil {
		return PledgeView{}, err
	}
	return a.GetPledge(ctx, c, id)
}

// guarded is once for a change of ledgers, which many may touch at a time: what met another change of them runs again, so
// that nobody hears of a conflict that is none of theirs.
func (a *App) guarded(ctx context.Context, c Caller, fn func(ctx context.Context, w *work) (string, error)) (id string, err error) {
	for range meetings {
		if id, err = a.once(ctx, c, fn); !errors.Is(err, store.ErrStale) {
			return id, err
		}
	}
	return id, storeError(fmt.Errorf("%w: %d others in a row were faster", store.ErrUnavailable, meetings))
}

// EditPledge replaces what the partner writes. The funder stays.
func (a *App) EditPledge(ctx context.Context, c Caller, id string, match Match, funder string, shared bool, content domain.PledgeContent) (PledgeView, error) {
	return a.pledgeChange(ctx, c, authz.PledgeEdit, domain.ActPledgeEdit, id, match, func(ctx context.Context, w *work, p *domain.Pledge) error {
		if funder != p.Funder {
			return domain.RefuseField("/funder", domain.FieldNotAllowed)
		}
		content, err := resolvePledge(ctx, w, c, p, content)
		if err != nil {
			return err
		}
		if err := w.book().expire(ctx, "pledge", id); err != nil {
			return err
		}
		w.book().post()
		return p.Edit(shared, content, w.by, w.at)
	})
}

// AnnouncePledge says to others what the partner will give, at a level.
func (a *App) AnnouncePledge(ctx context.Context, c Caller, id string, match Match, level domain.Level, named []string, on domain.Date) (PledgeView, error) {
	return a.pledgeChange(ctx, c, authz.PledgeAnnounce, domain.ActPledgeAnnounce, id, match, func(ctx context.Context, w *work, p *domain.Pledge) error {
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return err
		}
		if err := p.Announce("pending", level, named, on, w.by, w.at); err != nil {
			return err // before the counter moves
		}
		var err error
		p.Number, err = w.pledgeNumber(ctx)
		return err
	})
}

func (w *work) pledgeNumber(ctx context.Context) (string, error) {
	year := string(domain.DateOf(w.at))[:4]
	seq, err := w.tx.Next(ctx, "pledge/"+year)
	return fmt.Sprintf("P-%s-%04d", year, seq), err
}

// RelevelPledge shows an announced pledge to more or fewer.
func (a *App) RelevelPledge(ctx context.Context, c Caller, id string, match Match, level domain.Level, named []string) (PledgeView, error) {
	return a.pledgeChange(ctx, c, authz.PledgeRelevel, domain.ActPledgeRelevel, id, match, func(ctx context.Context, w *work, p *domain.Pledge) error {
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return err
		}
		return p.Relevel(level, named, w.by, w.at)
	})
}

// CommitPledge says that a pledge is signed for; what is left over of it becomes an announced pledge of its own.
func (a *App) CommitPledge(ctx context.Context, c Caller, id string, match Match, commitment domain.Commitment) (PledgeView, error) {
	return a.pledgeChange(ctx, c, authz.PledgeCommit, domain.ActPledgeCommit, id, match, func(ctx context.Context, w *work, p *domain.Pledge) error {
		if err := w.book().expire(ctx, "pledge", id); err != nil {
			return err
		}
		w.book().post()
		rest, err := p.Commit(commitment, newID(), "pending", w.by, w.at)
		if err != nil || rest == nil {
			return err
		}
		if rest.Number, err = w.pledgeNumber(ctx); err != nil {
			return err
		}
		w.book().takePledge(rest, entry{act: string(domain.ActPledgeSplit), by: w.by, fresh: true})
		return nil
	})
}

// ClosePledge ends work on a pledge that was signed for; what it still holds is released.
func (a *App) ClosePledge(ctx context.Context, c Caller, id string, match Match) (PledgeView, error) {
	return a.pledgeChange(ctx, c, authz.PledgeClose, domain.ActPledgeClose, id, match, func(ctx context.Context, w *work, p *domain.Pledge) error {
		if err := p.Close(w.by, w.at); err != nil {
			return err
		}
		return w.book().letGo(ctx, "pledge", id, domain.ReleasedPledge, (*domain.Allocation).Held)
	})
}

// WithdrawPledge takes a pledge back; what is undelivered of its allocations is released.
func (a *App) WithdrawPledge(ctx context.Context, c Caller, id string, match Match, reason string) (PledgeView, error) {
	return a.pledgeChange(ctx, c, authz.PledgeWithdraw, domain.ActPledgeWithdraw, id, match, func(ctx context.Context, w *work, p *domain.Pledge) error {
		if err := p.Withdraw(reason, w.by, w.at); err != nil {
			return err
		}
		return w.book().letGo(ctx, "pledge", id, domain.ReleasedPledge, (*domain.Allocation).Undelivered)
	})
}

// letGo releases those allocations of one end that fit.
func (b *book) letGo(ctx context.Context, by, id string, why domain.ReleaseReason, fits func(*domain.Allocation) bool) error {
	list, err := b.links(ctx, by, id)
	if err != nil {
		return err
	}
	for _, a := range list {
		if !fits(a.Allocation) {
			continue
		}
		if err := b.release(ctx, a.Meta.ID, why, b.w.by); err != nil {
			return err
		}
	}
	return nil
}

// PledgeHistory gives the events of a pledge that the caller sees, as far as the caller may see each.
func (a *App) PledgeHistory(ctx context.Context, c Caller, id, after string, limit int) (Page[EventView], error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return Page[EventView]{}, err
	}
	if _, err := store.Pledges.Get(ctx, a.store, c.Scope(), id); err != nil {
		return Page[EventView]{}, storeError(err)
	}
	return a.events(ctx, c.Scope(), digest(c.User.Meta.ID, "pledge-history", id), store.Query{
		Filter: store.And{store.Eq{Field: "kind", Value: store.Str("pledge")}, store.Eq{Field: "record", Value: store.Str(id)}},
		Sort:   []store.Sort{{Field: "seq", Desc: true}}, Limit: limit,
	}, after)
}
