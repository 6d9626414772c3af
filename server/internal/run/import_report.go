package run

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
)

// unreadable is a file that cannot be read: told as JSON too, and the exit code of a wrong command line. Other errors stay
// as they are.
func (c *call) unreadable(err error) error {
	refused := (*exchange.FileError)(nil)
	if !errors.As(err, &refused) {
		return err
	}
	if c.importing.form == reportJSON {
		err = errors.Join(err, c.say(map[string]*exchange.FileError{"error": refused}))
	}
	return usageError{fmt.Errorf("%s: %w", c.file, err)}
}

func (c *call) say(v any) error {
	if err := json.MarshalWrite(c.stdout, v, json.Deterministic(true), jsontext.WithIndent("  ")); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.stdout)
	return err
}

// told is a report as JSON, of whatever kind. Each row of the file is in one of the counts but end.
type told struct {
	Kind      app.ImportKind `json:"kind"`
	Committed bool           `json:"committed"`
	domain.RowCounts
	End   int            `json:"end"`
	Parts map[string]int `json:"parts,omitempty"`
	Items []toldRow      `json:"items"`
}

type toldRow struct {
	Sheet    string               `json:"sheet,omitempty"`
	Row      int                  `json:"row,omitzero"`
	Place    string               `json:"place,omitempty"`
	Fate     domain.RowFate       `json:"fate"`
	Record   string               `json:"record,omitempty"`
	Why      string               `json:"why,omitempty"`
	Changes  []domain.FieldChange `json:"changes,omitempty"`
	Problems []toldProblem        `json:"problems,omitempty"`
}

type toldProblem struct {
	Pointer string            `json:"pointer"`
	Code    domain.Code       `json:"code"`
	Params  map[string]string `json:"params,omitempty"`
}

// report tells what an import came to, and is errUnusable where rows cannot be used.
func (c *call) report(r app.ImportReport) error {
	tell := func() error { return tellText(c.stdout, r) }
	if c.importing.form == reportJSON {
		tell = func() error { return c.say(asTold(r)) }
	}
	if err := tell(); err != nil {
		return err
	}
	if !r.Usable() {
		return fmt.Errorf("%d of %d rows: %w", r.Rejected+r.Conflict, r.Rows, errUnusable)
	}
	return nil
}

func asTold(r app.ImportReport) told {
	out := told{Kind: r.Kind, Committed: r.Committed, RowCounts: r.RowCounts, End: r.End, Parts: r.Parts, Items: make([]toldRow, 0, len(r.Items))}
	for _, x := range r.Items {
		row := toldRow{Sheet: x.Sheet, Row: x.Row, Place: x.Place, Fate: x.Fate, Record: x.Record, Why: x.Why, Changes: x.Changes}
		for _, f := range x.Problems {
			row.Problems = append(row.Problems, toldProblem(f))
		}
		out.Items = append(out.Items, row)
	}
	return out
}

// toldRows is how many rows of a fate a report tells as text; --json has them all.
const toldRows = 50

// tellText tells what overwrites, what waits, what ends and what cannot be used, row by row, and then the counts.
func tellText(w io.Writer, r app.ImportReport) error {
	for _, fate := range []domain.RowFate{domain.RowChange, domain.RowEnd, domain.RowConflict, domain.RowRejected} {
		n := 0
		for _, x := range r.Items {
			if x.Fate != fate {
				continue
			}
			if n++; n <= toldRows {
				fmt.Fprintf(w, "%-8s %s\n", fate, tellRow(x))
			}
		}
		if n > toldRows {
			fmt.Fprintf(w, "… and %d more; --json has all\n", n-toldRows)
		}
	}
	fmt.Fprintf(w, "%d rows: %d to add, %d to change, %d unchanged, %d in conflict, %d set aside, %d that cannot be used.\n",
		r.Rows, r.Add, r.Change, r.Unchanged, r.Conflict, r.Aside, r.Rejected)
	if r.End > 0 {
		fmt.Fprintf(w, "%d records to mark as ended: the file no longer holds them.\n", r.End)
	}
	for _, sort := range slices.Sorted(maps.Keys(r.Parts)) {
		fmt.Fprintf(w, "  %s: %d\n", sort, r.Parts[sort])
	}
	done := "Nothing is written; with --commit it will be."
	if r.Committed {
		done = "It is written."
	}
	_, err := fmt.Fprintln(w, done)
	return err
}

func tellRow(x app.ImportRow) string {
	at := x.Place
	if x.Row > 0 {
		at = "row " + strconv.Itoa(x.Row)
	}
	parts := slices.DeleteFunc([]string{x.Sheet, at, x.Record}, func(s string) bool { return s == "" })
	for _, y := range x.Changes {
		parts = append(parts, fmt.Sprintf("%s: %s → %s", y.Pointer, cmp.Or(y.Before, "nothing"), cmp.Or(y.After, "nothing")))
	}
	for _, f := range x.Problems {
		parts = append(parts, f.Pointer+" "+string(f.Code)+params(f.Params))
	}
	return strings.Join(parts, "  ")
}

func params(p map[string]string) string {
	out := ""
	for _, name := range slices.Sorted(maps.Keys(p)) {
		out += fmt.Sprintf(" (%s %s)", name, p[name])
	}
	return out
}
