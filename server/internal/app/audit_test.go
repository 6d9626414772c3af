package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// told is a need's history as somebody reads it: each act, with all that its changes say.
func (c cast) told(t *testing.T, who app.Caller, need string) (acts []string, text string) {
	t.Helper()
	list, err := c.App.NeedHistory(t.Context(), who, need, "", 50)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list.Items {
		acts = append(acts, e.Act)
		text += fmt.Sprintln(e.Act, e.PersonName, e.Changes, e.Comment)
	}
	return acts, text
}

// TestNeedHistory_tellsOfFiles_toWhoSawThem: a file's name is as sensitive as the need was when the file came and went.
// SECURITY.md, row 48.
func TestNeedHistory_tellsOfFiles_toWhoSawThem(t *testing.T) {
	c := newCast(t)
	v := c.opened(t, domain.LevelGroup)
	id := v.Need.Meta.ID
	attach := func(name string) string {
		c.Now = c.Now.Add(time.Second)
		x, err := c.App.Attach(t.Context(), c.drafter, id, app.Upload{Name: name, Content: []byte("%PDF-1.7 " + name)})
		if err != nil {
			t.Fatal(err)
		}
		return x.Meta.ID
	}
	relevel := func(level domain.Level) {
		c.Now = c.Now.Add(time.Second)
		now, err := c.App.GetNeed(t.Context(), c.chair, id)
		if err == nil {
			_, err = c.App.RelevelNeed(t.Context(), c.chair, id, match(now), level, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	first := attach("кошторис.pdf")
	relevel(domain.LevelParties)
	secret := attach("таємний.pdf")
	relevel(domain.LevelGroup)
	for _, file := range []string{first, secret} {
		c.Now = c.Now.Add(time.Second)
		if err := c.App.Detach(t.Context(), c.drafter, id, file); err != nil {
			t.Fatal(err)
		}
	}
	acts, text := c.told(t, c.partner, id)
	if n := strings.Count(text, "кошторис.pdf"); n != 2 || strings.Contains(text, "таємний") || !slices.Contains(acts, "need.attached") || acts[0] != "need.detached" {
		t.Errorf("a partner reads %v\n%s", acts, text)
	}
	if _, text := c.told(t, c.drafter, id); strings.Count(text, "таємний.pdf") != 2 || strings.Count(text, "кошторис.pdf") != 2 || !strings.Contains(text, "need.attached drafter") {
		t.Errorf("its agency reads %s", text)
	}
	if strings.Contains(text, "sha256") || strings.Contains(text, "/size") || strings.Contains(text, "/shown") {
		t.Errorf("more than the name is told: %s", text)
	}
}

// TestNeedHistory_ofWordsAndInterests: that a comment was taken back is told, what it said is not; what is still said
// stands in the thread. A partner's interest leaves no trace.
func TestNeedHistory_ofWordsAndInterests(t *testing.T) {
	c := newCast(t)
	v := c.opened(t, domain.LevelGroup)
	id := v.Need.Meta.ID
	x, err := c.App.AddComment(t.Context(), c.partner, id, "необачно", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.App.WithdrawComment(t.Context(), c.partner, id, x.Meta.ID); err != nil {
		t.Fatal(err)
	}
	c.say(t, c.chair, id, "сторонам", domain.LevelParties)
	if _, err := c.App.SetInterest(t.Context(), c.partner, id, c.Orgs["NL-EMB"], domain.InterestGroup, "записка"); err != nil {
		t.Fatal(err)
	}
	if err := c.App.DropInterest(t.Context(), c.partner, id, c.Orgs["NL-EMB"]); err != nil {
		t.Fatal(err)
	}
	for _, who := range []app.Caller{c.drafter, c.observer, c.partner, c.auditor} {
		acts, text := c.told(t, who, id)
		if strings.Count(text, "comment.withdrawn") != 1 || strings.Contains(text, "необачно") || strings.Contains(text, "записка") ||
			slices.Contains(acts, "interest.set") || slices.Contains(acts, "interest.dropped") || slices.Contains(acts, "comment.written") {
			t.Errorf("%s reads %s", who.User.Name, text)
		}
	}
}

// found gives the acts that a search of the audit log finds.
func (c cast) found(t *testing.T, who app.Caller, q app.AuditQuery) (acts []string) {
	t.Helper()
	q.Limit = 50
	for {
		list, err := c.App.ListAudit(t.Context(), who, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list.Items {
			acts = append(acts, e.Act)
		}
		if q.After = list.Next; q.After == "" {
			return acts
		}
	}
}

func TestListAudit_findsByWordsOrganisationActNumberAndPeriod(t *testing.T) {
	c := newCast(t)
	v := c.opened(t, domain.LevelGroup)
	id, number := v.Need.Meta.ID, v.Need.Number
	day := domain.DateOf(c.Now)
	c.Now = c.Now.AddDate(0, 0, 10)
	content := testkit.Content("ER-FIRE")
	content.Title.UK = "Насосні станції для Харкова"
	if _, err := c.App.EditNeed(t.Context(), c.drafter, id, match(v), c.Orgs["SESU"], content); err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.Attach(t.Context(), c.drafter, id, app.Upload{Name: "Кошторис мотопомп.pdf", Content: []byte("%PDF-1.7")}); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		q    app.AuditQuery
		want []string
	}{
		{app.AuditQuery{Words: "насосних станцій"}, []string{"need.edited"}},
		{app.AuditQuery{Words: "автоцистерна", Kind: "need"}, []string{"need.edited", "need.created"}}, // as it was before, too
		{app.AuditQuery{Words: "мотопомпа", Kind: "attachment"}, []string{"need.attached"}},
		{app.AuditQuery{Number: number}, []string{"need.attached", "need.edited", "need.opened", "need.submitted", "need.created"}},
		{app.AuditQuery{Number: strings.ToLower(number), Act: "need.opened"}, []string{"need.opened"}},
		{app.AuditQuery{Number: "N-ER-2026-0099"}, nil},
		{app.AuditQuery{Organisation: c.Orgs["SESU"], Kind: "need", Person: c.chair.User.Meta.ID}, []string{"need.opened"}},
		{app.AuditQuery{Organisation: c.Orgs["SBGS"], Kind: "need"}, nil},
		{app.AuditQuery{Kind: "need", Since: day.AddDays(1)}, []string{"need.edited"}},
		{app.AuditQuery{Kind: "need", Until: day}, []string{"need.opened", "need.submitted", "need.created"}},
		{app.AuditQuery{Kind: "need", Since: day.AddDays(10), Until: day.AddDays(10)}, []string{"need.edited"}},
		{app.AuditQuery{Kind: "need", Since: day.AddDays(11)}, nil},
		{app.AuditQuery{Words: "drafter@portal.example"}, []string{"user.created"}},
	} {
		got := c.found(t, c.auditor, x.q)
		if !sameActs(got, x.want) {
			t.Errorf("%+v finds %v, not %v", x.q, got, x.want)
		}
	}
	if _, err := c.App.ListAudit(t.Context(), c.auditor, app.AuditQuery{Since: "2026-13-40", Limit: 5}); code(err) != domain.CodeInvalid {
		t.Errorf("a day that is none: %v", err)
	}
}

// sameActs compares without order: what happened at one moment has none.
func sameActs(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// TestListAudit_searchTellsNothingOfRecords_toWhoMayNotSeeThem: an administrator finds accounts by words, and no need by its
// words, number or agency; who may not see a raised need any more does not find it by what it says.
func TestListAudit_searchTellsNothingOfRecords_toWhoMayNotSeeThem(t *testing.T) {
	c := newCast(t)
	v := c.opened(t, domain.LevelGroup)
	for _, q := range []app.AuditQuery{{Words: "автоцистерни"}, {Number: v.Need.Number}, {Organisation: c.Orgs["SESU"], Kind: "need"}} {
		if got := c.found(t, c.admin, q); len(got) > 0 {
			t.Errorf("an administrator finds %v by %+v", got, q)
		}
		if got := c.found(t, c.auditor, q); len(got) == 0 {
			t.Errorf("an auditor finds nothing by %+v", q)
		}
	}
	if got := c.found(t, c.admin, app.AuditQuery{Words: "drafter"}); len(got) == 0 {
		t.Error("an administrator finds no account")
	}
	if got := c.found(t, c.admin, app.AuditQuery{Organisation: c.Orgs["SESU"]}); !slices.Contains(got, "seat.created") || slices.Contains(got, "need.opened") {
		t.Errorf("an administrator finds by an organisation: %v", got)
	}
	if got := c.found(t, c.admin, app.AuditQuery{Act: "need.opened"}); len(got) != 1 {
		t.Errorf("an administrator sees that a need was opened: %v", got)
	}
	both := c.Person("both", c.Seat(domain.RolePartner, "JP-EMB", ""), c.Seat(domain.RoleAdmin, "", ""))
	content := testkit.Content("ER-FIRE")
	content.Title.UK = "Гелікоптери"
	v, err := c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v), c.Orgs["SESU"], content)
	if err != nil {
		t.Fatal(err)
	}
	q := app.AuditQuery{Words: "гелікоптери"}
	if got := c.found(t, both, q); !slices.Equal(got, []string{"need.edited"}) {
		t.Errorf("before it was raised: %v", got)
	}
	if _, err := c.App.RelevelNeed(t.Context(), c.chair, v.Need.Meta.ID, match(v), domain.LevelParties, nil); err != nil {
		t.Fatal(err)
	}
	if got := c.found(t, both, q); len(got) > 0 {
		t.Errorf("after: %v", got)
	}
}

// TestNeed_whoseApproverIsGone_holdsNobodyUp: a first word that nobody is left to follow is no reason to wait, and whether
// it takes two is told before anybody presses.
func TestNeed_whoseApproverIsGone_holdsNobodyUp(t *testing.T) {
	c := newCast(t)
	two := func(who app.Caller) []string {
		list, err := c.App.TwoPeople(t.Context(), who.Actor)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	v := c.draft(t)
	if v.TwoPeople || len(two(c.drafter)) > 0 {
		t.Error("one person is told to be two")
	}
	seat := c.Seat(domain.RoleApprover, "SESU", "")
	seat.To = domain.DateOf(c.Now)
	approver := c.Person("approver", seat)
	v, err := c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v))
	if err != nil || !v.TwoPeople || v.Need.State != domain.NeedDraft || slices.Contains(v.May, authz.NeedSubmit) || !slices.Equal(two(c.drafter), []string{c.Orgs["SESU"]}) {
		t.Fatalf("%+v %v", v, err)
	}
	if len(two(c.chair)) > 0 || !slices.Equal(two(approver), []string{c.Orgs["SESU"]}) {
		t.Error("others are told, or the approver is not")
	}
	if seen, err := c.App.GetNeed(t.Context(), c.auditor, v.Need.Meta.ID); err != nil || seen.TwoPeople {
		t.Errorf("who submits nothing is told: %v", err)
	}
	c.Now = c.Now.AddDate(0, 0, 1)
	v, err = c.App.GetNeed(t.Context(), c.drafter, v.Need.Meta.ID)
	if err != nil || v.TwoPeople || !slices.Contains(v.May, authz.NeedSubmit) {
		t.Fatalf("the approver's seat has ended: %v %v", v.May, err)
	}
	if v, err = c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v)); err != nil || v.Need.State != domain.NeedSubmitted {
		t.Errorf("%s %v", v.Need.State, err)
	}
}
