package store

import (
	"context"
	"iter"
)

// SetMarks sets the marks at both ends of a page that an engine has filled with one record at least. more says whether
// records follow in the direction it read in, from the end on with Before. The other end is looked at by beyond: whether
// a record lies past the cursor, against that direction.
func (q Query) SetMarks(p *Page, more bool, beyond func(*Cursor) (bool, error)) error {
	first, last := q.mark(p.Records[0]), q.mark(p.Records[len(p.Records)-1])
	behind := first
	if q.Before != nil {
		behind = last
	}
	var others bool
	if q.After != nil || q.Before != nil {
		var err error
		if others, err = beyond(behind); err != nil {
			return err
		}
	}
	before, after := others, more
	if q.Before != nil {
		before, after = more, others
	}
	if before {
		p.Prev = first
	}
	if after {
		p.Next = last
	}
	return nil
}

func (q Query) mark(r Record) *Cursor {
	c := &Cursor{ID: r.ID}
	for _, o := range q.Sort {
		c.Values = append(c.Values, r.Fields[o.Field])
	}
	return c
}

// All reads every value that fits a query, in its order, page by page; the query's limit is its own. An error ends it.
func (k Kind[T]) All(ctx context.Context, r Reader, scope Scope, q Query) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		q.Limit = MaxLimit
		for recs, err := range Pages(ctx, r, k.Spec, scope, q) {
			if err != nil {
				yield(none, err)
				return
			}
			for _, rec := range recs {
				v, err := k.Decode(rec)
				if !yield(v, err) || err != nil {
					return
				}
			}
		}
	}
}

// Pages reads everything that fits a query, page by page: for the portal's own work over whole kinds. An error ends it.
func Pages(ctx context.Context, r Reader, spec *Spec, scope Scope, q Query) iter.Seq2[[]Record, error] {
	return func(yield func([]Record, error) bool) {
		for {
			page, err := r.List(ctx, spec, scope, q)
			if !yield(page.Records, err) || err != nil || page.Next == nil {
				return
			}
			q.After = page.Next
		}
	}
}
