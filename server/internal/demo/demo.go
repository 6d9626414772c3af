// Package demo fills an empty portal with the demonstration's accounts and story, through the same use cases that
// people use. It is reached by the demo command alone.
package demo

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
)

//go:embed story.yaml
var story []byte

// Account is a demo account: sign in as Name@portal.example.
type Account struct {
	Name, Person string
	seats        []seat
}

// Email is the address to sign in with.
func (a Account) Email() string { return a.Name + "@portal.example" }

type seat struct {
	role           domain.Role
	org, subgroups string
}

// Accounts lists the demo accounts, each with the seats that its name tells.
func Accounts() []Account {
	one := func(r domain.Role, org, sub string) []seat { return []seat{{r, org, sub}} }
	return []Account{
		{"secretariat", "Секретаріат групи", one(domain.RoleSecretariat, "", "")},
		{"chair-er", "Співголова ER", one(domain.RoleChair, "", "ER")},
		{"chair-bs", "Співголова BS", one(domain.RoleChair, "", "BS")},
		{"agency-sesu", "Укладач ДСНС", one(domain.RoleDrafter, "SESU", "")},
		{"agency-sbgs", "Укладач ДПСУ", one(domain.RoleDrafter, "SBGS", "")},
		{"partner-nl", "Посольство Нідерландів", one(domain.RolePartner, "NL-EMB", "")},
		{"partner-jp", "Посольство Японії", one(domain.RolePartner, "JP-EMB", "")},
		{"observer", "Спостерігач", one(domain.RoleObserver, "", "")},
		{"auditor", "Аудитор", one(domain.RoleAuditor, "", "")},
		{"admin", "Адміністратор", one(domain.RoleAdmin, "", "")},
	}
}

type entry struct {
	Agency, Theme, State, Level, Priority, Cost string
	Ago, Due                                    int
	Places                                      []string
	UK, EN                                      string
	WhyUK                                       string `yaml:"why_uk"`
	WhyEN                                       string `yaml:"why_en"`
	Comment                                     string
}

// teller tells the story: an App whose clock the story sets.
type teller struct {
	app    *app.App
	now    time.Time
	orgs   map[string]string // code → id
	places map[string]string // ISO 3166-2 → KATOTTG
	actors map[string]app.Caller
}

// Fill tells the story into an empty store; where there are accounts already it does nothing.
func Fill(ctx context.Context, s store.Store, password string, now time.Time) error {
	var entries []entry
	if err := yaml.Unmarshal(story, &entries); err != nil {
		return fmt.Errorf("demo story: %w", err)
	}
	t := &teller{now: now.AddDate(0, 0, -720), orgs: map[string]string{}, places: map[string]string{}, actors: map[string]app.Caller{}}
	var err error
	if t.app, err = app.New(ctx, app.Options{Store: s, Clock: func() time.Time { return t.now }, Demo: true}); err != nil {
		return err
	}
	users, err := s.List(ctx, store.Users.Spec, store.System(), store.Query{Limit: 1})
	if err != nil || len(users.Records) > 0 {
		return err
	}
	lists, err := reference.Load(t.now)
	if err != nil {
		return err
	}
	if err := t.app.LoadReference(ctx, lists); err != nil {
		return err
	}
	if err := t.cast(ctx, s, lists, password); err != nil {
		return err
	}
	if err := t.quote(ctx, now); err != nil {
		return err
	}
	for i, e := range entries {
		t.now = now.AddDate(0, 0, -e.Ago).Add(time.Duration(i) * time.Minute)
		if err := t.tell(ctx, e, now); err != nil {
			return fmt.Errorf("demo story, entry %d: %w", i+1, err)
		}
	}
	return nil
}

