package exchange

import (
	"slices"
	"strings"
	"time"

	"swgportal/server/internal/domain"
)

// Choices are the values that the columns of a template offer, by the key of the column, each as a cell holds it.
type Choices map[string][]string

// Coded is a choice of a list: its code, and its name for people.
func Coded(code string, name domain.Text, l domain.Lang) string { return coded(code, name, l) }

// NeedChoices are those that do not depend on the portal's lists.
func NeedChoices(l domain.Lang) Choices {
	w := wordsOf(l)
	return Choices{
		"priority": {w.priorities[domain.PriorityCritical], w.priorities[domain.PriorityHigh], w.priorities[domain.PriorityMedium], w.priorities[domain.PriorityLow]},
		"currency": {"UAH", "EUR", "USD"},
	}
}

// help is what a column of the template is for, and an example.
type help struct {
	text    domain.Text
	example domain.Text
}

// templateHelp has the columns of the template in their order; for is those of needs, and of lines.
func templateHelp() (needs, lines []string, of map[string]help) {
	of = map[string]help{
		"number":                 {head("Будь-яка позначка, щоб позиції знали свою потребу. Номер дасть портал", "Any mark, so that the lines know their need. The portal gives the number"), head("1", "1")},
		"agency":                 {head("Скорочення або назва. Якщо ви ведете потреби одного органу, можна не заповнювати", "Acronym or name. May stay empty where you keep the needs of one agency"), head("ДСНС", "SESU")},
		"theme":                  {head("Оберіть зі списку; підгрупу портал знає за темою", "Choose from the list; the portal knows the subgroup by the theme"), head("ER-112", "ER-112")},
		"title.uk":               {head("Обов’язково хоча б однією мовою", "Required in one language at least"), head("Автодрабини для пожежних частин", "Автодрабини для пожежних частин")},
		"title.en":               {head("Обов’язково хоча б однією мовою", "Required in one language at least"), head("Turntable ladders for fire stations", "Turntable ladders for fire stations")},
		"description.uk":         {head("Чого бракує й чому", "What is lacking and why"), head("Із 40 автодрабин справні 11.", "Із 40 автодрабин справні 11.")},
		"description.en":         {head("Чого бракує й чому", "What is lacking and why"), head("Of 40 turntable ladders 11 are in working order.", "Of 40 turntable ladders 11 are in working order.")},
		"priority":               {head("Оберіть зі списку", "Choose from the list"), head("Високий", "High")},
		"priorityReason.uk":      {head("Для критичного пріоритету", "For a critical priority"), head("Будинки вище дев’ятого поверху без рятувального засобу.", "Будинки вище дев’ятого поверху без рятувального засобу.")},
		"cost":                   {head("Лише де немає позицій: інакше це їхня сума", "Only where there are no lines: else it is their sum"), head("1 250 000,50", "1,250,000.50")},
		"currency":               {head("Код валюти", "Code of the currency"), head("UAH", "UAH")},
		"costAsOf":               {head("Коли оцінено вартість", "When the cost was estimated"), head("20.11.2026", "2026-11-20")},
		"neededBy":               {head("Останній день, коли це ще допоможе", "The last day on which it still helps"), head("30.06.2027", "2027-06-30")},
		"places":                 {head("Код КАТОТТГ або повна назва, кожне з нового рядка; UA – уся країна", "KATOTTG code or full name, each in a line of its own; UA is the whole country"), head("Сумська область", "Sumy Oblast")},
		"endUsers.uk":            {head("Хто цим користуватиметься", "Who will use it"), head("14 пожежних частин Сумської області", "14 пожежних частин Сумської області")},
		"endUsers.en":            {head("Хто цим користуватиметься", "Who will use it"), head("14 fire stations of Sumy Oblast", "14 fire stations of Sumy Oblast")},
		"strategies":             {head("Коди зі списку, кожен з нового рядка", "Codes of the list, each in a line of its own"), head("", "")},
		"contact.name":           {head("Хто відповість на запитання", "Who answers questions"), head("Оксана Гнатюк", "Oksana Hnatiuk")},
		"contact.email":          {head("Повна адреса", "The whole address"), head("o.hnatiuk@portal.example", "o.hnatiuk@portal.example")},
		"contact.phone":          {head("З кодом країни", "With the country code"), head("+380 44 000 00 00", "+380 44 000 00 00")},
		"officialRequest.number": {head("Лист, яким просять", "The letter that asks for it"), head("02/161", "02/161")},
		"officialRequest.date":   {head("Дата листа", "Date of the letter"), head("18.11.2026", "2026-11-18")},
		"class":                  {head("Оберіть зі списку", "Choose from the list"), head("", "")},
		"specification.uk":       {head("Що саме, без назви виробника", "What exactly, without a maker’s name"), head("висота підйому 30 м", "висота підйому 30 м")},
		"specification.en":       {head("Що саме, без назви виробника", "What exactly, without a maker’s name"), head("working height 30 m", "working height 30 m")},
		"quantity":               {head("Скільки", "How many"), head("4", "4")},
		"unit":                   {head("Оберіть зі списку", "Choose from the list"), head("", "")},
		"unitPrice":              {head("Ціна однієї", "Price of one"), head("312 500", "312,500")},
	}
	needs = []string{
		"number", "agency", "theme", "title.uk", "title.en", "description.uk", "description.en", "priority", "priorityReason.uk", "priorityReason.en", "cost", "currency",
		"costAsOf", "neededBy", "places", "endUsers.uk", "endUsers.en", "strategies", "contact.name", "contact.email", "contact.phone", "officialRequest.number", "officialRequest.date",
	}
	of["priorityReason.en"] = of["priorityReason.uk"]
	lines = []string{"number", "class", "specification.uk", "specification.en", "quantity", "unit", "unitPrice", "currency"}
	return needs, lines, of
}

