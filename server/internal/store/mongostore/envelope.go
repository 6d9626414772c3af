package mongostore

import (
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"

	"swgportal/server/internal/store"
)

// The members of an envelope.
const (
	idName     = "_id"
	revName    = "rev"
	fieldsName = "f"      // the declared fields that are not null, typed
	freeName   = "free"   // the unique indexes that pass over the record; see index.free
	tokensName = "tokens" // only where the record has some
	bodyName   = "body"   // the canonical JSON, byte for byte: what the portal reads
	nativeName = "doc"    // the same as a document, for an operator's queries; see native
)

func path(field string) string { return fieldsName + "." + field }

// seal makes the envelope of a record at a rev.
func (k *kind) seal(r store.Record, rev int64) bson.D {
	fields, free := bson.D{}, bson.D{}
	for _, f := range k.spec.Fields {
		if v, ok := bsonOf(f, r.Fields[f.Name]); ok {
			fields = append(fields, bson.E{Key: f.Name, Value: v})
		}
	}
	for _, name := range k.frees(r) {
		free = append(free, bson.E{Key: name, Value: r.ID})
	}
	d := bson.D{{Key: idName, Value: r.ID}, {Key: revName, Value: rev}, {Key: fieldsName, Value: fields}}
	if len(free) > 0 {
		d = append(d, bson.E{Key: freeName, Value: free})
	}
	if len(r.Tokens) > 0 {
		d = append(d, bson.E{Key: tokensName, Value: r.Tokens})
	}
	d = append(d, bson.E{Key: bodyName, Value: string(r.Body)})
	if doc, ok := native(r.Body); ok {
		d = append(d, bson.E{Key: nativeName, Value: doc})
	}
	return d
}

// bsonOf gives the value to keep, and whether there is one: a null is not kept, an empty set is.
func bsonOf(f store.Field, v store.Value) (any, bool) {
	if f.Type == store.Strings {
		if list := v.List(); list != nil {
			return list, true
		}
		return []string{}, true
	}
	return scalar(v), !v.IsNull()
}

// scalar is a value as a query names it; nil for null.
func scalar(v store.Value) any {
	switch v.Type() {
	case store.String:
		return v.Text()
	case store.Int:
		return v.Number()
	case store.Bool:
		return v.Bool()
	case store.Time:
		return bson.DateTime(v.Number())
	}
	return nil
}

// unseal reads an envelope.
func unseal(spec *store.Spec, doc bson.Raw) (store.Record, error) {
	r := store.Record{Fields: make(store.Fields, len(spec.Fields))}
	var ok [3]bool
	var body string
	r.ID, ok[0] = doc.Lookup(idName).StringValueOK()
	r.Rev, ok[1] = doc.Lookup(revName).AsInt64OK()
	body, ok[2] = doc.Lookup(bodyName).StringValueOK()
	if ok != [3]bool{true, true, true} {
		return r, fmt.Errorf("%s %q: not an envelope of ours", spec.Kind, r.ID)
	}
	r.Body = []byte(body)
	for _, f := range spec.Fields {
		v, err := valueOf(f, doc.Lookup(fieldsName, f.Name))
		if err != nil {
			return r, fmt.Errorf("%s %s: %w", spec.Kind, r.ID, err)
		}
		r.Fields[f.Name] = v
	}
	return r, nil
}

// valueOf reads a value of a declared field, or of the key of a report.
func valueOf(f store.Field, raw bson.RawValue) (store.Value, error) {
	if raw.IsZero() || raw.Type == bson.TypeNull {
		if f.Type == store.Strings {
			return store.Set(), nil
		}
		return store.Null, nil
	}
	switch f.Type {
	case store.String:
		if s, ok := raw.StringValueOK(); ok {
			return store.Str(s), nil
		}
	case store.Int:
		if n, ok := raw.AsInt64OK(); ok && raw.IsNumber() {
			return store.Num(n), nil
		}
	case store.Bool:
		if b, ok := raw.BooleanOK(); ok {
			return store.Flag(b), nil
		}
	case store.Time:
		if ms, ok := raw.DateTimeOK(); ok {
			return store.AtMilli(ms), nil
		}
	case store.Strings:
		var items []string
		if err := raw.Unmarshal(&items); err == nil {
			return store.Set(items...), nil
		}
	}
	return store.Null, fmt.Errorf("the field %s is kept as %s", f.Name, raw.Type)
}
