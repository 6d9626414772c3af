package crashtest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"swgportal/server/internal/testkit"
)

// TestServe_onADiskThatFails_Crash lets one call of the disk fail, the nth of a thread: an error of the device ends the
// process with 70, a full disk does not; and in each case what somebody was told of is there, whole. SECURITY.md, row 6.
func TestServe_onADiskThatFails_Crash(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	path, agency := seeded(t, t.TempDir(), 1)
	ended := map[string]int{}
	w := &writer{name: "agency0", agency: agency, acks: map[string]ack{}}
	for i := range testkit.Size(t, 2, 6, 650) {
		call, fault := []string{"fsync", "pwrite64", "pwrite64"}[i%3], []string{"EIO", "EIO", "ENOSPC"}[i%3]
		jar, _ := cookiejar.New(nil)
		w.http = &http.Client{Jar: jar, Transport: &http.Transport{}, Timeout: 10 * time.Second}
		w.series = fmt.Sprint("fault", i, "-")
		code := failing(t, []string{strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", call, fault, 3+i*13%200)}, path, w)
		ended[fmt.Sprint(fault, " ended with ", code)]++
		if fault == "EIO" && code != exitFatal && code != -1 && code != 1 {
			t.Errorf("%s of %s: exit %d", fault, call, code)
		}
		if fault == "ENOSPC" && code == exitFatal {
			t.Errorf("a full disk ended the process")
		}
		w.refused = nil // 503 is the answer here
		inspect(t, path, []*writer{w})
	}
	t.Logf("%v; %d needs acknowledged, 0 lost", ended, len(w.acks))
}

// failing serves under strace, lets a client write for a while, and gives the exit code: -1 where it still served and was
// killed, 1 where it did not begin.
func failing(t *testing.T, under []string, path string, w *writer) int {
	t.Helper()
	cmd := exec.Command(under[0], append(under[1:], os.Args[0])...)
	words := append([]string{"serve", "--listen", "127.0.0.1:0", "--log-level", "error"}, at(path)...)
	cmd.Env = append(os.Environ(), "PORTAL_TEST_COMMAND="+strings.Join(words, "\n"))
	out := testkit.NewOutput()
	cmd.Stdout, cmd.Stderr = out, io.Discard
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // strace would let go of the process it watches
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	gone := make(chan error, 1)
	go func() { gone <- cmd.Wait() }()
	end := func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		<-gone
	}
	var url string
	select {
	case line := <-out.First:
		url = strings.TrimPrefix(line, "Portal: ")
	case <-gone:
		return cmd.ProcessState.ExitCode()
	case <-time.After(60 * time.Second):
		end()
		t.Fatal("the portal neither serves nor ends")
	}
	if resp, err := w.http.Post(url+"/api/v1/session", "application/json", strings.NewReader(`{"email":"`+w.name+`@portal.example","password":"`+testkit.Password+`"}`)); err == nil {
		resp.Body.Close()
	}
	for began := time.Now(); time.Since(began) < 2*time.Second; {
		if !w.turn(url) && len(gone) > 0 {
			break
		}
	}
	select {
	case <-gone:
		return cmd.ProcessState.ExitCode()
	case <-time.After(3 * time.Second): // the grace after a fatal error
		end()
		return -1
	}
}