// cast makes the accounts, and the people behind the scenes who log and open what the accounts do not.
func (t *teller) cast(ctx context.Context, s store.Store, lists reference.Lists, password string) error {
	for _, p := range lists.Places {
		t.places[p.ISO] = p.Meta.ID
	}
	page, err := store.Organisations.List(ctx, s, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		return err
	}
	for _, o := range lists.Organisations {
		for _, have := range page.Items {
			if have.Name.UK == o.Content.Name.UK {
				t.orgs[o.Code] = have.Meta.ID
			}
		}
	}
	behind := []Account{
		{"behind-npu", "Укладачка НПУ", []seat{{domain.RoleDrafter, "NPU", ""}}},
		{"behind-mia", "Укладач МВС", []seat{{domain.RoleDrafter, "MIA", ""}, {domain.RoleDrafter, "NGU", ""}, {domain.RoleDrafter, "SMS", ""}, {domain.RoleDrafter, "MSC", ""}}},
		{"behind-chair", "Співголова CP і RB", []seat{{domain.RoleChair, "", "CP"}, {domain.RoleChair, "", "RB"}}},
	}
	for _, a := range append(Accounts(), behind...) {
		pass := password
		if strings.HasPrefix(a.Name, "behind-") {
			pass = "" // nobody signs in as them
		}
		var seats []domain.Seat
		for _, x := range a.seats {
			seats = append(seats, domain.Seat{Role: x.role, Organisation: t.orgs[x.org], Subgroup: x.subgroups, From: domain.DateOf(t.now)})
		}
		c, err := t.app.AddPerson(ctx, a.Email(), a.Person, pass, seats)
		if err != nil {
			return fmt.Errorf("account %s: %w", a.Name, err)
		}
		t.actors[a.Name] = c
	}
	return nil
}

func (t *teller) drafter(agency string) app.Caller {
	switch agency {
	case "SESU", "SBGS":
		return t.actors["agency-"+strings.ToLower(agency)]
	case "NPU":
		return t.actors["behind-npu"]
	}
	return t.actors["behind-mia"]
}

func (t *teller) chair(theme string) app.Caller {
	switch theme[:2] {
	case "ER", "BS":
		return t.actors["chair-"+strings.ToLower(theme[:2])]
	}
	return t.actors["behind-chair"]
}

// tell takes one need as far as its entry says, some days between the steps.
func (t *teller) tell(ctx context.Context, e entry, now time.Time) error {
	agency, chair := t.drafter(e.Agency), t.chair(e.Theme)
	c := domain.NeedContent{
		Theme: e.Theme, Title: domain.Text{UK: e.UK, EN: e.EN}, Description: domain.Text{UK: e.WhyUK, EN: e.WhyEN},
		Priority: domain.Priority(e.Priority), Nationwide: len(e.Places) == 0,
		NeededBy: domain.DateOf(now.AddDate(0, 0, e.Due)), CostAsOf: domain.DateOf(t.now),
		Contact: domain.Contact{Name: agency.User.Name, Email: agency.User.Email},
	}
	if e.Priority == "critical" {
		c.PriorityReason = domain.Text{UK: "Загроза життю людей.", EN: "A threat to people’s lives."}
	}
	for _, p := range e.Places {
		c.Places = append(c.Places, t.places[p])
	}
	if amount, currency, ok := strings.Cut(e.Cost, " "); ok {
		m, code := domain.ParseMoney(amount, domain.Currency(currency))
		if code != "" {
			return fmt.Errorf("cost %s: %s", e.Cost, code)
		}
		c.Cost = m
	}
	v, err := t.app.CreateNeed(ctx, agency, t.orgs[e.Agency], c)
	if err != nil || e.State == "draft" {
		return err
	}
	step := func(days int, do func(id string, m app.Match) (app.NeedView, error)) {
		if err != nil {
			return
		}
		t.now = t.now.AddDate(0, 0, days)
		v, err = do(v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
	}
	step(1, func(id string, m app.Match) (app.NeedView, error) { return t.app.SubmitNeed(ctx, agency, id, m) })
	switch e.State {
	case "submitted":
		return err
	case "returned":
		step(3, func(id string, m app.Match) (app.NeedView, error) {
			return t.app.ReturnNeed(ctx, chair, id, m, e.Comment)
		})
		return err
	case "withdrawn":
		step(2, func(id string, m app.Match) (app.NeedView, error) {
			return t.app.CloseNeed(ctx, agency, id, m, domain.CloseWithdrawn, e.Comment, "")
		})
		return err
	}
	step(4, func(id string, m app.Match) (app.NeedView, error) {
		return t.app.OpenNeed(ctx, chair, id, m, domain.Level(e.Level), nil)
	})
	switch e.State {
	case "met":
		step(200, func(id string, m app.Match) (app.NeedView, error) {
			return t.app.CloseNeed(ctx, agency, id, m, domain.CloseMet, "", "")
		})
	case "superseded":
		step(20, func(id string, m app.Match) (app.NeedView, error) {
			list, err := t.app.ListNeeds(ctx, agency, app.NeedQuery{Words: "автоцистерни мотопомпи", Limit: 1})
			if err != nil || len(list.Items) == 0 {
				return app.NeedView{}, fmt.Errorf("superseding need: %w", err)
			}
			return t.app.CloseNeed(ctx, agency, id, m, domain.CloseSuperseded, "", list.Items[0].Meta.ID)
		})
	}
	return err
}
