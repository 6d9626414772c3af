// Package httpapi is the portal's HTTP side: it decodes a request, calls one use case and encodes the answer. No rule
// and no right is decided here.
package httpapi
