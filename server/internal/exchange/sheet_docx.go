package exchange

import (
	"bytes"
	"fmt"

	"github.com/gomutex/godocx"
	"github.com/gomutex/godocx/docx"
	"github.com/gomutex/godocx/wml/stypes"
)

// SheetsDOCX writes the same sheets for a word processor, each on a page of its own. Nothing is left out: whoever edits it
// decides what is.
func SheetsDOCX(c Cover, sheets []Sheet) ([]byte, error) {
	doc, err := godocx.NewDocument()
	if err != nil {
		return nil, fmt.Errorf("sheets as DOCX: %w", err)
	}
	w := wordsOf(c.Lang)
	for i, s := range sheets {
		if i > 0 {
			doc.AddPageBreak()
		}
		if err := writeSheet(doc, c, w, s); err != nil {
			return nil, fmt.Errorf("sheets as DOCX: %w", err)
		}
	}
	var out bytes.Buffer
	if err := doc.Write(&out); err != nil {
		return nil, fmt.Errorf("sheets as DOCX: %w", err)
	}
	return out.Bytes(), nil
}

func writeSheet(doc *docx.RootDoc, c Cover, w words, s Sheet) error {
	left, right := s.marks(c, w)
	doc.AddParagraph(left + " · " + right)
	if _, err := doc.AddHeading(s.headline(c.Lang, w), 1); err != nil {
		return err
	}
	facts := doc.AddTable()
	facts.Style("TableGrid")
	for _, f := range s.facts(c.Lang, w) {
		r := facts.AddRow()
		r.AddCell().AddEmptyPara().AddText(f.label).Bold(true)
		r.AddCell().AddParagraph(f.value)
	}
	for _, t := range s.texts(c.Lang, w) {
		if _, err := doc.AddHeading(t.label, 2); err != nil {
			return err
		}
		doc.AddParagraph(t.value)
	}
	if rows := s.rows(c.Lang); len(rows) > 0 {
		if _, err := doc.AddHeading(w.items, 2); err != nil {
			return err
		}
		writeRows(doc, w, rows)
		total := doc.AddEmptyParagraph()
		total.Justification(stypes.JustificationRight)
		total.AddText(w.sum + ": " + money(s.Need.Content.Cost, c.Lang)).Bold(true)
	}
	if who := s.contact(); who != "" {
		if _, err := doc.AddHeading(w.contact, 2); err != nil {
			return err
		}
		doc.AddParagraph(who)
	}
	doc.AddParagraph(w.group + " · " + w.made + " " + day(c.On, c.Lang))
	return nil
}

func writeRows(doc *docx.RootDoc, w words, rows []row) {
	table := doc.AddTable()
	table.Style("TableGrid")
	head := table.AddRow()
	for _, h := range []string{w.class, w.quantity, w.price, w.sum} {
		head.AddCell().AddEmptyPara().AddText(h).Bold(true)
	}
	for _, x := range rows {
		r := table.AddRow()
		r.AddCell().AddParagraph(x.what)
		for _, v := range []string{x.quantity, x.price, x.sum} {
			r.AddCell().AddParagraph(v).Justification(stypes.JustificationRight)
		}
	}
}
