package exchange

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"swgportal/server/internal/domain"
)

// NeedFilter is what a list of needs was asked for, in words: what is filtered by, and the values.
type NeedFilter struct {
	Agencies, Subgroups, Themes, Places []domain.Text
	States                              []domain.NeedState
	Priorities                          []domain.Priority
	Stale                               bool
	Lacks                               domain.Lang
	Words                               string
}

// NeedsWorkbook is a list of needs as tables: a row a need, a row a line, and what the list was asked for. person is whom
// it was made for, at is when.
func NeedsWorkbook(c Cover, needs []Sheet, f NeedFilter, person string, at time.Time) Workbook {
	w := wordsOf(c.Lang)
	rows, ofNeed := tableOf(w.needs, 14, needColumns(), &w)
	lines, ofLine := tableOf(w.items, 10, lineColumns(), &w)
	for _, s := range needs {
		rows.Rows = append(rows.Rows, ofNeed(s))
		for _, i := range s.Need.Content.Items {
			lines.Rows = append(lines.Rows, ofLine(line{Sheet: s, item: i}))
		}
	}
	return Workbook{
		Cover: c, Title: w.needs, About: w.about, Tables: []Table{rows, lines},
		Lines: slices.Concat([]Line{{w.madeFor, []string{person}}, {w.madeAt, []string{moments(at)}}}, f.lines(c.Lang, w), totals(needs, c, w)),
	}
}

// col is a column with how its cells are made.
type col[T any] struct {
	key    string
	head   domain.Text
	kind   CellKind
	width  float64
	fixed  bool
	cellOf func(v T, w *words) string
}

func (c col[T]) column(l domain.Lang) Column {
	return Column{Key: c.key, Head: c.head.In(l), Kind: c.kind, Width: c.width, Fixed: c.fixed}
}

// tableOf makes a table without rows, and what makes a row of it: the columns and the words are made once and not a row.
func tableOf[T any](name string, printed int, cols []col[T], w *words) (Table, func(T) []string) {
	t := Table{Name: name, Printed: printed}
	for _, c := range cols {
		t.Columns = append(t.Columns, c.column(w.lang))
	}
	return t, func(v T) []string {
		out := make([]string, len(cols))
		for i, c := range cols {
			out[i] = c.cellOf(v, w)
		}
		return out
	}
}

// head names a column in both languages.
func head(uk, en string) domain.Text { return domain.Text{UK: uk, EN: en} }

// pair makes the two columns of a text in both languages.
func pair[T any](key, uk, en string, width float64, of func(T) domain.Text) []col[T] {
	return []col[T]{
		{key + ".uk", head(uk+" (укр.)", en+" (Ukrainian)"), CellText, width, false, func(v T, _ *words) string { return of(v).UK }},
		{key + ".en", head(uk+" (англ.)", en+" (English)"), CellText, width, false, func(v T, _ *words) string { return of(v).EN }},
	}
}

