package exchange

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"swgportal/server/internal/domain"
)

// CoverageGroup is what a row of coverage is a total of.
type CoverageGroup string

// The groups of coverage. CoverageCell is a cell of the matrix.
const (
	CoverageWhole    CoverageGroup = ""
	CoverageSubgroup CoverageGroup = "subgroup"
	CoverageTheme    CoverageGroup = "theme"
	CoverageAgency   CoverageGroup = "agency"
	CoverageRegion   CoverageGroup = "region"
	CoverageQuarter  CoverageGroup = "quarter"
	CoverageCell     CoverageGroup = "cell"
)

// CoverageRow is a total, in minor units of the file's reporting currency.
type CoverageRow struct {
	Group           CoverageGroup
	Key             string // of the group; empty for what has none
	Name            domain.Text
	Funder, Channel domain.Text // of a cell; without a funder it is what is undisclosed
	Needs, NoRate   int64
	Cost, Gap, Over int64
	Sums            domain.Sums
	Undisclosed     domain.Sums
}

// CoverageFilter is what coverage was asked for, in words.
type CoverageFilter struct {
	Subgroups, Themes, Agencies, Regions, Funders, Channels []domain.Text
	Quarters, Announced, Pledges                            []string
	Priorities                                              []domain.Priority
	Instruments                                             []domain.Instrument
	Direct                                                  bool
}

// ByPledge says whether the rows are made of allocations: then they have no cost, no gap and nothing undisclosed.
func (f CoverageFilter) ByPledge() bool {
	return f.Direct || len(f.Funders)+len(f.Channels)+len(f.Instruments)+len(f.Pledges)+len(f.Announced) > 0
}

// Coverage is what a file of coverage holds.
type Coverage struct {
	Currency domain.Currency
	Filter   CoverageFilter
	Rows     []CoverageRow
	Levels   []domain.Level // of what was counted
	Person   string         // whom it was made for
	At       time.Time
}

// coverageRow is a row with what all of its file share, written once.
type coverageRow struct {
	CoverageRow
	of *coverageShared
}

type coverageShared struct {
	words                     coverWords
	currency                  domain.Currency
	rule, asked, levels, asOf string
}

// CoverageWorkbook is coverage as a table: each row says by itself what it is a total of, by which rule, and when.
func CoverageWorkbook(c Cover, v Coverage) Workbook {
	w, words := coverWordsOf(c.Lang), wordsOf(c.Lang)
	lines, levels, rules := v.Filter.lines(c.Lang), levelsOf(v.Levels, words), w.rules(v.Filter.ByPledge())
	asked := make([]string, len(lines))
	for i, l := range lines {
		asked[i] = l.Label + ": " + strings.Join(l.Values, ", ")
	}
	shared := coverageShared{
		words: w, currency: v.Currency, rule: strings.Join(rules, " "), asked: strings.Join(asked, "; "), levels: strings.Join(levels, ", "), asOf: stamp(v.At),
	}
	cols := coverageColumns(v.Filter.ByPledge())
	table, row := tableOf(w.title, len(cols)-5, cols, &words)
	for _, r := range v.Rows {
		table.Rows = append(table.Rows, row(coverageRow{r, &shared}))
	}
	about := slices.Concat(
		[]Line{{words.madeFor, []string{v.Person}}, {words.madeAt, []string{moments(v.At)}}, {w.currency, []string{string(v.Currency)}}},
		lines, []Line{{words.level, levels}, {words.rule, rules}},
	)
	if c.Demo {
		about = append(about, Line{words.rule, []string{words.demo}})
	}
	return Workbook{Cover: c, Title: w.title, About: words.about, Tables: []Table{table}, Lines: about}
}

type coverageCol = col[coverageRow]

func coverageText(key, uk, en string, kind CellKind, width float64, of func(coverageRow) string) coverageCol {
	return coverageCol{key, head(uk, en), kind, width, true, func(v coverageRow, _ *words) string { return of(v) }}
}

func coverageMoney(key, uk, en string, of func(coverageRow) int64) coverageCol {
	return coverageText(key, uk, en, CellNumber, 18, func(v coverageRow) string {
		return domain.Money{Minor: of(v), Currency: v.of.currency}.Decimal()
	})
}

func coverageCount(key, uk, en string, of func(coverageRow) int64) coverageCol {
	return coverageText(key, uk, en, CellNumber, 10, func(v coverageRow) string { return strconv.FormatInt(of(v), 10) })
}

// ofNeeds leaves the column empty in a cell of the matrix, which is made of allocations alone.
func ofNeeds(c coverageCol) coverageCol {
	plain := c.cellOf
	c.cellOf = func(v coverageRow, w *words) string {
		if v.Group == CoverageCell {
			return ""
		}
		return plain(v, w)
	}
	return c
}

