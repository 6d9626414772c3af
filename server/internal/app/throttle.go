package app

import (
	"context"
	"errors"
	"net/netip"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// limit is how many tries a key has in a window.
type limit struct {
	key  string
	most int
}

// tryWindow is the window: never more than 5 tries in any 15 minutes are never more than 20 in any hour. A window that
// began anew by the clock would let 8 through at its border.
const tryWindow = 15 * time.Minute

// apart is how far the clocks of two processes on one store may be: what one wrote a moment ahead of the other was written.
const apart = time.Minute

// countTry counts one try under each key, before it is evaluated, so that tries at the same moment cannot slip
// through together. A key that is used up refuses with the seconds to wait; it never locks for good.
func (a *App) countTry(ctx context.Context, keys []limit) error {
	now := a.Now()
	var wait time.Duration
	err := a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		wait = 0
		rows := make([]store.Throttle, len(keys))
		revs := make([]int64, len(keys))
		for i, l := range keys {
			rows[i] = store.Throttle{ID: l.key}
			rec, err := tx.Get(ctx, store.Throttles.Spec, store.System(), l.key)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			if rows[i], err = store.Throttles.Decode(rec); err != nil {
				return err
			}
			revs[i] = rec.Rev
			rows[i].Tries = lately(rows[i].Tries, now)
			if n := len(rows[i].Tries); n >= l.most {
				wait = max(wait, rows[i].Tries[n-l.most].Add(tryWindow).Sub(now))
			}
		}
		if wait > 0 {
			return nil
		}
		for i := range rows {
			r := &rows[i]
			r.Tries, r.Ends = append(r.Tries, now), now.Add(tryWindow)
			if err := keep(ctx, tx, store.Throttles, r, revs[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return storeError(err)
	}
	if wait > 0 {
		return &domain.Error{Kind: domain.Limited, Code: domain.CodeSignInPaused, RetryAfter: int(wait.Seconds()) + 1}
	}
	return nil
}

// lately gives the tries of the window that ends now. One that is still to come, by more than clocks are apart, was
// counted by a clock that has been put right since: it would lock its key until then.
func lately(tries []time.Time, now time.Time) []time.Time {
	out := []time.Time{}
	for _, t := range tries {
		if now.Sub(t) < tryWindow && t.Sub(now) < apart {
			out = append(out, t)
		}
	}
	return out
}

// forgive takes back one try of an address whose person signed in. It does not forget the others: who owns one
// account may not use it to try more of them.
func forgive(ctx context.Context, tx store.Tx, key string) error {
	rec, err := tx.Get(ctx, store.Throttles.Spec, store.System(), key)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	t, err := store.Throttles.Decode(rec)
	if err != nil || len(t.Tries) == 0 {
		return err
	}
	t.Tries = t.Tries[:len(t.Tries)-1]
	return keep(ctx, tx, store.Throttles, &t, rec.Rev)
}

// network is the part of an address that one subscriber has: /24 of IPv4, /64 of IPv6.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return "unknown"
	}
	bits := 64
	if ip = ip.Unmap(); ip.Is4() {
		bits = 24
	}
	p, err := ip.Prefix(bits)
	if err != nil {
		return "unknown"
	}
	return p.String()
}
