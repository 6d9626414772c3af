package archtest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// longest is the most lines a file may have; a longer one is two ideas.
const longest = 400

// state lists the package variables that are allowed though their type can be changed: tables that nothing writes.
// A variable of another form is allowed where it is set once and cannot be changed: errors.New, regexp.MustCompile,
// a description of a record, an embedded file.
var state = map[string][]string{
	"frontend":                          {"embedded", "Dist"},
	"server/internal/app":               {"passwordParams"},
	"server/internal/config":            {"secrets", "defaultPort"},
	"server/internal/domain":            {"kyiv", "latinLetters", "latinFirst", "sameShape"},
	"server/internal/httpapi":           {"strictOnce"}, // gin's own hooks are global: set once a process
	"server/internal/run":               {"commit"},     // set by the linker
	"server/internal/store":             {"cyrillicSounds", "cyrillicFolds", "endings", "adjectival", "verbal", "small", "hardened", "placeSuffixes", "iotated"},
	"server/internal/store/mongostore":  {"contract", "unavailable"},
	"server/internal/store/sqlitestore": {"settings", "readerSettings", "contract", "minVersion", "networkDrives", "ownTables", "ownColumns"},
}

// constant are calls and forms whose result is never changed after.
var constant = regexp.MustCompile(`^(errors\.New|fmt\.Errorf|regexp\.MustCompile|sync\.OnceValues?|NewKind|store\.NewKind|strings\.NewReplacer|template\.Must)$`)

// generated marks files that a program made.
var generated = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)

// root is the directory of go.mod.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// tracked lists the files that git knows or would know, with paths from the root.
func tracked(t *testing.T) []string {
	t.Helper()
	cmd := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
	cmd.Dir = root(t)
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("not a git work tree: %v", err)
	}
	var files []string
	for f := range bytes.SplitSeq(bytes.TrimRight(out, "\x00"), []byte{0}) {
		if info, err := os.Stat(filepath.Join(cmd.Dir, string(f))); err == nil && info.Mode().IsRegular() {
			files = append(files, string(f))
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root(t), file))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// source is one Go file of the server, not generated.
type source struct {
	path string
	pkg  string
	test bool
	file *ast.File
	set  *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	for _, path := range tracked(t) {
		if !strings.HasSuffix(path, ".go") || strings.HasPrefix(path, "scripts/") {
			continue
		}
		text := read(t, path)
		if generated.Match(text) {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, text, parser.ParseComments)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		list = append(list, source{path, filepath.ToSlash(filepath.Dir(path)), strings.HasSuffix(path, "_test.go"), file, set})
	}
	if len(list) < 20 {
		t.Fatalf("only %d files found", len(list))
	}
	return list
}

func TestFiles_areShort(t *testing.T) {
	for _, path := range tracked(t) {
		switch filepath.Ext(path) {
		case ".go", ".ts", ".tsx", ".mjs", ".css":
		default:
			if !strings.HasPrefix(path, "scripts/") || strings.HasPrefix(path, "scripts/tools/") {
				continue
			}
		}
		text := read(t, path)
		if strings.Contains(path, ".gen.") || generated.Match(text) {
			continue
		}
		if n := bytes.Count(text, []byte("\n")); n > longest && !slices.Contains(long, path) {
			t.Errorf("%s has %d lines, more than %d", path, n, longest)
		}
	}
}

// long are files that are one table each and would say less in two.
var long = []string{"frontend/src/styles/components.css"}

func TestCode_hasNoInit(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init: what runs, runs from main", s.set.Position(f.Pos()))
			}
		}
	}
}

func TestCode_hasNoPackageState(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || slices.Contains(forTests, s.pkg) {
			continue
		}
		for _, d := range s.file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				for i, name := range v.Names {
					if name.Name == "_" || slices.Contains(state[s.pkg], name.Name) || isConstant(g, v, i) {
						continue
					}
					t.Errorf("%s: the package variable %s: pass it in, or put it on the list state if nothing writes it", s.set.Position(name.Pos()), name.Name)
				}
			}
		}
	}
}

// isConstant says whether a variable is of a form that nothing changes: set by a known call, to text or a number, to
// an address of a literal of no map or slice, or embedded text.
func isConstant(g *ast.GenDecl, v *ast.ValueSpec, i int) bool {
	if len(v.Values) <= i {
		return g.Doc != nil && strings.Contains(docText(g.Doc), "//go:embed")
	}
	switch e := v.Values[i].(type) {
	case *ast.CallExpr:
		return constant.MatchString(callee(e))
	case *ast.CompositeLit: // a struct such as Value{} is copied by who uses it; a map or slice is not
		id, ok := e.Type.(*ast.Ident)
		return ok && len(e.Elts) == 0 && id.Name != ""
	}
	return false
}

func docText(c *ast.CommentGroup) string {
	var b strings.Builder
	for _, line := range c.List {
		b.WriteString(line.Text + "\n")
	}
	return b.String()
}

func callee(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name + "." + f.Sel.Name
		}
	case *ast.IndexExpr:
		return callee(&ast.CallExpr{Fun: f.X})
	}
	return ""
}

func TestCode_doesNotSleepInTests(t *testing.T) {
	for _, s := range sources(t) {
		if !s.test {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok && callee(c) == "time.Sleep" && !insideSynctest(s) {
				t.Errorf("%s: a sleep in a test: wait for what should happen", s.set.Position(c.Pos()))
			}
			return true
		})
	}
}

// insideSynctest: under testing/synctest a sleep is the way to move the clock.
func insideSynctest(s source) bool {
	return slices.ContainsFunc(s.file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"testing/synctest"` })
}
