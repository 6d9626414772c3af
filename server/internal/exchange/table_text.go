package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// readText reads a table of text: UTF-8 (with or without a mark), UTF-16 with its mark, else windows-1251; cells parted
// by whichever of comma, semicolon and tab the first line has most of.
func readText(file io.ReaderAt, size int64, each func(Row) error) error {
	text := make([]byte, size)
	if _, err := file.ReadAt(text, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	text, err := asUTF8(text)
	if err != nil {
		return err
	}
	if i := bytes.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' }); i >= 0 {
		return unreadable(FileUnknown, "a byte that no text has, at %d", i)
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma(text), -1, true
	var count tableCount
	inside := 0 // line breaks inside cells so far: a spreadsheet counts rows, not lines
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if bad := (*csv.ParseError)(nil); errors.As(err, &bad) {
			return unreadable(FileDamaged, "line %d, column %d: %v", bad.Line, bad.Column, bad.Err)
		}
		if err != nil {
			return err
		}
		line, _ := r.FieldPos(0)
		n := line - inside
		for _, cell := range cells {
			inside += strings.Count(cell, "\n")
		}
		if err := errors.Join(count.row(len(cells)), count.text(cells)); err != nil {
			return err
		}
		if cells = trimmed(cells); len(cells) == 0 {
			continue
		}
		if err := each(Row{N: n, Cells: append([]string(nil), cells...)}); err != nil {
			return err
		}
	}
}

func asUTF8(text []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(text)
		if err != nil {
			return nil, unreadable(FileEncoding, "not UTF-16, though it begins so")
		}
		return out, nil
	case utf8.Valid(text):
		return bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), nil
	case bytes.IndexByte(text, 0) >= 0:
		return nil, unreadable(FileUnknown, "neither a workbook (.xlsx) nor a table of text (.csv)")
	}
	out, err := charmap.Windows1251.NewDecoder().Bytes(text)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, unreadable(FileEncoding, "neither UTF-8 nor windows-1251: save it as CSV UTF-8")
	}
	return out, nil
}

// comma is what parts the cells of the first line that holds text.
func comma(text []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n "), []byte("\n"))
	best, most := ',', 0
	for _, r := range []rune{',', ';', '\t'} {
		if n := bytes.Count(line, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}
