package httpapi

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// authors are those who make the needs; they are no viewers.
type authors struct{ agency, chairs app.Caller }

func (s *stage) castAuthors() authors {
	s.T.Helper()
	return authors{
		agency: s.Person("author", s.Seat(domain.RoleDrafter, "SESU", ""), s.Seat(domain.RoleDrafter, "SBGS", "")),
		chairs: s.Person("opener", s.Seat(domain.RoleChair, "", "ER"), s.Seat(domain.RoleChair, "", "BS")),
	}
}

// subject is a need to look at, said in the words of the rules.
type subject struct {
	no                int
	name              string
	id, number        string
	agency, subgroup  string // the owner's id, a code
	state             domain.NeedState
	level             domain.Level // as it stands, also where nobody chose it
	named             []string
	submitted, opened bool // ever
	version           int64
	content           domain.NeedContent
}

// form is what becomes of a need.
type form struct {
	agency, theme string
	state         domain.NeedState
	withdrawn     domain.NeedState // closed from here; empty: closed as met
	level         domain.Level
	named         []string
}

// forms is a need in each state at each level, for three pairs of agency and subgroup.
func (s *stage) forms() []form {
	var out []form
	for _, p := range [][2]string{{"SESU", "ER-FIRE"}, {"SBGS", "BS-SURV"}, {"SESU", "BS-SURV"}} {
		f := form{agency: p[0], theme: p[1]}
		with := func(change func(*form)) {
			x := f
			change(&x)
			out = append(out, x)
		}
		for _, state := range []domain.NeedState{domain.NeedDraft, domain.NeedSubmitted, domain.NeedReturned} {
			with(func(x *form) { x.state = state })
			with(func(x *form) { x.state, x.withdrawn = domain.NeedClosed, state })
		}
		for _, state := range []domain.NeedState{domain.NeedOpen, domain.NeedClosed} {
			for _, level := range []domain.Level{domain.LevelPublic, domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties, domain.LevelOutside} {
				with(func(x *form) { x.state, x.level = state, level })
			}
			with(func(x *form) { x.state, x.level, x.named = state, domain.LevelParties, []string{s.Orgs["NL-EMB"]} })
		}
	}
	return out
}

// marked is a need's content with a marker of its own in every text that people write: zq7xnow3e is the third text of
// need 7 as it now stands. A text field that is added to the domain later gets one too.
func (s *stage) marked(no int, phase, theme string) domain.NeedContent {
	c := testkit.Content(theme)
	c.Priority = domain.PriorityCritical
	n := 0
	fillTexts(reflect.ValueOf(&c).Elem(), func(field string) string {
		n++
		m := fmt.Sprintf("zq%dx%s%de", no, phase, n)
		if field == "Email" {
			return m + "@portal.example"
		}
		return m
	})
	return c
}

// fillTexts fills every plain string; codes, dates and words of a list have types or names of their own.
func fillTexts(v reflect.Value, next func(field string) string) {
	for i := range v.NumField() {
		f, name := v.Field(i), v.Type().Field(i).Name
		switch {
		case name == "Theme" || name == "Subgroup":
		case f.Kind() == reflect.Struct:
			fillTexts(f, next)
		case f.Type() == reflect.TypeFor[string]():
			f.SetString(next(name))
		}
	}
}

// add makes a need through the use cases, and what they do not make beside them.
func (s *stage) add(f form) *subject {
	s.T.Helper()
	no, ctx, who := len(s.needs), s.T.Context(), s.authors
	v, err := s.App.CreateNeed(ctx, who.agency, s.Orgs[f.agency], s.marked(no, "old", f.theme))
	step := func(do func(id string, m app.Match) (app.NeedView, error)) {
		s.T.Helper()
		if err != nil {
			s.T.Fatal(err)
		}
		v, err = do(v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
	}
	submit := func(id string, m app.Match) (app.NeedView, error) { return s.App.SubmitNeed(ctx, who.agency, id, m) }
	step(func(id string, m app.Match) (app.NeedView, error) {
		return s.App.EditNeed(ctx, who.agency, id, m, s.Orgs[f.agency], s.marked(no, "now", f.theme))
	})
	last := f.state
	if f.withdrawn != "" {
		last = f.withdrawn
	}
	if last != domain.NeedDraft {
		step(submit)
	}
	if last != domain.NeedDraft && last != domain.NeedSubmitted {
		step(func(id string, m app.Match) (app.NeedView, error) {
			return s.App.ReturnNeed(ctx, who.chairs, id, m, fmt.Sprintf("zq%dxret1e", no))
		})
	}
	if last == domain.NeedOpen || last == domain.NeedClosed {
		level := f.level
		if level == domain.LevelPublic || level == domain.LevelOutside {
			level = domain.LevelSubgroup // nobody can choose the two yet
		}
		step(submit)
		step(func(id string, m app.Match) (app.NeedView, error) {
			return s.App.OpenNeed(ctx, who.chairs, id, m, level, f.named)
		})
	}
	if f.state == domain.NeedClosed {
		reason := domain.CloseMet
		if f.withdrawn != "" {
			reason = domain.CloseWithdrawn
		}
		step(func(id string, m app.Match) (app.NeedView, error) {
			return s.App.CloseNeed(ctx, who.agency, id, m, reason, fmt.Sprintf("zq%dxnow99e", no), "")
		})
	}
	if err != nil {
		s.T.Fatal(err)
	}
	id := v.Need.Meta.ID
	if f.level != "" && f.level != v.Need.Level {
		testkit.Change(s.World, store.Needs, id, func(n *domain.Need) { n.Level = f.level })
	}
	s.needs = append(s.needs, subject{no: no, id: id, name: fmt.Sprint(f)})
	return s.reread(no)
}

// reread sets down what a need has become.
func (s *stage) reread(no int) *subject {
	s.T.Helper()
	x := &s.needs[no]
	n, err := store.Needs.Get(s.T.Context(), s.tape.Store, store.System(), x.id)
	if err != nil {
		s.T.Fatal(err)
	}
	x.number, x.agency, x.subgroup, x.state, x.level, x.named = n.Number, n.Agency, n.Content.Subgroup, n.State, n.Level, n.Named
	x.submitted, x.opened, x.version, x.content = !n.SubmittedAt.IsZero(), !n.OpenedAt.IsZero(), n.Meta.Version, n.Content
	return x
}

// written is a need's content as an agency would send it.
func written(agency string, c domain.NeedContent) string {
	b, err := json.Marshal(&c, json.Deterministic(true))
	if err != nil {
		panic(err) // texts and numbers
	}
	var m map[string]any
	_ = json.Unmarshal(b, &m)
	delete(m, "subgroup")
	m["agency"] = agency
	m["cost"] = map[string]string{"amount": c.Cost.Decimal(), "currency": string(c.Cost.Currency)}
	for name, v := range m {
		if o, ok := v.(map[string]any); ok && len(o) == 0 {
			delete(m, name)
		}
	}
	b, _ = json.Marshal(m, json.Deterministic(true))
	return strings.ReplaceAll(string(b), "null", "[]")
}

func has(list []string, s string) bool { return s != "" && slices.Contains(list, s) }
