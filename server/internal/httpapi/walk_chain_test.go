package httpapi

import (
	"errors"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/app"
	"swgportal/server/internal/store"
)

// sortedJSON is a JSON text with its members in order; nothing stays nothing.
func sortedJSON(text string) string {
	var v any
	if json.Unmarshal([]byte(text), &v) != nil {
		return text
	}
	out, _ := json.Marshal(v, json.Deterministic(true))
	return string(out)
}

// linked follows the chain of every need and of all that hangs on one: no event is missing or was altered, and the last one
// fits its record. It cannot be left to app.VerifyAudit: the stage writes seats and members beside the use cases.
func (w *walk) linked(what string) {
	w.T.Helper()
	for _, spec := range []*store.Spec{store.Needs.Spec, store.Comments.Spec, store.Attachments.Spec, store.Interests.Spec} {
		last := map[string]store.Event{}
		q := store.Query{Filter: store.Eq{Field: "kind", Value: store.Str(spec.Kind)}, Sort: []store.Sort{{Field: "record"}, {Field: "seq"}}, Limit: store.MaxLimit}
		for recs, err := range store.Pages(w.T.Context(), w.tape, store.Events.Spec, store.System(), q) {
			for _, rec := range recs {
				e, bad := store.Events.Decode(rec)
				before := last[e.Record]
				hash, hashed := app.EventHash(e)
				if err := errors.Join(err, bad, hashed); err != nil || e.Seq != before.Seq+1 || e.Prev != before.Hash || e.Hash != hash {
					w.T.Errorf("%s: event %d of %s %s does not fit the one before: %v", what, e.Seq, spec.Kind, e.Record, err)
				}
				last[e.Record] = e
			}
		}
		for id, e := range last {
			sum := ""
			if rec, err := w.tape.Get(w.T.Context(), spec, store.System(), id); err == nil {
				sealed, err := spec.Sealed(rec.Body)
				if err != nil {
					w.T.Fatal(err)
				}
				sum = store.HexSum(sealed)
			}
			if e.BodyHash != sum {
				w.T.Errorf("%s: the last event of %s %s, %s, is of another record", what, spec.Kind, id, e.Act)
			}
		}
	}
}

// differing names what two bodies differ in, but for who touched it when, each side as JSON and "" for nothing: objects
// member by member, all else whole. It is written apart from the portal's own.
func differing(before, after []byte) map[string][2]string {
	flat := func(body []byte) map[string]string {
		out := map[string]string{}
		var m map[string]any
		_ = json.Unmarshal(body, &m)
		delete(m, "meta")
		var walk func(path string, v any)
		walk = func(path string, v any) {
			if o, ok := v.(map[string]any); ok {
				for k, x := range o {
					walk(path+"/"+k, x)
				}
				return
			}
			text, _ := json.Marshal(v, json.Deterministic(true))
			if s := string(text); s != `""` && s != "null" && s != "[]" {
				out[path] = s
			}
		}
		walk("", m)
		return out
	}
	b, a, out := flat(before), flat(after), map[string][2]string{}
	for path := range b {
		if b[path] != a[path] {
			out[path] = [2]string{b[path], a[path]}
		}
	}
	for path := range a {
		if b[path] != a[path] {
			out[path] = [2]string{b[path], a[path]}
		}
	}
	for path, d := range out { // false and nothing are the same
		if (d[0] == "" || d[0] == "false") && (d[1] == "" || d[1] == "false") {
			delete(out, path)
		}
	}
	return out
}
