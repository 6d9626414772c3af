package app

import (
	"context"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
)

// LoadReference puts each reference list, by itself, into a store that has none of its records yet: all of them at once would
// be thousands of writes, more than a slow server does in the time of one transaction. What is there already, people
// keep. An agency is a member of the subgroups where it has business, a partner of all of them.
func (a *App) LoadReference(ctx context.Context, lists reference.Lists) error {
	for _, list := range []func(context.Context, *work) error{
		func(ctx context.Context, w *work) error { return loadGroup(ctx, w, lists) },
		func(ctx context.Context, w *work) error {
			return loadList(ctx, w, store.Themes, lists.Themes, "theme.created")
		},
		func(ctx context.Context, w *work) error {
			return loadList(ctx, w, store.Places, lists.Places, "place.created")
		},
		func(ctx context.Context, w *work) error {
			return loadList(ctx, w, store.Units, lists.Units, "unit.created")
		},
		func(ctx context.Context, w *work) error {
			return loadList(ctx, w, store.ItemClasses, lists.ItemClasses, "item_class.created")
		},
		func(ctx context.Context, w *work) error {
			return loadList(ctx, w, store.Strategies, lists.Strategies, "strategy.created")
		},
	} {
		if err := a.change(ctx, "", list); err != nil {
			return err
		}
	}
	return nil
}

// loadGroup makes the organisations and the subgroups they are members of.
func loadGroup(ctx context.Context, w *work, lists reference.Lists) error {
	have, err := w.tx.List(ctx, store.Subgroups.Spec, store.System(), store.Query{Limit: 1})
	if err != nil || len(have.Records) > 0 {
		return err
	}
	members := map[string][]domain.Term{}
	for _, o := range lists.Organisations {
		org, err := domain.NewOrganisation(newID(), o.Content, "", w.at)
		if err != nil {
			return err
		}
		if err := create(ctx, w, store.Organisations, &org, "organisation.created", ""); err != nil {
			return err
		}
		for _, g := range lists.Subgroups {
			if len(o.Subgroups) == 0 || slices.Contains(o.Subgroups, g.Meta.ID) {
				members[g.Meta.ID] = append(members[g.Meta.ID], domain.Term{Organisation: org.Meta.ID, From: domain.DateOf(w.at)})
			}
		}
	}
	for _, g := range lists.Subgroups {
		g.Members = members[g.Meta.ID]
		if err := create(ctx, w, store.Subgroups, &g, "subgroup.created", ""); err != nil {
			return err
		}
	}
	return nil
}

// loadList makes the records of a list where the store has none of their kind.
func loadList[T any](ctx context.Context, w *work, k store.Kind[T], list []T, act string) error {
	have, err := w.tx.List(ctx, k.Spec, store.System(), store.Query{Limit: 1})
	if err != nil || len(have.Records) > 0 {
		return err
	}
	for _, v := range list {
		if err := create(ctx, w, k, &v, act, ""); err != nil {
			return err
		}
	}
	return nil
}

// SharedPassword is a password of several accounts, hashed once. The zero value is none: nobody can sign in.
type SharedPassword struct{ hash string }

// SharePassword hashes a password for several accounts: for the demo, where hashing each would take longer than its story.
func (a *App) SharePassword(password string) (SharedPassword, error) {
	hash, err := a.hash(password)
	return SharedPassword{hash}, err
}

// AddPerson makes an account with seats, by the portal itself: for the demo. With an empty password nobody can sign in
// to it.
func (a *App) AddPerson(ctx context.Context, email, name, password string, seats []domain.Seat) (Caller, error) {
	var shared SharedPassword
	if password != "" {
		var err error
		if shared, err = a.SharePassword(password); err != nil {
			return Caller{}, err
		}
	}
	return a.AddPersonWith(ctx, email, name, shared, seats)
}

// AddPersonWith is AddPerson with a password that other accounts have too.
func (a *App) AddPersonWith(ctx context.Context, email, name string, password SharedPassword, seats []domain.Seat) (Caller, error) {
	hash, id := password.hash, ""
	if hash == "" {
		hash = a.dummy
	}
	err := a.change(ctx, "", func(ctx context.Context, w *work) error {
		u, err := w.addUser(ctx, email, name, hash)
		if err != nil {
			return err
		}
		id = u.Meta.ID
		for _, s := range seats {
			s.User = id
			if err := w.addSeat(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Caller{}, err
	}
	return a.As(ctx, id)
}

// As gives a person as a caller with the seats and memberships of now, by the portal itself: for the demo, whose clock
// runs over two years. A person who comes from outside is one by a session alone.
func (a *App) As(ctx context.Context, user string) (Caller, error) {
	actor, err := a.actor(ctx, user)
	return Caller{Actor: actor}, storeError(err)
}
