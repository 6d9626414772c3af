package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Copy writes the database at path, as one commit left it, to the file at target, which is new or empty. It takes no
// lock of the portal's and only reads, so a portal may serve from path meanwhile and does not wait: SQLite gives
// this connection one snapshot, however much is written beside it. The copy needs no log and is on the disk when
// Copy returns; its name is durable once the caller syncs the directory.
func Copy(ctx context.Context, path, target string) error {
	if _, err := os.Stat(path); err != nil { // SQLite's own words would be "unable to open database file"
		return err
	}
	whole, err := filepath.Abs(path) // the first part of another would be taken for a host's name
	if err != nil {
		return err
	}
	db, err := open(whole, "ro", 1, settings)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", target)
	if err := errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("copy %s: %w", path, err)
	}
	return SyncFile(target)
}

// Check reads the whole database and says what SQLite finds wrong in it: pages, indexes, the search.
func (s *Store) Check(ctx context.Context) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.running.Done()
	c, err := s.read.Conn(ctx) // no time limit: a large file takes its time
	if err != nil {
		return s.explainFailure(ctx, err)
	}
	defer c.Close()
	found, err := queryTexts(ctx, c, "PRAGMA integrity_check(3)")
	if err != nil {
		return s.explainFailure(ctx, err)
	}
	if len(found) != 1 || found[0] != "ok" {
		return fmt.Errorf("integrity_check: %q", found)
	}
	return nil
}

// Counts gives how many records of each kind there are, and the schema version of the portal that wrote them.
func (s *Store) Counts(ctx context.Context) (counts map[string]int64, schema string, err error) {
	counts = map[string]int64{}
	err = s.reading(ctx, func(ctx context.Context, c *sql.Conn) error {
		kinds, err := queryTexts(ctx, c, `SELECT substr("name", 8) FROM "_meta" WHERE "name" LIKE 'layout:%'`)
		if err != nil {
			return err
		}
		for _, kind := range kinds {
			var n int64
			if err := c.QueryRowContext(ctx, "SELECT count(*) FROM "+quote(kind)).Scan(&n); err != nil {
				return err
			}
			counts[kind] = n
		}
		schema, err = meta(ctx, c, "schema")
		return err
	})
	return counts, schema, err
}

// Place is the directory of a database, held so that no portal opens it.
type Place struct {
	path string
	lock *os.File
}

// Hold takes the lock of the database at path, which need not be there. It is refused while a portal has it.
func Hold(path string) (*Place, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	lock, err := claimDir(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("hold %s: %w", path, err)
	}
	return &Place{path, lock}, nil
}

// Path is the database's, absolute.
func (p *Place) Path() string { return p.path }

// Release lets go.
func (p *Place) Release() error { return p.lock.Close() }

// Swap puts the closed, whole database at fresh, on the same file system, into the place of the one that is there,
// which is kept under the name aside. At each instant, whatever kills the process or the machine, path is the old
// database or the new one, whole: a log that the new one would take for its own is gone before the new one comes.
// Where the old one is too damaged to fold its log, the log is kept aside with it.
func (p *Place) Swap(ctx context.Context, fresh, aside string) error {
	dir := filepath.Dir(p.path)
	_ = fold(ctx, p.path) // one that is damaged is kept as it is
	for _, tail := range []string{"", "-wal"} {
		if err := os.Link(p.path+tail, aside+tail); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("keep the old file: %w", err)
		}
	}
	if err := syncDir(dir); err != nil {
		return err
	}
	for _, tail := range []string{"-wal", "-shm"} {
		if err := os.Remove(p.path + tail); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := errors.Join(SyncFile(fresh), syncDir(dir)); err != nil {
		return err
	}
	return errors.Join(os.Rename(fresh, p.path), syncDir(dir))
}

// fold writes the log of a database that nobody has open into its file; closing then removes the log.
func fold(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	db, err := open(path, "rw", 1, settings)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(err, db.Close())
}

// SyncFile makes what a file holds durable.
func SyncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// SyncDir makes the names in a directory durable.
func SyncDir(dir string) error { return syncDir(dir) }

// Path is the file of the database, absolute.
func (s *Store) Path() string { return s.opt.Path }
