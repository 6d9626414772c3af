package sqlitestore

import (
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/store"
)

// ownTables are those that are not made from a Spec.
var ownTables = []string{
	`CREATE TABLE IF NOT EXISTS "_meta" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID`,
	`CREATE TABLE IF NOT EXISTS "_counter" ("name" TEXT PRIMARY KEY, "value" INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
}

func (t *table) createTable() string {
	var cols strings.Builder
	if t.spec.Searchable {
		cols.WriteString(", " + tokensColumn)
	}
	for _, f := range t.scalars {
		fmt.Fprintf(&cols, ", %s %s", quote(columnName(f.Name)), columnType(f.Type))
	}
	return fmt.Sprintf(`CREATE TABLE %s ("seq" INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE, "rev" INTEGER NOT NULL%s) STRICT`, t.name, cols.String())
}

func (t *table) createBodies() string {
	return fmt.Sprintf(`CREATE TABLE %s ("seq" INTEGER PRIMARY KEY, "body" TEXT NOT NULL) STRICT`, t.bodies())
}

// tokensColumn holds a checksum of a record's tokens, so that an update that leaves them alone need not write the
// index again: a contentless index cannot say what it holds.
const tokensColumn = `"tokens" INTEGER`

func (t *table) createSide(field string) string {
	return fmt.Sprintf(`CREATE TABLE %s ("seq" INTEGER NOT NULL, "value" TEXT NOT NULL, PRIMARY KEY ("seq", "value")) STRICT, WITHOUT ROWID`, t.side(field))
}

// createSearch makes the index over tokens. They come from Go as words of letters and digits, so the tokenizer has
// only to part them at spaces; no positions are kept, because no phrase is ever asked for.
func (t *table) createSearch() string {
	return fmt.Sprintf(`CREATE VIRTUAL TABLE %s USING fts5(tokens, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize="ascii tokenchars '~'")`, t.search())
}

type index struct{ name, sql string }

// indexes gives the indexes of the table, each with its statement. What is not among them is dropped.
//
// An index is continued with the id, which breaks ties in every list, and with the fields that decide who sees a
// record, so that it alone tells how many somebody sees. The first that is not unique, and each Whole one, goes on with
// all other fields: whatever a filter, a count or a report asks for, it can be read there without touching a body. Figures
// that an index of their own adds up are left out of it: with them it would be as wide as the table.
func (t *table) indexes() []index {
	var out []index
	wide := false
	for _, ix := range t.spec.Indexes {
		if ix.Unique {
			out = append(out, t.index("u_", true, ix.Fields))
			continue
		}
		cols := append([]string{}, ix.Fields...)
		cols = append(cols, "")
		if wide && !ix.Whole || len(ix.Sums) > 0 {
			cols = appendNew(appendNew(cols, t.visibilityFields()...), ix.Sums...)
		} else {
			cols = appendNew(cols, t.plainNames()...)
			wide = true
		}
		prefix := "i_"
		if len(ix.Sums) > 0 {
			prefix = "r_" + ix.Sums[0] + "_" // those of several currencies have the same fields
		}
		out = append(out, t.index(prefix, false, cols))
	}
	if !wide && len(t.scalars) > 0 {
		out = append(out, t.index("i_", false, append([]string{""}, t.scalarNames()...)))
	}
	for _, f := range t.sets {
		name := t.spec.Kind + "__" + f.Name + "__v"
		out = append(out, index{name, fmt.Sprintf(`CREATE INDEX %s ON %s ("value", "seq")`, quote(name), t.side(f.Name))})
	}
	return out
}

// orderIndex names the index that has an order, from one end or from the other; empty where none has.
func (t *table) orderIndex(order []store.Sort) string {
	for _, ix := range t.spec.Indexes {
		if !ix.Unique && slices.EqualFunc(ix.Fields, order, func(f string, o store.Sort) bool { return o.Field == f && o.Desc == order[0].Desc }) {
			return t.index("i_", false, append(slices.Clone(ix.Fields), "")).name
		}
	}
	return ""
}

// index names an index by its fields; the empty field is the id.
func (t *table) index(prefix string, unique bool, fields []string) index {
	cols := make([]string, len(fields))
	head := make([]string, 0, len(fields))
	named := true
	for i, f := range fields {
		if f == "" {
			cols[i], named = `"id"`, false
			continue
		}
		cols[i] = quote(columnName(f))
		if named {
			head = append(head, f)
		}
	}
	name := t.spec.Kind + "__" + prefix + strings.Join(head, "_")
	kind := "INDEX"
	if unique {
		kind = "UNIQUE INDEX"
	}
	return index{name, fmt.Sprintf(`CREATE %s %s ON %s (%s)`, kind, quote(name), t.name, strings.Join(cols, ", "))}
}

func (t *table) visibilityFields() []string {
	var out []string
	for v := t.spec.Visibility; v != nil; v = v.Also {
		out = append(out, v.Audience, v.Subgroup, v.Owner)
	}
	return out
}

// plainNames are the fields that the widest index holds: all but those that indexes of their own add up.
func (t *table) plainNames() []string {
	return slices.DeleteFunc(t.scalarNames(), func(name string) bool {
		return slices.ContainsFunc(t.spec.Indexes, func(ix store.Index) bool { return slices.Contains(ix.Sums, name) })
	})
}

func (t *table) scalarNames() []string {
	names := make([]string, len(t.scalars))
	for i, f := range t.scalars {
		names[i] = f.Name
	}
	return names
}

func appendNew(list []string, more ...string) []string {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// shape describes the columns for the meta table: what changed since the last migration is derived again.
func shape(f store.Field) string { return fmt.Sprintf("%s:%d", f.Name, f.Type) }
