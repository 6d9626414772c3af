package app_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestOracle_totalsAreWhatTheRecordsAddUpTo plays random portals (currencies, rates that come late or never, splits,
// withdrawals, refunds, partial deliveries, levels) and holds every total against a plain reckoning of the records.
func TestOracle_totalsAreWhatTheRecordsAddUpTo(t *testing.T) {
	worlds, acts := testkit.Size(t, 3, 12, 300), testkit.Size(t, 120, 150, 200)
	done := map[string]int{}
	for seed := range worlds {
		o := newOracle(t)
		r := rand.New(rand.NewPCG(uint64(seed), 5))
		for i := range acts {
			o.act(r.IntN, done)
			if i%60 == 59 {
				o.hold(fmt.Sprintf("world %d, after act %d", seed, i))
			}
		}
		o.renew()
		o.hold(fmt.Sprintf("world %d, at its end", seed))
		if t.Failed() {
			break
		}
	}
	t.Logf("%v", done)
	for _, act := range []string{"hold", "confirm", "deliver", "refund", "split", "withdraw", "cancel", "cost", "close", "rate", "relevel", "release"} {
		if done[act] == 0 {
			t.Errorf("nobody did %q", act)
		}
	}
}

type oracle struct {
	purse
	office  app.Caller
	rates   map[domain.Date]map[domain.Currency]string
	needs   []string
	pledges []string
}

func newOracle(t *testing.T) *oracle {
	c := purseOn(castOn(testkit.New(t))) // on the store at hand
	o := &oracle{purse: c, office: c.Person("office", c.Seat(domain.RoleSecretariat, "", "")), rates: map[domain.Date]map[domain.Currency]string{}}
	for _, on := range []domain.Date{"2026-11-20", "2026-11-23"} {
		o.rates[on] = map[domain.Currency]string{"EUR": "48.5", "USD": "42.25", "NOK": "4.2"}
	}
	c.partner = c.Person("both", c.Seat(domain.RolePartner, "NL-EMB", ""), c.Seat(domain.RolePartner, "JP-EMB", ""))
	o.purse = c
	for _, asOf := range []domain.Date{"2026-11-20", "2026-11-24", "2026-10-01", "2026-11-21"} { // in October no rate leads anywhere
		content := testkit.Content("ER-FIRE")
		content.CostAsOf, content.Cost = asOf, domain.Money{Minor: 1_000_003, Currency: []domain.Currency{"EUR", "UAH", "EUR", "USD"}[len(o.needs)]}
		v, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], content)
		if err == nil {
			v, err = c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
		}
		if err == nil {
			v, err = c.App.OpenNeed(t.Context(), c.chair, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), domain.LevelGroup, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		o.needs = append(o.needs, v.Need.Meta.ID)
	}
	return o
}

// act does one thing at random. What the rules refuse is no matter: the totals must hold all the same.
func (o *oracle) act(pick func(int) int, done map[string]int) {
	ctx := context.Background()
	count := func(what string, err error) {
		switch {
		case err == nil:
			done[what]++
		case code(err) == "" || code(err) == domain.CodeInternal:
			o.T.Fatalf("%s: %v", what, err)
		}
	}
	allocations, transactions := every(o, store.Allocations), every(o, store.Transactions)
	what := pick(22)
	if len(o.pledges) < 4 || what == 0 && pick(3) == 0 {
		o.pledge(pick, count)
		return
	}
	id := o.pledges[pick(len(o.pledges))]
	p := load(o, store.Pledges, id)
	match := app.Match(p.Meta.Version)
	switch what {
	case 1, 2, 3:
		amount := domain.Money{Minor: int64(1 + pick(400_000)), Currency: p.Content.Amount.Currency}
		_, err := o.App.HoldAllocation(ctx, o.partner, id, domain.Holding{Need: o.needs[pick(len(o.needs))], Amount: amount})
		count("hold", err)
	case 4:
		_, err := o.App.AnnouncePledge(ctx, o.partner, id, match, []domain.Level{domain.LevelGroup, domain.LevelParties, domain.LevelSubgroup}[pick(3)], nil, "")
		count("announce", err)
	case 5:
		c := signed()
		if pick(2) == 0 {
			c.Amount = domain.Money{Minor: p.Content.Amount.Minor - int64(1+pick(100_000)), Currency: p.Content.Amount.Currency}
		}
		_, err := o.App.CommitPledge(ctx, o.partner, id, match, c)
		if err == nil && c.Amount.Minor > 0 {
			done["split"]++
			for _, x := range every(o, store.Pledges) {
				if !slices.Contains(o.pledges, x.Meta.ID) {
					o.pledges = append(o.pledges, x.Meta.ID)
				}
			}
		}
		count("commit", err)
	case 0, 6:
		if pick(5) == 0 {
			_, err := o.App.WithdrawPledge(ctx, o.partner, id, match, "а")
			count("withdraw", err)
		}
	case 7:
		_, err := o.App.RelevelPledge(ctx, o.partner, id, match, []domain.Level{domain.LevelGroup, domain.LevelParties}[pick(2)], nil)
		count("relevel", err)
	case 8:
		o.edit(pick, count)
	case 9:
		on, c := domain.Date("2026-11-24").AddDays(-pick(5)), []domain.Currency{"EUR", "USD", "NOK"}[pick(3)]
		value := fmt.Sprintf("%d.%04d", 4+pick(60), pick(10_000))
		o.Rate(on, c, value)
		if o.rates[on] == nil {
			o.rates[on] = map[domain.Currency]string{}
		}
		o.rates[on][c] = value
		o.renew()
		count("rate", nil)
	case 10, 11, 16, 17:
		if held := inState(allocations, domain.AllocationHeld); len(held) > 0 {
			x := held[pick(len(held))]
			_, err := o.App.ConfirmAllocation(ctx, o.everyAgency(), x.Meta.ID, app.Match(x.Meta.Version))
			count("confirm", err)
		}
	case 12:
		if len(allocations) > 0 {
			x := allocations[pick(len(allocations))]
			_, err := o.App.ReleaseAllocation(ctx, o.partner, x.Meta.ID, app.Match(x.Meta.Version))
			count("release", err)
		}
	case 13, 14, 18, 19, 20, 21:
		if taken := inState(allocations, domain.AllocationConfirmed); len(taken) > 0 {
			o.pay(taken[pick(len(taken))], pick, count)
		}
	case 15:
		if len(transactions) > 0 {
			x := transactions[pick(len(transactions))]
			_, err := o.App.CancelTransaction(ctx, o.partner, x.Meta.ID, app.Match(x.Meta.Version), "а")
			count("cancel", err)
		}
	}
}

