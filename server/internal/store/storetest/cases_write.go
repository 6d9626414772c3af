package storetest

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"

	"swgportal/server/internal/store"
)

var writeCases = []testcase{
	{"a filled record survives field by field", filledRecord, ""},
	{"a body comes back byte for byte", bodyBytes, ""},
	{"strange text is kept or refused, never changed", strangeText, ""},
	{"insert refuses what the spec does not know", badRecords, ""},
	{"an id is taken once", duplicateID, ""},
	{"a unique index binds records in which nothing is null", uniqueWithNulls, ""},
	{"an update of a stale record is refused and changes nothing", staleUpdate, ""},
	{"a lost update is refused", lostUpdate, ""},
	{"a stale delete is refused", staleDelete, ""},
	{"a deleted record leaves nothing behind", deleted, ""},
	{"sets and tokens follow an update", besideFollows, ""},
	{"an error undoes everything", rollback, transactions},
	{"a panic undoes everything and goes on", panics, transactions},
	{"the end of the goroutine undoes everything", goexit, transactions},
	{"a failed write loses the transaction", lostTransaction, transactions},
	{"a refused question does not lose the transaction", harmlessRefusals, ""},
	{"a transaction sees its own writes, nobody else does", ownWrites, transactions},
	{"a cancelled context undoes everything", cancelled, transactions},
	{"transactions do not nest", nested, ""},
	{"a tx is dead after its end", afterEnd, ""},
	{"counters are gapless and undone with their transaction", counters, transactions},
}

func filledRecord(t *testing.T, e *engine) {
	want := parcel{
		Code: "C-1", Series: "A", Place: "Kyiv", Weight: new(int64(-7)), Value: new(int64(1) << 62), Fragile: new(true),
		SentAt: at("2026-11-23T10:20:30.456Z"), Labels: []string{"b", "a", "a"}, Audience: "group", Subgroup: "er", Owner: "sesu",
		Parties: []string{"nl"}, Note: "Пожежна машина",
	}.record("one")
	e.insert(t, want)
	equal(t, e.get(t, "one"), want)
	equal(t, e.list(t, store.Query{}).Records, []store.Record{want})
	empty := parcel{}.record("two")
	e.insert(t, empty)
	equal(t, e.get(t, "two"), empty)
	for _, f := range parcels.Fields {
		if _, ok := e.get(t, "two").Fields[f.Name]; !ok {
			t.Errorf("field %s is missing, not null", f.Name)
		}
	}
}

func bodyBytes(t *testing.T, e *engine) {
	bodies := []string{
		`{}`, `{"z":1,"a":2}`, `{"n":12345678901234567890,"f":1.50,"e":1e2}`, `{"a":{"$b":[{"c.d":null}]},"":""}`,
		`{"t":"\u0000 \" \\ ' $ . 😀 \u00e9 e\u0301"}`, `{"big":"` + strings.Repeat("Ж", 1<<20) + `"}`,
	}
	for i, b := range bodies {
		r := plain(string(rune('a' + i)))
		r.Body = []byte(b)
		e.insert(t, r)
		if got := e.get(t, r.ID); string(got.Body) != b {
			t.Errorf("body %.60s came back as %.60s", b, got.Body)
		}
	}
}

func strangeText(t *testing.T, e *engine) {
	texts := []string{
		"O'Brien \"q\" `b` [c]", "$set", "a.b.c", "%_*?", "; DROP TABLE parcel; --", "😀🏳️‍🌈", "\u00e9", "e\u0301", "\u202e", "\u2028", "\t\r\n",
		"NEAR(a b)", "{\"$gt\":\"\"}", " ", strings.Repeat("x", 100_000), "\uffff", "\U0010ffff", "null", "1e5",
	}
	for i, s := range texts {
		r := parcel{Place: s, Labels: []string{s}}.record("t" + string(rune('a'+i)))
		if len(s) < 200 {
			r.ID = s
		}
		e.insert(t, r)
		equal(t, e.get(t, r.ID), r)
		equal(t, e.find(t, store.Eq{Field: "place", Value: store.Str(s)}), []string{r.ID})
		equal(t, e.find(t, store.Has{Field: "labels", Values: []string{s}}), []string{r.ID})
		equal(t, e.list(t, store.Query{Filter: store.Eq{Field: "place", Value: store.Str(s)}, Total: store.Exact}).Total, 1)
	}
	for _, s := range []string{"a\x00b", "\xff", "\xed\xa0\x80"} {
		if err := e.tryInsert(parcel{Place: s}.record("bad")); err == nil {
			t.Errorf("%q was taken", s)
		}
		_, err := e.List(e.ctx, parcels, store.System(), store.Query{Filter: store.Eq{Field: "place", Value: store.Str(s)}, Limit: 1})
		wantError(t, err, store.ErrQuery)
	}
}

