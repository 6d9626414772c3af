package domain

import (
	"slices"
	"strings"
	"time"
)

// SuggestionState is where a suggestion stands: open → taken, once a meeting that had it on its agenda was held, or withdrawn.
type SuggestionState string

// The states of a suggestion.
const (
	SuggestionOpen      SuggestionState = "open"
	SuggestionTaken     SuggestionState = "taken"
	SuggestionWithdrawn SuggestionState = "withdrawn"
)

// SuggestionContent is what a member writes of an item for a meeting.
type SuggestionContent struct {
	Kind      ItemKind `json:"kind"`
	Title     Text     `json:"title"`
	Why       Text     `json:"why"`
	Minutes   int64    `json:"minutes"`
	Presenter string   `json:"presenter,omitempty"`
	Links     []Ref    `json:"links"`
}

// Suggestion waits for an agenda: a member's proposal, or what a chair parked.
type Suggestion struct {
	Meta         Meta              `json:"meta"`
	Subgroup     string            `json:"subgroup"`
	Organisation string            `json:"organisation,omitempty"` // whose it is; empty: it was parked
	Level        Level             `json:"level"`                  // who may read it on an agenda
	Named        []string          `json:"named"`
	State        SuggestionState   `json:"state"`
	Content      SuggestionContent `json:"content"`
	From         string            `json:"from,omitempty"`  // the meeting that parked it
	About        []Ref             `json:"about"`           // of a parked one: the records that brought it onto that agenda
	Taken        string            `json:"taken,omitempty"` // the meeting that took it up
}

// The acts on a suggestion.
const (
	ActSuggestionMake     = "suggestion.made"
	ActSuggestionPark     = "suggestion.parked"
	ActSuggestionTake     = "suggestion.taken"
	ActSuggestionWithdraw = "suggestion.withdrawn"
)

// NewSuggestion proposes an item for the next agenda of a subgroup, which its level lets it stand on.
func NewSuggestion(id, subgroup, organisation string, level Level, c SuggestionContent, by string, at time.Time) (Suggestion, error) {
	s := Suggestion{Meta: NewMeta(id, by, at), Subgroup: subgroup, Organisation: organisation, Level: level, State: SuggestionOpen}
	var p Problems
	if level != LevelGroup && level != LevelSubgroup {
		p.Add("/level", FieldNotAllowed)
	}
	if c.Title.Empty() {
		p.Add("/title", FieldRequired)
	}
	if c.Why.Empty() {
		p.Add("/why", FieldRequired)
	}
	checkLine(&p, "/title", c.Title)
	checkText(&p, "/why", c.Why)
	if hasControl(c.Presenter, false) {
		p.Add("/presenter", FieldControl)
	}
	checkBetween(&p, "/minutes", c.Minutes, 1, MeetingLongest)
	c.Title, c.Why, c.Presenter = Text{}.Edited(c.Title), Text{}.Edited(c.Why), strings.TrimSpace(c.Presenter)
	s.Content = c
	return s, p.Err()
}

// ParkedFrom is the suggestion that carries a parked item of a meeting to a later one.
func ParkedFrom(id string, m *Meeting, i AgendaItem, by string, at time.Time) Suggestion {
	return Suggestion{
		Meta: NewMeta(id, by, at), Subgroup: m.Subgroup, Level: m.Level, Named: slices.Clone(m.Named), State: SuggestionOpen, From: m.Meta.ID, About: i.records(),
		Content: SuggestionContent{Kind: i.Kind, Title: i.Title, Why: i.Note, Minutes: i.Minutes, Presenter: i.Presenter, Links: i.AllLinks()},
	}
}

// Take says that a meeting was held with it on the agenda.
func (s *Suggestion) Take(meeting, by string, at time.Time) error {
	if s.State != SuggestionOpen {
		return Refuse(Conflict, CodeStateForbids)
	}
	s.State, s.Taken = SuggestionTaken, meeting
	s.Meta = s.Meta.Touched(by, at)
	return nil
}

// Withdraw takes an open suggestion back.
func (s *Suggestion) Withdraw(by string, at time.Time) error {
	if s.State != SuggestionOpen {
		return Refuse(Conflict, CodeStateForbids)
	}
	s.State = SuggestionWithdrawn
	s.Meta = s.Meta.Touched(by, at)
	return nil
}

// TakenBy says whether the items of a meeting's agenda took it up: one that it stands behind, or, where it was parked,
// those that are about all that it was about.
func (s *Suggestion) TakenBy(items []AgendaItem) bool {
	about := map[Ref]bool{}
	for _, i := range items {
		for _, r := range i.records() {
			about[r] = true
		}
	}
	if about[Ref{Kind: "suggestion", ID: s.Meta.ID}] {
		return true
	}
	return len(s.About) > 0 && !slices.ContainsFunc(s.About, func(r Ref) bool { return !about[r] })
}
