package crashtest

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// action is what a process did to a file of the store, or that it told somebody of a commit.
type action struct {
	what string // write, sync, cut, make, remove; told
	file string // its path
	data []byte
	at   int64 // of a write: where; of a cut: the new length; of told: the commit
}

// sector is what a disk writes whole.
const sector = 512

// straced runs this test's binary under strace with a variable that TestMain knows, and gives what it did below dir. Where
// strace is not there or may not look, the test is skipped.
func straced(t *testing.T, dir, variable string) []action {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	log := filepath.Join(t.TempDir(), "log")
	cmd := exec.Command(strace, "-f", "-y", "-xx", "-s", "1048576", "-o", log,
		"-e", "trace=open,openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat", os.Args[0])
	cmd.Env = append(os.Environ(), variable+"="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		if strings.Contains(string(out), "ptrace") {
			t.Skipf("strace may not look here: %s", out)
		}
		t.Fatalf("%v: %s", err, out)
	}
	f, err := os.Open(log)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []action
	begun := map[string]string{} // by process: a call that another's line cut in two
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		pid, call, _ := strings.Cut(lines.Text(), " ")
		call = strings.TrimSpace(call)
		if half, cut := strings.CutSuffix(call, "<unfinished ...>"); cut {
			begun[pid] = half
			continue
		}
		if strings.HasPrefix(call, "<... ") {
			_, rest, _ := strings.Cut(call, " resumed>")
			call = begun[pid] + rest
		}
		if a, ok := actionOf(t, call); ok && (a.what == "told" || strings.HasPrefix(a.file, dir)) {
			out = append(out, a)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

var (
	onFile = regexp.MustCompile(`^(\w+)\(\d+<([^>]*)>(?:, (?:"([^"]*)")?(?:\.\.\.)?(?:, )?)?(\d+)?(?:, (\d+))?\s*\) += (\d+)`)
	named  = regexp.MustCompile(`^(open|openat|unlink|unlinkat)\((?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)"(?:, ([A-Z_|0]+))?.*\) += (\d+)`)
)

// actionOf reads a line of strace; false where it is nothing that changes a file, or failed.
func actionOf(t *testing.T, call string) (action, bool) {
	t.Helper()
	if m := named.FindStringSubmatch(call); m != nil {
		switch a := (action{file: string(plain(t, m[2]))}); {
		case strings.HasPrefix(m[1], "unlink"):
			a.what = "remove"
			return a, true
		case strings.Contains(m[3], "O_CREAT"):
			a.what = "make"
			return a, true
		}
		return action{}, false
	}
	m := onFile.FindStringSubmatch(call)
	if m == nil {
		return action{}, false
	}
	a, data := action{file: string(plain(t, m[2]))}, plain(t, m[3])
	switch m[1] {
	case "write":
		n, err := strconv.ParseInt(strings.TrimSpace(strings.TrimPrefix(string(data), "told ")), 10, 64)
		a.what, a.at = "told", n
		return a, err == nil && strings.HasPrefix(string(data), "told ")
	case "pwrite64":
		at, err := strconv.ParseInt(m[5], 10, 64)
		if done, _ := strconv.Atoi(m[6]); err != nil || done != len(data) {
			t.Fatalf("a write that is not understood: %.200s", call)
		}
		a.what, a.data, a.at = "write", data, at
	case "ftruncate":
		a.what = "cut"
		a.at, _ = strconv.ParseInt(m[4], 10, 64)
	case "fsync", "fdatasync":
		a.what = "sync"
	default:
		return a, false
	}
	return a, true
}

// plain reads strace's \x41\x42.
func plain(t *testing.T, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(text, `\x`, ""))
	if err != nil {
		t.Fatalf("%v: %.100s", err, text)
	}
	return b
}

// disk is what of a file system would be there after the power is cut.
type disk struct {
	files   map[string][]byte
	named   map[string]bool // the name is on the disk too
	pending []action        // since the sync of their file, or of its directory
	obeys   bool            // a sync is what it should be
}

func newDisk(obeys bool) *disk {
	return &disk{files: map[string][]byte{}, named: map[string]bool{}, obeys: obeys}
}

// see takes an action in. What is synced is on the disk; the rest waits.
func (d *disk) see(a action) {
	if a.what != "sync" {
		d.pending = append(d.pending, a)
		return
	}
	if !d.obeys {
		return
	}
	var rest []action
	for _, p := range d.pending {
		switch onName := p.what == "make" || p.what == "remove"; {
		case onName && filepath.Dir(p.file) == a.file, !onName && p.file == a.file:
			d.apply(p)
		default:
			rest = append(rest, p)
		}
	}
	d.pending = rest
}

func (d *disk) apply(a action) {
	had := d.files[a.file]
	switch a.what {
	case "make":
		d.named[a.file] = true
	case "remove":
		delete(d.named, a.file)
		delete(d.files, a.file)
	case "cut":
		d.files[a.file] = append(had[:min(int64(len(had)), a.at):len(had)], make([]byte, max(0, a.at-int64(len(had))))...)
	case "write":
		if need := a.at + int64(len(a.data)) - int64(len(had)); need > 0 {
			had = append(had, make([]byte, need)...)
		}
		copy(had[a.at:], a.data)
		d.files[a.file] = had
	}
}

// cutPower gives a disk as it may be now: of what waits some is there, some not, some in part, in any order.
func (d *disk) cutPower(r *rand.Rand) *disk {
	out := newDisk(true)
	for name, content := range d.files {
		out.files[name] = append([]byte{}, content...)
	}
	for name := range d.named {
		out.named[name] = true
	}
	kept := r.IntN(3) // few, about half, most
	for _, p := range d.pending {
		if r.IntN(4) > kept {
			continue
		}
		if p.what == "write" && r.IntN(3) == 0 { // torn: some sectors of it
			for from := 0; from < len(p.data); from += sector {
				if r.IntN(2) == 0 {
					out.apply(action{"write", p.file, p.data[from:min(from+sector, len(p.data))], p.at + int64(from)})
				}
			}
			continue
		}
		out.apply(p)
	}
	return out
}

// lay writes the files into a directory.
func (d *disk) lay(t *testing.T, dir string) {
	t.Helper()
	for name := range d.named {
		base := filepath.Base(name)
		if strings.HasSuffix(base, "-shm") || strings.HasSuffix(base, ".lock") { // memory of processes that are gone
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, base), d.files[name], 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func (d *disk) String() string {
	text := fmt.Sprint(len(d.pending), " wait;")
	for name := range d.named {
		text += fmt.Sprintf(" %s %d", filepath.Base(name), len(d.files[name]))
	}
	return text
}
