package run

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// metrics are the numbers that Prometheus reads; httpapi adds those of requests by route. No label holds anything that
// a person typed.
type metrics struct {
	registry *prometheus.Registry
	inFlight prometheus.Gauge
	reads    *prometheus.HistogramVec
	txs      *prometheus.HistogramVec
	// weaknesses counts what the engine said of its server.
	weaknesses prometheus.Gauge
}

func newMetrics() *metrics {
	// 1 ms to 8 s, each bound twice the one before.
	bounds := prometheus.ExponentialBuckets(0.001, 2, 14)
	m := &metrics{
		registry: prometheus.NewRegistry(),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "portal_http_requests_in_flight", Help: "Requests being answered."}),
		reads: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "portal_store_read_seconds", Help: "Time of reads outside transactions, by kind of record.", Buckets: bounds,
		}, []string{"op", "kind"}),
		txs: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "portal_store_tx_seconds", Help: "Time of transactions: committed, refused by a rule, or failed.", Buckets: bounds,
		}, []string{"outcome"}),
	}
	m.weaknesses = prometheus.NewGauge(prometheus.GaugeOpts{Name: "portal_store_weaknesses", Help: "What the start found that the store's server keeps less well; the log says which."})
	m.registry.MustRegister(m.inFlight, m.weaknesses, m.reads, m.txs, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "portal_build_info", Help: "The version, as a label.", ConstLabels: prometheus.Labels{"commit": commit},
		}, func() float64 { return 1 }))
	return m
}

// showLog adds the size of SQLite's log.
func (m *metrics) showLog(bytes func() int64) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "portal_store_log_bytes", Help: "SQLite's log of commits that wait to be folded into the file.",
	}, func() float64 { return float64(bytes()) }))
}

// diskReading is how long a reading of the numbers waits for the store to say what room it has.
const diskReading = 2 * time.Second

// showDisk adds what room the store has, where its engine can say.
func (m *metrics) showDisk(st store.Store) {
	room := func(of string, part func(store.Disk) int64) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "portal_store_disk_" + of + "_bytes", Help: "Of the disk under the store; 0 of 0 where its server does not say.",
		}, func() float64 {
			ctx, cancel := context.WithTimeout(context.Background(), diskReading)
			defer cancel()
			d, err := st.Disk(ctx)
			if err != nil {
				return 0 // that it does not answer is told by other numbers
			}
			return float64(part(d))
		}))
	}
	room("free", func(d store.Disk) int64 { return d.Free })
	room("total", func(d store.Disk) int64 { return d.Total })
}

func (m *metrics) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	return mux
}

// measured is a store that notes how long it takes.
type measured struct {
	store.Store
	m *metrics
}

func (s measured) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (store.Record, error) {
	defer s.read("get", spec, time.Now())
	return s.Store.Get(ctx, spec, scope, id)
}

func (s measured) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (store.Page, error) {
	defer s.read("list", spec, time.Now())
	return s.Store.List(ctx, spec, scope, q)
}

func (s measured) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) ([]store.Row, error) {
	defer s.read("report", spec, time.Now())
	return s.Store.Report(ctx, spec, scope, r)
}

func (s measured) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	began := time.Now()
	err := s.Store.Tx(ctx, fn)
	s.m.txs.WithLabelValues(outcome(err)).Observe(time.Since(began).Seconds())
	return err
}

func (s measured) read(op string, spec *store.Spec, began time.Time) {
	s.m.reads.WithLabelValues(op, spec.Kind).Observe(time.Since(began).Seconds())
}

func outcome(err error) string {
	var refused *domain.Error
	switch {
	case err == nil:
		return "committed"
	case errors.As(err, &refused), errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrStale), errors.Is(err, store.ErrDuplicate):
		return "refused"
	}
	return "failed"
}
