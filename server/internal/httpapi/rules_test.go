package httpapi

import (
	"slices"

	"swgportal/server/internal/domain"
)

// This file is the rules of PRODUCT.md ("Sensitivity", "Roles", "States") written a second time, from that page alone:
// it calls neither authz nor store.Visible nor the domain's own tables. The matrix holds the portal against it.

// reach says on which of the records that one sees a right holds.
type reach int

const (
	never reach = iota
	seen
	ofOwnAgency
	ofOwnSubgroup
)

// right is what PRODUCT.md gives a role.
func right(role domain.Role, permission string) reach {
	switch permission {
	case "organisation:read", "subgroup:read", "place:read", "rate:read":
		return seen // everybody who holds a seat
	case "pledge:read", "coverage:read", "project:read":
		if role != domain.RoleAdmin { // no record's content
			return seen
		}
	case "meeting:read": // like any record; an administrator reads no record's content
		if role != domain.RoleAdmin {
			return seen
		}
	case "meeting:run": // a chair runs the meetings of its subgroup, the secretariat all
		switch role {
		case domain.RoleSecretariat:
			return seen
		case domain.RoleChair:
			return ofOwnSubgroup
		}
	case "suggestion:write": // members propose items: agencies and partners
		switch role {
		case domain.RoleDrafter, domain.RoleApprover, domain.RolePartner:
			return ofOwnAgency
		}
	case "pledge:create", "pledge:edit", "pledge:announce", "pledge:relevel", "pledge:commit", "pledge:close", "pledge:withdraw", "pledge:attach",
		"allocation:hold", "allocation:release", "transaction:record", "project:create", "project:edit", "project:delete", "project:announce",
		"project:relevel", "project:move", "project:attach": // its organisation's pledges, holds, transactions, projects
		if role == domain.RolePartner {
			return ofOwnAgency
		}
	case "allocation:confirm": // the need's agency or a chair confirms
		switch role {
		case domain.RoleDrafter, domain.RoleApprover:
			return ofOwnAgency
		case domain.RoleChair:
			return ofOwnSubgroup
		}
	case "transaction:confirm": // the agency confirms a delivery
		if role == domain.RoleDrafter || role == domain.RoleApprover {
			return ofOwnAgency
		}
	case "need:overcover":
		if role == domain.RoleChair {
			return ofOwnSubgroup
		}
	case "subgroup:write", "rate:write", "place:write":
		if role == domain.RoleSecretariat {
			return seen
		}
	case "user:read", "user:write": // accounts: the secretariat's and the administrator's
		if role == domain.RoleSecretariat || role == domain.RoleAdmin {
			return seen
		}
	case "comment:write": // who reads without changing anything writes no comments either
		switch role {
		case domain.RoleSecretariat, domain.RoleChair, domain.RoleDrafter, domain.RoleApprover, domain.RolePartner:
			return seen
		}
	case "interest:write":
		if role == domain.RolePartner {
			return ofOwnAgency
		}
	case "need:publish": // takes two: one from the owner, and a chair or the secretariat
		switch role {
		case domain.RoleDrafter, domain.RoleApprover:
			return ofOwnAgency
		case domain.RoleChair:
			return ofOwnSubgroup
		case domain.RoleSecretariat:
			return seen
		}
	case "need:read":
		if role != domain.RoleAdmin { // no record's content
			return seen
		}
	case "audit:read":
		if role == domain.RoleAuditor || role == domain.RoleAdmin {
			return seen
		}
	case "organisation:write":
		if role == domain.RoleSecretariat {
			return seen
		}
	case "need:create", "need:edit", "need:delete", "need:submit", "need:confirm", "need:attach":
		if role == domain.RoleDrafter || role == domain.RoleApprover {
			return ofOwnAgency
		}
	case "need:return", "need:open", "need:reopen", "need:relevel":
		if role == domain.RoleChair {
			return ofOwnSubgroup
		}
	case "need:close":
		switch role {
		case domain.RoleDrafter, domain.RoleApprover:
			return ofOwnAgency
		case domain.RoleChair:
			return ofOwnSubgroup
		}
	}
	return never
}

// may says whether somebody holds a right at all.
func (v viewer) may(permission string) bool {
	return slices.ContainsFunc(v.seats, func(c chair) bool { return right(c.role, permission) != never })
}

// mayOn says whether somebody holds a right on a record of an agency and a subgroup.
func (v viewer) mayOn(permission, agency, subgroup string) bool {
	return slices.ContainsFunc(v.seats, func(c chair) bool {
		switch right(c.role, permission) {
		case seen:
			return true
		case ofOwnAgency:
			return c.org != "" && c.org == agency
		case ofOwnSubgroup:
			return c.sub != "" && c.sub == subgroup
		}
		return false
	})
}

// readsAll: the secretariat and the auditor read every record.
func (v viewer) readsAll() bool {
	return slices.ContainsFunc(v.seats, func(c chair) bool { return c.role == domain.RoleSecretariat || c.role == domain.RoleAuditor })
}

// actsFor: who sits for an agency or a partner acts for it; an observer of an organisation only reads.
func (v viewer) actsFor(org string) bool {
	return slices.ContainsFunc(v.seats, func(c chair) bool {
		sits := c.role == domain.RoleDrafter || c.role == domain.RoleApprover || c.role == domain.RolePartner
		return sits && c.org != "" && c.org == org
	})
}

func (v viewer) chairs(subgroup string) bool {
	return slices.ContainsFunc(v.seats, func(c chair) bool { return c.role == domain.RoleChair && c.sub != "" && c.sub == subgroup })
}

// member: everybody with a seat but the administrator is a member of the group.
func (v viewer) member() bool {
	return slices.ContainsFunc(v.seats, func(c chair) bool { return c.role != domain.RoleAdmin })
}

// within: a member of a subgroup chairs it, observes it, or sits for an organisation that belongs to it.
func (s *stage) within(v viewer, subgroup string) bool {
	return slices.ContainsFunc(v.seats, func(c chair) bool {
		if c.role == domain.RoleAdmin || subgroup == "" {
			return false
		}
		own := (c.role == domain.RoleChair || c.role == domain.RoleObserver) && c.sub == subgroup
		return own || has(s.members[c.org], subgroup)
	})
}

// party: the owner, the organisations named on it, its subgroup's chairs, secretariat, auditor.
func (v viewer) party(n *subject, named []string) bool {
	return v.readsAll() || v.actsFor(n.agency) || v.chairs(n.subgroup) || slices.ContainsFunc(named, v.actsFor)
}

// sees says whether a need is there for somebody. A draft is its agency's; what was submitted is for the parties until
// it is opened; from then on its level decides, also once it is closed.
func (s *stage) sees(v viewer, n *subject) bool {
	switch {
	case v.closed || !v.member():
		return false
	case v.readsAll() || v.actsFor(n.agency):
		return true
	case !n.submitted:
		return false
	case !n.opened:
		return v.party(n, nil)
	}
	switch n.level {
	case domain.LevelPublic, domain.LevelGroup:
		return true
	case domain.LevelSubgroup:
		return s.within(v, n.subgroup) || v.party(n, n.named)
	}
	return v.party(n, n.named)
}
