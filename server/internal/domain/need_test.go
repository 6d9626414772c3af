package domain

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)

func complete() NeedContent {
	return NeedContent{
		Theme: "ER-FIRE", Subgroup: "ER", Title: Text{UK: "Автоцистерни"}, Description: Text{UK: "Втрачено 11 із 26."}, Priority: PriorityHigh,
		Cost: Money{Minor: 100, Currency: "EUR"}, CostAsOf: "2026-11-20", Nationwide: true, NeededBy: "2027-01-01",
		Contact: Contact{Name: "Оксана", Email: "o@portal.example"},
	}
}

func codeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func TestNeed_submittedWithoutAField_namesIt(t *testing.T) {
	for pointer, take := range map[string]func(*NeedContent){
		"/theme":         func(c *NeedContent) { c.Theme, c.Subgroup = "", "" },
		"/description":   func(c *NeedContent) { c.Description = Text{} },
		"/priority":      func(c *NeedContent) { c.Priority = "" },
		"/cost":          func(c *NeedContent) { c.Cost = Money{} },
		"/costAsOf":      func(c *NeedContent) { c.CostAsOf = "" },
		"/places":        func(c *NeedContent) { c.Nationwide = false },
		"/neededBy":      func(c *NeedContent) { c.NeededBy = "" },
		"/contact/name":  func(c *NeedContent) { c.Contact.Name = "" },
		"/contact/email": func(c *NeedContent) { c.Contact.Email = "" },
		"/priorityReason": func(c *NeedContent) {
			c.Priority = PriorityCritical
		},
	} {
		c := complete()
		take(&c)
		n, err := NewNeed("1", "a", c, "u", noon)
		if err != nil {
			t.Fatalf("%s: a draft may lack it: %v", pointer, err)
		}
		err = n.Submit("N-ER-2026-0001", "u", noon)
		var e *Error
		if !errors.As(err, &e) || e.Code != CodeNeedNotComplete || len(e.Fields) != 1 || e.Fields[0].Pointer != pointer {
			t.Errorf("without %s: %v", pointer, err)
		}
		if n.State != NeedDraft || n.Number != "" {
			t.Errorf("without %s: a refused submission changed the need", pointer)
		}
	}
	n, _ := NewNeed("1", "a", complete(), "u", noon)
	if err := n.Submit("N-ER-2026-0001", "u", noon); err != nil {
		t.Errorf("complete: %v", err)
	}
}

// legal is the state machine of PRODUCT.md, written a second time. Reopening has two ends, see the walk.
var legal = map[NeedState]map[NeedAct]NeedState{
	NeedDraft:     {ActNeedEdit: NeedDraft, ActNeedPropose: NeedDraft, ActNeedSubmit: NeedSubmitted, ActNeedClose: NeedClosed},
	NeedSubmitted: {ActNeedReturn: NeedReturned, ActNeedOpen: NeedOpen, ActNeedClose: NeedClosed},
	NeedReturned:  {ActNeedEdit: NeedReturned, ActNeedPropose: NeedReturned, ActNeedSubmit: NeedSubmitted, ActNeedClose: NeedClosed},
	NeedOpen:      {ActNeedEdit: NeedOpen, ActNeedConfirm: NeedOpen, ActNeedClose: NeedClosed, ActNeedRelevel: NeedOpen, ActNeedPublish: NeedOpen},
}

// allowed says whether an act is legal, and where it leads.
func allowed(n Need, act NeedAct) (NeedState, bool) {
	outside := n.Level == LevelOutside
	switch {
	case outside && (act == ActNeedReturn || act == ActNeedRelevel || act == ActNeedPublish), act == ActNeedPublish && n.Level == LevelPublic:
		return "", false
	case act == ActNeedReopen && n.State == NeedClosed && !n.OpenedAt.IsZero():
		return NeedOpen, true
	case act == ActNeedReopen && n.State == NeedClosed && !n.SubmittedAt.IsZero():
		return NeedSubmitted, true
	}
	to, ok := legal[n.State][act]
	return to, ok
}

