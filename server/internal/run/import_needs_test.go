package run

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// agency makes a store with a drafter of an agency and a partner, and gives its URL.
func agency(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "portal.db")
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	w := testkit.On(t, s)
	w.Person("drafter", w.Seat(domain.RoleDrafter, "SESU", ""))
	w.Person("partner", w.Seat(domain.RolePartner, "NL-EMB", ""))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

// TestImportNeeds_thereAndBack plays what an agency does at a terminal: bring a list, take it out, edit it, bring it again.
func TestImportNeeds_thereAndBack(t *testing.T) {
	db := agency(t)
	good := written(t, "a.csv", "Номер;Назва (укр.);Тема;Вартість;Валюта\n1;Насоси;ER-FIRE;1 000,50;UAH\n2;Драбини;;;\n")
	half := written(t, "b.csv", "Title (English),Needed by\nPumps,31.12.2027\nHoses,at once\n")
	foreign := written(t, "c.csv", "Чого треба;Коли\nЧовни;31.12.2027\n")
	mapping := written(t, "map.json", `{"чого треба": "title.uk", "Коли": "neededBy"}`)
	bad := written(t, "bad.json", `{"Коли": "deadline"}`)
	out := filepath.Join(t.TempDir(), "out.csv")
	for i, step := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"import", good}, exitOK, "2 rows: 2 to add, 0 to change, 0 unchanged, 0 in conflict, 0 set aside, 0 that cannot be used.\nNothing is written"},
		{[]string{"import", "--commit", good}, exitOK, "It is written.\n"},
		{[]string{"import", "--commit", good}, exitOK, "0 to add, 0 to change, 2 unchanged"},
		{[]string{"import", "--commit", half}, exitFailed, "rejected row 3  /neededBy format\n2 rows: 1 to add"},
		{[]string{"import", "--json", half}, exitFailed, `"unchanged": 1`},
		{[]string{"import", foreign}, exitUsage, "file_heading"},
		{[]string{"import", "--mapping", bad, foreign}, exitUsage, `no column "deadline"`},
		{[]string{"import", "--mapping", mapping, "--commit", foreign}, exitOK, "1 to add"},
		{[]string{"export", "--format", "csv", "--out", out}, exitOK, ""},
		{[]string{"export", "--format", "csv", "--out", out}, exitUsage, "exists"},
		{[]string{"export", "--format", "json"}, exitOK, `"title.uk": "Насоси"`},
		{[]string{"export", "--format", "ods"}, exitUsage, "--format is one of"},
		{[]string{"import", out}, exitOK, "4 rows: 0 to add, 0 to change, 4 unchanged"},
	} {
		words := []string{step.args[0], "--kind", "needs", "--as", "drafter@portal.example", "--store", db}
		code, stdout, stderr := commandLine(t, nil, append(words, step.args[1:]...)...)
		if code != step.code || !strings.Contains(stdout+stderr, step.says) {
			t.Errorf("step %d: exit %d, want %d and %q\n%s%s", i+1, code, step.code, step.says, stdout, stderr)
		}
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	edited := written(t, "edited.csv", strings.Replace(string(text), `"Насоси"`, `"Помпи"`, 1))
	code, stdout, stderr := commandLine(t, nil, "import", "--kind", "needs", "--as", "drafter@portal.example", "--store", db, "--commit", edited)
	if code != exitOK || !strings.Contains(stdout, "/title/uk: Насоси → Помпи\n4 rows: 0 to add, 1 to change, 3 unchanged") {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
	if code, _, stderr := commandLine(t, nil, "import", "--kind", "needs", "--as", "partner@portal.example", "--store", db, good); code != exitFailed || !strings.Contains(stderr, "forbidden") {
		t.Errorf("a partner: exit %d %s", code, stderr)
	}
	if code, stdout, stderr := commandLine(t, nil, "audit", "verify", "--store", db); code != exitOK {
		t.Errorf("exit %d\n%s%s", code, stdout, stderr)
	}
}
