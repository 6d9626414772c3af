package domain

import (
	"errors"
	"math/big"
	"net/url"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/govalues/decimal"
	"pgregory.net/rapid"
)

func quote(t interface{ Fatal(...any) }, date Date, c Currency, source RateSource, value string) Rate {
	r, err := NewRate(Quote{Date: date, Currency: c, Source: source, Value: decimal.MustParse(value)}, "", time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func euros(minor int64) Money { return Money{Minor: minor, Currency: "EUR"} }

func TestRates_Convert_goesThroughTheHryvniaAndRoundsOnce(t *testing.T) {
	r := NewRates([]Rate{
		quote(t, "2026-03-02", "EUR", RateNBU, "45.5"), quote(t, "2026-03-02", "USD", RateNBU, "40"), quote(t, "2026-03-02", "JPY", RateNBU, "0.25"),
	})
	for _, c := range []struct {
		from Money
		to   Currency
		want Money
		rate string
	}{
		{euros(100), "UAH", Money{4550, "UAH"}, "45.5"},
		{Money{4550, "UAH"}, "EUR", euros(100), "0.021978022"},
		{euros(10000), "USD", Money{11375, "USD"}, "1.1375"},
		{euros(100), "JPY", Money{182, "JPY"}, "182"},
		{Money{1, "JPY"}, "UAH", Money{25, "UAH"}, "0.25"},
		{Money{20, "USD"}, "UAH", Money{800, "UAH"}, "40"},
		{Money{20, "UAH"}, "USD", Money{0, "USD"}, "0.025"},           // half a cent: to the even one
		{Money{60, "UAH"}, "USD", Money{2, "USD"}, "0.025"},           // a cent and a half: to the even one
		{Money{-60, "UAH"}, "USD", Money{-2, "USD"}, "0.025"},         // as far below nothing as above
		{Money{100, "USD"}, "USD", Money{100, "USD"}, "1"},            // itself
		{Money{100, "UAH"}, "UAH", Money{100, "UAH"}, "1"},            // the hryvnia is one
		{euros(MaxMinor / 100), "UAH", Money{4.55e12, "UAH"}, "45.5"}, // large and exact
	} {
		got, used, err := r.Convert(c.from, c.to, "2026-03-02")
		if err != nil || got != c.want || used.Rate() != c.rate {
			t.Errorf("%v to %s: %v at %s, %v; want %v at %s", c.from, c.to, got, used.Rate(), err, c.want, c.rate)
		}
	}
}

func TestRates_Convert_overflowIsAnError(t *testing.T) {
	r := NewRates([]Rate{quote(t, "2026-03-02", "EUR", RateNBU, "45.5"), quote(t, "2026-03-02", "KRW", RateNBU, "9999999.9999999999")})
	for _, m := range []Money{euros(MaxMinor), euros(-MaxMinor), {Minor: MaxMinor, Currency: "KRW"}, euros(MaxMinor/45 + 1)} {
		if got, _, err := r.Convert(m, "UAH", "2026-03-02"); !errors.Is(err, ErrTooMuch) {
			t.Errorf("%v: %v, %v", m, got, err)
		}
	}
	if got, _, err := r.Convert(euros(MaxMinor/46), "UAH", "2026-03-02"); err != nil || got.Minor > MaxMinor {
		t.Errorf("%v, %v", got, err)
	}
}

func TestRates_theLastStandsInForTenDaysAndNoLonger(t *testing.T) {
	r := NewRates([]Rate{quote(t, "2026-03-02", "EUR", RateNBU, "45"), quote(t, "2026-03-05", "EUR", RateNBU, "46")})
	for on, want := range map[Date]string{
		"2026-03-01": "", "2026-03-02": "45", "2026-03-04": "45", "2026-03-05": "46", "2026-03-15": "46", "2026-03-16": "", "": "", "2026-02-30": "",
	} {
		_, used, err := r.Convert(euros(100), "UAH", on)
		if want == "" {
			if !errors.Is(err, ErrNoRate) {
				t.Errorf("%s: %v, %v; want no rate", on, used, err)
			}
			continue
		}
		if err != nil || used.Rate() != want {
			t.Errorf("%s: %s, %v; want %s", on, used.Rate(), err, want)
		}
	}
}

func TestRates_theNationalBankGoesBeforeAHandEvenWhenOlder(t *testing.T) {
	all := []Rate{
		quote(t, "2026-03-09", "EUR", RateDemo, "10"), quote(t, "2026-03-08", "EUR", RateManual, "20"), quote(t, "2026-03-02", "EUR", RateNBU, "45"),
	}
	for n, want := range map[int]string{3: "45", 2: "20", 1: "10"} {
		_, used, err := NewRates(all[:n]).Convert(euros(100), "UAH", "2026-03-09")
		if err != nil || used.Rate() != want {
			t.Errorf("of %d: %s, %v; want %s", n, used.Rate(), err, want)
		}
	}
	if _, used, err := NewRates(all).Convert(euros(100), "UAH", "2026-03-13"); err != nil || used.Rate() != "20" {
		t.Errorf("eleven days after the National Bank's last: %s, %v; want the hand's", used.Rate(), err)
	}
}

func TestRates_theCentralBankOfTheEuroHelpsWhereTheNationalBankLacksACurrency(t *testing.T) {
	ecb := []Rate{quote(t, "2026-03-02", "USD", RateECB, "1.25"), quote(t, "2026-03-01", "BGN", RateECB, "1.9558")}
	if _, _, err := NewRates(ecb).Convert(Money{100, "USD"}, "UAH", "2026-03-02"); !errors.Is(err, ErrNoRate) {
		t.Errorf("the ECB alone has no hryvnia: %v", err)
	}
	r := NewRates(append(ecb, quote(t, "2026-03-02", "EUR", RateNBU, "45")))
	got, used, err := r.Convert(Money{100, "USD"}, "UAH", "2026-03-03")
	if err != nil || got != (Money{3600, "UAH"}) || len(used.FromQuotes) != 2 || used.Direct() {
		t.Fatalf("%v by %v, %v", got, used, err)
	}
	if a, b := used.FromQuotes[0], used.FromQuotes[1]; a.Source != RateECB || a.Date != "2026-03-02" || b.Source != RateNBU || b.Currency != "EUR" {
		t.Errorf("the quotes that made it: %v", used.FromQuotes)
	}
	if got, _, err := r.Convert(euros(100), "BGN", "2026-03-02"); err != nil || got != (Money{196, "BGN"}) {
		t.Errorf("euro to lev: %v, %v", got, err)
	}
	r = NewRates(append(ecb, quote(t, "2026-03-02", "EUR", RateNBU, "45"), quote(t, "2026-03-02", "USD", RateNBU, "40")))
	if got, used, err := r.Convert(Money{100, "USD"}, "UAH", "2026-03-02"); err != nil || got.Minor != 4000 || !used.Direct() {
		t.Errorf("where the National Bank has it, the ECB is not asked: %v by %v, %v", got, used, err)
	}
}

func TestRates_ofTwoRatesOfOneDayTheLaterInTheListStands(t *testing.T) {
	r := NewRates([]Rate{quote(t, "2026-03-02", "EUR", RateNBU, "45"), quote(t, "2026-03-02", "EUR", RateNBU, "46")})
	if q, ok := r.Last("EUR", RateNBU, "2026-03-02"); !ok || q.Value.String() != "46" {
		t.Errorf("%v", q)
	}
}

func TestUsed_convertsAlikeAfterItWasKept(t *testing.T) {
	r := NewRates([]Rate{quote(t, "2026-03-02", "EUR", RateNBU, "45.1234"), quote(t, "2026-03-02", "USD", RateNBU, "41.0007")})
	want, used, err := r.Convert(euros(123456789), "USD", "2026-03-02")
	if err != nil {
		t.Fatal(err)
	}
	body, err := json.Marshal(used)
	if err != nil {
		t.Fatal(err)
	}
	var kept Used
	if err := json.Unmarshal(body, &kept, json.RejectUnknownMembers(true)); err != nil {
		t.Fatal(err)
	}
	if got, err := kept.Apply(euros(123456789)); err != nil || got != want {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
	if _, err := kept.Apply(Money{1, "UAH"}); !errors.Is(err, ErrNoRate) {
		t.Errorf("an amount in another currency: %v", err)
	}
}

// TestRates_Convert_isTheExactFractionRounded holds every conversion against exact fractions: within half a minor unit,
// at exactly half the even one, and too much only where it is too much.
func TestRates_Convert_isTheExactFractionRounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := func(name string) decimal.Decimal {
			scale := rapid.IntRange(0, RateDigits).Draw(t, name+" scale")
			most := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(RateMost), pow10(scale)), big.NewInt(1)).Int64()
			return decimal.MustNew(rapid.Int64Range(1, most).Draw(t, name), scale)
		}
		exact := func(d decimal.Decimal) *big.Rat {
			r, ok := new(big.Rat).SetString(d.String())
			if !ok {
				t.Fatal(d)
			}
			return r
		}
		currencies := rapid.SampledFrom(Currencies())
		from, to := currencies.Draw(t, "from"), currencies.Draw(t, "to")
		day, list, inHome := Date("2026-03-02"), []Rate{}, map[Currency]*big.Rat{"UAH": big.NewRat(1, 1)}
		euro := value("euro")
		list = append(list, quote(t, day, "EUR", RateNBU, euro.String()))
		inHome["EUR"] = exact(euro)
		for _, c := range []Currency{from, to} {
			if inHome[c] != nil {
				continue
			}
			v, source := value(string(c)), rapid.SampledFrom(RateSources()).Draw(t, "source")
			list = append(list, quote(t, day, c, source, v.String()))
			inHome[c] = exact(v)
			if source == RateECB {
				inHome[c] = new(big.Rat).Quo(inHome["EUR"], exact(v))
			}
		}
		m := Money{Minor: rapid.Int64Range(-MaxMinor, MaxMinor).Draw(t, "amount"), Currency: from}
		got, used, err := NewRates(list).Convert(m, to, day)

		want := new(big.Rat).Mul(new(big.Rat).SetInt64(m.Minor), new(big.Rat).Quo(inHome[from], inHome[to]))
		fromDigits, _ := from.Digits()
		toDigits, _ := to.Digits()
		want.Mul(want, new(big.Rat).SetFrac(pow10(toDigits), pow10(fromDigits)))
		half, most := big.NewRat(1, 2), new(big.Rat).SetInt64(MaxMinor)
		if errors.Is(err, ErrTooMuch) {
			if new(big.Rat).Abs(want).Cmp(new(big.Rat).Add(most, half)) < 0 {
				t.Fatalf("%v to %s fits and was refused", m, to)
			}
			return
		}
		if err != nil || got.Currency != to || used.From != from || used.To != to {
			t.Fatal(got, used, err)
		}
		off := new(big.Rat).Sub(want, new(big.Rat).SetInt64(got.Minor))
		if off.Abs(off).Cmp(half) > 0 || off.Cmp(half) == 0 && got.Minor%2 != 0 {
			t.Fatalf("%v to %s = %v, exactly %s", m, to, got, want.FloatString(6))
		}
	})
}

