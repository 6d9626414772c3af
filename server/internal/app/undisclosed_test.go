package app_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// secret is the one pledge that differs between two portals, which observers do not see. Its euros go to one need.
type secret struct {
	funder, channel string // codes
	instrument      domain.Instrument
	title           string
	announced       domain.Date
	euros           []int64 // one pledge each
}

// vault is a portal with pledges that everybody sees, and a secret.
type vault struct {
	purse
	shown []string // ids of the pledges that everybody sees
	kept  []string
}

func newVault(t *testing.T, x secret) vault {
	t.Helper()
	c := newPurse(t)
	v := vault{purse: c}
	partners := map[string]app.Caller{"NL-EMB": c.partner, "JP-EMB": c.japan}
	pumps := c.wants(t, "насоси", "ER-FIRE", 900_000, domain.LevelGroup, nil)
	hoses := c.wants(t, "рукави", "ER-FIRE", 500_000, domain.LevelGroup, nil)
	give := func(funder, channel string, instrument domain.Instrument, title string, on domain.Date, level domain.Level, euros int64, to domain.Need) string {
		t.Helper()
		content := testkit.PledgeOf(testkit.Euros(euros))
		content.Title, content.Instrument = domain.Text{EN: title}, instrument
		if channel != "" {
			content.Channel = c.Orgs[channel]
		}
		who := partners[funder]
		p, err := c.App.CreatePledge(t.Context(), who, c.Orgs[funder], false, content)
		if err == nil {
			p, err = c.App.AnnouncePledge(t.Context(), who, p.Pledge.Meta.ID, app.Match(p.Pledge.Meta.Version), level, nil, on)
		}
		if err != nil {
			t.Fatal(err)
		}
		held, err := c.App.HoldAllocation(t.Context(), who, p.Pledge.Meta.ID, domain.Holding{Need: to.Meta.ID, Amount: testkit.Euros(euros)})
		if err == nil {
			_, err = c.App.ConfirmAllocation(t.Context(), c.chair, held.Allocation.Meta.ID, app.Match(held.Allocation.Meta.Version))
		}
		if err != nil {
			t.Fatal(err)
		}
		return p.Pledge.Meta.ID
	}
	v.shown = append(v.shown, give("NL-EMB", "", domain.InstrumentGrant, "open pumps", "2026-11-20", domain.LevelGroup, 40_000, pumps))
	v.shown = append(v.shown, give("JP-EMB", "NL-EMB", domain.InstrumentTraining, "open hoses", "2026-11-20", domain.LevelGroup, 30_000, hoses))
	for _, euros := range x.euros {
		v.kept = append(v.kept, give(x.funder, x.channel, x.instrument, x.title, x.announced, domain.LevelParties, euros, hoses))
	}
	return v
}

// totals asks for every total that a caller can ask for by partner, channel, instrument, pledge, subgroup, quarters and
// words, one filter and two together, in each grouping, and the rows they open to. Ids are replaced by names.
func (v vault) totals(t *testing.T, who app.Caller) map[string]string {
	t.Helper()
	names := []string{}
	for code, id := range v.Orgs {
		names = append(names, id, code)
	}
	for i, id := range v.shown {
		names = append(names, id, fmt.Sprint("pledge ", i))
	}
	named := strings.NewReplacer(names...)
	type filter struct {
		name string
		set  func(*app.CoverageQuery)
	}
	var filters []filter
	add := func(name string, set func(*app.CoverageQuery)) { filters = append(filters, filter{name, set}) }
	add("all", func(*app.CoverageQuery) {})
	for _, code := range []string{"NL-EMB", "JP-EMB"} {
		add("partner "+code, func(q *app.CoverageQuery) { q.Funders = []string{v.Orgs[code]} })
		add("channel "+code, func(q *app.CoverageQuery) { q.Channels = []string{v.Orgs[code]} })
	}
	add("direct", func(q *app.CoverageQuery) { q.Direct = true })
	for _, i := range []domain.Instrument{domain.InstrumentGrant, domain.InstrumentTraining, domain.InstrumentLoan} {
		add("instrument "+string(i), func(q *app.CoverageQuery) { q.Instruments = []string{string(i)} })
	}
	for i, id := range v.shown {
		add(fmt.Sprint("pledge ", i), func(q *app.CoverageQuery) { q.Pledges = []string{id} })
	}
	add("the secret itself", func(q *app.CoverageQuery) { q.Pledges = slices.Clone(v.kept) })
	for _, s := range []string{"ER", "BS"} {
		add("subgroup "+s, func(q *app.CoverageQuery) { q.Subgroups = []string{s} })
	}
	for _, x := range []string{"2026-Q4", "2026-Q3", "2027-Q2"} {
		add("announced "+x, func(q *app.CoverageQuery) { q.Announced = []string{x} })
		add("quarter "+x, func(q *app.CoverageQuery) { q.Quarters = []string{x} })
	}
	for _, words := range []string{"насоси", "рукави", "secret", "tank", "open"} {
		add("words "+words, func(q *app.CoverageQuery) { q.Words = words })
	}
	out := map[string]string{}
	for i, one := range filters {
		for _, two := range filters[:min(i+1, testkit.Size(t, 1, len(filters), len(filters)))] {
			q := app.CoverageQuery{Currency: "EUR", Limit: 50}
			one.set(&q)
			two.set(&q)
			v.ask(t, who, q, one.name+" & "+two.name, named, out)
		}
	}
	return out
}