func TestNeed_walkedAtRandom_staysLegalAndLosesNothing(t *testing.T) {
	acts := []NeedAct{
		ActNeedEdit, ActNeedSubmit, ActNeedPropose, ActNeedReturn, ActNeedOpen, ActNeedClose, ActNeedReopen, ActNeedConfirm, ActNeedRelevel, ActNeedPublish,
	}
	outside := NeedContent{HeldOutside: true, Subgroup: "ER", Contact: complete().Contact, Items: []Item{}, Places: []string{}, Strategies: []string{}}
	rapid.Check(t, func(t *rapid.T) {
		content, level, said := complete(), LevelGroup, "чому"
		if rapid.Bool().Draw(t, "outside") {
			content, level, said = outside, LevelOutside, ""
		}
		n, err := NewNeed("1", "a", content, "u", noon)
		if err != nil {
			t.Fatal(err)
		}
		at := noon
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			at = at.Add(time.Hour)
			act := rapid.SampledFrom(acts).Draw(t, "act")
			by := rapid.SampledFrom([]string{"u", "w"}).Draw(t, "by")
			side := rapid.SampledFrom([]Side{SideOwner, SideGroup}).Draw(t, "side")
			before := n
			want, ok := allowed(before, act)
			alone := false // who spoke first is no second
			var err error
			switch act {
			case ActNeedEdit:
				err = n.Edit(content, by, at)
			case ActNeedSubmit:
				if before.Proposed == nil {
					err = n.Submit("N-ER-2026-0001", by, at)
				} else {
					err, alone = n.Approve("N-ER-2026-0001", by, at), before.Proposed.By == by
				}
			case ActNeedPropose:
				err = n.Propose(by, at)
			case ActNeedReturn:
				err = n.Return("чому", by, at)
			case ActNeedOpen:
				err = n.Open(level, nil, by, at)
			case ActNeedClose:
				err = n.Close(CloseWithdrawn, "", "", by, at)
			case ActNeedReopen:
				err = n.Reopen(said, by, at)
			case ActNeedConfirm:
				err = n.Confirm(by, at)
			case ActNeedRelevel:
				err = n.Relevel(rapid.SampledFrom([]Level{LevelGroup, LevelSubgroup, LevelParties}).Draw(t, "level"), nil, by, at)
			case ActNeedPublish:
				err = n.Publish(side, by, at)
				alone = before.Release != nil && (before.Release.By == by || before.Release.Side == side)
			}
			if before.Can(act) != ok {
				t.Fatalf("Can(%s) in %s is %v", act, before.State, !ok)
			}
			if !ok || alone {
				code := CodeStateForbids
				if ok {
					code = CodeSecondPerson
				}
				if codeOf(err) != code || n.Meta.Version != before.Meta.Version || n.State != before.State || n.Level != before.Level {
					t.Fatalf("%s in %s: %v", act, before.State, err)
				}
				continue
			}
			if err != nil || n.State != want || n.Meta.Version != before.Meta.Version+1 {
				t.Fatalf("%s in %s gave %s, version %d: %v", act, before.State, n.State, n.Meta.Version, err)
			}
			if n.Number != before.Number && before.Number != "" || n.Content.Title != before.Content.Title || n.Content.Contact != before.Content.Contact || n.Agency != "a" {
				t.Fatalf("%s lost a field", act)
			}
			if n.Level == LevelPublic && before.Level != LevelPublic && before.Release == nil || n.State == NeedClosed && (n.Proposed != nil || n.Release != nil) ||
				before.Level == LevelOutside && n.Level != LevelOutside {
				t.Fatalf("%s: at %s, after %+v", act, n.Level, before.Release)
			}
		}
	})
}

func TestNeed_opensAtGroupSubgroupOrParties_only(t *testing.T) {
	for level, want := range map[Level]Code{
		LevelGroup: "", LevelSubgroup: "", LevelParties: "", LevelPublic: CodeInvalid, LevelOutside: CodeInvalid, "": CodeInvalid, "owner": CodeInvalid,
	} {
		n, _ := NewNeed("1", "a", complete(), "u", noon)
		if err := n.Submit("N-ER-2026-0001", "u", noon); err != nil {
			t.Fatal(err)
		}
		if got := codeOf(n.Open(level, nil, "u", noon)); got != want {
			t.Errorf("level %q: %q, want %q", level, got, want)
		}
	}
}

