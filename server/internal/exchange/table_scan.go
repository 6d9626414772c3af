package exchange

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// scanWorkbook looks through a workbook before anything takes it apart: how many parts, how large they unfold, and of
// each XML part its depth, its attributes and, on sheets, its cells. It builds nothing, so what it finds costs no memory.
func scanWorkbook(file io.ReaderAt, size int64) error {
	z, err := zip.NewReader(file, size)
	if err != nil {
		return unreadable(FileDamaged, "not a whole workbook: %v", err)
	}
	if len(z.File) > maxParts {
		return unreadable(FileTooLarge, "%d parts, more than %d", len(z.File), maxParts)
	}
	seen, left := map[string]bool{}, int64(maxUnfolded)
	var count tableCount
	for _, part := range z.File {
		name := strings.ToLower(path.Clean(strings.ReplaceAll(part.Name, "\\", "/")))
		switch {
		case seen[name]:
			return unreadable(FileDamaged, "the part %q is there twice", part.Name)
		case part.Flags&1 != 0:
			return unreadable(FileOld, "the part %q has a password", part.Name)
		case strings.HasSuffix(name, "vbaproject.bin"):
			return unreadable(FileMacros, "the workbook has macros: save it as .xlsx")
		}
		seen[name] = true
		n, err := scanPart(part, name, left, &count)
		if err != nil {
			return err
		}
		const worthLooking = 1 << 20
		if n > worthLooking && n > maxRatio*max(1, int64(part.CompressedSize64)) {
			return unreadable(FileTooLarge, "the part %q unfolds to more than %d times its size", part.Name, maxRatio)
		}
		left -= n
	}
	if !seen["xl/workbook.xml"] || !seen["[content_types].xml"] {
		return unreadable(FileUnknown, "a folded file, but no workbook (.xlsx)")
	}
	return nil
}

// scanPart reads a part to its end and gives how many bytes it unfolds to.
func scanPart(part *zip.File, name string, left int64, count *tableCount) (int64, error) {
	r, err := part.Open()
	if err != nil {
		return 0, unreadable(FileDamaged, "the part %q: %v", part.Name, err)
	}
	defer r.Close()
	counted := &countedReader{r: r, left: left}
	if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") || strings.HasSuffix(name, ".vml") {
		sheet := strings.HasPrefix(name, "xl/worksheets/") && !strings.Contains(name, "_rels/")
		err = scanXML(counted, part.Name, sheet, count)
	}
	if err == nil {
		_, err = io.Copy(io.Discard, counted)
	}
	refused := (*FileError)(nil)
	switch {
	case errors.Is(err, errUnfolds):
		return 0, unreadable(FileTooLarge, "its parts unfold to more than %d bytes", int64(maxUnfolded))
	case err != nil && !errors.As(err, &refused):
		return 0, unreadable(FileDamaged, "the part %q: %v", part.Name, err)
	}
	return counted.n, err
}

var errUnfolds = errors.New("unfolds too far")

type countedReader struct {
	r       io.Reader
	n, left int64
}

func (c *countedReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	if c.n > c.left {
		return n, errUnfolds
	}
	return n, err
}

// scanXML goes through a part by its raw tokens: they keep no stack.
func scanXML(r io.Reader, part string, sheet bool, count *tableCount) error {
	d := xml.NewDecoder(r)
	s := xmlScan{part: part, sheet: sheet, count: count}
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if s.depth != 0 || !s.rooted {
				return unreadable(FileDamaged, "the part %q is cut off", part)
			}
			return nil
		}
		if err != nil {
			return err
		}
		if err := s.token(t); err != nil {
			return err
		}
	}
}

type xmlScan struct {
	part   string
	sheet  bool
	count  *tableCount
	depth  int
	rooted bool   // the root has begun
	cell   string // the reference of the cell that we are in
	width  int    // of the row that we are in
}

func (s *xmlScan) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		return unreadable(FileDamaged, "the part %q declares a document type", s.part)
	case xml.CharData:
		if s.depth == 0 && len(strings.Trim(string(t), " \t\r\n\ufeff")) > 0 {
			return unreadable(FileDamaged, "the part %q has text outside its root", s.part)
		}
	case xml.StartElement:
		return s.start(t)
	case xml.EndElement:
		if s.depth--; s.depth < 0 {
			return unreadable(FileDamaged, "the part %q ends more than it began", s.part)
		}
		if s.sheet && t.Name.Local == "row" {
			return s.count.row(s.width)
		}
	}
	return nil
}

func (s *xmlScan) start(t xml.StartElement) error {
	if s.depth == 0 && s.rooted {
		return unreadable(FileDamaged, "the part %q has two roots", s.part)
	}
	s.rooted = true
	if s.depth++; s.depth > maxDepth {
		return unreadable(FileTooLarge, "the part %q is nested more than %d deep", s.part, maxDepth)
	}
	if len(t.Attr) > maxAttrs {
		return unreadable(FileTooLarge, "an element of %q has more than %d attributes", s.part, maxAttrs)
	}
	if !s.sheet {
		return nil
	}
	switch t.Name.Local {
	case "row":
		s.width = 0
		number, _ := attribute(t, "r")
		if n := rowNumber(number); n > maxRows {
			return unreadable(FileTooLarge, "a row with the number %d", n)
		} else if missing := n - s.count.rows - 1; missing > 0 {
			s.count.cells += missing / 16 // a reader makes up the rows that are not there
		}
	case "c":
		s.cell, _ = attribute(t, "r")
		s.width = max(s.width+1, column(s.cell))
		if s.width > maxColumns {
			return unreadable(FileTooLarge, "more than %d columns", maxColumns)
		}
	case "f":
		return &FileError{Code: FileFormula, Detail: fmt.Sprintf("the cell %s of %s is a formula: save the sheet with values", s.cell, s.part), Cell: s.cell}
	}
	return nil
}

// column is the number of a cell's column, 1 for A; 0 where the reference names none.
func column(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}

// rowNumber reads a row's number; what is none, or longer than any, counts as too large.
func rowNumber(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > maxRows {
			return maxRows + 1
		}
		n = n*10 + int(r-'0')
	}
	return n
}
