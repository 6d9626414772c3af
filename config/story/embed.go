// Package story hands the demonstration's story to the binary: YAML that people edit, README.md says how. It holds no
// logic; server/internal/demo reads and tells it.
package story

import "embed"

// Files are the story's files, as they lie here.
//
//go:embed *.yaml
var Files embed.FS
