package store

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of a filter. They keep every query inside what both engines take; nobody's page comes near them.
const (
	MaxConditions = 400   // nodes of a filter
	MaxDepth      = 40    // And, Or and Not inside one another
	MaxValues     = 10000 // values of all conditions together
)

var (
	kindName  = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	fieldName = regexp.MustCompile(`^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$`)
)

// Validate holds the Spec against itself: names, types, and that indexes and visibility name declared fields.
// Field names differ by more than case, and no index names a Strings field: those are always indexed.
func (s *Spec) Validate() error {
	if !kindName.MatchString(s.Kind) || len(s.Kind) > 40 {
		return fmt.Errorf("store: %q is not a name for a kind", s.Kind)
	}
	seen := map[string]bool{}
	for _, f := range s.Fields {
		if !fieldName.MatchString(f.Name) || len(f.Name) > 60 {
			return fmt.Errorf("store %s: %q is not a name for a field", s.Kind, f.Name)
		}
		if f.Type < String || f.Type > Strings {
			return fmt.Errorf("store %s: field %q has no type", s.Kind, f.Name)
		}
		if low := strings.ToLower(f.Name); seen[low] {
			return fmt.Errorf("store %s: field %q is declared twice", s.Kind, f.Name)
		} else {
			seen[low] = true
		}
	}
	for _, ix := range s.Indexes {
		if len(ix.Fields) == 0 {
			return fmt.Errorf("store %s: an index without fields", s.Kind)
		}
		for i, name := range ix.Fields {
			f, ok := s.Field(name)
			if !ok || f.Type == Strings || slices.Contains(ix.Fields[:i], name) {
				return fmt.Errorf("store %s: an index cannot name %q", s.Kind, name)
			}
		}
		for _, name := range ix.Sums {
			if f, ok := s.Field(name); !ok || f.Type != Int || ix.Unique {
				return fmt.Errorf("store %s: an index cannot hold sums of %q", s.Kind, name)
			}
		}
	}
	return s.validateVisibility()
}

func (s *Spec) validateVisibility() error {
	for v := s.Visibility; v != nil; v = v.Also {
		if err := s.validateEnd(v); err != nil {
			return err
		}
	}
	return nil
}

func (s *Spec) validateEnd(v *Visibility) error {
	for _, want := range []Field{{v.Audience, String}, {v.Subgroup, String}, {v.Owner, String}, {v.Parties, Strings}, {v.Chairs, Strings}} {
		if want.Name == "" && want.Type == Strings {
			continue
		}
		if f, ok := s.Field(want.Name); !ok || f.Type != want.Type {
			return fmt.Errorf("store %s: visibility names %q, which is not declared as it should be", s.Kind, want.Name)
		}
	}
	return nil
}

// CheckQuery holds a query against the Spec. Every refusal is ErrQuery. Engines call it before each List.
func (s *Spec) CheckQuery(q Query) error {
	if q.Limit < 1 || q.Limit > MaxLimit {
		return s.bad("a limit of %d", q.Limit)
	}
	if q.Total != NoTotal && q.Total != Exact {
		return s.bad("an unknown way to count")
	}
	if q.After != nil && q.Before != nil {
		return s.bad("both After and Before")
	}
	for i, o := range q.Sort {
		f, ok := s.Field(o.Field)
		if !ok || f.Type == Strings {
			return s.bad("a sort by %q", o.Field)
		}
		if slices.ContainsFunc(q.Sort[:i], func(p Sort) bool { return p.Field == o.Field }) {
			return s.bad("two sorts by %q", o.Field)
		}
	}
	for _, c := range []*Cursor{q.After, q.Before} {
		if err := s.checkCursor(q.Sort, c); err != nil {
			return err
		}
	}
	return s.checkFilter(q.Filter)
}

