package store

import "swgportal/server/internal/domain"

// Attachments keeps what is known of files; their bytes are in Chunks.
var Attachments = NewKind(Spec{
	Kind:       "attachment",
	Fields:     append(shownFields(), Field{"kind", String}, Field{"record", String}, Field{"createdAt", Time}, Field{"size", Int}),
	Indexes:    []Index{{Fields: []string{"record", "createdAt"}}, {Fields: []string{"owner"}}},
	Visibility: shownVisibility(),
	Searchable: true,
}, func(a *domain.Attachment) string { return a.Meta.ID }, func(a *domain.Attachment) Derived {
	return Derived{Tokens: Tokens(a.Name), Fields: show(Fields{
		"kind": Str(a.Kind), "record": Str(a.Record), "createdAt": At(a.Meta.CreatedAt), "size": Num(a.Size),
	}, a.Shown)}
})

// ChunkBytes is how much of a file one Chunk holds: far under what a document of either engine may weigh.
const ChunkBytes = 256 << 10

// Chunk is a part of a file's bytes. Its id is the attachment's with the part's number, from 0. It is read only through
// its attachment, whose scope was held.
type Chunk struct {
	ID   string `json:"id"`
	Data []byte `json:"data"` // base64 in the body
}

// Chunks keeps the bytes of files.
var Chunks = NewKind(Spec{Kind: "chunk"},
	func(c *Chunk) string { return c.ID }, func(*Chunk) Derived { return Derived{} })
