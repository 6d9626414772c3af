package httpapi

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// drawer draws values of the document's schemas, most of them valid, and breaks them.
type drawer struct {
	*rand.Rand
	ids   []string // of records of every kind that the portal holds, and of none
	codes []string
	hung  [][3]string           // what hangs on what: the word of the path for it, the id of the record, its own
	kinds map[string][]string   // ids by the first word of the path
	good  map[string]func() any // by operation: a body that no rule refuses
}

func (d *drawer) one(in int) bool { return d.IntN(in) == 0 }

func pick[T any](d *drawer, list []T) T { return list[d.IntN(len(list))] }

// hostile are texts that mean something to some program: a shell, SQL, a document database, a log, a page, a spreadsheet.
var hostile = []string{
	"", " ", "\t", "\r\nSet-Cookie: x=1", "\x00", "a\x00b", "\x1b[31m", "\x7f", "\u202e", "\ufeff", "\u2028", "\ufffd", "\U0010ffff", "e\u0301\u0301",
	"'", `"`, "`", `\`, "';DROP TABLE need;--", "$where", `{"$ne":null}`, "$(id)", "%00", "%s%n", "../../etc/passwd", `" NEAR (`, `* OR "`, "NOT",
	"<script>alert(1)</script>", "javascript:alert(1)", "=1+1", "@SUM(A1)", "${jndi:x}", "ї", "ЇҐЄ", "İ", "ß", "K", "Насоси", "1e400", "-0", "NaN", "null",
	"0192f3a1-7c00-4000-8000-000000000000", "UA05000000000010236", "9999-99-99", "2026-02-30", "-1", "9223372036854775808",
}

func (d *drawer) text(most int) string {
	var s string
	switch d.IntN(8) {
	case 0:
		s = pick(d, hostile)
	case 1:
		s = strings.Repeat(pick(d, []string{"a", "ї", "😀", "\u0301", "9"}), pick(d, []int{most - 1, most, most + 1, 2 * most}))
	default:
		s = pick(d, []string{"Насоси", "Fire tankers", "Оксана Гнатюк", "o.hnatiuk@portal.example", "+380 44 000 00 00", "Є 3 з 12.", "x"})
	}
	return s
}

// value draws a value of a schema, by the names the document gives to its forms.
func (d *drawer) value(ref *openapi3.SchemaRef) any {
	switch name := ref.Ref[strings.LastIndexByte(ref.Ref, '/')+1:]; name {
	case "Id":
		return pick(d, d.ids)
	case "Code":
		return pick(d, d.codes)
	case "Currency":
		if d.one(2) {
			return pick(d, []string{"EUR", "UAH", "USD"})
		}
	case "Katottg":
		return pick(d, []string{"UA05000000000010236", "UA80000000000093317", "UA99999999999999999"})
	case "Date":
		if d.one(3) {
			return fmt.Sprintf("%04d-%02d-%02d", pick(d, []int{0, 1, 1969, 2026, 2027, 2028, 9999}), d.IntN(14), d.IntN(33))
		}
		return pick(d, []string{"2026-11-20", "2027-06-30"})
	}
	s := ref.Value
	switch {
	case len(s.Enum) > 0:
		return pick(d, s.Enum)
	case s.Type.Is("object"):
		return d.object(s)
	case s.Type.Is("array"):
		out := []any{}
		for range d.IntN(4) {
			out = append(out, d.value(s.Items))
		}
		return out
	case s.Type.Is("boolean"):
		return d.one(2)
	case s.Type.Is("integer"):
		return d.IntN(200) - 2
	case s.Pattern != "":
		return pick(d, []string{"1250.00", "0", "999999999999999", "1.0001", "UA", "10", "abcdefgh", "key_-0123456789"})
	}
	most := 100
	if s.MaxLength != nil {
		most = int(*s.MaxLength)
	}
	return d.text(most)
}

func (d *drawer) object(s *openapi3.Schema) map[string]any {
	out := map[string]any{}
	names := make([]string, 0, len(s.Properties))
	for name := range s.Properties {
		names = append(names, name)
	}
	slices.Sort(names) // a seed must give the same requests again
	for _, name := range names {
		if p := s.Properties[name]; slices.Contains(s.Required, name) || !d.one(3) {
			out[name] = d.value(p)
		}
	}
	return out
}

// body draws the text of a body: three in five fit the schema's form, the others are broken in one way.
func (d *drawer) body(op string, s *openapi3.SchemaRef) string {
	v := d.value(s)
	if f := d.good[op]; f != nil && d.one(2) {
		v = f()
	}
	if d.one(4) {
		v = d.bend(v)
	}
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // maps, lists, texts and numbers
	}
	if d.one(5) {
		return d.cripple(string(text))
	}
	return string(text)
}

// bend puts a wrong value somewhere into a right one.
func (d *drawer) bend(v any) any {
	wrong := []any{nil, 1, -1.5, true, "", []any{}, map[string]any{}, []any{[]any{}}, map[string]any{"$ne": nil}, "\x00", strings.Repeat("a", 7000), json.Number("1e400")}
	m, ok := v.(map[string]any)
	if !ok || len(m) == 0 || d.one(10) {
		return pick(d, wrong)
	}
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	name := pick(d, names)
	switch d.IntN(5) {
	case 0:
		delete(m, name)
	case 1:
		m[pick(d, []string{"state", "version", "level", "createdBy", "id", "__proto__", "constructor", "Title", strings.ToUpper(name), name + " ", "ї", "", "a.b", "$set"})] = m[name]
	case 2:
		m[name] = d.bend(m[name])
	default:
		m[name] = pick(d, wrong)
	}
	return m
}

// cripple turns a text of JSON into one that is none, or into another one.
func (d *drawer) cripple(s string) string {
	at := 0
	if len(s) > 0 {
		at = d.IntN(len(s))
	}
	switch d.IntN(14) {
	case 0:
		return s[:at]
	case 1:
		return s + pick(d, []string{" x", "{}", ",", "\x00", "\ufeff", "]"})
	case 2:
		return "\ufeff" + s
	case 3:
		return s[:at] + pick(d, []string{"\xff", "\xc0\x80", "\xed\xa0\x80", "\x00", "\x01", `\ud800`, `\u0000`, `\x`}) + s[at:]
	case 4:
		return strings.Replace(s, "{", `{"agency":"x","agency":"y",`, 1)
	case 5:
		return strings.Repeat(`{"a":`, d.IntN(60)) + "1" + strings.Repeat("}", d.IntN(60))
	case 6:
		return strings.Repeat("[", d.IntN(60)) + strings.Repeat("]", d.IntN(60))
	case 7:
		return pick(d, []string{"", " ", "null", "0", "1e400", "NaN", "-", `"`, "[]", "{", "{}", "{}{}", "\n", "true", "agency=x&title=y", "<a/>", "\x1f\x8b\x08"})
	case 8:
		return strings.Replace(s, `":`, `":`+pick(d, []string{"NaN", "Infinity", "1e400", "01", "+1", "'x'", "undefined", "-0", "/**/1", "0x1"}), 1)
	case 9:
		return strings.ReplaceAll(s, `"`, "'")
	case 10:
		return strings.Repeat(" ", 1<<d.IntN(16)) + s
	case 11:
		b := []byte(s)
		if len(b) > 0 {
			b[at] ^= 1 << d.IntN(8)
		}
		return string(b)
	case 12:
		return s[at:] + s[:at]
	}
	return strings.TrimSuffix(s, "}") + ",}"
}
