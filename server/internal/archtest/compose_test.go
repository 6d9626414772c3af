package archtest

import (
	"flag"
	"fmt"
	"maps"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"swgportal/server/internal/config"
)

// service is what the tests ask of a service of a compose file.
type service struct {
	Image       string                                `yaml:"image"`
	Build       struct{ Dockerfile string }           `yaml:"build"`
	User        string                                `yaml:"user"`
	ReadOnly    bool                                  `yaml:"read_only"`
	CapDrop     []string                              `yaml:"cap_drop"`
	SecurityOpt []string                              `yaml:"security_opt"`
	MemLimit    string                                `yaml:"mem_limit"`
	PidsLimit   int                                   `yaml:"pids_limit"`
	Restart     string                                `yaml:"restart"`
	Logging     struct{ Options map[string]string }   `yaml:"logging"`
	Entrypoint  []string                              `yaml:"entrypoint"`
	Command     []string                              `yaml:"command"`
	Environment map[string]string                     `yaml:"environment"`
	Secrets     []string                              `yaml:"secrets"`
	Ports       []string                              `yaml:"ports"`
	Volumes     []string                              `yaml:"volumes"`
	Healthcheck map[string]any                        `yaml:"healthcheck"`
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	Networks    any                                   `yaml:"networks"` // a list of names, or a map by name
	More        map[string]any                        `yaml:",inline"`
}

// on gives the networks with the fixed address in each.
func (s service) on() map[string]string {
	out := map[string]string{}
	switch n := s.Networks.(type) {
	case []any:
		for _, name := range n {
			out[name.(string)] = ""
		}
	case map[string]any:
		for name, v := range n {
			m, _ := v.(map[string]any)
			out[name], _ = m["ipv4_address"].(string)
		}
	}
	return out
}

type composition struct {
	Services map[string]service `yaml:"services"`
	Networks map[string]struct {
		Internal bool `yaml:"internal"`
	} `yaml:"networks"`
	Volumes map[string]any                   `yaml:"volumes"`
	Secrets map[string]struct{ File string } `yaml:"secrets"`
}

var variable = regexp.MustCompile(`\$\{([A-Z_]+)(?::[-?]([^}]*))?\}`)

