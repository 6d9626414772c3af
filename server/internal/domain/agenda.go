package domain

import (
	"slices"
	"time"
)

// ItemKind is what a meeting does with an item.
type ItemKind string

// The kinds of agenda items.
const (
	ItemInformation ItemKind = "information"
	ItemDiscussion  ItemKind = "discussion"
	ItemDecision    ItemKind = "decision"
)

// ItemPlace is where an item is: on the agenda, or what the chair did with it instead.
type ItemPlace string

// The places of an item.
const (
	ItemOn      ItemPlace = "on"
	ItemDropped ItemPlace = "dropped" // and perhaps not proposed again before a day
	ItemParked  ItemPlace = "parked"  // for a later meeting
	ItemMerged  ItemPlace = "merged"  // into another item, which took over its reasons and links
)

// ReasonCode says why a record is on an agenda.
type ReasonCode string

// The reasons, in the order of PRODUCT.md: the strongest first.
const (
	ReasonCriticalUnanswered ReasonCode = "critical_unanswered" // a critical need that is open without a pledge
	ReasonPledgeWithdrawn    ReasonCode = "pledge_withdrawn"    // since the cut-off
	ReasonHoldEnding         ReasonCode = "hold_ending"         // of a pledge: holds of it run out
	ReasonPledgeStalled      ReasonCode = "pledge_stalled"      // nothing moved for 60 days
	ReasonPledgeEnding       ReasonCode = "pledge_ending"       // its availability ends within 60 days
	ReasonDeliveryLate       ReasonCode = "delivery_late"       // of a pledge: against its planned date
	ReasonNeedOpened         ReasonCode = "need_opened"         // since the cut-off
	ReasonNeedCovered        ReasonCode = "need_covered"        // since the cut-off
	ReasonPledgeCommitted    ReasonCode = "pledge_committed"    // since the cut-off
	ReasonPledgeAnnounced    ReasonCode = "pledge_announced"    // since the cut-off
	ReasonSuggested          ReasonCode = "suggested"           // by a member
	ReasonParkedEarlier      ReasonCode = "parked_earlier"
)

// ReasonCodes lists the reasons, the strongest first.
func ReasonCodes() []ReasonCode {
	return []ReasonCode{
		ReasonCriticalUnanswered, ReasonPledgeWithdrawn, ReasonHoldEnding, ReasonPledgeStalled, ReasonPledgeEnding, ReasonDeliveryLate,
		ReasonNeedOpened, ReasonNeedCovered, ReasonPledgeCommitted, ReasonPledgeAnnounced, ReasonSuggested, ReasonParkedEarlier,
	}
}

// Suggests gives the kind of an item and its minutes that a reason suggests.
func (c ReasonCode) Suggests() (ItemKind, int64) {
	switch c {
	case ReasonCriticalUnanswered, ReasonPledgeStalled, ReasonPledgeEnding, ReasonDeliveryLate, ReasonPledgeWithdrawn, ReasonNeedOpened:
		return ItemDiscussion, 15
	case ReasonHoldEnding:
		return ItemDecision, 10
	case ReasonNeedCovered, ReasonPledgeCommitted, ReasonPledgeAnnounced:
		return ItemInformation, 5
	}
	return ItemDiscussion, 15
}

func (c ReasonCode) strength() int { return slices.Index(ReasonCodes(), c) }

// Ref names a record.
type Ref struct {
	Kind string `json:"kind"` // need, pledge, suggestion
	ID   string `json:"id"`
}

// ChangeSince is a field of a record before and after, as JSON texts; an empty side was not there.
type ChangeSince struct {
	Path   string    `json:"path"`
	Before string    `json:"before,omitempty"`
	After  string    `json:"after,omitempty"`
	At     time.Time `json:"at"`
}

// Reason is why a record is on the agenda, in a code and the values of its sentence.
type Reason struct {
	Code    ReasonCode        `json:"code"`
	Record  Ref               `json:"record"`
	Links   []Ref             `json:"links"` // the records it names, its own among them where people may open it
	Params  map[string]string `json:"params"`
	Changes []ChangeSince     `json:"changes"` // since the cut-off
}

// AgendaItem is a matter of a meeting.
type AgendaItem struct {
	ID        string    `json:"id"`
	Kind      ItemKind  `json:"kind"`
	Title     Text      `json:"title"`
	Written   bool      `json:"written,omitzero"` // the title is the chair's own, not its record's
	Minutes   int64     `json:"minutes"`
	Presenter string    `json:"presenter,omitempty"`
	Note      Text      `json:"note"` // what the chair says to it
	Reasons   []Reason  `json:"reasons"`
	Links     []Ref     `json:"links"` // the chair's own, besides those of its reasons
	Place     ItemPlace `json:"place"`
	NotBefore Date      `json:"notBefore,omitempty"` // of a dropped one
	Into      string    `json:"into,omitempty"`      // of a merged one
	Decided   bool      `json:"decided,omitzero"`    // a refresh leaves it as it is
	Waits     string    `json:"waits,omitempty"`     // of a parked one: the suggestion that carries it to a later meeting
}

