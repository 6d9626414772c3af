package app_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// dice makes needs of which every field may be there or not, with texts that programs like to spoil.
type dice struct {
	*rand.Rand
	themes, strategies, classes, units, places []string
}

func newDice(t *testing.T, w *testkit.World, seed uint64) *dice {
	d := &dice{Rand: rand.New(rand.NewPCG(seed, 26))}
	list := func(ids *[]string, spec *store.Spec) {
		page, err := w.Store.List(t.Context(), spec, store.System(), store.Query{Limit: store.MaxLimit})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page.Records {
			*ids = append(*ids, r.ID)
		}
	}
	list(&d.themes, store.Themes.Spec)
	list(&d.strategies, store.Strategies.Spec)
	list(&d.classes, store.ItemClasses.Spec)
	list(&d.places, store.Places.Spec)
	list(&d.units, store.Units.Spec)
	return d
}

func (d *dice) of(list []string) string {
	if d.IntN(3) == 0 {
		return ""
	}
	return list[d.IntN(len(list))]
}

func (d *dice) line() string {
	parts := []string{"=1+1", "'так", "№ 5; «насоси»", "1,5", "0012", "2026-11-23", "TRUE", "-", "@SUM", "ґЄїІ", "a\"b", "1e5", "<b>&amp;", "+380", "кома, крапка; риска"}
	text := ""
	for range d.IntN(4) {
		text += parts[d.IntN(len(parts))] + []string{"", " ", "  "}[d.IntN(3)]
	}
	return text
}

func (d *dice) lines() string {
	return d.line() + []string{"", "\n", "\n\n", "\t", "\r\n"}[d.IntN(5)] + d.line()
}

func (d *dice) date() domain.Date {
	if d.IntN(2) == 0 {
		return ""
	}
	return domain.Date(fmt.Sprintf("20%02d-%02d-%02d", 10+d.IntN(16), 1+d.IntN(12), 1+d.IntN(28)))
}

func (d *dice) money(currency domain.Currency) domain.Money {
	return domain.Money{Minor: d.Int64N([]int64{10, 1e6, 1e11}[d.IntN(3)]), Currency: currency}
}

func (d *dice) content() domain.NeedContent {
	text := func(of func() string) domain.Text { return domain.Text{UK: of(), EN: of()} }
	c := domain.NeedContent{
		Theme: d.of(d.themes), Title: domain.Text{UK: "Назва " + d.line(), EN: d.line()}, Description: text(d.lines), EndUsers: text(d.line), PriorityReason: text(d.lines),
		Priority: domain.PriorityOfRank(int64(d.IntN(5))), CostAsOf: d.date(), NeededBy: d.date(), ValidUntil: d.date(), Places: []string{}, Strategies: []string{}, Items: []domain.Item{},
		OfficialRequest: domain.OfficialRequest{Number: d.line(), Date: d.date()}, Contact: domain.Contact{Name: d.line(), Phone: d.line()},
	}
	for range d.IntN(4) {
		c.Places = append(c.Places, d.places[d.IntN(len(d.places))])
	}
	if len(c.Places) == 0 && d.IntN(2) == 0 {
		c.Nationwide = true
	}
	for range d.IntN(3) {
		c.Strategies = append(c.Strategies, d.strategies[d.IntN(len(d.strategies))])
	}
	currency := []domain.Currency{"EUR", "UAH", "JPY", "KWD"}[d.IntN(4)]
	for range d.IntN(4) {
		i := domain.Item{Class: d.of(d.classes), Specification: text(d.lines), Unit: d.of(d.units)}
		if d.IntN(2) == 0 {
			i.Quantity = domain.Quantity(d.IntN(30) * 1000)
		}
		if d.IntN(2) == 0 {
			i.UnitPrice = d.money(currency)
		}
		c.Items = append(c.Items, i)
	}
	if len(c.Items) == 0 && d.IntN(2) == 0 {
		c.Cost = d.money(currency)
	}
	return c
}

