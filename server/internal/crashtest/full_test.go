package crashtest

import (
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"syscall"
	"testing"
)

// TestServe_onAFullDisk serves from a file system of 6 MiB until it is full: writes are answered with 503, reads go on,
// what was acknowledged is there, and when there is room again the same process writes again.
func TestServe_onAFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("a small file system can be mounted by root alone: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	path, agency := seeded(t, dir, 3)
	kill, url, _ := serving(t, path)
	writers := make([]*writer, 3)
	full := 0
	for i := range writers {
		jar, _ := cookiejar.New(nil)
		w := &writer{name: fmt.Sprint("agency", i), agency: agency, acks: map[string]ack{}, http: &http.Client{Jar: jar, Transport: &http.Transport{}}}
		writers[i] = w
		signIn(t, w.http, url, w.name)
	}
	for i := 0; full < 5 && i < 150; i++ { // a person may ask 60 times at once
		w := writers[i%len(writers)]
		w.keys++
		key := fmt.Sprint("key-", w.name, "-", w.keys)
		body := strings.Replace(w.body(key, "Насоси"), "Є 3 з 12.", strings.Repeat("Опис потреби. ", 250), 1)
		status, n, err := w.send("POST", url+"/api/v1/needs", body, "Idempotency-Key", key)
		switch {
		case err != nil:
			t.Fatal(err)
		case status == http.StatusCreated:
			w.acks[n.ID] = n
		case status == http.StatusServiceUnavailable:
			full++
		default:
			t.Fatalf("a write is answered with %d", status)
		}
	}
	if full < 5 {
		t.Fatal("the disk was not full")
	}
	if code := statusOf(t, writers[0].http, url); code != http.StatusOK {
		t.Errorf("a read is answered with %d", code)
	}
	big := strings.Replace(writers[0].body("1", "Насоси"), "Є 3 з 12.", strings.Repeat("Опис потреби. ", 250), 1)
	hear(t, writers[0].http, "POST", url+"/api/v1/needs", big).wantAway(t, "a need")
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	if h := hear(t, writers[0].http, "POST", url+"/api/v1/needs", big); h.status != http.StatusCreated {
		t.Errorf("when there is room again: %+v", h)
	}
	kill()
	t.Logf("%d needs are there, none that was acknowledged is lost", inspect(t, path, writers))
}
