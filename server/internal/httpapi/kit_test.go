package httpapi

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

const (
	host  = "portal.example"
	prior = "/api/v1"
)

// operation is one of the OpenAPI document.
type operation struct {
	ID, Method, Path, Permission string
	Open                         bool // needs nobody signed in
	Body                         bool
}

// document is what the tests ask of the OpenAPI document.
type document struct {
	Paths      map[string]map[string]any `yaml:"paths"`
	Components struct {
		Schemas map[string]struct {
			Enum []string `yaml:"enum"`
		} `yaml:"schemas"`
	} `yaml:"components"`
}

func readDocument(t *testing.T) document {
	t.Helper()
	text, err := os.ReadFile("../../api/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var d document
	if err := yaml.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func operations(t *testing.T) []operation {
	t.Helper()
	var list []operation
	for path, item := range readDocument(t).Paths {
		for method, v := range item {
			if method == "parameters" {
				continue
			}
			o := v.(map[string]any)
			x := operation{Method: strings.ToUpper(method), Path: path}
			x.ID, _ = o["operationId"].(string)
			x.Permission, _ = o["x-permission"].(string)
			_, x.Open = o["security"]
			_, x.Body = o["requestBody"]
			list = append(list, x)
		}
	}
	if len(list) < 20 {
		t.Fatalf("only %d operations in the document", len(list))
	}
	slices.SortFunc(list, func(a, b operation) int { return strings.Compare(a.ID, b.ID) })
	return list
}

// url is an address of the operation, with an id that no record has.
func (o operation) url() string { return o.at(noRecord) }

// at is an address of the operation on a record; an id within it is no record's.
func (o operation) at(id string) string {
	parts := strings.Split(o.Path, "/")
	for i, p := range parts {
		switch {
		case p == "{id}":
			parts[i] = id
		case strings.HasPrefix(p, "{"):
			parts[i] = noRecord
		}
	}
	return prior + strings.Join(parts, "/")
}

// aFile is a body with one file, to be sent as aForm.
func aFile(name, content string) string {
	return "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: text/html\r\n\r\n" + content + "\r\n--edge--\r\n"
}

const aForm = "multipart/form-data; boundary=edge"

// site is the handler with a portal behind it, and the cookies of one browser.
type site struct {
	*testkit.World
	handler http.Handler
	options Options
	asked   int
	cookies map[string]string
}

func newSite(t *testing.T) *site {
	w := testkit.New(t)
	s := &site{World: w, options: Options{App: w.App, Hosts: []string{host}, Secure: true}, cookies: map[string]string{}}
	s.renew()
	return s
}

// renew makes the handler anew: the gate forgets how much was asked.
func (s *site) renew() {
	h, err := New(s.options)
	if err != nil {
		s.T.Fatal(err)
	}
	s.handler = h
}

// everyone makes a person with every role, so that no right stands in the way, and signs it in.
func (s *site) everyone() {
	s.T.Helper()
	s.PersonWithPassword("everyone", s.Seat(domain.RoleSecretariat, "", ""), s.Seat(domain.RoleChair, "", "ER"),
		s.Seat(domain.RoleDrafter, "SESU", ""), s.Seat(domain.RolePartner, "NL-EMB", ""), s.Seat(domain.RoleAdmin, "", ""), s.Seat(domain.RoleAuditor, "", ""))
	s.signIn("everyone")
}

func (s *site) signIn(name string) {
	s.T.Helper()
	a := s.ask("POST", "/session", `{"email":"`+name+`@portal.example","password":"`+testkit.Password+`"}`)
	if a.Code != http.StatusOK {
		s.T.Fatalf("signing in answers %d %s", a.Code, a.text)
	}
}

type answer struct {
	*httptest.ResponseRecorder
	text string
}

// code is the problem's code; empty where the answer is none.
func (a answer) code() string {
	var p struct{ Code string }
	if a.Header().Get("Content-Type") == "application/problem+json" {
		_ = json.Unmarshal([]byte(a.text), &p)
	}
	return p.Code
}

// firstField is where the first field that is refused stands, and its code.
func (a answer) firstField() string {
	var p struct {
		Errors []struct{ Pointer, Code string }
	}
	_ = json.Unmarshal([]byte(a.text), &p)
	if len(p.Errors) == 0 {
		return ""
	}
	return p.Errors[0].Pointer + " " + p.Errors[0].Code
}

// ask sends a request as the browser; headers are name, value, name, value. A path of the API has no prefix.
func (s *site) ask(method, path, body string, headers ...string) answer {
	s.T.Helper()
	if !strings.HasPrefix(path, prior) && !strings.HasPrefix(path, "http") && !strings.HasPrefix(path, "//") {
		path = prior + path
	}
	var r io.Reader
	if body != "" {
		r = strings.NewReader(body)
	}
	q := httptest.NewRequestWithContext(s.T.Context(), method, path, r)
	switch {
	case strings.HasPrefix(body, "--edge"):
		q.Header.Set("Content-Type", aForm)
	case body != "":
		q.Header.Set("Content-Type", "application/json")
	}
	q.Host = host
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			q.Host = headers[i+1]
			continue
		}
		q.Header.Set(headers[i], headers[i+1])
	}
	return s.send(q)
}

func (s *site) send(q *http.Request) answer {
	if s.asked++; s.asked%30 == 0 {
		s.renew()
	}
	for name, value := range s.cookies {
		q.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	rec := httptest.NewRecorder()
	s.handler.ServeHTTP(rec, q)
	for _, c := range rec.Result().Cookies() {
		s.cookies[c.Name] = c.Value
		if c.MaxAge < 0 {
			delete(s.cookies, c.Name)
		}
	}
	return answer{rec, rec.Body.String()}
}
