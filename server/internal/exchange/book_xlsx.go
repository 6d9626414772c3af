package exchange

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"swgportal/server/internal/domain"
)

// XLSX writes the workbook: a sheet a table with its head frozen and filters on it, real numbers and dates, and a last
// sheet that says what it holds. There is no formula in it: text that looks like one is text, and stays so when edited.
func (w Workbook) XLSX() ([]byte, error) {
	b := book{file: excelize.NewFile(), work: w}
	defer func() { _ = b.file.Close() }()
	if err := b.all(); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	var packed bytes.Buffer
	if err := b.file.Write(&packed); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return ordered(packed.Bytes())
}

// ordered puts the parts of a package in the order of their names: excelize writes them in another one each time, and the
// same needs shall give the same file.
func ordered(file []byte) ([]byte, error) {
	from, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, fmt.Errorf("order workbook: %w", err)
	}
	slices.SortFunc(from.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, part := range from.File {
		if err := to.Copy(part); err != nil {
			return nil, fmt.Errorf("order workbook: %w", err)
		}
	}
	if err := to.Close(); err != nil {
		return nil, fmt.Errorf("order workbook: %w", err)
	}
	return out.Bytes(), nil
}

// book is a workbook being written.
type book struct {
	file                *excelize.File
	work                Workbook
	head, title, label  int // styles
	text, fixed, number int
	whole, date, moment int
	code                int
}

func (b *book) all() error {
	if err := b.styles(); err != nil {
		return err
	}
	for i, t := range b.work.Tables {
		if i == 0 {
			if err := b.file.SetSheetName("Sheet1", t.Name); err != nil {
				return err
			}
		} else if _, err := b.file.NewSheet(t.Name); err != nil {
			return err
		}
		if err := b.table(t); err != nil {
			return err
		}
	}
	if err := b.choices(); err != nil {
		return err
	}
	if err := b.about(); err != nil {
		return err
	}
	// Nothing of the person or the machine stands in the file's properties.
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: b.work.Title, Language: string(b.work.Lang), Creator: wordsOf(b.work.Lang).group, Created: string(b.work.On) + "T00:00:00Z",
		Modified: string(b.work.On) + "T00:00:00Z",
	})
}

// aboutWidth is how wide the values on the sheet about the file are, in letters.
const aboutWidth = 90

const (
	ink   = "1F2A37"
	paper = "E8EDF3"
	grey  = "6B7280"
)

func (b *book) styles() error {
	date, momentFormat, number := "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "#,##0.00"
	if b.work.Lang != domain.EN {
		date, momentFormat = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
	}
	top := &excelize.Alignment{Vertical: "top"}
	wrapped := &excelize.Alignment{Vertical: "top", WrapText: true}
	font := func(color string, bold bool, size float64) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Size: size, Color: color, Bold: bold}
	}
	for _, s := range []struct {
		into *int
		of   excelize.Style
	}{
		{&b.head, excelize.Style{Font: font(ink, true, 11), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{paper}},
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}, Border: []excelize.Border{{Type: "bottom", Color: grey, Style: 1}}}},
		{&b.title, excelize.Style{Font: font(ink, true, 14), Alignment: top}},
		{&b.label, excelize.Style{Font: font(grey, false, 11), Alignment: top}},
		{&b.text, excelize.Style{Font: font(ink, false, 11), Alignment: wrapped}},
		{&b.fixed, excelize.Style{Font: font(grey, false, 11), Alignment: wrapped}},
		{&b.code, excelize.Style{Font: font(grey, false, 11), Alignment: top}},
		{&b.number, excelize.Style{CustomNumFmt: &number, Font: font(ink, false, 11), Alignment: top}},
		{&b.whole, excelize.Style{NumFmt: 1, Font: font(ink, false, 11), Alignment: top}},
		{&b.date, excelize.Style{CustomNumFmt: &date, Font: font(ink, false, 11), Alignment: top}},
		{&b.moment, excelize.Style{CustomNumFmt: &momentFormat, Font: font(grey, false, 11), Alignment: top}},
	} {
		id, err := b.file.NewStyle(&s.of)
		if err != nil {
			return err
		}
		*s.into = id
	}
	// A text that looks like a formula must stay text when somebody edits the cell; excelize has no name for that.
	quoted := true
	for _, id := range []int{b.text, b.fixed, b.code, b.head} {
		b.file.Styles.CellXfs.Xf[id].QuotePrefix = &quoted
	}
	return nil
}

