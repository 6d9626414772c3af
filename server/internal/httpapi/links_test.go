package httpapi

import (
	"reflect"
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
	// A request puts off the end of its session, and a try to sign in is counted.
	return storeHash(s.T, s.tape.Store, store.Sessions.Spec, store.Throttles.Spec)
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
	case "Quantity":
		return "1"
	case "Date":
		return "2026-11-20"
	case "Moment":
		return "2026-12-01T10:00:00Z"
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
	kind, _ := c.at("paths", o.Path, strings.ToLower(o.Method), "requestBody", "content")["application/json"].(map[string]any)
	return kind["schema"] // nil for a form, which is no object of fields
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
		domain.Attachment{}, domain.Comment{}, domain.Interest{}, domain.Item{}, domain.Unit{}, domain.Strategy{}, domain.ItemClass{}, domain.Rate{}, domain.Quote{}, domain.Pledge{}, domain.Allocation{}, domain.Transaction{}, store.Link{},
		domain.Meeting{}, domain.AgendaItem{}, domain.Circulation{}, domain.Suggestion{},
		store.Look{}, store.Chunk{}, store.Event{}, store.Credential{}, store.Session{}, store.Once{}, store.Setting{}, store.Throttle{}, store.Device{},
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
		body, path := c.sample(schema), strings.NewReplacer("{code}", "ER", "{rate}", rateByHand, "{seat}", noRecord, "{row}", "0").Replace(s.onPath(o, n.id, n))
		for _, p := range c.parameters(o) {
			if p["required"] == true {
				path += "?" + p["name"].(string) + "=" + c.sample(p["schema"]).(string)
			}
		}
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
