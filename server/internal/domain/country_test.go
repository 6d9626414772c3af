package domain

import (
	"slices"
	"testing"
	"time"
)

func TestCountry_isISO_andKosovo(t *testing.T) {
	for code, want := range map[Country]bool{
		"UA": true, "DE": true, "GB": true, "US": true, "JP": true, "KR": true, "CH": true, "TW": true, "PS": true, "VA": true,
		"XK": true,                                                                                // Kosovo: user-assigned, and what the EU writes
		"UK": false, "SU": false, "YU": false, "CS": false, "DD": false, "AN": false, "ZR": false, // reserved, or gone
		"AC": false, "EA": false, "IC": false, "EU": false, "EZ": false, "UN": false, "ZZ": false, "XX": false, "QO": false,
		"ua": false, "Ua": false, "UKR": false, "804": false, "": false, "U": false, "U\x00": false, "УА": false,
	} {
		if got := code.Valid(); got != want {
			t.Errorf("%q: %v", code, got)
		}
	}
	all := Countries()
	if len(all) != 249 || !slices.IsSorted(all) { // ISO's 249 without Antarctica, and Kosovo
		t.Errorf("%d countries", len(all))
	}
}

func TestOrganisation_refusesACountryThatIsNone(t *testing.T) {
	c := OrganisationContent{Name: Text{UK: "Посольство"}, Kind: KindPartner, Country: "UK", Active: true}
	if _, err := NewOrganisation("o", c, "u", time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)); err == nil {
		t.Error("UK is no code of a country: GB is")
	}
	for _, country := range []string{"GB", ""} {
		c.Country = country
		if _, err := NewOrganisation("o", c, "u", time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)); err != nil {
			t.Errorf("%q: %v", country, err)
		}
	}
}

func TestCurrency_isISO_withItsMinorUnits(t *testing.T) {
	for code, want := range map[Currency]int{
		"UAH": 2, "EUR": 2, "USD": 2, "GBP": 2, "HUF": 2, "JPY": 0, "KRW": 0, "ISK": 0, "UGX": 0, "KWD": 3, "TND": 3, "IQD": 3, "XCG": 2, "HTG": 2,
	} {
		if got, ok := code.Digits(); !ok || got != want {
			t.Errorf("%s: %d %v, want %d", code, got, ok, want)
		}
	}
	for _, code := range []Currency{
		"XXX", "XTS", "XAU", "XDR", // none, tests, gold, drawing rights
		"DEM", "FRF", "ITL", "HRK", "BGN", "SUR", "UAK", "ZWL", "ANG", // of the past
		"CHE", "CLF", "USN", "MXV", "XAD", // units of account and next-day funds
		"RUB", "BYN", // our decision, see notPaid
		"eur", "Eur", "", "EURO", "ЕUR", "€",
	} {
		if _, ok := code.Digits(); ok {
			t.Errorf("%q is taken", code)
		}
	}
	all := Currencies()
	if len(all) != 153 || !slices.Equal(all[:3], []Currency{"EUR", "UAH", "USD"}) || !slices.IsSorted(all[3:]) || len(slices.Compact(slices.Sorted(slices.Values(all)))) != len(all) {
		t.Errorf("%d currencies, %v first", len(all), all[:3])
	}
}
