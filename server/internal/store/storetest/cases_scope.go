package storetest

import (
	"fmt"
	"slices"
	"testing"

	"swgportal/server/internal/store"
)

var scopeCases = []testcase{
	{"the zero scope is refused by every read", zeroScope, ""},
	{"each audience shows each person what is theirs", audiences, ""},
	{"a kind without visibility is open to every scope but the zero one", openKind, ""},
}

func zeroScope(t *testing.T, e *engine) {
	e.insert(t, parcel{Audience: "public"}.record("one"))
	var none store.Scope
	_, err := e.Get(e.ctx, parcels, none, "one")
	wantError(t, err, store.ErrNoScope)
	_, err = e.List(e.ctx, parcels, none, store.Query{Limit: 1})
	wantError(t, err, store.ErrNoScope)
	_, err = e.Report(e.ctx, parcels, none, store.Report{})
	wantError(t, err, store.ErrNoScope)
}

// seenBy says, written out by hand and not by Visible, who sees a record of subgroup "er", owner "own", party "named".
var seenBy = map[store.Audience][]string{
	store.AudiencePublic:   {"system", "all", "owner", "member", "sits", "chair of another", "sits in another"},
	store.AudienceGroup:    {"system", "all", "owner", "member", "sits", "chair of another", "sits in another"},
	store.AudienceSubgroup: {"system", "all", "owner", "named", "chair", "sits"},
	store.AudienceParties:  {"system", "all", "owner", "named", "chair"},
	store.AudienceOutside:  {"system", "all", "owner", "named", "chair"},
	store.AudienceOwner:    {"system", "all", "owner"},
	store.AudiencePrivate:  {"system", "owner"},
	"":                     {"system", "all", "owner"}, // null: nobody's but its owner's
	"unknown":              {"system", "all", "owner"},
}

var people = map[string]store.Scope{
	"system":           store.System(),
	"all":              store.ScopeOf(store.Reach{All: true, Member: true}),
	"owner":            store.ScopeOf(store.Reach{Orgs: []string{"x", "own"}}),
	"named":            store.ScopeOf(store.Reach{Orgs: []string{"named"}}),
	"chair":            store.ScopeOf(store.Reach{Chairs: []string{"er"}}),
	"sits":             store.ScopeOf(store.Reach{Member: true, Subgroups: []string{"bs", "er"}}),
	"member":           store.ScopeOf(store.Reach{Member: true, Orgs: []string{"another"}}),
	"chair of another": store.ScopeOf(store.Reach{Member: true, Chairs: []string{"bs"}}),
	"sits in another":  store.ScopeOf(store.Reach{Member: true, Subgroups: []string{"bs"}}),
	"nobody":           store.ScopeOf(store.Reach{}),
}

func audiences(t *testing.T, e *engine) {
	for level := range seenBy {
		e.insert(t, parcel{Audience: string(level), Subgroup: "er", Owner: "own", Parties: []string{"named", "other"}, Weight: new(int64(1)), Note: "вода"}.record("r-"+string(level)))
		e.insert(t, parcel{Audience: string(level)}.record("bare-"+string(level)))
	}
	for name, scope := range people {
		var want []string
		for level, by := range seenBy {
			if slices.Contains(by, name) {
				want = append(want, "r-"+string(level))
			}
			if slices.Contains(by, name) && seesBare(name, level) {
				want = append(want, "bare-"+string(level))
			}
		}
		slices.Sort(want)
		e.sees(t, name, scope, want)
	}
}

// seesBare: without owner, subgroup and parties, only what reaches by the level itself remains.
func seesBare(name string, level store.Audience) bool {
	switch name {
	case "system", "all":
		return true
	case "owner", "named", "chair", "nobody":
		return false
	}
	return level == store.AudiencePublic || level == store.AudienceGroup
}

func (e *engine) sees(t *testing.T, name string, scope store.Scope, want []string) {
	t.Helper()
	p, err := e.List(e.ctx, parcels, scope, store.Query{Limit: store.MaxLimit, Total: store.Exact, Sort: []store.Sort{{Field: "place"}}})
	noError(t, err)
	if got := ids(p.Records); fmt.Sprint(got) != fmt.Sprint(want) || p.Total != int64(len(want)) {
		t.Errorf("%s sees %v (total %d), want %v", name, got, p.Total, want)
	}
	rows, err := e.Report(e.ctx, parcels, scope, store.Report{Sums: []string{"weight"}})
	noError(t, err)
	heavy := 0
	for _, id := range want {
		if id[0] == 'r' {
			heavy++
		}
	}
	if rows[0].Count != int64(len(want)) || rows[0].Sums[0] != int64(heavy) {
		t.Errorf("%s counts %+v, want %d and %d", name, rows[0], len(want), heavy)
	}
	found, err := e.List(e.ctx, parcels, scope, store.Query{Limit: store.MaxLimit, Filter: store.Or{store.Text{Words: "вода"}, store.Not{Filter: store.Text{Words: "вода"}}}})
	noError(t, err)
	if len(found.Records) != len(want) {
		t.Errorf("%s finds %v, want %v", name, ids(found.Records), want)
	}
	for level := range seenBy {
		for _, id := range []string{"r-" + string(level), "bare-" + string(level)} {
			_, err := e.Get(e.ctx, parcels, scope, id)
			if got := err == nil; got != slices.Contains(want, id) || !got && !isErr(err, store.ErrNotFound) {
				t.Errorf("%s gets %s: %v", name, id, err)
			}
		}
	}
}

func openKind(t *testing.T, e *engine) {
	open := &store.Spec{Kind: "leaflet", Derive: func([]byte) (store.Derived, error) { return store.Derived{}, nil }}
	e.migrate(t, open)
	noError(t, e.insertInto(open, store.Record{ID: "one", Body: []byte("{}")}))
	for _, scope := range people {
		_, err := e.Get(e.ctx, open, scope, "one")
		noError(t, err)
	}
	_, err := e.Get(e.ctx, open, store.Scope{}, "one")
	wantError(t, err, store.ErrNoScope)
}
