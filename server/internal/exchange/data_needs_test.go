package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
)

// TestData_projectLists reads the lists of agencies in shared data as tables of needs: every row below the headings is a row to
// look at or set aside with a reason, or the file says why it cannot be read.
func TestData_projectLists(t *testing.T) {
	dir := os.Getenv("PORTAL_TEST_DATA")
	if dir == "" {
		t.Skip("PORTAL_TEST_DATA names no folder")
	}
	files, err := filepath.Glob(filepath.Join(dir, "project-lists-ua", "*.xlsx"))
	if err != nil || len(files) == 0 {
		t.Fatal("no lists", err)
	}
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n, below := NewNeedRows(nil), 0
		err = ReadTable(strings.NewReader(string(content)), int64(len(content)), func(r Row) error {
			if n.begun && n.sheet == r.Sheet && n.keys != nil {
				below++
			}
			return n.Row(r)
		})
		if err != nil {
			t.Logf("%s: %v", filepath.Base(path), err)
			continue
		}
		rows, ok := n.Rows()
		aside, heads := map[string]int{}, []string{}
		for _, r := range rows {
			if r.Fate == domain.RowAside {
				aside[r.Why]++
			}
		}
		for _, c := range n.Columns() {
			heads = append(heads, c.At+" "+c.Head+"="+c.Key)
		}
		t.Logf("%s: headings %v, %d rows, aside %v: %.600s", filepath.Base(path), ok, len(rows), aside, strings.Join(heads, " | "))
		if len(rows) != below {
			t.Errorf("%s: %d rows below the headings, %d accounted for", filepath.Base(path), below, len(rows))
		}
	}
}
