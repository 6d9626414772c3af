package domain

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrorKind says what sort of refusal an error is. The HTTP layer turns each kind into one status.
type ErrorKind string

// The kinds of refusal. Anything that is not an *Error is internal: its text reaches nobody.
const (
	Invalid         ErrorKind = "invalid"         // 422: the input breaks a rule
	Unauthenticated ErrorKind = "unauthenticated" // 401: nobody is signed in
	Forbidden       ErrorKind = "forbidden"       // 403: the record is seen, the act is not allowed
	NotFound        ErrorKind = "not_found"       // 404: absent, or invisible to the caller
	Conflict        ErrorKind = "conflict"        // 409: the state of the record does not allow it
	Stale           ErrorKind = "stale"           // 412: somebody changed the record meanwhile
	Limited         ErrorKind = "limited"         // 429: too many tries
	Unavailable     ErrorKind = "unavailable"     // 503: the store does not answer, or the outcome is unknown
)

// FieldError names one wrong value: where it stands in the request body and which rule it breaks.
type FieldError struct {
	Pointer string            `json:"pointer"`          // RFC 6901, "/title/uk"
	Code    Code              `json:"code"`             // a field code of the registry
	Params  map[string]string `json:"params,omitempty"` // values for the sentence, such as {"max":"200"}
}

// Error is the one error type that may reach a person.
type Error struct {
	Kind       ErrorKind
	Code       Code
	Fields     []FieldError
	RetryAfter int // seconds, for Limited and Unavailable; 0 says nothing
	Err        error
}

// Error gives the text for the log; people see the translation of Code.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Kind, e.Code)
	for _, f := range e.Fields {
		fmt.Fprintf(&b, " [%s %s]", f.Pointer, f.Code)
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Refuse makes an error of a kind with a registered code.
func Refuse(kind ErrorKind, code Code) *Error { return &Error{Kind: kind, Code: code} }

// Because adds the cause, for the log only.
func (e *Error) Because(err error) *Error {
	e.Err = err
	return e
}

// Absent is the answer for a record that is not there and for one the caller may not see:
// the two must not be told apart.
func Absent() *Error { return Refuse(NotFound, CodeNotFound) }

// Problems collects field errors, so that a form shows all of them at once.
type Problems struct{ list []FieldError }

// Add notes that the value at pointer breaks the rule code; params are name, value, name, value.
func (p *Problems) Add(pointer string, code Code, params ...string) {
	f := FieldError{Pointer: pointer, Code: code}
	for i := 0; i+1 < len(params); i += 2 {
		if f.Params == nil {
			f.Params = map[string]string{}
		}
		f.Params[params[i]] = params[i+1]
	}
	p.list = append(p.list, f)
}

// Below takes over what others noted, each below a pointer.
func (p *Problems) Below(pointer string, others Problems) {
	for _, f := range others.list {
		f.Pointer = pointer + f.Pointer
		p.list = append(p.list, f)
	}
}

// Err is nil when nothing was noted, else one Invalid error that names every field.
func (p *Problems) Err() error {
	if len(p.list) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Code: CodeInvalid, Fields: p.list}
}

// Within moves the pointers of a refusal under that of the part of the body which was read by itself: "/amount" within
// "/hold" is "/hold/amount". Any other error stays as it is.
func Within(pointer string, err error) error {
	var e *Error
	if !errors.As(err, &e) || len(e.Fields) == 0 {
		return err
	}
	moved := *e
	moved.Fields = slices.Clone(e.Fields)
	for i := range moved.Fields {
		moved.Fields[i].Pointer = pointer + moved.Fields[i].Pointer
	}
	return &moved
}
