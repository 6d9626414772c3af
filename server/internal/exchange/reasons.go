package exchange

import (
	"cmp"
	"strconv"
	"strings"

	"swgportal/server/internal/domain"
)

// ColumnAt leads from where a value stands in a need, "/title/uk" or "/items/2/unitPrice/amount", to the key of its column; line
// says that it is one of a line's, and n which line's.
func ColumnAt(pointer string) (key string, line bool, n int) {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	if parts[0] == "items" && len(parts) > 2 {
		n, _ = strconv.Atoi(parts[1])
		line, parts = true, parts[2:]
	}
	last := parts[len(parts)-1]
	switch {
	case last == "currency":
		return "currency", line, n
	case last == "amount" || len(parts) > 1 && strings.Trim(last, "0123456789") == "":
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, "."), line, n
}

// HeadAt is the heading of the column in which a value stands, in a language; the line's too, where it is one of a line.
func HeadAt(pointer string, l domain.Lang) string {
	key, line, n := ColumnAt(pointer)
	needs, lines := NeedColumns(l)
	if !line {
		return headOf(needs, key)
	}
	head := wordsOf(l).class + " " + strconv.Itoa(n+1)
	if h := headOf(lines, key); h != "" {
		head += ", " + h
	}
	return head
}

func headOf(cols []Column, key string) string {
	for _, c := range cols {
		if c.Key == key {
			return c.Head
		}
	}
	return ""
}

// OwnHead is the portal's heading of what a column is taken for, where the file has another.
func OwnHead(c domain.ImportColumn) domain.Text {
	if c.Key == "" {
		return domain.Text{}
	}
	var out domain.Text
	for _, l := range []domain.Lang{domain.UK, domain.EN} {
		needs, lines := NeedColumns(l)
		for _, cols := range [][]Column{needs, lines} {
			if head := headOf(cols, c.Key); headKey(head) == headKey(c.Head) {
				return domain.Text{}
			}
		}
		if head := headOf(needs, c.Key); l == domain.UK {
			out.UK = head
		} else {
			out.EN = head
		}
	}
	return out
}

