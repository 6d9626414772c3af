package mongostore

import (
	"context"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"swgportal/server/internal/store"
)

var _ store.Mover = (*tx)(nil)

// Restore writes a new record with the rev it has.
func (t *tx) Restore(ctx context.Context, spec *store.Spec, r store.Record) error {
	return t.write(ctx, func(ctx context.Context) error {
		if err := spec.CheckRestore(r); err != nil {
			return err
		}
		k, err := t.s.kindOf(spec)
		if err != nil {
			return err
		}
		_, err = t.s.db.Collection(spec.Kind).InsertOne(ctx, k.seal(r, r.Rev))
		return err
	})
}

// counter is a counter as it is kept.
type counter struct {
	Name  string `bson:"_id"`
	Value int64  `bson:"value"`
}

// Counters gives all counters.
func (t *tx) Counters(ctx context.Context) (map[string]int64, error) {
	out := map[string]int64{}
	return out, t.do(ctx, func(ctx context.Context) error {
		cur, err := t.s.db.Collection(counterName).Find(ctx, bson.D{})
		if err != nil {
			return err
		}
		var all []counter
		if err := cur.All(ctx, &all); err != nil {
			return err
		}
		for _, c := range all {
			out[c.Name] = c.Value
		}
		return nil
	})
}

// SetCounter makes a counter stand at n. Like Next it never upserts.
func (t *tx) SetCounter(ctx context.Context, name string, n int64) error {
	return t.write(ctx, func(ctx context.Context) error {
		if name == "" || n < 1 {
			return fmt.Errorf("store: the counter %q cannot stand at %d", name, n)
		}
		c := t.s.db.Collection(counterName)
		res, err := c.UpdateOne(ctx, on(idName, "$eq", name), on("$set", valueName, n))
		if err != nil || res.MatchedCount == 1 {
			return err
		}
		_, err = c.InsertOne(ctx, counter{name, n})
		if mongo.IsDuplicateKeyError(err) && t.sess != nil {
			return rerun{err} // somebody made it since our snapshot: only a new one sees it
		}
		return err
	})
}
