package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// ErrSums is what a command says when a running sum is not what its causes add up to.
var ErrSums = errors.New("running sums do not fit")

// SumsChecked is what a check of the running sums found.
type SumsChecked struct {
	Needs, Pledges, Allocations, Transactions int64
	Wrong                                     []string // what differs, at most wrongMost of it
	WrongAll                                  int64
}

const wrongMost = 50

// Err is ErrSums where anything differs.
func (s SumsChecked) Err() error {
	if s.WrongAll == 0 {
		return nil
	}
	return fmt.Errorf("%w: %d", ErrSums, s.WrongAll)
}

func (s *SumsChecked) wrong(format string, args ...any) {
	if s.WrongAll++; len(s.Wrong) < wrongMost {
		s.Wrong = append(s.Wrong, fmt.Sprintf(format, args...))
	}
}

// CheckSums reckons every running sum from nothing (transactions into allocations, allocations into needs and pledges) and
// names what differs from what is kept. It changes nothing; the store should rest meanwhile.
func (a *App) CheckSums(ctx context.Context) (SumsChecked, error) {
	var out SumsChecked
	c := checker{out: &out, projects: map[string]bool{}, needs: map[string]*domain.Need{}, pledges: map[string]*domain.Pledge{}, paid: map[string]paid{},
		needSums: map[string]*domain.NeedLedger{}, pledgeSums: map[string]*domain.PledgeLedger{}}
	err := errors.Join(
		eachOf(ctx, a.store, store.Needs, c.need), eachOf(ctx, a.store, store.Pledges, c.pledge),
		eachOf(ctx, a.store, store.Projects, func(p *domain.Project) { c.projects[p.Meta.ID] = true }),
		eachOf(ctx, a.store, store.Transactions, c.transaction), eachOf(ctx, a.store, store.Allocations, c.allocation))
	if err != nil {
		return out, storeError(err)
	}
	for id, n := range c.needs {
		want := c.needSums[id]
		next := *n
		next.Ledger = *want
		next.Regap()
		c.compare("need "+id, n.Ledger, next.Ledger)
	}
	for id, p := range c.pledges {
		next := *p
		next.Ledger = *c.pledgeSums[id]
		next.Regap()
		c.compare("pledge "+id, p.Ledger, next.Ledger)
	}
	for id := range c.paid {
		out.wrong("allocation %s: transactions name it and it is not there", id)
	}
	return out, nil
}

func eachOf[T any](ctx context.Context, r store.Reader, k store.Kind[T], fn func(*T)) error {
	for v, err := range k.All(ctx, r, store.System(), store.Query{}) {
		if err != nil {
			return err
		}
		fn(&v)
	}
	return nil
}

type paid struct {
	minor  int64
	pieces domain.Quantity
}

type checker struct {
	out        *SumsChecked
	projects   map[string]bool
	needs      map[string]*domain.Need
	pledges    map[string]*domain.Pledge
	paid       map[string]paid // by allocation, until it is found
	needSums   map[string]*domain.NeedLedger
	pledgeSums map[string]*domain.PledgeLedger
}

// need keeps a need, and begins its sums at nothing, with the rates that it has.
func (c *checker) need(n *domain.Need) {
	c.out.Needs++
	c.needs[n.Meta.ID] = n
	l := &domain.NeedLedger{Seq: n.Ledger.Seq}
	for _, r := range n.Ledger.Reports {
		l.Reports = append(l.Reports, domain.NeedReport{Currency: r.Currency, Rate: r.Rate})
	}
	c.needSums[n.Meta.ID] = l
}

func (c *checker) pledge(p *domain.Pledge) {
	c.out.Pledges++
	c.pledges[p.Meta.ID] = p
	l := &domain.PledgeLedger{Seq: p.Ledger.Seq}
	for _, r := range p.Ledger.Reports {
		l.Reports = append(l.Reports, domain.PledgeReport{Currency: r.Currency, Rate: r.Rate})
	}
	c.pledgeSums[p.Meta.ID] = l
}

func (c *checker) transaction(t *domain.Transaction) {
	c.out.Transactions++
	p, n := c.pledges[t.Pledge], c.needs[t.Need]
	if p == nil || t.Need != "" && n == nil || t.Project != "" && !c.projects[t.Project] {
		c.out.wrong("transaction %s: what it names is not there", t.Meta.ID)
		return
	}
	want := domain.TransactionLedger{PledgeEnd: pledgeEnd(p)}
	if n != nil {
		want.NeedEnd = needEnd(n)
	}
	c.compare("transaction "+t.Meta.ID, t.Ledger, want)
	if minor, pieces := t.Pays(); t.Allocation != "" {
		x := c.paid[t.Allocation]
		c.paid[t.Allocation] = paid{x.minor + minor, x.pieces + pieces}
	}
}

func (c *checker) allocation(x *domain.Allocation) {
	c.out.Allocations++
	p, n := c.pledges[x.Pledge], c.needs[x.Need]
	if p == nil || n == nil {
		c.out.wrong("allocation %s: one of its ends is not there", x.Meta.ID)
		return
	}
	kept := x.Ledger
	got := c.paid[x.Meta.ID]
	delete(c.paid, x.Meta.ID)
	x.Ledger = domain.AllocationLedger{Stage: p.Stage(), Paid: got.minor, PaidPieces: got.pieces, PledgeEnd: pledgeEnd(p), NeedEnd: needEnd(n)}
	x.Settle(n.Ledger.Reports)
	c.compare("allocation "+x.Meta.ID, kept, x.Ledger)
	is := x.Posting()
	c.needSums[x.Need].Post(domain.Posting{}, is)
	c.pledgeSums[x.Pledge].Post(domain.Posting{}, is)
	for _, end := range []struct {
		name string
		room int64
		on   bool
	}{{"pledge " + x.Pledge, p.Room(), p.Content.Amount.Currency != ""}, {"need " + x.Need, n.Room(), x.Live()}} {
		if end.on && end.room < 0 {
			c.out.wrong("%s: %d more is allocated than it has", end.name, -end.room)
		}
	}
}

// compare holds what is kept against what was reckoned, as the store would write them.
func (c *checker) compare(what string, kept, want any) {
	a, err := json.Marshal(kept, json.Deterministic(true))
	b, err2 := json.Marshal(want, json.Deterministic(true))
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		c.out.wrong("%s: kept %s, reckoned %s", what, a, b)
	}
}
