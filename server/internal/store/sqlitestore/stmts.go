package sqlitestore

import (
	"context"
	"database/sql/driver"
)

// maxStmts is how many prepared statements a connection keeps.
const maxStmts = 200

// rawConn is what the driver's connection can do and ours hands on.
type rawConn interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

// cachingConn keeps prepared statements by their text: preparing costs more than most of our reads.
// database/sql never uses a connection from two goroutines at once; a statement that is still giving rows is not
// taken a second time.
type cachingConn struct {
	rawConn
	stmts map[string]*cachedStmt
	clock int64
}

type cachedStmt struct {
	driver.Stmt
	busy bool
	used int64
}

func (c *cachingConn) take(ctx context.Context, query string) (*cachedStmt, error) {
	c.clock++
	s, ok := c.stmts[query]
	if ok && s.busy {
		return nil, driver.ErrSkip
	}
	if !ok {
		stmt, err := c.PrepareContext(ctx, query)
		if err != nil {
			return nil, err
		}
		s = &cachedStmt{Stmt: stmt}
		c.makeRoom()
		c.stmts[query] = s
	}
	s.used = c.clock
	return s, nil
}

func (c *cachingConn) makeRoom() {
	if len(c.stmts) < maxStmts {
		return
	}
	var oldest string
	for q, s := range c.stmts {
		if !s.busy && (oldest == "" || s.used < c.stmts[oldest].used) {
			oldest = q
		}
	}
	if s := c.stmts[oldest]; s != nil {
		s.Close()
		delete(c.stmts, oldest)
	}
}

// ExecContext runs a statement without arguments directly (BEGIN, COMMIT, DDL, PRAGMA) and others from the cache.
func (c *cachingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if len(args) == 0 {
		return c.rawConn.ExecContext(ctx, query, args)
	}
	s, err := c.take(ctx, query)
	if err == driver.ErrSkip {
		return c.rawConn.ExecContext(ctx, query, args)
	}
	if err != nil {
		return nil, err
	}
	return s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
}

// QueryContext runs a query from the cache.
func (c *cachingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if len(args) == 0 {
		return c.rawConn.QueryContext(ctx, query, args)
	}
	s, err := c.take(ctx, query)
	if err == driver.ErrSkip {
		return c.rawConn.QueryContext(ctx, query, args)
	}
	if err != nil {
		return nil, err
	}
	rows, err := s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	s.busy = true
	return &cachedRows{Rows: rows, stmt: s}, nil
}

// Close closes the statements and the connection.
func (c *cachingConn) Close() error {
	for _, s := range c.stmts {
		s.Close()
	}
	return c.rawConn.Close()
}

type cachedRows struct {
	driver.Rows
	stmt *cachedStmt
}

func (r *cachedRows) Close() error {
	err := r.Rows.Close()
	r.stmt.busy = false
	return err
}
