package mongostore

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/event"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"swgportal/server/internal/store"
)

// Demand says what Open asks of the server.
type Demand int

const (
	// Transactions: a server without them is refused. What a portal needs.
	Transactions Demand = iota
	// SingleDocuments: for tests on a server without transactions. Each write of a Tx then stands by itself, and
	// nothing is undone.
	SingleDocuments
)

// Options says where the store is.
type Options struct {
	// URI is mongodb:// or mongodb+srv://. Its path names the database, "portal" where it names none.
	URI string
	// Demand is Transactions but in tests.
	Demand Demand
	// Limit is the time within which a call ends, reruns and repeated commits of a Tx included; 0: 10 s.
	Limit time.Duration
	// Monitor hears every command; for tests, may be nil.
	Monitor *event.CommandMonitor
}

// Store is the store.Store on one MongoDB database.
type Store struct {
	client *mongo.Client
	db     *mongo.Database
	limit  time.Duration
	atomic bool // the server has transactions
	weak   []string

	writers chan struct{}  // holds the places of those who write
	turn    chan struct{}  // holds the one place of a transaction that runs again; see transact
	kinds   sync.Map       // *store.Spec → *kind
	running sync.WaitGroup // calls under way
	gate    sync.RWMutex   // guards closed against running.Add
	closed  bool
}

var _ store.Store = (*Store)(nil)

// Open connects and holds the server against what the portal needs: transactions, and a journal written before a
// majority is said to have a write. No error of it shows the URI, which may hold a password.
func Open(ctx context.Context, opt Options) (*Store, error) {
	if opt.Limit == 0 {
		opt.Limit = callLimit
	}
	name, err := databaseOf(opt.URI)
	if err != nil {
		return nil, err
	}
	client, err := mongo.Connect(clientOptions(opt))
	if err != nil {
		return nil, fmt.Errorf("%w; the driver's words are not shown, they may hold the password", errURI)
	}
	s := &Store{client: client, db: client.Database(name), limit: opt.Limit, writers: make(chan struct{}, mostWriters), turn: make(chan struct{}, 1)}
	if err := s.inspect(ctx, opt.Demand); err != nil {
		return nil, errors.Join(fmt.Errorf("open mongodb: %w", err), s.disconnect())
	}
	return s, nil
}

// inspect asks the server what it is.
func (s *Store) inspect(ctx context.Context, demand Demand) error {
	h, err := s.hello(ctx)
	if err != nil {
		return s.explainFailure(ctx, err)
	}
	s.atomic = h.SetName != "" || h.Msg == "isdbgrid"
	if demand == SingleDocuments {
		return nil
	}
	if !s.atomic {
		return errAlone
	}
	set, err := s.askShape(ctx)
	if err != nil {
		set = shape{} // a user of one database alone may not ask, and a router does not know
	}
	if set.JournalDefault != nil && !*set.JournalDefault {
		return errNoJournal
	}
	s.weak = set.weaknesses()
	return nil
}

// greeting is what a server says of itself.
type greeting struct {
	SetName  string `bson:"setName"`
	Msg      string `bson:"msg"`
	Writable *bool  `bson:"isWritablePrimary"`
}

func (s *Store) hello(ctx context.Context) (h greeting, err error) {
	err = s.client.Database("admin").RunCommand(ctx, bson.D{{Key: "hello", Value: 1}}).Decode(&h)
	return h, err
}

// Ping says whether the store answers and takes writes.
func (s *Store) Ping(ctx context.Context) error {
	return s.calling(ctx, func(ctx context.Context) error {
		h, err := s.hello(ctx)
		if err == nil && h.Writable != nil && !*h.Writable {
			err = fmt.Errorf("%w: the server takes no writes", store.ErrUnavailable)
		}
		return err
	})
}

// Disk says how much room the primary has. A server that does not say, or does not tell this user, is taken for one with
// room: MongoDB itself stops writing when there is none.
func (s *Store) Disk(ctx context.Context) (store.Disk, error) {
	var said struct {
		Used  float64 `bson:"fsUsedSize"`
		Total float64 `bson:"fsTotalSize"`
	}
	err := s.calling(ctx, func(ctx context.Context) error {
		return s.db.RunCommand(ctx, bson.D{{Key: "dbStats", Value: 1}}).Decode(&said)
	})
	var refused mongo.CommandError
	if errors.As(err, &refused) && !errors.Is(err, store.ErrUnavailable) {
		return store.Disk{}, nil
	}
	return store.Disk{Free: int64(said.Total - said.Used), Total: int64(said.Total)}, err
}

// Close waits for what runs and ends the connections. A second Close does nothing.
func (s *Store) Close() error {
	s.gate.Lock()
	was := s.closed
	s.closed = true
	s.gate.Unlock()
	if was {
		return nil
	}
	s.running.Wait()
	return s.disconnect()
}

func (s *Store) disconnect() error {
	ctx, cancel := context.WithTimeout(context.Background(), s.limit)
	defer cancel()
	return s.client.Disconnect(ctx)
}

// enter counts a call as under way, unless the store is closing.
func (s *Store) enter() error {
	s.gate.RLock()
	defer s.gate.RUnlock()
	if s.closed {
		return fmt.Errorf("%w: closed", store.ErrUnavailable)
	}
	s.running.Add(1)
	return nil
}

// calling runs one call outside a transaction.
func (s *Store) calling(ctx context.Context, fn func(context.Context) error) error {
	if err := s.enter(); err != nil {
		return err
	}
	defer s.running.Done()
	return s.explainFailure(ctx, fn(ctx))
}
