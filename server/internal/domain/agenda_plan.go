package domain

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// PlannedItem is what a chair says of an item; one without an id is added.
type PlannedItem struct {
	ID        string
	Kind      ItemKind
	Title     Text // of a proposed item: empty leaves it its record's
	Minutes   int64
	Presenter string
	Note      Text
	Links     []Ref // those of its reasons are its own anyway
	Place     ItemPlace
	NotBefore Date
	Into      string // the id of the item that it is merged into
}

// Plan replaces the agenda: its order, and what becomes of each item. No item is lost: those that the list leaves out stay
// behind it as they are. What the list says anew of an item is the chair's decision; an item that it says as it was, and
// leaves where it was among the others, stays the draft's. newIDs has an id for each place of the list.
func (m *Meeting) Plan(list []PlannedItem, newIDs []string, by string, at time.Time) error {
	if err := m.must(ActMeetingPlan); err != nil {
		return err
	}
	var p Problems
	next := m.Agenda
	next.Items = maps.Clone(m.Agenda.Items)
	next.Order = nil
	for n, x := range list {
		pointer := "/items/" + strconv.Itoa(n)
		was, known := m.Agenda.Items[x.ID]
		switch {
		case x.ID == "" && n < len(newIDs):
			x.ID = newIDs[n]
		case !known:
			p.Add(pointer+"/id", FieldUnknown)
			continue
		case slices.Contains(next.Order, x.ID):
			p.Add(pointer+"/id", FieldTaken)
			continue
		}
		next.Items[x.ID] = was.planned(&p, pointer, x, DateOf(at))
		next.Order = append(next.Order, x.ID)
	}
	for _, id := range m.Agenda.Order {
		if !slices.Contains(next.Order, id) {
			next.Order = append(next.Order, id)
		}
	}
	next.checkMerges(&p, &m.Agenda, list)
	if err := p.Err(); err != nil {
		return err
	}
	next.moved(&m.Agenda)
	next.unmerge(&m.Agenda)
	next.merge()
	m.Agenda = next
	m.Meta = m.Meta.Touched(by, at)
	return nil
}

// planned is the item as the chair wants it.
func (i AgendaItem) planned(p *Problems, pointer string, x PlannedItem, today Date) AgendaItem {
	drafted := len(i.Reasons) > 0
	next := i
	next.ID, next.Kind, next.Minutes, next.Presenter = x.ID, x.Kind, x.Minutes, strings.TrimSpace(x.Presenter)
	next.Note, next.Place, next.NotBefore, next.Into = i.Note.Edited(x.Note), x.Place, x.NotBefore, x.Into
	if !x.Title.Empty() && (x.Title.UK != i.Title.UK || x.Title.EN != i.Title.EN || i.Written) {
		next.Title, next.Written = i.Title.Edited(x.Title), true
	}
	given := (&AgendaItem{Reasons: i.Reasons}).AllLinks()
	next.Links = []Ref{}
	for _, l := range x.Links {
		if !slices.Contains(given, l) && !slices.Contains(next.Links, l) {
			next.Links = append(next.Links, l)
		}
	}
	if next.Title.Empty() {
		p.Add(pointer+"/title", FieldRequired)
	}
	checkLine(p, pointer+"/title", x.Title)
	checkText(p, pointer+"/note", x.Note)
	if hasControl(x.Presenter, false) {
		p.Add(pointer+"/presenter", FieldControl)
	}
	checkBetween(p, pointer+"/minutes", x.Minutes, 1, MeetingLongest)
	switch {
	case x.NotBefore != "" && x.Place != ItemDropped:
		p.Add(pointer+"/notBefore", FieldNotAllowed)
	case x.NotBefore != "" && !x.NotBefore.Valid():
		p.Add(pointer+"/notBefore", FieldFormat)
	case x.NotBefore != "" && x.NotBefore != i.NotBefore && x.NotBefore <= today:
		p.Add(pointer+"/notBefore", FieldDatePast)
	}
	if (x.Into != "") != (x.Place == ItemMerged) {
		p.Add(pointer+"/into", FieldOther, "field", "place")
	}
	next.Decided = i.Decided || !drafted || !i.Same(next)
	return next
}

