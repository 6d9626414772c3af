package config

import (
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
)

const examplePath = "../../../config/portal.example.yaml"

// load puts a file, an environment and flags over the defaults.
func load(t *testing.T, file string, environ []string, args ...string) (Config, error) {
	t.Helper()
	fs := flag.NewFlagSet("test", flag.ContinueOnError)
	fs.SetOutput(t.Output())
	flags := AddFlags(fs)
	if file != "" {
		path := filepath.Join(t.TempDir(), "portal.yaml")
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append([]string{"--config", path}, args...)
	}
	if err := fs.Parse(args); err != nil {
		t.Fatal(err)
	}
	return Load(Defaults(), environ, flags)
}

func mustLoad(t *testing.T, file string, environ []string, args ...string) Config {
	t.Helper()
	c, err := load(t, file, environ, args...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var secretsEqual = cmp.AllowUnexported(Secret{}, StoreURL{})

func TestDefaults_passTheCheck(t *testing.T) {
	if err := Defaults().Check(false); err != nil {
		t.Error(err)
	}
	if err := DemoDefaults().Check(true); err != nil {
		t.Error(err)
	}
}

func TestExample_isTheDefaults(t *testing.T) {
	text, err := os.ReadFile(examplePath)
	if err != nil {
		t.Fatal(err)
	}
	var c Config
	if err := readYAML(text, &c); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Defaults(), c, secretsEqual); diff != "" {
		t.Errorf("the example differs from the defaults (-default +example):\n%s", diff)
	}
}

func TestExample_namesEveryKeyWithAComment(t *testing.T) {
	text, err := os.ReadFile(examplePath)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := yaml.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{}
	keys(reflect.TypeFor[Config](), "", want)
	got := map[string]any{}
	flatten(tree, "", got)
	if diff := cmp.Diff(sortedKeys(want), sortedKeys(got)); diff != "" {
		t.Errorf("keys (-struct +example):\n%s", diff)
	}
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		name, value, isKey := strings.Cut(strings.TrimSpace(line), ":")
		if isKey && value != "" && !strings.HasPrefix(name, "#") && !strings.HasPrefix(strings.TrimSpace(lines[i-1]), "#") {
			t.Errorf("line %d: %s has no comment above it", i+1, name)
		}
	}
}

func TestExample_hasAFlagForEachKeyButPasswords(t *testing.T) {
	fs := flag.NewFlagSet("test", flag.ContinueOnError)
	AddFlags(fs)
	want := map[string]any{"config": nil}
	all := map[string]any{}
	keys(reflect.TypeFor[Config](), "", all)
	for key := range all {
		want[strings.NewReplacer(".", "-", "_", "-").Replace(key)] = nil
	}
	delete(want, "demo-password")
	got := map[string]any{}
	fs.VisitAll(func(f *flag.Flag) { got[f.Name] = nil })
	if diff := cmp.Diff(sortedKeys(want), sortedKeys(got)); diff != "" {
		t.Errorf("flags (-keys +flags):\n%s", diff)
	}
}

func TestLoad_eachLayerGoesOverTheOneBefore(t *testing.T) {
	const file = "listen: 127.0.0.1:1\nlog: {level: warn}\nsession: {idle: 10m}\n"
	environ := []string{"PORTAL_LISTEN=127.0.0.1:2", "PORTAL_LOG_LEVEL=error", "PORTAL_TRUSTED_PROXIES=10.0.0.1,10.0.0.2", "HOME=/"}
	got := mustLoad(t, file, environ, "--listen", "127.0.0.1:3")

	want := Defaults()
	want.Listen, want.Log.Level, want.Session.Idle = "127.0.0.1:3", "error", 10*time.Minute
	want.TrustedProxies = []string{"10.0.0.1", "10.0.0.2"}
	if diff := cmp.Diff(want, got, secretsEqual); diff != "" {
		t.Error(diff)
	}
}

func TestLoad_theFileMayBeNamedByTheEnvironment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.yaml")
	if err := os.WriteFile(path, []byte("listen: 127.0.0.1:9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := mustLoad(t, "", []string{"PORTAL_CONFIG=" + path}); got.Listen != "127.0.0.1:9" {
		t.Errorf("listen = %s", got.Listen)
	}
}

func TestLoad_refusesWhatNobodyKnows(t *testing.T) {
	for name, c := range map[string]struct {
		file    string
		environ []string
		says    string
	}{
		"key":             {"listne: x\n", nil, "listne"},
		"key below":       {"log: {levle: info}\n", nil, "levle"},
		"key twice":       {"listen: 127.0.0.1:1\nlisten: 127.0.0.1:2\n", nil, "line 2"},
		"second document": {"listen: 127.0.0.1:1\n---\nlisten: 127.0.0.1:2\n", nil, "document"},
		"no mapping":      {"- a\n", nil, ""},
		"variable":        {"", []string{"PORTAL_LISTNE=x"}, "PORTAL_LISTNE"},
		"variable's file": {"", []string{"PORTAL_LISTEN_FILE=x"}, "PORTAL_LISTEN_FILE"},
		"wrong duration":  {"", []string{"PORTAL_SESSION_IDLE=soon"}, "PORTAL_SESSION_IDLE"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := load(t, c.file, c.environ); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("err = %v, want one that says %q", err, c.says)
			}
		})
	}
	if _, err := load(t, "", []string{"PORTAL_TEST_MONGODB=x", "PORTAL_LISTEN="}); err != nil {
		t.Errorf("variables of tests and empty ones: %v", err)
	}
}

