package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
)

// scratchName begins the names of directories in which backups and restores work. What is in them is nobody's data:
// a killed run leaves one, the next restore removes it.
const scratchName = ".portal-scratch-"

var errSQLiteOnly = errors.New("backup and restore are for SQLite; on MongoDB use its own tools, see docs/operations.md")

// backupAs copies the store into a file, also while a portal serves from it, plays a restore of the copy, and only
// then gives it its name. What it says is done is on the disk.
func (c *call) backupAs(ctx context.Context) error {
	target, err := c.sqliteAndFile()
	if err != nil {
		return err
	}
	for _, path := range []string{target, target + manifestTail} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already: a backup overwrites nothing", path)
		}
	}
	scratch, err := newScratch(filepath.Dir(target))
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	copied := filepath.Join(scratch, "copy")
	if err := os.WriteFile(copied, nil, 0o600); err != nil { // SQLite writes into it and keeps its mode
		return err
	}
	if err := sqlitestore.Copy(ctx, c.cfg.Store.Path(), copied); err != nil {
		return err
	}
	m := manifest{portal: commit, at: time.Now().UTC().Format(time.RFC3339)}
	if m.sha256, m.bytes, err = fileSum(copied); err != nil {
		return err
	}
	if _, err := rehearse(ctx, copied, filepath.Join(scratch, "try"), &m); err != nil {
		return fmt.Errorf("the backup would not restore: %w", err)
	}
	beside := filepath.Join(scratch, "manifest")
	if err := os.WriteFile(beside, []byte(m.text()), 0o600); err != nil {
		return err
	}
	if err := sqlitestore.SyncFile(beside); err != nil {
		return err
	}
	// The manifest last: a file without one is no backup.
	if err := errors.Join(os.Rename(copied, target), sqlitestore.SyncDir(filepath.Dir(target))); err != nil {
		return err
	}
	if err := errors.Join(os.Rename(beside, target+manifestTail), sqlitestore.SyncDir(filepath.Dir(target))); err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "%s: %d bytes, SHA-256 %s. A restore of it was tried and fits.\n", target, m.bytes, m.sha256)
	return nil
}

// restoreAs puts a backup into the place of the store, which is kept aside.
func (c *call) restoreAs(ctx context.Context) (err error) {
	from, err := c.sqliteAndFile()
	if err != nil {
		return err
	}
	m, err := readBackup(from)
	if err != nil {
		return fmt.Errorf("restore %s: %w", from, err)
	}
	place, err := sqlitestore.Hold(c.cfg.Store.Path())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, place.Release()) }()
	dir := filepath.Dir(place.Path())
	old, err := filepath.Glob(filepath.Join(dir, scratchName+"*"))
	if err != nil {
		return err
	}
	for _, left := range old {
		if err := os.RemoveAll(left); err != nil {
			return err
		}
	}
	scratch, err := newScratch(dir)
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	fresh, err := rehearse(ctx, from, filepath.Join(scratch, "try"), &m)
	if err != nil {
		return fmt.Errorf("restore %s: %w", from, err)
	}
	aside := place.Path() + ".before-" + time.Now().UTC().Format("20060102T150405.000Z")
	if err := place.Swap(ctx, fresh, aside); err != nil {
		return fmt.Errorf("restore %s: %w", from, err)
	}
	fmt.Fprintf(c.stdout, "%s is as it was at %s. Everybody signs in anew.\n", c.cfg.Store, m.at)
	if _, err := os.Lstat(aside); err == nil {
		fmt.Fprintf(c.stdout, "The file before is %s: remove it when the portal is right.\n", aside)
	}
	return nil
}

func (c *call) sqliteAndFile() (string, error) {
	if c.cfg.Store.Scheme() != "sqlite" {
		return "", usageError{errSQLiteOnly}
	}
	return filepath.Abs(c.file)
}

// readBackup reads a backup's manifest and holds the file against it.
func readBackup(path string) (manifest, error) {
	text, err := os.ReadFile(path + manifestTail)
	if err != nil {
		return manifest{}, err
	}
	m, err := parseManifest(string(text))
	if err != nil {
		return m, err
	}
	schema, err := strconv.Atoi(m.schema)
	if err != nil || schema > store.SchemaVersion {
		return m, fmt.Errorf("%w: schema %s, this portal knows %d", store.ErrNewer, m.schema, store.SchemaVersion)
	}
	sum, size, err := fileSum(path)
	if err != nil {
		return m, err
	}
	if sum != m.sha256 || size != m.bytes {
		return m, fmt.Errorf("%w: its SHA-256 is not that of its manifest", errBackup)
	}
	return m, nil
}

func newScratch(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	return os.MkdirTemp(dir, scratchName)
}

// rehearse makes a store from a backup in a directory of its own: opened, checked page by page, brought to this
// version, its audit log verified, its sign-ins forgotten, closed without a log. It gives the file. A manifest without counts
// is filled in, another must fit.
func rehearse(ctx context.Context, from, dir string, m *manifest) (path string, err error) {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	path = filepath.Join(dir, "portal.db")
	if err := copyFile(from, path); err != nil {
		return "", err
	}
	st, err := sqlitestore.Open(ctx, sqlitestore.Options{Path: path})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := st.Check(ctx); err != nil {
		return "", err
	}
	counts, schema, err := st.Counts(ctx)
	switch {
	case err != nil:
		return "", err
	case m.counts == nil:
		m.counts, m.schema = counts, schema
	case m.schema != schema || !maps.Equal(counts, m.counts):
		return "", fmt.Errorf("%w: it does not hold what its manifest says", errBackup)
	}
	a, err := app.New(ctx, app.Options{Store: st})
	if err != nil {
		return "", err
	}
	found, err := a.VerifyAudit(ctx)
	if err != nil {
		return "", err
	}
	if err := found.Err(); err != nil {
		return "", err
	}
	return path, app.ForgetSignIns(ctx, st)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
