package app_test

import (
	"errors"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

func TestAllocation_overWhatIsLeft_isRefusedAtEitherEnd(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	big := c.announced(t, testkit.PledgeOf(testkit.Euros(9_000_000))).Pledge.Meta.ID
	small := c.announced(t, testkit.PledgeOf(testkit.Euros(100))).Pledge.Meta.ID
	hold := func(pledge string, euros int64) error {
		_, err := c.App.HoldAllocation(t.Context(), c.partner, pledge, domain.Holding{Need: need, Amount: testkit.Euros(euros)})
		return err
	}
	if err := hold(small, 101); code(err) != domain.CodeOverPledge || limitOf(err) != "100.00" {
		t.Errorf("over the pledge: %v", err)
	}
	if err := hold(big, 2_640_601); code(err) != domain.CodeOverNeed || limitOf(err) != "2640600.00" {
		t.Errorf("over the need: %v", err)
	}
	if err := hold(big, 2_640_600); err != nil {
		t.Errorf("all of it: %v", err)
	}
	if err := hold(small, 1); code(err) != domain.CodeOverNeed || limitOf(err) != "0.00" {
		t.Errorf("nothing is left: %v", err)
	}
	n, err := c.App.GetNeed(t.Context(), c.chair, need)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.AllowOverCover(t.Context(), c.chair, need, app.Match(n.Need.Meta.Version), testkit.Euros(50), nil, "Two come in one parcel"); err != nil {
		t.Fatal(err)
	}
	if err := hold(small, 51); code(err) != domain.CodeOverNeed || limitOf(err) != "50.00" {
		t.Errorf("over the allowance: %v", err)
	}
	if err := hold(small, 50); err != nil {
		t.Errorf("within the allowance: %v", err)
	}
	c.clean(t)
}

func limitOf(err error) string {
	var e *domain.Error
	if !errors.As(err, &e) || len(e.Fields) != 1 {
		return ""
	}
	return e.Fields[0].Params["max"]
}

// TestAllocation_hiddenHold_tellsNoLimit: what stands in the way is not for the caller, so the refusal names no amount.
func TestAllocation_hiddenHold_tellsNoLimit(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	hidden := c.explored(t, testkit.PledgeOf(testkit.Euros(9_000_000)))
	c.held(t, hidden.Pledge.Meta.ID, need, testkit.Euros(2_000_000))
	v, err := c.App.CreatePledge(t.Context(), c.japan, c.Orgs["JP-EMB"], false, testkit.PledgeOf(testkit.Euros(9_000_000)))
	if err != nil {
		t.Fatal(err)
	}
	hold := func(euros int64) error {
		_, err := c.App.HoldAllocation(t.Context(), c.japan, v.Pledge.Meta.ID, domain.Holding{Need: need, Amount: testkit.Euros(euros)})
		return err
	}
	for _, euros := range []int64{640_601, 1_000_000, 2_640_600} {
		if err := hold(euros); code(err) != domain.CodeConflict || limitOf(err) != "" {
			t.Errorf("%d: %v", euros, err)
		}
	}
	if err := hold(2_640_601); code(err) != domain.CodeOverNeed || limitOf(err) != "2640600.00" {
		t.Errorf("over the cost itself: %v", err)
	}
	if err := hold(640_600); err != nil {
		t.Errorf("what is left: %v", err)
	}
}

func TestAllocation_holdRunsOut_makesRoom(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(9_000_000))).Pledge.Meta.ID
	old := c.held(t, p, need, testkit.Euros(2_000_000))
	if old.Allocation.HeldUntil != "2026-12-24" {
		t.Errorf("held until %s", old.Allocation.HeldUntil)
	}
	hold := func() error {
		_, err := c.App.HoldAllocation(t.Context(), c.partner, p, domain.Holding{Need: need, Amount: testkit.Euros(1_000_000)})
		return err
	}
	c.Now = domain.Date("2026-12-24").Begins()
	c.Rate("2026-12-20", "EUR", "48.5")
	if err := hold(); code(err) != domain.CodeOverNeed {
		t.Errorf("on its last day: %v", err)
	}
	c.Now = domain.Date("2026-12-25").Begins()
	if err := hold(); err != nil {
		t.Errorf("the day after: %v", err)
	}
	v, err := c.App.GetAllocation(t.Context(), c.partner, old.Allocation.Meta.ID)
	if err != nil || v.Allocation.Released != domain.ReleasedExpired {
		t.Errorf("%+v %v", v.Allocation, err)
	}
	c.Now = domain.Date("2027-03-01").Begins()
	for _, holder := range []string{"one", "other"} { // the second finds the lease taken
		if err := c.App.TendLedgers(t.Context(), holder); err != nil {
			t.Fatal(err)
		}
	}
	if v := c.bars(t, c.partner, need, 0, 0, 0, 2_640_600); v.Sums.Held != 0 || v.Room != 264_060_000 {
		t.Errorf("the job: %+v", v)
	}
	c.clean(t)
}

