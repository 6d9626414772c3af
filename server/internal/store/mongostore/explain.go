package mongostore

import (
	"context"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"

	"swgportal/server/internal/store"
)

// Explain gives the server's plan of what a store.Query or a store.Report would run, in every way it may be run: one
// answer per command, as extended JSON. For tests.
func (s *Store) Explain(ctx context.Context, spec *store.Spec, scope store.Scope, what any) (plans []string, err error) {
	commands, err := s.commands(spec, scope, what)
	if err != nil {
		return nil, err
	}
	err = s.calling(ctx, func(ctx context.Context) error {
		for _, c := range commands {
			raw, err := s.db.RunCommand(ctx, bson.D{{Key: "explain", Value: c}, {Key: "verbosity", Value: "queryPlanner"}}).Raw()
			if err != nil {
				return err
			}
			plans = append(plans, raw.String())
		}
		return nil
	})
	return plans, err
}

func (s *Store) commands(spec *store.Spec, scope store.Scope, what any) ([]bson.D, error) {
	switch what := what.(type) {
	case store.Query:
		l, err := s.lister(spec, scope, what)
		if err != nil {
			return nil, err
		}
		from := what.After
		if what.Before != nil {
			from, l.reverse = what.Before, true
		}
		var out []bson.D
		if what.Total == store.Exact {
			out = append(out, aggregation(spec, l.count()))
		}
		for _, cond := range l.parts(from) {
			out = append(out, bson.D{
				{Key: "find", Value: spec.Kind}, {Key: "filter", Value: all(cond, l.where)}, {Key: "sort", Value: l.order()},
				{Key: "projection", Value: whole()}, {Key: "limit", Value: int64(what.Limit)},
			})
		}
		return out, nil
	case store.Report:
		_, pipeline, err := s.reportQuery(spec, scope, what)
		return []bson.D{aggregation(spec, pipeline)}, err
	}
	return nil, fmt.Errorf("%w: neither a query nor a report: %T", store.ErrQuery, what)
}

func aggregation(spec *store.Spec, pipeline any) bson.D {
	return bson.D{{Key: "aggregate", Value: spec.Kind}, {Key: "pipeline", Value: pipeline}, {Key: "cursor", Value: bson.D{}}}
}
