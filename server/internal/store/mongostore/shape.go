package mongostore

import (
	"context"
	"errors"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"
)

var (
	errAlone     = errors.New("the server stands alone, without transactions: the portal needs a replica set, of one member at least")
	errNoJournal = errors.New("the replica set says writeConcernMajorityJournalDefault: false; a majority may then forget what it confirmed")
)

// What Weaknesses says.
const (
	weakUnseen   = "how the set is made up was not looked at: the user may not ask (replSetGetConfig), or a router stands before it"
	weakOne      = "one member alone keeps what is written: with its disk all is lost since the last copied backup"
	weakTwo      = "two members alone keep what is written: while one of them is away nothing can be written"
	weakArbiters = "%d of the set's voters keep nothing (arbiters): with a member away it may have a primary that can confirm no write"
)

// shape is what a set says of how it is made up.
type shape struct {
	JournalDefault *bool    `bson:"writeConcernMajorityJournalDefault"`
	Members        []member `bson:"members"`
}

type member struct {
	ArbiterOnly bool `bson:"arbiterOnly"`
	Votes       *int `bson:"votes"` // absent: 1
}

func (s *Store) askShape(ctx context.Context) (shape, error) {
	var set struct {
		Config shape `bson:"config"`
	}
	err := s.client.Database("admin").RunCommand(ctx, bson.D{{Key: "replSetGetConfig", Value: 1}}).Decode(&set)
	return set.Config, err
}

// weaknesses says what of the set can keep a confirmed write less well than three members that hold data and vote. None
// of it loses such a write by itself: see docs/adr/0018.
func (c shape) weaknesses() (out []string) {
	keep, arbiters := 0, 0
	for _, m := range c.Members {
		switch votes := m.Votes == nil || *m.Votes > 0; {
		case m.ArbiterOnly && votes:
			arbiters++
		case votes:
			keep++
		}
	}
	switch keep {
	case 0:
		return []string{weakUnseen}
	case 1:
		out = append(out, weakOne)
	case 2:
		out = append(out, weakTwo)
	}
	if arbiters > 0 {
		out = append(out, fmt.Sprintf(weakArbiters, arbiters))
	}
	return out
}

// Weaknesses says what was found at Open that an operator should know of the server; nil where nothing was.
func (s *Store) Weaknesses() []string { return s.weak }
