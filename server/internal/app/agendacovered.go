package app

import (
	"context"
	"errors"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// coveredNeeds: their commitments reach the cost now, and did not without what was confirmed or committed since.
func (d *drafter) coveredNeeds(ctx context.Context) error {
	confirmed, err := d.happened(ctx, actAllocationConfirm)
	if err != nil {
		return err
	}
	committed, err := d.happened(ctx, string(domain.ActPledgeCommit))
	if err != nil {
		return err
	}
	fresh := map[string]int64{} // by need: what counts of it since the cut-off, in the need's currency
	var order []string
	take := func(a *domain.Allocation) {
		if a.State != domain.AllocationConfirmed || a.Ledger.Sums.Committed == 0 || d.m.Subgroup != plenary && a.Ledger.NeedEnd.Shown.Subgroup != d.m.Subgroup {
			return
		}
		if _, ok := fresh[a.Need]; !ok {
			order = append(order, a.Need)
		}
		fresh[a.Need] += a.Ledger.Sums.Committed
	}
	for _, id := range some(confirmed) {
		a, err := store.Allocations.Get(ctx, d.r, d.scope, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		take(&a)
	}
	for part := range slices.Chunk(some(committed), 500) {
		for a, err := range store.Allocations.All(ctx, d.r, d.scope, store.Query{Filter: is("pledge", part...)}) {
			if err != nil {
				return err
			}
			if !confirmed[a.Meta.ID] {
				take(&a)
			}
		}
	}
	slices.Sort(order)
	n := 0
	for _, id := range order {
		if !d.free("need", id) {
			continue
		}
		x, err := store.Needs.Get(ctx, d.r, d.scope, id)
		if err != nil {
			return err
		}
		have, cost := x.Ledger.Sums.Committed, x.Content.Cost.Minor
		if x.State != domain.NeedOpen || cost == 0 || have < cost || have-fresh[id] >= cost {
			continue
		}
		if d.full(domain.ReasonNeedCovered, n) {
			return nil
		}
		n++
		d.proposeNeed(domain.ReasonNeedCovered, &x, map[string]string{
			"committed": domain.Money{Minor: have, Currency: x.Content.Cost.Currency}.Decimal(), "currency": string(x.Content.Cost.Currency),
		})
	}
	return nil
}
