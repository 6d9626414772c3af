package archtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "swgportal/"

// layers says which packages of our own each package may import. A package that is missing here may not exist.
// "…" at the end stands for everything below. What a package's tests import beyond this is in testMay.
var layers = map[string][]string{
	"frontend":                          {},
	"server/api":                        {},
	"server/cmd/portal":                 {"server/internal/run"},
	"server/internal/domain":            {},
	"server/internal/store":             {"server/internal/domain"},
	"server/internal/authz":             {"server/internal/domain", "server/internal/store"},
	"server/internal/exchange":          {"server/internal/domain"},
	"server/internal/fetch":             {},
	"server/internal/app":               {"server/internal/domain", "server/internal/authz", "server/internal/store", "server/internal/exchange", "server/internal/reference"},
	"server/internal/store/storetest":   {"server/internal/domain", "server/internal/store"},
	"server/internal/store/sqlitestore": {"server/internal/store"},
	"server/internal/store/mongostore":  {"server/internal/store"},
	"server/internal/session":           {"server/internal/domain", "server/internal/authz", "server/internal/app"},
	"server/internal/httpapi":           {"server/api", "server/internal/domain", "server/internal/authz", "server/internal/app", "server/internal/exchange", "server/internal/session"},
	"server/internal/demo":              {"server/internal/domain", "server/internal/authz", "server/internal/store", "server/internal/app", "server/internal/exchange", "server/internal/reference"},
	"server/internal/config":            {},
	"server/internal/reference":         {"server/internal/domain"},
	"server/internal/run":               {"server/internal/…", "frontend"},
	"server/internal/testkit":           {"server/api", "server/internal/…"},
	"server/internal/archtest":          {},
	"server/internal/crashtest":         {}, // tests alone
}

// notFrom are imports that a wide entry of layers would allow and that must not be.
var notFrom = map[string][]string{
	"server/internal/run":     {"server/internal/testkit", "server/internal/store/storetest", "server/internal/archtest"},
	"server/internal/testkit": {"server/internal/run", "server/internal/archtest"},
}

// testMay are the packages that tests of every package may import beside what the package itself may.
var testMay = []string{"server/internal/testkit", "server/internal/store/storetest", "server/internal/store/sqlitestore", "server/internal/domain", "server/internal/store"}

// testMayMore are imports of single packages' tests.
var testMayMore = map[string][]string{
	"server/internal/testkit": {"server/internal/run"},
	"server/internal/run":     {"server/api"},
	"server/internal/authz":   {"server/api"},
	"server/internal/domain":  {"server/api"},
	"server/internal/app":     {"server/api", "server/internal/demo"},
	"server/internal/httpapi": {"server/internal/demo", "server/internal/store", "frontend"},
	"server/internal/session": {"server/api"},
	// The process as a whole is what is killed.
	"server/internal/crashtest": {"server/internal/run", "server/internal/app"},
	// The plans of what the use cases really ask, and a whole store moved: on the engine, where no race detector slows it.
	"server/internal/store/sqlitestore": {"server/internal/app", "server/internal/exchange"},
	// A whole store moved there and back, and what it then says.
	"server/internal/store/mongostore": {"server/internal/app", "server/internal/demo"},
	"server/internal/archtest":         {"server/internal/config"}, // reads deployments/ with it
}

// outside says which packages may import a library that not all may. A library is named by the start of its path.
var outside = map[string][]string{
	"github.com/gin-gonic/":           {"server/api", "server/internal/httpapi", "server/internal/session"},
	"github.com/gorilla/":             {"server/internal/session"},
	"github.com/oapi-codegen/runtime": {"server/api", "server/internal/httpapi"},
	"github.com/go-playground/":       {"server/internal/httpapi"},
	"go.mongodb.org/":                 {"server/internal/store/mongostore"},
	"database/sql":                    {"server/internal/store/sqlitestore"},
	"modernc.org/":                    {"server/internal/store/sqlitestore"},
	"github.com/prometheus/":          {"server/internal/run", "server/internal/httpapi"},
	"github.com/caarlos0/env":         {"server/internal/config"},
	"github.com/goccy/go-yaml":        {"server/internal/config", "server/internal/demo"},
	"github.com/alexedwards/argon2id": {"server/internal/app"},
	"github.com/klauspost/compress":   {"server/internal/httpapi"},
	"codeberg.org/go-pdf/":            {"server/internal/exchange"},
	"github.com/go-fonts/":            {"server/internal/exchange"},
	"github.com/gomutex/":             {"server/internal/exchange"},
	"github.com/govalues/":            {"server/internal/domain", "server/internal/exchange", "server/internal/app", "server/internal/demo"},
	"github.com/go-json-experiment/":  {"server/api", "server/internal/store", "server/internal/store/storetest", "server/internal/app", "server/internal/httpapi", "server/internal/domain", "server/internal/exchange", "server/internal/run", "server/internal/store/mongostore"},
	"encoding/json":                   {"server/api", "server/internal/store/sqlitestore"},
	"os/exec":                         {},
	"plugin":                          {},
	"unsafe":                          {},
	"math/rand":                       {},
	"crypto/md5":                      {},
	"crypto/sha1":                     {},
	"encoding/gob":                    {},
	"net/http":                        {"server/api", "server/internal/httpapi", "server/internal/session", "server/internal/run", "server/internal/fetch", "server/internal/testkit"},
}

