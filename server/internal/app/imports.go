package app

import (
	"context"
	"fmt"
	"slices"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// ImportNeeds are needs with their lines.
const ImportNeeds ImportKind = "needs"

// importBytes is how much text of rows one batch holds beside importBatch rows: far under MongoDB's 16 MiB.
const importBytes = 1 << 20

// gathered is a table as it was read and judged, batch by batch.
type gathered struct {
	columns []domain.ImportColumn
	parts   [][]domain.ImportedRow
	counts  []domain.RowCounts
	fields  int
}

// gatherNeeds reads a table of needs and says what each row would do now. A file without headings that are known is an
// *exchange.FileError.
func (a *App) gatherNeeds(ctx context.Context, c Caller, t Table) (gathered, error) {
	var out gathered
	rows := exchange.NewNeedRows(t.Mapping)
	if err := t.Read(ctx, rows.Row); err != nil {
		return out, err
	}
	list, ok := rows.Rows()
	if !ok {
		return out, &exchange.FileError{Code: FileHeading, Detail: "no row has the headings of needs, such as «Назва (укр.)» and «Тема»"}
	}
	if len(list) > exchange.MaxNeedRows { // lines without a need are rows too
		return out, &exchange.FileError{Code: exchange.FileTooLarge, Detail: fmt.Sprintf("more than %d rows", exchange.MaxNeedRows)}
	}
	out.columns = rows.Columns()
	j, err := a.needJudge(ctx, c, a.store, a.Now())
	if err != nil {
		return out, storeError(err)
	}
	if err := j.all(ctx, list); err != nil {
		return out, storeError(err)
	}
	out.inParts(list)
	return out, nil
}

// all judges the rows of a file, and takes out of them what must not be written down.
func (j *needJudge) all(ctx context.Context, list []domain.ImportedRow) error {
	seen, twins, outside := map[string]bool{}, map[string]int{}, map[string]bool{}
	for i := range list {
		row := &list[i]
		if id := row.Cells["id"]; id != "" && seen[id] {
			row.Why = whyTwice
		} else {
			seen[id] = true
		}
		v, err := j.judge(ctx, row)
		if err == nil && v.mark != "" {
			row.Twin = twins[v.mark]
			if twins[v.mark]++; row.Twin > 0 {
				_, err = j.judge(ctx, row)
			}
		}
		if err != nil {
			return err
		}
		if name := row.Cells["number"]; name != "" && levelOutside(row.Cells) {
			outside[name] = true
		}
	}
	for i := range list { // once all are judged: a line may be of a row that stands behind it
		if err := j.hush(ctx, &list[i], outside); err != nil {
			return err
		}
	}
	return nil
}

// inParts parts the rows into batches.
func (g *gathered) inParts(rows []domain.ImportedRow) {
	size := 0
	for from, i := 0, 0; i < len(rows); i++ {
		size += sizeOf(rows[i])
		if i+1 < len(rows) && i+1-from < importBatch && size < importBytes {
			continue
		}
		g.parts = append(g.parts, rows[from:i+1])
		counts, fields := countRows(rows[from : i+1])
		g.counts, g.fields = append(g.counts, counts), g.fields+fields
		from, size = i+1, 0
	}
}

func sizeOf(row domain.ImportedRow) int {
	n := 0
	for key, text := range row.Cells {
		n += len(key) + len(text)
	}
	for _, l := range row.Lines {
		for key, text := range l.Cells {
			n += len(key) + len(text)
		}
	}
	return n
}

// countRows counts rows by their fates, and the fields that they overwrite.
func countRows(rows []domain.ImportedRow) (counts domain.RowCounts, fields int) {
	for _, row := range rows {
		counts.Count(row.Fate, 1)
		if row.Fate == domain.RowChange {
			fields += len(row.Changes)
		}
	}
	return counts, fields
}

func (g *gathered) total() domain.RowCounts {
	var sum domain.RowCounts
	for _, part := range g.counts {
		for _, f := range domain.RowFates() {
			sum.Count(f, part.Of(f))
		}
	}
	return sum
}

// report tells the rows as any import is told of.
func (g *gathered) report() ImportReport {
	r := ImportReport{Kind: ImportNeeds}
	for _, part := range g.parts {
		for _, row := range part {
			r.put(toldRow(row))
		}
	}
	return r
}

// PreviewNeeds says what a table of needs would do, and keeps nothing of it.
func (a *App) PreviewNeeds(ctx context.Context, c Caller, t Table) (ImportReport, error) {
	if err := c.mayImport(ImportNeeds); err != nil {
		return ImportReport{}, err
	}
	g, err := a.gatherNeeds(ctx, c, t)
	return g.report(), err
}

// ImportReport tells of an import of the caller's own.
func (a *App) ImportReport(ctx context.Context, c Caller, id string) (ImportReport, error) {
	x, err := a.GetImport(ctx, c, id)
	if err != nil {
		return ImportReport{}, err
	}
	rows, _, _, err := a.ImportRows(ctx, c, id, nil, 0, x.Counts.Rows)
	r := ImportReport{Kind: ImportKind(x.Kind), Committed: x.Done > 0}
	for _, row := range rows {
		r.put(toldRow(row.ImportedRow))
	}
	return r, err
}

// NeedColumn says whether a table of needs has a column with this key.
func NeedColumn(key string) bool {
	needs, _ := exchange.NeedColumns(domain.UK)
	return slices.ContainsFunc(needs, func(c exchange.Column) bool { return c.Key == key })
}

func toldRow(row domain.ImportedRow) ImportRow {
	return ImportRow{
		Sheet: row.Sheet, Row: row.Row, Fate: row.Fate, Record: row.Record, Why: row.Why, Changes: row.Changes, Problems: row.Problems,
	}
}

// mayImport is the right to bring tables of the kind in.
func (c Caller) mayImport(kind ImportKind) error {
	if kind != ImportNeeds {
		return fmt.Errorf("import: there is no kind %q", kind)
	}
	return c.must(authz.NeedCreate)
}

// importsOpen is how many imports of which nothing is written are kept for one person.
const importsOpen = 20

// StartImport reads a table and keeps it, with what each row would do, as an import of the caller's own. Nothing of it is
// written to the records yet. Of those of which nothing is written the latest importsOpen stay, the others are dropped. Unavailable
// (CodeDiskShort) where the disk is nearly full.
func (a *App) StartImport(ctx context.Context, c Caller, kind ImportKind, t Table) (domain.Import, error) {
	if err := c.mayImport(kind); err != nil {
		return domain.Import{}, err
	}
	c.Fingerprint = digest(c.Fingerprint, t.Name, t.SHA256)
	g, err := a.gatherNeeds(ctx, c, t)
	if err != nil {
		return domain.Import{}, err
	}
	disk, err := a.store.Disk(ctx) // before the transaction, which may run twice
	if err != nil {
		return domain.Import{}, storeError(err)
	}
	id, err := a.meetingOnce(ctx, c, func(ctx context.Context, w *work) (string, error) {
		if disk.Short() { // not said of an import that was started before the disk ran short
			return "", domain.Refuse(domain.Unavailable, domain.CodeDiskShort)
		}
		if err := dropPreviews(ctx, w, c); err != nil {
			return "", err
		}
		x := domain.Import{
			ID: newID(), By: w.by, Kind: string(kind), Name: t.Name, SHA256: t.SHA256, At: w.at, State: domain.ImportPreview,
			Counts: g.total(), Fields: g.fields, Parts: g.counts, Columns: g.columns,
		}
		for n, rows := range g.parts {
			if err := put(ctx, w.tx, store.ImportParts, &domain.ImportPart{ID: importPartID(x.ID, n), Import: x.ID, At: x.At, Rows: rows}); err != nil {
				return "", err
			}
		}
		return x.ID, put(ctx, w.tx, store.Imports, &x)
	})
	if err != nil {
		return domain.Import{}, err
	}
	return a.GetImport(ctx, c, id)
}

func importPartID(id string, n int) string { return fmt.Sprintf("%s-%05d", id, n) }

// GetImport gives an import of the caller's own; another's is as absent as one that is not there.
func (a *App) GetImport(ctx context.Context, c Caller, id string) (domain.Import, error) {
	if err := c.mayImport(ImportNeeds); err != nil {
		return domain.Import{}, err
	}
	return ownImport(store.Imports.Get(ctx, a.store, c.Scope(), id))(c)
}

// ownImport hides an import from everybody but who brought it.
func ownImport(x domain.Import, err error) func(Caller) (domain.Import, error) {
	return func(c Caller) (domain.Import, error) {
		if err == nil && x.By != c.User.Meta.ID {
			err = store.ErrNotFound
		}
		if err != nil {
			return domain.Import{}, storeError(err)
		}
		return x, nil
	}
}

// importsShown is how many of a person's imports are listed.
const importsShown = 20

// ListImports gives the caller's own imports, the latest first.
func (a *App) ListImports(ctx context.Context, c Caller) ([]domain.Import, error) {
	if err := c.mayImport(ImportNeeds); err != nil {
		return nil, err
	}
	page, err := store.Imports.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.Eq{Field: "by", Value: store.Str(c.User.Meta.ID)}, Sort: []store.Sort{{Field: "at", Desc: true}}, Limit: importsShown,
	})
	return page.Items, storeError(err)
}

