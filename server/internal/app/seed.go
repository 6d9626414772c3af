package app

import (
	"context"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
)

// LoadReference puts the reference lists into a store that has no subgroups yet; elsewhere it changes nothing. An
// agency is a member of the subgroups where it has business, a partner of all of them.
func (a *App) LoadReference(ctx context.Context, lists reference.Lists) error {
	return a.change(ctx, "", func(ctx context.Context, w *work) error {
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
		for _, t := range lists.Themes {
			if err := create(ctx, w, store.Themes, &t, "theme.created", ""); err != nil {
				return err
			}
		}
		for _, p := range lists.Places {
			if err := create(ctx, w, store.Places, &p, "place.created", ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// AddPerson makes an account with seats, by the portal itself: for the demo. With an empty password nobody can sign in
// to it.
func (a *App) AddPerson(ctx context.Context, email, name, password string, seats []domain.Seat) (Caller, error) {
	hash, id, err := dummyHash, "", error(nil)
	if password != "" {
		if hash, err = a.hash(password); err != nil {
			return Caller{}, err
		}
	}
	err = a.change(ctx, "", func(ctx context.Context, w *work) error {
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
	actor, err := a.actor(ctx, id)
	return Caller{Actor: actor}, storeError(err)
}
