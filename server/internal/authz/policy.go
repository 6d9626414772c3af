package authz

import "swgportal/server/internal/domain"

// Permission names a right. The client asks for it by this word and never knows roles.
type Permission string

// The permissions.
const (
	NeedRead           Permission = "need:read"
	NeedCreate         Permission = "need:create"
	NeedEdit           Permission = "need:edit"
	NeedDelete         Permission = "need:delete"
	NeedSubmit         Permission = "need:submit"
	NeedReturn         Permission = "need:return"
	NeedOpen           Permission = "need:open"
	NeedClose          Permission = "need:close"
	NeedReopen         Permission = "need:reopen"
	NeedConfirm        Permission = "need:confirm"
	NeedRelevel        Permission = "need:relevel"
	NeedPublish        Permission = "need:publish"
	NeedAttach         Permission = "need:attach"
	NeedAllow          Permission = "need:overcover"
	PledgeRead         Permission = "pledge:read"
	PledgeCreate       Permission = "pledge:create"
	PledgeEdit         Permission = "pledge:edit"
	PledgeAnnounce     Permission = "pledge:announce"
	PledgeRelevel      Permission = "pledge:relevel"
	PledgeCommit       Permission = "pledge:commit"
	PledgeClose        Permission = "pledge:close"
	PledgeWithdraw     Permission = "pledge:withdraw"
	PledgeAttach       Permission = "pledge:attach"
	AllocationHold     Permission = "allocation:hold"
	AllocationRelease  Permission = "allocation:release"
	AllocationConfirm  Permission = "allocation:confirm"
	CoverageRead       Permission = "coverage:read"
	TransactionRecord  Permission = "transaction:record"
	TransactionConfirm Permission = "transaction:confirm"
	ProjectRead        Permission = "project:read"
	ProjectCreate      Permission = "project:create"
	ProjectEdit        Permission = "project:edit"
	ProjectDelete      Permission = "project:delete"
	ProjectAnnounce    Permission = "project:announce"
	ProjectRelevel     Permission = "project:relevel"
	ProjectMove        Permission = "project:move"
	ProjectAttach      Permission = "project:attach"
	MeetingRead        Permission = "meeting:read"
	MeetingRun         Permission = "meeting:run"
	SuggestionWrite    Permission = "suggestion:write"
	CommentWrite       Permission = "comment:write"
	InterestWrite      Permission = "interest:write"
	OrganisationRead   Permission = "organisation:read"
	OrganisationWrite  Permission = "organisation:write"
	SubgroupRead       Permission = "subgroup:read"
	SubgroupWrite      Permission = "subgroup:write"
	PlaceRead          Permission = "place:read"
	PlaceWrite         Permission = "place:write"
	RateRead           Permission = "rate:read"
	RateWrite          Permission = "rate:write"
	UserRead           Permission = "user:read"
	UserWrite          Permission = "user:write"
	AuditRead          Permission = "audit:read"
)

// Where says on which of the records that a person sees a right holds.
type Where int

// The reaches of a right.
const (
	Seen        Where = iota + 1 // every record the person sees
	OwnAgency                    // records whose owner is the seat's organisation, an agency or a partner
	OwnSubgroup                  // records of the seat's subgroup
)

// Rule gives one permission to one role.
type Rule struct {
	Permission Permission
	Role       domain.Role
	Where      Where
}

