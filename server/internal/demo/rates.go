package demo

import (
	"context"
	"fmt"
	"hash/fnv"
	"time"

	"github.com/govalues/decimal"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
)

// walk is a currency the demo has rates of: hryvnias for one unit, in ten-thousandths, where it begins and what it is drawn
// to. The magnitudes are true, the values invented.
type walk struct {
	currency    domain.Currency
	begin, goal int64
}

func walks() []walk {
	return []walk{
		{"EUR", 420_000, 482_000}, {"USD", 380_000, 418_000}, {"GBP", 483_000, 555_000}, {"CHF", 445_000, 516_000},
		{"PLN", 96_500, 113_500}, {"JPY", 2_650, 2_740}, {"CAD", 279_000, 298_500}, {"SEK", 36_700, 43_900}, {"NOK", 36_100, 41_000},
		{"DKK", 56_300, 64_600},
	}
}

// step is by how many ten-thousandths a value moves on a day: from -35 to 35, and the same whenever it is asked.
func (w walk) step(day domain.Date) int64 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(string(w.currency) + string(day))) // never fails
	return int64(h.Sum32()%71) - 35
}

// walkBegins is the first day of the walk: a day has the same rates in every demo, whenever it is made.
const walkBegins domain.Date = "2024-01-01"

// rates gives the rates of the working days from first to last, by day.
func rates(first, last domain.Date) ([]exchange.RateRow, error) {
	var out []exchange.RateRow
	for _, w := range walks() {
		value := w.begin
		for day := walkBegins; day <= last; day = day.AddDays(1) {
			at, err := time.Parse(time.DateOnly, string(day))
			if err != nil {
				return nil, err
			}
			if at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
				continue
			}
			value += value*w.step(day)/10_000 + (w.goal-value)/250
			if day < first {
				continue
			}
			v, err := decimal.New(value, 4)
			if err != nil {
				return nil, err
			}
			out = append(out, exchange.RateRow{
				Fate: exchange.RateUsable, Quote: domain.Quote{Date: day, Currency: w.currency, Source: domain.RateDemo, Value: v},
			})
		}
	}
	return out, nil
}

// quote brings two years of rates in, as the secretariat brings a bank's file: before the story, which converts by them.
func (t *teller) quote(ctx context.Context) error {
	today := domain.DateOf(t.end)
	rows, err := rates(today.AddDays(-begins), today)
	if err != nil {
		return fmt.Errorf("demo rates: %w", err)
	}
	who, err := t.as(ctx, "secretariat")
	if err != nil {
		return err
	}
	if _, err := t.app.ImportRates(ctx, who, rows); err != nil {
		return fmt.Errorf("demo rates: %w", err)
	}
	return nil
}
