package domain

import (
	"fmt"
	"strconv"
	"strings"
)

// MaxMinor is the largest amount the portal keeps, in minor units.
const MaxMinor int64 = 1e13

// Currency is an ISO 4217 code.
type Currency string

// Digits is the number of decimal digits of the currency (ISO 4217, column "minor unit").
// The second result is false for a currency the portal does not take.
func (c Currency) Digits() (int, bool) {
	switch c {
	case "UAH", "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "RON", "BGN", "HUF", "TRY":
		return 2, true
	case "JPY", "KRW":
		return 0, true
	}
	return 0, false
}

// Currencies lists what the portal takes, the reporting currencies first.
func Currencies() []Currency {
	return []Currency{
		"EUR", "UAH", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD", "RON", "BGN", "HUF", "TRY",
		"JPY", "KRW",
	}
}

// Money is an amount in minor units of one currency. The zero value is "no amount", not zero euros.
type Money struct {
	Minor    int64    `json:"minor"`
	Currency Currency `json:"currency"`
}

// ParseMoney reads a plain decimal ("1250000.00") of a currency. It refuses signs, exponents, separators, more
// digits than the currency has, and amounts over MaxMinor; code says which, empty when all is well.
func ParseMoney(amount string, c Currency) (m Money, code Code) {
	digits, ok := c.Digits()
	if !ok {
		return Money{}, FieldUnknown
	}
	whole, frac, _ := strings.Cut(amount, ".")
	if !plainDecimal(amount) {
		return Money{}, FieldFormat
	}
	if len(frac) > digits {
		if strings.Trim(frac[digits:], "0") != "" {
			return Money{}, FieldDecimals
		}
		frac = frac[:digits]
	}
	frac += strings.Repeat("0", digits-len(frac))
	n, err := strconv.ParseInt(whole+frac, 10, 64)
	if err != nil || n > MaxMinor {
		return Money{}, FieldTooLarge
	}
	return Money{Minor: n, Currency: c}, ""
}

// plainDecimal says whether s is digits, with a point and digits after them or without.
func plainDecimal(s string) bool {
	whole, frac, dot := strings.Cut(s, ".")
	return plainDigits(whole) && (!dot || plainDigits(frac))
}

func plainDigits(s string) bool {
	if s == "" || len(s) > 18 {
		return false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// Decimal writes the amount as JSON shows it: "1250000.00".
func (m Money) Decimal() string {
	digits, _ := m.Currency.Digits()
	sign, n := "", m.Minor
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n, 10)
	if digits == 0 {
		return sign + s
	}
	if len(s) <= digits {
		s = strings.Repeat("0", digits-len(s)+1) + s
	}
	return sign + s[:len(s)-digits] + "." + s[len(s)-digits:]
}

// Add sums two amounts of one currency; adding two currencies is an error.
func (m Money) Add(o Money) (Money, error) {
	if m.Currency != o.Currency {
		return Money{}, fmt.Errorf("add money: %s and %s are different currencies", m.Currency, o.Currency)
	}
	return Money{Minor: m.Minor + o.Minor, Currency: m.Currency}, nil
}
