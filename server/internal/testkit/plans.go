package testkit

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Explainer is a store that tells how its engine would answer what the use cases ask: a text for each step or command of
// a store.Query or a store.Report.
type Explainer interface {
	store.Store
	Explain(ctx context.Context, spec *store.Spec, scope store.Scope, what any) ([]string, error)
}

// Plans are what an engine said of all that the portal asks.
type Plans struct {
	Asked int
	Walks []string // what goes through everything there is, without need: the question and the engine's words
}

// ReadPlans asks everything that the API and the jobs can ask, in each order and with each combination of filters (by
// day each by itself, some together, and all), by callers who see little, much and all, among so many needs. walks says of
// a question and a text of the engine whether it goes through everything of a kind.
func ReadPlans(t testing.TB, s Explainer, needs int, walks func(kind string, what any, text string) bool) Plans {
	t.Helper()
	w := On(t, s)
	callers := []app.Caller{
		w.Person("agency", w.Seat(domain.RoleApprover, "SESU", "")),
		w.Person("office", w.Seat(domain.RoleSecretariat, "", "")),
		w.Person("chair", w.Seat(domain.RoleChair, "", "ER")),
		w.Person("auditor", w.Seat(domain.RoleAuditor, "", "")),
		w.Person("admin", w.Seat(domain.RoleAdmin, "", "")),
	}
	populate(w, callers[0], needs)
	p := &planner{Explainer: s, t: t, walks: walks, wrong: map[string]bool{}, answer: true}
	a, err := app.New(t.Context(), app.Options{Store: p, Clock: func() time.Time { return w.Now }})
	if err != nil {
		t.Fatal(err)
	}
	p.answer = false
	for _, c := range callers[:3] {
		askNeeds(t, a, c, Size(t, 0, 0, 1) == 1)
	}
	p.answer = true
	for _, c := range callers {
		askOthers(t, a, c)
		askMoney(t, a, c)
	}
	for _, job := range []func(context.Context) error{a.Sweep, func(ctx context.Context) error { return a.PublishFeed(ctx, "test") }} {
		if err := job(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	out := Plans{Asked: p.asked}
	for text := range p.wrong {
		out.Walks = append(out.Walks, text)
	}
	slices.Sort(out.Walks)
	return out
}

// planner is a store that looks at the plan of each list and report before it answers.
type planner struct {
	Explainer
	t      testing.TB
	walks  func(kind string, what any, text string) bool
	asked  int
	wrong  map[string]bool
	answer bool // false: the plan is enough, and the list is empty
}

// List looks at the plan of the first page, and of those after and before a mark.
func (p *planner) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (store.Page, error) {
	p.look(ctx, spec, scope, q)
	for _, from := range marks(spec, q.Sort) {
		next, before := q, q
		next.After, next.Before = from, nil
		p.look(ctx, spec, scope, next)
		before.After, before.Before = nil, from
		p.look(ctx, spec, scope, before)
	}
	if !p.answer {
		return store.Page{Total: 0}, nil
	}
	return p.Explainer.List(ctx, spec, scope, q)
}

// Report looks at its plan.
func (p *planner) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) ([]store.Row, error) {
	p.look(ctx, spec, scope, r)
	if !p.answer {
		return nil, nil
	}
	return p.Explainer.Report(ctx, spec, scope, r)
}

// marks gives a mark in the middle of a list, and one whose sort values are null.
func marks(spec *store.Spec, sort []store.Sort) []*store.Cursor {
	middle, null := &store.Cursor{ID: "m"}, &store.Cursor{ID: "m"}
	for _, s := range sort {
		f, _ := spec.Field(s.Field)
		v := store.Num(1)
		switch f.Type {
		case store.String:
			v = store.Str("m")
		case store.Time:
			v = store.AtMilli(1)
		case store.Bool:
			v = store.Flag(true)
		}
		middle.Values, null.Values = append(middle.Values, v), append(null.Values, store.Null)
	}
	return []*store.Cursor{middle, null}
}

// whole are the kinds that are a short list, or are read whole by what is asked: a walk of the table is the plan.
func whole(kind string) bool {
	return slices.Contains([]string{"subgroup", "theme", "place", "head", "outbox"}, kind)
}

// Conditional says whether a store.Query or a store.Report asks for some of what its caller sees, and not for all of it.
func Conditional(what any) bool {
	var f store.Filter
	switch what := what.(type) {
	case store.Query:
		f = what.Filter
	case store.Report:
		f = what.Filter
	}
	return f != nil && !reflect.DeepEqual(f, store.And{})
}

func (p *planner) look(ctx context.Context, spec *store.Spec, scope store.Scope, what any) {
	p.t.Helper()
	p.asked++
	plan, err := p.Explain(ctx, spec, scope, what)
	if err != nil {
		p.t.Fatalf("%s: %v", spec.Kind, err)
	}
	if _, ok := what.(store.Report); ok && !Conditional(what) {
		return // a sum over all that is seen reads all, from an index or the rows: both are without bodies
	}
	for _, text := range plan {
		if p.walks(spec.Kind, what, text) && !whole(spec.Kind) {
			p.wrong[fmt.Sprintf("%s: %s: %s", spec.Kind, told(what), text)] = true
		}
	}
}

// told says what was asked, without the mark.
func told(what any) string {
	if q, ok := what.(store.Query); ok {
		return fmt.Sprintf("%v by %v, after a mark: %v, before one: %v", q.Filter, q.Sort, q.After != nil, q.Before != nil)
	}
	return fmt.Sprintf("%v", what)
}
