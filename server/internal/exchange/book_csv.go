package exchange

import (
	"bytes"
	"strings"

	"swgportal/server/internal/domain"
)

// CSV writes the first table as a spreadsheet set to the file's language opens it: UTF-8 with its mark, CRLF, every cell in
// quotes; in Ukrainian between semicolons with decimal commas, in English between commas. No text starts a formula.
func (w Workbook) CSV() []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	t := w.Tables[0]
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = Guarded(c.Head)
	}
	w.csvLine(&b, heads)
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, text := range row {
			cells[i] = w.csvCell(t.Columns[i].Kind, text)
		}
		w.csvLine(&b, cells)
	}
	return b.Bytes()
}

func (w Workbook) csvCell(k CellKind, text string) string {
	switch k {
	case CellNumber:
		if w.Lang != domain.EN {
			return strings.Replace(text, ".", ",", 1)
		}
		return text
	case CellDate:
		return text
	case CellMoment:
		if t, ok := moment(text); ok {
			return t.Format("2006-01-02 15:04")
		}
		return ""
	}
	return Guarded(text)
}

// csvLine is not encoding/csv's: that one leaves cells without quotes, which another country's settings would cut in two.
func (w Workbook) csvLine(b *bytes.Buffer, cells []string) {
	between := ";"
	if w.Lang == domain.EN {
		between = ","
	}
	for i, c := range cells {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
	}
	b.WriteString("\r\n")
}
