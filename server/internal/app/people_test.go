package app_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

const otherPassword = "сім тихих вікон"

// office is a portal with who keeps its accounts.
type office struct {
	*testkit.World
	admin app.Caller
}

func newOffice(t *testing.T) office {
	w := testkit.New(t)
	return office{w, w.PersonWithPassword("admin", w.Seat(domain.RoleAdmin, "", ""))}
}

func (o office) signIn(name, password string) (app.SignedIn, error) {
	return o.App.SignIn(o.T.Context(), app.SignInRequest{Email: name + "@portal.example", Password: password, Address: "192.0.2.7", Agent: "Firefox\x00 128"})
}

func (o office) must(v app.PersonView, err error) app.PersonView {
	o.T.Helper()
	if err != nil {
		o.T.Fatal(err)
	}
	return v
}

func version(v app.PersonView) app.Match { return app.Match(v.User.Meta.Version) }

// invited makes an account with a link.
func (o office) invited(name string) (app.PersonView, app.NewLink) {
	o.T.Helper()
	v := o.must(o.App.CreatePerson(o.T.Context(), o.admin, name+"@portal.example", name))
	l, err := o.App.InvitePerson(o.T.Context(), o.admin, v.User.Meta.ID, version(v))
	if err != nil {
		o.T.Fatal(err)
	}
	return v, l
}

func TestPerson_isInvited_setsAPasswordOnce_andSignsIn(t *testing.T) {
	o := newOffice(t)
	v, first := o.invited("olena")
	if v.Active || v.Invited {
		t.Error("a new account has a password or a link")
	}
	if _, err := o.signIn("olena", "будь-який пароль"); code(err) != domain.CodeSignInRefused {
		t.Errorf("before a password is set: %v", err)
	}
	second, err := o.App.InvitePerson(t.Context(), o.admin, v.User.Meta.ID, version(v))
	if err != nil {
		t.Fatal(err)
	}
	claim := func(token, password string) error {
		return o.App.ClaimLink(t.Context(), app.ClaimRequest{Token: token, Password: password, Address: "198.51.100.3"})
	}
	if err := claim(first.Token, otherPassword); code(err) != domain.CodeLinkClosed {
		t.Errorf("an earlier link: %v", err)
	}
	if err := claim(second.Token, "short"); code(err) != domain.CodeInvalid {
		t.Errorf("a short password: %v", err)
	}
	if err := claim(second.Token, otherPassword); err != nil {
		t.Fatal(err)
	}
	if err := claim(second.Token, otherPassword); code(err) != domain.CodeLinkClosed {
		t.Errorf("a used link: %v", err)
	}
	if _, err := o.signIn("olena", otherPassword); err != nil {
		t.Error(err)
	}
	if v = o.must(o.App.GetPerson(t.Context(), o.admin, v.User.Meta.ID)); !v.Active || v.Invited {
		t.Errorf("%+v", v)
	}
}

func TestClaimLink_ofManyAtOnce_oneWins_andItRunsOut(t *testing.T) {
	o := newOffice(t)
	v, l := o.invited("olena")
	var won atomic.Int64
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			if o.App.ClaimLink(t.Context(), app.ClaimRequest{Token: l.Token, Password: otherPassword, Address: "198.51.100.3"}) == nil {
				won.Add(1)
			}
		})
	}
	all.Wait()
	if won.Load() != 1 {
		t.Errorf("%d won", won.Load())
	}
	late, err := o.App.InvitePerson(t.Context(), o.admin, v.User.Meta.ID, version(v))
	if err != nil {
		t.Fatal(err)
	}
	o.Now = o.Now.Add(48 * time.Hour)
	if err := o.App.ClaimLink(t.Context(), app.ClaimRequest{Token: late.Token, Password: otherPassword, Address: "203.0.113.9"}); code(err) != domain.CodeLinkClosed {
		t.Errorf("after two days: %v", err)
	}
}

func TestPassword_changed_endsEveryOtherSession(t *testing.T) {
	o := newOffice(t)
	here, err := o.signIn("admin", testkit.Password)
	if err != nil {
		t.Fatal(err)
	}
	there, err := o.signIn("admin", testkit.Password)
	if err != nil {
		t.Fatal(err)
	}
	me := app.Caller{Actor: here.Session.Actor, Session: here.Session.Ref}
	list, err := o.App.ListSessions(t.Context(), me)
	if err != nil || len(list) != 2 || list[0].Agent != "Firefox 128" || list[0].Network != "192.0.2.0/24" {
		t.Fatalf("%+v %v", list, err)
	}
	if err := o.App.ChangePassword(t.Context(), me, "не той пароль", otherPassword); err == nil || !strings.Contains(err.Error(), "/old password_wrong") {
		t.Errorf("a wrong old one: %v", err)
	}
	if err := o.App.ChangePassword(t.Context(), me, testkit.Password, "short"); err == nil || !strings.Contains(err.Error(), "/password password_short") {
		t.Errorf("a short new one: %v", err)
	}
	if err := o.App.ChangePassword(t.Context(), me, testkit.Password, otherPassword); err != nil {
		t.Fatal(err)
	}
	if _, err := o.App.FindSession(t.Context(), there.Token); code(err) != domain.CodeUnauthenticated {
		t.Errorf("the other session: %v", err)
	}
	if _, err := o.App.FindSession(t.Context(), here.Token); err != nil {
		t.Errorf("the own session: %v", err)
	}
	if _, err := o.signIn("admin", testkit.Password); code(err) != domain.CodeSignInRefused {
		t.Errorf("the old password: %v", err)
	}
}

