package httpapi

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

const twoNeeds = "Номер;Назва (укр.);Потрібно до\n1;Насоси;31.12.2027\n2;Драбини;негайно\n"

// startsImport brings a table of needs and gives the import's address.
func (s *site) startsImport(content string) string {
	s.T.Helper()
	a := s.ask("POST", "/imports?kind=needs", aFile("потреби.csv", content))
	var x struct{ ID string }
	if err := json.Unmarshal([]byte(a.text), &x); err != nil || a.Code != http.StatusCreated {
		s.T.Fatalf("%d %s", a.Code, a.text)
	}
	return "/imports/" + x.ID
}

// TestImport_fromTheTemplateToUndone plays an import's way over HTTP.
func TestImport_fromTheTemplateToUndone(t *testing.T) {
	s := newSite(t)
	s.everyone()
	at := s.startsImport(twoNeeds)
	for i, step := range []struct {
		method, path, body string
		code               int
		says               string
	}{
		{"GET", "/imports/template?kind=needs&lang=uk", "", 200, "PK"},
		{"GET", "/imports", "", 200, `"name":"потреби.csv"`},
		{"GET", at, "", 200, `"state":"preview"`},
		{"GET", at + "/rows?lang=uk&fate=rejected", "", 200, `"cell":"C3","code":"format","column":"neededBy","pointer":"/neededBy","text":"Потрібно до: Напишіть день, місяць і рік, наприклад 30.06.2027"`},
		{"GET", at + "/rows?lang=en&fate=rejected", "", 200, `"text":"Needed by: Write day, month and year, for example 30/06/2027"`},
		{"GET", at + "/rows?lang=uk&limit=1", "", 200, `"next":1`},
		{"GET", at + "/rows?lang=uk&from=2", "", 200, `"items":[]`},
		{"GET", at + "/rejected?lang=uk", "", 200, "PK"},
		{"PUT", at + "/rows/1?lang=uk", `{"cells":[{"column":"neededBy","text":"1.2.2028"}]}`, 200, `"fate":"add"`},
		{"PUT", at + "/rows/1?lang=uk", `{"cells":[{"column":"id","text":"x"}]}`, 422, `"/cells/id"`},
		{"PUT", at + "/rows/1?lang=uk", `{"cells":[{"column":"state","text":"x"}]}`, 422, `"/cells/state"`},
		{"PUT", at + "/rows/7?lang=uk", `{}`, 404, "not_found"},
		{"POST", at + "/commit", "", 200, `"state":"written"`},
		{"POST", at + "/commit", "", 409, "state_forbids"},
		{"PUT", at + "/rows/1?lang=uk", `{}`, 409, "state_forbids"},
		{"DELETE", at, "", 409, "state_forbids"},
		{"GET", "/needs?state=draft", "", 200, `"total":2`},
		{"POST", at + "/undo", "", 200, `"state":"undone"`},
		{"POST", at + "/undo", "", 409, "state_forbids"},
		{"GET", "/needs?state=draft", "", 200, `"total":0`},
		{"DELETE", at, "", 204, ""},
		{"GET", at, "", 404, "not_found"},
	} {
		if a := s.ask(step.method, step.path, step.body); a.Code != step.code || !strings.Contains(a.text, step.says) {
			t.Errorf("step %d, %s %s: %d, want %d and %q\n%s", i+1, step.method, step.path, a.Code, step.code, step.says, a.text)
		}
	}
}

func TestImport_refusesFilesThatCannotBeRead(t *testing.T) {
	s := newSite(t)
	s.everyone()
	for content, says := range map[string]string{
		"%PDF-1.7": "file_unknown", "a,b\n1,2\n": "file_heading", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "file_old", "PK\x03\x04": "file_damaged",
	} {
		if a := s.ask("POST", "/imports?kind=needs", aFile("a.csv", content)); a.Code != http.StatusUnprocessableEntity || a.code() != "file_unreadable" || !strings.Contains(a.text, says) {
			t.Errorf("%q: %d %s", content, a.Code, a.text)
		}
	}
	if a := s.ask("POST", "/imports?kind=people", aFile("a.csv", twoNeeds)); a.Code != http.StatusBadRequest {
		t.Errorf("another kind: %d %s", a.Code, a.text)
	}
}

