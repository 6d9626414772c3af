// Package api is the contract between server and clients: openapi.yaml, written by hand, and what oapi-codegen
// makes of it.
package api

import _ "embed"

// Document is openapi.yaml, for the tests that hold requests, answers and routes against it.
//
//go:embed openapi.yaml
var Document []byte
