package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

func (m *matrix) verdictOnMeeting(v viewer, o operation, g *gathering, k known) int {
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case !v.may(o.Permission):
		return http.StatusForbidden
	case !m.seesMeeting(v, g):
		return http.StatusNotFound
	case !v.mayOn(o.Permission, "", g.subgroup):
		return http.StatusForbidden
	case o.Method == http.MethodGet:
		return http.StatusOK
	case k == noVersion:
		return http.StatusPreconditionRequired
	case k == wrongVersion:
		return http.StatusPreconditionFailed
	case !legalMeeting(o, g):
		return http.StatusConflict
	}
	return http.StatusOK
}

// TestRights_ofMeetingsOverHTTP plays each operation on a meeting as everybody. SECURITY.md, row 1.
func TestRights_ofMeetingsOverHTTP(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	list := s.gather()
	s.tape.undo.Store(true)
	m := newMatrix(s)
	for i, v := range s.viewers {
		b := s.as(v)
		for _, o := range operations(t) {
			if !strings.HasPrefix(o.Path, "/meetings/{id}") {
				continue
			}
			for j := range list {
				if (i+j+len(o.ID))%testkit.Size(t, 5, 2, 1) == 0 {
					m.onMeeting(b, o, &list[j])
				}
			}
		}
		m.listOfMeetings(b, list)
	}
	for i, w := range m.wrong[:min(30, len(m.wrong))] {
		t.Error(i, w)
	}
	t.Logf("%d calls, %d wrong; %d meetings", m.calls.Load(), len(m.wrong), len(list))
}

func (m *matrix) onMeeting(b *browser, o operation, g *gathering) {
	ways := []known{rightVersion, noVersion, wrongVersion}
	if !m.matches[o.ID] {
		ways = ways[:1]
	}
	body := meetingBody(o, g)
	for _, k := range ways {
		var headers []string
		switch k {
		case rightVersion:
			headers = []string{"If-Match", `"` + strconv.FormatInt(g.version, 10) + `"`}
		case wrongVersion:
			headers = []string{"If-Match", `"77"`}
		}
		a := m.ask(b, o, strings.ReplaceAll(o.Path, "{id}", g.id), body, headers...)
		want := m.verdictOnMeeting(b.viewer, o, g, k)
		if a.Code != want {
			m.complain("%s, %s of %v, version %d: %d %s, not %d", b.viewer.name, o.ID, g, k, a.Code, a.text, want)
			continue
		}
		if want == http.StatusNotFound {
			if none := m.ask(b, o, strings.ReplaceAll(o.Path, "{id}", noRecord), body, headers...); bare(none.text) != bare(a.text) {
				m.complain("%s, %s of hidden %v: %s, of an absent one %s", b.viewer.name, o.ID, g, a.text, none.text)
			}
		}
	}
}

func (m *matrix) listOfMeetings(b *browser, list []gathering) {
	v := b.viewer
	if v.closed || !v.may("meeting:read") {
		return
	}
	var page struct {
		Items []struct {
			ID string `json:"id"`
		} `json:"items"`
		Total int `json:"total"`
	}
	a := b.ask("GET", "/meetings?limit=200", "")
	if err := json.Unmarshal([]byte(a.text), &page); err != nil || page.Total != len(page.Items) {
		m.complain("%s: %v %d of %d", v.name, err, len(page.Items), page.Total)
	}
	var got, want []string
	for _, x := range page.Items {
		got = append(got, x.ID)
	}
	for i := range list {
		if m.seesMeeting(v, &list[i]) {
			want = append(want, list[i].id)
		}
	}
	slices.Sort(got)
	if slices.Sort(want); !slices.Equal(got, want) {
		m.complain("%s: lists %v, sees %v", v.name, got, want)
	}
}

// ofMeetings is all that somebody reads of meetings.
func (s *stage) ofMeetings(v viewer, list []gathering) []artefact {
	s.T.Helper()
	b := s.as(v)
	paths := []string{"/meetings", "/meetings?state=circulated&sort=startsAt", "/suggestions", "/suggestions?subgroup=ER", "/audit?kind=meeting", "/audit?kind=suggestion&q=zq0xnow1e", "/audit?q=zq0xnow1e"}
	for i := range list {
		if s.seesMeeting(v, &list[i]) {
			paths = append(paths, "/meetings/"+list[i].id)
		}
	}
	var out []artefact
	for _, p := range paths {
		out = append(out, artefact{what: p, text: b.ask("GET", p, "").text})
	}
	return out
}

