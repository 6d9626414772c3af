package httpapi

import (
	"fmt"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// outside is all that may be written of a need held outside the portal, with markers in it.
func (s *stage) outside(no int, subgroup string) domain.NeedContent {
	return domain.NeedContent{
		HeldOutside: true, Subgroup: subgroup, Items: []domain.Item{}, Places: []string{}, Strategies: []string{},
		Contact: domain.Contact{Name: fmt.Sprintf("zq%dxnow1e", no), Email: fmt.Sprintf("zq%dxnow2e@portal.example", no), Phone: fmt.Sprintf("zq%dxnow3e", no)},
	}
}

// step is one act on a need by its version.
type step func(id string, m app.Match) (app.NeedView, error)

// maker takes a need from one state to the next through the use cases.
type maker struct {
	*stage
	no   int
	form form
	v    app.NeedView
}

func (m *maker) do(acts ...step) {
	m.T.Helper()
	for _, act := range acts {
		v, err := act(m.v.Need.Meta.ID, app.Match(m.v.Need.Meta.Version))
		if err != nil {
			m.T.Fatalf("%v: %v", m.form, err)
		}
		m.v = v
	}
}

func (m *maker) submitBy(c app.Caller) step {
	return func(id string, v app.Match) (app.NeedView, error) { return m.App.SubmitNeed(m.T.Context(), c, id, v) }
}

func (m *maker) publishBy(c app.Caller) step {
	return func(id string, v app.Match) (app.NeedView, error) { return m.App.PublishNeed(m.T.Context(), c, id, v) }
}

func (m *maker) editTo(content domain.NeedContent) step {
	return func(id string, v app.Match) (app.NeedView, error) {
		return m.App.EditNeed(m.T.Context(), m.authors.agency, id, v, m.Orgs[m.form.agency], content)
	}
}

func (m *maker) giveBack(id string, v app.Match) (app.NeedView, error) {
	return m.App.ReturnNeed(m.T.Context(), m.authors.chairs, id, v, fmt.Sprintf("zq%dxret1e", m.no))
}

func (m *maker) open(id string, v app.Match) (app.NeedView, error) {
	level := m.form.level
	if level == domain.LevelPublic {
		level = domain.LevelGroup // published from there
	}
	return m.App.OpenNeed(m.T.Context(), m.authors.chairs, id, v, level, m.form.named)
}

func (m *maker) close(id string, v app.Match) (app.NeedView, error) {
	reason, comment := domain.CloseMet, fmt.Sprintf("zq%dxnow99e", m.no)
	if m.form.withdrawn != "" {
		reason = domain.CloseWithdrawn
	}
	if m.form.level == domain.LevelOutside {
		comment = ""
	}
	return m.App.CloseNeed(m.T.Context(), m.authors.agency, id, v, reason, comment, "")
}

// add makes a need through the use cases, with what hangs on it.
func (s *stage) add(f form) *subject {
	s.T.Helper()
	m, who := &maker{stage: s, no: len(s.needs), form: f}, s.authors
	away := f.level == domain.LevelOutside
	first, now := s.marked(m.no, "old", f.theme), s.marked(m.no, "now", f.theme)
	if away {
		first = s.outside(m.no, f.theme[:2])
		now = first
	}
	v, err := s.App.CreateNeed(s.T.Context(), who.agency, s.Orgs[f.agency], first)
	if err != nil {
		s.T.Fatal(err)
	}
	m.v = v
	if len(now.Items) > 0 {
		now.Items[0].ID = v.Need.Content.Items[0].ID
	}
	m.do(m.editTo(now))
	x := subject{no: m.no, id: v.Need.Meta.ID, name: fmt.Sprint(f), raion: s.raions[m.no%len(s.raions)]}
	if !away {
		s.hangEarly(&x)
	}
	last := f.state
	if f.withdrawn != "" {
		last = f.withdrawn
	}
	opened := last == domain.NeedOpen || last == domain.NeedClosed
	twice := []step{m.submitBy(who.agency), m.submitBy(who.approver)}
	if last != domain.NeedDraft {
		m.do(twice...)
	}
	if last == domain.NeedReturned || opened && !away {
		m.do(m.giveBack)
	}
	if opened && !away {
		m.do(twice...)
	}
	if opened {
		m.do(m.open)
	}
	if opened && !away {
		s.hangLate(&x, f)
	}
	if f.level == domain.LevelPublic || f.release == domain.SideOwner {
		m.do(m.publishBy(who.agency))
	}
	if f.level == domain.LevelPublic || f.release == domain.SideGroup {
		m.do(m.publishBy(who.chairs))
	}
	if f.proposed {
		m.do(m.submitBy(who.agency))
	}
	if f.state == domain.NeedClosed {
		m.do(m.close)
	}
	s.needs = append(s.needs, x)
	return s.reread(m.no)
}

// hangEarly hangs a file and two comments on a draft: one for whoever sees the need, one for its parties.
func (s *stage) hangEarly(x *subject) {
	s.T.Helper()
	ctx := s.T.Context()
	file, err := s.App.Attach(ctx, s.authors.agency, x.id, app.Upload{Name: fmt.Sprintf("zq%dxnow50e.pdf", x.no), Content: []byte(fmt.Sprintf("%%PDF-1.7 zq%dxnow51e", x.no))})
	if err != nil {
		s.T.Fatal(err)
	}
	x.file = file.Meta.ID
	said, err := s.App.AddComment(ctx, s.authors.agency, x.id, fmt.Sprintf("zq%dxnow52e", x.no), "", nil)
	if err != nil {
		s.T.Fatal(err)
	}
	x.said = said.Meta.ID
}

// hangLate hangs on an opened need what is for its parties alone, and the interests of two partners.
func (s *stage) hangLate(x *subject, f form) {
	s.T.Helper()
	ctx := s.T.Context()
	word, err := s.App.AddComment(ctx, s.authors.agency, x.id, fmt.Sprintf("zq%dxpar1e", x.no), domain.LevelParties, nil)
	if err != nil {
		s.T.Fatal(err)
	}
	x.word = word.Meta.ID
	for _, i := range []struct {
		org, note string
		of        domain.Publicity
	}{{"NL-EMB", "notea", domain.InterestChairs}, {"JP-EMB", "noteb", domain.InterestPrivate}} {
		// A partner that does not see the need has no interest in it.
		_, err := s.App.SetInterest(ctx, s.authors.partner, x.id, s.Orgs[i.org], i.of, fmt.Sprintf("zq%dx%s1e", x.no, i.note))
		if err == nil {
			x.looked = append(x.looked, i.org)
		}
	}
}
