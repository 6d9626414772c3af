package crashtest

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/testkit"
)

// TestImportKill_mongo ends the process at places spread over an import into MongoDB, the making of its indexes among them:
// run again, it goes on to the same content.
func TestImportKill_mongo(t *testing.T) {
	if slices.Contains(testkit.MongoLacks(t), "transactions") {
		t.Skip("needs transactions: a killed import leaves halves of a batch")
	}
	path, _ := seeded(t, t.TempDir(), 1)
	file := filepath.Join(t.TempDir(), "all.ndjson")
	_, content, _ := strings.Cut(does(t, path, "export-data", file), "content ")
	whole := took(t, "import-data", file, "--store", testkit.MongoDatabase(t))
	n, begun := testkit.Size(t, 1, 3, 100), 0
	for i := range n {
		uri := testkit.MongoDatabase(t)
		killAfter(t, whole*time.Duration(i+1)/time.Duration(n+1), "import-data", file, "--store", uri)
		code, _, stderr := commandLine(t, "import-data", file, "--store", uri)
		if done := strings.Contains(stderr, "not empty"); code != exitOK && !done {
			t.Fatalf("again: exit %d %s", code, stderr)
		} else if !done {
			begun++
		}
		code, _, stderr = commandLine(t, "export-data", filepath.Join(t.TempDir(), "again"), "--store", uri)
		if code != exitOK || !strings.Contains(stderr, content) {
			t.Errorf("killed at %d of %d: another content: exit %d %s", i, n, code, stderr)
		}
	}
	t.Logf("%d kills, %d before the end of the import", n, begun)
}
