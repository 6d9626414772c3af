package store

import "swgportal/server/internal/domain"

// Meetings keeps meetings with their agendas. A draft is its subgroup's co-chairs'; what was circulated is for the audience
// of its level.
var Meetings = NewKind(Spec{
	Kind: "meeting",
	Fields: []Field{
		{"number", String}, {"state", String}, {"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings},
		{"startsAt", Time}, {"droppedUntil", String}, {"updatedAt", Time},
	},
	Indexes: []Index{
		{Fields: []string{"startsAt"}},
		{Fields: []string{"number"}, Unique: true},
		{Fields: []string{"subgroup", "startsAt"}},
		{Fields: []string{"subgroup", "droppedUntil"}},
		{Fields: []string{"state", "startsAt"}},
	},
	Visibility: &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties"},
}, func(m *domain.Meeting) string { return m.Meta.ID }, func(m *domain.Meeting) Derived {
	f := Fields{
		"number": StrOrNull(m.Number), "state": Str(string(m.State)), "audience": Str(string(MeetingAudience(m))), "subgroup": Str(m.Subgroup),
		"parties": Set(), "startsAt": At(m.Content.StartsAt), "updatedAt": At(m.Meta.UpdatedAt), "droppedUntil": StrOrNull(string(droppedUntil(m))),
	}
	if last := m.Last(); last != nil { // lists have the order of what their readers read
		f["parties"], f["startsAt"] = Set(m.Named...), At(last.Content.StartsAt)
	}
	return Derived{Fields: f}
})

// MeetingAudience says who sees a meeting: its co-chairs until its agenda goes out.
func MeetingAudience(m *domain.Meeting) Audience {
	if m.Last() == nil {
		return AudienceParties
	}
	return Audience(m.Level)
}

// droppedUntil is the last day on which an item that was dropped is still not to be proposed again; empty where none is.
func droppedUntil(m *domain.Meeting) (last domain.Date) {
	for _, i := range m.Agenda.Items {
		if i.Place == domain.ItemDropped {
			last = max(last, i.NotBefore)
		}
	}
	return last
}

// Suggestions keeps what waits for an agenda. It is its organisation's and the co-chairs'.
var Suggestions = NewKind(Spec{
	Kind: "suggestion",
	Fields: []Field{
		{"state", String}, {"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings}, {"from", String}, {"createdAt", Time},
	},
	Indexes: []Index{
		{Fields: []string{"createdAt"}},
		{Fields: []string{"subgroup", "createdAt"}},
		{Fields: []string{"state", "createdAt"}},
		{Fields: []string{"owner", "createdAt"}},
		{Fields: []string{"from"}},
	},
	Visibility: &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties"},
}, func(s *domain.Suggestion) string { return s.Meta.ID }, func(s *domain.Suggestion) Derived {
	return Derived{Fields: Fields{
		"state": Str(string(s.State)), "audience": Str(string(AudienceParties)), "subgroup": Str(s.Subgroup), "owner": StrOrNull(s.Organisation),
		"parties": Set(), "from": StrOrNull(s.From), "createdAt": At(s.Meta.CreatedAt),
	}}
})
