package mongostore_test

import (
	"strings"
	"testing"

	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestExplain_noReadGoesThroughEverything asks a MongoDB for its plans. Compatible servers plan in another way, and
// with few records rightly read them all.
func TestExplain_noReadGoesThroughEverything(t *testing.T) {
	if engine := testkit.MongoEngine(t); engine != "MongoDB" {
		t.Skipf("%s does not explain as MongoDB does", engine)
	}
	s := testkit.OpenMongo(t)
	if err := s.Migrate(t.Context(), store.All()); err != nil {
		t.Fatal(err)
	}
	scope := store.ScopeOf(store.Reach{Member: true, Orgs: []string{"o"}, Subgroups: []string{"er"}, Chairs: []string{"bs"}})
	for _, spec := range store.All() {
		for _, what := range shapes(spec) {
			plans, err := s.Explain(t.Context(), spec, scope, what)
			if err != nil {
				t.Fatalf("%s %+v: %v", spec.Kind, what, err)
			}
			for _, plan := range plans {
				if strings.Contains(plan, "COLLSCAN") {
					t.Errorf("%s %+v goes through everything:\n%s", spec.Kind, what, plan)
				}
			}
		}
	}
}

// shapes are the lists by each index, there and back, alone and under each condition that has an index, and reports
// under those conditions. A report under none reads everything by its nature.
func shapes(spec *store.Spec) []any {
	filters := []store.Filter{nil}
	for _, f := range spec.Fields {
		if f.Type == store.Strings {
			filters = append(filters, store.Has{Field: f.Name, Values: []string{"x", "y"}}, store.Exists{Field: f.Name})
		}
	}
	if spec.Searchable {
		filters = append(filters, store.Text{Words: "вода насо"})
	}
	var out []any
	for _, ix := range spec.Indexes {
		f, _ := spec.Field(ix.Fields[0])
		filters = append(filters, store.Eq{Field: f.Name, Value: sample(f)})
	}
	for _, f := range filters {
		out = append(out, store.Query{Filter: f, Limit: 20, Total: store.NoTotal})
		if f != nil {
			out = append(out, store.Query{Filter: f, Limit: 20, Total: store.Exact}, store.Report{Filter: f})
		}
	}
	for _, ix := range spec.Indexes {
		q := store.Query{Limit: 20, Sort: []store.Sort{}}
		mark := &store.Cursor{ID: "x"}
		for _, name := range ix.Fields {
			f, _ := spec.Field(name)
			q.Sort = append(q.Sort, store.Sort{Field: name, Desc: true})
			mark.Values = append(mark.Values, sample(f))
		}
		after, before := q, q
		after.After, before.Before = mark, mark
		out = append(out, q, after, before)
	}
	return out
}

func sample(f store.Field) store.Value {
	switch f.Type {
	case store.Int:
		return store.Num(1)
	case store.Bool:
		return store.Flag(true)
	case store.Time:
		return store.AtMilli(1)
	}
	return store.Str("x")
}
