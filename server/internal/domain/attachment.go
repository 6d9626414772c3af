package domain

import (
	"strings"
	"time"
)

// The limits of files.
const (
	MaxFileBytes         = 20 << 20 // one file
	MaxFiles             = 20       // of one record
	MaxOrganisationBytes = 2 << 30  // all files of one organisation
)

// Attachment is a file that hangs on a record. Its bytes are kept apart, in chunks. It takes its record's level, but
// never a wider one than the record had when it was added to an opened record: lowering a level does not show
// what was added under the higher one.
type Attachment struct {
	Meta      Meta   `json:"meta"`
	Kind      string `json:"kind"`   // of the record, such as "need"
	Record    string `json:"record"` // its id
	Name      string `json:"name"`
	MediaType string `json:"mediaType"` // told by content and name, never by who sent it
	Size      int64  `json:"size"`      // bytes
	SHA256    string `json:"sha256"`    // hex
	Floor     Level  `json:"floor,omitempty"`
	Shown     Shown  `json:"shown"`
}

// NewAttachment makes the description of a file. Invalid where its name is none or its content is of no kind that the
// portal takes.
func NewAttachment(id, kind, record, name string, content []byte, sum, by string, at time.Time) (Attachment, error) {
	a := Attachment{Meta: NewMeta(id, by, at), Kind: kind, Record: record, Size: int64(len(content)), SHA256: sum}
	var p Problems
	a.Name = FileName(name)
	switch {
	case a.Name == "":
		p.Add("/file", FieldRequired)
	case len(content) == 0:
		p.Add("/file", FieldTooSmall, "min", "1")
	case len(content) > MaxFileBytes:
		p.Add("/file", FieldTooLarge, "max", "20 MB")
	default:
		if a.MediaType = MediaTypeOf(a.Name, content); a.MediaType == "" {
			p.Add("/file", FieldFileType)
		}
	}
	return a, p.Err()
}

// FileName is the last part of a name, without what hides or breaks: control characters, turned writing, and more than
// 150 characters. The ending stays.
func FileName(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		if hasControl(string(r), false) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	name = strings.Trim(name, " .")
	if runes := []rune(name); len(runes) > 150 {
		ending := []rune{}
		if i := strings.LastIndex(name, "."); i >= 0 && len(name)-i <= 6 {
			ending = []rune(name[i:])
		}
		name = string(runes[:150-len(ending)]) + string(ending)
	}
	return name
}