func TestAllocation_inAnotherCurrency_freezesTheRateOnConfirmation(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.announced(t, testkit.PledgeOf(domain.Money{Minor: 1_000_000_00, Currency: "NOK"}))
	x := c.held(t, p.Pledge.Meta.ID, need, domain.Money{Minor: 100_000_00, Currency: "NOK"})
	if x.Allocation.InNeed != (domain.Money{Minor: 8659_79, Currency: "EUR"}) { // 100 000 · 4.2 / 48.5
		t.Errorf("held: %+v", x.Allocation.InNeed)
	}
	c.Rate("2026-11-24", "NOK", "4.85")
	x, err := c.App.ConfirmAllocation(t.Context(), c.drafter, x.Allocation.Meta.ID, app.Match(x.Allocation.Meta.Version))
	if err != nil || x.Allocation.InNeed != (domain.Money{Minor: 10_000_00, Currency: "EUR"}) || x.Allocation.RateOn != "2026-11-24" {
		t.Fatalf("confirmed: %+v %v", x.Allocation, err)
	}
	c.bars(t, c.observer, need, 10_000, 0, 0, 2_640_600)
	poor := c.announced(t, testkit.PledgeOf(domain.Money{Minor: 100_00, Currency: "CHF"}))
	if _, err := c.App.HoldAllocation(t.Context(), c.partner, poor.Pledge.Meta.ID, domain.Holding{Need: need, Amount: domain.Money{Minor: 100, Currency: "CHF"}}); code(err) != domain.CodeNoRate {
		t.Errorf("without a rate: %v", err)
	}
	if _, err := c.App.HoldAllocation(t.Context(), c.partner, p.Pledge.Meta.ID, domain.Holding{Need: need, Amount: testkit.Euros(1)}); code(err) != domain.CodeInvalid {
		t.Errorf("in a currency that the pledge has not: %v", err)
	}
	c.clean(t)
}

func TestNeed_costBelowWhatIsAllocated_isRefusedWithoutTellingHowMuch(t *testing.T) {
	c := newPurse(t)
	v := c.opened(t, domain.LevelGroup)
	p := c.explored(t, testkit.PledgeOf(testkit.Euros(9_000_000)))
	c.held(t, p.Pledge.Meta.ID, v.Need.Meta.ID, testkit.Euros(1_000_000))
	edit := func(cost domain.Money) error {
		content := v.Need.Content
		content.Cost = cost
		_, err := c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), v.Need.Agency, content)
		return err
	}
	var e *domain.Error
	if err := edit(testkit.Euros(999_999)); code(err) != domain.CodeBelowAllocated || !errors.As(err, &e) || len(e.Fields) > 0 {
		t.Errorf("a euro less: %v", err)
	}
	if err := edit(domain.Money{Minor: 1 << 40, Currency: "UAH"}); code(err) != domain.CodeBelowAllocated {
		t.Errorf("another currency: %v", err)
	}
	if err := edit(testkit.Euros(1_000_000)); err != nil {
		t.Errorf("as much: %v", err)
	}
	c.clean(t)
}

