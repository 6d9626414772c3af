package archtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// backupFolder is a folder with old backups, and a mongodump in its place that does what body says; $archive is where
// it should write, $config what it was given.
func backupFolder(t *testing.T, body string) (run func() (string, error), list func() []string) {
	t.Helper()
	bin, folder, secrets := t.TempDir(), t.TempDir(), t.TempDir()
	write := func(path, text string, mode os.FileMode) {
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(bin, "mongodump"), "#!/usr/bin/env bash\nfor a; do case $a in --archive=*) archive=${a#*=} ;; *.yaml) config=$a ;; esac; done\n"+body, 0o700)
	write(filepath.Join(secrets, "mongo_backup_password"), "pl4nted\n", 0o600)
	for _, day := range []string{"20260101", "20260102", "20260103", "20260104"} {
		write(filepath.Join(folder, "portal-"+day+"T023000Z.archive.gz"), "old", 0o600)
	}
	write(filepath.Join(folder, "notes.txt"), "an operator's own", 0o600)
	run = func() (string, error) {
		cmd := exec.CommandContext(t.Context(), "bash", filepath.Join(root(t), "deployments/mongo/backup.sh"), "once")
		cmd.Env = []string{"PATH=" + bin + ":" + os.Getenv("PATH"), "BACKUP_FOLDER=" + folder, "BACKUP_KEEP=3", "SECRETS_FOLDER=" + secrets, "TMPDIR=" + bin}
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	list = func() []string {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	return run, list
}

func TestBackup_keepsTheNewest(t *testing.T) {
	run, list := backupFolder(t, `grep -q "backup:pl4nted@mongo" "$config" && [[ $(stat -c %a "$config") == 600 && "$*" != *pl4nted* && "$*" == *--oplog* ]] && echo data | gzip >"$archive"`)
	out, err := run()
	if err != nil || strings.Contains(out, "pl4nted") {
		t.Fatalf("%v\n%s", err, out)
	}
	names := list()
	if len(names) != 5 || !slices.Contains(names, "newest") || !slices.Contains(names, "notes.txt") || slices.Contains(names, "portal-20260102T023000Z.archive.gz") {
		t.Errorf("left are %v", names)
	}
}

func TestBackup_thatFailsLeavesTheOld(t *testing.T) {
	for name, body := range map[string]string{
		"mongodump fails":        `echo half >"$archive"; exit 1`,
		"the archive is damaged": `echo no archive >"$archive"`,
		"the archive is cut":     `head -c 100000 /dev/urandom | gzip | head -c 5000 >"$archive"`,
	} {
		t.Run(name, func(t *testing.T) {
			run, list := backupFolder(t, body)
			before := list()
			if out, err := run(); err == nil {
				t.Errorf("it says that all is well:\n%s", out)
			}
			if after := list(); !slices.Equal(before, after) {
				t.Errorf("left are %v", after)
			}
		})
	}
}
