package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"swgportal/server/internal/store"
)

const (
	readers = 4
	// longestRead ends a read that would keep the log from being folded into the file.
	longestRead = 30 * time.Second
)

// Options says where the store is and who hears of its end.
type Options struct {
	// Path is the database file. Its directory is made (0700) where it is missing.
	Path string
	// OnFatal hears once of an error after which nothing may be written any more: the disk failed or the file is
	// damaged. The portal is to stop with exit code 70. It must return soon and not call the store. May be nil.
	OnFatal func(error)
}

// Store is the store.Store on one SQLite file.
type Store struct {
	opt   Options
	lock  *os.File
	write *sql.DB
	read  *sql.DB

	turn   chan struct{} // holds the one place of a writer; waiting is first come, first served
	tables sync.Map      // *store.Spec → *table
	stats  statistics

	running sync.WaitGroup // reads and transactions under way
	gate    sync.RWMutex   // guards closed against running.Add
	closed  bool
	dead    atomic.Pointer[error] // set by the first fatal error
}

var _ store.Store = (*Store)(nil)

// Open opens or makes the database. It refuses a file that another portal holds, a network drive, a library too
// old, settings that do not hold, and, after a stop that was not clean, a file that fails its check.
func Open(ctx context.Context, opt Options) (_ *Store, err error) {
	path, err := filepath.Abs(opt.Path)
	if err != nil {
		return nil, err
	}
	opt.Path = path
	lock, err := claim(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s := &Store{opt: opt, lock: lock, turn: make(chan struct{}, 1)}
	defer func() {
		if err != nil {
			err = fmt.Errorf("open %s: %w", path, err)
			s.release()
		}
	}()
	unclean, err := leftBehind(path)
	if err != nil {
		return nil, err
	}
	if err := s.connect(ctx); err != nil {
		return nil, err
	}
	if unclean {
		if err := s.quickCheck(ctx); err != nil {
			return nil, err
		}
	}
	return s, syncDir(filepath.Dir(path))
}

func (s *Store) connect(ctx context.Context) (err error) {
	if s.write, err = open(s.opt.Path, "rw", 1, settings); err != nil {
		return err
	}
	var version string
	if err := s.write.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return err
	}
	if !atLeast(version, minVersion) {
		return fmt.Errorf("sqlite %s is older than %v", version, minVersion)
	}
	if s.read, err = open(s.opt.Path, "ro", readers, append(settings[:len(settings):len(settings)], readerSettings...)); err != nil {
		return err
	}
	return s.read.PingContext(ctx)
}

func (s *Store) quickCheck(ctx context.Context) error {
	var verdict string
	if err := s.write.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("quick_check after an unclean stop: %w", err)
	}
	if verdict != "ok" {
		return fmt.Errorf("quick_check after an unclean stop: %s", verdict)
	}
	return nil
}

// Ping says whether the store answers and takes writes: not after a fatal error, and not while closing.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.deadErr(); err != nil {
		return err
	}
	return s.reading(ctx, func(ctx context.Context, c *sql.Conn) error {
		var n int
		return c.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
	})
}

// Disk says how much room there is beside the file.
func (s *Store) Disk(context.Context) (store.Disk, error) { return diskOf(filepath.Dir(s.opt.Path)) }

// LogBytes gives the size of the log of commits that wait to be folded into the file: some 4 MB, or as much as is written while
// somebody reads one long answer.
func (s *Store) LogBytes() int64 {
	info, err := os.Stat(s.opt.Path + "-wal")
	if err != nil {
		return 0 // none was begun
	}
	return info.Size()
}

// Close waits for what runs, folds the log into the file, and lets go of the lock. A second Close does nothing.
func (s *Store) Close() error {
	s.gate.Lock()
	was := s.closed
	s.closed = true
	s.gate.Unlock()
	if was {
		return nil
	}
	s.running.Wait()
	var err error
	if s.deadErr() == nil {
		_, err = s.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return errors.Join(err, s.release())
}

// release closes what is open; readers first, so that the writer is the last and removes the log.
func (s *Store) release() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(append(errs, s.lock.Close())...)
}

// enter counts a read or a transaction as under way, unless the store is closing.
func (s *Store) enter() error {
	s.gate.RLock()
	defer s.gate.RUnlock()
	if s.closed {
		return fmt.Errorf("%w: closed", store.ErrUnavailable)
	}
	s.running.Add(1)
	return nil
}

// reading lends a read-only connection to fn.
func (s *Store) reading(ctx context.Context, fn func(context.Context, *sql.Conn) error) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.running.Done()
	limited, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	c, err := s.read.Conn(limited)
	if err != nil {
		return s.explainFailure(ctx, err)
	}
	defer c.Close()
	return s.explainFailure(ctx, fn(limited, c))
}

// fatal marks the store as dead and tells the owner, once.
func (s *Store) fatal(err error) {
	if s.dead.CompareAndSwap(nil, &err) && s.opt.OnFatal != nil {
		s.opt.OnFatal(err)
	}
}

func (s *Store) deadErr() error {
	if p := s.dead.Load(); p != nil {
		return fmt.Errorf("%w: stopped after: %w", store.ErrUnavailable, *p)
	}
	return nil
}
