package exchange

import (
	"bytes"
	"testing"

	"swgportal/server/internal/domain"
)

// A sign that the font's format cannot hold leaves a sheet that can be printed.
func TestSheetsPDF_withEmoji(t *testing.T) {
	n := domain.Need{Number: "N-ER-2026-0001", State: domain.NeedOpen}
	n.Content.Title = domain.Text{UK: "Насоси 😀", EN: "Pumps 😀"}
	n.Content.Description = domain.Text{UK: "𝐀 і 😀", EN: "😀"}
	n.Content.Contact.Name = "😀"
	n.Content.Items = []domain.Item{{Specification: domain.Text{UK: "😀"}}}
	file, err := SheetsPDF(Cover{Lang: domain.UK, On: "2026-11-29"}, []Sheet{{Need: n}})
	if err != nil || !bytes.HasPrefix(file, []byte("%PDF-")) {
		t.Errorf("%d bytes, %v", len(file), err)
	}
}
