package store

import (
	"fmt"
	"slices"
)

// FieldType is the type of a declared field.
type FieldType int

// The types a declared field may have.
const (
	String  FieldType = iota + 1 // text, compared by bytes; dates are "2026-11-23"
	Int                          // int64
	Bool                         //
	Time                         // a moment, cut to milliseconds, UTC
	Strings                      // a set of strings: may be filtered with Has, never sorted or grouped by
)

// Field is one declared field of a Spec.
type Field struct {
	Name string
	Type FieldType
}

// Index names the fields of one index, in order. Every index ends in the id, whether it says so or not.
// A unique index binds only records in which none of its fields is null.
type Index struct {
	Fields []string
	Unique bool
	// Whole says that much fits one value of the first field, and other filters are asked with it: an engine that can
	// keeps all other fields in the index too, so that none of those many records is looked up to be counted.
	Whole bool
	// Sums are Int fields that reports over Fields add up. Where the engine can, they stand at the end of the index, so
	// that it alone answers; an engine's index of all fields leaves them out.
	Sums []string
}

// Visibility names the declared fields that decide who sees a record. See Visible.
type Visibility struct {
	Audience string // String: one of the Audience values
	Subgroup string // String or null: a subgroup's id
	Owner    string // String or null: an organisation's id
	Parties  string // Strings: the ids of organisations named on the record
	// Chairs is a Strings field, or none: further subgroups whose co-chairs are among the parties.
	Chairs string
	// Also is the other end of a link, which is as sensitive as its more sensitive end: who sees the record sees both. An
	// end without an audience is not there, and hides nothing.
	Also *Visibility
}

// Spec describes one kind of record to the engines. From it each engine derives tables or collections and
// indexes, and what a query may name: a field that is not declared is an error, on both engines alike.
type Spec struct {
	// Kind names the record, in lower case letters: the table or collection bears the name.
	Kind string
	// Fields are those that may be filtered, sorted, grouped or summed.
	Fields []Field
	// Indexes are made by name on both engines. The first index of a protected kind should begin with the
	// field most lists are sorted by.
	Indexes []Index
	// Visibility is nil for a kind that everybody with a Scope may read (reference data, the portal's own rows).
	Visibility *Visibility
	// Searchable says that records carry search tokens.
	Searchable bool
	// Ledger names the member of the body that follows from other records, such as running sums; none where empty. No
	// event of the audit log speaks of it: see Sealed.
	Ledger string
	// Derive reads a body and gives what the engine keeps beside it. Engines call it when a migration adds
	// a field; it must be a pure function of the body.
	Derive func(body []byte) (Derived, error)
}

// Derived is what an engine keeps beside the body.
type Derived struct {
	Fields Fields
	Tokens []string
}

// Field gives the declared field of that name.
func (s *Spec) Field(name string) (Field, bool) {
	for _, f := range s.Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// Record is the envelope that both engines keep.
type Record struct {
	// ID is a string of the caller's (a UUIDv7, or a key such as a session's hash); at most 200 bytes.
	ID string
	// Rev counts the writes to this record; 1 after Insert. Writes are compare-and-swap on it. It is the
	// engine's counter: the version that people see and quote in If-Match is part of the body.
	Rev int64
	// Fields holds a value, or null, for each declared field.
	Fields Fields
	// Tokens are the search tokens, made by Tokens or nil. They are only written: reads give nil, and an Update
	// with nil takes the record out of the search.
	Tokens []string
	// Body is the record as canonical JSON (an object). Engines give it back byte for byte.
	Body []byte
}

// Fields maps the names of declared fields to their values. A missing name is null.
type Fields map[string]Value

// Check holds a record against its Spec: no undeclared field, no value of another type, a body, an id, and all
// text UTF-8 without NUL, which the engines keep differently.
// Engines call it before each write.
func (s *Spec) Check(r Record) error {
	if r.ID == "" || len(r.ID) > 200 {
		return fmt.Errorf("store %s: an id has 1 to 200 bytes, not %d", s.Kind, len(r.ID))
	}
	if !clean(r.ID) {
		return fmt.Errorf("store %s: the id %q is not text", s.Kind, r.ID)
	}
	if len(r.Body) == 0 || r.Body[0] != '{' || !clean(string(r.Body)) {
		return fmt.Errorf("store %s %s: the body is not a JSON object", s.Kind, r.ID)
	}
	if len(r.Tokens) > 0 && !s.Searchable {
		return fmt.Errorf("store %s %s: tokens on a kind that is not searchable", s.Kind, r.ID)
	}
	for _, t := range r.Tokens {
		if !isToken(t) {
			return fmt.Errorf("store %s %s: %q is not a token", s.Kind, r.ID, t)
		}
	}
	for name, v := range r.Fields {
		f, ok := s.Field(name)
		if !ok {
			return fmt.Errorf("store %s %s: field %q is not declared", s.Kind, r.ID, name)
		}
		if !v.IsNull() && v.Type() != f.Type {
			return fmt.Errorf("store %s %s: field %q has another type than declared", s.Kind, r.ID, name)
		}
		if !clean(v.str) || slices.ContainsFunc(v.list, func(item string) bool { return !clean(item) }) {
			return fmt.Errorf("store %s %s: field %q is not text (UTF-8 without NUL)", s.Kind, r.ID, name)
		}
	}
	return nil
}
