package storetest

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"swgportal/server/internal/store"
)

var readCases = []testcase{
	{"absent is not found", notFound, ""},
	{"not is two-valued: null does not equal, so its Not holds", twoValued, ""},
	{"empty And holds; empty Or, In and Has do not", emptyConditions, ""},
	{"times are cut to milliseconds", milliseconds, ""},
	{"strings are compared by bytes", byteOrder, bytewise},
	{"pages walk through null keys in every direction and back", nullKeys, ""},
	{"a page ends as its marks say", marks, ""},
	{"paging goes on where the marked record is gone", markGone, ""},
	{"refused queries", refusedQueries, ""},
	{"the longest filter that is allowed", longestFilter, ""},
	{"a report groups, counts and sums", reports, ""},
	{"a sum over int64 and a group too many are errors", overflow, ""},
	{"list and total come from one state", oneState, transactions},
}

func notFound(t *testing.T, e *engine) {
	for _, id := range []string{"", "none", "ONE"} {
		_, err := e.Get(e.ctx, parcels, store.System(), id)
		wantError(t, err, store.ErrNotFound)
	}
	equal(t, e.list(t, store.Query{Total: store.Exact}), store.Page{Records: []store.Record{}})
	rows, err := e.Report(e.ctx, parcels, store.System(), store.Report{Sums: []string{"weight"}})
	noError(t, err)
	equal(t, rows, []store.Row{{Key: []store.Value{}, Sums: []int64{0}}})
	rows, err = e.Report(e.ctx, parcels, store.System(), store.Report{GroupBy: []string{"place"}})
	noError(t, err)
	equal(t, rows, []store.Row{})
}

func twoValued(t *testing.T, e *engine) {
	e.insert(t,
		parcel{}.record("null"),
		parcel{Place: "Kyiv", Weight: new(int64(5)), Fragile: new(false), SentAt: at("2026-01-01T00:00:00Z"), Labels: []string{"x"}, Note: "вода"}.record("full"),
		parcel{Place: "Lviv", Weight: new(int64(9)), Fragile: new(true), SentAt: at("2027-01-01T00:00:00Z"), Labels: []string{"y"}, Note: "лід"}.record("other"),
	)
	kyiv := store.Str("Kyiv")
	for _, f := range []store.Filter{
		store.Eq{Field: "place", Value: kyiv},
		store.In{Field: "place", Values: []store.Value{kyiv, store.Str("x")}},
		store.Range{Field: "weight", From: store.Num(5), To: store.Num(9)},
		store.Range{Field: "weight", To: store.Num(9)},
		store.Range{Field: "sentAt", To: store.At(time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC))},
		store.Eq{Field: "fragile", Value: store.Flag(false)},
		store.Has{Field: "labels", Values: []string{"x", "z"}},
		store.Text{Words: "вода"},
		store.And{store.Exists{Field: "place"}, store.Not{Filter: store.Eq{Field: "weight", Value: store.Num(9)}}},
	} {
		equal(t, e.find(t, f), []string{"full"})
		equal(t, e.find(t, store.Not{Filter: f}), []string{"null", "other"})
		equal(t, e.find(t, store.Not{Filter: store.Not{Filter: f}}), []string{"full"})
		equal(t, e.find(t, store.Not{Filter: store.Or{f, store.Eq{Field: "place", Value: store.Str("Lviv")}}}), []string{"null"})
	}
	for _, field := range []string{"place", "weight", "fragile", "sentAt", "labels"} {
		equal(t, e.find(t, store.Exists{Field: field}), []string{"full", "other"})
		equal(t, e.find(t, store.Not{Filter: store.Exists{Field: field}}), []string{"null"})
	}
}

func emptyConditions(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	never := []store.Filter{store.Or{}, store.In{Field: "place"}, store.Has{Field: "labels"}, store.Text{Words: " ,.; "}, store.Text{}}
	for _, f := range never {
		equal(t, e.find(t, f), []string{})
		equal(t, e.find(t, store.Not{Filter: f}), []string{"one"})
	}
	for _, f := range []store.Filter{nil, store.And{}, store.And{store.And{}, store.Not{Filter: store.Or{}}}} {
		equal(t, e.find(t, f), []string{"one"})
	}
}

