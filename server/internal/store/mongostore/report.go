package mongostore

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"swgportal/server/internal/store"
)

func (s *Store) reportQuery(spec *store.Spec, scope store.Scope, r store.Report) (*mongo.Collection, mongo.Pipeline, error) {
	if err := spec.CheckReport(r); err != nil {
		return nil, nil, err
	}
	c, k, visible, err := s.seen(spec, scope)
	if err != nil {
		return nil, nil, err
	}
	var by any
	if len(r.GroupBy) > 0 {
		keys := bson.D{}
		for i, g := range r.GroupBy {
			keys = append(keys, bson.E{Key: groupName(i), Value: call("$ifNull", "$"+path(g), nil)})
		}
		by = keys
	}
	group := bson.D{{Key: idName, Value: by}, {Key: "n", Value: bson.D{{Key: "$sum", Value: int64(1)}}}}
	for i, f := range r.Sums {
		// In decimals of 34 digits, which no number of records fills: over int64 a sum of integers goes on in floating
		// point without a word.
		exact := call("$add", call("$ifNull", "$"+path(f), int64(0)), decimalZero())
		group = append(group, bson.E{Key: sumName(i), Value: bson.D{{Key: "$sum", Value: exact}}})
	}
	return c, mongo.Pipeline{
		{{Key: "$match", Value: all(k.compile(r.Filter, false), visible)}},
		{{Key: "$group", Value: group}},
		{{Key: "$limit", Value: int64(r.MostGroups() + 1)}}, // one more tells that there are too many
	}, nil
}

// decimalZero is 0 without a digit behind the point: a sum has as many as its most exact part.
func decimalZero() bson.Decimal128 { return bson.NewDecimal128(0x3040<<48, 0) }

func call(operator string, args ...any) bson.D { return bson.D{{Key: operator, Value: bson.A(args)}} }

func groupName(i int) string { return "g" + strconv.Itoa(i) }

func sumName(i int) string { return "s" + strconv.Itoa(i) }

func (s *Store) report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) ([]store.Row, error) {
	c, pipeline, err := s.reportQuery(spec, scope, r)
	if err != nil {
		return nil, err
	}
	limit := r.MostGroups()
	found, err := c.Aggregate(ctx, pipeline, options.Aggregate().SetBatchSize(int32(limit+2)))
	if err != nil {
		return nil, err
	}
	var docs []bson.Raw
	if err := found.All(ctx, &docs); err != nil {
		return nil, err
	}
	if len(docs) > limit {
		return nil, fmt.Errorf("%w: over %d groups of %s", store.ErrOverflow, limit, spec.Kind)
	}
	rows := []store.Row{}
	for _, d := range docs {
		row, err := rowOf(d, spec, r)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 && len(r.GroupBy) == 0 {
		rows = append(rows, store.Row{Key: []store.Value{}, Sums: make([]int64, len(r.Sums))})
	}
	// At most MaxLimit of them: quicker sorted here than there.
	slices.SortFunc(rows, func(a, b store.Row) int { return slices.CompareFunc(a.Key, b.Key, store.Value.Compare) })
	return rows, nil
}

func rowOf(doc bson.Raw, spec *store.Spec, r store.Report) (store.Row, error) {
	row := store.Row{Key: make([]store.Value, len(r.GroupBy)), Sums: make([]int64, len(r.Sums))}
	for i, g := range r.GroupBy {
		f, _ := spec.Field(g)
		v, err := valueOf(f, doc.Lookup(idName, groupName(i)))
		if err != nil {
			return row, err
		}
		row.Key[i] = v
	}
	n, ok := doc.Lookup("n").AsInt64OK()
	if !ok {
		return row, fmt.Errorf("a count came as %s", doc.Lookup("n").Type)
	}
	row.Count = n
	for i, f := range r.Sums {
		sum, err := integer(doc.Lookup(sumName(i)))
		if err != nil {
			return row, fmt.Errorf("the sum of %s %s: %w", spec.Kind, f, err)
		}
		if !sum.IsInt64() {
			return row, fmt.Errorf("%w: the sum of %s %s is over int64", store.ErrOverflow, spec.Kind, f)
		}
		row.Sums[i] = sum.Int64()
	}
	return row, nil
}

// integer reads a sum, which is a decimal without a fraction.
func integer(v bson.RawValue) (*big.Int, error) {
	d, ok := v.Decimal128OK()
	if !ok {
		return nil, fmt.Errorf("came as %s", v.Type)
	}
	n, exp, err := d.BigInt()
	if err != nil {
		return nil, err
	}
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exp, -exp))), nil)
	if exp >= 0 {
		return n.Mul(n, ten), nil
	}
	n, rest := n.QuoRem(n, ten, new(big.Int))
	if rest.Sign() != 0 {
		return nil, fmt.Errorf("has a fraction: %s", d)
	}
	return n, nil
}
