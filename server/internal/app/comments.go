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
	if _, err := a.seenNeed(ctx, c, authz.NeedRead, need); err != nil {
		return Page[CommentView]{}, err
	}
	names := a.names()
	return readPage(ctx, a, store.Comments, c.Scope(), store.Query{
		Filter: store.Eq{Field: "record", Value: store.Str(need)}, Sort: []store.Sort{{Field: "createdAt", Desc: true}},
		Limit: limit, Total: store.Exact,
	}, after, digest(c.User.Meta.ID, "comments", need), func(x domain.Comment) (CommentView, error) {
		return commentView(ctx, c, names, x)
	})
}

func commentView(ctx context.Context, c Caller, names *names, x domain.Comment) (v CommentView, err error) {
	v = CommentView{Comment: x, Mine: x.Meta.CreatedBy == c.User.Meta.ID, Mentions: []Named{}}
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
	if err := c.must(authz.CommentWrite); err != nil {
		return CommentView{}, err
	}
	id, err := a.once(ctx, c, func(ctx context.Context, w *work) (string, error) {
		n, err := load(ctx, w, store.Needs, c.Scope(), need)
		if err != nil {
			return "", err
		}
		if n.Outside() {
			return "", domain.Refuse(domain.Conflict, domain.CodeStateForbids) // nothing of it is written down here
		}
		if level != "" && (level == domain.LevelOutside || rank(store.Audience(level)) < rank(store.NeedAudience(&n))) {
			return "", domain.RefuseField("/level", domain.FieldNotAllowed)
		}
		if level != "" && level != domain.LevelParties && !c.inAudience(level, &n) || level == domain.LevelParties && !c.PartyTo(needFacts(&n)) {
			return "", domain.RefuseField("/level", domain.FieldNotAllowed) // its author could not read it again
		}
		if len(mentions) > 0 {
			people, err := mentionable(ctx, w.tx, c, w.at, &n)
			if err != nil {
				return "", err
			}
			for i, id := range mentions {
				if !slices.ContainsFunc(people, func(p Named) bool { return p.ID == id }) {
					return "", domain.RefuseField(fmt.Sprintf("/mentions/%d", i), domain.FieldUnknown)
				}
			}
		}
		x, err := domain.NewComment(newID(), store.Needs.Spec.Kind, need, text, mentions, w.by, w.at)
		if err != nil {
			return "", err
		}
		x.Floor = floorOf(&n, level)
		x.Shown = shownWith(&n, x.Floor)
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

// inAudience says whether the caller is in the audience of a level wider than parties.
func (c Caller) inAudience(level domain.Level, n *domain.Need) bool {
	if level != domain.LevelSubgroup || c.PartyTo(needFacts(n)) {
		return true
	}
	return slices.ContainsFunc(c.Seats, func(s domain.Seat) bool {
		return s.Subgroup == n.Content.Subgroup || slices.Contains(c.Memberships[s.Organisation], n.Content.Subgroup)
	})
}

// WithdrawComment takes the caller's own comment back: its text goes, and the audit log keeps it for those who read that.
func (a *App) WithdrawComment(ctx context.Context, c Caller, need, id string) error {
	if err := c.must(authz.CommentWrite); err != nil {
		return err
	}
	return a.change(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		if _, err := load(ctx, w, store.Needs, c.Scope(), need); err != nil {
			return err
		}
		x, err := load(ctx, w, store.Comments, c.Scope(), id)
		if err == nil && x.Record != need {
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
