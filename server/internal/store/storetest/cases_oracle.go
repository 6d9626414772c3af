package storetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"pgregory.net/rapid"

	"swgportal/server/internal/store"
)

var oracleCases = []testcase{{"random questions are answered as the oracle answers them", randomQuestions, ""}}

// worlds is how many sets of random records are asked; each is asked 100 × (about 8) questions.
func worlds() int {
	if os.Getenv("PORTAL_TEST_SIZE") == "night" {
		return 1250
	}
	return 5
}

func randomQuestions(t *testing.T, e *engine) {
	for world := range worlds() {
		o := Oracle{Spec: parcels, Records: randomRecords(uint64(world), 150)}
		e.insert(t, o.Records...)
		t.Run(fmt.Sprint("world ", world), rapid.MakeCheck(func(rt *rapid.T) { ask(rt, e, o) }))
		for _, r := range o.Records {
			noError(t, e.tryDelete(r.ID, 1))
		}
	}
}

// ask draws one filter, scope and order, and asks for the pages, there and back, the total, a report and a record.
func ask(rt *rapid.T, e *engine, o Oracle) {
	scope := scopes.Draw(rt, "scope")
	f := filters(3).Draw(rt, "filter")
	q := store.Query{Filter: f, Sort: sorts.Draw(rt, "sort"), Limit: rapid.SampledFrom([]int{1, 3, 20, 60, 1000}).Draw(rt, "limit")}
	if rapid.Bool().Draw(rt, "total") {
		q.Total = store.Exact
	}
	if q.Limit == 1 {
		q.After = cursor(rt, o, q)
	}
	if q.Limit < 20 {
		q.Filter = store.And{f, filters(2).Draw(rt, "also")}
	}
	walk(rt, e, o, scope, q, 6)
	report(rt, e, o, scope, f)
	id := rapid.SampledFrom(o.Records).Draw(rt, "record").ID
	got, err := e.Get(e.ctx, parcels, scope, id)
	seen, _ := o.Seen(scope, nil)
	want, found := store.Record{}, false
	for _, r := range seen {
		if r.ID == id {
			want, found = r, true
		}
	}
	if found != (err == nil) || found && diff(got, want) != "" || !found && !isErr(err, store.ErrNotFound) {
		rt.Fatalf("get %s: %v, %v; want %v", id, got, err, want)
	}
}

func report(rt *rapid.T, e *engine, o Oracle, scope store.Scope, f store.Filter) {
	r := store.Report{
		Filter: f, GroupBy: groups.Draw(rt, "groups"), Sums: rapid.SampledFrom([][]string{nil, {"weight"}, {"seq"}, {"weight", "seq"}}).Draw(rt, "sums"),
		Limit: rapid.SampledFrom([]int{0, 0, 3, 50}).Draw(rt, "groupLimit"),
	}
	got, err := e.Report(e.ctx, parcels, scope, r)
	want, wantErr := o.Report(scope, r)
	if wantErr != nil && isErr(err, wantErr) {
		return
	}
	if err != nil || wantErr != nil {
		rt.Fatalf("report %+v: error %v, want %v", r, err, wantErr)
	}
	if d := diff(got, want); d != "" {
		rt.Fatalf("report %+v differs (-want +got):\n%s", r, d)
	}
}

// cursor is the mark of some record, or of none that is there.
func cursor(rt *rapid.T, o Oracle, q store.Query) *store.Cursor {
	r := rapid.SampledFrom(o.Records).Draw(rt, "mark")
	if rapid.Bool().Draw(rt, "foreign") {
		r.ID += "x"
	}
	return mark(q, r)
}

var (
	words   = []string{"вода", "води", "пожежа", "машина", "машини", "pump", "pumps", "Харків", "N-ER-2026-0014", "N-ER-2026-0015", "міст"}
	choices = []string{"a", "b", "B", "", "ї", "'", "😀"}
	levels  = []string{"public", "group", "subgroup", "parties", "held_outside", "owner", "private", "", "odd"}
	numbers = []int64{0, 1, -1, 7, 1000, math.MaxInt32, math.MaxInt64 / 3, math.MinInt64 / 3, math.MaxInt64}
)

