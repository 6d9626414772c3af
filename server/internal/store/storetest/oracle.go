package storetest

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"swgportal/server/internal/store"
)

// Oracle answers reads over records in memory, in the plainest way that can be written.
type Oracle struct {
	Spec    *store.Spec
	Records []store.Record // with their tokens
}

// Seen gives the records of a scope that a filter fits.
func (o Oracle) Seen(scope store.Scope, f store.Filter) ([]store.Record, error) {
	visible, err := store.Visible(o.Spec, scope)
	if err != nil {
		return nil, err
	}
	var out []store.Record
	for _, r := range o.Records {
		if o.fits(r, visible) && o.fits(r, f) {
			out = append(out, r)
		}
	}
	return out, nil
}

// List gives the page a store must give.
func (o Oracle) List(scope store.Scope, q store.Query) (store.Page, error) {
	if err := o.Spec.CheckQuery(q); err != nil {
		return store.Page{}, err
	}
	all, err := o.Seen(scope, q.Filter)
	if err != nil {
		return store.Page{}, err
	}
	slices.SortFunc(all, func(a, b store.Record) int { return compare(q.Sort, mark(q, a), mark(q, b)) })
	from, to := 0, len(all)
	switch {
	case q.After != nil:
		for from < len(all) && compare(q.Sort, mark(q, all[from]), q.After) <= 0 {
			from++
		}
		to = min(len(all), from+q.Limit)
	case q.Before != nil:
		for to > 0 && compare(q.Sort, mark(q, all[to-1]), q.Before) >= 0 {
			to--
		}
		from = max(0, to-q.Limit)
	default:
		to = min(len(all), q.Limit)
	}
	p := store.Page{Records: append([]store.Record{}, all[from:to]...), Total: -1}
	if q.Total == store.Exact {
		p.Total = int64(len(all))
	}
	if from < to && from > 0 {
		p.Prev = mark(q, all[from])
	}
	if from < to && to < len(all) {
		p.Next = mark(q, all[to-1])
	}
	return p, nil
}

func mark(q store.Query, r store.Record) *store.Cursor {
	c := &store.Cursor{ID: r.ID}
	for _, s := range q.Sort {
		c.Values = append(c.Values, r.Fields[s.Field])
	}
	return c
}

func compare(sort []store.Sort, a, b *store.Cursor) int {
	for i, s := range sort {
		if c := a.Values[i].Compare(b.Values[i]); c != 0 {
			return direct(s.Desc, c)
		}
	}
	return direct(len(sort) > 0 && sort[len(sort)-1].Desc, strings.Compare(a.ID, b.ID))
}

func direct(desc bool, c int) int {
	if desc {
		return -c
	}
	return c
}

// Report gives the rows a store must give.
func (o Oracle) Report(scope store.Scope, r store.Report) ([]store.Row, error) {
	if err := o.Spec.CheckReport(r); err != nil {
		return nil, err
	}
	seen, err := o.Seen(scope, r.Filter)
	if err != nil {
		return nil, err
	}
	groups := map[string][]store.Record{}
	keys := map[string][]store.Value{}
	if len(r.GroupBy) == 0 {
		groups[""], keys[""] = nil, []store.Value{}
	}
	for _, rec := range seen {
		key := []store.Value{}
		for _, g := range r.GroupBy {
			key = append(key, rec.Fields[g])
		}
		name := strings.TrimSuffix(fmt.Sprintln(key), "[]\n")
		if len(key) == 0 {
			name = ""
		}
		groups[name], keys[name] = append(groups[name], rec), key
	}
	limit := r.Limit
	if limit == 0 {
		limit = store.MaxLimit
	}
	if len(groups) > limit {
		return nil, store.ErrOverflow
	}
	rows := []store.Row{}
	for name, members := range groups {
		row := store.Row{Key: keys[name], Count: int64(len(members)), Sums: []int64{}}
		for _, f := range r.Sums {
			sum := new(big.Int)
			for _, m := range members {
				sum.Add(sum, big.NewInt(m.Fields[f].Number()))
			}
			if !sum.IsInt64() {
				return nil, store.ErrOverflow
			}
			row.Sums = append(row.Sums, sum.Int64())
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b store.Row) int { return slices.CompareFunc(a.Key, b.Key, store.Value.Compare) })
	return rows, nil
}

func (o Oracle) fits(r store.Record, f store.Filter) bool {
	switch f := f.(type) {
	case nil:
		return true
	case store.Eq:
		return same(r.Fields[f.Field], f.Value)
	case store.In:
		return slices.ContainsFunc(f.Values, func(v store.Value) bool { return same(r.Fields[f.Field], v) })
	case store.Range:
		v := r.Fields[f.Field]
		return !v.IsNull() && (f.From.IsNull() || v.Compare(f.From) >= 0) && (f.To.IsNull() || v.Compare(f.To) < 0)
	case store.Has:
		return slices.ContainsFunc(r.Fields[f.Field].List(), func(s string) bool { return slices.Contains(f.Values, s) })
	case store.Exists:
		v := r.Fields[f.Field]
		return !v.IsNull() && (v.Type() != store.Strings || len(v.List()) > 0)
	case store.Text:
		return store.Fits(r.Tokens, store.QueryTokens(f.Words))
	case store.And:
		return !slices.ContainsFunc(f, func(g store.Filter) bool { return !o.fits(r, g) })
	case store.Or:
		return slices.ContainsFunc(f, func(g store.Filter) bool { return o.fits(r, g) })
	case store.Not:
		return !o.fits(r, f.Filter)
	}
	panic(fmt.Sprintf("storetest: an unknown filter %T", f))
}

func same(a, b store.Value) bool { return a.Type() == b.Type() && a.Compare(b) == 0 }
