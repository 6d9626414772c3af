package app

import (
	"context"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// What hangs on a record (files, comments, a need's interests) is seen by who sees the record, or by fewer. It carries the
// audience itself, so that every read passes the same door; a change of the record's audience renews it in the same
// transaction.

// shownWith is the need's audience, or the floor's where that is narrower.
func shownWith(n *domain.Need, floor domain.Level) domain.Shown {
	return narrowed(domain.Shown{
		Audience: string(store.NeedAudience(n)), Subgroup: n.Content.Subgroup, Owner: n.Agency, Parties: n.Named,
	}, floor)
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
	if err := renewHung(ctx, w, hostNeed(n)); err != nil {
		return err
	}
	return renew(ctx, w, store.Interests, "need", n.Meta.ID, "interest.shown", func(x *domain.Interest) *domain.Shown { return &x.Shown },
		func(x *domain.Interest) domain.Shown { return interestShown(n, x) })
}

// renewHung follows a change of who sees a record, for its files and its thread.
func renewHung(ctx context.Context, w *work, h host) error {
	if err := renew(ctx, w, store.Attachments, "record", h.id, "attachment.shown", func(x *domain.Attachment) *domain.Shown { return &x.Shown },
		func(x *domain.Attachment) domain.Shown { return h.with(x.Floor) }); err != nil {
		return err
	}
	return renew(ctx, w, store.Comments, "record", h.id, "comment.shown", func(x *domain.Comment) *domain.Shown { return &x.Shown },
		func(x *domain.Comment) domain.Shown { return h.with(x.Floor) })
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
	return a.Audience == b.Audience && a.Subgroup == b.Subgroup && a.Owner == b.Owner && slices.Equal(a.Parties, b.Parties) &&
		slices.Equal(a.Chairs, b.Chairs)
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
