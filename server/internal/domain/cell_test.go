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
