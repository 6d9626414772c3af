package demo_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/demo"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/storetest"
	"swgportal/server/internal/testkit"
)

// TestStory reads one telling from several sides.
func TestStory(t *testing.T) {
	p := told(t, ends)
	for name, side := range map[string]func(*testing.T, portal){
		"has needs of every kind": storyHasNeedsOfEveryKind, "holds together": storyHoldsTogether,
		"lacks English where it means to": storyLacksEnglishWhereItMeansTo, "is written cleanly": storyIsWrittenCleanly,
		"has one pair that looks alike": storyHasOnePairThatLooksAlike, "has a group around it": storyHasAGroupAroundIt,
		"keeps the accounts themselves": accountsStayThemselves, "leaves something true on each desk": desksHaveSomethingTrue,
		"has money of every kind": storyHasMoneyOfEveryKind, "adds up": storyAddsUp, "meets what it says is met": storyMeetsWhatItSaysIsMet,
		"keeps what is explored": storyKeepsWhatIsExplored,
	} {
		t.Run(name, func(t *testing.T) { side(t, portal{t, p.store, p.app}) })
	}
}

// counted is how often each word comes.
func counted[T any](list []T, word func(T) string) map[string]int {
	out := map[string]int{}
	for _, v := range list {
		out[word(v)]++
	}
	return out
}

func storyHasNeedsOfEveryKind(t *testing.T, p portal) {
	needs := all(p, store.Needs)
	today := domain.DateOf(ends)
	for _, x := range []struct {
		what string
		got  map[string]int
		want map[string]int
	}{
		{"states", counted(needs, func(n domain.Need) string {
			switch {
			case n.Closing != nil:
				return string(n.Closing.Reason)
			case n.Stale(today):
				return "stale"
			case n.Proposed != nil:
				return "waiting for the approver"
			}
			return string(n.State)
		}), map[string]int{"draft": 7, "waiting for the approver": 3, "submitted": 12, "returned": 5, "open": 65, "stale": 4, "met": 15, "withdrawn": 5, "superseded": 4}},
		{"levels", counted(needs, func(n domain.Need) string { return string(n.Level) }), map[string]int{"": 28, "public": 5, "group": 67, "subgroup": 11, "parties": 5, "held_outside": 4}},
		{"subgroups", counted(needs, func(n domain.Need) string { return n.Content.Subgroup }), map[string]int{"ER": 38, "CP": 34, "BS": 26, "RB": 22}},
		{"priorities", counted(needs, func(n domain.Need) string { return string(n.Content.Priority) }), map[string]int{"": 4, "critical": 11, "high": 35, "medium": 54, "low": 16}},
		{"currencies", counted(needs, func(n domain.Need) string { return string(n.Content.Cost.Currency) }), map[string]int{"": 4, "EUR": 89, "USD": 17, "UAH": 10}},
		{"agencies", map[string]int{"all": len(counted(needs, func(n domain.Need) string { return n.Agency }))}, map[string]int{"all": 12}},
		{"themes", map[string]int{"all": len(counted(needs, func(n domain.Need) string { return n.Content.Theme }))}, map[string]int{"all": 46}},
		{"released by one side", counted(needs, func(n domain.Need) string {
			if n.Release == nil {
				return ""
			}
			return string(n.Release.Side)
		}), map[string]int{"": 116, "owner": 3, "group": 1}},
		{"superseded by another", map[string]int{"all": len(slices.Collect(linked(needs)))}, map[string]int{"all": 4}},
	} {
		if diff := cmp.Diff(x.want, x.got); diff != "" {
			t.Errorf("%s:\n%s", x.what, diff)
		}
	}
}

// linked gives the ids that stand in place of superseded needs.
func linked(needs []domain.Need) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, n := range needs {
			if n.Closing != nil && n.Closing.SupersededBy != "" && !yield(n.Closing.SupersededBy) {
				return
			}
		}
	}
}

