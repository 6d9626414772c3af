package mongostore_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/event"

	"swgportal/server/internal/store"
	"swgportal/server/internal/store/mongostore"
)

var notes = &store.Spec{
	Kind: "note", Fields: []store.Field{{Name: "at", Type: store.Int}}, Indexes: []store.Index{{Fields: []string{"at"}, Unique: true}},
	Derive: func([]byte) (store.Derived, error) { return store.Derived{}, nil },
}

func note(id string) store.Record {
	return store.Record{ID: id, Rev: 1, Fields: store.Fields{"at": store.Num(1)}, Body: []byte("{}")}
}

// openOn opens a store on the fake, whose calls end after a second.
func openOn(t *testing.T, uri string, monitor *event.CommandMonitor) *mongostore.Store {
	t.Helper()
	s, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri, Limit: time.Second, Monitor: monitor})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func insert(ctx context.Context, tx store.Tx) error { return tx.Insert(ctx, notes, note("one")) }

// everything calls all that a transaction offers.
func everything(ctx context.Context, tx store.Tx) error {
	_, nothing := tx.Get(ctx, notes, store.System(), "one")
	if !errors.Is(nothing, store.ErrNotFound) {
		return nothing
	}
	_, list := tx.List(ctx, notes, store.System(), store.Query{Limit: 5, Total: store.Exact})
	_, report := tx.Report(ctx, notes, store.System(), store.Report{})
	_, next := tx.Next(ctx, "c")
	return errors.Join(list, report, next, insert(ctx, tx), tx.Update(ctx, notes, note("one")), tx.Delete(ctx, notes, "one", 1))
}

// recorder is a command monitor that keeps what was sent.
type recorder struct {
	mu   sync.Mutex
	sent []command
}

func (r *recorder) monitor() *event.CommandMonitor {
	return &event.CommandMonitor{Started: func(_ context.Context, e *event.CommandStartedEvent) {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.sent = append(r.sent, command{e.CommandName, append(bson.Raw{}, e.Command...)})
	}}
}

// take gives what was sent since the last take.
func (r *recorder) take() []command {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := r.sent
	r.sent = nil
	return out
}

func text(doc bson.Raw, path ...string) string { return doc.Lookup(path...).String() }

func TestTx_everyCommandCarriesItsTransaction(t *testing.T) {
	rec := &recorder{}
	s := openOn(t, newFake(t).start(), rec.monitor())
	rec.take()
	if err := s.Tx(t.Context(), everything); err != nil {
		t.Fatal(err)
	}
	sent := rec.take()
	if len(sent) != 10 || sent[9].name != "commitTransaction" {
		t.Fatalf("%d commands, the last of them %s", len(sent), sent[len(sent)-1].name)
	}
	session, number := text(sent[0].doc, "lsid"), text(sent[0].doc, "txnNumber")
	for i, c := range sent {
		if text(c.doc, "lsid") != session || text(c.doc, "txnNumber") != number || session == "" || number == "" || text(c.doc, "autocommit") != "false" {
			t.Errorf("%s is not of its transaction: %s", c.name, c.doc)
		}
		if first := i == 0; (text(c.doc, "startTransaction") == "true") != first || (text(c.doc, "readConcern", "level") == `"snapshot"`) != first {
			t.Errorf("%d: %s begins a transaction: %s", i, c.name, c.doc)
		}
		if last := i == 9; (text(c.doc, "writeConcern", "w") == `"majority"`) != last || (text(c.doc, "writeConcern", "j") == "true") != last {
			t.Errorf("%d: %s has the write concern %s", i, c.name, text(c.doc, "writeConcern"))
		}
	}
}

