package store

import "swgportal/server/internal/domain"

// Imports keeps the files that people bring. Each is its bringer's alone: package app asks for them by their bringer.
var Imports = NewKind(Spec{
	Kind:    "import",
	Fields:  []Field{{"by", String}, {"at", Time}},
	Indexes: []Index{{Fields: []string{"by", "at"}}, {Fields: []string{"at"}}},
}, func(i *domain.Import) string { return i.ID }, func(i *domain.Import) Derived {
	return Derived{Fields: Fields{"by": Str(i.By), "at": At(i.At)}}
})

// ImportParts keeps their rows. Its id is the import's with the part's number; it is read only through its import.
var ImportParts = NewKind(Spec{
	Kind: "import_part", Fields: []Field{{"at", Time}}, Indexes: []Index{{Fields: []string{"at"}}},
}, func(p *domain.ImportPart) string { return p.ID }, func(p *domain.ImportPart) Derived {
	return Derived{Fields: Fields{"at": At(p.At)}}
})

// ImportMarks keeps which records came of rows that have no id, so that the same file again adds nothing.
var ImportMarks = NewKind(Spec{Kind: "import_mark"},
	func(m *domain.ImportMark) string { return m.ID }, func(*domain.ImportMark) Derived { return Derived{} })
