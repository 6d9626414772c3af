package store

import (
	"context"
	"errors"
	"slices"
)

// The errors an engine gives besides those of its connection. They are told apart with errors.Is.
var (
	// ErrNotFound: there is no such record, or the scope does not see it. The two are one.
	ErrNotFound = errors.New("store: not found")
	// ErrStale: the record was changed or removed since it was read (Rev does not fit).
	ErrStale = errors.New("store: stale")
	// ErrDuplicate: the id or a unique index is taken.
	ErrDuplicate = errors.New("store: duplicate")
	// ErrQuery: the query names an undeclared field, a wrong type, a wrong limit or a foreign cursor.
	ErrQuery = errors.New("store: bad query")
	// ErrOverflow: a sum of a report is over int64, or it has more groups than its limit.
	ErrOverflow = errors.New("store: report does not fit")
	// ErrUnavailable: the store does not answer or takes no writes; nothing was written.
	ErrUnavailable = errors.New("store: unavailable")
	// ErrOutcomeUnknown: the commit was sent and not answered; it may or may not have happened.
	ErrOutcomeUnknown = errors.New("store: outcome unknown")
	// ErrNewer: the store was written by a newer portal.
	ErrNewer = errors.New("store: written by a newer version")
	// ErrNoMover: the transaction cannot move whole stores (see Mover).
	ErrNoMover = errors.New("store: the engine moves no stores")
)

// Known says whether an error is one of the contract's already: engines hand such on as it is.
func Known(err error) bool {
	return Harmless(err) || isOne(err, ErrStale, ErrDuplicate, ErrUnavailable, ErrOutcomeUnknown, ErrNewer)
}

// Harmless says whether a read inside a transaction may fail so and leave it as it is: it failed for its question.
func Harmless(err error) bool { return isOne(err, ErrNotFound, ErrQuery, ErrNoScope, ErrOverflow) }

func isOne(err error, list ...error) bool {
	return slices.ContainsFunc(list, func(e error) bool { return errors.Is(err, e) })
}

// Reader reads. Inside a transaction it sees the transaction's own writes.
type Reader interface {
	// Get gives one record. ErrNotFound where it is absent or outside the scope.
	Get(ctx context.Context, spec *Spec, scope Scope, id string) (Record, error)
	// List gives a page.
	List(ctx context.Context, spec *Spec, scope Scope, q Query) (Page, error)
	// Report counts and sums. Rows come in the order of their keys.
	Report(ctx context.Context, spec *Spec, scope Scope, r Report) ([]Row, error)
}

// Tx is a Reader that may also write. All of it happens, or none: after a write that failed, or a read that failed
// with anything but ErrNotFound and ErrQuery, the transaction is lost. Every further call gives that error again,
// and nothing is committed even where fn gives nil.
type Tx interface {
	Reader
	// Insert writes a new record with Rev 1. ErrDuplicate where the id or a unique value is taken.
	Insert(ctx context.Context, spec *Spec, r Record) error
	// Update replaces the record whose Rev is r.Rev and makes it r.Rev+1. ErrStale where it is another or none.
	Update(ctx context.Context, spec *Spec, r Record) error
	// Delete removes the record whose Rev is rev. ErrStale where it is another or none.
	Delete(ctx context.Context, spec *Spec, id string, rev int64) error
	// Next counts up a named counter and gives its new value, 1 at first. Numbers are without gaps where the
	// transaction commits.
	Next(ctx context.Context, counter string) (int64, error)
}

// Disk is the file system under a store, in bytes. Total 0: the engine cannot say.
type Disk struct{ Free, Total int64 }

// Short says whether less than one twentieth is free: then no files are taken in, so that the rest goes on working.
func (d Disk) Short() bool { return d.Total > 0 && d.Free < d.Total/20 }

// Store is a whole engine.
type Store interface {
	Reader
	// Tx runs fn in one transaction: committed when fn gives nil, undone when it gives an error or panics (the
	// panic goes on). The engine may run fn again from the start, so fn does no input or output but through tx
	// and leaves no trace outside when it fails. Transactions do not nest.
	Tx(ctx context.Context, fn func(ctx context.Context, tx Tx) error) error
	// Migrate makes or updates tables, columns and indexes for the specs. Running it twice changes nothing.
	// ErrNewer where the store was written by a newer portal.
	Migrate(ctx context.Context, specs []*Spec) error
	// Ping says whether the store answers and takes writes.
	Ping(ctx context.Context) error
	// Disk says how much room the records have where they are kept. It is no part of a transaction.
	Disk(ctx context.Context) (Disk, error)
	// Close ends the engine after what runs has ended.
	Close() error
}
