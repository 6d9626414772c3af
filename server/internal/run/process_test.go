package run

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"swgportal/server/internal/exchange"
)

// TestMain lets the test's binary stand for the portal's: signals can only be tried on a process.
func TestMain(m *testing.M) {
	if dir := os.Getenv("PORTAL_TEST_CHILD"); dir != "" {
		p := with(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusOK)
			_ = http.NewResponseController(w).Flush()
			select {
			case <-r.Context().Done():
			case <-time.After(time.Minute):
			}
		}))
		args := []string{"serve", "--listen", "127.0.0.1:0", "--store", "sqlite:" + dir + "/portal.db"}
		os.Exit(runWith(context.Background(), p, args, nil, os.Stdout, os.Stderr))
	}
	if len(os.Args) == 2 && os.Args[1] == exchange.ChildWord {
		os.Exit(Main(context.Background(), os.Args[1:], nil, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// child starts the binary with a request in flight and gives the process.
func child(t *testing.T) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "PORTAL_TEST_CHILD="+t.TempDir())
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Get(strings.TrimSpace(strings.TrimPrefix(line, "Portal: ")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return cmd
}

func TestProcess_secondSignalKills(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		cmd := child(t)
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		signals := time.NewTicker(50 * time.Millisecond) // the first stops it, one after kills it
		defer signals.Stop()
		sent, deadline := 0, time.After(10*time.Second)
		for alive := true; alive; {
			select {
			case <-signals.C:
				sent++
				_ = cmd.Process.Signal(sig)
			case err := <-ended:
				alive = false
				status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
				if !ok || !status.Signaled() || status.Signal() != sig || sent < 2 {
					t.Errorf("after %d × %v: %v", sent, sig, err)
				}
			case <-deadline:
				t.Fatalf("%d × %v and still alive", sent, sig)
			}
		}
	}
}
