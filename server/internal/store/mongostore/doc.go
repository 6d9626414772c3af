// Package mongostore is the store on MongoDB 7 or 8: a replica set of voters that keep data, or routers before one.
//
// From each Spec it makes a collection of envelopes, {_id, rev, f, tokens, body, doc}, and indexes by name. It decides
// nothing: what a query means is written in package store. It uses only what compatible servers have too: no collation,
// no validators, no views, no writes over several documents but in a transaction.
//
// It is not for a server without transactions: Open refuses one, but for tests.
package mongostore
