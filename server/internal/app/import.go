package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"swgportal/server/internal/store"
)

// The names of settings that do not move.
const (
	settingSetup  = "setup"
	settingImport = "import" // "<SHA-256 of the file> <items done>" while an import is under way
)

// importBatch is how many items one transaction writes: few enough for MongoDB's minute and 16 MiB.
const importBatch = 200

var (
	// ErrHalfImported: an import into this store has begun and not ended.
	ErrHalfImported = errors.New("an import into this store has not ended: run import-data with the same file again, or begin with a new store")
	// ErrNotEmpty: an import needs a store on which nothing was ever kept.
	ErrNotEmpty = errors.New("the store is not empty: an import needs a new one")
)

// Import reads an export into a store that is empty. The file is read twice: whole, to check it before anything is
// written, and then in batches, each a transaction that also notes how far it came. After an interruption the same
// file goes on where it stopped; another is refused, and so is every other use of the store. At the end the audit
// log is verified; where it does not fit (ErrAudit), the store stays as half imported.
func Import(ctx context.Context, st store.Store, file io.ReadSeeker) (Moved, error) {
	if err := st.Migrate(ctx, store.All()); err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	trailer, err := checkMoveFile(file)
	if err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	i := importer{st: st, file: trailer.File}
	if err := i.begin(ctx); err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	if err := i.read(ctx, file, trailer); err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	found, err := (&App{store: st}).VerifyAudit(ctx)
	if err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	if err := found.Err(); err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	err = st.Tx(ctx, func(ctx context.Context, tx store.Tx) error { return drop(ctx, tx, store.Settings.Spec, settingImport) })
	return trailer.moved(), err
}

type importer struct {
	st   store.Store
	file string // SHA-256
	done int    // items that are in the store
}

// begin sets the mark on an empty store, or reads the mark of this file's earlier import.
func (i *importer) begin(ctx context.Context) error {
	return i.st.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		i.done = 0
		s, err := store.Settings.Get(ctx, tx, store.System(), settingImport)
		if err == nil {
			file, done, _ := strings.Cut(s.Value, " ")
			if file != i.file {
				return fmt.Errorf("%w; this is another file", ErrHalfImported)
			}
			i.done, err = strconv.Atoi(done)
			return err
		}
		if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err := mustBeEmpty(ctx, tx); err != nil {
			return err
		}
		return put(ctx, tx, store.Settings, i.mark())
	})
}

func (i *importer) mark() *store.Setting {
	return &store.Setting{ID: settingImport, Value: i.file + " " + strconv.Itoa(i.done)}
}

func mustBeEmpty(ctx context.Context, tx store.Tx) error {
	for _, spec := range store.All() {
		page, err := tx.List(ctx, spec, store.System(), store.Query{Limit: 1})
		if err != nil {
			return err
		}
		if len(page.Records) > 0 {
			return fmt.Errorf("%w (it has a %s)", ErrNotEmpty, spec.Kind)
		}
	}
	m, err := store.AsMover(tx)
	if err != nil {
		return err
	}
	counters, err := m.Counters(ctx)
	if err == nil && len(counters) > 0 {
		return fmt.Errorf("%w (it has counted)", ErrNotEmpty)
	}
	return err
}

// read writes what the file holds behind the mark. The file was checked; one that changed since does not reach the
// trailer that was read, and the mark stays.
func (i *importer) read(ctx context.Context, file io.Reader, want moveTrailer) error {
	m, err := newMoveReader(file)
	if err != nil {
		return err
	}
	for skipped := 0; skipped < i.done; skipped++ {
		if _, err := m.next(); err != nil {
			return err
		}
	}
	for m.end == nil {
		batch := make([]moveItem, 0, importBatch)
		for len(batch) < importBatch && m.end == nil {
			item, err := m.next()
			if err != nil {
				return err
			}
			if m.end == nil {
				batch = append(batch, item)
			}
		}
		if len(batch) == 0 {
			break
		}
		if err := i.write(ctx, batch); err != nil {
			return err
		}
	}
	if m.end.File != want.File {
		return fmt.Errorf("%w: it changed while it was read", ErrMoveFile)
	}
	return nil
}

func (i *importer) write(ctx context.Context, batch []moveItem) error {
	before := i.done
	err := i.st.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		i.done = before + len(batch)
		m, err := store.AsMover(tx)
		if err != nil {
			return err
		}
		for _, item := range batch {
			if item.spec == nil {
				err = m.SetCounter(ctx, item.counter.Counter, item.counter.Value)
			} else {
				err = m.Restore(ctx, item.spec, item.record)
			}
			if err != nil {
				return err
			}
		}
		old, err := tx.Get(ctx, store.Settings.Spec, store.System(), settingImport)
		if err != nil {
			return err
		}
		return keep(ctx, tx, store.Settings, i.mark(), old.Rev)
	})
	return err
}

// refuseHalfImported keeps a store that holds a part of an import from being used for anything else.
func refuseHalfImported(ctx context.Context, st store.Store) error {
	_, err := store.Settings.Get(ctx, st, store.System(), settingImport)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return ErrHalfImported
}

// ForgetSignIns removes what a restored store must not bring back to life: what was of its moment, the token of a first
// start, and idempotency keys, whose browsers were told of an outcome that may have been undone.
func ForgetSignIns(ctx context.Context, st store.Store) error {
	for _, spec := range append(ofThisMoment(), store.Onces.Spec) {
		if err := (&App{store: st}).clear(ctx, spec, nil); err != nil {
			return fmt.Errorf("forget sign-ins: %w", err)
		}
	}
	return st.Tx(ctx, func(ctx context.Context, tx store.Tx) error { return drop(ctx, tx, store.Settings.Spec, settingSetup) })
}
