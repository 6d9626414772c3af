package app_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// importer is a portal with a drafter who brings tables.
type importer struct {
	*testkit.World
	t       *testing.T
	drafter app.Caller
	sesu    string
}

func newImporter(t *testing.T, w *testkit.World) importer {
	t.Helper()
	return importer{w, t, w.Person("drafter", w.Seat(domain.RoleDrafter, "SESU", "")), w.Orgs["SESU"]}
}

// fileOf is a workbook or a table of text as somebody brings it.
func fileOf(content []byte) app.Table {
	return app.Table{Name: "потреби.xlsx", SHA256: store.HexSum(content), Read: func(_ context.Context, each func(exchange.Row) error) error {
		return exchange.ReadTable(bytes.NewReader(content), int64(len(content)), each)
	}}
}

// rowsOf is a table with one sheet.
func rowsOf(rows ...[]string) app.Table {
	return app.Table{Name: "a.csv", SHA256: "00", Read: func(_ context.Context, each func(exchange.Row) error) error {
		for i, cells := range rows {
			if err := each(exchange.Row{N: i + 1, Cells: cells}); err != nil {
				return err
			}
		}
		return nil
	}}
}

func (p importer) exported(c app.Caller, format app.TableFormat, l domain.Lang) []byte {
	p.t.Helper()
	file, err := p.App.NeedsTable(p.t.Context(), c, app.NeedQuery{}, format, l)
	if err != nil {
		p.t.Fatal(err)
	}
	return file
}

func (p importer) start(c app.Caller, t app.Table) domain.Import {
	p.t.Helper()
	x, err := p.App.StartImport(p.t.Context(), c, app.ImportNeeds, t)
	if err != nil {
		p.t.Fatal(err)
	}
	return x
}

func (p importer) rows(c app.Caller, x domain.Import) []app.NumberedRow {
	p.t.Helper()
	rows, _, _, err := p.App.ImportRows(p.t.Context(), c, x.ID, nil, 0, 10_000)
	if err != nil {
		p.t.Fatal(err)
	}
	return rows
}

func (p importer) commit(c app.Caller, x domain.Import) domain.Import {
	p.t.Helper()
	for x.State != domain.ImportWritten {
		var err error
		if x, err = p.App.CommitImport(p.t.Context(), c, x.ID); err != nil {
			p.t.Fatal(err)
		}
	}
	return x
}

func (p importer) undo(c app.Caller, x domain.Import) domain.Import {
	p.t.Helper()
	for x.State != domain.ImportUndone {
		var err error
		if x, err = p.App.UndoImport(p.t.Context(), c, x.ID); err != nil {
			p.t.Fatal(err)
		}
	}
	return x
}

// bring writes a whole table.
func (p importer) bring(c app.Caller, t app.Table) domain.Import { return p.commit(c, p.start(c, t)) }

func (p importer) need(id string) domain.Need {
	p.t.Helper()
	n, err := store.Needs.Get(p.t.Context(), p.Store, store.System(), id)
	if err != nil {
		p.t.Fatal(id, err)
	}
	return n
}

func (p importer) needs() []domain.Need {
	p.t.Helper()
	page, err := store.Needs.List(p.t.Context(), p.Store, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		p.t.Fatal(err)
	}
	return page.Items
}

// told is what becomes of rows, in one text.
func told(rows []app.NumberedRow) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%d %s%s", r.Row, r.Fate, r.Why)
		for _, x := range r.Changes {
			fmt.Fprintf(&b, " %s:%s→%s", x.Pointer, x.Before, x.After)
			if x.Clash {
				b.WriteString("!")
			}
		}
		for _, f := range r.Problems {
			fmt.Fprintf(&b, " %s=%s", f.Pointer, f.Code)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// cellIn is a cell of an exported workbook, by the key of its column, and what somebody types there.
type cellIn struct {
	sheet string
	row   int
	key   string
	text  string
}

// edited is a workbook with cells typed over; rows that it does not have follow the others.
func edited(t *testing.T, file []byte, cells ...cellIn) app.Table {
	t.Helper()
	var rows []exchange.Row
	table := fileOf(file)
	if err := table.Read(t.Context(), func(r exchange.Row) error { rows = append(rows, r); return nil }); err != nil {
		t.Fatal(err)
	}
	for _, x := range cells {
		i := slices.IndexFunc(rows, func(r exchange.Row) bool { return r.Sheet == x.sheet && r.N == x.row })
		if i < 0 {
			last := slices.IndexFunc(rows, func(r exchange.Row) bool { return r.Sheet == x.sheet })
			for last < len(rows) && rows[last].Sheet == x.sheet {
				last++
			}
			rows, i = slices.Insert(rows, last, exchange.Row{Sheet: x.sheet, N: x.row}), last
		}
		heads := rows[slices.IndexFunc(rows, func(r exchange.Row) bool { return r.Sheet == x.sheet })].Cells
		column := slices.IndexFunc(heads, func(head string) bool { return headed(x.key, head) })
		for len(rows[i].Cells) <= column {
			rows[i].Cells = append(rows[i].Cells, "")
		}
		rows[i].Cells[column] = x.text
	}
	table.Read = func(_ context.Context, each func(exchange.Row) error) error {
		for _, r := range rows {
			if err := each(r); err != nil {
				return err
			}
		}
		return nil
	}
	return table
}

// headed says whether the heading is that of the column, in either language.
func headed(key, head string) bool {
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		needs, lines := exchange.NeedColumns(l)
		if slices.ContainsFunc(append(needs, lines...), func(c exchange.Column) bool { return c.Key == key && c.Head == head }) {
			return true
		}
	}
	return false
}
