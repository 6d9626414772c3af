package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// requestTo is the body with which an operation on a need is tried; ok is false where nobody has said how to try it. A
// new operation on /needs/{id} gets a line here.
func requestTo(o operation, n *subject) (body string, ok bool) {
	outside := n.level == domain.LevelOutside
	switch o.ID {
	case "getNeed", "getNeedHistory", "deleteNeed", "submitNeed", "confirmNeed", "publishNeed", "listAttachments", "getAttachment", "removeAttachment",
		"listComments", "withdrawComment", "listMentionable", "listInterests", "dropInterest", "lookAtNeed", "getNeedCoverage":
		return "", true
	case "editNeed":
		return written(n.agency, n.content), true
	case "returnNeed":
		return `{"comment":"а"}`, true
	case "openNeed":
		if outside {
			return `{"level":"held_outside"}`, true
		}
		return `{"level":"group"}`, true
	case "relevelNeed":
		return `{"level":"subgroup"}`, true
	case "closeNeed":
		return `{"reason":"withdrawn"}`, true
	case "reopenNeed":
		if outside {
			return `{"reason":" "}`, true // nothing is written down of it
		}
		return `{"reason":"а"}`, true
	case "addAttachment":
		return aFile("a.pdf", "%PDF-1.7"), true
	case "addComment":
		return `{"text":"а"}`, true
	case "allowOverCover":
		return `{"reason":"а"}`, true
	case "setInterest":
		return `{"publicity":"private"}`, true
	}
	return "", false
}

// onPath is the address of an operation on a need and on what hangs on it.
func (s *stage) onPath(o operation, id string, n *subject) string {
	inner := func(id string) string {
		if id == "" {
			return noRecord
		}
		return id
	}
	return strings.NewReplacer("{id}", id, "{attachment}", inner(n.file), "{comment}", inner(n.word), "{organisation}", s.Orgs["NL-EMB"]).Replace(o.Path)
}

// matrix plays operations and holds the answers against the rules.
type matrix struct {
	*stage
	calls   atomic.Int64
	mu      sync.Mutex
	played  map[string]bool
	matches map[string]bool // operations that ask for the version
	wrong   []string
	absent  map[string]string // the answer for a need that is not there, by viewer, operation and version
}

func newMatrix(s *stage) *matrix {
	c, matches := readContract(s.T.(*testing.T)), map[string]bool{}
	for _, o := range operations(s.T.(*testing.T)) {
		list, _ := c.at("paths", o.Path, strings.ToLower(o.Method))["parameters"].([]any)
		matches[o.ID] = slices.ContainsFunc(list, func(p any) bool { x, _ := c.resolve(p); return x["name"] == "If-Match" })
	}
	return &matrix{stage: s, played: map[string]bool{}, matches: matches, absent: map[string]string{}}
}

func (m *matrix) complain(format string, args ...any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.wrong = append(m.wrong, fmt.Sprintf(format, args...))
}

func (m *matrix) ask(b *browser, o operation, path, body string, headers ...string) answer {
	m.mu.Lock()
	m.played[o.ID] = true
	m.mu.Unlock()
	m.calls.Add(1)
	return b.ask(o.Method, path, body, headers...)
}

// onNeed plays an operation on a need in one way of knowing its version.
func (m *matrix) onNeed(b *browser, o operation, n *subject, k known) {
	body, ok := requestTo(o, n)
	if !ok {
		m.complain("nobody says how to try %s: see requestTo", o.ID)
		return
	}
	var headers []string
	switch k {
	case rightVersion:
		headers = []string{"If-Match", `"` + strconv.FormatInt(n.version, 10) + `"`}
	case wrongVersion:
		headers = []string{"If-Match", `"77"`}
	}
	a := m.ask(b, o, m.onPath(o, n.id, n), body, headers...)
	want := m.verdict(b.viewer, o, n, k)
	if a.Code != want {
		m.complain("%s, %s of need %d %s (%s), version %d: %d %s, not %d", b.viewer.name, o.ID, n.no, n.name, n.state, k, a.Code, a.text, want)
		return
	}
	if want == http.StatusNotFound {
		if absent := m.ofAbsent(b, o, n, body, k, headers); bare(a.text) != absent {
			m.complain("%s, %s of hidden need %d: %s, of an absent one %s", b.viewer.name, o.ID, n.no, a.text, absent)
		}
	}
	if o.ID == "getNeed" && want == http.StatusOK {
		m.checkMay(b.viewer, n, a.text)
	}
}

// ofAbsent is the answer for a need that is not there, asked once.
func (m *matrix) ofAbsent(b *browser, o operation, n *subject, body string, k known, headers []string) string {
	key := fmt.Sprint(b.viewer.name, o.ID, k)
	m.mu.Lock()
	text, ok := m.absent[key]
	m.mu.Unlock()
	if !ok {
		a := m.ask(b, o, m.onPath(o, noRecord, n), body, headers...)
		if want := m.verdict(b.viewer, o, nil, k); a.Code != want {
			m.complain("%s, %s of an absent need: %d, not %d", b.viewer.name, o.ID, a.Code, want)
		}
		text = bare(a.text)
		m.mu.Lock()
		m.absent[key] = text
		m.mu.Unlock()
	}
	return text
}

