package domain

import (
	"errors"
	"math/big"
	"slices"
	"strings"
)

// RateDays is for how many days before a day a rate may still stand in for it.
const RateDays = 10

// ErrNoRate says that no rate leads from one currency to the other on the day: the row is listed as "no rate".
var ErrNoRate = errors.New("no rate")

// ErrTooMuch says that a converted amount is over MaxMinor.
var ErrTooMuch = errors.New("the converted amount is over what the portal keeps")

// Rates is a set of quotes to convert by. It never changes, so many may use it at once; the zero value has none.
type Rates struct {
	quotes map[quoter][]Quote // oldest first
}

type quoter struct {
	currency Currency
	source   RateSource
}

// NewRates makes a set. Of two rates with one id the later in the list stands.
func NewRates(list []Rate) Rates {
	r := Rates{quotes: map[quoter][]Quote{}}
	for _, rate := range list {
		k := quoter{rate.Currency, rate.Source}
		r.quotes[k] = append(r.quotes[k], rate.Quote())
	}
	for k, quotes := range r.quotes {
		slices.Reverse(quotes) // of one day's, the later in the list is now the first, which Compact keeps
		slices.SortStableFunc(quotes, func(a, b Quote) int { return strings.Compare(string(a.Date), string(b.Date)) })
		r.quotes[k] = slices.CompactFunc(quotes, func(a, b Quote) bool { return a.Date == b.Date })
	}
	return r
}

// Last is the last quote of the source for the currency on the day or up to RateDays before it.
func (r Rates) Last(c Currency, source RateSource, on Date) (Quote, bool) {
	quotes := r.quotes[quoter{c, source}]
	after, exact := slices.BinarySearchFunc(quotes, on, func(q Quote, d Date) int { return strings.Compare(string(q.Date), string(d)) })
	if exact {
		return quotes[after], true
	}
	if after == 0 || !on.Valid() || quotes[after-1].Date < on.AddDays(-RateDays) {
		return Quote{}, false
	}
	return quotes[after-1], true
}

// InHome gives the quotes that say how many hryvnias one unit of the currency was on the day: none for the hryvnia
// itself; one where a source has it, asked in the order of RateSources, each with its RateDays; else two, the ECB's and
// the euro's own. A source of lower order never wins by being younger: nobody moves a published total by hand while
// the National Bank has a rate. ErrNoRate where there is none.
func (r Rates) InHome(c Currency, on Date) ([]Quote, error) {
	if c == Home {
		return []Quote{}, nil
	}
	if q, ok := r.own(c, on); ok {
		return []Quote{q}, nil
	}
	ecb, ok := r.Last(c, RateECB, on)
	euro, known := r.own("EUR", on)
	if !ok || !known {
		return nil, ErrNoRate
	}
	return []Quote{ecb, euro}, nil
}

// own is the quote in hryvnias of the first source that has one.
func (r Rates) own(c Currency, on Date) (Quote, bool) {
	for _, source := range RateSources() {
		if source == RateECB {
			continue
		}
		if q, ok := r.Last(c, source, on); ok {
			return q, true
		}
	}
	return Quote{}, false
}

// Used is how an amount gets from one currency into another: the quotes of either side, which name their days and
// sources. It is all that a figure shows of its rate, and what an allocation freezes: Apply gives the same figure ever after.
type Used struct {
	From Currency `json:"from"`
	To   Currency `json:"to"`
	// FromQuotes and ToQuotes lead from each currency to the hryvnia, see InHome; both empty where From is To.
	FromQuotes []Quote `json:"fromQuotes"`
	ToQuotes   []Quote `json:"toQuotes"`
}

// Between finds the way from one currency to another on a day. ErrNoRate where there is none.
func (r Rates) Between(from, to Currency, on Date) (Used, error) {
	u := Used{From: from, To: to, FromQuotes: []Quote{}, ToQuotes: []Quote{}}
	_, known := from.Digits()
	_, taken := to.Digits()
	if !known || !taken || !on.Valid() {
		return Used{}, ErrNoRate
	}
	if from == to {
		return u, nil
	}
	var err error
	if u.FromQuotes, err = r.InHome(from, on); err != nil {
		return Used{}, err
	}
	if u.ToQuotes, err = r.InHome(to, on); err != nil {
		return Used{}, err
	}
	return u, nil
}

// Convert turns an amount into another currency at the rates of a day: through the hryvnia, in exact arithmetic, rounded
// half-even once, to the minor units of the target. ErrNoRate where no rate leads there, ErrTooMuch where the result is
// over MaxMinor; never a wrong number.
func (r Rates) Convert(m Money, to Currency, on Date) (Money, Used, error) {
	u, err := r.Between(m.Currency, to, on)
	if err != nil {
		return Money{}, Used{}, err
	}
	out, err := u.Apply(m)
	return out, u, err
}

// Apply converts an amount in From. ErrNoRate where the amount is in another currency, ErrTooMuch as Convert.
func (u Used) Apply(m Money) (Money, error) {
	from, known := m.Currency.Digits()
	to, taken := u.To.Digits()
	if !known || !taken || m.Currency != u.From {
		return Money{}, ErrNoRate
	}
	num, den := u.ratio()
	num.Mul(num, big.NewInt(m.Minor)).Mul(num, pow10(to))
	den.Mul(den, pow10(from))
	n := halfEven(num, den)
	if !n.IsInt64() || n.Int64() > MaxMinor || n.Int64() < -MaxMinor {
		return Money{}, ErrTooMuch
	}
	return Money{Minor: n.Int64(), Currency: u.To}, nil
}

// Direct says whether one quote alone, or none, makes the rate: it is then exact as its source said it.
func (u Used) Direct() bool { return len(u.FromQuotes)+len(u.ToQuotes) < 2 }

// Rate is how many units of To one unit of From is, for people to read: rounded half-even to RateDigits digits after the
// point, without trailing zeros. Figures are made from the quotes, not from it.
func (u Used) Rate() string {
	num, den := u.ratio()
	n := halfEven(num.Mul(num, pow10(RateDigits)), den)
	s := n.String()
	if missing := RateDigits + 1 - len(s); missing > 0 {
		s = strings.Repeat("0", missing) + s
	}
	s = s[:len(s)-RateDigits] + "." + s[len(s)-RateDigits:]
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// ratio is To for one From, as a fraction.
func (u Used) ratio() (num, den *big.Int) {
	num, den = big.NewInt(1), big.NewInt(1)
	multiply(num, den, u.FromQuotes)
	multiply(den, num, u.ToQuotes)
	return num, den
}

// multiply puts the hryvnias that the quotes make on top of a fraction; an ECB value, units for a euro, divides.
func multiply(num, den *big.Int, quotes []Quote) {
	for _, q := range quotes {
		top, bottom := num, den
		if q.Source == RateECB {
			top, bottom = den, num
		}
		top.Mul(top, new(big.Int).SetUint64(q.Value.Coef()))
		bottom.Mul(bottom, pow10(q.Value.Scale()))
	}
}

// halfEven is num/den rounded to a whole number, halves to the even one; den is positive.
func halfEven(num, den *big.Int) *big.Int {
	q, rest := new(big.Int).QuoRem(new(big.Int).Abs(num), den, new(big.Int))
	if c := rest.Lsh(rest, 1).Cmp(den); c > 0 || c == 0 && q.Bit(0) == 1 {
		q.Add(q, big.NewInt(1))
	}
	if num.Sign() < 0 {
		q.Neg(q)
	}
	return q
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
