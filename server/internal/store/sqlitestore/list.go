package sqlitestore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/store"
)

// key is one part of the order of a list; the last one is the id.
type key struct {
	expr string
	desc bool
}

// lister answers one Query.
type lister struct {
	t       *table
	q       store.Query
	where   clause // filter and scope
	keys    []key
	from    *store.Cursor // the mark to go on from, in the direction of reading
	few     bool          // so few fit that they are better found by the filter and then sorted
	walk    bool          // so many fit that a page is soonest full along the index that has the order
	reverse bool          // of the order asked for
}

func (s *Store) lister(spec *store.Spec, scope store.Scope, q store.Query) (*lister, error) {
	if err := spec.CheckQuery(q); err != nil {
		return nil, err
	}
	t, visible, err := s.seen(spec, scope)
	if err != nil {
		return nil, err
	}
	filter := t.compile(q.Filter, false)
	l := &lister{t: t, q: q, where: clause{filter.sql + " AND " + visible.sql, slices.Concat(filter.args, visible.args)}}
	for _, o := range q.Sort {
		l.keys = append(l.keys, key{t.col(o.Field), o.Desc})
	}
	l.walk = scattered(q.Filter) && t.orderIndex(q.Sort) != ""
	last := len(q.Sort) > 0 && q.Sort[len(q.Sort)-1].Desc
	l.keys = append(l.keys, key{t.own("id"), last})
	l.from = q.After
	if q.Before != nil {
		l.from, l.reverse = q.Before, true
	}
	return l, nil
}

func (s *Store) list(ctx context.Context, c conn, spec *store.Spec, scope store.Scope, q store.Query) (store.Page, error) {
	l, err := s.lister(spec, scope, q)
	if err != nil {
		return store.Page{}, err
	}
	p := store.Page{Records: []store.Record{}, Total: -1}
	if q.Total == store.Exact {
		n := l.count()
		if err := c.QueryRowContext(ctx, n.sql, n.args...).Scan(&p.Total); err != nil {
			return p, err
		}
		if p.Total == 0 {
			return p, nil
		}
		rows, err := l.rows(ctx, c)
		if err != nil {
			return p, err
		}
		l.weigh(p.Total, rows)
	}
	more, err := l.page(ctx, c, &p)
	if err != nil || len(p.Records) == 0 {
		return p, err
	}
	return p, q.SetMarks(&p, more, func(from *store.Cursor) (bool, error) {
		l.reverse = !l.reverse
		seqs, err := l.seqs(ctx, c, from, 1)
		return len(seqs) > 0, err
	})
}

// page fills in the records from the mark on, and says whether more follow in the direction of reading.
func (l *lister) page(ctx context.Context, c conn, p *store.Page) (bool, error) {
	seqs, err := l.seqs(ctx, c, l.from, l.q.Limit+1)
	if err != nil {
		return false, err
	}
	more := len(seqs) > l.q.Limit
	if more {
		seqs = seqs[:l.q.Limit]
	}
	if l.reverse {
		slices.Reverse(seqs)
	}
	p.Records, err = l.fetch(ctx, c, seqs)
	return more, err
}

// weigh chooses the way to a page when it is known how many of the table's rows fit. Sorted, all of those are read; along
// the order, a page's part of all rows, if those that fit lie evenly. The planner would not know: it takes a state for
// rarer than it is, and never learns how long the page is.
func (l *lister) weigh(fit, rows int64) {
	limit := int64(l.q.Limit)
	l.few = fit <= 4*limit || fit*fit <= limit*rows
	l.walk = !l.few && l.t.orderIndex(l.q.Sort) != ""
}

// byFigure says whether the order is that of a figure, which stands in no index but its own: sorted without it, the figure
// would be read from the table's rows.
func (l *lister) byFigure() bool {
	return len(l.q.Sort) > 0 && !slices.Contains(l.t.plainNames(), l.q.Sort[0].Field)
}

// rows is about how many rows the table has: what was deleted since counts too.
func (l *lister) rows(ctx context.Context, c conn) (n int64, err error) {
	err = c.QueryRowContext(ctx, fmt.Sprintf("SELECT coalesce(max(seq), 0) FROM %s WHERE seq > ?", l.t.name), 0).Scan(&n)
	return n, err
}

// scattered says whether a filter has a search among alternatives. What fits those is collected from several places, so it
// would all be read and sorted for one page, however much it is; along the order a page costs one walk at the most.
func scattered(f store.Filter) bool {
	switch f := f.(type) {
	case store.And:
		return slices.ContainsFunc(f, scattered)
	case store.Or:
		return len(f) > 1 && slices.ContainsFunc(f, func(x store.Filter) bool { _, ok := x.(store.Text); return ok || scattered(x) })
	}
	return false
}

