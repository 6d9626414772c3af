package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// room is a purse with a co-chair of each of two subgroups and a member.
type room struct {
	purse
	plenary, elsewhere, member app.Caller
}

func newRoom(t *testing.T) room {
	t.Helper()
	p := newPurse(t)
	return room{p, p.Person("plenary", p.Seat(domain.RoleChair, "", "PL")), p.Person("elsewhere", p.Seat(domain.RoleChair, "", "CP")), p.Person("member", p.Seat(domain.RoleObserver, "", "ER"))}
}

func (r room) content(days int) domain.MeetingContent {
	return domain.MeetingContent{StartsAt: r.Now.AddDate(0, 0, days), Minutes: 90, Place: domain.Text{UK: "Богомольця, 10"}, Participants: []string{}, Guests: []domain.Guest{}}
}

// meeting is a draft of the subgroup ER, or of the plenary.
func (r room) meeting(t *testing.T, level domain.Level, days int) app.MeetingView {
	t.Helper()
	v, err := r.App.CreateMeeting(t.Context(), r.chair, "ER", level, nil, r.content(days))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func meetingMatch(v app.MeetingView) (string, app.Match) {
	return v.Meeting.Meta.ID, app.Match(v.Meeting.Meta.Version)
}

func (r room) did(t *testing.T) func(app.MeetingView, error) app.MeetingView {
	return func(v app.MeetingView, err error) app.MeetingView {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// agendaOf is the agenda in a line: each item's reasons and record.
func agendaOf(v app.MeetingView) string {
	var out []string
	for _, i := range v.Items {
		for _, x := range i.Reasons {
			out = append(out, string(x.Code))
		}
	}
	return strings.Join(out, " ")
}

func planned(v app.MeetingView) (list []domain.PlannedItem) {
	for _, i := range v.Items {
		list = append(list, domain.PlannedItem{
			ID: i.ID, Kind: i.Kind, Title: i.Title, Minutes: i.Minutes, Presenter: i.Presenter, Note: i.Note, Links: i.AllLinks(), Place: i.Place, NotBefore: i.NotBefore, Into: i.Into,
		})
	}
	return list
}

// holdMeeting takes a meeting from its draft to its end.
func (r room) holdMeeting(t *testing.T, v app.MeetingView) app.MeetingView {
	t.Helper()
	did := r.did(t)
	id, m := meetingMatch(v)
	v = did(r.App.CirculateMeeting(t.Context(), r.chair, id, m))
	_, m = meetingMatch(v)
	v = did(r.App.StartMeeting(t.Context(), r.chair, id, m))
	_, m = meetingMatch(v)
	return did(r.App.FinishMeeting(t.Context(), r.chair, id, m))
}

func criticalContent() domain.NeedContent {
	c := testkit.Content("ER-FIRE")
	c.Priority, c.PriorityReason = domain.PriorityCritical, domain.Text{UK: "Взимку"}
	return c
}

func euros(n int64) domain.Money { return domain.Money{Minor: n * 100, Currency: "EUR"} }

func grant(title string, amount int64) domain.PledgeContent {
	return domain.PledgeContent{
		Title: domain.Text{EN: title}, Instrument: domain.InstrumentGrant, Amount: euros(amount), Items: []domain.Item{},
		Earmark: domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: "ER"}, Contact: domain.Contact{Name: "Anna", Email: "anna@portal.example"},
	}
}

func TestAgenda_proposesEachRecordOnce_underItsStrongestReason(t *testing.T) {
	r := newRoom(t)
	ctx, did := t.Context(), r.did(t)
	stalled := r.committed(t, grant("stalled", 1000))
	small := testkit.Content("ER-FIRE")
	small.Cost = euros(500)
	covered, late := r.openedWith(t, domain.LevelGroup, small), r.openedWith(t, domain.LevelGroup, small)
	r.Now = r.Now.AddDate(0, 0, 1)
	first := r.holdMeeting(t, r.meeting(t, domain.LevelGroup, 1))
	r.Now = r.Now.AddDate(0, 0, 44)

	ending := grant("ending", 1000)
	ending.AvailableUntil = domain.DateOf(r.Now.AddDate(0, 0, 50))
	r.announced(t, ending)
	slow := r.committed(t, grant("late", 1000))
	x := r.confirmed(t, slow.Pledge.Meta.ID, late.Need.Meta.ID, euros(200))
	if _, err := r.App.PlanAllocation(ctx, r.partner, x.Allocation.Meta.ID, app.Match(x.Allocation.Meta.Version), domain.DateOf(r.Now.AddDate(0, 0, 10))); err != nil {
		t.Fatal(err)
	}
	critical := criticalContent()
	r.openedWith(t, domain.LevelGroup, critical)
	r.openedWith(t, domain.LevelGroup, small)
	gone := r.announced(t, grant("gone", 1000))
	id, m := pledgeMatch(gone)
	if _, err := r.App.WithdrawPledge(ctx, r.partner, id, m, "кошторис"); err != nil {
		t.Fatal(err)
	}
	hold := grant("hold", 1000)
	r.held(t, r.announced(t, hold).Pledge.Meta.ID, late.Need.Meta.ID, euros(100))
	r.Now = r.Now.AddDate(0, 0, 20)
	r.confirmed(t, r.committed(t, grant("covers", 500)).Pledge.Meta.ID, covered.Need.Meta.ID, euros(500))
	r.announced(t, grant("new", 100))
	if _, err := r.App.MakeSuggestion(ctx, r.partner, "ER", r.Orgs["NL-EMB"], domain.LevelGroup, domain.SuggestionContent{
		Kind: domain.ItemDiscussion, Title: domain.Text{EN: "Standards"}, Why: domain.Text{EN: "Before anybody buys"}, Minutes: 25, Links: []domain.Ref{{Kind: "need", ID: covered.Need.Meta.ID}},
	}); err != nil {
		t.Fatal(err)
	}
	v := r.meeting(t, domain.LevelGroup, 7)
	want := "critical_unanswered pledge_withdrawn hold_ending pledge_stalled pledge_ending delivery_late need_opened need_covered pledge_committed pledge_announced suggested"
	if agendaOf(v) != want {
		t.Errorf("%s\nnot\n%s", agendaOf(v), want)
	}
	if v.After == nil || v.After.Meta.ID != first.Meeting.Meta.ID || !v.Meeting.Agenda.Since.Equal(first.Circulations[0].At) {
		t.Errorf("changes are counted from %v, after %v", v.Meeting.Agenda.Since, v.After)
	}
	seen := map[domain.Ref]bool{}
	for _, i := range v.Items {
		if seen[i.Reasons[0].Record] {
			t.Errorf("%v twice", i.Reasons[0].Record)
		}
		seen[i.Reasons[0].Record] = true
	}
	if i := v.Items[3]; i.Reasons[0].Record.ID != stalled.Pledge.Meta.ID || i.Reasons[0].Params["days"] != "65" {
		t.Errorf("stalled: %+v", i.Reasons)
	}
	id, mm := meetingMatch(v)
	again := did(r.App.RefreshMeeting(ctx, r.chair, id, mm))
	if d := cmp.Diff(v.Meeting.Agenda, again.Meeting.Agenda); d != "" {
		t.Errorf("the same data at the same moment: %s", d)
	}
}

func TestAgenda_tellsWhatChangedSinceTheCutOff_fieldByField(t *testing.T) {
	r := newRoom(t)
	content := criticalContent()
	n := r.openedWith(t, domain.LevelGroup, content)
	r.Now = r.Now.AddDate(0, 0, 1)
	r.holdMeeting(t, r.meeting(t, domain.LevelGroup, 1))
	r.Now = r.Now.AddDate(0, 0, 10)
	content = n.Need.Content
	for _, title := range []string{"Автоцистерни", "Автоцистерни АЦ-40"} {
		content.Title.UK = title
		content.Contact.Name = "Інша людина"
		v, err := r.App.EditNeed(t.Context(), r.drafter, n.Need.Meta.ID, match(n), n.Need.Agency, content)
		if err != nil {
			t.Fatal(err)
		}
		n = v
	}
	v := r.meeting(t, domain.LevelGroup, 7)
	got := ""
	for _, c := range v.Items[0].Reasons[0].Changes {
		got += fmt.Sprintln(c.Path, c.Before, c.After)
	}
	if got != "/content/title/stale  \"en\"\n/content/title/uk \"Пожежні автоцистерни\" \"Автоцистерни АЦ-40\"\n" {
		t.Error(got)
	}
}

func TestAgenda_nothingAboveTheMeetingsLevel(t *testing.T) {
	r := newRoom(t)
	critical := criticalContent()
	ids := map[domain.Level]string{}
	for _, level := range []domain.Level{domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties} {
		ids[level] = r.openedWith(t, level, critical).Need.Meta.ID
	}
	for level, want := range map[domain.Level]int{domain.LevelGroup: 1, domain.LevelSubgroup: 2, domain.LevelParties: 3} {
		if v := r.meeting(t, level, 7); len(v.Items) != want {
			t.Errorf("%s: %d items, not %d", level, len(v.Items), want)
		}
	}
	v, err := r.App.CreateMeeting(t.Context(), r.chair, "ER", domain.LevelParties, []string{r.Orgs["NL-EMB"]}, r.content(7))
	if err != nil || len(v.Items) != 1 {
		t.Errorf("what is named to an organisation tells it of needs that it does not see: %d items, %v", len(v.Items), err)
	}
	v, err = r.App.CreateMeeting(t.Context(), r.plenary, "PL", domain.LevelSubgroup, nil, r.content(7))
	if err != nil || len(v.Items) != 1 || v.Items[0].Reasons[0].Record.ID != ids[domain.LevelGroup] {
		t.Errorf("the plenary: %v %v", agendaOf(v), err)
	}
	v = r.meeting(t, domain.LevelGroup, 7)
	id, m := meetingMatch(v)
	list := append(planned(v), domain.PlannedItem{Kind: domain.ItemDecision, Title: domain.Text{UK: "Різне"}, Minutes: 5, Place: domain.ItemOn, Links: []domain.Ref{{Kind: "need", ID: ids[domain.LevelParties]}}})
	if _, err := r.App.PlanMeeting(t.Context(), r.chair, id, m, list); code(err) != domain.CodeInvalid {
		t.Errorf("a link above the level: %v", err)
	}
	list[len(list)-1].Links[0].ID = ids[domain.LevelGroup]
	r.did(t)(r.App.PlanMeeting(t.Context(), r.chair, id, m, list))
}

func TestAgenda_aRecordThatIsRaisedAfterwards_isToldToNobodyBelowIt(t *testing.T) {
	r := newRoom(t)
	ctx, did := t.Context(), r.did(t)
	n := r.opened(t, domain.LevelGroup)
	v := r.meeting(t, domain.LevelGroup, 7)
	id, m := meetingMatch(v)
	v = did(r.App.CirculateMeeting(ctx, r.chair, id, m))
	read := func() app.MeetingView { return did(r.App.GetMeeting(ctx, r.japan, id)) }
	if i := read().Items[0]; i.Title != n.Need.Content.Title || len(i.Links) != 1 {
		t.Fatalf("a member reads %+v", i)
	}
	if _, err := r.App.RelevelNeed(ctx, r.chair, n.Need.Meta.ID, match(n), domain.LevelParties, nil); err != nil {
		t.Fatal(err)
	}
	if i := read().Items[0]; !i.Withheld || !i.Title.Empty() || len(i.Links) != 0 || len(i.Reasons) != 0 {
		t.Errorf("a member still reads %+v", i)
	}
	_, m = meetingMatch(v)
	list := planned(v)
	list[0].Minutes = 50
	v = did(r.App.PlanMeeting(ctx, r.chair, id, m, list))
	_, m = meetingMatch(v)
	if _, err := r.App.CirculateMeeting(ctx, r.chair, id, m); code(err) != domain.CodeInvalid {
		t.Errorf("it went out again: %v", err)
	}
}

func TestAgenda_droppedUntilADay_isNotProposedBefore(t *testing.T) {
	r := newRoom(t)
	critical := criticalContent()
	r.openedWith(t, domain.LevelGroup, critical)
	v := r.meeting(t, domain.LevelGroup, 7)
	id, m := meetingMatch(v)
	list := planned(v)
	list[0].Place, list[0].NotBefore = domain.ItemDropped, domain.DateOf(r.Now.AddDate(0, 0, 60))
	r.did(t)(r.App.PlanMeeting(t.Context(), r.chair, id, m, list))
	if v := r.meeting(t, domain.LevelGroup, 59); len(v.Items) != 0 {
		t.Errorf("proposed before its day: %s", agendaOf(v))
	}
	if v := r.meeting(t, domain.LevelGroup, 60); len(v.Items) != 1 {
		t.Errorf("not proposed on its day: %s", agendaOf(v))
	}
}

func TestAgenda_whatIsParkedComesBack_untilAMeetingHadIt(t *testing.T) {
	r := newRoom(t)
	ctx, did := t.Context(), r.did(t)
	v := r.meeting(t, domain.LevelGroup, 7)
	id, m := meetingMatch(v)
	v = did(r.App.PlanMeeting(ctx, r.chair, id, m, []domain.PlannedItem{
		{Kind: domain.ItemDecision, Title: domain.Text{UK: "Позначення укриттів"}, Minutes: 10, Place: domain.ItemParked},
		{Kind: domain.ItemDecision, Title: domain.Text{UK: "Порядок"}, Minutes: 10, Place: domain.ItemOn},
	}))
	_, m = meetingMatch(v)
	if again := did(r.App.RefreshMeeting(ctx, r.chair, id, m)); len(again.Items) != 2 {
		t.Fatalf("parked here and proposed here: %s", agendaOf(again))
	}
	next := r.meeting(t, domain.LevelGroup, 30)
	if agendaOf(next) != "parked_earlier" || next.Items[0].Title.UK != "Позначення укриттів" {
		t.Fatalf("the next draft: %s", agendaOf(next))
	}
	nextID, nm := meetingMatch(next)
	did(r.App.CancelMeeting(ctx, r.chair, nextID, nm, "тривога"))
	next = r.meeting(t, domain.LevelGroup, 30)
	if agendaOf(next) != "parked_earlier" {
		t.Fatalf("after a cancelled meeting: %s", agendaOf(next))
	}
	r.holdMeeting(t, next)
	if v := r.meeting(t, domain.LevelGroup, 60); len(v.Items) != 0 {
		t.Errorf("after the meeting that had it: %s", agendaOf(v))
	}
}

func TestAgenda_whatIsTakenBackFromTheParked_waitsNoMore(t *testing.T) {
	r := newRoom(t)
	ctx, did := t.Context(), r.did(t)
	v := r.meeting(t, domain.LevelGroup, 7)
	id, m := meetingMatch(v)
	v = did(r.App.PlanMeeting(ctx, r.chair, id, m, []domain.PlannedItem{{Kind: domain.ItemDecision, Title: domain.Text{UK: "Позначення"}, Minutes: 10, Place: domain.ItemParked}}))
	_, m = meetingMatch(v)
	list := planned(v)
	list[0].Place = domain.ItemOn
	did(r.App.PlanMeeting(ctx, r.chair, id, m, list))
	if next := r.meeting(t, domain.LevelGroup, 30); len(next.Items) != 0 {
		t.Errorf("%s", agendaOf(next))
	}
}

func TestMeeting_membersReadWhatWasCirculated_andNotHowItIsPrepared(t *testing.T) {
	r := newRoom(t)
	ctx, did := t.Context(), r.did(t)
	r.opened(t, domain.LevelGroup)
	v := r.meeting(t, domain.LevelSubgroup, 7)
	id, m := meetingMatch(v)
	if _, err := r.App.GetMeeting(ctx, r.member, id); code(err) != domain.CodeNotFound {
		t.Errorf("a member reads a draft: %v", err)
	}
	v = did(r.App.CirculateMeeting(ctx, r.chair, id, m))
	if v.Meeting.Number != "M-ER-2026-01" {
		t.Errorf("number %s", v.Meeting.Number)
	}
	_, m = meetingMatch(v)
	list := planned(v)
	list[0].Minutes = 44
	v = did(r.App.PlanMeeting(ctx, r.chair, id, m, list))
	if got := did(r.App.GetMeeting(ctx, r.member, id)); got.Prepared || got.Items[0].Minutes != 15 {
		t.Errorf("a member reads %+v", got.Items[0])
	}
	_, m = meetingMatch(v)
	did(r.App.CirculateMeeting(ctx, r.chair, id, m))
	got := did(r.App.GetMeeting(ctx, r.member, id))
	if len(got.Circulations) != 2 || got.Items[0].Minutes != 44 || !slices.Equal(got.Circulations[1].Revisions[0].Fields, []string{"minutes"}) {
		t.Errorf("after the revision: %+v", got.Circulations)
	}
	if _, err := r.App.GetMeeting(ctx, r.elsewhere, id); code(err) != domain.CodeNotFound {
		t.Errorf("a co-chair elsewhere reads a meeting of the subgroup: %v", err)
	}
	out, err := r.App.VerifyAudit(ctx)
	if err != nil || out.First != "" {
		t.Errorf("%+v %v", out, err)
	}
}

func TestSuggestion_isItsOrganisationsAndTheCoChairs(t *testing.T) {
	r := newRoom(t)
	ctx := t.Context()
	content := domain.SuggestionContent{Kind: domain.ItemDiscussion, Title: domain.Text{EN: "Standards"}, Why: domain.Text{EN: "Soon"}, Minutes: 25, Links: []domain.Ref{}}
	s, err := r.App.MakeSuggestion(ctx, r.partner, "ER", r.Orgs["NL-EMB"], domain.LevelSubgroup, content)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct {
		c app.Caller
		n int
	}{"its own": {r.partner, 1}, "the chair": {r.chair, 1}, "a chair elsewhere": {r.elsewhere, 0}, "another partner": {r.japan, 0}, "an observer": {r.member, 0}} {
		if list, err := r.App.ListSuggestions(ctx, want.c, app.SuggestionQuery{Limit: 10}); err != nil || len(list.Items) != want.n {
			t.Errorf("%s: %d %v", name, len(list.Items), err)
		}
	}
	if v := r.meeting(t, domain.LevelGroup, 7); len(v.Items) != 0 {
		t.Error("a suggestion for the subgroup stands on an agenda for the group")
	}
	v := r.meeting(t, domain.LevelSubgroup, 7)
	if agendaOf(v) != "suggested" || v.Items[0].Minutes != 25 {
		t.Errorf("%+v", v.Items)
	}
	if _, err := r.App.WithdrawSuggestion(ctx, r.japan, s.Suggestion.Meta.ID, 1); code(err) != domain.CodeNotFound {
		t.Errorf("another partner: %v", err)
	}
	if s, err = r.App.WithdrawSuggestion(ctx, r.partner, s.Suggestion.Meta.ID, 1); err != nil || s.Suggestion.State != domain.SuggestionWithdrawn {
		t.Error(err)
	}
	if v := r.meeting(t, domain.LevelSubgroup, 7); len(v.Items) != 0 {
		t.Errorf("withdrawn, and proposed: %s", agendaOf(v))
	}
}
