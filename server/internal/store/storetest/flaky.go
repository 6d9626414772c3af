package storetest

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"

	"swgportal/server/internal/store"
)

// Fault says what a Flaky store does besides running every transaction twice.
type Fault int

// The faults that can be added together.
const (
	// NoFault: every transaction runs twice, the first time to be undone; nothing fails.
	NoFault Fault = 0
	// FailCommits: one commit in eight fails with ErrUnavailable, and nothing is written.
	FailCommits Fault = 1 << iota
	// LoseAnswers: one commit in eight happens and is answered with ErrOutcomeUnknown.
	LoseAnswers
)

// Flaky wraps a store and makes it as unreliable as the contract allows: the function of each Tx runs twice, the
// first time undone, and commits fail at random by seed. What passes on it will pass on a real network.
func Flaky(s store.Store, seed uint64, faults ...Fault) store.Store {
	f := &flaky{Store: s, rand: rand.New(rand.NewPCG(seed, seed))}
	for _, fault := range faults {
		f.faults |= fault
	}
	return f
}

type flaky struct {
	store.Store
	faults Fault
	mu     sync.Mutex
	rand   *rand.Rand
}

// Unwrap gives the store below.
func (f *flaky) Unwrap() store.Store { return f.Store }

var errFirstRun = errors.New("storetest: undone to run again")

// Tx runs fn to the end and undoes it, then runs it again for good.
func (f *flaky) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	err := f.Store.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		return errFirstRun
	})
	if !errors.Is(err, errFirstRun) {
		return err
	}
	if f.strikes(FailCommits) {
		return store.ErrUnavailable
	}
	if err := f.Store.Tx(ctx, fn); err != nil {
		return err
	}
	if f.strikes(LoseAnswers) {
		return store.ErrOutcomeUnknown
	}
	return nil
}

func (f *flaky) strikes(fault Fault) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.faults&fault != 0 && f.rand.IntN(8) == 0
}
