package store

import (
	"slices"
	"strings"

	"swgportal/server/internal/domain"
)

// Organisations keeps organisations. Every member reads them.
var Organisations = NewKind(Spec{
	Kind:       "organisation",
	Fields:     []Field{{"kind", String}, {"sortName", String}, {"active", Bool}, {"iatiId", String}},
	Indexes:    []Index{{Fields: []string{"sortName"}}, {Fields: []string{"kind", "sortName"}}, {Fields: []string{"iatiId"}, Unique: true}},
	Searchable: true,
}, func(o *domain.Organisation) string { return o.Meta.ID }, func(o *domain.Organisation) Derived {
	name := o.Acronym.In(domain.EN)
	if name == "" {
		name = o.Name.In(domain.EN)
	}
	return Derived{
		Fields: Fields{
			"kind": Str(string(o.Kind)), "sortName": Str(strings.ToLower(name)), "active": Flag(o.Active), "iatiId": StrOrNull(o.IATIID),
		},
		Tokens: Tokens(o.Name.UK, o.Name.EN, o.Acronym.UK, o.Acronym.EN),
	}
})

// Subgroups keeps the plenary and the subgroups, by their codes.
var Subgroups = NewKind(Spec{
	Kind:    "subgroup",
	Fields:  []Field{{"order", Int}, {"members", Strings}},
	Indexes: []Index{{Fields: []string{"order"}}},
}, func(s *domain.Subgroup) string { return s.Meta.ID }, func(s *domain.Subgroup) Derived {
	ids := make([]string, 0, len(s.Members))
	for _, m := range s.Members {
		ids = append(ids, m.Organisation)
	}
	return Derived{Fields: Fields{"order": Num(s.Order), "members": Set(ids...)}}
})

// Themes keeps themes, by their codes.
var Themes = NewKind(Spec{
	Kind:    "theme",
	Fields:  []Field{{"subgroup", String}},
	Indexes: []Index{{Fields: []string{"subgroup"}}},
}, func(t *domain.Theme) string { return t.Meta.ID }, func(t *domain.Theme) Derived {
	return Derived{Fields: Fields{"subgroup": Str(t.Subgroup)}}
})

// Places keeps administrative units, by their KATOTTG codes. prefix is the part of the code up to the unit's level; inForce
// is false for those that the codifier no longer holds.
var Places = NewKind(Spec{
	Kind:       "place",
	Fields:     []Field{{"order", Int}, {"level", String}, {"parent", String}, {"prefix", String}, {"inForce", Bool}},
	Indexes:    []Index{{Fields: []string{"order"}}, {Fields: []string{"level", "order"}}, {Fields: []string{"parent", "order"}}, {Fields: []string{"prefix"}, Unique: true}},
	Searchable: true,
}, func(p *domain.Place) string { return p.Meta.ID }, func(p *domain.Place) Derived {
	return Derived{
		Fields: Fields{
			"order": Num(p.Order), "level": Str(string(p.Level)), "parent": StrOrNull(p.Parent), "prefix": Str(domain.SmallestPrefix(p.Meta.ID)),
			"inForce": Flag(p.EndedOn == ""),
		},
		Tokens: Tokens(append(slices.Clone(p.Aliases), p.Name.UK, p.Name.EN, p.ShortName.UK, p.ShortName.EN)...),
	}
})
