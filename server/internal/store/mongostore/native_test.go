package mongostore

import (
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
)

func TestNative_isToTheLetterOrNotAtAll(t *testing.T) {
	for body, want := range map[string]string{
		`{}`:                                    `{}`,
		`{"z":1,"a":{"b":[true,null,"x"]}}`:     `{"z": {"$numberLong":"1"},"a": {"b": [true,null,"x"]}}`,
		`{"n":9223372036854775807}`:             `{"n": {"$numberLong":"9223372036854775807"}}`,
		`{"n":12345678901234567890,"f":1.5}`:    `{"n": {"$numberDecimal":"12345678901234567890"},"f": {"$numberDecimal":"1.5"}}`,
		`{"$set":1}`:                            "",
		`{"a":{"$b":1}}`:                        "",
		`{"a.b":1}`:                             "",
		`{"":1}`:                                "",
		`{"a":"\u0000"}`:                        "",
		`{"a":1,"a":2}`:                         "",
		`{"a":1} {}`:                            "",
		`{"a":1`:                                "",
		`{"n":` + strings.Repeat("1", 40) + `}`: "",
		`{"n":` + strings.Repeat(`{"n":`, 60) + `1` + strings.Repeat("}", 61): "",
		`{"n":"` + strings.Repeat("x", mostNative) + `"}`:                     "",
	} {
		doc, ok := native([]byte(body))
		if !ok && want == "" {
			continue
		}
		raw, err := bson.Marshal(doc)
		if err != nil || !ok || bson.Raw(raw).String() != want {
			t.Errorf("%.60s became %s, want %s (%v)", body, bson.Raw(raw), want, err)
		}
	}
}

func TestDatabaseOf(t *testing.T) {
	for uri, want := range map[string]string{
		"mongodb://h/portal": "portal", "mongodb://h": "portal", "mongodb://h/": "portal", "mongodb://h/?w=1": "portal",
		"mongodb://u:p@a:1,b:2,c:3/swg?replicaSet=rs0": "swg", "mongodb+srv://u:p@h/swg": "swg", "mongodb://u:p%2F@h/swg?x=/": "swg",
		"sqlite:x": "", "mongodb://": "", "mongodb:///x": "", "mongodb://h/a/b": "", "mongodb://h/a.b": "", "mongodb://h/$x": "",
	} {
		got, err := databaseOf(uri)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s names %q, want %q (%v)", uri, got, want, err)
		}
	}
}

func TestClientOptions_areSureWhateverTheURISays(t *testing.T) {
	o := clientOptions(Options{URI: "mongodb://h/x?w=1&journal=false&readConcernLevel=local&readPreference=secondary&retryWrites=false&retryReads=false&timeoutMS=1&maxPoolSize=7", Limit: callLimit})
	if err := o.Validate(); err != nil {
		t.Fatal(err)
	}
	if o.WriteConcern.W != "majority" || !*o.WriteConcern.Journal || o.ReadConcern.Level != "majority" || o.ReadPreference.Mode().String() != "primary" ||
		!*o.RetryWrites || !*o.RetryReads || *o.Timeout != callLimit || *o.MaxPoolSize != 7 || *o.AppName != "portal" {
		t.Errorf("%+v", o)
	}
}
