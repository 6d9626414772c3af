//go:build !linux

package exchange

// takeCeilings knows no limits of this system: the child is a process of its own all the same, with a minute's time.
func takeCeilings() error { return nil }