// DropImport removes an import of which nothing is written, or nothing any more.
func (a *App) DropImport(ctx context.Context, c Caller, id string) error {
	if err := c.mayImport(ImportNeeds); err != nil {
		return err
	}
	return a.meeting(ctx, c.User.Meta.ID, func(ctx context.Context, w *work) error {
		in, err := openImport(ctx, w, c, id)
		if err != nil {
			return err
		}
		if in.State != domain.ImportPreview && in.State != domain.ImportUndone {
			return domain.Refuse(domain.Conflict, domain.CodeStateForbids)
		}
		return dropImport(ctx, w, in.Import, in.rev)
	})
}

func dropImport(ctx context.Context, w *work, x domain.Import, rev int64) error {
	for n := range x.Parts {
		if err := drop(ctx, w.tx, store.ImportParts.Spec, importPartID(x.ID, n)); err != nil {
			return err
		}
	}
	return w.tx.Delete(ctx, store.Imports.Spec, x.ID, rev)
}

// dropPreviews makes room for one more import of the caller's of which nothing is written: the oldest go.
func dropPreviews(ctx context.Context, w *work, c Caller) error {
	q := store.Query{
		Filter: store.Eq{Field: "by", Value: store.Str(w.by)}, Sort: []store.Sort{{Field: "at", Desc: true}}, Limit: importsShown,
	}
	for kept := 1; ; {
		page, err := w.tx.List(ctx, store.Imports.Spec, c.Scope(), q)
		if err != nil {
			return err
		}
		for _, rec := range page.Records {
			x, err := store.Imports.Decode(rec)
			if err == nil && x.State == domain.ImportPreview {
				if kept++; kept > importsOpen {
					err = dropImport(ctx, w, x, rec.Rev)
				}
			}
			if err != nil {
				return err
			}
		}
		if q.After = page.Next; q.After == nil {
			return nil
		}
	}
}
