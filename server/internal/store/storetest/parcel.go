package storetest

import (
	"encoding/json"
	"time"

	"swgportal/server/internal/store"
)

// parcel is the sample record: a field of each type, each of which may be absent.
type parcel struct {
	Code     string   `json:"code,omitempty"`
	Series   string   `json:"series,omitempty"`
	Place    string   `json:"place,omitempty"`
	Weight   *int64   `json:"weight,omitempty"`
	Value    *int64   `json:"value,omitempty"`
	Fragile  *bool    `json:"fragile,omitempty"`
	SentAt   *int64   `json:"sentAt,omitempty"`
	Labels   []string `json:"labels,omitempty"`
	Audience string   `json:"audience,omitempty"`
	Subgroup string   `json:"subgroup,omitempty"`
	Owner    string   `json:"owner,omitempty"`
	Parties  []string `json:"parties,omitempty"`
	Note     string   `json:"note,omitempty"`
}

// parcels is its Spec. A field is named like a keyword of SQL, one like a column of ours.
var parcels = &store.Spec{
	Kind: "parcel",
	Fields: []store.Field{
		{Name: "code", Type: store.String}, {Name: "order", Type: store.String}, {Name: "place", Type: store.String},
		{Name: "weight", Type: store.Int}, {Name: "seq", Type: store.Int}, {Name: "fragile", Type: store.Bool},
		{Name: "sentAt", Type: store.Time}, {Name: "labels", Type: store.Strings},
		{Name: "audience", Type: store.String}, {Name: "subgroup", Type: store.String}, {Name: "owner", Type: store.String},
		{Name: "parties", Type: store.Strings},
	},
	Indexes: []store.Index{
		{Fields: []string{"sentAt"}},
		{Fields: []string{"place", "sentAt"}},
		{Fields: []string{"weight"}},
		{Fields: []string{"code"}, Unique: true},
		{Fields: []string{"order", "seq"}, Unique: true},
	},
	Visibility: &store.Visibility{Audience: "audience", Subgroup: "subgroup", Owner: "owner", Parties: "parties"},
	Searchable: true,
	Derive:     deriveParcel,
}

func deriveParcel(body []byte) (store.Derived, error) {
	var p parcel
	if err := json.Unmarshal(body, &p); err != nil {
		return store.Derived{}, err
	}
	return p.derive(), nil
}

func (p *parcel) derive() store.Derived {
	f := store.Fields{
		"code": store.StrOrNull(p.Code), "order": store.StrOrNull(p.Series), "place": store.StrOrNull(p.Place),
		"weight": numOrNull(p.Weight), "seq": numOrNull(p.Value), "labels": store.Set(p.Labels...),
		"audience": store.StrOrNull(p.Audience), "subgroup": store.StrOrNull(p.Subgroup), "owner": store.StrOrNull(p.Owner),
		"parties": store.Set(p.Parties...), "fragile": store.Null, "sentAt": store.Null,
	}
	if p.Fragile != nil {
		f["fragile"] = store.Flag(*p.Fragile)
	}
	if p.SentAt != nil {
		f["sentAt"] = store.AtMilli(*p.SentAt)
	}
	return store.Derived{Fields: f, Tokens: store.Tokens(p.Note)}
}

func numOrNull(n *int64) store.Value {
	if n == nil {
		return store.Null
	}
	return store.Num(*n)
}

// record makes the record of a parcel.
func (p parcel) record(id string) store.Record {
	body, err := json.Marshal(p)
	if err != nil {
		panic(err) // strings, numbers and flags
	}
	d := p.derive()
	return store.Record{ID: id, Rev: 1, Fields: d.Fields, Tokens: d.Tokens, Body: body}
}

func plain(id string) store.Record { return parcel{Place: "Kyiv"}.record(id) }

func at(s string) *int64 {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		panic(err) // a literal of this package
	}
	return new(t.UnixMilli())
}
