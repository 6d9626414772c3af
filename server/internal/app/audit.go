package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// AuditQuery asks for events; what is empty asks for all.
type AuditQuery struct {
	Kind, Record, Act string
	Person            string // the id of who did it
	Organisation      string // the id of whose record it is
	Number            string // of a need: its events and those of what hangs on it
	Words             string // of what was written, before or after
	Since, Until      domain.Date
	After             string
	Limit             int
}

// seeks says whether the query asks for what only the content of records tells.
func (q AuditQuery) seeks() bool {
	return q.Organisation != "" || q.Number != "" || strings.TrimSpace(q.Words) != ""
}

// ListAudit gives the audit log. Who sees no records (an administrator) gets who did what when, without the values
// and comments, and finds by words, organisation and number only what is told of accounts and lists. A record that the
// caller may not see any more is not found by them either: finding it would tell what it says.
func (a *App) ListAudit(ctx context.Context, c Caller, q AuditQuery) (Page[EventView], error) {
	if err := c.must(authz.AuditRead); err != nil {
		return Page[EventView]{}, err
	}
	for pointer, day := range map[string]domain.Date{"/since": q.Since, "/until": q.Until} {
		if day != "" && !day.Valid() {
			return Page[EventView]{}, domain.RefuseField(pointer, domain.FieldFormat)
		}
	}
	scope, bare := c.Scope(), !c.May(authz.NeedRead)
	if bare {
		scope = store.System()
	}
	and := auditFilter(q)
	if bare && q.seeks() {
		and = append(and, store.Not{Filter: store.In{Field: "kind", Values: texts(protectedKinds())}})
	}
	if q.Number != "" {
		id, err := a.numbered(ctx, c.Scope(), q.Number)
		if err != nil {
			return Page[EventView]{}, storeError(err)
		}
		if id == "" || bare {
			return Page[EventView]{Items: []EventView{}, Total: -1}, nil
		}
		and = append(and, store.Eq{Field: "about", Value: store.Str(id)})
	}
	bind := digest(c.User.Meta.ID, "audit", q.Kind, q.Record, q.Act, q.Person, q.Organisation, q.Number, q.Words, fmt.Sprint(q.Since, " ", q.Until))
	list, err := a.events(ctx, scope, bind, store.Query{Filter: and, Sort: []store.Sort{{Field: "at", Desc: true}}, Limit: q.Limit}, q.After)
	if err != nil {
		return Page[EventView]{}, err
	}
	hidden, shown := map[string]bool{}, list.Items[:0]
	for _, e := range list.Items {
		strip := bare
		if !bare {
			if strip, err = a.hiddenNow(ctx, scope, e.Kind, e.Record, hidden); err != nil {
				return Page[EventView]{}, storeError(err)
			}
			if strip && q.seeks() {
				continue
			}
		}
		if strip {
			e.Changes, e.Comment = []store.Change{}, ""
		}
		ownNote(c, &e)
		if err := a.roughEvent(ctx, c, scope, &e); err != nil {
			return Page[EventView]{}, storeError(err)
		}
		shown = append(shown, e)
	}
	list.Items = shown
	return list, nil
}

// ownNote leaves the note of an interest to the partner whose it is: whoever hears of the interest, the note is its own, and
// who reads the log is told no more than on the need's page.
func ownNote(c Caller, e *EventView) {
	if e.Kind == store.Interests.Spec.Kind && !c.MayOn(authz.InterestWrite, authz.Facts{Owner: e.Owner}) {
		e.Changes = slices.DeleteFunc(e.Changes, func(x store.Change) bool { return x.Path == "/note" })
	}
}

func auditFilter(q AuditQuery) store.And {
	and := store.And{}
	for _, f := range []struct{ field, value string }{
		{"kind", q.Kind}, {"record", q.Record}, {"act", q.Act}, {"person", q.Person}, {"organisation", q.Organisation},
	} {
		if f.value != "" {
			and = append(and, store.Eq{Field: f.field, Value: store.Str(f.value)})
		}
	}
	if q.Since != "" || q.Until != "" {
		days := store.Range{Field: "at"}
		if q.Since != "" {
			days.From = store.At(q.Since.Begins())
		}
		if q.Until != "" {
			days.To = store.At(q.Until.AddDays(1).Begins()) // the whole day, in Kyiv
		}
		and = append(and, days)
	}
	if strings.TrimSpace(q.Words) != "" {
		and = append(and, store.Text{Words: q.Words})
	}
	return and
}

// protectedKinds are those whose records not everybody sees.
func protectedKinds() []string {
	var out []string
	for _, spec := range audited() {
		if spec.Visibility != nil {
			out = append(out, spec.Kind)
		}
	}
	return out
}

// numbered gives the id of a need by its number; empty where the scope sees none.
func (a *App) numbered(ctx context.Context, scope store.Scope, number string) (string, error) {
	page, err := store.Needs.List(ctx, a.store, scope, store.Query{
		Filter: store.Eq{Field: "number", Value: store.Str(strings.ToUpper(strings.TrimSpace(number)))}, Limit: 1,
	})
	if err != nil || len(page.Items) == 0 {
		return "", err
	}
	return page.Items[0].Meta.ID, nil
}
