package httpapi

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"

	"swgportal/server/internal/domain"
)

// client serves the built client: files as they are named, and its page for every other path, which is the client's.
type client struct{ files map[string][]byte }

func newClient(dist fs.FS) (*client, error) {
	c := &client{files: map[string][]byte{}}
	if dist == nil {
		return c, nil
	}
	return c, fs.WalkDir(dist, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(dist, name)
		c.files[name] = text
		return err
	})
}

// noRoute answers what no operation of the API does.
func (s *server) noRoute(c *gin.Context) {
	name := strings.TrimPrefix(c.Request.URL.Path, "/")
	if name == "api" || strings.HasPrefix(name, "api/") {
		s.refuse(c, domain.Absent())
		return
	}
	if c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead {
		s.refuse(c, domain.Refuse(domain.Invalid, domain.CodeMethod))
		return
	}
	if s.client.files["index.html"] == nil {
		c.String(http.StatusNotFound, "the client was not built; see README\n")
		return
	}
	h := c.Writer.Header()
	if s.client.files[name] == nil || strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") || strings.HasPrefix(path.Base(name), ".") {
		if strings.HasPrefix(name, "assets/") {
			c.String(http.StatusNotFound, "no such file\n") // of an older build: the page must not come as a script
			return
		}
		name = "index.html"
	}
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable") // their names change with their content
	}
	kind := kindOf(path.Ext(name))
	h.Set("Content-Type", kind)
	h.Add("Vary", "Accept-Encoding")
	text := s.client.files[name]
	accepts := c.GetHeader("Accept-Encoding")
	for _, enc := range []struct{ name, ext string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if packed := s.client.files[name+enc.ext]; packed != nil && accepted(accepts, enc.name) {
			h.Set("Content-Encoding", enc.name)
			text = packed
			break
		}
	}
	c.Data(http.StatusOK, kind, text)
}

// kindOf gives the media type of a file of the client. The operating system's own table differs from one to the next.
func kindOf(ext string) string {
	switch ext {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	case ".webmanifest":
		return "application/manifest+json"
	case ".ico":
		return "image/x-icon"
	}
	if kind := mime.TypeByExtension(ext); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// accepted says whether Accept-Encoding names the coding, and not to refuse it.
func accepted(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			q, found := strings.CutPrefix(strings.ReplaceAll(weight, " ", ""), "q=")
			return !found || strings.Trim(q, "0.") != ""
		}
	}
	return false
}
