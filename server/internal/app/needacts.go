package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// SubmitNeed sends a need to its subgroup's co-chair; the first time it gets its number. Where its agency has named an
// approver it takes two: the first call proposes it, and an approver who is another person submits it.
func (a *App) SubmitNeed(ctx context.Context, c Caller, id string, match Match) (NeedView, error) {
	return a.needActed(ctx, c, authz.NeedSubmit, id, match, func(ctx context.Context, w *work, n *domain.Need) (domain.NeedAct, string, error) {
		two, err := hasApprover(ctx, w.tx, n.Agency, domain.DateOf(w.at))
		if err != nil {
			return "", "", err
		}
		numbered := n.Number != ""
		switch {
		case !two:
			err = n.Submit("pending", w.by, w.at)
		case n.Proposed == nil:
			return domain.ActNeedPropose, "", n.Propose(w.by, w.at)
		case !c.approves(n.Agency):
			err = domain.Refuse(domain.Conflict, domain.CodeSecondPerson)
		default:
			err = n.Approve("pending", w.by, w.at)
		}
		if err != nil || numbered {
			return domain.ActNeedSubmit, "", err // before the counter moves
		}
		year := string(domain.DateOf(w.at))[:4]
		seq, err := w.tx.Next(ctx, "need/"+n.Content.Subgroup+"/"+year)
		if err != nil {
			return "", "", err
		}
		n.Number = fmt.Sprintf("N-%s-%s-%04d", n.Content.Subgroup, year, seq)
		return domain.ActNeedSubmit, "", nil
	})
}

// approves says whether the caller is an approver of the agency.
func (c Caller) approves(agency string) bool {
	return slices.ContainsFunc(c.Seats, func(s domain.Seat) bool { return s.Role == domain.RoleApprover && s.Organisation == agency })
}

// hasApprover says whether anybody holds the seat of an approver of the agency today, and can sign in.
func hasApprover(ctx context.Context, r store.Reader, agency string, today domain.Date) (bool, error) {
	page, err := store.Seats.List(ctx, r, store.System(), store.Query{
		Filter: store.And{
			store.Eq{Field: "role", Value: store.Str(string(domain.RoleApprover))}, store.Eq{Field: "organisation", Value: store.Str(agency)},
		},
		Limit: store.MaxLimit,
	})
	if err != nil {
		return false, err
	}
	for _, s := range page.Items {
		if !s.On(today) {
			continue
		}
		u, err := store.Users.Get(ctx, r, store.System(), s.User)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return false, err
		}
		if err == nil && !u.Disabled {
			return true, nil
		}
	}
	return false, nil
}

// TwoPeople gives the agencies that somebody submits needs of and that have an approver: what is submitted there waits
// for another person first.
func (a *App) TwoPeople(ctx context.Context, who authz.Actor) ([]string, error) {
	out := []string{}
	for _, s := range who.Seats {
		if s.Organisation == "" || slices.Contains(out, s.Organisation) || !who.MayOn(authz.NeedSubmit, authz.Facts{Owner: s.Organisation}) {
			continue
		}
		two, err := hasApprover(ctx, a.store, s.Organisation, domain.DateOf(a.Now()))
		if err != nil {
			return nil, storeError(err)
		}
		if two {
			out = append(out, s.Organisation)
		}
	}
	return out, nil
}

// ReturnNeed sends a submitted need back with a comment.
func (a *App) ReturnNeed(ctx context.Context, c Caller, id string, match Match, comment string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedReturn, domain.ActNeedReturn, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return "", n.Return(comment, w.by, w.at)
	})
}

// OpenNeed opens a submitted need at a level.
func (a *App) OpenNeed(ctx context.Context, c Caller, id string, match Match, level domain.Level, named []string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedOpen, domain.ActNeedOpen, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return "", err
		}
		return "", n.Open(level, named, w.by, w.at)
	})
}

// CloseNeed closes a need with a reason.
func (a *App) CloseNeed(ctx context.Context, c Caller, id string, match Match, reason domain.CloseReason, comment, supersededBy string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedClose, domain.ActNeedClose, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		if supersededBy != "" {
			// A need that the caller may not see answers like one that is not there.
			_, err := store.Needs.Get(ctx, w.tx, c.Scope(), supersededBy)
			if errors.Is(err, store.ErrNotFound) {
				return "", domain.RefuseField("/supersededBy", domain.FieldUnknown)
			}
			if err != nil {
				return "", err
			}
		}
		if err := n.Close(reason, comment, supersededBy, w.by, w.at); err != nil {
			return "", err
		}
		return "", w.book().letGo(ctx, "need", id, domain.ReleasedNeed, (*domain.Allocation).Held)
	})
}

// AllowOverCover says how far allocations may exceed a need, with a reason.
func (a *App) AllowOverCover(ctx context.Context, c Caller, id string, match Match, amount domain.Money, lines []domain.LineAllowance, reason string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedAllow, domain.ActNeedAllow, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return "", n.Allow(amount, lines, reason, w.by, w.at)
	})
}

// ReopenNeed reopens a closed need; the reason stands in its history.
func (a *App) ReopenNeed(ctx context.Context, c Caller, id string, match Match, reason string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedReopen, domain.ActNeedReopen, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return reason, n.Reopen(reason, w.by, w.at)
	})
}

// ConfirmNeed says that an open need still stands.
func (a *App) ConfirmNeed(ctx context.Context, c Caller, id string, match Match) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedConfirm, domain.ActNeedConfirm, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return "", n.Confirm(w.by, w.at)
	})
}

// RelevelNeed moves an opened need to another level short of public.
func (a *App) RelevelNeed(ctx context.Context, c Caller, id string, match Match, level domain.Level, named []string) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedRelevel, domain.ActNeedRelevel, id, match, func(ctx context.Context, w *work, n *domain.Need) (string, error) {
		if err := mustAllExist(ctx, w, store.Organisations, named, "/named"); err != nil {
			return "", err
		}
		return "", n.Relevel(level, named, w.by, w.at)
	})
}

// PublishNeed says that a need may be public; it is once a person of its agency and a co-chair or the secretariat, two
// different people, have said so.
func (a *App) PublishNeed(ctx context.Context, c Caller, id string, match Match) (NeedView, error) {
	return a.needChange(ctx, c, authz.NeedPublish, domain.ActNeedPublish, id, match, func(_ context.Context, w *work, n *domain.Need) (string, error) {
		return "", n.Publish(c.sideOf(n), w.by, w.at)
	})
}

// sideOf says for which side of a need the caller speaks. Who holds seats on both completes what the other side began.
// An observer of the agency reads and speaks for nobody.
func (c Caller) sideOf(n *domain.Need) domain.Side {
	owner := slices.ContainsFunc(c.Seats, func(s domain.Seat) bool {
		return (s.Role == domain.RoleDrafter || s.Role == domain.RoleApprover) && s.Organisation == n.Agency
	})
	group := slices.ContainsFunc(c.Seats, func(s domain.Seat) bool {
		return s.Role == domain.RoleSecretariat || s.Role == domain.RoleChair && s.Subgroup == n.Content.Subgroup
	})
	if owner && group && n.Release != nil && n.Release.Side == domain.SideOwner || !owner {
		return domain.SideGroup
	}
	return domain.SideOwner
}
