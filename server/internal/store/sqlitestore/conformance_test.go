package sqlitestore_test

import (
	"path/filepath"
	"testing"

	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/store/storetest"
)

func TestStore_keepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return openAt(t, filepath.Join(t.TempDir(), "portal.db")) })
}

func TestStore_keepsTheContract_flaky(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		return storetest.Flaky(openAt(t, filepath.Join(t.TempDir(), "portal.db")), 1)
	})
}

func openAt(t *testing.T, path string) *sqlitestore.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path, OnFatal: func(err error) { t.Errorf("fatal: %v", err) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}
