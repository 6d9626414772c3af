package app_test

import (
	"slices"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// thread is what somebody reads of a pledge: its comments and the names of its files; nothing where it is absent.
func (c purse) thread(t *testing.T, who app.Caller, pledge string) []string {
	t.Helper()
	list, err := c.App.ListPledgeComments(t.Context(), who, pledge, "", 50)
	if code(err) == domain.CodeNotFound {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, x := range list.Items {
		out = append(out, x.Text)
	}
	files, err := c.App.ListPledgeAttachments(t.Context(), who, pledge)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range files {
		out = append(out, x.Name)
	}
	slices.Sort(out)
	return out
}

func TestPledge_keepsWhatWasSaidWhileItWasExplored_withItsPartner(t *testing.T) {
	c := newPurse(t)
	p := c.explored(t, testkit.PledgeOf(testkit.Euros(500_000)))
	id, m := pledgeMatch(p)
	say := func(who app.Caller, text string, level domain.Level) error {
		_, err := c.App.AddPledgeComment(t.Context(), who, id, text, level)
		return err
	}
	if err := say(c.partner, "1 the capital hesitates", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.AttachToPledge(t.Context(), c.partner, id, app.Upload{Name: "2 budget.pdf", Content: []byte("%PDF-1.7")}); err != nil {
		t.Fatal(err)
	}
	if err := say(c.chair, "?", ""); code(err) != domain.CodeNotFound {
		t.Errorf("who does not see it speaks: %v", err)
	}
	if _, err := c.App.AnnouncePledge(t.Context(), c.partner, id, m, domain.LevelGroup, nil, ""); err != nil {
		t.Fatal(err)
	}
	if err := say(c.observer, "?", ""); code(err) != domain.CodeForbidden {
		t.Errorf("an observer speaks: %v", err)
	}
	if err := say(c.drafter, "3 how many boats?", ""); err != nil {
		t.Fatal(err)
	}
	if err := say(c.partner, "4 for the parties", domain.LevelParties); err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.AttachToPledge(t.Context(), c.drafter, id, app.Upload{Name: "x.pdf", Content: []byte("%PDF-1.7")}); code(err) != domain.CodeForbidden {
		t.Errorf("another organisation adds a file: %v", err)
	}
	if _, err := c.App.AttachToPledge(t.Context(), c.partner, id, app.Upload{Name: "5 agreement.pdf", Content: []byte("%PDF-1.7")}); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		who  app.Caller
		want []string
	}{
		"its partner":  {c.partner, []string{"1 the capital hesitates", "2 budget.pdf", "3 how many boats?", "4 for the parties", "5 agreement.pdf"}},
		"the auditor":  {c.auditor, []string{"3 how many boats?", "4 for the parties", "5 agreement.pdf"}},
		"an observer":  {c.observer, []string{"3 how many boats?", "5 agreement.pdf"}},
		"a co-chair":   {c.chair, []string{"3 how many boats?", "5 agreement.pdf"}},
		"the drafter":  {c.drafter, []string{"3 how many boats?", "5 agreement.pdf"}},
		"other embass": {c.japan, []string{"3 how many boats?", "5 agreement.pdf"}},
	} {
		if got := c.thread(t, x.who, id); !slices.Equal(got, x.want) {
			t.Errorf("%s reads %q, not %q", name, got, x.want)
		}
	}
	c.clean(t)
}

// A pledge bound to no subgroup is its chairs' who lead what it goes to, and so is its thread, from and until then.
func TestPledge_boundToNothing_takesItsThreadToTheChairsOfWhatItGoesTo(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	id, m := pledgeMatch(c.explored(t, testkit.PledgeOf(testkit.Euros(500_000))))
	if _, err := c.App.AnnouncePledge(t.Context(), c.partner, id, m, domain.LevelParties, nil, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.AddPledgeComment(t.Context(), c.partner, id, "for whom it is", ""); err != nil {
		t.Fatal(err)
	}
	if got := c.thread(t, c.chair, id); got != nil {
		t.Errorf("before it goes anywhere: %q", got)
	}
	x := c.held(t, id, need, testkit.Euros(1_000))
	if got := c.thread(t, c.chair, id); !slices.Equal(got, []string{"for whom it is"}) {
		t.Errorf("held for a need of the subgroup: %q", got)
	}
	if _, err := c.App.AddPledgeComment(t.Context(), c.chair, id, "thank you", ""); err != nil {
		t.Errorf("the co-chair answers: %v", err)
	}
	if got := c.thread(t, c.otherChair, id); got != nil {
		t.Errorf("a co-chair elsewhere: %q", got)
	}
	if _, err := c.App.ReleaseAllocation(t.Context(), c.partner, x.Allocation.Meta.ID, app.Match(x.Allocation.Meta.Version)); err != nil {
		t.Fatal(err)
	}
	if got := c.thread(t, c.chair, id); got != nil {
		t.Errorf("let go: %q", got)
	}
	c.clean(t)
}
