package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestLinks_foreignIDsAreUnknown puts ids of other kinds, of what is hidden and of nothing in the place of each id, in
// the path and in the body. SECURITY.md, row 9.
func TestLinks_foreignIDsAreUnknown(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	s.add(form{agency: "SESU", theme: "BS-SURV", state: domain.NeedSubmitted})
	s.add(form{agency: "SBGS", theme: "ER-FIRE", state: domain.NeedDraft})
	own, waits, hidden := &s.needs[0], &s.needs[1], &s.needs[2]
	events, err := store.Events.List(t.Context(), s.tape.Store, store.System(), store.Query{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{
		"a hidden need": hidden.id, "an organisation": s.Orgs["NL-EMB"], "a person": s.authors.agency.User.Meta.ID, "an event": events.Items[0].ID,
		"nothing": "01930000-0000-7000-8000-00000000000f", "a theme": "ER-FIRE", "a subgroup": "ER", "a place": "UA05000000000010236",
		"a file of a hidden need": hidden.file, "a comment of a hidden need": hidden.said, "a line": own.content.Items[0].ID,
		"a file of another need": waits.file, "a comment of another need": waits.said,
	}
	c, before, calls := readContract(t), s.digest(), 0
	lookers := slices.DeleteFunc(slices.Clone(s.viewers), func(v viewer) bool { return v.closed || s.sees(v, hidden) })
	for n, v := range lookers {
		if n%testkit.Size(t, 8, 4, 1) != 0 {
			continue
		}
		b := s.as(v)
		for _, o := range operations(t) {
			target := own
			if o.ID == "openNeed" || o.ID == "returnNeed" {
				target = waits
			}
			body, match := s.bodyFor(c, o, target), []string{"If-Match", fmt.Sprintf(`"%d"`, target.version)}
			at := func(name, id string) string {
				x := o
				x.Path = strings.ReplaceAll(o.Path, name, id)
				return strings.NewReplacer("{seat}", noRecord, "{code}", "ER").Replace(s.onPath(x, target.id, target))
			}
			for _, name := range []string{"{id}", "{attachment}", "{comment}", "{seat}", "{organisation}"} {
				if !strings.Contains(o.Path, name) {
					continue
				}
				absent := b.ask(o.Method, at(name, noRecord), body, match...)
				for kind, id := range ids {
					if name == "{id}" && (kind == "an organisation" && strings.HasPrefix(o.Path, "/organisations/") || kind == "a person" && strings.HasPrefix(o.Path, "/users/")) {
						continue
					}
					if name == "{organisation}" && kind == "an organisation" {
						continue
					}
					a := b.ask(o.Method, at(name, id), body, match...)
					if calls++; a.Code != absent.Code || bare(a.text) != bare(absent.text) {
						t.Errorf("%s, %s of %s as %s: %d %s, of nothing %d %s", v.name, o.ID, kind, name, a.Code, a.text, absent.Code, absent.text)
					}
				}
			}
			for field, list := range foreign(c, o, ids) {
				var none answer
				for i, kind := range list {
					a := b.ask(o.Method, at("", ""), withField(body, field, ids[kind]), match...)
					if i == 0 {
						none = a
					}
					many := o.ID == "openNeeds" && a.Code == http.StatusOK // tells what became of each
					if calls++; !many && (a.Code < 400 || a.Code >= 500) || a.Code != none.Code || bare(a.text) != bare(none.text) {
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

// bodyFor is a body for any operation: the one that fits a need, or one with every member that its schema allows.
func (s *stage) bodyFor(c contract, o operation, n *subject) string {
	if body, ok := requestTo(o, n); ok && o.ID != "lookAtNeed" {
		return body
	}
	if o.ID == "createNeed" {
		return written(n.agency, n.content)
	}
	schema := c.bodySchema(o)
	if schema == nil {
		return ""
	}
	text, err := json.Marshal(c.sample(schema), json.Deterministic(true))
	if err != nil {
		s.T.Fatal(err)
	}
	return string(text)
}

// foreign names, for each field of a body that takes an id, the kinds of ids that must be unknown there; "nothing" comes
// first. A field that takes the id of a kind of its own gets a line here.
func foreign(c contract, o operation, ids map[string]string) map[string][]string {
	own := map[string]string{"agency": "an organisation", "named": "an organisation", "supersededBy": "", "organisation": "an organisation", "successor": "a person", "mentions": "a person"}
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
	case "mentions":
		m["mentions"] = []string{id}
	case "named":
		m["named"], m["level"] = []string{id}, "parties"
	case "supersededBy":
		m["reason"] = "superseded"
	}
	text, _ := json.Marshal(m, json.Deterministic(true))
	return string(text)
}
