package domain

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// MeetingState is where a meeting stands: draft → circulated → in_progress → minutes_draft. A draft and a circulated one may be
// postponed, from where a new day makes it a draft again, or cancelled.
type MeetingState string

// The states of a meeting.
const (
	MeetingDraft      MeetingState = "draft"
	MeetingCirculated MeetingState = "circulated"
	MeetingRunning    MeetingState = "in_progress"
	MeetingMinutes    MeetingState = "minutes_draft"
	MeetingPostponed  MeetingState = "postponed"
	MeetingCancelled  MeetingState = "cancelled"
)

// HeldStates are those of a meeting that has begun: what changed is counted from the circulation of the last such one.
func HeldStates() []MeetingState { return []MeetingState{MeetingRunning, MeetingMinutes} }

// The limits of a meeting's length, in minutes.
const (
	MeetingShortest = 10
	MeetingLongest  = 600
)

// Guest is somebody who comes without a seat in the group.
type Guest struct {
	Name         string `json:"name"`
	Organisation string `json:"organisation,omitempty"` // its name: not one of the group's records
}

// MeetingContent is what a co-chair writes of a meeting itself.
type MeetingContent struct {
	StartsAt     time.Time `json:"startsAt"`
	Minutes      int64     `json:"minutes"` // its length
	Place        Text      `json:"place"`
	Link         string    `json:"link,omitempty"` // where it is held at a distance
	Participants []string  `json:"participants"`   // seats' ids
	Guests       []Guest   `json:"guests"`
}

// Circulation is an agenda as it went out, and does not change any more: the first, or a later revision of it.
type Circulation struct {
	No      int64          `json:"no"`
	At      time.Time      `json:"at"`
	By      string         `json:"by"` // a user's id
	Content MeetingContent `json:"content"`
	Items   []AgendaItem   `json:"items"`
}

// Attendance is who was there.
type Attendance struct {
	Present []string `json:"present"` // seats' ids, of the participants
	Guests  []string `json:"guests"`  // names, of the guests
}

// Meeting is a meeting of a subgroup or of the plenary, with its agenda.
type Meeting struct {
	Meta     Meta         `json:"meta"`
	Number   string       `json:"number,omitempty"` // M-BS-2026-03, from its first circulation on
	Subgroup string       `json:"subgroup"`
	State    MeetingState `json:"state"`
	Level    Level        `json:"level"`
	Named    []string     `json:"named"` // with LevelParties: organisations it is shown to

	Content MeetingContent `json:"content"`
	Agenda  Agenda         `json:"agenda"` // the co-chairs' own: what others read is the last circulation
	// Circulations are by their number, so that the event of a new one does not tell of the old ones again.
	Circulations map[string]Circulation `json:"circulations"`

	Attendance Attendance `json:"attendance"`
	StartedAt  time.Time  `json:"startedAt,omitzero"`
	EndedAt    time.Time  `json:"endedAt,omitzero"`
	Reason     string     `json:"reason,omitempty"` // why it was postponed or cancelled
}

// NewMeeting starts the draft of a meeting.
func NewMeeting(id, subgroup string, level Level, named []string, c MeetingContent, by string, at time.Time) (Meeting, error) {
	m := Meeting{
		Meta: NewMeta(id, by, at), Subgroup: subgroup, State: MeetingDraft, Circulations: map[string]Circulation{}, Agenda: Agenda{Items: map[string]AgendaItem{}},
	}
	if err := checkLevel(level, named); err != nil {
		return m, err
	}
	m.Level, m.Named = level, sortedSet(named)
	return m, m.write(c, at)
}

// MeetingAct is a change of a meeting, and the word its event carries.
type MeetingAct string

// The acts on a meeting.
const (
	ActMeetingCreate    MeetingAct = "meeting.created"
	ActMeetingEdit      MeetingAct = "meeting.edited"
	ActMeetingPlan      MeetingAct = "meeting.planned"
	ActMeetingRefresh   MeetingAct = "meeting.refreshed"
	ActMeetingCirculate MeetingAct = "meeting.circulated"
	ActMeetingPostpone  MeetingAct = "meeting.postponed"
	ActMeetingCancel    MeetingAct = "meeting.cancelled"
	ActMeetingStart     MeetingAct = "meeting.started"
	ActMeetingAttend    MeetingAct = "meeting.attended"
	ActMeetingFinish    MeetingAct = "meeting.finished"
)

