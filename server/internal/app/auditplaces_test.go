package app_test

import (
	"fmt"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// TestListAudit_showsPlacesAsRoughlyAsTheNeedItself: who reads the audit log and the needs by a partner's seat, and is no
// party to a need, is told its oblast and no more.
func TestListAudit_showsPlacesAsRoughlyAsTheNeedItself(t *testing.T) {
	c := newCast(t)
	const raion = "UA01020000000022387"
	both := c.Person("both", c.Seat(domain.RolePartner, "JP-EMB", ""), c.Seat(domain.RoleAdmin, "", ""))
	v := c.opened(t, domain.LevelGroup)
	content := testkit.Content("ER-FIRE")
	content.Nationwide, content.Places = false, []string{raion}
	if _, err := c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v), c.Orgs["SESU"], content); err != nil {
		t.Fatal(err)
	}
	read := func(who app.Caller) string {
		list, err := c.App.ListAudit(t.Context(), who, app.AuditQuery{Kind: "need", Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(list.Items)
	}
	if text := read(both); strings.Contains(text, raion) || !strings.Contains(text, "UA01000000000013043") {
		t.Errorf("a partner who keeps accounts: %s", text)
	}
	if !strings.Contains(read(c.auditor), raion) {
		t.Error("the auditor does not read the place")
	}
}
