package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"sync"

	"swgportal/server/internal/app"
	"swgportal/server/internal/config"
	"swgportal/server/internal/store"
)

// started is an open store with the use cases over it.
type started struct {
	log     *slog.Logger
	metrics *metrics
	store   store.Store
	fatal   chan error
	portal  *portal
}

// open opens the store and puts the parts together. The caller closes the store.
func (c *call) open(ctx context.Context, d config.Derived) (_ *started, err error) {
	s := &started{log: newLogger(c.cfg.Log, c.stderr), metrics: newMetrics(), fatal: make(chan error, 1)}
	onFatal := func(cause error) {
		select {
		case s.fatal <- cause:
		default: // one is enough
		}
	}
	raw, err := c.parts.open(ctx, c.cfg.Store, onFatal)
	if err != nil {
		return nil, err
	}
	s.store = measured{raw, s.metrics}
	s.tellWeaknesses(raw)
	s.metrics.showDisk(raw)
	if l, ok := raw.(interface{ LogBytes() int64 }); ok {
		s.metrics.showLog(l.LogBytes)
	}
	defer func() {
		if err != nil {
			err = errors.Join(s.orFatal(err), s.store.Close())
		}
	}()
	in := assembly{cfg: c.cfg, derived: d, demo: c.demo, store: s.store, log: s.log, metrics: s.metrics, fetch: c.parts.fetch}
	if s.portal, err = c.parts.portal(ctx, in); err != nil {
		return nil, err
	}
	return s, nil
}

// tellWeaknesses says in the log and to Prometheus what the engine found of its server that an operator should know. The
// portal serves all the same, and /readyz, which everybody may ask, stays silent about it.
func (s *started) tellWeaknesses(engine store.Store) {
	w, ok := engine.(interface{ Weaknesses() []string })
	if !ok {
		return
	}
	for _, text := range w.Weaknesses() {
		s.log.Warn("the store is weaker than three members that keep data", "weakness", text)
		s.metrics.weaknesses.Inc()
	}
}

// orFatal gives the store's fatal error where there was one: it is the cause of the other.
func (s *started) orFatal(err error) error {
	select {
	case cause := <-s.fatal:
		return fatalError{cause}
	default:
		return err
	}
}

func (c *call) serveAs(ctx context.Context) (err error) {
	if c.demo && !c.allowRemote && !config.Loopback(c.cfg.Listen) {
		return usageError{errRemoteDemo}
	}
	ctx, cancel := untilSignal(ctx)
	defer cancel()
	main, err := net.Listen("tcp", c.cfg.Listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer main.Close()
	var numbers net.Listener
	if c.cfg.MetricsListen != "" {
		if numbers, err = net.Listen("tcp", c.cfg.MetricsListen); err != nil {
			return fmt.Errorf("listen for metrics: %w", err)
		}
		defer numbers.Close()
	}
	d, err := c.cfg.Derive(main.Addr().String())
	if err != nil {
		return usageError{err}
	}
	s, err := c.open(ctx, d)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.store.Close()) }()
	link, err := s.portal.setup(ctx)
	if err != nil {
		return s.orFatal(fmt.Errorf("set-up link: %w", err))
	}
	greet(c.stdout, d.PublicURL, link, s.portal.accounts)

	jobs, endJobs := context.WithCancel(context.WithoutCancel(ctx))
	var working sync.WaitGroup
	working.Go(func() { s.portal.jobs(jobs) })
	defer working.Wait()
	defer endJobs()

	srv := &server{log: s.log, ping: s.portal.ping, notes: s.portal.notes, metrics: s.metrics}
	s.log.Info("serving", "listen", main.Addr().String(), "public_url", d.PublicURL, "store", c.cfg.Store, "demo", c.demo, "commit", commit)
	return srv.serve(ctx, main, numbers, s.portal.handler, c.cfg.Shutdown.Grace, s.fatal)
}

// account is one line of the demo's accounts.
type account struct{ email, name, password string }

func greet(w io.Writer, publicURL, link string, accounts []account) {
	fmt.Fprintf(w, "Portal: %s\n", publicURL)
	if link != "" {
		fmt.Fprintf(w, "\nNobody has an account yet. Make the first administrator within an hour, with this link, which works once:\n  %s\n", link)
	}
	if len(accounts) > 0 {
		fmt.Fprintf(w, "\nDemo accounts; the password of each is %s\n", accounts[0].password)
		for _, a := range accounts {
			fmt.Fprintf(w, "  %-32s %s\n", a.email, a.name)
		}
		fmt.Fprintln(w, "\nStop with Ctrl-C.")
	}
}

// withStore lends a command the store while it runs.
func (c *call) withStore(ctx context.Context, fn func(store.Store) error) (err error) {
	st, err := c.parts.open(ctx, c.cfg.Store, func(error) {})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	return fn(st)
}

func (c *call) migrateAs(ctx context.Context) error {
	return c.withStore(ctx, func(st store.Store) error {
		if err := migrate(ctx, st); err != nil {
			return err
		}
		fmt.Fprintf(c.stdout, "%s is at this version.\n", c.cfg.Store)
		return nil
	})
}

func migrate(ctx context.Context, st store.Store) error {
	if err := st.Migrate(ctx, store.All()); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// forgetSignIns is for what brings an old store back beside the portal, such as mongorestore: portal restore does it itself.
func (c *call) forgetSignIns(ctx context.Context) error {
	return c.withStore(ctx, func(st store.Store) error {
		if err := migrate(ctx, st); err != nil {
			return err
		}
		if err := app.ForgetSignIns(ctx, st); err != nil {
			return err
		}
		fmt.Fprintln(c.stdout, "Everybody signs in anew.")
		return nil
	})
}

func (c *call) verifyAudit(ctx context.Context) error {
	return c.withStore(ctx, func(st store.Store) error {
		a, err := app.New(ctx, app.Options{Store: st})
		if err != nil {
			return err
		}
		found, err := a.VerifyAudit(ctx)
		if err == nil {
			err = found.Err()
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(c.stdout, "%d events and %d records fit together.\n", found.Events, found.Records)
		return nil
	})
}

// checkSums reckons every running sum from nothing and says what differs.
func (c *call) checkSums(ctx context.Context) error {
	return c.withStore(ctx, func(st store.Store) error {
		a, err := app.New(ctx, app.Options{Store: st})
		if err != nil {
			return err
		}
		found, err := a.CheckSums(ctx)
		if err != nil {
			return err
		}
		for _, line := range found.Wrong {
			fmt.Fprintln(c.stdout, line)
		}
		if err := found.Err(); err != nil {
			return err
		}
		fmt.Fprintf(c.stdout, "%d needs, %d pledges, %d allocations and %d transactions add up.\n", found.Needs, found.Pledges, found.Allocations, found.Transactions)
		return nil
	})
}
