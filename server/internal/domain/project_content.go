package domain

import (
	"strconv"
	"strings"
)

// The most a project may hold of each.
const (
	MaxMilestones = 50
	MaxIndicators = 50
)

// write replaces the content after checking what even a project in the making must keep. Which organisations, pledges,
// needs and places exist, and whether the caller may name them, is known to the caller, not here.
func (p *Project) write(c ProjectContent, today Date) error {
	var bad Problems
	if c.Title.Empty() {
		bad.Add("/title", FieldRequired)
	}
	checkLine(&bad, "/title", c.Title)
	checkText(&bad, "/description", c.Description)
	if c.Nationwide && len(c.Places) > 0 {
		bad.Add("/places", FieldNotAllowed)
	}
	checkProjectDates(&bad, c, today)
	checkMilestones(&bad, c.Milestones, today)
	checkIndicators(&bad, c.Indicators, today)
	checkReferences(&bad, c.References)
	if err := bad.Err(); err != nil {
		return err
	}
	old := p.Content
	c.Title, c.Description = old.Title.Edited(c.Title), old.Description.Edited(c.Description)
	c.Milestones, c.Indicators = editMilestones(old.Milestones, c.Milestones), editIndicators(old.Indicators, c.Indicators)
	c.Pledges, c.Needs, c.Places = sortedSet(c.Pledges), sortedSet(c.Needs), sortedSet(c.Places)
	c.Implementers, c.Beneficiaries = sortedSet(c.Implementers), sortedSet(c.Beneficiaries)
	c.References = References{
		Registration: strings.TrimSpace(c.References.Registration), Dream: strings.TrimSpace(c.References.Dream), IATI: strings.TrimSpace(c.References.IATI),
	}
	p.Content = c
	return nil
}

func checkProjectDates(p *Problems, c ProjectContent, today Date) {
	for _, d := range []struct {
		pointer string
		date    Date
	}{{"/plannedFrom", c.PlannedFrom}, {"/plannedUntil", c.PlannedUntil}} {
		if d.date != "" && !d.date.Valid() {
			p.Add(d.pointer, FieldFormat)
		}
	}
	checkDone(p, "/actualFrom", c.ActualFrom, today)
	checkDone(p, "/actualUntil", c.ActualUntil, today)
	if c.PlannedFrom != "" && c.PlannedUntil != "" && c.PlannedUntil < c.PlannedFrom {
		p.Add("/plannedUntil", FieldDateOrder, "after", string(c.PlannedFrom))
	}
	if c.ActualFrom != "" && c.ActualUntil != "" && c.ActualUntil < c.ActualFrom {
		p.Add("/actualUntil", FieldDateOrder, "after", string(c.ActualFrom))
	}
}

// checkDone refuses a day, where there is one, that is none or lies ahead.
func checkDone(p *Problems, pointer string, d, today Date) {
	switch {
	case d == "":
	case !d.Valid():
		p.Add(pointer, FieldFormat)
	case d > today:
		p.Add(pointer, FieldDateFuture)
	}
}

func checkMilestones(p *Problems, list []Milestone, today Date) {
	if len(list) > MaxMilestones {
		p.Add("/milestones", FieldTooMany, "max", strconv.Itoa(MaxMilestones))
		return
	}
	for i, m := range list {
		at := "/milestones/" + strconv.Itoa(i)
		if m.Title.Empty() {
			p.Add(at+"/title", FieldRequired)
		}
		checkLine(p, at+"/title", m.Title)
		switch {
		case m.Due == "":
			p.Add(at+"/due", FieldRequired)
		case !m.Due.Valid():
			p.Add(at+"/due", FieldFormat)
		}
		checkDone(p, at+"/doneOn", m.DoneOn, today)
	}
}

func checkIndicators(p *Problems, list []Indicator, today Date) {
	if len(list) > MaxIndicators {
		p.Add("/indicators", FieldTooMany, "max", strconv.Itoa(MaxIndicators))
		return
	}
	for i, x := range list {
		at := "/indicators/" + strconv.Itoa(i)
		if x.Title.Empty() {
			p.Add(at+"/title", FieldRequired)
		}
		checkLine(p, at+"/title", x.Title)
		checkLine(p, at+"/unit", x.Unit)
		if x.Baseline != nil && x.Baseline.On != "" && !x.Baseline.On.Valid() {
			p.Add(at+"/baseline/on", FieldFormat)
		}
		if x.Target != nil && x.Target.On != "" && !x.Target.On.Valid() {
			p.Add(at+"/target/on", FieldFormat)
		}
		if x.Actual != nil {
			checkDone(p, at+"/actual/on", x.Actual.On, today)
		}
	}
}

// checkReferences: an IATI identifier holds none of / & | ? (IATI standard 2.03, iati-identifier), and no space.
func checkReferences(p *Problems, r References) {
	for _, x := range []struct{ pointer, text string }{
		{"/references/registration", r.Registration}, {"/references/dream", r.Dream}, {"/references/iati", r.IATI},
	} {
		if hasControl(x.text, false) {
			p.Add(x.pointer, FieldControl)
		}
	}
	if strings.ContainsAny(strings.TrimSpace(r.IATI), "/&|? ") {
		p.Add("/references/iati", FieldFormat)
	}
}

// complete holds the project against what announcing asks for, and names everything that is missing.
func (p *Project) complete() error {
	c := p.Content
	var bad Problems
	missing := func(pointer string, absent bool) {
		if absent {
			bad.Add(pointer, FieldRequired)
		}
	}
	missing("/description", c.Description.Empty())
	missing("/subgroup", c.Subgroup == "")
	missing("/beneficiaries", len(c.Beneficiaries) == 0)
	missing("/plannedFrom", c.PlannedFrom == "")
	missing("/plannedUntil", c.PlannedUntil == "")
	missing("/places", !c.Nationwide && len(c.Places) == 0)
	return bad.Err()
}

func editMilestones(old, next []Milestone) []Milestone {
	was := map[string]Text{}
	for _, m := range old {
		was[m.ID] = m.Title
	}
	out := make([]Milestone, 0, len(next))
	for _, m := range next {
		m.Title = was[m.ID].Edited(m.Title)
		out = append(out, m)
	}
	return out
}

func editIndicators(old, next []Indicator) []Indicator {
	was := map[string]Indicator{}
	for _, x := range old {
		was[x.ID] = x
	}
	out := make([]Indicator, 0, len(next))
	for _, x := range next {
		x.Title, x.Unit = was[x.ID].Title.Edited(x.Title), was[x.ID].Unit.Edited(x.Unit)
		out = append(out, x)
	}
	return out
}
