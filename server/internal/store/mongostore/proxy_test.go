package mongostore_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"swgportal/server/internal/store"
	"swgportal/server/internal/store/mongostore"
	"swgportal/server/internal/testkit"
)

func cuts() int {
	switch os.Getenv("PORTAL_TEST_SIZE") {
	case "night":
		return 200
	case "fast":
		return 5
	}
	return 30
}

func TestStore_losesAndDoublesNothing_whenConnectionsAreCut(t *testing.T) {
	p, uri := testkit.Through(t, testkit.MongoDatabase(t))
	s, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri, Demand: mongostore.SingleDocuments, Limit: 3 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(t.Context(), []*store.Spec{free}); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var did tally
	for cut, write := 0, 0; cut < cuts(); cut++ {
		p.Plan(1 + random.IntN(16))
		for ; p.Waits(); write++ {
			did.write(t, s, fmt.Sprint(write))
		}
	}
	did.check(t, s)
}

// free is a kind whose records only have an id.
var free = &store.Spec{Kind: "free", Derive: func([]byte) (store.Derived, error) { return store.Derived{}, nil }}

// tally is what the store said of each write.
type tally struct {
	kept, gone []string // ids that must, and must not be there
	counted    int64    // confirmed
	unknown    int64    // counted or not
}

// write writes a record and counts up, each for itself.
func (d *tally) write(t *testing.T, s store.Store, id string) {
	record := store.Record{ID: id, Body: []byte("{}")}
	inserted := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Insert(ctx, free, record) })
	switch {
	case inserted == nil:
		d.kept = append(d.kept, id)
	case errors.Is(inserted, store.ErrUnavailable):
		d.gone = append(d.gone, id)
	case !errors.Is(inserted, store.ErrOutcomeUnknown):
		t.Errorf("insert: %v", inserted)
	}
	counted := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		_, err := tx.Next(ctx, "n")
		return err
	})
	switch {
	case counted == nil:
		d.counted++
	case errors.Is(counted, store.ErrOutcomeUnknown):
		d.unknown++
	case !errors.Is(counted, store.ErrUnavailable):
		t.Errorf("count: %v", counted)
	}
}

func (d *tally) check(t *testing.T, s store.Store) {
	t.Helper()
	for _, id := range d.kept {
		if r, err := s.Get(t.Context(), free, store.System(), id); err != nil || r.Rev != 1 {
			t.Errorf("%s was confirmed and is at %d: %v", id, r.Rev, err)
		}
	}
	for _, id := range d.gone {
		if _, err := s.Get(t.Context(), free, store.System(), id); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s was said not to be written: %v", id, err)
		}
	}
	var n int64
	if err := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) (err error) {
		n, err = tx.Next(ctx, "n")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if n--; n < d.counted || n > d.counted+d.unknown {
		t.Errorf("counted to %d; %d were confirmed, %d unknown", n, d.counted, d.unknown)
	}
	t.Logf("%d records kept, %d refused, counted to %d with %d unknown", len(d.kept), len(d.gone), n, d.unknown)
}

func TestStore_goesOnWhenTheServerIsBack(t *testing.T) {
	p, uri := testkit.Through(t, testkit.MongoDatabase(t))
	s, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri, Demand: mongostore.SingleDocuments, Limit: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := errors.Join(s.Migrate(t.Context(), []*store.Spec{free}), s.Ping(t.Context())); err != nil {
		t.Fatal(err)
	}
	p.Close()
	_, get := s.Get(t.Context(), free, store.System(), "one")
	_, list := s.List(t.Context(), free, store.System(), store.Query{Limit: 1})
	insert := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Insert(ctx, free, store.Record{ID: "one", Body: []byte("{}")})
	})
	for what, err := range map[string]error{"get": get, "list": list, "ping": s.Ping(t.Context()), "insert": insert} {
		if !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("%s: %v", what, err)
		}
	}
	p.Open()
	back := s.Ping(t.Context())
	for tries := 0; back != nil && tries < 20; tries++ { // each waits for the server up to the limit
		back = s.Ping(t.Context())
	}
	again := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		return tx.Insert(ctx, free, store.Record{ID: "one", Body: []byte("{}")})
	})
	if err := errors.Join(back, again); err != nil {
		t.Error(err)
	}
}
