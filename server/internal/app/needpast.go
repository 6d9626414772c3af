package app

import (
	"context"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// contentAt is what a need held at an earlier version, by its events: each moved the version by one, and has what stood there
// before. It is for who writes the need; it does not look at who may see an event.
func contentAt(ctx context.Context, r store.Reader, n domain.Need, version int64) (domain.NeedContent, error) {
	none := domain.NeedContent{}
	text, err := json.Marshal(&n.Content, json.Deterministic(true))
	if err != nil {
		return none, err
	}
	query := store.Query{
		Filter: store.And{store.Eq{Field: "kind", Value: store.Str(store.Needs.Spec.Kind)}, store.Eq{Field: "record", Value: store.Str(n.Meta.ID)}},
		Sort:   []store.Sort{{Field: "seq", Desc: true}}, Limit: int(min(n.Meta.Version-version, store.MaxLimit)),
	}
	for back := n.Meta.Version - version; back > 0; {
		page, err := store.Events.List(ctx, r, store.System(), query)
		if err != nil {
			return none, err
		}
		for _, e := range page.Items {
			for _, x := range e.Changes {
				path, inside := strings.CutPrefix(x.Path, "/content")
				if !inside {
					continue
				}
				if text, err = putAt(text, strings.Split(path, "/")[1:], x.Before); err != nil {
					return none, err
				}
			}
			if back--; back == 0 {
				break
			}
		}
		if back > 0 && page.Next == nil {
			return none, fmt.Errorf("need %s: its events do not reach back to version %d", n.Meta.ID, version)
		}
		query.After = page.Next
	}
	out := domain.NeedContent{}
	err = json.Unmarshal(text, &out)
	return out, err
}

// putAt puts a value at a path of an object; an empty value takes it away.
func putAt(text []byte, path []string, value string) ([]byte, error) {
	m, err := members(text)
	if err != nil {
		return nil, err
	}
	name := strings.NewReplacer("~1", "/", "~0", "~").Replace(path[0])
	if len(path) > 1 {
		inner, err := putAt(objectOrNone(m[name]), path[1:], value)
		if err != nil {
			return nil, err
		}
		m[name] = inner
	} else if value == "" {
		delete(m, name)
	} else {
		m[name] = jsontext.Value(value)
	}
	return json.Marshal(m, json.Deterministic(true))
}
