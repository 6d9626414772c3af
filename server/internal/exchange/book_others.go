package exchange

import (
	"regexp"
	"strings"

	"swgportal/server/internal/domain"
)

// otherHeads gives the keys of the columns where headings of others count too, each key a column's alone; own are those
// by the portal's headings.
func (n *NeedRows) otherHeads(cells []string, own []string) (keys []string, found int) {
	words := otherWords()
	keys = append([]string{}, own...)
	taken := map[string]bool{}
	for _, key := range own {
		if key != "" {
			taken[key], found = true, found+1
		}
	}
	for i, cell := range cells {
		head, _ := headUnit(cell)
		if key := words[head]; keys[i] == "" && key != "" && !taken[key] {
			keys[i], taken[key], found = key, true, found+1
		}
	}
	return keys, found
}

// headUnit parts a heading from what it says of its amounts: "Орієнтовна вартість, тис. грн" is in thousands of hryvnias.
func headUnit(cell string) (head, unit string) {
	text := strings.ToLower(domain.Tidy(Unguarded(cell)))
	if i := strings.IndexAny(text, ",(;"); i > 0 {
		head, unit = text[:i], strings.Trim(text[i:], ",(); ")
	} else {
		head = text
	}
	if !strings.ContainsAny(unit, "₴€$") && !amountUnit.MatchString(unit) {
		unit = ""
	}
	return strings.TrimRight(strings.TrimSpace(head), " *:."), unit
}

var amountUnit = regexp.MustCompile(`грн|гривен|євро|дол|uah|eur|usd|тис|млн|млрд`)

// otherWords are headings that lists of agencies have, in small letters, without their units.
func otherWords() map[string]string {
	out := map[string]string{}
	for key, heads := range map[string][]string{
		"number": {"№", "№ з/п", "№ п/п", "номер", "n", "no", "no."},
		"title.uk": {"назва", "найменування", "назва потреби", "найменування потреби", "назва проєкту", "назва проекту", "найменування проєкту", "найменування проекту",
			"назва об’єкта", "найменування об’єкта", "предмет потреби", "потреба"},
		"title.en":               {"title", "name", "need", "name of the need", "project title", "project name"},
		"description.uk":         {"опис", "стислий опис", "короткий опис", "опис потреби", "опис проєкту", "обґрунтування"},
		"description.en":         {"description", "short description", "summary"},
		"cost":                   {"вартість", "сума", "орієнтовна вартість", "загальна вартість", "очікувана вартість", "вартість проєкту", "вартість проекту", "потреба в коштах", "cost", "amount", "estimated cost", "total cost", "budget"},
		"currency":               {"валюта", "currency"},
		"neededBy":               {"термін", "строк", "термін виконання", "строк виконання", "кінцевий термін", "потрібно до", "deadline", "needed by"},
		"place":                  {"область", "місце", "регіон", "місце розташування", "oblast", "place", "location", "region"},
		"priority":               {"пріоритет", "пріоритетність", "priority"},
		"contact.name":           {"контактна особа", "відповідальна особа", "contact person"},
		"endUsers.uk":            {"кінцеві користувачі", "отримувач", "набувач"},
		"officialRequest.number": {"номер листа"},
	} {
		for _, head := range heads {
			out[head] = key
		}
	}
	return out
}

// A sum of other rows begins with one of these words, and goes on with where or nothing.
var totalRow = regexp.MustCompile(`^(усього|всього|разом|загалом|підсумок|total|sum)( (по|за|на|for|of) .*|[^а-яіїєґa-z]*)$`)

// asideOf says why a row without an id is none of a need; empty where it may be one. filled is how many cells it has, small how
// many of them are numbers of a column.
func (n *NeedRows) asideOf(cells map[string]string, filled, small int) string {
	if n.ofLines || cells["id"] != "" || filled == 0 {
		return ""
	}
	for _, text := range cells {
		if totalRow.MatchString(strings.ToLower(domain.Tidy(text))) {
			return AsideTotal
		}
	}
	if !n.foreign {
		return ""
	}
	if filled == 1 || small == filled {
		return AsideNote
	}
	return ""
}