func TestParseRateValue_refuses(t *testing.T) {
	for text, want := range map[string]Code{
		"": FieldFormat, "-1": FieldFormat, "+1": FieldFormat, "1e3": FieldFormat, "1,5": FieldFormat, ".5": FieldFormat, "1.": FieldFormat, "Inf": FieldFormat,
		"0": FieldTooSmall, "0.000": FieldTooSmall, "0.00000000001": FieldDecimals, "10000000": FieldTooLarge, "123456789012345678": FieldTooLarge,
		"9999999.99999999999999": FieldDecimals, "12.000000000000000001": FieldDecimals,
		"1.5": "", "41.234500000000000000": "", "0.0000000001": "", "9999999.9999999999": "",
	} {
		if _, got := ParseRateValue(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestQuote_Check_refuses(t *testing.T) {
	good := Quote{Date: "2026-03-02", Currency: "USD", Source: RateNBU, Value: decimal.MustParse("41.2")}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	// The API refuses a path with a percent sign: an id stands in one as it is.
	if id := good.ID(); id != "2026-03-02-USD-NBU" || url.PathEscape(id) != id {
		t.Error(id)
	}
	for name, spoil := range map[string]func(*Quote){
		"no day":                     func(q *Quote) { q.Date = "2026-02-30" },
		"gold":                       func(q *Quote) { q.Currency = "XAU" },
		"the hryvnia in hryvnias":    func(q *Quote) { q.Currency = "UAH" },
		"the euro in euros":          func(q *Quote) { q.Currency, q.Source = "EUR", RateECB },
		"no source":                  func(q *Quote) { q.Source = "" },
		"nothing":                    func(q *Quote) { q.Value = decimal.Decimal{} },
		"less than nothing":          func(q *Quote) { q.Value = decimal.MustParse("-1") },
		"finer than any bank quotes": func(q *Quote) { q.Value = decimal.MustParse("0.00000000001") },
	} {
		q := good
		spoil(&q)
		if _, err := NewRate(q, "", time.Time{}); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
