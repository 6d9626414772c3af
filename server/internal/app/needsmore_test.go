package app_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// A raion of Vinnytsia oblast, and the oblast.
const (
	raion  = "UA05020000000026686"
	oblast = "UA05000000000010236"
)

func match(v app.NeedView) app.Match { return app.Match(v.Need.Meta.Version) }

func (c cast) openedWith(t *testing.T, level domain.Level, content domain.NeedContent) app.NeedView {
	t.Helper()
	v, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], content)
	if err == nil {
		v, err = c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v))
	}
	if err == nil {
		v, err = c.App.OpenNeed(t.Context(), c.chair, v.Need.Meta.ID, match(v), level, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestNeed_placeBelowItsOblast_isForItsPartiesAlone(t *testing.T) {
	c := newCast(t)
	content := testkit.Content("ER-FIRE")
	content.Nationwide, content.Places = false, []string{raion}
	v := c.openedWith(t, domain.LevelGroup, content)
	for _, x := range []struct {
		who  app.Caller
		want string
	}{{c.drafter, raion}, {c.chair, raion}, {c.auditor, raion}, {c.partner, oblast}, {c.otherChair, oblast}, {c.observer, oblast}} {
		one, err := c.App.GetNeed(t.Context(), x.who, v.Need.Meta.ID)
		if err != nil || !slices.Equal(one.Need.Content.Places, []string{x.want}) {
			t.Errorf("%s is shown %v %v", x.who.User.Name, one.Need.Content.Places, err)
		}
		list, err := c.App.ListNeeds(t.Context(), x.who, app.NeedQuery{Places: []string{oblast}, Limit: 9})
		if err != nil || list.Total != 1 || !slices.Equal(list.Items[0].Content.Places, []string{x.want}) {
			t.Errorf("%s finds %d by the oblast, %v", x.who.User.Name, list.Total, err)
		}
		list, err = c.App.ListNeeds(t.Context(), x.who, app.NeedQuery{Places: []string{raion}, Limit: 9})
		if err != nil || (list.Total == 1) != (x.want == raion) {
			t.Errorf("%s finds %d by the raion, %v", x.who.User.Name, list.Total, err)
		}
		rows, _, err := c.App.SummariseNeeds(t.Context(), x.who, app.NeedQuery{Places: []string{raion}}, "state")
		if err != nil || (len(rows) == 1) != (x.want == raion) {
			t.Errorf("%s sums %v by the raion, %v", x.who.User.Name, rows, err)
		}
	}
}

func TestNeed_historyOfAPlace_isRoughForOthers(t *testing.T) {
	c := newCast(t)
	content := testkit.Content("ER-FIRE")
	v := c.openedWith(t, domain.LevelGroup, content)
	content.Nationwide, content.Places = false, []string{raion}
	if _, err := c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v), c.Orgs["SESU"], content); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		who  app.Caller
		want bool
	}{{c.drafter, true}, {c.partner, false}} {
		list, err := c.App.NeedHistory(t.Context(), x.who, v.Need.Meta.ID, "", 50)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for _, e := range list.Items {
			for _, ch := range e.Changes {
				text.WriteString(ch.Path + ch.Before + ch.After)
			}
		}
		if strings.Contains(text.String(), raion) != x.want || !strings.Contains(text.String(), "/content/places") {
			t.Errorf("%s reads %s", x.who.User.Name, text.String())
		}
	}
}

func TestNeed_ofAnAgencyWithAnApprover_takesTwo(t *testing.T) {
	c := newCast(t)
	approver := c.Person("approver", c.Seat(domain.RoleApprover, "SESU", ""))
	v := c.draft(t)
	v, err := c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v))
	if err != nil || v.Need.State != domain.NeedDraft || v.ProposedBy != "drafter" || v.Need.Number != "" {
		t.Fatalf("%s %q %v", v.Need.State, v.ProposedBy, err)
	}
	if slices.Contains(v.May, authz.NeedSubmit) {
		t.Error("who proposed it is offered the second word too")
	}
	if other, err := c.App.GetNeed(t.Context(), approver, v.Need.Meta.ID); err != nil || !slices.Contains(other.May, authz.NeedSubmit) {
		t.Errorf("the approver is offered %v %v", other.May, err)
	}
	if _, err := c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v)); code(err) != domain.CodeSecondPerson {
		t.Errorf("the same person again: %v", err)
	}
	v, err = c.App.SubmitNeed(t.Context(), approver, v.Need.Meta.ID, match(v))
	if err != nil || v.Need.State != domain.NeedSubmitted || v.Need.Number != "N-ER-2026-0001" {
		t.Errorf("%s %q %v", v.Need.State, v.Need.Number, err)
	}
	list, err := c.App.NeedHistory(t.Context(), c.chair, v.Need.Meta.ID, "", 9)
	if err != nil || len(list.Items) != 1 || list.Items[0].Act != "need.submitted" {
		t.Errorf("the chair reads %v %v", list.Items, err)
	}
}

