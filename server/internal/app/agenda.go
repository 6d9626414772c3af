package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// ItemView is an agenda item as one caller sees it.
type ItemView struct {
	domain.AgendaItem
	Links []LinkView
	// Withheld says that its title is a record's that the caller may not see: the record was raised to a narrower level
	// after the agenda went out. What a chair wrote stays.
	Withheld bool
}

// LinkView is a linked record; one of the two is set.
type LinkView struct {
	Need   *domain.Need
	Pledge *domain.Pledge
}

// shower shows agenda items to one caller and looks each record up once.
type shower struct {
	app     *App
	caller  Caller
	needs   map[string]*domain.Need
	pledges map[string]*domain.Pledge
}

func (a *App) shower(c Caller) *shower {
	return &shower{app: a, caller: c, needs: map[string]*domain.Need{}, pledges: map[string]*domain.Pledge{}}
}

func (s *shower) link(ctx context.Context, l domain.Ref) (LinkView, bool, error) {
	var err error
	if l.Kind == "pledge" {
		p, known := s.pledges[l.ID]
		if !known {
			p, err = seenOrNone(ctx, s.app, s.caller, store.Pledges, l.ID)
			s.pledges[l.ID] = p
		}
		return LinkView{Pledge: p}, p != nil, err
	}
	n, known := s.needs[l.ID]
	if !known {
		n, err = seenOrNone(ctx, s.app, s.caller, store.Needs, l.ID)
		s.needs[l.ID] = n
	}
	return LinkView{Need: n}, n != nil, err
}

// items leaves out, of each item, the links that the caller may not follow, the reasons that name them, and a title that is
// such a record's.
func (s *shower) items(ctx context.Context, list []domain.AgendaItem) ([]ItemView, error) {
	out := make([]ItemView, 0, len(list))
	for _, i := range list {
		v := ItemView{AgendaItem: i, Links: []LinkView{}}
		hidden := map[domain.Ref]bool{}
		for _, l := range i.AllLinks() {
			x, ok, err := s.link(ctx, l)
			if err != nil {
				return nil, err
			}
			if hidden[l] = !ok; ok {
				v.Links = append(v.Links, x)
			}
		}
		v.Reasons = slices.DeleteFunc(slices.Clone(i.Reasons), func(r domain.Reason) bool {
			return slices.ContainsFunc(r.Links, func(l domain.Ref) bool { return hidden[l] })
		})
		if !i.Written && len(v.Reasons) < len(i.Reasons) {
			v.Title, v.Withheld = domain.Text{}, true
		}
		out = append(out, v)
	}
	return out, nil
}

// PlanMeeting replaces the agenda that is being prepared: its order and what becomes of each item. A parked item gets a
// suggestion that carries it to a later meeting; one that comes back takes it along.
func (a *App) PlanMeeting(ctx context.Context, c Caller, id string, match Match, list []domain.PlannedItem) (MeetingView, error) {
	return a.meetingChange(ctx, c, domain.ActMeetingPlan, id, match, func(ctx context.Context, w *work, m *domain.Meeting) error {
		if err := mustLink(ctx, w, c, m, list); err != nil {
			return err
		}
		ids := make([]string, len(list))
		for i := range ids {
			ids[i] = newID()
		}
		before := m.Agenda
		if err := m.Plan(list, ids, w.by, w.at); err != nil {
			return err
		}
		for _, item := range m.Agenda.Order {
			if err := carry(ctx, w, m, before.Items[item], item); err != nil {
				return err
			}
		}
		return nil
	})
}

// mustLink refuses links to records that the caller does not see, or that not all readers of the meeting see. Those that
// stand on the agenda already may stay until it is circulated.
func mustLink(ctx context.Context, w *work, c Caller, m *domain.Meeting, list []domain.PlannedItem) error {
	for n, x := range list {
		was := m.Agenda.Items[x.ID]
		for k, l := range x.Links {
			if slices.Contains(was.AllLinks(), l) {
				continue
			}
			for _, scope := range []store.Scope{c.Scope(), store.SharedBy(readersOf(m))} {
				ok, err := there(ctx, w.tx, scope, l)
				if err != nil {
					return err
				}
				if !ok {
					return domain.RefuseField(fmt.Sprintf("/items/%d/links/%d/id", n, k), domain.FieldUnknown)
				}
			}
		}
	}
	return nil
}

