package httpapi

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// slowest is the longest that an answer may take.
const slowest = 5 * time.Second

// refusals are the statuses that the portal refuses with. 500 is not among them.
var refusals = []int{400, 401, 403, 404, 405, 409, 412, 413, 415, 421, 422, 428, 429, 503}

func loadContract(t testing.TB) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromFile("../../api/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// fuzz is one portal, some people who use it, and what has been answered.
type fuzz struct {
	*site
	*drawer
	doc    *openapi3.T
	jars   []map[string]string // the cookies of each person; the last one's are nobody's
	etags  map[string]string
	counts map[string]map[int]int // operation → status → answers
}

func newFuzz(t *testing.T, seed uint64) *fuzz {
	f := &fuzz{
		site: newSite(t), drawer: &drawer{Rand: rand.New(rand.NewPCG(seed, 36))}, doc: loadContract(t), etags: map[string]string{},
		counts: map[string]map[int]int{}, jars: nil,
	}
	f.drawer.codes = []string{"ER", "BS", "DM", "ER-DEMIN", "XX", "er"}
	f.everyone()
	f.jars = append(f.jars, f.cookies)
	for name, seats := range map[string][]domain.Seat{
		"observer": {f.Seat(domain.RoleObserver, "", "ER")}, "drafter": {f.Seat(domain.RoleDrafter, "SESU", "")}, "admin": {f.Seat(domain.RoleAdmin, "", "")},
	} {
		f.PersonWithPassword(name, seats...)
		f.cookies = map[string]string{}
		f.signIn(name)
		f.jars = append(f.jars, f.cookies)
	}
	slices.SortFunc(f.jars[1:], func(a, b map[string]string) int { return strings.Compare(a["__Host-portal"], b["__Host-portal"]) })
	f.jars = append(f.jars, map[string]string{})
	f.drawer.ids = []string{noRecord, f.Orgs["SESU"], f.Orgs["SESU"], f.Orgs["NPU"]}
	// Accounts that are not of those who ask: these would soon have no rights and no sessions.
	spare := f.Person("spare", f.Seat(domain.RoleObserver, "", "")).User.Meta.ID
	f.drawer.kinds = map[string][]string{"users": {spare}, "organisations": {f.Orgs["NL-EMB"], f.Orgs["SESU"]}}
	f.drawer.ids, f.etags[spare] = append(f.drawer.ids, spare), `"1"`
	f.etags["ER"] = `"1"`
	for _, spec := range []*store.Spec{store.Events.Spec} {
		page, err := f.Store.List(t.Context(), spec, store.System(), store.Query{Limit: 2})
		if err != nil {
			t.Fatal(err)
		}
		f.drawer.ids = append(f.drawer.ids, page.Records[0].ID)
	}
	f.furnish()
	return f
}

// furnish says which bodies fit, and puts needs of every state into the portal.
func (f *fuzz) furnish() {
	need := func() any {
		return map[string]any{
			"agency": f.Orgs["SESU"], "theme": "ER-DEMIN", "title": map[string]any{"uk": "Насоси"}, "description": map[string]any{"uk": "Є 3 з 12."},
			"priority": "high", "cost": map[string]any{"amount": "12.50", "currency": "EUR"}, "costAsOf": "2026-11-20", "nationwide": true,
			"neededBy": "2027-06-30", "contact": map[string]any{"name": "Оксана Гнатюк", "email": "o.hnatiuk@portal.example"},
		}
	}
	f.good = map[string]func() any{
		"createNeed": need, "editNeed": need,
		"createOrganisation": func() any { return map[string]any{"name": map[string]any{"uk": f.text(200)}, "kind": "partner"} },
		"editOrganisation":   func() any { return map[string]any{"name": map[string]any{"en": "Police"}, "kind": "agency"} },
		"closeNeed": func() any {
			return map[string]any{"reason": pick(f.drawer, []string{"withdrawn", "met"}), "comment": "x"}
		},
		"setInterest": func() any { return map[string]any{"publicity": "group", "note": "x"} },
		"addComment":  func() any { return map[string]any{"text": "Коли?"} },
		"giveSeat":    func() any { return map[string]any{"role": "observer", "from": "2026-11-24"} },
		"endSeat":     func() any { return map[string]any{"to": "2027-01-31"} },
		"editUser":    func() any { return map[string]any{"email": "spare@portal.example", "name": "Інша"} },
		"editSubgroup": func() any {
			return map[string]any{"name": map[string]any{"uk": "Підгрупа"}, "members": []any{map[string]any{"organisation": f.Orgs["SESU"], "from": "2026-01-01"}}}
		},
		"relevelNeed": func() any { return map[string]any{"level": "subgroup"} },
		"openNeed":    func() any { return map[string]any{"level": "group"} },
		"returnNeed":  func() any { return map[string]any{"comment": "x"} },
		"reopenNeed":  func() any { return map[string]any{"reason": "x"} },
	}
	for _, id := range f.Orgs {
		f.etags[id] = `"1"`
	}
	text, _ := json.Marshal(need())
	f.cookies = f.jars[0]
	var open string
	for i := range 24 {
		id := f.made("POST", "/needs", string(text))
		f.drawer.kinds["needs"] = append(f.drawer.kinds["needs"], id)
		for _, step := range [][2]string{{"submit", ""}, {"open", `{"level":"group"}`}, {"close", `{"reason":"met"}`}}[:i%4] {
			f.remember(f.ask("POST", "/needs/"+id+"/"+step[0], step[1], "If-Match", f.etags[id]))
		}
		if i%4 == 2 {
			open = id
		}
	}
	f.furnishMoney(open)
	f.furnishMeetings()
}

// play sends a request as somebody and holds the answer against the document.
func (f *fuzz) play(s sent) {
	who := f.IntN(len(f.jars))
	if f.one(2) {
		who = 0 // whom no right stands in the way
	}
	if s.nobody && s.method != http.MethodGet {
		who = len(f.jars) - 1
	}
	if s.op != nil && s.op.OperationID == "signIn" && f.counts["signIn"][http.StatusUnauthorized] > 8 && !f.one(20) {
		return // hashing passwords takes longer than all the rest
	}
	f.cookies = f.jars[who]
	q := s.request(f.site)
	if q == nil {
		return
	}
	began := time.Now()
	a := unpacked(f.T, f.send(q))
	name := "others"
	if s.op != nil {
		name = s.op.OperationID
	}
	if f.counts[name] == nil {
		f.counts[name] = map[int]int{}
	}
	f.counts[name][a.Code]++
	if err := f.fits(s, a); err != nil {
		f.T.Errorf("%s %s%.200s\n%v\n%.2000s\nanswers %d %.2000s\n%v", s.method, s.host, s.path, s.headers, s.body, a.Code, a.text, err)
	}
	if took := time.Since(began); took > slowest {
		f.T.Errorf("%s %.200s took %v", s.method, s.path, took)
	}
	f.hang(s, a)
	f.remember(a)
}

// request is nil for what net/http itself would refuse.
func (s sent) request(site *site) *http.Request {
	u, err := url.ParseRequestURI(s.path)
	if err != nil {
		return nil
	}
	q := (&http.Request{
		Method: s.method, URL: u, RequestURI: s.path, Host: s.host, Header: s.headers, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		RemoteAddr: "192.0.2.1:1234", Body: http.NoBody, ContentLength: int64(len(s.body)),
	}).WithContext(site.T.Context())
	if s.body != "" {
		q.Body = textBody{strings.NewReader(s.body)}
	}
	return q
}

// unpacked is the answer as a browser reads it.
func unpacked(t testing.TB, a answer) answer {
	if a.Header().Get("Content-Encoding") != "gzip" {
		return a
	}
	r, err := gzip.NewReader(strings.NewReader(a.text))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	a.text = string(text)
	return a
}

type textBody struct{ *strings.Reader }

func (textBody) Close() error { return nil }

// fits holds an answer against the document: a status and a body of the operation, or a problem that the registry knows.
func (f *fuzz) fits(s sent, a answer) error {
	media, _, err := mime.ParseMediaType(a.Header().Get("Content-Type"))
	if a.Code >= 400 {
		if !slices.Contains(refusals, a.Code) {
			return fmt.Errorf("the status %d is none to refuse with", a.Code)
		}
		if err != nil || media != "application/problem+json" {
			if s.op == nil && strings.HasPrefix(media, "text/plain") && !strings.HasPrefix(s.path, "/api") {
				return nil // the client's files
			}
			return fmt.Errorf("the refusal is of type %q", media)
		}
		return visit(f.doc.Components.Schemas["Problem"], a.text)
	}
	if s.op == nil {
		return fmt.Errorf("a request that is none of the document's is answered with %d", a.Code)
	}
	known := s.op.Responses.Map()[fmt.Sprint(a.Code)]
	if known == nil {
		return fmt.Errorf("the status %d is not documented", a.Code)
	}
	content := known.Value.Content["application/json"]
	if file := known.Value.Content[media]; content == nil && file != nil && file.Schema.Value.Format == "binary" {
		return nil // a file, whose bytes the document says nothing of
	}
	if content == nil {
		if a.text != "" || a.Code != http.StatusNoContent {
			return fmt.Errorf("a body where the document has none")
		}
		return nil
	}
	if media != "application/json" {
		return fmt.Errorf("the body is of type %q", media)
	}
	for name := range known.Value.Headers {
		if a.Header().Get(name) == "" {
			return fmt.Errorf("the header %s is missing", name)
		}
	}
	return visit(content.Schema, a.text)
}

func visit(schema *openapi3.SchemaRef, text string) error {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return err
	}
	return schema.Value.VisitJSON(v, openapi3.VisitAsResponse(), openapi3.EnableFormatValidation())
}

