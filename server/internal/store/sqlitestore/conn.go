package sqlitestore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"io"
	"net/url"
	"strconv"

	"modernc.org/sqlite"
)

// pragma is a setting of a connection and the value it must read back as.
type pragma struct{ name, set, want string }

// settings are set on each connection in this order. FULL and never NORMAL: in WAL mode, NORMAL may lose the last
// commits at a power cut. No mapped reads: they collapse with this driver once anybody writes.
var settings = []pragma{
	{"busy_timeout", "5000", "5000"},
	{"journal_mode", "WAL", "wal"},
	{"synchronous", "FULL", "2"},
	{"fullfsync", "1", "1"},
	{"checkpoint_fullfsync", "1", "1"},
	{"foreign_keys", "ON", "1"},
	{"trusted_schema", "OFF", "0"},
	{"cell_size_check", "ON", "1"},
	{"mmap_size", "0", "0"},
	{"temp_store", "MEMORY", "2"},
	{"wal_autocheckpoint", "1000", "1000"},
	{"journal_size_limit", "67108864", "67108864"},
	{"secure_delete", "FAST", "2"},
	{"cache_size", "-16384", "-16384"},
}

// readerSettings come after settings on connections that only read.
var readerSettings = []pragma{{"query_only", "ON", "1"}}

// connector opens connections with our settings and refuses one that does not keep them.
type connector struct {
	driver.Connector
	pragmas []pragma
}

// open gives a pool over the file at path; mode is SQLite's "rw" or "ro".
func open(path, mode string, size int, pragmas []pragma) (*sql.DB, error) {
	dsn := url.URL{Scheme: "file", Path: path, RawQuery: "mode=" + mode + "&_txlock=immediate&_dqs=0&_defensive=1"}
	base, err := sqlite.NewConnector(dsn.String())
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector{Connector: base, pragmas: pragmas})
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	return db, nil
}

// Connect opens one connection, sets it up, and wraps it so that it keeps its prepared statements.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	raw, ok := conn.(rawConn)
	if !ok {
		conn.Close()
		return nil, fmt.Errorf("sqlite: the driver's connection is a %T", conn)
	}
	for _, p := range c.pragmas {
		if err := p.apply(ctx, raw); err != nil {
			conn.Close()
			return nil, err
		}
	}
	return &cachingConn{rawConn: raw, stmts: map[string]*cachedStmt{}}, nil
}

func (p pragma) apply(ctx context.Context, conn rawConn) error {
	if _, err := conn.ExecContext(ctx, "PRAGMA "+p.name+"="+p.set, nil); err != nil {
		return fmt.Errorf("sqlite: set %s: %w", p.name, err)
	}
	got, err := queryOne(ctx, conn, "PRAGMA "+p.name)
	if err != nil {
		return fmt.Errorf("sqlite: read %s back: %w", p.name, err)
	}
	if got != p.want {
		return fmt.Errorf("sqlite: %s reads back as %q, not %q", p.name, got, p.want)
	}
	return nil
}

func queryOne(ctx context.Context, conn rawConn, query string) (string, error) {
	rows, err := conn.QueryContext(ctx, query, nil)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	row := make([]driver.Value, len(rows.Columns()))
	if err := rows.Next(row); err != nil {
		if err == io.EOF {
			return "", nil
		}
		return "", err
	}
	switch v := row[0].(type) {
	case string:
		return v, nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	}
	return fmt.Sprint(row[0]), nil
}

// discard closes the connection instead of giving it back to its pool.
func discard(c *sql.Conn) {
	_ = c.Raw(func(any) error { return driver.ErrBadConn }) // the error is the order to close it
}
