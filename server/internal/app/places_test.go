package app_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// The codes of the tests' own little codifier: units of the reference lists, and hromadas that no codifier has.
const (
	crimea        = "UA01000000000013043"
	kyiv, lviv    = "UA80000000000093317", "UA46000000000026241"
	sheptytskyi   = "UA46120000000057093" // renamed in 2024; the codifier of that spring has its former name
	hromada, twin = "UA05020010000011111", "UA05080010000022222"
)

// heading is a row that official files have, under a title.
var heading = []string{"Перший рівень", "Другий рівень", "Третій рівень", "Четвертий рівень", "Додатковий рівень", "Категорія об'єкта", "Назва об’єкта "}

// codifier is a file of these rows, under a title and the headings.
func codifier(rows ...[]string) app.Table {
	all := append([][]string{{"КОДИФІКАТОР", "адміністративно-територіальних одиниць"}, heading}, rows...)
	return app.Table{Name: "codifier.xlsx", SHA256: "00", Read: func(_ context.Context, each func(exchange.Row) error) error {
		for i, cells := range all {
			if err := each(exchange.Row{Sheet: "Кодифікатор", N: i + 1, Cells: cells}); err != nil {
				return err
			}
		}
		return each(exchange.Row{Sheet: "Notes", N: 1, Cells: []string{"x"}})
	}}
}

func unit(category, name string, codes ...string) []string {
	cells := make([]string, 5)
	copy(cells, codes)
	return append(cells, category, name)
}

// small is the little codifier as the tests first load it.
func small() [][]string {
	return [][]string{
		unit("O", "Автономна Республіка Крим", crimea), unit("K", "Севастополь", "UA85000000000065278"),
		unit("O", "Вінницька", oblast), unit("P", "Вінницький", oblast, raion), unit("P", "Жмеринський", oblast, "UA05060000000061926"),
		unit("P", "Могилів-Подільський", oblast, "UA05080000000040234"), unit("P", "Тульчинський", oblast, "UA05100000000022396"),
		unit("P", "Хмільницький", oblast, "UA05120000000017020"), unit("P", "Гайсинський", oblast, "UA05040000000050292"),
		unit("H", "Іванівська ", oblast, raion, hromada), unit("H", "Іванівська", oblast, "UA05080000000040234", twin),
		unit("C", "Нове Місто", oblast, raion, hromada, "UA05020010010033333"),
		unit("K", "Київ", kyiv), unit("B", "Голосіївський", kyiv, kyiv, kyiv, kyiv, "UA80000000000126643"),
	}
}

type places struct {
	*testkit.World
	t           *testing.T
	secretariat app.Caller
}

func newPlaces(t *testing.T, w *testkit.World) places {
	t.Helper()
	return places{w, t, w.Person("secretariat", w.Seat(domain.RoleSecretariat, "", ""))}
}

func (p places) imports(mode app.ImportMode, rows ...[]string) app.ImportReport {
	p.t.Helper()
	r, err := p.App.Import(p.t.Context(), p.secretariat, app.ImportPlaces, codifier(rows...), mode)
	if err != nil {
		p.t.Fatal(err)
	}
	if sum := r.Add + r.Change + r.Unchanged + r.Aside + r.Rejected; sum != r.Rows || r.Rows != len(rows) {
		p.t.Errorf("%d rows, but %d are accounted for of %d", r.Rows, sum, len(rows))
	}
	return r
}

// place reads one, with the versions of what is kept.
func (p places) place(code string) domain.Place {
	p.t.Helper()
	found, err := store.Places.Get(p.t.Context(), p.Store, store.System(), code)
	if err != nil {
		p.t.Fatal(code, err)
	}
	return found
}

