package app

import (
	"context"
	"strings"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// lists are those that the cells of a table take their values from, each with the names by which people write them.
type lists struct {
	themes, organisations, strategies, classes, units, places, subgroups list
}

// list leads from what a cell may hold to a code. A name that two share leads to neither.
type list struct {
	codes map[string]bool
	names map[string]string
}

func newList() list { return list{codes: map[string]bool{}, names: map[string]string{}} }

func (l list) add(code string, names ...domain.Text) {
	l.codes[code] = true
	for _, t := range names {
		for _, name := range []string{t.UK, t.EN} {
			l.name(name, code)
		}
	}
}

func (l list) name(name, code string) {
	if name = nameKey(name); name == "" {
		return
	}
	if other, taken := l.names[name]; taken && other != code {
		code = ""
	}
	l.names[name] = code
}

// nameKey is a name without what does not tell two apart.
func nameKey(name string) string { return strings.ToLower(domain.Tidy(name)) }

// of gives the code that a cell means; empty where it means none of the list.
func (l list) of(cell string) string {
	if code := exchange.CodeOf(cell); l.codes[code] {
		return code
	}
	if code := strings.ToUpper(exchange.CodeOf(cell)); l.codes[code] {
		return code
	}
	if code := l.names[nameKey(exchange.CodeOf(cell))]; code != "" {
		return code
	}
	return l.names[nameKey(cell)]
}

// readLists reads them all once.
func readLists(ctx context.Context, r store.Reader) (*lists, error) {
	l := &lists{newList(), newList(), newList(), newList(), newList(), newList(), newList()}
	for _, read := range []func() error{
		func() error {
			return eachOf(ctx, r, store.Themes, func(t *domain.Theme) { l.themes.add(t.Meta.ID, t.Name) })
		},
		func() error {
			return eachOf(ctx, r, store.Organisations, func(o *domain.Organisation) { l.organisations.add(o.Meta.ID, o.Name, o.Acronym) })
		},
		func() error {
			return eachOf(ctx, r, store.Strategies, func(s *domain.Strategy) { l.strategies.add(s.Meta.ID, s.Name) })
		},
		func() error {
			return eachOf(ctx, r, store.ItemClasses, func(c *domain.ItemClass) { l.classes.add(c.Meta.ID, c.Name) })
		},
		func() error {
			return eachOf(ctx, r, store.Units, func(u *domain.Unit) { l.units.add(u.Meta.ID, u.Abbr, u.One, u.Few, u.Many) })
		},
		func() error {
			return eachOf(ctx, r, store.Subgroups, func(g *domain.Subgroup) { l.subgroups.add(g.Meta.ID, g.Name) })
		},
		func() error {
			return eachOf(ctx, r, store.Places, func(p *domain.Place) {
				if p.EndedOn == "" {
					l.places.add(p.Meta.ID, p.Name, p.ShortName)
				}
			})
		},
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// lookup reads through a transaction, or a store, and keeps what it read of the lists: thousands of rows name the same
// few. Writing through it is a defect, and panics.
type lookup struct {
	store.Tx
	r    store.Reader
	kept map[string]store.Record
}

func newLookup(r store.Reader) *lookup { return &lookup{r: r, kept: map[string]store.Record{}} }

func (l *lookup) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (store.Record, error) {
	switch spec.Kind {
	case store.Themes.Spec.Kind, store.Places.Spec.Kind, store.Strategies.Spec.Kind, store.ItemClasses.Spec.Kind, store.Units.Spec.Kind, store.Subgroups.Spec.Kind:
	default:
		return l.r.Get(ctx, spec, scope, id)
	}
	key := spec.Kind + ":" + id
	if rec, ok := l.kept[key]; ok {
		return rec, nil
	}
	rec, err := l.r.Get(ctx, spec, scope, id)
	if err == nil {
		l.kept[key] = rec
	}
	return rec, err
}

func (l *lookup) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (store.Page, error) {
	return l.r.List(ctx, spec, scope, q)
}

func (l *lookup) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) ([]store.Row, error) {
	return l.r.Report(ctx, spec, scope, r)
}
