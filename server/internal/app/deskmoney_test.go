package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// money is what of pledges waits on somebody, and how much of it.
func (c purse) money(t *testing.T, who app.Caller) map[app.Waits]int64 {
	t.Helper()
	d, err := c.App.ReadDesk(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	out := waiting(d)
	for _, w := range []app.Waits{app.WaitsTranslation, app.WaitsOpening, app.WaitsConfirming} {
		delete(out, w)
	}
	return out
}

func (c purse) item(t *testing.T, who app.Caller, w app.Waits) app.DeskItem {
	t.Helper()
	d, err := c.App.ReadDesk(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Parts {
		if p.Waits == w {
			return p.Items[0]
		}
	}
	t.Fatalf("nothing of %s waits", w)
	return app.DeskItem{}
}

func (c purse) waitsOn(t *testing.T, when string, want map[string]map[app.Waits]int64) {
	t.Helper()
	got := map[string]map[app.Waits]int64{}
	for name, who := range map[string]app.Caller{
		"partner": c.partner, "japan": c.japan, "drafter": c.drafter, "sbgs": c.sbgs, "chair": c.chair, "otherChair": c.otherChair,
		"observer": c.observer, "auditor": c.auditor,
	} {
		if m := c.money(t, who); len(m) > 0 {
			got[name] = m
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", when, diff)
	}
}

func TestDesk_leadsAHoldFromOneToTheOther(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.explored(t, testkit.PledgeOf(testkit.Euros(500_000)))
	x := c.held(t, p.Pledge.Meta.ID, need, testkit.Euros(400_000))
	c.waitsOn(t, "explored: nobody can confirm what counts nowhere", map[string]map[app.Waits]int64{})
	id, m := pledgeMatch(p)
	if _, err := c.App.AnnouncePledge(t.Context(), c.partner, id, m, domain.LevelParties, []string{c.Orgs["SESU"]}, ""); err != nil {
		t.Fatal(err)
	}
	one := func(w app.Waits) map[app.Waits]int64 { return map[app.Waits]int64{w: 1} }
	c.waitsOn(t, "announced to the agency", map[string]map[app.Waits]int64{"drafter": one(app.WaitsAllocations), "chair": one(app.WaitsAllocations)})
	i := c.item(t, c.drafter, app.WaitsAllocations)
	if i.Allocation == nil || i.Allocation.Pledge.Meta.ID != id || i.Due != x.Allocation.HeldUntil || !i.Since.Equal(x.Allocation.Meta.CreatedAt) {
		t.Errorf("%+v", i)
	}
	c.Now = x.Allocation.HeldUntil.AddDays(-domain.HoldEndsDays).Begins().AddDate(0, 0, -1)
	if got := c.money(t, c.partner); got[app.WaitsHolds] != 0 {
		t.Errorf("eight days before: %v", got)
	}
	c.Now = c.Now.AddDate(0, 0, 1)
	if i := c.item(t, c.partner, app.WaitsHolds); !i.Since.Equal(c.Now) || i.Due != x.Allocation.HeldUntil {
		t.Errorf("seven days before: %+v", i)
	}
	if got := c.money(t, c.japan); len(got) != 0 {
		t.Errorf("another partner: %v", got)
	}
	c.Now = x.Allocation.HeldUntil.AddDays(1).Begins()
	c.waitsOn(t, "run out, whether or not a job has let go of it", map[string]map[app.Waits]int64{})
}

func TestDesk_leadsADeliveryFromTheAgencyBackToThePartner(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.committed(t, testkit.PledgeOf(testkit.Euros(500_000)))
	x := c.confirmed(t, p.Pledge.Meta.ID, need, testkit.Euros(400_000))
	d, err := c.App.RecordTransaction(t.Context(), c.partner, p.Pledge.Meta.ID, domain.Recording{
		Type: domain.TransactionDelivery, Allocation: x.Allocation.Meta.ID, Date: "2026-11-24", Amount: testkit.Euros(100_000),
	})
	if err != nil {
		t.Fatal(err)
	}
	one := func(w app.Waits) map[app.Waits]int64 { return map[app.Waits]int64{w: 1} }
	c.waitsOn(t, "recorded", map[string]map[app.Waits]int64{"drafter": one(app.WaitsDeliveries)})
	c.Now = c.Now.AddDate(0, 0, 3)
	if _, err := c.App.DisputeTransaction(t.Context(), c.drafter, d.Transaction.Meta.ID, app.Match(d.Transaction.Meta.Version), "Three are missing"); err != nil {
		t.Fatal(err)
	}
	c.waitsOn(t, "disputed", map[string]map[app.Waits]int64{"partner": one(app.WaitsDisputes)})
	if i := c.item(t, c.partner, app.WaitsDisputes); i.Transaction == nil || i.Words != "Three are missing" || !i.Since.Equal(domain.Moment(c.Now)) {
		t.Errorf("%+v", i)
	}
	if _, err := c.App.CancelTransaction(t.Context(), c.partner, d.Transaction.Meta.ID, app.Match(d.Transaction.Meta.Version+1), "Recorded anew"); err != nil {
		t.Fatal(err)
	}
	c.waitsOn(t, "cancelled", map[string]map[app.Waits]int64{})
}

func TestDesk_tellsOfPledgesThatStallAndEnd(t *testing.T) {
	c := newPurse(t)
	content := testkit.PledgeOf(testkit.Euros(500_000))
	content.Earmark = domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: "ER"}
	content.AvailableUntil = "2027-02-28"
	p := c.announced(t, content)
	began := c.Now
	both := func(w app.Waits) map[string]map[app.Waits]int64 {
		one := map[app.Waits]int64{w: 1}
		return map[string]map[app.Waits]int64{"partner": one, "chair": one}
	}
	c.waitsOn(t, "just announced", map[string]map[app.Waits]int64{})
	c.Now = domain.Date("2026-12-30").Begins()
	c.waitsOn(t, "sixty days before its end", both(app.WaitsEnding))
	if i := c.item(t, c.chair, app.WaitsEnding); i.Pledge == nil || i.Due != "2027-02-28" || !i.Since.Equal(c.Now) {
		t.Errorf("%+v", i)
	}
	id, m := pledgeMatch(p)
	content.AvailableUntil = "2027-12-31"
	if _, err := c.App.EditPledge(t.Context(), c.partner, id, m, c.Orgs["NL-EMB"], false, content); err != nil {
		t.Fatal(err)
	}
	c.Now = c.Now.AddDate(0, 0, domain.StalledDays)
	c.waitsOn(t, "changed sixty days ago", map[string]map[app.Waits]int64{})
	c.Now = c.Now.AddDate(0, 0, 1)
	c.waitsOn(t, "and one more", both(app.WaitsStalled))
	if i := c.item(t, c.partner, app.WaitsStalled); !i.Since.After(began) || i.Due != "" {
		t.Errorf("%+v", i)
	}
	if _, err := c.App.CommitPledge(t.Context(), c.partner, id, m+1, signed()); err != nil {
		t.Fatal(err)
	}
	c.waitsOn(t, "committed", map[string]map[app.Waits]int64{})
}

// What is bound to no subgroup and allocated to none is the secretariat's to ask about.
func TestDesk_givesTheSecretariatWhatIsNobodys(t *testing.T) {
	c := newPurse(t)
	office := c.Person("office", c.Seat(domain.RoleSecretariat, "", ""))
	c.announced(t, testkit.PledgeOf(testkit.Euros(500_000)))
	bound := testkit.PledgeOf(testkit.Euros(1))
	bound.Earmark = domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: "ER"}
	c.announced(t, bound)
	c.Now = c.Now.AddDate(0, 0, domain.StalledDays+1)
	if got := c.money(t, office); got[app.WaitsStalled] != 1 {
		t.Errorf("%v", got)
	}
	if got := c.money(t, c.partner); got[app.WaitsStalled] != 2 {
		t.Errorf("its partner: %v", got)
	}
}