// compositions are the compose file, and the same with the production file over it; variables stand at what
// production.env.example or the file itself gives.
func compositions(t *testing.T) map[string]composition {
	t.Helper()
	given := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^([A-Z_]+)=(.*)$`).FindAllStringSubmatch(string(read(t, "deployments/production.env.example")), -1) {
		given[m[1]] = m[2]
	}
	parse := func(file string, vars map[string]string) map[string]any {
		text := variable.ReplaceAllStringFunc(string(read(t, file)), func(s string) string {
			m := variable.FindStringSubmatch(s)
			if v, ok := vars[m[1]]; ok {
				return v
			}
			return m[2]
		})
		var out map[string]any
		if err := yaml.Unmarshal([]byte(text), &out); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		return out
	}
	typed := func(m map[string]any) (c composition) {
		text, err := yaml.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(text, &c); err != nil {
			t.Fatal(err)
		}
		return c
	}
	const base, over = "docker-compose.yml", "deployments/compose.production.yml"
	for _, v := range variable.FindAllStringSubmatch(string(read(t, over)), -1) {
		if given[v[1]] == "" {
			t.Errorf("%s asks for %s, which production.env.example does not name", over, v[1])
		}
	}
	return map[string]composition{base: typed(parse(base, nil)), over: typed(laidOver(parse(base, given), parse(over, given)))}
}

// laidOver is compose's own way: maps are joined, lists appended, the rest replaced. Only a command is replaced whole.
func laidOver(under, over map[string]any) map[string]any {
	out := maps.Clone(under)
	for key, v := range over {
		switch have := out[key].(type) {
		case map[string]any:
			out[key] = laidOver(have, v.(map[string]any))
			continue
		case []any:
			if key != "command" {
				out[key] = append(slices.Clone(have), v.([]any)...)
				continue
			}
		}
		out[key] = v
	}
	return out
}

// eachService calls f for every service of every composition.
func eachService(t *testing.T, f func(t *testing.T, c composition, name string, s service)) {
	for file, c := range compositions(t) {
		if len(c.Services) < 4 {
			t.Errorf("%s: only %d services", file, len(c.Services))
		}
		for name, s := range c.Services {
			t.Run(file+" "+name, func(t *testing.T) { f(t, c, name, s) })
		}
	}
}

func TestCompose_servicesAreLockedIn(t *testing.T) {
	user := regexp.MustCompile(`^[1-9][0-9]*:[1-9][0-9]*$`)
	eachService(t, func(t *testing.T, _ composition, name string, s service) {
		if !user.MatchString(s.User) {
			t.Errorf("runs as %q", s.User)
		}
		if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Error("its root is writable, or it keeps capabilities, or may gain privileges")
		}
		if s.MemLimit == "" || s.PidsLimit == 0 || s.Logging.Options["max-size"] == "" || s.Logging.Options["max-file"] == "" {
			t.Error("it may take all memory, processes or disk")
		}
		if want := map[bool]string{false: "unless-stopped", true: "no"}[name == "mongo-init"]; s.Restart != want {
			t.Errorf("restart: %q", s.Restart)
		}
		if _, tag, ok := strings.Cut(s.Image, ":"); !ok || tag == "latest" || tag == "" || strings.Contains(s.Image, "/") {
			t.Errorf("image %q: a name with a tag, and no host", s.Image)
		}
		for _, forbidden := range []string{"privileged", "network_mode", "pid", "ipc", "cap_add", "devices", "env_file"} {
			if _, has := s.More[forbidden]; has {
				t.Errorf("has %s", forbidden)
			}
		}
	})
}

func TestCompose_onlyTheWebServerIsReached(t *testing.T) {
	eachService(t, func(t *testing.T, c composition, name string, s service) {
		if (len(s.Ports) > 0) != (name == "web") {
			t.Errorf("publishes %v", s.Ports)
		}
		if len(s.on()) == 0 {
			t.Error("is on the default network, which leads outside")
		}
		for network := range s.on() {
			n, declared := c.Networks[network]
			if !declared || !n.Internal && name != "web" {
				t.Errorf("is on %s, which leads outside or is not declared", network)
			}
		}
		if name == "mongo" && len(s.on()) != 1 {
			t.Errorf("the database is on %v", s.on())
		}
	})
}

func TestCompose_namesWhatIsThere(t *testing.T) {
	eachService(t, func(t *testing.T, c composition, _ string, s service) {
		for _, v := range s.Volumes {
			from, to, _ := strings.Cut(v, ":")
			if !strings.HasPrefix(from, ".") {
				if _, ok := c.Volumes[from]; !ok {
					t.Errorf("the volume %s is not declared", from)
				}
				continue
			}
			if _, err := os.Stat(filepath.Join(root(t), from)); err != nil || !strings.HasSuffix(to, ":ro") {
				t.Errorf("%s is not there, or may be written", from)
			}
			if target := strings.TrimSuffix(to, ":ro"); filepath.Base(target) != filepath.Base(from) {
				t.Errorf("%s becomes %s", from, target)
			}
		}
		for _, word := range append(s.Entrypoint, s.Command...) {
			mounted := slices.ContainsFunc(s.Volumes, func(v string) bool { return strings.Contains(v, ":"+word+":") })
			if _, err := os.Stat(filepath.Join(root(t), "deployments/web", filepath.Base(word))); strings.HasPrefix(word, "/") && word != "/bin/bash" && !mounted && err != nil {
				t.Errorf("runs %s, which is neither mounted nor part of the image", word)
			}
		}
		for other, d := range s.DependsOn {
			o, ok := c.Services[other]
			healthy := o.Healthcheck != nil || o.Build.Dockerfile != "" && strings.Contains(string(read(t, o.Build.Dockerfile)), "\nHEALTHCHECK ")
			if !ok || d.Condition == "service_healthy" && !healthy || d.Condition == "service_completed_successfully" && o.Restart != "no" {
				t.Errorf("waits for %s to be %s, which it never is", other, d.Condition)
			}
		}
	})
}

func TestCompose_secretsAreFiles(t *testing.T) {
	maker := string(read(t, "deployments/make-secrets"))
	named := regexp.MustCompile(`(?:/run/secrets|\$secrets)/([a-z_]+)|secret\('([a-z_]+)'\)`)
	secretive := regexp.MustCompile(`PASSWORD|SECRET|TOKEN|KEY|STORE`)
	eachService(t, func(t *testing.T, c composition, _ string, s service) {
		text := fmt.Sprint(s.Environment, s.Entrypoint)
		for _, v := range s.Volumes {
			if from, _, _ := strings.Cut(v, ":"); strings.HasPrefix(from, ".") && !strings.HasSuffix(from, "restore.sh") { // an operator gives that its own
				text += string(read(t, from))
			}
		}
		for _, m := range named.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(s.Secrets, m[1]+m[2]) {
				t.Errorf("reads the secret %s, which it is not given", m[1]+m[2])
			}
		}
		for _, name := range s.Secrets {
			if !strings.Contains(text, name) {
				t.Errorf("is given the secret %s, which it does not read", name)
			}
			if file := "deployments/secrets/" + name; c.Secrets[name].File != file || !strings.Contains(maker, "keep "+name+"\n") {
				t.Errorf("the secret %s is not %s, or make-secrets does not make it", name, file)
			}
		}
		for key, value := range s.Environment {
			if secretive.MatchString(key) && (!strings.HasSuffix(key, "_FILE") || !strings.HasPrefix(value, "/run/secrets/")) {
				t.Errorf("%s has its value in the file", key)
			}
		}
	})
	if !strings.Contains(string(read(t, ".gitignore")), "\n/deployments/secrets/\n") {
		t.Error("git would take the secrets")
	}
}

// TestCompose_configuresThePortal loads what the API is given as the portal itself does.
func TestCompose_configuresThePortal(t *testing.T) {
	url := filepath.Join(t.TempDir(), "store_url")
	if err := os.WriteFile(url, []byte("mongodb://portal:pl4nted@mongo:27017/portal?replicaSet=rs0"), 0o600); err != nil {
		t.Fatal(err)
	}
	for file, c := range compositions(t) {
		api, web := c.Services["api"], c.Services["web"]
		environ := []string{"PORTAL_STORE_FILE=" + url}
		for key, value := range api.Environment {
			if key != "PORTAL_STORE_FILE" {
				environ = append(environ, key+"="+value)
			}
		}
		cfg, err := config.Load(config.Defaults(), environ, config.AddFlags(flag.NewFlagSet("", flag.ContinueOnError)))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if err := cfg.Check(false); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if cfg.Store.Scheme() != "mongodb" {
			t.Errorf("%s: store %s", file, cfg.Store)
		}
		if !slices.Equal(cfg.TrustedProxies, []string{web.on()["front"]}) {
			t.Errorf("%s: trusts %v, and the web server is %s", file, cfg.TrustedProxies, web.on()["front"])
		}
		if _, port, _ := net.SplitHostPort(cfg.Listen); web.Environment["API_ADDRESS"] != "api:"+port {
			t.Errorf("%s: the web server asks %s, the API listens on %s", file, web.Environment["API_ADDRESS"], cfg.Listen)
		}
		if _, shared := api.on()["front"]; !shared || cfg.MetricsListen == cfg.Listen {
			t.Errorf("%s: the web server does not find the API, or people find the metrics", file)
		}
		d, err := cfg.Derive(cfg.Listen)
		if err != nil {
			t.Fatal(err)
		}
		for _, host := range strings.Fields(web.Environment["SITE_HOST"]) {
			if !slices.ContainsFunc(d.AllowedHosts, func(h string) bool { return h == host || strings.HasPrefix(h, host+":") }) {
				t.Errorf("%s: the web server answers to %s, the API to %v", file, host, d.AllowedHosts)
			}
		}
		if want := file != "docker-compose.yml"; d.Secure != want || slices.Contains(web.Command, "/etc/caddy/tls.Caddyfile") != want {
			t.Errorf("%s: the API says %s, the web server runs %v", file, d.PublicURL, web.Command)
		}
	}
}
