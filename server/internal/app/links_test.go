package app_test

import (
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestNeedHistory_doesNotNameANeedThatOneMayNotSee: an open need gives way to a draft; whoever sees the one alone
// hears that it was superseded, and not by what.
func TestNeedHistory_doesNotNameANeedThatOneMayNotSee(t *testing.T) {
	c := newCast(t)
	draft := c.draft(t).Need.Meta.ID
	v := c.opened(t, domain.LevelGroup)
	id := v.Need.Meta.ID
	v, err := c.App.CloseNeed(t.Context(), c.drafter, id, app.Match(v.Need.Meta.Version), domain.CloseSuperseded, "", draft)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.ReopenNeed(t.Context(), c.chair, id, app.Match(v.Need.Meta.Version), "помилка"); err != nil {
		t.Fatal(err)
	}
	for name, who := range map[string]struct {
		caller app.Caller
		told   int
	}{"partner": {c.partner, 0}, "observer": {c.observer, 0}, "chair": {c.chair, 0}, "drafter": {c.drafter, 2}, "auditor": {c.auditor, 2}} {
		list, err := c.App.NeedHistory(t.Context(), who.caller, id, "", 50)
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for _, e := range list.Items {
			for _, x := range e.Changes {
				told += strings.Count(x.Before+x.After, draft)
			}
		}
		if told != who.told {
			t.Errorf("the history names the draft %d times to the %s, not %d times", told, name, who.told)
		}
	}
}

// TestClaimSetup_withAnAccount_isClosed: no answer tells which addresses have an account.
func TestClaimSetup_withAnAccount_isClosed(t *testing.T) {
	w := testkit.Twice(t)
	token, err := w.App.NewSetup(t.Context())
	if err != nil || token == "" {
		t.Fatalf("token %q, %v", token, err)
	}
	w.Person("olena", w.Seat(domain.RoleObserver, "", ""))
	for _, email := range []string{"olena@portal.example", "nobody@portal.example"} {
		err := w.App.ClaimSetup(t.Context(), app.SetupRequest{Token: token, Email: email, Name: "Адміністратор", Password: "dovhyi i vlasnyi"})
		if code(err) != domain.CodeSetupClosed {
			t.Errorf("%s: %v", email, err)
		}
	}
}

// TestListAudit_ofARecordThatWasHiddenLater_isBare: an administrator with a partner's seat read the closing of a need while
// its subgroup saw it; once its level is raised the log tells that there was an event, and not what it said.
func TestListAudit_ofARecordThatWasHiddenLater_isBare(t *testing.T) {
	c := newCast(t)
	v := c.opened(t, domain.LevelGroup)
	id := v.Need.Meta.ID
	if _, err := c.App.CloseNeed(t.Context(), c.drafter, id, app.Match(v.Need.Meta.Version), domain.CloseMet, "SECRET", ""); err != nil {
		t.Fatal(err)
	}
	both := c.Person("both", c.Seat(domain.RolePartner, "NL-EMB", ""), c.Seat(domain.RoleAdmin, "", ""))
	told := func(who app.Caller) (n int) {
		list, err := c.App.ListAudit(t.Context(), who, app.AuditQuery{Record: id, Limit: 50})
		if err != nil || len(list.Items) == 0 {
			t.Fatalf("%d events, %v", len(list.Items), err)
		}
		for _, e := range list.Items {
			for _, x := range e.Changes {
				n += strings.Count(x.After, "SECRET")
			}
		}
		return n
	}
	if told(both) != 1 || told(c.auditor) != 1 {
		t.Error("what one sees is told")
	}
	testkit.Change(c.World, store.Needs, id, func(n *domain.Need) { n.Level = domain.LevelParties })
	if told(both) != 0 || told(c.auditor) != 1 {
		t.Errorf("hidden now: told %d times, to the auditor %d times", told(both), told(c.auditor))
	}
}
