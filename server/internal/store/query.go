package store

// Filter is a condition on declared fields. Logic is two-valued: a comparison with null is false and its Not is
// true, on both engines ("<>" of SQL and "$ne" of MongoDB differ here; neither is used bare).
type Filter interface{ isFilter() }

// Eq holds where the field equals the value. A null value is an error: use Exists.
type Eq struct {
	Field string
	Value Value
}

// In holds where the field equals one of the values. No values: it never holds.
type In struct {
	Field  string
	Values []Value
}

// Range holds where From <= field < To; a null end is open, but not both.
type Range struct {
	Field    string
	From, To Value
}

// Has holds where a Strings field contains one of the values. No values: it never holds.
type Has struct {
	Field  string
	Values []string
}

// Exists holds where the field is not null (for Strings: not empty).
type Exists struct{ Field string }

// Text holds where the record's tokens fit all the words of a person's search. Words that yield no token are
// passed over; where no token remains the filter never holds.
type Text struct{ Words string }

// And holds where all hold; the empty And holds.
type And []Filter

// Or holds where one holds; the empty Or does not.
type Or []Filter

// Not holds where the other does not.
type Not struct{ Filter Filter }

func (Eq) isFilter()     {}
func (In) isFilter()     {}
func (Range) isFilter()  {}
func (Has) isFilter()    {}
func (Exists) isFilter() {}
func (Text) isFilter()   {}
func (And) isFilter()    {}
func (Or) isFilter()     {}
func (Not) isFilter()    {}

// Sort orders by a declared field (not Strings); null comes first, last when Desc. The id always breaks ties, in
// the direction of the last Sort.
type Sort struct {
	Field string
	Desc  bool
}

// Cursor marks a place in a sorted list: the sort values of a record, and its id. Sealed before it leaves the
// portal (package app), because it may hold values of a record that the next reader may not see.
type Cursor struct {
	Values []Value
	ID     string
}

// TotalMode says whether a list counts everything that fits.
type TotalMode int

// The two modes of counting.
const (
	NoTotal TotalMode = iota
	Exact
)

// MaxLimit is the most records one List gives, and the most groups of a Report that names no limit of its own.
const MaxLimit = 1000

// MaxGroups is the most groups that a Report may ask for: a group is a few values and has no body.
const MaxGroups = 50_000

// Query asks for a page of records.
type Query struct {
	Filter Filter // nil: all
	Sort   []Sort // empty: by id
	// After gives the page that follows the mark, Before the one that ends before it; at most one is set.
	After, Before *Cursor
	Limit         int // 1 to MaxLimit
	Total         TotalMode
}

// Page is a page of a list, in the order asked for (also with Before).
type Page struct {
	Records []Record
	Next    *Cursor // mark for After; nil at the end
	Prev    *Cursor // mark for Before; nil at the beginning
	Total   int64   // -1 with NoTotal
}

// Report asks for counts and sums over what fits a filter.
type Report struct {
	Filter  Filter
	GroupBy []string // String, Bool or Int fields; empty: one row over all, also when nothing fits
	Sums    []string // Int fields; null counts as 0. A sum over int64 is an error, never a rounded number
	Limit   int      // the most groups; 0: MaxLimit. More groups are an error, never a cut table
}

// MostGroups is the most groups that the report may have.
func (r Report) MostGroups() int {
	if r.Limit == 0 {
		return MaxLimit
	}
	return r.Limit
}

// Row is one group of a report.
type Row struct {
	Key   []Value // in the order of GroupBy; null is a group of its own
	Count int64
	Sums  []int64 // in the order of Sums
}
