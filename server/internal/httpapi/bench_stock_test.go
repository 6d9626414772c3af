package httpapi

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// stock puts needs into the portal as they are after some years: of many agencies, themes, states and levels, most of them
// open to the group, with lines, a place and a cost of their own; a thread on every second, a file on every fourth, events,
// interests and 500 accounts. It gives the ids of those that are open.
func stock(b *testing.B, w *testkit.World, n int) (ids []string) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 500 {
		w.Person(fmt.Sprintf("person%d", i), w.Seat(domain.RoleObserver, "", "ER"))
	}
	oblasts := []string{}
	places, err := store.Places.List(b.Context(), w.Store, store.System(), store.Query{Filter: store.Eq{Field: "level", Value: store.Str("oblast")}, Limit: 100})
	for _, p := range places.Items {
		oblasts = append(oblasts, p.Meta.ID)
	}
	if err != nil || len(oblasts) < 20 {
		b.Fatal(len(oblasts), err)
	}
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	for from := 0; from < n; from += 500 {
		var needs []*domain.Need
		var comments []*domain.Comment
		var files []*domain.Attachment
		var interests []*domain.Interest
		var events []*store.Event
		for i := from; i < min(n, from+500); i++ {
			need := oneOf(w, i, r, one, oblasts)
			needs = append(needs, need)
			id := need.Meta.ID
			if need.State == domain.NeedOpen {
				ids = append(ids, id)
			}
			shown := domain.Shown{Audience: string(store.NeedAudience(need)), Subgroup: need.Content.Subgroup, Owner: need.Agency, Parties: []string{}}
			at := need.Meta.UpdatedAt
			for k := range (i % 2) * 3 {
				c, err := domain.NewComment(fmt.Sprintf("c%09d-%d", i, k), "need", id, fmt.Sprintf("Чи йдеться про громаду %d і насоси до автоцистерн?", i%977), nil, "", at)
				if err != nil {
					b.Fatal(err)
				}
				c.Shown = shown
				comments = append(comments, &c)
			}
			if i%4 == 0 {
				f, err := domain.NewAttachment(fmt.Sprintf("a%09d", i), "need", id, fmt.Sprintf("Лист про автоцистерни %d.pdf", i), []byte("%PDF-1.7"), "", "", at)
				if err != nil {
					b.Fatal(err)
				}
				f.Shown = shown
				files = append(files, &f)
			}
			if i%5 == 0 {
				x, err := domain.NewInterest(fmt.Sprintf("i%09d", i), id, w.Orgs["JP-EMB"], domain.InterestGroup, "", "", at)
				if err != nil {
					b.Fatal(err)
				}
				x.Shown = shown
				interests = append(interests, &x)
			}
			for k := range 5 {
				events = append(events, &store.Event{
					ID: fmt.Sprintf("e%09d-%d", i, k), Kind: "need", Record: id, Seq: int64(k + 1), Act: one("need.edited", "need.opened", "need.submitted", "need.confirmed"),
					At: at.Add(time.Duration(k) * time.Minute), Changes: []store.Change{{Path: "/content/title/uk", Before: `"Насоси"`, After: fmt.Sprintf(`"Насоси %d"`, i)}},
					Audience: store.Audience(shown.Audience), Subgroup: shown.Subgroup, Owner: need.Agency, Parties: []string{},
				})
			}
		}
		for _, err := range []error{
			keep(b, w.Store, store.Needs, needs...), keep(b, w.Store, store.Comments, comments...), keep(b, w.Store, store.Attachments, files...),
			keep(b, w.Store, store.Interests, interests...), keep(b, w.Store, store.Events, events...),
		} {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	return ids
}

// oneOf writes one of those needs.
func oneOf(w *testkit.World, i int, r *rand.Rand, one func(...string) string, oblasts []string) *domain.Need {
	theme := one("ER-FIRE", "ER-DEMIN", "ER-RESCUE", "ER-112", "BS-SURV", "BS-CROSS", "CP-SCHOOL", "CP-CYBER", "RB-STATION", "RB-ENERGY")
	c := testkit.Content(theme)
	c.Subgroup = theme[:2]
	c.Title = domain.Text{UK: fmt.Sprintf("%s для загону %d", one("Пожежні автоцистерни", "Насоси для води", "Тепловізори", "Генератори", "Роботи для розмінування"), i%977)}
	if i%3 > 0 {
		c.Title.EN = fmt.Sprintf("%s for unit %d", one("Fire tankers", "Water pumps", "Thermal cameras", "Generators", "Demining robots"), i%977)
	}
	c.Description.UK += fmt.Sprintf(" Потрібні у громаді %d, щоб рятувальники встигали за десять хвилин.", i%4001)
	c.Nationwide, c.Places = false, []string{one(oblasts...)}
	c.Priority = domain.Priority(one("low", "medium", "medium", "high", "critical"))
	c.Cost = domain.Money{Minor: 1 + r.Int64N(1e9), Currency: domain.Currency(one("EUR", "EUR", "UAH", "USD"))}
	for k := range 1 + i%3 {
		c.Items = append(c.Items, domain.Item{ID: fmt.Sprintf("l%d-%d", i, k), Class: one("RES-FIREENG", "RES-PUMP", "BOR-THERMCAM", "ENE-GENDIES", "DEM-ROBOT"), Unit: "PCE", Specification: domain.Text{UK: "Привод 4×4, насос 40 л/с"}})
	}
	c.NeededBy = domain.Date(fmt.Sprintf("2027-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)))
	c.ValidUntil = domain.Date(fmt.Sprintf("20%d-%02d-%02d", 26+r.IntN(2), 1+r.IntN(12), 1+r.IntN(28)))
	at := w.Now.Add(-time.Duration(i) * 50 * time.Minute)
	n := &domain.Need{
		Meta: domain.NewMeta(fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", i), "", at), Number: fmt.Sprintf("N-%s-2026-%05d", c.Subgroup, i), Named: []string{}, Content: c,
		Agency: w.Orgs[one("SESU", "SBGS", "NPU", "NGU", "SMS", "MSC")], State: domain.NeedState(one("open", "open", "open", "open", "open", "open", "closed", "closed", "submitted", "draft")),
	}
	switch n.State {
	case domain.NeedOpen, domain.NeedClosed:
		n.Level, n.SubmittedAt, n.OpenedAt = domain.Level(one("group", "group", "group", "group", "subgroup", "parties")), at, at
	case domain.NeedSubmitted:
		n.SubmittedAt = at
	}
	return n
}
