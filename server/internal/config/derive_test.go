package config

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestConfig_Derive(t *testing.T) {
	for name, c := range map[string]struct {
		public, addr string
		want         Derived
	}{
		"from the address": {"", "127.0.0.1:8080", Derived{"http://127.0.0.1:8080", []string{"127.0.0.1:8080", "localhost:8080", "[::1]:8080"}, false}},
		"https":            {"https://portal.example", "10.0.0.1:8080", Derived{"https://portal.example", []string{"portal.example", "portal.example:443"}, true}},
		"port written out": {"https://portal.example:443/", "10.0.0.1:8080", Derived{"https://portal.example:443", []string{"portal.example", "portal.example:443"}, true}},
		"other port":       {"https://portal.example:8443", "10.0.0.1:8080", Derived{"https://portal.example:8443", []string{"portal.example:8443"}, true}},
	} {
		t.Run(name, func(t *testing.T) {
			cfg := Defaults()
			cfg.PublicURL = c.public
			got, err := cfg.Derive(c.addr)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestConfig_Check(t *testing.T) {
	for name, c := range map[string]struct {
		change   func(*Config)
		ok, demo bool
	}{
		"as it is":                      {func(*Config) {}, true, false},
		"no port":                       {func(c *Config) { c.Listen = "127.0.0.1" }, false, false},
		"all addresses, no public URL":  {func(c *Config) { c.Listen = ":8080" }, false, false},
		"all addresses, public URL":     {func(c *Config) { c.Listen, c.PublicURL = ":8080", "https://portal.example" }, true, false},
		"public URL in the clear":       {func(c *Config) { c.PublicURL = "http://portal.example" }, false, false},
		"the same in the demo":          {func(c *Config) { c.PublicURL = "http://portal.example" }, true, true},
		"public URL with a path":        {func(c *Config) { c.PublicURL = "https://portal.example/a" }, false, false},
		"public URL with a password":    {func(c *Config) { c.PublicURL = "https://u:p@portal.example" }, false, false},
		"public URL of another scheme":  {func(c *Config) { c.PublicURL = "ftp://portal.example" }, false, false},
		"a store nobody knows":          {func(c *Config) { c.Store = StoreAt("postgres://x") }, false, false},
		"a store with options":          {func(c *Config) { c.Store = StoreAt("sqlite:data/p.db?_pragma=x") }, false, false},
		"a store without a place":       {func(c *Config) { c.Store = StoreAt("sqlite:") }, false, false},
		"a MongoDB":                     {func(c *Config) { c.Store = StoreAt("mongodb://db/portal") }, true, false},
		"a proxy":                       {func(c *Config) { c.TrustedProxies = []string{"10.0.0.0/8", "::1"} }, true, false},
		"everybody is a proxy":          {func(c *Config) { c.TrustedProxies = []string{"0.0.0.0/0"} }, false, false},
		"a proxy by name":               {func(c *Config) { c.TrustedProxies = []string{"proxy"} }, false, false},
		"log level":                     {func(c *Config) { c.Log.Level = "loud" }, false, false},
		"log format":                    {func(c *Config) { c.Log.Format = "xml" }, false, false},
		"idle over absolute":            {func(c *Config) { c.Session.Idle = 13 * 3600e9 }, false, false},
		"a session of days":             {func(c *Config) { c.Session.Absolute = 48 * 3600e9 }, false, false},
		"no grace":                      {func(c *Config) { c.Shutdown.Grace = 0 }, false, false},
		"metrics without a port":        {func(c *Config) { c.MetricsListen = "127.0.0.1" }, false, false},
		"metrics on an address of ours": {func(c *Config) { c.MetricsListen = "127.0.0.1:9090" }, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			cfg := Defaults()
			c.change(&cfg)
			if err := cfg.Check(c.demo); (err == nil) != c.ok {
				t.Errorf("err = %v, want ok %v", err, c.ok)
			}
		})
	}
}
