package store

import (
	"slices"

	"swgportal/server/internal/domain"
)

// Needs keeps needs. A draft is its agency's; what waits for its co-chair is seen by the parties; an open or
// closed need by the audience of its level.
var Needs = NewKind(Spec{
	Kind:   "need",
	Ledger: "ledger",
	Fields: append([]Field{
		{"number", String}, {"state", String}, {"audience", String}, {"subgroup", String}, {"owner", String},
		{"parties", Strings}, {"theme", String}, {"priority", Int}, {"costMinor", Int}, {"costCurrency", String},
		{"nationwide", Bool}, {"oblasts", Strings}, {"places", Strings}, {"classes", Strings}, {"neededBy", String}, {"validUntil", String},
		{"openedAt", Time}, {"updatedAt", Time}, {"proposed", Bool}, {"release", String}, {"lacks", Int},
		{"counted", String}, {"region", String}, {"quarter", String}, {"costAsOf", String},
	}, figureFields("cost", "pledged", "committed", "delivered", "gap", "over")...),
	Indexes: append([]Index{
		{Fields: []string{"updatedAt"}},
		{Fields: []string{"number"}, Unique: true},
		{Fields: []string{"number"}}, // the order by number: a unique index with nulls in it does not end in the id
		{Fields: []string{"priority"}},
		{Fields: []string{"neededBy"}},
		{Fields: []string{"costCurrency", "costMinor"}},
		{Fields: []string{"openedAt"}},
		{Fields: []string{"state", "updatedAt"}, Whole: true},
		{Fields: []string{"subgroup", "updatedAt"}, Whole: true},
		{Fields: []string{"owner", "updatedAt"}, Whole: true},
		{Fields: []string{"theme", "updatedAt"}},
		{Fields: []string{"release", "updatedAt"}}, // few wait for their second word; the secretariat asks for them among all
		{Fields: []string{"costAsOf"}},
		{Fields: []string{"state", "priority", "openedAt"}}, // what an agenda asks first
	}, append(figureIndexes("gap"), figureReports(
		[]string{"counted", "subgroup", "theme", "owner", "region", "quarter", "priority", "validUntil"},
		"cost", "pledged", "committed", "delivered", "gap", "over")...)...),
	Visibility: &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties"},
	Searchable: true,
}, func(n *domain.Need) string { return n.Meta.ID }, deriveNeed)

func deriveNeed(n *domain.Need) Derived {
	c := n.Content
	f := Fields{
		"number": StrOrNull(n.Number), "state": Str(string(n.State)), "audience": Str(string(NeedAudience(n))),
		"subgroup": StrOrNull(c.Subgroup), "owner": Str(n.Agency), "parties": Set(n.Named...),
		"theme": StrOrNull(c.Theme), "nationwide": Flag(c.Nationwide), "classes": Set(itemClasses(c)...),
		"neededBy": StrOrNull(string(c.NeededBy)), "validUntil": StrOrNull(string(c.ValidUntil)),
		"openedAt": At(n.OpenedAt), "updatedAt": At(n.Meta.UpdatedAt),
	}
	f["proposed"] = Flag(n.Proposed != nil)
	if l := lacking(c); l > 0 {
		f["lacks"] = Num(l)
	}
	if n.Release != nil {
		f["release"] = Str(string(n.Release.Side))
	}
	f["oblasts"], f["places"] = placePrefixes(c.Places)
	if c.Priority != "" {
		f["priority"] = Num(c.Priority.Rank())
	}
	if c.Cost.Currency != "" {
		f["costMinor"], f["costCurrency"] = Num(c.Cost.Minor), Str(string(c.Cost.Currency))
	}
	f["counted"], f["region"], f["quarter"] = StrOrNull(string(n.Counted())), StrOrNull(n.Region()), StrOrNull(c.NeededBy.Quarter())
	if n.Counted() != domain.CountedNot {
		f["costAsOf"] = StrOrNull(string(c.CostAsOf))
		for _, r := range n.Ledger.Reports {
			f.fill(string(r.Currency), map[string]int64{
				"cost": r.Cost, "pledged": r.Pledged, "committed": r.Committed, "delivered": r.Delivered, "gap": r.Gap, "over": r.Over,
			})
		}
	}
	words := []string{n.Number, c.Title.UK, c.Title.EN, c.Description.UK, c.Description.EN, c.EndUsers.UK, c.EndUsers.EN}
	for _, i := range c.Items {
		words = append(words, i.Specification.UK, i.Specification.EN)
	}
	return Derived{Fields: f, Tokens: Tokens(words...)}
}

// placePrefixes gives the prefixes of the oblasts, which everybody who sees the need may ask for, and of the smaller
// units, which only the parties may.
func placePrefixes(codes []string) (oblasts, smaller Value) {
	var large, small []string
	for _, code := range codes {
		if all := domain.PlacePrefixes(code); len(all) > 0 {
			large, small = append(large, all[0]), append(small, all[1:]...)
		}
	}
	return Set(large...), Set(small...)
}

// What a need's texts lack, as its field says it: a number, so that it stands in the index that lists are counted by.
const (
	lacksEN = 1 << iota
	lacksUK
)

// Lacks holds for needs of which a text is missing in one of the languages or was left behind in it.
func Lacks(langs ...domain.Lang) Filter {
	var bits int64
	for _, l := range langs {
		bits |= lackBit(l)
	}
	in := In{Field: "lacks"}
	for _, v := range []int64{lacksEN, lacksUK, lacksEN | lacksUK} {
		if v&bits > 0 {
			in.Values = append(in.Values, Num(v))
		}
	}
	return in
}

func lackBit(l domain.Lang) int64 {
	if l == domain.EN {
		return lacksEN
	}
	return lacksUK
}

func lacking(c domain.NeedContent) (bits int64) {
	texts := []domain.Text{c.Title, c.Description, c.EndUsers, c.PriorityReason}
	for _, i := range c.Items {
		texts = append(texts, i.Specification)
	}
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		if slices.ContainsFunc(texts, func(t domain.Text) bool { return t.Lacks(l) }) {
			bits |= lackBit(l)
		}
	}
	return bits
}

func itemClasses(c domain.NeedContent) []string {
	out := make([]string, 0, len(c.Items))
	for _, i := range c.Items {
		if i.Class != "" {
			out = append(out, i.Class)
		}
	}
	return out
}

// NeedAudience says who sees a need in its state.
func NeedAudience(n *domain.Need) Audience {
	switch {
	case !n.OpenedAt.IsZero():
		return Audience(n.Level)
	case !n.SubmittedAt.IsZero():
		return AudienceParties
	}
	return AudienceOwner
}
