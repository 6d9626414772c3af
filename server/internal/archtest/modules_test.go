package archtest

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/mod/semver"
)

// floors are the oldest versions without a published fault that would reach this portal. A module that is not in
// the build is not asked for.
var floors = map[string]string{
	"github.com/getkin/kin-openapi":           "v0.144.0",
	"github.com/go-jose/go-jose/v4":           "v4.1.4",
	"github.com/klauspost/compress":           "v1.18.7",
	"github.com/oapi-codegen/oapi-codegen/v2": "v2.7.1",
	"github.com/wneessen/go-mail":             "v0.7.1",
	"github.com/xuri/excelize/v2":             "v2.11.0",
	"go.mongodb.org/mongo-driver/v2":          "v2.4.2",
	"golang.org/x/crypto":                     "v0.45.0",
	"golang.org/x/mod":                        "v0.40.0",
	"golang.org/x/net":                        "v0.55.0",
	"golang.org/x/oauth2":                     "v0.27.0",
	"golang.org/x/text":                       "v0.39.0",
	"modernc.org/sqlite":                      "v1.61.1", // carries SQLite 3.51.3 or newer
}

const goFloor = "v1.26.6"

func TestModules_areNotTooOld(t *testing.T) {
	if have := "v" + strings.TrimPrefix(runtime.Version(), "go"); semver.IsValid(have) && semver.Compare(have, goFloor) < 0 {
		t.Errorf("Go %s is older than %s", have, goFloor)
	}
	for _, dir := range []string{".", "scripts/tools"} {
		cmd := exec.Command("go", "list", "-m", "all")
		cmd.Dir = root(t) + "/" + dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("go list -m all in %s: %v\n%s", dir, err, out)
		}
		seen := 0
		for line := range strings.Lines(string(out)) {
			name, version, ok := strings.Cut(strings.TrimSpace(line), " ")
			if !ok {
				continue
			}
			seen++
			if tooOld(name, version) && !toolsOnly[dir+" "+name] {
				t.Errorf("%s: %s %s is older than %s", dir, name, version, floors[name])
			}
		}
		if seen < 10 {
			t.Errorf("%s: only %d modules listed", dir, seen)
		}
	}
}

// tooOld says whether a module has a floor and lies below it. One that was put in the place of another ("v1 => ../x") has
// no version to compare, and counts as too old.
func tooOld(name, version string) bool {
	return floors[name] != "" && semver.Compare(version, floors[name]) < 0
}

func TestModules_floorsHold(t *testing.T) {
	for name, floor := range floors {
		if !semver.IsValid(floor) {
			t.Errorf("%s: %q is no version", name, floor)
		}
		for version, want := range map[string]bool{floor: false, floor + "-rc.1": true, "v0.0.1": true, "v99.0.0": false, floor + " => ../mine": true, "": true} {
			if tooOld(name, version) != want {
				t.Errorf("%s %q: too old %v, not %v", name, version, !want, want)
			}
		}
	}
	if tooOld("example.com/unknown", "v0.0.1") {
		t.Error("a module without a floor is too old")
	}
}

// toolsOnly are modules that a tool of scripts/tools brings along and that read nothing but our own files.
var toolsOnly = map[string]bool{
	"scripts/tools github.com/getkin/kin-openapi": true,
	"scripts/tools golang.org/x/crypto":           true,
}