func (b *book) table(t Table) error {
	last, err := excelize.CoordinatesToCellName(len(t.Columns), len(t.Rows)+1)
	if err != nil {
		return err
	}
	if err := b.file.AutoFilter(t.Name, "A1:"+last, nil); err != nil {
		return err
	}
	// What a stream does not write itself it takes from the sheet as it is when it begins.
	if err := b.page(t.Name); err != nil {
		return err
	}
	if err := b.printed(t); err != nil {
		return err
	}
	if err := b.offered(t); err != nil {
		return err
	}
	s, err := b.file.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := s.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	heads := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = excelize.Cell{StyleID: b.head, Value: c.Head}
	}
	if err := s.SetRow("A1", heads, excelize.RowOpts{Height: 32}); err != nil {
		return err
	}
	cells := make([]any, len(t.Columns))
	for n, row := range t.Rows {
		for i, text := range row {
			cells[i] = b.cell(t.Columns[i], text)
		}
		if err := s.SetRow("A"+strconv.Itoa(n+2), cells, excelize.RowOpts{Height: height(t.Columns, row)}); err != nil {
			return err
		}
	}
	return s.Flush()
}

// height is what the texts of a row need, broken at the widths of their columns: spreadsheets do not all reckon it when
// they open a file. A long text shows its beginning.
func height(cols []Column, row []string) float64 {
	const one, most = 15, 10
	lines := 1
	for i, text := range row {
		if cols[i].Kind != CellText {
			continue
		}
		need := 0
		for part := range strings.SplitSeq(text, "\n") {
			need += 1 + int(float64(utf8.RuneCountInString(part))*1.15/cols[i].Width)
		}
		lines = max(lines, need)
	}
	return one * float64(min(lines, most))
}

// cell makes a real number or date of what reads as one; anything else is text.
func (b *book) cell(c Column, text string) excelize.Cell {
	if text == "" {
		return excelize.Cell{}
	}
	switch c.Kind {
	case CellCode:
		return excelize.Cell{StyleID: b.code, Value: text}
	case CellNumber:
		// A spreadsheet keeps fifteen digits: what has more stays text, and true.
		if n, err := strconv.ParseFloat(text, 64); err == nil && math.Abs(n) < 1e13 {
			style := b.number
			if !strings.Contains(text, ".") {
				style = b.whole
			}
			return excelize.Cell{StyleID: style, Value: n}
		}
	case CellDate:
		if t, err := time.Parse(time.DateOnly, text); err == nil {
			return excelize.Cell{StyleID: b.date, Value: t}
		}
	case CellMoment:
		if t, ok := moment(text); ok {
			// A spreadsheet's times have no zone: the clock in Kyiv is written.
			return excelize.Cell{StyleID: b.moment, Value: time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)}
		}
	}
	if c.Fixed {
		return excelize.Cell{StyleID: b.fixed, Value: text}
	}
	return excelize.Cell{StyleID: b.text, Value: text}
}

// about writes the sheet that says what the workbook holds, last, so that a program that reads the first sheet meets rows.
func (b *book) about() error {
	if _, err := b.file.NewSheet(b.work.About); err != nil {
		return err
	}
	if err := b.page(b.work.About); err != nil {
		return err
	}
	s, err := b.file.NewStreamWriter(b.work.About)
	if err != nil {
		return err
	}
	if err := s.SetColWidth(1, 1, 28); err != nil {
		return err
	}
	if err := s.SetColWidth(2, 2, aboutWidth); err != nil {
		return err
	}
	if err := s.SetRow("A1", []any{excelize.Cell{StyleID: b.title, Value: b.work.Title}}, excelize.RowOpts{Height: 24}); err != nil {
		return err
	}
	for i, l := range b.work.Lines {
		row := []any{excelize.Cell{StyleID: b.label, Value: l.Label}, excelize.Cell{StyleID: b.text, Value: strings.Join(l.Values, "\n")}}
		if err := s.SetRow("A"+strconv.Itoa(i+3), row, excelize.RowOpts{Height: height([]Column{{Width: aboutWidth}}, []string{strings.Join(l.Values, "\n")})}); err != nil {
			return err
		}
	}
	return s.Flush()
}

// printed says what of a table goes on paper: its first columns, their heads on each page.
func (b *book) printed(t Table) error {
	last, err := excelize.CoordinatesToCellName(t.Printed, len(t.Rows)+1, true)
	if err != nil {
		return err
	}
	name := "'" + strings.ReplaceAll(t.Name, "'", "''") + "'!"
	for _, d := range []excelize.DefinedName{
		{Name: "_xlnm.Print_Titles", RefersTo: name + "$1:$1", Scope: t.Name}, {Name: "_xlnm.Print_Area", RefersTo: name + "$A$1:" + last, Scope: t.Name},
	} {
		if err := b.file.SetDefinedName(&d); err != nil {
			return err
		}
	}
	return nil
}

// page sets how a sheet prints: on its side, one page wide, numbered.
func (b *book) page(sheet string) error {
	landscape, a4, wide, tall, fit := "landscape", 9, 1, 0, true
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	footer := "&L" + strings.ReplaceAll(b.work.Title, "&", "&&") + "&R&P / &N"
	return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: footer})
}
