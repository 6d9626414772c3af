package sqlitestore

import (
	"context"
	"fmt"

	"swgportal/server/internal/store"
)

var _ store.Mover = (*tx)(nil)

// Restore writes a new record with the rev it has.
func (t *tx) Restore(ctx context.Context, spec *store.Spec, r store.Record) error {
	if err := spec.CheckRestore(r); err != nil {
		return t.do(ctx, func() error { return err })
	}
	return t.add(ctx, spec, r)
}

// Counters gives all counters.
func (t *tx) Counters(ctx context.Context) (map[string]int64, error) {
	out := map[string]int64{}
	return out, t.do(ctx, func() error {
		rows, err := t.c.QueryContext(ctx, `SELECT "name", "value" FROM "_counter"`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			var n int64
			if err := rows.Scan(&name, &n); err != nil {
				return err
			}
			out[name] = n
		}
		return rows.Err()
	})
}

// SetCounter makes a counter stand at n.
func (t *tx) SetCounter(ctx context.Context, counter string, n int64) error {
	return t.do(ctx, func() error {
		if counter == "" || n < 1 {
			return fmt.Errorf("store: the counter %q cannot stand at %d", counter, n)
		}
		_, err := t.c.ExecContext(ctx, `INSERT INTO "_counter" ("name", "value") VALUES (?, ?)
			ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`, counter, n)
		return err
	})
}