func TestNeed_publishedByBothSides_isPublic(t *testing.T) {
	c := newCast(t)
	secretary := c.Person("secretary", c.Seat(domain.RoleSecretariat, "", ""))
	v := c.openedWith(t, domain.LevelGroup, testkit.Content("ER-FIRE"))
	v, err := c.App.PublishNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v))
	if err != nil || v.Need.Level != domain.LevelGroup || v.ReleasedBy != "drafter" {
		t.Fatal(v.Need.Level, err)
	}
	if slices.Contains(v.May, authz.NeedPublish) {
		t.Error("the side that spoke is offered the other side's word")
	}
	if _, err := c.App.PublishNeed(t.Context(), c.otherChair, v.Need.Meta.ID, match(v)); code(err) != domain.CodeForbidden {
		t.Errorf("a co-chair of another subgroup: %v", err)
	}
	v, err = c.App.PublishNeed(t.Context(), secretary, v.Need.Meta.ID, match(v))
	if err != nil || v.Need.Level != domain.LevelPublic {
		t.Error(v.Need.Level, err)
	}
}

func TestNeeds_openedManyAtOnce_eachByItself(t *testing.T) {
	c := newCast(t)
	one, two, draft := c.submitted(t), c.submitted(t), c.draft(t)
	for _, x := range []struct {
		who  app.Caller
		want int
	}{{c.chair, 2}, {c.drafter, 0}} {
		list, err := c.App.ListNeeds(t.Context(), x.who, app.NeedQuery{States: []string{"submitted"}, Limit: 9})
		if err != nil || len(list.May) != 2 || len(list.May[0]) != x.want || len(list.May[1]) != x.want {
			t.Errorf("%s is offered %v %v", x.who.User.Name, list.May, err)
		}
	}
	picked := []app.Picked{{ID: one.Need.Meta.ID, Match: match(one)}, {ID: two.Need.Meta.ID, Match: 9}, {ID: draft.Need.Meta.ID, Match: 1}}
	out, err := c.App.OpenNeeds(t.Context(), c.chair, picked, domain.LevelGroup, nil)
	if err != nil || len(out) != 3 || out[0].Refused != nil || out[1].Refused.Code != domain.CodeStale || out[2].Refused.Code != domain.CodeNotFound {
		t.Fatalf("%v %v", out, err)
	}
	out, err = c.App.ReturnNeeds(t.Context(), c.chair, []app.Picked{{ID: two.Need.Meta.ID, Match: match(two)}}, "чому")
	if err != nil || out[0].Refused != nil {
		t.Fatalf("%v %v", out, err)
	}
	if _, err := c.App.OpenNeeds(t.Context(), c.partner, picked, domain.LevelGroup, nil); code(err) != domain.CodeForbidden {
		t.Error(err)
	}
}

