package domain_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"swgportal/server/internal/domain"
)

var dayOne = time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)

func meetingContent() domain.MeetingContent {
	return domain.MeetingContent{StartsAt: dayOne.AddDate(0, 0, 7), Minutes: 90, Place: domain.Text{UK: "Богомольця, 10"}, Participants: []string{}, Guests: []domain.Guest{{Name: "Ingrid Berg"}}}
}

func aMeeting(t interface{ Fatal(...any) }) *domain.Meeting {
	m, err := domain.NewMeeting("m", "ER", domain.LevelSubgroup, nil, meetingContent(), "u", dayOne)
	if err != nil {
		t.Fatal(err)
	}
	return &m
}

func candidate(code domain.ReasonCode, id string) domain.AgendaItem {
	kind, minutes := code.Suggests()
	ref := domain.Ref{Kind: "need", ID: id}
	return domain.AgendaItem{
		ID: id, Kind: kind, Minutes: minutes, Title: domain.Text{UK: "Назва " + id}, Place: domain.ItemOn, Links: []domain.Ref{},
		Reasons: []domain.Reason{{Code: code, Record: ref, Links: []domain.Ref{ref}, Params: map[string]string{}, Changes: []domain.ChangeSince{}}},
	}
}

func draftOf(items ...domain.AgendaItem) domain.AgendaDraft {
	return domain.AgendaDraft{Candidates: items, At: dayOne, Since: dayOne.AddDate(0, 0, -90), More: []domain.ReasonCode{}}
}

// planOf is the agenda as a client sends it back unchanged.
func planOf(m *domain.Meeting) (list []domain.PlannedItem) {
	for _, i := range m.Agenda.List() {
		list = append(list, domain.PlannedItem{
			ID: i.ID, Kind: i.Kind, Title: i.Title, Minutes: i.Minutes, Presenter: i.Presenter, Note: i.Note, Links: i.AllLinks(), Place: i.Place,
			NotBefore: i.NotBefore, Into: i.Into,
		})
	}
	return list
}

func plan(t *testing.T, m *domain.Meeting, change func([]domain.PlannedItem) []domain.PlannedItem) {
	t.Helper()
	list := change(planOf(m))
	ids := make([]string, len(list))
	for i := range ids {
		ids[i] = fmt.Sprint("new", m.Meta.Version, "-", i)
	}
	if err := m.Plan(list, ids, "u", dayOne); err != nil {
		t.Fatal(err)
	}
}

func refresh(t *testing.T, m *domain.Meeting, items ...domain.AgendaItem) {
	t.Helper()
	if err := m.Refresh(draftOf(items...), "u", dayOne); err != nil {
		t.Fatal(err)
	}
}

func order(m *domain.Meeting) string { return strings.Join(m.Agenda.Order, " ") }

func TestMeeting_Plan_saidAsItWas_decidesNothing(t *testing.T) {
	m := aMeeting(t)
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonNeedOpened, "b"))
	plan(t, m, func(l []domain.PlannedItem) []domain.PlannedItem { return l })
	refresh(t, m, candidate(domain.ReasonNeedOpened, "b"))
	if order(m) != "b" {
		t.Errorf("an item that nobody decided on stays though nothing proposes it: %s", order(m))
	}
}

func TestMeeting_Refresh_leavesWhatTheChairDecided(t *testing.T) {
	m := aMeeting(t)
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonNeedOpened, "b"), candidate(domain.ReasonNeedOpened, "c"))
	plan(t, m, func(l []domain.PlannedItem) []domain.PlannedItem {
		l[1].Minutes = 40
		l[2].Place, l[2].NotBefore = domain.ItemDropped, "2027-02-01"
		return append(l, domain.PlannedItem{Kind: domain.ItemDecision, Title: domain.Text{UK: "Різне"}, Minutes: 5, Place: domain.ItemOn})
	})
	refresh(t, m, candidate(domain.ReasonPledgeWithdrawn, "d"), candidate(domain.ReasonNeedOpened, "b"), candidate(domain.ReasonNeedOpened, "c"))
	on := m.Agenda.On()
	if len(on) != 3 || on[0].ID != "b" || on[0].Minutes != 40 || on[1].Title.UK != "Різне" || on[2].ID != "d" {
		t.Errorf("%v", on)
	}
	if c := m.Agenda.Items["c"]; c.Place != domain.ItemDropped || c.NotBefore != "2027-02-01" {
		t.Errorf("%v", c)
	}
}

