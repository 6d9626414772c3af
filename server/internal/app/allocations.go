package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// The acts on an allocation, as its events say them.
const (
	actAllocationHold    = "allocation.held"
	actAllocationConfirm = "allocation.confirmed"
	actAllocationPlan    = "allocation.planned"
	actAllocationRelease = "allocation.released"
)

// AllocationView is an allocation as one caller sees it, with both its ends, which the caller sees too.
type AllocationView struct {
	Allocation domain.Allocation
	Pledge     domain.Pledge
	Need       domain.Need
	May        []authz.Permission
}

// AllocationQuery asks for allocations. Empty lists ask for all.
type AllocationQuery struct {
	Pledge, Need              string
	States, Funders, Agencies []string
	Sort, After               string // by plannedOn only those that have one
	Limit                     int
}

// ListAllocations gives a page of the allocations that the caller sees, the latest first, or by planned delivery.
func (a *App) ListAllocations(ctx context.Context, c Caller, q AllocationQuery) (Page[AllocationView], error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return Page[AllocationView]{}, err
	}
	and := store.And{}
	for _, x := range []struct {
		field  string
		values []string
	}{{"pledge", one(q.Pledge)}, {"need", one(q.Need)}, {"state", q.States}, {"owner", q.Funders}, {"needOwner", q.Agencies}} {
		if len(x.values) > 0 {
			and = append(and, store.In{Field: x.field, Values: texts(x.values)})
		}
	}
	name, desc := strings.CutPrefix(q.Sort, "-")
	sort := []store.Sort{{Field: "createdAt", Desc: true}}
	switch name {
	case "created":
		sort = []store.Sort{{Field: "createdAt", Desc: desc}}
	case "plannedOn":
		sort = []store.Sort{{Field: "plannedOn", Desc: desc}}
		and = append(and, store.Exists{Field: "plannedOn"})
	}
	bind := digest(c.User.Meta.ID, "allocations", fmt.Sprint(q.Pledge, q.Need, q.States, q.Funders, q.Agencies), q.Sort)
	return readPage(ctx, a, store.Allocations, c.Scope(), store.Query{Filter: and, Sort: sort, Limit: q.Limit, Total: store.Exact}, q.After, bind,
		a.showAllocation(ctx, c))
}

func one(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}

// showAllocation shows allocations of one answer: each end is read once.
func (a *App) showAllocation(ctx context.Context, c Caller) func(domain.Allocation) (AllocationView, error) {
	pledges, needs := map[string]domain.Pledge{}, map[string]domain.Need{}
	return func(x domain.Allocation) (AllocationView, error) {
		p, err := readOnce(ctx, a, c, store.Pledges, pledges, x.Pledge)
		if err != nil {
			return AllocationView{}, err
		}
		n, err := readOnce(ctx, a, c, store.Needs, needs, x.Need)
		if err != nil {
			return AllocationView{}, err
		}
		return AllocationView{Allocation: x, Pledge: p, Need: n, May: c.mayWithAllocation(&x, &p, &n, domain.DateOf(a.Now()))}, nil
	}
}

func readOnce[T any](ctx context.Context, a *App, c Caller, k store.Kind[T], known map[string]T, id string) (T, error) {
	if v, ok := known[id]; ok {
		return v, nil
	}
	v, err := k.Get(ctx, a.store, c.Scope(), id)
	if err == nil {
		known[id] = v
	}
	return v, err
}

func (c Caller) mayWithAllocation(x *domain.Allocation, p *domain.Pledge, n *domain.Need, today domain.Date) []authz.Permission {
	may := []authz.Permission{}
	for _, r := range []struct {
		right authz.Permission
		facts authz.Facts
		can   bool
	}{
		{authz.AllocationConfirm, needFacts(n), x.CanConfirm(p, n, today)},
		{authz.AllocationHold, pledgeFacts(p), x.Live()},
		{authz.AllocationRelease, pledgeFacts(p), x.Undelivered()},
		{authz.TransactionRecord, pledgeFacts(p), x.State == domain.AllocationConfirmed && p.Can(domain.ActPledgeRecord)},
	} {
		if r.can && c.MayOn(r.right, r.facts) {
			may = append(may, r.right)
		}
	}
	return may
}

// GetAllocation gives one allocation.
func (a *App) GetAllocation(ctx context.Context, c Caller, id string) (AllocationView, error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return AllocationView{}, err
	}
	x, err := store.Allocations.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return AllocationView{}, storeError(err)
	}
	v, err := a.showAllocation(ctx, c)(x)
	return v, storeError(err)
}