// NeedsTemplate is an empty workbook for needs and their lines: drop-down lists, and a sheet that says what each column
// is for, with an example.
func NeedsTemplate(c Cover, choices Choices) Workbook {
	w := wordsOf(c.Lang)
	needs, lines := NeedColumns(c.Lang)
	needKeys, lineKeys, of := templateHelp()
	book := Workbook{Cover: c, Title: w.needs, About: head("Як заповнити", "How to fill in").In(c.Lang), Choices: choices}
	table := func(name string, all []Column, keys []string) {
		t := Table{Name: name, Printed: len(keys), Rows: [][]string{}}
		for _, key := range keys {
			i := slices.IndexFunc(all, func(x Column) bool { return x.Key == key })
			col := all[i]
			col.Fixed = false
			t.Columns = append(t.Columns, col)
			lead := name + ": "
			values := []string{of[key].text.In(c.Lang)}
			if x := of[key].example.In(c.Lang); x != "" {
				values = append(values, head("Приклад: ", "Example: ").In(c.Lang)+x)
			}
			book.Lines = append(book.Lines, Line{lead + col.Head, values})
		}
		book.Tables = append(book.Tables, t)
	}
	table(w.needs, needs, needKeys)
	table(w.items, lines, lineKeys)
	return book
}

// reasonsKey is the column of reasons in a file of rejected rows. No file is read by it.
const reasonsKey = "reasons"

// Rejected is a row that comes back, with the reasons in words.
type Rejected struct {
	Row     domain.ImportedRow
	Reasons []string
}

// RejectedWorkbook gives rows back as they were brought, with the reasons in a column, to be mended and brought again.
func RejectedWorkbook(c Cover, rows []Rejected, choices Choices, at time.Time) Workbook {
	w := wordsOf(c.Lang)
	needs, lines := NeedColumns(c.Lang)
	why := Column{Key: reasonsKey, Head: head("Причини", "Reasons").In(c.Lang), Width: 60, Fixed: true}
	ofNeeds := Table{Name: w.needs, Columns: append([]Column{why}, needs...), Printed: 14, Rows: [][]string{}}
	ofLines := Table{Name: w.items, Columns: append([]Column{why}, lines...), Printed: 10, Rows: [][]string{}}
	for _, r := range rows {
		reasons := strings.Join(r.Reasons, "\n")
		if len(r.Row.Cells) > 0 {
			ofNeeds.Rows = append(ofNeeds.Rows, broughtCells(ofNeeds.Columns, r.Row.Cells, reasons))
		}
		for _, l := range r.Row.Lines {
			ofLines.Rows = append(ofLines.Rows, broughtCells(ofLines.Columns, l.Cells, ""))
		}
	}
	return Workbook{
		Cover: c, Title: head("Рядки, яких портал не прийняв", "Rows that the portal did not take").In(c.Lang), About: w.about,
		Lines: []Line{{w.madeAt, []string{moments(at)}}}, Tables: []Table{ofNeeds, ofLines}, Choices: choices,
	}
}

// broughtCells writes cells as a table of ours has them, where they read as what their column holds, and else as they came.
func broughtCells(cols []Column, cells map[string]string, reasons string) []string {
	out := make([]string, len(cols))
	for i, c := range cols {
		text := cells[c.Key]
		switch c.Kind {
		case CellDate:
			if d, ok := domain.CellDate(text); ok {
				text = string(d)
			}
		case CellNumber:
			if n, ok := domain.CellDecimal(text); ok {
				text = n
			}
		}
		if c.Key == reasonsKey {
			text = reasons
		}
		out[i] = text
	}
	return out
}
