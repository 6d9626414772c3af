package mongostore

import (
	"slices"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"

	"swgportal/server/internal/store"
)

// kind is what a Spec becomes. Its collection bears the Spec's name.
type kind struct {
	spec    *store.Spec
	indexes []index
}

// kindOf gives the kind of a Spec, made once.
func (s *Store) kindOf(spec *store.Spec) (*kind, error) {
	if k, ok := s.kinds.Load(spec); ok {
		return k.(*kind), nil
	}
	if err := spec.Validate(); err != nil {
		return nil, err
	}
	k, _ := s.kinds.LoadOrStore(spec, &kind{spec, indexesOf(spec)})
	return k.(*kind), nil
}

// index is an index under the name that says all of it: two that bear one name are the same.
type index struct {
	name   string
	keys   bson.D
	unique []string // the fields of a unique one
}

// free is the member that lets records with a null pass a unique index: they hold their id there, all others nothing.
// So two of them never meet in it, and two without a null meet where their values do. It needs no partial index, which
// some compatible servers make and do not keep to.
func (ix index) free() string { return strings.Join(ix.unique, "__") }

// frees gives the names of the unique indexes that pass over a record.
func (k *kind) frees(r store.Record) []string {
	var out []string
	for _, ix := range k.indexes {
		if slices.ContainsFunc(ix.unique, func(f string) bool { return r.Fields[f].IsNull() }) {
			out = append(out, ix.free())
		}
	}
	return out
}

// The beginnings of the names of our indexes. Others are an operator's and stay as they are.
const (
	plainIndex  = "i__"
	uniqueIndex = "u__"
	setIndex    = "s__"
	tokenIndex  = "t__"
)

// indexesOf gives the indexes of a kind. Each ends in the id, which breaks ties in every list. A unique one cannot: so
// one that can put a list in order stands beside it.
func indexesOf(spec *store.Spec) []index {
	var out []index
	seen := map[string]bool{}
	add := func(ix index) {
		if !seen[ix.name] {
			seen[ix.name] = true
			out = append(out, ix)
		}
	}
	for _, d := range spec.Indexes {
		keys, name := bson.D{}, ""
		for _, f := range d.Fields {
			keys = append(keys, bson.E{Key: path(f), Value: 1})
			name += "__" + f
		}
		if d.Unique {
			u := index{name: uniqueIndex + name[2:], unique: d.Fields}
			u.keys = append(keys[:len(keys):len(keys)], bson.E{Key: freeName + "." + u.free(), Value: 1})
			add(u)
		}
		add(index{plainIndex + name[2:], withID(keys), nil})
	}
	for _, f := range spec.Fields {
		if f.Type == store.Strings {
			add(index{setIndex + f.Name, withID(bson.D{{Key: path(f.Name), Value: 1}}), nil})
		}
	}
	if spec.Searchable {
		add(index{tokenIndex + tokensName, withID(bson.D{{Key: tokensName, Value: 1}}), nil})
	}
	return out
}

func withID(keys bson.D) bson.D {
	return append(keys[:len(keys):len(keys)], bson.E{Key: idName, Value: 1})
}
