package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

func meetingFacts(m *domain.Meeting) authz.Facts { return authz.Facts{Subgroup: m.Subgroup} }

// mayWithMeeting says whether the caller may run the meeting.
func (c Caller) mayWithMeeting(m *domain.Meeting) []authz.Permission {
	if m.State == domain.MeetingCancelled || !c.MayOn(authz.MeetingRun, meetingFacts(m)) {
		return []authz.Permission{}
	}
	return []authz.Permission{authz.MeetingRun}
}

// prepares says whether the caller reads the agenda that is being prepared, and not only what was circulated.
func (c Caller) prepares(m *domain.Meeting) bool {
	return c.MayOn(authz.MeetingRun, meetingFacts(m)) || slices.ContainsFunc(c.Seats, func(s domain.Seat) bool { return s.Role == domain.RoleAuditor })
}

// MeetingQuery asks for meetings. Empty lists ask for all.
type MeetingQuery struct {
	Subgroups, States []string
	Sort              string // startsAt or -startsAt; empty: -startsAt
	After             string
	Limit             int
}

// MeetingRow is a meeting in a list: as it was circulated, or as it stands where it was not.
type MeetingRow struct {
	Meeting domain.Meeting
	Content domain.MeetingContent
	Items   int64
}

// ListMeetings gives a page of the meetings that the caller sees.
func (a *App) ListMeetings(ctx context.Context, c Caller, q MeetingQuery) (Page[MeetingRow], error) {
	if err := c.must(authz.MeetingRead); err != nil {
		return Page[MeetingRow]{}, err
	}
	and := store.And{}
	if len(q.Subgroups) > 0 {
		and = append(and, is("subgroup", q.Subgroups...))
	}
	if len(q.States) > 0 {
		and = append(and, is("state", q.States...))
	}
	query := store.Query{Filter: and, Sort: []store.Sort{{Field: "startsAt", Desc: q.Sort != "startsAt"}}, Limit: q.Limit, Total: store.Exact}
	bind := digest(c.User.Meta.ID, "meetings", fmt.Sprint(q.Subgroups, q.States), q.Sort)
	return readPage(ctx, a, store.Meetings, c.Scope(), query, q.After, bind, func(m domain.Meeting) (MeetingRow, error) {
		row := MeetingRow{Meeting: m, Content: m.Content, Items: int64(len(m.Agenda.On()))}
		if last := m.Last(); last != nil {
			row.Content, row.Items = last.Content, int64(len(last.Items))
		}
		return row, nil
	})
}

// Participant is a seat that was asked to a meeting.
type Participant struct {
	Seat    domain.Seat
	Name    string
	Present bool
}

// MeetingView is a meeting as one caller sees it.
type MeetingView struct {
	Meeting              domain.Meeting
	May                  []authz.Permission
	CreatedBy, UpdatedBy string                // names
	Content              domain.MeetingContent // as it is being prepared for who runs it; for others as it was circulated
	Items                []ItemView            // likewise
	Prepared             bool                  // Items are the agenda that is being prepared
	Participants         []Participant
	Circulations         []CirculationView // the first one first
	After                *domain.Meeting   // the meeting since whose circulation changes are told
}

// CirculationView is a circulation with what it changed.
type CirculationView struct {
	No        int64
	At        time.Time
	By        string // a name
	Revisions []RevisionView
}

// RevisionView is a difference from the circulation before.
type RevisionView struct {
	What   domain.RevisionWhat
	Fields []string
	Item   *ItemView
}

// GetMeeting gives one meeting. Absent where the caller may not see it.
func (a *App) GetMeeting(ctx context.Context, c Caller, id string) (MeetingView, error) {
	if err := c.must(authz.MeetingRead); err != nil {
		return MeetingView{}, err
	}
	m, err := store.Meetings.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return MeetingView{}, storeError(err)
	}
	v, err := a.meetingView(ctx, c, &m)
	return v, storeError(err)
}

