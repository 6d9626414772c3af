// Package demo fills an empty portal with the demonstration's accounts and the story of config/story, through the same
// use cases that people use. It is reached by the demo command alone.
package demo

import (
	"context"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
)

// Account is a demo account: sign in as Name@portal.example.
type Account struct {
	Name, Person string
	seats        []seat
}

// Email is the address to sign in with.
func (a Account) Email() string { return a.Name + "@portal.example" }

type seat struct {
	role           domain.Role
	org, subgroups string
}

// Accounts lists the demo accounts, each with the seats that its name tells.
func Accounts() []Account {
	one := func(r domain.Role, org, sub string) []seat { return []seat{{r, org, sub}} }
	return []Account{
		{"secretariat", "Секретаріат групи", one(domain.RoleSecretariat, "", "")},
		{"chair-er", "Співголова ER", one(domain.RoleChair, "", "ER")},
		{"chair-bs", "Співголова BS", one(domain.RoleChair, "", "BS")},
		{"agency-sesu", "Укладач ДСНС", one(domain.RoleDrafter, "SESU", "")},
		{"agency-sbgs", "Укладач ДПСУ", one(domain.RoleDrafter, "SBGS", "")},
		{"partner-nl", "Посольство Нідерландів", one(domain.RolePartner, "NL-EMB", "")},
		{"partner-jp", "Посольство Японії", one(domain.RolePartner, "JP-EMB", "")},
		{"observer", "Спостерігач", one(domain.RoleObserver, "", "")},
		{"auditor", "Аудитор", one(domain.RoleAuditor, "", "")},
		{"admin", "Адміністратор", one(domain.RoleAdmin, "", "")},
	}
}

// Fill tells the story into an empty store, whole or not at all; where there are accounts already it does nothing. now is
// the moment at which the story ends.
func Fill(ctx context.Context, s store.Store, password string, now time.Time) error {
	w, err := readStory()
	if err != nil {
		return err
	}
	return fill(ctx, s, w, password, now)
}

func fill(ctx context.Context, s store.Store, w whole, password string, now time.Time) error {
	lists, err := reference.Load(now)
	if err != nil {
		return err
	}
	if _, err := app.New(ctx, app.Options{Store: s, Demo: true}); err != nil { // makes the tables
		return err
	}
	users, err := s.List(ctx, store.Users.Spec, store.System(), store.Query{Limit: 1})
	if err != nil || len(users.Records) > 0 {
		return err
	}
	return s.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		t, err := newTeller(ctx, inOne{s, tx}, w, lists, now)
		if err != nil {
			return err
		}
		return t.tell(ctx, tx, password)
	})
}

// inOne is a store whose transactions are all part of one: thousands of small ones would each wait for the disk, and a
// start that is cut off would leave half a story that no later start completes.
type inOne struct {
	store.Store
	tx store.Tx
}

// Get reads with what the one transaction has written.
func (s inOne) Get(ctx context.Context, spec *store.Spec, scope store.Scope, id string) (store.Record, error) {
	return s.tx.Get(ctx, spec, scope, id)
}

// List reads with what the one transaction has written.
func (s inOne) List(ctx context.Context, spec *store.Spec, scope store.Scope, q store.Query) (store.Page, error) {
	return s.tx.List(ctx, spec, scope, q)
}

// Report reads with what the one transaction has written.
func (s inOne) Report(ctx context.Context, spec *store.Spec, scope store.Scope, r store.Report) ([]store.Row, error) {
	return s.tx.Report(ctx, spec, scope, r)
}

// Tx runs fn in the one transaction. An error of fn ends the story, so nothing has to be undone on its own.
func (s inOne) Tx(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	return fn(ctx, s.tx)
}

// Migrate does nothing: Fill has done it, outside the transaction.
func (s inOne) Migrate(context.Context, []*store.Spec) error { return nil }
