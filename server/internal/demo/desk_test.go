package demo_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/demo"
)

func accountsStayThemselves(t *testing.T, p portal) {
	var got []string
	for _, a := range demo.Accounts() {
		c := p.as(a.Email())
		got = append(got, fmt.Sprintf("%s %s %d", a.Name, c.Seats[0].Role, len(c.Seats)))
	}
	want := []string{
		"secretariat secretariat 1", "chair-er chair 1", "chair-bs chair 1", "agency-sesu agency_drafter 1", "agency-sbgs agency_drafter 1",
		"partner-nl partner 1", "partner-jp partner 1", "observer observer 1", "auditor auditor 1", "admin admin 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The words for what waits are the portal’s; that something is new to it differs by the day on which each last read.
func desksHaveSomethingTrue(t *testing.T, p portal) {
	want := map[string]string{
		"secretariat": "reply 1, release 3; 1 new",
		"chair-er":    "opening 3, allocations 8, release 1, stalled 4, ending 4; 0 new",
		"chair-bs":    "opening 3, reply 1, allocations 5, release 1, stalled 3, ending 3; 0 new",
		"agency-sesu": "mending 2, reply 1, allocations 8, deliveries 3, release 1, confirming 1, translation 2; 1 new",
		"agency-sbgs": "mending 1, reply 1, allocations 4, deliveries 2, confirming 1, translation 2; 3 new",
		"partner-nl":  "reply 2, disputes 1, holds 1, stalled 1; 2 new",
		"partner-jp":  "reply 2, holds 1, ending 1; 5 new",
		"observer":    "; 4 new",
		"auditor":     "; 3 new",
		"admin":       "; 0 new", // no record's content is the administrator's business
	}
	got := map[string]string{}
	for name := range want {
		c := p.as(name + "@portal.example")
		d, err := p.app.ReadDesk(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, x := range d.Parts {
			parts = append(parts, fmt.Sprintf("%s %d", x.Waits, x.Total))
			for _, i := range x.Items {
				if !i.Since.Before(ends) || i.Since.Before(ends.AddDate(-2, 0, -1)) {
					t.Errorf("%s: %s waits since %s", name, i.Waits, i.Since)
				}
			}
		}
		got[name] = fmt.Sprintf("%s; %d new", strings.Join(parts, ", "), d.NewsAll)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
