package app

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

func is[T ~string](field string, values ...T) store.Filter {
	list := make([]store.Value, len(values))
	for i, v := range values {
		list[i] = store.Str(string(v))
	}
	return store.In{Field: field, Values: list}
}

// criticalNeeds: critical, open and without a pledge, the longest open first.
func (d *drafter) criticalNeeds(ctx context.Context) error {
	n := 0
	critical := store.Eq{Field: "priority", Value: store.Num(domain.PriorityCritical.Rank())}
	return d.eachNeed(ctx, store.And{is("state", domain.NeedOpen), critical}, "openedAt", func(x *domain.Need) bool {
		if x.Ledger.Sums.Pledged > 0 || !d.free("need", x.Meta.ID) {
			return true
		}
		if d.full(domain.ReasonCriticalUnanswered, n) {
			return false
		}
		n++
		d.proposeNeed(domain.ReasonCriticalUnanswered, x, map[string]string{"openedOn": string(domain.DateOf(x.OpenedAt))})
		return true
	})
}

func (d *drafter) withdrawnPledges(ctx context.Context) error {
	n := 0
	and := store.And{is("state", domain.PledgeWithdrawn), store.Range{Field: "updatedAt", From: store.At(d.since)}}
	return d.eachPledge(ctx, and, "updatedAt", func(p *domain.Pledge) bool {
		if p.AnnouncedOn == "" || p.Withdrawal.At.Before(d.since) || !d.free("pledge", p.Meta.ID) {
			return true
		}
		if d.full(domain.ReasonPledgeWithdrawn, n) {
			return false
		}
		n++
		d.proposePledge(domain.ReasonPledgeWithdrawn, p, map[string]string{"on": string(domain.DateOf(p.Withdrawal.At))})
		return true
	})
}

// shares are the allocations of one pledge that a reason speaks of, the first one first.
type shares struct {
	pledge string
	list   []domain.Allocation
}

// byPledge reads allocations in their order and puts those of a pledge together.
func (d *drafter) byPledge(ctx context.Context, and store.And, by string, fits func(*domain.Allocation) bool) ([]shares, error) {
	q := store.Query{Filter: d.ofSubgroup(and, "needSubgroup", "subgroup", "chairs"), Sort: []store.Sort{{Field: by}}}
	var out []shares
	looked := 0
	for a, err := range chunked(ctx, d.r, store.Allocations, d.scope, q) {
		if err != nil {
			return nil, err
		}
		if looked++; looked > draftLook || len(out) > draftMost {
			break
		}
		if !fits(&a) || !d.free("pledge", a.Pledge) {
			continue
		}
		i := slices.IndexFunc(out, func(s shares) bool { return s.pledge == a.Pledge })
		if i < 0 {
			i = len(out)
			out = append(out, shares{pledge: a.Pledge})
		}
		out[i].list = append(out[i].list, a)
	}
	return out, nil
}

// proposeShares proposes a pledge for what is true of some of its allocations, and links their needs.
func (d *drafter) proposeShares(ctx context.Context, code domain.ReasonCode, list []shares, params func(shares) map[string]string) error {
	for n, s := range list {
		if d.full(code, n) {
			return nil
		}
		p, err := store.Pledges.Get(ctx, d.r, d.scope, s.pledge)
		if err != nil {
			return err
		}
		x := params(s)
		x["partner"], x["shares"] = p.Funder, strconv.Itoa(len(s.list))
		links := []domain.Ref{pledgeRef(p.Meta.ID)}
		sum, same := int64(0), true
		for _, a := range s.list {
			if l := needRef(a.Need); !slices.Contains(links, l) {
				links = append(links, l)
			}
			sum, same = sum+a.Amount.Minor-a.Delivered(), same && a.Amount.Currency != ""
		}
		if same {
			m := domain.Money{Minor: sum, Currency: p.Content.Amount.Currency}
			x["amount"], x["currency"] = m.Decimal(), string(m.Currency)
		}
		d.propose(code, pledgeRef(p.Meta.ID), p.Content.Title, links, x)
	}
	return nil
}

