package exchange

import (
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/domain"
)

func coverageOf(f CoverageFilter, rows ...CoverageRow) Coverage {
	return Coverage{
		Currency: "EUR", Filter: f, Rows: rows, Levels: []domain.Level{domain.LevelGroup, domain.LevelSubgroup, domain.LevelGroup},
		Person: "=HYPERLINK(1)", At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC),
	}
}

// linesOf reads a CSV file's rows by the keys of its columns.
func linesOf(t *testing.T, w Workbook) []map[string]string {
	t.Helper()
	text := string(w.CSV())
	if !strings.HasPrefix(text, "\ufeff") {
		t.Error("the file has no mark of UTF-8")
	}
	var out []map[string]string
	for _, line := range strings.Split(strings.TrimSpace(text), "\r\n")[1:] {
		cells, row := strings.Split(strings.Trim(line, `"`), `";"`), map[string]string{}
		for i, c := range w.Tables[0].Columns {
			row[c.Key] = cells[i]
		}
		out = append(out, row)
	}
	return out
}

func TestCoverageWorkbook_eachRowSaysWhatItIs(t *testing.T) {
	total := CoverageRow{Needs: 2, Cost: 400_00, Gap: 300_00, Over: 1, Sums: domain.Sums{Held: 5, Pledged: 200_00, Committed: 100_00, Delivered: 50}, NoRate: 3}
	total.Undisclosed = domain.Sums{Pledged: 20_00, Committed: 10_00}
	theme := total
	theme.Group, theme.Key, theme.Name = CoverageTheme, "ER-FIRE", domain.Text{UK: "=1+1"}
	cell := CoverageRow{Group: CoverageCell, Key: "ER", Sums: domain.Sums{Pledged: 20_00, Committed: 10_00}}
	w := CoverageWorkbook(Cover{Lang: domain.UK}, coverageOf(CoverageFilter{Subgroups: []domain.Text{{UK: "Реагування"}}}, total, theme, cell))
	rows := linesOf(t, w)
	if len(rows) != 3 {
		t.Fatalf("%d rows", len(rows))
	}
	for key, want := range map[string]string{
		"group": "Загалом", "needs": "2", "cost": "400,00", "pledged": "200,00", "committed": "100,00", "delivered": "0,50", "held": "0,05", "gap": "300,00",
		"overCover": "0,01", "undisclosedPledged": "20,00", "noRate": "3", "currency": "EUR", "filter": "Фільтр: Підгрупа: Реагування",
		"level": "Для групи, Для підгрупи", "asOf": "2026-11-24 11:00",
	} {
		if rows[0][key] != want {
			t.Errorf("%s is %q, not %q", key, rows[0][key], want)
		}
	}
	for _, r := range rows {
		if !strings.Contains(r["rule"], "округлено один раз") || r["asOf"] == "" {
			t.Errorf("%s says by no rule or of no moment: %v", r["group"], r)
		}
	}
	if rows[1]["name"] != "'=1+1" {
		t.Errorf("a name starts a formula: %q", rows[1]["name"])
	}
	if c := rows[2]; c["funder"] != "Нерозкрита сума" || c["cost"] != "" || c["needs"] != "" || c["committed"] != "10,00" {
		t.Errorf("what is undisclosed is not one amount alone: %v", c)
	}
	if _, err := w.XLSX(); err != nil {
		t.Error(err)
	}
	if !slices.ContainsFunc(w.Lines, func(l Line) bool { return slices.Contains(l.Values, "=HYPERLINK(1)") }) {
		t.Error("the workbook does not say whom it was made for")
	}
}

func TestCoverageWorkbook_byPledgeTellsNoCost(t *testing.T) {
	row := CoverageRow{Cost: 1, Gap: 1, Sums: domain.Sums{Pledged: 7}}
	w := CoverageWorkbook(Cover{Lang: domain.EN}, coverageOf(CoverageFilter{Direct: true}, row))
	for _, c := range w.Tables[0].Columns {
		if slices.Contains([]string{"cost", "gap", "overCover", "needs", "noRate", "undisclosedPledged"}, c.Key) {
			t.Errorf("the column %s is there", c.Key)
		}
	}
	if text := string(w.CSV()); !strings.Contains(text, "0.07") || !strings.Contains(text, "allocations of the chosen pledges") || !strings.Contains(text, "Channel: none") {
		t.Errorf("the file is\n%s", text)
	}
}
