package store

import (
	"bytes"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"
)

// Sealed is the part of a body that the audit log vouches for: all of it but the ledger, byte for byte. What the ledger
// holds is reckoned anew from its causes, each of which has its events.
func (s *Spec) Sealed(body []byte) ([]byte, error) {
	if s.Ledger == "" || len(body) == 0 {
		return body, nil
	}
	d := jsontext.NewDecoder(bytes.NewReader(body))
	if _, err := d.ReadToken(); err != nil {
		return nil, fmt.Errorf("seal %s: %w", s.Kind, err)
	}
	out := []byte{'{'}
	for d.PeekKind() != '}' {
		name, err := d.ReadValue()
		if err != nil {
			return nil, fmt.Errorf("seal %s: %w", s.Kind, err)
		}
		name = bytes.Clone(name) // the next read takes its place
		value, err := d.ReadValue()
		if err != nil {
			return nil, fmt.Errorf("seal %s: %w", s.Kind, err)
		}
		if string(name) == `"`+s.Ledger+`"` {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}
