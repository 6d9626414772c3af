package run

import (
	"context"

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
	if err != nil {
		return c.unreadable(err)
	}
	judge := a.PreviewRates
	if c.importing.mode == commitRows {
		judge = a.ImportRates
	}
	outcomes, err := judge(ctx, who, rows)
	if err != nil {
		return err
	}
	return c.report(app.RatesReport(outcomes, c.importMode()))
}
