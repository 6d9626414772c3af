package app_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// fits is what of a pledge's fitting needs one reads: each title with its rank, in order.
func (c purse) fits(t *testing.T, who app.Caller, pledge string) []string {
	t.Helper()
	f, err := c.App.FittingNeeds(t.Context(), who, pledge)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, x := range f.Items {
		sum := 0
		for _, r := range x.Reasons {
			sum += r.Points
		}
		if sum != x.Rank {
			t.Errorf("%s ranks %d, and its reasons add up to %d: %+v", x.Need.Content.Title.UK, x.Rank, sum, x.Reasons)
		}
		out = append(out, fmt.Sprintf("%s %d", x.Need.Content.Title.UK, x.Rank))
	}
	return out
}

// wants is an open need of a name, theme and price.
func (c purse) wants(t *testing.T, title, theme string, euros int64, level domain.Level, change func(*domain.NeedContent)) domain.Need {
	t.Helper()
	content := testkit.Content(theme)
	content.Title, content.Cost = domain.Text{UK: title}, testkit.Euros(euros)
	if change != nil {
		change(&content)
	}
	return c.openedWith(t, level, content).Need
}

func TestFittingNeeds_ranksByReasonsThatAddUp(t *testing.T) {
	c := newPurse(t)
	urgent := func(p domain.Priority) func(*domain.NeedContent) {
		return func(n *domain.NeedContent) { n.Priority, n.PriorityReason = p, domain.Text{UK: "чому"} }
	}
	c.wants(t, "насоси", "ER-FIRE", 900_000, domain.LevelGroup, urgent(domain.PriorityCritical))
	c.wants(t, "рукави", "ER-FIRE", 900_000, domain.LevelGroup, urgent(domain.PriorityLow))
	c.wants(t, "каски", "ER-FIRE", 20_000, domain.LevelGroup, urgent(domain.PriorityCritical))
	c.wants(t, "сирени", "ER-WARN", 900_000, domain.LevelGroup, urgent(domain.PriorityCritical))
	content := testkit.PledgeOf(testkit.Euros(100_000))
	content.Earmark = domain.Earmark{Kind: domain.EarmarkTheme, Theme: "ER-FIRE"}
	p := c.announced(t, content).Pledge
	// theme 30, priority 20 or none, whole 20 or closes 15 and a small gap 10, untouched 8, in time 10
	want := []string{"насоси 88", "каски 73", "рукави 68", "сирени 28"}
	if diff := cmp.Diff(want, c.fits(t, c.partner, p.Meta.ID)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, c.fits(t, c.partner, p.Meta.ID)); diff != "" {
		t.Error("asked again:", diff)
	}
	content.Earmark = domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: "BS"}
	elsewhere := c.announced(t, content).Pledge
	if got := c.fits(t, c.partner, elsewhere.Meta.ID); len(got) != 0 {
		t.Errorf("bound to another subgroup: %v", got)
	}
}

func TestFittingNeeds_hearsOfOthersWhatTheReaderHears(t *testing.T) {
	c := newPurse(t)
	n := c.wants(t, "насоси", "ER-FIRE", 900_000, domain.LevelGroup, nil)
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(100_000))).Pledge
	alone := c.fits(t, c.partner, p.Meta.ID)
	look := func(heard domain.Publicity) {
		if _, err := c.App.SetInterest(t.Context(), c.japan, n.Meta.ID, c.Orgs["JP-EMB"], heard, ""); err != nil {
			t.Fatal(err)
		}
	}
	look(domain.InterestPrivate)
	v, err := c.App.CreatePledge(t.Context(), c.japan, c.Orgs["JP-EMB"], false, testkit.PledgeOf(testkit.Euros(9_000)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.HoldAllocation(t.Context(), c.japan, v.Pledge.Meta.ID, domain.Holding{Need: n.Meta.ID, Amount: testkit.Euros(9_000)}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(alone, c.fits(t, c.partner, p.Meta.ID)); diff != "" {
		t.Error("what Japan keeps to itself:", diff)
	}
	look(domain.InterestGroup)
	f, err := c.App.FittingNeeds(t.Context(), c.partner, p.Meta.ID)
	if err != nil {
		t.Fatal(err)
	}
	last := f.Items[0].Reasons[len(f.Items[0].Reasons)-1]
	if last != (domain.FitReason{Code: domain.FitOthersLook, Points: -4, Count: 1}) {
		t.Errorf("what it tells: %+v", f.Items[0].Reasons)
	}
}

// A need of which the reader knows nothing is not ranked; nor is one that is closed, pledged whole, or where the pledge has
// nothing left.
func TestFittingNeeds_ranksOnlyWhatTheReaderSeesAndWhatLacksSomething(t *testing.T) {
	c := newPurse(t)
	seen := c.wants(t, "насоси", "ER-FIRE", 100_000, domain.LevelGroup, nil)
	c.wants(t, "рукави", "ER-FIRE", 100_000, domain.LevelParties, nil)
	p := c.announced(t, testkit.PledgeOf(testkit.Euros(150_000))).Pledge
	if got := c.fits(t, c.partner, p.Meta.ID); len(got) != 1 {
		t.Errorf("a partner: %v", got)
	}
	if got := c.fits(t, c.chair, p.Meta.ID); len(got) != 2 {
		t.Errorf("the co-chair: %v", got)
	}
	c.confirmed(t, p.Meta.ID, seen.Meta.ID, testkit.Euros(100_000))
	if got := c.fits(t, c.partner, p.Meta.ID); len(got) != 0 {
		t.Errorf("pledged whole: %v", got)
	}
	spent := c.announced(t, testkit.PledgeOf(testkit.Euros(50_000))).Pledge
	other := c.wants(t, "каски", "ER-FIRE", 100_000, domain.LevelGroup, nil)
	c.held(t, spent.Meta.ID, other.Meta.ID, testkit.Euros(50_000))
	if got := c.fits(t, c.partner, spent.Meta.ID); len(got) != 0 {
		t.Errorf("a pledge with nothing left: %v", got)
	}
	hidden := c.explored(t, testkit.PledgeOf(testkit.Euros(1_000)))
	if _, err := c.App.FittingNeeds(t.Context(), c.chair, hidden.Pledge.Meta.ID); code(err) != domain.CodeNotFound {
		t.Errorf("a pledge that nobody knows of: %v", err)
	}
}

// What is asked for comes before what is not, in kind and of courses.
func TestFittingNeeds_knowsWhatIsAskedFor(t *testing.T) {
	c := newPurse(t)
	n := c.pumps(t, 24)
	p := c.inKind(t, 30, testkit.Euros(8_400))
	f, err := c.App.FittingNeeds(t.Context(), c.partner, p.Meta.ID)
	if err != nil || len(f.Items) != 1 || f.Items[0].Need.Meta.ID != n.Meta.ID || f.Items[0].Reasons[0].Code != domain.FitItems {
		t.Errorf("pumps: %+v %v", f.Items, err)
	}
	course := testkit.PledgeOf(testkit.Euros(1_000))
	course.Instrument = domain.InstrumentTraining
	f, err = c.App.FittingNeeds(t.Context(), c.partner, c.announced(t, course).Pledge.Meta.ID)
	if err != nil || len(f.Items) != 1 || f.Items[0].Reasons[0].Code != domain.FitOtherItems {
		t.Errorf("courses: %+v %v", f.Items, err)
	}
}
