package storetest

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/store"
)

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("error: %v", err)
	}
}

func wantError(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("error = %v, want %v", got, want)
	}
}

func equal[T any](t *testing.T, got, want T) {
	t.Helper()
	if d := diff(got, want); d != "" {
		t.Fatalf("differs (-want +got):\n%s", d)
	}
}

// diff compares by value; reads give no tokens, so they do not count, and an absent set is an empty one.
func diff(got, want any) string {
	return cmp.Diff(want, got, cmp.Comparer(sameValue), cmp.FilterPath(func(p cmp.Path) bool {
		return p.Last().String() == ".Tokens"
	}, cmp.Ignore()))
}

func sameValue(a, b store.Value) bool {
	return a.Type() == b.Type() && a.Text() == b.Text() && a.Number() == b.Number() && slices.Equal(a.List(), b.List())
}

// samePage is diff for the many pages of a walk: quick, and without an answer to what differs.
func samePage(a, b store.Page) bool {
	return a.Total == b.Total && sameCursor(a.Next, b.Next) && sameCursor(a.Prev, b.Prev) && slices.EqualFunc(a.Records, b.Records, sameRecord)
}

func sameCursor(a, b *store.Cursor) bool {
	return (a == nil) == (b == nil) && (a == nil || a.ID == b.ID && slices.EqualFunc(a.Values, b.Values, sameValue))
}

func sameRecord(a, b store.Record) bool {
	return a.ID == b.ID && a.Rev == b.Rev && bytes.Equal(a.Body, b.Body) && maps.EqualFunc(a.Fields, b.Fields, sameValue)
}

func isErr(err, want error) bool { return errors.Is(err, want) }

func errorsJoin(errs ...error) error { return errors.Join(errs...) }
