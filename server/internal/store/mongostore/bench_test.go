package mongostore_test

import (
	"testing"

	"swgportal/server/internal/store/storetest"
	"swgportal/server/internal/testkit"
)

func BenchmarkStore(b *testing.B) { storetest.Bench(b, testkit.OpenMongo(b), 20_000) }
