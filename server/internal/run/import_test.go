package run

import (
	"encoding/json"
	"os"
	"path/filepath"
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
		{[]string{good}, exitOK, "3 rows: 0 unchanged, 1 set aside, 0 rejected.\nNothing is written; with --commit it would be: 2 new, 0 overwritten.\n"},
		{[]string{good}, exitOK, "2 new"},
		{[]string{"--commit", good}, exitOK, "Written: 2 new, 0 overwritten.\n"},
		{[]string{"--commit", good}, exitOK, "2 unchanged, 1 set aside, 0 rejected.\nWritten: 0 new, 0 overwritten.\n"},
		{[]string{half}, exitFailed, "change   2026-11-20-USD-NBU: 41.3 instead of 41.2\n  rejected \"2\": format\nportal: 1 of 2 rows are not usable\n"},
		{[]string{"--commit", half}, exitFailed, "Written: 0 new, 1 overwritten.\n"},
		{[]string{half}, exitFailed, "2 rows: 1 unchanged, 0 set aside, 1 rejected.\n"},
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
	var got importReport
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != exitFailed {
		t.Fatalf("exit %d, %v\n%s%s", code, err, stdout, stderr)
	}
	want := importReport{Kind: "rates", Rows: 2, Add: 1, Rejected: 1}
	if got.Kind != want.Kind || got.Committed || got.Rows != want.Rows || got.Add != want.Add || got.Rejected != want.Rejected || len(got.Items) != 2 {
		t.Errorf("%+v", got)
	}
	if got.Items[0] != (importRow{Place: "1", Outcome: rowAdd, Record: "2026-11-20-USD-NBU", After: "41.3"}) || got.Items[1] != (importRow{Place: "2", Outcome: rowRejected, Code: "format"}) {
		t.Errorf("%+v", got.Items)
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
		"a file of others":       {[]string{"--kind", "rates", "--as", "office@portal.example", "--commit", written(t, "x.json", `{"USD":41}`)}, exitUsage, "the file cannot be read"},
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
	if code := runWith(t.Context(), p, []string{"import", "--kind", "rates", "--as", "office@portal.example", "--store", db, "-"}, nil, out, out); code != exitOK || !strings.Contains(out.String(), "2 new") {
		t.Errorf("exit %d\n%s", code, out)
	}
}
