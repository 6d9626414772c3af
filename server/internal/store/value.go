package store

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Value is one value of a declared field. The zero Value is null.
type Value struct {
	typ  FieldType
	str  string
	num  int64
	list []string
}

// Null is the absent value. Strings are never null: their absence is the empty set.
var Null = Value{}

// Str is a String value.
func Str(s string) Value { return Value{typ: String, str: s} }

// StrOrNull is a String value, null when s is empty.
func StrOrNull(s string) Value {
	if s == "" {
		return Null
	}
	return Str(s)
}

// Num is an Int value.
func Num(n int64) Value { return Value{typ: Int, num: n} }

// Flag is a Bool value.
func Flag(b bool) Value {
	if b {
		return Value{typ: Bool, num: 1}
	}
	return Value{typ: Bool}
}

// At is a Time value, cut to milliseconds. The zero time is null.
func At(t time.Time) Value {
	if t.IsZero() {
		return Null
	}
	return Value{typ: Time, num: t.UnixMilli()}
}

// AtMilli is a Time value from milliseconds since 1970.
func AtMilli(ms int64) Value { return Value{typ: Time, num: ms} }

// Set is a Strings value: sorted, each string once.
func Set(items ...string) Value {
	l := slices.Clone(items)
	slices.Sort(l)
	return Value{typ: Strings, list: slices.Compact(l)}
}

// Type is the type of the value; 0 for null.
func (v Value) Type() FieldType { return v.typ }

// IsNull says whether the value is absent.
func (v Value) IsNull() bool { return v.typ == 0 }

// Text gives a String's value.
func (v Value) Text() string { return v.str }

// Number gives an Int's value, a Time's milliseconds, 1 or 0 for a Bool.
func (v Value) Number() int64 { return v.num }

// Bool gives a Bool's value.
func (v Value) Bool() bool { return v.num == 1 }

// Time gives a Time's value, UTC; the zero time for null.
func (v Value) Time() time.Time {
	if v.typ != Time {
		return time.Time{}
	}
	return time.UnixMilli(v.num).UTC()
}

// List gives a Strings' value.
func (v Value) List() []string { return v.list }

// Compare orders two values of one type the way both engines do: null before everything, strings by bytes.
func (v Value) Compare(o Value) int {
	switch {
	case v.IsNull() && o.IsNull():
		return 0
	case v.IsNull():
		return -1
	case o.IsNull():
		return 1
	case v.typ == String:
		return strings.Compare(v.str, o.str)
	case v.num < o.num:
		return -1
	case v.num > o.num:
		return 1
	}
	return 0
}

// String is for messages and logs of tests.
func (v Value) String() string {
	switch v.typ {
	case String:
		return strconv.Quote(v.str)
	case Int, Bool:
		return strconv.FormatInt(v.num, 10)
	case Time:
		return v.Time().Format(time.RFC3339Nano)
	case Strings:
		return "{" + strings.Join(v.list, ",") + "}"
	}
	return "null"
}
