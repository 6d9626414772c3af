package domain

import "slices"

// RevisionWhat says what became of an item between two circulations.
type RevisionWhat string

// What a revision does.
const (
	RevisionMeeting RevisionWhat = "meeting" // the day, the place, who comes
	RevisionAdded   RevisionWhat = "added"
	RevisionRemoved RevisionWhat = "removed"
	RevisionMoved   RevisionWhat = "moved"
	RevisionChanged RevisionWhat = "changed"
)

// Revision is one difference of an agenda from the one that was circulated before it.
type Revision struct {
	What   RevisionWhat
	Item   AgendaItem // as it is, or was where it is gone; of the meeting: none
	Fields []string   // of a changed item, and of the meeting
}

// Revised names what differs between two circulations: the meeting first, then the items as they now stand, then those that
// are gone.
func Revised(before, after Circulation) []Revision {
	out := []Revision{}
	if fields := revisedMeeting(before.Content, after.Content); len(fields) > 0 {
		out = append(out, Revision{What: RevisionMeeting, Fields: fields})
	}
	ids := func(list []AgendaItem) (out []string) {
		for _, i := range list {
			out = append(out, i.ID)
		}
		return out
	}
	was, is := ids(before.Items), ids(after.Items)
	stayed := func(id string) bool { return slices.Contains(was, id) && slices.Contains(is, id) }
	gone := func(id string) bool { return !stayed(id) }
	still := longestCommon(slices.DeleteFunc(slices.Clone(was), gone), slices.DeleteFunc(slices.Clone(is), gone))
	for _, i := range after.Items {
		at := slices.Index(was, i.ID)
		if at < 0 {
			out = append(out, Revision{What: RevisionAdded, Item: i})
			continue
		}
		if !still[i.ID] {
			out = append(out, Revision{What: RevisionMoved, Item: i})
		}
		if fields := revisedItem(before.Items[at], i); len(fields) > 0 {
			out = append(out, Revision{What: RevisionChanged, Item: i, Fields: fields})
		}
	}
	for _, i := range before.Items {
		if !stayed(i.ID) {
			out = append(out, Revision{What: RevisionRemoved, Item: i})
		}
	}
	return out
}

func revisedMeeting(a, b MeetingContent) (fields []string) {
	for _, f := range []struct {
		name string
		same bool
	}{
		{"startsAt", a.StartsAt.Equal(b.StartsAt)}, {"minutes", a.Minutes == b.Minutes}, {"place", a.Place == b.Place}, {"link", a.Link == b.Link},
		{"participants", slices.Equal(a.Participants, b.Participants)}, {"guests", slices.Equal(a.Guests, b.Guests)},
	} {
		if !f.same {
			fields = append(fields, f.name)
		}
	}
	return fields
}

func revisedItem(a, b AgendaItem) (fields []string) {
	for _, f := range []struct {
		name string
		same bool
	}{
		{"kind", a.Kind == b.Kind}, {"title", a.Title == b.Title}, {"minutes", a.Minutes == b.Minutes}, {"presenter", a.Presenter == b.Presenter},
		{"note", a.Note == b.Note}, {"links", slices.Equal(a.AllLinks(), b.AllLinks())},
	} {
		if !f.same {
			fields = append(fields, f.name)
		}
	}
	return fields
}
