package httpapi

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"swgportal/server/api"
	"swgportal/server/internal/testkit"
)

// taken says whether the portal reads the text as a need's content, by its form alone.
func taken(text string) bool {
	return wellFormed([]byte(text)) == nil && (strictDecoder{strings.NewReader(text)}).Decode(&api.NeedContent{}) == nil
}

// agree holds the two readers against each other.
func agree(t *testing.T, schema *openapi3.Schema, text string) {
	t.Helper()
	v, ok := readStrictly(text)
	if well := wellFormed([]byte(text)) == nil; well != ok {
		t.Errorf("%q: well-formed %v, says the second reader %v", text, well, ok)
	}
	if have, want := taken(text), ok && v != nil && shaped(schema, v); have != want {
		t.Errorf("%q: taken %v, says the second reader %v", text, have, want)
	}
}

func contentSchema(t testing.TB) *openapi3.SchemaRef {
	return loadContract(t).Components.Schemas["NeedContent"]
}

// TestBodies_areReadAsTwoReadersReadThem asks both about bodies that fit and bodies that are broken somewhere.
func TestBodies_areReadAsTwoReadersReadThem(t *testing.T) {
	schema := contentSchema(t)
	d := &drawer{Rand: rand.New(rand.NewPCG(1, 35)), ids: []string{noRecord}, codes: []string{"ER"}}
	n, good := testkit.Size(t, 3000, 6000, 3_000_000), 0
	for i := range n {
		text := d.body("", schema)
		for range d.IntN(3) {
			text = d.cripple(text)
		}
		if len(text) > maxBody {
			continue
		}
		if agree(t, schema.Value, text); t.Failed() {
			t.Fatalf("body %d", i)
		}
		if taken(text) {
			good++
		}
	}
	t.Logf("%d bodies, %d of them taken", n, good)
	if good < n/10 || good > n*9/10 {
		t.Errorf("%d of %d bodies are taken: one kind is hardly tried", good, n)
	}
}

func FuzzBody(f *testing.F) {
	schema := contentSchema(f).Value
	for _, text := range []string{"", " ", `{"agency":"a","title":{"uk":"x"}}`, `{"a":1,"\u0061":2}`, `"\ud83d\ude00"`, `"\ud800"`, "[[[]]]", "1e400", "-0.0E+1", "\ufeff{}", "nul"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { agree(t, schema, text) })
}

// tricks are values in the place of a text, and whether they are one.
var tricks = []struct {
	value string
	ok    bool
}{
	{`"x"`, true}, {`"\/"`, true}, {`"\ud83d\ude00"`, true}, {`"\u0041"`, true}, {"\"a\ufeffb\"", true}, {"\"\x7f\"", true}, {`"\u0000"`, true}, {` "x" `, true}, {"\n\"x\"", true},
	{`""`, true}, {`"null"`, true}, {`"__proto__"`, true}, {`"1e400"`, true}, {"\"\ufffd\"", true},
	{`NaN`, false}, {`Infinity`, false}, {`-Infinity`, false}, {`1`, false}, {`1e400`, false}, {`-0`, false}, {`01`, false}, {`+1`, false}, {`.5`, false}, {`1.`, false}, {`0x1F`, false},
	{`1_000`, false}, {`99999999999999999999999`, false}, {`'x'`, false}, {`x`, false}, {`null`, false}, {`NULL`, false}, {`true`, false}, {`True`, false}, {`undefined`, false}, {`[]`, false},
	{`["x"]`, false}, {`{"uk":"x"}`, false}, {`{"$ne":"x"}`, false}, {`"\ud800"`, false}, {`"\udc00"`, false}, {`"\ud800\ud800"`, false}, {`"\ud800x"`, false}, {`"\x41"`, false},
	{`"\u12"`, false}, {`"\u{41}"`, false}, {"\"a\nb\"", false}, {"\"a\tb\"", false}, {"\"a\x00b\"", false}, {"\"\xff\"", false}, {"\"\xc0\x80\"", false}, {"\"\xed\xa0\x80\"", false},
	{`"a" "b"`, false}, {`"a"/**/`, false}, {"\"a\"//\n", false}, {`"a",,"b":"c"`, false}, {"`x`", false}, {`"a"+"b"`, false}, {"\u00a0\"x\"", false}, {"\f\"x\"", false}, {`"x`, false}, {`x"`, false},
}

// TestBodies_tricksAreRefused puts each trick into each place of a need's content that holds a text, over HTTP.
func TestBodies_tricksAreRefused(t *testing.T) {
	s := newSite(t)
	s.everyone()
	agency := `"agency":"` + s.Orgs["SESU"] + `"`
	bodies := 0
	for _, form := range []string{
		`{%s,"title":{"uk":%s}}`, `{%s,"title":{"uk":"x"},"description":{"uk":"x","en":%s}}`, `{%s,"title":{"uk":"x"},"contact":{"name":%s,"phone":"1"}}`,
		`{%s,"title":{"uk":"x"},"theme":%s}`, `{%s,"title":{"uk":"x"},"places":[%s]}`, `{%s,"title":{"uk":"x"},"officialRequest":{"number":%s}}`,
	} {
		for _, x := range tricks {
			bodies++
			a := s.ask("POST", "/needs", fmt.Sprintf(form, agency, x.value))
			if ok := a.Code == http.StatusCreated || a.Code == http.StatusUnprocessableEntity; ok != x.ok || !ok && a.Code != http.StatusBadRequest {
				t.Errorf("%s with %q: %d %s", form, x.value, a.Code, a.text)
			}
		}
	}
	for _, name := range []string{"Agency", "AGENCY", "agencY", "agency ", " agency", "ａgency", `agency\u0000`, "agency.", "agency/0", "$agency", "content.agency", "аgency", "agеncy", "", "ſubgroup", "id"} {
		for _, form := range []string{`{"%[1]s":%[2]s,"title":{"uk":"x"}}`, `{"agency":%[2]s,"%[1]s":%[2]s,"title":{"uk":"x"}}`} {
			bodies++
			if a := s.ask("POST", "/needs", fmt.Sprintf(form, name, `"`+s.Orgs["SESU"]+`"`)); a.Code != http.StatusBadRequest {
				t.Errorf("the member %q: %d %s", name, a.Code, a.text)
			}
		}
	}
	t.Logf("%d bodies", bodies)
	if bodies < 300 {
		t.Errorf("only %d bodies", bodies)
	}
}
