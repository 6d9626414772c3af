package store

import (
	"time"

	"swgportal/server/internal/domain"
)

// shownFields declares who sees a record that hangs on another.
func shownFields() []Field {
	return []Field{{"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings}, {"chairs", Strings}}
}

func shownVisibility() *Visibility {
	return &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties", Chairs: "chairs"}
}

// show adds the values of shownFields.
func show(f Fields, s domain.Shown) Fields {
	f["audience"], f["subgroup"], f["owner"], f["parties"] = Str(s.Audience), StrOrNull(s.Subgroup), Str(s.Owner), Set(s.Parties...)
	f["chairs"] = Set(s.Chairs...)
	return f
}

// Comments keeps the threads of records.
var Comments = NewKind(Spec{
	Kind:       "comment",
	Fields:     append(shownFields(), Field{"kind", String}, Field{"record", String}, Field{"createdAt", Time}, Field{"mentions", Strings}),
	Indexes:    []Index{{Fields: []string{"record", "createdAt"}}, {Fields: []string{"createdAt"}}},
	Visibility: shownVisibility(),
	Searchable: true,
}, func(c *domain.Comment) string { return c.Meta.ID }, func(c *domain.Comment) Derived {
	return Derived{Tokens: Tokens(c.Text), Fields: show(Fields{
		"kind": Str(c.Kind), "record": Str(c.Record), "createdAt": At(c.Meta.CreatedAt), "mentions": Set(c.Mentions...),
	}, c.Shown)}
})

// Interests keeps which partner looks at which need.
var Interests = NewKind(Spec{
	Kind:       "interest",
	Fields:     append(shownFields(), Field{"need", String}, Field{"organisation", String}, Field{"createdAt", Time}),
	Indexes:    []Index{{Fields: []string{"need", "organisation"}, Unique: true}, {Fields: []string{"need", "createdAt"}}, {Fields: []string{"organisation", "createdAt"}}},
	Visibility: shownVisibility(),
}, func(i *domain.Interest) string { return i.Meta.ID }, func(i *domain.Interest) Derived {
	return Derived{Fields: show(Fields{
		"need": Str(i.Need), "organisation": Str(i.Organisation), "createdAt": At(i.Meta.CreatedAt),
	}, i.Shown)}
})

// Look remembers when a person last looked at a record. Its id is a hash of the two. It is nobody's but that person's.
type Look struct {
	ID     string    `json:"id"`
	User   string    `json:"user"`
	Record string    `json:"record"`
	At     time.Time `json:"at"`
}

// Looks keeps them.
var Looks = NewKind(Spec{
	Kind:    "look",
	Fields:  []Field{{"user", String}, {"record", String}, {"at", Time}},
	Indexes: []Index{{Fields: []string{"user", "record"}}, {Fields: []string{"record"}}},
}, func(l *Look) string { return l.ID }, func(l *Look) Derived {
	return Derived{Fields: Fields{"user": Str(l.User), "record": Str(l.Record), "at": At(l.At)}}
})
