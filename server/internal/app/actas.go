package app

import (
	"context"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// ActAs is the person with this address, as whom a command of the process acts: whoever runs it holds the store anyway, and
// the person's rights and name go with what is done. NotFound where nobody has the address, Forbidden where the account
// is disabled.
func (a *App) ActAs(ctx context.Context, email string) (Caller, error) {
	list, err := store.Users.List(ctx, a.store, store.System(), store.Query{
		Filter: store.Eq{Field: "email", Value: store.Str(domain.EmailKey(email))}, Limit: 1,
	})
	if err != nil {
		return Caller{}, storeError(err)
	}
	if len(list.Items) == 0 {
		return Caller{}, domain.Absent()
	}
	if list.Items[0].Disabled {
		return Caller{}, domain.Refuse(domain.Forbidden, domain.CodeForbidden)
	}
	actor, err := a.actor(ctx, list.Items[0].Meta.ID)
	return Caller{Actor: actor}, storeError(err)
}
