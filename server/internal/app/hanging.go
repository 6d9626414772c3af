package app

import (
	"context"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// What hangs on a need (files, comments, interests) is seen by who sees the need, or by fewer. It carries the audience
// itself, so that every read passes the same door; a change of the need's audience renews it in the same transaction.

// floorOf is the level below which something that is added now never sinks: the one its author chose, and the need's own
// once it was opened. Before that the need is on its way to its readers, and takes what hangs on it along.
func floorOf(n *domain.Need, chosen domain.Level) domain.Level {
	if n.OpenedAt.IsZero() || rank(store.Audience(chosen)) > rank(store.Audience(n.Level)) {
		return chosen
	}
	return n.Level
}

// shownWith is the need's audience, or the floor's where that is narrower.
func shownWith(n *domain.Need, floor domain.Level) domain.Shown {
	seen := store.NeedAudience(n)
	if f := store.Audience(floor); f != "" && rank(f) > rank(seen) {
		seen = f
	}
	return domain.Shown{Audience: string(seen), Subgroup: n.Content.Subgroup, Owner: n.Agency, Parties: slices.Clone(n.Named)}
}

// interestShown: a partner owns its interest; who hears of it never is wider than who sees the need.
func interestShown(n *domain.Need, i *domain.Interest) domain.Shown {
	s := domain.Shown{Audience: string(store.AudiencePrivate), Subgroup: n.Content.Subgroup, Owner: i.Organisation, Parties: []string{}}
	switch i.Publicity {
	case domain.InterestChairs:
		s.Audience = string(store.AudienceParties)
	case domain.InterestGroup:
		s.Audience, s.Parties = string(store.NeedAudience(n)), append([]string{n.Agency}, n.Named...)
	}
	return s
}

// renewHanging follows a change of who sees the need.
func renewHanging(ctx context.Context, w *work, n *domain.Need) error {
	if err := renew(ctx, w, store.Attachments, "record", n.Meta.ID, "attachment.shown", func(x *domain.Attachment) *domain.Shown { return &x.Shown },
		func(x *domain.Attachment) domain.Shown { return shownWith(n, x.Floor) }); err != nil {
		return err
	}
	if err := renew(ctx, w, store.Comments, "record", n.Meta.ID, "comment.shown", func(x *domain.Comment) *domain.Shown { return &x.Shown },
		func(x *domain.Comment) domain.Shown { return shownWith(n, x.Floor) }); err != nil {
		return err
	}
	return renew(ctx, w, store.Interests, "need", n.Meta.ID, "interest.shown", func(x *domain.Interest) *domain.Shown { return &x.Shown },
		func(x *domain.Interest) domain.Shown { return interestShown(n, x) })
}

func renew[T any](ctx context.Context, w *work, k store.Kind[T], by, id, act string, at func(*T) *domain.Shown, want func(*T) domain.Shown) error {
	list, err := loadHanging(ctx, w, k, by, id)
	if err != nil {
		return err
	}
	for i := range list {
		x := &list[i]
		next := want(x)
		if sameShown(*at(x), next) {
			continue
		}
		*at(x) = next
		if err := save(ctx, w, k, x, act, ""); err != nil {
			return err
		}
	}
	return nil
}

func sameShown(a, b domain.Shown) bool {
	return a.Audience == b.Audience && a.Subgroup == b.Subgroup && a.Owner == b.Owner && slices.Equal(a.Parties, b.Parties)
}

// loadHanging loads all that hangs on a record, to be changed by the portal's own work.
func loadHanging[T any](ctx context.Context, w *work, k store.Kind[T], by, id string) ([]T, error) {
	var out []T
	q := store.Query{Filter: store.Eq{Field: by, Value: store.Str(id)}, Sort: []store.Sort{{Field: "createdAt"}}, Limit: store.MaxLimit}
	for recs, err := range store.Pages(ctx, w.tx, k.Spec, store.System(), q) {
		if err != nil {
			return nil, err
		}
		for _, rec := range recs {
			v, err := k.Decode(rec)
			if err != nil {
				return nil, err
			}
			w.loaded[k.Spec.Kind+":"+rec.ID] = rec
			out = append(out, v)
		}
	}
	return out, nil
}
