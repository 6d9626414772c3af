package httpapi

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gin-gonic/gin"
	"github.com/go-json-experiment/json/jsontext"

	"swgportal/server/internal/domain"
)

const (
	maxBody     = 1 << 20
	maxOpenBody = 64 << 10 // of who has no session yet: any number of them may be sent at once
	maxDepth    = 20
	maxUploads  = 8               // at once
	formTime    = 5 * time.Minute // 20 MB in this time are 0.55 Mbit/s

	fingerprintKey = "fingerprint"
	bodyKey        = "body"
)

// body reads the whole body of a write before anything looks at it: its size, its media type, its UTF-8, and that it
// is one JSON value without doubled names, not deeper than maxDepth. The members are held against the contract later.
func (s *server) body(c *gin.Context) {
	r := c.Request
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return
	}
	if takesForm(c) {
		s.form(c)
		return
	}
	most := int64(maxBody)
	if needsNobody(c) {
		most = maxOpenBody
	}
	text, err := io.ReadAll(http.MaxBytesReader(c.Writer, r.Body, most))
	if err != nil {
		s.refuse(c, tooLargeOr(err))
		return
	}
	if len(text) > 0 {
		media, more, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		charset := strings.ToLower(more["charset"])
		if err != nil || media != "application/json" || charset != "" && charset != "utf-8" {
			s.refuse(c, domain.Refuse(domain.Invalid, domain.CodeMediaType))
			return
		}
		if err := wellFormed(text); err != nil {
			s.refuse(c, badRequest(err))
			return
		}
	}
	r.Body = io.NopCloser(bytes.NewReader(text))
	c.Set(bodyKey, text)
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%s\n", r.Method, r.URL.Path, r.Header.Get("If-Match"))
	h.Write(text)
	c.Set(fingerprintKey, hex.EncodeToString(h.Sum(nil)))
}

// importsPath is where tables are brought.
const importsPath = "/api/v1/imports"

// takesForm says whether the operation takes a form, and a form has come.
func takesForm(c *gin.Context) bool {
	media, _, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	return err == nil && media == "multipart/form-data" && c.Request.Method == http.MethodPost && takesFiles(c.FullPath())
}

// takesFiles says whether files may be added at a route.
func takesFiles(route string) bool {
	return route == "/api/v1/needs/:id/attachments" || route == "/api/v1/pledges/:id/attachments" || route == "/api/v1/projects/:id/attachments" || route == importsPath
}

// form reads a form whole before the request takes a place, like any body, and for longer: a file comes over weak lines
// too. Its parts are read by who answers it, and its fingerprint is of the file, since its edge differs each time.
func (s *server) form(c *gin.Context) {
	select {
	case s.uploads <- struct{}{}: // files are held in memory while they are looked at
		defer func() { <-s.uploads }()
	case <-c.Request.Context().Done():
		c.Abort()
		return
	}
	_ = http.NewResponseController(c.Writer).SetReadDeadline(time.Now().Add(formTime)) // where it cannot be set there is none
	text, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, maxForm))
	if err != nil {
		s.refuse(c, tooLargeOr(err))
		return
	}
	c.Request.Body = io.NopCloser(bytes.NewReader(text))
	c.Set(fingerprintKey, c.Request.Method+" "+c.Request.URL.Path)
	c.Next()
}

// tooLargeOr tells a body that is over its limit from one that cannot be read.
func tooLargeOr(err error) error {
	if errors.As(err, new(*http.MaxBytesError)) {
		return domain.Refuse(domain.Invalid, domain.CodeTooLarge)
	}
	return badRequest(err)
}

// wellFormed reads one JSON value strictly (RFC 8259, I-JSON's names): jsontext refuses doubled names and bad UTF-8.
func wellFormed(text []byte) error {
	if !utf8.Valid(text) {
		return errors.New("the body is not UTF-8")
	}
	d := jsontext.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.ReadToken()
		if err != nil {
			if errors.Is(err, io.EOF) && d.StackDepth() == 0 {
				return nil
			}
			return err
		}
		if token.Kind() == 'n' {
			return errors.New("null: what is absent is left out")
		}
		if d.StackDepth() > maxDepth {
			return errors.New("the body is nested too deeply")
		}
		if d.StackDepth() == 0 && len(bytes.TrimSpace(text[d.InputOffset():])) > 0 {
			return errors.New("text follows the JSON value")
		}
	}
}
