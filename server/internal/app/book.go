package app

import (
	"context"
	"maps"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// book is the ledger of one transaction: the allocations that it touches, with both their ends. Acts change them; close
// then carries every difference into the running sums of the needs and pledges, renews what links carry of their ends,
// and saves all of it. Nothing else writes a ledger.
type book struct {
	w           *work
	needs       map[string]*needPage
	pledges     map[string]*pledgePage
	allocations map[string]*allocationPage
	payments    map[string]*paymentPage
}

// entry is the event that a record of the book gets; none where only its ledger moves.
type entry struct {
	act, comment string
	by           string // empty: the portal itself
	fresh        bool   // it is new
}

type needPage struct {
	*domain.Need
	was    domain.NeedEnd
	cost   domain.Money
	asOf   domain.Date
	saved  bool // by the caller, after close
	reckon bool // the rates may be others than those it was reckoned with
}

type pledgePage struct {
	*domain.Pledge
	entry
	was    domain.PledgeEnd
	stage  domain.Stage
	amount domain.Money
	reckon bool
	all    bool // all its links are in the book
}

type allocationPage struct {
	*domain.Allocation
	entry
	was domain.Posting
}

type paymentPage struct {
	*domain.Transaction
	entry
}

// book gives the ledger of the transaction.
func (w *work) book() *book {
	if w.ledger == nil {
		w.ledger = &book{w, map[string]*needPage{}, map[string]*pledgePage{}, map[string]*allocationPage{}, map[string]*paymentPage{}}
	}
	return w.ledger
}

// takeNeed puts a need that the work has loaded into the book. The caller saves it after close.
func (b *book) takeNeed(n *domain.Need) {
	b.needs[n.Meta.ID] = &needPage{Need: n, was: needEnd(n), cost: n.Content.Cost, asOf: n.Content.CostAsOf, saved: true}
}

// need loads one end.
func (b *book) need(ctx context.Context, id string) (*needPage, error) {
	if p, ok := b.needs[id]; ok {
		return p, nil
	}
	n, err := load(ctx, b.w, store.Needs, store.System(), id)
	if err != nil {
		return nil, err
	}
	b.takeNeed(&n)
	b.needs[id].saved = false
	return b.needs[id], nil
}

// takePledge puts a pledge that the work has loaded into the book, with the event it gets.
func (b *book) takePledge(p *domain.Pledge, e entry) *pledgePage {
	page := &pledgePage{Pledge: p, entry: e, was: pledgeEnd(p), stage: p.Stage(), amount: p.Content.Amount}
	b.pledges[p.Meta.ID] = page
	return page
}

func (b *book) pledge(ctx context.Context, id string) (*pledgePage, error) {
	if p, ok := b.pledges[id]; ok {
		return p, nil
	}
	p, err := load(ctx, b.w, store.Pledges, store.System(), id)
	if err != nil {
		return nil, err
	}
	return b.takePledge(&p, entry{}), nil
}

// takeAllocation puts an allocation into the book, with both its ends.
func (b *book) takeAllocation(ctx context.Context, a *domain.Allocation) (*allocationPage, error) {
	if page, ok := b.allocations[a.Meta.ID]; ok {
		return page, nil
	}
	if _, err := b.need(ctx, a.Need); err != nil {
		return nil, err
	}
	if _, err := b.pledge(ctx, a.Pledge); err != nil {
		return nil, err
	}
	page := &allocationPage{Allocation: a, was: a.Posting()}
	b.allocations[a.Meta.ID] = page
	return page, nil
}

// addAllocation puts a new one in.
func (b *book) addAllocation(ctx context.Context, a *domain.Allocation, act string) error {
	page, err := b.takeAllocation(ctx, a)
	if err != nil {
		return err
	}
	page.was, page.entry = domain.Posting{}, entry{act: act, by: b.w.by, fresh: true}
	return nil
}

// links loads the allocations of one end.
func (b *book) links(ctx context.Context, by, id string) ([]*allocationPage, error) {
	list, err := loadHanging(ctx, b.w, store.Allocations, by, id)
	if err != nil {
		return nil, err
	}
	out := make([]*allocationPage, 0, len(list))
	for i := range list {
		page, err := b.takeAllocation(ctx, &list[i])
		if err != nil {
			return nil, err
		}
		out = append(out, page)
	}
	return out, nil
}

// loadPayments loads the transactions of one end.
func (b *book) loadPayments(ctx context.Context, by, id string) error {
	list, err := loadHanging(ctx, b.w, store.Transactions, by, id)
	if err != nil {
		return err
	}
	for i := range list {
		if _, ok := b.payments[list[i].Meta.ID]; !ok {
			b.payments[list[i].Meta.ID] = &paymentPage{Transaction: &list[i]}
		}
	}
	return nil
}

// expire releases the holds on one end that have run out: they must not stand in anybody's way.
func (b *book) expire(ctx context.Context, by, id string) error {
	today := domain.DateOf(b.w.at)
	page, err := b.w.tx.List(ctx, store.Allocations.Spec, store.System(), store.Query{
		Filter: store.And{
			store.Eq{Field: by, Value: store.Str(id)}, store.Eq{Field: "state", Value: store.Str(string(domain.AllocationHeld))},
			store.Range{Field: "heldUntil", To: store.Str(string(today))},
		},
		Limit: store.MaxLimit,
	})
	if err != nil {
		return err
	}
	for _, rec := range page.Records {
		if err := b.release(ctx, rec.ID, domain.ReleasedExpired, ""); err != nil {
			return err
		}
	}
	return nil
}

// release lets go of what is not delivered of an allocation.
func (b *book) release(ctx context.Context, id string, why domain.ReleaseReason, by string) error {
	page, ok := b.allocations[id]
	if !ok {
		a, err := load(ctx, b.w, store.Allocations, store.System(), id)
		if err != nil {
			return err
		}
		if page, err = b.takeAllocation(ctx, &a); err != nil {
			return err
		}
	}
	if page.State == domain.AllocationReleased {
		return nil
	}
	page.entry = entry{act: actAllocationRelease, by: by}
	return page.Release(why, by, b.w.at)
}

// post carries what the allocations in the book are now into both their ends. It may be called again.
func (b *book) post() {
	for _, id := range slices.Sorted(maps.Keys(b.allocations)) {
		a := b.allocations[id]
		n, p := b.needs[a.Need], b.pledges[a.Pledge]
		a.Ledger.Stage, a.Ledger.PledgeEnd, a.Ledger.NeedEnd = p.Stage(), pledgeEnd(p.Pledge), needEnd(n.Need)
		a.Settle(n.Ledger.Reports)
		is := a.Posting()
		n.Ledger.Post(a.was, is)
		p.Ledger.Post(a.was, is)
		a.was = is
		if a.act != "" {
			n.Ledger.Seq++
			p.Ledger.Seq++
		}
	}
}

// close carries all differences and saves everything but the needs that the caller saves.
func (b *book) close(ctx context.Context) error {
	if err := b.reckon(ctx); err != nil {
		return err
	}
	if err := b.spread(ctx); err != nil {
		return err
	}
	b.post()
	// Whether a pledge without a subgroup is seen by other co-chairs now follows from what was just posted.
	for _, id := range slices.Sorted(maps.Keys(b.pledges)) {
		if p := b.pledges[id]; !p.all && !sameEnd(p.was, pledgeEnd(p.Pledge)) {
			if err := b.allOf(ctx, p); err != nil {
				return err
			}
		}
	}
	for _, a := range b.allocations {
		a.Ledger.PledgeEnd = pledgeEnd(b.pledges[a.Pledge].Pledge)
	}
	return b.save(ctx)
}

// reckon renews the figures in reporting currencies of the ends whose amount or day is another than before.
func (b *book) reckon(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(b.needs)) {
		n := b.needs[id]
		if !n.reckon && n.cost == n.Content.Cost && n.asOf == n.Content.CostAsOf && n.was.Counted == n.Counted() {
			continue
		}
		n.reckon = true
		rates, err := b.w.rates(ctx)
		if err != nil {
			return err
		}
		n.Reckon(rates)
	}
	for _, id := range slices.Sorted(maps.Keys(b.pledges)) {
		p := b.pledges[id]
		if !p.reckon && p.amount == p.Content.Amount && p.stage == p.Stage() && !p.fresh {
			continue
		}
		rates, err := b.w.rates(ctx)
		if err != nil {
			return err
		}
		p.Reckon(rates)
	}
	return nil
}