func storyHoldsTogether(t *testing.T, p portal) {
	lists, err := reference.Load(ends)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, x := range lists.Places {
		codes[x.Meta.ID] = true
	}
	units := map[string][]string{} // by item class
	for _, x := range lists.ItemClasses {
		units[x.Meta.ID] = x.Units
	}
	needs := all(p, store.Needs)
	known := map[string]domain.Need{}
	for _, n := range needs {
		known[n.Meta.ID] = n
	}
	for _, n := range needs {
		c, at := n.Content, n.Number+" «"+n.Content.Title.UK+"»"
		if c.HeldOutside {
			continue
		}
		if len(c.Items) == 0 || domain.SumItems(c.Items) != c.Cost || c.Cost.Minor == 0 {
			t.Errorf("%s costs %s, its lines %s", at, c.Cost.Decimal(), domain.SumItems(c.Items).Decimal())
		}
		for _, i := range c.Items {
			if !slices.Contains(units[i.Class], i.Unit) {
				t.Errorf("%s: %s is not counted in %s", at, i.Class, i.Unit)
			}
		}
		for _, code := range c.Places {
			if !codes[code] || domain.PlacePrefix(code, domain.PlaceHromada) != "" {
				t.Errorf("%s lies in %s: no oblast and no raion", at, code)
			}
		}
		if n.Meta.CreatedAt.After(ends) || n.Meta.UpdatedAt.Before(n.Meta.CreatedAt) || n.Meta.CreatedAt.Before(ends.AddDate(-2, 0, -3)) ||
			!n.OpenedAt.IsZero() && n.OpenedAt.Before(n.SubmittedAt) || c.CostAsOf > domain.DateOf(n.Meta.CreatedAt) ||
			c.NeededBy < domain.DateOf(n.SubmittedAt) || c.OfficialRequest.Date > domain.DateOf(n.Meta.CreatedAt) {
			t.Errorf("%s: its dates are not in order", at)
		}
		if c.Contact.Name == "" || c.Contact.Email == "" || c.Contact.Phone == "" {
			t.Errorf("%s names nobody to write to", at)
		}
	}
	for id := range linked(needs) {
		if other := known[id]; other.State != domain.NeedOpen {
			t.Errorf("the need %q in place of another is %q", id, other.State)
		}
	}
	late := slices.DeleteFunc(slices.Clone(needs), func(n domain.Need) bool {
		return n.State != domain.NeedOpen || n.Content.NeededBy == "" || n.Content.NeededBy > domain.DateOf(ends)
	})
	if len(late) != 2 {
		t.Errorf("%d open needs are past the day they were needed by, want 2", len(late))
	}
}

// These alone lack English, or have it from before the Ukrainian text last changed.
func storyLacksEnglishWhereItMeansTo(t *testing.T, p portal) {
	var missing, stale []string
	for _, n := range all(p, store.Needs) {
		c := n.Content
		texts := []domain.Text{c.Title, c.Description, c.EndUsers, c.PriorityReason}
		for _, i := range c.Items {
			texts = append(texts, i.Specification)
		}
		switch {
		case slices.ContainsFunc(texts, func(x domain.Text) bool { return !x.Empty() && (x.EN == "" || x.UK == "") }):
			missing = append(missing, c.Title.UK)
		case slices.ContainsFunc(texts, func(x domain.Text) bool { return x.Stale != "" }):
			stale = append(stale, c.Title.UK)
		}
	}
	slices.Sort(missing)
	slices.Sort(stale)
	if diff := cmp.Diff([]string{
		"Відновлювальне лікування рятувальників після поранень",
		"Гідравлічний інструмент для деблокування постраждалих у дорожньо-транспортних пригодах",
		"Курси англійської мови для прикордонників у міжнародних пунктах пропуску",
		"Попередні електронні повідомлення про вантажі",
	}, missing); diff != "" {
		t.Error("without English:", diff)
	}
	if diff := cmp.Diff([]string{
		"Безпілотні апарати для огляду гірських ділянок кордону",
		"Протидія шахрайським кол-центрам: аналіз криптовалютних переказів",
		"Техніка для рятування людей з-під завалів",
	}, stale); diff != "" {
		t.Error("with English left behind:", diff)
	}
}