func meetingActs(act MeetingAct) []MeetingState {
	switch act {
	case ActMeetingEdit:
		return []MeetingState{MeetingDraft, MeetingCirculated, MeetingPostponed}
	case ActMeetingPlan, ActMeetingRefresh, ActMeetingCirculate, ActMeetingPostpone:
		return []MeetingState{MeetingDraft, MeetingCirculated}
	case ActMeetingCancel:
		return []MeetingState{MeetingDraft, MeetingCirculated, MeetingPostponed}
	case ActMeetingStart:
		return []MeetingState{MeetingCirculated}
	case ActMeetingAttend:
		return []MeetingState{MeetingRunning, MeetingMinutes}
	case ActMeetingFinish:
		return []MeetingState{MeetingRunning}
	}
	return nil
}

// Can says whether the state of the meeting allows the act.
func (m *Meeting) Can(act MeetingAct) bool { return slices.Contains(meetingActs(act), m.State) }

func (m *Meeting) must(act MeetingAct) error {
	if !m.Can(act) {
		return Refuse(Conflict, CodeStateForbids)
	}
	return nil
}

// Held says whether the meeting has begun.
func (m *Meeting) Held() bool { return slices.Contains(HeldStates(), m.State) }

// Last is the circulation that holds; nil where there is none.
func (m *Meeting) Last() *Circulation {
	c, ok := m.Circulations[strconv.Itoa(len(m.Circulations))]
	if !ok {
		return nil
	}
	return &c
}

// FirstCirculatedAt is when its agenda first went out; the zero time for never.
func (m *Meeting) FirstCirculatedAt() time.Time { return m.Circulations["1"].At }

// Edit replaces what is written of the meeting itself. Its level stays from the first circulation on: who received the
// agenda has read it. A postponed one gets a new day, and is a draft again.
func (m *Meeting) Edit(level Level, named []string, c MeetingContent, by string, at time.Time) error {
	if err := m.must(ActMeetingEdit); err != nil {
		return err
	}
	if err := checkLevel(level, named); err != nil {
		return err
	}
	if m.Last() != nil && (level != m.Level || !slices.Equal(sortedSet(named), m.Named)) || !m.narrows(level, named) {
		return RefuseField("/level", FieldNotAllowed)
	}
	if m.State == MeetingPostponed && DateOf(c.StartsAt) < DateOf(at) {
		return RefuseField("/startsAt", FieldDatePast)
	}
	next := *m
	if err := next.write(c, at); err != nil {
		return err
	}
	next.Level, next.Named = level, sortedSet(named)
	if m.State == MeetingPostponed {
		next.State, next.Reason = MeetingDraft, ""
	}
	*m = next
	m.Meta = m.Meta.Touched(by, at)
	return nil
}

// narrows says whether all who would read the meeting at a level read it already. A draft is never shown to more: what was
// gathered for few, words and changes of records among it, was so for few.
func (m *Meeting) narrows(level Level, named []string) bool {
	switch {
	case level == m.Level:
		return !slices.ContainsFunc(named, func(id string) bool { return !slices.Contains(m.Named, id) })
	case m.Level == LevelGroup:
		return true
	}
	return m.Level == LevelSubgroup && level == LevelParties && len(named) == 0 // who is named may be no member
}

func (m *Meeting) write(c MeetingContent, at time.Time) error {
	var p Problems
	today := DateOf(at)
	switch day := DateOf(c.StartsAt); {
	case c.StartsAt.IsZero():
		p.Add("/startsAt", FieldRequired)
	case day < today.AddDays(-366):
		p.Add("/startsAt", FieldDatePast)
	case day > today.AddDays(3*366):
		p.Add("/startsAt", FieldTooLarge, "max", string(today.AddDays(3*366)))
	}
	checkBetween(&p, "/minutes", c.Minutes, MeetingShortest, MeetingLongest)
	checkLine(&p, "/place", c.Place)
	if c.Link = strings.TrimSpace(c.Link); c.Link != "" && (!strings.HasPrefix(c.Link, "https://") || hasControl(c.Link, false) || strings.ContainsAny(c.Link, " \"<>")) {
		p.Add("/link", FieldFormat)
	}
	guests := make([]Guest, len(c.Guests))
	for i, g := range c.Guests {
		at := "/guests/" + strconv.Itoa(i)
		g = Guest{Name: strings.TrimSpace(g.Name), Organisation: strings.TrimSpace(g.Organisation)}
		switch {
		case g.Name == "":
			p.Add(at+"/name", FieldRequired)
		case hasControl(g.Name, false):
			p.Add(at+"/name", FieldControl)
		case slices.ContainsFunc(guests[:i], func(o Guest) bool { return o.Name == g.Name }):
			p.Add(at+"/name", FieldTaken)
		}
		if hasControl(g.Organisation, false) {
			p.Add(at+"/organisation", FieldControl)
		}
		guests[i] = g
	}
	if err := p.Err(); err != nil {
		return err
	}
	c.StartsAt, c.Place = Moment(c.StartsAt), m.Content.Place.Edited(c.Place)
	c.Participants, c.Guests = sortedSet(c.Participants), guests
	m.Content = c
	return nil
}

