package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
)

// sink counts who connects to this machine: on IPv4 and, where there is one, IPv6, on one port.
func sink(t *testing.T) (port string, connects *atomic.Int64) {
	t.Helper()
	connects = &atomic.Int64{}
	four, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ = net.SplitHostPort(four.Addr().String())
	listeners := []net.Listener{four}
	if six, err := net.Listen("tcp6", "[::1]:"+port); err == nil {
		listeners = append(listeners, six)
	}
	for _, l := range listeners {
		t.Cleanup(func() { _ = l.Close() })
		go func() {
			for {
				c, err := l.Accept()
				if err != nil {
					return
				}
				connects.Add(1)
				_ = c.Close()
			}
		}()
	}
	return port, connects
}

// names answers every question for a name with these addresses, as a hostile name server would.
func names(t *testing.T, addresses ...string) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go func() {
		q := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(q)
			if err != nil {
				return
			}
			_, _ = server.WriteTo(answerTo(q[:n], addresses), from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp4", server.LocalAddr().String())
	}}
}

// answerTo writes the answer to a question of DNS: RFC 1035, section 4.
func answerTo(q []byte, addresses []string) []byte {
	end := 12
	for q[end] != 0 {
		end += int(q[end]) + 1
	}
	asked := binary.BigEndian.Uint16(q[end+1:])
	out := append([]byte{}, q[:end+5]...)
	copy(out[2:], []byte{0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0})
	count := uint16(0)
	for _, a := range addresses {
		ip := netip.MustParseAddr(a)
		kind := uint16(1)
		if ip.Is6() {
			kind = 28
		}
		if kind != asked {
			continue
		}
		count++
		out = append(out, 0xc0, 12)
		out = binary.BigEndian.AppendUint16(out, kind)
		out = append(out, 0, 1, 0, 0, 0, 0, 0, byte(len(ip.AsSlice())))
		out = append(out, ip.AsSlice()...)
	}
	binary.BigEndian.PutUint16(out[6:], count)
	return out
}

// TestGet_reachesNothingButTheInternet is row 29: whatever address stands in the configuration, however a name resolves,
// nothing on this machine or its networks is connected to.
func TestGet_reachesNothingButTheInternet(t *testing.T) {
	port, connects := sink(t)
	hosts := []string{
		"127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.0.0.1", "0X7F.0.0.1", "017700000001", "0177.0.0.1", "0177.0.0.01",
		"127.0.0.1.", "127.000.000.001", "0", "0.0.0.0", "00000000", "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost",
		"[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
		"[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[::1%25lo]", "[fc00::1]", "[fd00::1]", "[ff02::1]",
		"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1",
		"198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "xn--127-0-0-1-",
		"bank.gov.ua@127.0.0.1", "bank.gov.ua:443@localhost", "127.0.0.1#bank.gov.ua", "127.0.0.1?bank.gov.ua", "127.0.0.1\\@bank.gov.ua", "%31%32%37.0.0.1", "%6cocalhost",
	}
	var urls []string
	for _, h := range hosts {
		at, rest, _ := strings.Cut(h, "#")
		if rest != "" {
			rest = "#" + rest
		}
		if i := strings.IndexAny(at, "?\\"); i >= 0 {
			at, rest = at[:i], at[i:]
		}
		urls = append(urls, "https://"+at+":"+port+"/"+rest)
	}
	urls = append(urls, "http://127.0.0.1:"+port, "HTTP://localhost:"+port, "//127.0.0.1:"+port, "127.0.0.1:"+port, "https:127.0.0.1:"+port, "https:///127.0.0.1:"+port,
		"file:///etc/passwd", "gopher://127.0.0.1:"+port, "ftp://127.0.0.1:"+port, "", "https://", "https://:"+port, "unix:///run/docker.sock", "jar:https://127.0.0.1:"+port)
	client := newClient(public, names(t, "127.0.0.1", "::1"), nil)
	for _, u := range urls {
		if body, err := client.Get(t.Context(), u); err == nil {
			t.Errorf("%s: %q", u, body)
		}
	}
	for _, answers := range [][]string{
		{"127.0.0.1"}, {"10.0.0.1", "127.0.0.1"}, {"::1"}, {"127.0.0.1", "::1", "169.254.169.254"}, {"::ffff:127.0.0.1"}, {"0.0.0.0"}, {"64:ff9b::7f00:1"}, {"fd00::1", "127.0.0.1"},
	} {
		urls = append(urls, fmt.Sprint(answers))
		for range 3 { // asked again, a name server may say something else: each dial is looked at
			if _, err := newClient(public, names(t, answers...), nil).Get(t.Context(), "https://bank.example:"+port+"/"); !errors.Is(err, ErrAddress) {
				t.Errorf("a name that is %v: %v", answers, err)
			}
		}
	}
	if n := connects.Load(); n != 0 {
		t.Errorf("%d connections to this machine", n)
	}
	if len(urls) < 70 {
		t.Errorf("only %d addresses", len(urls))
	}
	t.Logf("%d addresses, %d connections to this machine", len(urls), connects.Load())
}

// bank is a server with a certificate for its name, and a client for which it alone lies on the internet.
func bank(t *testing.T, h http.HandlerFunc) (*Client, string) {
	t.Helper()
	server := httptest.NewTLSServer(h)
	t.Cleanup(server.Close)
	trust := x509.NewCertPool()
	trust.AddCert(server.Certificate())
	here := netip.MustParseAddrPort(server.Listener.Addr().String())
	client := newClient(func(at netip.AddrPort) bool { return at == here }, names(t, "127.0.0.1"), &tls.Config{RootCAs: trust})
	return client, fmt.Sprintf("https://example.com:%d/", here.Port())
}

func TestGet_getsADocument_andNothingElse(t *testing.T) {
	port, connects := sink(t)
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   error
	}{
		"a document": {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("rates")) }, nil},
		"a full one": {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, MaxBytes)) }, nil},
		"too large":  {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, MaxBytes+1)) }, ErrAnswer},
		"absent":     {http.NotFound, ErrAnswer},
		"created":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusCreated) }, ErrAnswer},
		"sent away": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1:"+port, http.StatusFound)
		}, ErrAnswer},
		"sent for good": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://127.0.0.1:"+port, http.StatusMovedPermanently)
		}, ErrAnswer},
		"sent on": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/other", http.StatusTemporaryRedirect)
		}, ErrAnswer},
	} {
		client, address := bank(t, c.answer)
		body, err := client.Get(t.Context(), address)
		if !errors.Is(err, c.want) || c.want == nil && (err != nil || len(body) == 0) {
			t.Errorf("%s: %d bytes, %v; want %v", name, len(body), err, c.want)
		}
	}
	if n := connects.Load(); n != 0 {
		t.Errorf("%d redirects were followed", n)
	}
}

func TestGet_usesNoProxy(t *testing.T) {
	port, connects := sink(t)
	for _, name := range []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "ALL_PROXY"} {
		t.Setenv(name, "http://127.0.0.1:"+port)
	}
	client, address := bank(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("rates")) })
	if body, err := client.Get(t.Context(), address); err != nil || string(body) != "rates" || connects.Load() != 0 {
		t.Errorf("%q, %v, %d connections to the proxy", body, err, connects.Load())
	}
}

func TestGet_asksForACertificate(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	defer server.Close()
	client := newClient(func(netip.AddrPort) bool { return true }, names(t, "127.0.0.1"), nil)
	_, err := client.Get(t.Context(), strings.Replace(server.URL, "127.0.0.1", "bank.example", 1))
	if err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("%v", err)
	}
}

func TestPublic_isTheInternet(t *testing.T) {
	for _, ip := range []string{"8.8.8.8", "104.18.32.7", "172.32.0.1", "2a02:26f0::1", "2606:4700::1111"} {
		if !public(netip.AddrPortFrom(netip.MustParseAddr(ip), 443)) {
			t.Errorf("%s is refused", ip)
		}
	}
}
