package store

import (
	"slices"

	"swgportal/server/internal/domain"
)

// Projects keeps projects. One that is not announced is its partner's, and theirs who read every record; an announced one
// is for the audience of its level. Which pledges and needs it names is asked of those alone who see them too.
var Projects = NewKind(Spec{
	Kind: "project",
	Fields: []Field{
		{"number", String}, {"status", String}, {"audience", String}, {"subgroup", String}, {"owner", String}, {"parties", Strings},
		{"agencies", Strings}, {"implementers", Strings}, {"oblasts", Strings}, {"pledges", Strings}, {"needs", Strings},
		{"nextDue", String}, {"plannedFrom", String}, {"plannedUntil", String}, {"budgetMinor", Int}, {"budgetCurrency", String}, {"updatedAt", Time},
	},
	Indexes: []Index{
		{Fields: []string{"updatedAt"}},
		{Fields: []string{"number"}, Unique: true},
		{Fields: []string{"number"}},
		{Fields: []string{"nextDue"}},
		{Fields: []string{"plannedFrom"}},
		{Fields: []string{"plannedUntil"}},
		{Fields: []string{"budgetCurrency", "budgetMinor"}},
		{Fields: []string{"owner", "updatedAt"}},
		{Fields: []string{"status", "updatedAt"}},
		{Fields: []string{"subgroup", "updatedAt"}},
	},
	Visibility: &Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties"},
	Searchable: true,
}, func(p *domain.Project) string { return p.Meta.ID }, deriveProject)

func deriveProject(p *domain.Project) Derived {
	c := p.Content
	f := Fields{
		"number": StrOrNull(p.Number), "status": Str(string(p.Status)), "audience": Str(string(ProjectAudience(p))), "subgroup": StrOrNull(c.Subgroup),
		"owner": Str(p.Owner), "parties": Set(ProjectParties(p)...), "agencies": Set(c.Beneficiaries...), "implementers": Set(c.Implementers...),
		"pledges": Set(c.Pledges...), "needs": Set(c.Needs...), "nextDue": StrOrNull(string(p.NextDue())),
		"plannedFrom": StrOrNull(string(c.PlannedFrom)), "plannedUntil": StrOrNull(string(c.PlannedUntil)), "updatedAt": At(p.Meta.UpdatedAt),
	}
	f["oblasts"], _ = placePrefixes(c.Places)
	if c.Budget.Currency != "" {
		f["budgetMinor"], f["budgetCurrency"] = Num(c.Budget.Minor), Str(string(c.Budget.Currency))
	}
	r := c.References
	words := []string{p.Number, c.Title.UK, c.Title.EN, c.Description.UK, c.Description.EN, r.Registration, r.Dream, r.IATI}
	for _, m := range c.Milestones {
		words = append(words, m.Title.UK, m.Title.EN)
	}
	for _, x := range c.Indicators {
		words = append(words, x.Title.UK, x.Title.EN)
	}
	return Derived{Fields: f, Tokens: Tokens(words...)}
}

// ProjectAudience says who sees a project.
func ProjectAudience(p *domain.Project) Audience {
	if p.Level != "" {
		return Audience(p.Level)
	}
	return AudienceOwner
}

// ProjectParties are the organisations named on a project: nobody before it is announced, then also those that carry it out
// and those it is for.
func ProjectParties(p *domain.Project) []string {
	if p.Level == "" {
		return nil
	}
	return slices.Concat(p.Named, p.Content.Implementers, p.Content.Beneficiaries)
}
