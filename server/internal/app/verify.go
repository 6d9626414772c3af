package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"

	"swgportal/server/internal/store"
)

// Verified is what an audit verification found.
type Verified struct {
	Events, Records int64
	// First names the first thing that does not fit; empty when all does.
	First string
}

// Err is ErrAudit with the first thing that does not fit; nil where all does.
func (v Verified) Err() error {
	if v.First == "" {
		return nil
	}
	return fmt.Errorf("%w: %s", ErrAudit, v.First)
}

// VerifyAudit walks every record's chain of events: each hash, each link, each head, and the body of the record as
// it is now. It finds what was altered beside the portal; it does not stop somebody who rewrites everything.
func (a *App) VerifyAudit(ctx context.Context) (Verified, error) {
	var out Verified
	heads, err := readHeads(ctx, a.store)
	if err != nil {
		return out, err
	}
	type chain struct {
		seq  int64
		hash string
		body string
	}
	chains := map[string]chain{}
	q := store.Query{Sort: []store.Sort{{Field: "kind"}, {Field: "record"}, {Field: "seq"}}, Limit: store.MaxLimit}
	for recs, err := range store.Pages(ctx, a.store, store.Events.Spec, store.System(), q) {
		if err != nil {
			return out, storeError(err)
		}
		for i, x := range readEvents(recs) {
			out.Events++
			e, key := x.event, x.event.Kind+":"+x.event.Record
			c := chains[key]
			switch {
			case x.err != nil:
				out.First = fmt.Sprintf("event %s: it cannot be read", recs[i].ID)
			case x.hash != e.Hash || recs[i].ID != e.ID:
				out.First = fmt.Sprintf("event %s %d of %s: its text was altered", recs[i].ID, e.Seq, key)
			case e.Seq != c.seq+1 || e.Prev != c.hash:
				out.First = fmt.Sprintf("event %s %d of %s: the event before it is missing or altered", e.ID, e.Seq, key)
			case x.field != "":
				out.First = fmt.Sprintf("event %s %d of %s: field %s does not follow from it", e.ID, e.Seq, key, x.field)
			}
			if out.First != "" {
				return out, nil
			}
			chains[key] = chain{seq: e.Seq, hash: e.Hash, body: e.BodyHash}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(heads)) {
		h, c := heads[key], chains[key]
		if c.seq != h.Seq || c.hash != h.Hash || h.Deleted != (c.body == "") {
			out.First = fmt.Sprintf("%s: its last event is missing or altered", key)
			return out, nil
		}
	}
	for _, key := range slices.Sorted(maps.Keys(chains)) {
		if _, ok := heads[key]; !ok {
			out.First = fmt.Sprintf("%s: the end of its chain is missing", key)
			return out, nil
		}
	}
	for _, spec := range audited() {
		if out.First, err = a.verifyBodies(ctx, spec, func(id string) (string, bool) {
			c, ok := chains[spec.Kind+":"+id]
			delete(chains, spec.Kind+":"+id)
			out.Records++
			return c.body, ok
		}); err != nil || out.First != "" {
			return out, err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(chains)) {
		if chains[key].body != "" {
			out.First = fmt.Sprintf("%s: the record is gone without an event", key)
			return out, nil
		}
	}
	return out, nil
}

// readEvent is an event with what follows from its text.
type readEvent struct {
	event store.Event
	hash  string
	field string // a declared field that does not follow: lists find, order and show events by these
	err   error
}

// readEvents reads a page of events on all processors: a log of a million should take seconds.
func readEvents(records []store.Record) []readEvent {
	out := make([]readEvent, len(records))
	var working sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for first := range workers {
		working.Go(func() {
			for i := first; i < len(records); i += workers {
				x := &out[i]
				if x.event, x.err = store.Events.Decode(records[i]); x.err != nil {
					continue
				}
				if x.hash, x.err = EventHash(x.event); x.err != nil {
					continue
				}
				x.field, x.err = derivedWrong(store.Events.Spec, records[i])
			}
		})
	}
	working.Wait()
	return out
}

// audited lists the kinds whose every change has an event.
func audited() []*store.Spec {
	return []*store.Spec{
		store.Needs.Spec, store.Pledges.Spec, store.Allocations.Spec, store.Transactions.Spec, store.Meetings.Spec, store.Suggestions.Spec, store.Projects.Spec, store.Attachments.Spec, store.Comments.Spec, store.Interests.Spec, store.Organisations.Spec, store.Subgroups.Spec, store.Themes.Spec, store.Places.Spec,
		store.Units.Spec, store.ItemClasses.Spec, store.Strategies.Spec, store.Rates.Spec, store.Users.Spec, store.Seats.Spec,
	}
}

// verifyBodies holds each record of a kind against its last event, and its declared fields against its body.
func (a *App) verifyBodies(ctx context.Context, spec *store.Spec, want func(id string) (string, bool)) (string, error) {
	for recs, err := range store.Pages(ctx, a.store, spec, store.System(), store.Query{Limit: store.MaxLimit}) {
		if err != nil {
			return "", storeError(err)
		}
		for _, rec := range recs {
			hash, ok := want(rec.ID)
			sealed, err := spec.Sealed(rec.Body)
			if err != nil {
				return "", err
			}
			if !ok || hash != store.HexSum(sealed) {
				return fmt.Sprintf("%s:%s: the record is not what its last event says", spec.Kind, rec.ID), nil
			}
			field, err := derivedWrong(spec, rec)
			if err != nil {
				return "", err
			}
			if field != "" {
				return fmt.Sprintf("%s:%s: field %s does not follow from the record", spec.Kind, rec.ID, field), nil
			}
		}
	}
	return "", nil
}

// derivedWrong names a declared field that is not what the body says; empty where all are.
func derivedWrong(spec *store.Spec, rec store.Record) (string, error) {
	d, err := spec.Derive(rec.Body)
	if err != nil {
		return "", err
	}
	for _, f := range spec.Fields {
		want, have := d.Fields[f.Name], rec.Fields[f.Name]
		if f.Type == store.Strings && slices.Equal(want.List(), have.List()) {
			continue // the empty set is no value on one side
		}
		if f.Type == store.Strings || want.Type() != have.Type() || want.Compare(have) != 0 {
			return f.Name, nil
		}
	}
	return "", nil
}

func readHeads(ctx context.Context, s store.Store) (map[string]store.Head, error) {
	out := map[string]store.Head{}
	for h, err := range store.Heads.All(ctx, s, store.System(), store.Query{}) {
		if err != nil {
			return nil, storeError(err)
		}
		out[h.ID] = h
	}
	return out, nil
}

// ErrAudit is what a command says when the log does not fit.
var ErrAudit = errors.New("audit log does not fit")
