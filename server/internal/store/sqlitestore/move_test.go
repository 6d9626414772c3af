package sqlitestore_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/store/storetest"
	"swgportal/server/internal/testkit"
)

func signIn(t *testing.T, a *app.App) app.SignedIn {
	t.Helper()
	in, err := a.SignIn(t.Context(), app.SignInRequest{Email: "signed-in@portal.example", Password: testkit.Password, Address: "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

var exportedAt = time.Date(2026, 11, 24, 18, 0, 0, 0, time.UTC)

func export(t *testing.T, s store.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := app.Export(t.Context(), s, "test", exportedAt, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func emptyStore(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestMove_exportImportExportGivesTheSameBytes(t *testing.T) {
	w := lived(t)
	first := export(t, w.Store)
	if again := export(t, w.Store); !bytes.Equal(first, again) {
		t.Fatal("two exports of one store differ")
	}
	for name, to := range map[string]store.Store{"plain": emptyStore(t), "flaky": storetest.Flaky(emptyStore(t), 1)} {
		moved, err := app.Import(t.Context(), to, bytes.NewReader(first))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := export(t, to); !bytes.Equal(got, first) {
			t.Errorf("%s: the second export differs", name)
		}
		if moved.Records < 100 || moved.Counters != 4 || len(moved.Content) != 64 {
			t.Errorf("%s: %+v", name, moved)
		}
		if _, err := app.New(t.Context(), app.Options{Store: to}); err != nil {
			t.Errorf("%s: the portal does not start: %v", name, err)
		}
	}
}

func TestExport_holdsEverythingButSignIns(t *testing.T) {
	w := lived(t)
	text := string(export(t, w.Store))
	kinds := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\{"kind":"([a-z_]+)"`).FindAllStringSubmatch(text, -1) {
		kinds[m[1]] = true
	}
	left := []string{"session", "device", "throttle", "lease", "link"}
	for _, spec := range store.All() {
		if stays := slices.Contains(left, spec.Kind); kinds[spec.Kind] == stays {
			t.Errorf("%s is in the file: %v", spec.Kind, kinds[spec.Kind])
		}
	}
	for part, want := range map[string]bool{`"id":"cursor-key"`: true, `"counter":"feed"`: true, `"counter":"need/ER/2026","value":4`: true, `"id":"setup"`: false} {
		if strings.Contains(text, part) != want {
			t.Errorf("%s is in the file: %v", part, !want)
		}
	}
	if rows, err := w.Store.List(t.Context(), store.Settings.Spec, store.System(), store.Query{Limit: 9}); err != nil || len(rows.Records) != 3 {
		t.Errorf("the store should have had a setup token, a key and a mark of its rates: %v %v", rows.Records, err)
	}
}

func TestImport_refusesAStoreThatIsNotEmpty(t *testing.T) {
	w := lived(t)
	file := export(t, w.Store)
	if _, err := app.Import(t.Context(), w.Store, bytes.NewReader(file)); !errors.Is(err, app.ErrNotEmpty) {
		t.Errorf("into itself: %v", err)
	}
	if !bytes.Equal(export(t, w.Store), file) {
		t.Error("the refused import changed the store")
	}
	counted := emptyStore(t)
	if err := counted.Migrate(t.Context(), store.All()); err != nil {
		t.Fatal(err)
	}
	if err := counted.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error { _, err := tx.Next(ctx, "n"); return err }); err != nil {
		t.Fatal(err)
	}
	if _, err := app.Import(t.Context(), counted, bytes.NewReader(file)); !errors.Is(err, app.ErrNotEmpty) {
		t.Errorf("into a store that counted: %v", err)
	}
}

// broken is a store whose transactions fail after so many: the process that imports is gone.
type broken struct {
	store.Store
	left int
}

var errGone = errors.New("gone")

func (b *broken) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if b.left--; b.left < 0 {
		return errGone
	}
	return b.Store.Tx(ctx, fn)
}

func TestImport_goesOnAfterAnInterruption(t *testing.T) {
	file := export(t, lived(t).Store)
	other := export(t, lived(t).Store)
	to := emptyStore(t)
	stops := 0
	for left := 1; stops < 100; left = 2 { // the mark or one batch, then gone
		_, err := app.Import(t.Context(), &broken{to, left}, bytes.NewReader(file))
		if err == nil {
			break
		}
		if !errors.Is(err, errGone) {
			t.Fatal(err)
		}
		stops++
		if _, err := app.New(t.Context(), app.Options{Store: to}); !errors.Is(err, app.ErrHalfImported) {
			t.Errorf("the portal starts on a half: %v", err)
		}
		if _, err := app.Export(t.Context(), to, "test", exportedAt, new(bytes.Buffer)); !errors.Is(err, app.ErrHalfImported) {
			t.Errorf("a half is exported: %v", err)
		}
		if _, err := app.Import(t.Context(), to, bytes.NewReader(other)); !errors.Is(err, app.ErrHalfImported) {
			t.Errorf("another file goes on: %v", err)
		}
	}
	if stops < 3 || !bytes.Equal(export(t, to), file) {
		t.Errorf("after %d stops the store is another", stops)
	}
}

func TestImport_refusesWhatIsNotWhole(t *testing.T) {
	file := export(t, lived(t).Store)
	to := emptyStore(t)
	refused := func(name string, text []byte) {
		t.Helper()
		if _, err := app.Import(t.Context(), to, bytes.NewReader(text)); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 60 {
		flipped := slices.Clone(file)
		at := r.IntN(len(file))
		flipped[at] ^= 1 << r.IntN(8)
		refused(fmt.Sprint("a flip at ", at), flipped)
		refused(fmt.Sprint("cut at ", at), file[:at])
	}
	lines := bytes.SplitAfter(file, []byte("\n"))
	lines = lines[:len(lines)-1]
	refused("without its last line", bytes.Join(lines[:len(lines)-1], nil))
	refused("with a line more", slices.Concat(file, lines[1]))
	refused("with a line twice", bytes.Join(slices.Insert(slices.Clone(lines), 2, lines[1]), nil))
	if page, err := to.List(t.Context(), store.Settings.Spec, store.System(), store.Query{Limit: 9}); err != nil || len(page.Records) > 0 {
		t.Errorf("a refused file was begun: %v %v", page.Records, err)
	}
	if _, err := app.Import(t.Context(), to, bytes.NewReader(file)); err != nil {
		t.Errorf("the whole file: %v", err)
	}
}

// forged gives a file with another part in it and hashes that fit.
func forged(file []byte, old, with string) []byte {
	text := strings.Replace(string(file), old, with, 1)
	end := strings.LastIndex(text[:len(text)-1], "\n") + 1
	body, trailer := text[:end], text[end:]
	_, lines, _ := strings.Cut(body, "\n")
	sum := func(s string) string { h := sha256.Sum256([]byte(s)); return hex.EncodeToString(h[:]) }
	trailer = regexp.MustCompile(`"content":"\w+"`).ReplaceAllString(trailer, `"content":"`+sum(lines)+`"`)
	return []byte(body + regexp.MustCompile(`"file":"\w+"`).ReplaceAllString(trailer, `"file":"`+sum(body)+`"`))
}

func TestImport_refusesWhatAPortalDoesNotWrite(t *testing.T) {
	file := export(t, lived(t).Store)
	for name, c := range map[string]struct {
		old, with string
		want      error
	}{
		"another format":        {`"format":"swgportal-export"`, `"format":"x"`, app.ErrMoveFile},
		"a newer format":        {`"version":1`, `"version":2`, store.ErrNewer},
		"a newer schema":        {`"schema":1`, `"schema":99`, store.ErrNewer},
		"a space":               {"\n{\"kind\":\"need\",", "\n{\"kind\": \"need\",", app.ErrMoveFile},
		"an unknown member":     {"\n{\"kind\":\"need\",", "\n{\"kind\":\"need\",\"x\":1,", app.ErrMoveFile},
		"an unknown kind":       {`{"kind":"theme",`, `{"kind":"themes",`, app.ErrMoveFile},
		"a sign-in":             {`{"kind":"theme",`, `{"kind":"session",`, app.ErrMoveFile},
		"a setup token":         {`{"kind":"setting","id":"cursor-key"`, `{"kind":"setting","id":"setup"`, app.ErrMoveFile},
		"no rev":                {`"rev":1`, `"rev":0`, app.ErrMoveFile},
		"an altered record":     {"Втрачено 11", "Втрачено 12", app.ErrAudit},
		"another counter value": {`"counter":"feed","value":`, `"counter":"feed","value":-`, app.ErrMoveFile},
	} {
		text := forged(file, c.old, c.with)
		if bytes.Equal(text, file) {
			t.Errorf("%s: nothing was forged", name)
		}
		to := emptyStore(t)
		if _, err := app.Import(t.Context(), to, bytes.NewReader(text)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := app.Import(t.Context(), emptyStore(t), bytes.NewReader(forged(file, "", ""))); err != nil {
		t.Errorf("forged into itself: %v", err)
	}
}

func TestForgetSignIns_endsEverySession(t *testing.T) {
	w := lived(t)
	in := signIn(t, w.App)
	before := export(t, w.Store)
	if err := app.ForgetSignIns(t.Context(), w.Store); err != nil {
		t.Fatal(err)
	}
	if _, err := w.App.FindSession(t.Context(), in.Token); err == nil {
		t.Error("an old cookie works")
	}
	for _, spec := range []*store.Spec{store.Sessions.Spec, store.Devices.Spec, store.Throttles.Spec, store.Leases.Spec, store.Onces.Spec} {
		if page, err := w.Store.List(t.Context(), spec, store.System(), store.Query{Limit: 9}); err != nil || len(page.Records) > 0 {
			t.Errorf("%s: %d left, %v", spec.Kind, len(page.Records), err)
		}
	}
	if bytes.Equal(export(t, w.Store), before) {
		t.Error("the idempotency keys are there")
	}
	if in = signIn(t, w.App); in.Token == "" {
		t.Error("nobody can sign in any more")
	}
}