func milliseconds(t *testing.T, e *engine) {
	precise := time.Date(2026, 3, 29, 2, 59, 59, 123_999_999, time.FixedZone("", 7200))
	r := plain("one")
	r.Fields["sentAt"] = store.At(precise)
	e.insert(t, r)
	got := e.get(t, "one").Fields["sentAt"].Time()
	if want := precise.Truncate(time.Millisecond); !got.Equal(want) || got.Location() != time.UTC {
		t.Fatalf("time = %v, want %v", got, want.UTC())
	}
	equal(t, e.find(t, store.Eq{Field: "sentAt", Value: store.At(precise.Add(-time.Microsecond))}), []string{"one"})
	equal(t, e.find(t, store.Eq{Field: "sentAt", Value: store.At(precise.Add(time.Millisecond))}), []string{})
	for _, ms := range []int64{0, -1, -62135596800000, 253402300799999} {
		r := plain(fmt.Sprint(ms))
		r.Fields["sentAt"] = store.AtMilli(ms)
		e.insert(t, r)
		equal(t, e.get(t, r.ID).Fields["sentAt"], store.AtMilli(ms))
	}
}

func byteOrder(t *testing.T, e *engine) {
	names := []string{"Z", "a", "\u00e1", "a\u0301", "І", "Я", "а", "є", "і", "ґ", "\uffee", "😀"}
	for _, n := range names {
		e.insert(t, parcel{Place: n}.record(n))
	}
	slices.Sort(names)
	equal(t, ids(e.list(t, store.Query{Sort: []store.Sort{{Field: "place"}}}).Records), names)
	equal(t, ids(e.list(t, store.Query{}).Records), names)
	got := e.find(t, store.Range{Field: "place", From: store.Str("а"), To: store.Str("\uffee")})
	equal(t, got, []string{"а", "є", "і", "ґ"})
}

// nullKeys walks every order of three keys, by pages of each size, forward and back, and compares with the oracle.
func nullKeys(t *testing.T, e *engine) {
	o := Oracle{Spec: parcels}
	for i := range 24 {
		p := parcel{Weight: new(int64(i / 2 % 2)), Place: []string{"a", "b"}[i/4%2]}
		if i%3 == 0 {
			p.Weight = nil
		}
		if i%5 == 0 {
			p.Place = ""
		}
		o.Records = append(o.Records, p.record(fmt.Sprintf("%02d", i)))
	}
	e.insert(t, o.Records...)
	for dirs := range 4 {
		for _, sort := range [][]store.Sort{
			nil,
			{{Field: "weight", Desc: dirs&1 > 0}},
			{{Field: "weight", Desc: dirs&1 > 0}, {Field: "place", Desc: dirs&2 > 0}},
			{{Field: "place", Desc: dirs&1 > 0}, {Field: "sentAt", Desc: dirs&2 > 0}},
		} {
			for _, limit := range []int{1, 5, 23, 24, 25} {
				walk(t, e, o, store.System(), store.Query{Sort: sort, Limit: limit, Total: store.Exact}, 99)
				walk(t, e, o, store.System(), store.Query{Sort: sort, Limit: limit}, 99)
			}
		}
	}
}

// walk goes through all pages, at most so many, and back to the first, each compared with the oracle's.
func walk(t fataler, e *engine, o Oracle, scope store.Scope, q store.Query, most int) {
	t.Helper()
	for forward, turns := true, 0; turns < 2*most; turns++ {
		got, err := e.List(e.ctx, parcels, scope, q)
		want, refused := o.List(scope, q)
		if err != nil || refused != nil {
			t.Fatalf("%+v: error %v, want %v", q, err, refused)
		}
		if !samePage(got, want) {
			t.Fatalf("%+v differs (-want +got):\n%s", q, diff(got, want))
		}
		switch {
		case forward && got.Next != nil && turns < most:
			q.After = got.Next
		case got.Prev != nil:
			forward, q.After, q.Before = false, nil, got.Prev
		default:
			return
		}
	}
}

// fataler is what testing.T and rapid.T have in common.
type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

func marks(t *testing.T, e *engine) {
	for _, id := range []string{"a", "b", "c"} {
		e.insert(t, plain(id))
	}
	p := e.list(t, store.Query{Limit: 2, Total: store.Exact})
	equal(t, p.Prev, nil)
	equal(t, p.Next, &store.Cursor{ID: "b"})
	equal(t, p.Total, 3)
	p = e.list(t, store.Query{Limit: 2, After: p.Next})
	equal(t, p.Prev, &store.Cursor{ID: "c"})
	equal(t, p.Next, nil)
	equal(t, p.Total, -1)
	p = e.list(t, store.Query{Limit: 2, After: &store.Cursor{ID: "zz"}, Total: store.Exact})
	equal(t, p, store.Page{Records: []store.Record{}, Total: 3})
}

