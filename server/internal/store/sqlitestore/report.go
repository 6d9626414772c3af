package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"

	"swgportal/server/internal/store"
)

func (s *Store) reportQuery(spec *store.Spec, scope store.Scope, r store.Report) (*table, clause, error) {
	if err := spec.CheckReport(r); err != nil {
		return nil, clause{}, err
	}
	t, visible, err := s.seen(spec, scope)
	if err != nil {
		return nil, clause{}, err
	}
	filter := t.compile(r.Filter, false)
	var groups, cols []string
	for _, g := range r.GroupBy {
		groups = append(groups, "+"+t.col(g)) // no index for the order: it would be read row by row for the sums
	}
	cols = append(slices.Clone(groups), "count(*)")
	for _, f := range r.Sums {
		// In halves, so that no step between overflows: only the end tells whether a sum fits.
		cols = append(cols, fmt.Sprintf("coalesce(sum(%s >> 32), 0), coalesce(sum(%s & 4294967295), 0)", t.col(f), t.col(f)))
	}
	q := fmt.Sprintf("SELECT %s FROM %s WHERE %s AND %s", strings.Join(cols, ", "), t.name, filter.sql, visible.sql)
	if len(groups) > 0 {
		list := strings.Join(groups, ", ")
		q += fmt.Sprintf(" GROUP BY %s ORDER BY %s", list, list)
	}
	return t, clause{q + " LIMIT ?", append(slices.Concat(filter.args, visible.args), r.MostGroups()+1)}, nil
}

func (s *Store) report(ctx context.Context, c conn, spec *store.Spec, scope store.Scope, r store.Report) ([]store.Row, error) {
	_, q, err := s.reportQuery(spec, scope, r)
	if err != nil {
		return nil, err
	}
	rows, err := c.QueryContext(ctx, q.sql, q.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []store.Row{}
	for rows.Next() {
		if len(out) == r.MostGroups() {
			return nil, fmt.Errorf("%w: over %d groups of %s", store.ErrOverflow, len(out), spec.Kind)
		}
		row, err := scanRow(rows, spec, r)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

func scanRow(rows *sql.Rows, spec *store.Spec, r store.Report) (store.Row, error) {
	row := store.Row{Key: make([]store.Value, len(r.GroupBy)), Sums: make([]int64, len(r.Sums))}
	texts := make([]sql.NullString, len(r.GroupBy))
	nums := make([]sql.NullInt64, len(r.GroupBy))
	halves := make([][2]int64, len(r.Sums))
	types := make([]store.FieldType, len(r.GroupBy))
	var dest []any
	for i, g := range r.GroupBy {
		f, _ := spec.Field(g)
		if types[i] = f.Type; f.Type == store.String {
			dest = append(dest, &texts[i])
		} else {
			dest = append(dest, &nums[i])
		}
	}
	dest = append(dest, &row.Count)
	for i := range halves {
		dest = append(dest, &halves[i][0], &halves[i][1])
	}
	if err := rows.Scan(dest...); err != nil {
		return row, err
	}
	for i, typ := range types {
		row.Key[i] = valueOf(typ, texts[i], nums[i])
	}
	for i, h := range halves {
		high := h[0] + h[1]>>32
		if high > math.MaxInt32 || high < math.MinInt32 {
			return row, fmt.Errorf("%w: the sum of %s %s is over int64", store.ErrOverflow, spec.Kind, r.Sums[i])
		}
		row.Sums[i] = high<<32 | h[1]&math.MaxUint32
	}
	return row, nil
}
