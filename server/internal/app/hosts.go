package app

import (
	"context"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// host is a record as what hangs on it (files, comments) knows it.
type host struct {
	kind, id string
	facts    authz.Facts
	shown    domain.Shown
	floor    domain.Level     // its level, from when others than its own organisation were to see it; empty before
	outside  bool             // held outside the portal: nothing of it is written down here
	right    authz.Permission // to add and remove files
	takes    bool             // its state lets files be added and removed
	attached string           // the acts, as the events of files name them
	detached string
}

// hostOf reads a record of one kind that the caller sees, to hang something on it or to read what hangs there.
type hostOf func(ctx context.Context, r store.Reader, c Caller, id string) (host, error)

func needHost(ctx context.Context, r store.Reader, c Caller, id string) (host, error) {
	n, err := store.Needs.Get(ctx, r, c.Scope(), id)
	return hostNeed(&n), err
}

func hostNeed(n *domain.Need) host {
	h := host{
		kind: store.Needs.Spec.Kind, id: n.Meta.ID, facts: needFacts(n), shown: shownWith(n, ""), outside: n.Outside(),
		right: authz.NeedAttach, takes: n.Can(domain.ActNeedAttach),
		attached: string(domain.ActNeedAttach), detached: string(domain.ActNeedDetach),
	}
	if !n.OpenedAt.IsZero() {
		h.floor = n.Level
	}
	return h
}

// below is the level below which something that is added now never sinks: the one its author chose, and the record's own
// once others were to see it. Before that the record is on its way to its readers, and takes what hangs on it along.
func (h host) below(chosen domain.Level) domain.Level {
	if h.floor == "" || rank(store.Audience(chosen)) > rank(store.Audience(h.floor)) {
		return chosen
	}
	return h.floor
}

// with is the record's audience, or the floor's where that is narrower.
func (h host) with(floor domain.Level) domain.Shown { return narrowed(h.shown, floor) }

func narrowed(s domain.Shown, floor domain.Level) domain.Shown {
	if f := store.Audience(floor); f != "" && rank(f) > rank(store.Audience(s.Audience)) {
		s.Audience = string(f)
	}
	s.Parties, s.Chairs = slices.Clone(s.Parties), slices.Clone(s.Chairs)
	return s
}

// seenHost reads a record for a caller who holds the right. Absent where the caller may not see it.
func (a *App) seenHost(ctx context.Context, c Caller, of hostOf, p authz.Permission, id string) (host, error) {
	if err := c.must(p); err != nil {
		return host{}, err
	}
	h, err := of(ctx, a.store, c, id)
	return h, storeError(err)
}
