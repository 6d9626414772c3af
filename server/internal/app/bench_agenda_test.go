package app_test

import (
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// BenchmarkAgenda drafts the agenda of a subgroup and of the plenary after some years: see bulk.
func BenchmarkAgenda(b *testing.B) {
	percent, err := strconv.Atoi(os.Getenv("PORTAL_TEST_BENCH_PERCENT"))
	if err != nil {
		percent = 100
	}
	w := newBulk(b, percent)
	ctx := b.Context()
	office := w.Person("office", w.Seat(domain.RoleSecretariat, "", ""))
	for _, subgroup := range []string{"ER", "PL"} {
		v, err := w.App.CreateMeeting(ctx, office, subgroup, domain.LevelGroup, nil, domain.MeetingContent{StartsAt: w.Now.AddDate(0, 0, 7), Minutes: 90})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(subgroup, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				if v, err = w.App.RefreshMeeting(ctx, office, v.Meeting.Meta.ID, app.Match(v.Meeting.Meta.Version)); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
			b.ReportMetric(float64(len(v.Items)), "items")
			b.ReportMetric(0, "ns/op")
		})
	}
}