func TestReads_askForWhatAMajorityHas(t *testing.T) {
	rec := &recorder{}
	s := openOn(t, newFake(t).start(), rec.monitor())
	rec.take()
	_, _ = s.Get(t.Context(), notes, store.System(), "one")
	_, report := s.Report(t.Context(), notes, store.System(), store.Report{})
	_, first := s.List(t.Context(), notes, store.System(), store.Query{Limit: 5})
	_, whole := s.List(t.Context(), notes, store.System(), store.Query{Limit: 5, Total: store.Exact})
	if err := errors.Join(report, first, whole); err != nil {
		t.Fatal(err)
	}
	sent := rec.take()
	want := []struct{ name, level, autocommit string }{
		{"find", `"majority"`, ""}, {"aggregate", `"majority"`, ""}, {"find", `"majority"`, ""},
		{"aggregate", `"snapshot"`, "false"}, {"find", "", "false"}, {"commitTransaction", "", "false"},
	}
	if len(sent) != len(want) {
		t.Fatalf("%d commands", len(sent))
	}
	for i, w := range want {
		c := sent[i]
		if c.name != w.name || text(c.doc, "readConcern", "level") != w.level || text(c.doc, "autocommit") != w.autocommit {
			t.Errorf("%d: %s", i, c.doc)
		}
	}
}

func TestMigrate_writesSurely(t *testing.T) {
	rec := &recorder{}
	s := openOn(t, newFake(t).start(), rec.monitor())
	rec.take()
	if err := s.Migrate(t.Context(), []*store.Spec{notes}); err != nil {
		t.Fatal(err)
	}
	writes := 0
	for _, c := range rec.take() {
		switch c.name {
		case "insert", "update", "create", "createIndexes":
			writes++
			if text(c.doc, "writeConcern", "w") != `"majority"` {
				t.Errorf("%s: %s", c.name, c.doc)
			}
		}
		if (c.name == "insert" || c.name == "update") && (text(c.doc, "txnNumber") == "" || text(c.doc, "writeConcern", "j") != "true") {
			t.Errorf("not repeatable, or not journaled: %s", c.doc)
		}
	}
	if writes < 6 {
		t.Errorf("only %d writes", writes)
	}
}

func TestOpen_refusesAServerWithoutTransactions(t *testing.T) {
	f := newFake(t)
	f.hello = append(f.hello[:3:3], f.hello[8:]...)
	uri := f.start()
	if _, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri}); err == nil {
		t.Fatal("it was taken")
	}
	s, err := mongostore.Open(t.Context(), mongostore.Options{URI: uri, Demand: mongostore.SingleDocuments})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Tx(t.Context(), insert), s.Close()); err != nil {
		t.Fatal(err)
	}
	if got := f.heard("insert"); len(got) != 1 || text(got[0].doc, "startTransaction") != "" || len(f.heard("commitTransaction")) > 0 {
		t.Errorf("a transaction was begun: %v", got)
	}
}

func TestOpen_refusesASetThatConfirmsWithoutItsJournal(t *testing.T) {
	for setting, taken := range map[bool]bool{true: true, false: false} {
		f := newFake(t)
		f.answer = func(c command) (bson.D, verdict) {
			if c.name != "replSetGetConfig" {
				return nil, usual
			}
			return bson.D{{Key: "ok", Value: 1}, {Key: "config", Value: bson.D{{Key: "writeConcernMajorityJournalDefault", Value: setting}}}}, said
		}
		s, err := mongostore.Open(t.Context(), mongostore.Options{URI: f.start()})
		if (err == nil) != taken {
			t.Errorf("%v: %v", setting, err)
		}
		if err == nil {
			_ = s.Close()
		}
	}
}

func TestTx_anErrorUndoesIt(t *testing.T) {
	f := newFake(t)
	s := openOn(t, f.start(), nil)
	ours := errors.New("ours")
	err := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error { return errors.Join(insert(ctx, tx), ours) })
	if !errors.Is(err, ours) || len(f.heard("abortTransaction")) != 1 || len(f.heard("commitTransaction")) != 0 {
		t.Errorf("%v, %v", err, f.heard("abortTransaction", "commitTransaction"))
	}
}

