package app

import (
	"context"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// NumberedRow is a row of an import with its number among all of them, from 0.
type NumberedRow struct {
	N int
	domain.ImportedRow
}

// ImportRows gives rows of an import from the nth on, of the fates asked for, all where none is; next is where the rest begins,
// and more says that there is any.
func (a *App) ImportRows(ctx context.Context, c Caller, id string, fates []domain.RowFate, from, limit int) (rows []NumberedRow, next int, more bool, err error) {
	x, err := a.GetImport(ctx, c, id)
	if err != nil {
		return nil, 0, false, err
	}
	rows = []NumberedRow{}
	first := 0
	for n, counts := range x.Parts {
		last := first + counts.Rows
		if last <= from || !anyOf(counts, fates) {
			first = last
			continue
		}
		part, err := store.ImportParts.Get(ctx, a.store, store.System(), importPartID(id, n))
		if err != nil {
			return nil, 0, false, storeError(err)
		}
		for i, row := range part.Rows {
			if first+i < from || len(fates) > 0 && !slices.Contains(fates, row.Fate) {
				continue
			}
			if len(rows) == limit {
				return rows, first + i, true, nil
			}
			rows = append(rows, NumberedRow{first + i, withEmpty(row, x.Columns)})
		}
		first = last
	}
	return rows, first, false, nil
}

// withEmpty is a row of a new record with the empty cells of its sheet, which are not kept. Those of a record that is there are kept:
// one that is missing is not to be touched.
func withEmpty(row domain.ImportedRow, columns []domain.ImportColumn) domain.ImportedRow {
	if row.Cells == nil || row.Cells["id"] != "" {
		return row
	}
	for _, c := range columns {
		if _, there := row.Cells[c.Key]; c.Sheet == row.Sheet && c.Key != "" && !there {
			row.Cells[c.Key] = ""
		}
	}
	return row
}

func anyOf(counts domain.RowCounts, fates []domain.RowFate) bool {
	return len(fates) == 0 || slices.ContainsFunc(fates, func(f domain.RowFate) bool { return counts.Of(f) > 0 })
}

// Correction is what a person says of one row after looking at it.
type Correction struct {
	Cells map[string]string // by key of the column; those that are left out stay
	// Mine are pointers of fields of which the file's value is taken, Theirs of those that stay as another left them; nil: as before.
	Mine, Theirs []string
}

// CorrectImportRow puts other cells into a row of an import, and says what becomes of the row now. Conflict (CodeStateForbids) where
// its batch is written already.
func (a *App) CorrectImportRow(ctx context.Context, c Caller, id string, n int, x Correction) (NumberedRow, error) {
	if err := c.mayImport(ImportNeeds); err != nil {
		return NumberedRow{}, err
	}
	var out NumberedRow
	err := a.meeting(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		in, err := openImport(ctx, w, c, id)
		if err != nil {
			return err
		}
		part, at, ok := in.find(n)
		switch {
		case !ok:
			return store.ErrNotFound
		case part < in.Done || in.State != domain.ImportPreview && in.State != domain.ImportWriting:
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		rows, err := in.open(ctx, w, part)
		if err != nil {
			return err
		}
		row := &rows[at]
		*row = withEmpty(*row, in.Columns)
		for key, text := range x.Cells {
			if _, there := row.Cells[key]; !there || key == "id" || key == "version" {
				return domain.RefuseField("/cells/"+key, domain.FieldNotAllowed)
			}
			row.Cells[key] = domain.CellText(text)
		}
		if x.Mine != nil {
			row.Mine = x.Mine
		}
		if x.Theirs != nil {
			row.Theirs = x.Theirs
		}
		j, err := a.needJudge(ctx, c, w.tx, w.at)
		if err != nil {
			return err
		}
		if _, err := j.judge(ctx, row); err != nil {
			return err
		}
		if err := j.hush(ctx, row, nil); err != nil {
			return err
		}
		out = NumberedRow{n, *row}
		return in.close(ctx, w, part)
	})
	return out, err
}

// openedImport is an import inside a transaction, with those of its parts that were opened.
type openedImport struct {
	domain.Import
	rev   int64
	parts map[int]*openedPart
}

type openedPart struct {
	domain.ImportPart
	rev    int64
	fields int // that its rows overwrote before anything was done to them
}

func openImport(ctx context.Context, w *work, c Caller, id string) (*openedImport, error) {
	rec, err := w.tx.Get(ctx, store.Imports.Spec, c.Scope(), id)
	if err != nil {
		return nil, err
	}
	x, err := ownImport(store.Imports.Decode(rec))(c)
	return &openedImport{x, rec.Rev, map[int]*openedPart{}}, err
}

// find says in which part the nth row stands, and where there.
func (x *openedImport) find(n int) (part, at int, ok bool) {
	for part, counts := range x.Parts {
		if n >= 0 && n < counts.Rows {
			return part, n, true
		}
		n -= counts.Rows
	}
	return 0, 0, false
}

func (x *openedImport) open(ctx context.Context, w *work, part int) ([]domain.ImportedRow, error) {
	rec, err := w.tx.Get(ctx, store.ImportParts.Spec, store.System(), importPartID(x.ID, part))
	if err != nil {
		return nil, err
	}
	p, err := store.ImportParts.Decode(rec)
	_, fields := countRows(p.Rows)
	x.parts[part] = &openedPart{p, rec.Rev, fields}
	return p.Rows, err
}

// close keeps a part and the import, whose counts follow the part's rows.
func (x *openedImport) close(ctx context.Context, w *work, part int) error {
	p := x.parts[part]
	if err := keep(ctx, w.tx, store.ImportParts, &p.ImportPart, p.rev); err != nil {
		return err
	}
	was := x.Parts[part]
	is, fields := countRows(p.Rows)
	x.Fields += fields - p.fields
	for _, f := range domain.RowFates() {
		x.Counts.Count(f, is.Of(f)-was.Of(f))
	}
	x.Parts[part] = is
	return keep(ctx, w.tx, store.Imports, &x.Import, x.rev)
}
