package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// PlaceQuery asks for places. Parent and Level are empty for all.
type PlaceQuery struct {
	Level         domain.PlaceLevel
	Parent, Words string
	After         string
	Limit         int
}

// ListPlaces gives a page of places, in the order of the codifier.
func (a *App) ListPlaces(ctx context.Context, c Caller, q PlaceQuery) (Page[domain.Place], error) {
	if err := c.must(authz.PlaceRead); err != nil {
		return Page[domain.Place]{}, err
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
	bind := digest(c.User.Meta.ID, "places", string(q.Level), q.Parent, q.Words)
	return readPage(ctx, a, store.Places, c.Scope(), store.Query{
		Filter: and, Sort: []store.Sort{{Field: "order"}}, Limit: q.Limit, Total: store.Exact,
	}, q.After, bind, func(p domain.Place) (domain.Place, error) { return p, nil })
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
