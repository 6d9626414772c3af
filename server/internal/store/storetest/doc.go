// Package storetest says what an engine must do: Run plays one list of cases that every store.Store passes, Oracle
// answers queries in plain Go to compare with, Flaky makes a store as unreliable as the contract allows.
package storetest
