// Package run is the process: it reads the command line and the configuration, opens the store, puts the parts
// together, serves, and stops cleanly.
//
// It holds no rule of the portal. Package main calls Main and does nothing else.
package run
