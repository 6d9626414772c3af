package httpapi

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// digest is a hash over every record that people's changes touch, with the numbers of writes.
func (s *stage) digest() string {
	s.T.Helper()
	h := sha256.New()
	for _, spec := range store.All() {
		if spec == store.Sessions.Spec || spec == store.Throttles.Spec {
			continue // a request puts off the end of its session, and a try to sign in is counted
		}
		for q := (store.Query{Limit: store.MaxLimit}); ; {
			page, err := s.tape.Store.List(s.T.Context(), spec, store.System(), q)
			if err != nil {
				s.T.Fatal(err)
			}
			for _, r := range page.Records {
				fmt.Fprintf(h, "%s %s %d %s\n", spec.Kind, r.ID, r.Rev, r.Body)
			}
			if page.Next == nil {
				break
			}
			q.After = page.Next
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// sample makes a body that holds every member a schema allows.
func (c contract) sample(schema any) any {
	m, name := c.resolve(schema)
	switch name {
	case "Id":
		return noRecord
	case "Code":
		return "ZZ-NONE"
	case "Katottg":
		return "UA99000000000000000"
	case "Date":
		return "2026-11-20"
	}
	if words, ok := m["enum"].([]any); ok {
		return words[0]
	}
	switch m["type"] {
	case "object":
		out := map[string]any{}
		for n, p := range m["properties"].(map[string]any) {
			out[n] = c.sample(p)
		}
		return out
	case "array":
		return []any{c.sample(m["items"])}
	case "boolean":
		return true
	case "integer":
		return 1
	}
	if m["pattern"] != nil {
		return "12" // money, IATI type; a pattern that it does not fit is refused later than what is looked for here
	}
	return "text"
}

// bodySchema is the schema of an operation's body; nil for none.
func (c contract) bodySchema(o operation) any {
	r, _ := c.at("paths", o.Path, strings.ToLower(o.Method))["requestBody"].(map[string]any)
	if r == nil {
		return nil
	}
	return r["content"].(map[string]any)["application/json"].(map[string]any)["schema"]
}

// levels calls fn with each object within a body and the names that its schema knows.
func (c contract) levels(schema, body any, at string, fn func(at string, object map[string]any, known map[string]any)) {
	m, _ := c.resolve(schema)
	switch v := body.(type) {
	case map[string]any:
		props := m["properties"].(map[string]any)
		fn(at, v, props)
		for n, x := range v {
			if p, ok := props[n]; ok {
				c.levels(p, x, at+"/"+n, fn)
			}
		}
	case []any:
		for _, x := range v {
			c.levels(m["items"], x, at+"/0", fn)
		}
	}
}

// fieldNames are the JSON names of every field of a type, and of what is within it.
func fieldNames(t reflect.Type, out map[string]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[time.Time]() {
		return
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" {
			name = f.Name
		}
		out[name], out[f.Name] = true, true
		fieldNames(f.Type, out)
	}
}

// TestBodies_takeNoFieldOfARecord sends every field name of every record at every level of every body. SECURITY.md, row
// 10: a body is not a record.
func TestBodies_takeNoFieldOfARecord(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	n := s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedDraft})
	names := map[string]bool{"approved": true, "role": true, "isAdmin": true, "__proto__": true, "$set": true}
	for _, x := range []any{
		domain.Need{}, domain.Organisation{}, domain.OrganisationContent{}, domain.User{}, domain.Seat{}, domain.Subgroup{}, domain.Theme{}, domain.Place{},
		store.Event{}, store.Credential{}, store.Session{}, store.Once{}, store.Setting{}, store.Throttle{}, store.Device{},
	} {
		fieldNames(reflect.TypeOf(x), names)
	}
	for _, spec := range store.All() {
		for _, f := range spec.Fields {
			names[f.Name] = true
		}
	}
	c, before, calls := readContract(t), s.digest(), 0
	everyone := s.viewers[0]
	for i, v := range s.viewers {
		if strings.Contains(v.name, "drafter of SESU and chair") {
			everyone = s.viewers[i]
		}
	}
	b := s.as(everyone)
	for _, o := range operations(t) {
		schema := c.bodySchema(o)
		if schema == nil {
			continue
		}
		body, path := c.sample(schema), strings.ReplaceAll(o.Path, "{id}", n.id)
		send := func() answer {
			text, err := json.Marshal(body)
			if err != nil {
				t.Fatal(err)
			}
			calls++
			return b.ask(o.Method, path, string(text), "If-Match", `"77"`)
		}
		if a := send(); a.code() == "bad_request" {
			t.Errorf("%s: the sample itself is refused: %s", o.ID, a.text)
		}
		c.levels(schema, body, "", func(at string, object, known map[string]any) {
			i := 0
			for name := range names {
				if _, ok := known[name]; ok {
					continue
				}
				if i++; i%testkit.Size(t, 5, 1, 1) != 0 {
					continue
				}
				object[name] = "x"
				if a := send(); a.code() != "bad_request" {
					t.Errorf("%s takes %s at %q: %d %s", o.ID, name, at, a.Code, a.text)
				}
				delete(object, name)
			}
		})
	}
	if s.digest() != before {
		t.Error("something was changed")
	}
	t.Logf("%d names, %d bodies, 0 taken", len(names), calls)
}

