package httpapi

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"testing"
	"unicode/utf16"
)

// polyglots are contents that some program reads as another kind of file than their beginning says.
func polyglots(t *testing.T) map[string]string {
	t.Helper()
	page := "<html><script>alert(document.domain)</script></html>"
	zipped := func(names ...string) string {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, n := range names {
			f, err := z.Create(n)
			if err == nil {
				_, err = f.Write([]byte(page))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	var wide strings.Builder
	wide.WriteString("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(page)) {
		wide.WriteByte(byte(u))
		wide.WriteByte(byte(u >> 8))
	}
	png := "\x89PNG\r\n\x1a\n"
	return map[string]string{
		"HTML": page, "HTML after a mark": "\xEF\xBB\xBF" + page, "HTML after space": " \r\n\t" + page, "HTML in UTF-16": wide.String(), "HTML in words": "Лист.\n" + page,
		"SVG": `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`, "SVG with a head": `<?xml version="1.0"?><svg onload="alert(1)"/>`,
		"XML with a sheet": `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><a/>`, "XHTML": `<!DOCTYPE html PUBLIC "x" "y"><html xmlns="http://www.w3.org/1999/xhtml"/>`,
		"HTML in PDF": "%PDF-1.7\n" + page, "PDF that runs": "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", "PDF before a zip": "%PDF-1.7\n" + zipped("word/document.xml"),
		"GIFAR": "GIF89a" + zipped("META-INF/MANIFEST.MF", "A.class"), "GIF and script": "GIF89a=1;alert(1)//", "JPEG and script": "\xFF\xD8\xFF\xE0/*" + page + "*/=1;alert(1)", "PNG and HTML": png + page,
		"PNG and PHP": png + "<?php system($_GET[0]) ?>", "JAR": zipped("META-INF/MANIFEST.MF", "A.class"), "DOCX with macros": zipped("word/document.xml", "word/vbaProject.bin"), "XLSX with macros": zipped("xl/workbook.xml", "xl/vbaProject.bin"),
		"DOCX with a page": zipped("word/document.xml", "index.html"), "MHT": "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n" + page,
		"script": "#!/bin/sh\nid", "program": "MZ\x90\x00" + page, "ELF": "\x7fELF\x02\x01\x01\x00", "formula": "=HYPERLINK(\"http://x\",\"y\")", "HTA": "<hta:application/>" + page, "UTF-7": "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "SWF": "CWS\x0a" + page, "RTF": `{\rtf1{\object\objocx}}`,
	}
}

// TestAttachment_polyglots: whatever a file is besides what it says, it is refused, or comes back as bytes to be kept and
// never to be shown. SECURITY.md, row 24.
func TestAttachment_polyglots(t *testing.T) {
	s, at := draftWithFiles(t)
	names := []string{"a.pdf", "a.html", "a.svg", "a.png", "a.txt", "a.docx", "a.pdf.html", "a.html.pdf", "a", "a.jpg", "a.csv", "a.mht"}
	refused, kept := 0, 0
	for what, content := range polyglots(t) {
		for _, name := range names {
			a := s.ask("POST", at, aFile(name, content))
			if a.Code != http.StatusCreated {
				if refused++; a.Code != http.StatusUnprocessableEntity {
					t.Errorf("%s as %s: %d %s", what, name, a.Code, a.text)
				}
				continue
			}
			kept++
			var x struct{ ID, Name string }
			if err := json.Unmarshal([]byte(a.text), &x); err != nil {
				t.Fatal(err)
			}
			got := s.ask("GET", at+"/"+x.ID, "")
			h := got.Header()
			kind, _, err := mime.ParseMediaType(h.Get("Content-Disposition"))
			if err != nil || kind != "attachment" || h.Get("Content-Type") != "application/octet-stream" || h.Get("X-Content-Type-Options") != "nosniff" ||
				h.Get("Content-Security-Policy") != "sandbox; default-src 'none'" || got.text != content {
				t.Errorf("%s as %s comes back as %v", what, name, h)
			}
			for _, ending := range []string{".html", ".svg", ".mht", "a"} {
				if strings.HasSuffix(x.Name, ending) {
					t.Errorf("%s is kept as %s", what, x.Name)
				}
			}
			if a := s.ask("DELETE", at+"/"+x.ID, ""); a.Code != http.StatusNoContent {
				t.Fatal(a.Code, a.text)
			}
		}
	}
	t.Logf("%d files: %d refused, %d kept as bytes", refused+kept, refused, kept)
	if refused+kept < 120 || kept == 0 || refused == 0 {
		t.Error("too few, or all one way")
	}
}

// fileNames are names that a path, a header or a screen might read in another way.
func fileNames() []string {
	names := []string{
		"../../etc/passwd.pdf", `..\..\boot.pdf`, "/etc/passwd.pdf", `C:\x\a.pdf`, "a/../b.pdf", "....//a.pdf", ".pdf", "..pdf", "...pdf", " a.pdf ", "a .pdf", "a.pdf.", "a.pdf ", "a. pdf", "CON.pdf", "aux.pdf", "nul.txt.pdf",
		"a\u202Efdp.pdf", "\u202Ea.pdf", "a\u2066b\u2069.pdf", "a\u200Bb.pdf", "\uFEFFa.pdf", "a\u0000b.pdf", "a\tb.pdf", "a\u0007b.pdf", "a\u0085b.pdf", "a\u2028b.pdf", "a\u2029b.pdf", "a\u007Fb.pdf",
		"лист.pdf", "Лист до посольства № 5.pdf", "їжак.pdf", "Ґанок.pdf", "и\u0306.pdf", "日本.pdf", "عربي.pdf", "עברית.pdf", "😀.pdf", "👨‍👩‍👧.pdf", "ﬁ.pdf", "ａ.pdf", "ß.pdf", "İ.pdf", "é.pdf", "e\u0301.pdf", "Ω.pdf", "\u0301.pdf",
		`a"b.pdf`, `a\"b.pdf`, "a'b.pdf", "a;b.pdf", "a; filename=x.html.pdf", `a"; filename="x.html.pdf`, "a, b.pdf", "a=b.pdf", "a%20b.pdf", "%2e%2e%2fa.pdf", "a%00b.pdf", "a%0d%0aX: y.pdf", "=?utf-8?q?a?=.pdf", "utf-8''a.pdf", "a*b.pdf", "a?b.pdf", "a|b.pdf", "a<b>.pdf", "a:b.pdf", "a#b.pdf", "a&b.pdf", "a+b.pdf", "a@b.pdf", "`id`.pdf", "$(id).pdf", "{a}.pdf", "[a].pdf", "~a.pdf", "-rf.pdf", "--help.pdf", "a!b.pdf", "^a.pdf",
		strings.Repeat("a", 300) + ".pdf", strings.Repeat("ї", 300) + ".pdf", strings.Repeat("😀", 80) + ".pdf", strings.Repeat("a.", 100) + "pdf",
	}
	return names
}

// TestAttachment_names: whatever a file is called, it comes back byte for byte under a header that names one file, without
// a path, a control or a turned letter. SECURITY.md, row 55.
func TestAttachment_names(t *testing.T) {
	s, at := draftWithFiles(t)
	refused := 0
	for i, name := range fileNames() {
		content := fmt.Sprint("%PDF-1.7 ", i)
		a := s.ask("POST", at, aFile(strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name), content))
		if a.Code != http.StatusCreated {
			refused++
			if a.Code != http.StatusUnprocessableEntity && a.Code != http.StatusBadRequest {
				t.Errorf("%q: %d %s", name, a.Code, a.text)
			}
			continue
		}
		var x struct{ ID, Name string }
		if err := json.Unmarshal([]byte(a.text), &x); err != nil {
			t.Fatal(err)
		}
		got := s.ask("GET", at+"/"+x.ID, "")
		header := got.Header().Values("Content-Disposition")
		if len(header) != 1 {
			t.Fatalf("%q: %q", name, header)
		}
		kind, params, err := mime.ParseMediaType(header[0])
		if err != nil || kind != "attachment" || len(params) != 1 || params["filename"] != x.Name || got.text != content {
			t.Errorf("%q: %q %v %v", name, header, params, err)
		}
		if x.Name == "" || len([]rune(x.Name)) > 150 || strings.ContainsAny(x.Name, "/\\\r\n\t\x00\u007F\u202E\u2066\u2069\u2028\u2029\u0085") || strings.ContainsAny(header[0], "\r\n") {
			t.Errorf("%q is kept as %q", name, x.Name)
		}
		if a := s.ask("DELETE", at+"/"+x.ID, ""); a.Code != http.StatusNoContent {
			t.Fatal(a.Code, a.text)
		}
	}
	t.Logf("%d names, %d refused", len(fileNames()), refused)
	if len(fileNames()) < 80 || refused > 20 {
		t.Errorf("%d names, %d refused", len(fileNames()), refused)
	}
}
