package domain

import (
	"slices"
	"time"
)

// ProjectStatus is where a project stands: IATI's activity status, by its word.
type ProjectStatus string

// The statuses of a project, in the order of IATI's codes.
const (
	ProjectPipeline       ProjectStatus = "pipeline"
	ProjectImplementation ProjectStatus = "implementation"
	ProjectFinalisation   ProjectStatus = "finalisation"
	ProjectClosed         ProjectStatus = "closed"
	ProjectCancelled      ProjectStatus = "cancelled"
	ProjectSuspended      ProjectStatus = "suspended"
)

// ProjectStatuses lists them in the order of IATI's code list ActivityStatus.
func ProjectStatuses() []ProjectStatus {
	return []ProjectStatus{ProjectPipeline, ProjectImplementation, ProjectFinalisation, ProjectClosed, ProjectCancelled, ProjectSuspended}
}

// Code is the status's code in IATI's code list ActivityStatus, 1 to 6; 0 for what is none.
func (s ProjectStatus) Code() int { return slices.Index(ProjectStatuses(), s) + 1 }

// Next lists the statuses that a project may move to from this one. What is closed or cancelled stays so.
func (s ProjectStatus) Next() []ProjectStatus {
	switch s {
	case ProjectPipeline:
		return []ProjectStatus{ProjectImplementation, ProjectCancelled, ProjectSuspended}
	case ProjectImplementation:
		return []ProjectStatus{ProjectFinalisation, ProjectClosed, ProjectCancelled, ProjectSuspended}
	case ProjectFinalisation:
		return []ProjectStatus{ProjectImplementation, ProjectClosed, ProjectCancelled, ProjectSuspended}
	case ProjectSuspended:
		return []ProjectStatus{ProjectPipeline, ProjectImplementation, ProjectFinalisation, ProjectCancelled}
	}
	return []ProjectStatus{}
}

// Runs says whether work on a project of this status is expected: its milestones can then be overdue.
func (s ProjectStatus) Runs() bool {
	return s == ProjectPipeline || s == ProjectImplementation || s == ProjectFinalisation
}

// Milestone is a step of a project that is due on a day. Its id stays while the project lives.
type Milestone struct {
	ID     string `json:"id"`
	Title  Text   `json:"title"`
	Due    Date   `json:"due"`
	DoneOn Date   `json:"doneOn,omitempty"`
}

// Overdue says whether the day passed and the step is not done.
func (m Milestone) Overdue(today Date) bool { return m.DoneOn == "" && m.Due < today }

// Reading is what an indicator shows, and on which day; nought is a reading too.
type Reading struct {
	Value Quantity `json:"value"`
	On    Date     `json:"on,omitempty"`
}

// Indicator is what a project is measured by. Its id stays while the project lives.
type Indicator struct {
	ID       string   `json:"id"`
	Title    Text     `json:"title"`
	Unit     Text     `json:"unit"` // in words: people, per cent, minutes
	Baseline *Reading `json:"baseline,omitempty"`
	Target   *Reading `json:"target,omitempty"`
	Actual   *Reading `json:"actual,omitempty"`
}

// References are the names of a project in other registers.
type References struct {
	Registration string `json:"registration,omitempty"` // state registration of technical assistance (Cabinet resolution 153 of 15.02.2002)
	Dream        string `json:"dream,omitempty"`        // in DREAM, the state's register of public investment
	IATI         string `json:"iati,omitempty"`         // the activity's IATI identifier
}

