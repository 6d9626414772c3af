package domain

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestQuantity_survivesItsDecimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Quantity(rapid.Int64Range(0, int64(MaxQuantity)).Draw(t, "q"))
		got, code := ParseQuantity(q.Decimal(), 3)
		if code != "" || got != q {
			t.Fatalf("%d written %s read %d %s", q, q.Decimal(), got, code)
		}
	})
}

func TestParseQuantity_refuses(t *testing.T) {
	for text, want := range map[string]Code{
		"": FieldFormat, "-1": FieldFormat, "1e3": FieldFormat, "1,5": FieldFormat, ".5": FieldFormat, "1.": FieldFormat, "1.55": FieldDecimals,
		"1000000000.1": FieldTooLarge, "1.50": "", "1.5": "", "0": "", "1000000000": "",
	} {
		if _, got := ParseQuantity(text, 1); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestQuantity_Times_isTheExactPrice holds the price of a line against exact fractions.
func TestQuantity_Times_isTheExactPrice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Quantity(rapid.Int64Range(0, int64(MaxQuantity)).Draw(t, "q"))
		price := rapid.Int64Range(0, MaxMinor).Draw(t, "price")
		got, ok := q.Times(Money{Minor: price, Currency: "EUR"})
		exact := new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(int64(q)), big.NewInt(price)), big.NewInt(1000))
		if !ok {
			if exact.Cmp(new(big.Rat).SetInt64(MaxMinor)) <= 0 {
				t.Fatalf("%s × %d fits and was refused", q.Decimal(), price)
			}
			return
		}
		off := new(big.Rat).Sub(exact, new(big.Rat).SetInt64(got.Minor))
		half := big.NewRat(1, 2)
		if off.Abs(off).Cmp(half) > 0 || off.Cmp(half) == 0 && got.Minor%2 == 1 {
			t.Fatalf("%s × %d = %d", q.Decimal(), price, got.Minor)
		}
	})
}

func line(price string, quantity Quantity) Item {
	m, _ := ParseMoney(price, "EUR")
	return Item{ID: "1", Class: "RES-PUMP", Quantity: quantity, Unit: "PCE", UnitPrice: m}
}

func TestNeed_costIsTheSumOfItsLines(t *testing.T) {
	c := complete()
	c.Items, c.Cost = []Item{line("1000.50", 3000), line("0.01", 1500)}, Money{}
	n, err := NewNeed("1", "a", c, "u", noon)
	if err != nil || n.Content.Cost.Decimal() != "3001.52" { // 3001.50 + 0.015, half to even
		t.Fatalf("%v %v", n.Content.Cost, err)
	}
	if err := n.Submit("N-ER-2026-0001", "u", noon); err != nil {
		t.Errorf("complete: %v", err)
	}
	c.Cost = Money{Minor: 1, Currency: "EUR"}
	if _, err := NewNeed("1", "a", c, "u", noon); !strings.Contains(err.Error(), "/cost/amount not_the_sum") {
		t.Errorf("another cost than the sum: %v", err)
	}
	other := line("1.00", 1000)
	other.UnitPrice.Currency = "USD"
	c.Items, c.Cost = []Item{line("1.00", 1000), other}, Money{}
	if _, err := NewNeed("1", "a", c, "u", noon); err == nil || !strings.Contains(err.Error(), "/items/1/unitPrice/currency other_currency") {
		t.Errorf("two currencies: %v", err)
	}
	c.Items = []Item{line("99999999999.99", 5000)}
	if _, err := NewNeed("1", "a", c, "u", noon); err == nil || !strings.Contains(err.Error(), "/items/0/unitPrice/amount too_large_value") {
		t.Errorf("more than money may be: %v", err)
	}
}

