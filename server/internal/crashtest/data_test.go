package crashtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// times gives how often a test does its thing at the size that scripts/test asks for.
func times(fast, day, night int) int {
	switch os.Getenv("PORTAL_TEST_SIZE") {
	case "fast":
		return fast
	case "night":
		return night
	}
	return day
}

// seeded makes a store with the reference lists and so many people, agency0 and on, who may log needs; it gives the
// file and the id of their agency.
func seeded(t *testing.T, dir string, people int) (path, agency string) {
	t.Helper()
	path = filepath.Join(dir, "portal.db")
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	w := testkit.On(t, s)
	for i := range people {
		w.PersonWithPassword(fmt.Sprint("agency", i), w.Seat(domain.RoleApprover, "SESU", ""))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, w.Orgs["SESU"]
}

func at(path string) []string { return []string{"--store", "sqlite:" + path} }

// does runs a command on a store and wants it to end well.
func does(t *testing.T, path string, words ...string) string {
	t.Helper()
	code, stdout, stderr := commandLine(t, append(words, at(path)...)...)
	if code != exitOK {
		t.Fatalf("%v: exit %d\n%s%s", words, code, stdout, stderr)
	}
	return stdout + stderr
}

// refuses runs a command that is to fail and to say why.
func refuses(t *testing.T, path, why string, words ...string) {
	t.Helper()
	code, stdout, stderr := commandLine(t, append(words, at(path)...)...)
	if code == exitOK || !strings.Contains(stderr, why) {
		t.Errorf("%v: exit %d, want %q\n%s%s", words, code, why, stdout, stderr)
	}
}

// mark writes a setting that tells one state of a store from another.
func mark(t *testing.T, path, value string) {
	t.Helper()
	s := opened(t, path)
	err := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
		rec, err := store.Settings.Encode(&store.Setting{ID: "mark-" + value, Value: value}, 0)
		if err != nil {
			return err
		}
		return tx.Insert(ctx, store.Settings.Spec, rec)
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
}

func marked(t *testing.T, s store.Store, value string) bool {
	t.Helper()
	_, err := store.Settings.Get(t.Context(), s, store.System(), "mark-"+value)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		t.Fatal(err)
	}
	return err == nil
}

func opened(t *testing.T, path string) *sqlitestore.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// aside starts the portal's command in a process of its own.
func aside(t *testing.T, words ...string) (*exec.Cmd, *testkit.Output) {
	t.Helper()
	return asideAs(t, "PORTAL_TEST_COMMAND", words...)
}

// asideAs is aside under one of the variables that TestMain knows.
func asideAs(t *testing.T, variable string, words ...string) (*exec.Cmd, *testkit.Output) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), variable+"="+strings.Join(words, "\n"))
	out := testkit.NewOutput()
	cmd.Stdout, cmd.Stderr = out, io.Discard
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, out
}

func TestExportImport_movesAStore(t *testing.T) {
	path, _ := seeded(t, t.TempDir(), 1)
	dir := t.TempDir()
	file, to := filepath.Join(dir, "all.ndjson"), filepath.Join(dir, "new", "portal.db")
	told := does(t, path, "export-data", file)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v %v", info, err)
	}
	refuses(t, path, "exists", "export-data", file)
	_, content, _ := strings.Cut(told, "content ")
	if again := does(t, to, "import-data", file); !strings.Contains(again, content) || len(content) < 64 {
		t.Errorf("exported %sbut imported %s", told, again)
	}
	refuses(t, to, "not empty", "import-data", file)
	refuses(t, filepath.Join(dir, "none", "portal.db"), "no such file", "import-data", file+"x")
	does(t, to, "audit", "verify")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	third := filepath.Join(dir, "third", "portal.db")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "PORTAL_TEST_COMMAND="+strings.Join(append([]string{"import-data", "-"}, at(third)...), "\n"))
	cmd.Stdin = bytes.NewReader(text)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("from standard input: %v %s", err, said)
	}
	code, stdout, _ := commandLine(t, append([]string{"export-data", "-"}, at(third)...)...)
	if _, lines, _ := strings.Cut(stdout, "\n"); code != exitOK || !strings.Contains(string(text), lines[:len(lines)/2]) {
		t.Errorf("to standard output: exit %d, %d bytes", code, len(stdout))
	}
}

// TestImport_Kill ends the process at places spread over an import: run again, it goes on to the same content.
func TestImport_Kill(t *testing.T) {
	path, _ := seeded(t, t.TempDir(), 1)
	file := filepath.Join(t.TempDir(), "all.ndjson")
	_, content, _ := strings.Cut(does(t, path, "export-data", file), "content ")
	whole := took(t, append([]string{"import-data", file}, at(filepath.Join(t.TempDir(), "portal.db"))...)...)
	n, begun := times(2, 8, 100), 0
	for i := range n {
		to := filepath.Join(t.TempDir(), "portal.db")
		killAfter(t, whole*time.Duration(i+1)/time.Duration(n+1), append([]string{"import-data", file}, at(to)...)...)
		code, _, stderr := commandLine(t, append([]string{"import-data", file}, at(to)...)...)
		if done := strings.Contains(stderr, "not empty"); code != exitOK && !done {
			t.Fatalf("again: exit %d %s", code, stderr)
		} else if !done {
			begun++
		}
		if told := does(t, to, "export-data", filepath.Join(t.TempDir(), "again")); !strings.Contains(told, content) {
			t.Errorf("killed at %d of %d: another content: %s", i, n, told)
		}
	}
	t.Logf("%d kills, %d before the end of the import", n, begun)
}

