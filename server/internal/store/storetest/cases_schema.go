package storetest

import (
	"context"
	"encoding/json"
	"testing"

	"swgportal/server/internal/store"
)

var schemaCases = []testcase{
	{"migrating twice changes nothing", migrateTwice, ""},
	{"a field that is added is filled from the bodies", addedField, ""},
	{"a field that changes its type, goes, or comes again is right", changedField, ""},
	{"a kind that becomes searchable is found", becomesSearchable, ""},
	{"indexes come and go", indexesChange, ""},
	{"a unique index that does not hold stops the migration, and nothing is changed", brokenUnique, ""},
	{"a store of a newer portal is refused", newer, ""},
	{"a spec with bad names is refused", badSpecs, ""},
}

func migrateTwice(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	next(t, e, "n")
	e.migrate(t, parcels)
	e.migrate(t, parcels)
	equal(t, e.get(t, "one"), plain("one"))
	equal(t, next(t, e, "n"), 2)
}

// letters is a kind whose declared fields change: its bodies hold n, s and l.
func letters(fields []store.Field, indexes ...store.Index) *store.Spec {
	return &store.Spec{Kind: "letter", Fields: fields, Indexes: indexes, Derive: func(body []byte) (store.Derived, error) {
		var b struct {
			N int64
			S string
			L []string
		}
		if err := json.Unmarshal(body, &b); err != nil {
			return store.Derived{}, err
		}
		all := store.Fields{"n": store.Num(b.N), "s": store.Str(b.S), "l": store.Set(b.L...), "added": store.Flag(b.N > 1)}
		d := store.Derived{Fields: store.Fields{}, Tokens: nil}
		for _, f := range fields {
			d.Fields[f.Name] = all[f.Name]
			if f.Name == "n" && f.Type == store.String {
				d.Fields["n"] = store.Str(string(rune('a' + b.N)))
			}
		}
		return d, nil
	}}
}

