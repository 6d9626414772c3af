package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"swgportal/server/internal/store"
)

// Migrate makes what is missing and changes what differs, all or nothing. A table whose declared fields changed is
// written anew from its bodies.
func (s *Store) Migrate(ctx context.Context, specs []*store.Spec) error {
	return s.migrate(ctx, specs, false)
}

// Rebuild makes fields and tokens of every record of these kinds again from the bodies.
func (s *Store) Rebuild(ctx context.Context, specs []*store.Spec) error {
	return s.migrate(ctx, specs, true)
}

func (s *Store) migrate(ctx context.Context, specs []*store.Spec, rebuild bool) error {
	return s.transact(ctx, func(ctx context.Context, t *tx) error {
		return t.do(ctx, func() error {
			m := migration{c: t.c, rebuild: rebuild}
			if err := m.begin(ctx); err != nil {
				return fmt.Errorf("migrate: %w", err)
			}
			for _, spec := range specs {
				tab, err := t.s.tableOf(spec)
				if err == nil {
					err = m.table(ctx, tab)
				}
				if err != nil {
					return fmt.Errorf("migrate %s: %w", spec.Kind, err)
				}
				t.written[tab] += m.rows
			}
			return nil
		})
	})
}

// MarkSchema sets the number that says which portal wrote the store: for tests and restores.
func (s *Store) MarkSchema(ctx context.Context, version int) error {
	return s.transact(ctx, func(ctx context.Context, t *tx) error {
		return t.do(ctx, func() error { return setMeta(ctx, t.c, "schema", strconv.Itoa(version)) })
	})
}

type migration struct {
	c       conn
	rebuild bool
	rows    int                          // written for the table at hand
	had     map[string]map[string]string // the statements of the indexes, by table and name
}