func TestSimilarNeeds_pointsOutWhatTheCallerSees_andNothingElse(t *testing.T) {
	c := newCast(t)
	other := c.Person("other", c.Seat(domain.RoleDrafter, "NPU", ""))
	content := testkit.Content("ER-FIRE")
	content.Items = []domain.Item{{Class: "RES-FIREENG", Quantity: 1000, Unit: "PCE", UnitPrice: domain.Money{Minor: 100, Currency: "EUR"}}}
	content.Cost = domain.Money{}
	v := c.openedWith(t, domain.LevelGroup, content)
	hidden, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], content)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []app.SimilarQuery{
		{Title: domain.Text{UK: "Пожежна автоцистерна для громади"}},
		{Title: domain.Text{EN: "Tankers for fire"}},
		{Title: domain.Text{UK: "Інше"}, Classes: []string{"RES-FIREENG"}, Places: []string{oblast}, NeededBy: "2027-05-01"},
	} {
		found, err := c.App.SimilarNeeds(t.Context(), other, q)
		if err != nil || len(found) != 1 || found[0].Need.Meta.ID != v.Need.Meta.ID {
			t.Errorf("%v: %d %v", q, len(found), err)
		}
		own, err := c.App.SimilarNeeds(t.Context(), c.drafter, app.SimilarQuery{Except: hidden.Need.Meta.ID, Title: q.Title, Classes: q.Classes})
		if err != nil || len(own) != 1 {
			t.Errorf("its own agency, %v: %d %v", q, len(own), err)
		}
	}
	for _, q := range []app.SimilarQuery{
		{}, {Title: domain.Text{UK: "Пожежні каски"}}, {Title: domain.Text{UK: "Інше"}, Classes: []string{"RES-FIREENG"}, NeededBy: "2029-01-01"},
	} {
		if found, err := c.App.SimilarNeeds(t.Context(), other, q); err != nil || len(found) != 0 {
			t.Errorf("%v finds %d %v", q, len(found), err)
		}
	}
}

func TestItems_keepTheirIDs_andTakeNoneOfAnotherNeed(t *testing.T) {
	c := newCast(t)
	content := testkit.Content("ER-FIRE")
	content.Cost = domain.Money{}
	content.Items = []domain.Item{{Class: "RES-PUMP", Quantity: 2000, Unit: "PCE", UnitPrice: domain.Money{Minor: 500, Currency: "EUR"}}, {Class: "RES-TENT"}}
	one, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], content)
	if err != nil || one.Need.Content.Items[0].ID == "" || one.Need.Content.Cost.Minor != 1000 {
		t.Fatalf("%+v %v", one.Need.Content, err)
	}
	two := c.draft(t)
	edit := one.Need.Content
	edit.Items, edit.Cost = []domain.Item{one.Need.Content.Items[1], one.Need.Content.Items[0]}, domain.Money{}
	v, err := c.App.EditNeed(t.Context(), c.drafter, one.Need.Meta.ID, match(one), c.Orgs["SESU"], edit)
	if err != nil || v.Need.Content.Items[1].ID != one.Need.Content.Items[0].ID {
		t.Errorf("%+v %v", v.Need.Content.Items, err)
	}
	_, err = c.App.EditNeed(t.Context(), c.drafter, two.Need.Meta.ID, match(two), c.Orgs["SESU"], edit)
	if err == nil || !strings.Contains(err.Error(), "/items/0/id unknown_value") {
		t.Errorf("another need's line: %v", err)
	}
	edit.Items = []domain.Item{{Quantity: 1500, Unit: "PCE"}}
	if _, err := c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v), c.Orgs["SESU"], edit); err == nil || !strings.Contains(err.Error(), "/items/0/quantity decimals") {
		t.Errorf("half a piece: %v", err)
	}
}

