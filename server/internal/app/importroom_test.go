package app_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestStartImport_onADiskNearlyFull: under a twentieth free no table is kept; a preview that keeps nothing and what was brought
// before go on. SECURITY.md, row 56.
func TestStartImport_onADiskNearlyFull(t *testing.T) {
	disk := &nearlyFull{Store: testkit.OpenSeeded(t), disk: store.Disk{Free: 5, Total: 100}}
	p := newImporter(t, testkit.On(t, disk))
	table := rowsOf(newHeads, []string{"1", "ER-112", "Насоси"})
	keyed := p.drafter
	keyed.Key = "one-and-the-same"
	first := p.start(keyed, table)
	disk.disk.Free = 4
	if _, err := p.App.StartImport(t.Context(), p.drafter, app.ImportNeeds, table); code(err) != domain.CodeDiskShort {
		t.Errorf("a table on a disk nearly full: %v", err)
	}
	if again, err := p.App.StartImport(t.Context(), keyed, app.ImportNeeds, table); err != nil || again.ID != first.ID {
		t.Errorf("the same table sent again: %v %v", again.ID, err)
	}
	if r, err := p.App.PreviewNeeds(t.Context(), p.drafter, table); err != nil || r.Add != 1 {
		t.Errorf("a preview that keeps nothing: %+v %v", r, err)
	}
	if p.commit(p.drafter, first); len(p.needs()) != 1 {
		t.Error("what was brought before is not written")
	}
	disk.disk, disk.err = store.Disk{}, errors.Join(store.ErrUnavailable)
	if _, err := p.App.StartImport(t.Context(), p.drafter, app.ImportNeeds, table); code(err) != domain.CodeUnavailable {
		t.Errorf("an engine that is away: %v", err)
	}
}

// TestStartImport_keepsTwentyPreviewsOfAPerson: the oldest goes with its rows; what is written and what is another's stays.
func TestStartImport_keepsTwentyPreviewsOfAPerson(t *testing.T) {
	for name, w := range map[string]*testkit.World{"once": testkit.New(t), "every transaction twice": testkit.Twice(t)} {
		t.Run(name, func(t *testing.T) {
			p := newImporter(t, w)
			other := p.Person("other", p.Seat(domain.RoleDrafter, "SBGS", ""))
			table := func(n int) app.Table {
				return rowsOf(newHeads, []string{fmt.Sprint(n), "ER-112", fmt.Sprintf("Насос %d", n)})
			}
			theirs, written := p.start(other, table(100)), p.bring(p.drafter, table(101))
			var all []domain.Import
			for n := range 21 {
				p.Now = p.Now.Add(time.Second)
				all = append(all, p.start(p.drafter, table(n)))
				if _, err := p.App.GetImport(t.Context(), p.drafter, all[0].ID); n == 19 && err != nil {
					t.Fatal("the twentieth preview took the place of the first", err)
				}
			}
			if _, err := p.App.GetImport(t.Context(), p.drafter, all[0].ID); code(err) != domain.CodeNotFound {
				t.Errorf("the oldest of 21 previews: %v", err)
			}
			for _, x := range append(all[1:], written) {
				if rows := p.rows(p.drafter, x); len(rows) != 1 {
					t.Errorf("%s: %d rows", x.ID, len(rows))
				}
			}
			if rows := p.rows(other, theirs); len(rows) != 1 {
				t.Error("another's import is gone")
			}
			parts, err := store.ImportParts.List(t.Context(), p.Store, store.System(), store.Query{Limit: store.MaxLimit})
			if err != nil || len(parts.Items) != 22 {
				t.Errorf("%d parts are kept, %v", len(parts.Items), err)
			}
		})
	}
}

// TestImport_emptyCellsAreThereToBeFilled, though they are not kept; those of a column that the file has not are not.
func TestImport_emptyCellsAreThereToBeFilled(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	x := p.start(p.drafter, rowsOf(newHeads, []string{"1", "ER-112", "", "", "5"}))
	part, err := store.ImportParts.List(t.Context(), p.Store, store.System(), store.Query{Limit: 1})
	if err != nil || len(part.Items[0].Rows[0].Cells) != 3 {
		t.Fatalf("%+v %v", part.Items, err)
	}
	row := p.rows(p.drafter, x)[0]
	if text, there := row.Cells["currency"]; !there || text != "" || len(row.Cells) != len(newHeads) || row.Fate != domain.RowRejected {
		t.Errorf("%+v", row)
	}
	row, err = p.App.CorrectImportRow(t.Context(), p.drafter, x.ID, 0, app.Correction{Cells: map[string]string{"currency": "EUR", "title.uk": "Насос"}})
	if err != nil || row.Fate != domain.RowAdd || len(row.Cells) != len(newHeads) {
		t.Errorf("%+v %v", row, err)
	}
	if _, err := p.App.CorrectImportRow(t.Context(), p.drafter, x.ID, 0, app.Correction{Cells: map[string]string{"endUsers.uk": "хтось"}}); err == nil {
		t.Error("a column that the file has not was filled")
	}
}

// TestImport_ofLinesWithoutNeeds_isHeldToTheCeilingOfRows: each is a row that is set aside.
func TestImport_ofLinesWithoutNeeds_isHeldToTheCeilingOfRows(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	refused := (*exchange.FileError)(nil)
	_, err := p.App.PreviewNeeds(t.Context(), p.drafter, app.Table{Name: "a.csv", SHA256: "00", Read: func(_ context.Context, each func(exchange.Row) error) error {
		err := each(exchange.Row{N: 1, Cells: []string{"Номер потреби", "Характеристики (укр.)", "ІД потреби"}})
		for i := 0; i <= exchange.MaxNeedRows && err == nil; i++ {
			err = each(exchange.Row{N: i + 2, Cells: []string{"1", "насос"}})
		}
		return err
	}})
	if !errors.As(err, &refused) || refused.Code != exchange.FileTooLarge {
		t.Error(err)
	}
}
