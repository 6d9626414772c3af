package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/store"
)

// Bench measures on a store that is empty what pages wait for, on so many needs of 2 kB: p50 and p95 in milliseconds. Both
// engines are asked the same.
func Bench(b *testing.B, s store.Store, n int) {
	b.Run(fmt.Sprint(n), func(b *testing.B) {
		fill(b, s, n)
		for _, q := range questions {
			b.Run(q.name, func(b *testing.B) { measure(b, func(i int) error { return q.ask(b.Context(), s, i%n) }) })
		}
	})
}

func measure(b *testing.B, run func(int) error) {
	var took []float64
	i := 0
	for b.Loop() {
		start := time.Now()
		if err := run(i); err != nil {
			b.Fatal(err)
		}
		i += 7919
		took = append(took, float64(time.Since(start).Microseconds())/1000)
	}
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2], "p50-ms")
	b.ReportMetric(took[len(took)*95/100], "p95-ms")
	b.ReportMetric(0, "ns/op")
}

var (
	needs  = store.Needs.Spec
	member = store.ScopeOf(store.Reach{Member: true, Orgs: []string{"org-07"}, Subgroups: []string{"er"}})
	named  = store.ScopeOf(store.Reach{Orgs: []string{"org-07"}})
	latest = []store.Sort{{Field: "updatedAt", Desc: true}}
)

type question struct {
	name string
	ask  func(ctx context.Context, s store.Store, i int) error
}

func listing(name string, scope store.Scope, q store.Query) question {
	return question{name, func(ctx context.Context, s store.Store, _ int) error {
		q.Limit, q.Total = 50, store.Exact
		_, err := s.List(ctx, needs, scope, q)
		return err
	}}
}

func reporting(name string, r store.Report) question {
	return question{name, func(ctx context.Context, s store.Store, _ int) error {
		_, err := s.Report(ctx, needs, member, r)
		return err
	}}
}

func eq(field, value string) store.Filter { return store.Eq{Field: field, Value: store.Str(value)} }

var questions = []question{
	{"get", func(ctx context.Context, s store.Store, i int) error {
		_, err := s.Get(ctx, needs, store.System(), needID(i))
		return err
	}},
	listing("page of all", member, store.Query{Sort: latest}),
	listing("page of all, everything seen", store.System(), store.Query{Sort: latest}),
	listing("page of all, little seen", named, store.Query{Sort: latest}),
	listing("page in the middle", member, store.Query{Sort: latest, After: &store.Cursor{ID: needID(5000), Values: []store.Value{store.AtMilli(5000 * 1000)}}}),
	listing("page by a sort without index", member, store.Query{Sort: []store.Sort{{Field: "theme"}}}),
	listing("page by state", member, store.Query{Filter: eq("state", "open"), Sort: latest}),
	listing("page by state, subgroup, priority", member, store.Query{Filter: store.And{eq("state", "open"), eq("subgroup", "bs"), store.Eq{Field: "priority", Value: store.Num(1)}}, Sort: latest}),
	listing("page by owner", member, store.Query{Filter: eq("owner", "org-11"), Sort: []store.Sort{{Field: "priority"}, {Field: "neededBy"}}}),
	listing("page by place", member, store.Query{Filter: store.Has{Field: "places", Values: []string{"place-3"}}, Sort: latest}),
	listing("search of two words", member, store.Query{Filter: store.Text{Words: "порватлим дол"}, Sort: latest}),
	listing("search of two words, common", member, store.Query{Filter: store.Text{Words: "пожежна машина "}, Sort: latest}),
	listing("search of two letters that begin much", member, store.Query{Filter: store.Text{Words: "сл"}, Sort: latest}),
	reporting("sum by state and subgroup", store.Report{GroupBy: []string{"subgroup", "state"}, Sums: []string{"costMinor"}}),
	reporting("sum by currency of one state", store.Report{Filter: eq("state", "open"), GroupBy: []string{"costCurrency"}, Sums: []string{"costMinor"}}),
	{"write (get, update, insert, next)", func(ctx context.Context, s store.Store, i int) error {
		return s.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
			r, err := tx.Get(ctx, needs, store.System(), needID(i))
			if err != nil {
				return err
			}
			r.Tokens = needTokens(i)
			n, err := tx.Next(ctx, "events")
			if err != nil {
				return err
			}
			r.Fields["updatedAt"] = store.AtMilli(n)
			if err := tx.Update(ctx, needs, r); err != nil {
				return err
			}
			return tx.Insert(ctx, store.Events.Spec, store.Record{ID: fmt.Sprint("e", time.Now().UnixNano(), "-", n), Body: r.Body, Fields: store.Fields{
				"kind": store.Str("need"), "record": store.Str(r.ID), "seq": store.Num(n), "at": store.AtMilli(n), "audience": store.Str("group"),
			}})
		})
	}},
}

func needID(i int) string { return fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", i) }

func needTokens(i int) []string {
	r := rand.New(rand.NewPCG(uint64(i), 2))
	text := fmt.Sprintf("N-ER-2026-%04d пожежна машина", i)
	if i%3 > 0 {
		text = fmt.Sprintf("N-ER-2026-%04d розмінування", i)
	}
	for range 60 {
		text += " " + syllables[r.IntN(len(syllables))] + syllables[int(r.ExpFloat64()*3)%len(syllables)] + syllables[int(r.ExpFloat64()*3)%len(syllables)] + "ами"
	}
	return store.Tokens(text)
}

// syllables make some thousand words of unlike frequency.
var syllables = strings.Fields("сло пор ват кер лим нод зам бур дол гіт чан шев рок тип фаль хор жит цеп")

func needRecord(i int) store.Record {
	r := rand.New(rand.NewPCG(uint64(i), 1))
	one := func(list ...string) store.Value { return store.Str(list[r.IntN(len(list))]) }
	return store.Record{
		ID: needID(i), Tokens: needTokens(i), Body: []byte(`{"text":"` + strings.Repeat("опис ", 220) + `"}`),
		Fields: store.Fields{
			"number": store.Str(fmt.Sprintf("N-ER-2026-%06d", i)), "state": one("open", "open", "open", "draft", "submitted", "closed"),
			"audience": one("group", "group", "group", "subgroup", "parties", "owner"), "subgroup": one("er", "bs", "fc", "dm", "pl"),
			"owner": store.Str(fmt.Sprintf("org-%02d", r.IntN(60))), "parties": store.Set(fmt.Sprintf("org-%02d", r.IntN(60))),
			"places": store.Set(fmt.Sprint("place-", r.IntN(27)), fmt.Sprint("place-", r.IntN(136))), "theme": store.Str(fmt.Sprint("theme-", r.IntN(45))),
			"priority": store.Num(int64(r.IntN(4))), "costMinor": store.Num(r.Int64N(1e9)), "costCurrency": one("EUR", "EUR", "UAH", "USD"),
			"nationwide": store.Flag(r.IntN(5) == 0), "neededBy": store.Str(fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))),
			"openedAt": store.AtMilli(r.Int64N(1e12)), "updatedAt": store.AtMilli(int64(i) * 1000),
		},
	}
}

func fill(b testing.TB, s store.Store, n int) {
	if err := s.Migrate(b.Context(), store.All()); err != nil {
		b.Fatal(err)
	}
	for from := 0; from < n; from += 200 {
		if err := s.Tx(b.Context(), func(ctx context.Context, tx store.Tx) error {
			for i := from; i < from+200; i++ {
				if err := tx.Insert(ctx, needs, needRecord(i)); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
}