// spread loads the links of every end that looks otherwise to them than before.
func (b *book) spread(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(b.needs)) {
		n := b.needs[id]
		if !n.reckon && sameNeedEnd(n.was, needEnd(n.Need)) {
			continue
		}
		if _, err := b.links(ctx, "need", id); err != nil {
			return err
		}
		if err := b.loadPayments(ctx, "need", id); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.pledges)) {
		if p := b.pledges[id]; p.stage != p.Stage() || !sameEnd(p.was, pledgeEnd(p.Pledge)) {
			if err := b.allOf(ctx, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// allOf loads everything that hangs on a pledge.
func (b *book) allOf(ctx context.Context, p *pledgePage) error {
	p.all = true
	if p.fresh {
		return nil
	}
	if _, err := b.links(ctx, "pledge", p.Meta.ID); err != nil {
		return err
	}
	b.post()
	return b.loadPayments(ctx, "pledge", p.Meta.ID)
}

func (b *book) save(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(b.allocations)) {
		if err := write(ctx, b.w, store.Allocations, b.allocations[id].Allocation, b.allocations[id].entry); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.payments)) {
		t := b.payments[id]
		p, err := b.pledge(ctx, t.Pledge)
		if err != nil {
			return err
		}
		t.Ledger.PledgeEnd = pledgeEnd(p.Pledge)
		if t.Need != "" {
			n, err := b.need(ctx, t.Need)
			if err != nil {
				return err
			}
			t.Ledger.NeedEnd = needEnd(n.Need)
		}
		if err := write(ctx, b.w, store.Transactions, t.Transaction, t.entry); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.pledges)) {
		p := b.pledges[id]
		p.Regap()
		if err := write(ctx, b.w, store.Pledges, p.Pledge, p.entry); err != nil {
			return err
		}
		if p.fresh || sameEnd(p.was, pledgeEnd(p.Pledge)) {
			continue
		}
		if err := renewHung(ctx, b.w, hostPledge(p.Pledge)); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.needs)) {
		n := b.needs[id]
		n.Regap()
		if n.saved {
			continue
		}
		if err := moveLedger(ctx, b.w, store.Needs, n.Need); err != nil {
			return err
		}
	}
	return nil
}

// write saves a record of the book by its entry.
func write[T any](ctx context.Context, w *work, k store.Kind[T], v *T, e entry) error {
	if e.act == "" {
		return moveLedger(ctx, w, k, v)
	}
	by := w.by
	defer func() { w.by = by }()
	w.by = e.by
	if e.fresh {
		return create(ctx, w, k, v, e.act, e.comment)
	}
	return save(ctx, w, k, v, e.act, e.comment)
}
