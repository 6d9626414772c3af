package httpapi

import (
	"archive/zip"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/goccy/go-yaml"
)

// contract is the OpenAPI document as a tree, for tests that are made from it.
type contract struct{ tree map[string]any }

func readContract(t *testing.T) contract {
	t.Helper()
	text, err := os.ReadFile("../../api/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var c contract
	if err := yaml.Unmarshal(text, &c.tree); err != nil {
		t.Fatal(err)
	}
	return c
}

// at follows a path of names; nil where there is none.
func (c contract) at(names ...string) map[string]any {
	v := c.tree
	for _, n := range names {
		v, _ = v[n].(map[string]any)
	}
	return v
}

// resolve follows a reference, and names the schema it leads to.
func (c contract) resolve(v any) (m map[string]any, name string) {
	m, _ = v.(map[string]any)
	for {
		ref, ok := m["$ref"].(string)
		if !ok {
			return m, name
		}
		parts := strings.Split(strings.TrimPrefix(ref, "#/"), "/")
		m, name = c.at(parts...), parts[len(parts)-1]
	}
}

// parameters gives the query parameters of an operation.
func (c contract) parameters(o operation) []map[string]any {
	var out []map[string]any
	list, _ := c.at("paths", o.Path, strings.ToLower(o.Method))["parameters"].([]any)
	for _, p := range list {
		if m, _ := c.resolve(p); m["in"] == "query" {
			out = append(out, m)
		}
	}
	return out
}

// values are the values worth trying for a query parameter: all words of its list, or what the test knows of its type.
// A parameter of a type that the test does not know fails the test.
func (c contract) values(t *testing.T, p map[string]any, known map[string][]string) []string {
	t.Helper()
	schema, name := c.resolve(p["schema"])
	if schema["type"] == "array" {
		schema, name = c.resolve(schema["items"])
	}
	if words, ok := schema["enum"].([]any); ok {
		out := make([]string, 0, len(words))
		for _, w := range words {
			out = append(out, w.(string))
		}
		return out
	}
	for _, key := range []string{p["name"].(string), name, schema["type"].(string)} {
		if list, ok := known[key]; ok {
			return list
		}
	}
	t.Fatalf("nobody says what to try for the parameter %v", p)
	return nil
}

// required is the least query of an operation.
func (c contract) required(t *testing.T, o operation, known map[string][]string) url.Values {
	t.Helper()
	base := url.Values{}
	for _, p := range c.parameters(o) {
		if p["required"] == true {
			base.Set(p["name"].(string), c.values(t, p, known)[0])
		}
	}
	return base
}

// queries are the queries to try on an operation: each parameter with each of its values, beside what it requires.
func (c contract) queries(t *testing.T, o operation, known map[string][]string) []string {
	t.Helper()
	base := c.required(t, o, known)
	out := []string{"?" + base.Encode()}
	for _, p := range c.parameters(o) {
		name := p["name"].(string)
		if name == "after" || name == "before" {
			continue // followed, see pages
		}
		for _, v := range c.values(t, p, known) {
			q := url.Values{}
			for k := range base {
				q.Set(k, base.Get(k))
			}
			q.Set(name, v)
			out = append(out, "?"+q.Encode())
		}
	}
	return out
}

// artefact is one answer with what led to it.
type artefact struct {
	what   string
	status int
	text   string // body, and the headers but those that are new in each answer
}

// read asks every GET of the document as one viewer: lists with each filter, order and word, page by page; records that
// are there, hidden or absent. What is new in each answer (request id, page marks) is taken out; pages are followed.
func (s *stage) read(t *testing.T, v viewer, ids []string, known map[string][]string) []artefact {
	t.Helper()
	c, b := readContract(t), s.as(v)
	var out []artefact
	for _, o := range operations(t) {
		if o.Method != "GET" {
			continue
		}
		paths := []string{o.Path}
		if strings.Contains(o.Path, "{") {
			paths = paths[:0]
			for _, id := range ids {
				at := o.Path
				if i := slices.IndexFunc(s.needs, func(n subject) bool { return n.id == id }); i >= 0 {
					at = s.onPath(o, id, &s.needs[i])
				}
				if i := slices.IndexFunc(s.gifts, func(x gift) bool { return x.id == id }); i >= 0 {
					at = strings.ReplaceAll(at, "{attachment}", s.gifts[i].file)
				}
				if i := slices.IndexFunc(s.ventures, func(x venture) bool { return x.id == id }); i >= 0 {
					at = strings.ReplaceAll(at, "{attachment}", s.ventures[i].file)
				}
				paths = append(paths, strings.NewReplacer("{id}", id, "{attachment}", noRecord, "{code}", "ER").Replace(at))
				if !strings.Contains(o.Path, "{id}") {
					break
				}
			}
		}
		var queries []string
		if o.ID != "getNeedSheets" {
			queries = c.queries(t, o, known)
		} else { // of each record; packed text cannot be read in a PDF
			for _, id := range ids {
				queries = append(queries, "?format=docx&lang=uk&id="+id, "?format=docx&lang=en&id="+id)
			}
		}
		for _, path := range paths {
			for _, q := range queries {
				out = append(out, s.pages(b, path+q)...)
			}
		}
	}
	return out
}

// unzipped is the text of every part of a packed file; any other text as it is.
func unzipped(text string) string {
	if !strings.HasPrefix(text, "PK") {
		return text
	}
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		return text
	}
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return text
		}
		part, err := io.ReadAll(r)
		if err != nil {
			return text
		}
		b.WriteString(f.Name + "\n" + string(part) + "\n")
	}
	return b.String()
}

// pages follows the marks of a list to its end.
func (s *stage) pages(b *browser, path string) []artefact {
	var out []artefact
	for after, n := "", 0; n == 0 || after != "" && n < 30; n++ {
		at, what := path, path
		if after != "" {
			at, what = path+"&after="+url.QueryEscape(after), fmt.Sprintf("%s, page %d", path, n+1)
		}
		a := b.ask("GET", at, "")
		var page struct {
			Next string `json:"next"`
			Prev string `json:"prev"`
		}
		_ = json.Unmarshal([]byte(a.text), &page)
		text := unzipped(a.text)
		for _, mark := range []string{page.Next, page.Prev, a.Header().Get("X-Request-Id")} {
			if mark != "" {
				text = strings.ReplaceAll(text, mark, "…")
			}
		}
		var head []string
		for name, values := range a.Header() {
			if name != "X-Request-Id" && name != "Content-Length" && name != "Date" {
				head = append(head, name+": "+strings.Join(values, ", "))
			}
		}
		slices.Sort(head)
		out = append(out, artefact{what: what, status: a.Code, text: strings.Join(head, "\n") + "\n\n" + text})
		after = page.Next
	}
	return out
}
