package exchange

import (
	"strings"

	"swgportal/server/internal/domain"
)

// Why a row of a table of needs is set aside.
const (
	AsideEmpty  = "empty"   // nothing stands in a column that the portal knows
	AsideNoNeed = "no_need" // a line whose need is not in the file
	AsideTotal  = "total"   // a sum of other rows
	AsideNote   = "note"    // under headings of others: one cell alone, such as the name of a part, or the numbers of the columns
)

// MaxNeedRows is how many rows of needs, with those set aside, a file may have; maxLines is how many lines. A row takes more memory
// than its bytes in the file, and all of them are held at once.
const (
	MaxNeedRows = 100_000
	maxLines    = 400_000
)

// NeedColumns are the columns of a table of needs, and of its lines, in both languages: what a file is read by.
func NeedColumns(l domain.Lang) (needs, lines []Column) {
	for _, c := range needColumns() {
		needs = append(needs, c.column(l))
	}
	for _, c := range lineColumns() {
		lines = append(lines, c.column(l))
	}
	return needs, lines
}

// NeedRows gathers the rows of a table of needs as the rows of its file come: a heading row in either language, then needs;
// on another sheet, lines. What stands on sheets without such headings is passed over.
type NeedRows struct {
	needs, lines map[string]string // head → key
	kinds        map[string]CellKind
	sheet        string
	begun        bool     // a row of this file has come
	keys         []string // of the sheet's columns, once its headings are found; empty for a column that is not known
	ofLines      bool
	foreign      bool           // some heading is not the portal's own
	units        map[int]string // by column: what its heading says of the amounts, "тис. грн"
	sheets       int            // with headings
	columns      []domain.ImportColumn

	rows  []domain.ImportedRow
	loose []domain.ImportedLine
}

// NewNeedRows makes a gatherer. Other headings than the portal's own are known by mapping, from the heading to the key of
// the column of needs.
func NewNeedRows(mapping map[string]string) *NeedRows {
	n := &NeedRows{needs: map[string]string{}, lines: map[string]string{}, kinds: map[string]CellKind{}}
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		needs, lines := NeedColumns(l)
		for _, c := range needs {
			n.needs[headKey(c.Head)], n.kinds[c.Key] = c.Key, c.Kind
		}
		for _, c := range lines {
			n.lines[headKey(c.Head)] = c.Key
		}
	}
	for head, key := range mapping {
		n.needs[headKey(head)] = key
	}
	return n
}

// headKey is a heading without what people and programs change in it.
func headKey(head string) string {
	return strings.ToLower(strings.TrimRight(domain.Tidy(head), " *:"))
}

// fewHeads is how many headings make a row one of headings.
const fewHeads = 2

// Row takes in a row of the file. It keeps the cells that hold something; of a record that is there, by its id, also the empty ones,
// which empty its fields. A *FileError where there are more rows or lines than may be.
func (n *NeedRows) Row(r Row) error {
	if !n.begun || r.Sheet != n.sheet {
		n.begun, n.sheet, n.keys = true, r.Sheet, nil
	}
	if n.keys == nil {
		n.headings(r.Cells)
		return nil
	}
	cells, filled, small := map[string]string{}, 0, 0
	for i, key := range n.keys {
		if key == "" {
			continue
		}
		text := ""
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		if r.Sheet == "" {
			text = Unguarded(text)
		}
		if text = domain.CellText(text); text == "" {
			continue
		}
		filled++
		if len(text) <= 2 && strings.Trim(text, "0123456789") == "" {
			small++
		}
		if unit := n.units[i]; unit != "" {
			if _, plain := domain.CellDecimal(text); plain {
				text += " " + unit
			}
		}
		cells[key] = text
	}
	if cells["id"] != "" {
		for _, key := range n.keys {
			if _, there := cells[key]; key != "" && !there {
				cells[key] = ""
			}
		}
	}
	n.take(r, cells, n.asideOf(cells, filled, small), filled)
	switch {
	case len(n.rows) > MaxNeedRows:
		return unreadable(FileTooLarge, "more than %d rows", MaxNeedRows)
	case len(n.loose) > maxLines:
		return unreadable(FileTooLarge, "more than %d lines", maxLines)
	}
	return nil
}