// hang notes what hangs on the record that a request was about.
func (f *fuzz) hang(s sent, a answer) {
	parts := strings.Split(strings.TrimPrefix(s.path, prior+"/"), "/")
	var made struct {
		ID    string
		Seats []struct{ ID string }
	}
	if len(parts) < 2 || a.Code >= 300 || json.Unmarshal([]byte(a.text), &made) != nil {
		return
	}
	switch {
	case len(parts) == 3 && a.Code == http.StatusCreated:
		f.hung = append(f.hung, [3]string{strings.TrimSuffix(parts[2], "s"), parts[1], made.ID})
	case parts[0] == "users" && len(made.Seats) > 0:
		f.hung = append(f.hung, [3]string{"seat", made.ID, made.Seats[0].ID})
	}
	f.hung = f.hung[max(0, len(f.hung)-30):]
}

// remember keeps the newest ETag of a record, and the ids of some new ones to ask for.
func (f *fuzz) remember(a answer) {
	tag := a.Header().Get("ETag")
	if tag == "" {
		return
	}
	var rec struct{ ID string }
	if json.Unmarshal([]byte(a.text), &rec) != nil || rec.ID == "" {
		return
	}
	if f.etags[rec.ID] == "" && len(f.drawer.ids) < 60 {
		f.drawer.ids = append(f.drawer.ids, rec.ID)
	}
	f.etags[rec.ID] = tag
}

