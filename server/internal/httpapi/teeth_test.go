package httpapi

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// mutant is the policy table with one cell flipped.
type mutant struct {
	rule  authz.Rule
	added bool
	table []authz.Rule
}

func (m mutant) String() string {
	verb := "without"
	if m.added {
		verb = "with"
	}
	return fmt.Sprintf("%s %s for %s, where %d", verb, m.rule.Permission, m.rule.Role, m.rule.Where)
}

// mutants flips each cell: every right that there is is taken away, every one that there is not is given.
func mutants() []mutant {
	var out []mutant
	for _, p := range authz.Permissions() {
		for _, role := range domain.Roles() {
			for _, w := range []authz.Where{authz.Seen, authz.OwnAgency, authz.OwnSubgroup} {
				rule := authz.Rule{Permission: p, Role: role, Where: w}
				i := slices.Index(authz.Policy(), rule)
				m := mutant{rule: rule, added: i < 0}
				if m.added {
					m.table = append(authz.Policy(), rule)
				} else {
					m.table = slices.Delete(authz.Policy(), i, i+1)
				}
				out = append(out, m)
			}
		}
	}
	return out
}

// twofold says whether a table gives one role one right in two ways. authz holds that the portal's own does not, so
// such a mutant is noticed there even where nobody could tell the two ways apart from outside.
func twofold(table []authz.Rule) bool {
	held := map[string]bool{}
	for _, r := range table {
		key := fmt.Sprint(r.Permission, "/", r.Role)
		if held[key] {
			return true
		}
		held[key] = true
	}
	return false
}

// TestRights_haveTeeth flips each cell of the policy table and plays what it touches over HTTP until an answer breaks
// the rules. A flip that nobody notices is a hole in the matrix. SECURITY.md, row 58.
func TestRights_haveTeeth(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, f := range s.forms() {
		if f.withdrawn == "" && (f.level == "" || f.level == domain.LevelGroup) && f.state != domain.NeedReturned {
			s.add(f)
		}
	}
	s.tape.undo.Store(true)
	ops := operations(t)
	calls, form, every := int64(0), 0, testkit.Size(t, 5, 1, 1)
	all := mutants()
	for i, x := range all {
		if i%every != 0 {
			continue
		}
		s.policy = x.table
		m := newMatrix(s)
		s.hunt(m, ops, x)
		calls += m.calls.Load()
		switch {
		case len(m.wrong) > 0:
		case twofold(x.table):
			form++
		default:
			t.Errorf("nobody notices the table %s", x)
		}
	}
	s.policy = nil
	m := newMatrix(s)
	for _, v := range s.viewers {
		m.play(v, ops, 10)
	}
	if len(m.wrong) > 0 {
		t.Errorf("the portal's own table is refused: %s", m.wrong[0])
	}
	t.Logf("%d mutants, all noticed: %d over HTTP, %d only by the form of the table; %d calls", (len(all)+every-1)/every, (len(all)+every-1)/every-form, form, calls)
}

// hunt plays the operations of a mutant's right as those who hold its role, until one answer is wrong; last of all the
// session, which tells the client what to offer.
func (s *stage) hunt(m *matrix, ops []operation, x mutant) {
	for _, v := range s.viewers {
		if v.closed || !slices.ContainsFunc(v.seats, func(c chair) bool { return c.role == x.rule.Role }) {
			continue
		}
		b := m.as(v)
		for _, o := range ops {
			if o.Permission != string(x.rule.Permission) {
				continue
			}
			if !strings.HasPrefix(o.Path, "/needs/{id}") {
				m.onNone(b, o)
			}
			for i := range m.needs {
				if len(m.wrong) > 0 {
					return
				}
				if strings.HasPrefix(o.Path, "/needs/{id}") {
					m.onNeed(b, o, &m.needs[i], rightVersion)
				}
			}
		}
		m.onNone(b, ops[slices.IndexFunc(ops, func(o operation) bool { return o.ID == "getSession" })])
	}
}