// take keeps a row below headings: of needs, of lines, or set aside and why.
func (n *NeedRows) take(r Row, cells map[string]string, why string, filled int) {
	switch {
	case why != "":
		n.rows = append(n.rows, domain.ImportedRow{Sheet: r.Sheet, Row: r.N, Cells: cells, Fate: domain.RowAside, Why: why})
	case filled == 0 && n.ofLines:
	case filled == 0:
		n.rows = append(n.rows, domain.ImportedRow{Sheet: r.Sheet, Row: r.N, Fate: domain.RowAside, Why: AsideEmpty})
	case n.ofLines:
		n.loose = append(n.loose, domain.ImportedLine{Sheet: r.Sheet, Row: r.N, Cells: cells})
	default:
		n.rows = append(n.rows, domain.ImportedRow{Sheet: r.Sheet, Row: r.N, Cells: cells})
	}
}

// headings looks whether the row is one of headings, and of which table.
func (n *NeedRows) headings(cells []string) {
	asNeeds, foundNeeds := keysOf(cells, n.needs)
	asLines, foundLines := keysOf(cells, n.lines)
	n.foreign, n.units = false, map[int]string{}
	switch others, foundOthers := n.otherHeads(cells, asNeeds); {
	case max(foundNeeds, foundLines, foundOthers) < fewHeads:
		return
	case foundLines >= max(foundNeeds+1, foundOthers):
		n.keys, n.ofLines = asLines, true
	case foundOthers > foundNeeds:
		n.keys, n.ofLines, n.foreign = others, false, true
	default:
		n.keys, n.ofLines = asNeeds, false
	}
	for i, key := range n.keys {
		if key == "cost" && !n.ofLines {
			_, n.units[i] = headUnit(cells[i])
		}
	}
	n.sheets++
	for i, cell := range cells {
		if head := domain.Tidy(Unguarded(cell)); head != "" {
			n.columns = append(n.columns, domain.ImportColumn{Sheet: n.sheet, At: columnName(i), Head: head, Key: n.keys[i]})
		}
	}
}

// Columns gives the columns of all sheets with headings.
func (n *NeedRows) Columns() []domain.ImportColumn { return n.columns }

// columnName is what a spreadsheet calls the column, A for 0.
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// keysOf gives the key of each column by its head; a key is a column's alone.
func keysOf(cells []string, known map[string]string) (keys []string, found int) {
	keys = make([]string, len(cells))
	taken := map[string]bool{}
	for i, cell := range cells {
		if key := known[headKey(Unguarded(cell))]; key != "" && !taken[key] {
			keys[i], taken[key] = key, true
			found++
		}
	}
	return keys, found
}

// Rows gives each need with its lines, in the order of the file; false where no sheet has headings that are known. A line
// names its need by id, or by what stands under the number of a need that has none yet.
func (n *NeedRows) Rows() ([]domain.ImportedRow, bool) {
	byName := map[string]int{}
	for i, r := range n.rows {
		id, name := r.Cells["id"], "№"+r.Cells["number"]
		if _, twice := byName[id]; id != "" && !twice { // of two rows with one id the first counts
			byName[id] = i
		}
		if _, twice := byName[name]; twice {
			byName[name] = -1 // which of them is meant, nobody knows
		} else if name != "№" {
			byName[name] = i
		}
	}
	for _, l := range n.loose {
		i, ok := byName[l.Cells["need"]]
		if l.Cells["need"] == "" {
			i, ok = byName["№"+l.Cells["number"]]
		}
		if !ok || i < 0 {
			n.rows = append(n.rows, domain.ImportedRow{Sheet: l.Sheet, Row: l.Row, Lines: []domain.ImportedLine{l}, Fate: domain.RowAside, Why: AsideNoNeed})
			continue
		}
		n.rows[i].Lines = append(n.rows[i].Lines, l)
	}
	n.loose = nil
	return n.rows, n.sheets > 0
}

// PriorityIn reads the word for a priority in either language, or its code.
func PriorityIn(text string) (domain.Priority, bool) {
	text = strings.ToLower(domain.Tidy(text))
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		for p, word := range wordsOf(l).priorities {
			if text == strings.ToLower(word) || text == string(p) {
				return p, true
			}
		}
	}
	return "", false
}

// LevelIn reads the word for a level in either language, or its code.
func LevelIn(text string) (domain.Level, bool) {
	text = strings.ToLower(domain.Tidy(text))
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		for level, word := range wordsOf(l).levels {
			if text == strings.ToLower(word) || text == string(level) {
				return level, true
			}
		}
	}
	return "", false
}

// CodeOf is the code of a cell that has a code and its name: see coded.
func CodeOf(text string) string {
	code, _, _ := strings.Cut(text, " – ")
	return strings.TrimSpace(code)
}

// NationwideIn says whether the text is the words for the whole country in either language.
func NationwideIn(text string) bool {
	text = strings.ToLower(domain.Tidy(text))
	return text == strings.ToLower(wordsOf(domain.UK).nationwide) || text == strings.ToLower(wordsOf(domain.EN).nationwide)
}
