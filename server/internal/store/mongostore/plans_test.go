package mongostore_test

import (
	"strings"
	"testing"

	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestPlans_noListWalksItsCollection asks everything that the API can ask, as on SQLite. MongoDB's word for going through
// everything is COLLSCAN. DocumentDB says it too where only an order is asked for of all that somebody sees, which it takes from
// no index (0.107): what it says of questions with a condition counts alone there.
func TestPlans_noListWalksItsCollection(t *testing.T) {
	s := testkit.OpenMongo(t)
	if err := s.Migrate(t.Context(), store.All()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Explain(t.Context(), store.Needs.Spec, store.System(), store.Query{Limit: 1}); err != nil {
		t.Skipf("this server explains nothing: %v", err)
	}
	engine, orders := testkit.MongoEngine(t), 0
	plans := testkit.ReadPlans(t, s, testkit.Size(t, 1000, 3000, 100_000), func(_ string, what any, plan string) bool {
		if !strings.Contains(plan, "COLLSCAN") {
			return false
		}
		if engine != "MongoDB" && !testkit.Conditional(what) {
			orders++
			return false
		}
		return true
	})
	for _, text := range plans.Walks {
		t.Error(text)
	}
	t.Logf("%s: %d questions, %d walk their collection; %d more only to be put in order", engine, plans.Asked, len(plans.Walks), orders)
}
