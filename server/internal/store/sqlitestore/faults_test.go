package sqlitestore

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"swgportal/server/internal/store"
)

func opened(t *testing.T, path string) (*Store, *error) {
	t.Helper()
	fatal := new(error)
	s, err := Open(t.Context(), Options{Path: path, OnFatal: func(err error) { *fatal = err }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Migrate(t.Context(), []*store.Spec{store.Settings.Spec}); err != nil {
		t.Fatal(err)
	}
	return s, fatal
}

func add(s *Store, id, value string) error {
	rec, err := store.Settings.Encode(&store.Setting{ID: id, Value: value}, 0)
	if err != nil {
		return err
	}
	return s.Tx(context.Background(), func(ctx context.Context, tx store.Tx) error { return tx.Insert(ctx, store.Settings.Spec, rec) })
}

func has(t *testing.T, s *Store, id string) bool {
	t.Helper()
	_, err := s.Get(t.Context(), store.Settings.Spec, store.System(), id)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		t.Fatal(err)
	}
	return err == nil
}

func TestOpen_readsEachSettingBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "portal.db")
	opened(t, path)
	for i, p := range settings {
		different := append([]pragma{}, settings...)
		different[i].want = "other"
		db, err := open(path, "rw", 1, different)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.PingContext(t.Context()); err == nil || !strings.Contains(err.Error(), p.name+" reads back as") {
			t.Errorf("a %s that does not hold: %v", p.name, err)
		}
		db.Close()
	}
	db, err := open(path, "rw", 1, settings)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.PingContext(t.Context()), db.Close()); err != nil {
		t.Errorf("settings that hold: %v", err)
	}
}

func TestOpen_refusesASecondPortal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "portal.db")
	s, _ := opened(t, path)
	if _, err := Open(t.Context(), Options{Path: path}); err == nil || !strings.Contains(err.Error(), "another portal") {
		t.Errorf("the second: %v", err)
	}
	if _, err := Hold(path); err == nil {
		t.Error("a restore takes the place of a portal that serves")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	opened(t, path)
}

func TestOpen_refusesNetworkDrives(t *testing.T) {
	for magic, name := range networkDrives {
		if err := refuseType("/x", magic); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%x: %v", magic, err)
		}
	}
	for _, local := range []uint32{unix.EXT4_SUPER_MAGIC, unix.TMPFS_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC} {
		if err := refuseType("/x", local); err != nil {
			t.Error(err)
		}
	}
}

