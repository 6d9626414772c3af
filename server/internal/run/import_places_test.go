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

const codifierHead = "Перший рівень,Другий рівень,Третій рівень,Четвертий рівень,Додатковий рівень,Категорія об’єкта,Назва об’єкта\n"

// imports runs portal import of a file on a store that has a secretary and a partner.
func imports(t *testing.T, content string, words ...string) (code int, stdout, stderr string) {
	t.Helper()
	dir := t.TempDir()
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(dir, "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	w := testkit.On(t, s)
	w.Person("secretariat", w.Seat(domain.RoleSecretariat, "", ""))
	w.Person("partner", w.Seat(domain.RolePartner, "NL-EMB", ""))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "кодифікатор.csv")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	words = append([]string{"import", "--store", "sqlite:" + filepath.Join(dir, "portal.db")}, words...)
	return commandLine(t, nil, append(words, file)...)
}

func TestImportPlaces_previewsThenWrites(t *testing.T) {
	const content = codifierHead + "UA05000000000010236,UA05020000000026686,UA05020010000011111,,,H,Згурівська \n"
	for name, x := range map[string]struct {
		content string
		words   []string
		code    int
		says    string
	}{
		"a preview":          {content, []string{"--kind", "places", "--as", "secretariat@portal.example"}, exitOK, "Nothing is written"},
		"for good":           {content, []string{"--kind", "places", "--as", "secretariat@portal.example", "--commit"}, exitOK, "It is written"},
		"as JSON":            {content, []string{"--kind", "places", "--as", "secretariat@portal.example", "--commit", "--json"}, exitOK, `"add": 1`},
		"a row not usable":   {content + "UA-05,,,,,O,Вінницька\n", []string{"--kind", "places", "--as", "secretariat@portal.example", "--commit"}, exitFailed, "rejected row 3  /code format (like iso3166)"},
		"the same as JSON":   {content + "UA-05,,,,,O,Вінницька\n", []string{"--kind", "places", "--as", "secretariat@portal.example", "--json"}, exitFailed, `"like": "iso3166"`},
		"no headings":        {"a,b\n1,2\n", []string{"--kind", "places", "--as", "secretariat@portal.example"}, exitUsage, "file_heading"},
		"no table":           {"%PDF-1.7", []string{"--kind", "places", "--as", "secretariat@portal.example", "--json"}, exitUsage, `"code": "file_unknown"`},
		"a large file":       {strings.Repeat("x", 33<<20), []string{"--kind", "places", "--as", "secretariat@portal.example"}, exitUsage, "file_too_large"},
		"no right":           {content, []string{"--kind", "places", "--as", "partner@portal.example", "--commit"}, exitFailed, "forbidden"},
		"nobody":             {content, []string{"--kind", "places", "--as", "nobody@portal.example"}, exitUsage, "nobody has the address"},
		"without an account": {content, []string{"--kind", "places"}, exitUsage, "--as"},
		"without a kind":     {content, []string{"--as", "secretariat@portal.example"}, exitUsage, "--kind is one of needs, places, rates"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := imports(t, x.content, x.words...)
			if code != x.code || !strings.Contains(stdout+stderr, x.says) {
				t.Errorf("exit %d, want %d and %q\n%s%s", code, x.code, x.says, stdout, stderr)
			}
		})
	}
}

func TestPlainName_isALineOfText(t *testing.T) {
	for in, want := range map[string]string{"/a/b/x.csv": "x.csv", "a\nb\u202e.csv": "a_b_.csv", "\xff.csv": "_.csv", strings.Repeat("я", 100): strings.Repeat("я", 80)} {
		if got := plainName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
