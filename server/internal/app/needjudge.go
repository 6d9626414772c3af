package app

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Why rows are set aside or rejected whole.
const (
	asideNotYours = "not_yours" // a need that others write, changed since the file was made
	whyTwice      = "twice"     // another row of the file has its id
)

// needJudge says what a row of a table of needs would do to the portal as it is now, by the rules that hold for whoever brings it.
type needJudge struct {
	a     *App
	c     Caller
	w     *work // reads only
	lists *lists
	own   []string // the agencies that the caller writes needs of
}

func (a *App) needJudge(ctx context.Context, c Caller, r store.Reader, at time.Time) (*needJudge, error) {
	read := newLookup(r)
	l, err := readLists(ctx, read)
	if err != nil {
		return nil, err
	}
	j := &needJudge{a: a, c: c, w: &work{tx: read, by: c.User.Meta.ID, at: at}, lists: l}
	for _, s := range c.Seats {
		if s.Organisation != "" && !slices.Contains(j.own, s.Organisation) && c.MayOn(authz.NeedCreate, authz.Facts{Owner: s.Organisation}) {
			j.own = append(j.own, s.Organisation)
		}
	}
	return j, nil
}

// verdict is what a row comes to beside what stands in the row.
type verdict struct {
	agency  string
	content domain.NeedContent // what the need is to hold
	version int64              // of the need that is there
	before  domain.NeedContent
	mark    string // of a row without an id
}

// judge writes into the row what becomes of it. Only an error of the store is one.
func (j *needJudge) judge(ctx context.Context, row *domain.ImportedRow) (verdict, error) {
	if row.Fate == domain.RowAside && row.Why != asideNotYours {
		return verdict{}, nil
	}
	row.Record, row.Number, row.Changes, row.Problems = "", "", nil, nil
	if row.Why != whyTwice {
		row.Why = ""
	}
	if row.Cells["id"] != "" {
		return j.known(ctx, row)
	}
	return j.fresh(ctx, row)
}

// reject gives the row the fields that are wrong with it; an error that is none of the person's comes back.
func reject(row *domain.ImportedRow, err error) error {
	var refused *domain.Error
	if !errors.As(err, &refused) || refused.Kind == domain.Unavailable {
		return err
	}
	row.Fate, row.Changes, row.Problems = domain.RowRejected, nil, refused.Fields
	if len(row.Problems) == 0 {
		row.Problems = []domain.FieldError{{Code: refused.Code}}
	}
	return nil
}

