package authz

import (
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Actor is a signed-in person with the seats held today. The zero Actor is nobody: it may do nothing and sees
// nothing.
type Actor struct {
	User  domain.User
	Seats []domain.Seat
	// Memberships are the subgroups that an organisation belongs to today, by the organisation's id.
	Memberships map[string][]string
	// Policy is the table that decides; nil: the portal's own, Policy(). Only tests give another, with a cell flipped.
	Policy []Rule
}

// Facts are what the policy asks of a record.
type Facts struct {
	Owner    string   // an organisation's id
	Subgroup string   // a subgroup's code
	Named    []string // organisations named on it
}

// May says whether the person may do this somewhere. Where it is false the answer is Forbidden before any record
// is looked at, which tells nothing about records.
func (a Actor) May(p Permission) bool {
	return a.holds(p, func(Where, domain.Seat) bool { return true })
}

// MayOn says whether the person may do this to a record, given that the person sees it.
func (a Actor) MayOn(p Permission, f Facts) bool {
	return a.holds(p, func(w Where, s domain.Seat) bool {
		switch w {
		case Seen:
			return true
		case OwnAgency:
			return s.Organisation != "" && s.Organisation == f.Owner
		case OwnSubgroup:
			return s.Subgroup != "" && s.Subgroup == f.Subgroup
		}
		return false
	})
}

func (a Actor) holds(p Permission, fits func(Where, domain.Seat) bool) bool {
	table := a.Policy
	if table == nil {
		table = Policy()
	}
	for _, rule := range table {
		if rule.Permission != p {
			continue
		}
		for _, seat := range a.Seats {
			if seat.Role == rule.Role && fits(rule.Where, seat) {
				return true
			}
		}
	}
	return false
}

// Permissions lists what the person may do somewhere.
func (a Actor) Permissions() []Permission {
	out := []Permission{}
	for _, p := range Permissions() {
		if a.May(p) {
			out = append(out, p)
		}
	}
	return out
}

// PartyTo says whether the person is among the parties of a record: what store.Parties says, for a record at hand.
func (a Actor) PartyTo(f Facts) bool {
	return slices.ContainsFunc(a.Seats, func(s domain.Seat) bool {
		switch s.Role {
		case domain.RoleSecretariat, domain.RoleAuditor:
			return true
		case domain.RoleChair:
			return s.Subgroup == f.Subgroup
		case domain.RoleDrafter, domain.RoleApprover, domain.RolePartner:
			return s.Organisation == f.Owner || slices.Contains(f.Named, s.Organisation)
		}
		return false
	})
}

// Scope says which records the person sees, from the seats and memberships held today.
func (a Actor) Scope() store.Scope {
	var r store.Reach
	for _, s := range a.Seats {
		if s.Role == domain.RoleAdmin {
			continue // accounts and settings, no record's content
		}
		r.Member = true
		r.Subgroups = append(r.Subgroups, a.Memberships[s.Organisation]...)
		switch s.Role {
		case domain.RoleSecretariat, domain.RoleAuditor:
			r.All = true
		case domain.RoleChair:
			r.Chairs = append(r.Chairs, s.Subgroup)
			r.Subgroups = append(r.Subgroups, s.Subgroup)
		case domain.RoleDrafter, domain.RoleApprover, domain.RolePartner:
			r.Orgs = append(r.Orgs, s.Organisation)
		case domain.RoleObserver:
			if s.Subgroup != "" {
				r.Subgroups = append(r.Subgroups, s.Subgroup)
			}
		}
	}
	for _, list := range []*[]string{&r.Orgs, &r.Subgroups, &r.Chairs} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return store.ScopeOf(r)
}
