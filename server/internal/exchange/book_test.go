package exchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"swgportal/server/internal/domain"
)

var made = time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC)

// sheetOf is a need with as much of everything as a table shows.
func sheetOf(title string) Sheet {
	return Sheet{
		Need: domain.Need{
			Meta:   domain.Meta{ID: "019abc00-0000-7000-8000-000000000001", Version: 3, UpdatedAt: made},
			Number: "N-ER-2026-0014", State: domain.NeedClosed, Closing: &domain.Closing{Reason: domain.CloseMet}, Level: domain.LevelSubgroup, Agency: "SESU",
			Content: domain.NeedContent{
				Theme: "ER-FIRE", Subgroup: "ER", Title: domain.Text{UK: title, EN: "Fire tankers"}, Priority: domain.PriorityHigh,
				Items: []domain.Item{{ID: "l1", Class: "RES-PUMP", Specification: domain.Text{UK: title}, Quantity: 2500, Unit: "PCE",
					UnitPrice: domain.Money{Minor: 10010, Currency: "EUR"}}},
				Cost: domain.Money{Minor: 25025, Currency: "EUR"}, CostAsOf: "2026-10-01", Places: []string{"UA05000000000010236"}, NeededBy: "2027-06-30",
				Contact: domain.Contact{Name: "О. Гнатюк", Email: "o.hnatiuk@portal.example", Phone: "+380441234567"}, Strategies: []string{"IRP"},
			},
		},
		Agency: domain.Text{UK: "Державна служба", EN: "State Service"}, Acronym: domain.Text{UK: "ДСНС", EN: "SESU"}, Subgroup: domain.Text{UK: "Реагування", EN: "Response"}, Theme: domain.Text{UK: "Пожежі", EN: "Fire"},
		Places: []domain.Text{{UK: "Вінницька область", EN: "Vinnytsia Oblast"}}, Strategies: []domain.Text{{UK: "План стійкості"}},
		Classes: map[string]domain.Text{"RES-PUMP": {UK: "Насос"}}, Units: map[string]domain.Text{"PCE": {UK: "шт."}},
	}
}

func bookOf(l domain.Lang, titles ...string) Workbook {
	var sheets []Sheet
	for _, t := range titles {
		sheets = append(sheets, sheetOf(t))
	}
	return NeedsWorkbook(Cover{Lang: l, On: "2026-11-24"}, sheets, NeedFilter{}, "О. Читач", made)
}

// payloads are texts that a spreadsheet would run, or that end a cell where it is set to another country.
func payloads() []string {
	starts := []string{"=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠", "'=", "''=", "x;=", "x,=", "x\t=", "x\n=", "x|=", "\"="}
	bodies := []string{`1+1`, `cmd|' /C calc'!A0`, `HYPERLINK("https://example.org","x")`, `DDE("cmd";"/C calc";"x")`, `SUM(A1:A9)*2`, `WEBSERVICE("https://example.org")`, `1;=2;`, `1,=2,`, `"";=1`, `IMPORTXML("x","y")`, `5`}
	var out []string
	for _, s := range starts {
		for _, b := range bodies {
			out = append(out, s+b)
		}
	}
	return out
}

func TestGuarded_comesOffAgain(t *testing.T) {
	for _, p := range append(payloads(), "", "'", "''", "звичайний текст", "о'клок", "A, -5", "1,-5") {
		if got := Unguarded(Guarded(p)); got != p {
			t.Errorf("%q became %q", p, got)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("'=+-@\t\r\n,;|＝＋aї "))).Draw(r, "text")
		if got := Unguarded(Guarded(text)); got != text {
			r.Fatalf("%q became %q", text, got)
		}
	})
}

// TestCSV_noCellStartsAFormula reads each line as spreadsheets of several countries would: no cell starts one but of a number.
func TestCSV_noCellStartsAFormula(t *testing.T) {
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		text := strings.TrimPrefix(string(bookOf(l, payloads()...).CSV()), "\ufeff")
		for _, between := range []rune{',', ';', '\t', '|'} {
			for _, quotes := range []bool{true, false} {
				for _, cell := range cellsOf(text, between, quotes) {
					if strings.ContainsAny(firstLetter(cell), "=+-@＝＋－＠") {
						t.Fatalf("%s, between %q: the cell %q", l, between, cell)
					}
				}
			}
		}
	}
}