func (v vault) ask(t *testing.T, who app.Caller, q app.CoverageQuery, name string, named *strings.Replacer, out map[string]string) {
	t.Helper()
	say := func(what string, answer any, err error) {
		if err != nil {
			t.Fatalf("%s, %s: %v", name, what, err)
		}
		out[name+": "+what] = named.Replace(fmt.Sprintf("%+v", answer))
	}
	for _, by := range []string{"", "subgroup", "theme", "agency", "region", "quarter"} {
		list, err := v.App.ReadCoverage(t.Context(), who, q, by)
		say("by "+by, list, err)
	}
	cells, err := v.App.ReadMatrix(t.Context(), who, q)
	slices.SortFunc(cells, func(a, b app.MatrixCell) int {
		return strings.Compare(named.Replace(a.Funder+a.Channel+a.Subgroup), named.Replace(b.Funder+b.Channel+b.Subgroup))
	})
	say("matrix", cells, err)
	rows, err := v.App.CoverageAllocations(t.Context(), who, q)
	seen := []string{}
	for _, x := range rows.Items {
		seen = append(seen, fmt.Sprint(x.Allocation.Pledge, x.Allocation.Amount))
	}
	say("allocations", fmt.Sprint(rows.Total, seen), err)
	if q.ByPledge() {
		return // opens to allocations alone
	}
	needs, err := v.App.CoverageNeeds(t.Context(), who, q)
	seen = nil
	for _, x := range needs.Items {
		seen = append(seen, fmt.Sprint(x.Need.Number, x.Report.Sums, x.Undisclosed))
	}
	say("needs", fmt.Sprint(needs.Total, seen), err)
}

// Totals that differ by who gave what is undisclosed, how, when, under which title or in how many pledges would tell it by
// their difference. So none does: whoever the giver is, every total, and with it every difference of two, is the same.
func TestTotals_ofTwoPortalsThatDifferInWhatIsUndisclosed_areTheSame(t *testing.T) {
	plain := secret{funder: "NL-EMB", instrument: domain.InstrumentGrant, title: "secret", announced: "2026-11-20", euros: []int64{90_000}}
	one := newVault(t, plain)
	want := one.totals(t, one.observer)
	if len(want) < testkit.Size(t, 200, 2500, 2500) {
		t.Errorf("only %d totals", len(want))
	}
	for name, change := range map[string]func(*secret){
		"another partner":    func(x *secret) { x.funder = "JP-EMB" },
		"through a channel":  func(x *secret) { x.channel = "JP-EMB" },
		"another instrument": func(x *secret) { x.instrument = domain.InstrumentLoan },
		"another title":      func(x *secret) { x.title = "tank" },
		"another quarter":    func(x *secret) { x.announced = "2026-09-30" },
		"two pledges":        func(x *secret) { x.euros = []int64{60_000, 30_000} },
	} {
		t.Run(name, func(t *testing.T) {
			x := plain
			change(&x)
			other := newVault(t, x)
			if diff := cmp.Diff(want, other.totals(t, other.observer)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The twin: who sees the pledge is told of its giver, and how much is undisclosed shows in what is not asked by pledges.
func TestTotals_tellWhatTheReaderMayKnow(t *testing.T) {
	plain := secret{funder: "NL-EMB", instrument: domain.InstrumentGrant, title: "secret", announced: "2026-11-20", euros: []int64{90_000}}
	one, more := newVault(t, plain), plain
	more.euros = []int64{91_000}
	two := newVault(t, more)
	differ := func(a, b map[string]string) (names []string) {
		for _, name := range slices.Sorted(maps.Keys(a)) {
			if a[name] != b[name] {
				names = append(names, name)
			}
		}
		return names
	}
	got := differ(one.totals(t, one.observer), two.totals(t, two.observer))
	if !slices.Contains(got, "all & all: by ") || !slices.Contains(got, "words рукави & all: by theme") {
		t.Errorf("a thousand euros more show in %v", got)
	}
	for _, name := range got {
		if strings.Contains(name, "partner") || strings.Contains(name, "instrument") || strings.Contains(name, "pledge") || strings.Contains(name, "announced") ||
			strings.Contains(name, "насоси & all") {
			t.Errorf("%s tells of what is undisclosed", name)
		}
	}
	japan := plain
	japan.funder = "JP-EMB"
	three := newVault(t, japan)
	if got := differ(one.totals(t, one.auditor), three.totals(t, three.auditor)); !slices.Contains(got, "partner NL-EMB & all: by ") {
		t.Errorf("who reads all is told who gives: %v", got)
	}
}
