package sqlitestore

import (
	"context"
	"database/sql"
)

const (
	firstAnalysis = 500
	lastAnalysis  = 20000
)

// statistics counts the writes to each table since the planner last looked at it. Only the writer touches it.
type statistics struct {
	since map[*table]int
	due   map[*table]int
}

// analyse lets the planner count a table anew when it has changed much: without its figures it takes every equality
// for a rare one. It looks at a sample only, some milliseconds. A failure is no failure of the commit before it.
func (s *Store) analyse(ctx context.Context, c *sql.Conn, written map[*table]int) {
	if s.stats.since == nil {
		s.stats = statistics{map[*table]int{}, map[*table]int{}}
	}
	ran := false
	for t, n := range written {
		s.stats.since[t] += n
		if s.stats.since[t] < max(s.stats.due[t], firstAnalysis) {
			continue
		}
		s.stats.due[t] = min(4*max(s.stats.due[t], firstAnalysis), lastAnalysis)
		s.stats.since[t] = 0
		if err := t.analyse(context.WithoutCancel(ctx), c); err != nil {
			_ = s.explainFailure(ctx, err) // stops the store where the disk failed
			return
		}
		ran = true
	}
	if ran {
		// A reader knows the new figures from its next connection on.
		s.read.SetMaxIdleConns(0)
		s.read.SetMaxIdleConns(readers)
	}
}

func (t *table) analyse(ctx context.Context, c conn) error {
	if _, err := c.ExecContext(ctx, "PRAGMA analysis_limit=1000"); err != nil {
		return err
	}
	tables := []string{t.name}
	for _, f := range t.sets {
		tables = append(tables, t.side(f.Name))
	}
	for _, name := range tables {
		if _, err := c.ExecContext(ctx, "ANALYZE "+name); err != nil {
			return err
		}
	}
	return nil
}
