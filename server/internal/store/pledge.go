package store

import (
	"slices"

	"swgportal/server/internal/domain"
)

// Pledges keeps pledges. One that is being explored is its partner's, or the parties' where the partner says so; an
// announced one is for the audience of its level.
var Pledges = NewKind(Spec{
	Kind:   "pledge",
	Ledger: "ledger",
	Fields: append([]Field{
		{"number", String}, {"state", String}, {"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings},
		{"chairs", Strings}, {"channel", String}, {"instrument", String}, {"amountMinor", Int}, {"amountCurrency", String},
		{"earmark", String}, {"earmarkNeed", String}, {"theme", String}, {"announcedOn", String}, {"announcedQuarter", String},
		{"availableUntil", String}, {"updatedAt", Time}, {"classes", Strings},
	}, figureFields("amount", "allocated", "delivered")...),
	Indexes: append([]Index{
		{Fields: []string{"updatedAt"}},
		{Fields: []string{"number"}, Unique: true},
		{Fields: []string{"number"}},
		{Fields: []string{"amountCurrency", "amountMinor"}},
		{Fields: []string{"announcedOn"}},
		{Fields: []string{"availableUntil"}},
		{Fields: []string{"owner", "updatedAt"}},
		{Fields: []string{"state", "updatedAt"}},
		{Fields: []string{"subgroup", "updatedAt"}},
		{Fields: []string{"earmarkNeed"}},
	}, append(figureIndexes("amount"), figureReports(
		[]string{"state", "subgroup", "owner", "channel", "instrument", "announcedQuarter", "theme", "amountCurrency"},
		"amount", "allocated", "delivered")...)...),
	Visibility: &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties", Chairs: "chairs"},
	Searchable: true,
}, func(p *domain.Pledge) string { return p.Meta.ID }, derivePledge)

func derivePledge(p *domain.Pledge) Derived {
	c := p.Content
	f := Fields{
		"number": StrOrNull(p.Number), "state": Str(string(p.State)), "audience": Str(string(PledgeAudience(p))),
		"subgroup": StrOrNull(c.Subgroup), "owner": Str(p.Funder), "parties": Set(PledgeParties(p)...), "chairs": Set(PledgeChairs(p)...),
		"channel": StrOrNull(c.Channel), "instrument": StrOrNull(string(c.Instrument)), "earmark": Str(string(c.Earmark.Kind)),
		"earmarkNeed": StrOrNull(c.Earmark.Need), "theme": StrOrNull(c.Earmark.Theme), "announcedOn": StrOrNull(string(p.AnnouncedOn)),
		"announcedQuarter": StrOrNull(p.AnnouncedOn.Quarter()), "availableUntil": StrOrNull(string(c.AvailableUntil)),
		"updatedAt": At(p.Meta.UpdatedAt),
	}
	if c.Amount.Currency != "" {
		f["amountMinor"], f["amountCurrency"] = Num(c.Amount.Minor), Str(string(c.Amount.Currency))
	}
	for _, r := range p.Ledger.Reports {
		f.fill(string(r.Currency), map[string]int64{"amount": r.Amount, "allocated": r.Allocated, "delivered": r.Delivered})
	}
	words := []string{p.Number, c.Title.UK, c.Title.EN, c.Conditions.UK, c.Conditions.EN, p.Agreement.Reference}
	var classes []string
	for _, i := range c.Items {
		words = append(words, i.Specification.UK, i.Specification.EN)
		if i.Class != "" {
			classes = append(classes, i.Class)
		}
	}
	f["classes"] = Set(classes...)
	return Derived{Fields: f, Tokens: Tokens(words...)}
}

// PledgeAudience says who sees a pledge in its state.
func PledgeAudience(p *domain.Pledge) Audience {
	switch {
	case p.Level != "":
		return Audience(p.Level)
	case p.Shared:
		return AudienceParties
	}
	return AudiencePrivate
}

// PledgeParties are the organisations named on a pledge: nobody while it is explored, then its channel too.
func PledgeParties(p *domain.Pledge) []string {
	if p.Level == "" {
		return nil
	}
	if p.Content.Channel == "" {
		return p.Named
	}
	return append(slices.Clone(p.Named), p.Content.Channel)
}

// PledgeChairs are the subgroups of what a pledge without a subgroup is allocated to.
func PledgeChairs(p *domain.Pledge) []string {
	if p.Content.Subgroup != "" {
		return nil
	}
	return p.Ledger.Subgroups
}
