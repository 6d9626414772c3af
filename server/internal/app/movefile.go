package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"swgportal/server/internal/store"
)

// The form of an export, docs/adr/0011: lines of JSON. The first is the header, then one a record (kinds by name,
// records by id), one a counter (by name), and the trailer.
const (
	moveFormat  = "swgportal-export"
	moveVersion = 1
	// maxMoveLine is far over the largest body that the API takes.
	maxMoveLine = 64 << 20
)

// ErrMoveFile is a file that is no whole export as the portal writes it.
var ErrMoveFile = errors.New("not a whole export")

// moveHeader says what wrote the file, and when.
type moveHeader struct {
	Format  string    `json:"format"`
	Version int       `json:"version"`
	Schema  int       `json:"schema"` // store.SchemaVersion of who wrote it
	Portal  string    `json:"portal"`
	At      time.Time `json:"at"`
}

// moveRecord is a record without what its Spec derives from the body.
type moveRecord struct {
	Kind string         `json:"kind"`
	ID   string         `json:"id"`
	Rev  int64          `json:"rev"`
	Body jsontext.Value `json:"body"`
}

// moveCounter is a counter and where it stands.
type moveCounter struct {
	Counter string `json:"counter"`
	Value   int64  `json:"value"`
}

// moveTrailer closes the file: a cut one has none.
type moveTrailer struct {
	Records  map[string]int64 `json:"records"` // by kind, those with none left out
	Counters int64            `json:"counters"`
	// Content is the SHA-256 of the lines of records and counters. Two stores that hold the same give the same.
	Content string `json:"content"`
	// File is the SHA-256 of everything before this line.
	File string `json:"file"`
}

// Moved is what an export or an import came to.
type Moved struct {
	Records, Counters int64
	Content           string // see moveTrailer
}

// ofThisMoment lists what is only a sign-in or a process's own, and neither moves nor comes back with a backup: sessions
// (a copied file must open no door) and links to set a password, known browsers and counted tries (they belong to
// sign-ins), leases (a process holds them).
func ofThisMoment() []*store.Spec {
	return []*store.Spec{store.Sessions.Spec, store.Links.Spec, store.Devices.Spec, store.Throttles.Spec, store.Leases.Spec}
}

// movedKinds lists what moves, by name: all but what is of this moment. Idempotency keys move, so that a request repeated after the move is not carried out twice.
func movedKinds() []*store.Spec {
	kinds := slices.DeleteFunc(store.All(), func(s *store.Spec) bool { return slices.Contains(ofThisMoment(), s) })
	slices.SortFunc(kinds, func(a, b *store.Spec) int { return strings.Compare(a.Kind, b.Kind) })
	return kinds
}

// staysBehind says of a setting that it does not move: the token of the first start opens a door, and the mark of an
// import belongs to the store it runs on.
func staysBehind(spec *store.Spec, id string) bool {
	return spec == store.Settings.Spec && (id == settingSetup || id == settingImport)
}

// tally counts and hashes the lines of a file as they go by.
type tally struct {
	trailer       moveTrailer
	content, file hash.Hash
}

func newTally() *tally {
	return &tally{trailer: moveTrailer{Records: map[string]int64{}}, content: sha256.New(), file: sha256.New()}
}

func (t *tally) head(line []byte) { t.file.Write(line) }

func (t *tally) record(kind string, line []byte) {
	t.trailer.Records[kind]++
	t.file.Write(line)
	t.content.Write(line)
}

func (t *tally) counter(line []byte) {
	t.trailer.Counters++
	t.file.Write(line)
	t.content.Write(line)
}

// end gives the trailer of what went by.
func (t *tally) end() moveTrailer {
	t.trailer.Content = hex.EncodeToString(t.content.Sum(nil))
	t.trailer.File = hex.EncodeToString(t.file.Sum(nil))
	return t.trailer
}

func (t moveTrailer) moved() Moved {
	m := Moved{Counters: t.Counters, Content: t.Content}
	for _, n := range t.Records {
		m.Records += n
	}
	return m
}

// line writes a value as one canonical line.
func line(v any) ([]byte, error) {
	out, err := json.Marshal(v, json.Deterministic(true))
	return append(out, '\n'), err
}

// recordLine writes a record. Its body stands in it byte for byte.
func recordLine(kind, id string, rev int64, body []byte) ([]byte, error) {
	if bytes.IndexByte(body, '\n') >= 0 || !jsontext.Value(body).IsValid() {
		return nil, fmt.Errorf("export %s %s: the body is not canonical JSON", kind, id)
	}
	head, err := json.Marshal(struct {
		Kind string `json:"kind"`
		ID   string `json:"id"`
		Rev  int64  `json:"rev"`
	}{kind, id, rev})
	if err != nil {
		return nil, err
	}
	out := append(head[:len(head)-1], `,"body":`...)
	return append(append(out, body...), "}\n"...), nil
}

// parse reads a line that must be written as the portal writes it, to the byte: then nothing is lost on the way.
func parse[T any](text []byte, again func(T) ([]byte, error)) (T, error) {
	var v T
	if err := json.Unmarshal(text, &v, json.RejectUnknownMembers(true)); err != nil {
		return v, fmt.Errorf("%w: %w", ErrMoveFile, err)
	}
	written, err := again(v)
	if err != nil || !bytes.Equal(written, text) {
		return v, fmt.Errorf("%w: a line is not as the portal writes it", ErrMoveFile)
	}
	return v, nil
}

func asLine[T any](v T) ([]byte, error) { return line(v) }