// Reason says in words why a row cannot be used: in which column, and why.
func Reason(f domain.FieldError, l domain.Lang) string {
	text := reasonOf(f, l)
	for name, value := range f.Params {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	head := HeadAt(f.Pointer, l)
	if head == "" {
		return text
	}
	return head + ": " + text
}

// RowReasons says in words why a row does not go in: what is wrong with it, or what others changed meanwhile.
func RowReasons(row domain.ImportedRow, l domain.Lang) []string {
	var out []string
	for _, f := range row.Problems {
		out = append(out, Reason(f, l))
	}
	for _, x := range row.Changes {
		if x.Clash {
			text := head("хтось змінив це після вивантаження; у порталі стоїть: ", "somebody changed this after the file was made; the portal has: ").In(l)
			out = append(out, HeadAt(x.Pointer, l)+": "+text+cmp.Or(x.Before, head("нічого", "nothing").In(l)))
		}
	}
	return out
}

func reasonOf(f domain.FieldError, l domain.Lang) string {
	key, _, _ := ColumnAt(f.Pointer)
	code := string(f.Code)
	all := reasons()
	for _, name := range []string{key + "=" + code, code} {
		if t, ok := all[name]; ok {
			return t.In(l)
		}
	}
	return head("Це значення портал прийняти не може", "The portal cannot take this value").In(l)
}

// reasons are the sentences, by code, and by column and code where a column has its own. Those of codes alone are the client's.
func reasons() map[string]domain.Text {
	return map[string]domain.Text{
		"id=unknown_value":      head("Такого запису немає, або він вам недоступний.", "There is no such record, or you have no access to it."),
		"id=taken":              head("Той самий запис є в іншому рядку файлу. Лишіть один рядок", "Another row of the file has the same record. Leave one row"),
		"id=required":           head("Потреба з номером уже є в порталі. Вивантажте перелік знову й правте його, щоб рядок мав ІД і версію", "A need with a number is in the portal already. Take the list again and edit that one, so that the row has its id and version"),
		"id=not_allowed":        head("Ви не можете змінити цю потребу: її веде інший орган", "You cannot change this need: another agency keeps it"),
		"version=required":      head("Без версії невідомо, що змінилося. Вивантажте перелік знову й правте його", "Without the version nobody knows what changed. Take the list again and edit that one"),
		"version=unknown_value": head("Такої версії запису не було. Вивантажте перелік знову й правте його", "The record never had this version. Take the list again and edit that one"),
		"state=not_allowed":     head("У нинішньому стані потребу не можна змінити", "In its present state the need cannot be changed"),
		"agency=not_allowed":    head("Ви не ведете потреб цього органу", "You do not keep the needs of this agency"),
		"agency=required":       head("Вкажіть орган: ви ведете потреби кількох", "Name the agency: you keep the needs of several"),
		"currency=required":     head("Немає валюти. Напишіть її код, наприклад UAH або EUR", "There is no currency. Write its code, for example UAH or EUR"),
		"places=unknown_value":  head("Такого місця немає в переліку. Напишіть код КАТОТТГ або повну назву області, району чи громади", "There is no such place in the list. Write its KATOTTG code or the full name of the oblast, raion or hromada"),
		"cost=format":           head("Напишіть суму цифрами, наприклад 1 250 000,50", "Write the amount in digits, for example 1,250,000.50"),
		"unitPrice=format":      head("Напишіть суму цифрами, наприклад 1 250 000,50", "Write the amount in digits, for example 1,250,000.50"),
		"quantity=format":       head("Напишіть кількість цифрами, наприклад 12 або 1,5", "Write the quantity in digits, for example 12 or 1.5"),
		"quantity=decimals":     head("Ця одиниця має після коми не більше цифр, ніж {digits}", "This unit takes at most {digits} digits after the point"),
		"neededBy=format":       dateReason(), "costAsOf=format": dateReason(), "validUntil=format": dateReason(), "officialRequest.date=format": dateReason(),

		"required":           head("Заповніть це поле", "Fill in this field"),
		"too_long":           head("Текст задовгий: до {max} знаків", "The text is too long: up to {max} characters"),
		"too_many":           head("Забагато значень: до {max}", "Too many values: up to {max}"),
		"too_small":          head("Замале значення: щонайменше {min}", "The value is too small: at least {min}"),
		"too_large_value":    head("Завелике значення: не більше {max}", "The value is too large: at most {max}"),
		"format":             head("Значення записано не так, як треба. Перевірте його", "The value is not written as needed. Check it"),
		"unknown_value":      head("Такого значення немає в переліку. Оберіть інше", "There is no such value in the list. Choose another"),
		"control_characters": head("У тексті є невидимі знаки. Видаліть його й наберіть наново або вставте без форматування", "The text holds invisible characters. Delete it and type it anew, or paste it without formatting"),
		"date_future":        head("Ця дата ще не настала. Вкажіть сьогоднішню або раніше", "This date is still to come. Enter today or earlier"),
		"date_past":          head("Ця дата вже минула. Вкажіть пізнішу", "This date is past. Enter a later one"),
		"decimals":           head("У цієї валюти стільки цифр після коми не буває", "This currency does not have so many decimal digits"),
		"not_allowed":        head("Це значення тут недоступне", "This value is not available here"),
		"email":              head("Напишіть адресу повністю, наприклад ім’я@орган.gov.ua", "Write the whole address, for example name@agency.gov.ua"),
		"other_currency":     head("Усі позиції однієї потреби мають одну валюту: {currency}", "All lines of one need have one currency: {currency}"),
		"not_the_sum":        head("Вартість має дорівнювати сумі позицій: {sum}", "The cost has to be the sum of the lines: {sum}"),
		"below_allocated":    head("Розподілено вже більше, ніж лишилося б. Нічого не записано. Спершу звільніть частину розподілів.", "More is allocated already than would be left. Nothing was written. Release a part of the allocations first."),
		"state_forbids":      head("У нинішньому стані запис цього не дозволяє. Відкрийте його знову, щоб побачити, що змінилося.", "In its present state the record does not allow this. Open it again to see what has changed."),
		"forbidden":          head("Ваша роль не дозволяє цієї дії. Допомогти може секретаріат.", "Your role does not allow this. The secretariat can help."),
	}
}

func dateReason() domain.Text {
	return head("Напишіть день, місяць і рік, наприклад 30.06.2027", "Write day, month and year, for example 30/06/2027")
}