func TestMeeting_Refresh_putsWhatIsNewByItsStrength(t *testing.T) {
	m := aMeeting(t)
	refresh(t, m, candidate(domain.ReasonPledgeStalled, "b"), candidate(domain.ReasonNeedCovered, "d"))
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonPledgeStalled, "b"), candidate(domain.ReasonNeedOpened, "c"), candidate(domain.ReasonNeedCovered, "d"))
	if order(m) != "a b c d" {
		t.Error(order(m))
	}
}

func TestMeeting_Plan_aMovedItemIsDecided_thoseItPassedAreNot(t *testing.T) {
	m := aMeeting(t)
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonNeedOpened, "b"), candidate(domain.ReasonNeedCovered, "c"))
	plan(t, m, func(l []domain.PlannedItem) []domain.PlannedItem {
		return []domain.PlannedItem{l[2], l[0], l[1]}
	})
	if order(m) != "c a b" || !m.Agenda.Items["c"].Decided || m.Agenda.Items["a"].Decided || m.Agenda.Items["b"].Decided {
		t.Error(order(m), m.Agenda.Items)
	}
}

func TestMeeting_Plan_mergesAndTakesApart(t *testing.T) {
	m := aMeeting(t)
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonCriticalUnanswered, "b"))
	plan(t, m, func(l []domain.PlannedItem) []domain.PlannedItem {
		l[1].Place, l[1].Into = domain.ItemMerged, "a"
		return l
	})
	if a := m.Agenda.Items["a"]; len(a.Reasons) != 2 || len(a.AllLinks()) != 2 || len(m.Agenda.On()) != 1 {
		t.Fatalf("merged: %v", a)
	}
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "b"))
	if len(m.Agenda.On()) != 1 {
		t.Errorf("the record of a merged item stands there twice: %v", m.Agenda.On())
	}
	plan(t, m, func(l []domain.PlannedItem) []domain.PlannedItem {
		l[1].Place, l[1].Into = domain.ItemOn, ""
		return l
	})
	if a := m.Agenda.Items["a"]; len(a.Reasons) != 1 || len(m.Agenda.On()) != 2 {
		t.Errorf("taken apart: %v", a)
	}
}

func TestMeeting_Plan_refusals(t *testing.T) {
	for name, change := range map[string]func([]domain.PlannedItem) []domain.PlannedItem{
		"/items/0/id": func(l []domain.PlannedItem) []domain.PlannedItem { l[0].ID = "elsewhere"; return l },
		"/items/1/id": func(l []domain.PlannedItem) []domain.PlannedItem { l[1].ID = "a"; return l },
		"/items/1/into": func(l []domain.PlannedItem) []domain.PlannedItem {
			l[1].Place, l[1].Into = domain.ItemMerged, "b"
			return l
		},
		"/items/0/into":      func(l []domain.PlannedItem) []domain.PlannedItem { l[0].Into = "b"; return l },
		"/items/0/notBefore": func(l []domain.PlannedItem) []domain.PlannedItem { l[0].NotBefore = "2027-01-01"; return l },
		"/items/1/notBefore": func(l []domain.PlannedItem) []domain.PlannedItem {
			l[1].Place, l[1].NotBefore = domain.ItemDropped, "2026-11-24"
			return l
		},
		"/items/0/minutes": func(l []domain.PlannedItem) []domain.PlannedItem { l[0].Minutes = 0; return l },
		"/items/2/title": func(l []domain.PlannedItem) []domain.PlannedItem {
			return append(l, domain.PlannedItem{Kind: domain.ItemDecision, Minutes: 5, Place: domain.ItemOn})
		},
	} {
		m := aMeeting(t)
		refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonNeedOpened, "b"))
		was := order(m)
		err := m.Plan(change(planOf(m)), []string{"x", "y", "z"}, "u", dayOne)
		if err == nil || !strings.Contains(err.Error(), name+" ") || order(m) != was {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMeeting_Circulate_freezesTheVersion_andNumbersRevisions(t *testing.T) {
	m := aMeeting(t)
	if err := m.Circulate("M-ER-2026-01", "u", dayOne); err == nil {
		t.Error("an agenda without an item went out")
	}
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonNeedOpened, "b"))
	must(t, m.Circulate("M-ER-2026-01", "u", dayOne))
	if err := m.Circulate("M-ER-2026-02", "u", dayOne); err == nil {
		t.Error("what everybody has already went out again")
	}
	plan(t, m, func(l []domain.PlannedItem) []domain.PlannedItem {
		l[0].Minutes = 30
		return []domain.PlannedItem{l[1], l[0]}
	})
	if first := m.Last(); first.No != 1 || first.Items[0].ID != "a" || first.Items[0].Minutes != 15 {
		t.Errorf("the circulated version changed: %v", first)
	}
	must(t, m.Circulate("M-ER-2026-02", "u", dayOne.AddDate(0, 0, 1)))
	if m.Number != "M-ER-2026-01" || m.Last().No != 2 || !m.FirstCirculatedAt().Equal(dayOne) {
		t.Errorf("%s, revision %d", m.Number, m.Last().No)
	}
	list := domain.Revised(m.Circulations["1"], m.Circulations["2"])
	got := ""
	for _, r := range list {
		got += fmt.Sprintf("%s %s %v; ", r.What, r.Item.ID, r.Fields)
	}
	if got != "moved b []; changed a [minutes]; " {
		t.Error(got)
	}
	if err := m.Edit(domain.LevelGroup, nil, m.Content, "u", dayOne); err == nil {
		t.Error("a circulated agenda was shown to more")
	}
}

