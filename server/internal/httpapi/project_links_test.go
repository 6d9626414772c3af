package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestLinks_ofProjects_foreignIDsAreUnknown puts ids of other kinds, of what is hidden and of nothing in the place of each id of
// a project's body and query: all answer as nothing does, and nothing is changed. SECURITY.md, row 9.
func TestLinks_ofProjects_foreignIDsAreUnknown(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	open := s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	hidden := s.add(form{agency: "SBGS", theme: "BS-SURV", state: domain.NeedOpen, level: domain.LevelParties})
	own := s.give(giftForm{funder: "NL-EMB", state: domain.PledgeCommitted, level: domain.LevelGroup}).no
	other := s.give(giftForm{funder: "JP-EMB", state: domain.PledgeExploring}).no
	x := s.undertake(ventureForm{level: domain.LevelGroup})
	away := s.undertake(ventureForm{level: domain.LevelParties})
	testkit.Change(s.World, store.Projects, away.id, func(p *domain.Project) { p.Owner = s.Orgs["JP-EMB"]; p.Content.Beneficiaries = nil })
	draft := s.undertake(ventureForm{})
	ids := map[string]string{
		"nothing": noRecord, "a need": open.id, "a hidden need": hidden.id, "a pledge": s.gifts[own].id, "a hidden pledge": s.gifts[other].id,
		"a partner": s.Orgs["UNDP"], "an agency": s.Orgs["SESU"], "a person": s.authors.agency.User.Meta.ID, "a project": x.id, "a hidden project": away.id,
		"a file": x.file, "a comment": x.said, "a milestone": x.milestone, "another's milestone": away.milestone, "an indicator": x.metric,
	}
	form := `{"owner":"` + s.Orgs["NL-EMB"] + `","title":{"uk":"а"},`
	b, before, calls := s.as(s.viewer("partner who is named")), s.digest(), 0
	for _, y := range []struct {
		method, path, body string
		except             []string // the kinds that are right there
		version            int64
	}{
		{"POST", "/projects", form + `"pledges":["@"]}`, []string{"a pledge"}, 0},
		{"POST", "/projects", form + `"needs":["@"]}`, []string{"a need"}, 0},
		{"POST", "/projects", form + `"implementers":["@"]}`, []string{"a partner", "an agency"}, 0},
		{"POST", "/projects", form + `"beneficiaries":["@"]}`, []string{"an agency"}, 0},
		{"POST", "/projects", `{"owner":"@","title":{"uk":"а"}}`, nil, 0},
		{"POST", "/projects", form + `"milestones":[{"id":"@","title":{"uk":"а"},"due":"2027-01-01"}]}`, nil, 0},
		{"PUT", "/projects/" + draft.id, form + `"pledges":["@"]}`, []string{"a pledge"}, draft.version},
		{"PUT", "/projects/" + draft.id, form + `"indicators":[{"id":"@","title":{"uk":"а"}}]}`, nil, draft.version},
		{"PUT", "/projects/" + draft.id, form + `"milestones":[{"id":"@","title":{"uk":"а"},"due":"2027-01-01"}]}`, nil, draft.version},
		{"POST", "/projects/" + x.id + "/report", `{"milestones":[{"id":"@","doneOn":"2026-11-20"}]}`, []string{"a milestone"}, x.version},
		{"POST", "/projects/" + x.id + "/report", `{"indicators":[{"id":"@","actual":{"value":"1"}}]}`, []string{"an indicator"}, x.version},
		{"POST", "/projects/" + draft.id + "/announce", `{"level":"parties","named":["@"]}`, []string{"a partner", "an agency"}, draft.version},
		{"POST", "/pledges/" + s.gifts[own].id + "/transactions", `{"type":"commitment","project":"@","date":"2026-11-24","amount":{"amount":"1","currency":"EUR"}}`, []string{"a project"}, 0},
		{"GET", "/projects/@", "", []string{"a project"}, 0},
		{"GET", "/projects/@/money", "", []string{"a project"}, 0},
		{"GET", "/projects/" + x.id + "/attachments/@", "", []string{"a file"}, 0},
		{"GET", "/needs/@/comments", "", []string{"a need"}, 0},
		{"GET", "/needs/" + open.id + "/attachments/@", "", nil, 0},
		{"DELETE", "/needs/" + open.id + "/comments/@", "", nil, 0},
		{"GET", "/projects?need=@", "", []string{"a need"}, 0},
		{"GET", "/projects?pledge=@", "", []string{"a pledge"}, 0},
		{"GET", "/transactions?project=@", "", []string{"a project"}, 0},
	} {
		ask := func(id string) answer {
			return b.ask(y.method, strings.ReplaceAll(y.path, "@", id), strings.ReplaceAll(y.body, "@", id), "If-Match", fmt.Sprintf(`"%d"`, y.version))
		}
		none := ask(noRecord)
		if y.method != http.MethodGet && (none.Code < 400 || none.Code >= 500) {
			t.Errorf("%s %s with nothing: %d %s", y.path, y.body, none.Code, none.text)
		}
		for kind, id := range ids {
			if slices.Contains(y.except, kind) {
				continue
			}
			calls++
			if a := ask(id); a.Code != none.Code || bare(a.text) != bare(none.text) {
				t.Errorf("%s %s with %s: %d %s, with nothing %d %s", y.path, y.body, kind, a.Code, a.text, none.Code, none.text)
			}
		}
	}
	if s.digest() != before {
		t.Error("something was changed")
	}
	t.Logf("%d calls", calls)
}

