package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Row is one row of a table: the sheet it stands on (empty in a text file), its number there as people count, and its
// cells as text, up to the last that holds something.
type Row struct {
	Sheet string
	N     int
	Cells []string
}

// MaxTableFile is the most bytes that a file may have which people bring.
const MaxTableFile = 32 << 20

// The limits of a file that is read. They hold for what it unfolds to, whatever it says of itself.
const (
	maxUnfolded = 32 << 20 // bytes of all its parts
	maxParts    = 200
	maxRatio    = 100 // unfolded to folded, of a part that is worth looking at
	maxDepth    = 32
	maxAttrs    = 1000
	maxCells    = 2_000_000 // a row counts as wide as its last cell
	maxRows     = 1_048_576
	maxColumns  = 16_384
	maxCellText = 32_767
)

// Why a file cannot be read, as FileError says it.
const (
	FileUnknown   = "file_unknown"   // neither a workbook nor a table of text
	FileOld       = "file_old"       // a workbook of before 2007, or one with a password
	FileDamaged   = "file_damaged"   // cut off, or not what it says it is
	FileTooLarge  = "file_too_large" // over a limit
	FileMacros    = "file_macros"
	FileFormula   = "file_formula" // a cell is computed: nobody saw the value that would be taken
	FileEncoding  = "file_encoding"
	FileExhausted = "file_exhausted" // reading it took more memory or time than it may
)

// FileError says why a file cannot be read: a stable code, and for the operator where and what.
type FileError struct {
	Code   string `json:"code"`
	Detail string `json:"detail"`
	Cell   string `json:"cell,omitempty"` // of a formula
}

func (e *FileError) Error() string { return e.Code + ": " + e.Detail }

func unreadable(code, format string, args ...any) error {
	return &FileError{Code: code, Detail: fmt.Sprintf(format, args...)}
}

// ReadTable gives each row of a workbook (XLSX) or of a table of text (CSV and its relatives), sheet by sheet, in order.
// What cannot be read is a *FileError; an error of each ends the reading and comes back as it is. It holds to its limits
// on sizes itself; those on memory and time are the process's: see Child, by which strangers' files are read.
func ReadTable(file io.ReaderAt, size int64, each func(Row) error) error {
	if size > MaxTableFile {
		return unreadable(FileTooLarge, "the file has %d bytes, more than %d", size, int64(MaxTableFile))
	}
	if size == 0 {
		return unreadable(FileUnknown, "the file is empty")
	}
	head := make([]byte, min(size, 8))
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return readWorkbook(file, size, each)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return unreadable(FileOld, "a workbook of before 2007 or one with a password: save it as .xlsx without a password")
	case bytes.HasPrefix(head, []byte("%PDF")) || bytes.HasPrefix(head, []byte("PK")) || bytes.HasPrefix(head, []byte("\x1f\x8b")) || bytes.HasPrefix(head, []byte("{\\rtf")):
		return unreadable(FileUnknown, "neither a workbook (.xlsx) nor a table of text (.csv)")
	}
	return readText(file, size, each)
}

// trimmed is the row up to its last cell that holds something; nil where none does.
func trimmed(cells []string) []string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// tableCount holds a table to the limits on rows and cells while it is read.
type tableCount struct{ rows, cells int }

func (c *tableCount) row(width int) error {
	c.rows++
	c.cells += width
	switch {
	case c.rows > maxRows:
		return unreadable(FileTooLarge, "more than %d rows", maxRows)
	case width > maxColumns:
		return unreadable(FileTooLarge, "more than %d columns", maxColumns)
	case c.cells > maxCells:
		return unreadable(FileTooLarge, "more than %d cells", maxCells)
	}
	return nil
}

// text refuses a cell that is longer than a workbook can hold.
func (c *tableCount) text(cells []string) error {
	for _, cell := range cells {
		if len(cell) > 4*maxCellText {
			return unreadable(FileTooLarge, "a cell in row %d has more than %d characters", c.rows, maxCellText)
		}
	}
	return nil
}
