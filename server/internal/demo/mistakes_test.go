package demo

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
	"swgportal/server/internal/store"
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

// of is a story that is read already.
func of(w whole) func() (whole, error) { return func() (whole, error) { return w, nil } }

// TestFill_whatIsTold_readsNoStory: a portal that starts for the second time.
func TestFill_whatIsTold_readsNoStory(t *testing.T) {
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	read := 0
	story := func() (whole, error) { read++; return whole{}, errors.New("read") }
	if err := fill(t.Context(), s, story, "a demo pass phrase", now); err == nil || read != 1 {
		t.Fatalf("an empty store is told nothing: %v", err)
	}
	u, err := domain.NewUser("01930000-0000-7000-8000-000000000001", "olena@portal.example", "Олена", "", now)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := store.Users.Encode(&u, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Tx(t.Context(), func(ctx context.Context, tx store.Tx) error { return tx.Insert(ctx, store.Users.Spec, rec) }); err != nil {
		t.Fatal(err)
	}
	if err := fill(t.Context(), s, story, "a demo pass phrase", now); err != nil || read != 1 {
		t.Errorf("it is read %d times, %v", read, err)
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
	err = fill(t.Context(), s, of(w), "a demo pass phrase", now)
	if err == nil || !strings.Contains(err.Error(), "need "+first.Need+" ends as") {
		t.Errorf("%v", err)
	}
}

const soundPledge = `
- pledge: X-1
  about: {funder: NL-EMB, instrument: in_kind, money: EUR, for: ER-01, ends: committed, level: group}
  days: {began: 90, announced: 80, committed: 70}
  title_uk: "Пожежні рукави"
  agreement: "X/1"
  lines:
    - [RES-PUMP, 2, PCE, 8900, "Мотопомпа", "Pump"]
  goes:
    - {to: ER-01, line: 2, own: 1, pieces: 2, held: 60, confirmed: 50, due: -20}
  moves:
    - {what: delivery, part: 1, pieces: 2, day: 15, act: "1", confirmed: 12}
`

func TestStory_namesTheMistakeInAPledge(t *testing.T) {
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
		"none":                       {"", "", ""},
		"an unknown key":             {"agreement:", "agrement:", `unknown field "agrement"`},
		"an unknown partner":         {"funder: NL-EMB", "funder: NL", `no organisation has the code "NL"`},
		"nobody begins it":           {"began: 90, ", "", "no pledge above it names it as its rest"},
		"a step before the pledge":   {"announced: 80", "announced: 91", "is announced before it begins"},
		"a need that is not there":   {"to: ER-01", "to: ER-98", `goes to "ER-98", which is no need of the story`},
		"a confirming before a hold": {"confirmed: 50", "confirmed: 61", "part 1 of X-1 is confirmed before it is held"},
		"a move of no part":          {"part: 1", "part: 2", "move 1 of X-1 is of part 2, which there is not"},
		"a price with a space":       {"8900", `"8 900"`, `line 1: price "8 900" EUR`},
		"a move confirmed too early": {"confirmed: 12", "confirmed: 16", "move 1 of X-1 is confirmed before it is recorded"},
	} {
		t.Run(name, func(t *testing.T) {
			said := ""
			var list []pledge
			err := strict([]byte(strings.Replace(soundPledge, x.was, x.is, 1)), &list)
			if err == nil {
				tell, fault := newTeller(t.Context(), &stage{Store: s}, whole{}, lists, now)
				if fault != nil {
					t.Fatal(fault)
				}
				tell.orgs["NL-EMB"], tell.needs["ER-01"] = "an id", &told{}
				err = tell.planPledge(&list[0])
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

func TestStory_isHeldAgainstWhereAnAllocationSaysThatItEnds(t *testing.T) {
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w, err := readStory()
	if err != nil {
		t.Fatal(err)
	}
	w.pledges[0].Goes[0].Ends = "held"
	err = fill(t.Context(), s, of(w), "a demo pass phrase", time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	if err == nil || !strings.Contains(err.Error(), "pledge "+w.pledges[0].Pledge+", part 1: ends as confirmed") {
		t.Errorf("%v", err)
	}
}
