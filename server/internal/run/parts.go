package run

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"swgportal/server/internal/app"
	"swgportal/server/internal/config"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
)

// parts is what a process is made of; tests put other things in its place.
type parts struct {
	// open opens the store. onFatal hears of an error after which nothing may be written.
	open func(ctx context.Context, url config.StoreURL, onFatal func(error)) (store.Store, error)
	// portal makes the use cases and the handler over an open store.
	portal func(ctx context.Context, in assembly) (*portal, error)
}

// assembly is what a portal is made from.
type assembly struct {
	cfg     config.Config
	derived config.Derived
	demo    bool
	store   store.Store
	log     *slog.Logger
	metrics *metrics
}

// portal is what a process serves.
type portal struct {
	handler  http.Handler
	ping     func(context.Context) error
	setup    func(context.Context) (link string, err error) // empty where the store has accounts
	jobs     func(context.Context)                          // runs until ctx ends
	accounts []account                                      // the demo's
}

func standard() parts { return parts{open: openStore, portal: assemble} }

func openStore(ctx context.Context, url config.StoreURL, onFatal func(error)) (store.Store, error) {
	switch url.Scheme() {
	case "sqlite":
		return sqlitestore.Open(ctx, sqlitestore.Options{Path: url.Path(), OnFatal: onFatal})
	}
	return nil, usageError{fmt.Errorf("the store's URL begins with %s: this binary knows sqlite", url.Scheme())}
}

func assemble(ctx context.Context, in assembly) (*portal, error) {
	a, err := app.New(ctx, app.Options{
		Store: in.store, Log: in.log, Idle: in.cfg.Session.Idle, Absolute: in.cfg.Session.Absolute, Demo: in.demo,
	})
	if err != nil {
		return nil, err
	}
	if err := claimPurpose(ctx, in.store, in.demo); err != nil {
		return nil, err
	}
	if in.demo {
		if _, err := demoPassword(in.cfg.Demo.Password, demoDir(in.cfg.Store)); err != nil {
			return nil, err
		}
	}
	return &portal{
		handler: http.NotFoundHandler(),
		ping:    a.Ping,
		setup:   func(context.Context) (string, error) { return "", nil },
		jobs:    func(ctx context.Context) { <-ctx.Done() },
	}, nil
}