// HoldAllocation holds a part of a pledge of the caller's for a need. Both ends must have room.
func (a *App) HoldAllocation(ctx context.Context, c Caller, pledge string, h domain.Holding) (AllocationView, error) {
	if err := c.must(authz.AllocationHold); err != nil {
		return AllocationView{}, err
	}
	id, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		p, err := load(ctx, w, store.Pledges, c.Scope(), pledge)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(authz.AllocationHold, pledgeFacts(&p)); err != nil {
			return "", err
		}
		w.book().takePledge(&p, entry{})
		held, err := hold(ctx, w, c, &p, h)
		if err != nil {
			return "", err
		}
		return held, w.book().close(ctx)
	})
	if err != nil {
		return AllocationView{}, err
	}
	return a.GetAllocation(ctx, c, id)
}

// hold puts a hold of a pledge, which stands in the book, into the book, and gives its id. Both ends must have room.
func hold(ctx context.Context, w *work, c Caller, p *domain.Pledge, h domain.Holding) (string, error) {
	if _, err := w.tx.Get(ctx, store.Needs.Spec, c.Scope(), h.Need); errors.Is(err, store.ErrNotFound) {
		return "", domain.RefuseField("/need", domain.FieldUnknown)
	} else if err != nil {
		return "", err
	}
	b := w.book()
	n, err := b.need(ctx, h.Need)
	if err != nil {
		return "", err
	}
	rates, err := w.rates(ctx)
	if err != nil {
		return "", err
	}
	x, err := domain.NewAllocation(newID(), p, n.Need, h, rates, w.by, w.at)
	if err != nil {
		return "", err
	}
	if err := b.makeRoom(ctx, &x); err != nil {
		return "", err
	}
	if err := fit(ctx, w, c, &x, p, n.Need); err != nil {
		return "", err
	}
	return x.Meta.ID, b.addAllocation(ctx, &x, actAllocationHold)
}

// makeRoom releases the holds on both ends that have run out.
func (b *book) makeRoom(ctx context.Context, x *domain.Allocation) error {
	if err := b.expire(ctx, "pledge", x.Pledge); err != nil {
		return err
	}
	if err := b.expire(ctx, "need", x.Need); err != nil {
		return err
	}
	b.post()
	return nil
}

// fit refuses an allocation, not posted yet, that one end has no room for. The refusal says how much is left as far as
// the caller may know: where only what the caller does not see stands in the way, it is a conflict and no more.
func fit(ctx context.Context, w *work, c Caller, x *domain.Allocation, p *domain.Pledge, n *domain.Need) error {
	end, left := x.Fit(p, n)
	switch end {
	case "":
		return nil
	case domain.EndPledge:
		return over(domain.CodeOverPledge, "/amount/amount", domain.Money{Minor: left, Currency: p.Content.Amount.Currency}.Decimal())
	case domain.EndPledgeLine:
		return over(domain.CodeOverPledge, "/pieces", domain.Quantity(left).Decimal())
	}
	room, err := visibleRoom(ctx, w.tx, c, n, x.Line)
	if err != nil {
		return err
	}
	switch {
	case end == domain.EndNeed && x.InNeed.Minor > room.minor:
		return over(domain.CodeOverNeed, "/inNeed", domain.Money{Minor: room.minor, Currency: n.Content.Cost.Currency}.Decimal())
	case end == domain.EndNeedLine && int64(x.Pieces) > room.pieces:
		return over(domain.CodeOverNeed, "/pieces", domain.Quantity(room.pieces).Decimal())
	}
	return domain.Refuse(domain.Conflict, domain.CodeConflict)
}

func over(code domain.Code, pointer, left string) error {
	e := domain.Refuse(domain.Conflict, code)
	e.Fields = []domain.FieldError{{Pointer: pointer, Code: domain.FieldTooLarge, Params: map[string]string{"max": left}}}
	return e
}

type room struct{ minor, pieces int64 }

// visibleRoom is what the need seems to have left to a caller: all that is confirmed is told to whoever sees the need, of
// holds those alone that the caller sees.
func visibleRoom(ctx context.Context, r store.Reader, c Caller, n *domain.Need, line string) (room, error) {
	rows, err := r.Report(ctx, store.Allocations.Spec, c.Scope(), store.Report{
		Filter:  store.And{store.Eq{Field: "need", Value: store.Str(n.Meta.ID)}, store.Eq{Field: "state", Value: store.Str(string(domain.AllocationHeld))}},
		GroupBy: []string{"line"}, Sums: []string{"heldMinor", "heldPieces"},
	})
	hidden := room{n.Ledger.Sums.Held, n.LineSums(line).Held}
	for _, row := range rows {
		hidden.minor -= row.Sums[0]
		if line != "" && row.Key[0].Text() == line {
			hidden.pieces -= row.Sums[1]
		}
	}
	return room{max(0, n.Room()+hidden.minor), max(0, n.LineRoom(line)+hidden.pieces)}, err
}

