package store

import "swgportal/server/internal/domain"

// Rates keeps rates of exchange, by day, currency and source. Every member reads them.
var Rates = NewKind(Spec{
	Kind:    "rate",
	Fields:  []Field{{"date", String}, {"currency", String}, {"source", String}},
	Indexes: []Index{{Fields: []string{"date"}}, {Fields: []string{"currency", "date"}}, {Fields: []string{"source", "date"}}},
}, func(r *domain.Rate) string { return r.Meta.ID }, func(r *domain.Rate) Derived {
	return Derived{Fields: Fields{
		"date": Str(string(r.Date)), "currency": Str(string(r.Currency)), "source": Str(string(r.Source)),
	}}
})
