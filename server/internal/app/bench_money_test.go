package app_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// bulk is a portal after some years: 20,000 needs, 15,000 pledges, 60,000 allocations and 150,000 transactions, written past the
// use cases, with ledgers that check sums finds in order. PORTAL_TEST_BENCH_PERCENT makes it smaller.
type bulk struct {
	*testkit.World
	r       *rand.Rand
	rates   domain.Rates
	orgs    []string
	needs   []domain.Need
	pledges []domain.Pledge
	shares  []domain.Allocation
}

func newBulk(t testing.TB, percent int) *bulk {
	w := testkit.New(t)
	b := &bulk{World: w, r: rand.New(rand.NewPCG(9, 9)), rates: domain.NewRates([]domain.Rate{
		{Date: "2026-11-20", Currency: "EUR", Source: domain.RateNBU, Value: decimal.MustParse("48.5")},
		{Date: "2026-11-20", Currency: "USD", Source: domain.RateNBU, Value: decimal.MustParse("42.25")},
	})}
	for _, id := range w.Orgs {
		b.orgs = append(b.orgs, id)
	}
	slices.Sort(b.orgs)
	for i := range 200 * percent {
		b.needs = append(b.needs, b.need(i))
	}
	for i := range 150 * percent {
		b.pledges = append(b.pledges, b.pledge(i))
	}
	for i := range 600 * percent {
		b.shares = append(b.shares, b.share(i))
	}
	payments := make([]domain.Transaction, 0, 1500*percent)
	for i := range 1500 * percent {
		payments = append(payments, b.payment(i))
	}
	for i := range b.shares {
		x := &b.shares[i]
		n, p := b.ends(x)
		x.Ledger.NeedEnd, x.Ledger.PledgeEnd = needEndOf(n), pledgeEndOf(p)
		x.Settle(n.Ledger.Reports)
		n.Ledger.Post(domain.Posting{}, x.Posting())
		p.Ledger.Post(domain.Posting{}, x.Posting())
	}
	for i := range b.needs {
		b.needs[i].Regap()
	}
	for i := range b.pledges {
		b.pledges[i].Regap()
	}
	for i := range b.shares {
		n, p := b.ends(&b.shares[i])
		b.shares[i].Ledger.NeedEnd, b.shares[i].Ledger.PledgeEnd = needEndOf(n), pledgeEndOf(p)
	}
	for i := range payments {
		x := &payments[i]
		a := &b.shares[i%len(b.shares)]
		x.Ledger = domain.TransactionLedger{NeedEnd: a.Ledger.NeedEnd, PledgeEnd: a.Ledger.PledgeEnd}
	}
	write(b, store.Needs, b.needs)
	write(b, store.Pledges, b.pledges)
	write(b, store.Allocations, b.shares)
	write(b, store.Transactions, payments)
	return b
}

