package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// projectBody is the body with which an operation on a project is tried.
func projectBody(o operation, x *venture, agency string) string {
	switch o.ID {
	case "createProject", "editProject":
		return `{"owner":"` + x.owner + `","title":{"uk":"а"},"description":{"uk":"б"},"subgroup":"ER","beneficiaries":["` + agency + `"],` +
			`"plannedFrom":"2026-06-01","plannedUntil":"2027-06-01","nationwide":true}`
	case "announceProject", "relevelProject":
		return `{"level":"group"}`
	case "moveProject":
		return `{"status":"cancelled","reason":"а"}`
	case "reportProject":
		if x.milestone == "" {
			return `{}`
		}
		return `{"milestones":[{"id":"` + x.milestone + `","doneOn":"2026-11-20"}],"indicators":[{"id":"` + x.metric + `","actual":{"value":"4"}}]}`
	case "addProjectAttachment":
		return aFile("a.pdf", "%PDF-1.7")
	case "addProjectComment":
		return `{"text":"а"}`
	}
	return ""
}

func onVenture(o operation, id string, x *venture) string {
	inner := func(id string) string {
		if id == "" {
			return noRecord
		}
		return id
	}
	return strings.NewReplacer("{id}", id, "{attachment}", inner(x.file), "{comment}", inner(x.word)).Replace(o.Path)
}

// projectStage is a portal with pledges, needs and projects of every sort.
func projectStage(t *testing.T) *stage {
	s := moneyStage(t)
	s.build()
	return s
}

// legalVenture says whether the state of a project allows what an operation is for.
func legalVenture(o operation, x *venture) bool {
	over := x.status == domain.ProjectClosed || x.status == domain.ProjectCancelled
	switch o.ID {
	case "editProject", "reportProject", "moveProject":
		return !over
	case "announceProject", "deleteProject":
		return x.level == ""
	case "relevelProject":
		return x.level != ""
	}
	return true
}

func (m *moneyMatrix) verdictOnVenture(v viewer, o operation, x *venture, k known) int {
	done := http.StatusOK
	switch o.ID {
	case "deleteProject", "removeProjectAttachment":
		done = http.StatusNoContent
	case "addProjectComment", "addProjectAttachment":
		done = http.StatusNotFound // made, and undone by the rehearsal
	}
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case !v.may(o.Permission):
		return http.StatusForbidden
	case !m.seesVenture(v, x):
		return http.StatusNotFound
	case o.Method == http.MethodGet:
		return http.StatusOK
	case o.ID == "withdrawProjectComment" && (x.word == "" || !m.partyToVenture(v, x)):
		return http.StatusNotFound
	case o.ID == "withdrawProjectComment": // somebody else's
		return http.StatusForbidden
	case !v.mayOn(o.Permission, x.owner, x.subgroup):
		return http.StatusForbidden
	case m.matches[o.ID] && k == noVersion:
		return http.StatusPreconditionRequired
	case m.matches[o.ID] && k == wrongVersion:
		return http.StatusPreconditionFailed
	case !legalVenture(o, x):
		return http.StatusConflict
	case o.ID == "editProject" && m.spent(v, x):
		return http.StatusUnprocessableEntity // the pledges whose money names it stay
	}
	return done
}

// spent says whether somebody sees money that names a project.
func (m *moneyMatrix) spent(v viewer, x *venture) bool {
	return slices.ContainsFunc(m.uses, func(u use) bool { return u.venture == x.no && m.seesGift(v, &m.gifts[u.gift]) })
}