func TestNeed_closed_releasesWhatIsHeldForIt(t *testing.T) {
	c := newPurse(t)
	n := c.opened(t, domain.LevelGroup)
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge.Meta.ID
	x := c.held(t, p, n.Need.Meta.ID, testkit.Euros(300))
	y := c.confirmed(t, p, n.Need.Meta.ID, testkit.Euros(200))
	if _, err := c.App.CloseNeed(t.Context(), c.drafter, n.Need.Meta.ID, app.Match(n.Need.Meta.Version), domain.CloseMet, "", ""); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]domain.AllocationState{x.Allocation.Meta.ID: domain.AllocationReleased, y.Allocation.Meta.ID: domain.AllocationConfirmed} {
		if v, err := c.App.GetAllocation(t.Context(), c.partner, id); err != nil || v.Allocation.State != want {
			t.Errorf("%s, not %s: %v", v.Allocation.State, want, err)
		}
	}
	c.clean(t)
}

func TestTransaction_countsOnceItsAgencyHasSaidSo(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.committed(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge.Meta.ID
	x := c.confirmed(t, p, need, testkit.Euros(500))
	record := func(r domain.Recording) app.TransactionView {
		r.Allocation, r.Date = x.Allocation.Meta.ID, "2026-11-24"
		v, err := c.App.RecordTransaction(t.Context(), c.partner, p, r)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	d := record(domain.Recording{Type: domain.TransactionDelivery, Amount: testkit.Euros(300)})
	c.bars(t, c.observer, need, 500, 500, 0, 2_640_100)
	id, m := d.Transaction.Meta.ID, app.Match(d.Transaction.Meta.Version)
	if _, err := c.App.ConfirmTransaction(t.Context(), c.partner, id, m, domain.HandOver{}); code(err) != domain.CodeForbidden {
		t.Errorf("its partner confirms it: %v", err)
	}
	if _, err := c.App.ConfirmTransaction(t.Context(), c.drafter, id, m, domain.HandOver{}); code(err) != domain.CodeInvalid {
		t.Errorf("without an act: %v", err)
	}
	d, err := c.App.ConfirmTransaction(t.Context(), c.drafter, id, m, domain.HandOver{Number: "118", Date: "2026-11-24"})
	if err != nil {
		t.Fatal(err)
	}
	c.bars(t, c.observer, need, 500, 500, 300, 2_640_100)
	r := record(domain.Recording{Type: domain.TransactionRefund, Amount: testkit.Euros(100)})
	if _, err := c.App.ConfirmTransaction(t.Context(), c.drafter, r.Transaction.Meta.ID, 1, domain.HandOver{}); err != nil {
		t.Fatal(err)
	}
	c.bars(t, c.observer, need, 500, 500, 200, 2_640_100)
	if _, err := c.App.CancelTransaction(t.Context(), c.partner, id, app.Match(d.Transaction.Meta.Version), "Entered twice"); err != nil {
		t.Fatal(err)
	}
	c.bars(t, c.observer, need, 500, 500, 0, 2_640_100) // a refund alone takes nothing below nought
	w := record(domain.Recording{Type: domain.TransactionDelivery, Amount: testkit.Euros(50)})
	if _, err := c.App.DisputeTransaction(t.Context(), c.drafter, w.Transaction.Meta.ID, 1, "Never came"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.ConfirmTransaction(t.Context(), c.drafter, w.Transaction.Meta.ID, 2, domain.HandOver{Number: "1", Date: "2026-11-24"}); code(err) != domain.CodeStateForbids {
		t.Errorf("what was disputed is confirmed: %v", err)
	}
	c.clean(t)
}

// TestLedger_movesNoVersion: what others allocate makes nobody's form stale.
func TestLedger_movesNoVersion(t *testing.T) {
	c := newPurse(t)
	n := c.opened(t, domain.LevelGroup)
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(1000)))
	c.confirmed(t, p.Pledge.Meta.ID, n.Need.Meta.ID, testkit.Euros(200))
	after, err := c.App.GetNeed(t.Context(), c.drafter, n.Need.Meta.ID)
	if err != nil || after.Need.Meta != n.Need.Meta {
		t.Errorf("%+v, was %+v: %v", after.Need.Meta, n.Need.Meta, err)
	}
	if after.Need.Ledger.Seq < 2 {
		t.Errorf("the guard left no trace: %d", after.Need.Ledger.Seq)
	}
	history, err := c.App.NeedHistory(t.Context(), c.drafter, n.Need.Meta.ID, "", 50)
	if err != nil || len(history.Items) != 3 {
		t.Errorf("%d events: %v", len(history.Items), err)
	}
	if p2, err := c.App.GetPledge(t.Context(), c.partner, p.Pledge.Meta.ID); err != nil || p2.Pledge.Meta != p.Pledge.Meta {
		t.Errorf("%+v, was %+v: %v", p2.Pledge.Meta, p.Pledge.Meta, err)
	}
}

func TestCheckSums_namesWhatDiffers(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.committed(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge.Meta.ID
	c.confirmed(t, p, need, testkit.Euros(200))
	c.clean(t)
	testkit.Change(c.World, store.Needs, need, func(n *domain.Need) { n.Ledger.Sums.Committed++ })
	sums, err := c.App.CheckSums(t.Context())
	if err != nil || sums.WrongAll != 1 || !errors.Is(sums.Err(), app.ErrSums) {
		t.Errorf("%+v %v", sums, err)
	}
	if v, err := c.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Errorf("the log speaks of the ledger: %+v, %v", v, err)
	}
}

// TestAllocation_isAsSensitiveAsItsMoreSensitiveEnd: a change of either end changes who sees it, in the same moment.
func TestAllocation_isAsSensitiveAsItsMoreSensitiveEnd(t *testing.T) {
	c := newPurse(t)
	n := c.opened(t, domain.LevelGroup)
	need := n.Need.Meta.ID
	p := c.committed(t, testkit.PledgeOf(testkit.Euros(1000)))
	x := c.confirmed(t, p.Pledge.Meta.ID, need, testkit.Euros(200))
	d := c.delivered(t, x, testkit.Euros(50))
	sees := func(who app.Caller) bool {
		t.Helper()
		_, err := c.App.GetAllocation(t.Context(), who, x.Allocation.Meta.ID)
		_, err2 := c.App.GetTransaction(t.Context(), who, d.Transaction.Meta.ID)
		if code(err) != code(err2) {
			t.Fatal(err, err2)
		}
		return err == nil
	}
	if !sees(c.observer) || !sees(c.drafter) {
		t.Error("both ends are for the group")
	}
	if _, err := c.App.RelevelPledge(t.Context(), c.partner, p.Pledge.Meta.ID, app.Match(p.Pledge.Meta.Version), domain.LevelParties, []string{c.Orgs["SESU"]}); err != nil {
		t.Fatal(err)
	}
	if sees(c.observer) || !sees(c.drafter) || !sees(c.chair) {
		t.Error("the pledge is for its parties: the named agency, and the co-chairs of what it goes to")
	}
	if v := c.bars(t, c.observer, need, 200, 200, 50, 2_640_400); v.Undisclosed != (domain.Sums{Pledged: 200_00, Committed: 200_00, Delivered: 50_00}) {
		t.Errorf("undisclosed: %+v", v.Undisclosed)
	}
	if v := c.bars(t, c.drafter, need, 200, 200, 50, 2_640_400); v.Undisclosed != (domain.Sums{}) {
		t.Errorf("nothing is undisclosed to the agency: %+v", v.Undisclosed)
	}
	if _, err := c.App.RelevelNeed(t.Context(), c.chair, need, app.Match(n.Need.Meta.Version), domain.LevelParties, nil); err != nil {
		t.Fatal(err)
	}
	if sees(c.partner) || !sees(c.drafter) {
		t.Error("the need is for its parties, of whom the partner is none")
	}
	c.clean(t)
}
