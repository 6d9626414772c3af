package run

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"swgportal/server/internal/config"
)

// errRemoteDemo: everybody who reaches a demo may read its password in the documents of this project.
var errRemoteDemo = errors.New("the demo serves this machine alone: listen on 127.0.0.1, or say --allow-remote-demo")

// demoDir is where the demo keeps its password: beside the store.
func demoDir(store config.StoreURL) string {
	if store.Scheme() == "sqlite" {
		return filepath.Dir(store.Path())
	}
	return "data"
}

// demoPassword is the configured one, or the one kept in dir, made at the first start. Only the owner may read it.
func demoPassword(configured config.Secret, dir string) (config.Secret, error) {
	if configured.Reveal() != "" {
		return configured, nil
	}
	path := filepath.Join(dir, "demo-password")
	text, err := os.ReadFile(path)
	if err == nil && strings.TrimSpace(string(text)) != "" {
		return config.Hide(strings.TrimSpace(string(text))), nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return config.Secret{}, fmt.Errorf("demo password: %w", err)
	}
	made := madePassword()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return config.Secret{}, fmt.Errorf("demo password: %w", err)
	}
	if err := os.WriteFile(path, []byte(made+"\n"), 0o600); err != nil {
		return config.Secret{}, fmt.Errorf("demo password: %w", err)
	}
	return config.Hide(made), nil
}

// madePassword gives 16 characters that are easily told apart, in fours: about 80 bits.
func madePassword() string {
	const letters = "abcdefghijkmnpqrstuvwxyz23456789" // 32: no character is likelier than another
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails: the runtime ends the process instead
	var out strings.Builder
	for i, c := range b {
		if i > 0 && i%4 == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(letters[c%32])
	}
	return out.String()
}