func TestText_Edited_marksTheSideLeftBehind(t *testing.T) {
	for _, c := range []struct {
		name            string
		old, next, want Text
	}{
		{"new pair", Text{}, Text{UK: "а", EN: "a"}, Text{UK: "а", EN: "a"}},
		{"one side changed", Text{UK: "а", EN: "a"}, Text{UK: "б", EN: "a"}, Text{UK: "б", EN: "a", Stale: EN}},
		{"the other side changed", Text{UK: "а", EN: "a"}, Text{UK: "а", EN: "b"}, Text{UK: "а", EN: "b", Stale: UK}},
		{"both changed", Text{UK: "а", EN: "a", Stale: EN}, Text{UK: "б", EN: "b"}, Text{UK: "б", EN: "b"}},
		{"nothing changed, mark kept", Text{UK: "а", EN: "a", Stale: EN}, Text{UK: "а", EN: "a", Stale: EN}, Text{UK: "а", EN: "a", Stale: EN}},
		{"text is still right", Text{UK: "а", EN: "a", Stale: EN}, Text{UK: "а", EN: "a"}, Text{UK: "а", EN: "a"}},
		{"the stale side caught up", Text{UK: "б", EN: "a", Stale: EN}, Text{UK: "б", EN: "b", Stale: EN}, Text{UK: "б", EN: "b"}},
		{"the fresh side changed again", Text{UK: "б", EN: "a", Stale: EN}, Text{UK: "в", EN: "a", Stale: EN}, Text{UK: "в", EN: "a", Stale: EN}},
		{"translation added", Text{UK: "а"}, Text{UK: "а", EN: "a"}, Text{UK: "а", EN: "a"}},
		{"translation taken away", Text{UK: "а", EN: "a", Stale: EN}, Text{UK: "а"}, Text{UK: "а"}},
		{"a mark cannot be forged", Text{UK: "а", EN: "a"}, Text{UK: "а", EN: "a", Stale: UK}, Text{UK: "а", EN: "a"}},
	} {
		if got := c.old.Edited(c.next); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestMoney_survivesItsDecimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money{Minor: rapid.Int64Range(0, MaxMinor).Draw(t, "minor"), Currency: rapid.SampledFrom(Currencies()).Draw(t, "currency")}
		got, code := ParseMoney(m.Decimal(), m.Currency)
		if code != "" || got != m {
			t.Fatalf("%v written %s read %v %s", m, m.Decimal(), got, code)
		}
	})
}

func TestParseMoney_refuses(t *testing.T) {
	for text, want := range map[string]Code{
		"": FieldFormat, "-1": FieldFormat, "+1": FieldFormat, "1e5": FieldFormat, "1,5": FieldFormat, "1 000": FieldFormat, ".5": FieldFormat,
		"1.": FieldFormat, "1.001": FieldDecimals, "100000000000.01": FieldTooLarge, "99999999999999999999": FieldFormat, "1.500": "", "0": "", "7": "",
	} {
		if _, got := ParseMoney(text, "EUR"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if _, got := ParseMoney("1", "XXX"); got != FieldUnknown {
		t.Errorf("an unknown currency: %q", got)
	}
	if m, got := ParseMoney("1.00", "JPY"); got != "" || m.Minor != 1 {
		t.Errorf("yen have no minor unit: %v %q", m, got)
	}
}

func TestCheckPassword(t *testing.T) {
	for password, want := range map[string]Code{
		"short": FieldPasswordShort, "aaaaaaaaaaaa": FieldPasswordKnown, "password1234": FieldPasswordKnown, "olena-portal": FieldPasswordKnown,
		"correct horse battery": "", "три тихі вікна": "",
	} {
		var e *Error
		var got Code
		if errors.As(CheckPassword("/password", password, "olena@portal.example"), &e) {
			got = e.Fields[0].Code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", password, got, want)
		}
	}
}
