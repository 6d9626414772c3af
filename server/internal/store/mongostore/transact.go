package mongostore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"swgportal/server/internal/store"
)

const (
	// mostWriters are at work at once: of a hundred who meet on one counter most would only be in each other's way,
	// and readers need connections too.
	mostWriters = 16
	abortLimit  = time.Second // an abort that is not answered is done by the server itself, later
	firstPause  = 5 * time.Millisecond
	longestWait = 200 * time.Millisecond
)

// rerun marks an error after which the function runs again: nothing of it was written.
type rerun struct{ cause error }

func (r rerun) Error() string { return r.cause.Error() }
func (r rerun) Unwrap() error { return r.cause }

// Tx runs fn in one transaction, and runs it again where another transaction was in its way or the set changed its
// primary, until the limit of the store is over.
func (s *Store) Tx(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	if ctx.Value(inTx{s}) != nil {
		return errNested
	}
	if err := s.enter(); err != nil {
		return err
	}
	defer s.running.Done()
	if err := s.place(ctx); err != nil {
		return err
	}
	defer func() { <-s.writers }()
	if !s.atomic {
		return s.singly(ctx, fn)
	}
	return s.transact(ctx, fn)
}

// place waits for one of the places of writers, first come, first served.
func (s *Store) place(ctx context.Context) error {
	limited, cancel := context.WithTimeout(ctx, s.limit)
	defer cancel()
	select {
	case s.writers <- struct{}{}:
		return nil
	case <-limited.Done():
	}
	if ctx.Err() != nil {
		return fmt.Errorf("store: %w", ctx.Err())
	}
	return fmt.Errorf("%w: too many writers wait", store.ErrUnavailable)
}

// transact tries at once, beside all others; only who has to run again takes turns, so that of many who meet on one
// record each gets through.
func (s *Store) transact(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	limited, cancel := context.WithTimeout(ctx, s.limit)
	defer cancel()
	pause := firstPause
	for tries := 1; ; tries++ {
		err := s.try(ctx, limited, fn)
		var again rerun
		if !errors.As(err, &again) {
			return err
		}
		if tries == 1 {
			select {
			case s.turn <- struct{}{}:
				defer func() { <-s.turn }()
			case <-limited.Done():
			}
		}
		if wait(limited, pause) != nil {
			if ctx.Err() != nil {
				return fmt.Errorf("store: %w", ctx.Err())
			}
			return fmt.Errorf("%w: given up after %d tries: %w", store.ErrUnavailable, tries, again.cause)
		}
		pause = min(2*pause, longestWait)
	}
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
	return ctx.Err()
}

// try runs fn once. Whatever ends it without a nil (an error, a panic, the end of its goroutine) undoes it.
func (s *Store) try(ctx, limited context.Context, fn func(context.Context, store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	sess, err := s.client.StartSession(options.Session().SetCausalConsistency(true))
	if err != nil {
		return s.explainFailure(ctx, err)
	}
	if err := sess.StartTransaction(inTransaction()); err != nil {
		return err
	}
	t := &tx{s: s, outer: ctx, limited: limited, sess: sess}
	defer func() {
		t.end()
		s.release(ctx, sess)
	}()
	err = fn(context.WithValue(limited, inTx{s}, true), t)
	lost := t.end()
	switch {
	case lost != nil && (labelled(lost, transientLabel) || errors.As(lost, new(rerun))):
		return rerun{lost} // whatever fn made of it
	case err != nil:
		return err
	case lost != nil:
		return lost
	case ctx.Err() != nil:
		return fmt.Errorf("store: %w", ctx.Err())
	}
	return s.commit(ctx, sess)
}

// release undoes what was not committed.
func (s *Store) release(ctx context.Context, sess *mongo.Session) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), abortLimit)
	defer cancel()
	sess.EndSession(ctx)
}

// commit commits, and commits again while the answer is missing: a commit that was done answers the second time too.
// Once begun it is not broken off: its caller would not know what became of it.
func (s *Store) commit(ctx context.Context, sess *mongo.Session) error {
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limit)
	defer cancel()
	unknown := false
	for pause := firstPause; ; pause = min(2*pause, longestWait) {
		err := sess.CommitTransaction(limited)
		switch {
		case err == nil:
			return nil
		case labelled(err, transientLabel):
			return rerun{err} // says that it was not committed, also where an answer is missing before it
		case labelled(err, unknownLabel) || isAway(err):
			unknown = true
		case !unknown:
			return s.explainFailure(context.WithoutCancel(ctx), fmt.Errorf("commit: %w", err))
		}
		if wait(limited, pause) != nil {
			return fmt.Errorf("%w: commit: %w", store.ErrOutcomeUnknown, err)
		}
	}
}

// singly runs fn on a server without transactions: every write stands at once.
func (s *Store) singly(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	t := &tx{s: s, outer: ctx, limited: ctx}
	defer t.end()
	err := fn(context.WithValue(ctx, inTx{s}, true), t)
	if lost := t.end(); err == nil {
		err = lost
	}
	if err == nil && ctx.Err() != nil {
		err = fmt.Errorf("store: %w", ctx.Err())
	}
	return err
}
