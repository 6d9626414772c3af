package exchange

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Child reads tables in a process of its own, made of the portal's binary: what a file does to it ends with it. The
// process has no secret in its environment, a ceiling on memory, processor time and the size of its files (on Linux),
// and nothing open but the table and the way back. One runs at a time; the next waits.
type Child struct {
	command []string
	turn    chan struct{}
}

// ChildWord is the word of the command line by which the binary becomes the child; it is not for people.
const ChildWord = "read-table"

// The ceilings of the process.
const (
	childMemory  = 512 << 20 // bytes of address space over what it starts with
	childSeconds = 20        // of processor time
	childFile    = 64 << 20  // bytes of a file that it writes
	childWall    = time.Minute
	maxWireLine  = 8 << 20
)

// NewChild makes a reader of the command that runs ServeChild.
func NewChild(command ...string) *Child {
	return &Child{command: command, turn: make(chan struct{}, 1)}
}

// wireRow is a line of what the child says: a row, why the file cannot be read, or the end.
type wireRow struct {
	Sheet string     `json:"s,omitempty"`
	N     int        `json:"n,omitempty"`
	Cells []string   `json:"c,omitempty"`
	Error *FileError `json:"e,omitempty"`
	End   bool       `json:"end,omitempty"`
}

// Read gives the rows of a table as ReadTable does, while the child reads it.
func (c *Child) Read(ctx context.Context, file *os.File, each func(Row) error) (err error) {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	dir, err := newScratch(time.Now())
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	limited, cancel := context.WithTimeout(ctx, childWall)
	defer cancel()
	cmd := exec.CommandContext(limited, c.command[0], c.command[1:]...)
	cmd.Stdin, cmd.Dir = file, dir
	cmd.Env = []string{"TMPDIR=" + dir, "GOMEMLIMIT=384MiB", "GOTRACEBACK=none"}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	err = readWire(out, each)
	if err != nil {
		cancel()
	}
	died := cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errCutOff):
		return unreadable(FileExhausted, "reading it took more memory or time than it may (%v)", died)
	}
	return err
}

var errCutOff = errors.New("the child ended in the middle")

// readWire reads what the child says up to its end.
func readWire(r io.Reader, each func(Row) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), maxWireLine)
	for lines.Scan() {
		var w wireRow
		switch err := json.Unmarshal(lines.Bytes(), &w); {
		case err != nil:
			return errCutOff
		case w.Error != nil:
			return w.Error
		case w.End:
			return nil
		}
		if err := each(Row{Sheet: w.Sheet, N: w.N, Cells: w.Cells}); err != nil {
			return err
		}
	}
	return errCutOff
}

// ServeChild is the child: it takes its ceilings upon itself, reads the table from a file and says its rows. It gives
// the exit code; a file that cannot be read is said, and no failure of the child.
func ServeChild(file *os.File, out io.Writer) int {
	if err := takeCeilings(); err != nil {
		return 1
	}
	w := bufio.NewWriterSize(out, 64<<10)
	say := func(line wireRow) error {
		var b bytes.Buffer
		if err := json.MarshalWrite(&b, line, jsontext.AllowInvalidUTF8(true)); err != nil {
			return err
		}
		b.WriteByte('\n')
		_, err := w.Write(b.Bytes())
		return err
	}
	err := readStdin(file, func(r Row) error { return say(wireRow{Sheet: r.Sheet, N: r.N, Cells: r.Cells}) })
	end, refused := wireRow{End: true}, (*FileError)(nil)
	if errors.As(err, &refused) {
		end, err = wireRow{Error: refused}, nil
	}
	if errors.Join(err, say(end), w.Flush()) != nil {
		return 1
	}
	return 0
}

// readStdin reads the table; a panic of a library is a file that it could not take.
func readStdin(file *os.File, each func(Row) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = unreadable(FileDamaged, "it cannot be taken apart")
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return unreadable(FileUnknown, "not a file")
	}
	return ReadTable(file, info.Size(), each)
}