func TestAttachments_followTheirNeed_butNoLowerThanWhenTheyCame(t *testing.T) {
	c := newCast(t)
	pdf := append([]byte("%PDF-1.7"), bytes.Repeat([]byte{0, 1, 2, 255}, 200_000)...)
	attach := func(v app.NeedView, name string) app.AttachmentView {
		x, err := c.App.Attach(t.Context(), c.drafter, v.Need.Meta.ID, app.Upload{Name: name, Content: pdf})
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	sees := func(who app.Caller, v app.NeedView) (names []string) {
		list, err := c.App.ListAttachments(t.Context(), who, v.Need.Meta.ID)
		if err != nil && code(err) != domain.CodeNotFound {
			t.Fatal(err)
		}
		for _, x := range list {
			names = append(names, x.Name)
		}
		return names
	}
	v := c.draft(t)
	first := attach(v, "перший.pdf")
	got, content, err := c.App.ReadAttachment(t.Context(), c.drafter, v.Need.Meta.ID, first.Meta.ID)
	if err != nil || !bytes.Equal(content, pdf) || got.MediaType != "application/pdf" || got.Size != int64(len(pdf)) {
		t.Fatalf("%+v %v", got, err)
	}
	if sees(c.chair, v) != nil {
		t.Error("a draft's file is seen")
	}
	v, err = c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v))
	if err == nil {
		v, err = c.App.OpenNeed(t.Context(), c.chair, v.Need.Meta.ID, match(v), domain.LevelParties, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	attach(v, "другий.pdf")
	if n := sees(c.partner, v); n != nil {
		t.Errorf("a partner sees %v", n)
	}
	v, err = c.App.RelevelNeed(t.Context(), c.chair, v.Need.Meta.ID, match(v), domain.LevelGroup, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := sees(c.partner, v); !slices.Equal(n, []string{"перший.pdf"}) {
		t.Errorf("after lowering the level a partner sees %v", n)
	}
	if n := sees(c.drafter, v); len(n) != 2 {
		t.Errorf("its agency sees %v", n)
	}
	other := c.openedWith(t, domain.LevelGroup, testkit.Content("ER-FIRE"))
	if _, _, err := c.App.ReadAttachment(t.Context(), c.drafter, other.Need.Meta.ID, first.Meta.ID); code(err) != domain.CodeNotFound {
		t.Errorf("through another need: %v", err)
	}
	if err := c.App.Detach(t.Context(), c.partner, v.Need.Meta.ID, first.Meta.ID); code(err) != domain.CodeForbidden {
		t.Error(err)
	}
	if err := c.App.Detach(t.Context(), c.drafter, v.Need.Meta.ID, first.Meta.ID); err != nil {
		t.Fatal(err)
	}
	left, err := c.Store.Report(t.Context(), store.Chunks.Spec, store.System(), store.Report{})
	if err != nil || left[0].Count != 4 {
		t.Errorf("%v chunks are left, %v", left[0].Count, err)
	}
	if found, err := c.App.VerifyAudit(t.Context()); err != nil || found.First != "" {
		t.Error(found.First, err)
	}
}

func TestAttach_refuses(t *testing.T) {
	c := newCast(t)
	v := c.draft(t)
	for _, u := range []app.Upload{{Name: "a.svg", Content: []byte("<svg/>")}, {Name: "a.pdf", Content: []byte("<html>")}, {Name: "", Content: []byte("%PDF-")}, {Name: "a.pdf"}} {
		if _, err := c.App.Attach(t.Context(), c.drafter, v.Need.Meta.ID, u); code(err) != domain.CodeInvalid {
			t.Errorf("%s: %v", u.Name, err)
		}
	}
	for range domain.MaxFiles {
		if _, err := c.App.Attach(t.Context(), c.drafter, v.Need.Meta.ID, app.Upload{Name: "a.pdf", Content: []byte("%PDF-")}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.App.Attach(t.Context(), c.drafter, v.Need.Meta.ID, app.Upload{Name: "a.pdf", Content: []byte("%PDF-")}); code(err) != domain.CodeInvalid {
		t.Errorf("one more than there may be: %v", err)
	}
}

func TestReference_listsAreWhole(t *testing.T) {
	c := newCast(t)
	list, err := c.App.ReadCatalogue(t.Context(), c.partner)
	if err != nil || len(list.Units) != 25 || len(list.ItemClasses) != 98 || len(list.Strategies) != 25 {
		t.Fatalf("%d units, %d classes, %d strategies, %v", len(list.Units), len(list.ItemClasses), len(list.Strategies), err)
	}
	units := map[string]bool{}
	for _, u := range list.Units {
		units[u.Meta.ID] = true
	}
	for _, i := range list.ItemClasses {
		for _, u := range i.Units {
			if !units[u] {
				t.Errorf("%s is counted in %s, which is no unit", i.Meta.ID, u)
			}
		}
	}
	for level, want := range map[domain.PlaceLevel]int64{domain.PlaceOblast: 27, domain.PlaceRaion: 136} {
		places, err := c.App.ListPlaces(t.Context(), c.partner, app.PlaceQuery{Level: level, Limit: 200})
		if err != nil || places.Total != want {
			t.Errorf("%d of %s, %v", places.Total, level, err)
		}
	}
	found, err := c.App.ListPlaces(t.Context(), c.partner, app.PlaceQuery{Words: "Kharkiv", Limit: 9})
	if err != nil || found.Total < 2 {
		t.Errorf("Kharkiv is found %d times, %v", found.Total, err)
	}
	inside, err := c.App.ListPlaces(t.Context(), c.partner, app.PlaceQuery{Parent: oblast, Limit: 50})
	if err != nil || inside.Total != 6 || inside.Items[0].Level != domain.PlaceRaion {
		t.Errorf("%d raions in Vinnytsia oblast, %v", inside.Total, err)
	}
}
