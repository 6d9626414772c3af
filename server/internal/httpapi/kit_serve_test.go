package httpapi

import (
	"net/http"
	"net/http/httptest"
)

// serve gives the text of an answer, for tests that ask from many goroutines at once.
func serve(h http.Handler, q *http.Request) string {
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, q)
	return rec.Body.String()
}
