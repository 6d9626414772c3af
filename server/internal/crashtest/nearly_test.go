package crashtest

import (
	"bytes"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestServe_onADiskNearlyFull serves from a file system of which something else takes all but a few per cent: files are
// refused with their own code, everything else is written, and files are taken again when there is room. SECURITY.md, row 56.
func TestServe_onADiskNearlyFull(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=96m"); err != nil {
		t.Skipf("a small file system can be mounted by root alone: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	path, agency := seeded(t, dir, 1)
	kill, url, _ := serving(t, path)
	jar, _ := cookiejar.New(nil)
	w := &writer{name: "agency0", agency: agency, acks: map[string]ack{}, http: &http.Client{Jar: jar, Transport: &http.Transport{}}}
	signIn(t, w.http, url, w.name)
	needs := url + "/api/v1/needs"
	make := func(key string) string {
		status, n, err := w.send("POST", needs, w.body(key, "Насоси"))
		if err != nil || status != http.StatusCreated {
			t.Fatal(status, err)
		}
		w.acks[n.ID] = n
		return n.ID
	}
	at := needs + "/" + make("1") + "/attachments"
	up := func() (int, string) {
		form := "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 x\r\n--edge--\r\n"
		resp, err := w.http.Post(at, "multipart/form-data; boundary=edge", strings.NewReader(form))
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		var text bytes.Buffer
		_, err = text.ReadFrom(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, text.String()
	}
	if status, text := up(); status != http.StatusCreated {
		t.Fatal(status, text)
	}
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	filler := filepath.Join(dir, "filler")
	left := int64(st.Blocks) * st.Bsize * 4 / 100
	if err := os.WriteFile(filler, bytes.Repeat([]byte("x"), int(int64(st.Bavail)*st.Bsize-left)), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, text := up(); status != http.StatusServiceUnavailable || !strings.Contains(text, `"disk_short"`) {
		t.Errorf("a file with 4 %% free is answered with %d %s", status, text)
	}
	make("2")
	if code := statusOf(t, w.http, url); code != http.StatusOK {
		t.Errorf("a read is answered with %d", code)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if status, text := up(); status != http.StatusCreated {
		t.Errorf("when there is room again: %d %s", status, text)
	}
	kill()
	if n := inspect(t, path, []*writer{w}); n != 2 {
		t.Errorf("%d needs are there", n)
	}
}
