package store

import "swgportal/server/internal/domain"

// Units keeps units of quantities, by their codes.
var Units = NewKind(Spec{
	Kind:    "unit",
	Fields:  []Field{{"order", Int}},
	Indexes: []Index{{Fields: []string{"order"}}},
}, func(u *domain.Unit) string { return u.Meta.ID }, func(u *domain.Unit) Derived {
	return Derived{Fields: Fields{"order": Num(u.Order)}}
})

// ItemClasses keeps classes of goods, works and services, by their codes.
var ItemClasses = NewKind(Spec{
	Kind:    "item_class",
	Fields:  []Field{{"order", Int}},
	Indexes: []Index{{Fields: []string{"order"}}},
}, func(c *domain.ItemClass) string { return c.Meta.ID }, func(c *domain.ItemClass) Derived {
	return Derived{Fields: Fields{"order": Num(c.Order)}}
})

// Strategies keeps the documents that needs serve, by their codes.
var Strategies = NewKind(Spec{
	Kind:    "strategy",
	Fields:  []Field{{"order", Int}},
	Indexes: []Index{{Fields: []string{"order"}}},
}, func(s *domain.Strategy) string { return s.Meta.ID }, func(s *domain.Strategy) Derived {
	return Derived{Fields: Fields{"order": Num(s.Order)}}
})