func randomRecords(seed uint64, n int) []store.Record {
	r := rand.New(rand.NewPCG(seed, 1))
	some := func(list []string) (out []string) {
		for range r.IntN(4) {
			out = append(out, pick(r, list))
		}
		return out
	}
	out := make([]store.Record, n)
	for i := range out {
		p := parcel{
			Place: pick(r, choices), Audience: pick(r, levels), Subgroup: pick(r, choices[:4]), Owner: pick(r, choices[:4]),
			Labels: some(choices), Parties: some(choices[:4]),
		}
		if r.IntN(3) > 0 {
			p.Weight = new(pick(r, numbers[:6]))
		}
		if r.IntN(3) > 0 {
			p.Value = new(pick(r, numbers))
		}
		if r.IntN(3) > 0 {
			p.Fragile = new(r.IntN(2) > 0)
		}
		if r.IntN(3) > 0 {
			p.SentAt = new(int64(r.IntN(5)) * 1000)
		}
		for _, w := range some(words) {
			p.Note += w + " "
		}
		out[i] = p.record(fmt.Sprintf("%03d", i))
	}
	return out
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

var scopes = rapid.Custom(func(rt *rapid.T) store.Scope {
	if rapid.IntRange(0, 4).Draw(rt, "system") == 0 {
		return store.System()
	}
	list := rapid.SliceOfN(rapid.SampledFrom(choices[:3]), 0, 2)
	return store.ScopeOf(store.Reach{
		All: rapid.IntRange(0, 5).Draw(rt, "all") == 0, Member: rapid.Bool().Draw(rt, "member"),
		Orgs: list.Draw(rt, "orgs"), Subgroups: list.Draw(rt, "subgroups"), Chairs: list.Draw(rt, "chairs"),
	})
})

var sorts = rapid.Custom(func(rt *rapid.T) []store.Sort {
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"place", "weight", "sentAt", "fragile", "code", "audience"}), 0, 3, rapid.ID).Draw(rt, "fields")
	var out []store.Sort
	for _, n := range names {
		out = append(out, store.Sort{Field: n, Desc: rapid.Bool().Draw(rt, "desc")})
	}
	return out
})

var groups = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"place", "weight", "fragile", "subgroup", "seq"}), 0, 3, rapid.ID)

// filters draws a filter of at most that depth.
func filters(depth int) *rapid.Generator[store.Filter] {
	return rapid.Custom(func(rt *rapid.T) store.Filter {
		kinds := 7
		if depth > 0 {
			kinds = 12
		}
		switch k := rapid.IntRange(0, kinds-1).Draw(rt, "kind"); k {
		case 0:
			f, v := fieldAndValue(rt)
			return store.Eq{Field: f, Value: v}
		case 1:
			in := store.In{Field: "place"}
			for range rapid.IntRange(0, 3).Draw(rt, "values") {
				in.Values = append(in.Values, store.Str(rapid.SampledFrom(choices).Draw(rt, "value")))
			}
			return in
		case 2:
			return ranges(rt)
		case 3:
			return store.Has{Field: rapid.SampledFrom([]string{"labels", "parties"}).Draw(rt, "set"), Values: rapid.SliceOfN(rapid.SampledFrom(choices), 0, 3).Draw(rt, "items")}
		case 4:
			return store.Exists{Field: rapid.SampledFrom(parcels.Fields).Draw(rt, "field").Name}
		case 5:
			return store.Text{Words: rapid.SampledFrom([]string{"вода", "пожежа маш", "N-ER-2026", "pump вода", "м", ".", "водою харків"}).Draw(rt, "words")}
		case 6:
			return store.And{}
		case 7:
			return store.Not{Filter: filters(depth-1).Draw(rt, "not")}
		case 8, 9:
			return store.And(rapid.SliceOfN(filters(depth-1), 0, 3).Draw(rt, "and"))
		default:
			return store.Or(rapid.SliceOfN(filters(depth-1), 0, 3).Draw(rt, "or"))
		}
	})
}

func fieldAndValue(rt *rapid.T) (string, store.Value) {
	switch rapid.IntRange(0, 4).Draw(rt, "type") {
	case 0:
		return "weight", store.Num(rapid.SampledFrom(numbers).Draw(rt, "number"))
	case 1:
		return "fragile", store.Flag(rapid.Bool().Draw(rt, "flag"))
	case 2:
		return "sentAt", store.AtMilli(int64(rapid.IntRange(-1, 5).Draw(rt, "time")) * 1000)
	case 3:
		return "audience", store.Str(rapid.SampledFrom(levels).Draw(rt, "level"))
	}
	return "place", store.Str(rapid.SampledFrom(choices).Draw(rt, "choice"))
}

func ranges(rt *rapid.T) store.Filter {
	f, v := fieldAndValue(rt)
	if f == "fragile" {
		return store.Eq{Field: f, Value: v}
	}
	switch rapid.IntRange(0, 2).Draw(rt, "ends") {
	case 0:
		return store.Range{Field: f, From: v}
	case 1:
		return store.Range{Field: f, To: v}
	}
	return store.Range{Field: f, From: v, To: v}
}