func markGone(t *testing.T, e *engine) {
	for _, id := range []string{"a", "b", "c", "d"} {
		e.insert(t, plain(id))
	}
	p := e.list(t, store.Query{Limit: 2})
	noError(t, e.tryDelete("b", 1))
	p = e.list(t, store.Query{Limit: 2, After: p.Next})
	equal(t, ids(p.Records), []string{"c", "d"})
	p = e.list(t, store.Query{Limit: 2, Before: p.Prev})
	equal(t, ids(p.Records), []string{"a"})
}

func refusedQueries(t *testing.T, e *engine) {
	foreign := &store.Cursor{ID: "x", Values: []store.Value{store.Str("x")}}
	var deep store.Filter = store.And{}
	for range store.MaxDepth {
		deep = store.Not{Filter: deep}
	}
	for i, q := range []store.Query{
		{}, {Limit: -1}, {Limit: store.MaxLimit + 1}, {Limit: 1, Total: 7},
		{Limit: 1, Sort: []store.Sort{{Field: "nope"}}}, {Limit: 1, Sort: []store.Sort{{Field: "labels"}}},
		{Limit: 1, Sort: []store.Sort{{Field: "id"}}}, {Limit: 1, Sort: []store.Sort{{Field: "place"}, {Field: "place", Desc: true}}},
		{Limit: 1, After: foreign}, {Limit: 1, Before: &store.Cursor{}}, {Limit: 1, After: &store.Cursor{ID: "x"}, Before: &store.Cursor{ID: "x"}},
		{Limit: 1, Sort: []store.Sort{{Field: "weight"}}, After: foreign},
		{Limit: 1, Filter: store.Eq{Field: "nope", Value: store.Str("")}}, {Limit: 1, Filter: store.Eq{Field: "place"}},
		{Limit: 1, Filter: store.Eq{Field: "place", Value: store.Num(1)}}, {Limit: 1, Filter: store.Eq{Field: "labels", Value: store.Set("x")}},
		{Limit: 1, Filter: store.In{Field: "place", Values: []store.Value{store.Null}}}, {Limit: 1, Filter: store.In{Field: "labels"}},
		{Limit: 1, Filter: store.Range{Field: "weight"}}, {Limit: 1, Filter: store.Range{Field: "fragile", From: store.Flag(true)}},
		{Limit: 1, Filter: store.Range{Field: "weight", From: store.Num(1), To: store.Str("x")}},
		{Limit: 1, Filter: store.Has{Field: "place", Values: []string{"x"}}}, {Limit: 1, Filter: store.Exists{Field: "body"}},
		{Limit: 1, Filter: store.Not{}}, {Limit: 1, Filter: store.And{nil}}, {Limit: 1, Filter: &store.Exists{Field: "place"}}, {Limit: 1, Filter: deep},
		{Limit: 1, Filter: store.Or(slices.Repeat([]store.Filter{store.Exists{Field: "place"}}, store.MaxConditions))},
		{Limit: 1, Filter: store.Has{Field: "labels", Values: make([]string, store.MaxValues+1)}},
		{Limit: 1, Filter: store.Eq{Field: `place" OR 1=1 --`, Value: store.Str("")}},
	} {
		if _, err := e.List(e.ctx, parcels, store.System(), q); !isErr(err, store.ErrQuery) {
			t.Errorf("query %d %+v: error = %v", i, q, err)
		}
	}
	for i, r := range []store.Report{
		{GroupBy: []string{"nope"}}, {GroupBy: []string{"labels"}}, {GroupBy: []string{"sentAt"}}, {GroupBy: []string{"place", "place"}},
		{Sums: []string{"place"}}, {Sums: []string{"fragile"}}, {Sums: []string{"weight", "weight"}}, {Limit: -1}, {Limit: store.MaxGroups + 1},
		{Filter: store.Not{}},
	} {
		if _, err := e.Report(e.ctx, parcels, store.System(), r); !isErr(err, store.ErrQuery) {
			t.Errorf("report %d %+v: error = %v", i, r, err)
		}
	}
}

