//go:build !linux

package sqlitestore

import (
	"errors"
	"os"

	"swgportal/server/internal/store"
)

var errLinuxOnly = errors.New("the embedded store runs on Linux only")

func refuseNetworkDrive(string) error { return nil }

func diskOf(string) (store.Disk, error) { return store.Disk{}, nil }

func lockFile(*os.File) error { return errLinuxOnly }
