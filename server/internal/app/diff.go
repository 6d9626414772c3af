package app

import (
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"swgportal/server/internal/store"
)

// diff names every field in which two bodies differ, in the order of their paths. Objects are compared member by
// member, anything else as a whole. The record's own meta is left out: the event says who and when.
func diff(before, after []byte) ([]store.Change, error) {
	out := []store.Change{}
	b, err := members(before)
	if err != nil {
		return nil, err
	}
	a, err := members(after)
	if err != nil {
		return nil, err
	}
	delete(b, "meta")
	delete(a, "meta")
	if err := diffMembers("", b, a, &out); err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(x, y store.Change) int { return strings.Compare(x.Path, y.Path) })
	return out, nil
}

func members(text []byte) (map[string]jsontext.Value, error) {
	m := map[string]jsontext.Value{}
	if len(text) == 0 {
		return m, nil
	}
	return m, json.Unmarshal(text, &m)
}

func diffMembers(path string, before, after map[string]jsontext.Value, out *[]store.Change) error {
	names := map[string]bool{}
	for n := range before {
		names[n] = true
	}
	for n := range after {
		names[n] = true
	}
	for n := range names {
		b, a := before[n], after[n]
		if string(b) == string(a) {
			continue
		}
		at := path + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(n)
		if isObject(b) || isObject(a) {
			bm, err := members(objectOrNone(b))
			if err != nil {
				return err
			}
			am, err := members(objectOrNone(a))
			if err != nil {
				return err
			}
			if err := diffMembers(at, bm, am, out); err != nil {
				return err
			}
			continue
		}
		if empty(b) && empty(a) {
			continue
		}
		*out = append(*out, store.Change{Path: at, Before: told(b), After: told(a)})
	}
	return nil
}

func isObject(v jsontext.Value) bool { return len(v) > 0 && v.Kind() == '{' }

func objectOrNone(v jsontext.Value) []byte {
	if isObject(v) {
		return v
	}
	return nil
}

// empty says whether a value tells nothing: absent, null, "", [] or false.
func empty(v jsontext.Value) bool {
	switch string(v) {
	case "", "null", `""`, "[]", "false":
		return true
	}
	return false
}

// told is the value as an event keeps it: nothing for one that tells nothing.
func told(v jsontext.Value) string {
	if empty(v) && string(v) != "false" {
		return ""
	}
	return string(v)
}
