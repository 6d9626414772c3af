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

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/httpapi"
	"swgportal/server/internal/store"
)

// importing is what the flags of `portal import` say.
type importing struct {
	kind, as string
	mode     importMode
	form     reportForm
	mapping  string // a file
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

// importKind brings the rows of one kind of file in for somebody, or says what would come in, and tells it. A usageError says
// that nothing of the file can be used; errUnusable that some rows cannot.
type importKind func(ctx context.Context, c *call, a *app.App, who app.Caller) error

// importKinds lists what `portal import --kind` takes. A new kind adds its line here and its function in a file of its own.
func importKinds() map[string]importKind {
	return map[string]importKind{"needs": importNeeds, "places": importPlaces, "rates": importRates}
}

// errUnusable ends an import where some rows cannot be used: the others are in.
var errUnusable = errors.New("some rows cannot be used")

// importFlags declares the flags of `portal import`.
func importFlags(fs *flag.FlagSet, c *call) {
	in := &c.importing
	fs.StringVar(&in.kind, "kind", "", "`kind` of the file: "+strings.Join(slices.Sorted(maps.Keys(importKinds())), ", "))
	fs.StringVar(&in.as, "as", "", "`address` of the person in whose name it is done")
	fs.BoolFunc("commit", "write; without it, say what would be written", func(string) error {
		in.mode = commitRows
		return nil
	})
	fs.StringVar(&in.mapping, "mapping", "", "`file` of JSON that leads from headings to the portal's columns, of needs")
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
	ctx, cancel := untilSignal(ctx)
	defer cancel()
	return c.withPerson(ctx, c.importing.as, func(ctx context.Context, a *app.App, who app.Caller) error { return kind(ctx, c, a, who) })
}

// withPerson opens the store and acts as the person with the address. An address that nobody has is a usageError.
func (c *call) withPerson(ctx context.Context, as string, do func(ctx context.Context, a *app.App, who app.Caller) error) error {
	return c.withStore(ctx, func(st store.Store) error {
		a, err := app.New(ctx, app.Options{Store: st, NeedShape: httpapi.NeedShape()})
		if err != nil {
			return err
		}
		who, err := a.ActAs(ctx, as)
		var known *domain.Error
		if errors.As(err, &known) && known.Kind == domain.NotFound {
			return usageError{fmt.Errorf("nobody has the address %q", as)}
		}
		if err != nil {
			return err
		}
		return do(ctx, a, who)
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

// importMode is the use cases' word for the mode.
func (c *call) importMode() app.ImportMode {
	if c.importing.mode == commitRows {
		return app.ImportCommit
	}
	return app.ImportPreview
}
