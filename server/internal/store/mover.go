package store

import (
	"context"
	"fmt"
)

// Mover is what moving a whole store asks of a transaction beyond Tx. Every engine's Tx is a Mover; AsMover gives it.
// It is for export and import alone: no use case writes a record at a rev of its choice.
type Mover interface {
	Tx
	// Restore writes a record that is not there yet, with the Rev it has (1 or more), where Insert would give it 1.
	// Else it is like Insert: ErrDuplicate where the id or a unique value is taken.
	Restore(ctx context.Context, spec *Spec, r Record) error
	// Counters gives every counter that Next has counted up or SetCounter has set, by its name. A counter that was
	// never counted up is not among them.
	Counters(ctx context.Context) (map[string]int64, error)
	// SetCounter makes a counter stand at n (1 or more), whether it was there or not: Next then gives n+1.
	SetCounter(ctx context.Context, counter string, n int64) error
}

// AsMover gives the transaction as a Mover.
func AsMover(tx Tx) (Mover, error) {
	m, ok := tx.(Mover)
	if !ok {
		return nil, ErrNoMover
	}
	return m, nil
}

// CheckRestore is Check for a record with a Rev of its own. Engines call it before each Restore.
func (s *Spec) CheckRestore(r Record) error {
	if r.Rev < 1 {
		return fmt.Errorf("store %s %s: a rev of %d", s.Kind, r.ID, r.Rev)
	}
	return s.Check(r)
}
