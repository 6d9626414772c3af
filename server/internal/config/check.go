package config

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
)

var errKey = errors.New("config")

// wrong says what is the matter with a key. It never shows the value: it may be a secret put in the wrong place.
func wrong(key, what string) error { return fmt.Errorf("%w: %s %s", errKey, key, what) }

// Check refuses values that cannot be meant. In the demo people may come over plain http from anywhere.
func (c Config) Check(demo bool) error {
	if !isAddress(c.Listen) {
		return wrong("listen", "is not host:port")
	}
	if c.MetricsListen != "" && !isAddress(c.MetricsListen) {
		return wrong("metrics_listen", "is neither empty nor host:port")
	}
	if err := c.Store.check(); err != nil {
		return err
	}
	for _, p := range c.TrustedProxies {
		if !isNarrowNetwork(p) {
			return wrong("trusted_proxies", "holds something that is no address and no network of them")
		}
	}
	if !slices.Contains([]string{"debug", "info", "warn", "error"}, c.Log.Level) {
		return wrong("log.level", "is none of debug, info, warn, error")
	}
	if c.Log.Format != "json" && c.Log.Format != "text" {
		return wrong("log.format", "is neither json nor text")
	}
	if c.Session.Idle < time.Minute || c.Session.Absolute < c.Session.Idle || c.Session.Absolute > 24*time.Hour {
		return wrong("session", "must hold 1m <= idle <= absolute <= 24h")
	}
	if err := c.Rates.check(); err != nil {
		return err
	}
	if c.Shutdown.Grace <= 0 || c.Shutdown.Grace > 5*time.Minute {
		return wrong("shutdown.grace", "must be over 0 and at most 5m")
	}
	u, err := c.publicURL(c.Listen)
	if err != nil {
		return err
	}
	if u.Scheme == "http" && !demo && !isLoopback(u.Hostname()) {
		return wrong("public_url", "must be https, or passwords would travel in the clear")
	}
	return nil
}

func (r Rates) check() error {
	for i, bank := range r.Fetch {
		if bank != "NBU" && bank != "ECB" || slices.Contains(r.Fetch[:i], bank) {
			return wrong("rates.fetch", "holds something that is neither NBU nor ECB, or one of them twice")
		}
	}
	for key, address := range map[string]string{"rates.nbu": r.NBU, "rates.ecb": r.ECB} {
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
			return wrong(key, "is not https://host/…")
		}
	}
	return nil
}

func isAddress(s string) bool {
	host, port, err := net.SplitHostPort(s)
	if err != nil || strings.ContainsAny(host, "/ @") {
		return false
	}
	_, err = net.LookupPort("tcp", port)
	return err == nil && port != ""
}

// isNarrowNetwork takes one address or a network; a network of everybody would let anybody choose an address.
func isNarrowNetwork(s string) bool {
	if _, err := netip.ParseAddr(s); err == nil {
		return true
	}
	p, err := netip.ParsePrefix(s)
	return err == nil && p.Bits() >= 8
}

// defaultPort is what a browser leaves out.
var defaultPort = map[string]string{"http": "80", "https": "443"}
