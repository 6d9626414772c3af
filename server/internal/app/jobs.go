package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"swgportal/server/internal/store"
)

const (
	leaseFor   = 30 * time.Second
	sweepEvery = 10 * time.Minute
	lookEvery  = 5 * time.Second // for events that nobody wakes this process for
	feedBatch  = 200             // events in one transaction
)

// RunJobs does the portal's own work until ctx ends: it orders the feed as soon as a change was committed, sweeps out what
// has run out, and fetches rates. Several processes on one store may run it: a lease lets one work at a time, and what one
// left behind, because it ended or its store was away, another finds within seconds.
func (a *App) RunJobs(ctx context.Context) {
	holder := newID()
	var fetching sync.WaitGroup
	defer fetching.Wait()
	if len(a.feeds) > 0 {
		fetching.Go(func() { a.runFeeds(ctx, holder) }) // by itself: a bank that is slow holds up nothing
	}
	sweep, look := time.NewTicker(sweepEvery), time.NewTicker(lookEvery)
	defer sweep.Stop()
	defer look.Stop()
	for {
		if err := a.PublishFeed(ctx, holder); err != nil && ctx.Err() == nil {
			a.log.ErrorContext(ctx, "feed", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-a.wake:
		case <-look.C:
		case <-sweep.C:
			for _, job := range []struct {
				name string
				do   func(context.Context) error
			}{{"sweep", a.Sweep}, {"ledgers", func(ctx context.Context) error { return a.TendLedgers(ctx, holder) }}} {
				if err := job.do(ctx); err != nil && ctx.Err() == nil {
					a.log.ErrorContext(ctx, job.name, "err", err)
				}
			}
		}
	}
}

// TendLedgers releases holds that have run out and reckons figures anew whose rates came late, in the process that holds the
// lease. It writes nothing where there is neither.
func (a *App) TendLedgers(ctx context.Context, holder string) error {
	var mine bool
	err := a.ownTx(ctx, func(ctx context.Context, tx store.Tx) (err error) {
		mine, err = a.lease(ctx, tx, "ledgers", holder)
		return err
	})
	if err != nil || !mine {
		return err
	}
	return errors.Join(a.ExpireHolds(ctx), a.RenewFigures(ctx))
}

// PublishFeed gives every waiting event its place in the feed, oldest first. It writes nothing where none waits,
// leaves the work to the process that holds the lease, and lets go of the lease with the last event.
func (a *App) PublishFeed(ctx context.Context, holder string) error {
	for {
		waiting, err := store.Outbox.List(ctx, a.store, store.System(), store.Query{Sort: []store.Sort{{Field: "at"}}, Limit: feedBatch})
		if err != nil || len(waiting.Items) == 0 {
			return err
		}
		var mine bool
		last := len(waiting.Items) < feedBatch
		err = a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
			var err error
			if mine, err = a.lease(ctx, tx, feedJob, holder); err != nil || !mine {
				return err
			}
			for _, row := range waiting.Items {
				if err := publish(ctx, tx, row); err != nil {
					return err
				}
			}
			if last { // else this process is the next one too, without asking whose turn it is
				return a.endLease(ctx, tx, feedJob, holder)
			}
			return nil
		})
		if err != nil || !mine || last {
			return err
		}
	}
}

// feedJob names the lease.
const feedJob = "feed"

func publish(ctx context.Context, tx store.Tx, row store.OutboxRow) error {
	rec, err := tx.Get(ctx, store.Outbox.Spec, store.System(), row.ID)
	if errors.Is(err, store.ErrNotFound) {
		return nil // done by the process that held the lease before
	}
	if err != nil {
		return err
	}
	seq, err := tx.Next(ctx, "feed")
	if err != nil {
		return err
	}
	if err := put(ctx, tx, store.Feed, &store.FeedRow{ID: row.Event, Seq: seq, Event: row.Event}); err != nil {
		return err
	}
	return tx.Delete(ctx, store.Outbox.Spec, row.ID, rec.Rev)
}

// lease takes or keeps the lease of a job; false where another process holds it.
func (a *App) lease(ctx context.Context, tx store.Tx, job, holder string) (bool, error) {
	now := a.Now()
	next := store.Lease{ID: job, Holder: holder, Until: now.Add(leaseFor)}
	rec, err := tx.Get(ctx, store.Leases.Spec, store.System(), job)
	if errors.Is(err, store.ErrNotFound) {
		return true, put(ctx, tx, store.Leases, &next)
	}
	if err != nil {
		return false, err
	}
	held, err := store.Leases.Decode(rec)
	if err != nil {
		return false, err
	}
	if held.Holder != holder && now.Before(held.Until) {
		return false, nil
	}
	return true, keep(ctx, tx, store.Leases, &next, rec.Rev)
}

// release ends the lease of a job before its time, so that whoever tries next need not wait for it. Once ctx has ended the
// lease runs out by itself.
func (a *App) release(ctx context.Context, job, holder string) error {
	if ctx.Err() != nil {
		return nil
	}
	return storeError(a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		return a.endLease(ctx, tx, job, holder)
	}))
}

// endLease ends a lease where the holder has it. The row stays, so that all who take it meet on its rev.
func (a *App) endLease(ctx context.Context, tx store.Tx, job, holder string) error {
	rec, err := found(tx.Get(ctx, store.Leases.Spec, store.System(), job))
	if err != nil || rec.Rev == 0 {
		return err
	}
	held, err := store.Leases.Decode(rec)
	if err != nil || held.Holder != holder {
		return err
	}
	return keep(ctx, tx, store.Leases, &store.Lease{ID: job, Until: a.Now()}, rec.Rev)
}

// importKept is for how long an import can be gone on with, taken back and looked at.
const importKept = 30 * 24 * time.Hour

// Sweep removes sessions, devices, links, idempotency keys, counters and imports that have run out.
func (a *App) Sweep(ctx context.Context) error {
	now := a.Now()
	for _, x := range []struct {
		spec  *store.Spec
		field string
		until time.Time
	}{
		{store.Sessions.Spec, "seenAt", now.Add(-a.absolute)},
		{store.Devices.Spec, "seenAt", now.Add(-deviceKept)},
		{store.Links.Spec, "madeAt", now.Add(-linkOpen)},
		{store.Onces.Spec, "at", now.Add(-onceKept)},
		{store.Throttles.Spec, "ends", now},
		{store.Imports.Spec, "at", now.Add(-importKept)},
		{store.ImportParts.Spec, "at", now.Add(-importKept)},
	} {
		if err := a.clear(ctx, x.spec, store.Range{Field: x.field, To: store.At(x.until)}); err != nil {
			return err
		}
	}
	return nil
}

// clear removes the rows of the portal's own that fit, some at a time.
func (a *App) clear(ctx context.Context, spec *store.Spec, f store.Filter) error {
	for {
		old, err := a.store.List(ctx, spec, store.System(), store.Query{Filter: f, Limit: 200})
		if err != nil || len(old.Records) == 0 {
			return err
		}
		err = a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
			for _, rec := range old.Records {
				if err := drop(ctx, tx, spec, rec.ID); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
}
