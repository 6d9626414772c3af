package httpapi

import (
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// gathering is a meeting to look at, said in the words of the rules.
type gathering struct {
	id, number, subgroup string
	state                domain.MeetingState
	level                domain.Level
	named                []string
	sent                 bool // its agenda was circulated
	version              int64
}

// meetingBody is the body with which an operation on a meeting is tried.
func meetingBody(o operation, g *gathering) string {
	switch o.ID {
	case "editMeeting":
		named := ""
		if len(g.named) > 0 {
			named = `"named":["` + strings.Join(g.named, `","`) + `"],`
		}
		return `{"subgroup":"` + g.subgroup + `","level":"` + string(g.level) + `",` + named + `"startsAt":"2026-12-15T10:00:00Z","minutes":60,"place":{"uk":"а"}}`
	case "planMeeting":
		return `{"items":[]}`
	case "attendMeeting":
		return `{"present":[],"guests":[]}`
	case "postponeMeeting", "cancelMeeting":
		return `{"reason":"а"}`
	}
	return ""
}

// gather makes a meeting in each state at each level in two subgroups, with a chair's own item beside what is proposed.
func (s *stage) gather() []gathering {
	s.T.Helper()
	var out []gathering
	for _, subgroup := range []string{"ER", "BS"} {
		for _, level := range []domain.Level{domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties} {
			for _, state := range []domain.MeetingState{
				domain.MeetingDraft, domain.MeetingCirculated, domain.MeetingPostponed, domain.MeetingCancelled, domain.MeetingRunning, domain.MeetingMinutes,
			} {
				g := gathering{subgroup: subgroup, level: level}
				if level == domain.LevelParties {
					g.named = []string{s.Orgs["NL-EMB"]}
				}
				out = append(out, s.meet(g, state))
			}
		}
	}
	return out
}

// meet takes a meeting through the use cases to a state.
func (s *stage) meet(g gathering, to domain.MeetingState) gathering {
	s.T.Helper()
	ctx, who := s.T.Context(), s.authors.chairs
	v, err := s.App.CreateMeeting(ctx, who, g.subgroup, g.level, g.named, domain.MeetingContent{
		StartsAt: s.Now.AddDate(0, 0, 7), Minutes: 90, Place: domain.Text{UK: "Київ"}, Participants: []string{}, Guests: []domain.Guest{},
	})
	do := func(act func(id string, m app.Match) (app.MeetingView, error)) {
		s.T.Helper()
		if err == nil {
			v, err = act(v.Meeting.Meta.ID, app.Match(v.Meeting.Meta.Version))
		}
		if err != nil {
			s.T.Fatal(err)
		}
	}
	do(func(id string, m app.Match) (app.MeetingView, error) {
		return s.App.PlanMeeting(ctx, who, id, m, []domain.PlannedItem{{Kind: domain.ItemDecision, Title: domain.Text{UK: "Різне"}, Minutes: 5, Place: domain.ItemOn}})
	})
	if to == domain.MeetingCancelled { // before anybody else heard of it
		do(func(id string, m app.Match) (app.MeetingView, error) {
			return s.App.CancelMeeting(ctx, who, id, m, "а")
		})
	} else if to != domain.MeetingDraft {
		do(func(id string, m app.Match) (app.MeetingView, error) { return s.App.CirculateMeeting(ctx, who, id, m) })
	}
	if to == domain.MeetingPostponed {
		do(func(id string, m app.Match) (app.MeetingView, error) {
			return s.App.PostponeMeeting(ctx, who, id, m, "а")
		})
	}
	if to == domain.MeetingRunning || to == domain.MeetingMinutes {
		do(func(id string, m app.Match) (app.MeetingView, error) { return s.App.StartMeeting(ctx, who, id, m) })
	}
	if to == domain.MeetingMinutes {
		do(func(id string, m app.Match) (app.MeetingView, error) { return s.App.FinishMeeting(ctx, who, id, m) })
	}
	return s.remeet(v.Meeting.Meta.ID)
}

// remeet sets down what a meeting has become.
func (s *stage) remeet(id string) gathering {
	s.T.Helper()
	m, err := store.Meetings.Get(s.T.Context(), s.tape.Store, store.System(), id)
	if err != nil {
		s.T.Fatal(err)
	}
	return gathering{
		id: id, number: m.Number, subgroup: m.Subgroup, state: m.State, level: m.Level, named: m.Named, sent: m.Last() != nil, version: m.Meta.Version,
	}
}

// seesMeeting says whether a meeting is there for somebody: until its agenda goes out for its co-chairs and those who read
// everything; from then on its level decides.
func (s *stage) seesMeeting(v viewer, g *gathering) bool {
	switch {
	case v.closed || !v.member():
		return false
	case v.readsAll() || v.chairs(g.subgroup):
		return true
	case !g.sent:
		return false
	}
	switch g.level {
	case domain.LevelGroup:
		return true
	case domain.LevelSubgroup:
		return s.within(v, g.subgroup)
	}
	return slices.ContainsFunc(g.named, v.actsFor)
}

// legalMeeting says whether the state of a meeting allows what an operation is for.
func legalMeeting(o operation, g *gathering) bool {
	in := func(states ...domain.MeetingState) bool { return slices.Contains(states, g.state) }
	switch o.ID {
	case "editMeeting", "cancelMeeting":
		return in(domain.MeetingDraft, domain.MeetingCirculated, domain.MeetingPostponed)
	case "planMeeting", "refreshMeeting", "postponeMeeting":
		return in(domain.MeetingDraft, domain.MeetingCirculated)
	case "circulateMeeting": // what went out as it stands does not go out again
		return in(domain.MeetingDraft)
	case "startMeeting":
		return in(domain.MeetingCirculated)
	case "attendMeeting":
		return in(domain.MeetingRunning, domain.MeetingMinutes)
	case "finishMeeting":
		return in(domain.MeetingRunning)
	}
	return true
}

func (g gathering) String() string { return fmt.Sprint(g.subgroup, " ", g.level, " ", g.state) }
