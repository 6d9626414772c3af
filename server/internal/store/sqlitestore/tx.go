package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"swgportal/server/internal/store"
)

// errNested is the answer to a Tx inside a Tx of the same store: it would wait for itself.
var errNested = errors.New("store: a transaction inside a transaction; use the tx that was given")

// errEnded is the answer to a tx that is used after its function returned.
var errEnded = errors.New("store: the transaction has ended")

// inTx marks the context inside a transaction of a store.
type inTx struct{ s *Store }

// tx is a transaction under way. err is what it was lost by; every further call gives it again.
type tx struct {
	s       *Store
	c       *sql.Conn
	mu      sync.Mutex
	err     error
	written map[*table]int
}

// Tx runs fn in one transaction. Writers take turns, first come, first served; waiting ends with ctx. SQLite never
// makes us run fn a second time.
func (s *Store) Tx(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	return s.transact(ctx, func(ctx context.Context, t *tx) error { return fn(ctx, t) })
}

func (s *Store) transact(ctx context.Context, fn func(context.Context, *tx) error) error {
	if ctx.Value(inTx{s}) != nil {
		return errNested
	}
	if err := s.enter(); err != nil {
		return err
	}
	defer s.running.Done()
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return fmt.Errorf("store: %w", ctx.Err())
	}
	defer func() { <-s.turn }()
	if err := errors.Join(s.deadErr(), ctx.Err()); err != nil {
		return err
	}
	c, err := s.write.Conn(ctx)
	if err != nil {
		return s.explainFailure(ctx, err)
	}
	defer c.Close()
	return s.run(ctx, c, fn)
}

// run does the transaction on the writer's connection. Whatever ends fn without a nil (an error, a panic, the end of
// its goroutine) undoes it.
func (s *Store) run(ctx context.Context, c *sql.Conn, fn func(context.Context, *tx) error) error {
	if _, err := c.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		rollback(ctx, c)
		return s.explainFailure(ctx, err)
	}
	t := &tx{s: s, c: c, written: map[*table]int{}}
	committed := false
	defer func() {
		t.end()
		if !committed {
			rollback(ctx, c)
		}
	}()
	if err := fn(context.WithValue(ctx, inTx{s}, true), t); err != nil {
		return err
	}
	if err := t.end(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	// Once begun, a commit is not broken off: its caller would not know what became of it.
	if _, err := c.ExecContext(context.WithoutCancel(ctx), "COMMIT"); err != nil {
		return s.commitFailure(ctx, err)
	}
	committed = true
	s.analyse(ctx, c, t.written)
	return nil
}

// commitFailure: where the disk failed, what was written to the log may be found there after a restart.
func (s *Store) commitFailure(ctx context.Context, err error) error {
	if isFatal(codeOf(err)) {
		s.fatal(err)
		return fmt.Errorf("%w: commit: %w", store.ErrOutcomeUnknown, err)
	}
	return s.explainFailure(context.WithoutCancel(ctx), fmt.Errorf("commit: %w", err))
}

// rollback undoes the transaction. Where that fails, the connection is thrown away, which undoes it too; "no
// transaction is active" is one such failure, and harmless.
func rollback(ctx context.Context, c *sql.Conn) {
	if _, err := c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); err != nil {
		discard(c)
	}
}

// end closes the transaction for further calls and gives the error it was lost by, if any.
func (t *tx) end() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	err := t.err
	t.err = errEnded
	return err
}

// do runs one call of a transaction. A failed write loses it, and so does a read that failed for another reason
// than its question: SQLite may have undone the transaction already, and MongoDB always has.
func (t *tx) do(ctx context.Context, call func() error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err != nil {
		return t.err
	}
	err := t.s.explainFailure(ctx, call())
	if err != nil && !store.Harmless(err) {
		t.err = err
	}
	return err
}

// Get reads inside the transaction.
func (t *tx) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (r store.Record, err error) {
	err = t.do(ctx, func() error {
		r, err = t.s.get(ctx, t.c, spec, scope, id)
		return err
	})
	return r, err
}

// List reads inside the transaction.
func (t *tx) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (p store.Page, err error) {
	err = t.do(ctx, func() error {
		p, err = t.s.list(ctx, t.c, spec, scope, q)
		return err
	})
	return p, err
}

// Report reads inside the transaction.
func (t *tx) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) (rows []store.Row, err error) {
	err = t.do(ctx, func() error {
		rows, err = t.s.report(ctx, t.c, spec, scope, r)
		return err
	})
	return rows, err
}
