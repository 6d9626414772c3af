package archtest

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// instruction is one line of a Dockerfile, joined where it was broken.
type instruction struct{ word, rest string }

func dockerfile(t *testing.T, file string) []instruction {
	t.Helper()
	text := regexp.MustCompile(`(?m)^#.*\n`).ReplaceAllString(string(read(t, file)), "")
	var list []instruction
	for line := range strings.Lines(strings.ReplaceAll(text, "\\\n", " ")) {
		if word, rest, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			list = append(list, instruction{word, strings.TrimSpace(rest)})
		}
	}
	if len(list) < 8 {
		t.Fatalf("%s has only %d instructions", file, len(list))
	}
	return list
}

func dockerfiles(t *testing.T) map[string][]instruction {
	return map[string][]instruction{
		"deployments/Dockerfile":     dockerfile(t, "deployments/Dockerfile"),
		"deployments/web.Dockerfile": dockerfile(t, "deployments/web.Dockerfile"),
	}
}

// last gives what the finished image says with a word.
func last(list []instruction, word string) string {
	out := ""
	for _, i := range list {
		if i.word == "FROM" {
			out = ""
		}
		if i.word == word {
			out = i.rest
		}
	}
	return out
}

// sent says whether .dockerignore lets a file into the build.
func sent(t *testing.T, file string) bool {
	t.Helper()
	in := true
	for line := range strings.Lines(string(read(t, ".dockerignore"))) {
		pattern := strings.TrimSpace(line)
		if pattern == "" || strings.HasPrefix(pattern, "#") {
			continue
		}
		pattern, back := strings.CutPrefix(pattern, "!")
		if covered(pattern, file) {
			in = back
		}
	}
	return in
}

// covered says whether a pattern names the file or a folder above it.
func covered(pattern, file string) bool {
	if everywhere, ok := strings.CutPrefix(pattern, "**/"); ok {
		hit, _ := path.Match(everywhere, path.Base(file))
		return hit
	}
	for at := file; at != "."; at = path.Dir(at) {
		if hit, _ := path.Match(pattern, at); hit {
			return true
		}
	}
	return false
}

func TestImages_areBuiltFromWhatIsThere(t *testing.T) {
	files := tracked(t)
	for name, list := range dockerfiles(t) {
		copied := 0
		for _, i := range list {
			words := strings.Fields(i.rest)
			if i.word != "COPY" || strings.HasPrefix(i.rest, "--from=") {
				continue
			}
			for _, source := range words[:len(words)-1] {
				copied++
				if !slices.ContainsFunc(files, func(f string) bool {
					return (f == source || strings.HasPrefix(f, source+"/")) && sent(t, f)
				}) {
					t.Errorf("%s copies %s, which is not there or kept out by .dockerignore", name, source)
				}
			}
		}
		if copied < 3 {
			t.Errorf("%s copies only %d things", name, copied)
		}
	}
}

func TestImages_holdNothingElse(t *testing.T) {
	for _, file := range []string{
		"deployments/secrets/store_url", "deployments/.env", "data/portal.db", ".git/config", "bin/portal", "frontend/node_modules/x/y.js",
		"frontend/dist/index.html", "server/internal/run/run_test.go", "docker-compose.yml", "frontend/e2e/start.ts",
	} {
		if sent(t, file) {
			t.Errorf("%s goes into the build", file)
		}
	}
	for _, file := range []string{"go.mod", "server/cmd/portal/main.go", "config/story/people.yaml", "frontend/dist/.gitkeep", "frontend/src/main.tsx", "deployments/web/tls.Caddyfile"} {
		if !sent(t, file) {
			t.Errorf("%s is kept out of the build", file)
		}
	}
}

func TestImages_standOnNamedVersions(t *testing.T) {
	goVersion := regexp.MustCompile(`(?m)^go ([0-9.]+)$`).FindStringSubmatch(string(read(t, "go.mod")))[1]
	for name, list := range dockerfiles(t) {
		stages := map[string]bool{"scratch": true}
		for _, i := range list {
			if i.word != "FROM" {
				continue
			}
			image, stage, _ := strings.Cut(i.rest, " AS ")
			base, tag, ok := strings.Cut(image, ":")
			if !stages[image] && (!ok || !regexp.MustCompile(`^[0-9]`).MatchString(tag) || strings.Contains(image, "/")) {
				t.Errorf("%s stands on %s: a name with a version, and no host", name, image)
			}
			if base == "golang" && tag != goVersion+"-alpine" {
				t.Errorf("%s builds with %s, go.mod with %s", name, tag, goVersion)
			}
			stages[stage] = true
		}
	}
}

