package run

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// importing is what the flags of `portal import` say.
type importing struct {
	kind, as string
	mode     importMode
	form     reportForm
}

// importMode says whether an import writes.
type importMode int

const (
	previewOnly importMode = iota
	commitRows
)

// reportForm says how an import is told of.
type reportForm int

const (
	reportText reportForm = iota
	reportJSON
)

// importKind brings the rows of one kind of file in, or says what would come in.
type importKind struct {
	maxBytes int64
	// bring reads the file, judges its rows for the caller and, where it is to commit, keeps the good ones. An error
	// that is exchange.ErrUnreadable says that nothing of the file can be used.
	bring func(ctx context.Context, a *app.App, who app.Caller, file []byte, mode importMode) (importReport, error)
}

// importKinds lists what `portal import --kind` takes. A new kind adds its line here and its function in a file of its own.
func importKinds() map[string]importKind {
	return map[string]importKind{
		"rates": {maxBytes: exchange.MaxRateFile, bring: bringRates},
	}
}

// importReport is what an import came to. Each row of the file is in one of the counts.
type importReport struct {
	Kind      string      `json:"kind"`
	Committed bool        `json:"committed"`
	Rows      int         `json:"rows"`
	Add       int         `json:"add"`
	Change    int         `json:"change"`
	Unchanged int         `json:"unchanged"`
	SetAside  int         `json:"setAside"`
	Rejected  int         `json:"rejected"`
	Items     []importRow `json:"items"`
}

// importRow is what becomes of one row.
type importRow struct {
	Place   string `json:"place"`   // where it stands in the file
	Outcome string `json:"outcome"` // add, change, unchanged, rejected, or why it is set aside
	Record  string `json:"record,omitempty"`
	Before  string `json:"before,omitempty"`
	After   string `json:"after,omitempty"`
	Code    string `json:"code,omitempty"` // of domain.FieldCodes, where it is rejected
}

// outcomes of rows; any other is why a row is set aside.
const (
	rowAdd       = "add"
	rowChange    = "change"
	rowUnchanged = "unchanged"
	rowRejected  = "rejected"
)

// put adds a row to the report and counts it.
func (r *importReport) put(row importRow) {
	r.Rows++
	switch row.Outcome {
	case rowAdd:
		r.Add++
	case rowChange:
		r.Change++
	case rowUnchanged:
		r.Unchanged++
	case rowRejected:
		r.Rejected++
	default:
		r.SetAside++
	}
	r.Items = append(r.Items, row)
}

// importFlags declares the flags of `portal import`.
func importFlags(fs *flag.FlagSet, c *call) {
	in := &c.importing
	fs.StringVar(&in.kind, "kind", "", "`kind` of the file: "+strings.Join(slices.Sorted(maps.Keys(importKinds())), ", "))
	fs.StringVar(&in.as, "as", "", "`address` of the person in whose name it is done")
	fs.BoolFunc("commit", "write; without it, say what would be written", func(string) error {
		in.mode = commitRows
		return nil
	})
	fs.BoolFunc("json", "tell it as JSON, row by row", func(string) error {
		in.form = reportJSON
		return nil
	})
}

// importRows is `portal import`. It exits with 0 where every row is usable, 1 where some are not, 2 where the file cannot be
// read or the command line is wrong.
func (c *call) importRows(ctx context.Context) error {
	kind, ok := importKinds()[c.importing.kind]
	if !ok {
		return usageError{fmt.Errorf("--kind is one of %s", strings.Join(slices.Sorted(maps.Keys(importKinds())), ", "))}
	}
	if c.importing.as == "" {
		return usageError{errors.New("--as names nobody")}
	}
	file, err := c.smallFile(kind.maxBytes)
	if err != nil {
		return usageError{err}
	}
	return c.withStore(ctx, func(st store.Store) error {
		a, err := app.New(ctx, app.Options{Store: st})
		if err != nil {
			return err
		}
		who, err := a.ActAs(ctx, c.importing.as)
		var known *domain.Error
		if errors.As(err, &known) && known.Kind == domain.NotFound {
			return usageError{fmt.Errorf("nobody has the address %q", c.importing.as)}
		}
		if err != nil {
			return err
		}
		report, err := kind.bring(ctx, a, who, file, c.importing.mode)
		if errors.Is(err, exchange.ErrUnreadable) {
			return usageError{err}
		}
		if err != nil {
			return err
		}
		report.Kind, report.Committed = c.importing.kind, c.importing.mode == commitRows
		if err := report.tell(c.stdout, c.importing.form); err != nil {
			return err
		}
		if report.Rejected > 0 {
			return fmt.Errorf("%d of %d rows are not usable", report.Rejected, report.Rows)
		}
		return nil
	})
}

// smallFile reads a whole file, or standard input for "-", of at most so many bytes.
func (c *call) smallFile(most int64) ([]byte, error) {
	in := c.stdin
	if c.file != "-" {
		f, err := os.Open(c.file)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, most+1))
	if err == nil && int64(len(text)) > most {
		err = fmt.Errorf("%s has over %d bytes", c.file, most)
	}
	return text, err
}

// told is how many rows of a sort a report tells as text; --json has them all.
const toldRows = 50

// tell writes the report: as text, counts first and then what overwrites and what is rejected; as JSON, every row.
func (r importReport) tell(w io.Writer, form reportForm) error {
	if form == reportJSON {
		if r.Items == nil {
			r.Items = []importRow{}
		}
		return json.MarshalWrite(w, r)
	}
	done := "Nothing is written; with --commit it would be"
	if r.Committed {
		done = "Written"
	}
	fmt.Fprintf(w, "%d rows: %d unchanged, %d set aside, %d rejected.\n", r.Rows, r.Unchanged, r.SetAside, r.Rejected)
	fmt.Fprintf(w, "%s: %d new, %d overwritten.\n", done, r.Add, r.Change)
	for _, sort := range []string{rowChange, rowRejected} {
		n := 0
		for _, row := range r.Items {
			if row.Outcome != sort {
				continue
			}
			if n++; n > toldRows {
				continue
			}
			if sort == rowChange {
				fmt.Fprintf(w, "  change   %s: %s instead of %s\n", row.Record, row.After, row.Before)
			} else {
				fmt.Fprintf(w, "  rejected %q: %s\n", row.Place, row.Code)
			}
		}
		if n > toldRows {
			fmt.Fprintf(w, "  … and %d more; --json has all\n", n-toldRows)
		}
	}
	return nil
}
