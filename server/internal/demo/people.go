package demo

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"strings"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// found makes the portal's first day: the lists, and the accounts that people sign in to. All have one password.
func (t *teller) found(ctx context.Context, password string) error {
	shared, err := t.app.SharePassword(password)
	if err != nil {
		return err
	}
	if err := t.stage.act(ctx, func(ctx context.Context) error {
		if err := t.stage.mark(ctx); err != nil {
			return err
		}
		if err := t.app.LoadReference(ctx, t.lists); err != nil {
			return err
		}
		return t.findOrganisations(ctx)
	}); err != nil {
		return err
	}
	return t.stage.act(ctx, func(ctx context.Context) error { return t.addAccounts(ctx, shared) })
}

// findOrganisations puts ids to the codes of the lists.
func (t *teller) findOrganisations(ctx context.Context) error {
	page, err := store.Organisations.List(ctx, t.stage, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		return err
	}
	for _, o := range t.lists.Organisations {
		for _, have := range page.Items {
			if have.Name.UK == o.Content.Name.UK {
				t.orgs[o.Code] = have.Meta.ID
			}
		}
	}
	return nil
}

func (t *teller) addAccounts(ctx context.Context, shared app.SharedPassword) error {
	today := domain.DateOf(t.now)
	t.cast = nil
	for _, a := range Accounts() {
		var seats []domain.Seat
		for _, x := range a.seats {
			seats = append(seats, domain.Seat{Role: x.role, Organisation: t.orgs[x.org], Subgroup: x.subgroups, From: today})
			t.cast = append(t.cast, &castSeat{a.Name, place{Role: string(x.role), Organisation: x.org, Subgroup: x.subgroups}, today, ""})
		}
		c, err := t.app.AddPersonWith(ctx, a.Email(), a.Person, shared, seats)
		if err != nil {
			return fmt.Errorf("account %s: %w", a.Name, err)
		}
		t.ids[a.Name] = c.User.Meta.ID
	}
	return nil
}