func (s *Spec) checkCursor(sort []Sort, c *Cursor) error {
	if c == nil {
		return nil
	}
	if len(c.Values) != len(sort) || c.ID == "" || !clean(c.ID) {
		return s.bad("a foreign cursor")
	}
	for i, o := range sort {
		f, _ := s.Field(o.Field)
		if v := c.Values[i]; !v.IsNull() && (v.Type() != f.Type || !clean(v.str)) {
			return s.bad("a foreign cursor")
		}
	}
	return nil
}

// CheckReport holds a report against the Spec. Every refusal is ErrQuery. Engines call it before each Report.
func (s *Spec) CheckReport(r Report) error {
	if r.Limit < 0 || r.Limit > MaxGroups {
		return s.bad("a limit of %d groups", r.Limit)
	}
	for i, name := range r.GroupBy {
		f, ok := s.Field(name)
		if !ok || f.Type == Strings || f.Type == Time || slices.Contains(r.GroupBy[:i], name) {
			return s.bad("groups by %q", name)
		}
	}
	for i, name := range r.Sums {
		f, ok := s.Field(name)
		if !ok || f.Type != Int || slices.Contains(r.Sums[:i], name) {
			return s.bad("a sum of %q", name)
		}
	}
	return s.checkFilter(r.Filter)
}

func (s *Spec) checkFilter(f Filter) error {
	if f == nil {
		return nil
	}
	c := filterCheck{spec: s}
	if err := c.walk(f, 1); err != nil {
		return err
	}
	if c.nodes > MaxConditions || c.values > MaxValues {
		return s.bad("a filter of %d conditions and %d values", c.nodes, c.values)
	}
	return nil
}

type filterCheck struct {
	spec          *Spec
	nodes, values int
}

func (c *filterCheck) walk(f Filter, depth int) error {
	if c.nodes++; depth > MaxDepth || c.nodes > MaxConditions {
		return c.spec.bad("a filter too deep or too long")
	}
	switch f := f.(type) {
	case Eq:
		return c.scalar(f.Field, []Value{f.Value})
	case In:
		return c.scalar(f.Field, f.Values)
	case Range:
		return c.bounds(f)
	case Has:
		d, ok := c.spec.Field(f.Field)
		if !ok || d.Type != Strings {
			return c.spec.bad("a set condition on %q", f.Field)
		}
		c.values += len(f.Values)
		if slices.ContainsFunc(f.Values, func(v string) bool { return !clean(v) }) {
			return c.spec.bad("a value of %q that is not text", f.Field)
		}
		return nil
	case Exists:
		if _, ok := c.spec.Field(f.Field); !ok {
			return c.spec.bad("a condition on %q", f.Field)
		}
		return nil
	case Text:
		if !c.spec.Searchable {
			return c.spec.bad("a search")
		}
		return nil
	case And:
		return c.all(f, depth)
	case Or:
		return c.all(f, depth)
	case Not:
		return c.walk(f.Filter, depth+1)
	}
	return c.spec.bad("a condition of type %T", f)
}

func (c *filterCheck) all(list []Filter, depth int) error {
	for _, f := range list {
		if err := c.walk(f, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (c *filterCheck) scalar(name string, values []Value) error {
	f, ok := c.spec.Field(name)
	if !ok || f.Type == Strings {
		return c.spec.bad("a condition on %q", name)
	}
	c.values += len(values)
	for _, v := range values {
		if v.Type() != f.Type || !clean(v.str) {
			return c.spec.bad("a value for %q of another type", name)
		}
	}
	return nil
}

func (c *filterCheck) bounds(f Range) error {
	var set []Value
	for _, v := range []Value{f.From, f.To} {
		if !v.IsNull() {
			set = append(set, v)
		}
	}
	if d, ok := c.spec.Field(f.Field); len(set) == 0 || ok && d.Type == Bool {
		return c.spec.bad("a range of %q", f.Field)
	}
	return c.scalar(f.Field, set)
}

func (s *Spec) bad(format string, args ...any) error {
	return fmt.Errorf("%w: %s knows no %s", ErrQuery, s.Kind, fmt.Sprintf(format, args...))
}

// clean says whether both engines keep and compare the string alike: UTF-8 without NUL.
func clean(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }
