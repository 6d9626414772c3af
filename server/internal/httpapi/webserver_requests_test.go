package httpapi

import "strings"

// requests are the bytes that are played to the portal and to the web server in front of its API.
func requests() []string {
	var list []string
	add := func(method, target string, headers ...string) {
		list = append(list, method+" "+target+" HTTP/1.1\r\nHost: portal.example\r\n"+strings.Join(append(headers, "Connection: close"), "\r\n")+"\r\n\r\n")
	}
	for _, target := range []string{
		// the client's pages and files
		"/", "/?x=1", "/needs", "/needs/N-ER-2026-0001?tab=history", "/needs?q=a//b", "/needs?q=/../", "/needs?next=%2e%2e", "/index.html", "/setup",
		"/assets/app-1.js", "/assets/app-1.js?v=2", "/assets/font.woff2", "/manifest.webmanifest",
		"/assets/gone.js", "/assets/app-1.js.br", "/assets/app-1.js.gz", "/assets/.hidden", "/.gitkeep", "/.well-known/x", "/.env", "/gone.br",
		"/assets", "/Assets/app-1.js", "/ASSETS/gone.js", "/API/v1/needs", "/Healthz", "/apis", "/api-docs", "/healthzz", "/readyz/x", "/a.b/c.d", "/~x", "/a:b", "/a=b", "/a,b", "/a+b", "/a@b", "/a!b", "/a$b", "/a&b", "/(a)", "/'a'", "/*",
		// the API's
		"/api", "/api/", "/api/v1", "/api/v2/needs", "/api/v1/session", "/api/v1/needs", "/api/v1/needs?limit=1&limit=2", "/api/v1/places", "/api/v1/Needs", "/api/v1/needs.", "/healthz", "/readyz", "/metrics",
		// paths that two servers could read in two ways
		"//", "///", "//evil.example", "/needs/", "/needs//x", "/./needs", "/needs/.", "/needs/..", "/../needs", "/x/../api/v1/needs", "/x/../../etc/passwd", "/.", "/..", "/...", "/..x",
		"/%61pi/v1/needs", "/api%2fv1/needs", "/%2e%2e/needs", "/%2E/needs", "/needs%2f", "/needs%00", "/needs%20x", "/needs%c0%af", "/needs%", "/needs%zz", "/needs;a=b", "/api/v1/needs;a=b", "/;/x", `/a\b`, `/..\..\x`,
		"/assets/../index.html", "/assets/%2e%2e/index.html", "/assets//app-1.js", "/assets/./app-1.js", "/assets/app-1.js/", "/assets/", "/assets/app%2d1.js", "/assets/app-1.js;x", "/assets/app-1.js%00.css",
		"/%D0%BF%D0%BE%D1%82%D1%80%D0%B5%D0%B1%D0%B8", "/api//v1/needs", "/api/v1//needs", "/api/v1/needs/", "/api/./v1", "/api/v1/../v1/needs", "//api/v1/needs", "/healthz/", "/healthz//", "/readyz/..",
		"http://portal.example/needs", "http://portal.example/api/v1/session", "http://evil.example/needs", "http://portal.example//x", "*", "needs",
	} {
		add("GET", target)
	}
	for _, target := range []string{"/", "/assets/app-1.js", "/assets/gone.js", "/api/v1/session", "/api", "//x", "/healthz"} {
		for _, method := range []string{"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get"} {
			add(method, target)
		}
	}
	for _, accepts := range []string{"br", "gzip", "gzip, deflate, br", "gzip, br;q=0", "vibrant", "identity", "*;q=0", ""} {
		add("GET", "/assets/app-1.js", "Accept-Encoding: "+accepts)
		add("GET", "/assets/font.woff2", "Accept-Encoding: "+accepts)
		add("GET", "/needs", "Accept-Encoding: "+accepts)
	}
	for _, h := range []string{"evil.example", "portal.example.", "portal.example.evil.example", "PORTAL.example", "127.0.0.1", "[::1]"} {
		for _, target := range []string{"/", "/assets/app-1.js", "/api/v1/session", "/healthz"} {
			list = append(list, "GET "+target+" HTTP/1.1\r\nHost: "+h+"\r\nConnection: close\r\n\r\n")
		}
	}
	list = append(list,
		"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
		"GET / HTTP/1.0\r\nHost: portal.example\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: portal.example\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
		"GET / HTTP/2.0\r\nHost: portal.example\r\n\r\n",
		"GET  / HTTP/1.1\r\nHost: portal.example\r\n\r\n",
		"GET / HTTP/1.1\r\nHost : portal.example\r\nConnection: close\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: portal.example\r\n folded: x\r\nConnection: close\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: portal.example\r\nX\x00: y\r\nConnection: close\r\n\r\n",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{}",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: application/json\r\nContent-Length: +2\r\nConnection: close\r\n\r\n{}",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: application/json\r\nTransfer-Encoding: xchunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nOrigin: https://evil.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
		"POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nSec-Fetch-Site: cross-site\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
		"GET /api/v1/session HTTP/1.1\r\nHost: portal.example\r\nX: "+strings.Repeat("x", 900)+"\r\nConnection: close\r\n\r\n",
	)
	return list
}
