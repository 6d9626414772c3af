package httpapi

import (
	"encoding/json"
	"mime"
	"net/http"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
)

// draftWithFiles is a draft of SESU's drafter, who is signed in.
func draftWithFiles(t *testing.T) (*site, string) {
	t.Helper()
	s := newSite(t)
	s.PersonWithPassword("drafter", s.Seat(domain.RoleDrafter, "SESU", ""))
	s.signIn("drafter")
	a := s.ask("POST", "/needs", `{"agency":"`+s.Orgs["SESU"]+`","title":{"uk":"Насоси"}}`)
	var n struct{ ID string }
	if err := json.Unmarshal([]byte(a.text), &n); err != nil || a.Code != http.StatusCreated {
		t.Fatal(a.Code, a.text)
	}
	return s, prior + "/needs/" + n.ID + "/attachments"
}

func TestAttachment_comesBackAsItWas_andIsNeverShownInOurPages(t *testing.T) {
	s, at := draftWithFiles(t)
	names := []string{"лист до посольства.pdf", `a"b\c.pdf`, "zażółć; filename=x.html.pdf", "%41.pdf", "'--.pdf"}
	for _, name := range names {
		content := "%PDF-1.7 <script>alert(1)</script> " + name
		a := s.ask("POST", at, aFile(strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name), content))
		var x struct{ ID, Name, MediaType, Sha256 string }
		if err := json.Unmarshal([]byte(a.text), &x); err != nil || a.Code != http.StatusCreated || x.MediaType != "application/pdf" {
			t.Fatalf("%s: %d %s", name, a.Code, a.text)
		}
		got := s.ask("GET", at+"/"+x.ID, "")
		kind, params, err := mime.ParseMediaType(got.Header().Get("Content-Disposition"))
		if err != nil || kind != "attachment" || params["filename"] != x.Name || got.text != content {
			t.Errorf("%s: %d %q %v %q", name, got.Code, got.Header().Get("Content-Disposition"), err, got.text)
		}
		for header, want := range map[string]string{
			"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'",
			"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if h := got.Header().Get(header); h != want {
				t.Errorf("%s: %s is %q", name, header, h)
			}
		}
		if a := s.ask("DELETE", at+"/"+x.ID, ""); a.Code != http.StatusNoContent {
			t.Errorf("taking it off: %d %s", a.Code, a.text)
		}
		if a := s.ask("GET", at+"/"+x.ID, ""); a.Code != http.StatusNotFound {
			t.Errorf("after it was taken off: %d %s", a.Code, a.text)
		}
	}
}

func TestAttachment_formsAreReadStrictly(t *testing.T) {
	s, at := draftWithFiles(t)
	good := aFile("a.pdf", "%PDF-")
	for _, c := range []struct {
		name, body, media, code string
	}{
		{"a page", aFile("a.html", "<p>"), "", "invalid"},
		{"a page that says it is a document", aFile("a.pdf", "<html><script>"), "", "invalid"},
		{"a picture that runs", aFile("a.svg", "<svg onload=alert(1)>"), "", "invalid"},
		{"an empty file", aFile("a.pdf", ""), "", "invalid"},
		{"no name", aFile("", "%PDF-"), "", "invalid"},
		{"another field", strings.Replace(good, `"file"`, `"file2"`, 1), "", "bad_request"},
		{"two files", strings.TrimSuffix(good, "--edge--\r\n") + good, "", "bad_request"},
		{"no end", strings.TrimSuffix(good, "--edge--\r\n"), "", "bad_request"},
		{"another edge", good, "multipart/form-data; boundary=other", "bad_request"},
		{"no edge", good, "multipart/form-data", "bad_request"},
		{"not a form", good, "text/plain", "media_type"},
		{"JSON", `{"file":"a"}`, "application/json", "bad_request"},
		{"too large", aFile("a.pdf", "%PDF-"+strings.Repeat("x", domain.MaxFileBytes)), "", "too_large"},
	} {
		headers := []string{}
		if c.media != "" {
			headers = []string{"Content-Type", c.media}
		}
		if a := s.ask("POST", at, c.body, headers...); a.code() != c.code {
			t.Errorf("%s: %d %s, want %s", c.name, a.Code, a.text, c.code)
		}
	}
	if a := s.ask("GET", at, ""); a.text != `{"items":[]}`+"\n" {
		t.Errorf("kept: %s", a.text)
	}
	for range 2 {
		if a := s.ask("POST", at, good, "Idempotency-Key", "twice-the-same"); a.Code != http.StatusCreated {
			t.Errorf("%d %s", a.Code, a.text)
		}
	}
	if a := s.ask("POST", at, aFile("b.pdf", "%PDF-"), "Idempotency-Key", "twice-the-same"); a.code() != "idempotency_reuse" {
		t.Errorf("the same key for another file: %d %s", a.Code, a.text)
	}
	if a := s.ask("GET", at, ""); strings.Count(a.text, `"id"`) != 1 {
		t.Errorf("sent twice under one key: %s", a.text)
	}
}