// testsOnly are libraries that only tests, storetest and testkit import.
var testsOnly = []string{
	"testing", "github.com/google/go-cmp", "pgregory.net/rapid", "go.uber.org/goleak", "github.com/getkin/kin-openapi",
	"net/http/httptest", "github.com/stretchr/", "github.com/anishathalye/porcupine",
}

// forTests are the packages that exist for tests.
var forTests = []string{"server/internal/store/storetest", "server/internal/testkit", "server/internal/archtest"}

// mayUse are single exceptions for tests: they may import what outside keeps from the package itself.
var mayUse = []string{"net/http", "os/exec", "encoding/json", "math/rand/v2", "github.com/go-json-experiment/", "github.com/gin-gonic/", "github.com/goccy/go-yaml", "github.com/govalues/", "github.com/prometheus/"}

type goPackage struct {
	ImportPath, Dir, Doc, Name           string
	GoFiles, TestGoFiles, XTestGoFiles   []string
	Imports, TestImports, XTestImports   []string
	IgnoredGoFiles, EmbedFiles, CgoFiles []string
}

// short is the path within the module.
func (p goPackage) short() string { return strings.TrimPrefix(p.ImportPath, module) }

func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,Doc,Name,GoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports,CgoFiles", "./...")
	cmd.Dir = root(t)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var list []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	if len(list) < 5 {
		t.Fatalf("go list names only %d packages", len(list))
	}
	return list
}

// covers says whether a list names the package, itself or with "…".
func covers(list []string, pkg string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		below, wide := strings.CutSuffix(s, "…")
		return s == pkg || wide && strings.HasPrefix(pkg, below)
	})
}

// under says whether an import is of the library.
func under(lib, imp string) bool {
	return imp == lib || strings.HasPrefix(imp, strings.TrimSuffix(lib, "/")+"/")
}

func TestImports_runOneWay(t *testing.T) {
	for _, p := range packages(t) {
		may, ok := layers[p.short()]
		if !ok {
			t.Errorf("%s has no line in layers: say what it may import", p.short())
			continue
		}
		for _, imp := range ours(p.Imports) {
			if !covers(may, imp) || covers(notFrom[p.short()], imp) {
				t.Errorf("%s imports %s", p.short(), imp)
			}
		}
		for _, imp := range ours(append(p.TestImports, p.XTestImports...)) {
			if imp != p.short() && !covers(may, imp) && !covers(testMay, imp) && !covers(testMayMore[p.short()], imp) {
				t.Errorf("tests of %s import %s", p.short(), imp)
			}
		}
	}
}

func TestImports_librariesStayWhereTheyBelong(t *testing.T) {
	for _, p := range packages(t) {
		if slices.Contains(forTests, p.short()) {
			continue
		}
		for lib, homes := range outside {
			if slices.Contains(homes, p.short()) {
				continue
			}
			for _, imp := range p.Imports {
				if under(lib, imp) {
					t.Errorf("%s imports %s, which is for %v", p.short(), imp, homes)
				}
			}
			for _, imp := range append(p.TestImports, p.XTestImports...) {
				if under(lib, imp) && !slices.ContainsFunc(mayUse, func(s string) bool { return under(s, imp) }) {
					t.Errorf("tests of %s import %s, which is for %v", p.short(), imp, homes)
				}
			}
		}
		for _, lib := range testsOnly {
			for _, imp := range p.Imports {
				if under(lib, imp) {
					t.Errorf("%s imports %s outside its tests", p.short(), imp)
				}
			}
		}
		if len(p.CgoFiles) > 0 {
			t.Errorf("%s uses cgo", p.short())
		}
	}
}

func ours(imports []string) []string {
	var out []string
	for _, i := range imports {
		if s, ok := strings.CutPrefix(i, module); ok {
			out = append(out, s)
		}
	}
	return out
}

func TestPackages_sayWhatTheyAreFor(t *testing.T) {
	for _, p := range packages(t) {
		if len(p.GoFiles) > 0 && p.Doc == "" {
			t.Errorf("%s has no package comment", p.short())
		}
	}
}
