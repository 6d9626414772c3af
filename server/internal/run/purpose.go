package run

import (
	"context"
	"errors"
	"fmt"

	"swgportal/server/internal/store"
)

// errDemoStore and errRealStore keep two worlds apart: accounts whose password stands in a file beside the store must
// not get into a portal in use, nor invented needs among real ones.
var (
	errDemoStore = errors.New("the store holds the demo: give this portal a store of its own (PORTAL_STORE)")
	errRealStore = errors.New("the store is a portal's in use: give the demo one of its own (PORTAL_STORE)")
)

// claimPurpose notes at the first start what a store is for, and refuses the other use of it ever after.
func claimPurpose(ctx context.Context, st store.Store, demo bool) error {
	mine := store.Setting{ID: "purpose", Value: "portal"}
	if demo {
		mine.Value = "demo"
	}
	return st.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		old, err := store.Settings.Get(ctx, tx, store.System(), mine.ID)
		switch {
		case err == nil && old.Value == mine.Value:
			return nil
		case err == nil && demo:
			return errRealStore
		case err == nil:
			return errDemoStore
		case !errors.Is(err, store.ErrNotFound):
			return fmt.Errorf("purpose of the store: %w", err)
		}
		rec, err := store.Settings.Encode(&mine, 0)
		if err != nil {
			return err
		}
		return tx.Insert(ctx, store.Settings.Spec, rec)
	})
}
