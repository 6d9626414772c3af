package httpapi

import (
	"bytes"
	"errors"
	"net/url"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/binding"

	"swgportal/server/api"
)

// noRecord has the form of an id and is nobody's: UUIDv7s of 1970 are not made any more.
const noRecord = "00000000-0000-7000-8000-000000000000"

// parameters holds the parameters of a request against the document. An id that is none names no record: it stands for
// an absent one, so that it answers like one to everybody.
func (s *server) parameters(next api.StrictHandlerFunc, _ string) api.StrictHandlerFunc {
	return func(c *gin.Context, request any) (any, error) {
		if err := cleanQuery(c.Request.URL.RawQuery); err != nil {
			return nil, badRequest(err)
		}
		v := reflect.New(reflect.TypeOf(request)).Elem()
		v.Set(reflect.ValueOf(request))
		if id := v.FieldByName("ID"); id.IsValid() && !s.id.MatchString(id.String()) {
			id.SetString(noRecord)
		}
		if params := v.FieldByName("Params"); params.IsValid() {
			if err := binding.Validator.ValidateStruct(params.Interface()); err != nil {
				return nil, badRequest(err)
			}
		}
		if !v.FieldByName("Body").IsValid() && !empty(c) {
			return nil, badRequest(errors.New("a body where none belongs"))
		}
		return next(c, v.Interface())
	}
}

// cleanQuery refuses what url.Values would drop or a store would take for the end of a text.
func cleanQuery(raw string) error {
	q, err := url.ParseQuery(raw)
	if err != nil {
		return err
	}
	for name, values := range q {
		for _, v := range append(values, name) {
			if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
				return errors.New("the query is no text")
			}
		}
	}
	return nil
}

// empty says whether the body holds nothing, or {}.
func empty(c *gin.Context) bool {
	v, _ := c.Get(bodyKey)
	text, _ := v.([]byte)
	text = bytes.TrimSpace(text)
	inner, open := bytes.CutPrefix(text, []byte("{"))
	inner, closed := bytes.CutSuffix(inner, []byte("}"))
	return len(text) == 0 || open && closed && len(bytes.TrimSpace(inner)) == 0
}