// TestNonInterference_ofProjects: projects that one does not see are written, moved, reported on and discussed; pledges that one
// does not see let their money name projects that one sees; and nothing that one reads changes. SECURITY.md, row 3.
func TestNonInterference_ofProjects(t *testing.T) {
	t.Parallel()
	acts, changed := testkit.Size(t, 8, 16, 60), 0
	for n, name := range []string{"observer", "drafter of SESU", "partner who is not", "chair of BS"} {
		if n%testkit.Size(t, 2, 1, 1) != 0 {
			continue
		}
		s := newStage(t)
		s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
		for _, level := range []domain.Level{domain.LevelGroup, domain.LevelParties} {
			s.give(giftForm{funder: "NL-EMB", subgroup: "ER", state: domain.PledgeCommitted, level: level})
		}
		for _, f := range s.ventureForms()[:5] {
			s.undertake(f)
		}
		v := s.viewer(name)
		morning := s.Now
		before := s.everything(t, v)
		for act := range acts {
			s.Now = morning.Add(time.Duration(act+1) * time.Minute)
			if s.meddleInProjects(v, act) {
				changed++
			}
			if act%4 != 3 && act != acts-1 {
				continue
			}
			s.Now = morning
			if d := differ(before, s.everything(t, v)); d != "" {
				t.Errorf("%s, after act %d: %s", name, act, d)
				break
			}
		}
	}
	t.Logf("%d changes of hidden projects", changed)
	if changed < acts {
		t.Errorf("only %d changes happened", changed)
	}
}