func TestClosed_answersUnavailable(t *testing.T) {
	s, _ := opened(t, filepath.Join(t.TempDir(), "portal.db"))
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	_, get := s.Get(t.Context(), store.Settings.Spec, store.System(), "x")
	_, list := s.List(t.Context(), store.Settings.Spec, store.System(), store.Query{Limit: 1})
	_, report := s.Report(t.Context(), store.Settings.Spec, store.System(), store.Report{})
	for name, err := range map[string]error{
		"get": get, "list": list, "report": report, "tx": add(s, "a", ""), "ping": s.Ping(t.Context()),
		"migrate": s.Migrate(t.Context(), nil), "check": s.Check(t.Context()),
	} {
		if !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// unclean gives a database as a kill leaves it: with a log.
func unclean(t *testing.T) string {
	t.Helper()
	from := filepath.Join(t.TempDir(), "portal.db")
	s, _ := opened(t, from)
	for i := range 50 {
		if err := add(s, string(rune('A'+i)), strings.Repeat("x", 3000)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.write.Exec("PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
		t.Fatal(err)
	}
	if err := add(s, "last", "in the log"); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "portal.db")
	for _, tail := range []string{"", "-wal"} {
		text, err := os.ReadFile(from + tail)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to+tail, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

func TestOpen_checksAfterAnUncleanStop(t *testing.T) {
	path := unclean(t)
	s, _ := opened(t, path)
	if !has(t, s, "last") {
		t.Error("what stood in the log is lost")
	}
	path = unclean(t)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	for at := int64(4096 * 8); at < info.Size(); at += 4096 {
		if _, err := f.WriteAt([]byte(strings.Repeat("\xff", 400)), at); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	if _, err := Open(t.Context(), Options{Path: path}); err == nil {
		t.Error("a damaged file is opened after an unclean stop")
	}
}

// TestFull_takesNoWritesAndGoesOnReading lets SQLite find its disk full, as ENOSPC does.
func TestFull_takesNoWritesAndGoesOnReading(t *testing.T) {
	s, fatal := opened(t, filepath.Join(t.TempDir(), "portal.db"))
	limit := func(pages string) {
		if _, err := s.write.Exec("PRAGMA max_page_count=" + pages); err != nil {
			t.Fatal(err)
		}
	}
	limit("60")
	written := []string{}
	var err error
	for i := 0; err == nil && i < 1000; i++ {
		id := strings.Repeat("x", i+1)[:min(i+1, 150)] + string(rune('a'+i%26))
		if err = add(s, id, strings.Repeat("y", 4000)); err == nil {
			written = append(written, id)
		}
	}
	if !errors.Is(err, store.ErrUnavailable) || len(written) == 0 || *fatal != nil {
		t.Fatalf("after %d writes: %v, fatal %v", len(written), err, *fatal)
	}
	for _, id := range written {
		if !has(t, s, id) {
			t.Errorf("%s was acknowledged and is not there", id)
		}
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Errorf("reads: %v", err)
	}
	limit("100000")
	if err := add(s, "again", "z"); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// TestDamage_stopsTheStore wipes the file under the store.
func TestDamage_stopsTheStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "portal.db")
	s, fatal := opened(t, path)
	for i := range 50 {
		if err := add(s, string(rune('A'+i)), strings.Repeat("x", 9000)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.write.Exec("PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 4096); err != nil { // the rest reads as short, or as zeros
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()); err != nil {
		t.Fatal(err)
	}
	_, err = s.List(t.Context(), store.Settings.Spec, store.System(), store.Query{Limit: 100})
	if !errors.Is(err, store.ErrUnavailable) || *fatal == nil {
		t.Fatalf("a read: %v, fatal %v", err, *fatal)
	}
	if err := add(s, "after", ""); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("a write after it: %v", err)
	}
	if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("ready after it: %v", err)
	}
}

func TestCopy_isOneStateWhileOthersWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "portal.db")
	s, _ := opened(t, path)
	if err := Copy(t.Context(), filepath.Join(t.TempDir(), "none"), filepath.Join(t.TempDir(), "x")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
	if err := add(s, "before", ""); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "portal.db")
	err := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		rec, err := store.Settings.Encode(&store.Setting{ID: "open"}, 0)
		if err != nil {
			return err
		}
		if err := tx.Insert(ctx, store.Settings.Spec, rec); err != nil {
			return err
		}
		return Copy(context.Background(), path, copied)
	})
	if err != nil {
		t.Fatal(err)
	}
	c, _ := opened(t, copied)
	if !has(t, c, "before") || has(t, c, "open") || c.Check(t.Context()) != nil {
		t.Error("the copy is not the last commit before it")
	}
}

// TestCopy_ofAPathAsTheConfigurationHasIt: relative to where the process runs, as data/portal.db is by default.
func TestCopy_ofAPathAsTheConfigurationHasIt(t *testing.T) {
	dir := t.TempDir()
	s, _ := opened(t, filepath.Join(dir, "data", "portal.db"))
	if err := add(s, "before", ""); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	copied := filepath.Join(t.TempDir(), "portal.db")
	if err := Copy(t.Context(), filepath.Join("data", "portal.db"), copied); err != nil {
		t.Fatal(err)
	}
	c, _ := opened(t, copied)
	if !has(t, c, "before") {
		t.Error("the copy is empty")
	}
}

func TestLogBytes_growsWithCommitsAndEndsWithAClose(t *testing.T) {
	s, _ := opened(t, filepath.Join(t.TempDir(), "portal.db"))
	before := s.LogBytes()
	if err := add(s, "one", ""); err != nil {
		t.Fatal(err)
	}
	if after := s.LogBytes(); after <= before || after < 4096 {
		t.Errorf("the log has %d bytes before a commit and %d after it", before, after)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if n := s.LogBytes(); n != 0 {
		t.Errorf("%d bytes are left after a clean stop", n)
	}
}
