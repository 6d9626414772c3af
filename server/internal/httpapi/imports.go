package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"

	"swgportal/server/api"
	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
)

// TableReader gives the rows of a table that somebody brought: exchange.Child's Read.
type TableReader func(ctx context.Context, file *os.File, each func(exchange.Row) error) error

// readHere is a TableReader without a process of its own.
func readHere(_ context.Context, file *os.File, each func(exchange.Row) error) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	return exchange.ReadTable(file, info.Size(), each)
}

// NeedShape holds what a row of a table says of a need against the contract, as a body is held against it.
func NeedShape() func(agency string, c domain.NeedContent) error {
	shape := newShape()
	return func(agency string, c domain.NeedContent) error {
		v := api.NeedContent{
			Agency: agency, Theme: opt(c.Theme), Subgroup: opt(c.Subgroup), Description: longOrNone(c.Description),
			EndUsers: shortOrNone(c.EndUsers), Priority: optAs[api.Priority](c.Priority), PriorityReason: longOrNone(c.PriorityReason),
			CostAsOf: opt(string(c.CostAsOf)), NeededBy: opt(string(c.NeededBy)), ValidUntil: opt(string(c.ValidUntil)),
		}
		title := short(c.Title)
		v.Title = &title
		places, strategies := all(c.Places, func(s string) api.Katottg { return s }), all(c.Strategies, func(s string) api.Code { return s })
		v.Places, v.Strategies = &places, &strategies
		if c.Contact != (domain.Contact{}) {
			v.Contact = &api.Contact{Name: opt(c.Contact.Name), Email: opt(c.Contact.Email), Phone: opt(c.Contact.Phone)}
		}
		if c.OfficialRequest != (domain.OfficialRequest{}) {
			v.OfficialRequest = &api.OfficialRequest{Number: opt(c.OfficialRequest.Number), Date: opt(string(c.OfficialRequest.Date))}
		}
		items := all(c.Items, func(i domain.Item) api.ItemContent {
			x := item(i)
			return api.ItemContent{Class: x.Class, Specification: x.Specification, Quantity: x.Quantity, Unit: x.Unit}
		})
		v.Items = &items
		return shape.ValidateStruct(v)
	}
}

// ListImports answers GET /imports.
func (s *server) ListImports(ctx context.Context, _ api.ListImportsRequestObject) (api.ListImportsResponseObject, error) {
	list, err := s.app.ListImports(plain(ctx), caller(ctx))
	return api.ListImports200JSONResponse{Items: all(list, imported)}, err
}

// StartImport answers POST /imports.
func (s *server) StartImport(ctx context.Context, r api.StartImportRequestObject) (api.StartImportResponseObject, error) {
	upload, err := readForm(r.Body)
	if err != nil {
		return nil, err
	}
	table, done, err := s.tableOf(upload)
	if err != nil {
		return nil, err
	}
	defer done()
	x, err := s.app.StartImport(plain(ctx), caller(ctx), app.ImportKind(r.Params.Kind), table)
	return api.StartImport201JSONResponse(imported(x)), unreadableFile(err)
}

// tableOf puts an upload into a file without a name: the child that reads it takes a file, and what ends half way leaves none.
func (s *server) tableOf(u app.Upload) (t app.Table, done func(), err error) {
	f, err := os.CreateTemp("", "portal-import-")
	if err != nil {
		return t, nil, err
	}
	if err := errors.Join(os.Remove(f.Name()), func() error { _, err := f.Write(u.Content); return err }()); err != nil {
		return t, nil, errors.Join(err, f.Close())
	}
	sum := sha256.Sum256(u.Content)
	return app.Table{
		Name: domain.FileName(u.Name), SHA256: hex.EncodeToString(sum[:]),
		Read: func(ctx context.Context, each func(exchange.Row) error) error { return s.tables(ctx, f, each) },
	}, func() { _ = f.Close() }, nil
}

