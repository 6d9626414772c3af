package run

import (
	"context"
	"fmt"
	"os"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/app"
)

// importNeeds brings a table of needs in. What is written can be taken back on the page of imports by the same person.
func importNeeds(ctx context.Context, c *call, a *app.App, who app.Caller) error {
	in, err := c.importFile()
	if err != nil {
		return usageError{err}
	}
	defer in.Close()
	table, err := tableOf(c.file, in)
	if err != nil {
		return c.unreadable(err)
	}
	if table.Mapping, err = mappingOf(c.importing.mapping); err != nil {
		return usageError{err}
	}
	if c.importing.mode == previewOnly {
		report, err := a.PreviewNeeds(ctx, who, table)
		if err != nil {
			return c.unreadable(err)
		}
		return c.report(report)
	}
	x, err := a.StartImport(ctx, who, app.ImportNeeds, table)
	if err != nil {
		return c.unreadable(err)
	}
	for x.Done < len(x.Parts) {
		if x, err = a.CommitImport(ctx, who, x.ID); err != nil {
			return err
		}
		if c.importing.form == reportText {
			fmt.Fprintf(c.stderr, "%d of %d rows\n", x.DoneCounts().Rows, x.Counts.Rows)
		}
	}
	report, err := a.ImportReport(ctx, who, x.ID)
	if err != nil {
		return err
	}
	return c.report(report)
}

// mappingOf reads which headings stand for which columns: {"Найменування": "title.uk"}.
func mappingOf(path string) (map[string]string, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	if err := json.Unmarshal(text, &out); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for head, key := range out {
		if !app.NeedColumn(key) {
			return nil, fmt.Errorf("%s: there is no column %q (of %q)", path, key, head)
		}
	}
	return out, nil
}
