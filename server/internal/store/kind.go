package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/go-json-experiment/json"
)

// Kind ties a Go type to its Spec: it turns values into records and back. The body is the value's canonical JSON:
// members in the order of the struct, nil slices as [], no space.
type Kind[T any] struct {
	Spec *Spec
	id   func(*T) string
}

// NewKind makes a Kind. derive gives what the engine keeps beside the body; it must be pure.
func NewKind[T any](spec Spec, id func(*T) string, derive func(*T) Derived) Kind[T] {
	spec.Derive = func(body []byte) (Derived, error) {
		var v T
		if err := json.Unmarshal(body, &v); err != nil {
			return Derived{}, fmt.Errorf("read body of %s: %w", spec.Kind, err)
		}
		return derive(&v), nil
	}
	return Kind[T]{Spec: &spec, id: id}
}

// Encode makes the record of a value; rev is that of the record it replaces, 0 for a new one.
func (k Kind[T]) Encode(v *T, rev int64) (Record, error) {
	body, err := json.Marshal(v, json.Deterministic(true))
	if err != nil {
		return Record{}, fmt.Errorf("write body of %s: %w", k.Spec.Kind, err)
	}
	d, err := k.Spec.Derive(body)
	if err != nil {
		return Record{}, err
	}
	return Record{ID: k.id(v), Rev: rev, Fields: d.Fields, Tokens: d.Tokens, Body: body}, nil
}

// Decode reads the value of a record. A member that the type does not know is an error: nothing kept may be lost.
func (k Kind[T]) Decode(r Record) (T, error) {
	var v T
	if err := json.UnmarshalRead(bytes.NewReader(r.Body), &v, json.RejectUnknownMembers(true)); err != nil {
		return v, fmt.Errorf("read %s %s: %w", k.Spec.Kind, r.ID, err)
	}
	return v, nil
}

// Get reads one value.
func (k Kind[T]) Get(ctx context.Context, r Reader, scope Scope, id string) (T, error) {
	rec, err := r.Get(ctx, k.Spec, scope, id)
	if err != nil {
		var none T
		return none, err
	}
	return k.Decode(rec)
}

// Listed is a page of values.
type Listed[T any] struct {
	Items      []T
	Next, Prev *Cursor
	Total      int64
}

// List reads a page of values.
func (k Kind[T]) List(ctx context.Context, r Reader, scope Scope, q Query) (Listed[T], error) {
	page, err := r.List(ctx, k.Spec, scope, q)
	if err != nil {
		return Listed[T]{}, err
	}
	out := Listed[T]{Items: make([]T, 0, len(page.Records)), Next: page.Next, Prev: page.Prev, Total: page.Total}
	for _, rec := range page.Records {
		v, err := k.Decode(rec)
		if err != nil {
			return Listed[T]{}, err
		}
		out.Items = append(out.Items, v)
	}
	return out, nil
}

// HexSum is the SHA-256 of a text or a file, in hex: what the audit log says of a record's body after a change.
func HexSum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