func inState(list []domain.Allocation, s domain.AllocationState) []domain.Allocation {
	return slices.DeleteFunc(slices.Clone(list), func(a domain.Allocation) bool { return a.State != s })
}

// everyAgency is the needs' agency, who also sees everything: what is hidden from the agency is confirmed too.
func (o *oracle) everyAgency() app.Caller {
	c := o.drafter
	c.Seats = append(slices.Clone(c.Seats), domain.Seat{Role: domain.RoleSecretariat})
	return c
}

func (o *oracle) pledge(pick func(int) int, count func(string, error)) {
	amount := domain.Money{Minor: int64(100_000 + pick(1_000_000)), Currency: []domain.Currency{"EUR", "UAH", "USD", "NOK", "CHF"}[pick(5)]}
	content := testkit.PledgeOf(amount)
	if pick(2) == 0 {
		content.Instrument = domain.InstrumentLoan
	}
	if len(o.pledges)%3 == 1 {
		content.Channel = o.Orgs["EUD"]
	}
	v, err := o.App.CreatePledge(context.Background(), o.partner, o.Orgs[[]string{"NL-EMB", "JP-EMB"}[pick(2)]], false, content)
	if err == nil {
		o.pledges = append(o.pledges, v.Pledge.Meta.ID)
		if pick(4) > 0 {
			_, err = o.App.AnnouncePledge(context.Background(), o.partner, v.Pledge.Meta.ID, 1, []domain.Level{domain.LevelGroup, domain.LevelParties}[pick(2)], nil, "")
		}
	}
	count("pledge", err)
}

func (o *oracle) edit(pick func(int) int, count func(string, error)) {
	ctx := context.Background()
	n := load(o, store.Needs, o.needs[pick(len(o.needs))])
	match := app.Match(n.Meta.Version)
	switch pick(6) {
	case 0, 1, 2:
		n.Content.Cost.Minor = int64(200_000 + pick(2_000_000))
		n.Content.CostAsOf = domain.Date("2026-11-24").AddDays(-pick(14))
		_, err := o.App.EditNeed(ctx, o.drafter, n.Meta.ID, match, n.Agency, n.Content)
		count("cost", err)
	case 3:
		_, err := o.App.CloseNeed(ctx, o.drafter, n.Meta.ID, match, domain.CloseMet, "", "")
		count("close", err)
	case 4:
		_, err := o.App.ReopenNeed(ctx, o.chair, n.Meta.ID, match, "а")
		count("reopen", err)
	case 5:
		_, err := o.App.AllowOverCover(ctx, o.chair, n.Meta.ID, match, domain.Money{Minor: int64(pick(500_000)), Currency: n.Content.Cost.Currency}, nil, "а")
		count("allow", err)
	}
}

func (o *oracle) pay(x domain.Allocation, pick func(int) int, count func(string, error)) {
	ctx := context.Background()
	r := domain.Recording{Allocation: x.Meta.ID, Date: "2026-11-24", HandOver: domain.HandOver{Number: "1", Date: "2026-11-24"}}
	r.Type = []domain.TransactionType{domain.TransactionDelivery, domain.TransactionDisbursement, domain.TransactionRefund}[pick(3)]
	r.Amount = domain.Money{Minor: int64(1 + pick(int(x.Amount.Minor))), Currency: x.Amount.Currency}
	v, err := o.App.RecordTransaction(ctx, o.partner, x.Pledge, r)
	if err == nil && pick(5) > 0 {
		_, err = o.App.ConfirmTransaction(ctx, o.everyAgency(), v.Transaction.Meta.ID, 1, domain.HandOver{})
	}
	count(map[domain.TransactionType]string{domain.TransactionDelivery: "deliver", domain.TransactionDisbursement: "pay", domain.TransactionRefund: "refund"}[r.Type], err)
}

func (o *oracle) renew() {
	if err := o.App.RenewFigures(context.Background()); err != nil {
		o.T.Fatal(err)
	}
}

func every[T any](o *oracle, k store.Kind[T]) []T {
	page, err := k.List(context.Background(), o.Store, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		o.T.Fatal(err)
	}
	return page.Items
}

func load[T any](o *oracle, k store.Kind[T], id string) T {
	v, err := k.Get(context.Background(), o.Store, store.System(), id)
	if err != nil {
		o.T.Fatal(err)
	}
	return v
}
