package crashtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// withSecretary makes a store with the reference lists and one person who may import.
func withSecretary(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "portal.db")
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	w := testkit.On(t, s)
	w.Person("secretariat", w.Seat(domain.RoleSecretariat, "", ""))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// kept are the places of a store without the moments of their changes, and how many events there are of places.
func kept(t *testing.T, path string) (map[string]domain.Place, int64) {
	t.Helper()
	s := opened(t, path)
	places := map[string]domain.Place{}
	for recs, err := range store.Pages(t.Context(), s, store.Places.Spec, store.System(), store.Query{Limit: store.MaxLimit}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, rec := range recs {
			p, err := store.Places.Decode(rec)
			if err != nil {
				t.Fatal(err)
			}
			p.Meta = domain.Meta{ID: p.Meta.ID, Version: p.Meta.Version}
			places[p.Meta.ID] = p
		}
	}
	events, err := store.Events.List(t.Context(), s, store.System(), store.Query{
		Filter: store.Eq{Field: "kind", Value: store.Str("place")}, Limit: 1, Total: store.Exact,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return places, events.Total
}

// TestImportTable_Kill ends the process at places spread over an import of a codifier: run again, it goes on to the same
// places, each with as many events as without a kill.
func TestImportTable_Kill(t *testing.T) {
	path := withSecretary(t)
	var b strings.Builder
	b.WriteString("Перший рівень,Другий рівень,Третій рівень,Категорія об’єкта,Назва об’єкта\n")
	n := 0
	reference, _ := kept(t, path)
	for code, p := range reference {
		for i := 1; p.Level == domain.PlaceRaion && i <= 11; i++ {
			n++
			fmt.Fprintf(&b, "%s,%s,%s0%02d0000%06d,H,Згурівська\n", p.Parent, code, code[:6], i, n)
		}
	}
	file := filepath.Join(t.TempDir(), "codifier.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	command := []string{"import", "--kind", "places", "--as", "secretariat@portal.example", "--commit", file}
	whole := took(t, append(command[:len(command):len(command)], at(path)...)...)
	want, events := kept(t, path)
	if len(want) != len(reference)+n {
		t.Fatalf("%d places of %d", len(want), len(reference)+n)
	}
	half := 0
	rounds := times(2, 6, 100)
	for i := range rounds {
		to := withSecretary(t)
		killAfter(t, whole*time.Duration(i+1)/time.Duration(rounds+1), append(command[:len(command):len(command)], at(to)...)...)
		if got, _ := kept(t, to); len(got) > len(reference) && len(got) < len(want) {
			half++
		}
		does(t, to, command...)
		got, again := kept(t, to)
		if d := cmp.Diff(want, got); d != "" || again != events {
			t.Errorf("killed at %d of %d: %d events, not %d\n%.500s", i, rounds, again, events, d)
		}
		does(t, to, "audit", "verify")
	}
	t.Logf("%d of %d kills left a half", half, rounds)
}
