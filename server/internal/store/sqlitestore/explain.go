package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"

	"swgportal/server/internal/store"
)

// Explain gives SQLite's plan of what a store.Query or a store.Report would run, in every way it may be run: a line
// per step. For tests: no line may begin with "SCAN <kind>" unless it goes on with "USING ... INDEX".
func (s *Store) Explain(ctx context.Context, spec *store.Spec, scope store.Scope, what any) (plan []string, err error) {
	qs, err := s.statements(spec, scope, what)
	if err != nil {
		return nil, err
	}
	err = s.reading(ctx, func(ctx context.Context, c *sql.Conn) error {
		for _, q := range qs {
			if plan, err = explain(ctx, c, q, plan); err != nil {
				return err
			}
		}
		return nil
	})
	return plan, err
}

func (s *Store) statements(spec *store.Spec, scope store.Scope, what any) ([]clause, error) {
	switch what := what.(type) {
	case store.Query:
		l, err := s.lister(spec, scope, what)
		if err != nil {
			return nil, err
		}
		qs := []clause{{l.t.fetchQuery(), []any{"[1]"}}}
		if what.Total == store.Exact {
			qs = append(qs, l.count())
		}
		for _, p := range l.parts(l.from) {
			qs = append(qs, l.step(p, what.Limit))
			if what.Total == store.Exact {
				l.few = true
				qs = append(qs, l.step(p, what.Limit))
				l.few, l.walk = false, l.t.orderIndex(what.Sort) != ""
				qs = append(qs, l.step(p, what.Limit))
				l.walk = false
			}
		}
		return qs, nil
	case store.Report:
		_, q, err := s.reportQuery(spec, scope, what)
		return []clause{q}, err
	}
	return nil, fmt.Errorf("%w: neither a query nor a report: %T", store.ErrQuery, what)
}

func explain(ctx context.Context, c conn, q clause, plan []string) ([]string, error) {
	rows, err := c.QueryContext(ctx, "EXPLAIN QUERY PLAN "+q.sql, q.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			return nil, err
		}
		plan = append(plan, detail)
	}
	return plan, rows.Err()
}