// known judges a row that names a need by its id.
func (j *needJudge) known(ctx context.Context, row *domain.ImportedRow) (verdict, error) {
	n, err := store.Needs.Get(ctx, j.w.tx, j.c.Scope(), row.Cells["id"])
	if errors.Is(err, store.ErrNotFound) {
		return verdict{}, reject(row, domain.RefuseField("/id", domain.FieldUnknown))
	}
	if err != nil {
		return verdict{}, err
	}
	if err := j.a.rough(ctx, j.c, &n); err != nil {
		return verdict{}, err
	}
	row.Record, row.Number = n.Meta.ID, n.Number
	if row.Why == whyTwice {
		return verdict{}, reject(row, domain.RefuseField("/id", domain.FieldTaken))
	}
	if levelOutside(row.Cells) && !n.Outside() { // it is chosen with the first draft
		return verdict{}, reject(row, domain.RefuseField("/level", domain.FieldNotAllowed))
	}
	version, _ := strconv.ParseInt(row.Cells["version"], 10, 64)
	mayEdit := j.c.MayOn(authz.NeedEdit, needFacts(&n))
	base := n.Content
	switch {
	case !mayEdit:
	case version <= 0:
		return verdict{}, reject(row, domain.RefuseField("/version", domain.FieldRequired))
	case version > n.Meta.Version:
		return verdict{}, reject(row, domain.RefuseField("/version", domain.FieldUnknown))
	case version < n.Meta.Version:
		if base, err = contentAt(ctx, j.w.tx, n, version); err != nil {
			return verdict{}, err
		}
	}
	next := n.Content
	next.Items = slices.Clone(next.Items)
	var p domain.Problems
	row.Changes = merge(needFields(), "", row.Cells, j.lists, &base, &n.Content, &next, row, &p)
	row.Changes = append(row.Changes, j.mergeItems(row, base.Items, n.Content.Items, &next, &p)...)
	changed := len(row.Changes) > 0 || p.Err() != nil
	switch {
	case !changed:
		row.Fate = domain.RowUnchanged
		return verdict{}, nil
	case !mayEdit && version != n.Meta.Version:
		row.Fate, row.Why, row.Changes = domain.RowAside, asideNotYours, nil
		return verdict{}, nil
	case !mayEdit:
		return verdict{}, reject(row, domain.RefuseField("/id", domain.FieldNotAllowed))
	case p.Err() != nil:
		return verdict{}, reject(row, p.Err())
	case !n.Can(domain.ActNeedEdit):
		return verdict{}, reject(row, domain.RefuseField("/state", domain.FieldNotAllowed))
	case n.Outside() && textOutside(row.Changes) != nil:
		return verdict{}, reject(row, textOutside(row.Changes))
	case slices.ContainsFunc(row.Changes, func(x domain.FieldChange) bool { return x.Clash }):
		row.Fate = domain.RowConflict
		return verdict{}, nil
	}
	if len(next.Items) > 0 && !slices.ContainsFunc(row.Changes, func(x domain.FieldChange) bool { return x.Pointer == "/cost" }) {
		next.Cost = domain.Money{} // it follows from its lines
	}
	row.Fate = domain.RowChange
	v := verdict{agency: n.Agency, content: next, version: n.Meta.Version, before: n.Content}
	return v, j.try(row, v, func(content domain.NeedContent) error {
		content, err := resolveNeed(ctx, j.w, &n, content)
		if err != nil {
			return err
		}
		trial := n
		return trial.Edit(content, j.w.by, j.w.at)
	})
}

// fresh judges a row without an id: a draft of an agency of the caller's.
func (j *needJudge) fresh(ctx context.Context, row *domain.ImportedRow) (verdict, error) {
	var p domain.Problems
	v := verdict{agency: j.agency(row.Cells["agency"], &p)}
	if wholeNumber.MatchString(row.Cells["number"]) {
		p.Add("/id", domain.FieldRequired) // what has a number is there: by its id and version it is known
	}
	cells := row.Cells
	if cells["places"] == "" && cells["place"] != "" {
		cells = map[string]string{}
		for key, text := range row.Cells {
			cells[key] = text
		}
		cells["places"] = cells["place"]
	}
	none := domain.NeedContent{Items: []domain.Item{}, Places: []string{}, Strategies: []string{}}
	v.content = none
	if levelOutside(cells) {
		v.content.HeldOutside, v.content.Subgroup = true, j.lists.subgroups.of(cells["subgroup"])
	}
	merge(needFields(), "", cells, j.lists, &none, &none, &v.content, row, &p)
	j.mergeItems(row, nil, nil, &v.content, &p)
	if p.Err() != nil {
		return v, reject(row, p.Err())
	}
	text, err := json.Marshal(&v.content, json.Deterministic(true))
	if err != nil {
		return v, err
	}
	v.mark = digest("a row that is a need", v.agency, string(text), fmt.Sprint(row.Twin))
	if known, err := j.marked(ctx, v.mark); err != nil || known.Meta.ID != "" {
		row.Fate, row.Record, row.Number = domain.RowUnchanged, known.Meta.ID, known.Number
		return v, err
	}
	row.Fate = domain.RowAdd
	return v, j.try(row, v, func(content domain.NeedContent) error {
		content, err := resolveNeed(ctx, j.w, nil, content)
		if err != nil {
			return err
		}
		_, err = domain.NewNeed(newID(), v.agency, content, j.w.by, j.w.at)
		return err
	})
}

// wholeNumber is the number that the portal gives.
var wholeNumber = regexp.MustCompile(`^N-[A-Z]{2}-\d{4}-\d+$`)

