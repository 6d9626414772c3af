// Package app holds the use cases: each authorises its caller, loads what it touches, lets the domain decide, and
// saves everything with its audit events in one transaction.
//
// It knows no HTTP and no engine. A right is decided in authz, a rule in domain, who sees a record in store.
package app
