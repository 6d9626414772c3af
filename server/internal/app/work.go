package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// work is one transaction of a person's change: it remembers what was loaded, saves with compare-and-swap, and
// writes the audit event and the outbox row of every change. Nothing else writes records.
type work struct {
	tx     store.Tx
	by     string // the user's id; empty for the portal itself
	at     time.Time
	loaded map[string]store.Record
	ledger *book // made by book
	rates  func(ctx context.Context) (domain.Rates, error)
}

// change runs fn in one transaction. The store may run it again, so fn must do nothing but through w.
func (a *App) change(ctx context.Context, by string, fn func(ctx context.Context, w *work) error) error {
	at := a.Now()
	err := a.store.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		return fn(ctx, &work{
			tx: tx, by: by, at: at, loaded: map[string]store.Record{},
			rates: func(ctx context.Context) (domain.Rates, error) { return a.Rates(ctx, tx) },
		})
	})
	if err == nil {
		select {
		case a.wake <- struct{}{}:
		default: // the publisher has been woken already
		}
	}
	return storeError(err)
}

// once is change for a request with an idempotency key: fn gives the id of the record it changed. The same key
// with the same request does nothing and gives that id again; with another request it is refused.
func (a *App) once(ctx context.Context, c Caller, fn func(ctx context.Context, w *work) (string, error)) (id string, err error) {
	id, err = a.tryOnce(ctx, c, fn)
	if c.Key != "" && (errors.Is(err, store.ErrStale) || errors.Is(err, store.ErrDuplicate)) {
		// It may have met its own twin, sent to another process at the same moment: that one's row is to be seen now.
		id, err = a.tryOnce(ctx, c, fn)
	}
	return id, err
}

func (a *App) tryOnce(ctx context.Context, c Caller, fn func(ctx context.Context, w *work) (string, error)) (id string, err error) {
	err = a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		if c.Key == "" {
			id, err = fn(ctx, w)
			return err
		}
		row := store.Once{ID: digest("once", c.User.Meta.ID, c.Key), Fingerprint: c.Fingerprint, At: w.at}
		old, err := found(w.tx.Get(ctx, store.Onces.Spec, store.System(), row.ID))
		if err != nil {
			return err
		}
		if old.Rev > 0 {
			before, err := store.Onces.Decode(old)
			if err != nil {
				return err
			}
			if w.at.Sub(before.At) < onceKept {
				if before.Fingerprint != c.Fingerprint {
					return domain.Refuse(domain.Conflict, domain.CodeIdempotencyReuse)
				}
				id = before.Record
				return nil
			}
		}
		if id, err = fn(ctx, w); err != nil {
			return err
		}
		row.Record = id
		return keep(ctx, w.tx, store.Onces, &row, old.Rev)
	})
	return id, err
}

// onceKept is for how long an idempotency key is remembered.
const onceKept = 24 * time.Hour

// digest hashes parts so that none can run into the next.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		sum := sha256.Sum256([]byte(p))
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// audience is who may see a record, as its events keep it.
type audience struct {
	level    store.Audience
	subgroup string
	owner    string
	parties  []string
}

// load reads a record that the scope sees, to be changed.
func load[T any](ctx context.Context, w *work, k store.Kind[T], scope store.Scope, id string) (T, error) {
	rec, err := w.tx.Get(ctx, k.Spec, scope, id)
	if err != nil {
		var none T
		return none, err
	}
	w.loaded[k.Spec.Kind+":"+id] = rec
	return k.Decode(rec)
}

// create saves a new record.
func create[T any](ctx context.Context, w *work, k store.Kind[T], v *T, act, comment string) error {
	rec, err := k.Encode(v, 0)
	if err != nil {
		return err
	}
	if err := w.tx.Insert(ctx, k.Spec, rec); err != nil {
		return err
	}
	return w.record(ctx, k.Spec, store.Record{}, rec, act, comment)
}

// save saves a record that was loaded.
func save[T any](ctx context.Context, w *work, k store.Kind[T], v *T, act, comment string) error {
	rec, err := k.Encode(v, 0)
	if err != nil {
		return err
	}
	before, ok := w.loaded[k.Spec.Kind+":"+rec.ID]
	if !ok {
		return errors.New("app: save " + k.Spec.Kind + " that was not loaded")
	}
	rec.Rev = before.Rev
	if err := w.tx.Update(ctx, k.Spec, rec); err != nil {
		return err
	}
	if err := w.record(ctx, k.Spec, before, rec, act, comment); err != nil {
		return err
	}
	rec.Rev++
	w.loaded[k.Spec.Kind+":"+rec.ID] = rec
	return nil
}

