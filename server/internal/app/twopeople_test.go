package app_test

import (
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// TestNeed_Publish_takesTheOwnersWordFromItsAgencyAlone: an observer of the agency reads, and speaks for nobody, whatever
// else the observer is. SECURITY.md, row 47.
func TestNeed_Publish_takesTheOwnersWordFromItsAgencyAlone(t *testing.T) {
	c := newCast(t)
	both := c.Person("both", c.Seat(domain.RoleSecretariat, "", ""), c.Seat(domain.RoleObserver, "SESU", ""))
	v := c.opened(t, domain.LevelGroup)
	v, err := c.App.PublishNeed(t.Context(), both, v.Need.Meta.ID, match(v))
	if err != nil || v.Need.Release.Side != domain.SideGroup {
		t.Fatalf("%+v %v", v.Need.Release, err)
	}
	if _, err := c.App.PublishNeed(t.Context(), c.chair, v.Need.Meta.ID, match(v)); code(err) != domain.CodeSecondPerson {
		t.Errorf("without a word of its owner: %v", err)
	}
	if v, err = c.App.PublishNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v)); err != nil || v.Need.Level != domain.LevelPublic {
		t.Errorf("with it: %s %v", v.Need.Level, err)
	}
}

// TestNeed_Close_voidsTheFirstWord: nothing of a closed need waits for a second person, and once it is reopened both words
// are said anew.
func TestNeed_Close_voidsTheFirstWord(t *testing.T) {
	c := newCast(t)
	approver := c.Person("approver", c.Seat(domain.RoleApprover, "SESU", ""))
	waits := func(who app.Caller, w app.Waits) (n int64) {
		d, err := c.App.ReadDesk(t.Context(), who)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range d.Parts {
			if p.Waits == w {
				n = p.Total
			}
		}
		return n
	}
	for _, x := range []struct {
		waits app.Waits
		on    app.Caller
		first func() (app.NeedView, error)
	}{
		{app.WaitsApproval, approver, func() (app.NeedView, error) {
			v := c.draft(t)
			return c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v))
		}},
		{app.WaitsRelease, c.chair, func() (app.NeedView, error) {
			v := c.draft(t)
			for _, who := range []app.Caller{c.drafter, approver} {
				var err error
				if v, err = c.App.SubmitNeed(t.Context(), who, v.Need.Meta.ID, match(v)); err != nil {
					t.Fatal(err)
				}
			}
			v, err := c.App.OpenNeed(t.Context(), c.chair, v.Need.Meta.ID, match(v), domain.LevelGroup, nil)
			if err != nil {
				t.Fatal(err)
			}
			return c.App.PublishNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v))
		}},
	} {
		v, err := x.first()
		if err != nil || waits(x.on, x.waits) != 1 {
			t.Fatalf("%s: %d wait, %v", x.waits, waits(x.on, x.waits), err)
		}
		v, err = c.App.CloseNeed(t.Context(), c.drafter, v.Need.Meta.ID, match(v), domain.CloseWithdrawn, "", "")
		if err != nil || v.Need.Proposed != nil || v.Need.Release != nil {
			t.Errorf("%s, closed: %+v %+v %v", x.waits, v.Need.Proposed, v.Need.Release, err)
		}
		if n := waits(x.on, x.waits); n != 0 {
			t.Errorf("%s: %d closed needs wait", x.waits, n)
		}
	}
}
