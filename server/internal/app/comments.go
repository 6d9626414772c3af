package app

import (
	"context"
	"fmt"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// The acts on a comment, as its events name them.
const (
	actCommentWritten   = "comment.written"
	actCommentWithdrawn = "comment.withdrawn"
)

// CommentView is a comment as one caller sees it.
type CommentView struct {
	domain.Comment
	By       string // its author's name
	Mine     bool   // the caller may take it back
	Mentions []Named
}

// Named is a person by id and name.
type Named struct{ ID, Name string }

// ListComments gives a page of a need's thread, the latest first, as far as the caller sees it.
func (a *App) ListComments(ctx context.Context, c Caller, need, after string, limit int) (Page[CommentView], error) {
	h, err := a.seenHost(ctx, c, needHost, authz.NeedRead, need)
	if err != nil {
		return Page[CommentView]{}, err
	}
	return a.thread(ctx, c, h, after, limit)
}

func (a *App) thread(ctx context.Context, c Caller, h host, after string, limit int) (Page[CommentView], error) {
	names := a.names()
	return readPage(ctx, a, store.Comments, c.Scope(), store.Query{
		Filter: store.Eq{Field: "record", Value: store.Str(h.id)}, Sort: []store.Sort{{Field: "createdAt", Desc: true}},
		Limit: limit, Total: store.Exact,
	}, after, digest(c.User.Meta.ID, "comments", h.id), func(x domain.Comment) (CommentView, error) {
		return commentView(ctx, c, names, x)
	})
}

func commentView(ctx context.Context, c Caller, names *names, x domain.Comment) (v CommentView, err error) {
	v = CommentView{Comment: x, Mine: x.Meta.CreatedBy == c.User.Meta.ID, Mentions: []Named{}}
	if store.Audience(x.Floor) == store.AudiencePrivate {
		v.Floor = "" // no level that anybody chose: it was written while nobody else saw the pledge
	}
	if v.By, err = names.of(ctx, x.Meta.CreatedBy); err != nil {
		return v, err
	}
	for _, id := range x.Mentions {
		name, err := names.of(ctx, id)
		if err != nil {
			return v, err
		}
		v.Mentions = append(v.Mentions, Named{id, name})
	}
	return v, nil
}

// AddComment says something in a need's thread. level narrows who sees it, and is empty for whoever sees the need; those
// mentioned must be among the people of MentionablePeople.
func (a *App) AddComment(ctx context.Context, c Caller, need, text string, level domain.Level, mentions []string) (CommentView, error) {
	return a.addComment(ctx, c, needHost, need, text, level, mentions, func(ctx context.Context, w *work) ([]Named, error) {
		n, err := store.Needs.Get(ctx, w.tx, c.Scope(), need)
		if err != nil {
			return nil, err
		}
		return mentionable(ctx, w.tx, c, w.at, &n)
	})
}

func (a *App) addComment(ctx context.Context, c Caller, of hostOf, record, text string, level domain.Level, mentions []string,
	mentionable func(ctx context.Context, w *work) ([]Named, error),
) (CommentView, error) {
	if err := c.must(authz.CommentWrite); err != nil {
		return CommentView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		h, err := of(ctx, w.tx, c, record)
		if err != nil {
			return "", err
		}
		if h.outside {
			return "", domain.Refuse(domain.Conflict, domain.CodeStateForbids) // nothing of it is written down here
		}
		if !c.mayNarrow(level, h) {
			return "", domain.RefuseField("/level", domain.FieldNotAllowed)
		}
		if len(mentions) > 0 {
			people, err := mentionable(ctx, w)
			if err != nil {
				return "", err
			}
			for i, id := range mentions {
				if !slices.ContainsFunc(people, func(p Named) bool { return p.ID == id }) {
					return "", domain.RefuseField(fmt.Sprintf("/mentions/%d", i), domain.FieldUnknown)
				}
			}
		}
		x, err := domain.NewComment(newID(), h.kind, h.id, text, mentions, w.by, w.at)
		if err != nil {
			return "", err
		}
		x.Floor = h.below(level)
		x.Shown = h.with(x.Floor)
		return x.Meta.ID, create(ctx, w, store.Comments, &x, actCommentWritten, "")
	})
	if err != nil {
		return CommentView{}, err
	}
	x, err := store.Comments.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return CommentView{}, storeError(err)
	}
	v, err := commentView(ctx, c, a.names(), x)
	return v, storeError(err)
}

// mayNarrow says whether a comment on the record may be for a level alone: one that is no wider than the record's, and of
// whose audience its author is, who could not read it again else.
func (c Caller) mayNarrow(level domain.Level, h host) bool {
	switch {
	case level == "":
		return true
	case level == domain.LevelOutside || rank(store.Audience(level)) < rank(store.Audience(h.shown.Audience)):
		return false
	case level == domain.LevelParties || level == domain.LevelSubgroup && !c.memberOf(h.facts.Subgroup):
		return c.PartyTo(h.facts)
	}
	return true
}

// memberOf says whether the caller is a member of a subgroup, by a seat in it or by an organisation's membership.
func (c Caller) memberOf(subgroup string) bool {
	return slices.ContainsFunc(c.Seats, func(s domain.Seat) bool {
		return s.Subgroup == subgroup || slices.Contains(c.Memberships[s.Organisation], subgroup)
	})
}

// WithdrawComment takes the caller's own comment back: its text goes, and the audit log keeps it for those who read that.
func (a *App) WithdrawComment(ctx context.Context, c Caller, need, id string) error {
	return a.withdrawComment(ctx, c, needHost, need, id)
}

func (a *App) withdrawComment(ctx context.Context, c Caller, of hostOf, record, id string) error {
	if err := c.must(authz.CommentWrite); err != nil {
		return err
	}
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		if _, err := of(ctx, w.tx, c, record); err != nil {
			return err
		}
		x, err := load(ctx, w, store.Comments, c.Scope(), id)
		if err == nil && x.Record != record {
			err = store.ErrNotFound
		}
		if err != nil {
			return err
		}
		if x.Meta.CreatedBy != c.User.Meta.ID {
			return domain.Refuse(domain.Forbidden, domain.CodeForbidden)
		}
		return remove(ctx, w, store.Comments, id, actCommentWithdrawn)
	})
}

func removeComments(ctx context.Context, w *work, need string) error {
	list, err := loadHanging(ctx, w, store.Comments, "record", need)
	if err != nil {
		return err
	}
	for _, x := range list {
		if err := remove(ctx, w, store.Comments, x.Meta.ID, actCommentWithdrawn); err != nil {
			return err
		}
	}
	return nil
}
