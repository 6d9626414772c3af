package httpapi

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"swgportal/server/internal/domain"
)

// The golden answers: what each role is answered about a record at each level, whole, with what hangs on it. A file is a
// table, one row a member of an answer with its value, one column a viewer, so that a member that comes, or that is shown
// to somebody new, is a line in the difference. SECURITY.md, row 11. They are written anew by
// PORTAL_TEST_WRITE=1 go test ./server/internal/httpapi -run Golden, and then read by a person.

// columns are those who look, each with its letter: of a role that belongs somewhere, one who belongs to the record (large)
// and one who does not (small).
func columns() []struct{ letter, name string } {
	return []struct{ letter, name string }{
		{"S", "secretariat"}, {"C", "chair of ER"}, {"c", "chair of BS"}, {"D", "drafter of SESU"}, {"d", "drafter elsewhere"},
		{"A", "approver of SESU"}, {"a", "approver elsewhere"}, {"P", "partner who is named"}, {"p", "partner who is not"},
		{"O", "observer of ER"}, {"o", "observer"}, {"U", "auditor"}, {"K", "admin"},
	}
}

// sheet is one golden file as it is made.
type sheet struct {
	*stage
	names map[string]string // what stands for an id
	ids   *regexp.Regexp
	rows  strings.Builder
	audit url.Values // of the log: all of it is how the stage was made
}

