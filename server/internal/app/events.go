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
	list, err := a.events(ctx, c.Scope(), digest(c.User.Meta.ID, "history", id), store.Query{
		Filter: store.And{
			store.Eq{Field: "about", Value: store.Str(id)},
			store.Or{
				store.In{Field: "kind", Values: texts([]string{store.Needs.Spec.Kind, store.Attachments.Spec.Kind})},
				store.Eq{Field: "act", Value: store.Str(actCommentWithdrawn)},
			},
		},
		Sort: []store.Sort{{Field: "at", Desc: true}}, Limit: limit,
	}, after)
	if err != nil {
		return Page[EventView]{}, err
	}
	for i := range list.Items {
		hangingChanges(&list.Items[i])
	}
	return list, storeError(a.roughChanges(ctx, c, &n, list.Items))
}

// hangingChanges leaves, of what happened to something that hangs on a need, what its history tells: the name of a file, and
// of a comment that was taken back nothing that it said. A partner's interest is not told of at all: it promises nothing,
// and leaves no trace when it ends.
func hangingChanges(e *EventView) {
	if e.Kind == store.Needs.Spec.Kind {
		return
	}
	e.Changes = slices.DeleteFunc(e.Changes, func(x store.Change) bool { return e.Kind != store.Attachments.Spec.Kind || x.Path != "/name" })
}

// roughEvent shows the places in an event of a need no finer than the need itself. Of a need that is gone, only who reads
// every record may know them.
func (a *App) roughEvent(ctx context.Context, c Caller, scope store.Scope, e *EventView) error {
	if e.Kind != store.Needs.Spec.Kind || !slices.ContainsFunc(e.Changes, func(x store.Change) bool { return x.Path == placesPath }) {
		return nil
	}
	n, err := found(store.Needs.Get(ctx, a.store, scope, e.Record))
	if err != nil {
		return err
	}
	one := []EventView{*e}
	err = a.roughChanges(ctx, c, &n, one)
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

// linkedKind says which kind of protected record the field of a change names by its id; nil for none. A link is as
// sensitive as its more sensitive end: who sees one end may not see the other.
func linkedKind(kind, path string) *store.Spec {
	switch kind + path {
	case "need/closing/supersededBy", "pledge/content/earmark/need", "allocation/need", "transaction/need":
		return store.Needs.Spec
	case "pledge/splitFrom", "allocation/pledge", "transaction/pledge":
		return store.Pledges.Spec
	case "transaction/allocation":
		return store.Allocations.Spec
	}
	return nil
}

// shownChanges leaves out the links to records outside the scope, each side by itself: their ids are not told.
func (a *App) shownChanges(ctx context.Context, scope store.Scope, e store.Event) ([]store.Change, error) {
	out := make([]store.Change, 0, len(e.Changes))
	for _, c := range e.Changes {
		if linked := linkedKind(e.Kind, c.Path); linked != nil {
			for _, side := range []*string{&c.Before, &c.After} {
				var id string
				if *side == "" || json.Unmarshal([]byte(*side), &id) != nil {
					*side = ""
					continue
				}
				if _, err := a.store.Get(ctx, linked, scope, id); errors.Is(err, store.ErrNotFound) {
					*side = ""
				} else if err != nil {
					return nil, err
				}
			}
			if c.Before == "" && c.After == "" {
				continue
			}
		}
		out = append(out, c)
	}
	return out, nil
}
