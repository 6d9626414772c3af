package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// TransactionView is a transaction as one caller sees it, with its ends, which the caller sees too.
type TransactionView struct {
	Transaction domain.Transaction
	Pledge      domain.Pledge
	Need        *domain.Need    // nil where it names no allocation
	Project     *domain.Project // nil where it names none, or one that the caller does not see
	May         []authz.Permission
}

// TransactionQuery asks for transactions. Empty lists ask for all.
type TransactionQuery struct {
	Pledge, Allocation, Need         string
	Project                          string // where the caller sees it; else nothing fits
	Types, States, Funders, Agencies []string
	Sort, After                      string
	Limit                            int
}

// ListTransactions gives a page of the transactions that the caller sees, the latest first.
func (a *App) ListTransactions(ctx context.Context, c Caller, q TransactionQuery) (Page[TransactionView], error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return Page[TransactionView]{}, err
	}
	and := store.And{}
	if q.Project != "" {
		seen, err := seenOf(ctx, a.store, c, store.Projects, one(q.Project))
		if err != nil {
			return Page[TransactionView]{}, storeError(err)
		}
		if len(seen) == 0 {
			and = append(and, store.Or{})
		}
	}
	for _, x := range []struct {
		field  string
		values []string
	}{
		{"pledge", one(q.Pledge)}, {"allocation", one(q.Allocation)}, {"need", one(q.Need)}, {"project", one(q.Project)}, {"type", q.Types}, {"state", q.States},
		{"owner", q.Funders}, {"needOwner", q.Agencies},
	} {
		if len(x.values) > 0 {
			and = append(and, store.In{Field: x.field, Values: texts(x.values)})
		}
	}
	name, desc := strings.CutPrefix(q.Sort, "-")
	sort := []store.Sort{{Field: "createdAt", Desc: true}}
	switch name {
	case "date":
		sort = []store.Sort{{Field: "date", Desc: desc}}
	case "created":
		sort = []store.Sort{{Field: "createdAt", Desc: desc}}
	}
	bind := digest(c.User.Meta.ID, "transactions", fmt.Sprint(q.Pledge, q.Allocation, q.Need, q.Project, q.Types, q.States, q.Funders, q.Agencies), q.Sort)
	return readPage(ctx, a, store.Transactions, c.Scope(), store.Query{Filter: and, Sort: sort, Limit: q.Limit, Total: store.Exact}, q.After, bind,
		a.showTransaction(ctx, c))
}

func (a *App) showTransaction(ctx context.Context, c Caller) func(domain.Transaction) (TransactionView, error) {
	pledges, needs, projects := map[string]domain.Pledge{}, map[string]domain.Need{}, map[string]*domain.Project{}
	return func(t domain.Transaction) (TransactionView, error) {
		p, err := readOnce(ctx, a, c, store.Pledges, pledges, t.Pledge)
		if err != nil {
			return TransactionView{}, err
		}
		v := TransactionView{Transaction: t, Pledge: p, May: []authz.Permission{}}
		if t.Need != "" {
			n, err := readOnce(ctx, a, c, store.Needs, needs, t.Need)
			if err != nil {
				return TransactionView{}, err
			}
			v.Need = &n
			if t.Can(domain.ActTransactionConfirm) && c.MayOn(authz.TransactionConfirm, needFacts(&n)) {
				v.May = append(v.May, authz.TransactionConfirm)
			}
		}
		if _, known := projects[t.Project]; !known {
			if projects[t.Project], err = seenOrNone(ctx, a, c, store.Projects, t.Project); err != nil {
				return TransactionView{}, err
			}
		}
		v.Project = projects[t.Project]
		if t.Can(domain.ActTransactionCancel) && c.MayOn(authz.TransactionRecord, pledgeFacts(&p)) {
			v.May = append(v.May, authz.TransactionRecord)
		}
		return v, nil
	}
}

// GetTransaction gives one transaction.
func (a *App) GetTransaction(ctx context.Context, c Caller, id string) (TransactionView, error) {
	if err := c.must(authz.PledgeRead); err != nil {
		return TransactionView{}, err
	}
	t, err := store.Transactions.Get(ctx, a.store, c.Scope(), id)
	if err != nil {
		return TransactionView{}, storeError(err)
	}
	v, err := a.showTransaction(ctx, c)(t)
	return v, storeError(err)
}

