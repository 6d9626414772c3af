package app

import (
	"context"
	"errors"
	"time"

	"github.com/alexedwards/argon2id"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// setupOpen is for how long the link of the first start may be used.
const setupOpen = time.Hour

// NewSetup makes the one-time token of the first start. It is empty where the portal has an account already, or
// where an earlier token may still be used: a second start shows none.
func (a *App) NewSetup(ctx context.Context) (token string, err error) {
	err = a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		token = ""
		users, err := tx.List(ctx, store.Users.Spec, store.System(), store.Query{Limit: 1})
		if err != nil || len(users.Records) > 0 {
			return err
		}
		now := a.Now()
		old, err := found(tx.Get(ctx, store.Settings.Spec, store.System(), settingSetup))
		if err != nil {
			return err
		}
		if old.Rev > 0 {
			s, err := store.Settings.Decode(old)
			if err != nil {
				return err
			}
			if _, made := readSetup(s.Value); stillOpen(made, now) {
				return nil
			}
		}
		token = newSecret()
		s := store.Setting{ID: settingSetup, Value: digest("setup", token) + " " + now.Format(time.RFC3339)}
		return keep(ctx, tx, store.Settings, &s, old.Rev)
	})
	return token, storeError(err)
}

// readSetup splits the setting: the token's hash and when it was made.
func readSetup(value string) (hash string, made time.Time) {
	if len(value) < 66 {
		return "", time.Time{}
	}
	made, err := time.Parse(time.RFC3339, value[65:])
	if err != nil {
		return "", time.Time{}
	}
	return value[:64], made
}

// stillOpen says whether a link made then may be used now. One that a clock made which was ahead, and has been put right
// since, would live until then: it is closed, but for what clocks are apart.
func stillOpen(made, now time.Time) bool {
	age := now.Sub(made)
	return age < setupOpen && age >= -apart
}

// SetupRequest claims the link of the first start.
type SetupRequest struct{ Token, Email, Name, Password string }

// ClaimSetup makes the first administrator. The link works once, for an hour, and only while there is no account; a
// wrong, used or expired one answers alike.
func (a *App) ClaimSetup(ctx context.Context, r SetupRequest) error {
	closed := domain.Refuse(domain.Forbidden, domain.CodeSetupClosed)
	rec, err := a.store.Get(ctx, store.Settings.Spec, store.System(), settingSetup)
	if errors.Is(err, store.ErrNotFound) {
		return closed
	}
	if err != nil {
		return storeError(err)
	}
	s, err := store.Settings.Decode(rec)
	if err != nil {
		return err
	}
	if hash, made := readSetup(s.Value); hash != digest("setup", r.Token) || !stillOpen(made, a.Now()) {
		return closed
	}
	if err := domain.CheckPassword("/password", r.Password, r.Email); err != nil {
		return err
	}
	hash, err := a.hash(r.Password)
	if err != nil {
		return err
	}
	return a.change(ctx, "", func(ctx context.Context, w *work) error {
		users, err := w.tx.List(ctx, store.Users.Spec, store.System(), store.Query{Limit: 1})
		if err != nil {
			return err
		}
		if len(users.Records) > 0 {
			return closed // somebody has an account by another way; which addresses are taken is not told
		}
		if err := w.tx.Delete(ctx, store.Settings.Spec, settingSetup, rec.Rev); err != nil {
			if errors.Is(err, store.ErrStale) {
				return closed // somebody else has just used it
			}
			return err
		}
		u, err := w.addUser(ctx, r.Email, r.Name, hash)
		if err != nil {
			return err
		}
		return w.addSeat(ctx, domain.Seat{User: u.Meta.ID, Role: domain.RoleAdmin, From: domain.DateOf(w.at)})
	})
}

func (a *App) hash(password string) (string, error) {
	a.hashing <- struct{}{}
	defer func() { <-a.hashing }()
	return argon2id.CreateHash(password, a.params)
}

// addUser makes an account with a password hash.
func (w *work) addUser(ctx context.Context, email, name, hash string) (domain.User, error) {
	u, err := domain.NewUser(newID(), email, name, w.by, w.at)
	if err != nil {
		return u, err
	}
	if err := create(ctx, w, store.Users, &u, "user.created", ""); err != nil {
		return u, err
	}
	return u, put(ctx, w.tx, store.Credentials, &store.Credential{ID: u.Meta.ID, Hash: hash})
}

// addSeat gives a person a seat.
func (w *work) addSeat(ctx context.Context, s domain.Seat) error {
	seat, err := domain.NewSeat(newID(), s, w.by, w.at)
	if err != nil {
		return err
	}
	return create(ctx, w, store.Seats, &seat, "seat.created", "")
}
