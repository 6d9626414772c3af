package sqlitestore

import (
	"fmt"
	"strings"

	"swgportal/server/internal/store"
)

// clause is a part of a statement with its bound values.
type clause struct {
	sql  string
	args []any
}

// compiler turns a checked filter into SQL. Not is carried down to the single conditions, where each is written so
// that it is true or false and never null: two-valued logic, as the contract asks.
type compiler struct {
	t    *table
	args []any
	// plain keeps conditions from choosing an index (a plus before the column). The condition of a scope is such:
	// it fits much, and an index on it would only mislead.
	plain bool
}

func (t *table) compile(f store.Filter, plain bool) clause {
	if f == nil {
		return clause{sql: "1"}
	}
	c := compiler{t: t, plain: plain}
	return clause{sql: c.filter(f, false), args: c.args}
}

func (c *compiler) filter(f store.Filter, not bool) string {
	switch f := f.(type) {
	case store.Eq:
		return c.eq(f, not)
	case store.In:
		return c.in(f, not)
	case store.Range:
		return c.bounds(f, not)
	case store.Has:
		return c.has(f, not)
	case store.Exists:
		return c.exists(f, not)
	case store.Text:
		return c.text(f, not)
	case anyText:
		return c.anyText(f)
	case store.And:
		return c.join(f, not, !not)
	case store.Or:
		return c.join(f, not, not)
	case store.Not:
		return c.filter(f.Filter, !not)
	}
	panic(fmt.Sprintf("sqlitestore: a filter of type %T was not refused", f)) // CheckQuery refuses it
}

// join links conditions; not applies to each of them, and turns an And into an Or.
func (c *compiler) join(list []store.Filter, not, and bool) string {
	if len(list) == 0 {
		return truth(and)
	}
	if !and && !not {
		list = oneSearch(list)
	}
	parts := make([]string, len(list))
	for i, f := range list {
		parts[i] = c.filter(f, not)
	}
	word := " OR "
	if and {
		word = " AND "
	}
	return "(" + strings.Join(parts, word) + ")"
}

func (c *compiler) eq(f store.Eq, not bool) string {
	op := " = ?"
	if not {
		op = " IS NOT ?"
	}
	return c.col(f.Field) + op + c.bind(f.Value)
}

func (c *compiler) in(f store.In, not bool) string {
	if len(f.Values) == 0 {
		return truth(not)
	}
	if len(f.Values) == 1 { // a list of one is a range of an index, with its order; the planner sees that in an equality alone
		return c.eq(store.Eq{Field: f.Field, Value: f.Values[0]}, not)
	}
	list := " IN (" + places(len(f.Values)) + ")" + c.bind(f.Values...)
	if not {
		return fmt.Sprintf("(%s IS NULL OR %s NOT%s)", c.col(f.Field), c.col(f.Field), list)
	}
	return c.col(f.Field) + list
}

func (c *compiler) bounds(f store.Range, not bool) string {
	var parts []string
	if not {
		parts = append(parts, c.col(f.Field)+" IS NULL")
	}
	from, to, word := " >= ?", " < ?", " AND "
	if not {
		from, to, word = " < ?", " >= ?", " OR "
	}
	if !f.From.IsNull() {
		parts = append(parts, c.col(f.Field)+from+c.bind(f.From))
	}
	if !f.To.IsNull() {
		parts = append(parts, c.col(f.Field)+to+c.bind(f.To))
	}
	return "(" + strings.Join(parts, word) + ")"
}

func (c *compiler) has(f store.Has, not bool) string {
	if len(f.Values) == 0 {
		return truth(not)
	}
	for _, v := range f.Values {
		c.args = append(c.args, v)
	}
	return fmt.Sprintf("%s %s (SELECT seq FROM %s WHERE value IN (%s))", c.seq(), among(not), c.t.side(f.Field), places(len(f.Values)))
}

func (c *compiler) exists(f store.Exists, not bool) string {
	if d, _ := c.t.spec.Field(f.Field); d.Type == store.Strings {
		return fmt.Sprintf("%sEXISTS (SELECT 1 FROM %s AS s WHERE s.seq = %s)", never(not), c.t.side(f.Field), c.t.own("seq"))
	}
	if not {
		return c.col(f.Field) + " IS NULL"
	}
	return c.col(f.Field) + " IS NOT NULL"
}

// anyText holds where one of several searches does: the full-text index is asked once for all of them.
type anyText struct {
	store.Filter
	searches []string
}

// oneSearch puts the searches among alternatives together.
func oneSearch(list []store.Filter) []store.Filter {
	var searches []string
	rest := make([]store.Filter, 0, len(list))
	for _, f := range list {
		if t, ok := f.(store.Text); ok {
			searches = append(searches, t.Words)
		} else {
			rest = append(rest, f)
		}
	}
	if len(searches) < 2 {
		return list
	}
	return append(rest, anyText{searches: searches})
}

func (c *compiler) anyText(f anyText) string {
	var all []string
	for _, words := range f.searches {
		if match := matchOf(store.QueryTokens(words)); match != "" {
			all = append(all, "("+match+")")
		}
	}
	return c.match(strings.Join(all, " OR "), false)
}

func (c *compiler) text(f store.Text, not bool) string {
	return c.match(matchOf(store.QueryTokens(f.Words)), not)
}

// match asks the full-text index; a search without words fits nothing.
func (c *compiler) match(match string, not bool) string {
	if match == "" {
		return truth(not)
	}
	c.args = append(c.args, match)
	return fmt.Sprintf("%s %s (SELECT rowid FROM %s WHERE %s MATCH ?)", c.seq(), among(not), c.t.search(), c.t.search())
}

// matchOf writes a search in the language of the full-text index: each word in quotes, so that none is an operator.
func matchOf(search []store.QueryToken) string {
	var all []string
	for _, q := range search {
		var any []string
		for _, w := range q.Exact {
			any = append(any, quote(w))
		}
		for _, w := range q.Prefix {
			any = append(any, quote(w)+"*")
		}
		all = append(all, "("+strings.Join(any, " OR ")+")")
	}
	return strings.Join(all, " AND ")
}

func (c *compiler) col(field string) string {
	if c.plain {
		return "+" + c.t.col(field)
	}
	return c.t.col(field)
}

func (c *compiler) seq() string {
	if c.plain {
		return "+" + c.t.own("seq")
	}
	return c.t.own("seq")
}

// bind keeps values for the next places and adds nothing to the text.
func (c *compiler) bind(values ...store.Value) string {
	for _, v := range values {
		c.args = append(c.args, argOf(v))
	}
	return ""
}

func argOf(v store.Value) any {
	switch v.Type() {
	case store.String:
		return v.Text()
	case store.Int, store.Bool, store.Time:
		return v.Number()
	}
	return nil
}

func places(n int) string { return strings.Repeat("?, ", n-1) + "?" }

func truth(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

func among(not bool) string { return never(not) + "IN" }

func never(not bool) string {
	if not {
		return "NOT "
	}
	return ""
}
