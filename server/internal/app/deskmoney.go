package app

import (
	"context"
	"slices"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// deskHolds gives holds: those that the caller can confirm, and those of the caller's that soon run out. The first to run
// out comes first.
func (a *App) deskHolds(ctx context.Context, c Caller, w Waits, today domain.Date) (DeskPart, error) {
	whose, last := store.Or{}, domain.Date("")
	if w == WaitsHolds {
		whose = fitsAny(whose, "owner", c.organisations(domain.RolePartner))
		last = today.AddDays(domain.HoldEndsDays + 1)
	} else {
		whose = fitsAny(whose, "needOwner", c.organisations(domain.RoleDrafter, domain.RoleApprover))
		whose = fitsAny(whose, "needSubgroup", c.chairs())
	}
	and := store.And{
		whose, store.Eq{Field: "state", Value: store.Str(string(domain.AllocationHeld))},
		store.Range{Field: "heldUntil", From: store.Str(string(today)), To: store.StrOrNull(string(last))},
	}
	if w == WaitsAllocations { // what Allocation.CanConfirm asks for
		and = append(and, store.In{Field: "pledgeState", Values: texts([]string{string(domain.PledgeAnnounced), string(domain.PledgeCommitted)})},
			store.Eq{Field: "counted", Value: store.Str(string(domain.CountedOpen))})
	}
	show := a.showAllocation(ctx, c)
	return deskOf(ctx, a, c, w, store.Allocations, whose, store.Query{Filter: and, Sort: []store.Sort{{Field: "heldUntil"}}}, func(x domain.Allocation) (DeskItem, error) {
		v, err := show(x)
		since := x.Meta.CreatedAt
		if w == WaitsHolds {
			since = later(since, x.HeldUntil.AddDays(-domain.HoldEndsDays).Begins())
		}
		return DeskItem{Since: since, Due: x.HeldUntil, Allocation: &v}, err
	})
}

// deskTransactions gives recorded ones that the caller can confirm, and disputed ones of the caller's.
func (a *App) deskTransactions(ctx context.Context, c Caller, w Waits) (DeskPart, error) {
	whose, state := store.Or{}, domain.TransactionRecorded
	if w == WaitsDisputes {
		whose, state = fitsAny(whose, "owner", c.organisations(domain.RolePartner)), domain.TransactionDisputed
	} else {
		whose = fitsAny(whose, "needOwner", c.organisations(domain.RoleDrafter, domain.RoleApprover))
	}
	show := a.showTransaction(ctx, c)
	return deskOf(ctx, a, c, w, store.Transactions, whose, store.Query{
		Filter: store.And{whose, store.Eq{Field: "state", Value: store.Str(string(state))}}, Sort: []store.Sort{{Field: "createdAt"}},
	}, func(x domain.Transaction) (DeskItem, error) {
		v, err := show(x)
		return DeskItem{Since: x.Meta.UpdatedAt, Words: x.Reason, Transaction: &v}, err
	})
}

// deskPledges gives pledges of the caller's, of the subgroups that the caller chairs, or, of nobody's subgroup, the
// secretariat's: those that stalled and those that end.
func (a *App) deskPledges(ctx context.Context, c Caller, w Waits, today domain.Date) (DeskPart, error) {
	whose := fitsAny(store.Or{}, "owner", c.organisations(domain.RolePartner))
	if list := c.chairs(); len(list) > 0 {
		whose = append(fitsAny(whose, "subgroup", list), store.Has{Field: "chairs", Values: list})
	}
	if slices.ContainsFunc(c.Seats, func(s domain.Seat) bool { return s.Role == domain.RoleSecretariat }) {
		whose = append(whose, store.Not{Filter: store.Or{store.Exists{Field: "subgroup"}, store.Exists{Field: "chairs"}}})
	}
	before := a.Now().AddDate(0, 0, -domain.StalledDays)
	q := store.Query{
		Filter: store.And{
			whose, store.Eq{Field: "state", Value: store.Str(string(domain.PledgeAnnounced))}, store.Range{Field: "updatedAt", To: store.At(before)},
		},
		Sort: []store.Sort{{Field: "updatedAt"}},
	}
	if w == WaitsEnding {
		q = store.Query{
			Filter: store.And{
				whose, store.In{Field: "state", Values: texts([]string{string(domain.PledgeAnnounced), string(domain.PledgeCommitted)})},
				store.Range{Field: "availableUntil", From: store.Str(string(today)), To: store.Str(string(today.AddDays(domain.EndingDays + 1)))},
			},
			Sort: []store.Sort{{Field: "availableUntil"}},
		}
	}
	return deskOf(ctx, a, c, w, store.Pledges, whose, q, func(p domain.Pledge) (DeskItem, error) {
		if w == WaitsStalled {
			return DeskItem{Since: p.Meta.UpdatedAt, Pledge: &p}, nil
		}
		until := p.Content.AvailableUntil
		return DeskItem{Since: later(p.AnnouncedOn.Begins(), until.AddDays(-domain.EndingDays).Begins()), Due: until, Pledge: &p}, nil
	})
}

// fitsAny adds the condition that a field is one of some values; nothing where there are none.
func fitsAny(or store.Or, field string, values []string) store.Or {
	if len(values) == 0 {
		return or
	}
	return append(or, store.In{Field: field, Values: texts(values)})
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// deskOf reads one part of a desk in the caller's scope. Where it is nobody's of the caller's, it is empty unread.
func deskOf[T any](ctx context.Context, a *App, c Caller, w Waits, k store.Kind[T], whose store.Or, q store.Query, show func(T) (DeskItem, error)) (DeskPart, error) {
	part := DeskPart{Waits: w, Items: []DeskItem{}}
	if len(whose) == 0 {
		return part, nil
	}
	q.Limit, q.Total = deskMost, store.Exact
	page, err := k.List(ctx, a.store, c.Scope(), q)
	if err != nil {
		return part, storeError(err)
	}
	part.Total = page.Total
	for _, x := range page.Items {
		item, err := show(x)
		if err != nil {
			return part, storeError(err)
		}
		item.Waits = w
		part.Items = append(part.Items, item)
	}
	return part, nil
}
