package domain

import (
	"errors"
	"slices"
	"testing"
	"time"
)

const (
	oneOblast  = "UA05000000000010236"
	oneRaion   = "UA05020000000026686"
	oneHromada = "UA05020010000012345"
	kyivCode   = "UA80000000000093317"
)

func TestCodifierRow_saysWhichUnitItIs(t *testing.T) {
	for name, x := range map[string]struct {
		row  CodifierRow
		want CodifierUnit
	}{
		"an oblast":                     {CodifierRow{[]string{oneOblast}, "O", "Вінницька"}, CodifierUnit{oneOblast, "", PlaceOblast, "Вінницька", ""}},
		"a city with special status":    {CodifierRow{[]string{"UA80000000000093317"}, "K", "Київ"}, CodifierUnit{"UA80000000000093317", "", PlaceOblast, "Київ", ""}},
		"Sevastopol":                    {CodifierRow{[]string{"UA85000000000065278"}, "K", "Севастополь"}, CodifierUnit{"UA85000000000065278", "", PlaceOblast, "Севастополь", ""}},
		"a raion":                       {CodifierRow{[]string{oneOblast, oneRaion}, "P", "Вінницький"}, CodifierUnit{oneRaion, oneOblast, PlaceRaion, "Вінницький", ""}},
		"a hromada":                     {CodifierRow{[]string{oneOblast, oneRaion, oneHromada}, "H", "Агрономічна"}, CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Агрономічна", ""}},
		"spaces around":                 {CodifierRow{[]string{" " + oneOblast, oneRaion + "\u00a0", oneHromada}, " H", "  Агрономічна "}, CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Агрономічна", ""}},
		"Cyrillic letters in the code":  {CodifierRow{[]string{"UА" + oneOblast[2:]}, "О", "Вінницька"}, CodifierUnit{oneOblast, "", PlaceOblast, "Вінницька", ""}},
		"a Cyrillic category":           {CodifierRow{[]string{oneOblast, oneRaion, oneHromada}, "Н", "Агрономічна"}, CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Агрономічна", ""}},
		"small letters":                 {CodifierRow{[]string{"ua" + oneOblast[2:], oneRaion}, "p", "Вінницький"}, CodifierUnit{oneRaion, oneOblast, PlaceRaion, "Вінницький", ""}},
		"a Latin letter in the name":    {CodifierRow{[]string{oneOblast, oneRaion, oneHromada}, "H", "Вiйтовецька"}, CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Війтовецька", ""}},
		"another apostrophe":            {CodifierRow{[]string{oneOblast, oneRaion, oneHromada}, "H", "Кам'янська"}, CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Кам’янська", ""}},
		"letters in two pieces":         {CodifierRow{[]string{oneOblast, oneRaion, oneHromada}, "H", "Війтовецька"}, CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Війтовецька", ""}},
		"a space without width, a shy-": {CodifierRow{[]string{oneOblast, oneRaion, oneHromada}, "H", "Агро\u200bномі\u00adчна"}, CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Агрономічна", ""}},
	} {
		got, ok, err := x.row.Unit()
		if err != nil || !ok || got != x.want {
			t.Errorf("%s: %+v %v %v", name, got, ok, err)
		}
	}
}

func TestCodifierRow_leavesSettlementsAside(t *testing.T) {
	for name, row := range map[string]CodifierRow{
		"a village":                {[]string{oneOblast, oneRaion, oneHromada, "UA05020010010012345"}, "C", "Агрономічне"},
		"a town":                   {[]string{oneOblast, oneRaion, oneHromada, "UA05020010010012345"}, "M", "Вінниця"},
		"a category of later laws": {[]string{oneOblast, oneRaion, oneHromada, "UA05020010010012345"}, "T", "Нове"},
		"a district of Kyiv":       {[]string{"UA80000000000093317", "UA80000000000093317", "UA80000000000093317", "UA80000000000093317", "UA80000000000126643"}, "B", "Голосіївський"},
	} {
		if _, ok, err := row.Unit(); ok || err != nil {
			t.Errorf("%s: %v %v", name, ok, err)
		}
	}
}

func TestCodifierRow_refusesWhatIsNoUnit(t *testing.T) {
	for name, x := range map[string]struct {
		row     CodifierRow
		pointer string
		code    Code
		like    string
	}{
		"ISO 3166-2, which differs for five":   {CodifierRow{[]string{"UA-43"}, "O", "Автономна Республіка Крим"}, "/code", FieldFormat, "iso3166"},
		"the P-code alone":                     {CodifierRow{[]string{"UA0502"}, "P", "Вінницький"}, "/code", FieldFormat, "pcode"},
		"the codifier of before 2020":          {CodifierRow{[]string{"0510100000"}, "O", "Вінницька"}, "/code", FieldFormat, "koatuu"},
		"words":                                {CodifierRow{[]string{"Вінницька"}, "O", "Вінницька"}, "/code", FieldFormat, "nothing"},
		"one digit too many":                   {CodifierRow{[]string{oneOblast + "0"}, "O", "Вінницька"}, "/code", FieldFormat, "nothing"},
		"a letter O for a nought":              {CodifierRow{[]string{"UAO5000000000010236"}, "O", "Вінницька"}, "/code", FieldFormat, "nothing"},
		"no code":                              {CodifierRow{nil, "O", "Вінницька"}, "/code", FieldRequired, ""},
		"an oblast's code for a hromada":       {CodifierRow{[]string{oneOblast, oneRaion, oneRaion}, "H", "Агрономічна"}, "/category", FieldNotAllowed, ""},
		"a hromada's code for an oblast":       {CodifierRow{[]string{oneHromada}, "O", "Вінницька"}, "/category", FieldNotAllowed, ""},
		"a hromada without its raion":          {CodifierRow{[]string{oneOblast, oneHromada}, "H", "Агрономічна"}, "/category", FieldNotAllowed, ""},
		"a settlement's code for a hromada":    {CodifierRow{[]string{oneOblast, oneRaion, "UA05020010010012345"}, "H", "Агрономічна"}, "/category", FieldNotAllowed, ""},
		"no such category":                     {CodifierRow{[]string{oneOblast}, "Q", "Вінницька"}, "/category", FieldUnknown, ""},
		"a hromada under another's raion":      {CodifierRow{[]string{oneOblast, "UA05040000000000001", oneHromada}, "H", "Агрономічна"}, "/code", FieldNotAllowed, ""},
		"no name":                              {CodifierRow{[]string{oneOblast}, "O", " "}, "/name", FieldRequired, ""},
		"a Latin name":                         {CodifierRow{[]string{oneOblast}, "O", "Vinnytska"}, "/name", FieldFormat, "latin"},
		"a name half Latin":                    {CodifierRow{[]string{oneOblast}, "O", "Вінnytska"}, "/name", FieldFormat, "latin"},
		"a name that turns the writing around": {CodifierRow{[]string{oneOblast}, "O", "Вінн\u202eицька"}, "/name", FieldControl, ""},
	} {
		_, ok, err := x.row.Unit()
		var e *Error
		if ok || !errors.As(err, &e) || e.Fields[0].Pointer != x.pointer || e.Fields[0].Code != x.code || e.Fields[0].Params["like"] != x.like {
			t.Errorf("%s: %v %+v", name, ok, err)
		}
	}
}

func TestNewPlace_isNamedInBothLanguages(t *testing.T) {
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for _, x := range []struct {
		u        CodifierUnit
		uk, en   string
		pcode    string
		prefixes int
	}{
		{CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Згурівська", ""}, "Згурівська громада", "Zghurivska Hromada", "UA0502001", 3},
		{CodifierUnit{oneRaion, oneOblast, PlaceRaion, "Ізмаїльський", ""}, "Ізмаїльський район", "Izmailskyi Raion", "UA0502", 2},
		{CodifierUnit{oneOblast, "", PlaceOblast, "Січеславська", ""}, "Січеславська область", "Sicheslavska Oblast", "UA05", 1},
		{CodifierUnit{"UA80000000000093317", "", PlaceOblast, "Київ", ""}, "Київ", "Kyiv", "UA80", 1},
	} {
		p := NewPlace(x.u, "u", at)
		if p.Name.UK != x.uk || p.Name.EN != x.en || p.PCode != x.pcode || len(PlacePrefixes(p.Meta.ID)) != x.prefixes || p.ISO != "" {
			t.Errorf("%+v", p)
		}
	}
}

func TestPlace_keepsItsNewName_whereAnOlderEditionHasTheFormerOne(t *testing.T) {
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	p := NewPlace(CodifierUnit{oneRaion, oneOblast, PlaceRaion, "Червоноградський", ""}, "u", at)
	if !p.Follow(CodifierUnit{oneRaion, oneOblast, PlaceRaion, "Шептицький", ""}, "u", at) || p.Name.UK != "Шептицький район" || p.Name.EN != "Sheptytskyi Raion" || p.Meta.Version != 2 {
		t.Fatalf("%+v", p)
	}
	if !slices.Contains(p.Aliases, "Червоноградський") || !slices.Contains(p.Aliases, "Chervonohradskyi") {
		t.Errorf("not found by its former name: %v", p.Aliases)
	}
	if p.Follow(CodifierUnit{oneRaion, oneOblast, PlaceRaion, "Червоноградський", ""}, "u", at) || p.Name.UK != "Шептицький район" || p.Meta.Version != 2 {
		t.Errorf("an older edition took the new name away: %+v", p)
	}
}

func TestPlace_isFoundByItsCentre(t *testing.T) {
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	prefix, name, ok := CodifierRow{[]string{oneOblast, oneRaion, oneHromada, "UA05020010010033333"}, "M", "Боярка "}.Centre()
	if !ok || prefix != "UA0502001" || name != "Боярка" {
		t.Fatal(prefix, name, ok)
	}
	u := CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Боярська", name}
	if p := NewPlace(u, "u", at); !slices.Equal(p.Aliases, []string{"Боярка", "Boiarka"}) || p.Follow(u, "u", at) {
		t.Errorf("%+v", p)
	}
	without := u
	without.Centre = ""
	p := NewPlace(without, "u", at)
	if !p.Follow(u, "u", at) || p.Follow(u, "u", at) || p.Follow(without, "u", at) || p.Meta.Version != 2 || p.Name.UK != "Боярська громада" {
		t.Errorf("%+v", p)
	}
	for what, row := range map[string]CodifierRow{
		"another village": {[]string{oneOblast, oneRaion, oneHromada, "UA05020010020033333"}, "C", "Інше"},
		"the hromada":     {[]string{oneOblast, oneRaion, oneHromada}, "H", "Боярська"},
		"a district":      {[]string{kyivCode, kyivCode, kyivCode, kyivCode, "UA80000000000126643"}, "B", "Голосіївський"},
		"a bad code":      {[]string{oneOblast, oneRaion, oneHromada, "UA-05"}, "C", "Інше"},
		"no name":         {[]string{oneOblast, oneRaion, oneHromada, "UA05020010010033333"}, "C", ""},
	} {
		if _, _, ok := row.Centre(); ok {
			t.Errorf("%s counts as a centre", what)
		}
	}
}

func TestPlace_endsOnce_andComesBack(t *testing.T) {
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	u := CodifierUnit{oneHromada, oneRaion, PlaceHromada, "Агрономічна", ""}
	p := NewPlace(u, "u", at)
	if p.Follow(u, "u", at) || p.Meta.Version != 1 {
		t.Error("nothing changed, and it counts as a change")
	}
	if !p.End("u", at) || p.EndedOn != "2026-11-24" || p.End("u", at.AddDate(0, 0, 1)) || p.EndedOn != "2026-11-24" {
		t.Errorf("%+v", p)
	}
	if !p.Follow(u, "u", at) || p.EndedOn != "" || p.Meta.Version != 3 {
		t.Errorf("%+v", p)
	}
	moved := u
	moved.Parent = "UA05040000000000001"
	if !p.Follow(moved, "u", at) || p.Parent != moved.Parent {
		t.Errorf("%+v", p)
	}
}
