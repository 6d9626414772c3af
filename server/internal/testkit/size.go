package testkit

import (
	"os"
	"testing"
)

// BySize is how many cases a test plays: PORTAL_TEST_SIZE is fast, day or night. Without it, it is day, and fast with
// go test -short.
func BySize(fast, day, night int) int {
	switch os.Getenv("PORTAL_TEST_SIZE") {
	case "night":
		return night
	case "fast":
		return fast
	case "":
		if testing.Short() {
			return fast
		}
	}
	return day
}
