package domain

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Role is what a seat lets a person be.
type Role string

// The roles. Which may do what is the business of package authz.
const (
	RoleSecretariat Role = "secretariat"
	RoleChair       Role = "chair"
	RoleDrafter     Role = "agency_drafter"
	RoleApprover    Role = "agency_approver"
	RolePartner     Role = "partner"
	RoleObserver    Role = "observer"
	RoleAuditor     Role = "auditor"
	RoleAdmin       Role = "admin"
)

// Roles lists all roles.
func Roles() []Role {
	return []Role{RoleSecretariat, RoleChair, RoleDrafter, RoleApprover, RolePartner, RoleObserver, RoleAuditor, RoleAdmin}
}

// User is a person with an account.
type User struct {
	Meta     Meta   `json:"meta"`
	Email    string `json:"email"` // as written; compared by EmailKey
	Name     string `json:"name"`
	Disabled bool   `json:"disabled"`
}

// EmailKey is an address as the portal compares it.
func EmailKey(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// NewUser makes an account. Invalid where the address or the name is none.
func NewUser(id, email, name, by string, at time.Time) (User, error) {
	u := User{Meta: NewMeta(id, by, at)}
	return u, u.write(email, name)
}

// Edit replaces what is known of a person; a disabled one may not sign in.
func (u *User) Edit(email, name string, disabled bool, by string, at time.Time) error {
	if err := u.write(email, name); err != nil {
		return err
	}
	u.Disabled = disabled
	u.Meta = u.Meta.Touched(by, at)
	return nil
}

func (u *User) write(email, name string) error {
	var p Problems
	email, name = strings.TrimSpace(email), strings.TrimSpace(name)
	if !ValidEmail(email) {
		p.Add("/email", FieldEmail)
	}
	switch {
	case name == "":
		p.Add("/name", FieldRequired)
	case hasControl(name, false):
		p.Add("/name", FieldControl)
	}
	u.Email, u.Name = email, name
	return p.Err()
}

// MinPassword is the least number of characters of a password (ASVS 6.2.1 asks for 8, we for 12).
const MinPassword = 12

// CheckPassword refuses a short password and one made of the words everybody would try here first.
func CheckPassword(pointer, password, email string) error {
	if utf8.RuneCountInString(password) < MinPassword {
		return RefuseField(pointer, FieldPasswordShort, "min", "12")
	}
	low := strings.ToLower(password)
	local, _, _ := strings.Cut(strings.ToLower(email), "@")
	rest := low
	for _, word := range []string{"password", "portal", "euam", "mvs", "mia", "swg", "qwerty", "ukraine", "ukraina", "пароль", "портал", "україна", "мвс", "1234567890", "0123456789", "123456", local} {
		if len(word) >= 3 {
			rest = strings.ReplaceAll(rest, word, "")
		}
	}
	if utf8.RuneCountInString(rest) < 6 || distinct(low) < 5 {
		return RefuseField(pointer, FieldPasswordKnown)
	}
	return nil
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// Seat is a role of a person in an organisation or subgroup, from one day to another.
type Seat struct {
	Meta         Meta   `json:"meta"`
	User         string `json:"user"`
	Role         Role   `json:"role"`
	Organisation string `json:"organisation,omitempty"` // of agency and partner seats; an observer may have one
	Subgroup     string `json:"subgroup,omitempty"`     // of chairs; an observer may have one
	From         Date   `json:"from"`
	To           Date   `json:"to,omitempty"` // the last day; empty: open
}

// On says whether the seat is held on the day.
func (s Seat) On(day Date) bool { return s.From <= day && (s.To == "" || day <= s.To) }

// NewSeat makes a seat. Invalid where the role lacks its organisation or subgroup, or has one it must not have.
func NewSeat(id string, s Seat, by string, at time.Time) (Seat, error) {
	var p Problems
	wantOrg := s.Role == RoleDrafter || s.Role == RoleApprover || s.Role == RolePartner
	wantSub := s.Role == RoleChair
	free := s.Role == RoleObserver
	need := func(pointer, value string, want bool) {
		switch {
		case want && value == "":
			p.Add(pointer, FieldRequired)
		case !want && !free && value != "":
			p.Add(pointer, FieldNotAllowed)
		}
	}
	need("/organisation", s.Organisation, wantOrg)
	need("/subgroup", s.Subgroup, wantSub)
	if !s.From.Valid() {
		p.Add("/from", FieldFormat)
	}
	if s.To != "" && (!s.To.Valid() || s.To < s.From) {
		p.Add("/to", FieldDateOrder, "after", string(s.From))
	}
	s.Meta = NewMeta(id, by, at)
	return s, p.Err()
}

// End sets the last day of a seat; it may not be held again afterwards, so that who did what when stays true.
func (s *Seat) End(last Date, by string, at time.Time) error {
	switch {
	case !last.Valid():
		return RefuseField("/to", FieldFormat)
	case s.To != "" && s.To < DateOf(at):
		return Refuse(Conflict, CodeStateForbids)
	case last < s.From:
		return RefuseField("/to", FieldDateOrder, "after", string(s.From))
	}
	s.To = last
	s.Meta = s.Meta.Touched(by, at)
	return nil
}