func (e *engine) insertInto(spec *store.Spec, records ...store.Record) error {
	return e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error {
		for _, r := range records {
			if err := tx.Insert(ctx, spec, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// someLetters migrates the spec and writes two records of it.
func someLetters(t *testing.T, e *engine, spec *store.Spec) {
	t.Helper()
	e.migrate(t, spec)
	for id, body := range map[string]string{"one": `{"n":1,"s":"x","l":["p","q"]}`, "two": `{"n":2,"s":"y"}`} {
		d, err := spec.Derive([]byte(body))
		noError(t, err)
		noError(t, e.insertInto(spec, store.Record{ID: id, Fields: d.Fields, Tokens: d.Tokens, Body: []byte(body)}))
	}
}

func findIn(t *testing.T, e *engine, spec *store.Spec, f store.Filter) []string {
	t.Helper()
	p, err := e.List(e.ctx, spec, store.System(), store.Query{Filter: f, Limit: 9})
	noError(t, err)
	return ids(p.Records)
}

func addedField(t *testing.T, e *engine) {
	someLetters(t, e, letters([]store.Field{{Name: "n", Type: store.Int}}))
	wide := letters([]store.Field{{Name: "n", Type: store.Int}, {Name: "added", Type: store.Bool}, {Name: "l", Type: store.Strings}}, store.Index{Fields: []string{"added", "n"}})
	e.migrate(t, wide)
	e.migrate(t, wide)
	equal(t, findIn(t, e, wide, store.Eq{Field: "added", Value: store.Flag(true)}), []string{"two"})
	equal(t, findIn(t, e, wide, store.Has{Field: "l", Values: []string{"q"}}), []string{"one"})
	r, err := e.Get(e.ctx, wide, store.System(), "one")
	noError(t, err)
	equal(t, string(r.Body), `{"n":1,"s":"x","l":["p","q"]}`)
	equal(t, r.Rev, 1)
	equal(t, r.Fields, store.Fields{"n": store.Num(1), "added": store.Flag(false), "l": store.Set("p", "q")})
}

func changedField(t *testing.T, e *engine) {
	number := letters([]store.Field{{Name: "n", Type: store.Int}, {Name: "l", Type: store.Strings}}, store.Index{Fields: []string{"n"}})
	someLetters(t, e, number)
	text := letters([]store.Field{{Name: "n", Type: store.String}}, store.Index{Fields: []string{"n"}})
	e.migrate(t, text)
	equal(t, findIn(t, e, text, store.Eq{Field: "n", Value: store.Str("b")}), []string{"one"})
	noError(t, e.insertInto(text, store.Record{ID: "three", Body: []byte(`{"n":3,"l":["p"]}`), Fields: store.Fields{"n": store.Str("d")}}))
	e.migrate(t, number)
	equal(t, findIn(t, e, number, store.Range{Field: "n", From: store.Num(2)}), []string{"three", "two"})
	equal(t, findIn(t, e, number, store.Has{Field: "l", Values: []string{"p"}}), []string{"one", "three"})
}

func becomesSearchable(t *testing.T, e *engine) {
	mute := letters([]store.Field{{Name: "s", Type: store.String}})
	someLetters(t, e, mute)
	found := letters([]store.Field{{Name: "s", Type: store.String}})
	found.Searchable = true
	derive := found.Derive
	found.Derive = func(body []byte) (store.Derived, error) {
		d, err := derive(body)
		d.Tokens = store.Tokens("лист " + d.Fields["s"].Text())
		return d, err
	}
	e.migrate(t, found)
	equal(t, findIn(t, e, found, store.Text{Words: "лист y"}), []string{"two"})
	noError(t, e.Tx(e.ctx, func(ctx context.Context, tx store.Tx) error { return tx.Delete(ctx, found, "two", 1) }))
	equal(t, findIn(t, e, found, store.Text{Words: "лист"}), []string{"one"})
}

func indexesChange(t *testing.T, e *engine) {
	fields := []store.Field{{Name: "n", Type: store.Int}, {Name: "s", Type: store.String}}
	unique := letters(fields, store.Index{Fields: []string{"s"}, Unique: true})
	someLetters(t, e, unique)
	again := store.Record{ID: "three", Body: []byte(`{"s":"x"}`), Fields: store.Fields{"s": store.Str("x")}}
	wantError(t, e.insertInto(unique, again), store.ErrDuplicate)
	free := letters(fields, store.Index{Fields: []string{"s"}})
	e.migrate(t, free)
	noError(t, e.insertInto(free, again))
}

func brokenUnique(t *testing.T, e *engine) {
	fields := []store.Field{{Name: "s", Type: store.String}}
	free := letters(fields)
	someLetters(t, e, free)
	noError(t, e.insertInto(free, store.Record{ID: "three", Body: []byte(`{"s":"x"}`), Fields: store.Fields{"s": store.Str("x")}}))
	more := append(fields, store.Field{Name: "n", Type: store.Int})
	if err := e.Migrate(e.ctx, []*store.Spec{letters(more, store.Index{Fields: []string{"s"}, Unique: true})}); !isErr(err, store.ErrDuplicate) {
		t.Fatalf("error = %v", err)
	}
	e.migrate(t, free)
	equal(t, findIn(t, e, free, store.Eq{Field: "s", Value: store.Str("x")}), []string{"one", "three"})
}

// marker is what an engine offers to tests so that they can play a newer portal.
type marker interface {
	MarkSchema(ctx context.Context, version int) error
}

func newer(t *testing.T, e *engine) {
	e.insert(t, plain("one"))
	below := e.Store
	if f, ok := below.(interface{ Unwrap() store.Store }); ok {
		below = f.Unwrap()
	}
	m, ok := below.(marker)
	if !ok {
		t.Fatal("the engine has no MarkSchema")
	}
	noError(t, m.MarkSchema(e.ctx, store.SchemaVersion+1))
	wantError(t, e.Migrate(e.ctx, []*store.Spec{parcels}), store.ErrNewer)
	noError(t, m.MarkSchema(e.ctx, store.SchemaVersion-1))
	e.migrate(t, parcels)
	equal(t, e.get(t, "one"), plain("one"))
}

func badSpecs(t *testing.T, e *engine) {
	field := func(name string) *store.Spec {
		return &store.Spec{Kind: "x", Fields: []store.Field{{Name: name, Type: store.Int}}}
	}
	str := []store.Field{{Name: "a", Type: store.String}, {Name: "l", Type: store.Strings}}
	for i, s := range []*store.Spec{
		{}, {Kind: "X"}, {Kind: `x"`}, {Kind: "_meta"}, {Kind: "x__y"}, field(""), field("a b"), field(`a"`), field("_a"), field("a__b"), field("$a"), field("a.b"),
		{Kind: "x", Fields: []store.Field{{Name: "a"}}}, {Kind: "x", Fields: append(str, store.Field{Name: "A", Type: store.Int})},
		{Kind: "x", Fields: str, Indexes: []store.Index{{}}}, {Kind: "x", Fields: str, Indexes: []store.Index{{Fields: []string{"b"}}}},
		{Kind: "x", Fields: str, Indexes: []store.Index{{Fields: []string{"l"}}}}, {Kind: "x", Fields: str, Indexes: []store.Index{{Fields: []string{"a", "a"}}}},
		{Kind: "x", Fields: str, Visibility: &store.Visibility{Audience: "a"}},
		{Kind: "x", Fields: str, Visibility: &store.Visibility{Audience: "a", Subgroup: "a", Owner: "a", Parties: "a"}},
	} {
		if err := e.Migrate(e.ctx, []*store.Spec{s}); err == nil {
			t.Errorf("spec %d %+v was taken", i, s)
		}
	}
}
