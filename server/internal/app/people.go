package app

import (
	"context"
	"errors"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// PersonView is an account as those who keep accounts see it.
type PersonView struct {
	User    domain.User
	Seats   []domain.Seat // held, to come and past, the latest first
	Invited bool          // a link to set a password waits to be used
	Active  bool          // has set a password
	May     []authz.Permission
}

// PersonQuery asks for accounts.
type PersonQuery struct {
	Words, After string
	Limit        int
}

// ListPeople gives a page of accounts, by name.
func (a *App) ListPeople(ctx context.Context, c Caller, q PersonQuery) (Page[PersonView], error) {
	if err := c.must(authz.UserRead); err != nil {
		return Page[PersonView]{}, err
	}
	query := store.Query{Sort: []store.Sort{{Field: "sortName"}}, Limit: q.Limit, Total: store.Exact}
	if q.Words != "" {
		query.Filter = store.Text{Words: q.Words}
	}
	return readPage(ctx, a, store.Users, c.Scope(), query, q.After, digest(c.User.Meta.ID, "people", q.Words), func(u domain.User) (PersonView, error) {
		return a.person(ctx, c, u)
	})
}

// GetPerson gives one account.
func (a *App) GetPerson(ctx context.Context, c Caller, id string) (PersonView, error) {
	if err := c.must(authz.UserRead); err != nil {
		return PersonView{}, err
	}
	u, err := store.Users.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return PersonView{}, storeError(err)
	}
	v, err := a.person(ctx, c, u)
	return v, storeError(err)
}

func (a *App) person(ctx context.Context, c Caller, u domain.User) (v PersonView, err error) {
	v.User, v.May = u, c.held(authz.UserWrite)
	if v.Seats, err = seatsOf(ctx, a.store, u.Meta.ID); err != nil {
		return v, err
	}
	switch cred, err := store.Credentials.Get(ctx, a.store, store.System(), u.Meta.ID); {
	case err == nil:
		v.Active = cred.Hash != a.dummy
	case !errors.Is(err, store.ErrNotFound):
		return v, err
	}
	links, err := linksOf(ctx, a.store, u.Meta.ID)
	v.Invited = len(links) > 0 && a.Now().Sub(links[0].MadeAt) < linkOpen
	return v, err
}

func seatsOf(ctx context.Context, r store.Reader, user string) ([]domain.Seat, error) {
	page, err := store.Seats.List(ctx, r, store.System(), store.Query{
		Filter: store.Eq{Field: "user", Value: store.Str(user)}, Sort: []store.Sort{{Field: "from", Desc: true}}, Limit: store.MaxLimit,
	})
	return page.Items, err
}

// CreatePerson makes an account that nobody can sign in to until its link is used.
func (a *App) CreatePerson(ctx context.Context, c Caller, email, name string) (PersonView, error) {
	if err := c.must(authz.UserWrite); err != nil {
		return PersonView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		u, err := domain.NewUser(newID(), email, name, w.by, w.at)
		if err == nil {
			err = freeAddress(ctx, w, u)
		}
		if err != nil {
			return "", err
		}
		return u.Meta.ID, create(ctx, w, store.Users, &u, "user.created", "")
	})
	if err != nil {
		return PersonView{}, err
	}
	return a.GetPerson(ctx, c, id)
}

// EditPerson replaces what is known of a person. Disabling one ends every session; nobody disables the own account.
func (a *App) EditPerson(ctx context.Context, c Caller, id string, match Match, email, name string, disabled bool) (PersonView, error) {
	return a.personChange(ctx, c, id, match, func(ctx context.Context, w *work, u *domain.User) error {
		if disabled && id == c.User.Meta.ID {
			return domain.RefuseField("/disabled", domain.FieldNotAllowed)
		}
		if err := u.Edit(email, name, disabled, w.by, w.at); err != nil {
			return err
		}
		if err := freeAddress(ctx, w, *u); err != nil {
			return err
		}
		if disabled {
			if err := endSessions(ctx, w.tx, id, ""); err != nil {
				return err
			}
			if err := dropLinks(ctx, w.tx, id); err != nil {
				return err
			}
		}
		return save(ctx, w, store.Users, u, "user.edited", "")
	})
}

