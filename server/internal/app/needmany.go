package app

import (
	"context"
	"errors"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
)

// Picked is one of many needs that a co-chair acts on, at the version that was seen.
type Picked struct {
	ID    string
	Match Match
}

// Outcome tells what became of one of many.
type Outcome struct {
	ID      string
	Refused *domain.Error // nil: done
}

// OpenNeeds opens many needs at one level, each by itself: what refuses one stops no other.
func (a *App) OpenNeeds(ctx context.Context, c Caller, list []Picked, level domain.Level, named []string) ([]Outcome, error) {
	return eachNeed(ctx, c, authz.NeedOpen, list, func(c Caller, p Picked) error {
		_, err := a.OpenNeed(ctx, c, p.ID, p.Match, level, named)
		return err
	})
}

// ReturnNeeds sends many needs back with one comment, each by itself.
func (a *App) ReturnNeeds(ctx context.Context, c Caller, list []Picked, comment string) ([]Outcome, error) {
	return eachNeed(ctx, c, authz.NeedReturn, list, func(c Caller, p Picked) error {
		_, err := a.ReturnNeed(ctx, c, p.ID, p.Match, comment)
		return err
	})
}

func eachNeed(ctx context.Context, c Caller, right authz.Permission, list []Picked, act func(Caller, Picked) error) ([]Outcome, error) {
	if err := c.must(right); err != nil {
		return nil, err
	}
	key := c.Key
	out := make([]Outcome, 0, len(list))
	for _, p := range list {
		if key != "" {
			c.Key = digest(key, p.ID) // one key for the request, one for each need of it
		}
		err := act(c, p)
		var refused *domain.Error
		if err != nil && (!errors.As(err, &refused) || refused.Kind == domain.Unavailable) {
			return nil, err // the same key goes on where this stopped
		}
		out = append(out, Outcome{p.ID, refused})
	}
	return out, nil
}
