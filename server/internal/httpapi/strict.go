package httpapi

import (
	"io"
	"reflect"
	"regexp"
	"strings"
	"sync"

	"github.com/gin-gonic/gin/binding"
	ginjson "github.com/gin-gonic/gin/codec/json"
	"github.com/go-json-experiment/json"
	"github.com/go-playground/validator/v10"

	"swgportal/server/api"
	"swgportal/server/internal/domain"
)

// strictJSON takes the place of gin's codec: names are exact, unknown and doubled ones are refused. encoding/json
// takes "Amount" for "amount".
type strictJSON struct{ ginjson.Core }

func (strictJSON) NewDecoder(r io.Reader) ginjson.Decoder { return strictDecoder{r} }

type strictDecoder struct{ r io.Reader }

func (strictDecoder) UseNumber()             {}
func (strictDecoder) DisallowUnknownFields() {}
func (d strictDecoder) Decode(v any) error {
	return json.UnmarshalRead(d.r, v, json.RejectUnknownMembers(true))
}

var strictOnce sync.Once

// useStrictJSON changes gin's own two hooks, which are global: once a process.
func useStrictJSON() {
	strictOnce.Do(func() {
		ginjson.API = strictJSON{ginjson.API}
		binding.Validator = newShape()
	})
}

// shape checks what the document says of a body's values, from the validate tags that scripts/gen makes of it.
type shape struct{ v *validator.Validate }

func newShape() *shape {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		return name
	})
	patterns := map[string]*regexp.Regexp{}
	for name, p := range api.Patterns() {
		patterns[name] = regexp.MustCompile(p)
	}
	_ = v.RegisterValidation("pattern", func(f validator.FieldLevel) bool {
		re, ok := patterns[f.Param()]
		return ok && re.MatchString(f.Field().String())
	})
	return &shape{v}
}

// ValidateStruct gives one Invalid error that names every field.
func (s *shape) ValidateStruct(obj any) error {
	v := reflect.ValueOf(obj)
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return nil
	}
	err := s.v.Struct(obj)
	if err == nil {
		return nil
	}
	list, ok := err.(validator.ValidationErrors) //nolint:errorlint // never wrapped
	if !ok {
		return err
	}
	var p domain.Problems
	for _, f := range list {
		_, below, _ := strings.Cut(f.Namespace(), ".")
		pointer := "/" + strings.NewReplacer(".", "/", "[", "/", "]", "").Replace(below)
		many := f.Kind() == reflect.Slice
		switch f.Tag() {
		case "required":
			p.Add(pointer, domain.FieldRequired)
		case "max":
			if many {
				p.Add(pointer, domain.FieldTooMany, "max", f.Param())
			} else {
				p.Add(pointer, domain.FieldTooLong, "max", f.Param())
			}
		case "min":
			p.Add(pointer, domain.FieldRequired)
		case "oneof":
			p.Add(pointer, domain.FieldUnknown)
		default:
			p.Add(pointer, domain.FieldFormat)
		}
	}
	return p.Err()
}

// Engine gives the validator.
func (s *shape) Engine() any { return s.v }
