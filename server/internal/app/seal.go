package app

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// sealer makes page marks that say nothing and fit only the person and the list they were made for (AES-256-GCM).
type sealer struct{ aead cipher.AEAD }

func newSealer(key string) (*sealer, error) {
	sum := sha256.Sum256([]byte(key))
	block, err := aes.NewCipher(sum[:])
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	return &sealer{aead: aead}, err
}

// mark is a store.Cursor as it is sealed: the type of each value, and the value.
type mark struct {
	Types  []store.FieldType `json:"t"`
	Texts  []string          `json:"s"`
	Number []int64           `json:"n"`
	ID     string            `json:"i"`
}

// seal makes the mark of a cursor; nil gives none. bind stands for the person and the list.
func (s *sealer) seal(c *store.Cursor, bind string) string {
	if c == nil {
		return ""
	}
	m := mark{ID: c.ID}
	for _, v := range c.Values {
		m.Types, m.Texts, m.Number = append(m.Types, v.Type()), append(m.Texts, v.Text()), append(m.Number, v.Number())
	}
	text, err := json.Marshal(&m)
	if err != nil {
		return ""
	}
	nonce := make([]byte, s.aead.NonceSize())
	_, _ = rand.Read(nonce)
	return base64.RawURLEncoding.EncodeToString(s.aead.Seal(nonce, nonce, text, []byte(bind)))
}

// open reads a mark; an empty one is none. A mark of another person or list is refused.
func (s *sealer) open(text, bind string) (*store.Cursor, error) {
	if text == "" {
		return nil, nil
	}
	bad := domain.Refuse(domain.Invalid, domain.CodeBadCursor)
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(raw) < s.aead.NonceSize() {
		return nil, bad
	}
	plain, err := s.aead.Open(nil, raw[:s.aead.NonceSize()], raw[s.aead.NonceSize():], []byte(bind))
	if err != nil {
		return nil, bad
	}
	var m mark
	if err := json.Unmarshal(plain, &m); err != nil || len(m.Types) != len(m.Texts) || len(m.Types) != len(m.Number) {
		return nil, bad
	}
	c := &store.Cursor{ID: m.ID}
	for i, t := range m.Types {
		c.Values = append(c.Values, value(t, m.Texts[i], m.Number[i]))
	}
	return c, nil
}

func value(t store.FieldType, text string, n int64) store.Value {
	switch t {
	case store.String:
		return store.Str(text)
	case store.Int:
		return store.Num(n)
	case store.Bool:
		return store.Flag(n == 1)
	case store.Time:
		return store.AtMilli(n)
	}
	return store.Null
}
