package sqlitestore_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/store/sqlitestore"
)

// TestSchemas_openMigrateAndVerify opens the database of each released schema, testdata/schema-N.db.gz, with this portal.
// PORTAL_TEST_FIXTURE=schema-N makes the one of today; see CONTRIBUTING.md.
func TestSchemas_openMigrateAndVerify(t *testing.T) {
	if name := os.Getenv("PORTAL_TEST_FIXTURE"); name != "" {
		makeFixture(t, filepath.Join("testdata", name))
	}
	files, err := filepath.Glob("testdata/schema-*.db.gz")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		text := unzipped(t, file)
		path := filepath.Join(t.TempDir(), "portal.db")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		a, err := app.New(t.Context(), app.Options{Store: s})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		v, err := a.VerifyAudit(t.Context())
		if err != nil || v.First != "" || v.Events < 100 || v.Records < 100 {
			t.Errorf("%s: %+v %v", file, v, err)
		}
		if err := s.Check(t.Context()); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestSchemas_importEachExport reads the export of each released schema.
func TestSchemas_importEachExport(t *testing.T) {
	files, err := filepath.Glob("testdata/schema-*.ndjson")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := app.Import(t.Context(), emptyStore(t), bytes.NewReader(text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func makeFixture(t *testing.T, name string) {
	w := lived(t)
	if err := os.WriteFile(name+".ndjson", export(t, w.Store), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := w.Store.Close(); err != nil {
		t.Fatal(err)
	}
	from := w.Store.(interface{ Path() string }).Path()
	copied := filepath.Join(t.TempDir(), "portal.db")
	if err := sqlitestore.Copy(t.Context(), from, copied); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, err = z.Write(text)
	if err := errors.Join(err, z.Close(), os.WriteFile(name+".db.gz", zipped.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func unzipped(t *testing.T, file string) []byte {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
