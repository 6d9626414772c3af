package domain

import "strconv"

// MaxItems is the most lines a need may have.
const MaxItems = 200

// Item is a line of a need: so many of a class at a price. Its id stays while the need lives: what is pledged for a
// line names it.
type Item struct {
	ID            string   `json:"id"`
	Class         string   `json:"class,omitempty"` // an item class's code
	Specification Text     `json:"specification"`
	Quantity      Quantity `json:"quantity,omitempty"`
	Unit          string   `json:"unit,omitempty"` // a unit's code
	UnitPrice     Money    `json:"unitPrice"`      // no currency: not known yet
}

// Total is the line's price; no currency where its quantity or unit price is not known yet.
func (i Item) Total() Money {
	if i.Quantity == 0 || i.UnitPrice.Currency == "" {
		return Money{}
	}
	m, _ := i.Quantity.Times(i.UnitPrice) // checkItems refused what does not fit
	return m
}

// SumItems is the cost of lines; no currency where none has a price yet. The lines have one currency.
func SumItems(items []Item) Money {
	var sum Money
	for _, i := range items {
		if t := i.Total(); t.Currency != "" {
			sum = Money{Minor: sum.Minor + t.Minor, Currency: t.Currency}
		}
	}
	return sum
}

// checkItems holds lines to one currency and to sums that fit.
func checkItems(p *Problems, items []Item) {
	if len(items) > MaxItems {
		p.Add("/items", FieldTooMany, "max", strconv.Itoa(MaxItems))
		return
	}
	var sum int64
	var currency Currency
	for n, i := range items {
		at := "/items/" + strconv.Itoa(n)
		checkText(p, at+"/specification", i.Specification)
		price := i.UnitPrice
		if price.Currency == "" {
			continue
		}
		if currency == "" {
			currency = price.Currency
		}
		total, ok := i.Quantity.Times(price)
		if sum += total.Minor; !ok || sum > MaxMinor {
			p.Add(at+"/unitPrice/amount", FieldTooLarge, "max", Money{Minor: MaxMinor, Currency: price.Currency}.Decimal())
			return
		}
		if price.Currency != currency {
			p.Add(at+"/unitPrice/currency", FieldOtherCurrency, "currency", string(currency))
		}
	}
}

// editItems keeps, for each line that stays, the marks of its texts.
func editItems(old, next []Item) []Item {
	was := map[string]Item{}
	for _, i := range old {
		was[i.ID] = i
	}
	out := make([]Item, 0, len(next))
	for _, i := range next {
		i.Specification = was[i.ID].Specification.Edited(i.Specification)
		out = append(out, i)
	}
	return out
}

// completeItems names what a line of a need still lacks for being submitted.
func completeItems(p *Problems, items []Item) {
	completeLines(p, items)
	for n, i := range items {
		if i.UnitPrice.Currency == "" {
			p.Add("/items/"+strconv.Itoa(n)+"/unitPrice", FieldRequired)
		}
	}
}

// completeLines names what a line lacks that says what it is and how many.
func completeLines(p *Problems, items []Item) {
	for n, i := range items {
		at := "/items/" + strconv.Itoa(n)
		if i.Class == "" {
			p.Add(at+"/class", FieldRequired)
		}
		if i.Quantity == 0 {
			p.Add(at+"/quantity", FieldRequired)
		}
		if i.Unit == "" {
			p.Add(at+"/unit", FieldRequired)
		}
	}
}