func checkBetween(p *Problems, pointer string, n, least, most int64) {
	switch {
	case n < least:
		p.Add(pointer, FieldTooSmall, "min", strconv.FormatInt(least, 10))
	case n > most:
		p.Add(pointer, FieldTooLarge, "max", strconv.FormatInt(most, 10))
	}
}

// Circulate sends the agenda out as it stands: from then on this version is what others read, and does not change. A later
// one is a revision. The number counts at the first. An agenda without an item is none.
func (m *Meeting) Circulate(number, by string, at time.Time) error {
	if err := m.must(ActMeetingCirculate); err != nil {
		return err
	}
	items := m.Agenda.On()
	switch {
	case len(items) == 0:
		return RefuseField("/items", FieldRequired)
	case m.Content.Place.Empty() && m.Content.Link == "":
		return RefuseField("/place", FieldRequired)
	}
	if last := m.Last(); last != nil && m.State == MeetingCirculated && len(Revised(*last, Circulation{Content: m.Content, Items: items})) == 0 {
		return Refuse(Conflict, CodeStateForbids) // it is what everybody has already
	}
	no := int64(len(m.Circulations) + 1)
	next := map[string]Circulation{strconv.FormatInt(no, 10): {No: no, At: Moment(at), By: by, Content: m.Content, Items: items}}
	for k, c := range m.Circulations {
		next[k] = c
	}
	if m.Number == "" {
		m.Number = number
	}
	m.State, m.Circulations = MeetingCirculated, next
	m.Meta = m.Meta.Touched(by, at)
	return nil
}

// Postpone takes the meeting off its day, with a reason.
func (m *Meeting) Postpone(reason, by string, at time.Time) error {
	return m.stop(ActMeetingPostpone, MeetingPostponed, reason, by, at)
}

// Cancel ends a meeting that will not be held, with a reason. What waited for it waits for the next one.
func (m *Meeting) Cancel(reason, by string, at time.Time) error {
	return m.stop(ActMeetingCancel, MeetingCancelled, reason, by, at)
}

func (m *Meeting) stop(act MeetingAct, to MeetingState, reason, by string, at time.Time) error {
	if err := m.must(act); err != nil {
		return err
	}
	reason, err := sentence("/reason", reason)
	if err != nil {
		return err
	}
	m.State, m.Reason = to, reason
	m.Meta = m.Meta.Touched(by, at)
	return nil
}

// Start says that the meeting has begun, by the agenda that was circulated last.
func (m *Meeting) Start(by string, at time.Time) error {
	if err := m.must(ActMeetingStart); err != nil {
		return err
	}
	m.State, m.StartedAt = MeetingRunning, Moment(at)
	m.Meta = m.Meta.Touched(by, at)
	return nil
}

// Attend writes down who was there: of those who were asked, and of the guests.
func (m *Meeting) Attend(a Attendance, by string, at time.Time) error {
	if err := m.must(ActMeetingAttend); err != nil {
		return err
	}
	var p Problems
	for i, seat := range a.Present {
		if !slices.Contains(m.Content.Participants, seat) {
			p.Add("/present/"+strconv.Itoa(i), FieldUnknown)
		}
	}
	for i, name := range a.Guests {
		if !slices.ContainsFunc(m.Content.Guests, func(g Guest) bool { return g.Name == name }) {
			p.Add("/guests/"+strconv.Itoa(i), FieldUnknown)
		}
	}
	if err := p.Err(); err != nil {
		return err
	}
	m.Attendance = Attendance{Present: sortedSet(a.Present), Guests: sortedSet(a.Guests)}
	m.Meta = m.Meta.Touched(by, at)
	return nil
}

// Finish ends the meeting; its minutes are due.
func (m *Meeting) Finish(by string, at time.Time) error {
	if err := m.must(ActMeetingFinish); err != nil {
		return err
	}
	m.State, m.EndedAt = MeetingMinutes, Moment(at)
	m.Meta = m.Meta.Touched(by, at)
	return nil
}
