package httpapi

import (
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"github.com/go-json-experiment/json"

	"swgportal/server/api"
	"swgportal/server/internal/domain"
)

// status is the one place where a refusal becomes an HTTP status.
func status(e *domain.Error) int {
	switch e.Code {
	case domain.CodeBadRequest, domain.CodeBadCursor:
		return http.StatusBadRequest
	case domain.CodeTooLarge:
		return http.StatusRequestEntityTooLarge
	case domain.CodeMediaType:
		return http.StatusUnsupportedMediaType
	case domain.CodeMethod:
		return http.StatusMethodNotAllowed
	case domain.CodeMisdirected:
		return http.StatusMisdirectedRequest
	case domain.CodeIfMatchRequired:
		return http.StatusPreconditionRequired
	}
	switch e.Kind {
	case domain.Invalid:
		return http.StatusUnprocessableEntity
	case domain.Unauthenticated:
		return http.StatusUnauthorized
	case domain.Forbidden:
		return http.StatusForbidden
	case domain.NotFound:
		return http.StatusNotFound
	case domain.Conflict:
		return http.StatusConflict
	case domain.Stale:
		return http.StatusPreconditionFailed
	case domain.Limited:
		return http.StatusTooManyRequests
	case domain.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// refuse answers with the problem of an error. What is not an error of the domain is logged here, once, and told as
// nothing but the request's id.
func (s *server) refuse(c *gin.Context, err error) {
	var e *domain.Error
	if !errors.As(err, &e) {
		e = &domain.Error{Kind: "internal", Code: domain.CodeInternal, Err: err}
	}
	code := status(e)
	if c.Writer.Written() { // too late for an answer: only the log hears of it
		s.log.LogAttrs(c.Request.Context(), slog.LevelError, "answer cut off", slog.String("request", requestID(c)), slog.Any("err", e))
		c.Abort()
		return
	}
	if code >= http.StatusInternalServerError {
		s.log.LogAttrs(c.Request.Context(), slog.LevelError, "request failed", slog.String("request", requestID(c)), slog.Any("err", e))
	}
	p := api.Problem{
		Type: "about:blank", Title: http.StatusText(code), Status: code, Code: api.ProblemCode(e.Code), RequestID: requestID(c),
	}
	if e.RetryAfter > 0 {
		p.RetryAfter = &e.RetryAfter
		c.Header("Retry-After", strconv.Itoa(e.RetryAfter))
	}
	p.Errors = fieldProblems(e.Fields)
	body, _ := json.Marshal(p, json.Deterministic(true))
	c.Abort()
	c.Data(code, "application/problem+json", body)
}

// fieldProblems is nil where no field is named.
func fieldProblems(fields []domain.FieldError) *[]api.FieldProblem {
	if len(fields) == 0 {
		return nil
	}
	list := all(fields, func(f domain.FieldError) api.FieldProblem {
		x := api.FieldProblem{Pointer: f.Pointer, Code: api.FieldCode(f.Code)}
		if len(f.Params) > 0 {
			x.Params = &f.Params
		}
		return x
	})
	return &list
}

func badRequest(err error) *domain.Error {
	return domain.Refuse(domain.Invalid, domain.CodeBadRequest).Because(err)
}