// planPeople plans who comes, sits and goes, and which organisations are members from when to when. Nobody signs in as
// the people behind the scenes: their password is made here and kept nowhere.
func (t *teller) planPeople() error {
	unknown, err := t.app.SharePassword(rand.Text())
	if err != nil {
		return err
	}
	for _, p := range t.story.people.People {
		came := p.Came
		for _, x := range p.Seats {
			came = max(came, x.From)
		}
		if err := t.at(came, p.Key+" comes", func(ctx context.Context) error {
			c, err := t.app.AddPersonWith(ctx, p.Email, p.Name, unknown, nil)
			t.ids[p.Key] = c.User.Meta.ID
			return err
		}); err != nil {
			return err
		}
		for _, x := range p.Seats {
			if err := t.planSeat(p.Key, x); err != nil {
				return fmt.Errorf("the demo's story, %s: %w", p.Key, err)
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(t.story.people.Memberships)) {
		if err := t.planMembers(code, t.story.people.Memberships[code]); err != nil {
			return fmt.Errorf("the demo's story, memberships of %s: %w", code, err)
		}
	}
	return nil
}

// planSeat gives a seat, and ends it on its last day, with its successor where there is one.
func (t *teller) planSeat(key string, x place) error {
	org := ""
	if x.Organisation != "" {
		var err error
		if org, err = t.org(x.Organisation); err != nil {
			return err
		}
	}
	held := &castSeat{key, x, t.date(x.From), ""}
	t.cast = append(t.cast, held)
	if err := t.at(x.From, key+" takes a seat", func(ctx context.Context) error {
		return t.seated(ctx, key, func(by app.Caller, id string, m app.Match) (app.PersonView, error) {
			return t.app.GiveSeat(ctx, by, id, m, domain.Seat{
				Role: domain.Role(x.Role), Organisation: org, Subgroup: x.Subgroup, From: held.from,
			})
		})
	}); err != nil || x.To == 0 {
		return err
	}
	held.to = t.date(x.To)
	if x.Next != "" {
		t.cast = append(t.cast, &castSeat{x.Next, x, held.to.AddDays(1), ""})
	}
	return t.at(x.To, key+" leaves a seat", func(ctx context.Context) error {
		if x.Next != "" && t.ids[x.Next] == "" {
			return fmt.Errorf("%q follows and has not come yet", x.Next)
		}
		return t.seated(ctx, key, func(by app.Caller, id string, m app.Match) (app.PersonView, error) {
			v, err := t.app.GetPerson(ctx, by, id)
			if err != nil {
				return v, err
			}
			i := slices.IndexFunc(v.Seats, func(s domain.Seat) bool {
				return string(s.Role) == x.Role && s.Organisation == org && s.Subgroup == x.Subgroup
			})
			if i < 0 {
				return v, fmt.Errorf("the seat is not there")
			}
			return t.app.EndSeat(ctx, by, id, m, v.Seats[i].Meta.ID, held.to, t.ids[x.Next])
		})
	})
}

// seated lets the administrator change a person's seats.
func (t *teller) seated(ctx context.Context, key string, do func(by app.Caller, id string, m app.Match) (app.PersonView, error)) error {
	admin, err := t.as(ctx, "admin")
	if err != nil {
		return err
	}
	v, err := t.app.GetPerson(ctx, admin, t.ids[key])
	if err != nil {
		return err
	}
	_, err = do(admin, v.User.Meta.ID, app.Match(v.User.Meta.Version))
	clear(t.known)
	return err
}

// planMembers lets the secretariat write down who is a member of a subgroup, each time that changes. The lists of the
// first day make every partner a member everywhere; the founding members are the story's.
func (t *teller) planMembers(code string, m membership) error {
	codes := append(slices.Clone(m.Founding), slices.Collect(maps.Keys(m.Joined))...)
	if _, err := t.orgsOf(append(codes, slices.Collect(maps.Keys(m.Left))...)); err != nil {
		return err
	}
	changes := append([]int{begins}, append(slices.Collect(maps.Values(m.Joined)), slices.Collect(maps.Values(m.Left))...)...)
	slices.Sort(changes)
	for _, ago := range slices.Compact(changes) {
		if err := t.at(ago, "members of "+code, func(ctx context.Context) error {
			secretariat, err := t.as(ctx, "secretariat")
			if err != nil {
				return err
			}
			g, err := t.app.GetSubgroup(ctx, secretariat, code)
			if err != nil {
				return err
			}
			clear(t.known)
			_, err = t.app.EditSubgroup(ctx, secretariat, code, app.Match(g.Subgroup.Meta.Version), domain.SubgroupContent{
				Name: g.Subgroup.Name, Purpose: g.Subgroup.Purpose, Active: true, Members: t.members(m, ago),
			})
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// members are the terms as they are known so many days before the end.
func (t *teller) members(m membership, ago int) []domain.Term {
	from := maps.Clone(m.Joined)
	if from == nil {
		from = map[string]int{}
	}
	for _, code := range m.Founding {
		from[code] = begins
	}
	out := []domain.Term{}
	for _, code := range slices.SortedFunc(maps.Keys(from), strings.Compare) {
		if from[code] < ago {
			continue // joins later
		}
		term := domain.Term{Organisation: t.orgs[code], From: t.date(from[code])}
		if left, ok := m.Left[code]; ok && left >= ago {
			term.To = t.date(left)
		}
		out = append(out, term)
	}
	return out
}

// contactOf is whom a need of an agency on a theme names.
func (t *teller) contactOf(agency, theme string) (domain.Contact, error) {
	for _, c := range t.story.people.Contacts {
		if c.Agency == agency && (len(c.Themes) == 0 || slices.Contains(c.Themes, theme)) {
			return domain.Contact{Name: c.Name, Email: c.Email, Phone: c.Phone}, nil
		}
	}
	return domain.Contact{}, fmt.Errorf("people.yaml names no contact of %s", agency)
}
