package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
)

// exportData writes the store as lines into a file (0600), or to standard output for "-".
func (c *call) exportData(ctx context.Context) error {
	return c.withStore(ctx, func(st store.Store) error {
		if err := migrate(ctx, st); err != nil {
			return err
		}
		if c.file == "-" {
			moved, err := app.Export(ctx, st, commit, time.Now(), c.stdout)
			c.tell(moved, "are written", err)
			return err
		}
		return c.exportTo(ctx, st)
	})
}

// exportTo gives the file its name only when it is whole and on the disk.
func (c *call) exportTo(ctx context.Context, st store.Store) error {
	dir := filepath.Dir(c.file)
	out, err := os.CreateTemp(dir, ".portal-export-") // 0600: there are password hashes in it
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	moved, err := app.Export(ctx, st, commit, time.Now(), out)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	// A link, for a rename would overwrite what is there.
	if err := errors.Join(os.Link(out.Name(), c.file), sqlitestore.SyncDir(dir)); err != nil {
		return err
	}
	c.tell(moved, "are written", nil)
	return nil
}

// importData reads an export from a file, or from standard input for "-", into the store.
func (c *call) importData(ctx context.Context) error {
	in, err := c.importFile()
	if err != nil {
		return err
	}
	defer in.Close()
	return c.withStore(ctx, func(st store.Store) error {
		moved, err := app.Import(ctx, st, in)
		c.tell(moved, "are in the store and fit together", err)
		return err
	})
}

// importFile opens the file. Standard input is put into a file without a name first: an import reads twice.
func (c *call) importFile() (*os.File, error) {
	if c.file != "-" {
		return os.Open(c.file)
	}
	spool, err := os.CreateTemp("", "portal-import-")
	if err != nil {
		return nil, err
	}
	err = os.Remove(spool.Name()) // at once: whenever the process is killed, nothing stays behind
	if err == nil {
		_, err = io.Copy(spool, c.stdin)
	}
	_, back := spool.Seek(0, io.SeekStart)
	if err := errors.Join(err, back); err != nil {
		spool.Close()
		return nil, err
	}
	return spool, nil
}

// tell goes to standard error: standard output may be the export.
func (c *call) tell(m app.Moved, what string, err error) {
	if err == nil {
		fmt.Fprintf(c.stderr, "%d records and %d counters %s; content %s\n", m.Records, m.Counters, what, m.Content)
	}
}
