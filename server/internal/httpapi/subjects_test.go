package httpapi

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// authors are those who make the needs; they are no viewers.
type authors struct{ agency, approver, chairs, partner app.Caller }

func (s *stage) castAuthors() authors {
	s.T.Helper()
	return authors{
		agency:   s.Person("author", s.Seat(domain.RoleDrafter, "SESU", ""), s.Seat(domain.RoleDrafter, "SBGS", "")),
		approver: s.Person("second", s.Seat(domain.RoleApprover, "SESU", ""), s.Seat(domain.RoleApprover, "SBGS", "")),
		partner:  s.Person("looker", s.Seat(domain.RolePartner, "NL-EMB", ""), s.Seat(domain.RolePartner, "JP-EMB", "")),
		chairs:   s.Person("opener", s.Seat(domain.RoleChair, "", "ER"), s.Seat(domain.RoleChair, "", "BS")),
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
	proposed          bool        // for submission
	release           domain.Side // who proposed to make it public
	raion             domain.Place
	file, said, word  string   // ids: of its file, of its first comment, of the one that is for its parties
	looked            []string // partners that have an interest in it
}

// form is what becomes of a need.
type form struct {
	agency, theme string
	state         domain.NeedState
	withdrawn     domain.NeedState // closed from here; empty: closed as met
	level         domain.Level
	named         []string
	proposed      bool        // a first person has submitted it
	release       domain.Side // which side has said that it may be public
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
		with(func(x *form) { x.state, x.proposed = domain.NeedDraft, true })
		with(func(x *form) { x.state, x.proposed = domain.NeedReturned, true })
		with(func(x *form) { x.state, x.level = domain.NeedDraft, domain.LevelOutside })
		with(func(x *form) { x.state, x.level = domain.NeedSubmitted, domain.LevelOutside })
		for _, state := range []domain.NeedState{domain.NeedOpen, domain.NeedClosed} {
			for _, level := range []domain.Level{domain.LevelPublic, domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties, domain.LevelOutside} {
				with(func(x *form) { x.state, x.level = state, level })
			}
			if state == domain.NeedOpen {
				with(func(x *form) { x.state, x.level, x.release = state, domain.LevelGroup, domain.SideOwner })
				with(func(x *form) { x.state, x.level, x.release = state, domain.LevelSubgroup, domain.SideGroup })
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
	c.Nationwide, c.Places = false, []string{s.raions[no%len(s.raions)].Meta.ID}
	c.Cost = domain.Money{} // the sum of the lines
	c.Items = []domain.Item{{Class: s.line.Meta.ID, Quantity: 3000, Unit: s.line.Units[0], UnitPrice: domain.Money{Minor: 88020000, Currency: "EUR"}}}
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
		case name == "Theme" || name == "Subgroup" || name == "ID" || name == "Class" || name == "Unit":
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			for j := range f.Len() {
				fillTexts(f.Index(j), next)
			}
		case f.Kind() == reflect.Struct:
			fillTexts(f, next)
		case f.Type() == reflect.TypeFor[string]():
			f.SetString(next(name))
		}
	}
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
	x.proposed, x.release = n.Proposed != nil, ""
	if n.Release != nil {
		x.release = n.Release.Side
	}
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
	m["agency"] = agency
	if c.HeldOutside { // all other fields stay away, also the empty ones
		m = map[string]any{"agency": agency, "heldOutside": true, "subgroup": c.Subgroup, "contact": m["contact"]}
	} else {
		delete(m, "subgroup")
		m["cost"] = map[string]string{"amount": c.Cost.Decimal(), "currency": string(c.Cost.Currency)}
		if len(c.Items) > 0 {
			delete(m, "cost")
		}
		m["items"] = lines(c.Items)
	}
	for name, v := range m {
		if o, ok := v.(map[string]any); ok && len(o) == 0 {
			delete(m, name)
		}
	}
	b, _ = json.Marshal(m, json.Deterministic(true))
	return strings.ReplaceAll(string(b), "null", "[]")
}

func lines(items []domain.Item) []any {
	out := []any{}
	for _, i := range items {
		x := map[string]any{
			"class": i.Class, "unit": i.Unit, "quantity": i.Quantity.Decimal(), "specification": map[string]any{"uk": i.Specification.UK, "en": i.Specification.EN},
			"unitPrice": map[string]any{"amount": i.UnitPrice.Decimal(), "currency": string(i.UnitPrice.Currency)},
		}
		if i.ID != "" {
			x["id"] = i.ID
		}
		out = append(out, x)
	}
	return out
}

func has(list []string, s string) bool { return s != "" && slices.Contains(list, s) }

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
