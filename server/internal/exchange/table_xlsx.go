package exchange

import (
	"errors"
	"io"

	"github.com/xuri/excelize/v2"
)

// What excelize may unfold: beyond the second it puts a sheet into a file, which the child's limits hold down.
const (
	unzipAll  = maxUnfolded
	unzipPart = 8 << 20
)

// readWorkbook reads the sheets of a workbook row by row, the raw values of its cells.
func readWorkbook(file io.ReaderAt, size int64, each func(Row) error) (err error) {
	if err := scanWorkbook(file, size); err != nil {
		return err
	}
	f, err := excelize.OpenReader(io.NewSectionReader(file, 0, size), excelize.Options{UnzipSizeLimit: unzipAll, UnzipXMLSizeLimit: unzipPart, RawCellValue: true})
	if err != nil {
		return unreadable(FileDamaged, "%v", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var count tableCount
	for _, sheet := range f.GetSheetList() {
		if err := readSheet(f, sheet, &count, each); err != nil {
			return err
		}
	}
	return nil
}

func readSheet(f *excelize.File, sheet string, count *tableCount, each func(Row) error) (err error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return unreadable(FileDamaged, "the sheet %q: %v", sheet, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return unreadable(FileDamaged, "the sheet %q, row %d: %v", sheet, n, err)
		}
		if err := errors.Join(count.row(len(cells)), count.text(cells)); err != nil {
			return err
		}
		if cells = trimmed(cells); len(cells) == 0 {
			continue
		}
		if err := each(Row{Sheet: sheet, N: n, Cells: cells}); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return unreadable(FileDamaged, "the sheet %q: %v", sheet, err)
	}
	return nil
}
