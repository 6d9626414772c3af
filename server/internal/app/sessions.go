package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/alexedwards/argon2id"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// SignInRequest is a try to sign in.
type SignInRequest struct {
	Email, Password string
	Address         string // the client's IP address
	Device          string // the device cookie, if any
	Session         string // the session cookie, if any: ended when the try succeeds
	Agent           string // what the browser calls itself
}

// SignedIn is what a successful try gives.
type SignedIn struct {
	Token, Device string // values of the two cookies
	Session       SessionView
}

// SessionView is a session as its person sees it.
type SessionView struct {
	Actor     authz.Actor
	Ref       string    // its name among the person's sessions
	ExpiresAt time.Time // the end that no request puts off
}

// deviceKept is for how long a known browser stays known.
const deviceKept = 180 * 24 * time.Hour

// passwordParams follow the OWASP advice for argon2id: 64 MiB, two passes, two lanes.
var passwordParams = &argon2id.Params{Memory: 64 * 1024, Iterations: 2, Parallelism: 2, SaltLength: 16, KeyLength: 32}

// dummyHash is compared with where there is no account, so that the answer takes as long.
const dummyHash = "$argon2id$v=19$m=65536,t=2,p=2$c29tZXNhbHRzb21lc2FsdA$1nGuxnCDzRrUVqTlEXmFhpDKwlO0u0yePKXZhqX1xFY"

// SignIn checks an address and a password and starts a session. A wrong password, an unknown address and a
// disabled account answer alike, after the same work. Tries are counted before the password is looked at.
func (a *App) SignIn(ctx context.Context, r SignInRequest) (SignedIn, error) {
	key := domain.EmailKey(r.Email)
	user, hash, err := a.credential(ctx, key)
	if err != nil {
		return SignedIn{}, storeError(err)
	}
	keys := []limit{{digest("tries of account", key), 5}, {digest("tries of network", network(r.Address)), 30}}
	if r.Device != "" && user.Meta.ID != "" {
		if d, err := store.Devices.Get(ctx, a.store, store.System(), digest("device", r.Device)); err == nil && d.User == user.Meta.ID {
			keys[0] = limit{digest("tries on device", key, d.ID), 5}
		}
	}
	if err := a.countTry(ctx, keys); err != nil {
		return SignedIn{}, err
	}
	ok, err := a.compare(ctx, r.Password, hash)
	if err != nil {
		return SignedIn{}, err
	}
	if !ok || user.Meta.ID == "" || user.Disabled {
		return SignedIn{}, domain.Refuse(domain.Unauthenticated, domain.CodeSignInRefused)
	}
	out := SignedIn{Token: newSecret(), Device: newSecret()}
	now := a.Now()
	err = a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		if r.Session != "" {
			if err := drop(ctx, tx, store.Sessions.Spec, digest("session", r.Session)); err != nil {
				return err
			}
		}
		if r.Device != "" {
			if err := drop(ctx, tx, store.Devices.Spec, digest("device", r.Device)); err != nil {
				return err
			}
		}
		if err := drop(ctx, tx, store.Throttles.Spec, keys[0].key); err != nil {
			return err
		}
		if err := forgive(ctx, tx, keys[1].key); err != nil {
			return err
		}
		if err := put(ctx, tx, store.Devices, &store.Device{ID: digest("device", out.Device), User: user.Meta.ID, SeenAt: now}); err != nil {
			return err
		}
		return put(ctx, tx, store.Sessions, &store.Session{
			ID: digest("session", out.Token), Ref: newID(), Agent: cut(r.Agent, 200), Network: network(r.Address),
			User: user.Meta.ID, StartedAt: now, SeenAt: now,
		})
	})
	if err != nil {
		return SignedIn{}, storeError(err)
	}
	out.Session, err = a.FindSession(ctx, out.Token)
	return out, err
}

// cut shortens what a browser says of itself to so many runes, without what no text holds.
func cut(s string, most int) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
	return string(runes[:min(len(runes), most)])
}

// credential looks up an account and its password hash; no account gives a hash that fits nothing.
func (a *App) credential(ctx context.Context, emailKey string) (domain.User, string, error) {
	if strings.ContainsRune(emailKey, 0) {
		return domain.User{}, a.dummy, nil // no address holds it, and no store may be asked for it
	}
	user, err := found(userWith(ctx, a.store, emailKey))
	if err != nil || user.Meta.ID == "" {
		return domain.User{}, a.dummy, err
	}
	cred, err := store.Credentials.Get(ctx, a.store, store.System(), user.Meta.ID)
	if errors.Is(err, store.ErrNotFound) {
		return domain.User{}, a.dummy, nil
	}
	return user, cred.Hash, err
}

