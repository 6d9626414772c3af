package exchange

import (
	"strings"

	"swgportal/server/internal/domain"
)

// Sheet is a need with the names of what it names, as its reader may see it: what an embassy sends to its capital.
type Sheet struct {
	Need       domain.Need
	Agency     domain.Text
	Acronym    domain.Text // the agency's
	Subgroup   domain.Text
	Theme      domain.Text
	Places     []domain.Text
	Strategies []domain.Text
	Classes    map[string]domain.Text // of its lines, by code
	Units      map[string]domain.Text // abbreviations, by code
}

// Cover is what all sheets of one file share.
type Cover struct {
	Lang domain.Lang
	On   domain.Date // the day it is made
	Demo bool        // invented records, said on each page
}

// fact is a label with its value.
type fact struct{ label, value string }

// headline is the need's title, in the other language where this one is missing.
func (s Sheet) headline(l domain.Lang, w words) string {
	if t := s.Need.Content.Title.In(l); t != "" {
		return t
	}
	return w.levels[domain.LevelOutside]
}

func (s Sheet) facts(l domain.Lang, w words) []fact {
	n, c := s.Need, s.Need.Content
	out := []fact{{w.agency, s.Agency.In(l)}, {w.subgroup, s.Subgroup.In(l)}}
	add := func(label, value string) {
		if value != "" {
			out = append(out, fact{label, value})
		}
	}
	add(w.theme, s.Theme.In(l))
	add(w.priority, w.priorities[c.Priority])
	if c.Cost.Currency != "" {
		add(w.cost, money(c.Cost, l)+", "+w.asOf+" "+day(c.CostAsOf, l))
	}
	if c.NeededBy != "" {
		add(w.neededBy, day(c.NeededBy, l))
	}
	if c.ValidUntil != "" && n.State == domain.NeedOpen {
		add(w.validUntil, day(c.ValidUntil, l))
	}
	switch {
	case c.Nationwide:
		add(w.place, w.nationwide)
	case len(s.Places) > 0:
		names := make([]string, len(s.Places))
		for i, p := range s.Places {
			names[i] = p.In(l)
		}
		add(w.place, strings.Join(names, "; "))
	}
	add(w.endUsers, c.EndUsers.In(l))
	if c.OfficialRequest.Number != "" {
		add(w.request, strings.TrimSuffix(c.OfficialRequest.Number+", "+day(c.OfficialRequest.Date, l), ", —"))
	}
	var docs []string
	for _, d := range s.Strategies {
		docs = append(docs, d.In(l))
	}
	add(w.strategies, strings.Join(docs, "; "))
	return out
}

// texts are the longer parts, each under its heading.
func (s Sheet) texts(l domain.Lang, w words) []fact {
	c := s.Need.Content
	var out []fact
	for _, f := range []fact{{w.description, c.Description.In(l)}, {w.why, c.PriorityReason.In(l)}} {
		if f.value != "" {
			out = append(out, f)
		}
	}
	return out
}

// row is a line of the table of items.
type row struct{ what, quantity, price, sum string }

func (s Sheet) rows(l domain.Lang) []row {
	var out []row
	for _, i := range s.Need.Content.Items {
		what := s.Classes[i.Class].In(l)
		if t := i.Specification.In(l); t != "" {
			what = strings.TrimPrefix(what+": "+t, ": ")
		}
		quantity := ""
		if i.Quantity > 0 {
			quantity = number(i.Quantity.Decimal(), l) + noBreak + s.Units[i.Unit].In(l)
		}
		out = append(out, row{what, quantity, money(i.UnitPrice, l), money(i.Total(), l)})
	}
	return out
}

func (s Sheet) contact() string {
	c := s.Need.Content.Contact
	var parts []string
	for _, p := range []string{c.Name, c.Email, c.Phone} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}

// marks are the words above the title: number, level, and that it is invented or not open yet.
func (s Sheet) marks(c Cover, w words) (left, right string) {
	left = w.need
	if s.Need.Number != "" {
		left += " " + s.Need.Number
	}
	right = w.levels[s.Need.Level]
	if s.Need.OpenedAt.IsZero() {
		right = w.draft
	}
	if c.Demo {
		right = w.demo + " · " + right
	}
	return left, right
}

// cut shortens a text at a word, so that what was left out is seen.
func cut(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	s = string(runes[:most])
	if i := strings.LastIndexAny(s, " \n"); i > most/2 {
		s = s[:i]
	}
	return strings.TrimRight(s, " \n.,;:") + " …"
}