// ProjectContent is what a partner writes of a project.
type ProjectContent struct {
	Title         Text        `json:"title"`
	Description   Text        `json:"description"`
	Subgroup      string      `json:"subgroup,omitempty"`
	Pledges       []string    `json:"pledges"`       // that fund it
	Needs         []string    `json:"needs"`         // that it answers
	Implementers  []string    `json:"implementers"`  // organisations' ids
	Beneficiaries []string    `json:"beneficiaries"` // agencies' ids
	PlannedFrom   Date        `json:"plannedFrom,omitempty"`
	PlannedUntil  Date        `json:"plannedUntil,omitempty"`
	ActualFrom    Date        `json:"actualFrom,omitempty"`
	ActualUntil   Date        `json:"actualUntil,omitempty"`
	Budget        Money       `json:"budget"` // no currency: not known
	Milestones    []Milestone `json:"milestones"`
	Indicators    []Indicator `json:"indicators"`
	Nationwide    bool        `json:"nationwide,omitzero"`
	Places        []string    `json:"places"` // KATOTTG
	References    References  `json:"references"`
}

// Project is work that a partner does with what was pledged, for needs that agencies logged. It holds no money itself: its
// totals are those of the transactions that name it.
type Project struct {
	Meta    Meta           `json:"meta"`
	Number  string         `json:"number,omitempty"` // PR-2026-0007, from its announcement on
	Owner   string         `json:"owner"`            // the partner's organisation
	Status  ProjectStatus  `json:"status"`
	Content ProjectContent `json:"content"`

	Level       Level    `json:"level,omitempty"` // chosen on announcing
	Named       []string `json:"named"`           // with LevelParties: organisations it is shown to
	AnnouncedOn Date     `json:"announcedOn,omitempty"`
	MovedOn     Date     `json:"movedOn,omitempty"` // the day its status is of
	Reason      string   `json:"reason,omitempty"`  // why it is suspended or was cancelled
}

// NewProject starts a project that its partner alone works on until it is announced.
func NewProject(id, owner string, c ProjectContent, by string, at time.Time) (Project, error) {
	p := Project{Meta: NewMeta(id, by, at), Owner: owner, Status: ProjectPipeline}
	return p, p.write(c, DateOf(at))
}

// ProjectAct is a change of a project, and the word its event carries.
type ProjectAct string

// The acts on a project.
const (
	ActProjectCreate   ProjectAct = "project.created"
	ActProjectEdit     ProjectAct = "project.edited"
	ActProjectReport   ProjectAct = "project.reported"
	ActProjectAnnounce ProjectAct = "project.announced"
	ActProjectRelevel  ProjectAct = "project.relevelled"
	ActProjectMove     ProjectAct = "project.moved"
	ActProjectDelete   ProjectAct = "project.deleted"
	ActProjectAttach   ProjectAct = "project.attached"
	ActProjectDetach   ProjectAct = "project.detached"
)

// Announced says whether others than its partner's organisation may see it.
func (p *Project) Announced() bool { return p.Number != "" }

// Can says whether the state of the project allows the act. What is closed or cancelled keeps its content; papers may still
// be added to it, and its level changed.
func (p *Project) Can(act ProjectAct) bool {
	over := p.Status == ProjectClosed || p.Status == ProjectCancelled
	switch act {
	case ActProjectEdit, ActProjectReport:
		return !over
	case ActProjectMove:
		return len(p.Status.Next()) > 0
	case ActProjectAnnounce, ActProjectDelete:
		return !p.Announced()
	case ActProjectRelevel:
		return p.Announced()
	case ActProjectAttach, ActProjectDetach:
		return true
	}
	return false
}

func (p *Project) must(act ProjectAct) error {
	if !p.Can(act) {
		return Refuse(Conflict, CodeStateForbids)
	}
	return nil
}

// Receives says whether a transaction may come to name the project: it is announced and was not cancelled. A closed one
// still may: a refund comes after the end.
func (p *Project) Receives() bool { return p.Announced() && p.Status != ProjectCancelled }

