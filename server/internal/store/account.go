package store

import (
	"strings"
	"time"

	"swgportal/server/internal/domain"
)

// Users keeps accounts.
var Users = NewKind(Spec{
	Kind:       "user",
	Fields:     []Field{{"email", String}, {"sortName", String}, {"disabled", Bool}},
	Indexes:    []Index{{Fields: []string{"sortName"}}, {Fields: []string{"email"}, Unique: true}},
	Searchable: true,
}, func(u *domain.User) string { return u.Meta.ID }, func(u *domain.User) Derived {
	return Derived{
		Fields: Fields{"email": Str(domain.EmailKey(u.Email)), "sortName": Str(strings.ToLower(u.Name)), "disabled": Flag(u.Disabled)},
		Tokens: Tokens(u.Name, strings.NewReplacer("@", " ", ".", " ").Replace(u.Email)),
	}
})

// Seats keeps seats.
var Seats = NewKind(Spec{
	Kind:    "seat",
	Fields:  []Field{{"user", String}, {"role", String}, {"organisation", String}, {"subgroup", String}, {"from", String}},
	Indexes: []Index{{Fields: []string{"user", "from"}}, {Fields: []string{"role"}}, {Fields: []string{"organisation"}}},
}, func(s *domain.Seat) string { return s.Meta.ID }, func(s *domain.Seat) Derived {
	return Derived{Fields: Fields{
		"user": Str(s.User), "role": Str(string(s.Role)), "organisation": StrOrNull(s.Organisation), "subgroup": StrOrNull(s.Subgroup),
		"from": Str(string(s.From)),
	}}
})

// Credential is a user's password hash (argon2id, encoded with its parameters). Its id is the user's. It is kept
// apart from the user, so that no list, event or export of users can hold it.
type Credential struct {
	ID   string `json:"id"`
	Hash string `json:"hash"`
}

// Credentials keeps password hashes.
var Credentials = NewKind(Spec{Kind: "credential"},
	func(c *Credential) string { return c.ID }, func(*Credential) Derived { return Derived{} })

// Link is a one-time way to set a password: an invitation, or a reset. Its id is the SHA-256 of the random token in it;
// a person has one at most.
type Link struct {
	ID     string    `json:"id"`
	User   string    `json:"user"`
	MadeAt time.Time `json:"madeAt"`
}

// Links keeps them.
var Links = NewKind(Spec{
	Kind:    "link",
	Fields:  []Field{{"user", String}, {"madeAt", Time}},
	Indexes: []Index{{Fields: []string{"user"}, Unique: true}, {Fields: []string{"madeAt"}}},
}, func(l *Link) string { return l.ID }, func(l *Link) Derived {
	return Derived{Fields: Fields{"user": Str(l.User), "madeAt": At(l.MadeAt)}}
})

// Session is a sign-in. Its id is the SHA-256 of the random id in the cookie; Ref names it to people.
type Session struct {
	ID        string    `json:"id"`
	Ref       string    `json:"ref"`
	Agent     string    `json:"agent,omitempty"`   // what the browser called itself
	Network   string    `json:"network,omitempty"` // the network it came from
	User      string    `json:"user"`
	StartedAt time.Time `json:"startedAt"`
	SeenAt    time.Time `json:"seenAt"`
}

// Sessions keeps sign-ins.
var Sessions = NewKind(Spec{
	Kind:    "session",
	Fields:  []Field{{"user", String}, {"seenAt", Time}},
	Indexes: []Index{{Fields: []string{"user"}}, {Fields: []string{"seenAt"}}},
}, func(s *Session) string { return s.ID }, func(s *Session) Derived {
	return Derived{Fields: Fields{"user": Str(s.User), "seenAt": At(s.SeenAt)}}
})

// Device is a browser that a user has signed in from before. Its id is the SHA-256 of a random cookie. It has a
// counter of its own for failed sign-ins, so that strangers who try an account cannot lock its owner out.
type Device struct {
	ID     string    `json:"id"`
	User   string    `json:"user"`
	SeenAt time.Time `json:"seenAt"`
}

// Devices keeps known browsers.
var Devices = NewKind(Spec{
	Kind:    "device",
	Fields:  []Field{{"user", String}, {"seenAt", Time}},
	Indexes: []Index{{Fields: []string{"user"}}, {Fields: []string{"seenAt"}}},
}, func(d *Device) string { return d.ID }, func(d *Device) Derived {
	return Derived{Fields: Fields{"user": Str(d.User), "seenAt": At(d.SeenAt)}}
})

// Throttle remembers the tries of a window under a key (an account, an address, a device).
type Throttle struct {
	ID    string      `json:"id"`
	Tries []time.Time `json:"tries"` // oldest first
	Ends  time.Time   `json:"ends"`  // the row may be removed after this
}

// Throttles keeps counters of tries.
var Throttles = NewKind(Spec{
	Kind: "throttle", Fields: []Field{{"ends", Time}}, Indexes: []Index{{Fields: []string{"ends"}}},
}, func(t *Throttle) string { return t.ID }, func(t *Throttle) Derived {
	return Derived{Fields: Fields{"ends": At(t.Ends)}}
})