// faulty makes a fake that answers the first n commands of a name in another way.
func faulty(t *testing.T, name string, n int32, reply bson.D, what verdict) *fake {
	f := newFake(t)
	var left atomic.Int32
	left.Store(n)
	f.answer = func(c command) (bson.D, verdict) {
		if c.name == name && left.Add(-1) >= 0 {
			return reply, what
		}
		return nil, usual
	}
	return f
}

func TestTx_whenTheServerOrTheNetworkFails(t *testing.T) {
	const forever = 1 << 30
	const writeConflict, noSuchTransaction, slow, primary = 112, 251, 262, 10107
	for name, c := range map[string]struct {
		fake    *fake
		err     error
		runs    int32
		commits int // at least
	}{
		"the commit is answered at the third time": {faulty(t, "commitTransaction", 2, failure(slow, "UnknownTransactionCommitResult"), said), nil, 1, 3},
		"a commit without an answer, then one":     {faulty(t, "commitTransaction", 1, nil, cut), nil, 1, 2},
		"no answer to any commit":                  {faulty(t, "commitTransaction", forever, nil, cut), store.ErrOutcomeUnknown, 1, 2},
		"a commit that is never known":             {faulty(t, "commitTransaction", forever, failure(slow, "UnknownTransactionCommitResult"), said), store.ErrOutcomeUnknown, 1, 3},
		"a commit that was not":                    {faulty(t, "commitTransaction", 1, failure(noSuchTransaction, "TransientTransactionError"), said), nil, 2, 2},
		"another was in the way":                   {faulty(t, "insert", 2, failure(writeConflict, "TransientTransactionError"), said), nil, 3, 1},
		"another is always in the way":             {faulty(t, "insert", forever, failure(writeConflict, "TransientTransactionError"), said), store.ErrUnavailable, 2, 0},
		"the connection is cut inside":             {faulty(t, "insert", 1, nil, cut), nil, 2, 1},
		"the connection is cut inside, always":     {faulty(t, "insert", forever, nil, cut), store.ErrUnavailable, 1, 0},
		"no answer inside":                         {faulty(t, "insert", forever, nil, mute), store.ErrUnavailable, 1, 0},
		"a silent commit":                          {faulty(t, "commitTransaction", forever, nil, mute), store.ErrOutcomeUnknown, 1, 1},
		"no primary any more":                      {faulty(t, "insert", forever, failure(primary), said), store.ErrUnavailable, 1, 0},
		"taken": {faulty(t, "insert", 1, bson.D{{Key: "ok", Value: 1}, {Key: "n", Value: 0}, {Key: "writeErrors", Value: bson.A{
			bson.D{{Key: "index", Value: 0}, {Key: "code", Value: 11000}, {Key: "errmsg", Value: "E11000 duplicate key"}}}}}, said), store.ErrDuplicate, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := openOn(t, c.fake.start(), nil)
			var runs atomic.Int32
			err := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error {
				runs.Add(1)
				_ = insert(ctx, tx) // what fn makes of it does not matter
				return nil
			})
			if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
				t.Errorf("error = %v, want %v", err, c.err)
			}
			if runs.Load() < c.runs || c.err == nil && runs.Load() != c.runs {
				t.Errorf("it ran %d times, not %d", runs.Load(), c.runs)
			}
			if got := len(c.fake.heard("commitTransaction")); got < c.commits || c.commits == 0 && got > 0 {
				t.Errorf("%d commits, want %d", got, c.commits)
			}
			numbers := map[string]bool{}
			for _, i := range c.fake.heard("insert") {
				numbers[text(i.doc, "lsid")+text(i.doc, "txnNumber")] = true
			}
			if c.err == nil && len(numbers) != int(c.runs) {
				t.Errorf("%d transactions for %d runs", len(numbers), c.runs)
			}
		})
	}
}
