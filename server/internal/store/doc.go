// Package store is the contract that both engines keep: what a record looks like to an engine (Spec, Record),
// what may be asked of it (Query, Report), who is asking (Scope), and how changes are made (Tx).
//
// It knows no SQL and no driver; it decides no rule of the domain and no right, except one: which records a
// Scope may see (Visible), because every door to the data goes through it.
package store