// events counts the events of places.
func (p places) events() int64 {
	p.t.Helper()
	list, err := store.Events.List(p.t.Context(), p.Store, store.System(), store.Query{
		Filter: store.Eq{Field: "kind", Value: store.Str("place")}, Limit: 1, Total: store.Exact,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return list.Total
}

func counts(r app.ImportReport) string {
	return fmt.Sprintf("add %d, change %d, unchanged %d, aside %d, rejected %d, end %d", r.Add, r.Change, r.Unchanged, r.Aside, r.Rejected, r.End)
}

func TestImport_addsHromadas_andTheSameFileAgainChangesNothing(t *testing.T) {
	for name, w := range map[string]*testkit.World{"once": testkit.New(t), "every transaction twice": testkit.Twice(t)} {
		t.Run(name, func(t *testing.T) {
			p := newPlaces(t, w)
			before := p.events()
			want := "add 2, change 0, unchanged 10, aside 2, rejected 0, end 0"
			if got := counts(p.imports(app.ImportPreview, small()...)); got != want || p.events() != before {
				t.Errorf("preview: %s, and %d events", got, p.events()-before)
			}
			if got := counts(p.imports(app.ImportCommit, small()...)); got != want || p.events() != before+2 {
				t.Errorf("commit: %s, and %d events", got, p.events()-before)
			}
			if got := counts(p.imports(app.ImportCommit, small()...)); got != "add 0, change 0, unchanged 12, aside 2, rejected 0, end 0" || p.events() != before+2 {
				t.Errorf("again: %s, and %d events", got, p.events()-before)
			}
			h := p.place(hromada)
			if h.Name.UK != "Іванівська громада" || h.Name.EN != "Ivanivska Hromada" || h.Parent != raion || h.PCode != "UA0502001" || h.Meta.CreatedBy != p.secretariat.User.Meta.ID {
				t.Errorf("%+v", h)
			}
			if v, err := p.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
				t.Errorf("%+v %v", v, err)
			}
		})
	}
}

// TestImport_keepsWhatTheListsSay: codes of the codifier, the P-code and ISO 3166-2 part ways in five oblasts, and an older
// edition has the former names of four raions. None of that changes a place.
func TestImport_keepsWhatTheListsSay(t *testing.T) {
	p := newPlaces(t, testkit.New(t))
	r := p.imports(app.ImportCommit, append(small(),
		unit("O", "Луганська", "UA44000000000018893"), unit("O", "Чернівецька", "UA73000000000044923"),
		unit("O", "Львівська", lviv), unit("P", "Червоноградський", lviv, sheptytskyi),
		unit("P", "Дрогобицький", lviv, "UA46020000000075920"), unit("P", "Золочівський", lviv, "UA46040000000069196"), unit("P", "Львівський", lviv, "UA46060000000042587"),
		unit("P", "Самбірський", lviv, "UA46080000000017237"), unit("P", "Стрийський", lviv, "UA46100000000023056"), unit("P", "Яворівський", lviv, "UA46140000000036328"),
	)...)
	if r.Change != 0 || r.Rejected != 0 {
		t.Errorf("%s %+v", counts(r), r.Items)
	}
	for code, iso := range map[string]string{
		"UA44000000000018893": "UA-09", "UA73000000000044923": "UA-77", crimea: "UA-43", kyiv: "UA-30", "UA85000000000065278": "UA-40",
	} {
		if x := p.place(code); x.ISO != iso || x.PCode != code[:4] {
			t.Errorf("%s: %s %s", code, x.ISO, x.PCode)
		}
	}
	if x := p.place(sheptytskyi); x.Name.UK != "Шептицький район" {
		t.Errorf("an older edition took the new name away: %+v", x)
	}
}

func TestImport_renames_ends_andTakesBack(t *testing.T) {
	p := newPlaces(t, testkit.New(t))
	p.imports(app.ImportCommit, small()...)
	rows := small()
	rows[9] = unit("H", "Петрівська", oblast, raion, hromada)
	rows = slices.Delete(rows, 10, 11)
	r := p.imports(app.ImportCommit, rows...)
	if counts(r) != "add 0, change 1, unchanged 10, aside 2, rejected 0, end 1" || len(r.Items) != len(rows)+1 {
		t.Fatalf("%s %+v", counts(r), r.Items)
	}
	if x := p.place(hromada); x.Name.EN != "Petrivska Hromada" || x.Meta.Version != 2 {
		t.Errorf("%+v", x)
	}
	ended := p.place(twin)
	if ended.EndedOn != "2026-11-24" || ended.Name.UK != "Іванівська громада" {
		t.Errorf("%+v", ended)
	}
	for words, want := range map[string]int64{"Петрівська": 1, "Petrivska": 1, "Іванівська": 1} { // by its former name too
		list, err := p.App.ListPlaces(t.Context(), p.secretariat, app.PlaceQuery{Words: words, Parent: raion, Limit: 9})
		if err != nil || list.Total != want {
			t.Errorf("%s: %d %v", words, list.Total, err)
		}
	}
	if r := p.imports(app.ImportCommit, rows...); r.Change+r.End != 0 {
		t.Errorf("again: %s", counts(r))
	}
	if r := p.imports(app.ImportCommit, small()...); r.Change != 1 || p.place(twin).EndedOn != "" {
		t.Errorf("it came back: %s %+v", counts(r), p.place(twin))
	}
}

func TestImport_endsNothing_ofWhatTheFileDoesNotReach(t *testing.T) {
	p := newPlaces(t, testkit.New(t))
	p.imports(app.ImportCommit, small()...)
	// Another oblast alone; a level that is not in the file; a row that cannot be used; one that does not say of which unit it is.
	for name, rows := range map[string][][]string{
		"another oblast":     {unit("O", "Автономна Республіка Крим", crimea)},
		"no hromadas":        small()[:9],
		"a bad name":         append(small()[:10], unit("H", "Ivanivska", oblast, "UA05080000000040234", twin)),
		"a bad code":         append(small()[:10], unit("H", "Іванівська", oblast, "UA05080000000040234", "UA-05")),
		"another last digit": append(small()[:10], unit("H", "Іванівська", oblast, "UA05080000000040234", twin[:18]+"9")),
	} {
		if r := p.imports(app.ImportCommit, rows...); r.End != 0 || p.place(twin).EndedOn != "" {
			t.Errorf("%s: %s %+v", name, counts(r), r.Items)
		}
	}
}

func TestImport_refusesAFileThatIsCutOff(t *testing.T) {
	p := newPlaces(t, testkit.New(t))
	before := p.events()
	for name, x := range map[string]struct {
		table app.Table
		code  string
	}{
		"two of six raions": {codifier(small()[2:5]...), app.FileIncomplete},
		"no headings": {app.Table{Read: func(_ context.Context, each func(exchange.Row) error) error {
			return each(exchange.Row{N: 1, Cells: []string{"a", "b"}})
		}}, app.FileHeading},
		"half the headings": {app.Table{Read: func(_ context.Context, each func(exchange.Row) error) error {
			return each(exchange.Row{N: 1, Cells: heading[:6]})
		}}, app.FileHeading},
		"nothing": {app.Table{Read: func(context.Context, func(exchange.Row) error) error { return nil }}, app.FileHeading},
	} {
		var refused *exchange.FileError
		_, err := p.App.Import(t.Context(), p.secretariat, app.ImportPlaces, x.table, app.ImportCommit)
		if !errors.As(err, &refused) || refused.Code != x.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if p.events() != before {
		t.Error("something was written")
	}
}

func TestImport_goodRowsGoIn_theRestSaysWhy(t *testing.T) {
	p := newPlaces(t, testkit.New(t))
	r := p.imports(app.ImportCommit, append(small(),
		unit("H", "Друга", oblast, raion, hromada),                                 // the code twice
		unit("H", "Третя", oblast, "UA05140000000000001", "UA05140010000000001"),   // a raion that nobody knows
		unit("P", "Інший", oblast, "UA05020000000099999"),                          // a raion that is there under another code
		unit("O", "Вінницька", "UA-05"), unit("O", "Вінницька", "0500000000"), nil, // codes of other lists, an empty row
	)...)
	if counts(r) != "add 2, change 0, unchanged 10, aside 2, rejected 6, end 0" || r.Usable() {
		t.Fatalf("%s %+v", counts(r), r.Items)
	}
	got := []string{}
	for _, x := range r.Items {
		for _, f := range x.Problems {
			got = append(got, fmt.Sprint(x.Row, f.Pointer, f.Code))
		}
	}
	want := []string{"17/codetaken", "18/codeunknown_value", "19/codetaken", "20/codeformat", "21/codeformat", "22/coderequired", "22/namerequired"}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestImport_isTheSecretariats(t *testing.T) {
	p := newPlaces(t, testkit.New(t))
	for _, role := range []domain.Role{domain.RoleAdmin, domain.RoleChair, domain.RoleAuditor} {
		who := p.Person(string(role), p.Seat(role, "", map[domain.Role]string{domain.RoleChair: "ER"}[role]))
		if _, err := p.App.Import(t.Context(), who, app.ImportPlaces, codifier(small()...), app.ImportPreview); code(err) != domain.CodeForbidden {
			t.Errorf("%s: %v", role, err)
		}
	}
	for _, email := range []string{"nobody@portal.example", ""} {
		if _, err := p.App.ActAs(t.Context(), email); code(err) != domain.CodeNotFound {
			t.Errorf("%q: %v", email, err)
		}
	}
	who, err := p.App.ActAs(t.Context(), "Secretariat@portal.example")
	if err != nil || who.User.Meta.ID != p.secretariat.User.Meta.ID || len(who.Seats) != 1 {
		t.Errorf("%+v %v", who, err)
	}
}

// TestNeed_staysWhereAPlaceEnded: who wrote the place down keeps it; nobody chooses it anew.
func TestNeed_staysWhereAPlaceEnded(t *testing.T) {
	c := newCast(t)
	p := places{c.World, t, c.Person("secretariat", c.Seat(domain.RoleSecretariat, "", ""))}
	p.imports(app.ImportCommit, small()...)
	content := testkit.Content("ER-FIRE")
	content.Nationwide, content.Places = false, []string{twin}
	v, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], content)
	if err != nil {
		t.Fatal(err)
	}
	p.imports(app.ImportCommit, slices.Delete(small(), 10, 11)...)
	content.Title.UK = "Інша назва"
	if v, err = c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), c.Orgs["SESU"], content); err != nil || v.Need.Content.Places[0] != twin {
		t.Errorf("%+v %v", v.Need.Content.Places, err)
	}
	if _, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], content); code(err) != domain.CodeInvalid {
		t.Errorf("a place that has ended is chosen anew: %v", err)
	}
	named, err := c.App.ListPlaces(t.Context(), c.drafter, app.PlaceQuery{Codes: []string{twin}, Limit: 9})
	if err != nil || len(named.Items) != 1 || named.Items[0].EndedOn == "" || len(named.Items[0].Within) != 2 {
		t.Errorf("its name is gone: %+v %v", named.Items, err)
	}
}

