package testkit

import (
	"os"
	"testing"
)

// Size gives how much a test does, by PORTAL_TEST_SIZE: fast while working, day in CI, night for hours. Without the
// variable, and with -short, it is fast.
func Size(t testing.TB, fast, day, night int) int {
	t.Helper()
	switch size := os.Getenv("PORTAL_TEST_SIZE"); {
	case size == "night":
		return night
	case size == "day" && !testing.Short():
		return day
	case size == "day" || size == "fast" || size == "":
		return fast
	default:
		t.Fatalf("PORTAL_TEST_SIZE is %q, none of fast, day, night", size)
		return 0
	}
}