func (m *moneyMatrix) onOneVenture(b *browser, o operation, x *venture) {
	ways := []known{rightVersion, noVersion, wrongVersion}
	if !m.matches[o.ID] {
		ways = ways[:1]
	}
	body := projectBody(o, x, m.Orgs["SBGS"])
	for _, k := range ways {
		var headers []string
		switch k {
		case rightVersion:
			headers = []string{"If-Match", `"` + strconv.FormatInt(x.version, 10) + `"`}
		case wrongVersion:
			headers = []string{"If-Match", `"77"`}
		}
		a := m.ask(b, o, onVenture(o, x.id, x), body, headers...)
		want := m.verdictOnVenture(b.viewer, o, x, k)
		if a.Code != want {
			m.complain("%s, %s of project %d %s, version %d: %d %s, not %d", b.viewer.name, o.ID, x.no, x.name, k, a.Code, a.text, want)
			continue
		}
		if o.ID == "getProject" && want == http.StatusOK {
			m.checkVenture(b.viewer, x, a.text)
		}
		if want == http.StatusNotFound && !strings.HasPrefix(o.ID, "addProject") {
			if none := m.ask(b, o, onVenture(o, noRecord, x), body, headers...); bare(none.text) != bare(a.text) {
				m.complain("%s, %s of hidden project %d: %s, of an absent one %s", b.viewer.name, o.ID, x.no, a.text, none.text)
			}
		}
	}
}

// checkVenture holds what a project says of its links, its places and the caller's rights against the rules.
func (m *moneyMatrix) checkVenture(v viewer, x *venture, text string) {
	var got struct {
		May            []string
		Pledges, Needs []struct{ ID string }
		Places         []string
	}
	if err := json.Unmarshal([]byte(text), &got, json.MatchCaseInsensitiveNames(true)); err != nil {
		m.complain("%s: %v", text, err)
	}
	want := []string{}
	for _, r := range []struct{ permission, act string }{
		{"project:announce", "announceProject"}, {"project:attach", ""}, {"project:delete", "deleteProject"}, {"project:edit", "editProject"},
		{"project:move", "moveProject"}, {"project:relevel", "relevelProject"},
	} {
		if v.mayOn(r.permission, x.owner, x.subgroup) && legalVenture(operation{ID: r.act}, x) {
			want = append(want, r.permission)
		}
	}
	if slices.Sort(got.May); !slices.Equal(got.May, want) {
		m.complain("%s may with project %d %s: %v, not %v", v.name, x.no, x.name, got.May, want)
	}
	pledges, needs := 0, 0
	for i := range m.gifts {
		if g := &m.gifts[i]; (g.state != domain.PledgeExploring || i%2 == 0) && m.seesGift(v, g) {
			pledges++
		}
	}
	for i := range m.needs {
		if m.sees(v, &m.needs[i]) {
			needs++
		}
	}
	if len(got.Pledges) != pledges || len(got.Needs) != needs {
		m.complain("%s, project %d: %d pledges and %d needs, not %d and %d", v.name, x.no, len(got.Pledges), len(got.Needs), pledges, needs)
	}
	place := x.raion.Parent
	if m.partyToVenture(v, x) {
		place = x.raion.Meta.ID
	}
	if !slices.Equal(got.Places, []string{place}) {
		m.complain("%s, project %d %s lies in %v, not %s", v.name, x.no, x.name, got.Places, place)
	}
}

// TestRights_ofProjectsOverHTTP plays each operation on projects as everybody. SECURITY.md, row 1.
func TestRights_ofProjectsOverHTTP(t *testing.T) {
	t.Parallel()
	s := projectStage(t)
	s.tape.undo.Store(true)
	m := &moneyMatrix{newMatrix(s)}
	for i, v := range s.viewers {
		b := s.as(v)
		for _, o := range operations(t) {
			if !strings.HasPrefix(o.Path, "/projects/{id}") {
				continue
			}
			for j := range s.ventures {
				if (i+j+len(o.ID))%testkit.Size(t, 5, 1, 1) == 0 {
					m.onOneVenture(b, o, &s.ventures[j])
				}
			}
		}
		m.listsOfProjects(b)
	}
	for i, w := range m.wrong {
		if i == 30 {
			t.Errorf("… and %d more", len(m.wrong)-i)
			break
		}
		t.Error(w)
	}
	t.Logf("%d calls, %d wrong; %d projects", m.calls.Load(), len(m.wrong), len(s.ventures))
}

