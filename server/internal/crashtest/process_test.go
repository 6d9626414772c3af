package crashtest

import (
	"context"
	"os"
	"strings"
	"testing"

	"swgportal/server/internal/run"
	"swgportal/server/internal/testkit"
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
	if len(os.Args) == 2 && os.Args[1] == "read-table" { // the child by which portal import reads
		os.Exit(run.Main(context.Background(), os.Args[1:], nil, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// commandLine runs a command line to its end, in this process.
func commandLine(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	out, errs := testkit.NewOutput(), testkit.NewOutput()
	code = run.Main(t.Context(), args, nil, out, errs)
	return code, out.String(), errs.String()
}