func needColumns() []col[Sheet] {
	type content = domain.NeedContent
	text := func(of func(content) domain.Text) func(Sheet) domain.Text {
		return func(s Sheet) domain.Text { return of(s.Need.Content) }
	}
	plain := func(of func(content) string) func(Sheet, *words) string {
		return func(s Sheet, _ *words) string { return of(s.Need.Content) }
	}
	return slices.Concat(
		[]col[Sheet]{
			{"number", head("Номер", "Number"), CellText, 16, true, func(s Sheet, _ *words) string { return s.Need.Number }},
			{"state", head("Стан", "State"), CellText, 11, true, func(s Sheet, w *words) string { return w.stateOf(s.Need) }},
			{"priority", head("Пріоритет", "Priority"), CellText, 12, false, func(s Sheet, w *words) string { return w.priorities[s.Need.Content.Priority] }},
			{"agency", head("Орган", "Agency"), CellText, 28, true, func(s Sheet, w *words) string { return coded(s.Acronym.In(w.lang), s.Agency, w.lang) }},
			{"subgroup", head("Підгрупа", "Subgroup"), CellText, 26, true, func(s Sheet, w *words) string { return coded(s.Need.Content.Subgroup, s.Subgroup, w.lang) }},
			{"theme", head("Тема", "Theme"), CellText, 28, false, func(s Sheet, w *words) string { return coded(s.Need.Content.Theme, s.Theme, w.lang) }},
		},
		pair("title", "Назва", "Title", 40, text(func(c content) domain.Text { return c.Title })),
		[]col[Sheet]{
			{"cost", head("Вартість", "Cost"), CellNumber, 18, false, plain(func(c content) string { return amount(c.Cost) })},
			{"currency", head("Валюта", "Currency"), CellText, 9, false, plain(func(c content) string { return string(c.Cost.Currency) })},
			{"costAsOf", head("Дата оцінки вартості", "Cost as of"), CellDate, 13, false, plain(func(c content) string { return string(c.CostAsOf) })},
			{"neededBy", head("Потрібно до", "Needed by"), CellDate, 13, false, plain(func(c content) string { return string(c.NeededBy) })},
			{"place", head("Місце", "Place"), CellText, 26, true, func(s Sheet, w *words) string { return placesOf(s, w) }},
			{"level", head("Рівень доступу", "Sensitivity level"), CellText, 15, true, func(s Sheet, w *words) string { return w.levels[s.Need.Level] }},
		},
		pair("description", "Опис", "Description", 50, text(func(c content) domain.Text { return c.Description })),
		pair("endUsers", "Кінцеві користувачі", "End users", 26, text(func(c content) domain.Text { return c.EndUsers })),
		pair("priorityReason", "Обґрунтування пріоритету", "Why this priority", 40, text(func(c content) domain.Text { return c.PriorityReason })),
		[]col[Sheet]{
			{"validUntil", head("Актуальна до", "Valid until"), CellDate, 13, false, plain(func(c content) string { return string(c.ValidUntil) })},
			{"strategies", head("Стратегічні документи", "Strategies"), CellText, 34, false, func(s Sheet, w *words) string { return strategiesOf(s, w.lang) }},
			{"contact.name", head("Контактна особа", "Contact"), CellText, 24, false, plain(func(c content) string { return c.Contact.Name })},
			{"contact.email", head("Електронна адреса", "E-mail"), CellText, 28, false, plain(func(c content) string { return c.Contact.Email })},
			{"contact.phone", head("Телефон", "Phone"), CellText, 18, false, plain(func(c content) string { return c.Contact.Phone })},
			{"officialRequest.number", head("Номер листа", "Letter number"), CellText, 16, false, plain(func(c content) string { return c.OfficialRequest.Number })},
			{"officialRequest.date", head("Дата листа", "Letter date"), CellDate, 13, false, plain(func(c content) string { return string(c.OfficialRequest.Date) })},
			{"places", head("Коди КАТОТТГ", "KATOTTG codes"), CellCode, 22, false, plain(func(c content) string {
				if c.Nationwide {
					return "UA"
				}
				return strings.Join(c.Places, "\n")
			})},
			{"openedAt", head("Відкрито", "Opened"), CellMoment, 16, true, func(s Sheet, _ *words) string { return stamp(s.Need.OpenedAt) }},
			{"updatedAt", head("Востаннє змінено", "Last changed"), CellMoment, 16, true, func(s Sheet, _ *words) string { return stamp(s.Need.Meta.UpdatedAt) }},
			{"version", head("Версія", "Version"), CellNumber, 8, true, func(s Sheet, _ *words) string { return strconv.FormatInt(s.Need.Meta.Version, 10) }},
			{"id", head("ІД запису", "Record id"), CellCode, 12, true, func(s Sheet, _ *words) string { return s.Need.Meta.ID }},
		},
	)
}

// line is a line of a need, in the need's sheet.
type line struct {
	Sheet
	item domain.Item
}