// Texts are typeset as the group's papers are, and a word is written in one alphabet: a Latin i among Cyrillic letters looks
// right and is never found.
func storyIsWrittenCleanly(t *testing.T, p portal) {
	word := regexp.MustCompile(`[\p{L}’]+`)
	not := regexp.MustCompile(`(?i)військов\p{L}* злочин|бомбосховищ|донор|нелегал|трафікінг|інвалід[иіа]в?\b|фейк|реконструкц|на протязі|приймати участь|слідуюч|співпада|відмінит|заложник|являється|згідно до|по питанн`)
	for _, x := range textsOf(p) {
		for _, w := range word.FindAllString(x.UK, -1) {
			if strings.ContainsFunc(w, isLatin) && strings.ContainsFunc(w, isCyrillic) {
				t.Errorf("%q mixes alphabets in %q", w, x.UK)
			}
		}
		if strings.ContainsFunc(x.EN, isCyrillic) {
			t.Errorf("%q is not English", x.EN)
		}
		if strings.ContainsAny(x.UK+x.EN, "'\"") || strings.Contains(x.UK+x.EN, "  ") {
			t.Errorf("%q: quotes or spaces", x)
		}
		if found := not.FindString(x.UK); found != "" {
			t.Errorf("%q is not a word of ours: %q", found, x.UK)
		}
	}
}

// textsOf is all that the story's needs, pledges and transactions say.
func textsOf(p portal) (texts []domain.Text) {
	for _, n := range all(p, store.Needs) {
		c := n.Content
		texts = append(texts, c.Title, c.Description, c.EndUsers, c.PriorityReason, domain.Text{UK: n.ReturnComment})
		for _, i := range c.Items {
			texts = append(texts, i.Specification)
		}
		if n.Closing != nil {
			texts = append(texts, domain.Text{UK: n.Closing.Comment})
		}
	}
	for _, x := range all(p, store.Pledges) {
		texts = append(texts, x.Content.Title, x.Content.Conditions)
		for _, i := range x.Content.Items {
			texts = append(texts, i.Specification)
		}
		if x.Withdrawal != nil {
			texts = append(texts, domain.Text{UK: x.Withdrawal.Reason})
		}
	}
	for _, x := range all(p, store.Transactions) {
		texts = append(texts, domain.Text{UK: x.Reason})
	}
	return texts
}

func isLatin(r rune) bool    { return unicode.Is(unicode.Latin, r) }
func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

// One pair is alike, so that somebody who writes the draft is told of the need that is open already. No others are.
func storyHasOnePairThatLooksAlike(t *testing.T, p portal) {
	sesu := p.as("agency-sesu@portal.example")
	pairs := map[string]bool{}
	for _, n := range all(p, store.Needs) {
		if n.Outside() || n.State == domain.NeedClosed {
			continue
		}
		like, err := p.app.SimilarNeeds(t.Context(), sesu, app.SimilarQuery{Except: n.Meta.ID, Title: n.Content.Title})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range like {
			pair := []string{n.Content.Title.UK, x.Need.Content.Title.UK}
			slices.Sort(pair)
			pairs[strings.Join(pair, " = ")] = true
		}
	}
	want := []string{"Автобуси та спеціальні автомобілі для евакуації маломобільних осіб із прикордоння Сумщини = Спеціальні автомобілі для евакуації маломобільних осіб Сумщини"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(pairs))); diff != "" {
		t.Error(diff)
	}
}

