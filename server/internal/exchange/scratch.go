package exchange

import (
	"os"
	"path/filepath"
	"time"
)

const scratchName = "portal-table-"

// newScratch makes a folder for what one child writes. A reader that is killed leaves its folder behind; the next one
// removes it, once it is older than any child may become.
func newScratch(now time.Time) (string, error) {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), scratchName+"*"))
	for _, dir := range left {
		if info, err := os.Stat(dir); err == nil && now.Sub(info.ModTime()) > 2*childWall {
			_ = os.RemoveAll(dir) // somebody else's stays
		}
	}
	return os.MkdirTemp("", scratchName)
}