func (a *App) meetingView(ctx context.Context, c Caller, m *domain.Meeting) (MeetingView, error) {
	v := MeetingView{Meeting: *m, May: c.mayWithMeeting(m), Content: m.Content, Prepared: c.prepares(m), Circulations: []CirculationView{}, Participants: []Participant{}}
	items := m.Agenda.List()
	if last := m.Last(); last != nil && !v.Prepared {
		v.Content, items = last.Content, last.Items
	}
	shown := a.shower(c)
	var err error
	if v.Items, err = shown.items(ctx, items); err != nil {
		return v, err
	}
	names := a.names()
	if v.CreatedBy, err = names.of(ctx, m.Meta.CreatedBy); err != nil {
		return v, err
	}
	if v.UpdatedBy, err = names.of(ctx, m.Meta.UpdatedBy); err != nil {
		return v, err
	}
	if v.Prepared {
		if v.After, err = seenOrNone(ctx, a, c, store.Meetings, m.Agenda.After); err != nil {
			return v, err
		}
	}
	for _, id := range v.Content.Participants {
		s, err := found(store.Seats.Get(ctx, a.store, store.System(), id))
		if err != nil {
			return v, err
		}
		name, err := names.of(ctx, s.User)
		if err != nil {
			return v, err
		}
		s.Meta.ID = id
		v.Participants = append(v.Participants, Participant{s, name, slices.Contains(m.Attendance.Present, id)})
	}
	return v, a.circulationViews(ctx, m, shown, names, &v)
}

func (a *App) circulationViews(ctx context.Context, m *domain.Meeting, shown *shower, names *names, v *MeetingView) error {
	var before domain.Circulation
	for no := range len(m.Circulations) {
		now := m.Circulations[fmt.Sprint(no+1)]
		by, err := names.of(ctx, now.By)
		if err != nil {
			return err
		}
		x := CirculationView{No: now.No, At: now.At, By: by, Revisions: []RevisionView{}}
		if no > 0 {
			for _, r := range domain.Revised(before, now) {
				one := RevisionView{What: r.What, Fields: r.Fields}
				if r.What != domain.RevisionMeeting {
					list, err := shown.items(ctx, []domain.AgendaItem{r.Item})
					if err != nil {
						return err
					}
					one.Item = &list[0]
				}
				x.Revisions = append(x.Revisions, one)
			}
		}
		before = now
		v.Circulations = append(v.Circulations, x)
	}
	return nil
}

// CreateMeeting starts the draft of a meeting, with the items that the portal proposes.
func (a *App) CreateMeeting(ctx context.Context, c Caller, subgroup string, level domain.Level, named []string, content domain.MeetingContent) (MeetingView, error) {
	if err := c.must(authz.MeetingRun); err != nil {
		return MeetingView{}, err
	}
	if err := c.mustOn(authz.MeetingRun, authz.Facts{Subgroup: subgroup}); err != nil {
		return MeetingView{}, err
	}
	now := a.Now()
	made, err := domain.NewMeeting(newID(), subgroup, level, named, content, c.User.Meta.ID, now)
	if err != nil {
		return MeetingView{}, err
	}
	draft, err := a.draftAgenda(ctx, &made, now)
	if err != nil {
		return MeetingView{}, storeError(err)
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		if err := mustExist(ctx, w, store.Subgroups, subgroup, "/subgroup"); err != nil {
			return "", err
		}
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return "", err
		}
		if err := mustSit(ctx, w, &made, nil); err != nil {
			return "", err
		}
		m := made
		if err := m.Refresh(draft, w.by, w.at); err != nil {
			return "", err
		}
		m.Meta = domain.NewMeta(made.Meta.ID, w.by, w.at)
		return m.Meta.ID, create(ctx, w, store.Meetings, &m, string(domain.ActMeetingCreate), "")
	})
	if err != nil {
		return MeetingView{}, err
	}
	return a.GetMeeting(ctx, c, id)
}

// meetingChange loads a meeting that the caller sees, holds the right and the version, applies fn to it and saves it.
func (a *App) meetingChange(ctx context.Context, c Caller, act domain.MeetingAct, id string, match Match,
	fn func(ctx context.Context, w *work, m *domain.Meeting) error,
) (MeetingView, error) {
	if err := c.must(authz.MeetingRun); err != nil {
		return MeetingView{}, err
	}
	_, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		m, err := load(ctx, w, store.Meetings, c.Scope(), id)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(authz.MeetingRun, meetingFacts(&m)); err != nil {
			return "", err
		}
		if err := match.holds(m.Meta.Version); err != nil {
			return "", err
		}
		if err := fn(ctx, w, &m); err != nil {
			return "", err
		}
		return id, save(ctx, w, store.Meetings, &m, string(act), "")
	})
	if err != nil {
		return MeetingView{}, err
	}
	return a.GetMeeting(ctx, c, id)
}