func TestImport_underOneKey_isStartedAndWrittenOnce(t *testing.T) {
	s := newSite(t)
	s.everyone()
	first := s.ask("POST", "/imports?kind=needs", aFile("a.csv", twoNeeds), "Idempotency-Key", "one-and-the-same")
	again := s.ask("POST", "/imports?kind=needs", aFile("a.csv", twoNeeds), "Idempotency-Key", "one-and-the-same")
	if first.Code != http.StatusCreated || first.text != again.text {
		t.Errorf("%s\n%s", first.text, again.text)
	}
	if a := s.ask("POST", "/imports?kind=needs", aFile("b.csv", twoNeeds), "Idempotency-Key", "one-and-the-same"); a.code() != "idempotency_reuse" {
		t.Errorf("another file: %d %s", a.Code, a.text)
	}
	at := s.startsImport(twoNeeds)
	for range 2 {
		if a := s.ask("POST", at+"/commit", "", "Idempotency-Key", "batch-number-one"); a.Code != http.StatusOK || !strings.Contains(a.text, `"doneCounts":{"add":1,"aside":0,"change":0,"conflict":0,"rejected":1,"rows":2,"unchanged":0}`) {
			t.Errorf("%d %s", a.Code, a.text)
		}
	}
}

// TestImports_areTheirBringersAlone: to everybody else, of the same agency too, an import answers like one that is not there.
func TestImports_areTheirBringersAlone(t *testing.T) {
	s := newSite(t)
	s.everyone()
	at := s.startsImport(twoNeeds)
	s.PersonWithPassword("colleague", s.Seat(domain.RoleDrafter, "SESU", ""))
	s.cookies = map[string]string{}
	s.signIn("colleague")
	for _, step := range [][3]string{
		{"GET", "", ""}, {"DELETE", "", ""}, {"GET", "/rows?lang=uk", ""}, {"PUT", "/rows/0?lang=uk", `{}`}, {"POST", "/commit", ""}, {"POST", "/undo", ""}, {"GET", "/rejected?lang=uk", ""},
	} {
		hidden, absent := s.ask(step[0], at+step[1], step[2]), s.ask(step[0], "/imports/"+noRecord+step[1], step[2])
		if hidden.Code != http.StatusNotFound || bare(hidden.text) != bare(absent.text) {
			t.Errorf("%s %s: %d %s, of an absent one %s", step[0], step[1], hidden.Code, hidden.text, absent.text)
		}
	}
	if a := s.ask("GET", "/imports", ""); strings.TrimSpace(a.text) != `{"items":[]}` {
		t.Errorf("%s", a.text)
	}
}

func TestNeedShape_isTheContracts(t *testing.T) {
	shape := NeedShape()
	good := testkit.Content("ER-FIRE")
	if err := shape(noRecord, good); err != nil {
		t.Error(err)
	}
	for pointer, spoil := range map[string]func(*domain.NeedContent){
		"/title/uk":      func(c *domain.NeedContent) { c.Title.UK = strings.Repeat("я", 201) },
		"/contact/phone": func(c *domain.NeedContent) { c.Contact.Phone = strings.Repeat("1", 99) },
		"/items/0/specification/uk": func(c *domain.NeedContent) {
			c.Items = []domain.Item{{Specification: domain.Text{UK: strings.Repeat("я", 1001)}}}
		},
		"/officialRequest/number": func(c *domain.NeedContent) { c.OfficialRequest.Number = strings.Repeat("1", 999) },
		"/description/en":         func(c *domain.NeedContent) { c.Description.EN = strings.Repeat("x", 99999) },
		"/places": func(c *domain.NeedContent) {
			c.Places = strings.Split(strings.Repeat("UA05000000000010236 ", 30)+"UA05000000000010236", " ")
		},
	} {
		c := good
		spoil(&c)
		if err := shape(noRecord, c); err == nil || !strings.Contains(err.Error(), pointer) {
			t.Errorf("%s: %v", pointer, err)
		}
	}
}
