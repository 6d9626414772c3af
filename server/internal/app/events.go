package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/store"
)

// EventView is an event with the name of who caused it.
type EventView struct {
	store.Event
	PersonName string
}

// EventList is a page of events, newest first.
type EventList struct {
	Items []EventView
	Next  string
}

// NeedHistory gives the events of a need that the caller sees, as far as the caller may see each.
func (a *App) NeedHistory(ctx context.Context, c Caller, id, after string, limit int) (EventList, error) {
	if err := c.must(authz.NeedRead); err != nil {
		return EventList{}, err
	}
	n, err := store.Needs.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return EventList{}, storeError(err)
	}
	list, err := a.events(ctx, c.Scope(), digest(c.User.Meta.ID, "history", id), store.Query{
		Filter: store.And{store.Eq{Field: "kind", Value: store.Str("need")}, store.Eq{Field: "record", Value: store.Str(id)}},
		Sort:   []store.Sort{{Field: "seq", Desc: true}}, Limit: limit,
	}, after)
	if err != nil {
		return EventList{}, err
	}
	return list, storeError(a.roughChanges(ctx, c, &n, list.Items))
}

// AuditQuery asks for events.
type AuditQuery struct {
	Kind, Record, Person, After string
	Limit                       int
}

// ListAudit gives the audit log. Who sees no records (an administrator) gets who did what when, without the values
// and comments.
func (a *App) ListAudit(ctx context.Context, c Caller, q AuditQuery) (EventList, error) {
	if err := c.must(authz.AuditRead); err != nil {
		return EventList{}, err
	}
	scope, bare := c.Scope(), !c.May(authz.NeedRead)
	if bare {
		scope = store.System()
	}
	and := store.And{}
	for _, f := range []struct{ field, value string }{{"kind", q.Kind}, {"record", q.Record}, {"person", q.Person}} {
		if f.value != "" {
			and = append(and, store.Eq{Field: f.field, Value: store.Str(f.value)})
		}
	}
	list, err := a.events(ctx, scope, digest(c.User.Meta.ID, "audit", q.Kind, q.Record, q.Person), store.Query{
		Filter: and, Sort: []store.Sort{{Field: "at", Desc: true}}, Limit: q.Limit,
	}, q.After)
	if bare {
		for i := range list.Items {
			list.Items[i].Changes, list.Items[i].Comment = []store.Change{}, ""
		}
	}
	return list, err
}

func (a *App) events(ctx context.Context, scope store.Scope, bind string, q store.Query, after string) (EventList, error) {
	var err error
	if q.After, err = a.sealer.open(after, bind); err != nil {
		return EventList{}, err
	}
	page, err := store.Events.List(ctx, a.store, scope, q)
	if err != nil {
		return EventList{}, storeError(err)
	}
	out := EventList{Items: make([]EventView, 0, len(page.Items)), Next: a.sealer.seal(page.Next, bind)}
	names := a.names()
	for _, e := range page.Items {
		name, err := names.of(ctx, e.Person)
		if err != nil {
			return EventList{}, storeError(err)
		}
		out.Items = append(out.Items, EventView{Event: e, PersonName: name})
	}
	return out, nil
}