func (a *App) personChange(ctx context.Context, c Caller, id string, match Match, fn func(ctx context.Context, w *work, u *domain.User) error) (PersonView, error) {
	if err := c.must(authz.UserWrite); err != nil {
		return PersonView{}, err
	}
	_, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		u, err := load(ctx, w, store.Users, c.Scope(), id)
		if err != nil {
			return "", err
		}
		if err := match.holds(u.Meta.Version); err != nil {
			return "", err
		}
		return id, fn(ctx, w, &u)
	})
	if err != nil {
		return PersonView{}, err
	}
	return a.GetPerson(ctx, c, id)
}

// freeAddress refuses an address that another account has. Who keeps accounts sees all of them, so this tells nothing.
func freeAddress(ctx context.Context, w *work, u domain.User) error {
	other, err := found(userWith(ctx, w.tx, domain.EmailKey(u.Email)))
	if other.Meta.ID != "" && other.Meta.ID != u.Meta.ID {
		return domain.RefuseField("/email", domain.FieldTaken)
	}
	return err
}

// GiveSeat gives a person a seat. It ends the person's sessions: a new role begins with a new sign-in.
func (a *App) GiveSeat(ctx context.Context, c Caller, id string, match Match, s domain.Seat) (PersonView, error) {
	return a.personChange(ctx, c, id, match, func(ctx context.Context, w *work, u *domain.User) error {
		if s.Organisation != "" {
			if err := mustExist(ctx, w, store.Organisations, s.Organisation, "/organisation"); err != nil {
				return err
			}
		}
		if s.Subgroup != "" {
			if err := mustExist(ctx, w, store.Subgroups, s.Subgroup, "/subgroup"); err != nil {
				return err
			}
		}
		s.User = id
		if err := w.addSeat(ctx, s); err != nil {
			return err
		}
		return w.seatsChanged(ctx, c, u)
	})
}

// EndSeat sets the last day of a seat. With a successor, the same seat is given to that person from the next day on: the
// work that is open for the seat is open for its next holder, because rights hang on seats and never on persons.
func (a *App) EndSeat(ctx context.Context, c Caller, id string, match Match, seat string, last domain.Date, successor string) (PersonView, error) {
	return a.personChange(ctx, c, id, match, func(ctx context.Context, w *work, u *domain.User) error {
		s, err := load(ctx, w, store.Seats, store.System(), seat)
		if err == nil && s.User != id {
			err = store.ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := s.End(last, w.by, w.at); err != nil {
			return err
		}
		if err := save(ctx, w, store.Seats, &s, "seat.ended", ""); err != nil {
			return err
		}
		if successor != "" {
			next, err := load(ctx, w, store.Users, c.Scope(), successor)
			if errors.Is(err, store.ErrNotFound) || err == nil && (next.Disabled || successor == id) {
				return domain.RefuseField("/successor", domain.FieldUnknown)
			}
			if err != nil {
				return err
			}
			err = w.addSeat(ctx, domain.Seat{User: successor, Role: s.Role, Organisation: s.Organisation, Subgroup: s.Subgroup, From: last.AddDays(1)})
			if err == nil {
				err = w.seatsChanged(ctx, c, &next)
			}
			if err != nil {
				return err
			}
		}
		return w.seatsChanged(ctx, c, u)
	})
}

// seatsChanged moves the person's version, so that two who change seats at once meet, and ends the person's sessions, but
// for the caller's own, whose rights are read anew at the next request all the same.
func (w *work) seatsChanged(ctx context.Context, c Caller, u *domain.User) error {
	u.Meta = u.Meta.Touched(w.by, w.at)
	if err := save(ctx, w, store.Users, u, "user.seated", ""); err != nil {
		return err
	}
	if u.Meta.ID == c.User.Meta.ID {
		return nil
	}
	return endSessions(ctx, w.tx, u.Meta.ID, "")
}
