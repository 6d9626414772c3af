package sqlitestore_test

import (
	"path/filepath"
	"testing"

	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/store/storetest"
)

func BenchmarkStore(b *testing.B) {
	for _, n := range []int{20_000, 100_000} {
		s, err := sqlitestore.Open(b.Context(), sqlitestore.Options{Path: filepath.Join(b.TempDir(), "portal.db")})
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { s.Close() })
		storetest.Bench(b, s, n)
	}
}
