package app

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"

	"swgportal/server/internal/store"
)

// moveReader reads an export line by line and holds it against its order, its counts and its hashes.
type moveReader struct {
	in    *bufio.Reader
	tally *tally
	specs map[string]*store.Spec
	last  string // kind and id, or counter, of the line before: lines only go up
	end   *moveTrailer
}

// newMoveReader reads the header. A file of a newer portal is ErrNewer.
func newMoveReader(r io.Reader) (*moveReader, error) {
	m := &moveReader{in: bufio.NewReaderSize(r, 1<<20), tally: newTally(), specs: map[string]*store.Spec{}}
	for _, s := range movedKinds() {
		m.specs[s.Kind] = s
	}
	text, err := m.line()
	if err != nil {
		return nil, err
	}
	h, err := parse(text, asLine[moveHeader])
	switch {
	case err != nil:
		return nil, err
	case h.Format != moveFormat:
		return nil, fmt.Errorf("%w: the format is %q", ErrMoveFile, h.Format)
	case h.Version > moveVersion || h.Schema > store.SchemaVersion:
		return nil, fmt.Errorf("%w: format %d, schema %d; this portal knows %d and %d", store.ErrNewer, h.Version, h.Schema, moveVersion, store.SchemaVersion)
	case h.Version < 1 || h.Schema < 1:
		return nil, fmt.Errorf("%w: format %d, schema %d", ErrMoveFile, h.Version, h.Schema)
	}
	m.tally.head(text)
	return m, nil
}

// line reads one line with its end.
func (m *moveReader) line() ([]byte, error) {
	var whole []byte
	for {
		part, err := m.in.ReadSlice('\n')
		whole = append(whole, part...)
		switch {
		case err == nil:
			return whole, nil
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("%w: it is cut off", ErrMoveFile)
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		case len(whole) > maxMoveLine:
			return nil, fmt.Errorf("%w: a line is over %d bytes", ErrMoveFile, maxMoveLine)
		}
	}
}

// moveItem is a record or a counter; neither at the end of the file.
type moveItem struct {
	spec    *store.Spec
	record  store.Record
	counter moveCounter
}

// next gives the next record or counter. After the last it gives the zero item, once the trailer fits and nothing
// follows it.
func (m *moveReader) next() (moveItem, error) {
	text, err := m.line()
	if err != nil {
		return moveItem{}, err
	}
	switch {
	case bytes.HasPrefix(text, []byte(`{"kind":`)):
		return m.record(text)
	case bytes.HasPrefix(text, []byte(`{"counter":`)):
		return m.counter(text)
	}
	return moveItem{}, m.close(text)
}

func (m *moveReader) record(text []byte) (moveItem, error) {
	v, err := parse(text, func(v moveRecord) ([]byte, error) { return recordLine(v.Kind, v.ID, v.Rev, v.Body) })
	if err != nil {
		return moveItem{}, err
	}
	spec := m.specs[v.Kind]
	if spec == nil || staysBehind(spec, v.ID) {
		return moveItem{}, fmt.Errorf("%w: %s %q does not move", ErrMoveFile, v.Kind, v.ID)
	}
	if err := m.goesUp("1" + v.Kind + "\x00" + v.ID); err != nil {
		return moveItem{}, err
	}
	d, err := spec.Derive(v.Body)
	if err != nil {
		return moveItem{}, fmt.Errorf("%w: %s %s: %w", ErrMoveFile, v.Kind, v.ID, err)
	}
	rec := store.Record{ID: v.ID, Rev: v.Rev, Fields: d.Fields, Tokens: d.Tokens, Body: v.Body}
	if err := spec.CheckRestore(rec); err != nil {
		return moveItem{}, fmt.Errorf("%w: %w", ErrMoveFile, err)
	}
	m.tally.record(v.Kind, text)
	return moveItem{spec: spec, record: rec}, nil
}

func (m *moveReader) counter(text []byte) (moveItem, error) {
	v, err := parse(text, asLine[moveCounter])
	if err != nil {
		return moveItem{}, err
	}
	if v.Counter == "" || v.Value < 1 {
		return moveItem{}, fmt.Errorf("%w: the counter %q stands at %d", ErrMoveFile, v.Counter, v.Value)
	}
	if err := m.goesUp("2" + v.Counter); err != nil {
		return moveItem{}, err
	}
	m.tally.counter(text)
	return moveItem{counter: v}, nil
}

// goesUp refuses a line that is not after the one before it: none comes twice, and there is one order.
func (m *moveReader) goesUp(key string) error {
	if key <= m.last {
		return fmt.Errorf("%w: its lines are not in order", ErrMoveFile)
	}
	m.last = key
	return nil
}

func (m *moveReader) close(text []byte) error {
	told, err := parse(text, asLine[moveTrailer])
	if err != nil {
		return err
	}
	if found := m.tally.end(); !reflect.DeepEqual(told, found) {
		return fmt.Errorf("%w: its counts or its SHA-256 do not fit", ErrMoveFile)
	}
	if _, err := m.in.ReadByte(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: something follows its end", ErrMoveFile)
	}
	m.end = &told
	return nil
}

// checkMoveFile reads a whole export and gives its trailer.
func checkMoveFile(r io.Reader) (moveTrailer, error) {
	m, err := newMoveReader(r)
	if err != nil {
		return moveTrailer{}, err
	}
	for m.end == nil {
		if _, err := m.next(); err != nil {
			return moveTrailer{}, err
		}
	}
	return *m.end, nil
}
