package exchange

import (
	"errors"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// takeCeilings limits this process. Go reserves address space at its start without using it, so the ceiling lies above
// what there is.
func takeCeilings() error {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return err
	}
	pages, _, _ := strings.Cut(string(statm), " ")
	now, err := strconv.ParseUint(pages, 10, 64)
	if err != nil {
		return err
	}
	limit := func(what int, most uint64) error {
		return unix.Setrlimit(what, &unix.Rlimit{Cur: most, Max: most})
	}
	return errors.Join(
		limit(unix.RLIMIT_AS, now*uint64(os.Getpagesize())+childMemory),
		limit(unix.RLIMIT_CPU, childSeconds),
		limit(unix.RLIMIT_FSIZE, childFile),
		limit(unix.RLIMIT_NOFILE, 64),
		limit(unix.RLIMIT_CORE, 0),
	)
}
