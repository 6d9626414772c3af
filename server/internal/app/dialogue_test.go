package app_test

import (
	"slices"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

func (c cast) reads(t *testing.T, who app.Caller, need string) (texts []string) {
	t.Helper()
	list, err := c.App.ListComments(t.Context(), who, need, "", 50)
	if err != nil && code(err) != domain.CodeNotFound {
		t.Fatal(err)
	}
	for _, x := range list.Items {
		texts = append(texts, x.Text)
	}
	slices.Sort(texts)
	return texts
}

func (c cast) say(t *testing.T, who app.Caller, need, text string, level domain.Level, mentions ...string) {
	t.Helper()
	c.Now = c.Now.Add(time.Second)
	if _, err := c.App.AddComment(t.Context(), who, need, text, level, mentions); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

func TestComments_areSeenByWhoSeesTheNeed_orByFewer(t *testing.T) {
	c := newCast(t)
	v := c.opened(t, domain.LevelGroup)
	id := v.Need.Meta.ID
	c.say(t, c.partner, id, "усім", "")
	c.say(t, c.chair, id, "сторонам", domain.LevelParties)
	for _, x := range []struct {
		who  app.Caller
		want []string
	}{{c.drafter, []string{"сторонам", "усім"}}, {c.auditor, []string{"сторонам", "усім"}}, {c.partner, []string{"усім"}}, {c.observer, []string{"усім"}}, {c.admin, nil}} {
		if x.who.May("need:read") {
			if got := c.reads(t, x.who, id); !slices.Equal(got, x.want) {
				t.Errorf("%s reads %v, not %v", x.who.User.Name, got, x.want)
			}
		}
	}
	for name, err := range map[string]error{
		"an observer":              second(c.App.AddComment(t.Context(), c.observer, id, "а", "", nil)),
		"an auditor":               second(c.App.AddComment(t.Context(), c.auditor, id, "а", "", nil)),
		"a partner, for others":    second(c.App.AddComment(t.Context(), c.partner, id, "а", domain.LevelParties, nil)),
		"wider than the need":      second(c.App.AddComment(t.Context(), c.chair, id, "а", domain.LevelPublic, nil)),
		"a person who is not here": second(c.App.AddComment(t.Context(), c.chair, id, "а", "", []string{c.observer.User.Meta.ID})),
		"nothing":                  second(c.App.AddComment(t.Context(), c.chair, id, "  ", "", nil)),
	} {
		if err == nil {
			t.Errorf("%s wrote", name)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// TestComments_ofARaisedLevel_staySo is row 48: what was written while fewer saw the need is not shown to more later.
func TestComments_ofARaisedLevel_staySo(t *testing.T) {
	c := newCast(t)
	v := c.opened(t, domain.LevelGroup)
	id := v.Need.Meta.ID
	c.say(t, c.drafter, id, "до", "")
	v, err := c.App.RelevelNeed(t.Context(), c.chair, id, match(v), domain.LevelParties, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.reads(t, c.partner, id); got != nil {
		t.Errorf("while it is the parties' a partner reads %v", got)
	}
	c.say(t, c.drafter, id, "під час", "")
	if _, err := c.App.RelevelNeed(t.Context(), c.chair, id, match(v), domain.LevelGroup, nil); err != nil {
		t.Fatal(err)
	}
	if got := c.reads(t, c.partner, id); !slices.Equal(got, []string{"до"}) {
		t.Errorf("afterwards a partner reads %v", got)
	}
	if got := c.reads(t, c.drafter, id); len(got) != 2 {
		t.Errorf("its agency reads %v", got)
	}
	history, err := c.App.NeedHistory(t.Context(), c.partner, id, "", 50)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range history.Items {
		if e.Comment == "під час" {
			t.Error("the history tells it")
		}
	}
}

func TestComment_isTakenBackByItsAuthorAlone(t *testing.T) {
	c := newCast(t)
	id := c.opened(t, domain.LevelGroup).Need.Meta.ID
	x, err := c.App.AddComment(t.Context(), c.partner, id, "слова", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.App.WithdrawComment(t.Context(), c.chair, id, x.Meta.ID); code(err) != domain.CodeForbidden {
		t.Error(err)
	}
	if err := c.App.WithdrawComment(t.Context(), c.partner, id, x.Meta.ID); err != nil {
		t.Fatal(err)
	}
	if got := c.reads(t, c.partner, id); got != nil {
		t.Errorf("%v is left", got)
	}
}

func TestInterest_isHeardOfByWhomThePartnerChose(t *testing.T) {
	c := newCast(t)
	other := c.Person("other", c.Seat(domain.RolePartner, "JP-EMB", ""))
	id := c.opened(t, domain.LevelGroup).Need.Meta.ID
	nl := c.Orgs["NL-EMB"]
	hears := func(who app.Caller) bool {
		list, err := c.App.ListInterests(t.Context(), who, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			if x.Note != "" && !x.Mine {
				t.Errorf("%s reads a note", who.User.Name)
			}
		}
		return len(list) == 1
	}
	for publicity, want := range map[domain.Publicity][]bool{ // partner, chair, agency, another partner, auditor
		domain.InterestPrivate: {true, false, false, false, false},
		domain.InterestChairs:  {true, true, false, false, true},
		domain.InterestGroup:   {true, true, true, true, true},
	} {
		if _, err := c.App.SetInterest(t.Context(), c.partner, id, nl, publicity, "нотатка"); err != nil {
			t.Fatal(err)
		}
		for i, who := range []app.Caller{c.partner, c.chair, c.drafter, other, c.auditor} {
			if hears(who) != want[i] {
				t.Errorf("%s: %s hears of it: %v", publicity, who.User.Name, !want[i])
			}
		}
	}
	if _, err := c.App.SetInterest(t.Context(), c.partner, id, c.Orgs["JP-EMB"], domain.InterestGroup, ""); code(err) != domain.CodeInvalid {
		t.Errorf("for another partner: %v", err)
	}
	if _, err := c.App.SetInterest(t.Context(), c.chair, id, nl, domain.InterestGroup, ""); code(err) != domain.CodeForbidden {
		t.Errorf("by a chair: %v", err)
	}
	for range 2 {
		if err := c.App.DropInterest(t.Context(), c.partner, id, nl); err != nil {
			t.Fatal(err)
		}
	}
	if hears(c.partner) {
		t.Error("it is still there")
	}
}

func TestInterest_ofANeedForFewer_isForFewer(t *testing.T) {
	c := newCast(t)
	outside := c.Person("outside", c.Seat(domain.RoleObserver, "", ""))
	v := c.opened(t, domain.LevelGroup)
	id := v.Need.Meta.ID
	if _, err := c.App.SetInterest(t.Context(), c.partner, id, c.Orgs["NL-EMB"], domain.InterestGroup, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.RelevelNeed(t.Context(), c.chair, id, match(v), domain.LevelSubgroup, nil); err != nil {
		t.Fatal(err)
	}
	if list, err := c.App.ListInterests(t.Context(), c.drafter, id); err != nil || len(list) != 1 {
		t.Errorf("its agency hears of %d, %v", len(list), err)
	}
	if _, err := c.App.ListInterests(t.Context(), outside, id); code(err) != domain.CodeNotFound {
		t.Error(err)
	}
	if found, err := c.App.VerifyAudit(t.Context()); err != nil || found.First != "" {
		t.Error(found.First, err)
	}
}

func waiting(d app.Desk) map[app.Waits]int64 {
	out := map[app.Waits]int64{}
	for _, p := range d.Parts {
		out[p.Waits] = p.Total
	}
	return out
}

func TestDesk_saysSinceWhenAnAgencyIsToConfirm(t *testing.T) {
	c := newCast(t)
	open := c.openedWith(t, domain.LevelGroup, testkit.Content("ER-FIRE"))
	runsOut := open.Need.Content.ValidUntil
	c.Now = c.Now.AddDate(0, 0, domain.ValidDays+10)
	d, err := c.App.ReadDesk(t.Context(), c.drafter)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Parts {
		if p.Waits != app.WaitsConfirming {
			continue
		}
		if got := domain.DateOf(p.Items[0].Since); got != runsOut.AddDays(1) {
			t.Errorf("valid until %s, waits since %s: the day after it waits, not the day it was last touched", runsOut, got)
		}
		return
	}
	t.Error("nothing to confirm")
}

func TestDesk_tellsEachWhatWaitsOnThem(t *testing.T) {
	c := newCast(t)
	desk := func(who app.Caller) app.Desk {
		d, err := c.App.ReadDesk(t.Context(), who)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	v := c.submitted(t)
	if got := waiting(desk(c.chair)); got[app.WaitsOpening] != 1 || len(got) != 1 {
		t.Errorf("the co-chair: %v", got)
	}
	if got := waiting(desk(c.otherChair)); len(got) != 0 {
		t.Errorf("a co-chair elsewhere: %v", got)
	}
	v, err := c.App.ReturnNeed(t.Context(), c.chair, v.Need.Meta.ID, match(v), "чому")
	if err != nil {
		t.Fatal(err)
	}
	if got := waiting(desk(c.drafter)); got[app.WaitsMending] != 1 || len(got) != 1 {
		t.Errorf("the agency: %v", got)
	}
	if got := desk(c.drafter).Parts[0].Items[0].Words; got != "чому" {
		t.Errorf("why it came back: %q", got)
	}
	open := c.openedWith(t, domain.LevelGroup, testkit.Content("ER-FIRE"))
	d := desk(c.drafter)
	if got := waiting(d); got[app.WaitsTranslation] != 1 {
		t.Errorf("a text without English: %v", got)
	}
	if len(d.Briefs) != 1 || d.Briefs[0].Organisation != c.Orgs["SESU"] || len(d.Briefs[0].Rows) != 2 {
		t.Errorf("%+v", d.Briefs)
	}
	d = desk(c.partner)
	if d.NewsAll != 1 || d.News[0].Meta.ID != open.Need.Meta.ID {
		t.Errorf("news of a partner: %+v", d.News)
	}
	c.say(t, c.drafter, open.Need.Meta.ID, "питання", "", c.chair.User.Meta.ID)
	if got := waiting(desk(c.chair)); got[app.WaitsReply] != 1 {
		t.Errorf("who is named: %v", got)
	}
	for _, who := range []app.Caller{c.chair, c.partner} {
		if err := c.App.Look(t.Context(), who, open.Need.Meta.ID); err != nil {
			t.Fatal(err)
		}
	}
	if got := waiting(desk(c.chair)); len(got) != 0 {
		t.Errorf("after a look: %v", got)
	}
	if desk(c.partner).NewsAll != 0 {
		t.Error("after a look it is still news")
	}
	c.Now = c.Now.AddDate(0, 0, domain.ValidDays+2)
	if got := waiting(desk(c.drafter)); got[app.WaitsConfirming] != 1 {
		t.Errorf("past its validity: %v", got)
	}
	if got := desk(c.admin); len(got.Parts)+len(got.News) != 0 {
		t.Errorf("an administrator: %+v", got)
	}
	list, err := c.App.ListNeeds(t.Context(), c.drafter, app.NeedQuery{Lacks: "en", Limit: 9})
	if err != nil || list.Total != 2 {
		t.Errorf("the queue of texts holds %d, %v", list.Total, err)
	}
}
