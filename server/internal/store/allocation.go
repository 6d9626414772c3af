package store

import "swgportal/server/internal/domain"

// endFields declares what a link carries of its two ends: who sees each, and what totals are grouped by.
func endFields() []Field {
	return []Field{
		{"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings}, {"chairs", Strings},
		{"needAudience", String}, {"needSubgroup", String}, {"needOwner", String}, {"needParties", Strings},
		{"channel", String}, {"instrument", String}, {"pledgeState", String}, {"announcedQuarter", String},
		{"theme", String}, {"priority", Int}, {"region", String}, {"quarter", String}, {"counted", String}, {"validUntil", String},
	}
}

func linkVisibility() *Visibility {
	return &Visibility{
		Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties", Chairs: "chairs",
		Also: &Visibility{Audience: "needAudience", Subgroup: "needSubgroup", Owner: "needOwner", Parties: "needParties"},
	}
}

// ends adds the values of endFields.
func ends(f Fields, p domain.PledgeEnd, n domain.NeedEnd) Fields {
	f["audience"], f["subgroup"], f["owner"] = StrOrNull(p.Shown.Audience), StrOrNull(p.Shown.Subgroup), StrOrNull(p.Shown.Owner)
	f["parties"], f["chairs"] = Set(p.Shown.Parties...), Set(p.Chairs...)
	f["needAudience"], f["needSubgroup"], f["needOwner"] = StrOrNull(n.Shown.Audience), StrOrNull(n.Shown.Subgroup), StrOrNull(n.Shown.Owner)
	f["needParties"] = Set(n.Shown.Parties...)
	f["channel"], f["instrument"], f["pledgeState"] = StrOrNull(p.Channel), StrOrNull(string(p.Instrument)), StrOrNull(string(p.State))
	f["announcedQuarter"] = StrOrNull(p.Announced.Quarter())
	f["theme"], f["region"], f["quarter"] = StrOrNull(n.Theme), StrOrNull(n.Region), StrOrNull(n.NeededBy.Quarter())
	f["counted"], f["validUntil"] = StrOrNull(string(n.Counted)), StrOrNull(string(n.ValidUntil))
	if n.Priority != "" {
		f["priority"] = Num(n.Priority.Rank())
	}
	return f
}

// Allocations keeps which part of a pledge goes to which need.
var Allocations = NewKind(Spec{
	Kind:   "allocation",
	Ledger: "ledger",
	Fields: append(append(endFields(),
		Field{"pledge", String}, Field{"need", String}, Field{"line", String}, Field{"state", String}, Field{"heldUntil", String},
		Field{"plannedOn", String}, Field{"createdAt", Time}, Field{"updatedAt", Time},
		Field{"heldMinor", Int}, Field{"pledgedMinor", Int}, Field{"committedMinor", Int}, Field{"deliveredMinor", Int},
		Field{"heldPieces", Int}, Field{"pledgedPieces", Int}, Field{"committedPieces", Int}, Field{"deliveredPieces", Int},
	), figureFields("held", "pledged", "committed", "delivered")...),
	Indexes: append([]Index{
		{Fields: []string{"pledge", "createdAt"}},
		{Fields: []string{"need", "createdAt"}},
		{Fields: []string{"state", "heldUntil"}},
		{Fields: []string{"createdAt"}},
		{Fields: []string{"plannedOn"}},
		{Fields: []string{"owner", "createdAt"}},
		{Fields: []string{"needOwner", "createdAt"}},
	}, figureReports(
		[]string{
			"counted", "needSubgroup", "owner", "channel", "instrument", "pledge", "theme", "needOwner", "region", "quarter", "announcedQuarter",
			"priority", "validUntil",
		},
		"held", "pledged", "committed", "delivered")...),
	Visibility: linkVisibility(),
}, func(a *domain.Allocation) string { return a.Meta.ID }, deriveAllocation)

func deriveAllocation(a *domain.Allocation) Derived {
	f := ends(Fields{
		"pledge": Str(a.Pledge), "need": Str(a.Need), "line": StrOrNull(a.Line), "state": Str(string(a.State)),
		"plannedOn": StrOrNull(string(a.PlannedOn)), "createdAt": At(a.Meta.CreatedAt), "updatedAt": At(a.Meta.UpdatedAt),
	}, a.Ledger.PledgeEnd, a.Ledger.NeedEnd)
	if a.State == domain.AllocationHeld {
		f["heldUntil"] = StrOrNull(string(a.HeldUntil))
	}
	f.fill("Minor", figuresOf(a.Ledger.Sums))
	f.fill("Pieces", figuresOf(a.LinePieces()))
	if a.Ledger.NeedEnd.Counted == domain.CountedNot {
		return Derived{Fields: f}
	}
	for _, r := range a.Ledger.Reports {
		f.fill(string(r.Currency), figuresOf(r.Sums))
	}
	return Derived{Fields: f}
}

// Transactions keeps what was committed, paid, handed over and given back.
var Transactions = NewKind(Spec{
	Kind:   "transaction",
	Ledger: "ledger",
	Fields: append(endFields(),
		Field{"pledge", String}, Field{"allocation", String}, Field{"need", String}, Field{"project", String}, Field{"type", String}, Field{"state", String},
		Field{"date", String}, Field{"createdAt", Time}),
	Indexes: []Index{
		{Fields: []string{"pledge", "createdAt"}},
		{Fields: []string{"allocation", "createdAt"}},
		{Fields: []string{"need", "createdAt"}},
		{Fields: []string{"project", "date"}},
		{Fields: []string{"date"}},
		{Fields: []string{"createdAt"}},
		{Fields: []string{"state", "createdAt"}},
		{Fields: []string{"type", "createdAt"}},
	},
	Visibility: linkVisibility(),
}, func(t *domain.Transaction) string { return t.Meta.ID }, func(t *domain.Transaction) Derived {
	return Derived{Fields: ends(Fields{
		"pledge": Str(t.Pledge), "allocation": StrOrNull(t.Allocation), "need": StrOrNull(t.Need), "project": StrOrNull(t.Project), "type": Str(string(t.Type)),
		"state": Str(string(t.State)), "date": Str(string(t.Date)), "createdAt": At(t.Meta.CreatedAt),
	}, t.Ledger.PledgeEnd, t.Ledger.NeedEnd)}
})