func TestNeed_submittedWithALineHalfWritten_namesWhatIsMissing(t *testing.T) {
	c := complete()
	c.Cost, c.Items = Money{}, []Item{line("5.00", 1000), {ID: "2"}}
	n, err := NewNeed("1", "a", c, "u", noon)
	if err != nil {
		t.Fatalf("a draft may hold it: %v", err)
	}
	err = n.Submit("N-ER-2026-0001", "u", noon)
	for _, pointer := range []string{"/items/1/class", "/items/1/quantity", "/items/1/unit", "/items/1/unitPrice"} {
		if err == nil || !strings.Contains(err.Error(), pointer+" required") {
			t.Errorf("%s is not named: %v", pointer, err)
		}
	}
}

func TestNeed_heldOutside_takesNothingButAContact(t *testing.T) {
	bare := NeedContent{HeldOutside: true, Subgroup: "BS", Contact: Contact{Name: "О", Email: "o@portal.example"}}
	full := complete()
	full.Items = []Item{line("1.00", 1000)}
	full.EndUsers, full.PriorityReason, full.Strategies = Text{UK: "а"}, Text{EN: "b"}, []string{"OSP-LE-2023"}
	full.Places, full.OfficialRequest, full.ValidUntil = []string{"UA05000000000010236"}, OfficialRequest{Number: "1"}, "2027-01-01"
	full.HeldOutside, full.Subgroup = true, "BS"
	_, err := NewNeed("1", "a", full, "u", noon)
	for _, pointer := range []string{
		"/theme", "/title", "/description", "/endUsers", "/priority", "/priorityReason", "/items", "/cost", "/costAsOf", "/nationwide", "/places",
		"/neededBy", "/validUntil", "/strategies", "/officialRequest",
	} {
		if err == nil || !strings.Contains(err.Error(), "["+pointer+" not_allowed]") {
			t.Errorf("%s was taken: %v", pointer, err)
		}
	}
	n, err := NewNeed("1", "a", bare, "u", noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := n.Edit(complete(), "u", noon); err == nil {
		t.Error("it was filled later")
	}
	if err := n.Submit("N-BS-2026-0001", "u", noon); err != nil {
		t.Fatal(err)
	}
	if n.Return("чому", "u", noon) == nil || n.Open(LevelGroup, nil, "u", noon) == nil {
		t.Error("it took a comment or another level")
	}
	if err := n.Open(LevelOutside, nil, "u", noon); err != nil || n.Content.ValidUntil != "" {
		t.Fatalf("%v %q", err, n.Content.ValidUntil)
	}
	if n.Relevel(LevelGroup, nil, "u", noon) == nil || n.Publish(SideOwner, "u", noon) == nil || n.Close(CloseMet, "чому", "", "u", noon) == nil {
		t.Error("it took another level or a comment")
	}
	if err := n.Close(CloseMet, "", "", "u", noon); err != nil {
		t.Error(err)
	}
	open, _ := NewNeed("1", "a", complete(), "u", noon)
	c := complete()
	c.HeldOutside = true
	if open.Edit(c, "u", noon) == nil {
		t.Error("a filled need became one that is held outside")
	}
}

func TestNeed_isProposedByOneAndSubmittedByAnother(t *testing.T) {
	n, _ := NewNeed("1", "a", complete(), "u", noon)
	if codeOf(n.Approve("N", "v", noon)) != CodeSecondPerson {
		t.Error("nobody proposed it")
	}
	if err := n.Propose("u", noon); err != nil || n.State != NeedDraft {
		t.Fatal(n.State, err)
	}
	if codeOf(n.Approve("N", "u", noon)) != CodeSecondPerson {
		t.Error("one person was two")
	}
	if err := n.Edit(complete(), "w", noon); err != nil {
		t.Fatal(err)
	}
	if codeOf(n.Approve("N", "v", noon)) != CodeSecondPerson {
		t.Error("another text than was proposed")
	}
	if err := n.Propose("u", noon); err != nil {
		t.Fatal(err)
	}
	if err := n.Approve("N-ER-2026-0001", "v", noon); err != nil || n.State != NeedSubmitted || n.Proposed != nil {
		t.Error(n.State, n.Proposed, err)
	}
}

func TestNeed_isPublicOnceBothSidesSaySo(t *testing.T) {
	opened := func() Need {
		n, _ := NewNeed("1", "a", complete(), "u", noon)
		if n.Submit("N", "u", noon) != nil || n.Open(LevelParties, []string{"org"}, "c", noon) != nil {
			t.Fatal("not opened")
		}
		return n
	}
	n := opened()
	if err := n.Publish(SideOwner, "u", noon); err != nil || n.Level != LevelParties {
		t.Fatal(n.Level, err)
	}
	for _, x := range []struct {
		side Side
		by   string
	}{{SideOwner, "u"}, {SideOwner, "v"}, {SideGroup, "u"}} {
		if codeOf(n.Publish(x.side, x.by, noon)) != CodeSecondPerson {
			t.Errorf("%v published it", x)
		}
	}
	edited := n
	if err := edited.Edit(complete(), "u", noon); err != nil || edited.Release != nil {
		t.Error("an edit did not void the first word", err)
	}
	if err := n.Publish(SideGroup, "c", noon); err != nil || n.Level != LevelPublic || len(n.Named) != 0 {
		t.Error(n.Level, n.Named, err)
	}
	if err := n.Relevel(LevelSubgroup, nil, "c", noon); err != nil || n.Level != LevelSubgroup {
		t.Error("a public need cannot be taken back", err)
	}
}

func TestPlacePrefixes(t *testing.T) {
	for code, want := range map[string]string{
		"UA05000000000010236": "UA05", "UA05020000000026686": "UA05 UA0502", "UA05020030000031457": "UA05 UA0502 UA0502003",
		"UA05020030010063857": "UA05 UA0502 UA0502003", "UA80000000000093317": "UA80", "": "",
	} {
		if got := strings.Join(PlacePrefixes(code), " "); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestMediaTypeOf_wantsContentAndEndingToFit(t *testing.T) {
	zip := "PK\x03\x04....[Content_Types].xml....word/document.xml"
	for _, c := range []struct{ name, content, want string }{
		{"лист.pdf", "%PDF-1.7 …", "application/pdf"}, {"лист.PDF", "%PDF-1.4", "application/pdf"}, {"лист.pdf", "<html>", ""},
		{"a.docx", zip, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, {"a.xlsx", zip, ""}, {"a.docx", zip + "vbaProject.bin", ""},
		{"a.docm", zip, ""}, {"a.png", "\x89PNG\r\n\x1a\nx", "image/png"}, {"a.jpg", "\xFF\xD8\xFF\xE0", "image/jpeg"}, {"a.png", "\xFF\xD8\xFF\xE0", ""},
		{"a.svg", "<svg/>", ""}, {"a.html", "<p>", ""}, {"a.txt", "слова", "text/plain"}, {"a.txt", "  <!doctype html>", ""}, {"a.csv", "а;б\n1;2", "text/csv"},
		{"a.csv", "a\x00b", ""}, {"a.exe", "MZ", ""}, {"a", "%PDF-", ""}, {"a.gif", "GIF89a", ""}, {"a.pdf.exe", "%PDF-", ""},
	} {
		if got := MediaTypeOf(c.name, []byte(c.content)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNewAttachment_cleansTheName(t *testing.T) {
	for name, want := range map[string]string{
		`C:\тека\лист.pdf`: "лист.pdf", "../../etc/лист.pdf": "лист.pdf", "a\u202Efdp.pdf": "afdp.pdf", "a\r\nb.pdf": "ab.pdf",
		strings.Repeat("ж", 300) + ".pdf": strings.Repeat("ж", 146) + ".pdf", " .. лист.pdf. ": "лист.pdf",
	} {
		a, err := NewAttachment("1", "need", "2", name, []byte("%PDF-"), "", "u", noon)
		if err != nil || a.Name != want {
			t.Errorf("%q: %q %v, want %q", name, a.Name, err, want)
		}
	}
}
