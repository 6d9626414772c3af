// Package domain says what the portal's records are and which changes to them are legal.
//
// It is pure Go: no store, no HTTP, no clock of its own. Who may make a change is not its business
// (package authz), nor is where a record is kept (package store).
package domain
