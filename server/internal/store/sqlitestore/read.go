package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"swgportal/server/internal/store"
)

// conn is what reads and writes run on: a connection of the readers, or the writer's inside its transaction.
type conn interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Get gives one record.
func (s *Store) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (r store.Record, err error) {
	err = s.reading(ctx, func(ctx context.Context, c *sql.Conn) error {
		r, err = s.get(ctx, c, spec, scope, id)
		return err
	})
	return r, err
}

// List gives a page. Count, page and marks come from one snapshot.
func (s *Store) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (p store.Page, err error) {
	err = s.reading(ctx, func(ctx context.Context, c *sql.Conn) error {
		return snapshot(ctx, c, func() error {
			p, err = s.list(ctx, c, spec, scope, q)
			return err
		})
	})
	return p, err
}

// Report counts and sums.
func (s *Store) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) (rows []store.Row, err error) {
	err = s.reading(ctx, func(ctx context.Context, c *sql.Conn) error {
		rows, err = s.report(ctx, c, spec, scope, r)
		return err
	})
	return rows, err
}

// snapshot runs reads that must see the same state.
func snapshot(ctx context.Context, c conn, fn func() error) error {
	if _, err := c.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	err := fn()
	_, end := c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	return errors.Join(err, end)
}

func (s *Store) get(ctx context.Context, c conn, spec *store.Spec, scope store.Scope, id string) (store.Record, error) {
	t, visible, err := s.seen(spec, scope)
	if err != nil {
		return store.Record{}, err
	}
	rows, err := c.QueryContext(ctx, t.get+" AND "+visible.sql, append([]any{id}, visible.args...)...)
	if err != nil {
		return store.Record{}, err
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return store.Record{}, err
		}
		return store.Record{}, fmt.Errorf("%w: %s", store.ErrNotFound, spec.Kind)
	}
	return t.scan(rows)
}

// seen gives the table and the condition under which the scope sees a row of it.
func (s *Store) seen(spec *store.Spec, scope store.Scope) (*table, clause, error) {
	visible, err := store.Visible(spec, scope)
	if err != nil {
		return nil, clause{}, err
	}
	t, err := s.tableOf(spec)
	if err != nil {
		return nil, clause{}, err
	}
	return t, t.compile(visible, true), nil
}

// scan reads a row of selectCols; before takes columns that stand before them.
func (t *table) scan(rows *sql.Rows, before ...any) (store.Record, error) {
	r := store.Record{Fields: make(store.Fields, len(t.spec.Fields))}
	var body string
	texts := make([]sql.NullString, len(t.scalars))
	nums := make([]sql.NullInt64, len(t.scalars))
	sets := make([]string, len(t.sets))
	dest := append(before, &r.ID, &r.Rev, &body)
	for i, f := range t.scalars {
		if f.Type == store.String {
			dest = append(dest, &texts[i])
		} else {
			dest = append(dest, &nums[i])
		}
	}
	for i := range sets {
		dest = append(dest, &sets[i])
	}
	if err := rows.Scan(dest...); err != nil {
		return r, err
	}
	r.Body = []byte(body)
	for i, f := range t.scalars {
		r.Fields[f.Name] = valueOf(f.Type, texts[i], nums[i])
	}
	for i, f := range t.sets {
		var items []string
		if err := json.Unmarshal([]byte(sets[i]), &items); err != nil {
			return r, err
		}
		r.Fields[f.Name] = store.Set(items...)
	}
	return r, nil
}

func valueOf(typ store.FieldType, text sql.NullString, num sql.NullInt64) store.Value {
	switch {
	case typ == store.String && text.Valid:
		return store.Str(text.String)
	case typ == store.Int && num.Valid:
		return store.Num(num.Int64)
	case typ == store.Bool && num.Valid:
		return store.Flag(num.Int64 == 1)
	case typ == store.Time && num.Valid:
		return store.AtMilli(num.Int64)
	}
	return store.Null
}
