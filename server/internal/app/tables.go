package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// Table is a file of rows that somebody brings.
type Table struct {
	Name, SHA256 string
	// Mapping leads from headings that are not the portal's own to the keys of columns.
	Mapping map[string]string
	// Read gives its rows in order; it may be asked more than once. What cannot be read is an *exchange.FileError.
	Read func(ctx context.Context, each func(exchange.Row) error) error
}

// source is the file as the audit log keeps it.
func (t Table) source() string { return t.Name + ", SHA-256 " + t.SHA256 }

// ImportKind is what the rows of a table are.
type ImportKind string

// The kinds.
const (
	ImportPlaces ImportKind = "places" // the units of the state codifier (KATOTTG)
	ImportRates  ImportKind = "rates"  // the files of two banks, which are no tables: see ImportRates of App
)

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

// ImportReport says what an import will do, or did. Every row of the file is one of Items and in one of the counts but
// End.
type ImportReport struct {
	Kind      ImportKind
	Committed bool
	domain.RowCounts
	End   int            // records that the table no longer holds: marked, never deleted
	Parts map[string]int // of the rows that can be used, how many of which sort; nil where the kind has none
	Items []ImportRow    // in the order of the file; what ends follows
}

// ImportRow is what becomes of one row.
type ImportRow struct {
	Sheet    string
	Row      int    // as people count; 0 where the file has no rows
	Place    string // where it stands in such a file
	Fate     domain.RowFate
	Record   string // the id of its record, or what the row calls itself as far as it can be read
	Why      string // it is set aside
	Changes  []domain.FieldChange
	Problems []domain.FieldError
}

// put adds a row to the report and counts it.
func (r *ImportReport) put(row ImportRow) {
	r.Items = append(r.Items, row)
	if row.Fate == domain.RowEnd {
		r.End++
		return
	}
	r.Count(row.Fate, 1)
}

// Import reads a table of a kind. Without ImportCommit it writes nothing. It writes in batches, each a transaction, and
// looks at each record again before it does: after an interruption the same table goes on where it stopped, and a table
// that is in the store already changes nothing.
func (a *App) Import(ctx context.Context, c Caller, kind ImportKind, t Table, mode ImportMode) (ImportReport, error) {
	if kind != ImportPlaces {
		return ImportReport{}, fmt.Errorf("import: there is no kind %q", kind)
	}
	return a.importPlaces(ctx, c, t, mode)
}

// inBatches changes the items in transactions of importBatch each. What met the change of another process is done again:
// each looks at its item anew.
func inBatches[T any](ctx context.Context, a *App, by string, items []T, batch func(ctx context.Context, w *work, items []T) error) error {
	for part := range slices.Chunk(items, importBatch) {
		err := a.meeting(ctx, by, func(ctx context.Context, w *work) error { return batch(ctx, w, part) })
		if err != nil {
			return err
		}
	}
	return nil
}

// meeting is change, done again where it met another process.
func (a *App) meeting(ctx context.Context, by string, fn func(ctx context.Context, w *work) error) (err error) {
	for range meetings {
		err = a.change(ctx, by, fn)
		if !errors.Is(err, store.ErrStale) && !errors.Is(err, store.ErrDuplicate) {
			return err
		}
	}
	return err
}

// each makes of what is done to one item what is done to a batch of them.
func each[T any](do func(ctx context.Context, w *work, item T) error) func(ctx context.Context, w *work, items []T) error {
	return func(ctx context.Context, w *work, items []T) error {
		for _, item := range items {
			if err := do(ctx, w, item); err != nil {
				return err
			}
		}
		return nil
	}
}
