package domain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bojanz/currency"
)

// MaxMinor is the largest amount the portal keeps, in minor units.
const MaxMinor int64 = 1e13

// Currency is an ISO 4217 code.
type Currency string

// Digits is the number of decimal digits of the currency (ISO 4217, column "minor unit"). The second result is false for
// what nobody pays in here: a currency of the past, a metal, no currency (XXX), a unit of account, and two more, see
// notPaid.
func (c Currency) Digits() (int, bool) {
	if c.notPaid() {
		return 0, false
	}
	digits, ok := currency.GetDigits(string(c))
	return int(digits), ok
}

// notPaid says whether the code is one of ISO's fund codes, or a rouble of Russia or Belarus. The roubles are left out by a
// decision of those who wrote the portal, not of its documents, which ask for ISO 4217 and no more: banks of Ukraine have not
// been let pay in them since 24.02.2022 (National Bank of Ukraine, resolution 18, as we remember it; nobody here has read it),
// so an amount in them is a slip of a list. The secretariat may decide otherwise: then the case goes, and nothing else.
func (c Currency) notPaid() bool {
	switch c {
	case "RUB", "BYN":
		return true
	case "BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "XAD":
		return true
	}
	return false
}

// Currencies lists what the portal takes, the reporting currencies first, then by the alphabet.
func Currencies() []Currency {
	first := []Currency{"EUR", "UAH", "USD"}
	rest := []Currency{}
	for _, code := range currency.GetCurrencyCodes() {
		if c := Currency(code); !c.notPaid() && !slices.Contains(first, c) {
			rest = append(rest, c)
		}
	}
	slices.Sort(rest)
	return append(first, rest...)
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
