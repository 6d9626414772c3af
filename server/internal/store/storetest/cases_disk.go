package storetest

import (
	"testing"

	"swgportal/server/internal/store"
)

var diskCases = []testcase{{"the disk has at least what is free of it, or the engine says nothing", saysItsDisk, ""}}

func saysItsDisk(t *testing.T, e *engine) {
	d, err := e.Disk(e.ctx)
	noError(t, err)
	if d.Free < 0 || d.Free > d.Total {
		t.Errorf("%d of %d bytes are free", d.Free, d.Total)
	}
	for _, x := range []struct {
		disk  store.Disk
		short bool
	}{{store.Disk{}, false}, {store.Disk{Free: 5, Total: 100}, false}, {store.Disk{Free: 4, Total: 100}, true}, {store.Disk{Total: 100}, true}} {
		if x.disk.Short() != x.short {
			t.Errorf("%+v is short: %v", x.disk, !x.short)
		}
	}
}