// meddleInProjects does something to a project that the viewer does not see, or lets a pledge's money that the viewer does
// not see name a project that the viewer sees. It says whether it did.
func (s *stage) meddleInProjects(v viewer, act int) bool {
	s.T.Helper()
	ctx, who := s.T.Context(), s.authors.partner
	hidden := slices.IndexFunc(s.ventures, func(x venture) bool { return !s.seesVenture(v, &x) && x.status != domain.ProjectCancelled })
	if hidden < 0 {
		s.undertake(ventureForm{})
		return true
	}
	x := s.reundertake(hidden)
	var err error
	switch act % 6 {
	case 0:
		c := s.ventureContent(x.no, "now", "")
		c.Milestones, c.Indicators, c.Title.UK = c.Milestones[:1], nil, ventureMark(x.no, "now", 100+act)
		c.Pledges = nil
		if _, err = s.App.EditProject(ctx, who, x.id, app.Match(x.version), x.owner, c); err == nil {
			c = s.ventureContent(x.no, "now", "")
			c.Pledges = nil
			_, err = s.App.EditProject(ctx, who, x.id, app.Match(x.version+1), x.owner, c)
		}
	case 1:
		_, err = s.App.ReportProject(ctx, who, x.id, app.Match(x.version), domain.Progress{Done: map[string]domain.Date{x.milestone: "2026-11-01"}})
	case 2:
		_, err = s.App.AddProjectComment(ctx, who, x.id, ventureMark(x.no, "now", 200+act), "")
	case 3:
		_, err = s.App.AttachToProject(ctx, who, x.id, app.Upload{Name: "a.pdf", Content: []byte("%PDF-1.7")})
	case 4:
		s.undertake(ventureForm{})
	case 5:
		seen := slices.IndexFunc(s.ventures, func(x venture) bool { return s.seesVenture(v, &x) && x.level != "" })
		gift := slices.IndexFunc(s.gifts, func(g gift) bool { return !s.seesGift(v, &g) })
		if seen < 0 || gift < 0 {
			return false
		}
		_, err = s.App.RecordTransaction(ctx, who, s.gifts[gift].id, domain.Recording{
			Type: domain.TransactionCommitment, Project: s.ventures[seen].id, Date: domain.DateOf(s.Now), Amount: domain.Money{Minor: int64(100 + act), Currency: "EUR"},
		})
	}
	if err != nil {
		s.T.Fatal(err)
	}
	return !s.seesVenture(v, s.reundertake(hidden))
}

// TestNonInterference_ofProjects_seenMoneyIsInTheTotals is the positive twin.
func TestNonInterference_ofProjects_seenMoneyIsInTheTotals(t *testing.T) {
	s := newStage(t)
	s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	s.give(giftForm{funder: "NL-EMB", subgroup: "ER", state: domain.PledgeCommitted, level: domain.LevelGroup})
	x := s.undertake(ventureForm{level: domain.LevelGroup})
	v := s.viewer("observer")
	before := s.as(v).ask("GET", "/projects/"+x.id+"/money", "").text
	s.spend(x.no)
	if after := s.as(v).ask("GET", "/projects/"+x.id+"/money", "").text; after == before || !strings.Contains(after, `"700.00"`) {
		t.Errorf("700 euros more are not seen: %s", after)
	}
}

// TestProject_levelLowered_keepsWhatWasWrittenWhileItWasRaised: what was said and filed while a project was for its parties stays theirs when
// it is shown to more. SECURITY.md, row 48.
func TestProject_levelLowered_keepsWhatWasWrittenWhileItWasRaised(t *testing.T) {
	s := newStage(t)
	x := s.undertake(ventureForm{level: domain.LevelParties})
	ctx, who := t.Context(), s.authors.partner
	if _, err := s.App.AddProjectComment(ctx, who, x.id, "zvraised1", ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.App.AttachToProject(ctx, who, x.id, app.Upload{Name: "zvraised2.pdf", Content: []byte("%PDF-1.7")}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.App.RelevelProject(ctx, who, x.id, app.Match(s.reundertake(x.no).version), domain.LevelGroup, nil); err != nil {
		t.Fatal(err)
	}
	read := func(name string) (text string) {
		b := s.as(s.viewer(name))
		for _, path := range []string{"", "/comments", "/attachments", "/history"} {
			a := b.ask("GET", "/projects/"+x.id+path, "")
			if a.Code != 200 {
				t.Errorf("%s, %s: %d", name, path, a.Code)
			}
			text += a.text
		}
		return text + b.ask("GET", "/search?q=zvraised1", "").text + b.ask("GET", "/search?q=zvraised2", "").text
	}
	if text := read("observer"); strings.Contains(text, "zvraised") {
		t.Errorf("an observer reads what was written for the parties: %s", text)
	}
	for _, name := range []string{"partner who is named", "drafter of SBGS", "chair of ER"} {
		text := read(name)
		for _, mark := range []string{"zvraised1", "zvraised2"} {
			if !strings.Contains(text, mark) {
				t.Errorf("%s does not read %s", name, mark)
			}
		}
	}
}
