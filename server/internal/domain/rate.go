package domain

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/govalues/decimal"
)

// RateSource says who set a rate.
type RateSource string

// The sources of rates.
const (
	RateNBU    RateSource = "NBU"    // National Bank of Ukraine
	RateECB    RateSource = "ECB"    // European Central Bank, which quotes no hryvnia
	RateManual RateSource = "manual" // the secretariat, by hand
	RateDemo   RateSource = "demo"   // invented, for the demo
)

// RateSources lists the sources, in the order in which they are asked for a currency's hryvnias.
func RateSources() []RateSource { return []RateSource{RateNBU, RateManual, RateDemo, RateECB} }

// Home is the currency that cross rates go through.
const Home Currency = "UAH"

// Bounds of a rate's value: what a real currency never leaves, and what fits exact arithmetic.
const (
	RateDigits = 10       // digits after the point, at most
	RateMost   = 10000000 // a value is below this
)

// Quote is what one source says of one currency on one day.
type Quote struct {
	Date     Date       `json:"date"`
	Currency Currency   `json:"currency"`
	Source   RateSource `json:"source"`
	// Value is how many hryvnias one unit of the currency is; from the ECB, how many units one euro is.
	Value decimal.Decimal `json:"value"`
}

// Rate is a quote as the portal keeps it. Its id is "2026-11-23-USD-NBU": no sign in it that a URL would write as another.
type Rate struct {
	Meta     Meta            `json:"meta"`
	Date     Date            `json:"date"`
	Currency Currency        `json:"currency"`
	Source   RateSource      `json:"source"`
	Value    decimal.Decimal `json:"value"` // see Quote
}

// NewRate makes the record of a quote. Invalid where Check refuses it.
func NewRate(q Quote, by string, at time.Time) (Rate, error) {
	if err := q.Check(); err != nil {
		return Rate{}, err
	}
	return Rate{Meta: NewMeta(q.ID(), by, at), Date: q.Date, Currency: q.Currency, Source: q.Source, Value: q.Value.Trim(0)}, nil
}

// Correct puts another value in place of the one the rate had. Invalid where Check refuses it.
func (r *Rate) Correct(value decimal.Decimal, by string, at time.Time) error {
	q := r.Quote()
	q.Value = value.Trim(0)
	if err := q.Check(); err != nil {
		return err
	}
	r.Value = q.Value
	r.Meta = r.Meta.Touched(by, at)
	return nil
}

// Quote is what the rate says, without the record about it.
func (r Rate) Quote() Quote {
	return Quote{Date: r.Date, Currency: r.Currency, Source: r.Source, Value: r.Value}
}

// ID is the id of the quote's rate: a currency has one value a day from each source.
func (q Quote) ID() string { return string(q.Date) + "-" + string(q.Currency) + "-" + string(q.Source) }

// Check refuses a quote that no source can have given: no day, a currency the portal does not take or the one that it
// is quoted in, a value that is not positive, over RateMost, or finer than RateDigits.
func (q Quote) Check() error {
	var p Problems
	if !q.Date.Valid() {
		p.Add("/date", FieldFormat)
	}
	if _, taken := q.Currency.Digits(); !taken || q.Currency == q.base() {
		p.Add("/currency", FieldUnknown)
	}
	if !slices.Contains(RateSources(), q.Source) {
		p.Add("/source", FieldUnknown)
	}
	if code := checkRateValue(q.Value); code != "" {
		p.Add("/uahPerUnit", code, rateParams(code)...)
	}
	return p.Err()
}

// base is the currency that the source's value speaks of on its other side.
func (q Quote) base() Currency {
	if q.Source == RateECB {
		return "EUR"
	}
	return Home
}

func checkRateValue(v decimal.Decimal) Code {
	switch {
	case !v.IsPos():
		return FieldTooSmall
	case v.MinScale() > RateDigits:
		return FieldDecimals
	case v.Cmp(decimal.MustNew(RateMost, 0)) >= 0:
		return FieldTooLarge
	}
	return ""
}

// rateParams are the values for the sentence of a refusal.
func rateParams(code Code) []string {
	switch code {
	case FieldTooSmall:
		return []string{"min", "0"}
	case FieldDecimals:
		return []string{"digits", strconv.Itoa(RateDigits)}
	case FieldTooLarge:
		return []string{"max", strconv.Itoa(RateMost)}
	}
	return nil
}

// ParseRateValue reads a plain decimal ("41.2345"). It refuses signs, exponents, separators and what a rate cannot be;
// code says which, empty when all is well.
func ParseRateValue(text string) (v decimal.Decimal, code Code) {
	if !plainDecimal(text) {
		return decimal.Decimal{}, FieldFormat
	}
	whole, frac, _ := strings.Cut(text, ".")
	if frac = strings.TrimRight(frac, "0"); len(frac) > RateDigits {
		return decimal.Decimal{}, FieldDecimals // before Parse, which rounds what has over 19 digits
	}
	if whole = strings.TrimLeft(whole, "0"); len(whole) > 7 {
		return decimal.Decimal{}, FieldTooLarge
	}
	v, err := decimal.Parse("0" + whole + "." + frac + "0")
	if err != nil {
		return decimal.Decimal{}, FieldFormat
	}
	return v.Trim(0), checkRateValue(v)
}

// ByHand is a quote that the secretariat enters. Invalid where Check refuses it, and for a day after tomorrow: no bank has set
// a rate of that day yet.
func ByHand(date Date, c Currency, value string, today Date) (Quote, error) {
	q := Quote{Date: date, Currency: c, Source: RateManual}
	var code Code
	if q.Value, code = ParseRateValue(value); code != "" {
		return Quote{}, RefuseField("/uahPerUnit", code, rateParams(code)...)
	}
	if err := q.Check(); err != nil {
		return Quote{}, err
	}
	if date > today.AddDays(1) {
		return Quote{}, RefuseField("/date", FieldDateFuture)
	}
	return q, nil
}
