package domain

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// CellText is a text as a cell holds it: line breaks of one sort, nothing around it.
func CellText(s string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s))
}

// The days of a spreadsheet's calendar that the portal takes: 1990-01-01 and 2100-12-31, counted from 1899-12-30 (ECMA-376,
// part 1, 18.17.4.1).
const (
	firstSerial = 32874
	lastSerial  = 73415
)

// CellDate reads a day as cells hold it: a spreadsheet's number, 2026-11-23, 23.11.2026 or 23/11/2026, with a time behind it
// or without. False for anything else; an empty cell is no date, and right.
func CellDate(s string) (Date, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return "", true
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		if !(n >= firstSerial && n < lastSerial+1) { // so that NaN is none too
			return "", false
		}
		return Date(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format(time.DateOnly)), true
	}
	day, _, _ := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2/1/2006"} {
		if t, err := time.Parse(layout, day); err == nil {
			d := Date(t.Format(time.DateOnly))
			return d, d.Valid()
		}
	}
	return "", false
}

// digitsKept is how many digits a spreadsheet keeps of a number; what stands behind them is not the person's.
const digitsKept = 15

// CellDecimal reads a number as cells hold it and writes it as a plain decimal ("1250000.5"): groups parted by spaces or
// apostrophes, a decimal comma or point, an exponent. Of comma and point the last parts the fraction; one that comes twice
// parts groups. False for what is no number, or below nothing.
func CellDecimal(s string) (string, bool) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isApostrophe(r) {
			return -1
		}
		return r
	}, s)
	comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	switch {
	case comma >= 0 && point >= 0 && comma > point:
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case comma >= 0 && point >= 0 || strings.Count(s, ",") > 1:
		s = strings.ReplaceAll(s, ",", "")
	case comma >= 0:
		s = strings.Replace(s, ",", ".", 1)
	case strings.Count(s, ".") > 1:
		s = strings.ReplaceAll(s, ".", "")
	}
	if plainDecimal(s) && len(strings.Trim(strings.Replace(s, ".", "", 1), "0")) <= digitsKept {
		return s, true
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < 0 || n >= 1e18 || strings.ContainsAny(s, "xXpP_nN") {
		return "", false
	}
	if plainDecimal(s) && !strings.Contains(s, ".") {
		return s, true // a whole number that came as text: every digit is meant
	}
	n, _ = strconv.ParseFloat(strconv.FormatFloat(n, 'g', digitsKept, 64), 64)
	return strconv.FormatFloat(n, 'f', -1, 64), true
}

// CellMoney reads an amount as people write it among words: "3452,772 тис. грн", "усього – 143 524,497", "12,5 млн", "EUR 500". Thousands and
// millions are counted in; the currency is empty where the text names none. False where there is no number, or more than one.
func CellMoney(s string) (amount string, c Currency, ok bool) {
	text := strings.ToLower(Tidy(s))
	shift := 0
	for _, x := range []struct {
		word  string
		shift int
	}{{"тис", 3}, {"thousand", 3}, {"млн", 6}, {"мільйон", 6}, {"million", 6}, {"mln", 6}, {"млрд", 9}, {"billion", 9}} {
		if strings.Contains(text, x.word) {
			shift = x.shift
			break
		}
	}
	for _, x := range []struct {
		word string
		is   Currency
	}{{"грн", "UAH"}, {"гривен", "UAH"}, {"uah", "UAH"}, {"₴", "UAH"}, {"євро", "EUR"}, {"eur", "EUR"}, {"€", "EUR"}, {"дол", "USD"}, {"usd", "USD"}, {"$", "USD"}} {
		if strings.Contains(text, x.word) {
			if c != "" && c != x.is {
				return "", "", false
			}
			c = x.is
		}
	}
	number, ok := onlyNumber(text)
	if !ok {
		return "", "", false
	}
	if amount, ok = CellDecimal(number); !ok {
		return "", "", false
	}
	return shifted(amount, shift), c, true
}

// onlyNumber is the one number of a text, with the signs that stand in it; a point or comma at its end is the sentence's.
func onlyNumber(text string) (string, bool) {
	inside := func(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' || r == ' ' || r == '’' }
	found := ""
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return !inside(r) }) {
		if part = strings.Trim(part, " .,’"); part == "" {
			continue
		}
		if found != "" {
			return "", false
		}
		found = part
	}
	return found, found != "" && !strings.ContainsAny(text, "%-−")
}

// shifted moves the point of a plain decimal to the right.
func shifted(decimal string, digits int) string {
	whole, frac, _ := strings.Cut(decimal, ".")
	for range digits {
		if frac == "" {
			whole += "0"
			continue
		}
		whole, frac = whole+frac[:1], frac[1:]
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if frac == "" {
		return whole
	}
	return whole + "." + frac
}
