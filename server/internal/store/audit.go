package store

import "time"

// Change is one field before and after, as JSON texts; an empty side was not there.
type Change struct {
	Path   string `json:"path"` // RFC 6901
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Event is one entry of the audit log. It is written once, in the transaction of the change it tells of.
type Event struct {
	ID      string    `json:"id"`
	Kind    string    `json:"kind"`
	Record  string    `json:"record"`
	Seq     int64     `json:"seq"` // within its record, from 1
	Act     string    `json:"act"`
	At      time.Time `json:"at"`
	Person  string    `json:"person"` // a user's id; empty for the portal itself
	Comment string    `json:"comment,omitempty"`
	Changes []Change  `json:"changes"`

	// Who may see the event: the audience of the record when the change was made, see package app. A level that is
	// lowered later does not open what was written under the higher one.
	Audience Audience `json:"audience"`
	Subgroup string   `json:"subgroup,omitempty"`
	Owner    string   `json:"owner,omitempty"`
	Parties  []string `json:"parties"`

	BodyHash string `json:"bodyHash"` // of the record after the change; empty once it is deleted
	Prev     string `json:"prev"`     // hash of the event before it in its record; empty for the first
	Hash     string `json:"hash"`     // SHA-256 of this event's canonical JSON with an empty Hash
}

// Events keeps the audit log.
var Events = NewKind(Spec{
	Kind: "event",
	Fields: []Field{
		{"kind", String}, {"record", String}, {"seq", Int}, {"person", String}, {"at", Time},
		{"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings},
	},
	Indexes: []Index{
		{Fields: []string{"at"}},
		{Fields: []string{"record", "seq"}},
		{Fields: []string{"kind", "record", "seq"}, Unique: true},
		{Fields: []string{"person", "at"}},
		{Fields: []string{"kind", "at"}},
	},
	Visibility: &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties"},
}, func(e *Event) string { return e.ID }, func(e *Event) Derived {
	return Derived{Fields: Fields{
		"kind": Str(e.Kind), "record": Str(e.Record), "seq": Num(e.Seq), "person": StrOrNull(e.Person), "at": At(e.At),
		"audience": Str(string(e.Audience)), "subgroup": StrOrNull(e.Subgroup), "owner": StrOrNull(e.Owner), "parties": Set(e.Parties...),
	}}
})

// Head is the end of a record's chain of events. Its id is kind:record.
type Head struct {
	ID      string `json:"id"`
	Seq     int64  `json:"seq"`
	Hash    string `json:"hash"`
	Deleted bool   `json:"deleted,omitempty"`
}

// Heads keeps the ends of the chains.
var Heads = NewKind(Spec{Kind: "head"},
	func(h *Head) string { return h.ID }, func(*Head) Derived { return Derived{} })

// OutboxRow says that an event waits for its place in the feed and for what follows from it. It is written in the
// transaction of the event, so that neither is ever without the other.
type OutboxRow struct {
	ID    string    `json:"id"`
	Event string    `json:"event"`
	At    time.Time `json:"at"`
}

// Outbox keeps what waits.
var Outbox = NewKind(Spec{
	Kind: "outbox", Fields: []Field{{"at", Time}}, Indexes: []Index{{Fields: []string{"at"}}},
}, func(o *OutboxRow) string { return o.ID }, func(o *OutboxRow) Derived { return Derived{Fields: Fields{"at": At(o.At)}} })

// FeedRow gives an event its place in the one order of the whole portal.
type FeedRow struct {
	ID    string `json:"id"`  // the event's
	Seq   int64  `json:"seq"` // from 1, without gaps
	Event string `json:"event"`
}

// Feed keeps the order of events.
var Feed = NewKind(Spec{
	Kind: "feed", Fields: []Field{{"seq", Int}}, Indexes: []Index{{Fields: []string{"seq"}, Unique: true}},
}, func(f *FeedRow) string { return f.ID }, func(f *FeedRow) Derived { return Derived{Fields: Fields{"seq": Num(f.Seq)}} })
