// Package demo fills an empty portal with the demonstration's accounts and the story of config/story, through the same
// use cases that people use. It is reached by the demo command alone.
package demo

import (
	"context"
	"errors"
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

// errHalfTold: what was told is there for good, and where to go on nobody knows.
var errHalfTold = errors.New("the demo's first start was cut off: remove the demo's store, and start again")

// Fill tells the story into an empty store; where there are accounts already it does nothing. now is the moment at which
// the story ends. A store in which an earlier telling was cut off is refused.
func Fill(ctx context.Context, s store.Store, password string, now time.Time) error {
	return fill(ctx, s, readStory, password, now)
}

// fill reads the story where it is to be told, and not at each later start.
func fill(ctx context.Context, s store.Store, story func() (whole, error), password string, now time.Time) error {
	if _, err := app.New(ctx, app.Options{Store: s, Demo: true}); err != nil { // makes the tables
		return err
	}
	switch _, err := store.Settings.Get(ctx, s, store.System(), settingTelling); {
	case err == nil:
		return errHalfTold
	case !errors.Is(err, store.ErrNotFound):
		return err
	}
	users, err := s.List(ctx, store.Users.Spec, store.System(), store.Query{Limit: 1})
	if err != nil || len(users.Records) > 0 {
		return err
	}
	w, err := story()
	if err != nil {
		return err
	}
	lists, err := reference.Load(now)
	if err != nil {
		return err
	}
	t, err := newTeller(ctx, &stage{Store: s}, w, lists, now)
	if err != nil {
		return err
	}
	return t.tell(ctx, password)
}
