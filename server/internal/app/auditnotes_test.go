package app_test

import (
	"fmt"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// TestListAudit_keepsAPartnersNoteToItself: whoever hears of an interest, its note is the partner's own, in the log as on
// the need's page: set, rewritten, made private, dropped. Of a private interest nobody else reads even that it was there,
// but the administrator, who is told that somebody did something and nothing of what.
func TestListAudit_keepsAPartnersNoteToItself(t *testing.T) {
	c := newCast(t)
	seats := func(name string, role domain.Role, org, sub string) app.Caller {
		return c.Person(name, c.Seat(role, org, sub), c.Seat(domain.RoleAdmin, "", ""))
	}
	for _, p := range []domain.Publicity{domain.InterestPrivate, domain.InterestChairs, domain.InterestGroup} {
		v := c.opened(t, domain.LevelGroup)
		id, nl := v.Need.Meta.ID, c.Orgs["NL-EMB"]
		set := func(p domain.Publicity, note string) {
			if _, err := c.App.SetInterest(t.Context(), c.partner, id, nl, p, note); err != nil {
				t.Fatal(err)
			}
		}
		set(p, "рядок 4.2 бюджету")
		set(p, "рядок 4.3 бюджету")
		set(domain.InterestPrivate, "рядок 4.4 бюджету")
		set(p, "рядок 4.5 бюджету")
		if err := c.App.DropInterest(t.Context(), c.partner, id, nl); err != nil {
			t.Fatal(err)
		}
		heard := p != domain.InterestPrivate
		for _, x := range []struct {
			who        app.Caller
			note, hear bool
		}{
			{seats("keeps-accounts-"+string(p), domain.RolePartner, "NL-EMB", ""), true, true},
			{seats("chairs-"+string(p), domain.RoleChair, "", "ER"), false, heard},
			{seats("office-"+string(p), domain.RoleSecretariat, "", ""), false, heard},
			{seats("another-"+string(p), domain.RolePartner, "JP-EMB", ""), false, p == domain.InterestGroup},
			{seats("drafts-"+string(p), domain.RoleDrafter, "SESU", ""), false, p == domain.InterestGroup},
			{seats("watches-"+string(p), domain.RoleObserver, "NL-EMB", ""), false, p == domain.InterestGroup},
			{c.auditor, false, heard},
			{c.admin, false, false},
		} {
			text := ""
			for _, q := range []app.AuditQuery{{Kind: "interest"}, {Number: v.Need.Number}, {Words: "бюджету"}, {Words: "4.5"}, {Organisation: nl}} {
				q.Limit = 50
				list, err := c.App.ListAudit(t.Context(), x.who, q)
				if err != nil {
					t.Fatal(err)
				}
				for _, e := range list.Items {
					text += fmt.Sprintln(e.Act, e.Changes, e.Comment)
				}
			}
			if strings.Contains(text, "бюджету") != x.note {
				t.Errorf("%s reads the note of %s: %v\n%s", x.who.User.Name, p, !x.note, text)
			}
			if strings.Contains(text, id) != x.hear {
				t.Errorf("%s hears of an interest for %s in this need: %v\n%s", x.who.User.Name, p, !x.hear, text)
			}
		}
	}
}