func badRecords(t *testing.T, e *engine) {
	bad := map[string]store.Record{
		"no id":            {Body: []byte("{}")},
		"long id":          {ID: strings.Repeat("x", 201), Body: []byte("{}")},
		"no body":          {ID: "x"},
		"list as body":     {ID: "x", Body: []byte("[]")},
		"undeclared field": {ID: "x", Body: []byte("{}"), Fields: store.Fields{"nope": store.Str("")}},
		"wrong type":       {ID: "x", Body: []byte("{}"), Fields: store.Fields{"weight": store.Str("1")}},
		"bad token":        {ID: "x", Body: []byte("{}"), Tokens: []string{"a b"}},
	}
	for name, r := range bad {
		if err := e.tryInsert(r); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	equal(t, e.list(t, store.Query{Total: store.Exact}).Total, 0)
}

func duplicateID(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	wantError(t, e.tryInsert(plain("one")), store.ErrDuplicate)
	e.insert(t, plain("ONE"), plain("one "))
}

func uniqueWithNulls(t *testing.T, e *engine) {
	e.insert(t, parcel{}.record("a"), parcel{}.record("b"), parcel{Code: "x"}.record("c"))
	wantError(t, e.tryInsert(parcel{Code: "x"}.record("d")), store.ErrDuplicate)
	n := new(int64(1))
	e.insert(t, parcel{Series: "s"}.record("e"), parcel{Series: "s"}.record("f"), parcel{Value: n}.record("g"), parcel{Value: n}.record("h"))
	e.insert(t, parcel{Series: "s", Value: n}.record("i"))
	wantError(t, e.tryInsert(parcel{Series: "s", Value: n}.record("j")), store.ErrDuplicate)
	wantError(t, e.tryUpdate(parcel{Code: "x"}.record("a")), store.ErrDuplicate)
	noError(t, e.tryUpdate(parcel{Code: "X"}.record("a")))
	noError(t, e.tryUpdate(parcel{Code: "x", Note: "its own value"}.record("c")))
	noError(t, e.tryDelete("c", 2))
	e.insert(t, parcel{Code: "x"}.record("k"))
}

func staleUpdate(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	for _, rev := range []int64{0, 2, -1} {
		r := parcel{Place: "Lviv", Note: "львів"}.record("one")
		r.Rev = rev
		wantError(t, e.tryUpdate(r), store.ErrStale)
	}
	wantError(t, e.tryUpdate(plain("none")), store.ErrStale)
	equal(t, e.get(t, "one"), plain("one"))
	equal(t, e.find(t, store.Text{Words: "львів"}), []string{})
}

func lostUpdate(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	mine, theirs := e.get(t, "one"), e.get(t, "one")
	mine.Body = []byte(`{"place":"mine"}`)
	theirs.Body = []byte(`{"place":"theirs"}`)
	noError(t, e.tryUpdate(mine))
	wantError(t, e.tryUpdate(theirs), store.ErrStale)
	got := e.get(t, "one")
	equal(t, string(got.Body), `{"place":"mine"}`)
	equal(t, got.Rev, 2)
}

func staleDelete(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	wantError(t, e.tryDelete("one", 2), store.ErrStale)
	wantError(t, e.tryDelete("none", 1), store.ErrStale)
	equal(t, e.get(t, "one"), plain("one"))
	noError(t, e.tryDelete("one", 1))
	wantError(t, e.tryDelete("one", 1), store.ErrStale)
}

func deleted(t *testing.T, e *engine) {
	e.insert(t, parcel{Labels: []string{"x"}, Note: "пожежа"}.record("one"))
	noError(t, e.tryDelete("one", 1))
	_, err := e.Get(e.ctx, parcels, store.System(), "one")
	wantError(t, err, store.ErrNotFound)
	equal(t, e.find(t, store.Has{Field: "labels", Values: []string{"x"}}), []string{})
	equal(t, e.find(t, store.Text{Words: "пожежа"}), []string{})
	again := parcel{Labels: []string{"y"}, Note: "вода"}.record("one")
	e.insert(t, again)
	equal(t, e.get(t, "one"), again)
	equal(t, e.find(t, store.Text{Words: "пожежа"}), []string{})
	equal(t, e.find(t, store.Text{Words: "вода"}), []string{"one"})
}

func besideFollows(t *testing.T, e *engine) {
	e.insert(t, parcel{Labels: []string{"x", "y"}, Note: "пожежа"}.record("one"))
	r := parcel{Labels: []string{"y", "z"}, Note: "вода"}.record("one")
	noError(t, e.tryUpdate(r))
	equal(t, e.find(t, store.Has{Field: "labels", Values: []string{"x"}}), []string{})
	equal(t, e.find(t, store.Has{Field: "labels", Values: []string{"z"}}), []string{"one"})
	equal(t, e.find(t, store.Text{Words: "пожежа"}), []string{})
	equal(t, e.find(t, store.Text{Words: "вода"}), []string{"one"})
	none := parcel{}.record("one")
	none.Rev = 2
	noError(t, e.tryUpdate(none))
	equal(t, e.find(t, store.Exists{Field: "labels"}), []string{})
	equal(t, e.find(t, store.Text{Words: "вода"}), []string{})
	r.Rev = 3
	noError(t, e.tryUpdate(r))
	equal(t, e.find(t, store.Text{Words: "вода"}), []string{"one"})
}

var errOurs = errors.New("ours")

// half writes, deletes and counts, and then ends as told.
func half(e *engine, end func() error) error {
	return e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
		_, next := tx.Next(ctx, "n")
		err := errors.Join(next, tx.Insert(ctx, parcels, plain("new")), tx.Delete(ctx, parcels, "gone", 1),
			tx.Update(ctx, parcels, parcel{Place: "Lviv", Labels: []string{"x"}, Note: "вода"}.record("kept")))
		if err != nil {
			return err
		}
		return end()
	})
}