// TestLeaks_ofMeetings reads every agenda as everybody and looks for what is hidden from them: as it was drafted, and once more after
// each need was raised to its parties. SECURITY.md, row 2.
func TestLeaks_ofMeetings(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, f := range s.forms() {
		s.add(f)
	}
	s.endow()
	list := s.gather()
	for _, from := range []string{"ER", "BS"} { // what a chair parks waits, and comes back
		g := s.meet(gathering{subgroup: from, level: domain.LevelGroup}, domain.MeetingDraft)
		v, err := s.App.GetMeeting(t.Context(), s.authors.chairs, g.id)
		if err != nil {
			t.Fatal(err)
		}
		var plan []domain.PlannedItem
		for _, i := range v.Items {
			plan = append(plan, domain.PlannedItem{ID: i.ID, Kind: i.Kind, Minutes: i.Minutes, Place: domain.ItemParked})
		}
		if _, err := s.App.PlanMeeting(t.Context(), s.authors.chairs, g.id, app.Match(g.version), plan); err != nil {
			t.Fatal(err)
		}
		list = append(list, s.meet(gathering{subgroup: from, level: domain.LevelGroup}, domain.MeetingCirculated))
	}
	x, read, marks := newScanner(s), 0, 0
	look := func(when string) {
		for _, v := range s.viewers {
			if v.closed {
				continue
			}
			for _, a := range s.ofMeetings(v, list) {
				read++
				marks += len(x.marker.FindAllString(a.text, -1))
				if l := x.leaks(v, a); len(l) > 0 {
					t.Errorf("%s, %s, %s: %v", when, v.name, a.what, l[:min(3, len(l))])
				}
			}
		}
	}
	look("as drafted")
	if marks == 0 {
		t.Error("no agenda tells of any need")
	}
	for i := range s.needs {
		if n := &s.needs[i]; legal("need:relevel", n) && n.level != domain.LevelPublic {
			if _, err := s.App.RelevelNeed(t.Context(), s.authors.chairs, n.id, app.Match(n.version), domain.LevelParties, nil); err != nil {
				t.Fatal(err)
			}
			s.reread(n.no)
		}
	}
	look("after the needs were raised")
	t.Logf("%d artefacts, %d marks", read, marks)
}

// TestNonInterference_ofMeetings: the draft of an agenda is a function of what all its readers may see: hidden needs are written anew,
// opened, closed and pledged to, and the same draft is made. SECURITY.md, row 3.
func TestNonInterference_ofMeetings(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelParties, named: []string{s.Orgs["NL-EMB"], s.Orgs["JP-EMB"]}})
	s.add(form{agency: "SBGS", theme: "BS-SURV", state: domain.NeedOpen, level: domain.LevelSubgroup})
	s.give(giftForm{funder: "NL-EMB", subgroup: "ER", state: domain.PledgeCommitted, level: domain.LevelGroup})
	s.give(giftForm{funder: "JP-EMB", subgroup: "ER", state: domain.PledgeCommitted, level: domain.LevelParties})
	morning := s.Now
	v, err := s.App.CreateMeeting(t.Context(), s.authors.chairs, "ER", domain.LevelGroup, nil, domain.MeetingContent{StartsAt: morning.AddDate(0, 0, 80), Minutes: 60})
	if err != nil {
		t.Fatal(err)
	}
	draft := func() string {
		s.Now = morning.AddDate(0, 0, 70)
		if v, err = s.App.RefreshMeeting(t.Context(), s.authors.chairs, v.Meeting.Meta.ID, app.Match(v.Meeting.Meta.Version)); err != nil {
			t.Fatal(err)
		}
		s.Now = morning
		return fmt.Sprintf("%+v", v.Meeting.Agenda)
	}
	before := draft()
	if !strings.Contains(before, s.needs[0].id) || !strings.Contains(before, s.gifts[0].id) {
		t.Fatalf("the draft proposes nothing: %s", before)
	}
	observer := s.viewer("observer")
	for act := range 12 {
		s.Now = morning.Add(time.Duration(act+1) * time.Minute)
		s.meddle(observer, []int{2, 3, 5}[act%3])
		s.hold(1, 1, int64(100+act))
		if act%4 == 3 {
			s.confirm(len(s.shares) - 1)
		}
		if got := draft(); got != before {
			t.Fatalf("after act %d the draft is\n%s\nnot\n%s", act, got, before)
		}
	}
	if _, err := s.App.RelevelNeed(t.Context(), s.authors.chairs, s.needs[1].id, app.Match(s.reread(1).version), domain.LevelGroup, nil); err != nil {
		t.Fatal(err)
	}
	if draft() == before {
		t.Error("a need that all readers see now is not proposed") // the positive twin
	}
}