// cellsOf cuts a file into cells, with its quotes minded or not.
func cellsOf(text string, between rune, quotes bool) []string {
	if !quotes {
		return strings.FieldsFunc(text, func(r rune) bool { return r == between || r == '\n' || r == '\r' })
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = between, true, -1
	rows, _ := r.ReadAll()
	var out []string
	for _, row := range rows {
		out = append(out, row...)
	}
	return out
}

func firstLetter(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func TestCSV_isReadByASpreadsheetOfItsLanguage(t *testing.T) {
	for _, x := range []struct {
		lang       domain.Lang
		between    rune
		cost, head string
	}{{domain.UK, ';', "250,25", "Вартість"}, {domain.EN, ',', "250.25", "Cost"}} {
		file := string(bookOf(x.lang, "Насоси; \"Б-2\"\nта рукави").CSV())
		if !strings.HasPrefix(file, "\ufeff") {
			t.Error("no mark of UTF-8")
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\ufeff")))
		r.Comma = x.between
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%s: %d rows, %v", x.lang, len(rows), err)
		}
		got := map[string]string{}
		for i, h := range rows[0] {
			got[h] = rows[1][i]
		}
		if got[x.head] != x.cost {
			t.Errorf("%s: %s is %q", x.lang, x.head, got[x.head])
		}
		if x.lang == domain.UK && got["Назва (укр.)"] != "Насоси; \"Б-2\"\nта рукави" {
			t.Errorf("the title is %q", got["Назва (укр.)"])
		}
	}
}

func TestXLSX_keepsTextAsTextNumbersAsNumbersAndDatesAsDates(t *testing.T) {
	all := append(payloads(), "звичайна назва", "_x0041_", "a  b ", "<b>&amp;", strings.Repeat("ї", 200))
	file, err := bookOf(domain.UK, all...).XLSX()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if got := f.GetSheetList(); !cmp.Equal(got, []string{"Потреби", "Позиції", "Про цей файл"}) {
		t.Errorf("sheets: %v", got)
	}
	rows, err := f.GetRows("Потреби", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, h := range rows[0] {
		at[h] = i
	}
	for i, title := range all {
		row := rows[i+1]
		if got := row[at["Назва (укр.)"]]; got != title {
			t.Errorf("%q became %q", title, got)
		}
		if row[at["Вартість"]] != "250.25" || row[at["Дата оцінки вартості"]] != "46296" {
			t.Errorf("cost %q, day %q", row[at["Вартість"]], row[at["Дата оцінки вартості"]])
		}
		for c := range row {
			name, _ := excelize.CoordinatesToCellName(c+1, i+2)
			if formula, err := f.GetCellFormula("Потреби", name); err != nil || formula != "" {
				t.Errorf("%s holds the formula %q (%v)", name, formula, err)
			}
		}
	}
	if got := rows[1][at["Стан"]]; got != "Закрита: задоволена" {
		t.Errorf("the state is %q", got)
	}
}

func TestXLSX_saysWhatItHolds(t *testing.T) {
	file, err := NeedsWorkbook(Cover{Lang: domain.EN, On: "2026-11-24", Demo: true}, []Sheet{sheetOf("Насос"), sheetOf("Рукав")}, NeedFilter{
		States: []domain.NeedState{domain.NeedOpen}, Agencies: []domain.Text{{UK: "ДСНС", EN: "State Emergency Service"}}, Words: "насос",
	}, "A. Reader", made).XLSX()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.GetRows("About this file")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range rows {
		if len(r) == 2 {
			got[r[0]] += r[1]
		}
	}
	for label, want := range map[string]string{
		"Made for": "A. Reader", "As of (Kyiv)": "2026-11-24 22:30", "Filter: State": "Open", "Filter: Agency": "State Emergency Service", "Filter: Words": "насос",
		"Needs": "2", "Item lines": "2", "Sensitivity level": "For the subgroup: 2", "Cost": "EUR\u00a0500.50",
	} {
		if got[label] != want {
			t.Errorf("%s: %q, not %q", label, got[label], want)
		}
	}
	if !strings.Contains(got["Rule"], "nothing converted") || !strings.Contains(got["Rule"], "invented") {
		t.Errorf("rules: %q", got["Rule"])
	}
}

func TestXLSX_isTheSameForTheSame(t *testing.T) {
	a, _ := bookOf(domain.UK, "Насос").XLSX()
	for range 20 {
		if b, _ := bookOf(domain.UK, "Насос").XLSX(); !bytes.Equal(a, b) {
			t.Fatal("two files of the same needs differ")
		}
	}
}
