package app_test

import (
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

var newHeads = []string{"Номер", "Тема", "Назва (укр.)", "Назва (англ.)", "Вартість", "Валюта", "Потрібно до", "Місце", "Пріоритет"}

func TestStartImport_writesNothing_andCommitStartsDrafts(t *testing.T) {
	for name, w := range map[string]*testkit.World{"once": testkit.New(t), "every transaction twice": testkit.Twice(t)} {
		t.Run(name, func(t *testing.T) {
			p := newImporter(t, w)
			table := rowsOf([]string{"Перелік потреб"}, newHeads,
				[]string{"1", "ER-112 – Служба 112", "Автоцистерни", "Tankers", "1 250 000,50", "eur", "31.12.2026", "Сумська область", "Високий"},
				[]string{"2", "ER-112", "Насоси", "", "абв", "EUR", "негайно", "Атлантида", "дуже"},
				[]string{"", "", "Насоси"}, []string{"", "", "Насоси"},
				[]string{"", "", "", "", "", "", "", "", "", "примітка"},
				[]string{"N-ER-2026-0001", "", "Стара"},
			)
			x := p.start(p.drafter, table)
			want := "3 add\n4 rejected /cost/amount=format /neededBy=format /places=unknown_value /priority=unknown_value\n5 add\n6 add\n7 asideempty\n8 rejected /id=required\n"
			got := told(p.rows(p.drafter, x))
			if strings.Count(got, "\n") != 6 || x.Counts != (domain.RowCounts{Rows: 6, Add: 3, Aside: 1, Rejected: 2}) {
				t.Errorf("%s\n%+v", got, x.Counts)
			}
			for line := range strings.Lines(want) {
				for _, word := range strings.Fields(line) {
					if !strings.Contains(got, word) {
						t.Errorf("%q is missing in\n%s", word, got)
					}
				}
			}
			if len(p.needs()) != 0 {
				t.Fatal("a preview wrote")
			}
			x = p.commit(p.drafter, x)
			list := p.needs()
			if len(list) != 3 {
				t.Fatalf("%d needs", len(list))
			}
			i := slices.IndexFunc(list, func(n domain.Need) bool { return n.Content.Title.UK == "Автоцистерни" })
			n := list[i]
			if n.State != domain.NeedDraft || n.Agency != p.sesu || n.Content.Subgroup != "ER" || n.Content.Cost != (domain.Money{Minor: 125000050, Currency: "EUR"}) ||
				n.Content.NeededBy != "2026-12-31" || len(n.Content.Places) != 1 || n.Content.Priority != domain.PriorityHigh {
				t.Errorf("%+v", n)
			}
			again := p.start(p.drafter, table)
			if again.Counts != (domain.RowCounts{Rows: 6, Unchanged: 3, Aside: 1, Rejected: 2}) {
				t.Errorf("the same file again: %+v\n%s", again.Counts, told(p.rows(p.drafter, again)))
			}
			p.commit(p.drafter, again)
			if len(p.needs()) != 3 {
				t.Error("the same file again added needs")
			}
			if x = p.undo(p.drafter, x); x.Kept != 0 || len(p.needs()) != 0 {
				t.Errorf("after undo: %+v, %d needs", x, len(p.needs()))
			}
			if x := p.bring(p.drafter, table); x.Counts.Add != 3 || len(p.needs()) != 3 {
				t.Errorf("after undo, again: %+v", x.Counts)
			}
		})
	}
}

// withNeeds adds two needs with lines.
func (p importer) withNeeds() (first, second domain.Need) {
	p.t.Helper()
	var out []domain.Need
	for _, title := range []string{"Перша", "=Друга"} {
		c := testkit.Content("ER-112")
		c.Title = domain.Text{UK: title, EN: "In English"}
		c.Cost = domain.Money{}
		c.Items = []domain.Item{{Specification: domain.Text{UK: "насос"}, Quantity: 3000, UnitPrice: domain.Money{Minor: 100, Currency: "EUR"}}, {Specification: domain.Text{UK: "рукав"}}}
		v, err := p.App.CreateNeed(p.t.Context(), p.drafter, p.sesu, c)
		if err != nil {
			p.t.Fatal(err)
		}
		out = append(out, p.need(v.Need.Meta.ID))
	}
	return out[0], out[1]
}

func TestImport_ofAnExport_changesExactlyTheEditedCells(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	first, second := p.withNeeds()
	for _, format := range []app.TableFormat{app.TableXLSX, app.TableCSV} {
		for _, l := range []domain.Lang{domain.UK, domain.EN} {
			if x := p.start(p.drafter, fileOf(p.exported(p.drafter, format, l))); x.Counts != (domain.RowCounts{Rows: 2, Unchanged: 2}) {
				t.Errorf("%s %s: %s", format, l, told(p.rows(p.drafter, x)))
			}
		}
	}
	file := edited(t, p.exported(p.drafter, app.TableXLSX, domain.UK),
		cellIn{"Потреби", 2, "title.uk", "Нова назва"}, cellIn{"Позиції", 2, "quantity", "5"})
	x := p.start(p.drafter, file)
	if got := told(p.rows(p.drafter, x)); got != "2 change /title/uk:Перша→Нова назва /items/0/quantity:3→5\n3 unchanged\n" || x.Fields != 2 {
		t.Fatal(got)
	}
	x = p.commit(p.drafter, x)
	want := first.Content
	want.Title = domain.Text{UK: "Нова назва", EN: "In English", Stale: domain.EN}
	want.Items = slices.Clone(want.Items)
	want.Items[0].Quantity, want.Cost.Minor = 5000, 500
	if got := p.need(first.Meta.ID); fmt.Sprint(got.Content) != fmt.Sprint(want) || got.Meta.Version != 2 {
		t.Errorf("%+v\nwant %+v", got.Content, want)
	}
	if got := p.need(second.Meta.ID); got.Meta.Version != 1 {
		t.Errorf("the other need moved: %+v", got)
	}
	if again := p.start(p.drafter, file); again.Counts.Unchanged != 2 {
		t.Errorf("the same file again: %s", told(p.rows(p.drafter, again)))
	}
	p.undo(p.drafter, x)
	if got := p.need(first.Meta.ID); fmt.Sprint(got.Content) != fmt.Sprint(first.Content) || got.Meta.Version != 3 {
		t.Errorf("taken back: %+v\nwas %+v", got.Content, first.Content)
	}
}

func TestImport_whatOthersChangedMeanwhile_isAConflictFieldByField(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	first, _ := p.withNeeds()
	file := edited(t, p.exported(p.drafter, app.TableXLSX, domain.UK),
		cellIn{"Потреби", 2, "title.uk", "З файлу"}, cellIn{"Потреби", 2, "description.en", "From the file"})
	theirs := first.Content
	theirs.Title = domain.Text{UK: "Іншого", EN: "Another's"}
	theirs.EndUsers = domain.Text{UK: "пожежники"}
	if _, err := p.App.EditNeed(t.Context(), p.drafter, first.Meta.ID, 1, p.sesu, theirs); err != nil {
		t.Fatal(err)
	}
	x := p.start(p.drafter, file)
	rows := p.rows(p.drafter, x)
	if got := told(rows); got != "2 conflict /title/uk:Іншого→З файлу! /description/en:→From the file\n3 unchanged\n" || rows[0].Changes[0].Was != "Перша" {
		t.Fatal(got, rows[0].Changes)
	}
	p.commit(p.drafter, p.start(p.drafter, file))
	if got := p.need(first.Meta.ID); got.Meta.Version != 2 {
		t.Errorf("a conflict was written: %+v", got.Content)
	}
	row, err := p.App.CorrectImportRow(t.Context(), p.drafter, x.ID, 0, app.Correction{Theirs: []string{"/title/uk"}})
	if err != nil || row.Fate != domain.RowChange || len(row.Changes) != 1 || row.Changes[0].Pointer != "/description/en" {
		t.Fatal(row, err)
	}
	row, err = p.App.CorrectImportRow(t.Context(), p.drafter, x.ID, 0, app.Correction{Mine: []string{"/title/uk"}, Theirs: []string{}})
	if err != nil || row.Fate != domain.RowChange {
		t.Fatal(row, err)
	}
	x = p.commit(p.drafter, x)
	if got := p.need(first.Meta.ID).Content; got.Title.UK != "З файлу" || got.Title.EN != "Another's" || got.Description.EN != "From the file" || got.EndUsers.UK != "пожежники" || x.Counts.Change != 1 {
		t.Errorf("%+v", got)
	}
}

func TestImport_linesAreAddedOnce_andNeverDeleted(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	first, _ := p.withNeeds()
	// The second line's row takes the place of the first's, and two rows are added.
	var cells []cellIn
	for key, text := range map[string]string{"need": first.Meta.ID, "id": first.Content.Items[1].ID, "specification.uk": "рукав", "quantity": "", "unitPrice": "", "currency": ""} {
		cells = append(cells, cellIn{"Позиції", 2, key, text})
	}
	for key, text := range map[string]string{"need": first.Meta.ID, "id": "", "specification.uk": "ствол", "quantity": "2", "unitPrice": "10", "currency": "EUR"} {
		cells = append(cells, cellIn{"Позиції", 3, key, text})
	}
	table := edited(t, p.exported(p.drafter, app.TableXLSX, domain.UK), append(cells, cellIn{"Позиції", 21, "need", noNeed}, cellIn{"Позиції", 21, "specification.uk", "сирота"})...)
	x := p.bring(p.drafter, table)
	got := p.need(first.Meta.ID).Content
	if len(got.Items) != 3 || got.Items[2].Specification.UK != "ствол" || got.Items[2].ID == "" || got.Cost.Minor != 2300 || x.Counts != (domain.RowCounts{Rows: 3, Change: 1, Unchanged: 1, Aside: 1}) {
		t.Fatalf("%+v\n%s", got, told(p.rows(p.drafter, x)))
	}
	if x := p.bring(p.drafter, table); len(p.need(first.Meta.ID).Content.Items) != 3 || x.Counts.Unchanged != 2 {
		t.Errorf("again: %s", told(p.rows(p.drafter, x)))
	}
}

const noNeed = "00000000-0000-7000-8000-000000000000"

func TestImport_newNeedsBringTheirLines(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	sheets := app.Table{Name: "a.xlsx", SHA256: "00", Read: func(_ context.Context, each func(exchange.Row) error) error {
		for _, r := range []exchange.Row{
			{Sheet: "Needs", N: 1, Cells: []string{"Number", "Title (English)", "Theme"}}, {Sheet: "Needs", N: 2, Cells: []string{"a", "Pumps", "ER-FIRE"}},
			{Sheet: "Lines", N: 1, Cells: []string{"Need number", "Specification (English)", "Quantity", "Unit price", "Currency"}},
			{Sheet: "Lines", N: 2, Cells: []string{"a", "pump", "2", "10.5", "EUR"}}, {Sheet: "Lines", N: 3, Cells: []string{"b", "pump", "2", "10.5", "EUR"}},
		} {
			if err := each(r); err != nil {
				return err
			}
		}
		return nil
	}}
	x := p.bring(p.drafter, sheets)
	list := p.needs()
	if len(list) != 1 || list[0].Content.Cost != (domain.Money{Minor: 2100, Currency: "EUR"}) || x.Counts != (domain.RowCounts{Rows: 2, Add: 1, Aside: 1}) {
		t.Errorf("%+v %+v", list, x.Counts)
	}
}

func TestImport_holdsToTheRights(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	first, _ := p.withNeeds()
	other := p.Person("other", p.Seat(domain.RoleDrafter, "SBGS", ""))
	file := edited(t, p.exported(p.drafter, app.TableXLSX, domain.UK), cellIn{"Потреби", 2, "title.uk", "Чуже"})
	hidden := p.start(other, file)
	if got := told(p.rows(other, hidden)); got != "2 rejected /id=unknown_value\n3 rejected /id=unknown_value\n" {
		t.Errorf("of a need that is hidden: %s", got)
	}
	absent := p.start(other, rowsOf([]string{"ІД запису", "Назва (укр.)"}, []string{noNeed, "а"}, []string{"абв", "а"}))
	if a, b := p.rows(other, hidden)[0].ImportedRow, p.rows(other, absent)[0].ImportedRow; fmt.Sprint(a.Fate, a.Record, a.Number, a.Problems) != fmt.Sprint(b.Fate, b.Record, b.Number, b.Problems) {
		t.Errorf("hidden %+v, absent %+v", a, b)
	}
	if x := p.start(other, rowsOf([]string{"Орган", "Назва (укр.)"}, []string{"ДСНС", "а"}, []string{"", "а"}, []string{"ІНШЕ", "б"})); told(p.rows(other, x)) != "2 rejected /agency=not_allowed\n3 add\n4 rejected /agency=unknown_value\n" {
		t.Errorf("for another agency: %s", told(p.rows(other, x)))
	}
	mine := p.start(p.drafter, file)
	for name, err := range map[string]error{
		"read": func() error { _, err := p.App.GetImport(t.Context(), other, mine.ID); return err }(),
		"rows": func() error { _, _, _, err := p.App.ImportRows(t.Context(), other, mine.ID, nil, 0, 9); return err }(),
		"correct": func() error {
			_, err := p.App.CorrectImportRow(t.Context(), other, mine.ID, 0, app.Correction{})
			return err
		}(),
		"commit": func() error { _, err := p.App.CommitImport(t.Context(), other, mine.ID); return err }(),
		"undo":   func() error { _, err := p.App.UndoImport(t.Context(), other, mine.ID); return err }(),
		"drop":   p.App.DropImport(t.Context(), other, mine.ID),
	} {
		if code(err) != domain.CodeNotFound {
			t.Errorf("%s another's import: %v", name, err)
		}
	}
	for _, role := range []domain.Role{domain.RolePartner, domain.RoleSecretariat, domain.RoleChair, domain.RoleAuditor} {
		who := p.Person(string(role), p.Seat(role, map[domain.Role]string{domain.RolePartner: "NL-EMB"}[role], map[domain.Role]string{domain.RoleChair: "ER"}[role]))
		if _, err := p.App.StartImport(t.Context(), who, app.ImportNeeds, file); code(err) != domain.CodeForbidden {
			t.Errorf("%s: %v", role, err)
		}
	}
	if p.commit(p.drafter, mine); p.need(first.Meta.ID).Content.Title.UK != "Чуже" {
		t.Error("the own agency's need did not change")
	}
	if err := p.App.DropImport(t.Context(), p.drafter, mine.ID); code(err) != domain.CodeStateForbids {
		t.Errorf("a written import was dropped: %v", err)
	}
}

func TestUndoImport_leavesWhatSomebodyWorkedOn(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	x := p.bring(p.drafter, rowsOf([]string{"Номер", "Назва (укр.)"}, []string{"1", "Одна"}, []string{"2", "Друга"}, []string{"3", "Третя"}))
	rows := p.rows(p.drafter, x)
	c := p.need(rows[0].Record).Content
	c.EndUsers = domain.Text{UK: "хтось"}
	if _, err := p.App.EditNeed(t.Context(), p.drafter, rows[0].Record, 1, p.sesu, c); err != nil {
		t.Fatal(err)
	}
	if _, err := p.App.AddComment(t.Context(), p.drafter, rows[1].Record, "слово", "", nil); err != nil {
		t.Fatal(err)
	}
	if x = p.undo(p.drafter, x); x.Kept != 2 || len(p.needs()) != 2 {
		t.Errorf("%+v, %d needs", x, len(p.needs()))
	}
	if rows = p.rows(p.drafter, x); !rows[0].Kept || !rows[1].Kept || rows[2].Kept {
		t.Errorf("%+v", rows)
	}
	if err := p.App.DropImport(t.Context(), p.drafter, x.ID); err != nil {
		t.Error(err)
	}
}

func TestCommitImport_goesOnWhereItStopped_andWritesEachRowOnce(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	table := [][]string{{"Номер", "Назва (укр.)"}}
	for i := range 450 {
		table = append(table, []string{fmt.Sprint(i), fmt.Sprintf("Потреба %d", i)})
	}
	x := p.start(p.drafter, rowsOf(table...))
	if len(x.Parts) != 3 {
		t.Fatalf("%d batches", len(x.Parts))
	}
	x, err := p.App.CommitImport(t.Context(), p.drafter, x.ID)
	if err != nil || x.State != domain.ImportWriting || x.DoneCounts().Rows != 200 {
		t.Fatal(x, err)
	}
	if x = p.commit(p.drafter, x); x.Counts.Add != 450 {
		t.Errorf("%+v", x.Counts)
	}
	list, err := store.Needs.List(t.Context(), p.Store, store.System(), store.Query{Limit: 1, Total: store.Exact})
	if err != nil || list.Total != 450 {
		t.Errorf("%d needs, %v", list.Total, err)
	}
	if _, err := p.App.CommitImport(t.Context(), p.drafter, x.ID); code(err) != domain.CodeStateForbids {
		t.Errorf("written twice: %v", err)
	}
}
