package demo

import (
	"context"

	"swgportal/server/internal/store"
)

// settingTelling stands in a store while the story is told into it.
const settingTelling = "demo-telling"

// stage is a store on which many use cases play in one transaction: each in one of its own would wait for the disk, and
// all of the story in one would take longer than an engine over a network gives a transaction.
type stage struct {
	store.Store
	tx store.Tx // nil between two acts
}

// act runs fn with every use case in it in one transaction. The engine may run fn again from the start.
func (s *stage) act(ctx context.Context, fn func(context.Context) error) error {
	return s.Store.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		s.tx = tx
		defer func() { s.tx = nil }()
		return fn(ctx)
	})
}

func (s *stage) reader() store.Reader {
	if s.tx != nil {
		return s.tx
	}
	return s.Store
}

// Get reads with what the act has written.
func (s *stage) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (store.Record, error) {
	return s.reader().Get(ctx, spec, scope, id)
}

// List reads with what the act has written.
func (s *stage) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (store.Page, error) {
	return s.reader().List(ctx, spec, scope, q)
}

// Report reads with what the act has written.
func (s *stage) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) ([]store.Row, error) {
	return s.reader().Report(ctx, spec, scope, r)
}

// Tx runs fn in the act's transaction. An error of fn ends the story, so nothing has to be undone on its own.
func (s *stage) Tx(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	if s.tx != nil {
		return fn(ctx, s.tx)
	}
	return s.Store.Tx(ctx, fn)
}

// Disk is not asked: the story's files are a few kilobytes, and a demonstration starts on a full laptop too.
func (s *stage) Disk(context.Context) (store.Disk, error) { return store.Disk{}, nil }

// mark notes that the telling has begun.
func (s *stage) mark(ctx context.Context) error {
	rec, err := store.Settings.Encode(&store.Setting{ID: settingTelling}, 0)
	if err != nil {
		return err
	}
	return s.tx.Insert(ctx, store.Settings.Spec, rec)
}

// unmark notes that it has ended.
func (s *stage) unmark(ctx context.Context) error {
	rec, err := s.tx.Get(ctx, store.Settings.Spec, store.System(), settingTelling)
	if err != nil {
		return err
	}
	return s.tx.Delete(ctx, store.Settings.Spec, settingTelling, rec.Rev)
}
