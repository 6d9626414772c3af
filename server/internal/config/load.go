package config

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/caarlos0/env/v11"
	"github.com/goccy/go-yaml"
)

const prefix = "PORTAL_"

// secrets are the keys whose value may stand in a file of its own, named by PORTAL_X_FILE.
var secrets = []string{prefix + "DEMO_PASSWORD", prefix + "STORE"}

// Flags are the flags that set keys. There is none for a password: everybody on a machine sees the flags of all.
type Flags struct {
	file string
	set  map[string]string // name of the variable → value
}

// AddFlags declares the flags on fs; Load reads them after fs.Parse.
func AddFlags(fs *flag.FlagSet) *Flags {
	f := &Flags{set: map[string]string{}}
	fs.StringVar(&f.file, "config", "", "YAML `file` to read (PORTAL_CONFIG)")
	key := func(name, variable, what string) {
		fs.Func(name, what+" ("+prefix+variable+")", func(v string) error {
			f.set[prefix+variable] = v
			return nil
		})
	}
	key("listen", "LISTEN", "`address` to serve on")
	key("public-url", "PUBLIC_URL", "`URL` where people find the portal")
	key("store", "STORE", "`URL` of the store")
	key("trusted-proxies", "TRUSTED_PROXIES", "`addresses` whose X-Forwarded-For counts, with commas between")
	key("metrics-listen", "METRICS_LISTEN", "`address` of the metrics")
	key("log-level", "LOG_LEVEL", "debug, info, warn or error")
	key("log-format", "LOG_FORMAT", "json or text")
	key("session-idle", "SESSION_IDLE", "`time` after which an unused sign-in ends")
	key("session-absolute", "SESSION_ABSOLUTE", "`time` after which every sign-in ends")
	key("rates-fetch", "RATES_FETCH", "`banks` whose rates are fetched: NBU, ECB, with a comma between")
	key("rates-nbu", "RATES_NBU", "`URL` of the National Bank's rates of a day")
	key("rates-ecb", "RATES_ECB", "`URL` of the European Central Bank's rates")
	key("shutdown-grace", "SHUTDOWN_GRACE", "`time` a stop waits for requests in flight")
	return f
}

// Load puts the layers together: base, file, environ ("NAME=value"), flags. It does not Check. No error of it shows
// a value.
func Load(base Config, environ []string, flags *Flags) (Config, error) {
	c := base
	vars, file, err := variables(environ)
	if err != nil {
		return c, err
	}
	if flags.file != "" {
		file = flags.file
	}
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return c, fmt.Errorf("config: %w", err)
		}
		if err := readYAML(text, &c); err != nil {
			return c, fmt.Errorf("config: %s: %w", file, err)
		}
	}
	for _, layer := range []struct {
		name string
		vars map[string]string
	}{{"environment", vars}, {"flags", flags.set}} {
		if err := apply(&c, layer.vars); err != nil {
			return c, fmt.Errorf("config: %s: %w", layer.name, err)
		}
	}
	return c, nil
}

func readYAML(text []byte, c *Config) error {
	d := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict())
	if err := d.Decode(c); err != nil && !errors.Is(err, io.EOF) {
		return explain(err)
	}
	if err := d.Decode(&struct{}{}); !errors.Is(err, io.EOF) {
		return errors.New("one document is read, and there is more")
	}
	if c.TrustedProxies == nil {
		c.TrustedProxies = []string{}
	}
	if c.Rates.Fetch == nil {
		c.Rates.Fetch = []string{}
	}
	return nil
}

// explain tells what is the matter with a file. The parser's own words may hold a value, and a value may be a password
// in the wrong place, so they are used only where they are about a key.
func explain(err error) error {
	var unknown *yaml.UnknownFieldError
	var twice *yaml.DuplicateKeyError
	if errors.As(err, &unknown) || errors.As(err, &twice) {
		return errors.New(yaml.FormatError(err, false, false)) // false: without the lines around it
	}
	var known yaml.Error
	if errors.As(err, &known) && known.GetToken() != nil {
		return fmt.Errorf("line %d: not YAML, or a value that does not fit its key", known.GetToken().Position.Line)
	}
	return errors.New("not YAML, or a value that does not fit its key")
}

// variables picks what is ours out of the environment, reads the files of secrets and refuses what nobody knows.
func variables(environ []string) (vars map[string]string, file string, err error) {
	known := map[string]bool{prefix + "CONFIG": true}
	params, err := env.GetFieldParamsWithOptions(&Config{}, env.Options{Prefix: prefix})
	if err != nil {
		return nil, "", err
	}
	for _, p := range params {
		known[p.Key] = true
	}
	for _, s := range secrets {
		known[s+"_FILE"] = true
	}
	vars = map[string]string{}
	var unknown []string
	for _, line := range environ {
		name, value, _ := strings.Cut(line, "=")
		switch {
		case !strings.HasPrefix(name, prefix) || strings.HasPrefix(name, prefix+"TEST_"):
		case !known[name]:
			unknown = append(unknown, name)
		case value != "": // an empty variable is as good as none
			vars[name] = value
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		return nil, "", fmt.Errorf("config: environment: unknown: %s (known: %s)", strings.Join(unknown, ", "),
			strings.Join(slices.Sorted(maps.Keys(known)), ", "))
	}
	for _, s := range secrets {
		if err := readSecret(vars, s); err != nil {
			return nil, "", err
		}
	}
	file = vars[prefix+"CONFIG"]
	delete(vars, prefix+"CONFIG")
	return vars, file, nil
}

func readSecret(vars map[string]string, name string) error {
	file, ok := vars[name+"_FILE"]
	if !ok {
		return nil
	}
	delete(vars, name+"_FILE")
	if _, both := vars[name]; both {
		return fmt.Errorf("config: environment: %s and %s_FILE exclude each other", name, name)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("config: %s_FILE: %w", name, err)
	}
	vars[name] = strings.TrimRight(string(text), "\r\n")
	if vars[name] == "" {
		return fmt.Errorf("config: %s_FILE: the file is empty", name)
	}
	return nil
}

// apply sets what vars name. An error names the variable and not its value.
func apply(c *Config, vars map[string]string) error {
	for name, value := range vars {
		if err := env.ParseWithOptions(c, env.Options{Prefix: prefix, Environment: map[string]string{name: value}}); err != nil {
			return fmt.Errorf("%s does not fit its key", name)
		}
	}
	return nil
}

// Print writes the effective values as YAML, secrets hidden.
func (c Config) Print(w io.Writer) error {
	text, err := yaml.Marshal(c)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}