func coverageColumns(byPledge bool) []coverageCol {
	named := func(key, uk, en string, width float64, of func(coverageRow) domain.Text) coverageCol {
		return coverageCol{key, head(uk, en), CellText, width, true, func(v coverageRow, w *words) string { return of(v).In(w.lang) }}
	}
	cols := []coverageCol{
		coverageText("group", "Розріз", "Grouped by", CellText, 16, func(v coverageRow) string { return v.of.words.groups[v.Group] }),
		coverageText("key", "Код", "Code", CellCode, 14, func(v coverageRow) string { return v.Key }),
		named("name", "Назва", "Name", 34, func(v coverageRow) domain.Text { return v.Name }),
		named("funder", "Партнер", "Partner", 28, func(v coverageRow) domain.Text {
			if v.Group == CoverageCell && v.Funder.Empty() {
				return domain.Text{UK: v.of.words.undisclosed, EN: v.of.words.undisclosed}
			}
			return v.Funder
		}),
		named("channel", "Посередник", "Channel", 20, func(v coverageRow) domain.Text { return v.Channel }),
	}
	if !byPledge {
		cols = append(cols,
			ofNeeds(coverageCount("needs", "Потреб", "Needs", func(v coverageRow) int64 { return v.Needs })),
			ofNeeds(coverageMoney("cost", "Вартість", "Cost", func(v coverageRow) int64 { return v.Cost })),
		)
	}
	cols = append(cols,
		coverageMoney("pledged", "Оголошено", "Pledged", func(v coverageRow) int64 { return v.Sums.Pledged }),
		coverageMoney("committed", "Із зобов’язаннями", "Committed", func(v coverageRow) int64 { return v.Sums.Committed }),
		coverageMoney("delivered", "Отримано", "Delivered", func(v coverageRow) int64 { return v.Sums.Delivered }),
		ofNeeds(coverageMoney("held", "Зарезервовано", "Held", func(v coverageRow) int64 { return v.Sums.Held })),
	)
	if !byPledge {
		hidden := func(v coverageRow) domain.Sums { return v.Undisclosed }
		cols = append(cols,
			ofNeeds(coverageMoney("gap", "Непокрита частина", "Gap", func(v coverageRow) int64 { return v.Gap })),
			ofNeeds(coverageMoney("overCover", "Надлишкове покриття", "Over-cover", func(v coverageRow) int64 { return v.Over })),
			ofNeeds(coverageMoney("undisclosedPledged", "Нерозкрита сума: оголошено", "Undisclosed: pledged", func(v coverageRow) int64 { return hidden(v).Pledged })),
			ofNeeds(coverageMoney("undisclosedCommitted", "Нерозкрита сума: із зобов’язаннями", "Undisclosed: committed", func(v coverageRow) int64 { return hidden(v).Committed })),
			ofNeeds(coverageMoney("undisclosedDelivered", "Нерозкрита сума: отримано", "Undisclosed: delivered", func(v coverageRow) int64 { return hidden(v).Delivered })),
			ofNeeds(coverageCount("noRate", "Потреб без курсу", "Needs without a rate", func(v coverageRow) int64 { return v.NoRate })),
		)
	}
	return append(cols,
		coverageText("currency", "Валюта звітності", "Reporting currency", CellText, 9, func(v coverageRow) string { return string(v.of.currency) }),
		coverageText("rule", "Правило", "Rule", CellText, 40, func(v coverageRow) string { return v.of.rule }),
		coverageText("filter", "Фільтр", "Filter", CellText, 30, func(v coverageRow) string { return v.of.asked }),
		coverageText("level", "Рівень доступу", "Sensitivity level", CellText, 18, func(v coverageRow) string { return v.of.levels }),
		coverageText("asOf", "Станом на", "As of", CellMoment, 16, func(v coverageRow) string { return v.of.asOf }),
	)
}

func levelsOf(levels []domain.Level, w words) []string {
	out := map[string]bool{}
	for _, l := range levels {
		if name := w.levels[l]; name != "" {
			out[name] = true
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// lines says what coverage was asked for; all of it where nothing was.
func (f CoverageFilter) lines(l domain.Lang) []Line {
	w, c := wordsOf(l), coverWordsOf(l)
	var out []Line
	add := func(label string, values []string) {
		if len(values) > 0 {
			out = append(out, Line{w.filter + ": " + label, values})
		}
	}
	var priorities, instruments []string
	for _, p := range f.Priorities {
		priorities = append(priorities, w.priorities[p])
	}
	for _, i := range f.Instruments {
		instruments = append(instruments, c.instruments[i])
	}
	add(w.subgroup, in(f.Subgroups, l))
	add(w.theme, in(f.Themes, l))
	add(w.agency, in(f.Agencies, l))
	add(w.place, in(f.Regions, l))
	add(c.groups[CoverageQuarter], f.Quarters)
	add(w.priority, priorities)
	add(c.funder, in(f.Funders, l))
	add(c.channel, in(f.Channels, l))
	if f.Direct {
		add(c.channel, []string{c.direct})
	}
	add(c.instrument, instruments)
	if n := len(f.Pledges); n > 0 {
		add(c.pledge, []string{strconv.Itoa(n)}) // how many: an id of one that the reader does not see has no place in a file
	}
	add(c.announced, f.Announced)
	if len(out) == 0 {
		return []Line{{w.filter, []string{w.everything}}}
	}
	return out
}
