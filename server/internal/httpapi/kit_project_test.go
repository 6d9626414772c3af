package httpapi

import (
	"fmt"
	"slices"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// venture is a project to look at, said in the words of the rules.
type venture struct {
	no                int
	id, name, number  string
	owner, subgroup   string
	level             domain.Level // empty before it is announced
	named             []string
	carried           []string // organisations that carry it out or that it is for
	status            domain.ProjectStatus
	version           int64
	file, said, word  string // its file, its first comment, the one that is for its parties
	raion             domain.Place
	milestone, metric string
}

// use is a transaction under a pledge that names a project.
type use struct {
	id            string
	gift, venture int
}

// ventureForm is what becomes of a project.
type ventureForm struct {
	level   domain.Level
	named   []string
	carrier string // who carries it out; empty for its partner alone
	status  domain.ProjectStatus
}

// ventureForms is a project at each level, and in each status.
func (s *stage) ventureForms() []ventureForm {
	out := []ventureForm{{}, {status: domain.ProjectImplementation}}
	for _, level := range []domain.Level{domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties} {
		out = append(out, ventureForm{level: level})
	}
	for _, status := range domain.ProjectStatuses()[1:] {
		out = append(out, ventureForm{level: domain.LevelGroup, status: status})
	}
	return append(out, ventureForm{level: domain.LevelParties, named: []string{s.Orgs["SESU"]}}, ventureForm{level: domain.LevelParties, carrier: "JP-EMB"})
}

// ventureMark is a marker of a project: of what it now says, what it said before it was announced, or what is for its
// parties.
func ventureMark(no int, phase string, n int) string { return fmt.Sprintf("zv%dx%s%de", no, phase, n) }

func (s *stage) ventureContent(no int, phase, carrier string) domain.ProjectContent {
	mark := func(n int) string { return ventureMark(no, phase, n) }
	c := domain.ProjectContent{
		Title: domain.Text{UK: mark(1), EN: mark(2)}, Description: domain.Text{UK: mark(3)}, Subgroup: "ER", Beneficiaries: []string{s.Orgs["SBGS"]},
		Implementers: []string{}, PlannedFrom: "2026-06-01", PlannedUntil: "2028-05-31", Budget: domain.Money{Minor: int64(5_000_000_00 + no), Currency: "EUR"},
		Milestones: []domain.Milestone{{Title: domain.Text{UK: mark(4)}, Due: "2026-10-01"}, {Title: domain.Text{UK: mark(5)}, Due: "2027-10-01"}},
		Indicators: []domain.Indicator{{Title: domain.Text{UK: mark(6)}, Unit: domain.Text{UK: mark(7)}, Baseline: &domain.Reading{}, Target: &domain.Reading{Value: 9000}}},
		Places:     []string{s.raions[len(s.raions)-1-no].Meta.ID}, References: domain.References{Registration: mark(8), Dream: mark(9), IATI: mark(10)},
	}
	for i := range s.gifts {
		if s.gifts[i].state != domain.PledgeExploring || i%2 == 0 {
			c.Pledges = append(c.Pledges, s.gifts[i].id)
		}
	}
	for i := range s.needs {
		if s.needs[i].opened {
			c.Needs = append(c.Needs, s.needs[i].id)
		}
	}
	if carrier != "" {
		c.Implementers = []string{s.Orgs[carrier]}
	}
	return c
}

// undertake makes a project through the use cases, of all pledges and for all needs of the stage that its partner sees.
func (s *stage) undertake(f ventureForm) *venture {
	s.T.Helper()
	ctx, who := s.T.Context(), s.authors.partner
	x := venture{no: len(s.ventures), name: fmt.Sprint(f), owner: s.Orgs["NL-EMB"], raion: s.raions[len(s.raions)-1-len(s.ventures)]}
	seen := func(c domain.ProjectContent) domain.ProjectContent {
		c.Pledges = slices.DeleteFunc(c.Pledges, func(id string) bool { _, err := s.App.GetPledge(ctx, who, id); return err != nil })
		c.Needs = slices.DeleteFunc(c.Needs, func(id string) bool { _, err := s.App.GetNeed(ctx, who, id); return err != nil })
		return c
	}
	must := func(v app.ProjectView, err error) app.ProjectView {
		s.T.Helper()
		if err != nil {
			s.T.Fatalf("%v: %v", f, err)
		}
		return v
	}
	v := must(s.App.CreateProject(ctx, who, x.owner, seen(s.ventureContent(x.no, "old", f.carrier))))
	x.id = v.Project.Meta.ID
	match := func() app.Match { return app.Match(v.Project.Meta.Version) }
	c := seen(s.ventureContent(x.no, "now", f.carrier))
	for i := range c.Milestones {
		c.Milestones[i].ID = v.Project.Content.Milestones[i].ID
	}
	c.Indicators[0].ID = v.Project.Content.Indicators[0].ID
	v = must(s.App.EditProject(ctx, who, x.id, match(), x.owner, c))
	file, err := s.App.AttachToProject(ctx, who, x.id, app.Upload{Name: ventureMark(x.no, "now", 50) + ".pdf", Content: []byte("%PDF-1.7 " + ventureMark(x.no, "now", 51))})
	if err != nil {
		s.T.Fatal(err)
	}
	said, err := s.App.AddProjectComment(ctx, who, x.id, ventureMark(x.no, "now", 52), "")
	if err != nil {
		s.T.Fatal(err)
	}
	if f.level != "" {
		v = must(s.App.AnnounceProject(ctx, who, x.id, match(), f.level, f.named))
		word, err := s.App.AddProjectComment(ctx, who, x.id, ventureMark(x.no, "par", 1), domain.LevelParties)
		if err != nil {
			s.T.Fatal(err)
		}
		x.word = word.Meta.ID
	}
	for _, to := range map[domain.ProjectStatus][]domain.ProjectStatus{
		domain.ProjectImplementation: {domain.ProjectImplementation}, domain.ProjectFinalisation: {domain.ProjectImplementation, domain.ProjectFinalisation},
		domain.ProjectClosed: {domain.ProjectImplementation, domain.ProjectClosed}, domain.ProjectCancelled: {domain.ProjectCancelled}, domain.ProjectSuspended: {domain.ProjectSuspended},
	}[f.status] {
		why := ""
		if to == domain.ProjectCancelled || to == domain.ProjectSuspended {
			why = ventureMark(x.no, "now", 60)
		}
		v = must(s.App.MoveProject(ctx, who, x.id, match(), to, "", why))
	}
	x.file, x.said = file.Meta.ID, said.Meta.ID
	s.ventures = append(s.ventures, x)
	return s.reundertake(x.no)
}

func (s *stage) reundertake(no int) *venture {
	s.T.Helper()
	x := &s.ventures[no]
	p, err := store.Projects.Get(s.T.Context(), s.tape.Store, store.System(), x.id)
	if err != nil {
		s.T.Fatal(err)
	}
	x.number, x.level, x.named, x.status, x.version, x.subgroup = p.Number, p.Level, p.Named, p.Status, p.Meta.Version, p.Content.Subgroup
	x.carried = slices.Concat(p.Content.Beneficiaries, p.Content.Implementers)
	x.milestone, x.metric = p.Content.Milestones[0].ID, p.Content.Indicators[0].ID
	return x
}

// spend records, under every committed pledge, a commitment that names the project.
func (s *stage) spend(no int) {
	s.T.Helper()
	for i := range s.gifts {
		g := &s.gifts[i]
		if g.state != domain.PledgeCommitted {
			continue
		}
		v, err := s.App.RecordTransaction(s.T.Context(), s.authors.partner, g.id, domain.Recording{
			Type: domain.TransactionCommitment, Project: s.ventures[no].id, Date: domain.DateOf(s.Now), Amount: domain.Money{Minor: int64(700_00 + i), Currency: "EUR"},
		})
		if err != nil {
			s.T.Fatal(err)
		}
		s.uses = append(s.uses, use{v.Transaction.Meta.ID, i, no})
		s.regive(i)
	}
}

// build makes a project of every sort, and lets money name one that many see and one that few see.
func (s *stage) build() {
	s.T.Helper()
	for _, f := range s.ventureForms() {
		x := s.undertake(f)
		if f.level == domain.LevelParties && len(f.named) == 0 && f.carrier == "" || f.level == domain.LevelGroup && f.status == "" {
			s.spend(x.no)
		}
	}
}

// seesVenture says whether a project is there for somebody: before it is announced for its partner and those who read
// everything; from then on its level decides.
func (s *stage) seesVenture(v viewer, x *venture) bool {
	switch {
	case v.closed || !v.member():
		return false
	case v.actsFor(x.owner) || v.readsAll():
		return true
	}
	switch x.level {
	case "":
		return false
	case domain.LevelPublic, domain.LevelGroup:
		return true
	case domain.LevelSubgroup:
		return s.within(v, x.subgroup) || s.partyToVenture(v, x)
	}
	return s.partyToVenture(v, x)
}

// partyToVenture: its owner, who is named on it, carries it out or is to have the good of it, its subgroup's co-chairs.
func (s *stage) partyToVenture(v viewer, x *venture) bool {
	return v.readsAll() || v.actsFor(x.owner) || v.chairs(x.subgroup) || slices.ContainsFunc(slices.Concat(x.named, x.carried), v.actsFor)
}

// ofProjects says for the id and number of each project, and the ids of what hangs on it and of what names it, who may hear
// of it.
func (s *stage) ofProjects() map[string]func(viewer) bool {
	out := map[string]func(viewer) bool{}
	for i := range s.ventures {
		x := &s.ventures[i]
		sees := func(v viewer) bool { return s.seesVenture(v, x) }
		out[x.id], out[x.file], out[x.said] = sees, sees, sees
		if x.word != "" {
			out[x.word] = func(v viewer) bool { return sees(v) && s.partyToVenture(v, x) }
		}
		if x.number != "" {
			out[x.number] = sees
		}
	}
	for _, u := range s.uses {
		out[u.id] = func(v viewer) bool { return s.seesGift(v, &s.gifts[u.gift]) }
	}
	return out
}

// toldOfVenture says whether somebody may hear a text of a project.
func (s *stage) toldOfVenture(v viewer, x *venture, phase string) bool {
	switch phase {
	case "now":
		return s.seesVenture(v, x)
	case "par":
		return s.seesVenture(v, x) && s.partyToVenture(v, x)
	}
	return v.readsAll() || !v.closed && v.member() && v.actsFor(x.owner)
}

// seenOfProjects lists the ids of projects that are there for somebody.
func (s *stage) seenOfProjects(v viewer) (ids []string) {
	for i := range s.ventures {
		if s.seesVenture(v, &s.ventures[i]) {
			ids = append(ids, s.ventures[i].id)
		}
	}
	return ids
}
