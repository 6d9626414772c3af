package config

import (
	"net"
	"net/url"
	"time"
)

// Config is everything that may be set. config/portal.example.yaml describes each key.
type Config struct {
	Listen         string   `yaml:"listen" env:"LISTEN"`
	PublicURL      string   `yaml:"public_url" env:"PUBLIC_URL"`
	Store          StoreURL `yaml:"store" env:"STORE"`
	TrustedProxies []string `yaml:"trusted_proxies" env:"TRUSTED_PROXIES"`
	MetricsListen  string   `yaml:"metrics_listen" env:"METRICS_LISTEN"`
	Log            Log      `yaml:"log" envPrefix:"LOG_"`
	Session        Session  `yaml:"session" envPrefix:"SESSION_"`
	Rates          Rates    `yaml:"rates" envPrefix:"RATES_"`
	Demo           Demo     `yaml:"demo" envPrefix:"DEMO_"`
	Shutdown       Shutdown `yaml:"shutdown" envPrefix:"SHUTDOWN_"`
}

// Log says what the log holds and how it looks.
type Log struct {
	Level  string `yaml:"level" env:"LEVEL"`   // debug, info, warn, error
	Format string `yaml:"format" env:"FORMAT"` // json, text
}

// Session says when a sign-in ends.
type Session struct {
	Idle     time.Duration `yaml:"idle" env:"IDLE"`
	Absolute time.Duration `yaml:"absolute" env:"ABSOLUTE"`
}

// Rates says which banks' rates of exchange are fetched, and from where.
type Rates struct {
	Fetch []string `yaml:"fetch" env:"FETCH"` // NBU, ECB
	NBU   string   `yaml:"nbu" env:"NBU"`
	ECB   string   `yaml:"ecb" env:"ECB"`
}

// Demo is for `portal demo` alone.
type Demo struct {
	Password Secret `yaml:"password" env:"PASSWORD"`
}

// Shutdown says how long a stop waits for requests in flight.
type Shutdown struct {
	Grace time.Duration `yaml:"grace" env:"GRACE"`
}

// Defaults are the values of a portal that nobody configured.
func Defaults() Config {
	return Config{
		Listen:         "127.0.0.1:8080",
		Store:          StoreAt("sqlite:data/portal.db"),
		TrustedProxies: []string{},
		Log:            Log{Level: "info", Format: "json"},
		Session:        Session{Idle: 30 * time.Minute, Absolute: 12 * time.Hour},
		Rates: Rates{
			Fetch: []string{},
			NBU:   "https://bank.gov.ua/NBUStatService/v1/statdirectory/exchange?json",
			ECB:   "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml",
		},
		Shutdown: Shutdown{Grace: 20 * time.Second},
	}
}

// DemoDefaults are those of `portal demo`: a person reads its terminal.
func DemoDefaults() Config {
	c := Defaults()
	c.Log = Log{Level: "warn", Format: "text"}
	return c
}

// Derived is what follows from the values.
type Derived struct {
	// PublicURL is where people find the portal, without a slash at its end. Links in mails and the set-up link are
	// made from it and never from a request.
	PublicURL string
	// AllowedHosts are the values of Host that the portal answers to.
	AllowedHosts []string
	// Secure says that people come over https, so cookies are marked Secure.
	Secure bool
}

// Derive works out what follows for a server that listens on addr, which is Listen with its real port.
func (c Config) Derive(addr string) (Derived, error) {
	public, err := c.publicURL(addr)
	if err != nil {
		return Derived{}, err
	}
	d := Derived{PublicURL: public.Scheme + "://" + public.Host, Secure: public.Scheme == "https", AllowedHosts: []string{public.Host}}
	name, port := public.Hostname(), public.Port()
	if bare := defaultPort[public.Scheme]; port == bare || port == "" {
		d.AllowedHosts = []string{public.Host, net.JoinHostPort(name, bare)}
		if port == bare {
			d.AllowedHosts[0] = bracket(name)
		}
		return d, nil
	}
	if isLoopback(name) && !d.Secure { // the same machine under its three names
		d.AllowedHosts = []string{net.JoinHostPort("127.0.0.1", port), net.JoinHostPort("localhost", port), net.JoinHostPort("::1", port)}
	}
	return d, nil
}

func (c Config) publicURL(addr string) (*url.URL, error) {
	text := c.PublicURL
	if text == "" {
		host, port, err := net.SplitHostPort(addr)
		if err != nil {
			return nil, wrong("listen", "is not host:port")
		}
		if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
			return nil, wrong("public_url", "must be set where listen names no one address")
		}
		text = "http://" + net.JoinHostPort(host, port)
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		u.Path != "" && u.Path != "/" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, wrong("public_url", "is not http(s)://host or http(s)://host:port")
	}
	return u, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func bracket(host string) string {
	if ip := net.ParseIP(host); ip != nil && ip.To4() == nil {
		return "[" + host + "]"
	}
	return host
}

// Loopback says whether only this machine can reach the address.
func Loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	return err == nil && isLoopback(host)
}
