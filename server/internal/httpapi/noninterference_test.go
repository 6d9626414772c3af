package httpapi

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// world is a random one: needs, somebody who looks, and what happens to the needs that this somebody does not see.
type world struct {
	needs  []int // places in the list of forms
	viewer int
	acts   []int
}

func drawWorld(forms, viewers, acts int) *rapid.Generator[world] {
	return rapid.Custom(func(t *rapid.T) world {
		return world{
			needs:  rapid.SliceOfN(rapid.IntRange(0, forms-1), 6, 14).Draw(t, "needs"),
			viewer: rapid.IntRange(0, viewers-1).Draw(t, "viewer"),
			acts:   rapid.SliceOfN(rapid.IntRange(0, 1<<20), acts, acts).Draw(t, "acts"),
		}
	})
}

// TestNonInterference_whatOneMayNotSeeChangesNothing: what somebody reads is a function of what this somebody may see.
// SECURITY.md, row 3. The one exception is that numbers given later have gaps; nothing is numbered here meanwhile for
// the viewer.
func TestNonInterference_whatOneMayNotSeeChangesNothing(t *testing.T) {
	t.Parallel()
	worlds, acts := testkit.Size(t, 2, 10, 200), testkit.Size(t, 5, 10, 30)
	changed, compared := 0, 0
	for seed := range worlds {
		s := newStage(t)
		forms := s.forms()
		// Who reads everything is not interfered with, and who reads the audit log hears of every change.
		lookers := slices.DeleteFunc(slices.Clone(s.viewers), func(v viewer) bool {
			return len(v.seats) == 0 || v.readsAll() || v.may("audit:read")
		})
		w := drawWorld(len(forms), len(lookers), acts).Example(seed)
		for _, i := range w.needs {
			s.add(forms[i])
		}
		v := lookers[w.viewer]
		morning := s.Now
		before := s.everything(t, v)
		for n, act := range w.acts {
			s.Now = morning.Add(time.Duration(n+1) * time.Minute)
			if s.mutate(v, act) {
				changed++
			}
			if n%testkit.Size(t, 5, 10, 3) != 0 && n != len(w.acts)-1 {
				continue
			}
			s.Now = morning
			after := s.everything(t, v)
			compared += len(after)
			if d := differ(before, after); d != "" {
				t.Errorf("world %d, %s, after act %d (%d): %s", seed, v.name, n, act, d)
				break
			}
		}
	}
	t.Logf("%d worlds, %d changes of hidden needs, %d answers compared", worlds, changed, compared)
	if changed < worlds*acts/2 {
		t.Errorf("only %d changes happened", changed)
	}
}

// everything is all that somebody reads.
func (s *stage) everything(t *testing.T, v viewer) []artefact {
	t.Helper()
	ids := []string{noRecord, s.Orgs["SESU"]}
	for i := range s.needs {
		if s.sees(v, &s.needs[i]) {
			ids = append(ids, s.needs[i].id)
		}
	}
	ids = append(append(ids, s.seenOfMoney(v)...), s.seenOfProjects(v)...)
	return s.read(t, v, ids, map[string][]string{
		"limit": {"2"}, "from": {"0", "1"}, "q": {"zq0xnow1e", "zq3xn", "пожежні", "N-ER-2026-0001"}, "Code": {"ER", "BS-SURV"},
		"Katottg": {"UA05000000000010236", s.raions[0].Meta.ID}, "boolean": {"true"}, "titleUk": {"пожежні zq1xnow1e"}, "titleEn": {"zq2xnow2e"},
		"Date": {"2027-06-30"}, "class": {s.line.Meta.ID}, "except": {ids[len(ids)-1]}, "agency": {s.Orgs["SESU"]}, "record": {ids[len(ids)-1]},
		"organisation": {s.Orgs["SESU"]}, "number": {"N-ER-2026-0001"},
		"person": {s.authors.agency.User.Meta.ID}, "Region": {"UA05"}, "amount": {"100"}, "Quarter": {"2027-Q2", "2026-Q4"}, "funder": {s.Orgs["NL-EMB"], s.Orgs["JP-EMB"]},
		"channel": {s.Orgs["JP-EMB"]}, "pledge": {noRecord}, "need": {ids[len(ids)-1]}, "allocation": {noRecord}, "project": {ids[len(ids)-1]}, "partner": {s.Orgs["NL-EMB"]},
	})
}

