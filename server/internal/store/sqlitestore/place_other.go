//go:build !linux

package sqlitestore

import (
	"errors"
	"os"
)

var errLinuxOnly = errors.New("the embedded store runs on Linux only")

func refuseNetworkDrive(string) error { return nil }

func lockFile(*os.File) error { return errLinuxOnly }