func lineColumns() []col[line] {
	return slices.Concat(
		[]col[line]{
			{"number", head("Номер потреби", "Need number"), CellText, 16, true, func(v line, _ *words) string { return v.Need.Number }},
			{"title", head("Назва потреби", "Need"), CellText, 40, true, func(v line, w *words) string { return v.Need.Content.Title.In(w.lang) }},
			{"class", head("Вид позиції", "Item class"), CellText, 30, false, func(v line, w *words) string { return coded(v.item.Class, v.Classes[v.item.Class], w.lang) }},
		},
		pair("specification", "Характеристики", "Specification", 36, func(v line) domain.Text { return v.item.Specification }),
		[]col[line]{
			{"quantity", head("Кількість", "Quantity"), CellNumber, 12, false, func(v line, _ *words) string {
				if v.item.Quantity == 0 {
					return ""
				}
				return v.item.Quantity.Decimal()
			}},
			{"unit", head("Одиниця", "Unit"), CellText, 14, false, func(v line, w *words) string { return coded(v.item.Unit, v.Units[v.item.Unit], w.lang) }},
			{"unitPrice", head("Ціна за одиницю", "Unit price"), CellNumber, 16, false, func(v line, _ *words) string { return amount(v.item.UnitPrice) }},
			{"currency", head("Валюта", "Currency"), CellText, 9, false, func(v line, _ *words) string { return string(v.item.UnitPrice.Currency) }},
			{"total", head("Разом", "Total"), CellNumber, 18, true, func(v line, _ *words) string { return amount(v.item.Total()) }},
			{"need", head("ІД потреби", "Need id"), CellCode, 12, true, func(v line, _ *words) string { return v.Need.Meta.ID }},
			{"id", head("ІД позиції", "Line id"), CellCode, 12, true, func(v line, _ *words) string { return v.item.ID }},
		},
	)
}

// coded writes a code with its name: the code is what a file that comes back is read by, the name is for people.
func coded(code string, name domain.Text, l domain.Lang) string {
	if n := name.In(l); code != "" && n != "" {
		return code + " – " + n
	}
	return code
}

func amount(m domain.Money) string {
	if m.Currency == "" {
		return ""
	}
	return m.Decimal()
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func moments(t time.Time) string { return domain.InKyiv(t).Format("2006-01-02 15:04") }

func placesOf(s Sheet, w *words) string {
	if s.Need.Content.Nationwide {
		return w.nationwide
	}
	return strings.Join(in(s.Places, w.lang), "\n")
}

func strategiesOf(s Sheet, l domain.Lang) string {
	out := make([]string, len(s.Strategies))
	for i, name := range s.Strategies {
		out[i] = coded(s.Need.Content.Strategies[i], name, l)
	}
	return strings.Join(out, "\n")
}

func in(list []domain.Text, l domain.Lang) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.In(l)
	}
	return out
}

// lines says what the list was asked for; all of it where nothing was.
func (f NeedFilter) lines(l domain.Lang, w words) []Line {
	var out []Line
	add := func(label string, values []string) {
		if len(values) > 0 {
			out = append(out, Line{w.filter + ": " + label, values})
		}
	}
	var states, priorities []string
	for _, s := range f.States {
		states = append(states, w.states[s])
	}
	for _, p := range f.Priorities {
		priorities = append(priorities, w.priorities[p])
	}
	add(w.state, states)
	add(w.priority, priorities)
	add(w.agency, in(f.Agencies, l))
	add(w.subgroup, in(f.Subgroups, l))
	add(w.theme, in(f.Themes, l))
	add(w.place, in(f.Places, l))
	if f.Stale {
		add(w.validUntil, []string{w.stale})
	}
	if f.Lacks != "" {
		add(w.lacks, []string{w.langs[f.Lacks]})
	}
	if f.Words != "" {
		add(w.searched, []string{f.Words})
	}
	if len(out) == 0 {
		return []Line{{w.filter, []string{w.everything}}}
	}
	return out
}

// totals says how many rows there are, what they cost, by which rule, and who may see them.
func totals(needs []Sheet, c Cover, w words) []Line {
	sums, lines, levels := map[domain.Currency]int64{}, 0, map[string]int{}
	for _, s := range needs {
		if m := s.Need.Content.Cost; m.Currency != "" {
			sums[m.Currency] += m.Minor
		}
		lines += len(s.Need.Content.Items)
		level := w.levels[s.Need.Level]
		if level == "" {
			level = w.draft
		}
		levels[level]++
	}
	var costs, byLevel []string
	for _, cur := range slices.Sorted(maps.Keys(sums)) {
		costs = append(costs, money(domain.Money{Minor: sums[cur], Currency: cur}, c.Lang))
	}
	for _, level := range slices.Sorted(maps.Keys(levels)) {
		byLevel = append(byLevel, level+": "+strconv.Itoa(levels[level]))
	}
	out := []Line{
		{w.needs, []string{strconv.Itoa(len(needs))}}, {w.items, []string{strconv.Itoa(lines)}}, {w.level, byLevel},
		{w.cost, costs}, {w.rule, []string{w.costRule, w.placeRule}},
	}
	if c.Demo {
		out = append(out, Line{w.rule, []string{w.demo}})
	}
	return out
}