// unreadableFile tells a file that cannot be read as a refusal of the field that it came in.
func unreadableFile(err error) error {
	refused := (*exchange.FileError)(nil)
	if !errors.As(err, &refused) {
		return err
	}
	f := domain.FieldError{Pointer: "/file", Code: domain.Code(refused.Code)}
	if refused.Cell != "" {
		f.Params = map[string]string{"cell": refused.Cell}
	}
	return &domain.Error{Kind: domain.Invalid, Code: domain.CodeFileUnreadable, Fields: []domain.FieldError{f}, Err: err}
}

// GetImportTemplate answers GET /imports/template.
func (s *server) GetImportTemplate(ctx context.Context, r api.GetImportTemplateRequestObject) (api.GetImportTemplateResponseObject, error) {
	file, err := s.app.ImportTemplate(plain(ctx), caller(ctx), app.ImportKind(r.Params.Kind), domain.Lang(r.Params.Lang))
	if err != nil {
		return nil, err
	}
	disposition := attached(string(r.Params.Kind) + "-template-" + string(r.Params.Lang) + ".xlsx")
	return api.GetImportTemplate200ApplicationVndOpenxmlformatsOfficedocumentSpreadsheetmlSheetResponse{
		Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: api.GetImportTemplate200ResponseHeaders{ContentDisposition: &disposition},
	}, nil
}

// GetImport answers GET /imports/{id}.
func (s *server) GetImport(ctx context.Context, r api.GetImportRequestObject) (api.GetImportResponseObject, error) {
	x, err := s.app.GetImport(plain(ctx), caller(ctx), r.ID)
	return api.GetImport200JSONResponse(imported(x)), err
}

// DropImport answers DELETE /imports/{id}.
func (s *server) DropImport(ctx context.Context, r api.DropImportRequestObject) (api.DropImportResponseObject, error) {
	return api.DropImport204Response{}, s.app.DropImport(plain(ctx), caller(ctx), r.ID)
}

// ListImportRows answers GET /imports/{id}/rows.
func (s *server) ListImportRows(ctx context.Context, r api.ListImportRowsRequestObject) (api.ListImportRowsResponseObject, error) {
	x, err := s.app.GetImport(plain(ctx), caller(ctx), r.ID)
	if err != nil {
		return nil, err
	}
	fates := all(val(r.Params.Fate), func(f api.RowFate) domain.RowFate { return domain.RowFate(f) })
	rows, next, more, err := s.app.ImportRows(plain(ctx), caller(ctx), r.ID, fates, val(r.Params.From), limit(r.Params.Limit))
	if err != nil {
		return nil, err
	}
	page := api.ImportRowPage{Items: all(rows, func(row app.NumberedRow) api.ImportRow { return importRow(x, row, domain.Lang(r.Params.Lang)) })}
	if more {
		page.Next = &next
	}
	return api.ListImportRows200JSONResponse(page), nil
}

// CorrectImportRow answers PUT /imports/{id}/rows/{row}.
func (s *server) CorrectImportRow(ctx context.Context, r api.CorrectImportRowRequestObject) (api.CorrectImportRowResponseObject, error) {
	c := app.Correction{Cells: map[string]string{}}
	for _, cell := range val(r.Body.Cells) {
		c.Cells[cell.Column] = cell.Text
	}
	if r.Body.Mine != nil {
		c.Mine = append([]string{}, *r.Body.Mine...)
	}
	if r.Body.Theirs != nil {
		c.Theirs = append([]string{}, *r.Body.Theirs...)
	}
	row, err := s.app.CorrectImportRow(plain(ctx), caller(ctx), r.ID, r.Row, c)
	if err != nil {
		return nil, err
	}
	x, err := s.app.GetImport(plain(ctx), caller(ctx), r.ID)
	return api.CorrectImportRow200JSONResponse(importRow(x, row, domain.Lang(r.Params.Lang))), err
}

// CommitImport answers POST /imports/{id}/commit.
func (s *server) CommitImport(ctx context.Context, r api.CommitImportRequestObject) (api.CommitImportResponseObject, error) {
	x, err := s.app.CommitImport(plain(ctx), caller(ctx), r.ID)
	return api.CommitImport200JSONResponse(imported(x)), err
}

