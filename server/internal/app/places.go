package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
)

// placesImport is one reading of the codifier against the places that are there.
type placesImport struct {
	report   ImportReport
	have     map[string]domain.Place // by code
	byPrefix map[string]string       // the part of a code that names its unit → the whole code in the store
	columns  codifierColumns
	sheet    string // the one with the headings; others are not read
	units    []numberedUnit
	seen     map[string]int    // code → row
	centres  map[string]string // the part of a hromada's code that names it → the settlement where it sits
	spared   map[string]bool
	blind    bool // a row that cannot be used does not say of which unit it is
}

// AsideSmaller is why a row of the codifier is set aside: a settlement, or a district of a city.
const AsideSmaller = "smaller"

type numberedUnit struct {
	domain.CodifierUnit
	row int
}

// importPlaces brings the places to what the codifier says: new units, new names, and units that it no longer holds.
func (a *App) importPlaces(ctx context.Context, c Caller, t Table, mode ImportMode) (ImportReport, error) {
	if err := c.must(authz.PlaceWrite); err != nil {
		return ImportReport{}, err
	}
	p := placesImport{
		report: ImportReport{Kind: ImportPlaces, Parts: map[string]int{}},
		have:   map[string]domain.Place{}, byPrefix: map[string]string{}, seen: map[string]int{}, spared: map[string]bool{}, centres: map[string]string{},
	}
	for recs, err := range store.Pages(ctx, a.store, store.Places.Spec, store.System(), store.Query{Limit: store.MaxLimit}) {
		if err != nil {
			return ImportReport{}, storeError(err)
		}
		for _, rec := range recs {
			place, err := store.Places.Decode(rec)
			if err != nil {
				return ImportReport{}, err
			}
			p.have[rec.ID], p.byPrefix[domain.SmallestPrefix(rec.ID)] = place, rec.ID
		}
	}
	if err := t.Read(ctx, p.row); err != nil {
		return ImportReport{}, err
	}
	if !p.columns.found() {
		return ImportReport{}, &exchange.FileError{Code: FileHeading, Detail: "no row has the headings of the codifier: «Перший рівень», «Категорія об’єкта», «Назва об’єкта»"}
	}
	for i := range p.units {
		p.units[i].Centre = p.centres[domain.SmallestPrefix(p.units[i].Code)]
	}
	p.checkParents()
	ended, err := p.vanished()
	if err != nil {
		return ImportReport{}, err
	}
	p.count(a, ended)
	if mode == ImportPreview {
		return p.report, nil
	}
	if err := p.commit(ctx, a, c.User.Meta.ID, t.source(), ended); err != nil {
		return ImportReport{}, err
	}
	p.report.Committed = true
	return p.report, nil
}

// row takes in a row of the file. Above the headings titles may stand.
func (p *placesImport) row(r exchange.Row) error {
	switch {
	case !p.columns.found():
		if p.columns = findCodifierColumns(r.Cells); p.columns.found() {
			p.sheet = r.Sheet
		}
		return nil
	case r.Sheet != p.sheet:
		return nil
	}
	found := p.columns.row(r.Cells)
	u, ok, err := found.Unit()
	refused := (*domain.Error)(nil)
	switch {
	case errors.As(err, &refused):
		p.reject(r.N, u.Code, refused.Fields...)
	case err != nil:
		return err
	case !ok:
		p.report.put(ImportRow{Sheet: p.sheet, Row: r.N, Fate: domain.RowAside, Record: u.Code, Why: AsideSmaller})
		if prefix, name, ok := found.Centre(); ok {
			p.centres[prefix] = name
		}
	case p.seen[u.Code] > 0:
		p.reject(r.N, u.Code, domain.FieldError{Pointer: "/code", Code: domain.FieldTaken, Params: map[string]string{"row": fmt.Sprint(p.seen[u.Code])}})
	case p.taken(u.Code) != "":
		p.reject(r.N, u.Code, domain.FieldError{Pointer: "/code", Code: domain.FieldTaken, Params: map[string]string{"by": p.taken(u.Code)}})
	default:
		p.seen[u.Code] = r.N
		p.units = append(p.units, numberedUnit{u, r.N})
	}
	return nil
}

// taken is another code under which the store has the same unit: only the digits that tell two units of one place apart
// differ, and needs hang on the code that is there.
func (p *placesImport) taken(code string) string {
	if other := p.byPrefix[domain.SmallestPrefix(code)]; other != code {
		return other
	}
	return ""
}

// reject notes a row that cannot be used. The unit that it is of, or may be of, does not end for it.
func (p *placesImport) reject(row int, code string, fields ...domain.FieldError) {
	if code == "" {
		p.blind = true
	}
	p.spared[code] = true
	p.spared[p.taken(code)] = true
	p.report.put(ImportRow{Sheet: p.sheet, Row: row, Fate: domain.RowRejected, Record: code, Problems: fields})
}

// checkParents refuses units whose larger unit is neither in the file nor in the store.
func (p *placesImport) checkParents() {
	known := map[string]bool{}
	for code := range p.have {
		known[code] = true
	}
	slices.SortFunc(p.units, func(a, b numberedUnit) int {
		return cmp.Or(cmp.Compare(len(domain.SmallestPrefix(a.Code)), len(domain.SmallestPrefix(b.Code))), cmp.Compare(a.Code, b.Code))
	})
	p.units = slices.DeleteFunc(p.units, func(u numberedUnit) bool {
		if u.Parent != "" && !known[u.Parent] {
			p.reject(u.row, u.Code, domain.FieldError{Pointer: "/code", Code: domain.FieldUnknown, Params: map[string]string{"parent": u.Parent}})
			return true
		}
		known[u.Code] = true
		return false
	})
}

