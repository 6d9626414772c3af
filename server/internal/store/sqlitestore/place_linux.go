package sqlitestore

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"

	"swgportal/server/internal/store"
)

// networkDrives are file systems on which the locks of a log do not hold between machines.
var networkDrives = map[uint32]string{
	unix.NFS_SUPER_MAGIC:  "NFS",
	unix.SMB_SUPER_MAGIC:  "SMB",
	unix.SMB2_SUPER_MAGIC: "SMB",
	unix.CIFS_SUPER_MAGIC: "SMB",
	unix.V9FS_MAGIC:       "9p",
	unix.AFS_FS_MAGIC:     "AFS",
	unix.CEPH_SUPER_MAGIC: "Ceph",
	unix.NCP_SUPER_MAGIC:  "NCP",
	unix.CODA_SUPER_MAGIC: "Coda",
}

func refuseNetworkDrive(dir string) error {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return fmt.Errorf("statfs %s: %w", dir, err)
	}
	return refuseType(dir, uint32(st.Type))
}

// diskOf is what the portal may still fill of a directory's file system: what is kept back for the machine's own is neither
// free nor there.
func diskOf(dir string) (store.Disk, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return store.Disk{}, fmt.Errorf("statfs %s: %w", dir, err)
	}
	size := int64(st.Frsize)
	return store.Disk{Free: int64(st.Bavail) * size, Total: int64(st.Blocks-st.Bfree+st.Bavail) * size}, nil
}

func refuseType(dir string, magic uint32) error {
	if name := networkDrives[magic]; name != "" {
		return fmt.Errorf("%s is on a network drive (%s); SQLite needs a local one", dir, name)
	}
	return nil
}

func lockFile(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }
