package app_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/testkit"
)

// canary is the text that must not be written down.
const canary = "канаркажовта"

// mustHoldNoCanary looks through everything that the store holds.
func (p importer) mustHoldNoCanary(when string) {
	p.t.Helper()
	var all bytes.Buffer
	if _, err := app.Export(p.t.Context(), p.Store, "test", p.App.Now(), &all); err != nil {
		p.t.Fatal(err)
	}
	for line := range strings.Lines(all.String()) {
		if strings.Contains(line, canary) {
			p.t.Errorf("%s: %s", when, line)
		}
	}
}

var allHeads = []string{"Номер", "Стан", "Підгрупа", "Рівень доступу", "Назва (укр.)", "Опис (англ.)", "Місце", "Контактна особа", "Електронна адреса", "ІД запису", "Версія"}

// withOutside is a need of the drafter's that is held outside.
func (p importer) withOutside() domain.Need {
	p.t.Helper()
	v, err := p.App.CreateNeed(p.t.Context(), p.drafter, p.sesu, domain.NeedContent{
		HeldOutside: true, Subgroup: "ER", Contact: domain.Contact{Name: "Оксана Гнатюк", Email: "o.hnatiuk@portal.example"},
		Items: []domain.Item{}, Places: []string{}, Strategies: []string{},
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return v.Need
}

// TestImport_ofANeedHeldOutside_writesNoTextDown: neither in a row that is rejected, nor in one that is set aside, nor in what stands
// of a correction. SECURITY.md, row 49.
func TestImport_ofANeedHeldOutside_writesNoTextDown(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	need, plain := p.withOutside(), func() domain.Need { first, _ := p.withNeeds(); return first }()
	lines := []string{"Номер потреби", "Характеристики (укр.)", "ІД потреби", "Назва потреби"}
	rows := []exchange.Row{
		{Sheet: "Потреби", N: 1, Cells: allHeads},
		{Sheet: "Потреби", N: 2, Cells: []string{"a", canary, "ER", "Поза порталом", canary, canary, canary, "Оксана", "o@portal.example"}},
		{Sheet: "Потреби", N: 3, Cells: []string{"b", "", "ER", "held_outside", "", "", "", "Оксана", "o@portal.example"}},
		{Sheet: "Потреби", N: 4, Cells: []string{"c", canary, "ER", "Held outside the portal", "", "", "", "Оксана", "o2@portal.example"}},
		{Sheet: "Потреби", N: 5, Cells: []string{"", canary, "", "", canary, "", "", "Інша", "", need.Meta.ID, "1"}},
		{Sheet: "Потреби", N: 6, Cells: []string{"", "", "", "Поза порталом", canary, "", "", "", "", plain.Meta.ID, "1"}},
		{Sheet: "Потреби", N: 7, Cells: []string{"d", "", "ER", "Поза порталом", "Всього", canary}},
		{Sheet: "Потреби", N: 8, Cells: []string{"b", "", "ER", "held_outside", "", "", "", "Ірина", "i@portal.example"}},
		{Sheet: "Потреби", N: 9, Cells: []string{"e", "", "", "", "Звичайна", "", "", "Ірина", "i@portal.example"}},
		{Sheet: "Позиції", N: 1, Cells: lines},
		{Sheet: "Позиції", N: 2, Cells: []string{"a", canary}},
		{Sheet: "Позиції", N: 3, Cells: []string{"b", canary, "", canary}}, // which of the two is meant, nobody knows
		{Sheet: "Позиції", N: 4, Cells: []string{"", canary, need.Meta.ID}},
		{Sheet: "Позиції", N: 5, Cells: []string{"e", "звичайна позиція"}},
	}
	table := app.Table{Name: "a.xlsx", SHA256: "00", Read: func(_ context.Context, each func(exchange.Row) error) error {
		for _, r := range rows {
			r.Cells = slices.Clone(r.Cells)
			if err := each(r); err != nil {
				return err
			}
		}
		return nil
	}}
	x := p.start(p.drafter, table)
	p.mustHoldNoCanary("a preview")
	fates := map[int]domain.RowFate{}
	for _, r := range p.rows(p.drafter, x) {
		if r.Sheet == "Потреби" {
			fates[r.Row] = r.Fate
		}
		if r.Row == 9 && (r.Cells["title.uk"] != "Звичайна" || len(r.Lines) != 1) {
			t.Errorf("a row that is not held outside lost something: %+v", r)
		}
		if r.Row == 2 && r.Sheet == "Потреби" && (r.Cells["contact.name"] != "Оксана" || r.Cells["level"] == "" || r.Cells["subgroup"] != "ER") {
			t.Errorf("what may be kept is lost: %+v", r.Cells)
		}
	}
	want := map[int]domain.RowFate{2: domain.RowRejected, 3: domain.RowRejected, 4: domain.RowAdd, 5: domain.RowRejected, 6: domain.RowRejected, 7: domain.RowAside, 8: domain.RowAdd, 9: domain.RowAdd}
	delete(want, 3) // which of the two named b takes the line is of no matter here
	for row, fate := range want {
		if fates[row] != fate {
			t.Errorf("row %d: %s, want %s\n%s", row, fates[row], fate, told(p.rows(p.drafter, x)))
		}
	}

	correct := func(n int, cells map[string]string) (app.NumberedRow, error) {
		t.Helper()
		return p.App.CorrectImportRow(t.Context(), p.drafter, x.ID, n, app.Correction{Cells: cells, Mine: []string{"/" + canary}, Theirs: []string{"/" + canary}})
	}
	if r, err := correct(0, map[string]string{"title.uk": canary}); err != nil || r.Fate != domain.RowRejected || r.Cells["title.uk"] != "" {
		t.Errorf("text by a correction: %+v %v", r, err)
	}
	p.mustHoldNoCanary("a correction")
	if _, err := correct(3, map[string]string{"title.uk": canary}); err == nil {
		t.Error("the text of a need that is there was taken")
	}
	p.mustHoldNoCanary("a correction of a need that is there")
	if r, err := correct(0, map[string]string{"contact.name": "Олена"}); err != nil || r.Fate != domain.RowAdd || r.Cells["contact.name"] != "Олена" {
		t.Errorf("a contact by a correction: %+v %v", r, err)
	}
	p.commit(p.drafter, x)
	p.mustHoldNoCanary("what is written")
	if got := p.need(plain.Meta.ID).Content; got.Title.UK != plain.Content.Title.UK {
		t.Errorf("a need with another level in its row: %+v", got)
	}
}

// TestImport_ofANeedHeldOutside_inConflict: a conflict over its contact keeps no text that came beside it, and is resolved as any other.
func TestImport_ofANeedHeldOutside_inConflict(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	need := p.withOutside()
	theirs := need.Content
	theirs.Contact.Name = "Чужа"
	if _, err := p.App.EditNeed(t.Context(), p.drafter, need.Meta.ID, 1, p.sesu, theirs); err != nil {
		t.Fatal(err)
	}
	x := p.start(p.drafter, rowsOf(allHeads,
		[]string{"", "", "", "", canary, "", "", "Своя", "o.hnatiuk@portal.example", need.Meta.ID, "1"}))
	p.mustHoldNoCanary("a conflict with text")
	if got := told(p.rows(p.drafter, x)); got != "2 rejected /title/uk=not_allowed\n" {
		t.Error(got)
	}
	x = p.start(p.drafter, rowsOf(allHeads,
		[]string{"", canary, "", "", "", "", "", "Своя", "o.hnatiuk@portal.example", need.Meta.ID, "1"}))
	p.mustHoldNoCanary("a conflict")
	r, err := p.App.CorrectImportRow(t.Context(), p.drafter, x.ID, 0, app.Correction{Mine: []string{"/contact/name"}})
	if err != nil || r.Fate != domain.RowChange {
		t.Fatal(r, err)
	}
	if p.commit(p.drafter, x); p.need(need.Meta.ID).Content.Contact.Name != "Своя" {
		t.Errorf("%+v", p.need(need.Meta.ID).Content)
	}
}
