package app

import (
	"context"

	"swgportal/server/internal/store"
)

// names looks up the names of persons for one answer, each once. A person whose account is gone has none.
type names struct {
	app   *App
	known map[string]string
}

func (a *App) names() *names { return &names{app: a, known: map[string]string{"": ""}} }

func (n *names) of(ctx context.Context, user string) (string, error) {
	if name, ok := n.known[user]; ok {
		return name, nil
	}
	u, err := found(store.Users.Get(ctx, n.app.store, store.System(), user))
	if err != nil {
		return "", err
	}
	n.known[user] = u.Name
	return u.Name, nil
}
