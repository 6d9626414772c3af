package authz_test

import (
	"testing"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

func actor(seats ...domain.Seat) authz.Actor {
	return authz.Actor{User: domain.User{Meta: domain.Meta{ID: "u"}}, Seats: seats, Memberships: map[string][]string{"sesu": {"ER"}}}
}

// expected is the policy of PRODUCT.md ("Roles"), written a second time by role.
var expected = map[domain.Role][]authz.Permission{
	domain.RoleSecretariat: {authz.MeetingRead, authz.MeetingRun, authz.PledgeRead, authz.ProjectRead, authz.CoverageRead, authz.RateWrite, authz.PlaceWrite, authz.CommentWrite, authz.NeedRead, authz.NeedPublish, authz.UserRead, authz.UserWrite, authz.SubgroupWrite, authz.OrganisationRead, authz.OrganisationWrite, authz.SubgroupRead, authz.PlaceRead, authz.RateRead},
	domain.RoleChair:       {authz.MeetingRead, authz.MeetingRun, authz.PledgeRead, authz.ProjectRead, authz.CoverageRead, authz.NeedAllow, authz.AllocationConfirm, authz.CommentWrite, authz.NeedRead, authz.NeedReturn, authz.NeedOpen, authz.NeedClose, authz.NeedReopen, authz.NeedRelevel, authz.NeedPublish, authz.OrganisationRead, authz.SubgroupRead, authz.PlaceRead, authz.RateRead},
	domain.RoleDrafter:     {authz.MeetingRead, authz.SuggestionWrite, authz.PledgeRead, authz.ProjectRead, authz.CoverageRead, authz.AllocationConfirm, authz.TransactionConfirm, authz.CommentWrite, authz.NeedRead, authz.NeedCreate, authz.NeedEdit, authz.NeedDelete, authz.NeedSubmit, authz.NeedClose, authz.NeedConfirm, authz.NeedPublish, authz.NeedAttach, authz.OrganisationRead, authz.SubgroupRead, authz.PlaceRead, authz.RateRead},
	domain.RoleApprover:    {authz.MeetingRead, authz.SuggestionWrite, authz.PledgeRead, authz.ProjectRead, authz.CoverageRead, authz.AllocationConfirm, authz.TransactionConfirm, authz.CommentWrite, authz.NeedRead, authz.NeedCreate, authz.NeedEdit, authz.NeedDelete, authz.NeedSubmit, authz.NeedClose, authz.NeedConfirm, authz.NeedPublish, authz.NeedAttach, authz.OrganisationRead, authz.SubgroupRead, authz.PlaceRead, authz.RateRead},
	domain.RolePartner:     {authz.MeetingRead, authz.SuggestionWrite, authz.PledgeRead, authz.ProjectRead, authz.CoverageRead, authz.PledgeCreate, authz.PledgeEdit, authz.PledgeAnnounce, authz.PledgeRelevel, authz.PledgeCommit, authz.PledgeClose, authz.PledgeWithdraw, authz.PledgeAttach, authz.AllocationHold, authz.AllocationRelease, authz.TransactionRecord, authz.ProjectCreate, authz.ProjectEdit, authz.ProjectDelete, authz.ProjectAnnounce, authz.ProjectRelevel, authz.ProjectMove, authz.ProjectAttach, authz.CommentWrite, authz.InterestWrite, authz.NeedRead, authz.OrganisationRead, authz.SubgroupRead, authz.PlaceRead, authz.RateRead},
	domain.RoleObserver:    {authz.MeetingRead, authz.PledgeRead, authz.ProjectRead, authz.CoverageRead, authz.NeedRead, authz.OrganisationRead, authz.SubgroupRead, authz.PlaceRead, authz.RateRead},
	domain.RoleAuditor:     {authz.MeetingRead, authz.PledgeRead, authz.ProjectRead, authz.CoverageRead, authz.NeedRead, authz.OrganisationRead, authz.SubgroupRead, authz.PlaceRead, authz.RateRead, authz.AuditRead},
	domain.RoleAdmin:       {authz.UserRead, authz.UserWrite, authz.OrganisationRead, authz.SubgroupRead, authz.PlaceRead, authz.RateRead, authz.AuditRead},
}

func TestPolicy_givesEachRoleItsRights_andNoOther(t *testing.T) {
	for _, role := range domain.Roles() {
		a := actor(domain.Seat{Role: role})
		may := map[authz.Permission]bool{}
		for _, p := range expected[role] {
			may[p] = true
		}
		for _, p := range authz.Permissions() {
			if a.May(p) != may[p] {
				t.Errorf("%s %s: %v, want %v", role, p, a.May(p), may[p])
			}
		}
	}
	for _, p := range authz.Permissions() {
		if (authz.Actor{}).May(p) {
			t.Errorf("nobody may %s", p)
		}
	}
}

func TestMayOn_endsAtTheOwnAgencyAndTheOwnSubgroup(t *testing.T) {
	drafter := actor(domain.Seat{Role: domain.RoleDrafter, Organisation: "sesu"})
	chair := actor(domain.Seat{Role: domain.RoleChair, Subgroup: "ER"})
	both := actor(domain.Seat{Role: domain.RoleDrafter, Organisation: "sesu"}, domain.Seat{Role: domain.RoleChair, Subgroup: "BS"})
	own, foreign := authz.Facts{Owner: "sesu", Subgroup: "ER"}, authz.Facts{Owner: "npu", Subgroup: "CP"}
	for _, c := range []struct {
		name string
		a    authz.Actor
		p    authz.Permission
		on   authz.Facts
		want bool
	}{
		{"drafter, own agency", drafter, authz.NeedEdit, own, true},
		{"drafter, another agency", drafter, authz.NeedEdit, foreign, false},
		{"drafter, a need without an owner", drafter, authz.NeedEdit, authz.Facts{}, false},
		{"chair, own subgroup", chair, authz.NeedOpen, own, true},
		{"chair, another subgroup", chair, authz.NeedOpen, foreign, false},
		{"chair, a need without a subgroup", chair, authz.NeedOpen, authz.Facts{}, false},
		{"a chair elsewhere who drafts here may not open here", both, authz.NeedOpen, own, false},
		{"and may close as the agency", both, authz.NeedClose, own, true},
	} {
		if got := c.a.MayOn(c.p, c.on); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestScope_ofAnAdministrator_reachesNoRecord(t *testing.T) {
	f, err := store.Visible(store.Needs.Spec, actor(domain.Seat{Role: domain.RoleAdmin}).Scope())
	if or, ok := f.(store.Or); err != nil || !ok || len(or) != 0 {
		t.Errorf("an administrator sees %#v (%v)", f, err)
	}
	if _, err := store.Visible(store.Needs.Spec, store.Scope{}); err == nil {
		t.Error("the zero scope was not refused")
	}
}

// TestPolicy_givesARoleARightInOneWay: a second way would widen or narrow the first without anybody's notice.
func TestPolicy_givesARoleARightInOneWay(t *testing.T) {
	held := map[string]bool{}
	for _, r := range authz.Policy() {
		key := string(r.Permission) + " " + string(r.Role)
		if held[key] {
			t.Errorf("%s twice", key)
		}
		held[key] = true
	}
}