func TestImages_runAsNobody(t *testing.T) {
	all := compositions(t)["docker-compose.yml"]
	for service, name := range map[string]string{"api": "deployments/Dockerfile", "web": "deployments/web.Dockerfile"} {
		list := dockerfile(t, name)
		if user := last(list, "USER"); !regexp.MustCompile(`^[1-9][0-9]*:[1-9][0-9]*$`).MatchString(user) || user != all.Services[service].User {
			t.Errorf("%s runs as %q, the compose file as %q", name, user, all.Services[service].User)
		}
		if all.Services[service].Build.Dockerfile != name {
			t.Errorf("the service %s is built from %s", service, all.Services[service].Build.Dockerfile)
		}
		for _, i := range list {
			if i.word == "ENV" && regexp.MustCompile(`PASSWORD|SECRET|TOKEN|STORE`).MatchString(i.rest) || i.word == "ADD" {
				t.Errorf("%s: %s %s", name, i.word, i.rest)
			}
		}
	}
}

// TestImages_listenWhereTheyAreAsked holds ports, health checks and commands of the images against the code and the
// web server's configuration.
func TestImages_listenWhereTheyAreAsked(t *testing.T) {
	api, web := dockerfile(t, "deployments/Dockerfile"), dockerfile(t, "deployments/web.Dockerfile")
	if last(api, "EXPOSE") != "8080" || !strings.Contains(last(api, "ENV"), "PORTAL_LISTEN=:8080") {
		t.Errorf("the API exposes %s and listens on %s", last(api, "EXPOSE"), last(api, "ENV"))
	}
	commands := string(read(t, "server/internal/run/run.go"))
	for word, line := range map[string]string{"health": last(api, "HEALTHCHECK"), "serve": last(api, "CMD")} {
		if !strings.Contains(line, `"`+word+`"]`) || !strings.Contains(commands, `words: []string{"`+word+`"}`) {
			t.Errorf("%s: portal has no such command", line)
		}
	}
	options := string(read(t, "deployments/web/options.caddy")) + string(read(t, "deployments/web/plain.Caddyfile"))
	for _, port := range strings.Fields(last(web, "EXPOSE")) {
		if !regexp.MustCompile(`_PORT:` + port + `\}`).MatchString(options) {
			t.Errorf("the web server exposes %s and does not listen there", port)
		}
	}
	asked := regexp.MustCompile(`http://127\.0\.0\.1:(\d+)/`).FindStringSubmatch(last(web, "HEALTHCHECK"))
	if asked == nil || !strings.Contains(options, "{$HEALTH_PORT:"+asked[1]+"}") {
		t.Errorf("the health check asks %v", asked)
	}
	for _, c := range compositions(t) {
		for _, p := range c.Services["web"].Ports {
			if _, to, _ := cutLast(p, ":"); !slices.Contains(strings.Fields(last(web, "EXPOSE")), to) {
				t.Errorf("the port %s leads nowhere", p)
			}
		}
	}
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// TestWebServer_variablesAreGiven: a variable without a default that nobody gives would be an empty word of its
// configuration.
func TestWebServer_variablesAreGiven(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root(t), "deployments/web/*"))
	if err != nil || len(files) < 4 {
		t.Fatalf("%v %v", files, err)
	}
	used := map[string]string{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\{\$([A-Z_]+)(:[^}]*)?\}`).FindAllStringSubmatch(string(text), -1) {
			used[m[1]] += m[2]
		}
	}
	all := compositions(t)
	for name, fallback := range used {
		here := all["docker-compose.yml"].Services["web"].Environment[name]
		there := all["deployments/compose.production.yml"].Services["web"].Environment[name]
		if fallback == "" && (there == "" || here == "" && name != "TLS_WITH") { // which plain.Caddyfile does not use
			t.Errorf("nobody gives %s", name)
		}
	}
	for file, c := range all {
		for name := range c.Services["web"].Environment {
			if _, ok := used[name]; !ok && name != "GOMEMLIMIT" {
				t.Errorf("%s: the web server does not read %s", file, name)
			}
		}
	}
}
