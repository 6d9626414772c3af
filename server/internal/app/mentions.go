package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// MentionablePeople gives those whom a comment on a need may name: the people of its agency, its subgroup's co-chairs, the
// secretariat, the caller's own organisation, and who wrote in the part of the thread that the caller sees. All of them
// but the last see every comment; none of them tells who else sees the need.
func (a *App) MentionablePeople(ctx context.Context, c Caller, need string) ([]Named, error) {
	n, err := a.seenNeed(ctx, c, authz.CommentWrite, need)
	if err != nil {
		return nil, err
	}
	out, err := mentionable(ctx, a.store, c, a.Now(), &n)
	return out, storeError(err)
}

func mentionable(ctx context.Context, r store.Reader, c Caller, at time.Time, n *domain.Need) ([]Named, error) {
	wanted := store.Or{
		store.In{Field: "organisation", Values: []store.Value{store.Str(n.Agency)}},
		store.Eq{Field: "role", Value: store.Str(string(domain.RoleSecretariat))},
	}
	if n.Content.Subgroup != "" {
		wanted = append(wanted, store.And{
			store.Eq{Field: "role", Value: store.Str(string(domain.RoleChair))}, store.Eq{Field: "subgroup", Value: store.Str(n.Content.Subgroup)},
		})
	}
	for _, s := range c.Seats {
		if s.Organisation != "" {
			wanted = append(wanted, store.Eq{Field: "organisation", Value: store.Str(s.Organisation)})
		}
	}
	seats, err := store.Seats.List(ctx, r, store.System(), store.Query{Filter: wanted, Limit: store.MaxLimit})
	if err != nil {
		return nil, err
	}
	ids := []string{}
	for _, s := range seats.Items {
		if s.On(domain.DateOf(at)) {
			ids = append(ids, s.User)
		}
	}
	thread, err := store.Comments.List(ctx, r, c.Scope(), store.Query{
		Filter: store.Eq{Field: "record", Value: store.Str(n.Meta.ID)}, Sort: []store.Sort{{Field: "createdAt", Desc: true}}, Limit: 200,
	})
	if err != nil {
		return nil, err
	}
	for _, x := range thread.Items {
		ids = append(ids, x.Meta.CreatedBy)
	}
	slices.Sort(ids)
	out := []Named{}
	for _, id := range slices.Compact(ids) {
		if id == c.User.Meta.ID {
			continue
		}
		u, err := store.Users.Get(ctx, r, store.System(), id)
		if errors.Is(err, store.ErrNotFound) || err == nil && u.Disabled {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, Named{id, u.Name})
	}
	slices.SortFunc(out, func(x, y Named) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID)) })
	return out, nil
}