// begin makes our own tables and looks at the version.
func (m *migration) begin(ctx context.Context) error {
	for _, q := range ownTables {
		if _, err := m.c.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	had, err := meta(ctx, m.c, "schema")
	if err != nil {
		return err
	}
	version, err := strconv.Atoi(had)
	if had != "" && err != nil {
		return fmt.Errorf("the schema version %q is not a number", had)
	}
	if version > store.SchemaVersion {
		return fmt.Errorf("%w: schema %d, this portal knows %d", store.ErrNewer, version, store.SchemaVersion)
	}
	if version != store.SchemaVersion {
		if err := setMeta(ctx, m.c, "schema", strconv.Itoa(store.SchemaVersion)); err != nil {
			return err
		}
	}
	return m.readIndexes(ctx)
}

// layout is what the meta table remembers of a table.
type layout struct {
	Fields []string `json:"fields"`
	Tokens int      `json:"tokens"` // TokensVersion, 0 where the kind is not searchable
}

func layoutOf(t *table) string {
	var l layout
	for _, f := range t.spec.Fields {
		l.Fields = append(l.Fields, shape(f))
	}
	slices.Sort(l.Fields)
	if t.spec.Searchable {
		l.Tokens = store.TokensVersion
	}
	out, _ := json.Marshal(l) // strings and a number
	return string(out)
}

func (m *migration) table(ctx context.Context, t *table) error {
	m.rows = 0
	had, err := meta(ctx, m.c, "layout:"+t.spec.Kind)
	if err != nil {
		return err
	}
	want := layoutOf(t)
	if had == "" {
		err = m.create(ctx, t)
	} else if had != want || m.rebuild {
		err = m.recreate(ctx, t, had)
	}
	if err == nil && had != want {
		err = setMeta(ctx, m.c, "layout:"+t.spec.Kind, want)
	}
	if err != nil {
		return err
	}
	return m.indexes(ctx, t)
}

func (m *migration) create(ctx context.Context, t *table) error {
	qs := []string{t.createTable(), t.createBodies()}
	for _, f := range t.sets {
		qs = append(qs, t.createSide(f.Name))
	}
	if t.spec.Searchable {
		qs = append(qs, t.createSearch())
	}
	return m.exec(ctx, qs...)
}

// recreate puts the old rows and bodies aside, makes the new tables, and fills them from the bodies.
func (m *migration) recreate(ctx context.Context, t *table, had string) error {
	var old layout
	if err := json.Unmarshal([]byte(had), &old); err != nil {
		return err
	}
	if err := m.dropBeside(ctx, t, old); err != nil {
		return err
	}
	rows, bodies := quote(t.spec.Kind+"__old"), quote(t.spec.Kind+"__oldbody")
	if err := m.exec(ctx, "ALTER TABLE "+t.name+" RENAME TO "+rows, "ALTER TABLE "+t.bodies()+" RENAME TO "+bodies); err != nil {
		return err
	}
	if err := m.create(ctx, t); err != nil {
		return err
	}
	if err := m.copy(ctx, t, rows+" JOIN "+bodies+` USING ("seq")`); err != nil {
		return err
	}
	return m.exec(ctx, "DROP TABLE "+rows, "DROP TABLE "+bodies)
}

func (m *migration) dropBeside(ctx context.Context, t *table, old layout) error {
	var qs []string
	for _, f := range old.Fields {
		name, typ, _ := strings.Cut(f, ":")
		if typ == strconv.Itoa(int(store.Strings)) {
			qs = append(qs, "DROP TABLE "+t.side(name))
		}
	}
	if old.Tokens > 0 {
		qs = append(qs, "DROP TABLE "+t.search())
	}
	for _, table := range t.tables() {
		for name := range m.had[table] {
			qs = append(qs, "DROP INDEX IF EXISTS "+quote(name))
		}
		delete(m.had, table)
	}
	return m.exec(ctx, qs...)
}

// aged is a record as the old table kept it, without what is derived.
type aged struct {
	seq, rev int64
	id, body string
}

func (m *migration) copy(ctx context.Context, t *table, from string) error {
	const batch = 500
	for last := int64(-1); ; {
		rows, err := m.aged(ctx, from, last, batch)
		if err != nil {
			return err
		}
		for _, a := range rows {
			if err := m.derive(ctx, t, a); err != nil {
				return fmt.Errorf("%s: %w", a.id, err)
			}
			last = a.seq
		}
		if m.rows += len(rows); len(rows) < batch {
			return nil
		}
	}
}

func (m *migration) aged(ctx context.Context, from string, after int64, limit int) ([]aged, error) {
	rows, err := m.c.QueryContext(ctx, fmt.Sprintf(`SELECT "seq", "rev", "id", "body" FROM %s WHERE "seq" > ? ORDER BY "seq" LIMIT ?`, from), after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []aged
	for rows.Next() {
		var a aged
		if err := rows.Scan(&a.seq, &a.rev, &a.id, &a.body); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

func (m *migration) derive(ctx context.Context, t *table, a aged) error {
	if t.spec.Derive == nil {
		return errors.New("the kind has no Derive, and its fields changed")
	}
	d, err := t.spec.Derive([]byte(a.body))
	if err != nil {
		return err
	}
	r := store.Record{ID: a.id, Rev: a.rev, Fields: d.Fields, Tokens: d.Tokens, Body: []byte(a.body)}
	if err := t.spec.Check(r); err != nil {
		return err
	}
	if _, err := m.c.ExecContext(ctx, t.insert, append([]any{a.seq, a.rev}, t.values(r)...)...); err != nil {
		return err
	}
	return t.insertBeside(ctx, m.c, a.seq, r)
}

// indexes makes and drops indexes until those of the Spec are there, and no others.
func (m *migration) indexes(ctx context.Context, t *table) error {
	had := map[string]string{}
	for _, table := range t.tables() {
		maps.Copy(had, m.had[table])
	}
	var drop, create []string
	for _, ix := range t.indexes() {
		if had[ix.name] != ix.sql {
			if had[ix.name] != "" {
				drop = append(drop, "DROP INDEX "+quote(ix.name))
			}
			create = append(create, ix.sql)
		}
		delete(had, ix.name)
	}
	for name := range had {
		drop = append(drop, "DROP INDEX "+quote(name))
	}
	return m.exec(ctx, slices.Concat(drop, create)...)
}

// tables names the table of a kind and those of its sets.
func (t *table) tables() []string {
	out := []string{t.spec.Kind}
	for _, f := range t.sets {
		out = append(out, t.spec.Kind+"__"+f.Name)
	}
	return out
}

// readIndexes reads which indexes there are, without those that SQLite made of itself.
func (m *migration) readIndexes(ctx context.Context) error {
	rows, err := m.c.QueryContext(ctx, "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
	if err != nil {
		return err
	}
	defer rows.Close()
	m.had = map[string]map[string]string{}
	for rows.Next() {
		var table, name, text string
		if err := rows.Scan(&table, &name, &text); err != nil {
			return err
		}
		if m.had[table] == nil {
			m.had[table] = map[string]string{}
		}
		m.had[table][name] = text
	}
	return rows.Err()
}

func (m *migration) exec(ctx context.Context, qs ...string) error {
	for _, q := range qs {
		if _, err := m.c.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
	}
	return nil
}

func meta(ctx context.Context, c conn, name string) (string, error) {
	var v string
	err := c.QueryRowContext(ctx, `SELECT "value" FROM "_meta" WHERE "name" = ?`, name).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}

func setMeta(ctx context.Context, c conn, name, value string) error {
	_, err := c.ExecContext(ctx, `INSERT INTO "_meta" ("name", "value") VALUES (?, ?) ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`, name, value)
	return err
}