// RecordTransaction records a transaction under a pledge of the caller's.
func (a *App) RecordTransaction(ctx context.Context, c Caller, pledge string, r domain.Recording) (TransactionView, error) {
	if err := c.must(authz.TransactionRecord); err != nil {
		return TransactionView{}, err
	}
	id, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		p, err := load(ctx, w, store.Pledges, c.Scope(), pledge)
		if err != nil {
			return "", err
		}
		if err := c.mustOn(authz.TransactionRecord, pledgeFacts(&p)); err != nil {
			return "", err
		}
		b := w.book()
		b.takePledge(&p, entry{})
		var x *domain.Allocation
		if r.Allocation != "" {
			v, err := load(ctx, w, store.Allocations, c.Scope(), r.Allocation)
			if errors.Is(err, store.ErrNotFound) || err == nil && v.Pledge != pledge {
				return "", domain.RefuseField("/allocation", domain.FieldUnknown)
			}
			if err != nil {
				return "", err
			}
			if _, err := b.takeAllocation(ctx, &v); err != nil {
				return "", err
			}
			x = &v
		}
		project, err := seenProject(ctx, w, c, r.Project)
		if err != nil {
			return "", err
		}
		t, err := domain.NewTransaction(newID(), &p, x, project, r, w.by, w.at)
		if err != nil {
			return "", err
		}
		b.payments[t.Meta.ID] = &paymentPage{&t, entry{act: string(domain.ActTransactionRecord), by: w.by, fresh: true}}
		return t.Meta.ID, b.close(ctx)
	})
	if err != nil {
		return TransactionView{}, err
	}
	return a.GetTransaction(ctx, c, id)
}

// seenProject reads the project that a transaction is to name; nil for none.
func seenProject(ctx context.Context, w *work, c Caller, id string) (*domain.Project, error) {
	if id == "" {
		return nil, nil
	}
	p, err := store.Projects.Get(ctx, w.tx, c.Scope(), id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, domain.RefuseField("/project", domain.FieldUnknown)
	}
	return &p, err
}

// transactionChange loads a transaction that the caller sees, holds the right and the version, applies fn, and carries what
// it pays into the ledgers.
func (a *App) transactionChange(ctx context.Context, c Caller, right authz.Permission, act domain.TransactionAct, id string, match Match,
	fn func(t *domain.Transaction, x *domain.Allocation, w *work) error,
) (TransactionView, error) {
	if err := c.must(right); err != nil {
		return TransactionView{}, err
	}
	_, err := a.guarded(ctx, c, func(ctx context.Context, w *work) (string, error) {
		t, err := load(ctx, w, store.Transactions, c.Scope(), id)
		if err != nil {
			return "", err
		}
		b := w.book()
		p, err := b.pledge(ctx, t.Pledge)
		if err != nil {
			return "", err
		}
		facts := pledgeFacts(p.Pledge)
		x := &domain.Allocation{} // of none: nothing is paid into it
		if t.Allocation != "" {
			if *x, err = load(ctx, w, store.Allocations, store.System(), t.Allocation); err != nil {
				return "", err
			}
			if _, err := b.takeAllocation(ctx, x); err != nil {
				return "", err
			}
		}
		if right == authz.TransactionConfirm {
			facts = authz.Facts{}
			if t.Need != "" {
				facts = needFacts(b.needs[t.Need].Need)
			}
		}
		if err := c.mustOn(right, facts); err != nil {
			return "", err
		}
		if err := match.holds(t.Meta.Version); err != nil {
			return "", err
		}
		minor, pieces := t.Pays()
		if err := fn(&t, x, w); err != nil {
			return "", err
		}
		now, nowPieces := t.Pays()
		x.Ledger.Paid += now - minor
		x.Ledger.PaidPieces += nowPieces - pieces
		b.payments[id] = &paymentPage{&t, entry{act: string(act), by: w.by}}
		return id, b.close(ctx)
	})
	if err != nil {
		return TransactionView{}, err
	}
	return a.GetTransaction(ctx, c, id)
}

// ConfirmTransaction says, by the need's agency, that it is so; a delivery needs its hand-over act.
func (a *App) ConfirmTransaction(ctx context.Context, c Caller, id string, match Match, h domain.HandOver) (TransactionView, error) {
	return a.transactionChange(ctx, c, authz.TransactionConfirm, domain.ActTransactionConfirm, id, match, func(t *domain.Transaction, x *domain.Allocation, w *work) error {
		return t.Confirm(x, h, w.by, w.at)
	})
}

// DisputeTransaction says, by the need's agency, that it is not so.
func (a *App) DisputeTransaction(ctx context.Context, c Caller, id string, match Match, reason string) (TransactionView, error) {
	return a.transactionChange(ctx, c, authz.TransactionConfirm, domain.ActTransactionDispute, id, match, func(t *domain.Transaction, _ *domain.Allocation, w *work) error {
		return t.Dispute(reason, w.by, w.at)
	})
}

// CancelTransaction takes a transaction of the caller's back.
func (a *App) CancelTransaction(ctx context.Context, c Caller, id string, match Match, reason string) (TransactionView, error) {
	return a.transactionChange(ctx, c, authz.TransactionRecord, domain.ActTransactionCancel, id, match, func(t *domain.Transaction, _ *domain.Allocation, w *work) error {
		return t.Cancel(reason, w.by, w.at)
	})
}
