package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test's binary stand for the portal's where it is started as a child.
func TestMain(m *testing.M) {
	if len(os.Args) < 2 {
		os.Exit(m.Run())
	}
	switch os.Args[1] {
	case ChildWord:
		os.Exit(ServeChild(os.Stdin, os.Stdout))
	case "eat-memory":
		_ = takeCeilings()
		fmt.Println(`{"n":1,"c":["x"]}`)
		kept := [][]byte{}
		for range 64 {
			kept = append(kept, bytes.Repeat([]byte("x"), 64<<20))
		}
		fmt.Println(len(kept), `{"end":true}`)
	case "say-environ":
		fmt.Printf("{\"n\":1,\"c\":[%q]}\n{\"end\":true}\n", strings.Join(os.Environ(), " "))
	case "say-nonsense":
		fmt.Println("panic: of a library")
	case "wait":
		asked := make(chan os.Signal, 1)
		signal.Notify(asked, os.Interrupt)
		<-asked
	default:
		os.Exit(m.Run())
	}
}

// rowsOf reads a file in a child made of this binary.
func rowsOf(t *testing.T, word, path string) ([]Row, error) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var rows []Row
	err = NewChild(os.Args[0], word).Read(t.Context(), file, func(r Row) error {
		rows = append(rows, r)
		return nil
	})
	return rows, err
}

func written(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// code is the code of a FileError; empty for another error.
func code(err error) string {
	refused := (*FileError)(nil)
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}

func TestChild_givesTheRowsInOrder(t *testing.T) {
	path := written(t, "x.csv", []byte("код,назва\nUA05,\"a\nb\"\n,,\nUA07,\"\"\"в лапках\"\"\"\n"))
	rows, err := rowsOf(t, ChildWord, path)
	want := `[{ 1 [код назва]} { 2 [UA05 a` + "\n" + `b]} { 4 [UA07 "в лапках"]}]`
	if err != nil || fmt.Sprint(rows) != want {
		t.Errorf("%v %v, want %s", rows, err, want)
	}
}

func TestChild_saysWhyAFileCannotBeRead(t *testing.T) {
	rows, err := rowsOf(t, ChildWord, written(t, "x.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on")))
	if len(rows) > 0 || code(err) != FileOld {
		t.Errorf("%v %v", rows, err)
	}
}

func TestChild_endsByItself_whereItTakesTooMuch(t *testing.T) {
	rows, err := rowsOf(t, "eat-memory", written(t, "x.csv", []byte("x")))
	if len(rows) != 1 || code(err) != FileExhausted {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if _, err := rowsOf(t, "say-nonsense", written(t, "x.csv", []byte("x"))); code(err) != FileExhausted {
		t.Error(err)
	}
}

func TestChild_knowsNoSecret(t *testing.T) {
	t.Setenv("PORTAL_STORE", "mongodb://u:planted@db/portal")
	rows, err := rowsOf(t, "say-environ", written(t, "x.csv", []byte("x")))
	if err != nil || len(rows) != 1 || strings.Contains(rows[0].Cells[0], "PORTAL") || strings.Contains(rows[0].Cells[0], "planted") {
		t.Errorf("%v %v", rows, err)
	}
	if !strings.Contains(rows[0].Cells[0], "GOMEMLIMIT") {
		t.Errorf("it says another environment: %v", rows)
	}
}

func TestChild_isStopped_andLeavesNothing(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	file, err := os.Open(written(t, "x.csv", []byte("x,y\n1,2\n")))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	c := NewChild(os.Args[0], "wait")
	if err := c.Read(ctx, file, func(Row) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	own := errors.New("enough")
	c.command = []string{os.Args[0], ChildWord}
	if err := c.Read(t.Context(), file, func(Row) error { return own }); !errors.Is(err, own) {
		t.Errorf("the caller's own error is lost: %v", err)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestChild_removesWhatAKilledOneLeftBehind: a folder that is older than any child may become goes with the next reading, a
// younger one may be at work.
func TestChild_removesWhatAKilledOneLeftBehind(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for name, age := range map[string]time.Duration{"portal-table-old": time.Hour, "portal-table-young": time.Second, "else": time.Hour} {
		dir := filepath.Join(os.TempDir(), name)
		if err := errors.Join(os.Mkdir(dir, 0o700), os.WriteFile(filepath.Join(dir, "part"), []byte("x"), 0o600)); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(dir, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "rows.csv")
	if err := os.WriteFile(path, []byte("a;b\n1;2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if rows, err := rowsOf(t, ChildWord, path); err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "*"))
	if err != nil || len(left) != 2 || filepath.Base(left[0]) != "else" || filepath.Base(left[1]) != "portal-table-young" {
		t.Error(left, err)
	}
}
