package app

import (
	"context"
	"errors"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// linkOpen is for how long an invitation or a reset may be used.
const linkOpen = 48 * time.Hour

// NewLink is a one-time link to set a password: shown once, to be passed on by hand.
type NewLink struct {
	Token     string
	ExpiresAt time.Time
}

// InvitePerson makes a link by which a person sets a password: the first one, or a new one. An earlier link ends.
func (a *App) InvitePerson(ctx context.Context, c Caller, id string, match Match) (NewLink, error) {
	out := NewLink{Token: newSecret(), ExpiresAt: a.Now().Add(linkOpen)}
	c.Key = "" // a repeat makes a new link: the first answer is shown nowhere again
	_, err := a.personChange(ctx, c, id, match, func(ctx context.Context, w *work, u *domain.User) error {
		if u.Disabled {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		if err := dropLinks(ctx, w.tx, id); err != nil {
			return err
		}
		if err := put(ctx, w.tx, store.Links, &store.Link{ID: digest("link", out.Token), User: id, MadeAt: w.at}); err != nil {
			return err
		}
		return note(ctx, w, store.Users, id, "user.invited")
	})
	return out, err
}

// ClaimRequest sets a password by a link.
type ClaimRequest struct{ Token, Password, Address string }

// ClaimLink sets a person's password by a link, which works once, and ends every session the person has. A wrong, used or
// expired link, and one of a disabled account, answer alike.
func (a *App) ClaimLink(ctx context.Context, r ClaimRequest) error {
	if err := a.countTry(ctx, []limit{{digest("address", network(r.Address)), 30}}); err != nil {
		return err
	}
	closed := domain.Refuse(domain.Forbidden, domain.CodeLinkClosed)
	id := digest("link", r.Token)
	l, u, err := a.findLink(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return closed
	}
	if err != nil {
		return storeError(err)
	}
	if a.Now().Sub(l.MadeAt) >= linkOpen || u.Disabled {
		return closed
	}
	if err := domain.CheckPassword("/password", r.Password, u.Email); err != nil {
		return err
	}
	hash, err := a.hash(r.Password)
	if err != nil {
		return err
	}
	return a.change(ctx, u.Meta.ID, func(ctx context.Context, w *work) error {
		rec, err := w.tx.Get(ctx, store.Links.Spec, store.System(), id)
		if errors.Is(err, store.ErrNotFound) {
			return closed // somebody else has just used it
		}
		if err != nil {
			return err
		}
		if err := w.tx.Delete(ctx, store.Links.Spec, id, rec.Rev); err != nil {
			if errors.Is(err, store.ErrStale) {
				return closed
			}
			return err
		}
		return w.setPassword(ctx, u.Meta.ID, hash, "", "user.password_set")
	})
}

func (a *App) findLink(ctx context.Context, id string) (store.Link, domain.User, error) {
	l, err := store.Links.Get(ctx, a.store, store.System(), id)
	if err != nil {
		return l, domain.User{}, err
	}
	u, err := store.Users.Get(ctx, a.store, store.System(), l.User)
	return l, u, err
}

// ChangePassword sets the caller's own password and ends every other session of the caller's. The old one is asked for, and
// wrong ones are counted like wrong sign-ins.
func (a *App) ChangePassword(ctx context.Context, c Caller, old, next string) error {
	if err := c.signedIn(); err != nil {
		return err
	}
	if err := domain.CheckPassword("/password", next, c.User.Email); err != nil {
		return err
	}
	if err := a.countTry(ctx, []limit{{digest("password", c.User.Meta.ID), 5}}); err != nil {
		return err
	}
	_, hash, err := a.credential(ctx, domain.EmailKey(c.User.Email))
	if err != nil {
		return storeError(err)
	}
	ok, err := a.compare(ctx, old, hash)
	if err != nil {
		return err
	}
	if !ok {
		return domain.RefuseField("/old", domain.FieldPasswordWrong)
	}
	was := hash
	if hash, err = a.hash(next); err != nil {
		return err
	}
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		// Hashing takes long: meanwhile a link may have set another password, because this one was known to somebody.
		now, err := store.Credentials.Get(ctx, w.tx, store.System(), c.User.Meta.ID)
		if err != nil {
			return err
		}
		if now.Hash != was {
			return domain.RefuseField("/old", domain.FieldPasswordWrong)
		}
		if err := drop(ctx, w.tx, store.Throttles.Spec, digest("password", c.User.Meta.ID)); err != nil {
			return err
		}
		return w.setPassword(ctx, c.User.Meta.ID, hash, c.Session, "user.password_changed")
	})
}

