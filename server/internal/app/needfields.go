package app

import (
	"cmp"
	"slices"
	"strings"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
)

// field is what columns of a table say of a value: how it is read out of the cells, and how it is told.
type field[T any] struct {
	pointer string
	columns []string // the keys of the columns that it is read from; it is there where the first of them is
	show    func(v *T) string
	// read puts what the cells say into v, which holds what stood there when the file was made. What it cannot read it adds to
	// p, and leaves v as it is.
	read func(l *lists, cells map[string]string, v *T, p *domain.Problems)
}

// merge takes the cells of one row into next. base is what the record held when the file was made, now what it holds; a field
// that both the file and another person changed is a clash, and stays; row says whose value counts, where it was asked. Pointers stand below at.
func merge[T any](fields []field[T], at string, cells map[string]string, l *lists, base, now, next *T, row *domain.ImportedRow, p *domain.Problems) []domain.FieldChange {
	var out []domain.FieldChange
	for _, f := range fields {
		if _, there := cells[f.columns[0]]; !there {
			continue
		}
		brought := *base
		var wrong domain.Problems
		if f.read(l, cells, &brought, &wrong); wrong.Err() != nil {
			p.Below(at, wrong)
			continue
		}
		was, is, got := f.show(base), f.show(now), f.show(&brought)
		switch {
		case got == was || got == is || slices.Contains(row.Theirs, at+f.pointer):
		case was == is || slices.Contains(row.Mine, at+f.pointer):
			f.read(l, cells, next, &wrong)
			out = append(out, domain.FieldChange{Pointer: at + f.pointer, Before: is, After: got})
		default:
			out = append(out, domain.FieldChange{Pointer: at + f.pointer, Before: is, After: got, Was: was, Clash: true})
		}
	}
	return out
}

// plainField is a field of one cell that takes any text.
func plainField[T any](column, pointer string, of func(v *T) *string) field[T] {
	return field[T]{pointer, []string{column}, func(v *T) string { return domain.CellText(*of(v)) },
		func(_ *lists, cells map[string]string, v *T, _ *domain.Problems) { *of(v) = cells[column] }}
}

// pairField is both sides of a text.
func pairField[T any](column string, of func(v *T) *domain.Text) []field[T] {
	return []field[T]{
		plainField(column+".uk", "/"+column+"/uk", func(v *T) *string { return &of(v).UK }),
		plainField(column+".en", "/"+column+"/en", func(v *T) *string { return &of(v).EN }),
	}
}

func dateField[T any](column string, of func(v *T) *domain.Date) field[T] {
	pointer := "/" + strings.ReplaceAll(column, ".", "/")
	return field[T]{pointer, []string{column}, func(v *T) string { return string(*of(v)) },
		func(_ *lists, cells map[string]string, v *T, p *domain.Problems) {
			d, ok := domain.CellDate(cells[column])
			if !ok {
				p.Add(pointer, domain.FieldFormat)
				return
			}
			*of(v) = d
		}}
}

// codeField is a code of a list.
func codeField[T any](column string, from func(*lists) list, of func(v *T) *string) field[T] {
	return field[T]{"/" + column, []string{column}, func(v *T) string { return *of(v) },
		func(l *lists, cells map[string]string, v *T, p *domain.Problems) {
			cell := cells[column]
			code := from(l).of(cell)
			switch {
			case cell == "" || code != "":
				*of(v) = code
			case exchange.CodeOf(cell) != *of(v): // a code that stood there may have left its list since
				p.Add("/"+column, domain.FieldUnknown)
			}
		}}
}

// moneyField is an amount and its currency, in two cells.
func moneyField[T any](column string, of func(v *T) *domain.Money) field[T] {
	return field[T]{"/" + column, []string{column, "currency"},
		func(v *T) string {
			if of(v).Currency == "" {
				return ""
			}
			return of(v).Decimal() + " " + string(of(v).Currency)
		},
		func(_ *lists, cells map[string]string, v *T, p *domain.Problems) {
			cell, currency := cells[column], domain.Currency(strings.ToUpper(domain.Tidy(cells["currency"])))
			if cell == "" {
				*of(v) = domain.Money{}
				return
			}
			amount, ok := domain.CellDecimal(cell)
			if !ok {
				var said domain.Currency
				if amount, said, ok = domain.CellMoney(cell); said != "" && currency != "" && said != currency {
					p.Add("/"+column+"/currency", domain.FieldNotAllowed) // the two cells say different ones
					return
				}
				currency = cmp.Or(currency, said)
			}
			switch {
			case !ok:
				p.Add("/"+column+"/amount", domain.FieldFormat)
				return
			case currency == "":
				p.Add("/"+column+"/currency", domain.FieldRequired)
				return
			}
			m, code := domain.ParseMoney(amount, currency)
			switch code {
			case "":
				*of(v) = m
			case domain.FieldUnknown:
				p.Add("/"+column+"/currency", code)
			default:
				p.Add("/"+column+"/amount", code, "max", domain.Money{Minor: domain.MaxMinor, Currency: currency}.Decimal())
			}
		}}
}

