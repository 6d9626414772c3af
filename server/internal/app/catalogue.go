package app

import (
	"context"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// PlaceQuery asks for places in force. Parent and Level are empty for all. Codes asks for those very places instead,
// also where they are no longer in force: a need may lie there.
type PlaceQuery struct {
	Level         domain.PlaceLevel
	Parent, Words string
	Codes         []string
	After         string
	Limit         int
}

// PlaceView is a place with the larger units that it lies in, the largest first.
type PlaceView struct {
	domain.Place
	Within []domain.Place
}

// ListPlaces gives a page of places, the larger units first, in the order of the codifier. What they lie in comes with
// them unless the parent was asked for: then it is known.
func (a *App) ListPlaces(ctx context.Context, c Caller, q PlaceQuery) (Page[PlaceView], error) {
	if err := c.must(authz.PlaceRead); err != nil {
		return Page[PlaceView]{}, err
	}
	and := store.And{}
	if q.Level != "" {
		and = append(and, store.Eq{Field: "level", Value: store.Str(string(q.Level))})
	}
	if q.Parent != "" {
		and = append(and, store.Eq{Field: "parent", Value: store.Str(q.Parent)})
	}
	if q.Words != "" {
		and = append(and, store.Text{Words: q.Words})
	}
	if len(q.Codes) > 0 {
		and = append(and, byPrefix(q.Codes))
	} else {
		and = append(and, store.Eq{Field: "inForce", Value: store.Flag(true)})
	}
	bind := digest(append([]string{c.User.Meta.ID, "places", string(q.Level), q.Parent, q.Words}, q.Codes...)...)
	list, err := readPage(ctx, a, store.Places, c.Scope(), store.Query{
		Filter: and, Sort: []store.Sort{{Field: "order"}}, Limit: q.Limit, Total: store.Exact,
	}, q.After, bind, func(p domain.Place) (PlaceView, error) { return PlaceView{Place: p}, nil })
	if err != nil || q.Parent != "" {
		return list, err
	}
	return list, storeError(a.putWithin(ctx, c, list.Items))
}

// putWithin adds to places the larger units that they lie in, all of them in one read.
func (a *App) putWithin(ctx context.Context, c Caller, places []PlaceView) error {
	larger := []string{}
	for _, p := range places {
		for _, prefix := range domain.PlacePrefixes(p.Meta.ID) {
			if prefix != domain.SmallestPrefix(p.Meta.ID) {
				larger = append(larger, prefix)
			}
		}
	}
	slices.Sort(larger)
	larger = slices.Compact(larger)
	if len(larger) == 0 {
		return nil
	}
	found, err := store.Places.List(ctx, a.store, c.Scope(), store.Query{Filter: byPrefix(larger), Limit: store.MaxLimit})
	if err != nil {
		return err
	}
	known := map[string]domain.Place{}
	for _, p := range found.Items {
		known[domain.SmallestPrefix(p.Meta.ID)] = p
	}
	for i := range places {
		for _, prefix := range domain.PlacePrefixes(places[i].Meta.ID) {
			if p, ok := known[prefix]; ok && p.Meta.ID != places[i].Meta.ID {
				places[i].Within = append(places[i].Within, p)
			}
		}
	}
	return nil
}

// byPrefix holds for the units of these codes, or of these parts of codes.
func byPrefix(codes []string) store.Filter {
	values := make([]store.Value, len(codes))
	for i, code := range codes {
		values[i] = store.Str(domain.SmallestPrefix(code))
	}
	return store.In{Field: "prefix", Values: values}
}

// Catalogue is what the lines of a need are written with.
type Catalogue struct {
	Units       []domain.Unit
	ItemClasses []domain.ItemClass
	Strategies  []domain.Strategy
}

// ReadCatalogue gives units, item classes and strategies, in their order.
func (a *App) ReadCatalogue(ctx context.Context, c Caller) (out Catalogue, err error) {
	order := []store.Sort{{Field: "order"}}
	if out.Units, err = listAll(ctx, a, c, authz.PlaceRead, store.Units, order); err != nil {
		return out, err
	}
	if out.ItemClasses, err = listAll(ctx, a, c, authz.PlaceRead, store.ItemClasses, order); err != nil {
		return out, err
	}
	out.Strategies, err = listAll(ctx, a, c, authz.PlaceRead, store.Strategies, order)
	return out, err
}
