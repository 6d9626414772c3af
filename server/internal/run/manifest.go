package run

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"swgportal/server/internal/store"
)

const (
	manifestTail = ".manifest"
	manifestHead = "swgportal-backup 1"
)

var errBackup = errors.New("not a whole backup")

// manifest stands beside a backup and says what it must be.
type manifest struct {
	portal, schema, at, sha256 string
	bytes                      int64
	counts                     map[string]int64
}

// text is the manifest as lines; the last is the SHA-256 of those before it, so that it speaks for itself too.
func (m manifest) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nportal %s\nschema %s\nat %s\nsha256 %s\nbytes %d\n", manifestHead, m.portal, m.schema, m.at, m.sha256, m.bytes)
	for _, kind := range slices.Sorted(maps.Keys(m.counts)) {
		fmt.Fprintf(&b, "count %s %d\n", kind, m.counts[kind])
	}
	return b.String() + "manifest " + store.HexSum([]byte(b.String())) + "\n"
}

// parseManifest takes what text gives and nothing else.
func parseManifest(text string) (manifest, error) {
	m := manifest{counts: map[string]int64{}}
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 2 {
			return m, fmt.Errorf("%w: its manifest is damaged", errBackup)
		}
		switch value := words[1]; words[0] {
		case "portal":
			m.portal = value
		case "schema":
			m.schema = value
		case "at":
			m.at = value
		case "sha256":
			m.sha256 = value
		case "bytes":
			m.bytes, _ = strconv.ParseInt(value, 10, 64) // a wrong number does not write itself back
		case "count":
			if len(words) == 3 {
				m.counts[value], _ = strconv.ParseInt(words[2], 10, 64)
			}
		}
	}
	if m.text() != text {
		return m, fmt.Errorf("%w: its manifest is damaged", errBackup)
	}
	return m, nil
}

// fileSum reads a file through.
func fileSum(path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}