// allocationChange loads an allocation that the caller sees, with both its ends, holds the right and the version, applies
// fn and carries the difference into the ledgers. facts are those of the end at which the right is asked.
func (a *App) allocationChange(ctx context.Context, c Caller, right authz.Permission, act, id string, match Match,
	facts func(p *domain.Pledge, n *domain.Need) authz.Facts, fn func(ctx context.Context, w *work, x *domain.Allocation) error,
) (AllocationView, error) {
	if err := c.must(right); err != nil {
		return AllocationView{}, err
	}
	_, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		x, err := load(ctx, w, store.Allocations, c.Scope(), id)
		if err != nil {
			return "", err
		}
		b := w.book()
		page, err := b.takeAllocation(ctx, &x)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(right, facts(b.pledges[x.Pledge].Pledge, b.needs[x.Need].Need)); err != nil {
			return "", err
		}
		if err := match.holds(x.Meta.Version); err != nil {
			return "", err
		}
		page.entry = entry{act: act, by: w.by}
		if err := fn(ctx, w, &x); err != nil {
			return "", err
		}
		return id, b.close(ctx)
	})
	if err != nil {
		return AllocationView{}, err
	}
	return a.GetAllocation(ctx, c, id)
}

func ofPledge(p *domain.Pledge, _ *domain.Need) authz.Facts { return pledgeFacts(p) }
func ofNeed(_ *domain.Pledge, n *domain.Need) authz.Facts   { return needFacts(n) }

// ConfirmAllocation says, by the need's agency or a co-chair of its subgroup, that the need takes it. The rate of the day
// is frozen; both ends must still have room at it.
func (a *App) ConfirmAllocation(ctx context.Context, c Caller, id string, match Match) (AllocationView, error) {
	return a.allocationChange(ctx, c, authz.AllocationConfirm, actAllocationConfirm, id, match, ofNeed, func(ctx context.Context, w *work, x *domain.Allocation) error {
		b := w.book()
		p, n, page := b.pledges[x.Pledge], b.needs[x.Need], b.allocations[id]
		rates, err := w.rates(ctx)
		if err != nil {
			return err
		}
		if err := x.Confirm(p.Pledge, n.Need, rates, w.by, w.at); err != nil {
			return err
		}
		// Its own hold makes room for it.
		n.Ledger.Post(page.was, domain.Posting{})
		p.Ledger.Post(page.was, domain.Posting{})
		page.was = domain.Posting{}
		delete(b.allocations, id)
		err = b.makeRoom(ctx, x)
		b.allocations[id] = page
		if err != nil {
			return err
		}
		return fit(ctx, w, c, x, p.Pledge, n.Need)
	})
}

// ReleaseAllocation lets go of what is not delivered of an allocation of the caller's.
func (a *App) ReleaseAllocation(ctx context.Context, c Caller, id string, match Match) (AllocationView, error) {
	return a.allocationChange(ctx, c, authz.AllocationRelease, actAllocationRelease, id, match, ofPledge, func(_ context.Context, w *work, x *domain.Allocation) error {
		return x.Release(domain.ReleasedByPartner, w.by, w.at)
	})
}

// PlanAllocation sets the day on which its delivery is planned.
func (a *App) PlanAllocation(ctx context.Context, c Caller, id string, match Match, on domain.Date) (AllocationView, error) {
	return a.allocationChange(ctx, c, authz.AllocationHold, actAllocationPlan, id, match, ofPledge, func(_ context.Context, w *work, x *domain.Allocation) error {
		return x.Plan(on, w.by, w.at)
	})
}

// ExpireHolds releases every hold that has run out, some at a time. It writes nothing where none has.
func (a *App) ExpireHolds(ctx context.Context) error {
	for {
		due, err := store.Allocations.List(ctx, a.store, store.System(), store.Query{
			Filter: store.And{
				store.Eq{Field: "state", Value: store.Str(string(domain.AllocationHeld))},
				store.Range{Field: "heldUntil", To: store.Str(string(domain.DateOf(a.Now())))},
			},
			Sort: []store.Sort{{Field: "heldUntil"}}, Limit: 20,
		})
		if err != nil || len(due.Items) == 0 {
			return err
		}
		needs := []string{}
		for _, x := range due.Items {
			needs = append(needs, x.Need)
		}
		slices.Sort(needs)
		for _, need := range slices.Compact(needs) {
			if _, err := a.guarded(ctx, Caller{}, func(ctx context.Context, w *work) (string, error) {
				if err := w.book().expire(ctx, "need", need); err != nil {
					return "", err
				}
				return "", w.book().close(ctx)
			}); err != nil {
				return err
			}
		}
	}
}
