package exchange

import (
	"strings"

	"swgportal/server/internal/domain"
)

// words are those of a file in one language.
type words struct {
	lang domain.Lang

	group, need, agency, subgroup, theme, priority, cost, asOf, neededBy, validUntil, place, nationwide, endUsers, why, description string
	items, class, quantity, price, sum, more, strategies, request, contact, made, draft, demo                                       string
	priorities                                                                                                                      map[domain.Priority]string
	levels                                                                                                                          map[domain.Level]string

	needs, about, madeFor, madeAt, filter, everything, state, stale, lacks, searched, level, rule, costRule, placeRule string
	states                                                                                                             map[domain.NeedState]string
	reasons                                                                                                            map[domain.CloseReason]string
	langs                                                                                                              map[domain.Lang]string
}

// stateOf names a need's state; a closed one's reason with it.
func (w words) stateOf(n domain.Need) string {
	if n.State == domain.NeedClosed && n.Closing != nil {
		return w.states[n.State] + ": " + w.reasons[n.Closing.Reason]
	}
	return w.states[n.State]
}

func wordsOf(l domain.Lang) words {
	if l == domain.EN {
		return words{
			lang: l, group: "Sectoral Working Group “Law Enforcement”, Ukraine", need: "Need", agency: "Agency", subgroup: "Subgroup", theme: "Theme",
			priority: "Priority", cost: "Cost", asOf: "as of", neededBy: "Needed by", validUntil: "Valid until", place: "Place",
			nationwide: "The whole country", endUsers: "End users", why: "Why this priority", description: "What is lacking and why",
			items: "Item lines", class: "Item", quantity: "Quantity", price: "Unit price", sum: "Total", more: "further lines", strategies: "Serves",
			request: "Official request", contact: "Contact", made: "Made on", draft: "Not open yet", demo: "Demonstration: an invented record",
			priorities: map[domain.Priority]string{"critical": "Critical", "high": "High", "medium": "Medium", "low": "Low"},
			levels: map[domain.Level]string{
				domain.LevelPublic: "Public", domain.LevelGroup: "For the group", domain.LevelSubgroup: "For the subgroup",
				domain.LevelParties: "For the parties", domain.LevelOutside: "Held outside the portal",
			},
			needs: "Needs", about: "About this file", madeFor: "Made for", madeAt: "As of (Kyiv)", filter: "Filter", everything: "none: all needs that you may see",
			state: "State", stale: "past: waits to be confirmed", lacks: "A text is missing or stale in", searched: "Words", level: "Sensitivity level", rule: "Rule",
			costRule:  "Cost: the sum of the rows’ costs, each currency by itself, nothing converted.",
			placeRule: "Place: no finer than the oblast where you are not a party to the need.",
			states:    map[domain.NeedState]string{"draft": "Draft", "submitted": "Submitted", "returned": "Returned", "open": "Open", "closed": "Closed"},
			reasons:   map[domain.CloseReason]string{"met": "met", "withdrawn": "withdrawn", "superseded": "superseded"},
			langs:     map[domain.Lang]string{domain.UK: "Ukrainian", domain.EN: "English"},
		}
	}
	return words{
		lang: l, group: "Секторальна робоча група «Правоохоронна діяльність», Україна", need: "Потреба", agency: "Орган", subgroup: "Підгрупа", theme: "Тема",
		priority: "Пріоритет", cost: "Вартість", asOf: "станом на", neededBy: "Потрібно до", validUntil: "Дійсна до", place: "Місце",
		nationwide: "Уся країна", endUsers: "Кінцеві користувачі", why: "Чому такий пріоритет", description: "Чого бракує й чому",
		items: "Позиції", class: "Позиція", quantity: "Кількість", price: "Ціна за одиницю", sum: "Разом", more: "ще позицій", strategies: "Відповідає",
		request: "Офіційний запит", contact: "Контакт", made: "Складено", draft: "Ще не відкрита", demo: "Демонстрація: запис вигаданий",
		priorities: map[domain.Priority]string{"critical": "Критичний", "high": "Високий", "medium": "Середній", "low": "Низький"},
		levels: map[domain.Level]string{
			domain.LevelPublic: "Публічний запис", domain.LevelGroup: "Для групи", domain.LevelSubgroup: "Для підгрупи",
			domain.LevelParties: "Для сторін", domain.LevelOutside: "Поза порталом",
		},
		needs: "Потреби", about: "Про цей файл", madeFor: "Складено для", madeAt: "Станом на (Київ)", filter: "Фільтр", everything: "немає: усі потреби, які ви можете бачити",
		state: "Стан", stale: "минула: потребує підтвердження", lacks: "Бракує тексту або він застарів", searched: "Слова", level: "Рівень доступу", rule: "Правило",
		costRule:  "Вартість: сума вартостей рядків, кожна валюта окремо, без перерахунку.",
		placeRule: "Місце: не точніше за область там, де ви не є стороною потреби.",
		states:    map[domain.NeedState]string{"draft": "Чернетка", "submitted": "Подана", "returned": "Повернена", "open": "Відкрита", "closed": "Закрита"},
		reasons:   map[domain.CloseReason]string{"met": "задоволена", "withdrawn": "відкликана", "superseded": "замінена"},
		langs:     map[domain.Lang]string{domain.UK: "українською", domain.EN: "англійською"},
	}
}

// noBreak is U+00A0, which keeps a number in one line.
const noBreak = "\u00a0"

// money writes an amount as people of the language do: «1 250 000,50 EUR», “EUR 1,250,000.50”.
func money(m domain.Money, l domain.Lang) string {
	if m.Currency == "" {
		return "—"
	}
	if l == domain.EN {
		return string(m.Currency) + noBreak + number(m.Decimal(), l)
	}
	return number(m.Decimal(), l) + noBreak + string(m.Currency)
}

// number groups the digits of a plain decimal.
func number(decimal string, l domain.Lang) string {
	group, point := noBreak, ","
	if l == domain.EN {
		group, point = ",", "."
	}
	whole, frac, has := strings.Cut(decimal, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(r)
	}
	if has {
		b.WriteString(point + frac)
	}
	return b.String()
}

// day writes a date: «23.11.2026», “23 November 2026”.
func day(d domain.Date, l domain.Lang) string {
	s := string(d)
	if len(s) != len("2026-11-23") {
		return "—"
	}
	if l != domain.EN {
		return s[8:] + "." + s[5:7] + "." + s[:4]
	}
	months := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	m := int(s[5]-'0')*10 + int(s[6]-'0')
	if m < 1 || m > 12 {
		return s
	}
	return strings.TrimPrefix(s[8:], "0") + " " + months[m-1] + " " + s[:4]
}