// TestImport_ofAnExport_changesNothing_onRandomPortals: portal → file → portal, in each format and language; and one edited cell
// changes one field.
func TestImport_ofAnExport_changesNothing_onRandomPortals(t *testing.T) {
	w := testkit.New(t)
	for seed := range uint64(testkit.Size(t, 10, 300, 3000)) {
		d := newDice(t, w, seed)
		p := importer{w, t, w.Person(fmt.Sprint("drafter", seed), w.Seat(domain.RoleDrafter, "SESU", "")), w.Orgs["SESU"]}
		var ids []string
		for range 1 + d.IntN(5) {
			v, err := p.App.CreateNeed(t.Context(), p.drafter, p.sesu, d.content())
			if err != nil {
				t.Fatal(seed, err)
			}
			if d.IntN(3) == 0 {
				c := d.content()
				c.Items = slices.Clone(v.Need.Content.Items)
				if c.Cost.Currency != "" {
					c.Cost = domain.SumItems(c.Items)
				}
				if v, err = p.App.EditNeed(t.Context(), p.drafter, v.Need.Meta.ID, 1, p.sesu, c); err != nil {
					t.Fatal(seed, err)
				}
			}
			ids = append(ids, v.Need.Meta.ID)
		}
		format, l := []app.TableFormat{app.TableXLSX, app.TableCSV}[d.IntN(2)], []domain.Lang{domain.UK, domain.EN}[d.IntN(2)]
		x := p.start(p.drafter, fileOf(p.exported(p.drafter, format, l)))
		if x.Counts.Unchanged != len(ids) || x.Counts.Rows != len(ids) {
			t.Fatalf("portal %d as %s in %s:\n%s", seed, format, l, told(p.rows(p.drafter, x)))
		}
		row := 2 + d.IntN(len(ids))
		key := []string{"title.en", "contact.name", "endUsers.uk", "description.en"}[d.IntN(4)]
		file := edited(t, p.exported(p.drafter, app.TableXLSX, domain.UK), cellIn{"Потреби", row, key, "Зовсім інше"})
		if x := p.bring(p.drafter, file); x.Fields != 1 || x.Counts.Change != 1 {
			t.Fatalf("portal %d, %s of row %d: %s", seed, key, row, told(p.rows(p.drafter, x)))
		}
		for _, id := range ids {
			n := p.need(id)
			if err := p.App.DeleteNeed(t.Context(), p.drafter, id, app.Match(n.Meta.Version)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestImport_ofAnOlderExport_knowsWhatStoodThere: whatever somebody changes of a need, a file of any earlier version that
// nobody edited changes nothing.
func TestImport_ofAnOlderExport_knowsWhatStoodThere(t *testing.T) {
	w := testkit.New(t)
	d := newDice(t, w, 7)
	p := newImporter(t, w)
	v, err := p.App.CreateNeed(t.Context(), p.drafter, p.sesu, d.content())
	if err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	for version := range testkit.Size(t, 8, 60, 300) {
		files = append(files, p.exported(p.drafter, app.TableXLSX, domain.EN))
		c := d.content()
		if _, err := p.App.EditNeed(t.Context(), p.drafter, v.Need.Meta.ID, app.Match(version+1), p.sesu, c); err != nil {
			t.Fatal(err)
		}
	}
	for version, file := range files {
		if x := p.start(p.drafter, fileOf(file)); x.Counts.Unchanged != 1 || x.Counts.Rows != 1 {
			t.Errorf("a file of version %d: %s", version+1, told(p.rows(p.drafter, x)))
		}
	}
}

// TestRejectedRows_comeBackMended: the file that comes back names the reasons, and mended it goes in.
func TestRejectedRows_comeBackMended(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	x := p.bring(p.drafter, rowsOf([]string{"Номер", "Назва (укр.)", "Потрібно до", "Вартість", "Валюта"}, []string{"1", "Насоси", "негайно", "1 250,5", "EUR"}, []string{"2", "Драбини", "31.12.2027", "", ""}))
	file, err := p.App.RejectedRows(t.Context(), p.drafter, x.ID, domain.UK)
	if err != nil {
		t.Fatal(err)
	}
	again := p.start(p.drafter, fileOf(file))
	if again.Counts != (domain.RowCounts{Rows: 1, Rejected: 1}) || again.Columns[0].Head != "Причини" || again.Columns[0].Key != "" {
		t.Fatalf("%+v %+v", again.Counts, again.Columns[0])
	}
	if x := p.bring(p.drafter, edited(t, file, cellIn{"Потреби", 2, "neededBy", "01.02.2028"})); x.Counts.Add != 1 || len(p.needs()) != 2 {
		t.Errorf("mended: %s", told(p.rows(p.drafter, x)))
	}
}

// TestImportTemplate_isEmpty_andReadsBack: its headings are known, and neither its lists nor its help is taken for a need.
func TestImportTemplate_isEmpty_andReadsBack(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		file, err := p.App.ImportTemplate(t.Context(), p.drafter, app.ImportNeeds, l)
		if err != nil {
			t.Fatal(err)
		}
		x := p.start(p.drafter, fileOf(file))
		if x.Counts != (domain.RowCounts{}) || len(x.Columns) != 31 {
			t.Errorf("%s: %+v, %d columns", l, x.Counts, len(x.Columns))
		}
		sheet := map[domain.Lang]string{domain.UK: "Потреби", domain.EN: "Needs"}[l]
		filled := edited(t, file, cellIn{sheet, 2, "theme", "ER-112 – x"}, cellIn{sheet, 2, "title.uk", "Насоси"}, cellIn{sheet, 2, "agency", "ДСНС"})
		if x := p.start(p.drafter, filled); x.Counts != (domain.RowCounts{Rows: 1, Add: 1}) {
			t.Errorf("%s filled in: %s", l, told(p.rows(p.drafter, x)))
		}
	}
}

// TestImport_readsAnAgencysOwnList: titles above, other headings from column B on, thousands in the heading, amounts among words, the numbers of
// the columns, names of parts, and sums.
func TestImport_readsAnAgencysOwnList(t *testing.T) {
	p := newImporter(t, testkit.New(t))
	x := p.start(p.drafter, rowsOf(
		[]string{"", "Перелік потреб на 2027 рік"}, []string{"", "затверджено"},
		[]string{"", "№ з/п", "Найменування", "Область", "Орієнтовна вартість, тис. грн", "Термін виконання", "Примітка"},
		[]string{"", "1", "2", "3", "4", "5", "6"},
		[]string{"", "", "Розділ I. Техніка"},
		[]string{"", "1", "Пожежні автоцистерни", "Сумська область", "3452,772", "31.12.2027"},
		[]string{"", "2", "Човни", "Одеська", "12,5 млн євро", "2027-06-30", "лист"},
		[]string{"", "3", "Насоси", "Сумська область", "багато"},
		[]string{"", "", "Усього за розділом", "", "143 524,497"},
		[]string{"", "", "Разом:", "", "143 524,497"},
	))
	rows := p.rows(p.drafter, x)
	if got := told(rows); got != "4 asidenote\n5 asidenote\n6 add\n7 add\n8 rejected /cost/amount=format\n9 asidetotal\n10 asidetotal\n" {
		t.Fatal(got)
	}
	p.commit(p.drafter, x)
	for title, want := range map[string]domain.Money{"Пожежні автоцистерни": {Minor: 345277200, Currency: "UAH"}, "Човни": {Minor: 1250000000, Currency: "EUR"}} {
		list := p.needs()
		i := slices.IndexFunc(list, func(n domain.Need) bool { return n.Content.Title.UK == title })
		if i < 0 || list[i].Content.Cost != want || len(list[i].Content.Places) != 1 || list[i].Content.NeededBy == "" {
			t.Errorf("%s: %+v", title, list)
		}
	}
}
