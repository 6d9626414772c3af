package httpapi

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// TestNonInterference_ofMoney: pledges that one does not see are explored, written anew, hold needs that one sees, let go of
// them and are withdrawn, and nothing that one reads changes. What does show is a confirmed allocation: its bar is told to
// whoever sees the need, as one undisclosed amount. SECURITY.md, row 3.
func TestNonInterference_ofMoney(t *testing.T) {
	t.Parallel()
	acts := testkit.Size(t, 6, 12, 60)
	changed := 0
	for n, name := range []string{"observer", "drafter of SESU", "partner who is not", "chair of BS", "secretariat"} {
		if n%testkit.Size(t, 2, 1, 1) != 0 {
			continue
		}
		s := newStage(t)
		s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
		s.add(form{agency: "SBGS", theme: "BS-SURV", state: domain.NeedOpen, level: domain.LevelParties, named: []string{s.Orgs["NL-EMB"]}})
		for _, f := range s.giftForms()[:8] {
			s.hold(s.give(f).no, 0, 100_00)
		}
		v := s.viewer(name)
		morning := s.Now
		before := s.everything(t, v)
		for act := range acts {
			s.Now = morning.Add(time.Duration(act+1) * time.Minute)
			if s.meddle(v, act) {
				changed++
			}
			if act%3 != 2 && act != acts-1 {
				continue
			}
			s.Now = morning
			if d := differ(before, s.everything(t, v)); d != "" {
				t.Errorf("%s, after act %d: %s", name, act, d)
				break
			}
		}
	}
	t.Logf("%d changes of hidden money", changed)
	if changed < acts {
		t.Errorf("only %d changes happened", changed)
	}
}

// meddle does something to a pledge that the viewer does not see and will not see after it. It says whether it did.
func (s *stage) meddle(v viewer, act int) bool {
	s.T.Helper()
	ctx, who := s.T.Context(), s.authors.partner
	hidden := slices.IndexFunc(s.gifts, func(g gift) bool { return !s.seesGift(v, &g) && g.state != domain.PledgeWithdrawn })
	if hidden < 0 || act%5 == 0 {
		f := giftForm{funder: "NL-EMB", state: domain.PledgeExploring}
		if v.actsFor(s.Orgs[f.funder]) {
			f.funder = "JP-EMB"
		}
		s.hold(s.give(f).no, 0, int64(1000+act))
		return true
	}
	g := s.regive(hidden)
	var err error
	switch act % 5 {
	case 1:
		c := s.giftContent(g.no, giftForm{subgroup: g.subgroup})
		c.Title.UK, c.Amount.Minor = fmt.Sprint("zw", g.no, "x", act), c.Amount.Minor+int64(act)
		_, err = s.App.EditPledge(ctx, who, g.id, app.Match(g.version), g.funder, g.shared, c)
	case 2:
		s.hold(g.no, 0, int64(500+act))
	case 3:
		i := slices.IndexFunc(s.shares, func(x share) bool { return x.gift == g.no && x.state == domain.AllocationHeld })
		if i < 0 {
			return false
		}
		_, err = s.App.ReleaseAllocation(ctx, who, s.shares[i].id, app.Match(s.shares[i].version))
		if err == nil {
			s.reshare(i)
		}
	case 4:
		_, err = s.App.WithdrawPledge(ctx, who, g.id, app.Match(g.version), giftMark(g.no, 7))
		if err == nil {
			for i := range s.shares {
				s.reshare(i)
			}
		}
	}
	if err != nil {
		s.T.Fatal(err)
	}
	return !s.seesGift(v, s.regive(g.no))
}

// TestNonInterference_ofMoney_aConfirmedShareIsSeenInTheBars is the positive twin.
func TestNonInterference_ofMoney_aConfirmedShareIsSeenInTheBars(t *testing.T) {
	s := newStage(t)
	s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	s.give(giftForm{funder: "NL-EMB", subgroup: "BS", state: domain.PledgeAnnounced, level: domain.LevelParties})
	s.hold(0, 0, 100_00)
	v := s.viewer("observer")
	before := s.everything(t, v)
	s.confirm(0)
	after := s.everything(t, v)
	if differ(before, after) == "" {
		t.Error("100 euros more are not seen")
	}
	for _, a := range after {
		for _, told := range []string{s.gifts[0].id, s.gifts[0].number, s.shares[0].id, "zw0x"} {
			if strings.Contains(a.text, told) {
				t.Errorf("%s tells %s", a.what, told)
			}
		}
	}
}
