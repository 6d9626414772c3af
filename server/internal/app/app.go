package app

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/google/uuid"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Clock gives the moment. Tests give their own.
type Clock func() time.Time

// Options are what an App is made of.
type Options struct {
	Store store.Store
	Clock Clock // nil: time.Now
	Log   *slog.Logger
	// Idle and Absolute end a session: without a request for Idle, and in any case after Absolute.
	Idle, Absolute time.Duration
	Demo           bool // the records are invented; shown on every page
	// RateFeeds are fetched once a day by RunJobs.
	RateFeeds []RateFeed
	// NeedShape holds what a row of a table says of a need against the contract's limits, as the API does with a body; nil: none.
	NeedShape func(agency string, c domain.NeedContent) error
	// Policy gives the table of rights; nil: authz.Policy. Tests flip a cell, to see that somebody notices.
	Policy func() []authz.Rule
	// Hashing says what a password's hash costs; tests alone choose another than the zero value.
	Hashing HashCost
}

// HashCost is what a password's hash costs.
type HashCost int

// The costs of a password's hash.
const (
	HashOWASP    HashCost = iota // see passwordParams
	HashForTests                 // next to nothing: hundreds of passwords are set in a run
)

// App is the portal's use cases over one store.
type App struct {
	store    store.Store
	clock    Clock
	log      *slog.Logger
	idle     time.Duration
	absolute time.Duration
	demo     bool
	policy   func() []authz.Rule
	sealer   *sealer
	params   *argon2id.Params
	dummy    string                                    // a hash that is compared with where there is no account
	hashing  chan struct{}                             // one token a password being hashed: argon2id takes 64 MiB each
	fits     func(password, hash string) (bool, error) // tests count here how many passwords are looked at
	terms    atomic.Pointer[vocabulary]                // see needlike.go
	wake     chan struct{}                             // a change was committed: the publisher has work
	reckoned atomic.Value                              // the mark of the rates that figures were last reckoned by
	book     rateBook
	shape    func(agency string, c domain.NeedContent) error
	feeds    []RateFeed
	faults   feedFaults
}

// New migrates the store and makes the use cases over it. A store on which an import has not ended is ErrHalfImported.
func New(ctx context.Context, o Options) (*App, error) {
	a := &App{
		store: o.Store, clock: o.Clock, log: o.Log, idle: o.Idle, absolute: o.Absolute, demo: o.Demo, policy: o.Policy, feeds: o.RateFeeds,
		hashing: make(chan struct{}, 2), fits: argon2id.ComparePasswordAndHash, wake: make(chan struct{}, 1),
	}
	a.params, a.dummy = passwordParams, dummyHash
	if o.Hashing == HashForTests {
		a.params = &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
		var err error
		if a.dummy, err = argon2id.CreateHash(newSecret(), a.params); err != nil {
			return nil, err
		}
	}
	if a.clock == nil {
		a.clock = time.Now
	}
	if a.shape = o.NeedShape; a.shape == nil {
		a.shape = func(string, domain.NeedContent) error { return nil }
	}
	if a.policy == nil {
		a.policy = authz.Policy
	}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if a.idle <= 0 {
		a.idle = 30 * time.Minute
	}
	if a.absolute <= 0 {
		a.absolute = 12 * time.Hour
	}
	if err := a.store.Migrate(ctx, store.All()); err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	if err := refuseHalfImported(ctx, a.store); err != nil {
		return nil, err
	}
	key, err := a.secret(ctx, "cursor-key")
	if err != nil {
		return nil, err
	}
	if a.sealer, err = newSealer(key); err != nil {
		return nil, err
	}
	return a, nil
}

// Demo says whether the portal shows invented records.
func (a *App) Demo() bool { return a.demo }

// Ping says whether the store answers.
func (a *App) Ping(ctx context.Context) error { return storeError(a.store.Ping(ctx)) }

// Now is the moment as records keep it.
func (a *App) Now() time.Time { return domain.Moment(a.clock()) }

// newID makes a UUIDv7: ordered by time, no secret.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// newSecret makes 256 random bits as text.
func newSecret() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: the runtime ends the process instead
	return base64.RawURLEncoding.EncodeToString(b)
}

