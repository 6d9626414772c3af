package app_test

import (
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// purse is a cast with what goes around money.
type purse struct {
	cast
	japan, sbgs app.Caller
}

func newPurse(t *testing.T) purse {
	t.Helper()
	return purseOn(newCast(t))
}

func purseOn(c cast) purse {
	c.Rates()
	return purse{c, c.Person("japan", c.Seat(domain.RolePartner, "JP-EMB", "")), c.Person("sbgs", c.Seat(domain.RoleDrafter, "SBGS", ""))}
}

// explored is a pledge of the Dutch embassy that only it knows of.
func (c purse) explored(t *testing.T, content domain.PledgeContent) app.PledgeView {
	t.Helper()
	v, err := c.App.CreatePledge(t.Context(), c.partner, c.Orgs["NL-EMB"], false, content)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func pledgeMatch(v app.PledgeView) (string, app.Match) {
	return v.Pledge.Meta.ID, app.Match(v.Pledge.Meta.Version)
}

// announced is one that the group sees.
func (c purse) announced(t *testing.T, content domain.PledgeContent) app.PledgeView {
	t.Helper()
	id, m := pledgeMatch(c.explored(t, content))
	v, err := c.App.AnnouncePledge(t.Context(), c.partner, id, m, domain.LevelGroup, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (c purse) committed(t *testing.T, content domain.PledgeContent) app.PledgeView {
	t.Helper()
	id, m := pledgeMatch(c.announced(t, content))
	v, err := c.App.CommitPledge(t.Context(), c.partner, id, m, signed())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func signed() domain.Commitment {
	return domain.Commitment{Agreement: domain.Agreement{Reference: "4000009321", Date: "2026-11-24"}}
}

func (c purse) held(t *testing.T, pledge, need string, amount domain.Money) app.AllocationView {
	t.Helper()
	v, err := c.App.HoldAllocation(t.Context(), c.partner, pledge, domain.Holding{Need: need, Amount: amount})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (c purse) confirmed(t *testing.T, pledge, need string, amount domain.Money) app.AllocationView {
	t.Helper()
	v := c.held(t, pledge, need, amount)
	v, err := c.App.ConfirmAllocation(t.Context(), c.drafter, v.Allocation.Meta.ID, app.Match(v.Allocation.Meta.Version))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (c purse) delivered(t *testing.T, x app.AllocationView, amount domain.Money) app.TransactionView {
	t.Helper()
	v, err := c.App.RecordTransaction(t.Context(), c.partner, x.Allocation.Pledge, domain.Recording{
		Type: domain.TransactionDelivery, Allocation: x.Allocation.Meta.ID, Date: "2026-11-24", Amount: amount,
	})
	if err == nil {
		v, err = c.App.ConfirmTransaction(t.Context(), c.drafter, v.Transaction.Meta.ID, app.Match(v.Transaction.Meta.Version), domain.HandOver{Number: "118", Date: "2026-11-24"})
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// bars holds a need's figures in its own currency, in whole euros.
func (c purse) bars(t *testing.T, who app.Caller, need string, pledged, committed, delivered, gap int64) app.NeedCoverage {
	t.Helper()
	v, err := c.App.ReadNeedCoverage(t.Context(), who, need)
	if err != nil {
		t.Fatal(err)
	}
	if v.Sums.Pledged != pledged*100 || v.Sums.Committed != committed*100 || v.Sums.Delivered != delivered*100 || v.Gap != gap*100 {
		t.Errorf("pledged, committed, delivered, gap: %+v %d, not %d %d %d %d", v.Sums, v.Gap, pledged, committed, delivered, gap)
	}
	return v
}

// clean holds all running sums and the log against what they follow from.
func (c purse) clean(t *testing.T) {
	t.Helper()
	sums, err := c.App.CheckSums(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range sums.Wrong {
		t.Error(w)
	}
	if v, err := c.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Errorf("the log: %+v, %v", v, err)
	}
}

func TestPledge_goesItsWayFromInterestToDelivery(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID // 2 640 600 euros
	p := c.explored(t, testkit.PledgeOf(testkit.Euros(1_500_000)))
	if p.Pledge.Number != "" || p.Sums.Room == nil || p.Sums.Room.Minor != 150_000_000 {
		t.Errorf("explored: %+v", p)
	}
	x := c.held(t, p.Pledge.Meta.ID, need, testkit.Euros(1_000_000))
	c.bars(t, c.partner, need, 0, 0, 0, 2_640_600)
	if v := c.bars(t, c.drafter, need, 0, 0, 0, 2_640_600); v.Sums.Held != 0 || v.Room != 264_060_000 {
		t.Errorf("the agency hears of a hold that it does not see: %+v", v)
	}
	if _, err := c.App.GetAllocation(t.Context(), c.drafter, x.Allocation.Meta.ID); code(err) != domain.CodeNotFound {
		t.Errorf("the agency sees the hold of a pledge being explored: %v", err)
	}
	id, m := pledgeMatch(p)
	p, err := c.App.AnnouncePledge(t.Context(), c.partner, id, m, domain.LevelGroup, nil, "")
	if err != nil || p.Pledge.Number != "P-2026-0001" || p.Pledge.AnnouncedOn != "2026-11-24" {
		t.Fatalf("announced: %+v %v", p.Pledge, err)
	}
	if v := c.bars(t, c.drafter, need, 0, 0, 0, 2_640_600); v.Sums.Held != 100_000_000 {
		t.Errorf("held: %+v", v.Sums)
	}
	if x, err = c.App.ConfirmAllocation(t.Context(), c.drafter, x.Allocation.Meta.ID, app.Match(x.Allocation.Meta.Version)); err != nil {
		t.Fatal(err)
	}
	c.bars(t, c.observer, need, 1_000_000, 0, 0, 2_640_600)
	id, m = pledgeMatch(p)
	if p, err = c.App.CommitPledge(t.Context(), c.partner, id, m, signed()); err != nil {
		t.Fatal(err)
	}
	c.bars(t, c.observer, need, 1_000_000, 1_000_000, 0, 1_640_600)
	c.delivered(t, x, testkit.Euros(680_000))
	c.bars(t, c.observer, need, 1_000_000, 1_000_000, 680_000, 1_640_600)
	c.delivered(t, x, testkit.Euros(680_000)) // more than was allocated
	c.bars(t, c.observer, need, 1_000_000, 1_000_000, 1_000_000, 1_640_600)
	c.clean(t)
}

func TestPledge_committedBelowItsAmount_leavesTheRestAnnounced(t *testing.T) {
	c := newPurse(t)
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(1000)))
	id, m := pledgeMatch(p)
	less := signed()
	less.Amount = testkit.Euros(600)
	p, err := c.App.CommitPledge(t.Context(), c.partner, id, m, less)
	if err != nil || p.Pledge.Content.Amount != testkit.Euros(600) || p.Pledge.State != domain.PledgeCommitted {
		t.Fatalf("%+v %v", p.Pledge, err)
	}
	list, err := c.App.ListPledges(t.Context(), c.partner, app.PledgeQuery{States: []string{"announced"}, Limit: 10})
	if err != nil || len(list.Items) != 1 {
		t.Fatal(list, err)
	}
	rest := list.Items[0]
	if rest.Content.Amount != testkit.Euros(400) || rest.Number != "P-2026-0002" || rest.SplitFrom != id || rest.AnnouncedOn != p.Pledge.AnnouncedOn || rest.Level != domain.LevelGroup {
		t.Errorf("the rest: %+v", rest)
	}
	c.clean(t)
}

func TestPledge_committedBelowWhatIsAllocated_isRefused(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(1000)))
	c.held(t, p.Pledge.Meta.ID, need, testkit.Euros(700))
	id, m := pledgeMatch(p)
	less := signed()
	less.Amount = testkit.Euros(600)
	if _, err := c.App.CommitPledge(t.Context(), c.partner, id, m, less); code(err) != domain.CodeBelowAllocated {
		t.Errorf("committed: %v", err)
	}
	content := p.Pledge.Content
	content.Amount = testkit.Euros(699)
	if _, err := c.App.EditPledge(t.Context(), c.partner, id, m, c.Orgs["NL-EMB"], false, content); code(err) != domain.CodeBelowAllocated {
		t.Errorf("edited: %v", err)
	}
	content.Amount = testkit.Euros(700)
	if _, err := c.App.EditPledge(t.Context(), c.partner, id, m, c.Orgs["NL-EMB"], false, content); err != nil {
		t.Errorf("as much as is allocated: %v", err)
	}
	c.clean(t)
}

func TestPledge_withdrawn_releasesWhatIsUndelivered(t *testing.T) {
	c := newPurse(t)
	one, other := c.opened(t, domain.LevelGroup).Need.Meta.ID, c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.committed(t, testkit.PledgeOf(testkit.Euros(1000)))
	id := p.Pledge.Meta.ID
	x := c.confirmed(t, id, one, testkit.Euros(500))
	c.delivered(t, x, testkit.Euros(200))
	y := c.confirmed(t, id, other, testkit.Euros(300))
	z := c.held(t, id, other, testkit.Euros(100))
	c.bars(t, c.observer, one, 500, 500, 200, 2_640_100)
	p, err := c.App.GetPledge(t.Context(), c.partner, id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.WithdrawPledge(t.Context(), c.partner, id, app.Match(p.Pledge.Meta.Version), " "); code(err) != domain.CodeInvalid {
		t.Errorf("without a reason: %v", err)
	}
	if p, err = c.App.WithdrawPledge(t.Context(), c.partner, id, app.Match(p.Pledge.Meta.Version), "The budget was cut"); err != nil {
		t.Fatal(err)
	}
	c.bars(t, c.observer, one, 200, 200, 200, 2_640_400) // what came stays in every bar
	c.bars(t, c.observer, other, 0, 0, 0, 2_640_600)
	for _, a := range []app.AllocationView{y, z} {
		if v, err := c.App.GetAllocation(t.Context(), c.partner, a.Allocation.Meta.ID); err != nil || v.Allocation.State != domain.AllocationReleased {
			t.Errorf("%+v %v", v.Allocation, err)
		}
	}
	c.clean(t)
}

func TestPledge_exploring_isItsPartnersUntilItSaysOtherwise(t *testing.T) {
	c := newPurse(t)
	office := c.Person("office", c.Seat(domain.RoleSecretariat, "", ""))
	content := testkit.PledgeOf(testkit.Euros(1000))
	content.Earmark = domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: "ER"}
	p := c.explored(t, content)
	id, m := pledgeMatch(p)
	all := map[string]app.Caller{"office": office, "auditor": c.auditor, "chair": c.chair, "japan": c.japan, "other chair": c.otherChair}
	for name, who := range all {
		if _, err := c.App.GetPledge(t.Context(), who, id); code(err) != domain.CodeNotFound {
			t.Errorf("%s sees it: %v", name, err)
		}
	}
	if _, err := c.App.EditPledge(t.Context(), c.partner, id, m, c.Orgs["NL-EMB"], true, content); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]domain.Code{"office": "", "auditor": "", "chair": "", "japan": domain.CodeNotFound, "other chair": domain.CodeNotFound} {
		if _, err := c.App.GetPledge(t.Context(), all[name], id); code(err) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPledge_withoutASubgroup_isSeenByTheChairsOfItsNeeds(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.explored(t, testkit.PledgeOf(testkit.Euros(1000)))
	id, m := pledgeMatch(p)
	if _, err := c.App.AnnouncePledge(t.Context(), c.partner, id, m, domain.LevelParties, nil, ""); err != nil {
		t.Fatal(err)
	}
	sees := func(who app.Caller) bool {
		_, err := c.App.GetPledge(t.Context(), who, id)
		if err != nil && code(err) != domain.CodeNotFound {
			t.Fatal(err)
		}
		return err == nil
	}
	if sees(c.chair) {
		t.Error("a chair sees what is nobody's yet")
	}
	x := c.held(t, id, need, testkit.Euros(10))
	if !sees(c.chair) || sees(c.otherChair) || sees(c.drafter) {
		t.Error("it is for the co-chairs of its need's subgroup alone")
	}
	if _, err := c.App.GetAllocation(t.Context(), c.chair, x.Allocation.Meta.ID); err != nil {
		t.Errorf("the chair and the hold: %v", err)
	}
	if _, err := c.App.ReleaseAllocation(t.Context(), c.partner, x.Allocation.Meta.ID, app.Match(x.Allocation.Meta.Version)); err != nil {
		t.Fatal(err)
	}
	if sees(c.chair) {
		t.Error("nothing of it goes to that subgroup any more")
	}
	c.clean(t)
}
