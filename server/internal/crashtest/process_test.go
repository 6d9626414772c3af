package crashtest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"swgportal/server/internal/run"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/mongostore"
	"swgportal/server/internal/testkit"
)

const (
	exitOK       = 0
	exitFatal    = 70
	manifestTail = ".manifest"
)

// TestMain lets the test's binary stand for the portal's: PORTAL_TEST_COMMAND on the store it names, PORTAL_TEST_SINGLY on a
// MongoDB without transactions, which the portal itself refuses. With PORTAL_TEST_COMMITS it commits into a directory.
func TestMain(m *testing.M) {
	if words := os.Getenv("PORTAL_TEST_COMMAND"); words != "" {
		os.Exit(run.Main(context.Background(), strings.Split(words, "\n"), nil, os.Stdout, os.Stderr))
	}
	if len(os.Args) == 2 && os.Args[1] == "read-table" { // the child by which portal import reads
		os.Exit(run.Main(context.Background(), os.Args[1:], nil, os.Stdout, os.Stderr))
	}
	if words := os.Getenv("PORTAL_TEST_SINGLY"); words != "" {
		os.Exit(run.MainOn(context.Background(), singly, strings.Split(words, "\n"), nil, os.Stdout, os.Stderr))
	}
	if dir := os.Getenv("PORTAL_TEST_COMMITS"); dir != "" {
		if err := commitAll(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func singly(ctx context.Context, uri string) (store.Store, error) {
	return mongostore.Open(ctx, mongostore.Options{URI: uri, Demand: mongostore.SingleDocuments})
}

// commandLine runs a command line to its end, in this process.
func commandLine(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	out, errs := testkit.NewOutput(), testkit.NewOutput()
	code = run.Main(t.Context(), args, nil, out, errs)
	return code, out.String(), errs.String()
}
