package storetest

import (
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"swgportal/server/internal/store"
)

var hostileCases = []testcase{{"hostile questions are refused as bad ones or answered as the oracle answers them", hostileQuestions, ""}}

// hostileAsked is how many questions are asked.
func hostileAsked() int {
	switch {
	case os.Getenv("PORTAL_TEST_SIZE") == "night":
		return 1_000_000
	case testing.Short() || os.Getenv("PORTAL_TEST_SIZE") != "day":
		return 600
	}
	return 4000
}

// hostile are texts that mean something to SQL, to a full-text index, to a document database, to a pattern, or to
// nobody.
var hostile = []string{
	"'", "''", `"`, `""`, "`", `\`, `\'`, ";", "--", "/*", "'; DROP TABLE parcel; --", "' OR '1'='1", `" OR ""="`, "x' UNION SELECT body FROM parcel__body --", "?", "?1", ":a", "@p",
	"$where", "$ne", "$gt", "$regex", "$", ".", "a.b", "..", `{"$ne":null}`, `{"$where":"sleep(1)"}`, "this.password", "[$ne]", "__proto__",
	`" NEAR (`, "NEAR/2", "*", "**", `a* OR b`, "NOT", "AND", "OR NOT", "col:a", "-a", "^a", "{a b}: c", "+", "(", ")", "((", `""""`, "~", "a~b", "вода*", `"вода`,
	".*", "^(a+)+$", "[", "(?i)", "%", "_", "a%b", "\u0000", "a\x00b", "\xff", "\xed\xa0\x80", "\ufeff", "\u202e", "\u2028", "\ufffd", "e\u0301", "é", "ї", "i\u0308", "İ", "ß", "ſ", "K", "\U0010ffff",
	"", " ", "\t\r\n", "NULL", "null", "0", "-1", "1e400", "NaN", "9223372036854775808", "true", "rowid", "oid", "seq", "body", "id", "rev", "tokens", "order", "place", "Place", "PLACE", "place ", "place;", "labels",
}

// hostileText is one of them, some together, or a very long one.
func hostileText(r *rand.Rand) string {
	switch r.IntN(12) {
	case 0:
		return pick(r, hostile) + pick(r, hostile)
	case 1:
		return strings.Repeat(pick(r, hostile), 1+r.IntN(3000))
	case 2:
		return pick(r, words) + " " + pick(r, hostile) + " " + pick(r, words)
	case 3, 4:
		return pick(r, choices)
	}
	return pick(r, hostile)
}

func hostileField(r *rand.Rand) string {
	if r.IntN(8) == 0 {
		return hostileText(r)
	}
	return pick(r, parcels.Fields).Name
}

func hostileValue(r *rand.Rand, field string) store.Value {
	f, ok := parcels.Field(field)
	if !ok || r.IntN(15) == 0 {
		f.Type = store.FieldType(r.IntN(6))
	}
	switch f.Type {
	case store.Int:
		return store.Num(pick(r, append(numbers, math.MinInt64)))
	case store.Bool:
		return store.Flag(r.IntN(2) > 0)
	case store.Time:
		return store.AtMilli(pick(r, []int64{0, 1000, -1, math.MaxInt64, math.MinInt64}))
	case store.Strings:
		return store.Set(hostileText(r), hostileText(r))
	case store.String:
		return store.Str(hostileText(r))
	}
	return store.Null
}

func hostileFilter(r *rand.Rand, depth int) store.Filter {
	k := r.IntN(12)
	if depth == 0 {
		k = r.IntN(7)
	}
	f := hostileField(r)
	switch k {
	case 0, 1:
		return store.Eq{Field: f, Value: hostileValue(r, f)}
	case 2:
		in := store.In{Field: f}
		for range r.IntN(4) {
			in.Values = append(in.Values, hostileValue(r, f))
		}
		return in
	case 3:
		return store.Range{Field: f, From: hostileValue(r, f), To: hostileValue(r, f)}
	case 4:
		has := store.Has{Field: pick(r, []string{"labels", "parties", f})}
		for range r.IntN(4) {
			has.Values = append(has.Values, hostileText(r))
		}
		return has
	case 5:
		return store.Text{Words: hostileText(r)}
	case 6:
		return store.Exists{Field: f}
	case 7, 8:
		return store.Not{Filter: hostileFilter(r, depth-1)}
	}
	var list []store.Filter
	for range r.IntN(4) {
		list = append(list, hostileFilter(r, depth-1))
	}
	if k%2 == 0 {
		return store.And(list)
	}
	return store.Or(list)
}

