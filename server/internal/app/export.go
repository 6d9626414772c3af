package app

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"swgportal/server/internal/store"
)

// exportPage is how many records are in memory at once.
const exportPage = 200

// Export writes everything that moves (see movedKinds) as lines, in one order, so that the same records give the same
// lines on every engine. The store must be migrated, and nobody may write to it meanwhile: stop the portal first. An
// import would find what was torn, because it verifies the audit log.
func Export(ctx context.Context, st store.Store, portal string, at time.Time, w io.Writer) (Moved, error) {
	e := exporter{st: st, out: bufio.NewWriterSize(w, 1<<20), tally: newTally()}
	if err := refuseHalfImported(ctx, st); err != nil {
		return Moved{}, err
	}
	trailer, err := e.all(ctx, moveHeader{Format: moveFormat, Version: moveVersion, Schema: store.SchemaVersion, Portal: portal, At: at.UTC().Truncate(time.Second)})
	if err != nil {
		return Moved{}, fmt.Errorf("export: %w", err)
	}
	return trailer.moved(), nil
}

type exporter struct {
	st    store.Store
	out   *bufio.Writer
	tally *tally
}

func (e *exporter) all(ctx context.Context, h moveHeader) (moveTrailer, error) {
	text, err := line(h)
	if err != nil {
		return moveTrailer{}, err
	}
	e.tally.head(text)
	if _, err := e.out.Write(text); err != nil {
		return moveTrailer{}, err
	}
	for _, spec := range movedKinds() {
		if err := e.kind(ctx, spec); err != nil {
			return moveTrailer{}, err
		}
	}
	if err := e.counters(ctx); err != nil {
		return moveTrailer{}, err
	}
	trailer := e.tally.end()
	if text, err = line(trailer); err != nil {
		return trailer, err
	}
	if _, err := e.out.Write(text); err != nil {
		return trailer, err
	}
	return trailer, e.out.Flush()
}

func (e *exporter) kind(ctx context.Context, spec *store.Spec) error {
	for recs, err := range store.Pages(ctx, e.st, spec, store.System(), store.Query{Limit: exportPage}) {
		if err != nil {
			return err
		}
		for _, rec := range recs {
			if staysBehind(spec, rec.ID) {
				continue
			}
			text, err := recordLine(spec.Kind, rec.ID, rec.Rev, rec.Body)
			if err != nil {
				return err
			}
			e.tally.record(spec.Kind, text)
			if _, err := e.out.Write(text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *exporter) counters(ctx context.Context) error {
	counters, err := countersOf(ctx, e.st)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(counters)) {
		text, err := line(moveCounter{Counter: name, Value: counters[name]})
		if err != nil {
			return err
		}
		e.tally.counter(text)
		if _, err := e.out.Write(text); err != nil {
			return err
		}
	}
	return nil
}

func countersOf(ctx context.Context, st store.Store) (counters map[string]int64, err error) {
	err = st.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		m, err := store.AsMover(tx)
		if err != nil {
			return err
		}
		counters, err = m.Counters(ctx)
		return err
	})
	return counters, err
}