// The most of one level that may end in an oblast by one import: more is a file that is cut off, not a reform.
const (
	endAlways  = 3
	endOneIn   = 5
	mayBeWhole = "the file lacks %d of %d units (%s) of %s, such as %s: is it whole? Nothing is written"
)

// vanished lists the places in force that the file does not hold: of an oblast and a level of which it holds any. Oblasts
// never end by a file, nor do units of which a row could not be used.
func (p *placesImport) vanished() ([]string, error) {
	if p.blind {
		return nil, nil
	}
	type part struct {
		oblast string
		level  domain.PlaceLevel
	}
	held := map[part]bool{}
	of := func(code string, l domain.PlaceLevel) part {
		return part{domain.PlacePrefix(code, domain.PlaceOblast), l}
	}
	for _, u := range p.units {
		held[of(u.Code, u.Level)] = true
	}
	inForce, gone := map[part]int{}, map[part][]string{}
	for code, place := range p.have {
		at := of(code, place.Level)
		if place.EndedOn != "" || place.Level == domain.PlaceOblast || !held[at] {
			continue
		}
		inForce[at]++
		if p.seen[code] == 0 && !p.spared[code] {
			gone[at] = append(gone[at], code)
		}
	}
	var out []string
	for at, codes := range gone {
		slices.Sort(codes)
		if len(codes) > endAlways && len(codes)*endOneIn > inForce[at] {
			return nil, &exchange.FileError{Code: FileIncomplete, Detail: fmt.Sprintf(mayBeWhole, len(codes), inForce[at], at.level, at.oblast, codes[0])}
		}
		out = append(out, codes...)
	}
	slices.Sort(out)
	return out, nil
}

// count says what each unit would do, without doing it.
func (p *placesImport) count(a *App, ended []string) {
	r := &p.report
	for _, u := range p.units {
		r.Parts[string(u.Level)]++
		row := ImportRow{Sheet: p.sheet, Row: u.row, Fate: domain.RowUnchanged, Record: u.Code}
		place, ok := p.have[u.Code]
		before := place.Name.UK
		switch {
		case !ok:
			row.Fate = domain.RowAdd
		case place.Follow(u.CodifierUnit, "", a.Now()):
			row.Fate, row.Changes = domain.RowChange, []domain.FieldChange{{Pointer: "/name", Before: before, After: place.Name.UK}}
		}
		r.put(row)
	}
	slices.SortFunc(r.Items, func(a, b ImportRow) int { return cmp.Compare(a.Row, b.Row) })
	for _, code := range ended {
		r.put(ImportRow{Fate: domain.RowEnd, Record: code, Changes: []domain.FieldChange{{Pointer: "/name", Before: p.have[code].Name.UK}}})
	}
}

// commit writes what changes, the larger units first. Each record is read again in its transaction.
func (p *placesImport) commit(ctx context.Context, a *App, by, source string, ended []string) error {
	changed := slices.DeleteFunc(p.units, func(u numberedUnit) bool {
		place, ok := p.have[u.Code]
		return ok && !place.Follow(u.CodifierUnit, by, a.Now())
	})
	err := inBatches(ctx, a, by, changed, each(func(ctx context.Context, w *work, u numberedUnit) error {
		place, err := load(ctx, w, store.Places, store.System(), u.Code)
		switch {
		case errors.Is(err, store.ErrNotFound):
			place = domain.NewPlace(u.CodifierUnit, w.by, w.at)
			return create(ctx, w, store.Places, &place, "place.created", source)
		case err != nil || !place.Follow(u.CodifierUnit, w.by, w.at):
			return err
		}
		return save(ctx, w, store.Places, &place, "place.edited", source)
	}))
	if err != nil {
		return err
	}
	return inBatches(ctx, a, by, ended, each(func(ctx context.Context, w *work, code string) error {
		place, err := load(ctx, w, store.Places, store.System(), code)
		if err != nil || !place.End(w.by, w.at) {
			return err
		}
		return save(ctx, w, store.Places, &place, "place.ended", source)
	}))
}

// codifierColumns says where the codifier's columns stand, from 0; the codes of the levels in their order.
type codifierColumns struct {
	codes          []int
	category, name int
}

func (c codifierColumns) found() bool { return len(c.codes) > 0 }

// findCodifierColumns finds the headings of the codifier in a row; none where it has not all that are needed.
func findCodifierColumns(cells []string) codifierColumns {
	c := codifierColumns{category: -1, name: -1}
	at := map[string]int{}
	for i, cell := range cells {
		text := strings.ToLower(domain.Tidy(cell))
		for _, head := range []string{"перший рівень", "другий рівень", "третій рівень", "четвертий рівень", "додатковий рівень", "категорія об’єкта", "назва об’єкта"} {
			if _, ok := at[head]; !ok && strings.HasPrefix(text, head) {
				at[head] = i
			}
		}
	}
	for _, head := range []string{"перший рівень", "другий рівень", "третій рівень", "четвертий рівень", "додатковий рівень"} {
		if i, ok := at[head]; ok {
			c.codes = append(c.codes, i)
		}
	}
	var category, name bool
	c.category, category = at["категорія об’єкта"]
	c.name, name = at["назва об’єкта"]
	if !category || !name {
		return codifierColumns{}
	}
	return c
}

func (c codifierColumns) row(cells []string) domain.CodifierRow {
	cell := func(i int) string {
		if i < len(cells) {
			return cells[i]
		}
		return ""
	}
	out := domain.CodifierRow{Category: cell(c.category), Name: cell(c.name)}
	for _, i := range c.codes {
		if code := cell(i); domain.Tidy(code) != "" {
			out.Codes = append(out.Codes, code)
		}
	}
	return out
}
