package app_test

import (
	"errors"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// pumps is an open need of so many motor pumps at 8,400 euros.
func (c purse) pumps(t *testing.T, n int64) domain.Need {
	t.Helper()
	content := testkit.Content("ER-FIRE")
	content.Cost = domain.Money{}
	content.Items = []domain.Item{{Class: "RES-PUMP", Unit: "PCE", Quantity: domain.Quantity(n * 1000), UnitPrice: testkit.Euros(8400)}}
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
	return v.Need
}

// inKind is an announced pledge of so many pumps; value is what it says that one is worth, none where it says nothing.
func (c purse) inKind(t *testing.T, n int64, value domain.Money) domain.Pledge {
	t.Helper()
	content := testkit.PledgeOf(domain.Money{})
	content.Instrument = domain.InstrumentInKind
	content.Items = []domain.Item{{Class: "RES-PUMP", Unit: "PCE", Quantity: domain.Quantity(n * 1000), UnitPrice: value}}
	return c.announced(t, content).Pledge
}

func (c purse) holdPumps(p domain.Pledge, n domain.Need, pieces int64) (app.AllocationView, error) {
	return c.App.HoldAllocation(c.T.Context(), c.partner, p.Meta.ID, domain.Holding{
		Need: n.Meta.ID, Line: n.Content.Items[0].ID, PledgeLine: p.Content.Items[0].ID, Pieces: domain.Quantity(pieces * 1000),
	})
}

func TestInKind_withoutADeclaredValue_countsAtTheNeedsPrice(t *testing.T) {
	c := newPurse(t)
	n, p := c.pumps(t, 24), c.inKind(t, 30, domain.Money{})
	x, err := c.holdPumps(p, n, 10)
	if err != nil || !x.Allocation.AtPrice || x.Allocation.InNeed != testkit.Euros(84_000) || x.Allocation.Amount != (domain.Money{}) {
		t.Fatalf("%+v %v", x.Allocation, err)
	}
	if _, err := c.holdPumps(p, n, 15); code(err) != domain.CodeOverNeed || limitOf(err) != "117600.00" {
		t.Errorf("more than the need has left: %v", err)
	}
	if x, err = c.App.ConfirmAllocation(t.Context(), c.drafter, x.Allocation.Meta.ID, 1); err != nil {
		t.Fatal(err)
	}
	if _, err = c.App.CommitPledge(t.Context(), c.partner, p.Meta.ID, 2, signed()); err != nil {
		t.Fatal(err)
	}
	d, err := c.App.RecordTransaction(t.Context(), c.partner, p.Meta.ID, domain.Recording{
		Type: domain.TransactionDelivery, Allocation: x.Allocation.Meta.ID, Date: "2026-11-24", Pieces: 4000, HandOver: domain.HandOver{Number: "7", Date: "2026-11-24"},
	})
	if err == nil {
		_, err = c.App.ConfirmTransaction(t.Context(), c.drafter, d.Transaction.Meta.ID, 1, domain.HandOver{})
	}
	if err != nil {
		t.Fatal(err)
	}
	v := c.bars(t, c.observer, n.Meta.ID, 84_000, 84_000, 33_600, 117_600)
	if l := v.Lines[0]; l.Sums != (domain.Sums{Pledged: 10_000, Committed: 10_000, Delivered: 4000}) || l.Missing != 14_000 || l.Room != 14_000 {
		t.Errorf("in pieces: %+v", l)
	}
	if x, err = c.App.ReleaseAllocation(t.Context(), c.partner, x.Allocation.Meta.ID, app.Match(x.Allocation.Meta.Version)); err != nil || x.Allocation.Pieces != 4000 {
		t.Errorf("the rest let go: %+v %v", x.Allocation, err)
	}
	c.bars(t, c.observer, n.Meta.ID, 33_600, 33_600, 33_600, 168_000)
	c.clean(t)
}

func TestInKind_declaredValue_isTheSumOfItsLinesAndGuardsPieces(t *testing.T) {
	c := newPurse(t)
	n, p := c.pumps(t, 24), c.inKind(t, 6, testkit.Euros(9000))
	if p.Content.Amount != testkit.Euros(54_000) {
		t.Fatalf("declared: %+v", p.Content.Amount)
	}
	if _, err := c.holdPumps(p, n, 7); code(err) != domain.CodeOverPledge {
		t.Errorf("more than there are: %v", err)
	}
	x, err := c.holdPumps(p, n, 4)
	if err != nil || x.Allocation.Amount != testkit.Euros(36_000) || x.Allocation.AtPrice {
		t.Fatalf("%+v %v", x.Allocation, err)
	}
	// Two of the two that are left can be signed away, not three.
	part := func(pieces domain.Quantity) (app.PledgeView, error) {
		s := signed()
		s.Lines = map[string]domain.Quantity{p.Content.Items[0].ID: pieces}
		return c.App.CommitPledge(t.Context(), c.partner, p.Meta.ID, 2, s)
	}
	if _, err := part(3000); code(err) != domain.CodeBelowAllocated {
		t.Errorf("below what is held: %v", err)
	}
	v, err := part(4000)
	if err != nil || v.Pledge.Content.Amount != testkit.Euros(36_000) {
		t.Fatalf("%+v %v", v.Pledge.Content, err)
	}
	list, err := c.App.ListPledges(t.Context(), c.partner, app.PledgeQuery{States: []string{"announced"}, Limit: 5})
	if err != nil || len(list.Items) != 1 || list.Items[0].Content.Amount != testkit.Euros(18_000) || list.Items[0].Content.Items[0].Quantity != 2000 {
		t.Errorf("the rest: %+v %v", list.Items, err)
	}
	c.clean(t)
}

// TestInKind_unnamedLine_isTheOneThatFits: whoever does not say which line of the pledge its pieces are of takes them from
// the one of the need line's class and unit, so that no pledge gives more pieces than it has, to however many needs.
func TestInKind_unnamedLine_isTheOneThatFits(t *testing.T) {
	for name, value := range map[string]domain.Money{"without a declared value": {}, "with one": testkit.Euros(9000)} {
		t.Run(name, func(t *testing.T) {
			c := newPurse(t)
			first, second, p := c.pumps(t, 24), c.pumps(t, 24), c.inKind(t, 10, value)
			take := func(n domain.Need, pieces domain.Quantity) (app.AllocationView, error) {
				return c.App.HoldAllocation(t.Context(), c.partner, p.Meta.ID, domain.Holding{Need: n.Meta.ID, Line: n.Content.Items[0].ID, Pieces: pieces})
			}
			x, err := take(first, 9_000)
			if err != nil || x.Allocation.PledgeLine != p.Content.Items[0].ID {
				t.Fatalf("of no line: %+v %v", x.Allocation, err)
			}
			if _, err := take(second, 2_000); code(err) != domain.CodeOverPledge {
				t.Errorf("more pieces than the pledge has left: %v", err)
			}
			if _, err := take(second, 1_000); err != nil {
				t.Errorf("the last one: %v", err)
			}
			c.clean(t)
		})
	}
}

func TestInKind_unnamedLine_isRefusedWhereNotExactlyOneFits(t *testing.T) {
	pump := domain.Item{Class: "RES-PUMP", Unit: "PCE", Quantity: 10_000}
	other, counted := pump, pump
	other.Class, counted.Unit = "VEH-PICKUP", "SET"
	for name, lines := range map[string][]domain.Item{
		"two fit": {pump, pump}, "another class": {other}, "another unit": {counted},
	} {
		t.Run(name, func(t *testing.T) {
			c := newPurse(t)
			content := testkit.PledgeOf(domain.Money{})
			content.Instrument, content.Items = domain.InstrumentInKind, lines
			n, p := c.pumps(t, 24), c.announced(t, content).Pledge
			h := domain.Holding{Need: n.Meta.ID, Line: n.Content.Items[0].ID, Pieces: 5_000}
			_, err := c.App.HoldAllocation(t.Context(), c.partner, p.Meta.ID, h)
			var e *domain.Error
			if !errors.As(err, &e) || len(e.Fields) != 1 || e.Fields[0].Pointer != "/pledgeLine" || e.Fields[0].Code != domain.FieldRequired {
				t.Fatalf("%+v", err)
			}
			h.PledgeLine = p.Content.Items[0].ID
			if _, err := c.App.HoldAllocation(t.Context(), c.partner, p.Meta.ID, h); (err == nil) != (lines[0].Unit == "PCE") {
				t.Errorf("named: %v", err)
			}
			c.clean(t)
		})
	}
}

func TestAllocation_forANeedHeldOutside_isRefused(t *testing.T) {
	c := newPurse(t)
	v, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], domain.NeedContent{
		HeldOutside: true, Subgroup: "ER", Contact: domain.Contact{Name: "Оксана Гнатюк", Email: "o.hnatiuk@portal.example"},
	})
	if err == nil {
		v, err = c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, 1)
	}
	if err == nil {
		v, err = c.App.OpenNeed(t.Context(), c.chair, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), domain.LevelOutside, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	both := c.Person("both", c.Seat(domain.RolePartner, "NL-EMB", ""), c.Seat(domain.RoleChair, "", "ER"))
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge.Meta.ID
	if _, err := c.App.HoldAllocation(t.Context(), both, p, domain.Holding{Need: v.Need.Meta.ID, Amount: testkit.Euros(1)}); code(err) != domain.CodeStateForbids {
		t.Errorf("held: %v", err)
	}
	if _, err := c.App.AllowOverCover(t.Context(), c.chair, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), domain.Money{}, nil, "а"); code(err) != domain.CodeStateForbids {
		t.Errorf("allowed: %v", err)
	}
}
