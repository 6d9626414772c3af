package run

import (
	"context"

	"swgportal/server/internal/app"
	"swgportal/server/internal/exchange"
)

// bringRates brings a file of the National Bank or of the ECB in.
func bringRates(ctx context.Context, a *app.App, who app.Caller, file []byte, mode importMode) (importReport, error) {
	rows, err := exchange.ReadRates(file)
	if err != nil {
		return importReport{}, err
	}
	judge := a.PreviewRates
	if mode == commitRows {
		judge = a.ImportRates
	}
	outcomes, err := judge(ctx, who, rows)
	if err != nil {
		return importReport{}, err
	}
	var report importReport
	for _, o := range outcomes {
		report.put(rateRow(o))
	}
	return report, nil
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
