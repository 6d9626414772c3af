package app_test

import (
	"errors"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

func TestPledge_toNeed_isBothOrNeither(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	give := func(euros int64) (app.PledgeView, error) {
		return c.App.PledgeToNeed(t.Context(), c.partner, c.Orgs["NL-EMB"], false, testkit.PledgeOf(testkit.Euros(euros)), domain.Holding{Need: need, Amount: testkit.Euros(euros)})
	}
	_, err := give(2_640_601)
	var e *domain.Error
	if code(err) != domain.CodeOverNeed || !errors.As(err, &e) || e.Fields[0].Pointer != "/hold/inNeed" || limitOf(err) != "2640600.00" {
		t.Errorf("over the need: %+v", err)
	}
	list, err := c.App.ListPledges(t.Context(), c.partner, app.PledgeQuery{Limit: 50})
	if err != nil || list.Total != 0 {
		t.Fatalf("what was refused left %d pledges: %v", list.Total, err)
	}
	v, err := give(1_000_000)
	if err != nil || v.Pledge.State != domain.PledgeExploring || v.Sums.Held != testkit.Euros(1_000_000) {
		t.Fatalf("%+v %v", v.Sums, err)
	}
	held, err := c.App.ListAllocations(t.Context(), c.partner, app.AllocationQuery{Pledge: v.Pledge.Meta.ID, Limit: 50})
	if err != nil || len(held.Items) != 1 || held.Items[0].Allocation.Need != need || held.Items[0].Allocation.State != domain.AllocationHeld {
		t.Errorf("%+v %v", held.Items, err)
	}
	c.clean(t)
}

// TestPledge_toNeed_inKind_holdsItsOneLine: who pledges pieces need not name the line that the pledge is only getting.
func TestPledge_toNeed_inKind_holdsItsOneLine(t *testing.T) {
	c := newPurse(t)
	need := c.pumps(t, 24)
	line := need.Content.Items[0]
	content := testkit.PledgeOf(testkit.Euros(80_000))
	content.Instrument, content.Items = domain.InstrumentInKind, []domain.Item{{Class: line.Class, Unit: line.Unit, Quantity: 10_000}}
	v, err := c.App.PledgeToNeed(t.Context(), c.partner, c.Orgs["NL-EMB"], false, content,
		domain.Holding{Need: need.Meta.ID, Line: line.ID, Pieces: 10_000, Amount: testkit.Euros(80_000)})
	if err != nil {
		t.Fatal(err)
	}
	held, err := c.App.ListAllocations(t.Context(), c.partner, app.AllocationQuery{Pledge: v.Pledge.Meta.ID, Limit: 50})
	if err != nil || len(held.Items) != 1 || held.Items[0].Allocation.PledgeLine != v.Pledge.Content.Items[0].ID {
		t.Errorf("%+v %v", held.Items, err)
	}
	c.clean(t)
}

// TestPledge_toNeed_saidTwice: two presses, or two windows with one form, make one pledge; another wish under the same key is none.
func TestPledge_toNeed_saidTwice(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	who := c.partner
	give := func(key, body string) (app.PledgeView, error) {
		who.Key, who.Fingerprint = key, body
		return c.App.PledgeToNeed(t.Context(), who, c.Orgs["NL-EMB"], false, testkit.PledgeOf(testkit.Euros(100)), domain.Holding{Need: need, Amount: testkit.Euros(100)})
	}
	first, err := give("k1", "a")
	if err != nil {
		t.Fatal(err)
	}
	again, err := give("k1", "a")
	if err != nil || again.Pledge.Meta.ID != first.Pledge.Meta.ID {
		t.Errorf("%s is not %s: %v", again.Pledge.Meta.ID, first.Pledge.Meta.ID, err)
	}
	if _, err := give("k1", "b"); code(err) != domain.CodeIdempotencyReuse {
		t.Errorf("another body: %v", err)
	}
	if other, err := give("k2", "a"); err != nil || other.Pledge.Meta.ID == first.Pledge.Meta.ID {
		t.Errorf("a second wish: %v", err)
	}
	c.clean(t)
}

func TestMoney_convert_saysByWhichRate(t *testing.T) {
	c := newPurse(t)
	v, err := c.App.ConvertMoney(t.Context(), c.partner, testkit.Euros(100), "UAH")
	if err != nil || v.On != domain.DateOf(c.Now) || v.Rate.Rate() == "" || v.Money.Currency != "UAH" || v.Money.Minor == 0 {
		t.Errorf("%+v %v", v, err)
	}
	if _, err := c.App.ConvertMoney(t.Context(), c.partner, testkit.Euros(100), "XPF"); code(err) != domain.CodeNoRate {
		t.Errorf("no rate: %v", err)
	}
}
