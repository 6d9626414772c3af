package sqlitestore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const lockName = "portal.lock"

// claim makes the directory and the file where they are missing and takes the lock beside the file. Only the owner
// may read them; the log and its index take their mode from the file. A directory that was there keeps its mode.
func claim(path string) (*os.File, error) {
	lock, err := claimDir(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	if err := privateFile(path); err != nil {
		lock.Close()
		return nil, err
	}
	return lock, nil
}

// claimDir makes the directory where it is missing and takes its lock.
func claimDir(dir string) (*os.File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	if err := refuseNetworkDrive(dir); err != nil {
		return nil, err
	}
	lock, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := lockFile(lock); err != nil {
		lock.Close()
		return nil, fmt.Errorf("another portal holds %s: %w", lock.Name(), err)
	}
	return lock, nil
}

// privateFile must run before SQLite opens the file: closing a file takes away the locks of the whole process on it.
func privateFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Chmod(0o600), f.Close())
}

// leftBehind says whether a log is left, so that the last stop was not clean.
func leftBehind(path string) (bool, error) {
	info, err := os.Stat(path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && info.Size() > 0, err
}

// syncDir makes the names of new files durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// minVersion is the oldest SQLite without a known fault that may damage a file in WAL mode.
var minVersion = [3]int{3, 51, 3}

func atLeast(version string, floor [3]int) bool {
	parts := strings.SplitN(version, ".", 3)
	if len(parts) != 3 {
		return false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < floor[i] {
			return false
		}
		if n > floor[i] {
			return true
		}
	}
	return true
}
