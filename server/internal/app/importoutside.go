package app

import (
	"context"
	"slices"
	"strconv"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// contactPointers are the fields of a table that a need held outside the portal has.
func contactPointers() []string { return []string{"/contact/name", "/contact/email", "/contact/phone"} }

// outsideCells are the cells of a need held outside that may be kept: which need it is, and whom to ask of it.
func outsideCells() []string {
	return []string{"level", "subgroup", "agency", "contact.name", "contact.email", "contact.phone", "number", "id", "version"}
}

// hush takes out of a judged row what must not be written down: of a need held outside the portal, everything but outsideCells.
// That the row held more is said by its problems. names are the numbers by which rows of the file that are held outside are named.
func (j *needJudge) hush(ctx context.Context, row *domain.ImportedRow, names map[string]bool) error {
	outside, err := j.outside(ctx, row.Cells)
	if err != nil {
		return err
	}
	if outside {
		hushCells(row.Cells)
		isText := func(pointer string) bool { return !slices.Contains(contactPointers(), pointer) }
		row.Lines, row.Mine, row.Theirs = nil, slices.DeleteFunc(slices.Clone(row.Mine), isText), slices.DeleteFunc(slices.Clone(row.Theirs), isText)
		return nil
	}
	if row.Why != exchange.AsideNoNeed {
		return nil
	}
	for _, l := range row.Lines {
		named, err := j.namesOutside(ctx, l.Cells["need"], l.Cells["number"])
		if err != nil {
			return err
		}
		if named || names[l.Cells["number"]] {
			row.Lines = nil
			return nil
		}
	}
	return nil
}

// hushCells takes the cells away: an empty one would empty the field of a record that is there.
func hushCells(cells map[string]string) {
	for key := range cells {
		if !slices.Contains(outsideCells(), key) {
			delete(cells, key)
		}
	}
	if _, err := strconv.ParseInt(cells["version"], 10, 64); err != nil {
		delete(cells, "version")
	}
}

// outside says whether the cells are those of a need held outside the portal: by their level, or by the need that they name.
func (j *needJudge) outside(ctx context.Context, cells map[string]string) (bool, error) {
	if levelOutside(cells) {
		return true, nil
	}
	return j.namesOutside(ctx, cells["id"], cells["number"])
}

func levelOutside(cells map[string]string) bool {
	level, ok := exchange.LevelIn(cells["level"])
	return ok && level == domain.LevelOutside
}

// namesOutside says whether the need with the id or the number, as far as the caller sees it, is held outside.
func (j *needJudge) namesOutside(ctx context.Context, id, number string) (bool, error) {
	if id != "" {
		if n, err := found(store.Needs.Get(ctx, j.w.tx, j.c.Scope(), id)); err != nil || n.Meta.ID != "" {
			return n.Outside(), err
		}
	}
	if !wholeNumber.MatchString(number) {
		return false, nil
	}
	page, err := store.Needs.List(ctx, j.w.tx, j.c.Scope(), store.Query{Filter: store.Eq{Field: "number", Value: store.Str(number)}, Limit: 1})
	return err == nil && len(page.Items) > 0 && page.Items[0].Outside(), err
}

// textOutside refuses what a row would change of a need held outside beside its contact.
func textOutside(changes []domain.FieldChange) error {
	var p domain.Problems
	for _, x := range changes {
		if !slices.Contains(contactPointers(), x.Pointer) {
			p.Add(x.Pointer, domain.FieldNotAllowed)
		}
	}
	return p.Err()
}
