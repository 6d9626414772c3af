package run

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
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

// demoPassword is the one the demo's accounts have, kept in dir for its owner alone. The first start makes it, or takes
// the configured one; later the configured one changes nothing, because the accounts have theirs.
func demoPassword(configured config.Secret, dir string, log *slog.Logger) (config.Secret, error) {
	path := filepath.Join(dir, "demo-password")
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return config.Secret{}, fmt.Errorf("demo password: %w", err)
	}
	if kept := strings.TrimSpace(string(text)); kept != "" {
		if given := configured.Reveal(); given != "" && given != kept {
			log.Warn("the demo's accounts keep the password of their first start; remove the demo's store to give them another", "file", path)
		}
		return config.Hide(kept), nil
	}
	password := configured.Reveal()
	if password == "" {
		password = madePassword()
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return config.Secret{}, fmt.Errorf("demo password: %w", err)
	}
	if err := os.WriteFile(path, []byte(password+"\n"), 0o600); err != nil {
		return config.Secret{}, fmt.Errorf("demo password: %w", err)
	}
	return config.Hide(password), nil
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
