package mongostore

import (
	"context"
	"errors"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"swgportal/server/internal/store"
)

// Get gives one record.
func (s *Store) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (r store.Record, err error) {
	err = s.calling(ctx, func(ctx context.Context) error {
		r, err = s.get(ctx, spec, scope, id)
		return err
	})
	return r, err
}

// List gives a page. Count, page and marks come from one snapshot: where there is more to read than a first page, it is
// read in a transaction, because not every compatible server keeps a snapshot outside one.
func (s *Store) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (p store.Page, err error) {
	if !s.atomic || q.Total == store.NoTotal && q.After == nil && q.Before == nil {
		err = s.calling(ctx, func(ctx context.Context) error {
			p, err = s.list(ctx, spec, scope, q)
			return err
		})
		return p, err
	}
	if err := s.enter(); err != nil {
		return p, err
	}
	defer s.running.Done()
	err = s.transact(ctx, func(ctx context.Context, tx store.Tx) error {
		p, err = tx.List(ctx, spec, scope, q)
		return err
	})
	if errors.Is(err, store.ErrOutcomeUnknown) { // nothing was to be written
		err = fmt.Errorf("%w: %v", store.ErrUnavailable, err)
	}
	return p, err
}

// Report counts and sums.
func (s *Store) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) (rows []store.Row, err error) {
	err = s.calling(ctx, func(ctx context.Context) error {
		rows, err = s.report(ctx, spec, scope, r)
		return err
	})
	return rows, err
}

// seen gives the collection, the kind, and the condition under which the scope sees a record of it.
func (s *Store) seen(spec *store.Spec, scope store.Scope) (*mongo.Collection, *kind, bson.D, error) {
	visible, err := store.Visible(spec, scope)
	if err != nil {
		return nil, nil, nil, err
	}
	k, err := s.kindOf(spec)
	if err != nil {
		return nil, nil, nil, err
	}
	return s.db.Collection(spec.Kind), k, k.compile(visible, false), nil
}

func (s *Store) get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (store.Record, error) {
	c, _, visible, err := s.seen(spec, scope)
	if err != nil {
		return store.Record{}, err
	}
	raw, err := c.FindOne(ctx, all(on(idName, "$eq", id), visible), options.FindOne().SetProjection(whole())).Raw()
	if errors.Is(err, mongo.ErrNoDocuments) {
		return store.Record{}, fmt.Errorf("%w: %s", store.ErrNotFound, spec.Kind)
	}
	if err != nil {
		return store.Record{}, err
	}
	return unseal(spec, raw)
}

// whole is all of an envelope that a record is read from.
func whole() bson.D {
	return bson.D{{Key: revName, Value: 1}, {Key: fieldsName, Value: 1}, {Key: bodyName, Value: 1}}
}
