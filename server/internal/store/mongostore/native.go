package mongostore

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"go.mongodb.org/mongo-driver/v2/bson"
)

const (
	mostNative    = 4 << 20 // bytes of a body; twice as much must fit into 16 MiB
	deepestNative = 50      // servers end at 100, of which the envelope has its own
)

// native gives a body as a document, and whether it can be one to the letter: every member under its own name, every
// number with all its digits. A body that holds a name with $ at the start, a dot, a NUL or nothing in it, or a
// number of more than 34 digits, has none: an operator sees no document rather than a false one. The portal itself
// never reads it.
func native(body []byte) (bson.D, bool) {
	if len(body) > mostNative {
		return nil, false
	}
	dec := jsontext.NewDecoder(bytes.NewReader(body))
	v, ok := nativeValue(dec, 0)
	doc, isDoc := v.(bson.D)
	if !ok || !isDoc {
		return nil, false
	}
	_, err := dec.ReadToken()
	return doc, err == io.EOF
}

func nativeValue(dec *jsontext.Decoder, depth int) (any, bool) {
	tok, err := dec.ReadToken()
	if err != nil || depth > deepestNative {
		return nil, false
	}
	switch tok.Kind() {
	case 'n':
		return nil, true
	case 't', 'f':
		return tok.Bool(), true
	case '"':
		s := tok.String()
		return s, !strings.Contains(s, "\x00")
	case '0':
		return nativeNumber(tok.String())
	case '{':
		return nativeObject(dec, depth)
	case '[':
		return nativeArray(dec, depth)
	}
	return nil, false
}

func nativeNumber(text string) (any, bool) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, true
	}
	d, err := bson.ParseDecimal128(text)
	return d, err == nil
}

func nativeObject(dec *jsontext.Decoder, depth int) (any, bool) {
	out := bson.D{}
	for dec.PeekKind() != '}' {
		name, err := dec.ReadToken()
		if err != nil || !plainName(name.String()) {
			return nil, false
		}
		key := name.String()
		v, ok := nativeValue(dec, depth+1)
		if !ok {
			return nil, false
		}
		out = append(out, bson.E{Key: key, Value: v})
	}
	_, err := dec.ReadToken()
	return out, err == nil
}

func plainName(name string) bool {
	return name != "" && name[0] != '$' && !strings.ContainsAny(name, ".\x00")
}

func nativeArray(dec *jsontext.Decoder, depth int) (any, bool) {
	out := bson.A{}
	for dec.PeekKind() != ']' {
		v, ok := nativeValue(dec, depth+1)
		if !ok {
			return nil, false
		}
		out = append(out, v)
	}
	_, err := dec.ReadToken()
	return out, err == nil
}