// EditMeeting replaces what is written of a meeting itself. Its level may be narrowed until it is circulated, and never
// widened; the subgroup stays.
func (a *App) EditMeeting(ctx context.Context, c Caller, id string, match Match, subgroup string, level domain.Level, named []string, content domain.MeetingContent) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingEdit, id, match, func(ctx context.Context, w *work, m *domain.Meeting) error {
		if subgroup != m.Subgroup {
			return domain.RefuseField("/subgroup", domain.FieldNotAllowed)
		}
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return err
		}
		old := m.Content.Participants
		if err := m.Edit(level, named, content, w.by, w.at); err != nil {
			return err
		}
		return mustSit(ctx, w, m, old)
	})
}

// lift takes what stands above the meeting's level off its agenda, and names what the chair decided on.
func lift(ctx context.Context, r store.Reader, m *domain.Meeting) (stay []string, err error) {
	above := map[domain.Ref]bool{}
	scope := store.SharedBy(readersOf(m))
	for _, i := range m.Agenda.List() {
		for _, l := range i.AllLinks() {
			ok, err := there(ctx, r, scope, l)
			if err != nil {
				return nil, err
			}
			above[l] = !ok
		}
	}
	return m.Lift(func(l domain.Ref) bool { return above[l] }), nil
}

// CirculateMeeting sends the agenda out: the meeting gets its number, and from then on this version is what its readers read.
// Where a record that an item names was raised above the meeting's level since, it is refused.
func (a *App) CirculateMeeting(ctx context.Context, c Caller, id string, match Match) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingCirculate, id, match, func(ctx context.Context, w *work, m *domain.Meeting) error {
		stay, err := lift(ctx, w.tx, m)
		if err != nil {
			return err
		}
		for _, item := range stay {
			return domain.RefuseField(fmt.Sprintf("/items/%d/links", slices.Index(m.Agenda.Order, item)), domain.FieldNotAllowed)
		}
		numbered := m.Number != ""
		if err := m.Circulate("pending", w.by, w.at); err != nil {
			return err // before the counter moves
		}
		if !numbered {
			m.Number, err = w.meetingNumber(ctx, m)
		}
		return err
	})
}

// meetingNumber counts by the year in which the meeting is held.
func (w *work) meetingNumber(ctx context.Context, m *domain.Meeting) (string, error) {
	year := string(domain.DateOf(m.Content.StartsAt))[:4]
	seq, err := w.tx.Next(ctx, "meeting/"+m.Subgroup+"/"+year)
	return fmt.Sprintf("M-%s-%s-%02d", m.Subgroup, year, seq), err
}

// PostponeMeeting takes a meeting off its day.
func (a *App) PostponeMeeting(ctx context.Context, c Caller, id string, match Match, reason string) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingPostpone, id, match, func(_ context.Context, w *work, m *domain.Meeting) error {
		return m.Postpone(reason, w.by, w.at)
	})
}

// CancelMeeting ends a meeting that will not be held.
func (a *App) CancelMeeting(ctx context.Context, c Caller, id string, match Match, reason string) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingCancel, id, match, func(_ context.Context, w *work, m *domain.Meeting) error {
		return m.Cancel(reason, w.by, w.at)
	})
}

// StartMeeting says that a meeting has begun.
func (a *App) StartMeeting(ctx context.Context, c Caller, id string, match Match) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingStart, id, match, func(_ context.Context, w *work, m *domain.Meeting) error {
		return m.Start(w.by, w.at)
	})
}

// AttendMeeting writes down who was there.
func (a *App) AttendMeeting(ctx context.Context, c Caller, id string, match Match, who domain.Attendance) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingAttend, id, match, func(_ context.Context, w *work, m *domain.Meeting) error {
		return m.Attend(who, w.by, w.at)
	})
}

// FinishMeeting ends a meeting. The suggestions that were on its agenda are taken up; what was parked waits on.
func (a *App) FinishMeeting(ctx context.Context, c Caller, id string, match Match) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingFinish, id, match, func(ctx context.Context, w *work, m *domain.Meeting) error {
		if err := m.Finish(w.by, w.at); err != nil {
			return err
		}
		return takeSuggestions(ctx, w, m)
	})
}
