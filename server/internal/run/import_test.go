package run

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// office makes a store with a secretariat and a partner, and gives its URL.
func office(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "portal.db")
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), app.Options{Store: s, Clock: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	for name, role := range map[string]domain.Role{"office": domain.RoleSecretariat, "observer": domain.RoleObserver} {
		if _, err := a.AddPerson(t.Context(), name+"@portal.example", name, "", []domain.Seat{{Role: role, From: "2026-01-01"}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

func written(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	goodRates = `[{"cc":"USD","rate":41.2,"exchangedate":"20.11.2026"},{"cc":"EUR","rate":47.9,"exchangedate":"20.11.2026"},{"cc":"XAU","rate":1,"exchangedate":"20.11.2026"}]`
	halfRates = `[{"cc":"USD","rate":41.3,"exchangedate":"20.11.2026"},{"cc":"EUR","rate":-1,"exchangedate":"20.11.2026"}]`
)

// TestImport_showsBeforeItWrites plays the command as somebody at a terminal does: look, write, look again, another file.
func TestImport_showsBeforeItWrites(t *testing.T) {
	db := office(t)
	good, half := written(t, "good.json", goodRates), written(t, "half.json", halfRates)
	for i, step := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{good}, exitOK, "3 rows: 2 to add, 0 to change, 0 unchanged, 0 in conflict, 1 set aside, 0 that cannot be used.\nNothing is written"},
		{[]string{good}, exitOK, "2 to add"},
		{[]string{"--commit", good}, exitOK, "2 to add, 0 to change, 0 unchanged, 0 in conflict, 1 set aside, 0 that cannot be used.\nIt is written.\n"},
		{[]string{"--commit", good}, exitOK, "0 to add, 0 to change, 2 unchanged, 0 in conflict, 1 set aside"},
		{[]string{half}, exitFailed, "change   1  2026-11-20-USD-NBU  /value: 41.2 → 41.3\nrejected 2  /value format\n2 rows: "},
		{[]string{"--commit", half}, exitFailed, "portal: 1 of 2 rows: some rows cannot be used\n"},
		{[]string{half}, exitFailed, "2 rows: 0 to add, 0 to change, 1 unchanged, 0 in conflict, 0 set aside, 1 that cannot be used.\n"},
	} {
		code, stdout, stderr := commandLine(t, nil, append([]string{"import", "--kind", "rates", "--as", "Office@portal.example", "--store", db}, step.args...)...)
		if code != step.code || !strings.Contains(stdout+stderr, step.says) {
			t.Errorf("step %d: exit %d, want %d and %q\n%s%s", i+1, code, step.code, step.says, stdout, stderr)
		}
	}
	if code, stdout, stderr := commandLine(t, nil, "audit", "verify", "--store", db); code != exitOK {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
}

func TestImport_asJSON_accountsForEveryRow(t *testing.T) {
	db := office(t)
	code, stdout, stderr := commandLine(t, nil, "import", "--kind", "rates", "--as", "office@portal.example", "--store", db, "--json", written(t, "half.json", halfRates))
	var got told
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != exitFailed {
		t.Fatalf("exit %d, %v\n%s%s", code, err, stdout, stderr)
	}
	want := told{Kind: "rates", RowCounts: domain.RowCounts{Rows: 2, Add: 1, Rejected: 1}, Items: []toldRow{
		{Place: "1", Fate: domain.RowAdd, Record: "2026-11-20-USD-NBU"},
		{Place: "2", Fate: domain.RowRejected, Problems: []toldProblem{{Pointer: "/value", Code: domain.FieldFormat}}},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

func TestImport_refuses(t *testing.T) {
	db := office(t)
	good := written(t, "good.json", goodRates)
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no kind":                {[]string{"--as", "office@portal.example", good}, exitUsage, "--kind is one of"},
		"another kind":           {[]string{"--kind", "ratez", "--as", "office@portal.example", good}, exitUsage, "rates"},
		"in nobody's name":       {[]string{"--kind", "rates", good}, exitUsage, "--as"},
		"in a stranger's name":   {[]string{"--kind", "rates", "--as", "x@portal.example", good}, exitUsage, "nobody has the address"},
		"by who may not":         {[]string{"--kind", "rates", "--as", "observer@portal.example", good}, exitFailed, "forbidden"},
		"by who may not, really": {[]string{"--kind", "rates", "--as", "observer@portal.example", "--commit", good}, exitFailed, "forbidden"},
		"no file":                {[]string{"--kind", "rates", "--as", "office@portal.example"}, exitUsage, "name of a file"},
		"a file that is not":     {[]string{"--kind", "rates", "--as", "office@portal.example", good + "x"}, exitUsage, "no such file"},
		"a file of others":       {[]string{"--kind", "rates", "--as", "office@portal.example", "--commit", written(t, "x.json", `{"USD":41}`)}, exitUsage, "file_unknown: it is neither"},
	} {
		code, stdout, stderr := commandLine(t, nil, append([]string{"import", "--store", db}, c.args...)...)
		if code != c.code || !strings.Contains(stdout+stderr, c.says) {
			t.Errorf("%s: exit %d, want %d and %q\n%s%s", name, code, c.code, c.says, stdout, stderr)
		}
	}
}

func TestImport_readsStandardInput(t *testing.T) {
	db := office(t)
	p := standard()
	p.stdin = strings.NewReader(goodRates)
	out := testkit.NewOutput()
	if code := runWith(t.Context(), p, []string{"import", "--kind", "rates", "--as", "office@portal.example", "--store", db, "-"}, nil, out, out); code != exitOK || !strings.Contains(out.String(), "2 to add") {
		t.Errorf("exit %d\n%s", code, out)
	}
}