func unchanged(t *testing.T, e *engine) {
	t.Helper()
	equal(t, e.list(t, store.Query{}).Records, []store.Record{plain("gone"), plain("kept")})
	equal(t, e.find(t, store.Has{Field: "labels", Values: []string{"x"}}), []string{})
	equal(t, e.find(t, store.Text{Words: "вода"}), []string{})
	equal(t, next(t, e, "n"), 1)
}

func rollback(t *testing.T, e *engine) {
	e.insert(t, plain("kept"), plain("gone"))
	wantError(t, half(e, func() error { return errOurs }), errOurs)
	unchanged(t, e)
}

func panics(t *testing.T, e *engine) {
	e.insert(t, plain("kept"), plain("gone"))
	func() {
		defer func() { equal(t, recover(), any("boom")) }()
		_ = half(e, func() error { panic("boom") })
	}()
	unchanged(t, e)
}

func goexit(t *testing.T, e *engine) {
	e.insert(t, plain("kept"), plain("gone"))
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = half(e, func() error {
			runtime.Goexit()
			return nil
		})
	}()
	<-done
	unchanged(t, e)
}

func lostTransaction(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	fails := map[error]func(context.Context, store.Tx) error{
		store.ErrDuplicate: func(ctx context.Context, tx store.Tx) error { return tx.Insert(ctx, parcels, plain("one")) },
		store.ErrStale:     func(ctx context.Context, tx store.Tx) error { return tx.Delete(ctx, parcels, "one", 9) },
	}
	for want, fail := range fails {
		err := e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
			noError(t, tx.Insert(ctx, parcels, plain("two")))
			wantError(t, fail(ctx, tx), want)
			wantError(t, tx.Insert(ctx, parcels, plain("three")), want)
			_, err := tx.Get(ctx, parcels, store.System(), "one")
			wantError(t, err, want)
			return nil
		})
		wantError(t, err, want)
		equal(t, ids(e.list(t, store.Query{}).Records), []string{"one"})
	}
}

