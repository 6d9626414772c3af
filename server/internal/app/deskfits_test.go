package app_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// laid is what the desk lays before a partner, by the English titles: what it looks at, and what fits it.
func (c cast) laid(t *testing.T, who app.Caller) []string {
	t.Helper()
	d, err := c.App.ReadDesk(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, x := range d.Interests {
		out = append(out, fmt.Sprint("looks at ", x.Need.Content.Title.EN, " ", x.Interest.Publicity))
	}
	for _, x := range d.Fits {
		out = append(out, fmt.Sprint(x.Need.Content.Title.EN, " ", x.Why))
	}
	return out
}

// TestDesk_alwaysLaysSomethingBeforeAPartner: when nothing was opened for a month, the open needs of its subgroups are
// there, the critical ones that nobody looks at first; those that it looks at stand apart. Interests of others that it may
// not know of change nothing.
func TestDesk_alwaysLaysSomethingBeforeAPartner(t *testing.T) {
	c := newCast(t)
	japan := c.Person("japan", c.Seat(domain.RolePartner, "JP-EMB", ""))
	open := func(title string, p domain.Priority, theme string, level domain.Level) string {
		content := testkit.Content(theme)
		content.Title.EN, content.Priority, content.PriorityReason = title, p, domain.Text{EN: "why"}
		return c.openedWith(t, level, content).Need.Meta.ID
	}
	pumps := open("pumps", domain.PriorityCritical, "ER-FIRE", domain.LevelGroup)
	open("boats", domain.PriorityMedium, "ER-DEMIN", domain.LevelGroup)
	ladders := open("ladders", domain.PriorityHigh, "ER-FIRE", domain.LevelGroup)
	open("gates", domain.PriorityCritical, "ER-DEMIN", domain.LevelSubgroup)
	open("hidden", domain.PriorityCritical, "ER-FIRE", domain.LevelParties)
	c.Now = c.Now.AddDate(0, 0, 40)
	want := func(when string, who app.Caller, want ...string) {
		t.Helper()
		if diff := cmp.Diff(append([]string{}, want...), c.laid(t, who)); diff != "" {
			t.Errorf("%s: %s", when, diff)
		}
	}
	interest := func(who app.Caller, org, need string, p domain.Publicity) {
		t.Helper()
		if _, err := c.App.SetInterest(t.Context(), who, need, c.Orgs[org], p, ""); err != nil {
			t.Fatal(err)
		}
	}
	want("at first", c.partner, "pumps unseen", "gates unseen", "ladders subgroup", "boats subgroup")
	interest(japan, "JP-EMB", pumps, domain.InterestPrivate)
	want("another looks, and tells nobody", c.partner, "pumps unseen", "gates unseen", "ladders subgroup", "boats subgroup")
	interest(japan, "JP-EMB", pumps, domain.InterestGroup)
	want("and tells the group", c.partner, "gates unseen", "pumps subgroup", "ladders subgroup", "boats subgroup")
	interest(c.partner, "NL-EMB", ladders, domain.InterestPrivate)
	want("it looks at one itself", c.partner, "looks at ladders private", "gates unseen", "pumps theme", "boats subgroup")
	if _, err := c.App.CloseNeed(t.Context(), c.drafter, ladders, c.version(t, ladders), domain.CloseMet, "", ""); err != nil {
		t.Fatal(err)
	}
	want("that one is closed, and its theme is remembered", c.partner, "gates unseen", "pumps theme", "boats subgroup")
	want("an agency", c.drafter)
	want("an auditor", c.auditor)
}

func (c cast) version(t *testing.T, need string) app.Match {
	t.Helper()
	v, err := c.App.GetNeed(t.Context(), c.auditor, need)
	if err != nil {
		t.Fatal(err)
	}
	return match(v)
}
