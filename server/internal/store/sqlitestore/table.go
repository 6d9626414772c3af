package sqlitestore

import (
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/store"
)

// table is what a Spec becomes: names and statements. Names come from the Spec alone and are always quoted.
//
//	need            seq, id, rev, [tokens], a column per field that is no set
//	need__body      seq, body: apart, so that rows are short and many fit a page; most reads look at few bodies
//	need__parties   seq, value: one table per Strings field
//	need__search    contentless full-text index over tokens, rowid = seq
type table struct {
	spec    *store.Spec
	name    string // quoted
	scalars []store.Field
	sets    []store.Field

	selectCols string // id, rev, body, scalars, sets as JSON arrays: what scanRecord reads
	get        string
	insert     string
	update     string
}

// ownColumns are ours; a declared field of such a name gets a column with an underscore after it.
var ownColumns = []string{"seq", "id", "rev", "tokens", "rowid", "oid", "_rowid_"}

func quote(name string) string { return `"` + name + `"` }

func columnName(field string) string {
	if slices.Contains(ownColumns, strings.ToLower(field)) {
		return field + "_"
	}
	return field
}

func columnType(t store.FieldType) string {
	if t == store.String {
		return "TEXT"
	}
	return "INTEGER"
}

// col is a column with its table, as it stands in a statement.
func (t *table) col(field string) string { return t.name + "." + quote(columnName(field)) }

func (t *table) own(column string) string { return t.name + "." + quote(column) }

func (t *table) side(field string) string { return quote(t.spec.Kind + "__" + field) }

func (t *table) bodies() string { return quote(t.spec.Kind + "__body") }

func (t *table) search() string { return quote(t.spec.Kind + "__search") }

// tableOf gives the table of a Spec, made once.
func (s *Store) tableOf(spec *store.Spec) (*table, error) {
	if t, ok := s.tables.Load(spec); ok {
		return t.(*table), nil
	}
	t, err := newTable(spec)
	if err != nil {
		return nil, err
	}
	actual, _ := s.tables.LoadOrStore(spec, t)
	return actual.(*table), nil
}

func newTable(spec *store.Spec) (*table, error) {
	if err := spec.Validate(); err != nil {
		return nil, err
	}
	t := &table{spec: spec, name: quote(spec.Kind)}
	for _, f := range spec.Fields {
		if slices.ContainsFunc(spec.Fields, func(g store.Field) bool { return g.Name == f.Name+"_" }) {
			return nil, fmt.Errorf("store %s: fields %q and %q are too alike", spec.Kind, f.Name, f.Name+"_")
		}
		if f.Type == store.Strings {
			t.sets = append(t.sets, f)
		} else {
			t.scalars = append(t.scalars, f)
		}
	}
	t.selects()
	t.writes()
	return t, nil
}

func (t *table) selects() {
	body := fmt.Sprintf("(SELECT body FROM %s AS b WHERE b.seq = %s)", t.bodies(), t.own("seq"))
	cols := []string{t.own("id"), t.own("rev"), body}
	for _, f := range t.scalars {
		cols = append(cols, t.col(f.Name))
	}
	for _, f := range t.sets {
		cols = append(cols, fmt.Sprintf("(SELECT json_group_array(value) FROM (SELECT value FROM %s WHERE seq = %s ORDER BY value))", t.side(f.Name), t.own("seq")))
	}
	t.selectCols = strings.Join(cols, ", ")
	t.get = fmt.Sprintf("SELECT %s FROM %s WHERE %s = ?", t.selectCols, t.name, t.own("id"))
}

func (t *table) writes() {
	cols := []string{`"id"`}
	if t.spec.Searchable {
		cols = append(cols, `"tokens"`)
	}
	for _, f := range t.scalars {
		cols = append(cols, quote(columnName(f.Name)))
	}
	sets := `"rev" = "rev" + 1`
	for _, c := range cols[1:] {
		sets += ", " + c + " = ?"
	}
	list := strings.Join(cols, ", ")
	t.insert = fmt.Sprintf(`INSERT INTO %s ("seq", "rev", %s) VALUES (?, ?, %s)`, t.name, list, places(len(cols)))
	t.update = fmt.Sprintf(`UPDATE %s SET %s WHERE "seq" = ?`, t.name, sets)
}
