package app

import (
	"context"

	"swgportal/server/internal/domain"
)

// ActAs is the person with this address, as whom a command of the process acts: whoever runs it holds the store anyway, and
// the person's rights and name go with what is done. NotFound where nobody has the address, Forbidden where the account
// is disabled.
func (a *App) ActAs(ctx context.Context, email string) (Caller, error) {
	user, err := userWith(ctx, a.store, domain.EmailKey(email))
	if err != nil {
		return Caller{}, storeError(err)
	}
	if user.Disabled {
		return Caller{}, domain.Refuse(domain.Forbidden, domain.CodeForbidden)
	}
	actor, err := a.actor(ctx, user.Meta.ID)
	return Caller{Actor: actor}, storeError(err)
}