// Edit replaces the content. What announcing asks for cannot be taken away afterwards.
func (p *Project) Edit(c ProjectContent, by string, at time.Time) error {
	if err := p.must(ActProjectEdit); err != nil {
		return err
	}
	next := *p
	if err := next.write(c, DateOf(at)); err != nil {
		return err
	}
	if p.Announced() {
		if err := next.complete(); err != nil {
			return err
		}
	}
	*p = next
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Announce shows the project at a level. It gets its number: number gives it.
func (p *Project) Announce(number string, level Level, named []string, by string, at time.Time) error {
	if err := p.must(ActProjectAnnounce); err != nil {
		return err
	}
	if err := checkLevel(level, named); err != nil {
		return err
	}
	if err := p.complete(); err != nil {
		return err
	}
	p.Number, p.Level, p.Named, p.AnnouncedOn = number, level, sortedSet(named), DateOf(at)
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Relevel shows an announced project to more or fewer.
func (p *Project) Relevel(level Level, named []string, by string, at time.Time) error {
	if err := p.must(ActProjectRelevel); err != nil {
		return err
	}
	if err := checkLevel(level, named); err != nil {
		return err
	}
	p.Level, p.Named = level, sortedSet(named)
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Move changes the status, as of a day: today where on is empty. Suspending and cancelling say why. Beginning and closing
// set the actual dates where nobody has said them.
func (p *Project) Move(to ProjectStatus, on Date, reason, by string, at time.Time) error {
	if !slices.Contains(p.Status.Next(), to) {
		return Refuse(Conflict, CodeStateForbids)
	}
	if on == "" {
		on = DateOf(at)
	}
	if err := checkPast("/on", on, at); err != nil {
		return err
	}
	if on < p.MovedOn {
		return RefuseField("/on", FieldDateOrder, "after", string(p.MovedOn))
	}
	why := ""
	if to == ProjectSuspended || to == ProjectCancelled {
		var err error
		if why, err = sentence("/reason", reason); err != nil {
			return err
		}
	} else if reason != "" {
		return RefuseField("/reason", FieldNotAllowed)
	}
	if to == ProjectImplementation && p.Content.ActualFrom == "" {
		p.Content.ActualFrom = on
	}
	if to == ProjectClosed && p.Content.ActualUntil == "" && on >= p.Content.ActualFrom {
		p.Content.ActualUntil = on
	}
	p.Status, p.MovedOn, p.Reason = to, on, why
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Progress is what was reached since: days on which milestones were done, and what indicators show, by their ids. An
// empty day says that a milestone is not done after all.
type Progress struct {
	Done   map[string]Date
	Actual map[string]Reading
}

// Report notes progress and leaves the rest of the content as it is.
func (p *Project) Report(x Progress, by string, at time.Time) error {
	if err := p.must(ActProjectReport); err != nil {
		return err
	}
	milestones, indicators := slices.Clone(p.Content.Milestones), slices.Clone(p.Content.Indicators)
	for id, on := range x.Done {
		i := slices.IndexFunc(milestones, func(m Milestone) bool { return m.ID == id })
		if i < 0 {
			return RefuseField("/milestones", FieldUnknown)
		}
		if on != "" {
			if err := checkPast("/milestones", on, at); err != nil {
				return err
			}
		}
		milestones[i].DoneOn = on
	}
	for id, r := range x.Actual {
		i := slices.IndexFunc(indicators, func(x Indicator) bool { return x.ID == id })
		if i < 0 {
			return RefuseField("/indicators", FieldUnknown)
		}
		if r.On != "" {
			if err := checkPast("/indicators", r.On, at); err != nil {
				return err
			}
		}
		indicators[i].Actual = &r
	}
	p.Content.Milestones, p.Content.Indicators = milestones, indicators
	p.Meta = p.Meta.Touched(by, at)
	return nil
}

// Overdue counts the milestones that are not done and whose day passed, while work is expected.
func (p *Project) Overdue(today Date) int {
	n := 0
	for _, m := range p.Content.Milestones {
		if p.Status.Runs() && m.Overdue(today) {
			n++
		}
	}
	return n
}

// NextDue is the day of the first milestone that is not done, while work is expected; empty where there is none.
func (p *Project) NextDue() Date {
	first := Date("")
	for _, m := range p.Content.Milestones {
		if p.Status.Runs() && m.DoneOn == "" && (first == "" || m.Due < first) {
			first = m.Due
		}
	}
	return first
}
