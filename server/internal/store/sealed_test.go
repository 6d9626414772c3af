package store

import "testing"

func TestSealed_leavesOutTheLedgerAndNothingElse(t *testing.T) {
	s := &Spec{Kind: "x", Ledger: "ledger"}
	for body, want := range map[string]string{
		`{"a":1,"ledger":{"seq":2,"of":[{"ledger":3}]},"b":"ї\"}"}`: `{"a":1,"b":"ї\"}"}`,
		`{"ledger":{}}`:             `{}`,
		`{"a":{"ledger":1},"b":[]}`: `{"a":{"ledger":1},"b":[]}`,
		`{}`:                        `{}`,
		``:                          ``,
	} {
		if got, err := s.Sealed([]byte(body)); err != nil || string(got) != want {
			t.Errorf("%s: %s, not %s: %v", body, got, want, err)
		}
	}
	if got, err := (&Spec{Kind: "y"}).Sealed([]byte(`{"ledger":1}`)); err != nil || string(got) != `{"ledger":1}` {
		t.Errorf("of a kind without a ledger: %s %v", got, err)
	}
	if _, err := s.Sealed([]byte(`{"a":`)); err == nil {
		t.Error("half a body is sealed")
	}
}
