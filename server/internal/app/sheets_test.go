package app_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// pages counts the pages of a PDF made here: its page tree says how many there are.
func pages(pdf []byte) string {
	m := regexp.MustCompile(`/Count (\d+)`).FindSubmatch(pdf)
	if m == nil {
		return ""
	}
	return string(m[1])
}

func documentText(t *testing.T, docx []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// long is a need with as much in it as there may be.
func long() domain.NeedContent {
	c := testkit.Content("ER-FIRE")
	c.Description = domain.Text{UK: strings.Repeat("Після обстрілів частини втратили техніку. ", 140), EN: strings.Repeat("After shelling the units lost vehicles. ", 140)}
	c.PriorityReason, c.EndUsers = c.Description, domain.Text{UK: strings.Repeat("Рятувальники ", 15)}
	c.Cost = domain.Money{}
	for i := range domain.MaxItems {
		c.Items = append(c.Items, domain.Item{
			Class: "RES-PUMP", Specification: domain.Text{UK: strings.Repeat("насос ", 30)}, Quantity: domain.Quantity(1000 + i*1000), Unit: "PCE",
			UnitPrice: domain.Money{Minor: 123456, Currency: "EUR"},
		})
	}
	return c
}

func TestNeedSheets_areAPageEach_howeverMuchANeedHolds(t *testing.T) {
	c := newCast(t)
	short := c.opened(t, domain.LevelGroup).Need.Meta.ID
	full := c.openedWith(t, domain.LevelGroup, long()).Need.Meta.ID
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		file, err := c.App.NeedSheets(t.Context(), c.partner, []string{short, full, short}, app.SheetPDF, l)
		if err != nil || !bytes.HasPrefix(file, []byte("%PDF-")) || pages(file) != "3" {
			t.Errorf("%s: %d bytes, %s pages, %v", l, len(file), pages(file), err)
		}
	}
}

func TestNeedSheets_showWhatTheirReaderMaySee(t *testing.T) {
	c := newCast(t)
	content := testkit.Content("ER-FIRE")
	content.Nationwide, content.Places = false, []string{raion}
	content.Items = []domain.Item{{Class: "RES-PUMP", Quantity: 2500, Unit: "KMT", UnitPrice: domain.Money{Minor: 123450, Currency: "EUR"}}}
	content.Cost, content.Strategies = domain.Money{}, []string{"INTERNAL-RESILIENCE"}
	v := c.openedWith(t, domain.LevelGroup, content)
	for _, x := range []struct {
		who  app.Caller
		lang domain.Lang
		has  []string
		not  string
	}{
		{c.partner, domain.EN, []string{"Fire tankers", "Vinnytsia Oblast", "EUR\u00a03,086.25", "2.5\u00a0km", "For the group", v.Need.Number, "Internal Resilience Plan"}, "Raion"},
		{c.drafter, domain.UK, []string{"Пожежні автоцистерни", "район", "3\u00a0086,25\u00a0EUR", "Для групи", "o.hnatiuk@portal.example"}, "Fire tankers"},
	} {
		file, err := c.App.NeedSheets(t.Context(), x.who, []string{v.Need.Meta.ID}, app.SheetDOCX, x.lang)
		if err != nil {
			t.Fatal(err)
		}
		text := documentText(t, file)
		for _, want := range x.has {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", x.lang, want)
			}
		}
		if strings.Contains(text, x.not) {
			t.Errorf("%s: %q stands in it", x.lang, x.not)
		}
	}
	hidden := c.draft(t)
	for _, format := range []app.SheetFormat{app.SheetPDF, app.SheetDOCX} {
		_, err := c.App.NeedSheets(t.Context(), c.partner, []string{v.Need.Meta.ID, hidden.Need.Meta.ID}, format, domain.UK)
		_, absent := c.App.NeedSheets(t.Context(), c.partner, []string{v.Need.Meta.ID, "00000000-0000-7000-8000-000000000000"}, format, domain.UK)
		if code(err) != domain.CodeNotFound || fmt.Sprint(code(err)) != fmt.Sprint(code(absent)) {
			t.Errorf("%s: %v, %v", format, err, absent)
		}
	}
}

func TestNeedsTable_holdsWhatItsReaderMaySee(t *testing.T) {
	c := newCast(t)
	content := testkit.Content("ER-FIRE")
	content.Nationwide, content.Places = false, []string{raion}
	v := c.openedWith(t, domain.LevelGroup, content)
	hidden := c.draft(t)
	for _, format := range []app.TableFormat{app.TableCSV, app.TableXLSX} {
		read := func(who app.Caller, q app.NeedQuery) string {
			file, err := c.App.NeedsTable(t.Context(), who, q, format, domain.UK)
			if err != nil {
				t.Fatal(err)
			}
			if format == app.TableXLSX {
				return documentText(t, file)
			}
			return string(file)
		}
		theirs, own := read(c.partner, app.NeedQuery{}), read(c.drafter, app.NeedQuery{})
		if !strings.Contains(theirs, v.Need.Number) || strings.Contains(theirs, hidden.Need.Meta.ID) || strings.Contains(theirs, raion) || !strings.Contains(theirs, "Вінницька область") {
			t.Errorf("%s: a partner's table is\n%s", format, theirs)
		}
		if !strings.Contains(own, hidden.Need.Meta.ID) || !strings.Contains(own, raion) {
			t.Errorf("%s: the agency's table is\n%s", format, own)
		}
		if closed := read(c.drafter, app.NeedQuery{States: []string{"closed"}}); strings.Contains(closed, v.Need.Number) {
			t.Errorf("%s: a filter was not minded", format)
		}
	}
}