// listsOfProjects holds the list, with its filters, and the totals against what one sees.
func (m *moneyMatrix) listsOfProjects(b *browser) {
	v := b.viewer
	if v.closed || !v.may("project:read") {
		return
	}
	list := func(query string) []string {
		a := b.ask("GET", "/projects?limit=200"+query, "")
		var page struct {
			Items []struct {
				ID string `json:"id"`
			} `json:"items"`
			Total int `json:"total"`
		}
		if err := json.Unmarshal([]byte(a.text), &page); err != nil || page.Total != len(page.Items) {
			m.complain("%s, %s: %v %s", v.name, query, err, a.text)
		}
		ids := []string{}
		for _, x := range page.Items {
			ids = append(ids, x.ID)
		}
		slices.Sort(ids)
		return ids
	}
	fits := func(query string, fits func(*venture) bool) {
		want := []string{}
		for i := range m.ventures {
			if x := &m.ventures[i]; m.seesVenture(v, x) && fits(x) {
				want = append(want, x.id)
			}
		}
		slices.Sort(want)
		if got := list(query); !slices.Equal(got, want) {
			m.complain("%s, projects %q: %d, not %d", v.name, query, len(got), len(want))
		}
	}
	always := func(*venture) bool { return true }
	fits("", always)
	fits("&overdue=true", func(x *venture) bool {
		return x.status == domain.ProjectPipeline || x.status == domain.ProjectImplementation || x.status == domain.ProjectFinalisation
	})
	fits("&status=closed", func(x *venture) bool { return x.status == domain.ProjectClosed })
	fits("&agency="+m.Orgs["SBGS"], always)
	fits("&oblast="+m.ventures[0].raion.Parent, func(x *venture) bool { return x.raion.Parent == m.ventures[0].raion.Parent })
	for i := range m.gifts {
		g := &m.gifts[i]
		linked := g.state != domain.PledgeExploring || i%2 == 0
		fits("&pledge="+g.id, func(*venture) bool { return linked && m.seesGift(v, g) })
	}
	for i := range m.needs {
		n := &m.needs[i]
		fits("&need="+n.id, func(*venture) bool { return m.sees(v, n) })
	}
	m.totalsOfProjects(b)
}

// totalsOfProjects: a total is the sum of the transactions that one sees, and opens to them.
func (m *moneyMatrix) totalsOfProjects(b *browser) {
	for i := range m.ventures {
		x := &m.ventures[i]
		if !m.seesVenture(b.viewer, x) {
			continue
		}
		var want int64
		rows := 0
		for _, u := range m.uses {
			if u.venture == i && m.seesGift(b.viewer, &m.gifts[u.gift]) {
				want, rows = want+int64(700_00+u.gift), rows+1
			}
		}
		total := fmt.Sprintf(`"amounts":[{"amount":"%s","currency":"EUR"}]`, domain.Money{Minor: want, Currency: "EUR"}.Decimal())
		if rows == 0 {
			total = `"items":[]`
		}
		if a := b.ask("GET", "/projects/"+x.id+"/money", ""); !strings.Contains(a.text, total) {
			m.complain("%s, project %d: %s, not %s", b.viewer.name, i, a.text, total)
		}
		if a := b.ask("GET", "/projects/"+x.id+"/transactions?type=commitment", ""); !strings.Contains(a.text, fmt.Sprintf(`"total":%d`, rows)) {
			m.complain("%s, project %d: %s, not %d rows", b.viewer.name, i, a.text, rows)
		}
		if a := b.ask("GET", "/transactions?project="+x.id, ""); !strings.Contains(a.text, fmt.Sprintf(`"total":%d`, rows)) {
			m.complain("%s, transactions of project %d: %s, not %d rows", b.viewer.name, i, a.text, rows)
		}
	}
}