// TestListPlaces_tellsNamesakesApart: hundreds of hromadas share a name; what they lie in comes with them.
func TestListPlaces_tellsNamesakesApart(t *testing.T) {
	p := newPlaces(t, testkit.New(t))
	p.imports(app.ImportCommit, small()...)
	for words, want := range map[string]string{"Нове Місто": hromada, "nove misto": hromada} { // the centre: its hromada bears another name
		list, err := p.App.ListPlaces(t.Context(), p.secretariat, app.PlaceQuery{Words: words, Limit: 20})
		if err != nil || list.Total != 1 || list.Items[0].Meta.ID != want {
			t.Errorf("%s: %+v %v", words, list.Items, err)
		}
	}
	for _, words := range []string{"Іванівська", "іванів", "Ivanivska", "ivaniv"} {
		list, err := p.App.ListPlaces(t.Context(), p.secretariat, app.PlaceQuery{Words: words, Level: domain.PlaceHromada, Limit: 20})
		if err != nil || list.Total != 2 {
			t.Fatalf("%s: %d %v", words, list.Total, err)
		}
		paths := []string{}
		for _, x := range list.Items {
			paths = append(paths, x.Within[0].Name.EN+" / "+x.Within[1].Name.EN+" / "+x.Name.EN)
		}
		if want := []string{"Vinnytsia Oblast / Vinnytskyi Raion / Ivanivska Hromada", "Vinnytsia Oblast / Mohyliv-Podilskyi Raion / Ivanivska Hromada"}; !slices.Equal(paths, want) {
			t.Errorf("%s: %v", words, paths)
		}
	}
	inside, err := p.App.ListPlaces(t.Context(), p.secretariat, app.PlaceQuery{Parent: raion, Limit: 20})
	if err != nil || len(inside.Items) != 1 || inside.Items[0].Meta.ID != hromada || inside.Items[0].Within != nil {
		t.Errorf("%+v %v", inside.Items, err)
	}
}
