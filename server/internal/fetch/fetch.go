package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// Limits of one document.
const (
	Timeout  = 10 * time.Second // from the name to the last byte
	MaxBytes = 10 << 20
)

var (
	// ErrAddress is a URL that is not https://host/…, or a host whose address lies in a network that is not the internet's.
	ErrAddress = errors.New("fetch: not an address on the internet")
	// ErrAnswer is an answer that is no document: another status than 200 (a redirect too), or over MaxBytes.
	ErrAnswer = errors.New("fetch: no document")
)

// Client gets documents. It follows no redirect, uses no proxy, sends no cookie, and looks at the address that is dialled,
// whatever the name resolved to.
type Client struct{ http *http.Client }

// New makes a client.
func New() *Client { return newClient(public, net.DefaultResolver, nil) }

// newClient lets tests say which addresses are the internet, how names resolve, and whose certificates count.
func newClient(allowed func(netip.AddrPort) bool, names *net.Resolver, trust *tls.Config) *Client {
	dialer := &net.Dialer{
		Timeout: Timeout, Resolver: names, FallbackDelay: -1,
		Control: func(network, address string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(address)
			if err != nil || network != "tcp4" && network != "tcp6" || !allowed(at) {
				return ErrAddress
			}
			return nil
		},
	}
	return &Client{http: &http.Client{
		Timeout: Timeout,
		Transport: &http.Transport{
			Proxy: nil, DialContext: dialer.DialContext, TLSClientConfig: trust, TLSHandshakeTimeout: Timeout, ResponseHeaderTimeout: Timeout,
			DisableKeepAlives: true, DisableCompression: true, MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Get gets a document whole. ErrAddress and ErrAnswer as above; any other error is the network's.
func (c *Client) Get(ctx context.Context, address string) ([]byte, error) {
	if err := Check(address); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrAddress, err)
	}
	req.Header.Set("User-Agent", "swgportal")
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%w: status %d", ErrAnswer, resp.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("fetch: %w", err)
	}
	if len(body) > MaxBytes {
		return nil, fmt.Errorf("%w: over %d bytes", ErrAnswer, MaxBytes)
	}
	return body, nil
}

// Check says whether an address is https://host/…, without a name and password before the host. Whether the host lies on the
// internet shows only when it is dialled.
func Check(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Opaque != "" || u.Fragment != "" {
		return fmt.Errorf("%w: not https://host/…", ErrAddress)
	}
	return nil
}

// public says whether an address is one of the internet's that anybody may reach: no loopback, private, shared, link-local,
// multicast or documentation network, and nothing that carries an IPv4 address within an IPv6 one.
func public(at netip.AddrPort) bool {
	ip := at.Addr()
	if ip.Is4In6() || ip.Zone() != "" || !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	if ip.Is6() && !netip.MustParsePrefix("2000::/3").Contains(ip) {
		return false
	}
	for _, p := range reserved() {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}

// reserved are networks of the IANA special-purpose registries that pass as global unicast.
func reserved() []netip.Prefix {
	var out []netip.Prefix
	for _, s := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
	} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}
