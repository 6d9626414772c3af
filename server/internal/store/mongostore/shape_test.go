package mongostore_test

import (
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"swgportal/server/internal/store/mongostore"
)

// TestOpen_saysWhatASetIsWeakIn: a set of fewer than three that keep data, or with an arbiter, is taken and not passed over.
func TestOpen_saysWhatASetIsWeakIn(t *testing.T) {
	data, arbiter := bson.D{{Key: "votes", Value: 1}}, bson.D{{Key: "arbiterOnly", Value: true}, {Key: "votes", Value: 1}}
	silent := bson.D{{Key: "votes", Value: 0}, {Key: "priority", Value: 0}}
	for name, c := range map[string]struct {
		members bson.A // nil: the user may not ask
		says    []string
	}{
		"three":                        {bson.A{data, data, data}, nil},
		"five":                         {bson.A{data, data, data, data, data}, nil},
		"votes not written out":        {bson.A{bson.D{}, bson.D{}, bson.D{}}, nil},
		"one, as compose makes it":     {bson.A{data}, []string{"one member alone"}},
		"two":                          {bson.A{data, data}, []string{"two members alone"}},
		"one and two that do not vote": {bson.A{data, silent, silent}, []string{"one member alone"}},
		"two and an arbiter":           {bson.A{data, data, arbiter}, []string{"two members alone", "1 of the set"}},
		"one and two arbiters":         {bson.A{data, arbiter, arbiter}, []string{"one member alone", "2 of the set"}},
		"three and two arbiters":       {bson.A{data, data, data, arbiter, arbiter}, []string{"2 of the set"}},
		"the user may not ask":         {nil, []string{"not looked at"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFake(t)
			f.answer = func(q command) (bson.D, verdict) {
				switch {
				case q.name != "replSetGetConfig":
					return nil, usual
				case c.members == nil:
					return failure(13), said
				}
				return bson.D{{Key: "ok", Value: 1}, {Key: "config", Value: bson.D{{Key: "members", Value: c.members}}}}, said
			}
			s, err := mongostore.Open(t.Context(), mongostore.Options{URI: f.start()})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			got := s.Weaknesses()
			if len(got) != len(c.says) {
				t.Fatalf("it says %q", got)
			}
			for i, want := range c.says {
				if !strings.HasPrefix(got[i], want) && !strings.Contains(got[i], want) {
					t.Errorf("it says %q, not %q", got[i], want)
				}
			}
		})
	}
}