// note writes an event of something that happened to a record and left it as it is, such as a new password.
func note[T any](ctx context.Context, w *work, k store.Kind[T], id, act string) error {
	rec, err := w.tx.Get(ctx, k.Spec, store.System(), id)
	if err != nil {
		return err
	}
	return w.record(ctx, k.Spec, rec, rec, act, "")
}

// remove deletes a record that was loaded. Its events stay.
func remove[T any](ctx context.Context, w *work, k store.Kind[T], id, act string) error {
	before, ok := w.loaded[k.Spec.Kind+":"+id]
	if !ok {
		return errors.New("app: remove " + k.Spec.Kind + " that was not loaded")
	}
	if err := w.tx.Delete(ctx, k.Spec, id, before.Rev); err != nil {
		return err
	}
	return w.record(ctx, k.Spec, before, store.Record{}, act, "")
}

// moveLedger saves what a loaded record keeps of other records, and nothing else of it: without an event, because the
// causes have theirs. It writes nothing where nothing moved.
func moveLedger[T any](ctx context.Context, w *work, k store.Kind[T], v *T) error {
	rec, err := k.Encode(v, 0)
	if err != nil {
		return err
	}
	before, ok := w.loaded[k.Spec.Kind+":"+rec.ID]
	if !ok {
		return errors.New("app: move the ledger of a " + k.Spec.Kind + " that was not loaded")
	}
	if bytes.Equal(before.Body, rec.Body) {
		return nil
	}
	was, err := k.Spec.Sealed(before.Body)
	if err != nil {
		return err
	}
	is, err := k.Spec.Sealed(rec.Body)
	if err != nil {
		return err
	}
	if !bytes.Equal(was, is) {
		return errors.New("app: more than the ledger of " + k.Spec.Kind + " " + rec.ID + " was changed")
	}
	rec.Rev = before.Rev
	if err := w.tx.Update(ctx, k.Spec, rec); err != nil {
		return err
	}
	rec.Rev++
	w.loaded[k.Spec.Kind+":"+rec.ID] = rec
	return nil
}

// record writes the event of one change, moves the head of the record's chain and leaves an outbox row.
func (w *work) record(ctx context.Context, spec *store.Spec, before, after store.Record, act, comment string) error {
	was, err := spec.Sealed(before.Body)
	if err != nil {
		return err
	}
	is, err := spec.Sealed(after.Body)
	if err != nil {
		return err
	}
	changes, err := diff(was, is)
	if err != nil {
		return err
	}
	id := after.ID
	if id == "" {
		id = before.ID
	}
	e := store.Event{
		ID: newID(), Kind: spec.Kind, Record: id, Act: act, At: w.at, Person: w.by, Comment: comment, Changes: changes,
	}
	seen := eventAudience(spec, before, after, changes)
	e.Audience, e.Subgroup, e.Owner, e.Parties = seen.level, seen.subgroup, seen.owner, seen.parties
	if len(after.Body) > 0 {
		e.BodyHash = store.HexSum(is)
	}

	head := store.Head{ID: spec.Kind + ":" + id}
	old, err := found(w.tx.Get(ctx, store.Heads.Spec, store.System(), head.ID))
	if err != nil {
		return err
	}
	if old.Rev > 0 {
		if head, err = store.Heads.Decode(old); err != nil {
			return err
		}
	}
	e.Seq, e.Prev = head.Seq+1, head.Hash
	if e.Hash, err = EventHash(e); err != nil {
		return err
	}
	head.Seq, head.Hash, head.Deleted = e.Seq, e.Hash, len(after.Body) == 0
	if err := keep(ctx, w.tx, store.Heads, &head, old.Rev); err != nil {
		return err
	}
	if err := put(ctx, w.tx, store.Events, &e); err != nil {
		return err
	}
	return put(ctx, w.tx, store.Outbox, &store.OutboxRow{ID: e.ID, Event: e.ID, At: w.at})
}

// EventHash is the SHA-256, in hex, of the event's canonical JSON with an empty hash.
func EventHash(e store.Event) (string, error) {
	e.Hash = ""
	text, err := json.Marshal(&e, json.Deterministic(true))
	if err != nil {
		return "", err
	}
	return store.HexSum(text), nil
}
