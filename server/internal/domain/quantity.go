package domain

import (
	"math/bits"
	"strconv"
	"strings"
)

// Quantity counts pieces, metres, hours… of a unit, in thousandths: 1.5 is 1500.
type Quantity int64

// MaxQuantity is the largest quantity of one line: a thousand million.
const MaxQuantity Quantity = 1e12

// ParseQuantity reads a plain decimal ("12", "1.5"). It refuses signs, exponents, separators, more digits than the unit
// takes, and what is over MaxQuantity; code says which, empty when all is well.
func ParseQuantity(text string, decimals int) (q Quantity, code Code) {
	whole, frac, _ := strings.Cut(text, ".")
	if !plainDecimal(text) {
		return 0, FieldFormat
	}
	if frac = strings.TrimRight(frac, "0"); len(frac) > decimals || len(frac) > 3 {
		return 0, FieldDecimals
	}
	n, err := strconv.ParseInt(whole+frac+strings.Repeat("0", 3-len(frac)), 10, 64)
	if err != nil || Quantity(n) > MaxQuantity {
		return 0, FieldTooLarge
	}
	return Quantity(n), ""
}

// Decimal writes the quantity as JSON shows it: "12", "1.5".
func (q Quantity) Decimal() string {
	whole, frac := strconv.FormatInt(int64(q/1000), 10), strconv.FormatInt(int64(q%1000)+1000, 10)[1:]
	if frac = strings.TrimRight(frac, "0"); frac == "" {
		return whole
	}
	return whole + "." + frac
}

// Fits says whether the quantity has no more digits after the point than its unit takes.
func (q Quantity) Fits(decimals int) bool {
	step := Quantity(1000)
	for range min(decimals, 3) {
		step /= 10
	}
	return q%step == 0
}

// Times is the price of so many units, rounded half-even to minor units. False where it is over MaxMinor.
func (q Quantity) Times(price Money) (Money, bool) {
	high, low := bits.Mul64(uint64(q), uint64(price.Minor))
	if high >= 1000 {
		return Money{}, false
	}
	n, rest := bits.Div64(high, low, 1000)
	if rest > 500 || rest == 500 && n%2 == 1 {
		n++
	}
	if n > uint64(MaxMinor) {
		return Money{}, false
	}
	return Money{Minor: int64(n), Currency: price.Currency}, true
}
