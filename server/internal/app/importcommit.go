package app

import (
	"context"
	"errors"
	"fmt"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// CommitImport writes the next batch of an import, in one transaction with what becomes of its rows, and gives the import then:
// whoever calls it until its state is written has written all of it, may stop between two calls, and goes on by calling again. Each
// row is judged anew: one that no longer fits stays out and says why. Conflict (CodeStateForbids) where nothing is left to write.
func (a *App) CommitImport(ctx context.Context, c Caller, id string) (domain.Import, error) {
	return a.importStep(ctx, c, id, func(ctx context.Context, w *work, x *openedImport, refused map[int]error) error {
		if !x.Begin() {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		rows, err := x.open(ctx, w, x.Done)
		if err != nil {
			return err
		}
		j, err := a.needJudge(ctx, c, w.tx, w.at)
		if err != nil {
			return err
		}
		for i := range rows {
			if refused[i] != nil {
				if err := reject(&rows[i], refused[i]); err != nil {
					return err
				}
				continue
			}
			if rows[i].Fate == domain.RowRejected || rows[i].Fate == domain.RowAside {
				continue
			}
			v, err := j.judge(ctx, &rows[i])
			if err == nil {
				err = a.writeRow(ctx, c, w, &rows[i], v)
			}
			if err != nil {
				return &rowError{i, err}
			}
		}
		part := x.Done
		x.Wrote()
		return x.close(ctx, w, part)
	})
}

// rowError is what stopped a batch, and at which of its rows.
type rowError struct {
	row int
	err error
}

func (e *rowError) Error() string { return fmt.Sprintf("row %d of the batch: %v", e.row, e.err) }
func (e *rowError) Unwrap() error { return e.err }

// importStep does one batch in one transaction. A row that the domain refuses only when it is written loses the transaction: the
// batch is done again without it.
func (a *App) importStep(ctx context.Context, c Caller, id string,
	step func(ctx context.Context, w *work, x *openedImport, refused map[int]error) error,
) (domain.Import, error) {
	if err := c.mayImport(ImportNeeds); err != nil {
		return domain.Import{}, err
	}
	refused := map[int]error{}
	for {
		_, err := a.meetingOnce(ctx, c, func(ctx context.Context, w *work) (string, error) {
			x, err := openImport(ctx, w, c, id)
			if err != nil {
				return "", err
			}
			return id, step(ctx, w, x, refused)
		})
		var known *domain.Error
		var at *rowError
		if errors.As(err, &at) && errors.As(err, &known) && known.Kind != domain.Unavailable && known.Kind != domain.Stale && refused[at.row] == nil {
			refused[at.row] = known
			continue
		}
		if err != nil {
			return domain.Import{}, err
		}
		return a.GetImport(ctx, c, id)
	}
}

// meetingOnce is once, done again where it met another process.
func (a *App) meetingOnce(ctx context.Context, c Caller, fn func(ctx context.Context, w *work) (string, error)) (id string, err error) {
	for range meetings {
		id, err = a.once(ctx, c, fn)
		if !errors.Is(err, store.ErrStale) && !errors.Is(err, store.ErrDuplicate) {
			return id, err
		}
	}
	return id, err
}

// writeRow writes what a row was judged to do.
func (a *App) writeRow(ctx context.Context, c Caller, w *work, row *domain.ImportedRow, v verdict) error {
	one := a.workIn(w) // each need has a book of its own
	switch row.Fate {
	case domain.RowAdd:
		if err := c.mustOn(authz.NeedCreate, authz.Facts{Owner: v.agency}); err != nil {
			return err
		}
		n, err := createNeedIn(ctx, one, v.agency, v.content)
		if err != nil {
			return err
		}
		row.Record, row.Version = n.Meta.ID, n.Meta.Version
		old, err := found(w.tx.Get(ctx, store.ImportMarks.Spec, store.System(), v.mark))
		if err != nil {
			return err
		}
		return keep(ctx, w.tx, store.ImportMarks, &domain.ImportMark{ID: v.mark, Record: n.Meta.ID}, old.Rev)
	case domain.RowChange:
		n, err := needActedIn(ctx, one, c, authz.NeedEdit, row.Record, Match(v.version),
			func(ctx context.Context, w *work, n *domain.Need) (domain.NeedAct, string, error) {
				return domain.ActNeedEdit, "", rewriteNeed(ctx, w, n, v.content, n.Edit)
			})
		if err != nil {
			return err
		}
		row.Version, row.Before = n.Meta.Version, &v.before
	}
	return nil
}

// workIn is another work in the same transaction.
func (a *App) workIn(w *work) *work {
	return &work{tx: w.tx, by: w.by, at: w.at, loaded: map[string]store.Record{}, rates: w.rates}
}

// createNeedIn starts a draft inside a transaction; the right to is the caller's to ask.
func createNeedIn(ctx context.Context, w *work, agency string, content domain.NeedContent) (domain.Need, error) {
	content, err := resolveNeed(ctx, w, nil, content)
	if err != nil {
		return domain.Need{}, err
	}
	n, err := domain.NewNeed(newID(), agency, content, w.by, w.at)
	if err != nil {
		return n, err
	}
	return n, create(ctx, w, store.Needs, &n, string(domain.ActNeedCreate), "")
}

// UndoImport takes back the last batch that is written, in one transaction, and gives the import then: whoever calls it until its state is
// undone has taken back all of it. Drafts that came of it are deleted, and needs that it changed hold again what they held; one that
// anybody has worked on since stays as it is, and is counted. Conflict (CodeStateForbids) where nothing is left to take back.
func (a *App) UndoImport(ctx context.Context, c Caller, id string) (domain.Import, error) {
	return a.importStep(ctx, c, id, func(ctx context.Context, w *work, x *openedImport, refused map[int]error) error {
		if !x.Undo() {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		part := x.Done - 1
		rows, err := x.open(ctx, w, part)
		if err != nil {
			return err
		}
		for i := range rows {
			row := &rows[i]
			if row.Version == 0 {
				continue
			}
			back := false
			if refused[i] == nil {
				if back, err = a.takeBackRow(ctx, c, w, row); err != nil {
					return &rowError{i, err}
				}
			}
			if row.Kept = !back; row.Kept {
				x.Kept++
			}
			row.Version, row.Before = 0, nil
		}
		x.TookBack()
		return x.close(ctx, w, part)
	})
}

// takeBackRow undoes one row; false where something was built on it, or the caller may not.
func (a *App) takeBackRow(ctx context.Context, c Caller, w *work, row *domain.ImportedRow) (bool, error) {
	one := a.workIn(w)
	n, err := load(ctx, one, store.Needs, c.Scope(), row.Record)
	if errors.Is(err, store.ErrNotFound) {
		return row.Fate == domain.RowAdd, nil // somebody deleted the draft: there is nothing to take back
	}
	if err != nil || n.Meta.Version != row.Version {
		return false, err
	}
	if row.Before != nil {
		if !c.MayOn(authz.NeedEdit, needFacts(&n)) || !n.Can(domain.ActNeedEdit) {
			return false, nil
		}
		_, err := needActedIn(ctx, one, c, authz.NeedEdit, row.Record, Match(row.Version),
			func(ctx context.Context, w *work, n *domain.Need) (domain.NeedAct, string, error) {
				return domain.ActNeedEdit, "", rewriteNeed(ctx, w, n, *row.Before, n.TakeBack)
			})
		return err == nil, err
	}
	if !c.MayOn(authz.NeedDelete, needFacts(&n)) || !n.Can(domain.ActNeedDelete) {
		return false, nil
	}
	files, err := loadHanging(ctx, one, store.Attachments, "record", row.Record)
	if err != nil || len(files) > 0 {
		return false, err
	}
	words, err := loadHanging(ctx, one, store.Comments, "record", row.Record)
	if err != nil || len(words) > 0 {
		return false, err
	}
	return true, remove(ctx, one, store.Needs, row.Record, string(domain.ActNeedDelete))
}