func hostileRecords(r *rand.Rand) []store.Record {
	out := randomRecords(34, 60)
	for i := range out {
		p := parcel{Audience: pick(r, levels[:2]), Owner: "a", Subgroup: "B"}
		clean := func() string { return strings.ReplaceAll(strings.ToValidUTF8(hostileText(r), "?"), "\x00", "0") }
		for range r.IntN(3) {
			p.Labels = append(p.Labels, clean())
		}
		p.Place, p.Note = clean(), clean()+" "+pick(r, words)
		if i%2 == 0 {
			out[i] = p.record(out[i].ID)
		}
	}
	return out
}

// hostileQuestions asks by every way that takes a name or a value. What is refused is refused as a bad question, by the
// engine and by the oracle alike; no other error comes back.
func hostileQuestions(t *testing.T, e *engine) {
	r := rand.New(rand.NewPCG(34, 1))
	o := Oracle{Spec: parcels, Records: hostileRecords(r)}
	e.insert(t, o.Records...)
	scope := []store.Scope{store.System(), store.ScopeOf(store.Reach{Member: true, Orgs: []string{"a", "'"}, Subgroups: []string{"B", `"`}})}
	refused, n := 0, hostileAsked()
	for i := range n {
		q := store.Query{Filter: hostileFilter(r, 3), Limit: pick(r, []int{1, 7, 1000}), Total: store.TotalMode(r.IntN(2))}
		for range r.IntN(3) {
			q.Sort = append(q.Sort, store.Sort{Field: hostileField(r), Desc: r.IntN(2) > 0})
		}
		if r.IntN(4) == 0 {
			q.After = &store.Cursor{ID: hostileText(r)}
			for _, s := range q.Sort {
				q.After.Values = append(q.After.Values, hostileValue(r, s.Field))
			}
		}
		in := pick(r, scope)
		got, err := e.List(e.ctx, parcels, in, q)
		want, wantErr := o.List(in, q)
		if isBad(t, err, wantErr, q) {
			refused++
		} else if d := diff(ids(got.Records), ids(want.Records)); d != "" || got.Total != want.Total {
			t.Fatalf("question %d, %+v: total %d, want %d; records (-want +got):\n%s", i, q, got.Total, want.Total, d)
		}
		rep := store.Report{Filter: q.Filter, GroupBy: []string{hostileField(r)}, Limit: 1000}
		if r.IntN(2) == 0 {
			rep.Sums = []string{hostileField(r)}
		}
		rows, err := e.Report(e.ctx, parcels, in, rep)
		wantRows, wantErr := o.Report(in, rep)
		if !isBad(t, err, wantErr, rep) {
			if d := diff(rows, wantRows); d != "" {
				t.Fatalf("question %d, %+v (-want +got):\n%s", i, rep, d)
			}
		}
		if id := hostileText(r); i%10 == 0 {
			if _, err := e.Get(e.ctx, parcels, in, id); !errors.Is(err, store.ErrNotFound) {
				t.Fatalf("the record %q: %v", id, err)
			}
		}
	}
	if refused < n/20 || refused > n*19/20 {
		t.Errorf("%d of %d questions were refused: one kind is hardly asked", refused, n)
	}
	t.Logf("%d questions and reports, %d questions refused", n, refused)
}

// isBad says whether both refuse, and ends the test where they differ or another error comes back.
func isBad(t *testing.T, err, want error, question any) bool {
	t.Helper()
	if want == nil && err == nil {
		return false
	}
	for _, kind := range []error{store.ErrQuery, store.ErrOverflow} {
		if errors.Is(err, kind) && errors.Is(want, kind) {
			return true
		}
	}
	t.Fatalf("%+v: error %v, want %v", question, err, want)
	return true
}
