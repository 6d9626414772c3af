package exchange

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
)

// TestTables_runNothingInASpreadsheet opens the files in LibreOffice and looks for cells that hold a formula.
func TestTables_runNothingInASpreadsheet(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice")
	}
	book := bookOf(domain.UK, payloads()...)
	packed, err := book.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	open := func(name, settings string, file []byte) string {
		at := filepath.Join(home, name)
		if err := os.WriteFile(at, file, 0o600); err != nil {
			t.Fatal(err)
		}
		args := []string{"-env:UserInstallation=file://" + home + "/profile", "--headless", "--convert-to", "fods", "--outdir", home}
		if settings != "" {
			args = append(args, "--infilter="+settings)
		}
		if out, err := exec.CommandContext(t.Context(), office, append(args, at)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		text, err := os.ReadFile(strings.TrimSuffix(at, filepath.Ext(at)) + ".fods")
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	// 59 is the semicolon of its own language, 44 the comma of another; 34 the quote; 76 UTF-8.
	for name, settings := range map[string]string{"book.xlsx": "", "own.csv": "CSV:59,34,76", "other.csv": "CSV:44,34,76", "tab.csv": "CSV:9,34,76"} {
		file := packed
		if settings != "" {
			file = book.CSV()
		}
		text := open(name, settings, file)
		if !strings.Contains(text, "office:value-type") || strings.Contains(text, "table:formula") || strings.Contains(text, "xlink:href=\"http") {
			at := strings.Index(text, "table:formula")
			t.Errorf("%s: a formula, a link, or nothing at all: %.200s", name, text[max(0, at):])
		}
	}
}
