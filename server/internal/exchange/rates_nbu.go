package exchange

import (
	"bytes"
	"io"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/govalues/decimal"

	"swgportal/server/internal/domain"
)

// nbuDay is how the NBU writes a day.
const nbuDay = "02.01.2006"

// nbuQuote is one entry of the NBU's answers: of /NBUStatService/v1/statdirectory/exchange?json, of
// /NBU_Exchange/exchange_site?json, which adds units, and of /NBU_Exchange/exchange?json, which has other names. Members
// that are not named here are passed over where they are plain: the bank adds some now and then.
type nbuQuote struct {
	Currency string         `json:"cc"`
	Rate     jsontext.Value `json:"rate"`
	Date     string         `json:"exchangedate"`
	Per      int64          `json:"units"`

	CurrencyL string         `json:"CurrencyCodeL"`
	Amount    jsontext.Value `json:"Amount"`
	StartDate string         `json:"StartDate"`
	Units     int64          `json:"Units"`

	Others map[string]jsontext.Value `json:",embed"`
}

func readNBU(content []byte) ([]RateRow, error) {
	d := jsontext.NewDecoder(bytes.NewReader(content))
	if _, err := d.ReadToken(); err != nil {
		return nil, noRates("JSON: %v", err)
	}
	rows := []RateRow{}
	for d.PeekKind() != ']' {
		var q nbuQuote
		if err := json.UnmarshalDecode(d, &q); err != nil {
			return nil, noRates("entry %d: %v", len(rows)+1, err)
		}
		for name, v := range q.Others {
			if k := v.Kind(); k == '{' || k == '[' {
				return nil, noRates("entry %d: %.40q is no plain value", len(rows)+1, name)
			}
		}
		if len(rows) == maxQuotes {
			return nil, noRates("it has over %d entries", maxQuotes)
		}
		rows = append(rows, q.row(strconv.Itoa(len(rows)+1)))
	}
	if _, err := d.ReadToken(); err != nil {
		return nil, noRates("JSON: %v", err)
	}
	if _, err := d.ReadToken(); err != io.EOF {
		return nil, noRates("something follows the list")
	}
	return rows, nil
}

func (q nbuQuote) row(place string) RateRow {
	if q.CurrencyL != "" && q.Currency == "" {
		q.Currency, q.Rate, q.Date, q.Per = q.CurrencyL, q.Amount, q.StartDate, q.Units
	}
	r := rateRow(place, dayOf(q.Date, nbuDay), q.Currency, domain.RateNBU, string(q.Rate))
	if r.Fate != RateUsable || q.Per == 0 || q.Per == 1 {
		return r
	}
	var ok bool
	if r.Quote.Value, ok = perUnit(r.Quote.Value, q.Per); !ok || r.Quote.Check() != nil {
		r.Fate, r.Code = RateRejected, domain.FieldFormat
	}
	return r
}

// perUnit is the value of one unit where the bank quotes 10, 100, 1,000 or 10,000 of them: exact, or not at all.
func perUnit(v decimal.Decimal, units int64) (decimal.Decimal, bool) {
	scale := v.Scale()
	for ; units > 1 && units%10 == 0; units /= 10 {
		scale++
	}
	if units != 1 || scale > decimal.MaxScale {
		return v, false
	}
	out, err := decimal.New(int64(v.Coef()), scale) // at most 7 and 10 digits: see domain.ParseRateValue
	return out.Trim(0), err == nil
}