// Same says whether two items say the same.
func (i AgendaItem) Same(o AgendaItem) bool {
	return i.Kind == o.Kind && i.Title == o.Title && i.Minutes == o.Minutes && i.Presenter == o.Presenter && i.Note == o.Note &&
		i.Place == o.Place && i.NotBefore == o.NotBefore && i.Into == o.Into && slices.Equal(i.Links, o.Links)
}

// checkMerges refuses to merge an item into itself, into nothing or into one that is not on the agenda. One that is merged
// already goes along with the item that took it in.
func (a *Agenda) checkMerges(p *Problems, before *Agenda, list []PlannedItem) {
	for n, x := range list {
		if x.Place != ItemMerged || x.Into == "" || before.Items[x.ID].Into == x.Into {
			continue
		}
		if into, ok := a.Items[x.Into]; !ok || x.Into == x.ID || into.Place != ItemOn {
			p.Add("/items/"+strconv.Itoa(n)+"/into", FieldUnknown)
		}
	}
}

// moved marks the items that were taken out of the order they had.
func (a *Agenda) moved(before *Agenda) {
	was := slices.DeleteFunc(slices.Clone(before.Order), func(id string) bool { _, ok := a.Items[id]; return !ok })
	is := slices.DeleteFunc(slices.Clone(a.Order), func(id string) bool { return !slices.Contains(was, id) })
	stay := longestCommon(was, is)
	for _, id := range is {
		if i := a.Items[id]; !stay[id] && !i.Decided {
			i.Decided = true
			a.Items[id] = i
		}
	}
}

// longestCommon marks a longest part that two orders of the same ids share: the fewest others were moved.
func longestCommon(a, b []string) map[string]bool {
	at := map[string]int{}
	for i, id := range b {
		at[id] = i
	}
	best, from := make([]int, len(a)), make([]int, len(a))
	last := -1
	for i, id := range a {
		best[i], from[i] = 1, -1
		for j := range i {
			if at[a[j]] < at[id] && best[j]+1 > best[i] {
				best[i], from[i] = best[j]+1, j
			}
		}
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	out := map[string]bool{}
	for ; last >= 0; last = from[last] {
		out[a[last]] = true
	}
	return out
}

// unmerge gives an item that is taken out of another its reasons and links back, also where the other was taken into a third.
func (a *Agenda) unmerge(before *Agenda) {
	for id, was := range before.Items {
		if is := a.Items[id]; was.Place != ItemMerged || is.Into == was.Into {
			continue
		}
		for at := was.Into; at != ""; at = before.Items[at].Into {
			into := a.Items[at]
			into.Reasons = slices.DeleteFunc(slices.Clone(into.Reasons), func(r Reason) bool {
				return slices.ContainsFunc(was.Reasons, func(x Reason) bool { return x.Record == r.Record })
			})
			into.Links = slices.DeleteFunc(slices.Clone(into.Links), func(l Ref) bool { return slices.Contains(was.Links, l) })
			a.Items[at] = into
		}
	}
}

// merge hands the reasons and links of merged items over to those that took them in.
func (a *Agenda) merge() {
	for _, id := range a.Order {
		from := a.Items[id]
		if from.Place != ItemMerged {
			continue
		}
		into := a.Items[from.Into]
		into.Decided = true
		into.Reasons, into.Links = slices.Clone(into.Reasons), slices.Clone(into.Links)
		for _, r := range from.Reasons {
			if !slices.ContainsFunc(into.Reasons, func(x Reason) bool { return x.Record == r.Record }) {
				into.Reasons = append(into.Reasons, r)
			}
		}
		for _, l := range from.Links {
			if !slices.Contains(into.Links, l) {
				into.Links = append(into.Links, l)
			}
		}
		a.Items[from.Into] = into
	}
}
