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

const (
	metaName    = "_meta"    // {_id, value}: the schema's number, the layout of each kind
	counterName = "_counter" // {_id, value}
	valueName   = "value"
)

// Insert writes a new record.
func (t *tx) Insert(ctx context.Context, spec *store.Spec, r store.Record) error {
	return t.write(ctx, func(ctx context.Context) error {
		k, err := t.s.checked(spec, r)
		if err != nil {
			return err
		}
		_, err = t.s.db.Collection(spec.Kind).InsertOne(ctx, k.seal(r, 1))
		return err
	})
}

// Update replaces a record whose Rev fits.
func (t *tx) Update(ctx context.Context, spec *store.Spec, r store.Record) error {
	return t.write(ctx, func(ctx context.Context) error {
		k, err := t.s.checked(spec, r)
		if err != nil {
			return err
		}
		res, err := t.s.db.Collection(spec.Kind).ReplaceOne(ctx, at(r.ID, r.Rev), k.seal(r, r.Rev+1))
		if err == nil && res.MatchedCount == 0 {
			err = stale(spec, r.ID, r.Rev)
		}
		return err
	})
}

// Delete removes a record whose Rev fits.
func (t *tx) Delete(ctx context.Context, spec *store.Spec, id string, rev int64) error {
	return t.write(ctx, func(ctx context.Context) error {
		if _, err := t.s.kindOf(spec); err != nil {
			return err
		}
		res, err := t.s.db.Collection(spec.Kind).DeleteOne(ctx, at(id, rev))
		if err == nil && res.DeletedCount == 0 {
			err = stale(spec, id, rev)
		}
		return err
	})
}

// Next counts up. A counter is inserted once and then only counted up: two upserts of an absent id at once are not
// one write on every server.
func (t *tx) Next(ctx context.Context, counter string) (n int64, err error) {
	err = t.write(ctx, func(ctx context.Context) error {
		n, err = t.countUp(ctx, counter)
		if !errors.Is(err, mongo.ErrNoDocuments) {
			return err
		}
		_, err = t.s.db.Collection(counterName).InsertOne(ctx, bson.D{{Key: idName, Value: counter}, {Key: valueName, Value: int64(1)}})
		n = 1
		if !mongo.IsDuplicateKeyError(err) {
			return err
		}
		if t.sess != nil { // somebody made it since our snapshot: only a new one sees it
			return rerun{err}
		}
		n, err = t.countUp(ctx, counter)
		return err
	})
	return n, err
}

// countUp adds one to a counter; mongo.ErrNoDocuments where there is none. In a transaction by an update
// and a read: there a findAndModify that meets another's write does not say on every server that this is what it met.
func (t *tx) countUp(ctx context.Context, counter string) (int64, error) {
	var doc struct {
		Value int64 `bson:"value"`
	}
	c, its, one := t.s.db.Collection(counterName), on(idName, "$eq", counter), on("$inc", valueName, int64(1))
	if t.sess == nil {
		err := c.FindOneAndUpdate(ctx, its, one, options.FindOneAndUpdate().SetReturnDocument(options.After)).Decode(&doc)
		return doc.Value, err
	}
	res, err := c.UpdateOne(ctx, its, one)
	if err == nil && res.MatchedCount == 0 {
		err = mongo.ErrNoDocuments
	}
	if err != nil {
		return 0, err
	}
	err = c.FindOne(ctx, its).Decode(&doc)
	return doc.Value, err
}

func (s *Store) checked(spec *store.Spec, r store.Record) (*kind, error) {
	if err := spec.Check(r); err != nil {
		return nil, err
	}
	return s.kindOf(spec)
}

// at is the condition of a write: the record as it was read.
func at(id string, rev int64) bson.D { return all(on(idName, "$eq", id), on(revName, "$eq", rev)) }

func stale(spec *store.Spec, id string, rev int64) error {
	return fmt.Errorf("%w: %s %s is not at %d", store.ErrStale, spec.Kind, id, rev)
}