// marked is the need that a row without an id has become before; the zero need where there is none that the caller sees.
func (j *needJudge) marked(ctx context.Context, mark string) (domain.Need, error) {
	m, err := found(store.ImportMarks.Get(ctx, j.w.tx, store.System(), mark))
	if err != nil || m.Record == "" {
		return domain.Need{}, err
	}
	return found(store.Needs.Get(ctx, j.w.tx, j.c.Scope(), m.Record))
}

// agency is the one that the cell names; the caller's own where it has one alone and the cell is empty.
func (j *needJudge) agency(cell string, p *domain.Problems) string {
	agency := j.lists.organisations.of(cell)
	switch {
	case cell == "" && len(j.own) == 1:
		return j.own[0]
	case cell == "":
		p.Add("/agency", domain.FieldRequired)
	case agency == "":
		p.Add("/agency", domain.FieldUnknown)
	case !slices.Contains(j.own, agency):
		p.Add("/agency", domain.FieldNotAllowed)
	}
	return agency
}

// try holds the content against the contract's limits and the domain's rules.
func (j *needJudge) try(row *domain.ImportedRow, v verdict, apply func(domain.NeedContent) error) error {
	err := j.a.shape(v.agency, v.content)
	if err == nil {
		err = apply(v.content)
	}
	if err == nil {
		return nil
	}
	return reject(row, err)
}

// mergeItems takes the lines of a row into next. A line that the file does not have stays: a file never deletes.
func (j *needJudge) mergeItems(row *domain.ImportedRow, base, now []domain.Item, next *domain.NeedContent, p *domain.Problems) []domain.FieldChange {
	var out []domain.FieldChange
	at := func(list []domain.Item, id string) int {
		return slices.IndexFunc(list, func(i domain.Item) bool { return i.ID == id })
	}
	since := slices.DeleteFunc(slices.Clone(now), func(i domain.Item) bool { return at(base, i.ID) >= 0 })
	for _, l := range row.Lines {
		id := l.Cells["id"]
		if id == "" {
			out = append(out, j.newItem(row, l, &since, next, p)...)
			continue
		}
		was, is := at(base, id), at(now, id)
		if is < 0 {
			var gone domain.Item
			if was >= 0 {
				gone = base[was]
			}
			trial := gone
			if was < 0 || len(merge(itemFields(), "", l.Cells, j.lists, &gone, &gone, &trial, row, p)) > 0 {
				p.Add("/items/"+strconv.Itoa(len(now))+"/id", domain.FieldUnknown)
			}
			continue
		}
		old := now[is]
		if was >= 0 {
			old = base[was]
		}
		out = append(out, merge(itemFields(), "/items/"+strconv.Itoa(is), l.Cells, j.lists, &old, &now[is], &next.Items[is], row, p)...)
	}
	return out
}

// newItem adds a line without an id, unless it came in before: since holds the lines that came after the file was made.
func (j *needJudge) newItem(row *domain.ImportedRow, l domain.ImportedLine, since *[]domain.Item, next *domain.NeedContent, p *domain.Problems) []domain.FieldChange {
	var none, item domain.Item
	pointer := "/items/" + strconv.Itoa(len(next.Items))
	var wrong domain.Problems
	merge(itemFields(), pointer, l.Cells, j.lists, &none, &none, &item, row, &wrong)
	p.Below("", wrong)
	told := tellItem(item)
	switch {
	case told == "":
		return nil
	case slices.ContainsFunc(*since, func(i domain.Item) bool { return tellItem(i) == told }):
		i := slices.IndexFunc(*since, func(i domain.Item) bool { return tellItem(i) == told })
		*since = slices.Delete(*since, i, i+1)
		return nil
	}
	next.Items = append(next.Items, item)
	return []domain.FieldChange{{Pointer: pointer, After: told}}
}

// tellItem is a line in one text.
func tellItem(i domain.Item) string {
	var parts []string
	for _, f := range itemFields() {
		if text := f.show(&i); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}