// Policy is every right there is. What is not in this table nobody may do. docs/rights.md is made from it, and the
// rights matrix plays each of its cells, and each empty one, over HTTP.
func Policy() []Rule {
	return []Rule{
		{NeedRead, domain.RoleSecretariat, Seen},
		{NeedRead, domain.RoleChair, Seen},
		{NeedRead, domain.RoleDrafter, Seen},
		{NeedRead, domain.RoleApprover, Seen},
		{NeedRead, domain.RolePartner, Seen},
		{NeedRead, domain.RoleObserver, Seen},
		{NeedRead, domain.RoleAuditor, Seen},

		{NeedCreate, domain.RoleDrafter, OwnAgency},
		{NeedCreate, domain.RoleApprover, OwnAgency},
		{NeedEdit, domain.RoleDrafter, OwnAgency},
		{NeedEdit, domain.RoleApprover, OwnAgency},
		{NeedDelete, domain.RoleDrafter, OwnAgency},
		{NeedDelete, domain.RoleApprover, OwnAgency},
		{NeedSubmit, domain.RoleDrafter, OwnAgency},
		{NeedSubmit, domain.RoleApprover, OwnAgency},
		{NeedConfirm, domain.RoleDrafter, OwnAgency},
		{NeedConfirm, domain.RoleApprover, OwnAgency},
		{NeedClose, domain.RoleDrafter, OwnAgency},
		{NeedClose, domain.RoleApprover, OwnAgency},

		{NeedReturn, domain.RoleChair, OwnSubgroup},
		{NeedOpen, domain.RoleChair, OwnSubgroup},
		{NeedClose, domain.RoleChair, OwnSubgroup},
		{NeedReopen, domain.RoleChair, OwnSubgroup},
		{NeedRelevel, domain.RoleChair, OwnSubgroup},

		{NeedPublish, domain.RoleDrafter, OwnAgency},
		{NeedPublish, domain.RoleApprover, OwnAgency},
		{NeedPublish, domain.RoleChair, OwnSubgroup},
		{NeedPublish, domain.RoleSecretariat, Seen},
		{NeedAttach, domain.RoleDrafter, OwnAgency},
		{NeedAttach, domain.RoleApprover, OwnAgency},

		{NeedAllow, domain.RoleChair, OwnSubgroup},

		{PledgeRead, domain.RoleSecretariat, Seen},
		{PledgeRead, domain.RoleChair, Seen},
		{PledgeRead, domain.RoleDrafter, Seen},
		{PledgeRead, domain.RoleApprover, Seen},
		{PledgeRead, domain.RolePartner, Seen},
		{PledgeRead, domain.RoleObserver, Seen},
		{PledgeRead, domain.RoleAuditor, Seen},
		{CoverageRead, domain.RoleSecretariat, Seen},
		{CoverageRead, domain.RoleChair, Seen},
		{CoverageRead, domain.RoleDrafter, Seen},
		{CoverageRead, domain.RoleApprover, Seen},
		{CoverageRead, domain.RolePartner, Seen},
		{CoverageRead, domain.RoleObserver, Seen},
		{CoverageRead, domain.RoleAuditor, Seen},
		{PledgeCreate, domain.RolePartner, OwnAgency},
		{PledgeEdit, domain.RolePartner, OwnAgency},
		{PledgeAnnounce, domain.RolePartner, OwnAgency},
		{PledgeRelevel, domain.RolePartner, OwnAgency},
		{PledgeCommit, domain.RolePartner, OwnAgency},
		{PledgeClose, domain.RolePartner, OwnAgency},
		{PledgeWithdraw, domain.RolePartner, OwnAgency},
		{PledgeAttach, domain.RolePartner, OwnAgency},
		{AllocationHold, domain.RolePartner, OwnAgency},
		{AllocationRelease, domain.RolePartner, OwnAgency},
		{AllocationConfirm, domain.RoleDrafter, OwnAgency},
		{AllocationConfirm, domain.RoleApprover, OwnAgency},
		{AllocationConfirm, domain.RoleChair, OwnSubgroup},
		{TransactionRecord, domain.RolePartner, OwnAgency},
		{TransactionConfirm, domain.RoleDrafter, OwnAgency},
		{TransactionConfirm, domain.RoleApprover, OwnAgency},

		{ProjectRead, domain.RoleSecretariat, Seen},
		{ProjectRead, domain.RoleChair, Seen},
		{ProjectRead, domain.RoleDrafter, Seen},
		{ProjectRead, domain.RoleApprover, Seen},
		{ProjectRead, domain.RolePartner, Seen},
		{ProjectRead, domain.RoleObserver, Seen},
		{ProjectRead, domain.RoleAuditor, Seen},
		{ProjectCreate, domain.RolePartner, OwnAgency},
		{ProjectEdit, domain.RolePartner, OwnAgency},
		{ProjectDelete, domain.RolePartner, OwnAgency},
		{ProjectAnnounce, domain.RolePartner, OwnAgency},
		{ProjectRelevel, domain.RolePartner, OwnAgency},
		{ProjectMove, domain.RolePartner, OwnAgency},
		{ProjectAttach, domain.RolePartner, OwnAgency},
		{MeetingRead, domain.RoleSecretariat, Seen},
		{MeetingRead, domain.RoleChair, Seen},
		{MeetingRead, domain.RoleDrafter, Seen},
		{MeetingRead, domain.RoleApprover, Seen},
		{MeetingRead, domain.RolePartner, Seen},
		{MeetingRead, domain.RoleObserver, Seen},
		{MeetingRead, domain.RoleAuditor, Seen},
		{MeetingRun, domain.RoleSecretariat, Seen},
		{MeetingRun, domain.RoleChair, OwnSubgroup},
		{SuggestionWrite, domain.RoleDrafter, OwnAgency},
		{SuggestionWrite, domain.RoleApprover, OwnAgency},
		{SuggestionWrite, domain.RolePartner, OwnAgency},

		{CommentWrite, domain.RoleSecretariat, Seen},
		{CommentWrite, domain.RoleChair, Seen},
		{CommentWrite, domain.RoleDrafter, Seen},
		{CommentWrite, domain.RoleApprover, Seen},
		{CommentWrite, domain.RolePartner, Seen},
		{InterestWrite, domain.RolePartner, OwnAgency},

		{OrganisationRead, domain.RoleSecretariat, Seen},
		{OrganisationRead, domain.RoleChair, Seen},
		{OrganisationRead, domain.RoleDrafter, Seen},
		{OrganisationRead, domain.RoleApprover, Seen},
		{OrganisationRead, domain.RolePartner, Seen},
		{OrganisationRead, domain.RoleObserver, Seen},
		{OrganisationRead, domain.RoleAuditor, Seen},
		{OrganisationRead, domain.RoleAdmin, Seen},
		{OrganisationWrite, domain.RoleSecretariat, Seen},

		{SubgroupRead, domain.RoleSecretariat, Seen},
		{SubgroupRead, domain.RoleChair, Seen},
		{SubgroupRead, domain.RoleDrafter, Seen},
		{SubgroupRead, domain.RoleApprover, Seen},
		{SubgroupRead, domain.RolePartner, Seen},
		{SubgroupRead, domain.RoleObserver, Seen},
		{SubgroupRead, domain.RoleAuditor, Seen},
		{SubgroupRead, domain.RoleAdmin, Seen},
		{SubgroupWrite, domain.RoleSecretariat, Seen},
		{PlaceRead, domain.RoleSecretariat, Seen},
		{PlaceRead, domain.RoleChair, Seen},
		{PlaceRead, domain.RoleDrafter, Seen},
		{PlaceRead, domain.RoleApprover, Seen},
		{PlaceRead, domain.RolePartner, Seen},
		{PlaceRead, domain.RoleObserver, Seen},
		{PlaceRead, domain.RoleAuditor, Seen},
		{PlaceRead, domain.RoleAdmin, Seen},
		{PlaceWrite, domain.RoleSecretariat, Seen},

		{RateRead, domain.RoleSecretariat, Seen},
		{RateRead, domain.RoleChair, Seen},
		{RateRead, domain.RoleDrafter, Seen},
		{RateRead, domain.RoleApprover, Seen},
		{RateRead, domain.RolePartner, Seen},
		{RateRead, domain.RoleObserver, Seen},
		{RateRead, domain.RoleAuditor, Seen},
		{RateRead, domain.RoleAdmin, Seen},
		{RateWrite, domain.RoleSecretariat, Seen},

		{UserRead, domain.RoleSecretariat, Seen},
		{UserRead, domain.RoleAdmin, Seen},
		{UserWrite, domain.RoleSecretariat, Seen},
		{UserWrite, domain.RoleAdmin, Seen},

		{AuditRead, domain.RoleAuditor, Seen},
		{AuditRead, domain.RoleAdmin, Seen},
	}
}

// Permissions lists every permission, in the order of the OpenAPI document.
func Permissions() []Permission {
	return []Permission{
		NeedRead, NeedCreate, NeedEdit, NeedDelete, NeedSubmit, NeedReturn, NeedOpen, NeedClose, NeedReopen, NeedConfirm,
		NeedRelevel, NeedPublish, NeedAttach, NeedAllow,
		PledgeRead, PledgeCreate, PledgeEdit, PledgeAnnounce, PledgeRelevel, PledgeCommit, PledgeClose, PledgeWithdraw, PledgeAttach,
		AllocationHold, AllocationRelease, AllocationConfirm, TransactionRecord, TransactionConfirm, CoverageRead,
		ProjectRead, ProjectCreate, ProjectEdit, ProjectDelete, ProjectAnnounce, ProjectRelevel, ProjectMove, ProjectAttach,
		MeetingRead, MeetingRun, SuggestionWrite, CommentWrite, InterestWrite,
		OrganisationRead, OrganisationWrite, SubgroupRead, SubgroupWrite, PlaceRead, PlaceWrite, RateRead, RateWrite,
		UserRead, UserWrite, AuditRead,
	}
}
