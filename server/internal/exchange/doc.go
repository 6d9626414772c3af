// Package exchange turns records into the files that people take away, and reads those that they bring: bytes in
// and out. It knows no store, no HTTP and no rights: what it is given may be shown to whoever asked.
package exchange
