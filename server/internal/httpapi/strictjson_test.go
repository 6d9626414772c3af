package httpapi

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/getkin/kin-openapi/openapi3"
)

// reader is a second reader of bodies, written from RFC 8259 and the contract alone and sharing nothing with the one in
// use. A value is string, bool, number, []any or map[string]any.
type reader struct {
	s  string
	at int
}

type number string

// readStrictly says whether the text is one JSON value as the contract takes it, and which. Nothing but space is one
// too: no body.
func readStrictly(text string) (v any, ok bool) {
	if !utf8.ValidString(text) {
		return nil, false
	}
	r := &reader{s: text}
	r.space()
	if r.at == len(text) {
		return nil, true
	}
	v, ok = r.value(0)
	r.space()
	return v, ok && r.at == len(text)
}

func (r *reader) space() {
	for r.at < len(r.s) && strings.IndexByte(" \t\r\n", r.s[r.at]) >= 0 {
		r.at++
	}
}

func (r *reader) peek() byte {
	if r.at < len(r.s) {
		return r.s[r.at]
	}
	return 0
}

func (r *reader) take(word string) bool {
	if strings.HasPrefix(r.s[r.at:], word) {
		r.at += len(word)
		return true
	}
	return false
}

func (r *reader) value(depth int) (any, bool) {
	switch c := r.peek(); {
	case c == '"':
		return r.text()
	case c == '{' && depth < 20:
		return r.object(depth + 1)
	case c == '[' && depth < 20:
		return r.list(depth + 1)
	case r.take("true"):
		return true, true
	case r.take("false"):
		return false, true
	}
	return r.number()
}

func (r *reader) digits() (n int) {
	for r.peek() >= '0' && r.peek() <= '9' {
		r.at++
		n++
	}
	return n
}

func (r *reader) number() (any, bool) {
	from := r.at
	r.take("-")
	if !r.take("0") && r.digits() == 0 {
		return nil, false
	}
	if r.take(".") && r.digits() == 0 {
		return nil, false
	}
	if r.take("e") || r.take("E") {
		if !r.take("+") {
			r.take("-")
		}
		if r.digits() == 0 {
			return nil, false
		}
	}
	return number(r.s[from:r.at]), true
}

func (r *reader) list(depth int) (any, bool) {
	r.take("[")
	out := []any{}
	for r.space(); !r.take("]"); r.space() {
		if len(out) > 0 && !r.take(",") {
			return nil, false
		}
		r.space()
		v, ok := r.value(depth)
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
	return out, true
}

func (r *reader) object(depth int) (any, bool) {
	r.take("{")
	out := map[string]any{}
	for r.space(); !r.take("}"); r.space() {
		if len(out) > 0 && !r.take(",") {
			return nil, false
		}
		r.space()
		name, ok := r.text()
		r.space()
		if !ok || !r.take(":") {
			return nil, false
		}
		r.space()
		v, ok := r.value(depth)
		if _, twice := out[name]; twice || !ok {
			return nil, false
		}
		out[name] = v
	}
	return out, true
}

func (r *reader) text() (string, bool) {
	if !r.take(`"`) {
		return "", false
	}
	var out strings.Builder
	for r.at < len(r.s) {
		c := r.s[r.at]
		r.at++
		switch {
		case c == '"':
			return out.String(), true
		case c < 0x20:
			return "", false
		case c != '\\':
			out.WriteByte(c)
		case r.at == len(r.s):
			return "", false
		case r.take("u"):
			one, ok := r.unit()
			if two, paired := rune(0), false; ok && utf16.IsSurrogate(one) {
				if r.take(`\u`) {
					two, paired = r.unit()
				}
				one = utf16.DecodeRune(one, two)
				ok = paired && one != utf8.RuneError
			}
			if !ok {
				return "", false
			}
			out.WriteRune(one)
		default:
			i := strings.IndexByte(`"\/bfnrt`, r.s[r.at])
			if i < 0 {
				return "", false
			}
			out.WriteByte("\"\\/\b\f\n\r\t"[i])
			r.at++
		}
	}
	return "", false
}

func (r *reader) unit() (rune, bool) {
	if len(r.s)-r.at < 4 {
		return 0, false
	}
	for _, c := range r.s[r.at : r.at+4] {
		if !strings.ContainsRune("0123456789abcdefABCDEF", c) {
			return 0, false
		}
	}
	n, err := strconv.ParseUint(r.s[r.at:r.at+4], 16, 16)
	r.at += 4
	return rune(n), err == nil
}

// shaped says whether a value has the members and the types of a schema, whatever the values are.
func shaped(s *openapi3.Schema, v any) bool {
	switch v := v.(type) {
	case string:
		return s.Type.Is("string")
	case bool:
		return s.Type.Is("boolean")
	case []any:
		for _, item := range v {
			if !s.Type.Is("array") || !shaped(s.Items.Value, item) {
				return false
			}
		}
		return s.Type.Is("array")
	case map[string]any:
		for name, item := range v {
			if p := s.Properties[name]; p == nil || !shaped(p.Value, item) {
				return false
			}
		}
		return s.Type.Is("object")
	}
	return false // no body of today holds a number
}
