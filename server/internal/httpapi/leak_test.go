package httpapi

import (
	"bytes"
	"log/slog"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// hearer is a log that keeps all it hears.
type hearer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (h *hearer) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(p)
}

// registers takes the metrics of every handler that a browser makes anew.
type registers struct {
	prometheus.Registerer
	mu   sync.Mutex
	list prometheus.Gatherers
}

func (r *registers) Register(c prometheus.Collector) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	one := prometheus.NewRegistry()
	r.list = append(r.list, one)
	return one.Register(c)
}

// scanner finds markers, ids and numbers of needs in what somebody was shown.
type scanner struct {
	*stage
	marker, id, number *regexp.Regexp
	place              *regexp.Regexp
	byID, byNumber     map[string]*subject
	gift, pledge       *regexp.Regexp
	project, announced *regexp.Regexp
	explored           *regexp.Regexp
	hidden             map[string]func(viewer) bool // by the id or number of a pledge, allocation, transaction or project, and of what hangs on it
	byVenture          map[string]*venture          // by its raion
	byRaion            map[string]*subject
}

func newScanner(s *stage) *scanner {
	x := &scanner{
		stage: s, marker: regexp.MustCompile(`zq(\d+)x([a-z]+)`), number: regexp.MustCompile(`N-[A-Z]{2}-\d{4}-\d{4}`),
		id:    regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`),
		place: regexp.MustCompile(`UA\d{17}`), gift: regexp.MustCompile(`zw(\d+)x`), explored: regexp.MustCompile(`zu(\d+)x`), pledge: regexp.MustCompile(`P-\d{4}-\d{4}`), hidden: s.ofMoney(),
		project: regexp.MustCompile(`zv(\d+)x(now|old|par)`), announced: regexp.MustCompile(`PR-\d{4}-\d{4}`), byVenture: map[string]*venture{},
		byID: map[string]*subject{}, byNumber: map[string]*subject{}, byRaion: map[string]*subject{},
	}
	maps.Copy(x.hidden, s.ofProjects())
	for i := range s.ventures {
		x.byVenture[s.ventures[i].raion.Meta.ID] = &s.ventures[i]
	}
	for i := range s.needs {
		x.byID[s.needs[i].id] = &s.needs[i]
		x.byNumber[s.needs[i].number] = &s.needs[i]
		x.byRaion[s.needs[i].raion.Meta.ID] = &s.needs[i]
	}
	return x
}

// told says whether somebody may hear a text of a need: what it now says, whoever sees it; what its chair asked for before
// it was opened, the parties; what stood in the draft before it was submitted, its agency and those who read everything.
func (x *scanner) told(v viewer, n *subject, phase string) bool {
	switch phase {
	case "now":
		return x.sees(v, n)
	case "ret":
		return x.sees(v, n) && v.party(n, nil)
	case "par": // a comment for the parties
		return x.sees(v, n) && v.party(n, n.named)
	case "notea", "noteb": // a partner's note to itself, whoever hears of its interest
		org := map[string]string{"notea": "NL-EMB", "noteb": "JP-EMB"}[phase]
		sits := slices.ContainsFunc(v.seats, func(c chair) bool { return c.role == domain.RolePartner && c.org == x.Orgs[org] })
		return x.sees(v, n) && sits
	}
	return x.sees(v, n) && (v.readsAll() || v.actsFor(n.agency))
}

// leaks names what an artefact tells its viewer and must not.
func (x *scanner) leaks(v viewer, a artefact) (out []string) {
	if at, err := url.Parse(a.what); err == nil && at.Path == "/needs/table" && at.Query().Has("q") {
		a.text = strings.Replace(a.text, at.Query().Get("q"), "", 1) // a workbook says what it was asked for
	}
	for _, m := range x.marker.FindAllStringSubmatch(a.text, -1) {
		no, _ := strconv.Atoi(m[1])
		if !x.told(v, &x.needs[no], m[2]) {
			out = append(out, m[0])
		}
	}
	for _, m := range x.gift.FindAllStringSubmatch(a.text, -1) {
		no, _ := strconv.Atoi(m[1])
		if !x.seesGift(v, &x.gifts[no]) {
			out = append(out, m[0]+" of "+x.gifts[no].name)
		}
	}
	for _, m := range x.explored.FindAllStringSubmatch(a.text, -1) {
		no, _ := strconv.Atoi(m[1])
		if !x.seesExplored(v, &x.gifts[no]) {
			out = append(out, m[0]+" of "+x.gifts[no].name)
		}
	}
	for _, m := range x.project.FindAllStringSubmatch(a.text, -1) {
		no, _ := strconv.Atoi(m[1])
		if !x.toldOfVenture(v, &x.ventures[no], m[2]) {
			out = append(out, m[0]+" of "+x.ventures[no].name)
		}
	}
	// A place below the oblast is told of a need to its parties alone; the list of places itself, and the audit log of that
	// list, tell of no need.
	if !strings.HasPrefix(a.what, "/places") && !strings.HasPrefix(a.what, "/audit") {
		_, body, _ := strings.Cut(a.text, "\n\n")
		for _, code := range x.place.FindAllString(body, -1) {
			if n := x.byRaion[code]; n != nil && !(x.sees(v, n) && v.party(n, n.named)) {
				out = append(out, "the place "+code)
			}
			if p := x.byVenture[code]; p != nil && !(x.seesVenture(v, p) && x.partyToVenture(v, p)) {
				out = append(out, "the place "+code+" of a project")
			}
		}
		if _, id, ok := strings.Cut(a.what, "lang="); ok && strings.HasPrefix(a.what, "/needs/sheets") {
			if n := x.byID[id[len("uk&id="):]]; n != nil && !v.party(n, n.named) && (strings.Contains(body, n.raion.Name.UK) || strings.Contains(body, n.raion.Name.EN)) {
				out = append(out, "the place "+n.raion.Name.UK)
			}
		}
		if _, code, ok := strings.Cut(a.what, "place="); ok { // asked for: who may not know hears of no need there
			if n := x.byRaion[code]; n != nil && !v.party(n, n.named) && strings.Contains(body, n.id) {
				out = append(out, "the need in "+code)
			}
		}
	}
	// Who reads the audit log reads there of which records it speaks, also where its content is not for them.
	if strings.HasPrefix(a.what, "/audit") && v.may("audit:read") {
		return out
	}
	for _, m := range slices.Concat(x.id.FindAllString(a.text, -1), x.pledge.FindAllString(a.text, -1), x.announced.FindAllString(a.text, -1)) {
		if sees := x.hidden[m]; sees != nil && !sees(v) {
			out = append(out, "of money "+m)
		}
	}
	for _, m := range x.id.FindAllString(a.text, -1) {
		if n := x.byID[m]; n != nil && !x.sees(v, n) {
			out = append(out, "the id "+m)
		}
	}
	for _, m := range x.number.FindAllString(a.text, -1) {
		if n := x.byNumber[m]; n != nil && !x.sees(v, n) {
			out = append(out, "the number "+m)
		}
	}
	return out
}

// supersede closes an open need in favour of a draft: a link from a need that many see to one that few see.
func (s *stage) supersede(open, draft *subject) {
	s.T.Helper()
	_, err := s.App.CloseNeed(s.T.Context(), s.authors.agency, open.id, app.Match(open.version), domain.CloseSuperseded, "", draft.id)
	if err != nil {
		s.T.Fatal(err)
	}
	s.reread(open.no)
}

// TestLeaks_byContent reads everything as everybody and looks for what is hidden from them. SECURITY.md, row 2.
func TestLeaks_byContent(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	for _, f := range s.forms() {
		s.add(f)
	}
	draft := &s.needs[0]
	for _, level := range []domain.Level{domain.LevelGroup, domain.LevelSubgroup} {
		s.supersede(s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: level}), draft)
	}
	s.endow()
	s.build()
	x := newScanner(s)
	heard, registry := &hearer{}, &registers{}
	s.options.Log, s.options.Metrics = slog.New(slog.NewTextHandler(heard, nil)), registry
	ids := []string{noRecord}
	words := []string{"zq0xnow1e", "zq1xold1e", "потреба", "N-ER-2026-0001", "N-BS-2026-0002"}
	for i := range s.needs {
		ids = append(ids, s.needs[i].id)
		if i < len(s.gifts) {
			ids = append(ids, s.gifts[i].id)
		}
		if i < len(s.shares) {
			ids = append(ids, s.shares[i].id)
		}
		if i < len(s.payments) {
			ids = append(ids, s.payments[i].id)
		}
		if i < len(s.ventures) {
			ids = append(ids, s.ventures[i].id)
			words = append(words, ventureMark(i, "now", 1))
		}
		if i%testkit.Size(t, 24, 24, 1) == 0 {
			words = append(words, "zq"+strconv.Itoa(i)+"xnow1e")
		}
	}
	known := map[string][]string{
		"limit": {"7"}, "from": {"0"}, "q": words, "Code": {"ER", "BS", "ER-FIRE"}, "Katottg": {s.needs[20].raion.Parent, s.needs[20].raion.Meta.ID, s.needs[3].raion.Meta.ID, s.needs[len(s.needs)-1].raion.Meta.ID}, "boolean": {"true", "false"},
		"titleUk": words[:1], "titleEn": words[len(words)-1:], "Date": {"2027-06-30"}, "class": {s.line.Meta.ID}, "except": {s.needs[0].id}, "format": {"docx"}, "lang": {"uk"},
		"agency": {s.Orgs["SESU"], s.Orgs["NL-EMB"]}, "record": {s.needs[0].id, s.needs[9].id}, "organisation": {s.Orgs["SESU"]}, "number": {"N-ER-2026-0001", s.needs[len(s.needs)-1].number}, "person": {s.authors.agency.User.Meta.ID},
		"Region": {"UA05", "several"}, "amount": {"100"}, "Quarter": {"2027-Q2"}, "funder": {s.Orgs["NL-EMB"]}, "channel": {s.Orgs["JP-EMB"]}, "pledge": s.giftIDs(), "need": {s.needs[len(s.needs)-1].id},
		"allocation": s.shareIDs(), "project": {s.ventures[0].id, s.ventures[2].id, s.ventures[4].id}, "partner": {s.Orgs["NL-EMB"]},
	}
	scanned, leaks := 0, 0
	scan := func(v viewer, a artefact) {
		scanned++
		if list := x.leaks(v, a); len(list) > 0 {
			if leaks++; leaks < 20 {
				t.Errorf("%s, %s: %v", v.name, a.what, list)
			}
		}
	}
	shown, all := map[string]bool{}, map[string]bool{}
	for i, v := range s.viewers {
		if i%testkit.Size(t, 4, 1, 1) != 0 {
			continue
		}
		mine := ids
		if size := testkit.Size(t, 16, 20, 1); size > 1 { // every other record by turns: each is asked for by somebody of every sort
			mine = append(ids[:1:1], ids[len(ids)-2:]...)
			for j := 1 + i%size; j < len(ids)-2; j += size {
				mine = append(mine, ids[j])
			}
		}
		for _, a := range s.read(t, v, mine, known) {
			scan(v, a)
			for _, m := range x.marker.FindAllString(a.text, -1) {
				shown[m] = true
			}
			for i := range s.ventures {
				for _, m := range []string{ventureMark(i, "now", 1), ventureMark(i, "now", 50), ventureMark(i, "now", 51), ventureMark(i, "now", 52)} {
					all[m] = all[m] || strings.Contains(a.text, m)
				}
			}
			for i := range s.gifts {
				for _, m := range []string{giftMark(i, 1), giftSecret(i, 1), giftSecret(i, 2), giftSecret(i, 3)} {
					all[m] = all[m] || strings.Contains(a.text, m)
				}
			}
			for _, mark := range []string{"now50e", "now51e", "now52e"} {
				all[mark] = all[mark] || strings.Contains(a.text, mark)
			}
		}
	}
	s.tape.undo.Store(true)
	for i, v := range s.viewers { // problem bodies of writes
		b := s.as(v)
		for _, o := range operations(t) {
			if o.Method != "GET" && strings.HasPrefix(o.Path, "/projects/{id}") {
				for j := range s.ventures {
					x := &s.ventures[j]
					if a := b.ask(o.Method, onVenture(o, x.id, x), projectBody(o, x, s.Orgs["SBGS"])); a.Code >= 400 {
						scan(v, artefact{o.ID, a.Code, a.text})
					}
				}
			}
			if o.Method == "GET" || !strings.HasPrefix(o.Path, "/needs/{id}") {
				continue
			}
			for j := i % 10; j < len(s.needs); j += 10 {
				body, _ := requestTo(o, &s.needs[j])
				if o.ID == "editNeed" {
					body = written(s.needs[j].agency, testkit.Content("ER-FIRE"))
				}
				a := b.ask(o.Method, s.onPath(o, s.needs[j].id, &s.needs[j]), body)
				if a.Code >= 400 {
					scan(v, artefact{o.ID, a.Code, a.text})
				}
			}
		}
	}
	var counted strings.Builder
	for _, r := range registry.list {
		families, err := r.Gather()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range families {
			counted.WriteString(f.String())
		}
	}
	log := heard.text.String() + counted.String()
	if counted.Len() == 0 {
		t.Error("nothing was counted")
	}
	if m := x.marker.FindString(log); m != "" || x.number.MatchString(log) || strings.Contains(log, "session-of-") || strings.Count(log, "\n") < scanned {
		t.Errorf("the log or the metrics hold %q", m)
	}
	for i := range s.needs { // a scan that finds nothing because nothing is there would prove nothing
		if m := "zq" + strconv.Itoa(i) + "xnow"; !shown[m] {
			t.Errorf("%s is shown to nobody", m)
		}
	}
	for _, phase := range []string{"par", "notea", "noteb", "ret", "old"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(shown)), func(m string) bool { return strings.HasSuffix(m, "x"+phase) }) {
			t.Errorf("nothing marked %s is shown to anybody", phase)
		}
	}
	for i := range s.gifts { // a pledge that nobody was shown would prove nothing
		if !all[giftMark(i, 1)] && (s.gifts[i].level != "" || testkit.Size(t, 0, 1, 1) == 1) { // its partner is not played each time
			t.Errorf("%s is shown to nobody", giftMark(i, 1))
		}
	}
	for i := range s.ventures {
		if m := ventureMark(i, "now", 1); !all[m] {
			t.Errorf("%s is shown to nobody", m)
		}
	}
	for _, n := range []int{50, 51, 52} {
		if !slices.ContainsFunc(s.ventures, func(x venture) bool { return all[ventureMark(x.no, "now", n)] }) {
			t.Errorf("of no project is shown what is marked %d", n)
		}
	}
	for _, mark := range []string{"now50e", "now51e", "now52e"} { // a file's name and bytes, a comment
		if !all[mark] {
			t.Errorf("nothing marked %s is shown to anybody", mark)
		}
	}
	t.Logf("%d artefacts scanned, %d leak", scanned, leaks)
	if least := testkit.Size(t, 1, 5_000, 5_000); scanned < least {
		t.Errorf("only %d artefacts of at least %d", scanned, least)
	}
}
