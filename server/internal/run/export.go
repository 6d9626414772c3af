package run

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// exporting is what the flags of `portal export` say.
type exporting struct{ kind, as, format, lang, out string }

// exportFormats are those of `portal export --format`.
func exportFormats() []string {
	return []string{string(app.TableXLSX), string(app.TableCSV), string(app.TableJSON)}
}

// exportFlags declares the flags of `portal export`.
func exportFlags(fs *flag.FlagSet, c *call) {
	x := &c.exporting
	fs.StringVar(&x.kind, "kind", "", "`kind` of records: needs")
	fs.StringVar(&x.as, "as", "", "`address` of the person who is to see them")
	fs.StringVar(&x.format, "format", string(app.TableXLSX), "`format`: "+strings.Join(exportFormats(), ", "))
	fs.StringVar(&x.lang, "lang", string(domain.UK), "`language` of the headings: uk, en")
	fs.StringVar(&x.out, "out", "", "`file` to write, which must not be there; without it, standard output")
}

// exportRows is `portal export`: the records that a person may see, as a table that can be edited and brought back.
func (c *call) exportRows(ctx context.Context) error {
	x := c.exporting
	switch {
	case x.kind != string(app.ImportNeeds):
		return usageError{errors.New("--kind is needs")}
	case x.as == "":
		return usageError{errors.New("--as names nobody")}
	case !slices.Contains(exportFormats(), x.format):
		return usageError{fmt.Errorf("--format is one of %s", strings.Join(exportFormats(), ", "))}
	case x.lang != string(domain.UK) && x.lang != string(domain.EN):
		return usageError{errors.New("--lang is uk or en")}
	}
	ctx, cancel := untilSignal(ctx)
	defer cancel()
	return c.withPerson(ctx, x.as, func(ctx context.Context, a *app.App, who app.Caller) error {
		file, err := a.NeedsTable(ctx, who, app.NeedQuery{}, app.TableFormat(x.format), domain.Lang(x.lang))
		if err != nil {
			return err
		}
		if x.out == "" {
			_, err = c.stdout.Write(file)
			return err
		}
		return writeNew(x.out, file)
	})
}

// writeNew writes a file that is not there yet; one that cannot be written whole is not left behind.
func writeNew(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return usageError{err}
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