// userWith is the account with an address, as EmailKey writes it; store.ErrNotFound where none has it.
func userWith(ctx context.Context, r store.Reader, emailKey string) (domain.User, error) {
	page, err := store.Users.List(ctx, r, store.System(), store.Query{Filter: store.Eq{Field: "email", Value: store.Str(emailKey)}, Limit: 1})
	if err != nil {
		return domain.User{}, err
	}
	if len(page.Items) == 0 {
		return domain.User{}, fmt.Errorf("user by address: %w", store.ErrNotFound)
	}
	return page.Items[0], nil
}

// compare hashes with at most two passwords at a time; who cannot be served in time is told to come again.
func (a *App) compare(ctx context.Context, password, hash string) (bool, error) {
	wait, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	select {
	case a.hashing <- struct{}{}:
	case <-wait.Done():
		return false, &domain.Error{Kind: domain.Unavailable, Code: domain.CodeUnavailable, RetryAfter: 5, Err: wait.Err()}
	}
	defer func() { <-a.hashing }()
	return a.fits(password, hash)
}

// FindSession gives the session of a cookie, with the seats that its person holds today. Rights are read here at
// each request and kept nowhere.
func (a *App) FindSession(ctx context.Context, token string) (SessionView, error) {
	gone := domain.Refuse(domain.Unauthenticated, domain.CodeUnauthenticated)
	if token == "" {
		return SessionView{}, gone
	}
	id, now := digest("session", token), a.Now()
	rec, err := a.store.Get(ctx, store.Sessions.Spec, store.System(), id)
	if errors.Is(err, store.ErrNotFound) {
		return SessionView{}, gone
	}
	if err != nil {
		return SessionView{}, storeError(err)
	}
	s, err := store.Sessions.Decode(rec)
	if err != nil {
		return SessionView{}, err
	}
	end := s.StartedAt.Add(a.absolute)
	if !now.Before(end) || now.Sub(s.SeenAt) >= a.idle || now.Before(s.StartedAt.Add(-apart)) {
		return SessionView{}, gone
	}
	actor, err := a.actor(ctx, s.User)
	if errors.Is(err, store.ErrNotFound) {
		return SessionView{}, gone
	}
	if err != nil {
		return SessionView{}, storeError(err)
	}
	if actor.User.Disabled {
		return SessionView{}, gone
	}
	if now.Sub(s.SeenAt) >= time.Minute {
		s.SeenAt = now
		err := a.store.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
			return keep(ctx, tx, store.Sessions, &s, rec.Rev)
		})
		// Another tab has put it off, or the store takes no writes now or does not say: the session holds all the same.
		if err != nil && !errors.Is(err, store.ErrStale) && !errors.Is(err, store.ErrUnavailable) && !errors.Is(err, store.ErrOutcomeUnknown) {
			return SessionView{}, storeError(err)
		}
	}
	return SessionView{Actor: actor, Ref: s.Ref, ExpiresAt: end}, nil
}

// actor reads a person with the seats and memberships of today.
func (a *App) actor(ctx context.Context, user string) (authz.Actor, error) {
	u, err := store.Users.Get(ctx, a.store, store.System(), user)
	if err != nil {
		return authz.Actor{}, err
	}
	today := domain.DateOf(a.Now())
	seats, err := store.Seats.List(ctx, a.store, store.System(), store.Query{
		Filter: store.Eq{Field: "user", Value: store.Str(user)}, Limit: store.MaxLimit,
	})
	if err != nil {
		return authz.Actor{}, err
	}
	actor := authz.Actor{User: u, Seats: []domain.Seat{}, Memberships: map[string][]string{}, Policy: a.policy()}
	orgs := []string{}
	for _, s := range seats.Items {
		if s.On(today) {
			actor.Seats = append(actor.Seats, s)
			if s.Organisation != "" {
				orgs = append(orgs, s.Organisation)
			}
		}
	}
	if len(orgs) == 0 {
		return actor, nil // every request comes here, and most of its time went into the lists of members
	}
	subgroups, err := store.Subgroups.List(ctx, a.store, store.System(), store.Query{
		Filter: store.Has{Field: "members", Values: orgs}, Limit: store.MaxLimit,
	})
	if err != nil {
		return authz.Actor{}, err
	}
	for _, g := range subgroups.Items {
		for _, m := range g.Members {
			if m.On(today) && slices.Contains(orgs, m.Organisation) {
				actor.Memberships[m.Organisation] = append(actor.Memberships[m.Organisation], g.Meta.ID)
			}
		}
	}
	return actor, nil
}

// SignOut ends a session; ending none is done too.
func (a *App) SignOut(ctx context.Context, token string) error {
	return storeError(a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		return drop(ctx, tx, store.Sessions.Spec, digest("session", token))
	}))
}

// drop removes a row of the portal's own, if it is there.
func drop(ctx context.Context, tx store.Tx, spec *store.Spec, id string) error {
	rec, err := tx.Get(ctx, spec, store.System(), id)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return tx.Delete(ctx, spec, id, rec.Rev)
}
