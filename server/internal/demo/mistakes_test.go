package demo

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/reference"
	"swgportal/server/internal/store/sqlitestore"
)

const sound = `
- need: ER-99
  about: {agency: SESU, theme: ER-FIRE, priority: high, money: EUR, ends: open, level: group}
  days: {began: 20, submitted: 18, opened: 12, due: 90}
  title_uk: "Пожежні рукави"
  title_en: "Fire hoses"
  lines:
    - [RES-PUMP, 2, PCE, 8900, "Мотопомпа", "Pump"]
  places: [Ізюмський район]
`

func TestStory_namesItsMistake(t *testing.T) {
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	lists, err := reference.Load(now)
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct{ was, is, says string }{
		"none":                   {"", "", ""},
		"an unknown key":         {"title_en:", "titel_en:", `unknown field "titel_en"`},
		"a key twice":            {"title_en:", "title_uk:", `title_uk`},
		"an unknown agency":      {"agency: SESU", "agency: SESSU", `no organisation has the code "SESSU"`},
		"an unknown place":       {"Ізюмський район", "Ізюмський р-н", `no place is named "Ізюмський р-н"`},
		"a day before the story": {"began: 20", "began: 731", "731 is no day of the story"},
		"a day to come":          {"opened: 12", "opened: -12", "-12 is no day of the story"},
		"a step before the need": {"submitted: 18", "submitted: 21", "is submitted before it begins"},
		"a line too short":       {`8900, "Мотопомпа", "Pump"`, `8900`, "line 1: it has 4 columns"},
		"a price with a space":   {"8900", `"8 900"`, `line 1: price "8 900" EUR`},
	} {
		t.Run(name, func(t *testing.T) {
			said := ""
			var list []need
			err := strict([]byte(strings.Replace(sound, x.was, x.is, 1)), &list)
			if err == nil {
				var w whole
				if w, err = readStory(); err != nil {
					t.Fatal(err)
				}
				tell, fault := newTeller(t.Context(), &stage{Store: s}, w, lists, now)
				if fault != nil {
					t.Fatal(fault)
				}
				tell.orgs["SESU"] = "an id"
				err = tell.planNeed(&list[0])
			}
			if err != nil {
				said = err.Error()
			}
			if x.says == "" && said != "" || !strings.Contains(said, x.says) {
				t.Errorf("%q, want %q", said, x.says)
			}
		})
	}
}

func TestStory_isHeldAgainstWhereItSaysThatItEnds(t *testing.T) {
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w, err := readStory()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	first := &w.needs[0]
	first.About.Ends, first.Days.Confirmed = "submitted", nil
	err = fill(t.Context(), s, w, "a demo pass phrase", now)
	if err == nil || !strings.Contains(err.Error(), "need "+first.Need+" ends as") {
		t.Errorf("%v", err)
	}
}
