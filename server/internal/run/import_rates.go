package run

import (
	"context"
	"errors"
	"fmt"

	"swgportal/server/internal/app"
	"swgportal/server/internal/exchange"
)

// importRates brings a file of the National Bank or of the ECB in.
func importRates(ctx context.Context, c *call, a *app.App, who app.Caller) error {
	file, err := c.smallFile(exchange.MaxRateFile)
	if err != nil {
		return usageError{err}
	}
	rows, err := exchange.ReadRates(file)
	if errors.Is(err, exchange.ErrUnreadable) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	judge := a.PreviewRates
	if c.importing.mode == commitRows {
		judge = a.ImportRates
	}
	outcomes, err := judge(ctx, who, rows)
	if err != nil {
		return err
	}
	report := importReport{Kind: c.importing.kind, Committed: c.importing.mode == commitRows}
	for _, o := range outcomes {
		report.put(rateRow(o))
	}
	if err := report.tell(c.stdout, c.importing.form); err != nil {
		return err
	}
	if report.Rejected > 0 {
		return fmt.Errorf("%d of %d rows: %w", report.Rejected, report.Rows, errUnusable)
	}
	return nil
}

func rateRow(o app.RateOutcome) importRow {
	row := importRow{Place: o.Row.Place, Outcome: string(o.Verdict), Before: o.Before, Code: string(o.Row.Code)}
	if o.Verdict == "" {
		row.Outcome = string(o.Row.Fate)
		return row
	}
	row.Record, row.After = o.Row.Quote.ID(), o.Row.Quote.Value.String()
	return row
}
