package storetest

import (
	"testing"

	"swgportal/server/internal/store"
)

var textCases = []testcase{
	{"a search finds what has all its words", searches, ""},
	{"a search is never a language", operators, ""},
}

func searches(t *testing.T, e *engine) {
	e.insert(t,
		parcel{Note: "Пожежна машина, N-ER-2026-0014"}.record("fire"),
		parcel{Note: "Пожежний рукав, N-ER-2026-0015"}.record("hose"),
		parcel{Note: "Water pump for Kharkiv; зв’язок"}.record("pump"),
		parcel{}.record("mute"),
	)
	for words, want := range map[string][]string{
		"пожежна машина": {"fire"},
		"МАШИНИ пожежні": {"fire"},
		"пожеж":          {"fire", "hose"},
		"пожежна насос":  {},
		"N-ER-2026-0014": {"fire"},
		"n-er-2026":      {"fire", "hose"},
		"water pum":      {"pump"},
		"зв'язку":        {"pump"},
		"харків":         {"pump"},
		"":               {},
	} {
		if got := e.find(t, store.Text{Words: words}); diff(got, want) != "" {
			t.Errorf("%q finds %v, want %v", words, got, want)
		}
	}
}

func operators(t *testing.T, e *engine) {
	e.insert(t, parcel{Note: "alpha beta"}.record("one"))
	for _, words := range []string{
		`"`, `alpha" OR "x`, "alpha OR x", "alpha AND x", "alpha NOT beta", "NEAR(alpha x)", "tokens:x", "^x", "alpha + x", "-alpha", "*", "x*",
		"{alpha}:x", "(", ")", "\x00", "\xff", "$where", "' OR 1=1 --", "~x", "😀", ".*",
	} {
		if _, err := e.List(e.ctx, parcels, store.System(), store.Query{Filter: store.Text{Words: words}, Limit: 1}); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
	equal(t, e.find(t, store.Text{Words: "alpha NOT beta"}), []string{})
	equal(t, e.find(t, store.Text{Words: "-alpha (beta)"}), []string{"one"})
}
