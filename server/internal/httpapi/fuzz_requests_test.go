package httpapi

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// sent is a request that the fuzz made.
type sent struct {
	op      *openapi3.Operation // nil where the request is none of the document's
	nobody  bool                // only without a session, which it would end
	method  string
	path    string // as it goes over the wire, with its query
	host    string
	body    string
	headers http.Header
}

// target is an operation of the document.
type target struct {
	method, path string
	op           *openapi3.Operation
	params       openapi3.Parameters
}

func targets(doc *openapi3.T) []target {
	var list []target
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			list = append(list, target{method, path, op, slices.Concat(item.Parameters, op.Parameters)})
		}
	}
	slices.SortFunc(list, func(a, b target) int { return strings.Compare(a.op.OperationID, b.op.OperationID) })
	return list
}

// huge is more than any body may be; one text for all requests.
var huge = `{"title":{"uk":"` + strings.Repeat("a", 10<<20) + `"}}`

// draw makes a request of an operation. etags holds the newest ETag of each record, so that some changes go through.
func (d *drawer) draw(t target, etags map[string]string) sent {
	s := sent{op: t.op, nobody: t.path == "/session", method: t.method, path: prior + t.path, host: host, headers: http.Header{}}
	id := pick(d, d.ids)
	if d.one(6) {
		id = pick(d, []string{"x", "1", "$ne", "'--", "%27", "null", "ER", "..", "0192f3a1-7c00-4000-8000-000000000000", strings.ToUpper(id), id + "0", strings.Repeat("a", 300)})
	}
	if list := d.kinds[strings.Split(t.path, "/")[1]]; len(list) > 0 && !d.one(3) {
		id = pick(d, list)
	}
	id, s.path = d.inner(t, id, s.path)
	s.path = strings.ReplaceAll(s.path, "{id}", id)
	query := url.Values{}
	for _, p := range t.params {
		v := p.Value
		switch {
		case v.In == "query" && (v.Required && !d.one(5) || d.one(3)):
			d.query(query, v)
		case v.Name == "If-Match" && !d.one(6):
			s.headers.Set("If-Match", etags[id])
			if etags[id] == "" || d.one(4) {
				s.headers.Set("If-Match", pick(d, []string{`"1"`, `"2"`, `W/"1"`, "*", "1", `"1", "2"`, `"9223372036854775808"`, "\"\xff\"", strings.Repeat("x", 200)}))
			}
		case v.Name == "Idempotency-Key" && d.one(3):
			s.headers.Set(v.Name, pick(d, []string{"abcdefgh", "abcdefg", "key-1234567890", "другий ключ", "a b c d e f", strings.Repeat("k", 101)}))
		}
	}
	if t.op.RequestBody != nil && t.op.RequestBody.Value.Content["application/json"] == nil {
		s.headers.Set("Content-Type", aForm)
		name := pick(d, []string{"a.pdf", "лист.pdf"})
		if d.one(4) {
			name = pick(d, hostile)
		}
		content := pick(d, []string{"%PDF-1.7", "%PDF-1.4", "%PDF-2.0", "<html>", "", "PK\x03\x04", "\xff\xd8\xff"})
		if t.op.OperationID == "startImport" && !d.one(3) {
			name, content = "потреби.csv", twoNeeds
		}
		s.body = aFile(name, content)
		if d.one(6) {
			s.body = d.cripple(s.body)
		}
	} else if t.op.RequestBody != nil {
		s.headers.Set("Content-Type", "application/json")
		s.body = d.body(t.op.OperationID, t.op.RequestBody.Value.Content["application/json"].Schema)
	} else if d.one(8) {
		s.headers.Set("Content-Type", "application/json")
		s.body = pick(d, []string{"{}", " ", "{\"a\":1}", "[]", "x", "null"})
	}
	d.twist(&s, query)
	if q := query.Encode(); q != "" {
		s.path += "?" + q
	}
	if d.one(15) {
		s.path += pick(d, []string{"?", "?&&&", "?q=%zz", "?q=%ff", "?q=%00", "?limit=1;after=2", "?a[b]=c", "?=", "?limit", "?limit=1&limit=2", "?" + strings.Repeat("x=1&", 3000)})
	}
	return s
}

