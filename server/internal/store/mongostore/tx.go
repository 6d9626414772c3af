package mongostore

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"go.mongodb.org/mongo-driver/v2/mongo"

	"swgportal/server/internal/store"
)

// errNested is the answer to a Tx inside a Tx of the same store: the inner one would not see the outer one's writes.
var errNested = errors.New("store: a transaction inside a transaction; use the tx that was given")

// errEnded is the answer to a tx that is used after its function returned.
var errEnded = errors.New("store: the transaction has ended")

// inTx marks the context inside a transaction of a store.
type inTx struct{ s *Store }

// tx is a transaction under way, or, where sess is nil, a row of single writes. err is what it was lost by; every
// further call gives it again.
type tx struct {
	s       *Store
	outer   context.Context // Tx's caller's
	limited context.Context // the same, with the store's limit
	sess    *mongo.Session
	mu      sync.Mutex
	err     error
	wrote   int // confirmed writes; without a session they stay
}

// end closes the transaction for further calls and gives the error it was lost by, if any.
func (t *tx) end() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	err := t.err
	t.err = errEnded
	return err
}

// do runs one call of a transaction. A failed write loses it, and so does a read that failed for another reason than
// its question: the server has undone the transaction already.
func (t *tx) do(ctx context.Context, call func(context.Context) error) error {
	return t.run(ctx, call, t.explain)
}

// write is do for what changes something.
func (t *tx) write(ctx context.Context, call func(context.Context) error) error {
	return t.run(ctx, func(ctx context.Context) error {
		err := call(ctx)
		if err == nil {
			t.wrote++
		}
		return err
	}, t.explainWrite)
}

func (t *tx) run(ctx context.Context, call func(context.Context) error, explain func(context.Context, error) error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err != nil {
		return t.err
	}
	if t.sess != nil {
		ctx = mongo.NewSessionContext(ctx, t.sess)
	}
	err := explain(ctx, call(ctx))
	if err != nil && !store.Harmless(err) {
		t.err = err
	}
	return err
}

// explain: where the caller of Tx has gone, that is the cause, whatever the driver says. Where it was the store's limit
// that ended the call, the store did not answer in time.
func (t *tx) explain(ctx context.Context, err error) error {
	if err != nil && t.outer.Err() != nil {
		return fmt.Errorf("store: %w", t.outer.Err())
	}
	if t.limited.Err() != nil {
		ctx = t.outer
	}
	return t.s.explainFailure(ctx, err)
}

// explainWrite: without a transaction a write that was sent and not answered may have happened, and what was written
// before it has.
func (t *tx) explainWrite(ctx context.Context, err error) error {
	if t.sess == nil && err != nil && isAway(err) && (t.wrote > 0 || !neverSent(err)) {
		return fmt.Errorf("%w: %w", store.ErrOutcomeUnknown, err)
	}
	return t.explain(ctx, err)
}

// Get reads inside the transaction.
func (t *tx) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (r store.Record, err error) {
	err = t.do(ctx, func(ctx context.Context) error {
		r, err = t.s.get(ctx, spec, scope, id)
		return err
	})
	return r, err
}

// List reads inside the transaction.
func (t *tx) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (p store.Page, err error) {
	err = t.do(ctx, func(ctx context.Context) error {
		p, err = t.s.list(ctx, spec, scope, q)
		return err
	})
	return p, err
}

// Report reads inside the transaction.
func (t *tx) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) (rows []store.Row, err error) {
	err = t.do(ctx, func(ctx context.Context) error {
		rows, err = t.s.report(ctx, spec, scope, r)
		return err
	})
	return rows, err
}