// UndoImport answers POST /imports/{id}/undo.
func (s *server) UndoImport(ctx context.Context, r api.UndoImportRequestObject) (api.UndoImportResponseObject, error) {
	x, err := s.app.UndoImport(plain(ctx), caller(ctx), r.ID)
	return api.UndoImport200JSONResponse(imported(x)), err
}

// GetRejectedRows answers GET /imports/{id}/rejected.
func (s *server) GetRejectedRows(ctx context.Context, r api.GetRejectedRowsRequestObject) (api.GetRejectedRowsResponseObject, error) {
	file, err := s.app.RejectedRows(plain(ctx), caller(ctx), r.ID, domain.Lang(r.Params.Lang))
	if err != nil {
		return nil, err
	}
	disposition := attached("rejected-" + string(domain.DateOf(s.app.Now())) + ".xlsx")
	return api.GetRejectedRows200ApplicationVndOpenxmlformatsOfficedocumentSpreadsheetmlSheetResponse{
		Body: bytes.NewReader(file), ContentLength: int64(len(file)), Headers: api.GetRejectedRows200ResponseHeaders{ContentDisposition: &disposition},
	}, nil
}

func imported(x domain.Import) api.Import {
	return api.Import{
		ID: x.ID, Kind: api.ImportKind(x.Kind), Name: x.Name, At: x.At, State: api.ImportState(x.State), Fields: x.Fields,
		Counts:  rowCounts(x.Counts),
		Batches: len(x.Parts), Done: x.Done, DoneCounts: rowCounts(x.DoneCounts()), Kept: x.Kept,
		Columns: all(x.Columns, func(c domain.ImportColumn) api.ImportColumn {
			return api.ImportColumn{Sheet: opt(c.Sheet), At: c.At, Head: c.Head, Key: opt(c.Key), As: shortOrNone(exchange.OwnHead(c))}
		}),
	}
}

func rowCounts(c domain.RowCounts) api.RowCounts {
	return api.RowCounts{
		Rows: c.Rows, Add: c.Add, Change: c.Change, Unchanged: c.Unchanged, Conflict: c.Conflict, Aside: c.Aside, Rejected: c.Rejected,
	}
}

func importRow(x domain.Import, row app.NumberedRow, l domain.Lang) api.ImportRow {
	title := row.Cells["title.uk"]
	if other := row.Cells["title.en"]; title == "" || l == domain.EN && other != "" {
		title = other
	}
	cells := row.Cells
	if cells == nil {
		cells = map[string]string{}
	}
	return api.ImportRow{
		N: row.N, Sheet: opt(row.Sheet), Row: row.Row, Fate: api.RowFate(row.Fate), Why: optAs[api.ImportRowWhy](asideWhy(row.ImportedRow)), Record: opt(row.Record),
		Number: opt(row.Number), Title: title, Cells: cells, Lines: len(row.Lines), Mine: append([]string{}, row.Mine...), Theirs: append([]string{}, row.Theirs...), Kept: row.Kept,
		Changes: all(row.Changes, func(c domain.FieldChange) api.ImportChange {
			return api.ImportChange{
				Pointer: c.Pointer, Head: exchange.HeadAt(c.Pointer, l), Before: opt(c.Before), After: opt(c.After), Was: opt(c.Was), Clash: c.Clash,
			}
		}),
		Problems: all(row.Problems, func(f domain.FieldError) api.RowProblem {
			key, _, _ := exchange.ColumnAt(f.Pointer)
			return api.RowProblem{
				Pointer: f.Pointer, Code: string(f.Code), Cell: opt(app.ReasonCell(x, row.ImportedRow, f)), Column: opt(key), Text: exchange.Reason(f, l),
			}
		}),
	}
}

// asideWhy is empty for a row that is not set aside.
func asideWhy(row domain.ImportedRow) string {
	if row.Fate != domain.RowAside {
		return ""
	}
	return row.Why
}
