package exchange

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func table(t *testing.T, content []byte) (string, error) {
	t.Helper()
	var b strings.Builder
	err := ReadTable(bytes.NewReader(content), int64(len(content)), func(r Row) error {
		fmt.Fprintf(&b, "%s%d:%s;", r.Sheet, r.N, strings.Join(r.Cells, "|"))
		return nil
	})
	return b.String(), err
}

func workbook(t *testing.T, sheets map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprint("A", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadTable_readsTextAsPeopleSaveIt(t *testing.T) {
	const text = "код;назва\nUA05;Вінницька, мабуть\n"
	const want = "1:код|назва;2:UA05|Вінницька, мабуть;"
	cp1251, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"UTF-8": text, "with a mark": "\ufeff" + text, "windows-1251": cp1251, "UTF-16": utf16, "line ends of Windows": strings.ReplaceAll(text, "\n", "\r\n"),
		"tabs": strings.ReplaceAll(text, ";", "\t"), "no last line end": strings.TrimSuffix(text, "\n"),
	} {
		if got, err := table(t, []byte(content)); err != nil || got != want {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}

func TestReadTable_readsAWorkbook(t *testing.T) {
	content := workbook(t, map[string][][]any{"Кодифікатор": {{"код", "назва"}, {}, {"UA05", nil, " Вінницька "}, {12.5, "0012"}}})
	got, err := table(t, content)
	if want := "Кодифікатор1:код|назва;Кодифікатор3:UA05|| Вінницька ;Кодифікатор4:12.5|0012;"; err != nil || got != want {
		t.Errorf("%q %v", got, err)
	}
}

// parts makes a folded file of parts, by turns a name and a content.
func parts(t *testing.T, all ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(all); i += 2 {
		w, err := z.Create(all[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(all[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with is a small workbook with one part more.
func with(t *testing.T, name, content string) []byte {
	t.Helper()
	return parts(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>", name, content)
}

const onSheet = "xl/worksheets/sheet1.xml"

func TestReadTable_refusesWhatIsHostileOrNoTable(t *testing.T) {
	whole := workbook(t, map[string][][]any{"x": {{"a", "b"}}})
	formula := excelize.NewFile()
	if err := formula.SetCellFormula("Sheet1", "B7", "HYPERLINK(\"http://x\")"); err != nil {
		t.Fatal(err)
	}
	var computed bytes.Buffer
	if err := formula.Write(&computed); err != nil {
		t.Fatal(err)
	}
	many := []string{}
	for i := range maxParts + 1 {
		many = append(many, fmt.Sprint("xl/media/", i), "x")
	}
	for name, x := range map[string]struct {
		content []byte
		code    string
	}{
		"nothing":                      {nil, FileUnknown},
		"a picture":                    {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), FileUnknown},
		"a PDF":                        {[]byte("%PDF-1.7\n"), FileUnknown},
		"a workbook of before 2007":    {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), FileOld},
		"a workbook cut off":           {whole[:len(whole)-40], FileDamaged},
		"another folded file":          {parts(t, "word/document.xml", "<w/>"), FileUnknown},
		"macros":                       {with(t, "xl/vbaProject.bin", "x"), FileMacros},
		"a part twice":                 {with(t, "XL/Workbook.xml", "<workbook/>"), FileDamaged},
		"too many parts":               {parts(t, many...), FileTooLarge},
		"a document type":              {with(t, onSheet, `<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>`), FileDamaged},
		"an entity of its own":         {with(t, onSheet, `<worksheet>&a;</worksheet>`), FileDamaged},
		"text outside the root":        {with(t, onSheet, `<worksheet/>=1+1`), FileDamaged},
		"two roots":                    {with(t, onSheet, `<worksheet/><worksheet/>`), FileDamaged},
		"a part cut off":               {with(t, onSheet, `<worksheet><sheetData>`), FileDamaged},
		"three million nested":         {with(t, onSheet, strings.Repeat("<a>", 3_000_000)), FileTooLarge},
		"many attributes":              {with(t, onSheet, "<a "+strings.Repeat(`b="" `, maxAttrs+1)+"/>"), FileTooLarge},
		"unfolds a thousand times":     {with(t, "xl/media/x.png", strings.Repeat("x", 10<<20)), FileTooLarge},
		"unfolds to more than allowed": {with(t, "xl/media/x.png", strings.Repeat("x", maxUnfolded+1)), FileTooLarge},
		"a row past the last":          {with(t, onSheet, `<worksheet><row r="99999999"/></worksheet>`), FileTooLarge},
		"a column past the last":       {with(t, onSheet, `<worksheet><row r="1"><c r="ZZZZ1"/></row></worksheet>`), FileTooLarge},
		"empty cells by the million":   {with(t, onSheet, `<worksheet>`+strings.Repeat(`<row><c r="XFD1"/></row>`, 200)+`</worksheet>`), FileTooLarge},
		"another encoding":             {with(t, onSheet, `<?xml version="1.0" encoding="UTF-7"?><worksheet/>`), FileDamaged},
		"a formula":                    {computed.Bytes(), FileFormula},
		"a quote that never ends":      {[]byte("a,b\n\"x,y\n"), FileDamaged},
		"text with a NUL":              {[]byte("a,b\n\x00,y\n"), FileUnknown},
		"bytes of nothing":             {[]byte("a,b\n\x98\xff,y\n"), FileEncoding},
		"a cell too long":              {[]byte("a\n" + strings.Repeat("x", 4*maxCellText+1)), FileTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := table(t, x.content); code(err) != x.code {
				t.Errorf("%.80q %v, want %s", got, err, x.code)
			}
		})
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xff\xfea\x00,\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		err := ReadTable(bytes.NewReader(content), int64(len(content)), func(r Row) error {
			if r.N < 1 || len(r.Cells) == 0 || r.Cells[len(r.Cells)-1] == "" {
				t.Errorf("%+v", r)
			}
			return nil
		})
		if err != nil && code(err) == "" {
			t.Errorf("neither read nor refused: %v", err)
		}
	})
}

func TestReadTable_countsRowsOfTextAsASpreadsheetDoes(t *testing.T) {
	text := "a;b\n\"1\n2\n3\";x\n\nc;d\n"
	var at []int
	err := ReadTable(strings.NewReader(text), int64(len(text)), func(r Row) error { at = append(at, r.N); return nil })
	if err != nil || !slices.Equal(at, []int{1, 2, 4}) {
		t.Error(at, err)
	}
}
