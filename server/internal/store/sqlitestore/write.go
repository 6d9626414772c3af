package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"swgportal/server/internal/store"
)

// Insert writes a new record.
func (t *tx) Insert(ctx context.Context, spec *store.Spec, r store.Record) error {
	r.Rev = 1
	return t.add(ctx, spec, r)
}

// add writes a new record with the rev it has.
func (t *tx) add(ctx context.Context, spec *store.Spec, r store.Record) error {
	return t.do(ctx, func() error {
		tab, err := t.checked(spec, r)
		if err != nil {
			return err
		}
		res, err := t.c.ExecContext(ctx, tab.insert, append([]any{nil, r.Rev}, tab.values(r)...)...)
		if err != nil {
			return err
		}
		seq, err := res.LastInsertId()
		if err != nil {
			return err
		}
		t.written[tab]++
		return tab.insertBeside(ctx, t.c, seq, r)
	})
}

// Update replaces a record whose Rev fits.
func (t *tx) Update(ctx context.Context, spec *store.Spec, r store.Record) error {
	return t.do(ctx, func() error {
		tab, err := t.checked(spec, r)
		if err != nil {
			return err
		}
		seq, tokens, err := tab.find(ctx, t.c, r.ID, r.Rev)
		if err != nil {
			return err
		}
		if _, err := t.c.ExecContext(ctx, tab.update, append(tab.values(r)[1:], seq)...); err != nil {
			return err
		}
		t.written[tab]++
		return tab.updateBeside(ctx, t.c, seq, tokens, r)
	})
}

// Delete removes a record whose Rev fits.
func (t *tx) Delete(ctx context.Context, spec *store.Spec, id string, rev int64) error {
	return t.do(ctx, func() error {
		tab, err := t.s.tableOf(spec)
		if err != nil {
			return err
		}
		seq, _, err := tab.find(ctx, t.c, id, rev)
		if err != nil {
			return err
		}
		t.written[tab]++
		return tab.delete(ctx, t.c, seq)
	})
}

// Next counts up.
func (t *tx) Next(ctx context.Context, counter string) (n int64, err error) {
	err = t.do(ctx, func() error {
		return t.c.QueryRowContext(ctx, `INSERT INTO "_counter" ("name", "value") VALUES (?, 1)
			ON CONFLICT ("name") DO UPDATE SET "value" = "value" + 1 RETURNING "value"`, counter).Scan(&n)
	})
	return n, err
}

func (t *tx) checked(spec *store.Spec, r store.Record) (*table, error) {
	if err := spec.Check(r); err != nil {
		return nil, err
	}
	return t.s.tableOf(spec)
}

// find gives the row of a record and the checksum of its tokens; ErrStale where the rev is another.
func (t *table) find(ctx context.Context, c conn, id string, rev int64) (seq int64, tokens sql.NullInt64, err error) {
	col := "NULL"
	if t.spec.Searchable {
		col = `"tokens"`
	}
	q := fmt.Sprintf(`SELECT "seq", %s FROM %s WHERE "id" = ? AND "rev" = ?`, col, t.name)
	err = c.QueryRowContext(ctx, q, id, rev).Scan(&seq, &tokens)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: %s %s is not at %d", store.ErrStale, t.spec.Kind, id, rev)
	}
	return seq, tokens, err
}

// values are the bound values of insert and update, from the id on.
func (t *table) values(r store.Record) []any {
	out := []any{r.ID}
	if t.spec.Searchable {
		out = append(out, checksum(r.Tokens))
	}
	for _, f := range t.scalars {
		out = append(out, argOf(r.Fields[f.Name]))
	}
	return out
}

// insertBeside writes body, sets and tokens of a new row.
func (t *table) insertBeside(ctx context.Context, c conn, seq int64, r store.Record) error {
	if _, err := c.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (seq, body) VALUES (?, ?)", t.bodies()), seq, string(r.Body)); err != nil {
		return err
	}
	for _, f := range t.sets {
		if err := t.insertSet(ctx, c, f.Name, seq, r.Fields[f.Name].List()); err != nil {
			return err
		}
	}
	return t.insertTokens(ctx, c, seq, r.Tokens)
}

func (t *table) insertSet(ctx context.Context, c conn, field string, seq int64, items []string) error {
	for _, item := range items {
		if _, err := c.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (seq, value) VALUES (?, ?)", t.side(field)), seq, item); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) insertTokens(ctx context.Context, c conn, seq int64, tokens []string) error {
	if len(tokens) == 0 {
		return nil
	}
	_, err := c.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (rowid, tokens) VALUES (?, ?)", t.search()), seq, strings.Join(tokens, " "))
	return err
}

// updateBeside writes the body, and sets and tokens where they changed.
func (t *table) updateBeside(ctx context.Context, c conn, seq int64, tokens sql.NullInt64, r store.Record) error {
	if _, err := c.ExecContext(ctx, fmt.Sprintf("UPDATE %s SET body = ? WHERE seq = ?", t.bodies()), string(r.Body), seq); err != nil {
		return err
	}
	for _, f := range t.sets {
		if err := t.updateSet(ctx, c, f.Name, seq, r.Fields[f.Name].List()); err != nil {
			return err
		}
	}
	if !t.spec.Searchable || tokens.Valid && checksum(r.Tokens) == any(tokens.Int64) {
		return nil
	}
	if err := t.deleteTokens(ctx, c, seq); err != nil {
		return err
	}
	return t.insertTokens(ctx, c, seq, r.Tokens)
}

func (t *table) updateSet(ctx context.Context, c conn, field string, seq int64, items []string) error {
	had, err := queryTexts(ctx, c, fmt.Sprintf("SELECT value FROM %s WHERE seq = ? ORDER BY value", t.side(field)), seq)
	if err != nil || slices.Equal(had, items) {
		return err
	}
	if _, err := c.ExecContext(ctx, fmt.Sprintf("DELETE FROM %s WHERE seq = ?", t.side(field)), seq); err != nil {
		return err
	}
	return t.insertSet(ctx, c, field, seq, items)
}

func queryTexts(ctx context.Context, c conn, query string, args ...any) ([]string, error) {
	rows, err := c.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// delete takes a row out of every table it stands in.
func (t *table) delete(ctx context.Context, c conn, seq int64) error {
	tables := []string{t.name, t.bodies()}
	for _, f := range t.sets {
		tables = append(tables, t.side(f.Name))
	}
	for _, name := range tables {
		if _, err := c.ExecContext(ctx, fmt.Sprintf("DELETE FROM %s WHERE seq = ?", name), seq); err != nil {
			return err
		}
	}
	if !t.spec.Searchable {
		return nil
	}
	return t.deleteTokens(ctx, c, seq)
}

func (t *table) deleteTokens(ctx context.Context, c conn, seq int64) error {
	_, err := c.ExecContext(ctx, fmt.Sprintf("DELETE FROM %s WHERE rowid = ?", t.search()), seq)
	return err
}

// checksum of tokens, null where there are none.
func checksum(tokens []string) any {
	if len(tokens) == 0 {
		return nil
	}
	h := fnv.New64a()
	for _, t := range tokens {
		_, _ = io.WriteString(h, t) // a hash takes everything
		_, _ = h.Write([]byte{' '})
	}
	return int64(h.Sum64())
}