// setPassword keeps a hash, ends all sessions of the person but one and every link that waits, and forgets every known
// browser.
func (w *work) setPassword(ctx context.Context, user, hash, session, act string) error {
	rec, err := found(w.tx.Get(ctx, store.Credentials.Spec, store.System(), user))
	if err != nil {
		return err
	}
	if err := keep(ctx, w.tx, store.Credentials, &store.Credential{ID: user, Hash: hash}, rec.Rev); err != nil {
		return err
	}
	if err := endSessions(ctx, w.tx, user, session); err != nil {
		return err
	}
	if err := dropLinks(ctx, w.tx, user); err != nil {
		return err
	}
	if err := dropAll(ctx, w.tx, store.Devices.Spec, user); err != nil {
		return err
	}
	return note(ctx, w, store.Users, user, act)
}

// SessionRow is a sign-in as its person sees it among others.
type SessionRow struct {
	store.Session
	Current bool
}

// ListSessions gives the sign-ins of the caller that hold, the latest first.
func (a *App) ListSessions(ctx context.Context, c Caller) ([]SessionRow, error) {
	if err := c.signedIn(); err != nil {
		return nil, err
	}
	list, err := sessionsOf(ctx, a.store, c.User.Meta.ID)
	out := []SessionRow{}
	now := a.Now()
	for _, s := range list {
		if now.Before(s.StartedAt.Add(a.absolute)) && now.Sub(s.SeenAt) < a.idle {
			out = append(out, SessionRow{s, s.Ref == c.Session})
		}
	}
	return out, storeError(err)
}

// EndSession ends one of the caller's own sign-ins.
func (a *App) EndSession(ctx context.Context, c Caller, ref string) error {
	if err := c.signedIn(); err != nil {
		return err
	}
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		list, err := sessionsOf(ctx, w.tx, c.User.Meta.ID)
		if err != nil {
			return err
		}
		for _, s := range list {
			if s.Ref == ref {
				if err := drop(ctx, w.tx, store.Sessions.Spec, s.ID); err != nil {
					return err
				}
				return note(ctx, w, store.Users, c.User.Meta.ID, "user.session_ended")
			}
		}
		return store.ErrNotFound
	})
}

// EndSessionsOf ends every sign-in of a person, by who keeps accounts.
func (a *App) EndSessionsOf(ctx context.Context, c Caller, id string, match Match) (PersonView, error) {
	return a.personChange(ctx, c, id, match, func(ctx context.Context, w *work, _ *domain.User) error {
		if err := endSessions(ctx, w.tx, id, ""); err != nil {
			return err
		}
		return note(ctx, w, store.Users, id, "user.sessions_ended")
	})
}

func sessionsOf(ctx context.Context, r store.Reader, user string) ([]store.Session, error) {
	page, err := store.Sessions.List(ctx, r, store.System(), store.Query{
		Filter: store.Eq{Field: "user", Value: store.Str(user)}, Sort: []store.Sort{{Field: "seenAt", Desc: true}}, Limit: store.MaxLimit,
	})
	return page.Items, err
}

// endSessions ends the sign-ins of a person but the one of that name.
func endSessions(ctx context.Context, tx store.Tx, user, keep string) error {
	list, err := sessionsOf(ctx, tx, user)
	if err != nil {
		return err
	}
	for _, s := range list {
		if keep != "" && s.Ref == keep {
			continue
		}
		if err := drop(ctx, tx, store.Sessions.Spec, s.ID); err != nil {
			return err
		}
	}
	return nil
}

func linksOf(ctx context.Context, r store.Reader, user string) ([]store.Link, error) {
	page, err := store.Links.List(ctx, r, store.System(), store.Query{Filter: store.Eq{Field: "user", Value: store.Str(user)}, Limit: 1})
	return page.Items, err
}

func dropLinks(ctx context.Context, tx store.Tx, user string) error {
	return dropAll(ctx, tx, store.Links.Spec, user)
}

// dropAll removes every row of a person's.
func dropAll(ctx context.Context, tx store.Tx, spec *store.Spec, user string) error {
	page, err := tx.List(ctx, spec, store.System(), store.Query{Filter: store.Eq{Field: "user", Value: store.Str(user)}, Limit: store.MaxLimit})
	if err != nil {
		return err
	}
	for _, rec := range page.Records {
		if err := tx.Delete(ctx, spec, rec.ID, rec.Rev); err != nil {
			return err
		}
	}
	return nil
}