// mutate does something to a need that the viewer does not see and will not see after it, or starts one. It says whether
// it did.
func (s *stage) mutate(v viewer, act int) bool {
	s.T.Helper()
	var hidden []int
	for i := range s.needs {
		if !s.sees(v, &s.needs[i]) {
			hidden = append(hidden, i)
		}
	}
	ctx := s.T.Context()
	no := len(s.needs) + act%7
	if len(hidden) == 0 || act%5 == 0 {
		agency, theme := "SBGS", "BS-SURV"
		if v.actsFor(s.Orgs["SBGS"]) {
			agency, theme = "SESU", "ER-FIRE"
		}
		s.add(form{agency: agency, theme: theme, state: domain.NeedDraft})
		return true
	}
	n := s.reread(hidden[act%len(hidden)])
	m, who := app.Match(n.version), s.authors
	var err error
	switch (act / 8) % 10 {
	case 0:
		c := s.marked(no, "new", n.content.Theme)
		c.NeededBy, c.Priority, c.Items[0].UnitPrice.Minor = "2028-01-01", domain.PriorityHigh, int64(1+act)
		c.Places = []string{s.raions[act%len(s.raions)].Meta.ID}
		_, err = s.App.EditNeed(ctx, who.agency, n.id, m, n.agency, c)
	case 1:
		if v.chairs(n.subgroup) {
			return false // submitting shows it
		}
		_, err = s.App.SubmitNeed(ctx, who.agency, n.id, m)
	case 2:
		_, err = s.App.ReturnNeed(ctx, who.chairs, n.id, m, "zq"+fmt.Sprint(no)+"xret1e")
	case 3:
		_, err = s.App.CloseNeed(ctx, who.agency, n.id, m, domain.CloseWithdrawn, "", "")
	case 4:
		_, err = s.App.ReopenNeed(ctx, who.chairs, n.id, m, "а")
	case 5:
		_, err = s.App.ConfirmNeed(ctx, who.agency, n.id, m)
	case 6:
		_, err = s.App.AddComment(ctx, who.agency, n.id, "пожежні zq0xnew1e", "", []string{who.approver.User.Meta.ID})
	case 7:
		_, err = s.App.Attach(ctx, who.agency, n.id, app.Upload{Name: "zq0xnew1e.pdf", Content: []byte("%PDF-1.7")})
	case 8:
		_, err = s.App.RelevelNeed(ctx, who.chairs, n.id, m, domain.LevelParties, nil)
	case 9:
		return s.whisper(v, act)
	}
	if err != nil {
		n = s.reread(n.no)
		// The state did not allow it: the portal's hand is not needed for a change that nobody may see.
		testkit.Change(s.World, store.Needs, n.id, func(x *domain.Need) {
			x.Content.Title.UK += "а"
			x.Content.Cost.Minor++
			x.Meta = x.Meta.Touched("", s.Now)
		})
	}
	return !s.sees(v, s.reread(n.no))
}

// whisper hangs something on a need that the viewer sees, and that is not for the viewer: a comment for its parties, a
// partner's private interest, a look. It says whether there was such a need.
func (s *stage) whisper(v viewer, act int) bool {
	s.T.Helper()
	ctx, who := s.T.Context(), s.authors
	for i := range s.needs {
		n := &s.needs[(i+act)%len(s.needs)]
		if !s.sees(v, n) || n.state != domain.NeedOpen || n.level == domain.LevelOutside || v.party(n, n.named) {
			continue
		}
		if _, err := s.App.AddComment(ctx, who.agency, n.id, "пожежні zq0xnew1e", domain.LevelParties, []string{who.approver.User.Meta.ID}); err != nil {
			s.T.Fatal(err)
		}
		for _, org := range []string{s.Orgs["NL-EMB"], s.Orgs["JP-EMB"]} {
			if v.actsFor(org) {
				continue
			}
			if _, err := s.App.SetInterest(ctx, who.partner, n.id, org, domain.InterestPrivate, fmt.Sprint(act)); err != nil && n.level != domain.LevelParties && n.level != domain.LevelSubgroup {
				s.T.Fatal(err)
			}
		}
		if err := s.App.Look(ctx, who.agency, n.id); err != nil {
			s.T.Fatal(err)
		}
		return true
	}
	return false
}

// differ names the first answer that is not the same.
func differ(before, after []artefact) string {
	if len(before) != len(after) {
		return fmt.Sprintf("%d answers, %d before", len(after), len(before))
	}
	for i := range before {
		if before[i].text != after[i].text || before[i].status != after[i].status {
			return fmt.Sprintf("%s: %d\n%s\nbefore %d\n%s", after[i].what, after[i].status, cut(after[i].text), before[i].status, cut(before[i].text))
		}
	}
	return ""
}

func cut(text string) string {
	_, body, _ := strings.Cut(text, "\n\n")
	r := []rune(body)
	return string(r[:min(len(r), 1500)])
}

// TestNonInterference_seesADifference is the positive twin: a change of what one sees is seen.
func TestNonInterference_seesADifference(t *testing.T) {
	s := newStage(t)
	n := s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	v := s.viewers[slices.IndexFunc(s.viewers, func(v viewer) bool { return v.name == "observer" })]
	before := s.everything(t, v)
	if d := differ(before, s.everything(t, v)); d != "" {
		t.Errorf("nothing happened: %s", d)
	}
	testkit.Change(s.World, store.Needs, n.id, func(x *domain.Need) { x.Content.Cost.Minor++ })
	if differ(before, s.everything(t, v)) == "" {
		t.Error("a cent more is not seen")
	}
}
