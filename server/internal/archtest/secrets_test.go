package archtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestMakeSecrets_makesEachOnceAndShowsNone(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "make-secrets")
	if err := os.WriteFile(script, read(t, "deployments/make-secrets"), 0o700); err != nil {
		t.Fatal(err)
	}
	made := func() map[string]string {
		out, err := exec.CommandContext(t.Context(), "bash", script).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		files := map[string]string{}
		for name := range compositions(t)["docker-compose.yml"].Secrets {
			text, err := os.ReadFile(filepath.Join(dir, "secrets", name))
			if err != nil {
				t.Fatal(err)
			}
			files[name] = string(text)
			if len(text) < 40 || strings.Contains(string(out), string(text)) {
				t.Errorf("%s is short, or was printed", name)
			}
		}
		return files
	}
	first, again := made(), made()
	for name := range first {
		if first[name] != again[name] {
			t.Errorf("a second run makes another %s", name)
		}
	}
	if !strings.HasPrefix(first["store_url"], "mongodb://portal:"+first["mongo_portal_password"]+"@mongo:") {
		t.Error("the store's URL has another password than the user it is for")
	}
	if first["mongo_portal_password"] == first["mongo_root_password"] || first["mongo_backup_password"] == first["mongo_root_password"] {
		t.Error("two users have one password")
	}
	if n := len(first["mongo_key"]); n > 1024 {
		t.Errorf("a key file of %d characters; mongod takes 1024", n)
	}
	if info, err := os.Stat(filepath.Join(dir, "secrets")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info, err)
	}
}
