package app_test

import (
	"testing"

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
