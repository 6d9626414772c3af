package testkit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Session signs a person in beside the password, which takes long to hash, and gives the cookie's value. It fails where
// the portal does not take it.
func (w *World) Session(user string) string {
	w.T.Helper()
	token := "session-of-" + user
	a, b := sha256.Sum256([]byte("session")), sha256.Sum256([]byte(token))
	id := sha256.Sum256(append(a[:], b[:]...))
	at := domain.Moment(w.Now)
	s := store.Session{ID: hex.EncodeToString(id[:]), User: user, StartedAt: at, SeenAt: at}
	Insert(w, store.Sessions, &s)
	if v, err := w.App.FindSession(w.T.Context(), token); err != nil || v.Actor.User.Meta.ID != user {
		w.T.Fatalf("the portal does not know the session of %s: %v", user, err)
	}
	return token
}

// Insert puts a record into the store beside the use cases, as a defect of theirs might.
func Insert[T any](w *World, k store.Kind[T], v *T) {
	w.T.Helper()
	err := w.Store.Tx(w.T.Context(), func(ctx context.Context, tx store.Tx) error {
		rec, err := k.Encode(v, 0)
		if err != nil {
			return err
		}
		return tx.Insert(ctx, k.Spec, rec)
	})
	if err != nil {
		w.T.Fatal(err)
	}
}

// Change rewrites a record beside the use cases: to make what they refuse to make.
func Change[T any](w *World, k store.Kind[T], id string, fn func(*T)) {
	w.T.Helper()
	err := w.Store.Tx(w.T.Context(), func(ctx context.Context, tx store.Tx) error {
		old, err := tx.Get(ctx, k.Spec, store.System(), id)
		if err != nil {
			return err
		}
		v, err := k.Decode(old)
		if err != nil {
			return err
		}
		fn(&v)
		rec, err := k.Encode(&v, old.Rev)
		if err != nil {
			return err
		}
		return tx.Update(ctx, k.Spec, rec)
	})
	if err != nil {
		w.T.Fatal(err)
	}
}