func TestPassword_guessedByWhoFoundAnOpenBrowser_pauses(t *testing.T) {
	o := newOffice(t)
	in, err := o.signIn("admin", testkit.Password)
	if err != nil {
		t.Fatal(err)
	}
	me := app.Caller{Actor: in.Session.Actor, Session: in.Session.Ref}
	for range 5 {
		_ = o.App.ChangePassword(t.Context(), me, "не той пароль", otherPassword)
	}
	if err := o.App.ChangePassword(t.Context(), me, testkit.Password, otherPassword); code(err) != domain.CodeSignInPaused {
		t.Error(err)
	}
}

func TestPerson_disabled_isOutAtOnce_andStaysOut(t *testing.T) {
	o := newOffice(t)
	p := o.PersonWithPassword("petro", o.Seat(domain.RoleDrafter, "SESU", ""))
	in, err := o.signIn("petro", testkit.Password)
	if err != nil {
		t.Fatal(err)
	}
	v := o.must(o.App.GetPerson(t.Context(), o.admin, p.User.Meta.ID))
	l, err := o.App.InvitePerson(t.Context(), o.admin, v.User.Meta.ID, version(v))
	if err != nil {
		t.Fatal(err)
	}
	v = o.must(o.App.EditPerson(t.Context(), o.admin, v.User.Meta.ID, version(v), v.User.Email, v.User.Name, true))
	if _, err := o.App.FindSession(t.Context(), in.Token); code(err) != domain.CodeUnauthenticated {
		t.Error(err)
	}
	if err := o.App.ClaimLink(t.Context(), app.ClaimRequest{Token: l.Token, Password: otherPassword}); code(err) != domain.CodeLinkClosed {
		t.Error(err)
	}
	if _, err := o.App.InvitePerson(t.Context(), o.admin, v.User.Meta.ID, version(v)); code(err) != domain.CodeStateForbids {
		t.Error(err)
	}
	me := o.must(o.App.GetPerson(t.Context(), o.admin, o.admin.User.Meta.ID))
	if _, err := o.App.EditPerson(t.Context(), o.admin, me.User.Meta.ID, version(me), me.User.Email, me.User.Name, true); err == nil {
		t.Error("an administrator disabled the own account")
	}
}

func TestSeat_handedOver_passesItsWorkToTheNextHolder(t *testing.T) {
	o := newOffice(t)
	old := o.PersonWithPassword("petro", o.Seat(domain.RoleDrafter, "SESU", ""))
	next := o.PersonWithPassword("olena")
	need, err := o.App.CreateNeed(t.Context(), old, o.Orgs["SESU"], testkit.Content("ER-FIRE"))
	if err != nil {
		t.Fatal(err)
	}
	v := o.must(o.App.GetPerson(t.Context(), o.admin, old.User.Meta.ID))
	today := domain.DateOf(o.Now)
	v = o.must(o.App.EndSeat(t.Context(), o.admin, v.User.Meta.ID, version(v), v.Seats[0].Meta.ID, today, next.User.Meta.ID))
	if v.Seats[0].To != today {
		t.Errorf("%+v", v.Seats)
	}
	rights := func(name string) []string {
		in, err := o.signIn(name, testkit.Password)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range in.Session.Actor.Permissions() {
			out = append(out, string(p))
		}
		return out
	}
	if !slices.Contains(rights("petro"), "need:create") || len(rights("olena")) != 0 {
		t.Error("on its last day the seat is the old holder's")
	}
	o.Now = o.Now.Add(24 * time.Hour)
	if len(rights("petro")) != 0 || !slices.Contains(rights("olena"), "need:create") {
		t.Error("the day after it is the next holder's")
	}
	in, _ := o.signIn("olena", testkit.Password)
	holder := app.Caller{Actor: in.Session.Actor}
	if _, err := o.App.SubmitNeed(t.Context(), holder, need.Need.Meta.ID, app.Match(need.Need.Meta.Version)); err != nil {
		t.Errorf("the draft did not pass: %v", err)
	}
}

