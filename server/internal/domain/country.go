package domain

import (
	"github.com/bojanz/currency"
	"golang.org/x/text/language"
)

// Country is an ISO 3166-1 alpha-2 code.
type Country string

// Valid says whether the code is one of ISO 3166-1 that is in use, or XK: Kosovo has no ISO code, and the European Union
// and the Monetary Fund write it so. Territories for which ISO only keeps a code free (AC, DG, IC, TA), codes of what is no
// more, and what is no state's are none. Antarctica, where no organisation sits, is none either.
func (c Country) Valid() bool {
	switch c {
	case "AC", "DG", "IC", "TA":
		return false
	}
	region, err := language.ParseRegion(string(c))
	if err != nil || region.String() != string(c) || !region.IsCountry() || region.Canonicalize() != region {
		return false
	}
	_, hasMoney := currency.ForCountryCode(string(c))
	return hasMoney
}

// Countries lists the valid codes, by the alphabet.
func Countries() []Country {
	out := []Country{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if c := Country(string([]rune{a, b})); c.Valid() {
				out = append(out, c)
			}
		}
	}
	return out
}