func TestLoad_readsSecretsFromFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte("s3cret with space \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := mustLoad(t, "", []string{"PORTAL_DEMO_PASSWORD_FILE=" + path})
	if got.Demo.Password.Reveal() != "s3cret with space " {
		t.Error("the password is not the file's first line")
	}
	if _, err := load(t, "", []string{"PORTAL_DEMO_PASSWORD=a", "PORTAL_DEMO_PASSWORD_FILE=" + path}); err == nil {
		t.Error("both ways at once were taken")
	}
	if _, err := load(t, "", []string{"PORTAL_STORE_FILE=" + path + ".none"}); err == nil {
		t.Error("a missing file was taken")
	}
}

const planted = "pl4nted"

func TestConfig_neverShowsASecret(t *testing.T) {
	c := mustLoad(t, "", []string{"PORTAL_DEMO_PASSWORD=" + planted, "PORTAL_STORE=mongodb://u:" + planted + "@db/portal?tlsPassword=" + planted})
	if c.Demo.Password.Reveal() != planted || !strings.Contains(c.Store.Reveal(), planted) {
		t.Fatal("the secrets did not arrive")
	}
	type wrapped struct{ inner Config }
	var out strings.Builder
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		fmt.Fprintf(&out, verb+"\n", c)
		fmt.Fprintf(&out, verb+"\n", &c)
		fmt.Fprintf(&out, verb+"\n", wrapped{c})
		fmt.Fprintf(&out, verb+verb+"\n", c.Demo.Password, c.Store)
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("m", "config", c, "demo", c.Demo, "password", c.Demo.Password, "store", c.Store)
	}
	if err := json.NewEncoder(&out).Encode(c); err != nil {
		t.Fatal(err)
	}
	if err := c.Print(&out); err != nil {
		t.Fatal(err)
	}
	hex := fmt.Sprintf("%x", planted)
	if s := out.String(); strings.Contains(s, planted) || strings.Contains(s, hex) {
		t.Errorf("a secret is shown:\n%s", s)
	}
	if !strings.Contains(out.String(), "mongodb://[hidden]@db/portal?[hidden]") {
		t.Error("the store's address is not shown without its password")
	}
}

func TestLoad_errorsShowNoValue(t *testing.T) {
	for name, c := range map[string]struct {
		file    string
		environ []string
	}{
		"beside a wrong key":  {"demo:\n  password: " + planted + "\n  passwort: x\n", nil},
		"of a wrong type":     {"demo:\n  password: [" + planted + "]\n", nil},
		"in another variable": {"", []string{"PORTAL_SESSION_IDLE=" + planted}},
		"in another key":      {"session:\n  idle: " + planted + "\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := load(t, c.file, c.environ); err == nil || strings.Contains(err.Error(), planted) {
				t.Errorf("err = %v", err)
			}
		})
	}
	c := Defaults()
	c.Store = StoreAt("mongodb://u:" + planted + "%zz@/x")
	if err := c.Check(false); err == nil || strings.Contains(err.Error(), planted) {
		t.Errorf("err = %v", err)
	}
}

func sortedKeys(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// keys notes the dotted names of the keys of a struct.
func keys(t reflect.Type, above string, into map[string]any) {
	for i := range t.NumField() {
		f := t.Field(i)
		name := above + f.Tag.Get("yaml")
		if f.Type.Kind() == reflect.Struct && f.Tag.Get("envPrefix") != "" {
			keys(f.Type, name+".", into)
			continue
		}
		into[name] = nil
	}
}

func flatten(tree map[string]any, above string, into map[string]any) {
	for k, v := range tree {
		if below, ok := v.(map[string]any); ok {
			flatten(below, above+k+".", into)
			continue
		}
		into[above+k] = nil
	}
}

func TestStoreURL_showsNoPasswordHoweverItIsWritten(t *testing.T) {
	for url, want := range map[string]string{
		"mongodb://u:pl4nted@a:1,b:2,c:3/portal?replicaSet=rs0": "mongodb://[hidden]@a:1,b:2,c:3/portal?[hidden]",
		"mongodb+srv://u:pl4nted@h/portal":                      "mongodb+srv://[hidden]@h/portal",
		"mongodb://u:12/pl4nted@h/portal":                       "mongodb://[hidden]@h/portal",
		"mongodb://u:pl@nted@h/portal":                          "mongodb://[hidden]@h/portal",
		"mongodb://u:12?pl4nted@h/portal":                       "[hidden]",
		"mongodb://h/portal?authMechanismProperties=a@pl4nted":  "[hidden]",
		"mongodb://a:1,b:2/portal":                              "mongodb://a:1,b:2/portal",
		"mongodb:pl4nted":                                       "[hidden]",
	} {
		if got := StoreAt(url).String(); got != want {
			t.Errorf("%s is shown as %s, want %s", url, got, want)
		}
	}
}

func TestConfig_Check_takesSetsOfServers(t *testing.T) {
	for url, taken := range map[string]bool{
		"mongodb://u:p%40%2F@a:1,b:2,c:3/portal?replicaSet=rs0&tls=true": true,
		"mongodb+srv://u:p@portal.example/portal":                        true,
		"mongodb://u:12/3@h/portal":                                      false,
		"mongodb://":                                                     false,
		"mongo://h/portal":                                               false,
	} {
		c := Defaults()
		c.Store, c.PublicURL = StoreAt(url), "https://portal.example"
		if err := c.Check(false); (err == nil) != taken {
			t.Errorf("%s: %v", url, err)
		}
	}
}
