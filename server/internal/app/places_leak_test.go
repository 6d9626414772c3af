package app_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// TestNeed_hromada_isForItsPartiesAlone: whatever asks with a hromada's code, its raion's, or reads the need, its sheet or
// its history, others are told the oblast and no more.
func TestNeed_hromada_isForItsPartiesAlone(t *testing.T) {
	c := newCast(t)
	p := places{c.World, t, c.Person("secretariat", c.Seat(domain.RoleSecretariat, "", ""))}
	p.imports(app.ImportCommit, small()...)
	content := testkit.Content("ER-FIRE")
	content.Nationwide, content.Places = false, []string{hromada}
	v := c.openedWith(t, domain.LevelGroup, content)
	content.Places = []string{twin}
	v, err := c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v), c.Orgs["SESU"], content)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		who   app.Caller
		party bool
	}{{c.drafter, true}, {c.chair, true}, {c.auditor, true}, {c.partner, false}, {c.otherChair, false}, {c.observer, false}} {
		want := map[bool]string{true: twin, false: oblast}[x.party]
		one, err := c.App.GetNeed(t.Context(), x.who, v.Need.Meta.ID)
		if err != nil || !slices.Equal(one.Need.Content.Places, []string{want}) {
			t.Errorf("%s is shown %v %v", x.who.User.Name, one.Need.Content.Places, err)
		}
		for code, all := range map[string]bool{oblast: true, "UA05080000000040234": false, twin: false} {
			list, err := c.App.ListNeeds(t.Context(), x.who, app.NeedQuery{Places: []string{code}, Limit: 9})
			if err != nil || (list.Total == 1) != (all || x.party) {
				t.Errorf("%s finds %d by %s, %v", x.who.User.Name, list.Total, code, err)
			}
			rows, _, err := c.App.SummariseNeeds(t.Context(), x.who, app.NeedQuery{Places: []string{code}}, "state")
			if err != nil || (len(rows) == 1) != (all || x.party) {
				t.Errorf("%s sums %v by %s, %v", x.who.User.Name, rows, code, err)
			}
		}
		history, err := c.App.NeedHistory(t.Context(), x.who, v.Need.Meta.ID, "", 50)
		if err != nil {
			t.Fatal(err)
		}
		if text := fmt.Sprintf("%+v", history.Items); strings.Contains(text, hromada) != x.party || strings.Contains(text, twin) != x.party {
			t.Errorf("%s reads %s", x.who.User.Name, text)
		}
	}
}
