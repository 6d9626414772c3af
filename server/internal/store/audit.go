package store

import (
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

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

// Events keeps the audit log. Of an event may be asked, beside what it says of itself: about, the need or project that its record is or
// hangs on, where the event says so (adding and removing do); organisation, whose record it is.
var Events = NewKind(Spec{
	Kind: "event",
	Fields: []Field{
		{"kind", String}, {"record", String}, {"seq", Int}, {"act", String}, {"person", String}, {"at", Time}, {"about", String}, {"organisation", String},
		{"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings},
	},
	Indexes: []Index{
		{Fields: []string{"at"}},
		{Fields: []string{"record", "seq"}},
		{Fields: []string{"kind", "record", "seq"}, Unique: true},
		{Fields: []string{"about", "at"}},
		{Fields: []string{"person", "at"}},
		{Fields: []string{"organisation", "at"}},
		{Fields: []string{"kind", "at"}},
		{Fields: []string{"act", "at"}},
	},
	Visibility: &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties"},
	Searchable: true,
}, func(e *Event) string { return e.ID }, func(e *Event) Derived {
	return Derived{Tokens: Tokens(e.words()...), Fields: Fields{
		"kind": Str(e.Kind), "record": Str(e.Record), "seq": Num(e.Seq), "act": Str(e.Act), "person": StrOrNull(e.Person), "at": At(e.At),
		"about": StrOrNull(e.about()), "organisation": StrOrNull(e.organisation()),
		"audience": Str(string(e.Audience)), "subgroup": StrOrNull(e.Subgroup), "owner": StrOrNull(e.Owner), "parties": Set(e.Parties...),
	}}
})

func (e *Event) about() string {
	switch e.Kind {
	case "need", "project":
		return e.Record
	case "attachment", "comment":
		return e.said("/record")
	case "interest":
		return e.said("/need")
	}
	return ""
}

func (e *Event) organisation() string {
	switch e.Kind {
	case "organisation":
		return e.Record
	case "seat":
		return e.said("/organisation")
	}
	return e.Owner
}

// said is the text that a change of a field gave it, or took from it.
func (e *Event) said(path string) string {
	for _, c := range e.Changes {
		if c.Path == path {
			var text string
			for _, side := range []string{c.After, c.Before} {
				if json.Unmarshal([]byte(side), &text) == nil && text != "" {
					return text
				}
			}
		}
	}
	return ""
}

// Quotes says whether a field of the event's record tells of other records, which may have been raised to a narrower level
// since: what stands on an agenda, and what a chair parked. Who reads every record reads it; nobody finds events by it.
func (e *Event) Quotes(path string) bool {
	switch e.Kind {
	case "meeting":
		return strings.HasPrefix(path, "/agenda/") || strings.HasPrefix(path, "/circulations/")
	case "suggestion":
		return strings.HasPrefix(path, "/content/") || path == "/about"
	}
	return false
}

// words are the texts by which an event is found: what people wrote and how it was before. Ids, codes and places are none:
// a place is told more roughly than it is kept.
func (e *Event) words() []string {
	out := []string{e.Comment}
	for _, c := range e.Changes {
		if e.Quotes(c.Path) {
			continue
		}
		if !slices.Contains(writtenTexts(), c.Path[strings.LastIndexByte(c.Path, '/')+1:]) {
			continue
		}
		for _, side := range []string{c.Before, c.After} {
			out = texts(out, jsontext.Value(side))
		}
	}
	return out
}

// writtenTexts are the last parts of the paths of fields that hold what people wrote.
func writtenTexts() []string {
	return []string{"uk", "en", "text", "name", "email", "phone", "comment", "returnComment", "number", "items", "milestones", "indicators", "title"}
}

// texts adds the texts of a value; of an object those of its members that people write.
func texts(out []string, v jsontext.Value) []string {
	switch v.Kind() {
	case '"':
		var s string
		if json.Unmarshal(v, &s) == nil {
			out = append(out, s)
		}
	case '[':
		var list []jsontext.Value
		if json.Unmarshal(v, &list) == nil {
			for _, x := range list {
				out = texts(out, x)
			}
		}
	case '{':
		var members map[string]jsontext.Value
		if json.Unmarshal(v, &members) == nil {
			for name, x := range members {
				if name == "specification" || slices.Contains(writtenTexts(), name) {
					out = texts(out, x)
				}
			}
		}
	}
	return out
}

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
