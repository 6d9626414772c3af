package app_test

import (
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

func TestSearch_findsInEverythingTheCallerSees_andInNothingElse(t *testing.T) {
	c := newCast(t)
	id := c.opened(t, domain.LevelGroup).Need.Meta.ID
	c.draft(t)
	c.say(t, c.chair, id, "Чи є насоси для громад?", "")
	c.say(t, c.chair, id, "Насоси лише для сторін", domain.LevelParties)
	if _, err := c.App.Attach(t.Context(), c.drafter, id, app.Upload{Name: "насоси.pdf", Content: []byte("%PDF-")}); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		who                          app.Caller
		words                        string
		needs, orgs, comments, files int64
	}{
		{c.partner, "насосів", 0, 0, 1, 1}, {c.drafter, "насосів", 0, 0, 2, 1}, {c.partner, "автоцистерна", 1, 0, 0, 0},
		{c.drafter, "автоцистерна", 2, 0, 0, 0}, {c.admin, "автоцистерна", 0, 0, 0, 0}, {c.admin, "поліція", 0, 1, 0, 0}, {c.partner, "…", 0, 0, 0, 0},
	} {
		f, err := c.App.Search(t.Context(), x.who, x.words)
		got := []int64{f.NeedsAll, f.OrganisationsAll, f.CommentsAll, f.FilesAll}
		if err != nil || got[0] != x.needs || got[1] != x.orgs && x.orgs == 0 || got[1] < x.orgs || got[2] != x.comments || got[3] != x.files {
			t.Errorf("%s looks for %s: %v %v", x.who.User.Name, x.words, got, err)
		}
	}
}

func TestSearch_findsPledgesByWordsNumberAndPartner_asFarAsOneSees(t *testing.T) {
	c := newPurse(t)
	content := testkit.PledgeOf(testkit.Euros(100))
	content.Title, content.Channel = domain.Text{EN: "Rescue boats"}, c.Orgs["JP-EMB"]
	seen := c.announced(t, content).Pledge
	content.Title = domain.Text{EN: "Rescue ladders"}
	hidden := c.explored(t, content).Pledge
	for _, x := range []struct {
		who   app.Caller
		words string
		want  int64
	}{
		{c.observer, "rescue boats", 1}, {c.observer, "ladders", 0}, {c.partner, "rescue", 2}, {c.observer, seen.Number, 1},
		{c.observer, "Netherlands", 1}, {c.observer, "Нідерландів", 1}, {c.partner, "Netherlands", 2}, {c.observer, "Japan", 1}, {c.admin, "Netherlands", 0},
		{c.observer, "Sweden", 0},
	} {
		f, err := c.App.Search(t.Context(), x.who, x.words)
		if err != nil || f.PledgesAll != x.want {
			t.Errorf("%s looks for %q: %d of %d pledges, %v", x.who.User.Name, x.words, f.PledgesAll, x.want, err)
		}
		for _, p := range f.Pledges {
			if p.Meta.ID == hidden.Meta.ID && x.who.User.Name != c.partner.User.Name {
				t.Errorf("%s finds what is explored", x.who.User.Name)
			}
		}
	}
	list, err := c.App.ListPledges(t.Context(), c.observer, app.PledgeQuery{Words: "Netherlands", Limit: 5})
	if err != nil || list.Total != 1 {
		t.Errorf("the list: %d %v", list.Total, err)
	}
}
