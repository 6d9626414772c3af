package app_test

import (
	"strings"
	"sync"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// twoScripts are ways to come by two words with one person, with the wrong one, or with another text between the two; and
// the ways that are right. A step is who, what, and how it ends; the last word is what has become of the need. "old" knows the
// version that the first step left.
func twoScripts() []string {
	return []string{
		// submitting, in an agency with approvers
		"d1 submit ok, a1 submit ok: submitted", "d1 submit ok, d1 submit second: draft", "d1 submit ok, d2 submit second: draft", "d1 submit ok, d2 submit second, a1 submit ok: submitted",
		"a1 submit ok, a1 submit second: draft", "a1 submit ok, a2 submit ok: submitted", "a1 submit ok, d1 submit second: draft", "both submit ok, both submit second: draft",
		"both submit ok, a1 submit ok: submitted", "d1 submit ok, both submit ok: submitted", "d1 submit ok, b submit absent: draft", "d1 submit ok, bap submit absent: draft",
		"d1 submit ok, ch submit forbidden: draft", "d1 submit ok, dc submit second: draft", "d1 submit ok, d2 edit ok, a1 submit ok: draft", "d1 submit ok, d2 edit ok, a1 submit ok, a2 submit ok: submitted",
		"d1 submit ok, d2 edit ok, a1 old stale: draft", "d1 submit ok, a1 edit ok, a1 submit ok: draft", "d1 submit ok, a1 edit ok, a1 submit ok, a1 submit second: draft", "d1 submit ok, a1 submit ok, ch return ok, d1 submit ok: returned",
		"d1 submit ok, a1 submit ok, ch return ok, d1 submit ok, a1 submit ok: submitted", "d1 submit ok, d1 close ok, ch reopen forbids: closed", "both submit ok, both edit ok, both submit ok, both submit second: draft",
		// making public
		"open, d1 publish ok, ch publish ok: public", "open, d1 publish ok, sec publish ok: public", "open, ch publish ok, d1 publish ok: public", "open, d1 publish ok, d1 publish second: group", "open, d1 publish ok, d2 publish second: group",
		"open, ch publish ok, ch publish second: group", "open, ch publish ok, sec publish second: group", "open, dc publish ok, dc publish second: group", "open, dc publish ok, ch publish ok: public", "open, ch publish ok, dc publish ok: public",
		"open, d1 publish ok, oc publish forbidden: group", "open, d1 publish ok, d2 edit ok, ch publish ok: group", "open, d1 publish ok, d2 edit ok, ch old stale: group", "open, d1 publish ok, ch relevel ok, ch publish ok: subgroup",
		"open, d1 publish ok, b publish forbidden: group", "open, sec publish ok, a1 publish ok: public", "open, d1 publish ok, ch publish ok, sec publish forbids: public",
	}
}

// TestTwoPeople_scripts: two different persons, of the right sides, and one text. SECURITY.md, row 47.
func TestTwoPeople_scripts(t *testing.T) {
	w := testkit.New(t)
	seat := w.Seat
	people := map[string]app.Caller{
		"d1": w.Person("d1", seat(domain.RoleDrafter, "SESU", "")), "d2": w.Person("d2", seat(domain.RoleDrafter, "SESU", "")),
		"a1": w.Person("a1", seat(domain.RoleApprover, "SESU", "")), "a2": w.Person("a2", seat(domain.RoleApprover, "SESU", "")),
		"both": w.Person("both", seat(domain.RoleDrafter, "SESU", ""), seat(domain.RoleApprover, "SESU", "")), "b": w.Person("b", seat(domain.RoleDrafter, "SBGS", "")),
		"bap": w.Person("bap", seat(domain.RoleApprover, "SBGS", "")), "ch": w.Person("ch", seat(domain.RoleChair, "", "ER")), "oc": w.Person("oc", seat(domain.RoleChair, "", "BS")),
		"dc": w.Person("dc", seat(domain.RoleDrafter, "SESU", ""), seat(domain.RoleChair, "", "ER")), "sec": w.Person("sec", seat(domain.RoleSecretariat, "", "")),
	}
	codes := map[string]domain.Code{
		"ok": "", "second": domain.CodeSecondPerson, "forbidden": domain.CodeForbidden, "absent": domain.CodeNotFound, "stale": domain.CodeStale, "forbids": domain.CodeStateForbids,
	}
	for _, script := range twoScripts() {
		play := &twoPlay{World: w, t: t, people: people}
		steps, end, _ := strings.Cut(script, ": ")
		play.begin(strings.HasPrefix(steps, "open, "))
		for _, step := range strings.Split(strings.TrimPrefix(steps, "open, "), ", ") {
			part := strings.Fields(step)
			if err := play.do(people[part[0]], part[1]); code(err) != codes[part[2]] {
				t.Errorf("%s: %s: %v", script, step, err)
			}
		}
		v := play.now()
		if got := string(v.Need.State); got != end && string(v.Need.Level) != end {
			t.Errorf("%s: it is %s, %s", script, got, v.Need.Level)
		}
	}
	t.Logf("%d scripts", len(twoScripts()))
}

type twoPlay struct {
	*testkit.World
	t      *testing.T
	people map[string]app.Caller
	id     string
	first  app.Match // what the first step left
}

func (p *twoPlay) begin(open bool) {
	p.t.Helper()
	v, err := p.App.CreateNeed(p.t.Context(), p.people["d1"], p.Orgs["SESU"], testkit.Content("ER-FIRE"))
	if err != nil {
		p.t.Fatal(err)
	}
	p.id = v.Need.Meta.ID
	if !open {
		return
	}
	for _, step := range []string{"d1 submit", "a1 submit", "ch open"} {
		who, act, _ := strings.Cut(step, " ")
		if err := p.do(p.people[who], act); err != nil {
			p.t.Fatal(step, err)
		}
	}
	p.first = 0
}

func (p *twoPlay) now() app.NeedView {
	p.t.Helper()
	v, err := p.App.GetNeed(p.t.Context(), p.people["sec"], p.id)
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

// do is one step. "old" says the second word at the version that the first one left.
func (p *twoPlay) do(who app.Caller, act string) error {
	ctx, v := p.t.Context(), p.now()
	m := match(v)
	if act == "old" {
		act, m = "submit", p.first
		if v.Need.State == domain.NeedOpen {
			act = "publish"
		}
	}
	var err error
	switch act {
	case "submit":
		_, err = p.App.SubmitNeed(ctx, who, p.id, m)
	case "publish":
		_, err = p.App.PublishNeed(ctx, who, p.id, m)
	case "edit":
		c := v.Need.Content
		c.Title.UK += "а"
		_, err = p.App.EditNeed(ctx, who, p.id, m, p.Orgs["SESU"], c)
	case "return":
		_, err = p.App.ReturnNeed(ctx, who, p.id, m, "ще")
	case "close":
		_, err = p.App.CloseNeed(ctx, who, p.id, m, domain.CloseWithdrawn, "", "")
	case "reopen":
		_, err = p.App.ReopenNeed(ctx, p.people["dc"], p.id, m, "чому")
	case "open":
		_, err = p.App.OpenNeed(ctx, who, p.id, m, domain.LevelGroup, nil)
	case "relevel":
		_, err = p.App.RelevelNeed(ctx, who, p.id, m, domain.LevelSubgroup, nil)
	}
	if p.first == 0 {
		p.first = match(p.now())
	}
	return err
}

// TestTwoPeople_bothClickAtOnce: of two who say a first word at once, or a second, one is late; two first words of a moment
// are never both.
func TestTwoPeople_bothClickAtOnce(t *testing.T) {
	w := testkit.New(t)
	people := map[string]app.Caller{
		"d1": w.Person("d1", w.Seat(domain.RoleDrafter, "SESU", "")), "a1": w.Person("a1", w.Seat(domain.RoleApprover, "SESU", "")),
		"a2": w.Person("a2", w.Seat(domain.RoleApprover, "SESU", "")), "sec": w.Person("sec", w.Seat(domain.RoleSecretariat, "", "")), "ch": w.Person("ch", w.Seat(domain.RoleChair, "", "ER")),
	}
	for round := range testkit.Size(t, 5, 20, 300) {
		p := &twoPlay{World: w, t: t, people: people}
		p.begin(false)
		for _, pair := range [][2]string{{"d1", "a1"}, {"a1", "a2"}} { // both propose; then both approve what one of them proposed
			m := match(p.now())
			errs := make([]error, 2)
			var clicks sync.WaitGroup
			for i, name := range pair {
				clicks.Go(func() { _, errs[i] = w.App.SubmitNeed(t.Context(), people[name], p.id, m) })
			}
			clicks.Wait()
			done := 0
			for _, err := range errs {
				switch code(err) {
				case "":
					done++
				case domain.CodeStale, domain.CodeSecondPerson:
				default:
					t.Fatalf("round %d: %v", round, err)
				}
			}
			if done != 1 {
				t.Fatalf("round %d, %v: %d were done: %v", round, pair, done, errs)
			}
		}
		if v := p.now(); v.Need.State != domain.NeedSubmitted || v.Need.Meta.Version != 3 {
			t.Fatalf("round %d: %s, version %d", round, v.Need.State, v.Need.Meta.Version)
		}
	}
}
