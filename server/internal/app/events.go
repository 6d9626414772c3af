package app

import (
	"context"
	"errors"
	"slices"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/store"
)

// EventView is an event with the name of who caused it.
type EventView struct {
	store.Event
	PersonName string
}

// NeedHistory gives the events of a need that the caller sees, as far as the caller may see each.
func (a *App) NeedHistory(ctx context.Context, c Caller, id, after string, limit int) (Page[EventView], error) {
	n, err := a.seenNeed(ctx, c, authz.NeedRead, id)
	if err != nil {
		return Page[EventView]{}, err
	}
	list, err := a.eventsAbout(ctx, c, store.Needs.Spec.Kind, id, after, limit)
	if err != nil {
		return list, err
	}
	return list, storeError(a.roughChanges(ctx, c, &n, list.Items))
}

// eventsAbout gives the events of a record of a kind, and of what hangs on it as far as its history tells of that.
func (a *App) eventsAbout(ctx context.Context, c Caller, kind, id, after string, limit int) (Page[EventView], error) {
	list, err := a.events(ctx, c.Scope(), digest(c.User.Meta.ID, "history", id), store.Query{
		Filter: store.And{
			store.Eq{Field: "about", Value: store.Str(id)},
			store.Or{
				store.In{Field: "kind", Values: texts([]string{kind, store.Attachments.Spec.Kind})},
				store.Eq{Field: "act", Value: store.Str(actCommentWithdrawn)},
			},
		},
		Sort: []store.Sort{{Field: "at", Desc: true}}, Limit: limit,
	}, after)
	for i := range list.Items {
		hangingChanges(kind, &list.Items[i])
	}
	return list, err
}

// hangingChanges leaves, of what happened to something that hangs on a record, what its history tells: the name of a file,
// and of a comment that was taken back nothing that it said. A partner's interest is not told of at all: it promises
// nothing, and leaves no trace when it ends.
func hangingChanges(kind string, e *EventView) {
	if e.Kind == kind {
		return
	}
	e.Changes = slices.DeleteFunc(e.Changes, func(x store.Change) bool { return e.Kind != store.Attachments.Spec.Kind || x.Path != "/name" })
}

// roughEvent shows the places in an event no finer than the record itself does. Of a record that is gone, only who reads
// every record may know them.
func (a *App) roughEvent(ctx context.Context, c Caller, scope store.Scope, e *EventView) error {
	if !slices.ContainsFunc(e.Changes, func(x store.Change) bool { return x.Path == placesPath }) {
		return nil
	}
	var facts authz.Facts
	switch e.Kind {
	case store.Needs.Spec.Kind:
		n, err := found(store.Needs.Get(ctx, a.store, scope, e.Record))
		if err != nil {
			return err
		}
		facts = needFacts(&n)
	case store.Projects.Spec.Kind:
		p, err := found(store.Projects.Get(ctx, a.store, scope, e.Record))
		if err != nil {
			return err
		}
		facts = projectFacts(&p)
	default:
		return nil
	}
	if c.PartyTo(facts) {
		return nil
	}
	one := []EventView{*e}
	err := a.roughPlaces(ctx, one)
	*e = one[0]
	return err
}

// hiddenNow says whether a record is there and the scope does not see it any more: its level was raised after the event.
// known remembers what was asked before. The events of a record that is gone keep the audience they were written with.
func (a *App) hiddenNow(ctx context.Context, scope store.Scope, kind, id string, known map[string]bool) (bool, error) {
	key := kind + ":" + id
	if hidden, ok := known[key]; ok {
		return hidden, nil
	}
	all := store.All()
	i := slices.IndexFunc(all, func(s *store.Spec) bool { return s.Kind == kind && s.Visibility != nil })
	if i < 0 {
		known[key] = false
		return false, nil
	}
	seen, err := found(a.store.Get(ctx, all[i], scope, id))
	if err != nil {
		return false, err
	}
	there, err := found(a.store.Get(ctx, all[i], store.System(), id))
	if err != nil {
		return false, err
	}
	known[key] = seen.Rev == 0 && there.Rev > 0
	return known[key], nil
}

// events gives a page of events, newest first.
func (a *App) events(ctx context.Context, scope store.Scope, bind string, q store.Query, after string) (Page[EventView], error) {
	names := a.names()
	return readPage(ctx, a, store.Events, scope, q, after, bind, func(e store.Event) (EventView, error) {
		name, err := names.of(ctx, e.Person)
		if err == nil {
			e.Changes, err = a.shownChanges(ctx, scope, e)
		}
		return EventView{Event: e, PersonName: name}, err
	})
}

// linkedKind says which kind of protected record the field of a change names by its id, or by a list of ids; nil for none. A
// link is as sensitive as its more sensitive end: who sees one end may not see the other.
func linkedKind(kind, path string) *store.Spec {
	switch kind + path {
	case "need/closing/supersededBy", "pledge/content/earmark/need", "allocation/need", "transaction/need", "project/content/needs":
		return store.Needs.Spec
	case "pledge/splitFrom", "allocation/pledge", "transaction/pledge", "project/content/pledges":
		return store.Pledges.Spec
	case "transaction/allocation":
		return store.Allocations.Spec
	case "transaction/project":
		return store.Projects.Spec
	}
	return nil
}

// shownChanges leaves out the links to records outside the scope, each side by itself: their ids are not told. A change of
// hidden links alone changed nothing.
func (a *App) shownChanges(ctx context.Context, scope store.Scope, e store.Event) ([]store.Change, error) {
	out := make([]store.Change, 0, len(e.Changes))
	for _, c := range e.Changes {
		if e.Quotes(c.Path) && store.Parties(store.Meetings.Spec, scope) != nil {
			continue
		}
		if linked := linkedKind(e.Kind, c.Path); linked != nil {
			for _, side := range []*string{&c.Before, &c.After} {
				var err error
				if *side, err = a.shownLinks(ctx, scope, linked, *side); err != nil {
					return nil, err
				}
			}
			if c.Before == c.After {
				continue
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// shownLinks leaves, of an id or a list of ids as an event keeps them, those that the scope sees; nothing where it is none.
func (a *App) shownLinks(ctx context.Context, scope store.Scope, linked *store.Spec, side string) (string, error) {
	var ids []string
	if err := json.Unmarshal([]byte(side), &ids); err != nil {
		var id string
		if json.Unmarshal([]byte(side), &id) != nil {
			return "", nil
		}
		if _, err := a.store.Get(ctx, linked, scope, id); err != nil {
			return "", notAbsent(err)
		}
		return side, nil
	}
	seen := []string{}
	for _, id := range ids {
		if _, err := a.store.Get(ctx, linked, scope, id); err == nil {
			seen = append(seen, id)
		} else if notAbsent(err) != nil {
			return "", err
		}
	}
	if len(seen) == 0 {
		return "", nil
	}
	text, err := json.Marshal(seen)
	return string(text), err
}

// notAbsent passes over ErrNotFound.
func notAbsent(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
