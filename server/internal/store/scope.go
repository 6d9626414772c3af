package store

import (
	"errors"
	"slices"

	"swgportal/server/internal/domain"
)

// Audience says who sees a record. The values of Level that a person chooses are the first four and
// HeldOutside; the last two are where a record stands before anybody chose.
type Audience string

// The audiences, widest first. Each includes the narrower ones.
const (
	AudiencePublic   Audience = "public"
	AudienceGroup    Audience = "group"
	AudienceSubgroup Audience = "subgroup"
	AudienceParties  Audience = "parties"
	AudienceOutside  Audience = "held_outside"
	AudienceOwner    Audience = "owner"   // its owner, and those who see everything: a need's draft
	AudiencePrivate  Audience = "private" // its owner alone: a pledge being explored
)

type scopeKind int

const (
	scopeNone   scopeKind = iota // the zero value: refused
	scopePerson                  // by memberships
	scopeAll                     // everything but private records of others
	scopeSystem                  // the portal itself: everything
	scopeShared                  // what each of many readers sees
)

// Scope says who looks. Every read takes one; its zero value is refused, so that a forgotten scope is an error
// and never an open door.
type Scope struct {
	kind      scopeKind
	member    bool
	orgs      []string
	subgroups []string
	chairs    []string
	readers   Readers
}

// ErrNoScope is the answer to the zero Scope.
var ErrNoScope = errors.New("store: read without a scope")

// System is the portal's own scope, for jobs, audits, guards and migrations: never for what a person is shown.
func System() Scope { return Scope{kind: scopeSystem} }

// Reach is what a person's seats add up to.
type Reach struct {
	All       bool     // secretariat, auditor
	Member    bool     // sits in the group at all
	Orgs      []string // organisations the person acts for: the owner's and the parties' audience
	Subgroups []string // subgroups the person is a member of
	Chairs    []string // subgroups the person chairs
}

// ScopeOf makes the scope of a person. A person without any reach sees no protected record.
func ScopeOf(r Reach) Scope {
	s := Scope{kind: scopePerson, member: r.Member, orgs: slices.Clone(r.Orgs), subgroups: slices.Clone(r.Subgroups), chairs: slices.Clone(r.Chairs)}
	if r.All {
		s.kind = scopeAll
	}
	return s
}

// Visible turns a scope into the condition under which a record of this kind is seen. It is the one place that
// decides it; engines add it to every read. For kinds without Visibility it is nil: all.
func Visible(spec *Spec, s Scope) (Filter, error) {
	if s.kind == scopeNone {
		return nil, ErrNoScope
	}
	if spec.Visibility == nil || s.kind == scopeSystem {
		return nil, nil
	}
	seen := s.sees(spec.Visibility)
	for v := spec.Visibility.Also; v != nil; v = v.Also {
		seen = And{seen, Or{Not{Exists{v.Audience}}, s.sees(v)}}
	}
	return seen, nil
}

// sees is the condition under which the scope sees one end.
func (s Scope) sees(v *Visibility) Filter {
	if s.kind == scopeShared {
		return s.readers.share(v)
	}
	var own []Filter // conditions of those who own a record
	if len(s.orgs) > 0 {
		own = append(own, In{Field: v.Owner, Values: strs(s.orgs)})
	}
	if s.kind == scopeAll {
		return Or(append(own, Not{Eq{Field: v.Audience, Value: Str(string(AudiencePrivate))}}))
	}
	or := Or(own)
	if s.member {
		or = append(or, In{Field: v.Audience, Values: []Value{Str(string(AudiencePublic)), Str(string(AudienceGroup))}})
	}
	if len(s.subgroups) > 0 {
		or = append(or, And{
			Eq{Field: v.Audience, Value: Str(string(AudienceSubgroup))},
			In{Field: v.Subgroup, Values: strs(s.subgroups)},
		})
	}
	named := Or{}
	if len(s.orgs) > 0 && v.Parties != "" {
		named = append(named, Has{Field: v.Parties, Values: s.orgs})
	}
	if len(s.chairs) > 0 {
		named = append(named, In{Field: v.Subgroup, Values: strs(s.chairs)})
		if v.Chairs != "" {
			named = append(named, Has{Field: v.Chairs, Values: s.chairs})
		}
	}
	if len(named) > 0 {
		or = append(or, And{
			In{Field: v.Audience, Values: []Value{Str(string(AudienceSubgroup)), Str(string(AudienceParties)), Str(string(AudienceOutside))}},
			named,
		})
	}
	return or
}

// Readers are those who read something at a level: the members of a subgroup, or with LevelParties its co-chairs and the
// organisations that are named.
type Readers struct {
	Level    domain.Level
	Subgroup string
	Named    []string
}

// SharedBy is the scope of what each of the readers sees: what stands above their level is outside it. It is for what the
// portal itself writes to all of them at once.
func SharedBy(r Readers) Scope { return Scope{kind: scopeShared, readers: r} }

// share is the condition under which each of the readers sees one end.
func (r Readers) share(v *Visibility) Filter {
	or := Or{In{Field: v.Audience, Values: []Value{Str(string(AudiencePublic)), Str(string(AudienceGroup))}}}
	ofSubgroup := Eq{Field: v.Subgroup, Value: Str(r.Subgroup)}
	switch r.Level {
	case domain.LevelSubgroup:
		or = append(or, And{Eq{Field: v.Audience, Value: Str(string(AudienceSubgroup))}, ofSubgroup})
	case domain.LevelParties:
		and := And{In{Field: v.Audience, Values: []Value{Str(string(AudienceSubgroup)), Str(string(AudienceParties))}}, ofSubgroup}
		for _, org := range r.Named { // a named organisation need not belong to the subgroup
			named := Or{Eq{Field: v.Owner, Value: Str(org)}}
			if v.Parties != "" {
				named = append(named, Has{Field: v.Parties, Values: []string{org}})
			}
			and = append(and, named)
		}
		or = append(or, and)
	}
	return or
}

// Parties is the condition under which a scope is among the parties of a record: its owner, an organisation named on it,
// a co-chair of its subgroup, or somebody who sees everything. They see what others are shown only roughly, such as
// the place below its oblast. For kinds without Visibility it is nil: all.
func Parties(spec *Spec, s Scope) Filter {
	if spec.Visibility == nil || s.kind == scopeSystem || s.kind == scopeAll {
		return nil
	}
	v := spec.Visibility
	or := Or{}
	if len(s.orgs) > 0 {
		or = append(or, In{Field: v.Owner, Values: strs(s.orgs)})
		if v.Parties != "" {
			or = append(or, Has{Field: v.Parties, Values: s.orgs})
		}
	}
	if len(s.chairs) > 0 {
		or = append(or, In{Field: v.Subgroup, Values: strs(s.chairs)})
	}
	return or
}

func strs(list []string) []Value {
	out := make([]Value, len(list))
	for i, s := range list {
		out[i] = Str(s)
	}
	return out
}
