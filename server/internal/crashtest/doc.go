// Package crashtest kills the portal, as a process of its own, where it must lose nothing: under writing clients, inside an
// import, inside a restore, and one of two that share a MongoDB; and takes its store away. It holds tests alone;
// scripts/test crash and scripts/test mongo run them.
package crashtest
