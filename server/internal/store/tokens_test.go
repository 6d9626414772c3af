package store

import (
	"encoding/csv"
	"os"
	"testing"
)

type pair struct {
	form, other, kind string
	same              bool
}

func searchPairs(t testing.TB) []pair {
	t.Helper()
	f, err := os.Open("testdata/search-pairs.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for _, r := range rows[1:] {
		out = append(out, pair{r[1], r[2], r[4], r[3] == "yes"})
	}
	return out
}

// found says whether a search for one finds a record with the other, as a whole word: a space follows it.
func found(search, text string) bool { return Fits(Tokens(text), QueryTokens(search+" ")) }

func TestTokens_searchPairs(t *testing.T) {
	type tally struct{ found, all int }
	tallies := map[string]*tally{}
	for _, p := range searchPairs(t) {
		for _, way := range [][2]string{{p.form, p.other}, {p.other, p.form}} {
			n := tallies[p.kind]
			if n == nil {
				n = &tally{}
				tallies[p.kind] = n
			}
			n.all++
			if found(way[0], way[1]) {
				n.found++
			}
			if found(way[0], way[1]) != p.same {
				t.Logf("%s: %s → %s: found %v; %v / %v", p.kind, way[0], way[1], !p.same, QueryTokens(way[0]+" "), Tokens(way[1]))
			}
		}
	}
	for kind, n := range tallies {
		t.Logf("%-24s %3d of %3d found (%.1f %%)", kind, n.found, n.all, 100*float64(n.found)/float64(n.all))
	}
	for kind, atLeast := range map[string]float64{"inflected": 0.97, "place inflected": 0.97, "derived": 0.7, "agency": 0.8, "transliteration official": 0.95, "transliteration other": 0.8} {
		if n := tallies[kind]; float64(n.found) < atLeast*float64(n.all) {
			t.Errorf("%s: %d of %d found", kind, n.found, n.all)
		}
	}
	if n := tallies["look-alike"]; float64(n.found) > 0.03*float64(n.all) {
		t.Errorf("look-alike: %d of %d merged", n.found, n.all)
	}
}

func TestTokens_wordsAndNumbers(t *testing.T) {
	for _, c := range []struct {
		search, text string
		want         bool
	}{
		{"N-ER-2026-0014", "Потреба N-ER-2026-0014.", true},
		{"n-er-2026-0014", "N–ER–2026–0014", true},
		{"N-ER-2026", "N-ER-2026-0014", true},
		{"N-ER-2026-", "N-ER-2026-0014", true},
		{"N-ER-2026 машина", "N-ER-2026-0014 машина", true},
		{"N-ER-2026-0014", "N-ER-2026-0015", false},
		{"0014", "N-ER-2026-0014", true},
		{"155 мм", "снаряди 155-мм", true},
		{"2026-11-23", "до 23.11.2026", true},
		{"Івано-Франківська", "в Івано-Франківську", true},
		{"зв'язок", "зв’язку", true},
		{"звязок", "зв’язку", true},
		{"Ґанок", "ганку", true},
		{"за\u0301мок", "замком", true},
		{"и\u0306ого", "його", true},
		{"Kиїв", "Києва", true}, // with a Latin K
		{"ХАРКІВСЬКА", "Харків", true},
		{"пож", "пожежна", true},
		{"машина пож", "пожежна машина", true},
		{"пож машина", "пожежна машина", false},
		{"пож ", "пожежна", false},
		{"п", "пожежна", false},
		{"державног", "державні", true},
		{"машина для гасіння", "гасіння, машина", true},
		{"для", "машина для гасіння", false},
		{"vehicles", "Armoured vehicle", true},
		{"agencies", "agency", true},
		{"training", "trained", true},
		{"planned", "plan", true},
		{"plan", "planet ", true}, // as one types
		{"plan ", "planet", false},
		{"Kharkiv", "у Харкові", true},
		{"kharkiv", "Харківська область", true},
		{"Khark", "Харків", true},
		{"Kharkov", "Харків", true},
		{"харків", "Kharkiv region", true},
		{"Shevchenko", "Шевченком", true},
		{"Vinnica", "Вінниця", true},
		{"road", "рада", false}, // no name, no key
		{"", "x", false},
		{" .,!", "x", false},
		{"😀", "😀", false},
		{"\xff\x00", "x", false},
	} {
		if got := Fits(Tokens(c.text), QueryTokens(c.search)); got != c.want {
			t.Errorf("%q finds %q: %v; %v, %v", c.search, c.text, got, QueryTokens(c.search), Tokens(c.text))
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"N-ER-2026-0014", "зв’язок", "Kharkiv", "и\u0306\u0301", "\xff", "ʼ-/-", "ßİ", "一二", "١٢", "боєць"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tok := range Tokens(s) {
			if !isToken(tok) {
				t.Errorf("%q gives %q", s, tok)
			}
		}
		for _, q := range QueryTokens(s) {
			if len(q.Exact) == 0 {
				t.Errorf("%q gives a word that fits nothing", s)
			}
			for _, tok := range append(q.Exact, q.Prefix...) {
				if !isToken(tok) {
					t.Errorf("the search %q gives %q", s, tok)
				}
			}
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	text := "Державна служба надзвичайних ситуацій потребує пожежних машин для Харківської області; training of rescuers, N-ER-2026-0014. "
	for b.Loop() {
		Tokens(text, text, text, text)
	}
}