func (d *drafter) endingHolds(ctx context.Context) error {
	until := max(d.today, d.day).AddDays(draftHold + 1)
	list, err := d.byPledge(ctx, store.And{
		is("state", domain.AllocationHeld), store.Range{Field: "heldUntil", From: store.Str(string(d.today)), To: store.Str(string(until))},
	}, "heldUntil", func(*domain.Allocation) bool { return true })
	if err != nil {
		return err
	}
	return d.proposeShares(ctx, domain.ReasonHoldEnding, list, func(s shares) map[string]string {
		return map[string]string{"until": string(s.list[0].HeldUntil)}
	})
}

func (d *drafter) lateDeliveries(ctx context.Context) error {
	list, err := d.byPledge(ctx, store.And{
		is("state", domain.AllocationConfirmed), is("pledgeState", domain.PledgeAnnounced, domain.PledgeCommitted),
		store.Range{Field: "plannedOn", To: store.Str(string(d.today))},
	}, "plannedOn", (*domain.Allocation).Undelivered)
	if err != nil {
		return err
	}
	return d.proposeShares(ctx, domain.ReasonDeliveryLate, list, func(s shares) map[string]string {
		return map[string]string{"plannedOn": string(s.list[0].PlannedOn), "days": days(s.list[0].PlannedOn, d.today)}
	})
}

// stalledPledges: announced or committed, not delivered whole, and nothing moved for so long: nobody wrote in it, held or
// confirmed a part of it, or recorded anything. Only movements that all readers see count.
func (d *drafter) stalledPledges(ctx context.Context) error {
	before := d.at.AddDate(0, 0, -draftStalled)
	and := store.And{is("state", domain.PledgeAnnounced, domain.PledgeCommitted), store.Range{Field: "updatedAt", To: store.At(before)}}
	var quiet []domain.Pledge
	n := 0
	sift := func() error {
		moving, err := d.movedSince(ctx, quiet, before)
		if err != nil {
			return err
		}
		still := slices.DeleteFunc(quiet, func(p domain.Pledge) bool { return moving[p.Meta.ID] })
		if more := draftMost - n; len(still) > more {
			d.full(domain.ReasonPledgeStalled, draftMost)
			still = still[:more]
		}
		last, err := d.lastMoves(ctx, still)
		if err != nil {
			return err
		}
		for _, p := range still {
			n++
			on := domain.DateOf(last[p.Meta.ID])
			d.proposePledge(domain.ReasonPledgeStalled, &p, map[string]string{"since": string(on), "days": days(on, d.today)})
		}
		quiet = nil
		return nil
	}
	var failed error
	err := d.eachPledge(ctx, and, "updatedAt", func(p *domain.Pledge) bool {
		if c := p.Content.Amount; c.Currency != "" && p.Ledger.Sums.Delivered >= c.Minor || !d.free("pledge", p.Meta.ID) {
			return true
		}
		if quiet = append(quiet, *p); len(quiet) == 2*draftMost {
			failed = sift()
		}
		return failed == nil && !slices.Contains(d.out.More, domain.ReasonPledgeStalled)
	})
	if err = cmp.Or(err, failed); err != nil {
		return err
	}
	return sift()
}

// movedSince says in which of the pledges something moved. It counts rows and reads none: most pledges move.
func (d *drafter) movedSince(ctx context.Context, pledges []domain.Pledge, at time.Time) (map[string]bool, error) {
	out := map[string]bool{}
	ids := make([]string, len(pledges))
	for i, p := range pledges {
		ids[i] = p.Meta.ID
	}
	if len(ids) == 0 {
		return out, nil
	}
	for _, x := range []struct {
		spec *store.Spec
		when string
	}{{store.Allocations.Spec, "updatedAt"}, {store.Transactions.Spec, "createdAt"}} {
		rows, err := d.r.Report(ctx, x.spec, d.scope, store.Report{
			Filter: store.And{is("pledge", ids...), store.Range{Field: x.when, From: store.At(at)}}, GroupBy: []string{"pledge"},
		})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[r.Key[0].Text()] = true
		}
	}
	return out, nil
}