// TestLinks_foreignIDsAreUnknown puts ids of other kinds, of what is hidden and of nothing in the place of each id, in
// the path and in the body. SECURITY.md, row 9.
func TestLinks_foreignIDsAreUnknown(t *testing.T) {
	s := newStage(t)
	own := s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	waits := s.add(form{agency: "SESU", theme: "BS-SURV", state: domain.NeedSubmitted})
	hidden := s.add(form{agency: "SBGS", theme: "ER-FIRE", state: domain.NeedDraft})
	events, err := store.Events.List(t.Context(), s.tape.Store, store.System(), store.Query{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{
		"a hidden need": hidden.id, "an organisation": s.Orgs["NL-EMB"], "a person": s.authors.agency.User.Meta.ID, "an event": events.Items[0].ID,
		"nothing": "01930000-0000-7000-8000-00000000000f", "a theme": "ER-FIRE", "a subgroup": "ER", "a place": "UA05000000000010236",
	}
	c, before, calls := readContract(t), s.digest(), 0
	lookers := slices.DeleteFunc(slices.Clone(s.viewers), func(v viewer) bool { return v.closed || s.sees(v, hidden) })
	for _, v := range lookers {
		b := s.as(v)
		for _, o := range operations(t) {
			target := own
			if o.ID == "openNeed" || o.ID == "returnNeed" {
				target = waits
			}
			body, _ := requestTo(o, target)
			if o.ID == "createNeed" {
				body = written(own.agency, own.content)
			}
			match := []string{"If-Match", fmt.Sprintf(`"%d"`, target.version)}
			if strings.Contains(o.Path, "{id}") {
				absent := b.ask(o.Method, strings.ReplaceAll(o.Path, "{id}", noRecord), body, match...)
				for kind, id := range ids {
					if kind == "an organisation" && strings.HasPrefix(o.Path, "/organisations/") {
						continue
					}
					a := b.ask(o.Method, strings.ReplaceAll(o.Path, "{id}", id), body, match...)
					if calls++; a.Code != absent.Code || bare(a.text) != bare(absent.text) {
						t.Errorf("%s, %s of %s: %d %s, of nothing %d %s", v.name, o.ID, kind, a.Code, a.text, absent.Code, absent.text)
					}
				}
			}
			for field, list := range foreign(c, o, ids) {
				var none answer
				for i, kind := range list {
					a := b.ask(o.Method, strings.ReplaceAll(o.Path, "{id}", target.id), withField(body, field, ids[kind]), match...)
					if i == 0 {
						none = a
					}
					if calls++; a.Code < 400 || a.Code >= 500 || a.Code != none.Code || bare(a.text) != bare(none.text) {
						t.Errorf("%s, %s with %s as %s: %d %s, with nothing %d %s", v.name, o.ID, kind, field, a.Code, a.text, none.Code, none.text)
					}
				}
			}
		}
	}
	if s.digest() != before {
		t.Error("something was changed")
	}
	t.Logf("%d calls as %d viewers, all as for nothing", calls, len(lookers))
}

// foreign names, for each field of a body that takes an id, the kinds of ids that must be unknown there; "nothing" comes
// first. A field that takes the id of a kind of its own gets a line here.
func foreign(c contract, o operation, ids map[string]string) map[string][]string {
	own := map[string]string{"agency": "an organisation", "named": "an organisation", "supersededBy": ""}
	out := map[string][]string{}
	schema, _ := c.resolve(c.bodySchema(o))
	props, _ := schema["properties"].(map[string]any)
	for field, p := range props {
		m, name := c.resolve(p)
		if m["type"] == "array" {
			_, name = c.resolve(m["items"])
		}
		if name != "Id" {
			continue
		}
		list := []string{"nothing"}
		for kind, id := range ids {
			if len(id) == len(noRecord) && kind != own[field] && kind != "nothing" {
				list = append(list, kind)
			}
		}
		out[field] = list
	}
	return out
}

// withField sets a member of a body: in a list where the member is one.
func withField(body, field, id string) string {
	m := map[string]any{}
	_ = json.Unmarshal([]byte(body), &m)
	m[field] = id
	switch field {
	case "named":
		m["named"], m["level"] = []string{id}, "parties"
	case "supersededBy":
		m["reason"] = "superseded"
	}
	text, _ := json.Marshal(m, json.Deterministic(true))
	return string(text)
}