// secret reads a random key of the portal's own and makes it at the first start. All processes share it.
func (a *App) secret(ctx context.Context, name string) (string, error) {
	var value string
	err := a.ownTx(ctx, func(ctx context.Context, tx store.Tx) error {
		s, err := store.Settings.Get(ctx, tx, store.System(), name)
		if errors.Is(err, store.ErrNotFound) {
			s = store.Setting{ID: name, Value: newSecret()}
			err = put(ctx, tx, store.Settings, &s)
		}
		value = s.Value
		return err
	})
	if err != nil {
		return "", fmt.Errorf("setting %s: %w", name, err)
	}
	return value, nil
}

// meetings is how often a change of the portal's own rows is tried that meets others of them.
const meetings = 20

// ownTx runs fn in one transaction on the portal's own rows, such as counters of tries, which no person edits: what met
// another change of them runs again, so that nobody hears of a conflict that is none of theirs.
func (a *App) ownTx(ctx context.Context, fn func(context.Context, store.Tx) error) (err error) {
	for range meetings {
		if err = a.store.Tx(ctx, fn); !errors.Is(err, store.ErrStale) && !errors.Is(err, store.ErrDuplicate) {
			return err
		}
	}
	return fmt.Errorf("%w: %d others in a row were faster: %v", store.ErrUnavailable, meetings, err) // not wrapped: it is no conflict
}

// put inserts a row of the portal's own, which is not audited.
func put[T any](ctx context.Context, tx store.Tx, k store.Kind[T], v *T) error {
	return keep(ctx, tx, k, v, 0)
}

// keep writes a row of the portal's own that was read at rev; 0: it was not there.
func keep[T any](ctx context.Context, tx store.Tx, k store.Kind[T], v *T, rev int64) error {
	rec, err := k.Encode(v, rev)
	if err != nil {
		return err
	}
	if rev == 0 {
		return tx.Insert(ctx, k.Spec, rec)
	}
	return tx.Update(ctx, k.Spec, rec)
}

// found passes over what is not there: it gives the zero value, of a record with rev 0.
func found[T any](v T, err error) (T, error) {
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return v, err
}

// Caller is who asks, and the idempotency key of the request.
type Caller struct {
	authz.Actor
	// Session is the name of the sign-in among the caller's; empty for the portal itself.
	Session string
	// Key is the Idempotency-Key, empty for none; Fingerprint stands for everything else of the request.
	Key, Fingerprint string
}

// signedIn refuses a caller whom no session names.
func (c Caller) signedIn() error {
	if c.User.Meta.ID == "" {
		return domain.Refuse(domain.Unauthenticated, domain.CodeUnauthenticated)
	}
	return nil
}

// must refuses a caller who may not do this anywhere, before any record is looked at.
func (c Caller) must(p authz.Permission) error {
	if err := c.signedIn(); err != nil {
		return err
	}
	if !c.May(p) {
		return domain.Refuse(domain.Forbidden, domain.CodeForbidden)
	}
	return nil
}

// held gives those of the rights that the caller holds somewhere.
func (c Caller) held(rights ...authz.Permission) []authz.Permission {
	return slices.DeleteFunc(rights, func(p authz.Permission) bool { return !c.May(p) })
}

// mustOn refuses a caller who sees the record and may not do this to it.
func (c Caller) mustOn(p authz.Permission, f authz.Facts) error {
	if !c.MayOn(p, f) {
		return domain.Refuse(domain.Forbidden, domain.CodeForbidden)
	}
	return nil
}

// storeError turns what a store says into what a person may hear. Errors of the domain pass.
func storeError(err error) error {
	var known *domain.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, store.ErrNotFound):
		return domain.Absent().Because(err)
	case errors.Is(err, store.ErrStale):
		return domain.Refuse(domain.Stale, domain.CodeStale).Because(err)
	case errors.Is(err, store.ErrDuplicate):
		return domain.Refuse(domain.Conflict, domain.CodeConflict).Because(err)
	case errors.Is(err, store.ErrOutcomeUnknown):
		return domain.Refuse(domain.Unavailable, domain.CodeOutcomeUnknown).Because(err)
	case errors.Is(err, store.ErrUnavailable):
		return &domain.Error{Kind: domain.Unavailable, Code: domain.CodeUnavailable, RetryAfter: 5, Err: err}
	}
	return err
}
