package exchange

import (
	"errors"
	"testing"
)

// gathering gives a gatherer headings and then so many rows like this one, and stops at the first refusal.
func gathering(t *testing.T, heads, cells []string, rows int) (*NeedRows, error) {
	t.Helper()
	n := NewNeedRows(nil)
	if err := n.Row(Row{N: 1, Cells: heads}); err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if err := n.Row(Row{N: i + 2, Cells: cells}); err != nil {
			return n, err
		}
	}
	return n, nil
}

func TestNeedRows_overTheirCeiling_areRefused(t *testing.T) {
	needs, lines := []string{"Номер", "Назва (укр.)"}, []string{"Номер потреби", "Характеристики (укр.)", "ІД потреби"}
	for name, x := range map[string]struct {
		heads, cells []string
		most         int
	}{
		"needs": {needs, []string{"", "Насос"}, MaxNeedRows}, "empty": {needs, nil, MaxNeedRows},
		"sums": {needs, []string{"", "Всього"}, MaxNeedRows}, "lines": {lines, []string{"1", "насос"}, maxLines},
	} {
		if n, err := gathering(t, x.heads, x.cells, x.most); err != nil || len(n.rows)+len(n.loose) != x.most {
			t.Errorf("%s: to the last row: %v", name, err)
		}
		refused := (*FileError)(nil)
		if _, err := gathering(t, x.heads, x.cells, x.most+1); !errors.As(err, &refused) || refused.Code != FileTooLarge {
			t.Errorf("%s: one more: %v", name, err)
		}
	}
}

// TestNeedRows_keepTheCellsThatHoldSomething: a row of a record that is there also its empty ones, which empty a field.
func TestNeedRows_keepTheCellsThatHoldSomething(t *testing.T) {
	n, err := gathering(t, []string{"Номер", "Назва (укр.)", "Тема", "ІД запису"}, []string{"", "Насос"}, 1)
	if err != nil || len(n.rows[0].Cells) != 1 || n.rows[0].Cells["title.uk"] != "Насос" {
		t.Errorf("a new row: %v %v", n.rows, err)
	}
	n, err = gathering(t, []string{"Номер", "Назва (укр.)", "Тема", "ІД запису"}, []string{"", "Насос", "", "абв"}, 1)
	if _, theme := n.rows[0].Cells["theme"]; err != nil || len(n.rows[0].Cells) != 4 || !theme {
		t.Errorf("a row with an id: %v %v", n.rows, err)
	}
}