// inner puts an id into the place within a path, most times one that hangs on the record before it.
func (d *drawer) inner(t target, id, path string) (record, filled string) {
	for _, v := range t.params {
		p := v.Value
		if p.In != "path" || p.Name == "id" {
			continue
		}
		inner := pick(d, d.ids)
		hung := slices.DeleteFunc(slices.Clone(d.hung), func(h [3]string) bool { return h[0] != p.Name })
		switch {
		case p.Name == "code":
			if inner = pick(d, d.codes); !d.one(3) {
				id, inner = "ER", "ER"
			}
		case p.Name == "row":
			inner = pick(d, []string{"0", "1", "2", "-1", "x"})
		case p.Name == "rate" && !d.one(3):
			inner = pick(d, d.kinds["rates"])
			id = inner
		case p.Name == "organisation" && !d.one(3):
			inner = d.kinds["organisations"][0]
		case len(hung) > 0 && !d.one(3):
			h := pick(d, hung)
			id, inner = h[1], h[2]
		}
		path = strings.ReplaceAll(path, "{"+p.Name+"}", inner)
	}
	return id, path
}

func (d *drawer) query(q url.Values, p *openapi3.Parameter) {
	times := 1
	if p.Schema.Value.Type.Is("array") {
		times = d.IntN(4)
	}
	for range times {
		ref := p.Schema
		if p.Schema.Value.Type.Is("array") {
			ref = p.Schema.Value.Items
		}
		var text string
		switch v := d.value(ref).(type) {
		case string:
			text = v
		case bool:
			text = map[bool]string{true: "true", false: "false"}[v]
		case int:
			text = pick(d, []string{"1", "2", "50", "200", "0", "201", "-1", "1e1", "99999999999999999999"})
		}
		if d.one(12) {
			text = pick(d, hostile)
		}
		q.Add(p.Name, text)
	}
}

// twist changes one thing of a request that is not its body: method, media type, headers, path, host.
func (d *drawer) twist(s *sent, query url.Values) {
	switch d.IntN(24) {
	case 0:
		s.method, s.op = pick(d, []string{"PATCH", "OPTIONS", "TRACE", "HEAD", "CONNECT", "PROPFIND", "X", "get"}), nil
	case 1:
		s.headers.Set("Content-Type", pick(d, []string{"", "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/json;", "application/json; a=b; a=c", "*/*", "json", strings.Repeat("x", 4000)}))
	case 2:
		s.path, s.op = pick(d, []string{"/", "/api", "/api/v1", "/api/v1/", "/api/v2/needs", "/api/v1/../v1/needs", "/api/v1//needs", "/api/v1/needs/", "/api/v1/needs%2f", "/api/v1/Needs", "/api/v1/needs;a=b", "/api/v1/%6eeeds", "/.git/config", "/api/v1/needs/" + strings.Repeat("a/", 500)}), nil
	case 3:
		s.host, s.op = pick(d, []string{"", "evil.example", "portal.example.", "portal.example:1", "[::1]", "portal.example@evil.example"}), nil
	case 4:
		s.headers.Set("Origin", pick(d, []string{"https://evil.example", "null", "https://portal.example", "", "x", "https://portal.example:443"}))
	case 5:
		s.headers.Set("Sec-Fetch-Site", pick(d, []string{"cross-site", "same-site", "same-origin", "none", "", "x"}))
	case 6:
		s.headers.Set(pick(d, []string{"Accept", "Accept-Encoding", "Accept-Language", "Range", "If-None-Match", "If-Modified-Since", "X-HTTP-Method-Override", "Authorization", "Content-Encoding", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Request-Id", "Prefer", "Upgrade"}),
			pick(d, []string{"", "*/*;q=0", "gzip", "br;q=0", "identity;q=0", "bytes=0-0,1-1", "DELETE", "Bearer x", "127.0.0.1", "\xff\xfe", "websocket", strings.Repeat("a,", 3000)}))
	case 7:
		s.headers.Set("Cookie", pick(d, []string{"__Host-portal=x", "__Host-portal=", "__Host-portal=\"a\"", "=;=;", "__Host-portal=" + strings.Repeat("a", 5000), strings.Repeat("a=b; ", 2000), "__Host-portal=a; __Host-portal=b", "\xff"}))
	case 8:
		if d.one(4) && s.body != "" {
			s.body = huge
		}
	case 9:
		query.Add(pick(d, []string{"x", "q", "limit", "sort", "$where", "", "by", "after", "\x00"}), pick(d, hostile))
	}
}
