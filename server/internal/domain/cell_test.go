package domain_test

import (
	"testing"

	"swgportal/server/internal/domain"
)

func TestCellDate_readsWhatCellsHold(t *testing.T) {
	for in, want := range map[string]domain.Date{
		"": "", "46349": "2026-11-23", "46349.75": "2026-11-23", "2026-11-23": "2026-11-23", "2026-11-23 10:00": "2026-11-23", "2026-11-23T10:00:00Z": "2026-11-23",
		"23.11.2026": "2026-11-23", "3.1.2026": "2026-01-03", " 23/11/2026 ": "2026-11-23", "32874": "1990-01-01", "73415": "2100-12-31",
	} {
		if got, ok := domain.CellDate(in); !ok || got != want {
			t.Errorf("%q: %q, %v", in, got, ok)
		}
	}
	for _, in := range []string{"негайно", "2026", "32873", "73416", "31.02.2026", "11/23/2026", "2026-13-01", "NaN", "Inf"} {
		if got, ok := domain.CellDate(in); ok {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestCellDecimal_readsWhatCellsHold(t *testing.T) {
	for in, want := range map[string]string{
		"1250000": "1250000", "1250000.50": "1250000.50", "1250000,5": "1250000.5", "1 250 000,5": "1250000.5", "1\u00a0250\u202f000": "1250000", "1,250,000.25": "1250000.25",
		"1.250.000,25": "1250000.25", "1,250,000": "1250000", "1.28e+08": "128000000", "1.28E8": "128000000", "12345.679999999998": "12345.68", "0.1": "0.1", "9999999999999999": "9999999999999999",
		"1’250": "1250", "0": "0", "5e-1": "0.5",
	} {
		if got, ok := domain.CellDecimal(in); !ok || got != want {
			t.Errorf("%q: %q, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "-5", "abc", "0x10", "NaN", "Inf", "1e40", "1_000", "5 грн"} {
		if got, ok := domain.CellDecimal(in); ok {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestCellMoney_readsAmountsAmongWords(t *testing.T) {
	for in, want := range map[string]struct {
		amount string
		c      domain.Currency
	}{
		"3452,772 тис.грн": {"3452772", "UAH"}, "усього – 143 524,497": {"143524.497", ""}, "12,5 млн євро": {"12500000", "EUR"}, "EUR 500": {"500", "EUR"}, "$1,200.50": {"1200.50", "USD"},
		"1 250 000 грн.": {"1250000", "UAH"}, "0,5 тис. дол. США": {"500", "USD"}, "1.5 billion UAH": {"1500000000", "UAH"}, "640000": {"640000", ""}, "0,0005 тис": {"0.5", ""},
	} {
		if amount, c, ok := domain.CellMoney(in); !ok || amount != want.amount || c != want.c {
			t.Errorf("%q: %q %q %v", in, amount, c, ok)
		}
	}
	for _, in := range []string{"", "негайно", "5 або 6", "100 грн або 3 євро", "10–20 тис. грн", "-5 грн", "15%"} {
		if amount, c, ok := domain.CellMoney(in); ok {
			t.Errorf("%q: %q %q", in, amount, c)
		}
	}
}
