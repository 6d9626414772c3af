// Package crashtest kills the portal, as a process of its own, where it must lose nothing: under writing clients, inside an
// import, inside a restore. It holds tests alone; scripts/test crash runs them at a night's size.
package crashtest
