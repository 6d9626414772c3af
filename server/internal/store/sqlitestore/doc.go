// Package sqlitestore is the store on SQLite: one file, one process, one writer at a time, four readers beside it.
//
// From each Spec it makes a table with a column per declared field and the body last, a side table per Strings
// field, and a full-text index over tokens. It decides nothing: what a query means is written in package store.
//
// It is not for a network drive, and not for two portals on one file: it refuses both.
package sqlitestore