func storyHasAGroupAroundIt(t *testing.T, p portal) {
	today := domain.DateOf(ends)
	members, ended := map[string]bool{}, 0
	for _, g := range all(p, store.Subgroups) {
		for _, m := range g.Members {
			if m.On(today) {
				members[m.Organisation] = true
			} else {
				ended++
			}
		}
	}
	chairs, approvers, past := map[string]int{}, 0, 0
	for _, s := range all(p, store.Seats) {
		switch {
		case !s.On(today):
			past++
		case s.Role == domain.RoleChair:
			chairs[s.Subgroup]++
		case s.Role == domain.RoleApprover:
			approvers++
		}
	}
	comments, interests := all(p, store.Comments), all(p, store.Interests)
	named := slices.DeleteFunc(slices.Clone(comments), func(c domain.Comment) bool { return len(c.Mentions) == 0 })
	got := map[string]string{
		"acts": fmt.Sprint(counted(slices.DeleteFunc(all(p, store.Events), func(e store.Event) bool { return e.Kind != store.Needs.Spec.Kind }),
			func(e store.Event) string { return e.Act })),
		"member organisations": fmt.Sprint(len(members)), "memberships that ended": fmt.Sprint(ended),
		"chairs": fmt.Sprint(chairs), "approvers": fmt.Sprint(approvers), "seats that ended": fmt.Sprint(past),
		"comments": fmt.Sprint(len(comments)), "of them naming people": fmt.Sprint(len(named)),
		"interests": fmt.Sprint(counted(interests, func(i domain.Interest) string { return string(i.Publicity) })),
		"files":     fmt.Sprint(counted(all(p, store.Attachments), func(a domain.Attachment) string { return a.MediaType })),
	}
	want := map[string]string{
		"member organisations": "50", "memberships that ended": "6", "chairs": "map[BS:2 CP:2 ER:2 PL:2 RB:2]", "approvers": "2",
		"seats that ended": "9", "comments": "71", "of them naming people": "52", "interests": "map[chairs:9 group:14 private:2]",
		"files": "map[application/pdf:1 text/csv:6 text/plain:2]", "acts": "map[need.closed:26 need.confirmed:46 need.created:120 need.edited:3 need.opened:90 need.overcover_allowed:1 need.proposed:47 need.published:14 need.reopened:2 need.returned:9 need.submitted:114]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestStory_saysTheSameTwice_alsoWhereTransactionsRunAgain(t *testing.T) {
	again := portal{t: t, store: open(t)}
	if err := demo.Fill(t.Context(), storetest.Flaky(again.store, 1), pass, ends); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(bodies(told(t, ends)), bodies(again)); diff != "" {
		t.Errorf("two portals of one story differ:\n%s", diff)
	}
}

// bodies are the records of a portal, each id in place of which stands how many ids came before it.
func bodies(p portal) []string {
	p.t.Helper()
	var out []string
	ids := map[string]string{}
	id := regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)
	for _, spec := range []*store.Spec{
		store.Organisations.Spec, store.Users.Spec, store.Seats.Spec, store.Subgroups.Spec, store.Needs.Spec, store.Comments.Spec,
		store.Interests.Spec, store.Attachments.Spec, store.Pledges.Spec, store.Allocations.Spec, store.Transactions.Spec,
	} {
		for records, err := range store.Pages(p.t.Context(), p.store, spec, store.System(), store.Query{Limit: store.MaxLimit}) {
			if err != nil {
				p.t.Fatal(err)
			}
			for _, r := range records {
				out = append(out, id.ReplaceAllStringFunc(string(r.Body), func(s string) string {
					if ids[s] == "" {
						ids[s] = fmt.Sprint("id ", len(ids))
					}
					return ids[s]
				}))
			}
		}
	}
	return out
}

// On another weekday other days of the story fall on weekends, and move: no step may come before the one it follows.
func TestStory_endsOnAnyDayOfTheWeek(t *testing.T) {
	// By day on three: a Saturday, a Monday, a Sunday.
	for i := range testkit.Size(t, 1, 3, 7) {
		told(t, ends.AddDate(0, 3*i, 4+i))
	}
}
