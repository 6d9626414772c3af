package app_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/testkit"
)

// longTable is a table of so many new needs, each cell of which is filled.
func longTable(rows int) app.Table {
	return app.Table{Name: "long.csv", SHA256: "00", Read: func(_ context.Context, each func(exchange.Row) error) error {
		if err := each(exchange.Row{N: 1, Cells: newHeads}); err != nil {
			return err
		}
		for i := range rows {
			cells := []string{fmt.Sprint(i), "ER-112 – Служба 112", fmt.Sprintf("Автоцистерни пожежні, партія %d", i), fmt.Sprintf("Fire tankers, lot %d", i), "1 250 000,50", "EUR", "31.12.2027", "Сумська область", "Високий"}
			if err := each(exchange.Row{N: i + 2, Cells: cells}); err != nil {
				return err
			}
		}
		return nil
	}}
}

// BenchmarkImport_5000Rows: the preview is to take under 5 s, writing under 10 s.
func BenchmarkImport_5000Rows(b *testing.B) {
	for b.Loop() {
		w := testkit.New(b)
		who := w.Person("drafter", w.Seat(domain.RoleDrafter, "SESU", ""))
		began := time.Now()
		x, err := w.App.StartImport(b.Context(), who, app.ImportNeeds, longTable(5000))
		if err != nil || x.Counts.Add != 5000 {
			b.Fatal(x.Counts, err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "preview-s")
		began = time.Now()
		for x.Done < len(x.Parts) {
			if x, err = w.App.CommitImport(b.Context(), who, x.ID); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(time.Since(began).Seconds(), "commit-s")
		began = time.Now()
		if x, err = w.App.StartImport(b.Context(), who, app.ImportNeeds, longTable(5000)); err != nil || x.Counts.Unchanged != 5000 {
			b.Fatal(x.Counts, err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "again-s")
	}
}

// BenchmarkImport_100000RowsPreview: in under 512 MB.
func BenchmarkImport_100000RowsPreview(b *testing.B) {
	for b.Loop() {
		w := testkit.New(b)
		who := w.Person("drafter", w.Seat(domain.RoleDrafter, "SESU", ""))
		began := time.Now()
		x, err := w.App.StartImport(b.Context(), who, app.ImportNeeds, longTable(100_000))
		if err != nil || x.Counts.Add != 100_000 {
			b.Fatal(x.Counts, err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "preview-s")
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.Sys)/(1<<20), "MiB-of-the-system")
	}
}
