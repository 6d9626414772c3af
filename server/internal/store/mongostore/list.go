package mongostore

import (
	"context"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"swgportal/server/internal/store"
)

// key is one part of the order of a list; the last one is the id.
type key struct {
	name string
	desc bool
}

// lister answers one Query.
type lister struct {
	c       *mongo.Collection
	spec    *store.Spec
	q       store.Query
	where   bson.D // filter and scope
	keys    []key
	reverse bool // of the order asked for
}

func (s *Store) lister(spec *store.Spec, scope store.Scope, q store.Query) (*lister, error) {
	if err := spec.CheckQuery(q); err != nil {
		return nil, err
	}
	c, k, visible, err := s.seen(spec, scope)
	if err != nil {
		return nil, err
	}
	l := &lister{c: c, spec: spec, q: q, where: all(k.compile(q.Filter, false), visible)}
	for _, o := range q.Sort {
		l.keys = append(l.keys, key{path(o.Field), o.Desc})
	}
	last := len(q.Sort) > 0 && q.Sort[len(q.Sort)-1].Desc
	l.keys = append(l.keys, key{idName, last})
	return l, nil
}

func (s *Store) list(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (store.Page, error) {
	l, err := s.lister(spec, scope, q)
	if err != nil {
		return store.Page{}, err
	}
	p := store.Page{Records: []store.Record{}, Total: -1}
	if q.Total == store.Exact {
		if p.Total, err = l.total(ctx); err != nil || p.Total == 0 {
			return p, err
		}
	}
	from := q.After
	if q.Before != nil {
		from, l.reverse = q.Before, true
	}
	more, err := l.page(ctx, from, &p)
	if err != nil || len(p.Records) == 0 {
		return p, err
	}
	return p, q.SetMarks(&p, more, func(from *store.Cursor) (bool, error) {
		l.reverse = !l.reverse
		docs, err := l.docs(ctx, from, 1, bson.D{{Key: idName, Value: 1}})
		return len(docs) > 0, err
	})
}

func (l *lister) count() mongo.Pipeline {
	return mongo.Pipeline{
		{{Key: "$match", Value: l.where}},
		{{Key: "$group", Value: bson.D{{Key: idName, Value: nil}, {Key: "n", Value: bson.D{{Key: "$sum", Value: int64(1)}}}}}},
	}
}

func (l *lister) total(ctx context.Context) (int64, error) {
	rows, err := l.c.Aggregate(ctx, l.count())
	if err != nil {
		return 0, err
	}
	var found []struct {
		N int64 `bson:"n"`
	}
	if err := rows.All(ctx, &found); err != nil || len(found) == 0 {
		return 0, err
	}
	return found[0].N, nil
}

// page fills in the records from the mark on, and says whether more follow in the direction of reading.
func (l *lister) page(ctx context.Context, from *store.Cursor, p *store.Page) (bool, error) {
	docs, err := l.docs(ctx, from, l.q.Limit+1, whole())
	if err != nil {
		return false, err
	}
	more := len(docs) > l.q.Limit
	if more {
		docs = docs[:l.q.Limit]
	}
	if l.reverse {
		slices.Reverse(docs)
	}
	for _, d := range docs {
		r, err := unseal(l.spec, d)
		if err != nil {
			return false, err
		}
		p.Records = append(p.Records, r)
	}
	return more, nil
}

// docs gives the envelopes that follow the mark, in order. The keys after a mark are not one range, so each part that
// is one is asked for on its own until there are enough: equal in all keys but the last and beyond it there, then
// equal in all but the last two, and so on. Each part is one seek where an index has the order.
func (l *lister) docs(ctx context.Context, from *store.Cursor, limit int, fields bson.D) ([]bson.Raw, error) {
	var out []bson.Raw
	for _, cond := range l.parts(from) {
		left := limit - len(out)
		found, err := l.c.Find(ctx, all(cond, l.where), options.Find().SetSort(l.order()).
			SetLimit(int64(left)).SetBatchSize(int32(left+1)).SetProjection(fields)) // one more, so that one answer ends it
		if err != nil {
			return nil, err
		}
		var some []bson.Raw
		if err := found.All(ctx, &some); err != nil {
			return nil, err
		}
		if out = append(out, some...); len(out) == limit {
			break
		}
	}
	return out, nil
}

func (l *lister) parts(from *store.Cursor) []bson.D {
	if from == nil {
		return []bson.D{{}}
	}
	values := append(slices.Clone(from.Values), store.Str(from.ID))
	var out []bson.D
	for i := len(l.keys) - 1; i >= 0; i-- {
		var equal []bson.D
		for j, v := range values[:i] {
			equal = append(equal, on(l.keys[j].name, "$eq", scalar(v)))
		}
		for _, beyond := range l.beyond(i, values[i]) {
			out = append(out, all(append(equal[:i:i], beyond)...))
		}
	}
	return out
}

// beyond gives the ranges that lie behind a value in the order of a key: null comes first, last when descending.
func (l *lister) beyond(i int, v store.Value) []bson.D {
	k := l.keys[i]
	switch desc := k.desc != l.reverse; {
	case desc && v.IsNull():
		return nil
	case desc && i == len(l.keys)-1:
		return []bson.D{on(k.name, "$lt", scalar(v))}
	case desc:
		return []bson.D{on(k.name, "$lt", scalar(v)), on(k.name, "$eq", nil)}
	case v.IsNull():
		return []bson.D{on(k.name, "$ne", nil)}
	}
	return []bson.D{on(k.name, "$gt", scalar(v))}
}

// order sorts a part. All keys are named, also those that the part fixes: the index has them too.
func (l *lister) order() bson.D {
	var out bson.D
	for _, k := range l.keys {
		direction := 1
		if k.desc != l.reverse {
			direction = -1
		}
		out = append(out, bson.E{Key: k.name, Value: direction})
	}
	return out
}