func harmlessRefusals(t *testing.T, e *engine) {
	err := e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
		_, err := tx.Get(ctx, parcels, store.System(), "none")
		wantError(t, err, store.ErrNotFound)
		_, err = tx.List(ctx, parcels, store.System(), store.Query{})
		wantError(t, err, store.ErrQuery)
		_, err = tx.Get(ctx, parcels, store.Scope{}, "none")
		wantError(t, err, store.ErrNoScope)
		return tx.Insert(ctx, parcels, plain("one"))
	})
	noError(t, err)
	equal(t, e.get(t, "one"), plain("one"))
}

func ownWrites(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	err := e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
		noError(t, tx.Insert(ctx, parcels, parcel{Place: "Kyiv", Note: "вода", Labels: []string{"x"}}.record("two")))
		all := store.Query{Filter: store.Has{Field: "labels", Values: []string{"x"}}, Limit: 9, Total: store.Exact}
		inside, err := tx.List(ctx, parcels, store.System(), all)
		noError(t, err)
		equal(t, inside.Total, 1)
		rows, err := tx.Report(ctx, parcels, store.System(), store.Report{Filter: store.Text{Words: "вода"}})
		noError(t, err)
		equal(t, rows[0].Count, 1)
		outside, err := e.List(e.ctx, parcels, store.System(), all)
		noError(t, err)
		equal(t, outside.Total, 0)
		_, err = e.Get(e.ctx, parcels, store.System(), "two")
		wantError(t, err, store.ErrNotFound)
		return nil
	})
	noError(t, err)
	equal(t, e.get(t, "two").ID, "two")
}

func cancelled(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	ctx, cancel := context.WithCancel(e.ctx)
	err := e.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		noError(t, tx.Insert(ctx, parcels, plain("two")))
		cancel()
		_ = tx.Insert(context.WithoutCancel(ctx), parcels, plain("three")) // may be refused; is never kept
		return nil
	})
	wantError(t, err, context.Canceled)
	equal(t, ids(e.list(t, store.Query{}).Records), []string{"one"})
	_, err = e.Get(ctx, parcels, store.System(), "one")
	wantError(t, err, context.Canceled)
	wantError(t, e.Tx(ctx, func(context.Context, store.Tx) error { return nil }), context.Canceled)
	e.insert(t, plain("four"))
}

func nested(t *testing.T, e *engine) {
	var inner error
	noError(t, e.Tx(e.ctx, func(ctx context.Context, _ store.Tx) error {
		inner = e.Tx(ctx, func(context.Context, store.Tx) error { return nil })
		return nil
	}))
	if inner == nil {
		t.Fatal("a transaction inside a transaction was allowed")
	}
}

func afterEnd(t *testing.T, e *engine) {
	var kept store.Tx
	noError(t, e.Tx(e.ctx, func(_ context.Context, tx store.Tx) error {
		kept = tx
		return nil
	}))
	if err := kept.Insert(e.ctx, parcels, plain("late")); err == nil {
		t.Fatal("a write after the end was allowed")
	}
	equal(t, ids(e.list(t, store.Query{}).Records), []string{})
}

func counters(t *testing.T, e *engine) {
	equal(t, next(t, e, "N-ER-2026"), 1)
	equal(t, next(t, e, "N-BS-2026"), 1)
	wantError(t, e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
		for want := int64(2); want < 5; want++ {
			n, err := tx.Next(ctx, "N-ER-2026")
			noError(t, err)
			equal(t, n, want)
		}
		return errOurs
	}), errOurs)
	equal(t, next(t, e, "N-ER-2026"), 2)
	equal(t, next(t, e, "N-BS-2026"), 2)
}

func next(t *testing.T, e *engine, counter string) int64 {
	t.Helper()
	var n int64
	noError(t, e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) (err error) {
		n, err = tx.Next(ctx, counter)
		return err
	}))
	return n
}