func took(t *testing.T, words ...string) time.Duration {
	t.Helper()
	began := time.Now()
	cmd, _ := aside(t, words...)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %v", words, err)
	}
	return time.Since(began)
}

// killAfter runs a command and kills it after a while, unless it has ended.
func killAfter(t *testing.T, d time.Duration, words ...string) {
	t.Helper()
	cmd, _ := aside(t, words...)
	timer := time.AfterFunc(d, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	_ = cmd.Wait() // killed, or done before it
}

func TestBackup_refusesFlipsAndCuts(t *testing.T) {
	path, _ := seeded(t, t.TempDir(), 0)
	file := filepath.Join(t.TempDir(), "b")
	does(t, path, "backup", file)
	refuses(t, path, "there already", "backup", file)
	whole := map[string][]byte{}
	for _, tail := range []string{"", manifestTail} {
		text, err := os.ReadFile(file + tail)
		if info, _ := os.Stat(file + tail); err != nil || info.Mode().Perm() != 0o600 {
			t.Fatalf("%s: %v %v", tail, info, err)
		}
		whole[tail] = text
	}
	r := rand.New(rand.NewPCG(3, 3))
	n := times(20, 60, 500)
	for i := range n {
		tail := []string{"", "", manifestTail}[i%3]
		text := slices.Clone(whole[tail])
		if where := r.IntN(len(text)); i%2 == 0 {
			text[where] ^= 1 << r.IntN(8)
		} else {
			text = text[:where]
		}
		damaged := filepath.Join(t.TempDir(), "d")
		for other, good := range whole {
			if other == tail {
				good = text
			}
			if err := os.WriteFile(damaged+other, good, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		refuses(t, path, "", "restore", damaged)
	}
	does(t, path, "restore", file)
	t.Logf("%d flips and cuts, all refused", n)
}

// TestRestore_Kill ends the process at places spread over a restore: the store is the old one or the new one, whole.
func TestRestore_Kill(t *testing.T) {
	path, _ := seeded(t, t.TempDir(), 0)
	file := filepath.Join(t.TempDir(), "b")
	mark(t, path, "backed")
	does(t, path, "backup", file)
	mark(t, path, "later")
	restore := append([]string{"restore", file}, at(path)...)
	other := filepath.Join(t.TempDir(), "portal.db")
	whole := took(t, append([]string{"restore", file}, at(other)...)...)
	n, old := times(5, 50, 500), 0
	for i := range n {
		killAfter(t, whole*time.Duration(i+1)/time.Duration(n), restore...)
		s := opened(t, path)
		later := marked(t, s, "later")
		if !marked(t, s, "backed") || s.Check(t.Context()) != nil {
			t.Fatalf("kill %d: the store is damaged", i)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if later {
			old++
			continue
		}
		does(t, path, "audit", "verify")
		mark(t, path, "later")
	}
	t.Logf("%d kills, %d left the old store, %d the new one, none anything else", n, old, n-old)
}

func TestRestore_makesEverybodySignInAnew(t *testing.T) {
	path, _ := seeded(t, t.TempDir(), 1)
	stop, url, _ := serving(t, path)
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar, Transport: &http.Transport{}}
	signIn(t, client, url, "agency0")
	file := filepath.Join(t.TempDir(), "b")
	does(t, path, "backup", file)
	refuses(t, path, "another portal", "restore", file)
	if code := statusOf(t, client, url); code != http.StatusOK {
		t.Fatalf("before: %d", code)
	}
	stop()
	does(t, path, "restore", file)
	stop, url, _ = serving(t, path)
	defer stop()
	if code := statusOf(t, client, url); code != http.StatusUnauthorized {
		t.Errorf("the old cookie: %d", code)
	}
	signIn(t, client, url, "agency0")
	if code := statusOf(t, client, url); code != http.StatusOK {
		t.Errorf("after: %d", code)
	}
}

// TestForgetSignIns_endsThem is for a store that was brought back beside the portal, as mongorestore does it.
func TestForgetSignIns_endsThem(t *testing.T) {
	path, _ := seeded(t, t.TempDir(), 1)
	stop, url, _ := serving(t, path)
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar, Transport: &http.Transport{}}
	signIn(t, client, url, "agency0")
	refuses(t, path, "another portal", "forget-sign-ins")
	stop()
	if said := does(t, path, "forget-sign-ins"); !strings.Contains(said, "signs in anew") {
		t.Errorf("it says %q", said)
	}
	stop, url, _ = serving(t, path)
	defer stop()
	if code := statusOf(t, client, url); code != http.StatusUnauthorized {
		t.Errorf("the old cookie: %d", code)
	}
	signIn(t, client, url, "agency0")
	does(t, filepath.Join(t.TempDir(), "portal.db"), "forget-sign-ins")
}

func statusOf(t *testing.T, c *http.Client, url string) int {
	t.Helper()
	resp, err := c.Get(url + "/api/v1/needs")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode
}

func signIn(t *testing.T, c *http.Client, url, name string) {
	t.Helper()
	resp, err := c.Post(url+"/api/v1/session", "application/json", strings.NewReader(`{"email":"`+name+`@portal.example","password":"`+testkit.Password+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("signing in %s: %d", name, resp.StatusCode)
	}
}
