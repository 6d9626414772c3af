package app

import (
	"context"
	"crypto/sha256"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

const (
	draftFirst   = 90   // days that the draft of a subgroup's first meeting looks back
	draftMost    = 50   // items that one reason proposes at most
	draftLook    = 2000 // records that are looked at for one reason at most
	draftStalled = 60   // days without movement after which a pledge is stalled
	draftEnding  = 60   // days before its end at which a pledge's availability is said to end
	draftHold    = 14   // days before its end at which a hold is said to run out
)

// drafter makes the draft of an agenda. It reads under the scope that all readers of the meeting share, so that nothing above
// the meeting's level comes in, and asks the store by its indexes for each reason. The same data at the same moment
// give the same draft: every query has an order, and the id ends each.
type drafter struct {
	*App
	r        store.Reader
	scope    store.Scope
	m        *domain.Meeting
	at       time.Time
	today    domain.Date
	day      domain.Date // of the meeting
	since    time.Time
	sinceDay domain.Date
	excluded map[domain.Ref]bool // dropped by a chair until a day after the meeting
	claimed  map[domain.Ref]bool // each record once, under its strongest reason
	acts     map[string]map[string]bool
	out      domain.AgendaDraft
}

// draftAgenda proposes the items of a meeting from what changed since the cut-off, as the store is at this moment.
func (a *App) draftAgenda(ctx context.Context, m *domain.Meeting, at time.Time) (domain.AgendaDraft, error) {
	d := &drafter{
		App: a, r: a.store, scope: store.SharedBy(readersOf(m)), m: m, at: domain.Moment(at), today: domain.DateOf(at), day: domain.DateOf(m.Content.StartsAt),
		excluded: map[domain.Ref]bool{}, claimed: map[domain.Ref]bool{}, acts: map[string]map[string]bool{},
	}
	d.out.At, d.out.Candidates, d.out.More = d.at, []domain.AgendaItem{}, []domain.ReasonCode{}
	for _, step := range []func(context.Context) error{
		d.cutOff, d.dropped, d.criticalNeeds, d.withdrawnPledges, d.endingHolds, d.stalledPledges, d.endingPledges, d.lateDeliveries,
		d.openedNeeds, d.coveredNeeds, d.newPledges, d.suggestions, d.changes,
	} {
		if err := step(ctx); err != nil {
			return d.out, err
		}
	}
	return d.out, nil
}

func readersOf(m *domain.Meeting) store.Readers {
	return store.Readers{Level: m.Level, Subgroup: m.Subgroup, Named: m.Named}
}

// plenary is the code of the plenary, whose meetings are about all subgroups.
const plenary = "PL"

// ofSubgroup adds that a field names the meeting's subgroup; for the plenary nothing.
func (d *drafter) ofSubgroup(and store.And, fields ...string) store.And {
	if d.m.Subgroup == plenary {
		return and
	}
	or := store.Or{}
	for _, f := range fields {
		or = append(or, store.Eq{Field: f, Value: store.Str(d.m.Subgroup)})
	}
	if slices.Contains(fields, "subgroup") && slices.Contains(fields, "chairs") {
		or = slices.DeleteFunc(or, func(f store.Filter) bool { return f.(store.Eq).Field == "chairs" })
		or = append(or, store.Has{Field: "chairs", Values: []string{d.m.Subgroup}})
	}
	return append(and, or)
}

// cutOff finds the circulation of the last meeting held.
func (d *drafter) cutOff(ctx context.Context) error {
	held := []store.Value{}
	for _, s := range domain.HeldStates() {
		held = append(held, store.Str(string(s)))
	}
	last, err := store.Meetings.List(ctx, d.r, store.System(), store.Query{
		Filter: store.And{store.Eq{Field: "subgroup", Value: store.Str(d.m.Subgroup)}, store.In{Field: "state", Values: held}},
		Sort:   []store.Sort{{Field: "startsAt", Desc: true}}, Limit: 1,
	})
	if err != nil {
		return err
	}
	d.since = d.at.AddDate(0, 0, -draftFirst)
	if len(last.Items) > 0 {
		d.since, d.out.After = last.Items[0].FirstCirculatedAt(), last.Items[0].Meta.ID
	}
	d.sinceDay, d.out.Since = domain.DateOf(d.since), d.since
	return nil
}

// dropped notes the records that a chair does not want before a day that lies after the meeting.
func (d *drafter) dropped(ctx context.Context) error {
	q := store.Query{Filter: store.And{
		store.Eq{Field: "subgroup", Value: store.Str(d.m.Subgroup)}, store.Range{Field: "droppedUntil", From: store.Str(string(d.day.AddDays(1)))},
	}}
	for m, err := range store.Meetings.All(ctx, d.r, store.System(), q) {
		if err != nil {
			return err
		}
		if m.Meta.ID == d.m.Meta.ID {
			continue // its own items are decided already
		}
		for _, i := range m.Agenda.Items {
			if i.Place == domain.ItemDropped && i.NotBefore > d.day {
				for _, r := range i.Reasons {
					d.excluded[r.Record] = true
				}
			}
		}
	}
	return nil
}

// free says whether a record may still be proposed.
func (d *drafter) free(kind, id string) bool {
	ref := domain.Ref{Kind: kind, ID: id}
	return !d.excluded[ref] && !d.claimed[ref]
}

// full says whether a reason has proposed as many as it may, and notes that there are more.
func (d *drafter) full(code domain.ReasonCode, n int) bool {
	if n < draftMost {
		return false
	}
	if !slices.Contains(d.out.More, code) {
		d.out.More = append(d.out.More, code)
	}
	return true
}

// propose adds an item about a record.
func (d *drafter) propose(code domain.ReasonCode, ref domain.Ref, title domain.Text, links []domain.Ref, params map[string]string) *domain.AgendaItem {
	d.claimed[ref] = true
	kind, minutes := code.Suggests()
	d.out.Candidates = append(d.out.Candidates, domain.AgendaItem{
		ID: itemID(d.m.Meta.ID, ref), Kind: kind, Title: title, Minutes: minutes, Place: domain.ItemOn, Links: []domain.Ref{},
		Reasons: []domain.Reason{{Code: code, Record: ref, Links: links, Params: params, Changes: []domain.ChangeSince{}}},
	})
	return &d.out.Candidates[len(d.out.Candidates)-1]
}

// itemID is the id of the item about a record on one agenda: always the same there, so that a refresh finds it, and telling
// nobody which record it is, who may not see that any more, nor that it is the one on another agenda.
func itemID(meeting string, ref domain.Ref) string {
	sum := sha256.Sum256([]byte(digest("item", meeting, ref.Kind, ref.ID)))
	id := uuid.UUID(sum[:16])
	id[6], id[8] = id[6]&0x0f|0x70, id[8]&0x3f|0x80
	return id.String()
}

func needRef(id string) domain.Ref   { return domain.Ref{Kind: "need", ID: id} }
func pledgeRef(id string) domain.Ref { return domain.Ref{Kind: "pledge", ID: id} }

func (d *drafter) proposeNeed(code domain.ReasonCode, n *domain.Need, params map[string]string) {
	params["agency"] = n.Agency
	d.propose(code, needRef(n.Meta.ID), n.Content.Title, []domain.Ref{needRef(n.Meta.ID)}, params)
}

func (d *drafter) proposePledge(code domain.ReasonCode, p *domain.Pledge, params map[string]string) {
	params["partner"] = p.Funder
	if c := p.Content.Amount; c.Currency != "" {
		params["amount"], params["currency"] = c.Decimal(), string(c.Currency)
	}
	d.propose(code, pledgeRef(p.Meta.ID), p.Content.Title, []domain.Ref{pledgeRef(p.Meta.ID)}, params)
}

// eachNeed gives the needs that fit, in their order, to fn until it has enough.
func (d *drafter) eachNeed(ctx context.Context, and store.And, by string, fn func(*domain.Need) bool) error {
	q := store.Query{Filter: d.ofSubgroup(and, "subgroup"), Sort: []store.Sort{{Field: by}}}
	looked := 0
	for n, err := range chunked(ctx, d.r, store.Needs, d.scope, q) {
		if err != nil {
			return err
		}
		if looked++; looked > draftLook || !fn(&n) {
			return nil
		}
	}
	return nil
}

// eachPledge does the same with pledges.
func (d *drafter) eachPledge(ctx context.Context, and store.And, by string, fn func(*domain.Pledge) bool) error {
	q := store.Query{Filter: d.ofSubgroup(and, "subgroup", "chairs"), Sort: []store.Sort{{Field: by}}}
	looked := 0
	for p, err := range chunked(ctx, d.r, store.Pledges, d.scope, q) {
		if err != nil {
			return err
		}
		if looked++; looked > draftLook || !fn(&p) {
			return nil
		}
	}
	return nil
}

// chunked reads what fits a query in small pages: most reasons have enough after the first.
func chunked[T any](ctx context.Context, r store.Reader, k store.Kind[T], scope store.Scope, q store.Query) func(func(T, error) bool) {
	return func(yield func(T, error) bool) {
		q.Limit = 2 * draftMost
		for {
			page, err := k.List(ctx, r, scope, q)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, v := range page.Items {
				if !yield(v, nil) {
					return
				}
			}
			if page.Next == nil {
				return
			}
			q.After = page.Next
		}
	}
}

// happened gives the records to which an act happened since the cut-off. That it did is asked of the log, because the date
// that people write of an act may lie before it.
func (d *drafter) happened(ctx context.Context, act string) (map[string]bool, error) {
	if known, ok := d.acts[act]; ok {
		return known, nil
	}
	out := map[string]bool{}
	q := store.Query{
		Filter: store.And{store.Eq{Field: "act", Value: store.Str(act)}, store.Range{Field: "at", From: store.At(d.since)}},
		Sort:   []store.Sort{{Field: "at"}},
	}
	for e, err := range store.Events.All(ctx, d.r, store.System(), q) {
		if err != nil {
			return nil, err
		}
		out[e.Record] = true
	}
	d.acts[act] = out
	return out, nil
}

// suggestions proposes what members suggested, then what was parked earlier, the oldest first.
func (d *drafter) suggestions(ctx context.Context) error {
	q := store.Query{
		Filter: store.And{store.Eq{Field: "subgroup", Value: store.Str(d.m.Subgroup)}, store.Eq{Field: "state", Value: store.Str(string(domain.SuggestionOpen))}},
		Sort:   []store.Sort{{Field: "createdAt"}},
	}
	var parked []domain.Suggestion
	n := 0
	for s, err := range store.Suggestions.All(ctx, d.r, store.System(), q) {
		switch {
		case err != nil:
			return err
		case !readable(&s, d.m) || !d.free("suggestion", s.Meta.ID):
		case s.From != "":
			parked = append(parked, s)
		case !d.full(domain.ReasonSuggested, n):
			n++
			if err := d.proposeSuggestion(ctx, domain.ReasonSuggested, &s); err != nil {
				return err
			}
		}
	}
	for n, s := range parked {
		if d.full(domain.ReasonParkedEarlier, n) {
			return nil
		}
		if s.From == d.m.Meta.ID || len(s.About) > 0 && !slices.ContainsFunc(s.About, func(r domain.Ref) bool { return !d.claimed[r] }) {
			continue // it stands there by what it is about
		}
		if err := d.proposeSuggestion(ctx, domain.ReasonParkedEarlier, &s); err != nil {
			return err
		}
	}
	return nil
}

// readable says whether everybody who reads the meeting's agenda may read a suggestion on it.
func readable(s *domain.Suggestion, m *domain.Meeting) bool {
	switch s.Level {
	case domain.LevelGroup:
		return true
	case domain.LevelSubgroup:
		return m.Level == domain.LevelSubgroup || m.Level == domain.LevelParties && len(m.Named) == 0
	}
	return m.Level == domain.LevelParties && !slices.ContainsFunc(m.Named, func(o string) bool { return !slices.Contains(s.Named, o) })
}

func (d *drafter) proposeSuggestion(ctx context.Context, code domain.ReasonCode, s *domain.Suggestion) error {
	links := []domain.Ref{}
	for _, l := range s.Content.Links {
		ok, err := there(ctx, d.r, d.scope, l)
		if err != nil {
			return err
		}
		if ok {
			links = append(links, l)
		} else if slices.Contains(s.About, l) {
			return nil // what it is about stands above the meeting's level now
		}
	}
	params := map[string]string{}
	if s.Organisation != "" {
		params["organisation"] = s.Organisation
	}
	i := d.propose(code, domain.Ref{Kind: "suggestion", ID: s.Meta.ID}, s.Content.Title, links, params)
	i.Kind, i.Minutes, i.Presenter, i.Note = s.Content.Kind, s.Content.Minutes, s.Content.Presenter, s.Content.Why
	return nil
}

// there says whether a scope sees the record that a link names.
func there(ctx context.Context, r store.Reader, scope store.Scope, l domain.Ref) (bool, error) {
	spec := store.Needs.Spec
	if l.Kind == "pledge" {
		spec = store.Pledges.Spec
	}
	_, err := r.Get(ctx, spec, scope, l.ID)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

func days(from, to domain.Date) string {
	return strconv.Itoa(int(to.Begins().Sub(from.Begins()).Hours()+12) / 24)
}
