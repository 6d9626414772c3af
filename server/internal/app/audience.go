package app

import (
	"slices"
	"strings"

	"swgportal/server/internal/store"
)

// eventAudience decides who sees an event. A change of the record's standing alone (its state, number, level and
// their moments) is for whoever sees the record after it. Any other change quotes what was written while the record
// had its earlier audience, so it is for the narrower of the two: opening a record does not open its past.
func eventAudience(spec *store.Spec, before, after store.Record, changes []store.Change) audience {
	if spec.Visibility == nil {
		return audience{level: plainAudience(spec)}
	}
	b, a := audienceOf(spec, before), audienceOf(spec, after)
	if spec == store.Meetings.Spec { // others read what was circulated, never how it was prepared
		a.level, a.parties = store.AudienceParties, []string{}
		return a
	}
	switch {
	case len(before.Body) == 0:
		return a
	case len(after.Body) == 0:
		return b
	case rank(b.level) > rank(a.level) && !standing(changes):
		return b
	}
	return a
}

// plainAudience is for kinds that every member may read, and for accounts, whose events are for those who may read
// the whole log.
func plainAudience(spec *store.Spec) store.Audience {
	if spec == store.Users.Spec || spec == store.Seats.Spec {
		return store.AudienceOwner
	}
	return store.AudienceGroup
}

func audienceOf(spec *store.Spec, r store.Record) audience {
	v := spec.Visibility
	a := audienceOfEnd(v, r)
	for v = v.Also; v != nil; v = v.Also { // a link is as sensitive as its more sensitive end
		if other := audienceOfEnd(v, r); other.level != "" && rank(other.level) > rank(a.level) {
			a = other
		}
	}
	return a
}

func audienceOfEnd(v *store.Visibility, r store.Record) audience {
	parties := r.Fields[v.Parties].List()
	if parties == nil {
		parties = []string{}
	}
	return audience{
		level:    store.Audience(r.Fields[v.Audience].Text()),
		subgroup: r.Fields[v.Subgroup].Text(), owner: r.Fields[v.Owner].Text(), parties: parties,
	}
}

// rank orders audiences, the widest lowest.
func rank(a store.Audience) int {
	return slices.Index([]store.Audience{
		store.AudiencePublic, store.AudienceGroup, store.AudienceSubgroup, store.AudienceParties, store.AudienceOutside,
		store.AudienceOwner, store.AudiencePrivate,
	}, a)
}

// standing says whether only the record's standing changed, none of its content.
func standing(changes []store.Change) bool {
	for _, c := range changes {
		switch c.Path {
		case "/state", "/number", "/level", "/submittedAt", "/openedAt", "/content/validUntil", "/shared", "/announcedOn", "/committedOn":
			continue
		}
		if !strings.HasPrefix(c.Path, "/closing/") && !strings.HasPrefix(c.Path, "/proposed/") && !strings.HasPrefix(c.Path, "/release/") {
			return false
		}
	}
	return true
}
