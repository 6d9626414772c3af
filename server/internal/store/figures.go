package store

import "swgportal/server/internal/domain"

// The figures of a record in the reporting currencies are declared fields, named after the figure and the currency, such
// as "gapEUR": totals are then sums of whole numbers that were each rounded once, and a list by gap has an index. They
// are null where no rate leads to the currency.

// FigureIn is the name of the field that holds a figure in a reporting currency.
func FigureIn(figure string, c domain.Currency) string { return figure + string(c) }

// fill sets figures, each under its name and what it is counted in: a reporting currency, "Minor", "Pieces".
func (f Fields) fill(in string, figures map[string]int64) {
	for name, n := range figures {
		f[name+in] = Num(n)
	}
}

// figuresOf names the figures of sums.
func figuresOf(s domain.Sums) map[string]int64 {
	return map[string]int64{"held": s.Held, "pledged": s.Pledged, "committed": s.Committed, "delivered": s.Delivered}
}

// figureFields declares the figures in every reporting currency.
func figureFields(figures ...string) []Field {
	var out []Field
	for _, c := range domain.ReportingCurrencies() {
		for _, f := range figures {
			out = append(out, Field{FigureIn(f, c), Int})
		}
	}
	return out
}

// figureIndexes makes an index for each reporting currency, for lists sorted by one figure.
func figureIndexes(figure string) []Index {
	var out []Index
	for _, c := range domain.ReportingCurrencies() {
		out = append(out, Index{Fields: []string{FigureIn(figure, c)}})
	}
	return out
}

// figureReports makes an index for each reporting currency, from which totals over the keys are added up.
func figureReports(keys []string, figures ...string) []Index {
	var out []Index
	for _, c := range domain.ReportingCurrencies() {
		ix := Index{Fields: keys}
		for _, f := range figures {
			ix.Sums = append(ix.Sums, FigureIn(f, c))
		}
		out = append(out, ix)
	}
	return out
}
