package mongostore

import (
	"fmt"
	"regexp"

	"go.mongodb.org/mongo-driver/v2/bson"

	"swgportal/server/internal/store"
)

// compile turns a checked filter into a condition. Not is carried down to the single conditions, where an index may
// still serve it. MongoDB's own logic is two-valued as the contract asks: a comparison with an absent field is false,
// and its denial is true. A value always stands under an operator, so that none is taken for one.
func (k *kind) compile(f store.Filter, not bool) bson.D {
	switch f := f.(type) {
	case nil:
		return bson.D{}
	case store.Eq:
		return on(path(f.Field), either(not, "$ne", "$eq"), scalar(f.Value))
	case store.In:
		return on(path(f.Field), either(not, "$nin", "$in"), scalars(f.Values))
	case store.Range:
		return bounds(f, not)
	case store.Has:
		return on(path(f.Field), either(not, "$nin", "$in"), strs(f.Values))
	case store.Exists:
		return k.exists(f, not)
	case store.Text:
		return text(f, not)
	case store.And:
		return k.join(f, not, !not)
	case store.Or:
		return k.join(f, not, not)
	case store.Not:
		return k.compile(f.Filter, !not)
	}
	panic(fmt.Sprintf("mongostore: a filter of type %T was not refused", f)) // CheckQuery refuses it
}

// join links conditions; not applies to each of them, and turns an And into an Or.
func (k *kind) join(list []store.Filter, not, and bool) bson.D {
	parts := make([]bson.D, len(list))
	for i, f := range list {
		parts[i] = k.compile(f, not)
	}
	if and {
		return all(parts...)
	}
	return some(parts...)
}

// all links conditions that must hold together. The empty ones always do.
func all(parts ...bson.D) bson.D {
	list := bson.A{}
	for _, p := range parts {
		if len(p) > 0 {
			list = append(list, p)
		}
	}
	switch len(list) {
	case 0:
		return bson.D{}
	case 1:
		return list[0].(bson.D)
	}
	return bson.D{{Key: "$and", Value: list}}
}

// some links conditions of which one must hold.
func some(parts ...bson.D) bson.D {
	list := bson.A{}
	for _, p := range parts {
		list = append(list, p)
	}
	switch len(list) {
	case 0:
		return never()
	case 1:
		return parts[0]
	}
	return bson.D{{Key: "$or", Value: list}}
}

func never() bson.D { return on(idName, "$in", bson.A{}) }

func on(name, operator string, value any) bson.D {
	return bson.D{{Key: name, Value: bson.D{{Key: operator, Value: value}}}}
}

func either(not bool, denied, said string) string {
	if not {
		return denied
	}
	return said
}

func bounds(f store.Range, not bool) bson.D {
	ends := bson.D{}
	if !f.From.IsNull() {
		ends = append(ends, bson.E{Key: "$gte", Value: scalar(f.From)})
	}
	if !f.To.IsNull() {
		ends = append(ends, bson.E{Key: "$lt", Value: scalar(f.To)})
	}
	if not {
		return on(path(f.Field), "$not", ends)
	}
	return bson.D{{Key: path(f.Field), Value: ends}}
}

// exists: a set that is not empty holds a string that is not under the empty one, which its index can tell.
func (k *kind) exists(f store.Exists, not bool) bson.D {
	if d, _ := k.spec.Field(f.Field); d.Type != store.Strings {
		return on(path(f.Field), either(not, "$eq", "$ne"), nil)
	}
	return bounds(store.Range{Field: f.Field, From: store.Str("")}, not)
}

// text holds where each word of the search is among the tokens. A beginning is an anchored pattern of letters and
// digits, which servers read from the index as a range.
func text(f store.Text, not bool) bson.D {
	var words []bson.D
	for _, q := range store.QueryTokens(f.Words) {
		word := []bson.D{on(tokensName, either(not, "$nin", "$in"), strs(q.Exact))}
		for _, p := range q.Prefix {
			begins := bson.Regex{Pattern: "^" + regexp.QuoteMeta(p)}
			if not {
				word = append(word, on(tokensName, "$not", begins))
			} else {
				word = append(word, bson.D{{Key: tokensName, Value: begins}})
			}
		}
		if not {
			words = append(words, all(word...))
		} else {
			words = append(words, some(word...))
		}
	}
	switch {
	case len(words) == 0 && not:
		return bson.D{}
	case len(words) == 0:
		return never()
	case not:
		return some(words...)
	}
	return all(words...)
}

func scalars(values []store.Value) bson.A {
	list := bson.A{}
	for _, v := range values {
		list = append(list, scalar(v))
	}
	return list
}

func strs(values []string) bson.A {
	list := bson.A{}
	for _, v := range values {
		list = append(list, v)
	}
	return list
}
