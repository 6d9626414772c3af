package store

import "time"

// Once remembers a change made under an Idempotency-Key. Its id is a hash of the person and the key.
type Once struct {
	ID          string    `json:"id"`
	Fingerprint string    `json:"fingerprint"` // of operation, path, If-Match and body
	Record      string    `json:"record"`      // the id of the record that was changed
	At          time.Time `json:"at"`
}

// Onces keeps idempotency keys.
var Onces = NewKind(Spec{
	Kind: "once", Fields: []Field{{"at", Time}}, Indexes: []Index{{Fields: []string{"at"}}},
}, func(o *Once) string { return o.ID }, func(o *Once) Derived { return Derived{Fields: Fields{"at": At(o.At)}} })

// Setting is a value of the portal's own, such as the key that seals cursors.
type Setting struct {
	ID    string `json:"id"`
	Value string `json:"value"`
}

// Settings keeps them.
var Settings = NewKind(Spec{Kind: "setting"},
	func(s *Setting) string { return s.ID }, func(*Setting) Derived { return Derived{} })

// Lease says which process does a job until when, so that two processes never do it at once.
type Lease struct {
	ID     string    `json:"id"` // the job's name
	Holder string    `json:"holder"`
	Until  time.Time `json:"until"`
}

// Leases keeps them.
var Leases = NewKind(Spec{Kind: "lease"},
	func(l *Lease) string { return l.ID }, func(*Lease) Derived { return Derived{} })

// All lists every kind the portal keeps, for Migrate. A new record adds itself here.
func All() []*Spec {
	return []*Spec{
		Needs.Spec, Pledges.Spec, Allocations.Spec, Transactions.Spec, Meetings.Spec, Suggestions.Spec, Projects.Spec, Organisations.Spec, Subgroups.Spec, Themes.Spec, Places.Spec, Units.Spec, ItemClasses.Spec, Strategies.Spec, Rates.Spec,
		Attachments.Spec, Chunks.Spec, Comments.Spec, Interests.Spec, Looks.Spec, Imports.Spec, ImportParts.Spec, ImportMarks.Spec, Users.Spec, Seats.Spec,
		Credentials.Spec, Links.Spec, Sessions.Spec, Devices.Spec, Throttles.Spec, Onces.Spec, Settings.Spec, Leases.Spec,
		Events.Spec, Heads.Spec, Outbox.Spec, Feed.Spec,
	}
}
