package app

import (
	"context"
	"fmt"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
)

// Table is a file of rows that somebody brings.
type Table struct {
	Source string // its name and hash, as the audit log keeps them
	// Read gives its rows in order; it may be asked more than once. What cannot be read is an *exchange.FileError.
	Read func(ctx context.Context, each func(exchange.Row) error) error
}

// ImportKind is what the rows of a table are.
type ImportKind string

// ImportPlaces are the units of the state codifier (KATOTTG).
const ImportPlaces ImportKind = "places"

// ImportMode says whether an import writes.
type ImportMode int

// The modes of an import.
const (
	ImportPreview ImportMode = iota
	ImportCommit
)

// FileHeading and FileIncomplete are reasons for which a table is refused whole though its rows can be read.
const (
	FileHeading    = "file_heading"    // no row of headings that the kind knows
	FileIncomplete = "file_incomplete" // it lacks so much that taking it as whole would end what is in force
)

// ImportReport says what an import will do, or did: every row below the headings is in one of Add, Change, Same, Aside and
// Rejected.
type ImportReport struct {
	Kind      ImportKind
	Committed bool
	Rows      int
	Add       int
	Change    int
	Same      int
	Aside     int            // understood, and nothing that the portal keeps
	Rejected  int            // with reasons in Problems
	End       int            // records that the table no longer holds: marked, never deleted
	Parts     map[string]int // of the rows that can be used, how many of which sort
	Problems  []RowProblem   // in the order of the rows
	Changes   []ImportChange // what is changed or ended; what is added is only counted
}

// Usable says whether every row can be used.
func (r ImportReport) Usable() bool { return r.Rejected == 0 }

// RowProblem is why a row cannot be used.
type RowProblem struct {
	Sheet string
	Row   int
	ID    string // what the row calls itself, as far as it can be read
	domain.FieldError
}

// ImportChange is one record that an import changes: its name before and after, empty where it ends.
type ImportChange struct{ ID, Before, After string }

// Import reads a table of a kind. Without ImportCommit it writes nothing. It writes in batches, each a transaction, and
// looks at each record again before it does: after an interruption the same table goes on where it stopped, and a table
// that is in the store already changes nothing.
func (a *App) Import(ctx context.Context, c Caller, kind ImportKind, t Table, mode ImportMode) (ImportReport, error) {
	if kind != ImportPlaces {
		return ImportReport{}, fmt.Errorf("import: there is no kind %q", kind)
	}
	return a.importPlaces(ctx, c, t, mode)
}

// inBatches changes the items in transactions of importBatch each.
func inBatches[T any](ctx context.Context, a *App, by string, items []T, each func(ctx context.Context, w *work, item T) error) error {
	for batch := range slices.Chunk(items, importBatch) {
		err := a.change(ctx, by, func(ctx context.Context, w *work) error {
			for _, item := range batch {
				if err := each(ctx, w, item); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
