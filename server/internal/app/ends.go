package app

import (
	"context"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// needEnd is what links carry of a need.
func needEnd(n *domain.Need) domain.NeedEnd {
	return domain.NeedEnd{
		Shown: shownWith(n, ""), Theme: n.Content.Theme, Priority: n.Content.Priority, Region: n.Region(), NeededBy: n.Content.NeededBy,
		Counted: n.Counted(), ValidUntil: n.Content.ValidUntil,
	}
}

// pledgeEnd is what links carry of a pledge.
func pledgeEnd(p *domain.Pledge) domain.PledgeEnd {
	return domain.PledgeEnd{
		Shown: domain.Shown{
			Audience: string(store.PledgeAudience(p)), Subgroup: p.Content.Subgroup, Owner: p.Funder, Parties: store.PledgeParties(p),
		},
		Chairs: store.PledgeChairs(p), Channel: p.Content.Channel, Instrument: p.Content.Instrument, State: p.State, Announced: p.AnnouncedOn,
	}
}

func sameEnd(a, b domain.PledgeEnd) bool {
	return sameShown(a.Shown, b.Shown) && slices.Equal(a.Chairs, b.Chairs) && a.Channel == b.Channel && a.Instrument == b.Instrument &&
		a.State == b.State && a.Announced == b.Announced
}

func sameNeedEnd(a, b domain.NeedEnd) bool {
	return sameShown(a.Shown, b.Shown) && a.Theme == b.Theme && a.Priority == b.Priority && a.Region == b.Region && a.NeededBy == b.NeededBy &&
		a.Counted == b.Counted && a.ValidUntil == b.ValidUntil
}

// ratesOn reads the rates that may convert between some currencies and the reporting ones on a day; none where there is no
// day or no currency.
func ratesOn(ctx context.Context, r store.Reader, on domain.Date, from ...domain.Currency) (domain.Rates, error) {
	if !on.Valid() || slices.Contains(from, "") {
		return domain.NewRates(nil), nil
	}
	page, err := store.Rates.List(ctx, r, store.System(), store.Query{
		Filter: store.And{
			store.In{Field: "currency", Values: currencies(append(from, domain.ReportingCurrencies()...))},
			store.Range{Field: "date", From: store.Str(string(on.AddDays(-domain.RateDays))), To: store.Str(string(on.AddDays(1)))},
		},
		Limit: store.MaxLimit,
	})
	return domain.NewRates(page.Items), err
}

func currencies(list []domain.Currency) []store.Value {
	var out []store.Value
	for _, c := range list {
		if v := store.Str(string(c)); !slices.ContainsFunc(out, func(o store.Value) bool { return o.Text() == v.Text() }) {
			out = append(out, v)
		}
	}
	return out
}
