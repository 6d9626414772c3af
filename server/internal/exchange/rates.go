package exchange

import (
	"bytes"
	"time"

	"github.com/govalues/decimal"

	"swgportal/server/internal/domain"
)

// noRates is a file of which nothing is used.
func noRates(format string, args ...any) error { return unreadable(FileDamaged, format, args...) }

// Bounds of a file of rates. The ECB's whole history since 1999 has 7 MB and 230,000 values.
const (
	MaxRateFile = 10 << 20
	maxQuotes   = 1_000_000
)

// RateRow is one value of a file: a quote, or what is not used and why.
type RateRow struct {
	// Place is where it stands, for people: "2" (the second of a list), "2021-01-04 USD".
	Place string
	// Fate says what becomes of it.
	Fate RateFate
	// Quote is complete where Fate is RateUsable.
	Quote domain.Quote
	// Code says what is wrong, where Fate is RateRejected.
	Code domain.Code
}

// RateFate is what becomes of a value that a file holds.
type RateFate string

// The fates of a value.
const (
	RateUsable   RateFate = "usable"
	RateRejected RateFate = "rejected" // something is wrong with it
	RateForeign  RateFate = "foreign"  // set aside: of a currency the portal does not take
	RateEmpty    RateFate = "empty"    // set aside: the bank had none that day (N/A)
	RateRepeated RateFate = "repeated" // set aside: the file says the same twice
)

// ReadRates reads a file of the National Bank of Ukraine (JSON) or of the European Central Bank (CSV, XML), told by its
// content. Every value the file holds is a row, in its order. A value that contradicts an earlier one of the same day is
// rejected. *FileError where the file is none of the three, damaged or over MaxRateFile.
func ReadRates(content []byte) ([]RateRow, error) {
	if len(content) > MaxRateFile {
		return nil, unreadable(FileTooLarge, "it has over %d bytes", MaxRateFile)
	}
	content = bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\uFEFF")), " \t\r\n")
	var rows []RateRow
	var err error
	switch {
	case bytes.HasPrefix(content, []byte("[")):
		rows, err = readNBU(content)
	case bytes.HasPrefix(content, []byte("<")):
		rows, err = readECBXML(content)
	case bytes.HasPrefix(content, []byte("Date,")):
		rows, err = readECBCSV(content)
	default:
		err = unreadable(FileUnknown, "it is neither JSON of the NBU nor CSV or XML of the ECB")
	}
	if err != nil {
		return nil, err
	}
	told := map[string]decimal.Decimal{}
	for i := range rows {
		r := &rows[i]
		if r.Fate != RateUsable {
			continue
		}
		before, again := told[r.Quote.ID()]
		switch {
		case !again:
			told[r.Quote.ID()] = r.Quote.Value
		case before.Equal(r.Quote.Value):
			r.Fate = RateRepeated
		default:
			r.Fate, r.Code = RateRejected, domain.FieldTaken
		}
	}
	return rows, nil
}

// rateRow judges one value as it stands in a file.
func rateRow(place string, date domain.Date, currency string, source domain.RateSource, value string) RateRow {
	r := RateRow{Place: place, Quote: domain.Quote{Date: date, Currency: domain.Currency(currency), Source: source}}
	if _, taken := r.Quote.Currency.Digits(); !taken && currency != "" {
		r.Fate = RateForeign
		return r
	}
	r.Fate = RateRejected
	if !date.Valid() {
		r.Code = domain.FieldFormat
		return r
	}
	if r.Quote.Value, r.Code = domain.ParseRateValue(value); r.Code != "" {
		return r
	}
	if r.Quote.Check() != nil { // the currency alone is left: none, or the one that the source quotes in
		r.Code = domain.FieldUnknown
		return r
	}
	r.Fate = RateUsable
	return r
}

// dayOf reads a date in one of the layouts; the result is not Valid where it is in none.
func dayOf(text string, layouts ...string) domain.Date {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return domain.Date(t.Format(time.DateOnly))
		}
	}
	return ""
}