// Agenda is the items of a meeting, by their ids, and their order.
type Agenda struct {
	Items map[string]AgendaItem `json:"items"`
	Order []string              `json:"order"`
	// DraftedAt is the moment of its data, Since the cut-off: the circulation of the meeting After, or of none.
	DraftedAt time.Time    `json:"draftedAt,omitzero"`
	Since     time.Time    `json:"since,omitzero"`
	After     string       `json:"after,omitempty"`
	More      []ReasonCode `json:"more"` // reasons that more records have than were proposed
}

// List gives all items in their order.
func (a *Agenda) List() []AgendaItem {
	out := make([]AgendaItem, 0, len(a.Order))
	for _, id := range a.Order {
		out = append(out, a.Items[id])
	}
	return out
}

// On gives those that are on the agenda, in their order.
func (a *Agenda) On() []AgendaItem {
	return slices.DeleteFunc(a.List(), func(i AgendaItem) bool { return i.Place != ItemOn })
}

// Total is how many minutes they take.
func (a *Agenda) Total() (minutes int64) {
	for _, i := range a.On() {
		minutes += i.Minutes
	}
	return minutes
}

// records are what the item is about.
func (i *AgendaItem) records() (out []Ref) {
	for _, r := range i.Reasons {
		out = append(out, r.Record)
	}
	return out
}

// AllLinks are the records that the item names, by its reasons and by the chair.
func (i *AgendaItem) AllLinks() []Ref {
	out := []Ref{}
	add := func(list []Ref) {
		for _, l := range list {
			if !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	for _, r := range i.Reasons {
		add(r.Links)
	}
	add(i.Links)
	return out
}

// AgendaDraft is what a draft proposes. Candidates come with the strongest reason first, each record once.
type AgendaDraft struct {
	Candidates []AgendaItem
	At, Since  time.Time
	After      string
	More       []ReasonCode
}

// Refresh brings the agenda up to date with a draft and leaves alone what the chair decided: a proposed item that nobody
// touched is as the draft has it, or gone where the draft lacks it; a new one comes before the first untouched one with
// a weaker reason.
func (m *Meeting) Refresh(d AgendaDraft, by string, at time.Time) error {
	if err := m.must(ActMeetingRefresh); err != nil {
		return err
	}
	m.Agenda = m.Agenda.refreshed(d)
	m.Meta = m.Meta.Touched(by, at)
	return nil
}

func (a *Agenda) refreshed(d AgendaDraft) Agenda {
	next := Agenda{Items: map[string]AgendaItem{}, DraftedAt: Moment(d.At), Since: Moment(d.Since), After: d.After, More: d.More}
	claimed := map[Ref]bool{}
	for _, i := range a.List() {
		if i.Decided {
			for _, r := range i.records() {
				claimed[r] = true
			}
		}
	}
	fresh := map[string]AgendaItem{}
	var order []string
	for _, c := range d.Candidates {
		if c.Decided = false; slices.ContainsFunc(c.records(), func(r Ref) bool { return claimed[r] }) {
			continue
		}
		fresh[c.ID] = c
		order = append(order, c.ID)
	}
	for _, id := range a.Order {
		i := a.Items[id]
		c, ok := fresh[id]
		if !i.Decided && !ok {
			continue
		}
		if !i.Decided {
			i = c
		}
		next.Items[id] = i
		next.Order = append(next.Order, id)
	}
	for _, id := range order {
		if _, there := next.Items[id]; there {
			continue
		}
		c := fresh[id]
		at := slices.IndexFunc(next.Order, func(o string) bool {
			x := next.Items[o]
			return !x.Decided && x.strength() > c.strength()
		})
		if at < 0 {
			at = len(next.Order)
		}
		next.Order = slices.Insert(next.Order, at, id)
		next.Items[id] = c
	}
	return next
}

func (i *AgendaItem) strength() int {
	if len(i.Reasons) == 0 {
		return len(ReasonCodes())
	}
	return i.Reasons[0].Code.strength()
}

// Lift takes the items off the agenda that name what may not stand on it any more. It says which of them the chair decided
// on: those stay, for the chair to drop.
func (m *Meeting) Lift(above func(Ref) bool) (stay []string) {
	next := m.Agenda
	next.Items, next.Order = map[string]AgendaItem{}, nil
	for _, i := range m.Agenda.List() {
		if i.Place != ItemDropped && slices.ContainsFunc(i.AllLinks(), above) {
			if !i.Decided {
				continue
			}
			stay = append(stay, i.ID)
		}
		next.Items[i.ID] = i
		next.Order = append(next.Order, i.ID)
	}
	m.Agenda = next
	return stay
}

// Carry says which suggestion carries a parked item on; empty: none does any more.
func (m *Meeting) Carry(item, suggestion string) {
	i := m.Agenda.Items[item]
	i.Waits = suggestion
	m.Agenda.Items[item] = i
}
