package domain_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"swgportal/server/internal/domain"
)

var projectDay = time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)

func aProject(t *testing.T) domain.Project {
	t.Helper()
	p, err := domain.NewProject("p", "nl", domain.ProjectContent{
		Title: domain.Text{UK: "Насоси для громад"}, Description: domain.Text{UK: "Поставка і навчання."}, Subgroup: "ER", Beneficiaries: []string{"sesu"},
		PlannedFrom: "2026-06-01", PlannedUntil: "2027-06-01", Nationwide: true,
		Milestones: []domain.Milestone{{ID: "m1", Title: domain.Text{UK: "Тендер"}, Due: "2026-11-23"}, {ID: "m2", Title: domain.Text{UK: "Поставка"}, Due: "2026-11-24"}},
		Indicators: []domain.Indicator{{ID: "i1", Title: domain.Text{UK: "Навчено"}, Baseline: &domain.Reading{}}},
	}, "u", projectDay)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func refusedWith(t *testing.T, err error, pointer string, code domain.Code) {
	t.Helper()
	var e *domain.Error
	if !errors.As(err, &e) || !slices.ContainsFunc(e.Fields, func(f domain.FieldError) bool { return f.Pointer == pointer && f.Code == code }) {
		t.Errorf("%v, not %s %s", err, pointer, code)
	}
}

func TestProject_movesAsIATIKnowsIt(t *testing.T) {
	legal := map[domain.ProjectStatus]string{
		domain.ProjectPipeline: "256", domain.ProjectImplementation: "3456", domain.ProjectFinalisation: "2456",
		domain.ProjectClosed: "", domain.ProjectCancelled: "", domain.ProjectSuspended: "1235",
	}
	for i, from := range domain.ProjectStatuses() {
		if from.Code() != i+1 {
			t.Errorf("%s has the code %d", from, from.Code())
		}
		for _, to := range domain.ProjectStatuses() {
			p := aProject(t)
			p.Status = from
			why := ""
			if to == domain.ProjectSuspended || to == domain.ProjectCancelled {
				why = "Бракує коштів."
			}
			want := slices.Contains([]byte(legal[from]), byte('0'+to.Code()))
			if err := p.Move(to, "", why, "u", projectDay); (err == nil) != want {
				t.Errorf("%s → %s: %v", from, to, err)
			}
		}
	}
}

func TestProject_move_setsTheActualDates_andAsksWhyItStops(t *testing.T) {
	p := aProject(t)
	if err := p.Move(domain.ProjectImplementation, "2026-11-01", "", "u", projectDay); err != nil || p.Content.ActualFrom != "2026-11-01" {
		t.Error(err, p.Content.ActualFrom)
	}
	refusedWith(t, p.Move(domain.ProjectSuspended, "", " ", "u", projectDay), "/reason", domain.FieldRequired)
	refusedWith(t, p.Move(domain.ProjectFinalisation, "", "зайве", "u", projectDay), "/reason", domain.FieldNotAllowed)
	refusedWith(t, p.Move(domain.ProjectFinalisation, "2026-11-25", "", "u", projectDay), "/on", domain.FieldDateFuture)
	refusedWith(t, p.Move(domain.ProjectFinalisation, "2026-10-31", "", "u", projectDay), "/on", domain.FieldDateOrder)
	if err := p.Move(domain.ProjectSuspended, "", "Бракує коштів.", "u", projectDay); err != nil || p.Reason != "Бракує коштів." {
		t.Error(err, p.Reason)
	}
	if err := p.Move(domain.ProjectFinalisation, "", "", "u", projectDay); err != nil || p.Reason != "" {
		t.Error(err, p.Reason)
	}
	if err := p.Move(domain.ProjectClosed, "2026-11-24", "", "u", projectDay); err != nil || p.Content.ActualUntil != "2026-11-24" || p.Content.ActualFrom != "2026-11-01" {
		t.Error(err, p.Content.ActualFrom, p.Content.ActualUntil)
	}
}

func TestProject_milestones_areOverdueFromTheDayAfter_whileWorkIsExpected(t *testing.T) {
	p := aProject(t)
	if n := p.Overdue("2026-11-24"); n != 1 || p.NextDue() != "2026-11-23" {
		t.Error(n, p.NextDue())
	}
	if err := p.Report(domain.Progress{Done: map[string]domain.Date{"m1": "2026-11-20"}, Actual: map[string]domain.Reading{"i1": {Value: 4000, On: "2026-11-20"}}}, "u", projectDay); err != nil {
		t.Fatal(err)
	}
	if n := p.Overdue("2026-11-24"); n != 0 || p.NextDue() != "2026-11-24" || p.Content.Indicators[0].Actual.Value != 4000 {
		t.Error(n, p.NextDue(), p.Content.Indicators[0].Actual)
	}
	if n := p.Overdue("2026-11-25"); n != 1 {
		t.Error(n)
	}
	refusedWith(t, p.Report(domain.Progress{Done: map[string]domain.Date{"m2": "2026-11-25"}}, "u", projectDay), "/milestones", domain.FieldDateFuture)
	refusedWith(t, p.Report(domain.Progress{Done: map[string]domain.Date{"i1": "2026-11-20"}}, "u", projectDay), "/milestones", domain.FieldUnknown)
	if err := p.Move(domain.ProjectSuspended, "", "Бракує коштів.", "u", projectDay); err != nil {
		t.Fatal(err)
	}
	if n := p.Overdue("2026-12-25"); n != 0 || p.NextDue() != "" {
		t.Error("a suspended project has overdue milestones", n, p.NextDue())
	}
}

func TestProject_announcing_asksForTheWhole_andKeepsIt(t *testing.T) {
	p := aProject(t)
	bare := p
	bare.Content = domain.ProjectContent{Title: domain.Text{UK: "Насоси"}}
	err := bare.Announce("PR-2026-0001", domain.LevelGroup, nil, "u", projectDay)
	for _, pointer := range []string{"/description", "/subgroup", "/beneficiaries", "/plannedFrom", "/plannedUntil", "/places"} {
		refusedWith(t, err, pointer, domain.FieldRequired)
	}
	refusedWith(t, p.Announce("PR-2026-0001", domain.LevelPublic, nil, "u", projectDay), "/level", domain.FieldNotAllowed)
	if err := p.Announce("PR-2026-0001", domain.LevelGroup, nil, "u", projectDay); err != nil || p.Number != "PR-2026-0001" || p.AnnouncedOn != "2026-11-24" {
		t.Fatal(err, p.Number)
	}
	c := p.Content
	c.Beneficiaries = nil
	refusedWith(t, p.Edit(c, "u", projectDay), "/beneficiaries", domain.FieldRequired)
	c = p.Content
	c.PlannedUntil, c.ActualFrom = "2026-05-31", "2026-11-25"
	c.References.IATI = "XM-DAC-7/1"
	c.Milestones = []domain.Milestone{{Title: domain.Text{UK: "Тендер"}}}
	err = p.Edit(c, "u", projectDay)
	refusedWith(t, err, "/plannedUntil", domain.FieldDateOrder)
	refusedWith(t, err, "/actualFrom", domain.FieldDateFuture)
	refusedWith(t, err, "/references/iati", domain.FieldFormat)
	refusedWith(t, err, "/milestones/0/due", domain.FieldRequired)
	if p.Can(domain.ActProjectDelete) || p.Can(domain.ActProjectAnnounce) || !p.Can(domain.ActProjectRelevel) || !p.Receives() {
		t.Error("an announced project is not what it should be")
	}
}