// carry sees to it that a parked item has a suggestion that says what it says, and no other item has one. One that came from
// a suggestion is carried by that.
func carry(ctx context.Context, w *work, m *domain.Meeting, was domain.AgendaItem, id string) error {
	i := m.Agenda.Items[id]
	want := i.Place == domain.ItemParked && !slices.ContainsFunc(i.Reasons, func(r domain.Reason) bool { return r.Record.Kind == "suggestion" })
	if i.Waits != "" && (!want || !i.Same(was)) {
		s, err := load(ctx, w, store.Suggestions, store.System(), i.Waits)
		if err != nil {
			return err
		}
		if s.State == domain.SuggestionOpen {
			if err := s.Withdraw(w.by, w.at); err != nil {
				return err
			}
			if err := save(ctx, w, store.Suggestions, &s, domain.ActSuggestionWithdraw, ""); err != nil {
				return err
			}
		}
		m.Carry(id, "")
		i.Waits = ""
	}
	if !want || i.Waits != "" {
		return nil
	}
	s := domain.ParkedFrom(newID(), m, i, w.by, w.at)
	m.Carry(id, s.Meta.ID)
	return create(ctx, w, store.Suggestions, &s, domain.ActSuggestionPark, "")
}

// RefreshMeeting proposes anew what changed, and leaves alone what the chair decided.
func (a *App) RefreshMeeting(ctx context.Context, c Caller, id string, match Match) (MeetingView, error) {
	if err := c.must(authz.MeetingRun); err != nil {
		return MeetingView{}, err
	}
	m, err := found(store.Meetings.Get(ctx, a.store, c.Scope(), id))
	if err != nil {
		return MeetingView{}, storeError(err)
	}
	var draft domain.AgendaDraft
	if m.Can(domain.ActMeetingRefresh) && c.MayOn(authz.MeetingRun, meetingFacts(&m)) && match.holds(m.Meta.Version) == nil {
		if draft, err = a.draftAgenda(ctx, &m, a.Now()); err != nil {
			return MeetingView{}, storeError(err)
		}
	}
	return a.meetingChange(ctx, c, domain.ActMeetingRefresh, id, match, func(_ context.Context, w *work, m *domain.Meeting) error {
		return m.Refresh(draft, w.by, w.at)
	})
}

// mustSit refuses participants who hold none of the seats that may be asked to the meeting. Those who were asked before stay,
// also where their seat has ended since.
func mustSit(ctx context.Context, w *work, m *domain.Meeting, old []string) error {
	if len(m.Content.Participants) == 0 {
		return nil
	}
	seats, err := seatsFor(ctx, w.tx, m.Subgroup, domain.DateOf(w.at))
	if err != nil {
		return err
	}
	for i, id := range m.Content.Participants {
		if !slices.Contains(old, id) && !slices.ContainsFunc(seats, func(s domain.Seat) bool { return s.Meta.ID == id }) {
			return domain.RefuseField(fmt.Sprintf("/participants/%d", i), domain.FieldUnknown)
		}
	}
	return nil
}

// seatsFor gives the seats that may be asked to a meeting of a subgroup: its co-chairs and observers, those of its member
// organisations, and the secretariat.
func seatsFor(ctx context.Context, r store.Reader, subgroup string, day domain.Date) ([]domain.Seat, error) {
	g, err := store.Subgroups.Get(ctx, r, store.System(), subgroup)
	if err != nil {
		return nil, err
	}
	orgs := []string{}
	for _, t := range g.Members {
		if t.On(day) {
			orgs = append(orgs, t.Organisation)
		}
	}
	var out []domain.Seat
	q := store.Query{Filter: store.Or{
		is("organisation", orgs...), is("role", domain.RoleSecretariat),
		store.And{is("role", domain.RoleChair, domain.RoleObserver), is("subgroup", subgroup)},
	}}
	for s, err := range store.Seats.All(ctx, r, store.System(), q) {
		if err != nil {
			return nil, err
		}
		if s.On(day) && s.Role != domain.RoleAdmin && s.Role != domain.RoleAuditor {
			out = append(out, s)
		}
	}
	return out, nil
}

// MeetingPeople gives who may be asked to a meeting, by name.
func (a *App) MeetingPeople(ctx context.Context, c Caller, id string) ([]Participant, error) {
	if err := c.must(authz.MeetingRun); err != nil {
		return nil, err
	}
	m, err := store.Meetings.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return nil, storeError(err)
	}
	if err := c.mustOn(authz.MeetingRun, meetingFacts(&m)); err != nil {
		return nil, err
	}
	seats, err := seatsFor(ctx, a.store, m.Subgroup, domain.DateOf(a.Now()))
	if err != nil {
		return nil, storeError(err)
	}
	out := []Participant{}
	for _, s := range seats {
		u, err := store.Users.Get(ctx, a.store, store.System(), s.User)
		if errors.Is(err, store.ErrNotFound) || err == nil && u.Disabled {
			continue
		}
		if err != nil {
			return nil, storeError(err)
		}
		out = append(out, Participant{Seat: s, Name: u.Name})
	}
	slices.SortFunc(out, func(x, y Participant) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Seat.Meta.ID, y.Seat.Meta.ID))
	})
	return out, nil
}
