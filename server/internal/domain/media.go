package domain

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"
)

// MediaTypeOf tells the media type of a file by its first bytes and its ending together; empty where they do not fit,
// or where the kind is not taken. What a browser could run in our origin is never taken.
func MediaTypeOf(name string, content []byte) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		return when(bytes.HasPrefix(content, []byte("%PDF-")), "application/pdf")
	case ".docx":
		return when(zipHolds(content, "word/"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
	case ".xlsx":
		return when(zipHolds(content, "xl/"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	case ".pptx":
		return when(zipHolds(content, "ppt/"), "application/vnd.openxmlformats-officedocument.presentationml.presentation")
	case ".odt":
		return when(zipHolds(content, "mimetypeapplication/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text")
	case ".ods":
		return when(zipHolds(content, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet")
	case ".png":
		return when(bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")), "image/png")
	case ".jpg", ".jpeg":
		return when(bytes.HasPrefix(content, []byte{0xFF, 0xD8, 0xFF}), "image/jpeg")
	case ".csv":
		return when(plainText(content), "text/csv")
	case ".txt":
		return when(plainText(content), "text/plain")
	}
	return ""
}

func when(fits bool, media string) string {
	if !fits {
		return ""
	}
	return media
}

// zipHolds says whether the content is a zip archive without macros in which an entry's name begins so.
func zipHolds(content []byte, entry string) bool {
	return bytes.HasPrefix(content, []byte("PK\x03\x04")) && bytes.Contains(content, []byte(entry)) &&
		!bytes.Contains(content, []byte("vbaProject.bin"))
}

// plainText says whether the content is text in UTF-8 or UTF-16 with its mark, and no markup that a browser might
// take for a page.
func plainText(content []byte) bool {
	if bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF}) {
		return true
	}
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF")), " \t\r\n"))
	return utf8.Valid(content) && !bytes.ContainsRune(content, 0) && !bytes.HasPrefix(start, []byte("<"))
}
