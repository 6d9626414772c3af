package mongostore

import (
	"errors"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readconcern"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"
)

const (
	callLimit       = 10 * time.Second
	selectionLimit  = 5 * time.Second
	mostConnections = 64
	defaultDatabase = "portal"
)

var errURI = errors.New("open mongodb: the store's URL is not mongodb://host/database")

// clientOptions are the URI's, with what must hold over them: a URI may name hosts, TLS, users and pools, but it may
// not make a write less sure.
func clientOptions(opt Options) *options.ClientOptions {
	o := options.Client().SetMaxPoolSize(mostConnections).SetConnectTimeout(selectionLimit).ApplyURI(opt.URI)
	o.SetReadConcern(readconcern.Majority()).SetWriteConcern(sure()).SetReadPreference(readpref.Primary())
	o.SetRetryWrites(true).SetRetryReads(true)
	o.SetTimeout(opt.Limit).SetServerSelectionTimeout(selectionLimit).SetAppName("portal")
	if opt.Monitor != nil {
		o.SetMonitor(opt.Monitor)
	}
	return o
}

// sure is a majority of the set, each with its journal on the disk.
func sure() *writeconcern.WriteConcern {
	journal := true
	wc := writeconcern.Majority()
	wc.Journal = &journal
	return wc
}

// inTransaction are the concerns of a transaction; elsewhere than on it the server would pass over them.
func inTransaction() *options.TransactionOptionsBuilder {
	return options.Transaction().SetReadConcern(readconcern.Snapshot()).SetWriteConcern(sure()).SetReadPreference(readpref.Primary())
}

// databaseOf reads the name of the database: the path of the URI. The last @ ends the password, and a host has no
// slash.
func databaseOf(uri string) (string, error) {
	scheme, rest, _ := strings.Cut(uri, "://")
	if scheme != "mongodb" && scheme != "mongodb+srv" {
		return "", errURI
	}
	rest, _, _ = strings.Cut(rest, "?")
	rest = rest[strings.LastIndexByte(rest, '@')+1:]
	host, name, _ := strings.Cut(rest, "/")
	if host == "" || strings.ContainsAny(name, `/\. "$*<>:|%`) {
		return "", errURI
	}
	if name == "" {
		return defaultDatabase, nil
	}
	return name, nil
}
