package crashtest

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"swgportal/server/internal/run"
)

const (
	exitOK       = 0
	manifestTail = ".manifest"
)

// TestMain lets the test's binary stand for the portal's.
func TestMain(m *testing.M) {
	if words := os.Getenv("PORTAL_TEST_COMMAND"); words != "" {
		os.Exit(run.Main(context.Background(), strings.Split(words, "\n"), nil, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// output is a buffer that may be read while it is written.
type output struct {
	mu   sync.Mutex
	text strings.Builder
	line chan string // the first line
	once sync.Once
}

func newOutput() *output { return &output{line: make(chan string, 1)} }

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(b)
	if first, _, ok := strings.Cut(o.text.String(), "\n"); ok {
		o.once.Do(func() { o.line <- first })
	}
	return len(b), nil
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// commandLine runs a command line to its end, in this process.
func commandLine(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	out, errs := newOutput(), newOutput()
	code = run.Main(t.Context(), args, nil, out, errs)
	return code, out.String(), errs.String()
}
