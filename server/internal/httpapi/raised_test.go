package httpapi

import (
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// TestLevel_lowered_keepsWhatWasWrittenWhileItWasRaised: a need is opened to the group, raised to its parties, written on,
// and lowered again. What was said and filed meanwhile stays with the parties. SECURITY.md, row 48.
func TestLevel_lowered_keepsWhatWasWrittenWhileItWasRaised(t *testing.T) {
	for _, raised := range []domain.Level{domain.LevelParties, domain.LevelSubgroup} {
		s := newStage(t)
		s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
		n, ctx, who := &s.needs[0], t.Context(), s.authors
		relevel := func(level domain.Level) {
			n = s.reread(0)
			if _, err := s.App.RelevelNeed(ctx, who.chairs, n.id, app.Match(n.version), level, nil); err != nil {
				t.Fatal(err)
			}
			n = s.reread(0)
		}
		relevel(raised)
		file, err := s.App.Attach(ctx, who.agency, n.id, app.Upload{Name: "zqraised1.pdf", Content: []byte("%PDF-1.7 zqraised2")})
		if err != nil {
			t.Fatal(err)
		}
		word, err := s.App.AddComment(ctx, who.agency, n.id, "zqraised3", "", nil)
		if err != nil {
			t.Fatal(err)
		}
		c := n.content
		c.Description.UK = "zqraised4"
		if _, err := s.App.EditNeed(ctx, who.agency, n.id, app.Match(n.version), n.agency, c); err != nil {
			t.Fatal(err)
		}
		n, c.Description.UK = s.reread(0), "Як усі читають."
		if _, err := s.App.EditNeed(ctx, who.agency, n.id, app.Match(n.version), n.agency, c); err != nil {
			t.Fatal(err)
		}
		relevel(domain.LevelGroup)
		n.file, n.word = file.Meta.ID, word.Meta.ID
		read := func(name string) (text string) {
			v := s.viewer(name)
			for _, a := range s.everything(t, v) {
				text += a.text
			}
			b := s.as(v)
			for _, path := range []string{"/search?q=zqraised", "/needs?q=zqraised4", "/audit?record=" + n.id, "/audit?record=" + n.word, "/audit?q=zqraised1", "/audit?q=zqraised3", "/needs/" + n.id + "/history"} {
				text += b.ask("GET", path, "").text
			}
			return text
		}
		for _, name := range []string{"observer", "partner who is not", "drafter elsewhere", "admin", "partner who is named and admin"} {
			if raised == domain.LevelSubgroup && s.within(s.viewer(name), "ER") {
				continue // a member of the subgroup reads it then and now
			}
			if text := read(name); strings.Contains(text, "zqraised") || strings.Contains(text, n.file) && name == "observer" {
				t.Errorf("%s reads what was written at %s: …%.200s", name, raised, text[strings.Index(text, "zqraised"):])
			}
			if a := s.as(s.viewer(name)).ask("GET", "/needs/"+n.id+"/attachments/"+n.file, ""); a.Code < 400 {
				t.Errorf("%s gets the file: %d", name, a.Code)
			}
		}
		text := read("drafter of SESU")
		for _, mark := range []string{"zqraised1", "zqraised2", "zqraised3", "zqraised4"} {
			if !strings.Contains(text, mark) {
				t.Errorf("its own agency does not read %s", mark)
			}
		}
	}
}

// TestNeedHeldOutside_takesNothing sends every field in every way of writing to a need that is held outside the portal, and
// looks for the marker in every row of the store, the audit log's too. SECURITY.md, row 49.
func TestNeedHeldOutside_takesNothing(t *testing.T) {
	s := newStage(t)
	for _, state := range []domain.NeedState{domain.NeedDraft, domain.NeedSubmitted, domain.NeedOpen, domain.NeedClosed} {
		s.add(form{agency: "SESU", theme: "ER-FIRE", state: state, level: domain.LevelOutside})
	}
	const mark = "zqfilled"
	fields := map[string]string{
		"theme": `"ER-FIRE"`, "title": `{"uk":"` + mark + `"}`, "description": `{"en":"` + mark + `"}`, "endUsers": `{"uk":"` + mark + `"}`, "priority": `"critical"`,
		"priorityReason": `{"uk":"` + mark + `"}`, "items": `[{"specification":{"uk":"` + mark + `"}}]`, "cost": `{"amount":"77.77","currency":"EUR"}`,
		"costAsOf": `"2026-11-20"`, "nationwide": "true", "places": `["` + s.raions[7].Meta.ID + `"]`, "neededBy": `"2031-03-03"`, "validUntil": `"2031-03-03"`,
		"strategies": `["` + mark + `"]`, "officialRequest": `{"number":"` + mark + `"}`,
	}
	tries := 0
	before := s.digest()
	for _, name := range []string{"drafter of SESU", "approver of SESU", "chair of ER", "secretariat", "drafter of SESU and chair of BS"} {
		b := s.as(s.viewer(name))
		try := func(method, path, body string, headers ...string) {
			t.Helper()
			tries++
			if a := b.ask(method, path, body, headers...); a.Code < 400 && !strings.Contains(a.text, `"done":false`) {
				t.Errorf("%s: %s %s %s: %d %s", name, method, path, body, a.Code, a.text)
			}
		}
		for field, value := range fields {
			try("POST", "/needs", `{"agency":"`+s.Orgs["SESU"]+`","heldOutside":true,"subgroup":"ER","`+field+`":`+value+`}`)
			for i := range s.needs {
				n := &s.needs[i]
				match := []string{"If-Match", `"` + itoa(n.version) + `"`}
				try("PUT", "/needs/"+n.id, strings.Replace(written(n.agency, n.content), "{", `{"`+field+`":`+value+`,`, 1), match...)
			}
		}
		for i := range s.needs {
			n := &s.needs[i]
			at, match := "/needs/"+n.id, []string{"If-Match", `"` + itoa(n.version) + `"`}
			picked := `{"needs":[{"id":"` + n.id + `","version":` + itoa(n.version) + `}],`
			try("POST", at+"/comments", `{"text":"`+mark+`"}`)
			try("POST", at+"/comments", `{"text":"`+mark+`","level":"parties"}`)
			try("POST", at+"/attachments", aFile(mark+".pdf", "%PDF-1.7 "+mark))
			try("POST", at+"/return", `{"comment":"`+mark+`"}`, match...)
			try("POST", at+"/close", `{"reason":"withdrawn","comment":"`+mark+`"}`, match...)
			try("POST", at+"/reopen", `{"reason":"`+mark+`"}`, match...)
			try("POST", at+"/open", `{"level":"group"}`, match...)
			try("POST", at+"/open", `{"level":"held_outside","named":["`+s.Orgs["NL-EMB"]+`"]}`, match...)
			try("POST", at+"/relevel", `{"level":"parties","named":["`+s.Orgs["NL-EMB"]+`"]}`, match...)
			try("POST", at+"/publish", "", match...)
			try("PUT", at+"/interests/"+s.Orgs["NL-EMB"], `{"publicity":"group","note":"`+mark+`"}`)
			try("POST", "/needs/return", picked+`"comment":"`+mark+`"}`)
			try("POST", "/needs/open", picked+`"level":"group"}`)
			try("PUT", at, strings.Replace(written(n.agency, n.content), `"heldOutside":true,`, "", 1), match...)
		}
	}
	if s.digest() != before {
		t.Error("something was written down")
	}
	t.Logf("%d tries, 0 stored", tries)
}

// TestRelease_ofOnePersonTwice_andOfTwoAtOnce: two seats of one person are one person; an edit voids the first word; of both
// clicks at one version one is late. SECURITY.md, row 47.
func TestRelease_ofOnePersonTwice_andOfTwoAtOnce(t *testing.T) {
	s := newStage(t)
	for range 3 {
		s.add(form{agency: "SESU", theme: "BS-SURV", state: domain.NeedOpen, level: domain.LevelGroup})
	}
	publish := func(name string, n *subject) answer {
		return s.as(s.viewer(name)).ask("POST", "/needs/"+n.id+"/publish", "", "If-Match", `"`+itoa(n.version)+`"`)
	}
	both := "drafter of SESU and chair of BS"
	for range 3 {
		if a := publish(both, s.reread(0)); a.Code != 200 && a.code() != "second_person" {
			t.Errorf("%d %s", a.Code, a.text)
		}
	}
	if n := s.reread(0); n.level != domain.LevelGroup || n.release == "" {
		t.Errorf("one person made it %s", n.level)
	}
	publish("drafter of SESU", s.reread(1))
	n := s.reread(1)
	c := n.content
	c.Title.EN = "Another text"
	if a := s.as(s.viewer("drafter of SESU")).ask("PUT", "/needs/"+n.id, written(n.agency, c), "If-Match", `"`+itoa(n.version)+`"`); a.Code != 200 {
		t.Fatal(a.Code, a.text)
	}
	if a := publish("chair of BS", n); a.Code != 412 {
		t.Errorf("the second word on the text before: %d %s", a.Code, a.text)
	}
	publish("chair of BS", s.reread(1))
	if n = s.reread(1); n.level != domain.LevelGroup || n.release != domain.SideGroup {
		t.Errorf("after an edit: %s %s", n.level, n.release)
	}
	n = s.reread(2)
	at := *n
	codes := make(chan int, 2)
	for _, name := range []string{"drafter of SESU", "chair of BS"} {
		go func() { codes <- publish(name, &at).Code }()
	}
	if a, b := <-codes, <-codes; a+b != 200+412 || s.reread(2).level != domain.LevelGroup {
		t.Errorf("both at once: %d and %d, %s", a, b, s.reread(2).level)
	}
	if publish("drafter of SESU", s.reread(2)); s.reread(2).level != domain.LevelPublic {
		if publish("chair of BS", s.reread(2)); s.reread(2).level != domain.LevelPublic {
			t.Error("two people do not make it public")
		}
	}
}
