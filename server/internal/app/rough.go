package app

import (
	"context"
	"slices"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// rough shows the places of needs no finer than their oblast to a caller who is not among a need's parties. Every need
// that leaves the use cases passes here.
func (a *App) rough(ctx context.Context, c Caller, needs ...*domain.Need) error {
	var oblasts map[string]string
	for _, n := range needs {
		if !fine(n.Content.Places) || c.PartyTo(needFacts(n)) {
			continue
		}
		if oblasts == nil {
			var err error
			if oblasts, err = a.oblasts(ctx); err != nil {
				return err
			}
		}
		n.Content.Places = coarse(oblasts, n.Content.Places)
	}
	return nil
}

// roughAll is rough for a list that stands by itself.
func (a *App) roughAll(ctx context.Context, c Caller, needs []domain.Need) error {
	list := make([]*domain.Need, len(needs))
	for i := range needs {
		list[i] = &needs[i]
	}
	return a.rough(ctx, c, list...)
}

// roughChanges does the same to the events of a need.
func (a *App) roughChanges(ctx context.Context, c Caller, n *domain.Need, events []EventView) error {
	if c.PartyTo(needFacts(n)) {
		return nil
	}
	return a.roughPlaces(ctx, events)
}

// roughPlaces shows the places in events no finer than their oblasts.
func (a *App) roughPlaces(ctx context.Context, events []EventView) error {
	oblasts, err := a.oblasts(ctx)
	if err != nil {
		return err
	}
	side := func(text string) (string, error) {
		if text == "" {
			return "", nil
		}
		var codes []string
		if err := json.Unmarshal([]byte(text), &codes); err != nil {
			return "", err
		}
		out, err := json.Marshal(coarse(oblasts, codes))
		return string(out), err
	}
	for i := range events {
		e := &events[i]
		for j := range e.Changes {
			x := &e.Changes[j]
			if x.Path != placesPath {
				continue
			}
			if x.Before, err = side(x.Before); err != nil {
				return err
			}
			if x.After, err = side(x.After); err != nil {
				return err
			}
		}
		// A change below the oblast alone changed nothing that this caller is shown.
		e.Changes = slices.DeleteFunc(e.Changes, func(x store.Change) bool { return x.Path == placesPath && x.Before == x.After })
	}
	return nil
}

// placesPath is where the places of a need or a project stand in its changes.
const placesPath = "/content/places"

// oblasts maps prefixes to the codes of the oblasts.
func (a *App) oblasts(ctx context.Context) (map[string]string, error) {
	list, err := store.Places.List(ctx, a.store, store.System(), store.Query{
		Filter: store.Eq{Field: "level", Value: store.Str(string(domain.PlaceOblast))}, Limit: store.MaxLimit,
	})
	out := map[string]string{}
	for _, p := range list.Items {
		out[domain.PlacePrefix(p.Meta.ID, domain.PlaceOblast)] = p.Meta.ID
	}
	return out, err
}

// fine says whether a place is smaller than an oblast.
func fine(codes []string) bool {
	return slices.ContainsFunc(codes, func(code string) bool { return len(domain.PlacePrefixes(code)) > 1 })
}

func coarse(oblasts map[string]string, codes []string) []string {
	out := []string{}
	for _, code := range codes {
		if o, ok := oblasts[domain.PlacePrefix(code, domain.PlaceOblast)]; ok {
			out = append(out, o)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