// lastMoves says when each pledge last moved.
func (d *drafter) lastMoves(ctx context.Context, pledges []domain.Pledge) (map[string]time.Time, error) {
	out := map[string]time.Time{}
	ids := make([]string, len(pledges))
	for i, p := range pledges {
		ids[i], out[p.Meta.ID] = p.Meta.ID, p.Meta.UpdatedAt
	}
	if len(ids) == 0 {
		return out, nil
	}
	later := func(id string, at time.Time) {
		if at.After(out[id]) {
			out[id] = at
		}
	}
	of := store.Query{Filter: is("pledge", ids...)}
	for a, err := range store.Allocations.All(ctx, d.r, d.scope, of) {
		if err != nil {
			return nil, err
		}
		later(a.Pledge, a.Meta.UpdatedAt)
	}
	for t, err := range store.Transactions.All(ctx, d.r, d.scope, of) {
		if err != nil {
			return nil, err
		}
		later(t.Pledge, t.Meta.CreatedAt)
	}
	return out, nil
}

func (d *drafter) endingPledges(ctx context.Context) error {
	n := 0
	and := store.And{
		is("state", domain.PledgeAnnounced, domain.PledgeCommitted),
		store.Range{Field: "availableUntil", From: store.Str(string(d.today)), To: store.Str(string(d.today.AddDays(draftEnding + 1)))},
	}
	return d.eachPledge(ctx, and, "availableUntil", func(p *domain.Pledge) bool {
		if !d.free("pledge", p.Meta.ID) {
			return true
		}
		if d.full(domain.ReasonPledgeEnding, n) {
			return false
		}
		n++
		d.proposePledge(domain.ReasonPledgeEnding, p, map[string]string{"until": string(p.Content.AvailableUntil)})
		return true
	})
}

func (d *drafter) openedNeeds(ctx context.Context) error {
	n := 0
	and := store.And{is("state", domain.NeedOpen), store.Range{Field: "openedAt", From: store.At(d.since)}}
	return d.eachNeed(ctx, and, "openedAt", func(x *domain.Need) bool {
		if !d.free("need", x.Meta.ID) {
			return true
		}
		if d.full(domain.ReasonNeedOpened, n) {
			return false
		}
		n++
		params := map[string]string{"openedOn": string(domain.DateOf(x.OpenedAt)), "priority": string(x.Content.Priority)}
		if c := x.Content.Cost; c.Currency != "" {
			params["cost"], params["currency"] = c.Decimal(), string(c.Currency)
		}
		d.proposeNeed(domain.ReasonNeedOpened, x, params)
		return true
	})
}

// newPledges: committed since, then announced since. A commitment's rest is announced by the commitment.
func (d *drafter) newPledges(ctx context.Context) error {
	for _, x := range []struct {
		code domain.ReasonCode
		acts []domain.PledgeAct
	}{
		{domain.ReasonPledgeCommitted, []domain.PledgeAct{domain.ActPledgeCommit}},
		{domain.ReasonPledgeAnnounced, []domain.PledgeAct{domain.ActPledgeAnnounce, domain.ActPledgeSplit}},
	} {
		done := map[string]bool{}
		for _, act := range x.acts {
			records, err := d.happened(ctx, string(act))
			if err != nil {
				return err
			}
			for id := range records {
				done[id] = true
			}
		}
		n := 0
		list, err := d.pledgesOf(ctx, done)
		if err != nil {
			return err
		}
		for _, p := range list {
			if p.State == domain.PledgeWithdrawn || !d.free("pledge", p.Meta.ID) {
				continue
			}
			if d.full(x.code, n) {
				break
			}
			n++
			on := p.AnnouncedOn
			if x.code == domain.ReasonPledgeCommitted {
				on = p.CommittedOn
			}
			d.proposePledge(x.code, &p, map[string]string{"on": string(on)})
		}
	}
	return nil
}

// pledgesOf reads those of the pledges that fit the meeting, in the order of their last change.
func (d *drafter) pledgesOf(ctx context.Context, ids map[string]bool) ([]domain.Pledge, error) {
	var out []domain.Pledge
	for _, id := range some(ids) {
		p, err := store.Pledges.Get(ctx, d.r, d.scope, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if s := d.m.Subgroup; s == plenary || p.Content.Subgroup == s || slices.Contains(store.PledgeChairs(&p), s) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(x, y domain.Pledge) int { return x.Meta.UpdatedAt.Compare(y.Meta.UpdatedAt) })
	return out, nil
}

// some gives the ids in their order, the latest first, and no more of them than are looked at for one reason.
func some(ids map[string]bool) []string {
	list := slices.Sorted(maps.Keys(ids))
	slices.Reverse(list)
	return list[:min(len(list), draftLook)]
}
