package testkit

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store/sqlitestore"
)

// began is the moment at which every test's portal begins.
func began() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }

// seeded is the file of a portal that has its reference lists and nothing else: writing them anew for each of hundreds of
// tests would take longer than the tests.
var seeded = sync.OnceValues(func() (file []byte, err error) {
	dir, err := os.MkdirTemp("", "portal-seeded")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	ctx, path := context.Background(), filepath.Join(dir, "portal.db")
	s, err := sqlitestore.Open(ctx, sqlitestore.Options{Path: path})
	if err != nil {
		return nil, err
	}
	err = seed(ctx, s)
	if err = errors.Join(err, s.Close()); err != nil { // closing folds the log into the file
		return nil, err
	}
	return os.ReadFile(path)
})

func seed(ctx context.Context, s *sqlitestore.Store) error {
	a, err := app.New(ctx, app.Options{Store: s, Clock: began, Hashing: app.HashForTests})
	if err != nil {
		return err
	}
	lists, err := reference.Load(began())
	if err != nil {
		return err
	}
	return a.LoadReference(ctx, lists)
}

// OpenSeeded opens a SQLite store of this test's own that has the reference lists.
func OpenSeeded(t testing.TB) *sqlitestore.Store {
	t.Helper()
	file, err := seeded()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "portal.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}
