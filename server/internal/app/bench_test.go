package app_test

import (
	"fmt"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// BenchmarkVerifyAudit walks 50,000 events of 5,000 records; the goal is 50,000 a second.
func BenchmarkVerifyAudit(b *testing.B) {
	const records, each = 5000, 10
	w := testkit.New(b)
	for from := 0; from < records; from += 10 {
		err := w.Store.Tx(b.Context(), func(ctx ctxt, tx store.Tx) error {
			for i := from; i < from+10; i++ {
				if err := chain(ctx, tx, fmt.Sprintf("00000000-0000-7000-8000-%012d", i), each, w.Now); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	var events int64
	for b.Loop() {
		found, err := w.App.VerifyAudit(b.Context())
		if err != nil || found.First != "" {
			b.Fatal(found.First, err)
		}
		events += found.Events
	}
	b.ReportMetric(float64(events)/b.Elapsed().Seconds(), "events/s")
	b.ReportMetric(0, "ns/op")
}

// chain writes the events of a record that has been deleted since.
func chain(ctx ctxt, tx store.Tx, record string, n int, at time.Time) error {
	e := store.Event{Kind: "need", Record: record, Act: "need.edited", At: at, Audience: store.AudienceGroup, Owner: "00000000-0000-7000-8000-000000000001", Parties: []string{}}
	for i := range n {
		e.ID, e.Seq, e.Prev = fmt.Sprintf("%s-%d", record, i), int64(i+1), e.Hash
		e.Changes = []store.Change{{Path: "/content/title/uk", Before: `"Насоси"`, After: fmt.Sprintf(`"Насоси %d"`, i)}, {Path: "/content/cost/minor", Before: "100", After: "200"}}
		e.BodyHash = store.HexSum([]byte(e.ID))
		if i == n-1 {
			e.BodyHash = ""
		}
		e.Hash, _ = app.EventHash(e)
		rec, err := store.Events.Encode(&e, 0)
		if err != nil {
			return err
		}
		if err := tx.Insert(ctx, store.Events.Spec, rec); err != nil {
			return err
		}
	}
	head, err := store.Heads.Encode(&store.Head{ID: "need:" + record, Seq: int64(n), Hash: e.Hash, Deleted: true}, 0)
	if err != nil {
		return err
	}
	return tx.Insert(ctx, store.Heads.Spec, head)
}