func needFields() []field[domain.NeedContent] {
	type content = domain.NeedContent
	return slices.Concat(
		[]field[content]{
			{"/priority", []string{"priority"}, func(c *content) string { return string(c.Priority) },
				func(_ *lists, cells map[string]string, c *content, p *domain.Problems) {
					priority, ok := exchange.PriorityIn(cells["priority"])
					if !ok && cells["priority"] != "" {
						p.Add("/priority", domain.FieldUnknown)
						return
					}
					c.Priority = priority
				}},
			codeField("theme", func(l *lists) list { return l.themes }, func(c *content) *string { return &c.Theme }),
		},
		pairField("title", func(c *content) *domain.Text { return &c.Title }),
		[]field[content]{
			moneyField("cost", func(c *content) *domain.Money { return &c.Cost }),
			dateField("costAsOf", func(c *content) *domain.Date { return &c.CostAsOf }),
			dateField("neededBy", func(c *content) *domain.Date { return &c.NeededBy }),
		},
		pairField("description", func(c *content) *domain.Text { return &c.Description }),
		pairField("endUsers", func(c *content) *domain.Text { return &c.EndUsers }),
		pairField("priorityReason", func(c *content) *domain.Text { return &c.PriorityReason }),
		[]field[content]{
			dateField("validUntil", func(c *content) *domain.Date { return &c.ValidUntil }),
			{"/strategies", []string{"strategies"}, func(c *content) string { return strings.Join(c.Strategies, "\n") }, readStrategies},
			plainField("contact.name", "/contact/name", func(c *content) *string { return &c.Contact.Name }),
			plainField("contact.email", "/contact/email", func(c *content) *string { return &c.Contact.Email }),
			plainField("contact.phone", "/contact/phone", func(c *content) *string { return &c.Contact.Phone }),
			plainField("officialRequest.number", "/officialRequest/number", func(c *content) *string { return &c.OfficialRequest.Number }),
			dateField("officialRequest.date", func(c *content) *domain.Date { return &c.OfficialRequest.Date }),
			{"/places", []string{"places"}, showPlaces, readPlaces},
		},
	)
}

func showPlaces(c *domain.NeedContent) string {
	if c.Nationwide {
		return wholeCountry
	}
	return strings.Join(c.Places, "\n")
}

// wholeCountry stands among codes of places for all of them.
const wholeCountry = "UA"

// readPlaces reads codes or names of places, each in a line of its own or parted by semicolons; UA is the whole country.
func readPlaces(l *lists, cells map[string]string, c *domain.NeedContent, p *domain.Problems) {
	codes := []string{}
	for _, cell := range listed(cells["places"]) {
		code, _ := domain.PlaceCode(cell)
		switch {
		case strings.EqualFold(cell, wholeCountry) || exchange.NationwideIn(cell):
			c.Nationwide, c.Places = true, []string{}
			return
		case code != "" && (l.places.codes[code] || slices.Contains(c.Places, code)):
			codes = append(codes, code)
		case l.places.of(cell) != "":
			codes = append(codes, l.places.of(cell))
		default:
			p.Add("/places", domain.FieldUnknown)
			return
		}
	}
	slices.Sort(codes)
	c.Nationwide, c.Places = false, slices.Compact(codes)
}

func readStrategies(l *lists, cells map[string]string, c *domain.NeedContent, p *domain.Problems) {
	codes := []string{}
	for _, cell := range listed(cells["strategies"]) {
		code := l.strategies.of(cell)
		if code == "" && slices.Contains(c.Strategies, exchange.CodeOf(cell)) {
			code = exchange.CodeOf(cell)
		}
		if code == "" {
			p.Add("/strategies", domain.FieldUnknown)
			return
		}
		codes = append(codes, code)
	}
	slices.Sort(codes)
	c.Strategies = slices.Compact(codes)
}

// listed takes a cell of several values apart.
func listed(cell string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == '\n' || r == ';' }) {
		if part = domain.Tidy(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func itemFields() []field[domain.Item] {
	return slices.Concat(
		[]field[domain.Item]{codeField("class", func(l *lists) list { return l.classes }, func(i *domain.Item) *string { return &i.Class })},
		pairField("specification", func(i *domain.Item) *domain.Text { return &i.Specification }),
		[]field[domain.Item]{
			{"/quantity", []string{"quantity"}, func(i *domain.Item) string {
				if i.Quantity == 0 {
					return ""
				}
				return i.Quantity.Decimal()
			}, func(_ *lists, cells map[string]string, i *domain.Item, p *domain.Problems) {
				if cells["quantity"] == "" {
					i.Quantity = 0
					return
				}
				text, ok := domain.CellDecimal(cells["quantity"])
				if !ok {
					p.Add("/quantity", domain.FieldFormat)
					return
				}
				q, code := domain.ParseQuantity(text, 3)
				if code != "" {
					p.Add("/quantity", code, "max", domain.MaxQuantity.Decimal(), "digits", "3")
					return
				}
				i.Quantity = q
			}},
			codeField("unit", func(l *lists) list { return l.units }, func(i *domain.Item) *string { return &i.Unit }),
			moneyField("unitPrice", func(i *domain.Item) *domain.Money { return &i.UnitPrice }),
		},
	)
}
