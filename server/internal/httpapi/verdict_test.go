package httpapi

import (
	"net/http"
	"slices"

	"swgportal/server/internal/domain"
)

// The second half of the rules of PRODUCT.md: what a need's state allows, and the status of each answer.

// legal says whether a need's state allows what a permission is for.
func legal(permission string, n *subject) bool {
	in := func(states ...domain.NeedState) bool { return slices.Contains(states, n.state) }
	outside := n.level == domain.LevelOutside // no field but number, subgroup, owner and contact may be filled
	switch permission {
	case "need:edit":
		return in(domain.NeedDraft, domain.NeedReturned, domain.NeedOpen)
	case "need:attach":
		return in(domain.NeedDraft, domain.NeedReturned, domain.NeedOpen) && !outside
	case "need:delete":
		return in(domain.NeedDraft)
	case "need:submit":
		return in(domain.NeedDraft, domain.NeedReturned)
	case "need:return":
		return in(domain.NeedSubmitted) && !outside
	case "need:open":
		return in(domain.NeedSubmitted)
	case "need:close":
		return !in(domain.NeedClosed)
	case "need:reopen":
		return in(domain.NeedClosed) && n.submitted
	case "need:confirm":
		return in(domain.NeedOpen)
	case "need:overcover":
		return in(domain.NeedOpen) && !outside
	case "need:relevel":
		return in(domain.NeedOpen) && !outside
	case "need:publish":
		return in(domain.NeedOpen) && !outside && n.level != domain.LevelPublic
	case "comment:write":
		return !outside
	case "interest:write":
		return in(domain.NeedOpen) && !outside
	}
	return true
}

// second says whether somebody may say the second word of an act that takes two. Nobody who looks has said the first.
func (v viewer) second(permission string, n *subject) bool {
	switch {
	case permission == "need:submit" && n.proposed:
		return slices.ContainsFunc(v.seats, func(c chair) bool { return c.role == domain.RoleApprover && c.org == n.agency })
	case permission == "need:publish" && n.release == domain.SideOwner:
		return v.chairs(n.subgroup) || slices.ContainsFunc(v.seats, func(c chair) bool { return c.role == domain.RoleSecretariat })
	case permission == "need:publish" && n.release == domain.SideGroup:
		return slices.ContainsFunc(v.seats, func(c chair) bool {
			return (c.role == domain.RoleDrafter || c.role == domain.RoleApprover) && c.org == n.agency
		})
	}
	return true
}

// known says what the caller knew of the version.
type known int

const (
	rightVersion known = iota
	noVersion
	wrongVersion
)

// verdict is the status that an operation on a need must answer with; n is nil for one that is not there.
func (s *stage) verdict(v viewer, o operation, n *subject, k known) int {
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case !v.may(o.Permission):
		return http.StatusForbidden
	case n == nil || !s.sees(v, n):
		return http.StatusNotFound
	}
	if status, ok := s.verdictOnHanging(v, o, n); ok {
		return status
	}
	switch {
	case !v.mayOn(o.Permission, n.agency, n.subgroup):
		return http.StatusForbidden
	case o.Method == http.MethodGet:
		return http.StatusOK
	case k == noVersion:
		return http.StatusPreconditionRequired
	case k == wrongVersion:
		return http.StatusPreconditionFailed
	case !legal(o.Permission, n) || !v.second(o.Permission, n):
		return http.StatusConflict
	case o.Method == http.MethodDelete:
		return http.StatusNoContent
	}
	return http.StatusOK
}

// verdictOnHanging is verdict for what hangs on a need that somebody sees; these ask for no version.
func (s *stage) verdictOnHanging(v viewer, o operation, n *subject) (status int, ok bool) {
	const undone = http.StatusNotFound // made, and undone by the rehearsal: it is not there to be shown
	switch o.ID {
	case "lookAtNeed":
		return http.StatusNoContent, true
	case "getAttachment", "removeAttachment":
		switch {
		case n.file == "":
			return http.StatusNotFound, true
		case o.Method == http.MethodGet:
			return http.StatusOK, true
		case !v.mayOn(o.Permission, n.agency, n.subgroup):
			return http.StatusForbidden, true
		case !legal(o.Permission, n):
			return http.StatusConflict, true
		}
		return http.StatusNoContent, true
	case "addAttachment":
		switch {
		case !v.mayOn(o.Permission, n.agency, n.subgroup):
			return http.StatusForbidden, true
		case !legal(o.Permission, n):
			return http.StatusConflict, true
		}
		return undone, true
	case "addComment":
		if !legal(o.Permission, n) {
			return http.StatusConflict, true
		}
		return undone, true
	case "withdrawComment": // the one of the parties, which somebody else wrote
		if n.word == "" || !v.party(n, n.named) {
			return http.StatusNotFound, true
		}
		return http.StatusForbidden, true
	case "setInterest", "dropInterest": // the named partner's
		switch {
		case !v.mayOn(o.Permission, s.Orgs["NL-EMB"], ""):
			return http.StatusUnprocessableEntity, true
		case o.Method == http.MethodDelete:
			return http.StatusNoContent, true
		case !legal(o.Permission, n):
			return http.StatusConflict, true
		}
		return http.StatusOK, true
	}
	return 0, false
}

// changesOfNeeds are the permissions that a need's "may" names.
func changesOfNeeds() []string {
	return []string{
		"need:edit", "need:delete", "need:submit", "need:return", "need:open", "need:close", "need:reopen", "need:confirm", "need:relevel",
		"need:publish", "need:attach", "need:overcover",
	}
}