func newSheet(s *stage) *sheet {
	x := &sheet{stage: s, audit: url.Values{"number": {s.needs[0].number}}, names: map[string]string{}, ids: regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`)}
	for code, id := range s.Orgs {
		x.names[id] = "{" + code + "}"
	}
	for _, v := range s.viewers {
		x.names[v.user] = "{the " + v.name + "}"
	}
	for name, c := range map[string]string{
		"agency": s.authors.agency.User.Meta.ID, "approver": s.authors.approver.User.Meta.ID, "chairs": s.authors.chairs.User.Meta.ID, "partner": s.authors.partner.User.Meta.ID,
	} {
		x.names[c] = "{the author, " + name + "}"
	}
	for i, n := range s.needs {
		x.names[n.id], x.names[n.file], x.names[n.said], x.names[n.word] = fmt.Sprint("{need ", i, "}"), fmt.Sprint("{file ", i, "}"), fmt.Sprint("{comment ", i, "}"), fmt.Sprint("{word ", i, "}")
	}
	for i, g := range s.gifts {
		x.names[g.id] = fmt.Sprint("{pledge ", i, "}")
	}
	for i := range s.shares {
		x.names[s.shares[i].id] = fmt.Sprint("{allocation ", i, "}")
	}
	for i := range s.payments {
		x.names[s.payments[i].id] = fmt.Sprint("{transaction ", i, "}")
	}
	return x
}

// named replaces ids, which are new in each run, by names; those of events and the like have none.
func (x *sheet) named(text string) string {
	return x.ids.ReplaceAllStringFunc(text, func(id string) string { return cmp.Or(x.names[id], "{id}") })
}

// asked are the operations that tell of records, with an address for each record of the stage: all that read needs,
// pledges, and what hangs on them, by the document; lists of reference, rates and accounts tell of none.
func (x *sheet) asked(t *testing.T) (out []string) {
	c := readContract(t)
	known := map[string][]string{"format": {"docx"}, "lang": {"uk"}, "id": {x.needs[0].id}, "q": {"zq0xnow1e"}, "titleUk": {"zq0xnow1e"}}
	for _, o := range operations(t) {
		kind, _, _ := strings.Cut(strings.TrimPrefix(o.Path, "/"), "/")
		of := map[string][]string{"needs": {x.needs[0].id}, "pledges": x.giftIDs()[1:], "allocations": x.shareIDs()[1:], "transactions": {}, "coverage": {}, "search": {}, "desk": {}, "audit": {}}
		for _, p := range x.payments {
			of["transactions"] = append(of["transactions"], p.id)
		}
		ids, ok := of[kind]
		if o.Method != "GET" || !ok {
			continue
		}
		query := c.required(t, o, known)
		if !strings.Contains(o.Path, "{") {
			if o.ID == "listAudit" {
				query = x.audit
			}
			out = append(out, strings.TrimSuffix(o.Path+"?"+query.Encode(), "?"))
			continue
		}
		for _, id := range ids {
			out = append(out, strings.TrimSuffix(x.onPath(o, id, &x.needs[0])+"?"+query.Encode(), "?"))
		}
	}
	return out
}

// ask asks each path as everybody and adds the rows of the answers.
func (x *sheet) ask(t *testing.T, paths []string) {
	t.Helper()
	browsers := []*browser{}
	for _, col := range columns() {
		browsers = append(browsers, x.as(x.viewer(col.name)))
	}
	for _, path := range paths {
		marks := map[string][]byte{}
		for i, col := range columns() {
			for _, row := range x.flat(t, browsers[i].ask("GET", path, "")) {
				if marks[row] == nil {
					marks[row] = []byte(strings.Repeat(".", len(columns())))
				}
				marks[row][i] = col.letter[0]
			}
		}
		fmt.Fprintf(&x.rows, "\nGET %s\n", x.named(path))
		for _, row := range slices.SortedFunc(maps.Keys(marks), byPath) {
			fmt.Fprintf(&x.rows, "%s  %s\n", marks[row], row)
		}
	}
}

// flat gives an answer as rows: its status, its ETag, and each member with its value; a problem as one. Of what is no JSON,
// its type: its content is read by TestLeaks_byContent.
func (x *sheet) flat(t *testing.T, a answer) []string {
	t.Helper()
	out := []string{fmt.Sprint("#", a.Code)}
	switch kind := a.Header().Get("Content-Type"); kind {
	case "application/json":
	case "application/problem+json":
		return []string{out[0] + " " + problemRow(t, a.text)}
	default:
		return append(out, "#Content-Type "+kind)
	}
	if tag := a.Header().Get("ETag"); tag != "" {
		out = append(out, "#ETag "+tag)
	}
	return x.members(t, out, "", jsontext.Value(a.text))
}

// problemRow is a problem's code, and whatever it says beside what each says.
func problemRow(t *testing.T, text string) string {
	t.Helper()
	var m map[string]jsontext.Value
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(text, err)
	}
	code := m["code"]
	for _, usual := range []string{"code", "requestId", "status", "title", "type"} {
		delete(m, usual)
	}
	if len(m) > 0 {
		return fmt.Sprint(string(code), " ", m)
	}
	return string(code)
}

// members adds the rows of a value. Lists of words and small objects, such as money or a text, are one row.
func (x *sheet) members(t *testing.T, out []string, at string, v jsontext.Value) []string {
	t.Helper()
	nested := func(e jsontext.Value) bool { return e.Kind() == '{' || e.Kind() == '[' }
	switch v.Kind() {
	case '{':
		var m map[string]jsontext.Value
		if err := json.Unmarshal(v, &m); err != nil {
			t.Fatal(at, err)
		}
		names := slices.Sorted(maps.Keys(m))
		if at != "" && len(m) < 4 && !slices.ContainsFunc(names, func(n string) bool { return nested(m[n]) }) {
			break
		}
		for _, name := range names {
			out = x.members(t, out, at+"/"+name, m[name])
		}
		return out
	case '[':
		var list []jsontext.Value
		if err := json.Unmarshal(v, &list); err != nil {
			t.Fatal(at, err)
		}
		if !slices.ContainsFunc(list, nested) {
			break
		}
		for i, e := range list {
			out = x.members(t, out, fmt.Sprintf("%s/%d", at, i), e)
		}
		return out
	}
	return append(out, at+" "+x.named(string(v)))
}

// byPath orders the status first and numbers as numbers.
func byPath(a, b string) int {
	for {
		i := 0
		for i < min(len(a), len(b)) && a[i] == b[i] && (a[i] < '0' || a[i] > '9') {
			i++
		}
		a, b = a[i:], b[i:]
		x, y := len(a)-len(strings.TrimLeft(a, "0123456789")), len(b)-len(strings.TrimLeft(b, "0123456789"))
		if x == 0 || y == 0 || a[:x] != b[:y] {
			n, _ := strconv.Atoi(a[:x])
			m, _ := strconv.Atoi(b[:y])
			return cmp.Or(cmp.Compare(n, m), cmp.Compare(a, b))
		}
		a, b = a[x:], b[y:]
	}
}

// finish holds the file against the one that is kept, or keeps it.
func (x *sheet) finish(t *testing.T, name, of string) {
	t.Helper()
	var head strings.Builder
	fmt.Fprintf(&head, "What each role is answered about %s: a row for each member of an answer, a letter for whoever gets it.\n", of)
	for _, col := range columns() {
		fmt.Fprintf(&head, "%s %s\n", col.letter, col.name)
	}
	path, text := filepath.Join("testdata", "golden", name+".txt"), head.String()+x.rows.String()
	if os.Getenv("PORTAL_TEST_WRITE") != "" {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := differingLines(string(kept), text); len(d) > 0 {
		t.Errorf("%s: the answers are not those that were kept (- kept, + now). Where they should be so: PORTAL_TEST_WRITE=1 go test ./server/internal/httpapi -run Golden\n%s",
			path, strings.Join(d[:min(len(d), 40)], "\n"))
	}
}

// differingLines lists the lines that only one of two texts has, with the request that they belong to.
func differingLines(kept, now string) (out []string) {
	under := func(text string) (list []string) {
		at := ""
		for _, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(line, "GET ") {
				at = line
			}
			list = append(list, at+": "+line)
		}
		return list
	}
	was, is := under(kept), under(now)
	for _, side := range []struct {
		mark      string
		one, next []string
	}{{"- ", was, is}, {"+ ", is, was}} {
		there := map[string]int{}
		for _, line := range side.next {
			there[line]++
		}
		for _, line := range side.one {
			if there[line]--; there[line] < 0 {
				out = append(out, side.mark+line)
			}
		}
	}
	return out
}

// TestGolden_needs: an open need of the Emergency Service's at each level, with its file, two comments, two interests, and
// two pledges behind its bars, one that the group sees and one for its parties.
func TestGolden_needs(t *testing.T) {
	t.Parallel()
	for _, level := range []domain.Level{domain.LevelPublic, domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties, domain.LevelOutside} {
		s := newStage(t)
		f := form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: level}
		if level == domain.LevelParties {
			f.named = []string{s.Orgs["NL-EMB"]}
		}
		s.add(f)
		if level != domain.LevelOutside {
			for _, l := range []domain.Level{domain.LevelGroup, domain.LevelParties} {
				s.backed(giftForm{funder: "NL-EMB", subgroup: "ER", state: domain.PledgeCommitted, level: l})
			}
		}
		x := newSheet(s)
		x.ask(t, x.asked(t))
		x.finish(t, "need-"+string(level), "a need at "+string(level)+" and what hangs on it")
	}
}

// TestGolden_pledges: a pledge of a partner's through another, explored alone, shown to the co-chairs, and announced at each
// level, with an allocation to a need that the group sees and a delivery of it.
func TestGolden_pledges(t *testing.T) {
	t.Parallel()
	for _, level := range []domain.Level{"exploring", "exploring, shown", domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties} {
		s := newStage(t)
		s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
		f := giftForm{funder: "NL-EMB", channel: "JP-EMB", subgroup: "ER", state: domain.PledgeCommitted, level: level}
		if strings.HasPrefix(string(level), "exploring") {
			f.state, f.level, f.shared, f.channel = domain.PledgeExploring, "", level != "exploring", ""
			s.give(f)
			s.hold(0, 0, 100_00)
		} else {
			s.backed(f)
		}
		x := newSheet(s)
		x.audit = url.Values{"kind": {"pledge"}}
		x.ask(t, slices.DeleteFunc(x.asked(t), func(path string) bool { // what the need itself says stands in the files of needs
			return strings.HasPrefix(path, "/needs/") && !strings.HasSuffix(path, "/coverage")
		}))
		x.finish(t, "pledge-"+strings.ReplaceAll(string(level), ", ", "-"), "a pledge at "+string(level)+" and what hangs on it")
	}
}

// backed gives a pledge to the stage's need, has its share confirmed and a part of it delivered.
func (s *stage) backed(f giftForm) {
	s.T.Helper()
	g := s.give(f)
	s.hold(g.no, 0, 100_00)
	no := len(s.shares) - 1
	s.confirm(no)
	s.pay(no, 30_00)
}

// TestHiddenPartner_ofTwoNeeds_cannotBeJoined: behind the bars of two needs stands one pledge that is hidden, or two of
// two partners: who does not see them is answered the same, to the letter. SECURITY.md, row 11.
func TestHiddenPartner_ofTwoNeeds_cannotBeJoined(t *testing.T) {
	t.Parallel()
	read := func(funders ...string) map[string][]artefact {
		s := newStage(t)
		for range 2 {
			s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
		}
		for i, funder := range funders {
			s.give(giftForm{funder: funder, subgroup: "BS", state: domain.PledgeCommitted, level: domain.LevelParties})
			for need := i; need <= i+2-len(funders); need++ {
				s.hold(i, need, 100_00)
				s.confirm(len(s.shares) - 1)
				s.pay(len(s.shares)-1, 30_00)
			}
		}
		x, out := newSheet(s), map[string][]artefact{}
		for _, name := range []string{"chair of ER", "drafter of SESU", "observer of ER", "observer", "drafter elsewhere", "chair of BS"} {
			out[name] = s.everything(t, s.viewer(name))
			for i, a := range out[name] {
				out[name][i].what, out[name][i].text = x.named(a.what), x.named(a.text)
			}
		}
		return out
	}
	one, two := read("NL-EMB"), read("NL-EMB", "JP-EMB")
	if differ(one["chair of BS"], two["chair of BS"]) == "" {
		t.Error("who sees the pledges is answered the same, too")
	}
	delete(one, "chair of BS")
	for name := range one {
		if d := differ(one[name], two[name]); d != "" {
			t.Errorf("%s can tell one partner from two: %s", name, d)
		}
	}
}