func longestFilter(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	equal(t, e.find(t, store.Or(slices.Repeat([]store.Filter{store.Exists{Field: "place"}}, store.MaxConditions-1))), []string{"one"})
	equal(t, e.find(t, store.Has{Field: "labels", Values: make([]string, store.MaxValues)}), []string{})
	var deep store.Filter = store.Exists{Field: "place"}
	for range (store.MaxDepth - 1) / 2 {
		deep = store.And{store.Not{Filter: store.Not{Filter: deep}}}
		deep = deep.(store.And)[0].(store.Not).Filter
		deep = store.And{store.Or{deep.(store.Not).Filter}}
	}
	equal(t, e.find(t, deep), []string{"one"})
}

func reports(t *testing.T, e *engine) {
	n := func(i int64) *int64 { return &i }
	e.insert(t,
		parcel{Place: "Kyiv", Weight: n(5), Fragile: new(true)}.record("a"), parcel{Place: "Kyiv", Weight: n(-7)}.record("b"),
		parcel{Weight: n(3), Fragile: new(false)}.record("c"), parcel{Place: "Lviv"}.record("d"),
	)
	rows, err := e.Report(e.ctx, parcels, store.System(), store.Report{GroupBy: []string{"place"}, Sums: []string{"weight", "seq"}})
	noError(t, err)
	equal(t, rows, []store.Row{
		{Key: []store.Value{store.Null}, Count: 1, Sums: []int64{3, 0}},
		{Key: []store.Value{store.Str("Kyiv")}, Count: 2, Sums: []int64{-2, 0}},
		{Key: []store.Value{store.Str("Lviv")}, Count: 1, Sums: []int64{0, 0}},
	})
	rows, err = e.Report(e.ctx, parcels, store.System(), store.Report{GroupBy: []string{"fragile", "weight"}, Filter: store.Exists{Field: "weight"}})
	noError(t, err)
	equal(t, len(rows), 3)
	equal(t, rows[0].Key, []store.Value{store.Null, store.Num(-7)})
	equal(t, rows[2].Key, []store.Value{store.Flag(true), store.Num(5)})
}

func overflow(t *testing.T, e *engine) {
	n := func(i int64) *int64 { return &i }
	sum := func() (int64, error) {
		rows, err := e.Report(e.ctx, parcels, store.System(), store.Report{Sums: []string{"weight"}})
		if err != nil {
			return 0, err
		}
		return rows[0].Sums[0], nil
	}
	e.insert(t, parcel{Weight: n(math.MaxInt64)}.record("a"), parcel{Weight: n(-5)}.record("b"), parcel{Weight: n(5)}.record("c"))
	got, err := sum() // the way there may lead over int64; the sum does not
	noError(t, err)
	equal(t, got, math.MaxInt64)
	e.insert(t, parcel{Weight: n(1)}.record("d"))
	_, err = sum()
	wantError(t, err, store.ErrOverflow)
	e.insert(t, parcel{Weight: n(math.MinInt64)}.record("e"), parcel{Weight: n(math.MinInt64)}.record("f"))
	_, err = sum()
	noError(t, err)
	noError(t, e.tryDelete("d", 1)) // one less is under int64
	_, err = sum()
	wantError(t, err, store.ErrOverflow)
	_, err = e.Report(e.ctx, parcels, store.System(), store.Report{GroupBy: []string{"weight"}, Limit: 3})
	wantError(t, err, store.ErrOverflow)
	rows, err := e.Report(e.ctx, parcels, store.System(), store.Report{GroupBy: []string{"weight"}, Limit: 4})
	noError(t, err)
	equal(t, len(rows), 4)
}

// oneState lists with a total while records are exchanged two for one and back: the sum never shows a half.
func oneState(t *testing.T, e *engine) {
	e.insert(t, plain("a"))
	stop := make(chan struct{})
	done := make(chan error)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if err := e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
				return errorsJoin(tx.Delete(ctx, parcels, "a", 1), tx.Insert(ctx, parcels, plain("b")), tx.Insert(ctx, parcels, plain("c")))
			}); err != nil {
				done <- err
				return
			}
			if err := e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
				return errorsJoin(tx.Delete(ctx, parcels, "b", 1), tx.Delete(ctx, parcels, "c", 1), tx.Insert(ctx, parcels, plain("a")))
			}); err != nil {
				done <- err
				return
			}
		}
	}()
	for range 300 {
		p := e.list(t, store.Query{Total: store.Exact})
		got := fmt.Sprint(ids(p.Records), p.Total)
		if got != "[a] 1" && got != "[b c] 2" {
			t.Errorf("saw %s", got)
		}
	}
	close(stop)
	noError(t, <-done)
}