func (l *lister) count() clause {
	return clause{fmt.Sprintf("SELECT count(*) FROM %s WHERE %s", l.t.name, l.where.sql), l.where.args}
}

// seqs gives the rows that follow the mark, in order. The keys after a mark are not one range, so each part that is
// one is asked for on its own until there are enough: equal in all keys but the last and beyond it there, then equal
// in all but the last two, and so on. Each part is one seek where an index has the order.
func (l *lister) seqs(ctx context.Context, c conn, from *store.Cursor, limit int) ([]int64, error) {
	var out []int64
	for _, part := range l.parts(from) {
		n := len(out)
		var err error
		if out, err = querySeqs(ctx, c, l.step(part, limit-n), out); err != nil {
			return nil, err
		}
		if len(out) == limit {
			break
		}
	}
	return out, nil
}

func querySeqs(ctx context.Context, c conn, q clause, out []int64) ([]int64, error) {
	rows, err := c.QueryContext(ctx, q.sql, q.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, err
		}
		out = append(out, seq)
	}
	return out, rows.Err()
}

// part is one range of the order: its first `fixed` keys are equal to the mark's.
type part struct {
	clause
	fixed int
}

func (l *lister) parts(from *store.Cursor) []part {
	if from == nil {
		return []part{{clause: clause{sql: "1"}}}
	}
	values := append(slices.Clone(from.Values), store.Str(from.ID))
	var out []part
	for i := len(l.keys) - 1; i >= 0; i-- {
		var equal clause
		for j, v := range values[:i] {
			equal = equal.and(equals(l.keys[j].expr, v))
		}
		for _, beyond := range l.beyond(i, values[i]) {
			out = append(out, part{equal.and(beyond), i})
		}
	}
	return out
}

// beyond gives the ranges that lie behind a value in the order of a key: null comes first, last when descending.
func (l *lister) beyond(i int, v store.Value) []clause {
	k := l.keys[i]
	switch desc := k.desc != l.reverse; {
	case desc && v.IsNull():
		return nil
	case desc && i == len(l.keys)-1:
		return []clause{{k.expr + " < ?", []any{argOf(v)}}}
	case desc:
		return []clause{{k.expr + " < ?", []any{argOf(v)}}, {k.expr + " IS NULL", nil}}
	case v.IsNull():
		return []clause{{k.expr + " IS NOT NULL", nil}}
	}
	return []clause{{k.expr + " > ?", []any{argOf(v)}}}
}

func equals(expr string, v store.Value) clause {
	if v.IsNull() {
		return clause{expr + " IS NULL", nil}
	}
	return clause{expr + " = ?", []any{argOf(v)}}
}

func (c clause) and(o clause) clause {
	if c.sql == "" {
		return o
	}
	return clause{c.sql + " AND " + o.sql, slices.Concat(c.args, o.args)}
}

// step asks for the rows of one part.
func (l *lister) step(p part, limit int) clause {
	var order []string
	for _, k := range l.keys[p.fixed:] {
		expr := k.expr
		if l.few && !l.byFigure() {
			expr = "+" + expr // no index for the order
		}
		if k.desc != l.reverse {
			expr += " DESC"
		}
		order = append(order, expr)
	}
	from := l.t.name
	if l.walk {
		from += " INDEXED BY " + quote(l.t.orderIndex(l.q.Sort))
	}
	where := p.clause.and(l.where)
	return clause{
		fmt.Sprintf("SELECT %s FROM %s WHERE %s ORDER BY %s LIMIT ?", l.t.own("seq"), from, where.sql, strings.Join(order, ", ")),
		append(slices.Clone(where.args), limit),
	}
}

// fetch reads whole records, in the order of seqs.
func (l *lister) fetch(ctx context.Context, c conn, seqs []int64) ([]store.Record, error) {
	out := make([]store.Record, len(seqs))
	if len(seqs) == 0 {
		return out, nil
	}
	list, err := json.Marshal(seqs)
	if err != nil {
		return nil, err
	}
	rows, err := c.QueryContext(ctx, l.t.fetchQuery(), string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var i int
		r, err := l.t.scan(rows, &i)
		if err != nil {
			return nil, err
		}
		out[i] = r
	}
	return out, rows.Err()
}

func (t *table) fetchQuery() string {
	return fmt.Sprintf("SELECT k.key, %s FROM json_each(?) AS k CROSS JOIN %s ON %s = k.value", t.selectCols, t.name, t.own("seq"))
}
