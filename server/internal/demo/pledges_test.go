package demo_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// How much money the story tells of, and in which shapes: pages and totals have something of each kind to show.
func storyHasMoneyOfEveryKind(t *testing.T, p portal) {
	pledges, parts, moves := all(p, store.Pledges), all(p, store.Allocations), all(p, store.Transactions)
	today := domain.DateOf(ends)
	if len(pledges) < 60 || len(parts)+len(moves) < 200 {
		t.Errorf("%d pledges, %d allocations and %d transactions", len(pledges), len(parts), len(moves))
	}
	number := func(n int) map[string]int { return map[string]int{"all": n} }
	for _, x := range []struct {
		what string
		got  map[string]int
		want map[string]int
	}{
		{"states of pledges", counted(pledges, func(p domain.Pledge) string { return string(p.State) }), map[string]int{
			"exploring": 4, "announced": 17, "committed": 32, "closed": 13, "withdrawn": 2,
		}},
		{"levels", counted(pledges, func(p domain.Pledge) string { return string(p.Level) }), map[string]int{
			"": 4, "group": 50, "subgroup": 10, "parties": 4,
		}},
		{"instruments", counted(pledges, func(p domain.Pledge) string { return string(p.Content.Instrument) }), map[string]int{
			"grant": 37, "in_kind": 17, "technical_assistance": 7, "training": 6, "loan": 1,
		}},
		{"currencies", counted(pledges, func(p domain.Pledge) string { return string(p.Content.Amount.Currency) }), map[string]int{
			"": 1, "EUR": 35, "USD": 13, "GBP": 2, "CHF": 3, "JPY": 3, "UAH": 2, "SEK": 3, "NOK": 2, "DKK": 1, "CAD": 2, "KRW": 1,
		}},
		{"through another", number(len(slices.DeleteFunc(slices.Clone(pledges), func(p domain.Pledge) bool { return p.Content.Channel == "" }))), number(25)},
		{"left over by a commitment", number(len(slices.DeleteFunc(slices.Clone(pledges), func(p domain.Pledge) bool { return p.SplitFrom == "" }))), number(2)},
		{"announced, and without a rate", number(len(slices.DeleteFunc(slices.Clone(pledges), func(p domain.Pledge) bool {
			return p.AnnouncedOn == "" || p.Content.Amount.Currency == "" || len(p.Ledger.Reports) > 0
		}))), number(1)},
		{"states of allocations", counted(parts, func(a domain.Allocation) string { return string(a.State) + " " + string(a.Released) }), map[string]int{
			"held ": 25, "confirmed ": 94, "released partner": 2, "released expired": 3, "released pledge_ended": 3,
		}},
		{"holds that end within a week", number(len(slices.DeleteFunc(slices.Clone(parts), func(a domain.Allocation) bool {
			return !a.Held() || a.HeldUntil > today.AddDays(7)
		}))), number(10)},
		{"deliveries that are late", number(len(slices.DeleteFunc(slices.Clone(parts), func(a domain.Allocation) bool {
			return a.State != domain.AllocationConfirmed || a.PlannedOn == "" || a.PlannedOn >= today || !a.Undelivered()
		}))), number(21)},
		{"transactions", counted(moves, func(x domain.Transaction) string { return string(x.Type) + " " + string(x.State) }), map[string]int{
			"commitment confirmed": 6, "disbursement confirmed": 34, "disbursement recorded": 3, "delivery confirmed": 49, "delivery recorded": 7,
			"delivery disputed": 4, "delivery cancelled": 1, "refund confirmed": 2,
		}},
	} {
		if diff := cmp.Diff(x.want, x.got); diff != "" {
			t.Errorf("%s:\n%s", x.what, diff)
		}
	}
}

// The ledgers add up, and the log vouches for what people did.
func storyAddsUp(t *testing.T, p portal) {
	sums, err := p.app.CheckSums(t.Context())
	if err != nil || sums.Err() != nil || sums.Allocations == 0 {
		t.Errorf("%+v, %v", sums, err)
	}
}

// Each need that was met was met by somebody, and each is told of in totals.
func storyMeetsWhatItSaysIsMet(t *testing.T, p portal) {
	for _, n := range all(p, store.Needs) {
		s := n.Ledger.Sums
		if s.Delivered > s.Committed || s.Committed > s.Pledged {
			t.Errorf("%s: the bars are not contained in each other: %+v", n.Number, s)
		}
		if n.Counted() == domain.CountedMet && s.Delivered < n.Content.Cost.Minor*3/5 {
			t.Errorf("%s is met with %d of %d", n.Number, s.Delivered, n.Content.Cost.Minor)
		}
	}
}

// Nobody but its partner hears of a pledge that is being explored, but for one that is shared; the secretariat hears of
// that one, and an observer of neither.
func storyKeepsWhatIsExplored(t *testing.T, p portal) {
	seen := func(email string) string {
		list, err := p.app.ListPledges(t.Context(), p.as(email), app.PledgeQuery{States: []string{string(domain.PledgeExploring)}, Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		titles := []string{}
		for _, x := range list.Items {
			titles = append(titles, x.Content.Title.EN)
		}
		return fmt.Sprint(titles)
	}
	got := map[string]string{}
	for _, who := range []string{"partner-nl", "partner-jp", "secretariat", "observer", "chair-er"} {
		got[who] = seen(who + "@portal.example")
	}
	want := map[string]string{
		"partner-nl": "[Evacuation of people with reduced mobility: under consideration]",
		"partner-jp": "[Video calls in sign language for 112]", "secretariat": "[Video calls in sign language for 112]",
		"chair-er": "[Video calls in sign language for 112]", "observer": "[]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
