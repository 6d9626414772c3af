package testkit

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// populate writes n needs as they are in a portal in use: most open, few subgroups, many owners. Each has one event.
func populate(w *World, by app.Caller, n int) {
	t := w.T
	t.Helper()
	v, err := w.App.CreateNeed(t.Context(), by, w.Orgs["SESU"], Content("ER-DEMIN"))
	if err != nil {
		t.Fatal(err)
	}
	p := domain.Project{Meta: domain.NewMeta(fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", 1), "", w.Now), Number: "PR-2026-0001", Level: domain.LevelGroup, Status: domain.ProjectPipeline}
	Insert(w, store.Projects, &p) // whose totals and thread are asked for
	orgs := []string{}
	for _, id := range w.Orgs {
		orgs = append(orgs, id)
	}
	slices.Sort(orgs)
	r := rand.New(rand.NewPCG(1, 1))
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	for from := 0; from < n; from += 100 {
		err := w.Store.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
			for i := from; i < min(n, from+100); i++ {
				need := v.Need
				need.Meta.ID = fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", i)
				need.Number = fmt.Sprintf("N-ER-2026-%06d", i)
				need.State = domain.NeedState(one("open", "open", "open", "draft", "submitted", "closed"))
				need.Level = domain.Level(one("group", "group", "group", "subgroup", "parties"))
				need.Agency, need.Content.Subgroup, need.Content.Theme = one(orgs...), one("ER", "BS", "FC", "DM", "PL"), fmt.Sprint("T", r.IntN(45))
				need.Content.Priority = domain.Priority(one("low", "medium", "high", "critical"))
				need.Content.Cost = domain.Money{Minor: r.Int64N(1e9), Currency: domain.Currency(one("EUR", "EUR", "UAH", "USD"))}
				need.Content.Places = []string{fmt.Sprint("UA", r.IntN(27))}
				need.Content.NeededBy = domain.Date(fmt.Sprintf("2027-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)))
				need.Content.ValidUntil = need.Content.NeededBy
				need.Meta.UpdatedAt = w.Now.Add(-time.Duration(i) * time.Minute)
				need.OpenedAt = need.Meta.UpdatedAt
				rec, err := store.Needs.Encode(&need, 0)
				if err != nil {
					return err
				}
				if err := tx.Insert(ctx, store.Needs.Spec, rec); err != nil {
					return err
				}
				e := store.Event{ID: fmt.Sprintf("e%09d", i), Kind: "need", Record: need.Meta.ID, Seq: 1, At: w.Now, Person: one(orgs...), Audience: store.AudienceGroup, Changes: []store.Change{}, Parties: []string{}}
				if rec, err = store.Events.Encode(&e, 0); err != nil {
					return err
				}
				if err := tx.Insert(ctx, store.Events.Spec, rec); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func askNeeds(t testing.TB, a *app.App, c app.Caller, all bool) {
	t.Helper()
	filters := []func(*app.NeedQuery){
		func(q *app.NeedQuery) { q.Subgroups = []string{"ER", "BS"} },
		func(q *app.NeedQuery) { q.States = []string{"open"} },
		func(q *app.NeedQuery) { q.Priorities = []string{"high"} },
		func(q *app.NeedQuery) { q.Agencies = []string{c.Seats[0].Organisation + "x"} },
		func(q *app.NeedQuery) { q.Themes = []string{"T1", "T2"} },
		func(q *app.NeedQuery) { q.Places = []string{"UA1"} },
		func(q *app.NeedQuery) { q.Stale = true },
		func(q *app.NeedQuery) { q.Lacks = "en" },
		func(q *app.NeedQuery) { q.Words = "пожежні автоцистерни" },
	}
	for set := range 1 << len(filters) {
		q := app.NeedQuery{Limit: 50}
		n := 0
		for i, f := range filters {
			if set>>i&1 == 1 {
				f(&q)
				n++
			}
		}
		if n > 1 && set%37 > 0 && n < len(filters) && !all {
			continue
		}
		for _, sort := range []string{"", "number", "priority", "neededBy", "opened", "cost", "gap", "-gap", "updated", "-number", "-priority", "-neededBy", "-opened", "-cost", "-updated"} {
			q.Sort = sort
			if _, err := a.ListNeeds(t.Context(), c, q); err != nil {
				t.Fatal(err)
			}
		}
		for _, by := range []string{"state", "subgroup", "priority", "agency", "theme"} {
			if _, _, err := a.SummariseNeeds(t.Context(), c, q, by); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// askMoney asks what lists of pledges, allocations, transactions and coverage ask.
func askMoney(t testing.TB, a *app.App, c app.Caller) {
	ctx := t.Context()
	id := fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", 1)
	for _, q := range []app.PledgeQuery{{}, {States: []string{"announced"}}, {Funders: []string{id}}, {Subgroups: []string{"ER"}}, {Need: id}, {Words: "насоси"}, {Quarters: []string{"2026-Q4"}}} {
		for _, sort := range []string{"", "number", "-amount", "announcedOn", "availableUntil"} {
			q.Limit, q.Sort = 50, sort
			_, _ = a.ListPledges(ctx, c, q)
		}
		for _, by := range []string{"state", "funder", "channel", "instrument", "subgroup", "quarter"} {
			_, _ = a.SummarisePledges(ctx, c, q, by, "EUR")
		}
	}
	for _, sort := range []string{"", "plannedOn", "-created"} {
		for _, q := range []app.AllocationQuery{{}, {Need: id}, {Pledge: id}, {States: []string{"held"}}, {Funders: []string{id}}, {Agencies: []string{id}}} {
			q.Limit, q.Sort = 50, sort
			_, _ = a.ListAllocations(ctx, c, q)
		}
	}
	for _, sort := range []string{"", "date"} {
		for _, q := range []app.TransactionQuery{{}, {Need: id}, {Pledge: id}, {Allocation: id}, {Types: []string{"delivery"}}, {States: []string{"recorded"}}} {
			q.Limit, q.Sort = 50, sort
			_, _ = a.ListTransactions(ctx, c, q)
		}
	}
	askProjects(t, a, c, id)
	for _, q := range []app.CoverageQuery{{}, {Subgroups: []string{"ER"}}, {Funders: []string{id}}, {Pledges: []string{id}}, {Direct: true}, {Regions: []string{"UA05"}}, {NoRate: true}, {Words: "насоси"}} {
		q.Currency, q.Limit = "EUR", 50
		for _, by := range []string{"", "subgroup", "theme", "agency", "region", "quarter"} {
			_, _ = a.ReadCoverage(ctx, c, q, by)
		}
		_, _ = a.ReadMatrix(ctx, c, q)
		_, _ = a.CoverageNeeds(ctx, c, q)
		_, _ = a.CoverageAllocations(ctx, c, q)
	}
	_, _ = a.ReadNeedCoverage(ctx, c, id)
	askMeetings(ctx, a, c)
	_ = a.ExpireHolds(ctx)
	_ = a.RenewFigures(ctx)
}

// askProjects asks what lists of projects and their totals ask.
func askProjects(t testing.TB, a *app.App, c app.Caller, id string) {
	ctx := t.Context()
	ids := []string{id}
	for _, q := range []app.ProjectQuery{
		{}, {Statuses: []string{"implementation"}}, {Subgroups: []string{"ER"}}, {Partners: ids}, {Agencies: ids}, {Oblasts: []string{"UA05000000000010236"}},
		{Needs: ids}, {Pledge: id}, {Overdue: true}, {Words: "насоси"}, {Statuses: []string{"pipeline"}, Overdue: true, Agencies: ids},
	} {
		for _, sort := range []string{"", "number", "-nextDue", "plannedFrom", "plannedUntil", "budget", "updated"} {
			q.Limit, q.Sort = 50, sort
			_, _ = a.ListProjects(ctx, c, q)
		}
	}
	_, _ = a.ReadProjectMoney(ctx, c, id, "EUR")
	_, _ = a.ProjectPayments(ctx, c, id, "", "EUR", "", 50)
	_, _ = a.ProjectPayments(ctx, c, id, domain.TransactionDelivery, "EUR", "", 50)
	_, _ = a.ProjectHistory(ctx, c, id, "", 50)
	_, _ = a.ListProjectComments(ctx, c, id, "", 50)
	_, _ = a.ListProjectAttachments(ctx, c, id)
	_, _ = a.ListTransactions(ctx, c, app.TransactionQuery{Project: id, Limit: 50})
}

// askMeetings asks what lists of meetings and the draft of an agenda ask.
func askMeetings(ctx context.Context, a *app.App, c app.Caller) {
	for _, q := range []app.MeetingQuery{{}, {Subgroups: []string{"ER"}}, {States: []string{"circulated"}}} {
		for _, sort := range []string{"", "startsAt"} {
			q.Limit, q.Sort = 50, sort
			_, _ = a.ListMeetings(ctx, c, q)
		}
	}
	for _, q := range []app.SuggestionQuery{{}, {Subgroups: []string{"ER"}}, {States: []string{"open"}}} {
		q.Limit = 50
		_, _ = a.ListSuggestions(ctx, c, q)
	}
	for _, subgroup := range []string{"ER", "PL"} {
		for _, level := range []domain.Level{domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties} {
			_, _ = a.CreateMeeting(ctx, c, subgroup, level, nil, domain.MeetingContent{StartsAt: a.Now().AddDate(0, 0, 7), Minutes: 90})
		}
	}
}

// askOthers asks what is no list of needs. What a caller may not ask is refused before it comes to the store.
func askOthers(t testing.TB, a *app.App, c app.Caller) {
	ctx := t.Context()
	for _, kind := range []string{"", "agency"} {
		for _, words := range []string{"", "поліція"} {
			_, _ = a.ListOrganisations(ctx, c, app.OrganisationQuery{Kind: kind, Words: words, Limit: 50})
		}
	}
	for set := range 1 << 8 {
		q := app.AuditQuery{Limit: 50}
		for i, f := range []func(){
			func() { q.Kind = "need" }, func() { q.Record = "x" }, func() { q.Person = "x" }, func() { q.Act = "need.edited" },
			func() { q.Organisation = "x" }, func() { q.Words = "насоси" }, func() { q.Number = "N-ER-2026-000007" }, func() { q.Since, q.Until = "2026-01-01", "2026-12-31" },
		} {
			if set>>i&1 == 1 {
				f()
			}
		}
		_, _ = a.ListAudit(ctx, c, q)
	}
	_, _ = a.NeedHistory(ctx, c, fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", 1), "", 50)
	_, _ = a.ListSubgroups(ctx, c)
	_, _ = a.ListThemes(ctx, c)
	for _, level := range []domain.PlaceLevel{"", domain.PlaceOblast, domain.PlaceRaion} {
		for _, parent := range []string{"", "UA05000000000010236"} {
			for _, words := range []string{"", "Харків"} {
				_, _ = a.ListPlaces(ctx, c, app.PlaceQuery{Level: level, Parent: parent, Words: words, Limit: 50})
			}
		}
	}
	need := fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", 1)
	_, _ = a.ReadCatalogue(ctx, c)
	_, _ = a.ReadDesk(ctx, c)
	_, _ = a.Search(ctx, c, "насоси")
	_, _ = a.ListComments(ctx, c, need, "", 50)
	_, _ = a.ListInterests(ctx, c, need)
	_, _ = a.ListAttachments(ctx, c, need)
	_, _ = a.MentionablePeople(ctx, c, need)
	_, _ = a.SimilarNeeds(ctx, c, app.SimilarQuery{Title: domain.Text{UK: "Пожежні насоси для громад"}, Classes: []string{"RES-PUMP"}})
	for set := range 16 {
		q := app.RateQuery{Limit: 50}
		for i, f := range []func(){
			func() { q.From = "2026-01-01" }, func() { q.To = "2026-11-24" }, func() { q.Currencies = []string{"EUR", "USD"} }, func() { q.Sources = []string{"NBU"} },
		} {
			if set>>i&1 == 1 {
				f()
			}
		}
		_, _ = a.ListRates(ctx, c, q)
	}
	_, _ = a.PreviewRates(ctx, c, []exchange.RateRow{{Fate: exchange.RateUsable, Quote: domain.Quote{Date: "2026-11-24", Currency: "EUR", Source: domain.RateNBU}}})
	_, _ = a.RateHistory(ctx, c, "2026-11-24-EUR-NBU", "", 50)
	_, _ = a.ListPeople(ctx, c, app.PersonQuery{Limit: 50})
	_, _ = a.ListPeople(ctx, c, app.PersonQuery{Words: "олена", Limit: 50})
	_, _ = a.ListSessions(ctx, c)
	_, _ = a.SignIn(ctx, app.SignInRequest{Email: "nobody@portal.example", Password: "x", Address: "192.0.2.1"})
	_, _ = a.NewSetup(ctx)
}
