package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/dejavu/dejavusanscondensed"
	"github.com/go-fonts/dejavu/dejavusanscondensedbold"
)

// fit is how much of a sheet is set, and how large.
type fit struct {
	size  float64 // points
	chars int     // of each text
	lines int     // of the table
}

// fits are tried in turn until a sheet is one page. The last one always is: its parts are shorter than a page.
func fits() []fit {
	return []fit{
		{10, 6000, 200}, {9, 6000, 200}, {8, 6000, 200}, {8, 3000, 40}, {8, 1800, 20}, {8, 1000, 12}, {8, 500, 6},
	}
}

// SheetsPDF sets one page a sheet.
func SheetsPDF(c Cover, sheets []Sheet) ([]byte, error) {
	w := wordsOf(c.Lang)
	doc := newPDF(c, w)
	for _, s := range sheets {
		doc.draw(s, bestFit(c, w, s))
	}
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		return nil, fmt.Errorf("sheets as PDF: %w", err)
	}
	return out.Bytes(), nil
}

func bestFit(c Cover, w words, s Sheet) fit {
	all := fits()
	for _, f := range all[:len(all)-1] {
		try := newPDF(c, w)
		if try.draw(s, f); try.PageCount() == 1 {
			return f
		}
	}
	return all[len(all)-1]
}

const (
	marginMM = 16.0
	widthMM  = 210 - 2*marginMM
	labelMM  = 38.0
)

type pdfDoc struct {
	*fpdf.Fpdf
	cover Cover
	words words
}

func newPDF(c Cover, w words) pdfDoc {
	p := fpdf.New("P", "mm", "A4", "")
	p.AddUTF8FontFromBytes("text", "", dejavusanscondensed.TTF)
	p.AddUTF8FontFromBytes("text", "B", dejavusanscondensedbold.TTF)
	p.SetMargins(marginMM, 14, marginMM)
	p.SetAutoPageBreak(true, 18)
	p.SetLang(string(c.Lang))
	p.SetCreator(w.group, true)
	p.SetCatalogSort(true) // the same sheets give the same bytes
	made, _ := time.Parse(time.DateOnly, string(c.On))
	p.SetCreationDate(made)
	p.SetModificationDate(made)
	p.SetFooterFunc(func() {
		p.SetY(-12)
		p.SetFont("text", "", 8)
		p.SetTextColor(74, 88, 104)
		p.CellFormat(widthMM/2, 5, w.group, "", 0, "L", false, 0, "")
		p.CellFormat(widthMM/2, 5, w.made+" "+day(c.On, c.Lang), "", 0, "R", false, 0, "")
	})
	return pdfDoc{p, c, w}
}

// printable puts a box in the place of what the font format has no number for: emoji, above all.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '□'
		}
		return r
	}, text)
}

// MultiCell and CellFormat are the only ways of text onto a page.
func (p pdfDoc) MultiCell(w, h float64, text, border, align string, fill bool) {
	p.Fpdf.MultiCell(w, h, printable(text), border, align, fill)
}

func (p pdfDoc) CellFormat(w, h float64, text, border string, ln int, align string, fill bool, link int, linkText string) {
	p.Fpdf.CellFormat(w, h, printable(text), border, ln, align, fill, link, linkText)
}

func (p pdfDoc) draw(s Sheet, f fit) {
	l := p.cover.Lang
	p.AddPage()
	left, right := s.marks(p.cover, p.words)
	p.SetFont("text", "B", f.size)
	p.SetTextColor(11, 58, 117)
	p.CellFormat(widthMM/2, 6, left, "", 0, "L", false, 0, "")
	p.SetFont("text", "", f.size)
	p.CellFormat(widthMM/2, 6, right, "", 1, "R", false, 0, "")
	p.SetDrawColor(11, 58, 117)
	p.Line(marginMM, p.GetY()+0.5, marginMM+widthMM, p.GetY()+0.5)
	p.Ln(4)
	p.SetTextColor(20, 32, 46)
	p.SetFont("text", "B", f.size+6)
	p.MultiCell(widthMM, (f.size+6)*0.48, cut(s.headline(l, p.words), 200), "", "L", false)
	p.Ln(2)
	p.facts(s.facts(l, p.words), f)
	for _, t := range s.texts(l, p.words) {
		p.heading(t.label, f)
		p.SetFont("text", "", f.size)
		p.MultiCell(widthMM, f.size*0.47, cut(t.value, f.chars), "", "L", false)
	}
	p.table(s, f)
	if who := s.contact(); who != "" {
		p.heading(p.words.contact, f)
		p.SetFont("text", "", f.size)
		p.MultiCell(widthMM, f.size*0.47, who, "", "L", false)
	}
}

func (p pdfDoc) heading(text string, f fit) {
	p.Ln(2.5)
	p.SetFont("text", "B", f.size)
	p.SetTextColor(11, 58, 117)
	p.MultiCell(widthMM, f.size*0.5, text, "", "L", false)
	p.SetTextColor(20, 32, 46)
}

func (p pdfDoc) facts(list []fact, f fit) {
	height := f.size * 0.47
	for _, x := range list {
		p.SetFont("text", "", f.size)
		p.SetTextColor(74, 88, 104)
		y := p.GetY()
		p.CellFormat(labelMM, height, x.label, "", 0, "L", false, 0, "")
		p.SetTextColor(20, 32, 46)
		p.SetXY(marginMM+labelMM, y)
		p.MultiCell(widthMM-labelMM, height, cut(x.value, f.chars), "", "L", false)
		p.Ln(0.6)
	}
}

// table sets the lines; numbers stand to the right, under the same heads.
func (p pdfDoc) table(s Sheet, f fit) {
	rows := s.rows(p.cover.Lang)
	if len(rows) == 0 {
		return
	}
	widths := []float64{widthMM - 96, 28, 34, 34}
	height := f.size * 0.47
	p.heading(p.words.items, f)
	p.SetDrawColor(211, 218, 226)
	p.SetFont("text", "B", f.size-1)
	for i, head := range []string{p.words.class, p.words.quantity, p.words.price, p.words.sum} {
		p.CellFormat(widths[i], height+1, head, "B", 0, []string{"L", "R", "R", "R"}[i], false, 0, "")
	}
	p.Ln(height + 1.5)
	p.SetFont("text", "", f.size-1)
	for _, r := range rows[:min(len(rows), f.lines)] {
		y := p.GetY()
		p.MultiCell(widths[0]-2, height, cut(r.what, min(f.chars, 300)), "", "L", false)
		end := p.GetY()
		p.SetXY(marginMM+widths[0], y)
		for i, v := range []string{r.quantity, r.price, r.sum} {
			p.CellFormat(widths[i+1], height, v, "", 0, "R", false, 0, "")
		}
		p.SetXY(marginMM, end)
		p.Line(marginMM, end+0.3, marginMM+widthMM, end+0.3)
		p.Ln(0.6)
	}
	if left := len(rows) - f.lines; left > 0 {
		p.MultiCell(widthMM, height, fmt.Sprintf("… %s: %d", p.words.more, left), "", "L", false)
	}
	p.SetFont("text", "B", f.size)
	p.CellFormat(widthMM, height+1.5, p.words.sum+": "+money(s.Need.Content.Cost, p.cover.Lang), "", 1, "R", false, 0, "")
}
