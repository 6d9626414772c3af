package demo

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// planDialogue plans the comments, the partners' interests, the files, and when the accounts last read.
func (t *teller) planDialogue() error {
	for _, k := range t.story.dialogue.Needs {
		x, ok := t.needs[k.Need]
		if !ok {
			return fmt.Errorf("the demo's story, dialogue.yaml: there is no need %q", k.Need)
		}
		if err := t.planTalk(x, k); err != nil {
			return fmt.Errorf("the demo's story, dialogue on %s: %w", k.Need, err)
		}
	}
	for _, v := range t.story.dialogue.Visits {
		if err := t.at(v.Ago, v.Who+" reads", func(ctx context.Context) error { return t.read(ctx, v.Who) }); err != nil {
			return err
		}
	}
	return nil
}

func (t *teller) planTalk(x *told, k talk) error {
	for _, f := range k.Files {
		if err := t.at(f.Ago, "a file on "+x.Need, func(ctx context.Context) error { return t.attach(ctx, x, f) }); err != nil {
			return err
		}
	}
	for _, i := range k.Interests {
		if err := t.at(i.Ago, "interest of "+i.By+" in "+x.Need, func(ctx context.Context) error {
			by, err := t.as(ctx, i.By)
			if err != nil || len(by.Seats) == 0 {
				return errors.Join(err, errNoSeat(by))
			}
			_, err = t.app.SetInterest(ctx, by, x.id, by.Seats[0].Organisation, domain.Publicity(i.Heard), i.Note)
			return err
		}); err != nil {
			return err
		}
	}
	for _, c := range k.Comments {
		if err := t.at(c.Ago, "comment of "+c.By+" on "+x.Need, func(ctx context.Context) error { return t.comment(ctx, x, c) }); err != nil {
			return err
		}
	}
	return nil
}

func errNoSeat(c app.Caller) error {
	if len(c.Seats) == 0 {
		return errors.New("who speaks has no seat on that day")
	}
	return nil
}

func (t *teller) comment(ctx context.Context, x *told, c comment) error {
	by, err := t.as(ctx, c.By)
	if err != nil || len(by.Seats) == 0 {
		return errors.Join(err, errNoSeat(by))
	}
	var to []string
	for _, key := range c.To {
		if t.ids[key] == "" {
			return fmt.Errorf("%q is spoken to and has not come yet", key)
		}
		to = append(to, t.ids[key])
	}
	_, err = t.app.AddComment(ctx, by, x.id, c.Text, domain.Level(c.Level), to)
	return err
}

// read lets an account look at every need that it sees on that day.
func (t *teller) read(ctx context.Context, who string) error {
	by, err := t.as(ctx, who)
	if err != nil {
		return err
	}
	for _, name := range t.order {
		id := t.needs[name].id
		if id == "" {
			continue // not begun yet
		}
		var known *domain.Error
		if err := t.app.Look(ctx, by, id); err != nil && !(errors.As(err, &known) && known.Kind == domain.NotFound) {
			return err
		}
	}
	return nil
}

// attach hangs a file on a need that is made from the need as it stands.
func (t *teller) attach(ctx context.Context, x *told, f file) error {
	by, err := t.drafter(ctx, x)
	if err != nil {
		return err
	}
	v, err := t.app.GetNeed(ctx, by, x.id)
	if err != nil {
		return err
	}
	var content []byte
	switch f.As {
	case "lines":
		content, err = t.linesCSV(v.Need)
	case "letter":
		content = letter(x, v.Need)
	case "sheet":
		content, err = t.app.NeedSheets(ctx, by, []string{x.id}, app.SheetPDF, domain.UK)
	default:
		err = fmt.Errorf("a file is made as lines, letter or sheet, not as %q", f.As)
	}
	if err != nil {
		return err
	}
	_, err = t.app.Attach(ctx, by, x.id, app.Upload{Name: f.Name, Content: content})
	return err
}

const invented = "Демонстрація: запис вигаданий"

// linesCSV is the lines of a need as a table.
func (t *teller) linesCSV(n domain.Need) ([]byte, error) {
	classes := map[string]string{}
	for _, k := range t.lists.ItemClasses {
		classes[k.Meta.ID] = k.Name.UK
	}
	units := map[string]string{}
	for _, u := range t.lists.Units {
		units[u.Meta.ID] = u.Abbr.UK
	}
	rows := [][]string{{"№", "Вид позиції", "Специфікація", "Кількість", "Одиниця", "Ціна за одиницю", "Сума", "Валюта"}}
	for i, x := range n.Content.Items {
		rows = append(rows, []string{
			fmt.Sprint(i + 1), classes[x.Class], x.Specification.UK, x.Quantity.Decimal(), units[x.Unit],
			x.UnitPrice.Decimal(), x.Total().Decimal(), string(x.UnitPrice.Currency),
		})
	}
	rows = append(rows, []string{"", "Разом", "", "", "", "", n.Content.Cost.Decimal(), string(n.Content.Cost.Currency)}, []string{invented})
	var out bytes.Buffer
	out.WriteString("\ufeff") // Excel takes it for UTF-8 by this mark alone
	w := csv.NewWriter(&out)
	err := w.WriteAll(rows)
	return out.Bytes(), err
}

// letter is the official request that a need names, as plain text.
func letter(x *told, n domain.Need) []byte {
	r := n.Content.OfficialRequest
	return []byte(invented + "\n\n№ " + r.Number + " від " + string(r.Date) + "\nСпівголовам Секторальної робочої групи\n\n" +
		"Просимо розглянути потребу «" + n.Content.Title.UK + "».\n" + x.TextUK + "\n" +
		"Орієнтовна вартість: " + n.Content.Cost.Decimal() + " " + string(n.Content.Cost.Currency) + " станом на " + string(n.Content.CostAsOf) + ".\n" +
		"Контактна особа: " + n.Content.Contact.Name + ", " + n.Content.Contact.Phone + ".\n")
}
