package mongostore_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/demo"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// TestMove_toMongoDBAndBack_changesNoByte takes the demonstration from SQLite to MongoDB and back: the lines are the same
// each time, and the audit log fits at each step.
func TestMove_toMongoDBAndBack_changesNoByte(t *testing.T) {
	began := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	file := func() store.Store {
		s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		return s
	}
	lines := func(s store.Store) []byte {
		t.Helper()
		var out bytes.Buffer
		if _, err := app.Export(t.Context(), s, "test", began, &out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	from := file()
	if err := demo.Fill(t.Context(), from, testkit.Password, began); err != nil {
		t.Fatal(err)
	}
	first := lines(from)
	for _, to := range []store.Store{testkit.OpenMongo(t), file()} {
		moved, err := app.Import(t.Context(), to, bytes.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		a, err := app.New(t.Context(), app.Options{Store: to})
		if err != nil {
			t.Fatal(err)
		}
		if found, err := a.VerifyAudit(t.Context()); err != nil || found.First != "" || found.Events == 0 {
			t.Fatalf("%T: %+v %v", to, found, err)
		}
		next := lines(to)
		if !bytes.Equal(next, first) {
			t.Fatalf("%T: %d bytes came back as %d others", to, len(first), len(next))
		}
		t.Logf("%T: %+v, %d bytes, the same", to, moved, len(first))
		first = next
	}
}

// TestDemo_isToldOnMongoDB: the story's transactions are as large as the engine takes, and its audit log fits.
func TestDemo_isToldOnMongoDB(t *testing.T) {
	s := testkit.OpenMongo(t)
	began := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for range 2 {
		if err := demo.Fill(t.Context(), s, testkit.Password, began); err != nil {
			t.Fatal(err)
		}
	}
	a, err := app.New(t.Context(), app.Options{Store: s})
	if err != nil {
		t.Fatal(err)
	}
	if found, err := a.VerifyAudit(t.Context()); err != nil || found.First != "" || found.Events < 1000 {
		t.Errorf("%+v %v", found, err)
	}
}