// TestContract_holdsForWhateverIsSent sends every operation what fits it and what does not. Each answer is one that the
// document knows, none is a 500, none takes long.
func TestContract_holdsForWhateverIsSent(t *testing.T) {
	const round = 10_000 // then a new portal, or its lists would grow without end
	n := testkit.Size(t, 1500, 20_000, 1_000_000)
	began, total := time.Now(), map[string]map[int]int{}
	var mu sync.Mutex
	t.Run("rounds", func(t *testing.T) {
		for done := 0; done < n; done += round {
			seed, much := uint64(done/round+1), min(round, n-done)
			t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
				t.Parallel()
				f := newFuzz(t, seed)
				list := targets(f.doc)
				for i := range much {
					if f.play(f.draw(list[(i+f.IntN(3))%len(list)], f.etags)); t.Failed() {
						t.Fatalf("request %d of seed %d", i, seed)
					}
				}
				mu.Lock()
				defer mu.Unlock()
				add(total, f.counts)
			})
		}
	})
	asked := 0
	for _, x := range targets(loadContract(t)) {
		good, bad := 0, 0
		for status, n := range total[x.op.OperationID] {
			asked += n
			if status < 300 {
				good += n
			} else {
				bad += n
			}
		}
		// Nobody can claim the set-up of a portal that has accounts, and no fuzz guesses a password, a link or a session's name.
		guessed := slices.Contains([]string{"claimSetup", "signIn", "changePassword", "claimLink", "endSession"}, x.op.OperationID)
		if n > round && bad == 0 || n > round && good == 0 && !guessed {
			t.Errorf("%s was answered well %d times and refused %d times: it was hardly tried: %v", x.op.OperationID, good, bad, total[x.op.OperationID])
		}
	}
	t.Logf("%d requests of the document's operations and %v others in %v", asked, total["others"], time.Since(began).Round(time.Millisecond))
}

func add(total, more map[string]map[int]int) {
	for name, counts := range more {
		if total[name] == nil {
			total[name] = map[int]int{}
		}
		for status, n := range counts {
			total[name][status] += n
		}
	}
}
