package run

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
)

// importPlaces brings the state codifier in.
func importPlaces(ctx context.Context, c *call, a *app.App, who app.Caller) error {
	in, err := c.importFile()
	if err != nil {
		return usageError{err}
	}
	defer in.Close()
	table, err := tableOf(c.file, in)
	if err != nil {
		return c.unreadable(err)
	}
	mode := app.ImportPreview
	if c.importing.mode == commitRows {
		mode = app.ImportCommit
	}
	report, err := a.Import(ctx, who, app.ImportPlaces, table, mode)
	if err != nil {
		return c.unreadable(err)
	}
	if err := c.report(report); err != nil {
		return err
	}
	if !report.Usable() {
		return errUnusable
	}
	return nil
}

// tableOf is the file as the use cases read it: by a child made of this binary.
func tableOf(name string, in *os.File) (app.Table, error) {
	sum := sha256.New()
	size, err := io.Copy(sum, io.LimitReader(in, exchange.MaxTableFile+1))
	if err != nil {
		return app.Table{}, err
	}
	if size > exchange.MaxTableFile {
		return app.Table{}, &exchange.FileError{Code: exchange.FileTooLarge, Detail: fmt.Sprintf("the file has more than %d bytes", int64(exchange.MaxTableFile))}
	}
	own, err := os.Executable()
	if err != nil {
		return app.Table{}, err
	}
	child := exchange.NewChild(own, exchange.ChildWord)
	return app.Table{
		Source: plainName(name) + ", SHA-256 " + hex.EncodeToString(sum.Sum(nil)),
		Read: func(ctx context.Context, each func(exchange.Row) error) error {
			return child.Read(ctx, in, each)
		},
	}, nil
}

// plainName is the file's name as a line of text may hold it.
func plainName(path string) string {
	const longest = 80
	name := []rune(strings.ToValidUTF8(filepath.Base(path), "_"))
	for i, r := range name {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			name[i] = '_'
		}
	}
	return string(name[:min(len(name), longest)])
}

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

// told is the report as JSON.
type told struct {
	Kind      app.ImportKind `json:"kind"`
	Committed bool           `json:"committed"`
	Rows      int            `json:"rows"`
	Add       int            `json:"add"`
	Change    int            `json:"change"`
	Same      int            `json:"same"`
	Aside     int            `json:"aside"`
	Rejected  int            `json:"rejected"`
	End       int            `json:"end"`
	Parts     map[string]int `json:"parts"`
	Problems  []toldProblem  `json:"problems"`
	Changes   []toldChange   `json:"changes"`
}

type toldProblem struct {
	Sheet   string            `json:"sheet,omitempty"`
	Row     int               `json:"row"`
	ID      string            `json:"id,omitempty"`
	Pointer string            `json:"pointer"`
	Code    domain.Code       `json:"code"`
	Params  map[string]string `json:"params,omitempty"`
}

type toldChange struct {
	ID     string `json:"id"`
	Before string `json:"before"`
	After  string `json:"after,omitempty"`
}

func (c *call) report(r app.ImportReport) error {
	if c.importing.form == reportJSON {
		out := told{
			Kind: r.Kind, Committed: r.Committed, Rows: r.Rows, Add: r.Add, Change: r.Change, Same: r.Same, Aside: r.Aside,
			Rejected: r.Rejected, End: r.End, Parts: r.Parts, Problems: []toldProblem{}, Changes: []toldChange{},
		}
		for _, p := range r.Problems {
			out.Problems = append(out.Problems, toldProblem{p.Sheet, p.Row, p.ID, p.Pointer, p.Code, p.Params})
		}
		for _, x := range r.Changes {
			out.Changes = append(out.Changes, toldChange(x))
		}
		return c.say(out)
	}
	const most = 50 // lines of each list; --json has all
	w := c.stdout
	for i, p := range r.Problems {
		if i == most {
			fmt.Fprintf(w, "… and %d reasons more; --json has all\n", len(r.Problems)-most)
			break
		}
		fmt.Fprintf(w, "row %d  %s  %s %s%s\n", p.Row, p.ID, p.Pointer, p.Code, params(p.Params))
	}
	for i, x := range r.Changes {
		if i == most {
			fmt.Fprintf(w, "… and %d changes more; --json has all\n", len(r.Changes)-most)
			break
		}
		after := x.After
		if after == "" {
			after = "is marked as ended on " + string(domain.DateOf(time.Now()))
		}
		fmt.Fprintf(w, "%s  %s → %s\n", x.ID, x.Before, after)
	}
	fmt.Fprintf(w, "%d rows: %d to add, %d to change, %d alike, %d set aside, %d that cannot be used; %d places to mark as ended\n",
		r.Rows, r.Add, r.Change, r.Same, r.Aside, r.Rejected, r.End)
	for _, level := range []string{"oblast", "raion", "hromada"} {
		fmt.Fprintf(w, "  %s: %d\n", level, r.Parts[level])
	}
	if !r.Committed {
		fmt.Fprintln(w, "Nothing is written. With --commit it will be.")
		return nil
	}
	fmt.Fprintln(w, "It is written.")
	return nil
}

func params(p map[string]string) string {
	out := ""
	for _, name := range []string{"like", "parent", "level", "row", "by", "max"} {
		if p[name] != "" {
			out += fmt.Sprintf(" (%s %s)", name, p[name])
		}
	}
	return out
}
