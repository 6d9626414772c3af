package exchange

import (
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// choicesSheet holds what drop-down lists offer; it is not shown.
const choicesSheet = "lists"

// offeredRows is for how many rows of a sheet a column offers its choices, beside those that are filled.
const offeredRows = 1000

// choices writes what the drop-down lists offer, a column each.
func (b *book) choices() error {
	if len(b.work.Choices) == 0 {
		return nil
	}
	if _, err := b.file.NewSheet(choicesSheet); err != nil {
		return err
	}
	for i, key := range slices.Sorted(maps.Keys(b.work.Choices)) {
		values := b.work.Choices[key]
		if err := b.file.SetSheetCol(choicesSheet, columnName(i)+"1", &values); err != nil {
			return err
		}
	}
	return b.file.SetSheetVisible(choicesSheet, false)
}

// offered hangs the lists on the columns of a table. Another value may be typed: a list of places is long, and the
// portal says itself what it cannot take.
func (b *book) offered(t Table) error {
	keys := slices.Sorted(maps.Keys(b.work.Choices))
	for i, c := range t.Columns {
		at := slices.Index(keys, c.Key)
		if at < 0 || len(b.work.Choices[c.Key]) == 0 {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%[1]s2:%[1]s%[2]d", columnName(i), len(t.Rows)+offeredRows))
		v.SetSqrefDropList(fmt.Sprintf("%[1]s!$%[2]s$1:$%[2]s$%[3]d", choicesSheet, columnName(at), len(b.work.Choices[c.Key])))
		v.ShowErrorMessage = false
		if err := b.file.AddDataValidation(t.Name, v); err != nil {
			return err
		}
	}
	return nil
}
