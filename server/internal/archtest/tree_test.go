package archtest

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	link  = regexp.MustCompile(`\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)`)
	fence = regexp.MustCompile("(?ms)^```.*?^```$")
)

func TestDocuments_linksLeadSomewhere(t *testing.T) {
	links := 0
	for _, file := range tracked(t) {
		if filepath.Ext(file) != ".md" {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(fence.ReplaceAllString(string(read(t, file)), ""), -1) {
			u, err := url.Parse(m[1])
			if err != nil || u.Scheme != "" || u.Path == "" {
				continue
			}
			links++
			to := path.Join(path.Dir(file), u.Path)
			if _, err := os.Stat(filepath.Join(root(t), to)); err != nil {
				t.Errorf("%s links to %s, which is not there", file, m[1])
			}
		}
	}
	if links < 5 {
		t.Errorf("only %d links found", links)
	}
}

// strange are things that belong to somebody's machine and not to the project. Each is written in two parts, so that
// this file does not hold what it forbids.
var strange = map[string]*regexp.Regexp{
	"a package registry's host":   regexp.MustCompile(`(registry\.npmjs|registry\.yarnpkg|proxy\.golang|sum\.golang|deb\.debian|files\.pythonhosted|index\.crates)` + `\.(org|com|io)`),
	"a path of one machine":       regexp.MustCompile(`(^|[^\w.-])(/home/[a-z]\w*/|/Users/[A-Z]?\w+/|/ro` + `ot/|/wo` + `rk/)`),
	"a merge's mark":              regexp.MustCompile(`(?m)^(<{7}|>{7}) `),
	"a private key":               regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE` + ` KEY-----`),
	"a character that hides text": regexp.MustCompile(`[\x{202a}-\x{202e}\x{2066}-\x{2069}]`),
}

func TestFiles_holdNothingOfOneMachine(t *testing.T) {
	for _, file := range tracked(t) {
		text := read(t, file)
		if strings.ContainsRune(string(text[:min(len(text), 8000)]), 0) {
			continue // no text
		}
		for what, pattern := range strange {
			if hit := pattern.Find(text); hit != nil {
				t.Errorf("%s holds %s: %q", file, what, hit)
			}
		}
	}
}

func TestScripts_mayBeRun(t *testing.T) {
	for _, file := range tracked(t) {
		dir := path.Dir(file)
		if dir != "scripts" && dir != ".ci" {
			continue
		}
		info, err := os.Stat(filepath.Join(root(t), file))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode()&0o111 == 0 {
			t.Errorf("%s may not be run: chmod +x", file)
		}
		if text := string(read(t, file)); !strings.HasPrefix(text, "#!/usr/bin/env bash\n") || !strings.Contains(text, "\nset -euo pipefail\n") {
			t.Errorf("%s does not begin as a script of this house does", file)
		}
	}
}