func TestSeat_given_endsTheSessions_andTwoAtOnceMeet(t *testing.T) {
	o := newOffice(t)
	p := o.PersonWithPassword("petro")
	in, err := o.signIn("petro", testkit.Password)
	if err != nil {
		t.Fatal(err)
	}
	v := o.must(o.App.GetPerson(t.Context(), o.admin, p.User.Meta.ID))
	seat := o.Seat(domain.RoleChair, "", "ER")
	next := o.must(o.App.GiveSeat(t.Context(), o.admin, v.User.Meta.ID, version(v), seat))
	if _, err := o.App.GiveSeat(t.Context(), o.admin, v.User.Meta.ID, version(v), seat); code(err) != domain.CodeStale {
		t.Errorf("the second of two: %v", err)
	}
	if _, err := o.App.FindSession(t.Context(), in.Token); code(err) != domain.CodeUnauthenticated {
		t.Errorf("the session outlived the change of role: %v", err)
	}
	bad := o.Seat(domain.RoleChair, "", "")
	if _, err := o.App.GiveSeat(t.Context(), o.admin, v.User.Meta.ID, version(next), bad); err == nil || !strings.Contains(err.Error(), "/subgroup required") {
		t.Errorf("a chair of nothing: %v", err)
	}
	bad.Subgroup = "XX"
	if _, err := o.App.GiveSeat(t.Context(), o.admin, v.User.Meta.ID, version(next), bad); err == nil || !strings.Contains(err.Error(), "/subgroup unknown_value") {
		t.Errorf("a chair of no subgroup: %v", err)
	}
}

func TestPeople_areListedAndFound_byWhoKeepsAccountsAlone(t *testing.T) {
	o := newOffice(t)
	o.PersonWithPassword("Олена")
	list, err := o.App.ListPeople(t.Context(), o.admin, app.PersonQuery{Words: "олена", Limit: 9})
	if err != nil || list.Total != 1 || list.Items[0].User.Name != "Олена" {
		t.Errorf("%+v %v", list, err)
	}
	for _, role := range []domain.Role{domain.RoleChair, domain.RolePartner, domain.RoleObserver, domain.RoleAuditor, domain.RoleDrafter} {
		seat := o.Seat(role, "", "")
		seat.Organisation, seat.Subgroup = map[domain.Role]string{domain.RolePartner: o.Orgs["NL-EMB"], domain.RoleDrafter: o.Orgs["SESU"]}[role], map[domain.Role]string{domain.RoleChair: "ER"}[role]
		c := o.Person(string(role), seat)
		if _, err := o.App.ListPeople(t.Context(), c, app.PersonQuery{Limit: 9}); code(err) != domain.CodeForbidden {
			t.Errorf("%s: %v", role, err)
		}
	}
	if _, err := o.App.CreatePerson(t.Context(), o.admin, "ADMIN@portal.example", "Друга"); err == nil || !strings.Contains(err.Error(), "/email taken") {
		t.Errorf("an address twice: %v", err)
	}
}

func TestSubgroup_membersDecideWhoSees_fromTheirFirstDayToTheirLast(t *testing.T) {
	c := newCast(t)
	secretary := c.Person("secretary", c.Seat(domain.RoleSecretariat, "", ""))
	v := c.opened(t, domain.LevelSubgroup)
	asked := 0
	sees := func() bool {
		asked++
		who := c.Person(fmt.Sprint("nl", asked), c.Seat(domain.RolePartner, "NL-EMB", ""))
		_, err := c.App.GetNeed(t.Context(), who, v.Need.Meta.ID)
		return err == nil
	}
	if !sees() {
		t.Fatal("every partner is a member at first")
	}
	g, err := c.App.GetSubgroup(t.Context(), secretary, "ER")
	if err != nil {
		t.Fatal(err)
	}
	content := domain.SubgroupContent{Name: g.Subgroup.Name, Purpose: g.Subgroup.Purpose, Active: true, Members: []domain.Term{
		{Organisation: c.Orgs["NL-EMB"], From: "2026-01-01", To: domain.DateOf(c.Now).AddDays(-1)},
		{Organisation: c.Orgs["NL-EMB"], From: domain.DateOf(c.Now).AddDays(1)},
	}}
	if g, err = c.App.EditSubgroup(t.Context(), secretary, "ER", app.Match(g.Subgroup.Meta.Version), content); err != nil {
		t.Fatal(err)
	}
	c.Now = c.Now.Add(time.Second)
	if sees() {
		t.Error("between two terms it is no member")
	}
	c.Now = c.Now.Add(24 * time.Hour)
	if !sees() {
		t.Error("from its first day on it is one")
	}
	content.Members[1].From = "2026-06-01"
	if _, err := c.App.EditSubgroup(t.Context(), secretary, "ER", app.Match(g.Subgroup.Meta.Version), content); err == nil || !strings.Contains(err.Error(), "/members/1/from taken") {
		t.Errorf("terms that overlap: %v", err)
	}
	if _, err := c.App.EditSubgroup(t.Context(), c.chair, "ER", app.Match(g.Subgroup.Meta.Version), content); code(err) != domain.CodeForbidden {
		t.Errorf("a chair: %v", err)
	}
}