func write[T any](b *bulk, k store.Kind[T], list []T) {
	for part := range slices.Chunk(list, 2000) {
		err := b.Store.Tx(b.T.Context(), func(ctx context.Context, tx store.Tx) error {
			for i := range part {
				rec, err := k.Encode(&part[i], 0)
				if err != nil {
					return err
				}
				if err := tx.Insert(ctx, k.Spec, rec); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.T.Fatal(err)
		}
	}
}

func (b *bulk) meta(kind, i int) domain.Meta {
	return domain.NewMeta(fmt.Sprintf("0192f3a%d-7c00-7000-8000-%012d", kind, i), "", b.Now.Add(-time.Duration(i)*time.Minute))
}

func pick[T any](b *bulk, list ...T) T { return list[b.r.IntN(len(list))] }

func (b *bulk) need(i int) domain.Need {
	c := testkit.Content(pick(b, "ER-FIRE", "ER-DEMIN", "BS-SURV", "CP-COMM", "RB-STAT"))
	c.Subgroup, c.Places, c.Strategies, c.Items = c.Theme[:2], []string{fmt.Sprintf("UA%02d000000000010236", 1+b.r.IntN(26))}, []string{}, []domain.Item{}
	c.Nationwide, c.Cost = false, domain.Money{Minor: 1e11 + b.r.Int64N(1e11), Currency: pick(b, domain.Currency("EUR"), "UAH", "USD")}
	c.NeededBy, c.ValidUntil, c.Priority = domain.Date(fmt.Sprintf("2027-%02d-15", 1+b.r.IntN(12))), "2027-03-01", pick(b, domain.PriorityHigh, domain.PriorityLow)
	n := domain.Need{
		Meta: b.meta(1, i), Number: fmt.Sprintf("N-%s-2026-%05d", c.Subgroup, i), State: domain.NeedOpen, Agency: pick(b, b.orgs...), Content: c,
		Level: pick(b, domain.LevelGroup, domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties), Named: []string{}, SubmittedAt: b.Now, OpenedAt: b.Now,
	}
	n.Reckon(b.rates)
	return n
}

func (b *bulk) pledge(i int) domain.Pledge {
	c := testkit.PledgeOf(domain.Money{Minor: 1e10, Currency: "EUR"})
	c.Earmark, c.Subgroup = domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: "ER"}, "ER"
	p := domain.Pledge{
		Meta: b.meta(2, i), Number: fmt.Sprintf("P-2026-%05d", i), State: domain.PledgeCommitted, Funder: pick(b, b.orgs...), Content: c,
		Level: pick(b, domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties), Named: []string{}, AnnouncedOn: "2026-11-20", CommittedOn: "2026-11-20",
	}
	p.Reckon(b.rates)
	return p
}

func (b *bulk) ends(x *domain.Allocation) (*domain.Need, *domain.Pledge) {
	at := func(id string) int { n, _ := strconv.Atoi(id[len(id)-12:]); return n }
	return &b.needs[at(x.Need)], &b.pledges[at(x.Pledge)]
}

func (b *bulk) share(i int) domain.Allocation {
	n, p := &b.needs[b.r.IntN(len(b.needs))], &b.pledges[b.r.IntN(len(b.pledges))]
	x := domain.Allocation{
		Meta: b.meta(3, i), Pledge: p.Meta.ID, Need: n.Meta.ID, State: domain.AllocationConfirmed, ConfirmedOn: "2026-11-20",
		HeldUntil: "2026-12-20", PlannedOn: "2027-01-15", RateOn: "2026-11-20", Amount: domain.Money{Minor: 1 + b.r.Int64N(5e7), Currency: "EUR"},
	}
	var err error
	if x.InNeed, x.Rate, err = b.rates.Convert(x.Amount, n.Content.Cost.Currency, "2026-11-20"); err != nil {
		b.T.Fatal(err)
	}
	x.Ledger.Stage = domain.StageCommitted
	return x
}

func (b *bulk) payment(i int) domain.Transaction {
	a := &b.shares[i%len(b.shares)]
	t := domain.Transaction{
		Meta: b.meta(4, i), Type: domain.TransactionDelivery, State: domain.TransactionConfirmed, Pledge: a.Pledge, Allocation: a.Meta.ID, Need: a.Need,
		Date: "2026-11-20", Amount: domain.Money{Minor: a.Amount.Minor/4 + 1, Currency: "EUR"},
	}
	a.Ledger.Paid += t.Amount.Minor
	return t
}

func needEndOf(n *domain.Need) domain.NeedEnd {
	return domain.NeedEnd{
		Shown: domain.Shown{Audience: string(n.Level), Subgroup: n.Content.Subgroup, Owner: n.Agency, Parties: n.Named}, Theme: n.Content.Theme,
		Priority: n.Content.Priority, Region: n.Region(), NeededBy: n.Content.NeededBy, Counted: n.Counted(), ValidUntil: n.Content.ValidUntil,
	}
}

func pledgeEndOf(p *domain.Pledge) domain.PledgeEnd {
	return domain.PledgeEnd{
		Shown:      domain.Shown{Audience: string(p.Level), Subgroup: p.Content.Subgroup, Owner: p.Funder, Parties: p.Named},
		Instrument: p.Content.Instrument, State: p.State, Announced: p.AnnouncedOn,
	}
}

// TestBulk_addsUp: what the benchmark measures on is a portal that could be.
func TestBulk_addsUp(t *testing.T) {
	b := newBulk(t, 1)
	sums, err := b.App.CheckSums(t.Context())
	if err != nil || sums.Needs != 200 || sums.Transactions != 1500 {
		t.Fatalf("%+v %v", sums, err)
	}
	for _, w := range sums.Wrong {
		t.Error(w)
	}
}

// unbound is a pledge that is bound to nothing and of which nothing is allocated: every open need might fit it.
func (b *bulk) unbound(funder string) domain.Pledge {
	p := b.pledge(len(b.pledges))
	p.Funder, p.Level, p.Content.Earmark, p.Content.Subgroup = funder, domain.LevelGroup, domain.Earmark{Kind: domain.EarmarkNone}, ""
	write(b, store.Pledges, []domain.Pledge{p})
	return p
}

// forget lets go of what the stock was made from, so that what the process holds from now on is the portal's; it gives the
// ids of the needs.
func (b *bulk) forget() []string {
	ids := make([]string, len(b.needs))
	for i := range b.needs {
		ids[i] = b.needs[i].Meta.ID
	}
	b.needs, b.pledges, b.shares = nil, nil, nil
	debug.FreeOSMemory()
	return ids
}

// BenchmarkMoney measures what the pages of money read, as a partner and as the secretariat. The goals: matrix p95 < 300 ms, a
// need's page < 50 ms, lists by gap < 100 ms; and in the same run, with eight at a time, memory under 512 MB.
func BenchmarkMoney(b *testing.B) {
	percent, err := strconv.Atoi(os.Getenv("PORTAL_TEST_BENCH_PERCENT"))
	if err != nil {
		percent = 100
	}
	w := newBulk(b, percent)
	ctx := b.Context()
	bound := w.pledges[0].Meta.ID
	free := w.unbound(w.Orgs["NL-EMB"]).Meta.ID
	needs := w.forget()
	peak := watchMemory(b)
	var mixed []func(i int) error
	partner := w.Person("partner", w.Seat(domain.RolePartner, "NL-EMB", ""))
	office := w.Person("office", w.Seat(domain.RoleSecretariat, "", ""))
	q := app.CoverageQuery{Currency: "EUR", Limit: 50}
	for name, who := range map[string]app.Caller{"partner": partner, "office": office} {
		for what, do := range map[string]func(i int) error{
			"matrix":      func(int) error { _, err := w.App.ReadMatrix(ctx, who, q); return err },
			"total":       func(int) error { _, err := w.App.ReadCoverage(ctx, who, q, ""); return err },
			"by-theme":    func(int) error { _, err := w.App.ReadCoverage(ctx, who, q, "theme"); return err },
			"rows-by-gap": func(int) error { _, err := w.App.CoverageNeeds(ctx, who, q); return err },
			"needs-by-gap": func(int) error {
				_, err := w.App.ListNeeds(ctx, who, app.NeedQuery{Sort: "-gap", Limit: 50})
				return err
			},
			"pledges": func(int) error {
				_, err := w.App.ListPledges(ctx, who, app.PledgeQuery{Sort: "-amount", Limit: 50})
				return err
			},
			"fitting":       func(int) error { _, err := w.App.FittingNeeds(ctx, who, free); return err },
			"fitting-bound": func(int) error { _, err := w.App.FittingNeeds(ctx, office, bound); return err },
			"desk":          func(int) error { _, err := w.App.ReadDesk(ctx, who); return err },
			"need-page": func(i int) error {
				id := needs[(i*37)%len(needs)]
				if _, err := w.App.ReadNeedCoverage(ctx, office, id); err != nil {
					return err
				}
				_, err := w.App.ListAllocations(ctx, who, app.AllocationQuery{Need: id, Limit: 50})
				return err
			},
		} {
			mixed = append(mixed, do)
			b.Run(what+"/"+name, func(b *testing.B) {
				var took []time.Duration
				for i := 0; b.Loop(); i++ {
					began := time.Now()
					if err := do(i); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(began))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
				b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
	b.Run("memory", func(b *testing.B) {
		for b.Loop() {
			together := make(chan error)
			for at := range 8 {
				go func() {
					var err error
					for i := range mixed {
						err = errors.Join(err, mixed[(at+i)%len(mixed)](at*7+i))
					}
					together <- err
				}()
			}
			for range 8 {
				if err := <-together; err != nil {
					b.Fatal(err)
				}
			}
		}
		var heap runtime.MemStats
		runtime.ReadMemStats(&heap)
		b.ReportMetric(float64(heap.HeapSys-heap.HeapReleased)/(1<<20), "heap-MB")
		b.ReportMetric(peak(), "peak-MB")
		b.ReportMetric(0, "ns/op")
	})
}

// watchMemory begins to watch how much memory the process has, and gives the most that it had since, in MB; 0 where the
// system does not tell.
func watchMemory(b *testing.B) func() float64 {
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil {
		b.Log(err)
		return func() float64 { return 0 }
	}
	return func() float64 {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			b.Fatal(err)
		}
		_, after, _ := strings.Cut(string(status), "VmHWM:")
		kb, _ := strconv.Atoi(strings.Fields(after + " 0")[0])
		return float64(kb) / 1024
	}
}