func (m *matrix) checkMay(v viewer, n *subject, text string) {
	var got struct {
		May []string `json:"may"`
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		m.complain("%s: %v", text, err)
	}
	var want []string
	for _, p := range changesOfNeeds() {
		if v.mayOn(p, n.agency, n.subgroup) && legal(p, n) && v.second(p, n) {
			want = append(want, p)
		}
	}
	if slices.Sort(got.May); !slices.Equal(got.May, slices.Sorted(slices.Values(want))) {
		m.complain("%s may with need %d %s: %v, not %v", v.name, n.no, n.name, got.May, want)
	}
}

func (m *matrix) checkSession(v viewer, text string) {
	var got struct {
		SignedIn    bool     `json:"signedIn"`
		Permissions []string `json:"permissions"`
	}
	_ = json.Unmarshal([]byte(text), &got)
	var want []string
	for _, p := range authz.Permissions() {
		if !v.closed && v.may(string(p)) {
			want = append(want, string(p))
		}
	}
	if got.SignedIn == v.closed || !slices.Equal(got.Permissions, append([]string{}, want...)) {
		m.complain("%s: the session says %s, not %v", v.name, text, want)
	}
}

// seenBy lists the needs that are there for somebody.
func (m *matrix) seenBy(v viewer) (ids []string) {
	for i := range m.needs {
		if m.sees(v, &m.needs[i]) {
			ids = append(ids, m.needs[i].id)
		}
	}
	slices.Sort(ids)
	return ids
}

// checkLists holds the list, page by page, against what one sees; each need is also looked for by its number.
func (m *matrix) checkLists(b *browser, o operation, want int) {
	var ids []string
	for after, pages := "", 0; pages == 0 || after != ""; pages++ {
		a := m.ask(b, o, o.Path+"?limit=20&sort=number&after="+after, "")
		if a.Code != want {
			m.complain("%s, %s: %d %s, not %d", b.viewer.name, o.ID, a.Code, a.text, want)
			return
		}
		if want != http.StatusOK {
			return
		}
		var page struct {
			Items []struct{ ID string }
			Next  string
			Total int
		}
		_ = json.Unmarshal([]byte(a.text), &page, json.MatchCaseInsensitiveNames(true))
		for _, x := range page.Items {
			ids = append(ids, x.ID)
		}
		if after = page.Next; page.Total != len(m.seenBy(b.viewer)) || pages > 20 {
			m.complain("%s: a list of %d, not %d", b.viewer.name, page.Total, len(m.seenBy(b.viewer)))
			return
		}
	}
	if slices.Sort(ids); !slices.Equal(ids, m.seenBy(b.viewer)) {
		m.complain("%s: listed %v, sees %v", b.viewer.name, ids, m.seenBy(b.viewer))
	}
}

func (m *matrix) checkTotal(v viewer, a answer) {
	var got struct {
		Total int `json:"total"`
	}
	_ = json.Unmarshal([]byte(a.text), &got)
	if a.Code == http.StatusOK && got.Total != len(m.seenBy(v)) {
		m.complain("%s: the summary counts %d, not %d", v.name, got.Total, len(m.seenBy(v)))
	}
}

// play plays all operations as one viewer; every is how many needs are passed over for one that is played in full.
func (m *matrix) play(v viewer, ops []operation, every int) {
	b := m.as(v)
	for _, o := range ops {
		if !strings.HasPrefix(o.Path, "/needs/{id}") {
			m.onNone(b, o)
			continue
		}
		for i := range m.needs {
			// By turns: each operation is played on each need by somebody of every sort.
			if (i+len(o.ID)+len(v.name))%testkit.Size(m.T, 4, 3, 1) != 0 {
				continue
			}
			ways := []known{rightVersion, noVersion, wrongVersion}
			if !m.matches[o.ID] || i%every != 0 {
				ways = ways[:1]
			}
			for _, k := range ways {
				m.onNeed(b, o, &m.needs[i], k)
			}
		}
	}
}

// TestRights_overHTTP plays each operation of the document as everybody on every need. SECURITY.md, row 1.
func TestRights_overHTTP(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	forms := s.forms()
	if testkit.Size(t, 1, 0, 0) == 1 {
		forms = slices.DeleteFunc(forms, func(f form) bool { return f.theme == "BS-SURV" && f.agency == "SESU" })
	}
	for _, f := range forms {
		s.add(f)
	}
	s.tape.undo.Store(true)
	m, ops := newMatrix(s), operations(t)
	work := make(chan viewer)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for v := range work {
				m.play(v, ops, testkit.Size(t, 6, 1, 1))
			}
		})
	}
	for _, v := range s.viewers {
		work <- v
	}
	close(work)
	wg.Wait()
	for i, w := range m.wrong {
		if i == 30 {
			t.Errorf("… and %d more", len(m.wrong)-i)
			break
		}
		t.Error(w)
	}
	for _, o := range ops {
		if !m.played[o.ID] {
			t.Errorf("%s was not played", o.ID)
		}
	}
	t.Logf("%d calls, %d wrong; %d of %d operations; %d viewers, %d needs", m.calls.Load(), len(m.wrong), len(m.played), len(ops), len(s.viewers), len(s.needs))
	if least := testkit.Size(t, 1, 30_000, 30_000); int(m.calls.Load()) < least {
		t.Errorf("only %d calls of at least %d", m.calls.Load(), least)
	}
	if len(s.viewers) < 2*len(domain.Roles()) {
		t.Error("some roles are not played")
	}
}
