package exchange

import (
	"strings"
	"time"

	"swgportal/server/internal/domain"
)

// CellKind is what the cells of a column are.
type CellKind int

// The kinds of cells. A cell is written as text whatever its kind: a number as a plain decimal, a date as 2026-11-23, a
// moment as RFC 3339. The files make real numbers and dates of it.
const (
	CellText CellKind = iota
	CellCode          // a text in one line, however narrow its column
	CellNumber
	CellDate
	CellMoment
)

// Column is a column of a table.
type Column struct {
	Key   string // stays, whatever the heads are called: what a file that comes back is read by
	Head  string // in the file's language
	Kind  CellKind
	Width float64 // in letters
	Fixed bool    // the portal's own: changed in a file that comes back, it changes nothing
}

// Table is a sheet of a workbook.
type Table struct {
	Name    string // at most 31 letters, none of []:*?/\
	Columns []Column
	Printed int        // how many of them go on paper
	Rows    [][]string // as long as Columns each
}

// Line is a line of the sheet that says what a workbook holds: what, and its values.
type Line struct {
	Label  string
	Values []string
}

// Workbook is what one file of tables holds. A CSV file holds its first table alone.
type Workbook struct {
	Cover
	Title  string
	About  string // the name of the sheet that says what the workbook holds
	Lines  []Line // what stands on it
	Tables []Table
	// Choices are offered in drop-down lists, on a sheet of their own that is not shown; other values may be typed.
	Choices Choices
}

// moment gives a moment in Kyiv's time.
func moment(text string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339Nano, text)
	return domain.InKyiv(t), err == nil
}

// Guarded puts an apostrophe before what a spreadsheet would take for a formula: at the start of a text, and after each
// sign that another country's settings take for the end of a cell (OWASP, CSV injection; ASVS 1.2.10). Unguarded takes it
// off again: it gives the text back, whatever it was.
func Guarded(text string) string {
	if !strings.ContainsAny(text, formulaSigns) {
		return text
	}
	return guard(text, func(b *strings.Builder, quotes string) { b.WriteString("'" + quotes) })
}

// Unguarded takes off what Guarded put on.
func Unguarded(text string) string {
	return guard(text, func(b *strings.Builder, quotes string) { b.WriteString(strings.TrimPrefix(quotes, "'")) })
}

const (
	formulaSigns = "=+-@\t\r\n\x00＝＋－＠"
	cellEnds     = ",;\t|\r\n"
)

// guard writes the text; wherever a cell might start and a run of apostrophes, or none, stands before a sign that starts
// a formula, write writes the run.
func guard(text string, write func(b *strings.Builder, quotes string)) string {
	var b strings.Builder
	start := true
	for i := 0; i < len(text); {
		if start {
			run := len(text[i:]) - len(strings.TrimLeft(text[i:], "'"))
			if rest := text[i+run:]; rest != "" && startsFormula(rest, i == 0) {
				write(&b, text[i:i+run])
			} else {
				b.WriteString(text[i : i+run])
			}
			if i += run; i >= len(text) {
				break
			}
		}
		b.WriteByte(text[i])
		start = strings.IndexByte(cellEnds, text[i]) >= 0
		i++
	}
	return b.String()
}

// startsFormula: what ends a cell starts a formula only as the first letter of all; between two cells it is just the end
// of one.
func startsFormula(rest string, first bool) bool {
	for _, r := range rest {
		return strings.ContainsRune(formulaSigns, r) && (first || !strings.ContainsRune(cellEnds, r))
	}
	return false
}