// What was gathered for few is shown to no more: neither by a wider level nor by another name.
func TestMeeting_draftIsNeverShownToMore(t *testing.T) {
	for _, x := range []struct {
		from   domain.Level
		before []string
		to     domain.Level
		named  []string
		ok     bool
	}{
		{domain.LevelGroup, nil, domain.LevelGroup, nil, true},
		{domain.LevelGroup, nil, domain.LevelSubgroup, nil, true},
		{domain.LevelGroup, nil, domain.LevelParties, []string{"x"}, true},
		{domain.LevelSubgroup, nil, domain.LevelGroup, nil, false},
		{domain.LevelSubgroup, nil, domain.LevelParties, nil, true},
		{domain.LevelSubgroup, nil, domain.LevelParties, []string{"x"}, false},
		{domain.LevelParties, []string{"x", "y"}, domain.LevelParties, []string{"y"}, true},
		{domain.LevelParties, []string{"x"}, domain.LevelParties, []string{"x", "y"}, false},
		{domain.LevelParties, nil, domain.LevelSubgroup, nil, false},
		{domain.LevelParties, nil, domain.LevelGroup, nil, false},
	} {
		m := aMeeting(t)
		m.Level, m.Named = x.from, x.before
		if err := m.Edit(x.to, x.named, m.Content, "u", dayOne); (err == nil) != x.ok {
			t.Errorf("%s %v → %s %v: %v", x.from, x.before, x.to, x.named, err)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestMeeting_fromItsDayToItsEnd(t *testing.T) {
	m := aMeeting(t)
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"))
	if err := m.Start("u", dayOne); err == nil {
		t.Error("a meeting began by an agenda that nobody has")
	}
	must(t, m.Circulate("M-ER-2026-01", "u", dayOne))
	must(t, m.Postpone("тривога", "u", dayOne))
	if err := m.Circulate("x", "u", dayOne); err == nil {
		t.Error("a postponed meeting went out")
	}
	c := m.Content
	c.StartsAt = dayOne.AddDate(0, 0, -1)
	if err := m.Edit(m.Level, m.Named, c, "u", dayOne); err == nil {
		t.Error("it was put off to the past")
	}
	c.StartsAt = dayOne.AddDate(0, 0, 14)
	must(t, m.Edit(m.Level, m.Named, c, "u", dayOne))
	must(t, m.Circulate("x", "u", dayOne))
	must(t, m.Start("u", dayOne.AddDate(0, 0, 14)))
	if err := m.Attend(domain.Attendance{Guests: []string{"somebody"}}, "u", dayOne); err == nil {
		t.Error("somebody was there who was not asked")
	}
	must(t, m.Attend(domain.Attendance{Guests: []string{"Ingrid Berg"}}, "u", dayOne))
	must(t, m.Finish("u", dayOne.AddDate(0, 0, 14)))
	if err := m.Cancel("пізно", "u", dayOne); err == nil || m.State != domain.MeetingMinutes {
		t.Error("a meeting that was held was cancelled")
	}
}

// TestMeeting_whateverAChairDoes_noItemIsLost: over random plans and refreshes each record stands on the agenda at most once, no item
// that a chair decided on goes, the order names each item once, and what was circulated never changes.
func TestMeeting_whateverAChairDoes_noItemIsLost(t *testing.T) {
	codes := domain.ReasonCodes()
	rapid.Check(t, func(t *rapid.T) {
		m := aMeeting(t)
		at := dayOne
		sent := map[string]string{}
		for step := range rapid.IntRange(3, 25).Draw(t, "steps") {
			at = at.Add(time.Minute)
			decided := decidedItems(m)
			switch rapid.IntRange(0, 3).Draw(t, "act") {
			case 0:
				var items []domain.AgendaItem
				for n := range rapid.IntRange(0, 8).Draw(t, "n") {
					id := fmt.Sprint("r", rapid.IntRange(0, 11).Draw(t, fmt.Sprint("id", n)))
					if !slices.ContainsFunc(items, func(i domain.AgendaItem) bool { return i.ID == id }) {
						items = append(items, candidate(codes[rapid.IntRange(0, len(codes)-1).Draw(t, "code")], id))
					}
				}
				_ = m.Refresh(draftOf(items...), "u", at)
			case 1, 2:
				list := planOf(m)
				for i := range list {
					randomly(t, list, i)
				}
				list = append(list, domain.PlannedItem{Kind: domain.ItemDiscussion, Title: domain.Text{EN: "Other"}, Minutes: 5, Place: domain.ItemOn})
				ids := make([]string, len(list))
				for i := range ids {
					ids[i] = fmt.Sprint("own", step, "-", i)
				}
				_ = m.Plan(list, ids, "u", at)
			case 3:
				_ = m.Circulate("M-ER-2026-01", "u", at)
			}
			holdsTogether(t, m, decided, sent)
		}
	})
}

// What is taken out of an item that was itself taken into a third stands once again, under its own name alone.
func TestMeeting_unmergedFromAChain_standsOnce(t *testing.T) {
	m := aMeeting(t)
	refresh(t, m, candidate(domain.ReasonCriticalUnanswered, "a"), candidate(domain.ReasonCriticalUnanswered, "b"), candidate(domain.ReasonCriticalUnanswered, "c"))
	for _, step := range []struct{ item, into string }{{"a", "b"}, {"b", "c"}, {"a", ""}} {
		list := planOf(m)
		for i := range list {
			if list[i].ID == step.item {
				list[i].Into, list[i].Place = step.into, domain.ItemMerged
				if step.into == "" {
					list[i].Place = domain.ItemOn
				}
			}
		}
		must(t, m.Plan(list, make([]string, len(list)), "u", dayOne))
	}
	for id, want := range map[string]int{"a": 1, "b": 1, "c": 2} {
		if got := len(m.Agenda.Items[id].Reasons); got != want {
			t.Errorf("%s has %d reasons, not %d", id, got, want)
		}
	}
}

func decidedItems(m *domain.Meeting) (out []string) {
	for _, i := range m.Agenda.List() {
		if i.Decided {
			out = append(out, i.ID)
		}
	}
	return out
}

func randomly(t *rapid.T, list []domain.PlannedItem, i int) {
	x := &list[i]
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0:
		x.Place, x.Into, x.NotBefore = domain.ItemDropped, "", "2027-03-01"
	case 1:
		x.Place, x.Into, x.NotBefore = domain.ItemParked, "", ""
	case 2:
		x.Place, x.Into, x.NotBefore = domain.ItemMerged, list[rapid.IntRange(0, len(list)-1).Draw(t, "into")].ID, ""
	case 3:
		x.Place, x.Into, x.NotBefore = domain.ItemOn, "", ""
	case 4:
		x.Minutes++
	case 5:
		j := rapid.IntRange(0, len(list)-1).Draw(t, "swap")
		list[i], list[j] = list[j], list[i]
	}
}

func holdsTogether(t *rapid.T, m *domain.Meeting, decided []string, sent map[string]string) {
	for _, id := range decided {
		if _, ok := m.Agenda.Items[id]; !ok {
			t.Fatalf("%s is gone", id)
		}
	}
	if len(m.Agenda.Order) != len(m.Agenda.Items) || len(slices.Compact(slices.Sorted(slices.Values(m.Agenda.Order)))) != len(m.Agenda.Items) {
		t.Fatalf("%v orders %d items", m.Agenda.Order, len(m.Agenda.Items))
	}
	seen := map[domain.Ref]string{}
	for _, i := range m.Agenda.List() {
		if i.Place == domain.ItemMerged {
			continue // what it was about is with the item that took it in
		}
		for _, r := range i.Reasons {
			if other, twice := seen[r.Record]; twice {
				t.Fatalf("%v stands under %s and %s", r.Record, other, i.ID)
			}
			seen[r.Record] = i.ID
		}
	}
	for no, c := range m.Circulations {
		text := fmt.Sprintf("%+v", c)
		if was, ok := sent[no]; ok && was != text {
			t.Fatalf("circulation %s changed", no)
		}
		sent[no] = text
	}
}
