package app

import (
	"context"

	"swgportal/server/internal/store"
)

// Page is a page of a list: the mark of the next one, empty at the end, and how many there are, -1 where nobody counted.
type Page[T any] struct {
	Items []T
	Next  string
	Total int64
}

// readPage reads the page behind a mark. bind stands for the person and the list, which no other mark fits; show makes
// what the caller is shown of a record.
func readPage[R, T any](ctx context.Context, a *App, k store.Kind[R], scope store.Scope, q store.Query, after, bind string, show func(R) (T, error)) (Page[T], error) {
	var err error
	if q.After, err = a.sealer.open(after, bind); err != nil {
		return Page[T]{}, err
	}
	list, err := k.List(ctx, a.store, scope, q)
	if err != nil {
		return Page[T]{}, storeError(err)
	}
	out := Page[T]{Items: make([]T, 0, len(list.Items)), Next: a.sealer.seal(list.Next, bind), Total: list.Total}
	for _, r := range list.Items {
		v, err := show(r)
		if err != nil {
			return Page[T]{}, storeError(err)
		}
		out.Items = append(out.Items, v)
	}
	return out, nil
}
