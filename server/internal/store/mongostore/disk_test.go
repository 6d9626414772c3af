package mongostore_test

import (
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"

	"swgportal/server/internal/store"
)

// TestDisk: what the server says of its disk; nothing where it does not say, is not asked in this way, or may not tell.
func TestDisk(t *testing.T) {
	for name, x := range map[string]struct {
		said bson.D
		want store.Disk
	}{
		"says":         {bson.D{{Key: "ok", Value: 1}, {Key: "fsUsedSize", Value: float64(96 << 30)}, {Key: "fsTotalSize", Value: float64(100 << 30)}}, store.Disk{Free: 4 << 30, Total: 100 << 30}},
		"whole number": {bson.D{{Key: "ok", Value: 1}, {Key: "fsUsedSize", Value: int64(1)}, {Key: "fsTotalSize", Value: int64(3)}}, store.Disk{Free: 2, Total: 3}},
		"silent":       {bson.D{{Key: "ok", Value: 1}}, store.Disk{}},
		"unknown":      {failure(59), store.Disk{}},
		"may not ask":  {failure(13), store.Disk{}},
	} {
		f := newFake(t)
		f.answer = func(c command) (bson.D, verdict) {
			if c.name == "dbStats" {
				return x.said, said
			}
			return nil, usual
		}
		if d, err := openOn(t, f.start(), nil).Disk(t.Context()); err != nil || d != x.want {
			t.Errorf("%s: %+v %v", name, d, err)
		}
	}
}
