package httpapi

import (
	"reflect"
	"regexp"
	"sync"

	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/binding"

	"swgportal/server/api"
	"swgportal/server/internal/domain"
)

var idPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(api.Patterns()["Id"]) })

// parameters holds the parameters of a request against the document. An id that is none names no record: it answers
// like any other absent one.
func (s *server) parameters(next api.StrictHandlerFunc, _ string) api.StrictHandlerFunc {
	return func(c *gin.Context, request any) (any, error) {
		v := reflect.ValueOf(request)
		if id := v.FieldByName("ID"); id.IsValid() && !idPattern().MatchString(id.String()) {
			return nil, domain.Absent()
		}
		if params := v.FieldByName("Params"); params.IsValid() {
			if err := binding.Validator.ValidateStruct(params.Interface()); err != nil {
				return nil, badRequest(err)
			}
		}
		return next(c, request)
	}
}
