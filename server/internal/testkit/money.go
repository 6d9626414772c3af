package testkit

import (
	"github.com/govalues/decimal"

	"swgportal/server/internal/app"
	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
)

// Rate puts a rate of the National Bank into the store: hryvnias for one unit of the currency.
func (w *World) Rate(on domain.Date, c domain.Currency, value string) {
	w.T.Helper()
	office := app.Caller{Actor: authz.Actor{User: domain.User{Meta: domain.Meta{ID: "the-office"}}, Seats: []domain.Seat{{Role: domain.RoleSecretariat}}}}
	row := exchange.RateRow{Fate: exchange.RateUsable, Quote: domain.Quote{Date: on, Currency: c, Source: domain.RateNBU, Value: decimal.MustParse(value)}}
	if _, err := w.App.ImportRates(w.T.Context(), office, []exchange.RateRow{row}); err != nil {
		w.T.Fatal(err)
	}
}

// Rates puts rates of the euro, the dollar and the krone into the store, for the day before the world begins.
func (w *World) Rates() {
	w.T.Helper()
	for _, on := range []domain.Date{"2026-11-20", "2026-11-23"} {
		w.Rate(on, "EUR", "48.5")
		w.Rate(on, "USD", "42.25")
		w.Rate(on, "NOK", "4.2")
	}
}

// PledgeOf is a pledge of so much that can be announced.
func PledgeOf(amount domain.Money) domain.PledgeContent {
	return domain.PledgeContent{
		Title: domain.Text{EN: "Support to rescuers"}, Instrument: domain.InstrumentGrant, Amount: amount, Items: []domain.Item{},
		Earmark: domain.Earmark{Kind: domain.EarmarkNone}, Contact: domain.Contact{Name: "Anna de Vries", Email: "a.devries@portal.example"},
	}
}

// Euros is an amount in whole euros.
func Euros(n int64) domain.Money { return domain.Money{Minor: n * 100, Currency: "EUR"} }
