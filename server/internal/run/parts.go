package run

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"time"

	"swgportal/frontend"
	"swgportal/server/internal/app"
	"swgportal/server/internal/config"
	"swgportal/server/internal/demo"
	"swgportal/server/internal/fetch"
	"swgportal/server/internal/httpapi"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/mongostore"
	"swgportal/server/internal/store/sqlitestore"
)

// parts is what a process is made of; tests put other things in its place.
type parts struct {
	// open opens the store. onFatal hears of an error after which nothing may be written.
	open func(ctx context.Context, url config.StoreURL, onFatal func(error)) (store.Store, error)
	// portal makes the use cases and the handler over an open store.
	portal func(ctx context.Context, in assembly) (*portal, error)
	// stdin is what import-data - reads.
	stdin io.Reader
	// fetch gets a document from a host of the configuration.
	fetch fetcher
}

// assembly is what a portal is made from.
type assembly struct {
	cfg     config.Config
	derived config.Derived
	demo    bool
	store   store.Store
	log     *slog.Logger
	metrics *metrics
	fetch   fetcher
}

// portal is what a process serves.
type portal struct {
	handler  http.Handler
	ping     func(context.Context) error
	notes    func() []string                                // what does not go well and stops nobody
	setup    func(context.Context) (link string, err error) // empty where the store has accounts
	jobs     func(context.Context)                          // runs until ctx ends
	accounts []account                                      // the demo's
}

func standard() parts {
	return parts{open: openStore, portal: assemble, stdin: os.Stdin, fetch: fetch.New().Get}
}

func openStore(ctx context.Context, url config.StoreURL, onFatal func(error)) (store.Store, error) {
	switch url.Scheme() {
	case "sqlite":
		return sqlitestore.Open(ctx, sqlitestore.Options{Path: url.Path(), OnFatal: onFatal})
	case "mongodb", "mongodb+srv":
		// Nothing is fatal here: the disk is the server's, and the driver finds the next primary.
		return mongostore.Open(ctx, mongostore.Options{URI: url.Reveal()})
	}
	return nil, usageError{fmt.Errorf("the store's URL begins with %s: this binary knows sqlite and mongodb", url.Scheme())}
}

func assemble(ctx context.Context, in assembly) (*portal, error) {
	a, err := app.New(ctx, app.Options{
		Store: in.store, Log: in.log, Idle: in.cfg.Session.Idle, Absolute: in.cfg.Session.Absolute, Demo: in.demo,
		RateFeeds: rateFeeds(in.cfg.Rates, in.fetch), NeedShape: httpapi.NeedShape(),
	})
	if err != nil {
		return nil, err
	}
	if err := claimPurpose(ctx, in.store, in.demo); err != nil {
		return nil, err
	}
	lists, err := reference.Load(time.Now())
	if err != nil {
		return nil, err
	}
	if !in.demo { // the demo's story loads them at the moment it begins
		if err := a.LoadReference(ctx, lists); err != nil {
			return nil, fmt.Errorf("load the reference lists: %w", err)
		}
	}
	if !frontend.Built() {
		in.log.Warn("the client is not inside: this binary serves the API alone; scripts/run builds both")
	}
	tables, err := tableReader()
	if err != nil {
		return nil, err
	}
	handler, err := httpapi.New(httpapi.Options{
		App: a, Hosts: in.derived.AllowedHosts, TrustedProxies: in.cfg.TrustedProxies, Secure: in.derived.Secure,
		Client: frontend.Dist, Tables: tables, Log: in.log, Metrics: in.metrics.registry,
	})
	if err != nil {
		return nil, err
	}
	p := &portal{
		handler: handler,
		ping:    a.Ping,
		notes:   a.Notes,
		setup:   setupLink(a, in.derived.PublicURL),
		jobs:    a.RunJobs,
	}
	if in.demo {
		password, err := demoPassword(in.cfg.Demo.Password, demoDir(in.cfg.Store), in.log)
		if err != nil {
			return nil, err
		}
		if err := demo.Fill(ctx, in.store, password.Reveal(), time.Now()); err != nil {
			return nil, fmt.Errorf("fill the demo: %w", err)
		}
		for _, x := range demo.Accounts() {
			p.accounts = append(p.accounts, account{x.Email(), x.Person, password.Reveal()})
		}
	}
	return p, nil
}

// setupLink makes the link of the first start. The token stands in the fragment, which no server and no log sees.
func setupLink(a *app.App, publicURL string) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		token, err := a.NewSetup(ctx)
		if err != nil || token == "" {
			return "", err
		}
		return publicURL + "/setup#" + token, nil
	}
}
