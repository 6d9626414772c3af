package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// gate is the status for somebody who may not ask at all, else ok.
func (v viewer) gate(o operation, ok int) int {
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case o.Permission != "self" && !v.may(o.Permission):
		return http.StatusForbidden
	}
	return ok
}

// onNone plays an operation that is on no need of its own. A new one gets a case here.
func (m *matrix) onNone(b *browser, o operation) {
	v := b.viewer
	expect := func(a answer, want int) {
		if a.Code != want {
			m.complain("%s, %s: %d %s, not %d", v.name, o.ID, a.Code, a.text, want)
		}
	}
	// The rehearsal undoes what was made: it is not there to be shown.
	ok, undone := v.gate(o, http.StatusOK), v.gate(o, http.StatusNotFound)
	switch o.ID {
	case "getSession":
		a := m.ask(b, o, o.Path, "")
		expect(a, http.StatusOK)
		m.checkSession(v, a.text)
	case "signIn":
		expect(m.ask(b, o, o.Path, `{"email":"not an address","password":""}`), http.StatusUnprocessableEntity)
	case "signOut":
		expect(m.ask(b, o, o.Path, ""), http.StatusNoContent)
	case "claimSetup":
		expect(m.ask(b, o, o.Path, `{"token":"x","email":"a@b.example","name":"а","password":"dovhyi i vlasnyi"}`), http.StatusForbidden)
	case "claimLink":
		expect(m.ask(b, o, o.Path, `{"token":"x","password":"dovhyi i vlasnyi"}`), http.StatusForbidden)
	case "changePassword": // too short, which is said before the old one is looked at
		expect(m.ask(b, o, o.Path, `{"old":"x","password":"x"}`), v.gate(o, http.StatusUnprocessableEntity))
	case "endSession":
		expect(m.ask(b, o, strings.ReplaceAll(o.Path, "{id}", noRecord), ""), undone)
	case "listNeeds":
		m.checkLists(b, o, ok)
	case "summariseNeeds":
		a := m.ask(b, o, o.Path+"?by=state", "")
		expect(a, ok)
		m.checkTotal(v, a)
		for i := len(v.name) % 9; i < len(m.needs) && ok == http.StatusOK; i += 9 { // where it lies below its oblast, the parties know
			n, want := &m.needs[i], 0
			if n.level != domain.LevelOutside && m.sees(v, n) && v.party(n, n.named) {
				want = 1
			}
			if a := m.ask(b, o, o.Path+"?by=state&place="+n.raion.Meta.ID, ""); !strings.Contains(a.text, `"total":`+strconv.Itoa(want)) {
				m.complain("%s, counting need %d in %s: %s, not %d", v.name, n.no, n.raion.Name.EN, a.text, want)
			}
		}
	case "openNeeds", "returnNeeds":
		m.checkMany(b, o, ok)
	case "getNeedSheets":
		m.checkSheets(b, o)
	case "getNeedTable":
		a := m.ask(b, o, o.Path+"?format=csv&lang=en", "")
		expect(a, ok)
		for i := range m.needs {
			if n := &m.needs[i]; strings.Contains(a.text, n.id) != (ok == http.StatusOK && m.sees(v, n)) {
				m.complain("%s, the table, need %d %s: %v", v.name, n.no, n.name, strings.Contains(a.text, n.id))
			}
		}
	case "listImports":
		expect(m.ask(b, o, o.Path, ""), ok)
	case "getImportTemplate":
		expect(m.ask(b, o, o.Path+"?kind=needs&lang=en", ""), ok)
	case "startImport":
		expect(m.ask(b, o, o.Path+"?kind=needs", aFile("a.csv", "Title (English),Theme\nPumps,ER-FIRE")), undone)
	case "getImport", "dropImport", "listImportRows", "correctImportRow", "commitImport", "undoImport", "getRejectedRows":
		// Of one that is not there; TestImports_areTheirBringersAlone plays those that are.
		body := map[string]string{"correctImportRow": "{}"}[o.ID]
		expect(m.ask(b, o, strings.NewReplacer("{id}", noRecord, "{row}", "0").Replace(o.Path)+"?lang=uk", body), undone)
	case "listSimilarNeeds":
		expect(m.ask(b, o, o.Path+"?titleUk=zq0xnow1e&class="+m.line.Meta.ID, ""), ok)
	case "createNeed":
		for _, agency := range []string{m.Orgs["SESU"], m.Orgs["SBGS"], m.Orgs["NL-EMB"], noRecord} {
			want := undone
			if want == http.StatusNotFound && !v.mayOn(o.Permission, agency, "") {
				want = http.StatusForbidden
			}
			expect(m.ask(b, o, o.Path, written(agency, testkit.Content("ER-FIRE"))), want)
		}
	case "createOrganisation":
		expect(m.ask(b, o, o.Path, `{"name":{"uk":"Нова"},"kind":"partner"}`), undone)
	case "createUser":
		expect(m.ask(b, o, o.Path, `{"email":"new@portal.example","name":"Нова"}`), undone)
	case "getOrganisation", "editOrganisation":
		for id, want := range map[string]int{m.Orgs["SESU"]: ok, noRecord: undone} {
			body := ""
			if o.Method != http.MethodGet {
				body = `{"name":{"uk":"ДСНС"},"kind":"agency"}`
			}
			expect(m.ask(b, o, strings.ReplaceAll(o.Path, "{id}", id), body, "If-Match", `"1"`), want)
		}
	case "getSubgroup", "editSubgroup":
		for code, want := range map[string]int{"ER": ok, "ZZ": undone} {
			body := ""
			if o.Method != http.MethodGet {
				body = `{"name":{"uk":"Підгрупа"},"members":[]}`
			}
			expect(m.ask(b, o, strings.ReplaceAll(o.Path, "{code}", code), body, "If-Match", `"1"`), want)
		}
	case "getUser", "editUser", "inviteUser", "signOutUser", "giveSeat", "endSeat":
		m.onUser(b, o, expect)
	case "enterRate":
		expect(m.ask(b, o, o.Path, `{"date":"2026-11-24","currency":"USD","uahPerUnit":"41.3"}`), undone)
	case "getRate", "correctRate", "getRateHistory":
		m.onRate(b, o, expect)
	case "createPledge":
		for _, funder := range []string{m.Orgs["NL-EMB"], m.Orgs["SESU"], noRecord} {
			want := undone
			if want == http.StatusNotFound && !v.mayOn(o.Permission, funder, "") {
				want = http.StatusForbidden
			}
			expect(m.ask(b, o, o.Path, `{"funder":"`+funder+`","title":{"uk":"а"}}`), want)
		}
	case "pledgeToNeed":
		m.toNeeds(b, o, expect, undone)
	case "convertMoney":
		expect(m.ask(b, o, o.Path+"?amount=1&from=EUR&to=EUR", ""), ok)
	case "createMeeting":
		for _, subgroup := range []string{"ER", "BS"} {
			want := undone
			if want == http.StatusNotFound && !v.mayOn(o.Permission, "", subgroup) {
				want = http.StatusForbidden
			}
			expect(m.ask(b, o, o.Path, meetingBody(operation{ID: "editMeeting"}, &gathering{subgroup: subgroup, level: domain.LevelGroup})), want)
		}
	case "makeSuggestion":
		for _, org := range []string{m.Orgs["NL-EMB"], m.Orgs["SESU"], noRecord} {
			want := undone
			switch {
			case want != http.StatusNotFound:
			case !v.mayOn(o.Permission, org, ""):
				want = http.StatusForbidden
			case !has(m.members[org], "ER"):
				want = http.StatusUnprocessableEntity
			}
			expect(m.ask(b, o, o.Path, `{"subgroup":"ER","organisation":"`+org+`","level":"group","kind":"decision","title":{"uk":"а"},"why":{"uk":"а"},"minutes":5}`), want)
		}
	case "getMeeting", "editMeeting", "planMeeting", "refreshMeeting", "circulateMeeting", "postponeMeeting", "cancelMeeting", "startMeeting", "attendMeeting",
		"finishMeeting", "listMeetingPeople", "withdrawSuggestion": // of one that is not there; TestRights_ofMeetingsOverHTTP plays those that are
		expect(m.ask(b, o, strings.ReplaceAll(o.Path, "{id}", noRecord), meetingBody(o, &gathering{subgroup: "ER", level: domain.LevelGroup}), "If-Match", `"1"`), undone)
	case "listMeetings", "listSuggestions":
		expect(m.ask(b, o, o.Path, ""), ok)
	case "summarisePledges":
		expect(m.ask(b, o, o.Path+"?by=state", ""), ok)
	case "listPledges", "listAllocations", "listTransactions", "getCoverage", "getCoverageMatrix", "listCoverageNeeds", "listCoverageAllocations":
		expect(m.ask(b, o, o.Path, ""), ok)
	case "getCoverageTable":
		for _, format := range []string{"csv", "xlsx"} {
			expect(m.ask(b, o, o.Path+"?lang=uk&format="+format, ""), ok)
		}
	case "getPledge", "editPledge", "announcePledge", "relevelPledge", "commitPledge", "closePledge", "withdrawPledge", "getPledgeHistory", "getPledgeFitting", "holdAllocation",
		"listPledgeAttachments", "addPledgeAttachment", "getPledgeAttachment", "removePledgeAttachment", "listPledgeComments", "addPledgeComment", "withdrawPledgeComment",
		"recordTransaction", "getAllocation", "confirmAllocation", "releaseAllocation", "planAllocation", "getTransaction", "confirmTransaction",
		"disputeTransaction", "cancelTransaction": // of one that is not there; TestRights_ofMoneyOverHTTP plays those that are
		expect(m.ask(b, o, onGift(o, noRecord, &gift{}), moneyBody(o, m.Orgs["NL-EMB"], noRecord), "If-Match", `"1"`), undone)
	case "createProject":
		for _, owner := range []string{m.Orgs["NL-EMB"], m.Orgs["SESU"], noRecord} {
			want := undone
			if want == http.StatusNotFound && !v.mayOn(o.Permission, owner, "") {
				want = http.StatusForbidden
			}
			expect(m.ask(b, o, o.Path, projectBody(o, &venture{owner: owner}, m.Orgs["SBGS"])), want)
		}
	case "listProjects":
		expect(m.ask(b, o, o.Path, ""), ok)
	case "getProject", "editProject", "deleteProject", "announceProject", "relevelProject", "moveProject", "reportProject", "getProjectMoney", "listProjectTransactions",
		"listProjectAttachments", "addProjectAttachment", "getProjectAttachment", "removeProjectAttachment", "listProjectComments", "addProjectComment",
		"withdrawProjectComment", "getProjectHistory": // of one that is not there; TestRights_ofProjectsOverHTTP plays those that are
		expect(m.ask(b, o, onVenture(o, noRecord, &venture{}), projectBody(o, &venture{owner: m.Orgs["NL-EMB"]}, m.Orgs["SBGS"]), "If-Match", `"1"`), undone)
	case "search":
		expect(m.ask(b, o, o.Path+"?q=zq0xnow1e", ""), ok)
	case "listOrganisations", "listSubgroups", "listThemes", "listPlaces", "listAudit", "listUsers", "getCatalogue", "getDesk", "listSessions", "listRates":
		expect(m.ask(b, o, o.Path, ""), ok)
	default:
		m.complain("nobody says how to try %s: see onNone", o.ID)
	}
}

// toNeeds pledges to needs of every state and level, as funders of one's own and of others.
func (m *matrix) toNeeds(b *browser, o operation, expect func(answer, int), undone int) {
	v := b.viewer
	for i := len(v.name) % 5; i < len(m.needs); i += 5 {
		n := &m.needs[i]
		for _, funder := range []string{m.Orgs["NL-EMB"], m.Orgs["SESU"]} {
			want := undone
			switch {
			case want != http.StatusNotFound: // nobody, or one who pledges nothing
			case !v.mayOn(o.Permission, funder, ""):
				want = http.StatusForbidden
			case !m.sees(v, n):
				want = http.StatusUnprocessableEntity
			case n.state != domain.NeedOpen || n.level == domain.LevelOutside:
				want = http.StatusConflict
			}
			expect(m.ask(b, o, o.Path, `{"pledge":{"funder":"`+funder+`","title":{"uk":"а"},"amount":{"amount":"1","currency":"EUR"}},
				"hold":{"need":"`+n.id+`","amount":{"amount":"1","currency":"EUR"}}}`), want)
		}
	}
}

// onRate plays an operation on a rate by hand, a bank's, and one that is not there.
func (m *matrix) onRate(b *browser, o operation, expect func(answer, int)) {
	body, ofBank := "", http.StatusOK
	if o.ID == "correctRate" {
		body, ofBank = `{"uahPerUnit":"41.3"}`, http.StatusConflict
	}
	ask := func(id, match string) answer {
		return m.ask(b, o, strings.ReplaceAll(o.Path, "{rate}", id), body, "If-Match", match)
	}
	expect(ask(rateByHand, `"1"`), b.viewer.gate(o, http.StatusOK))
	expect(ask(rateOfBank, `"1"`), b.viewer.gate(o, ofBank))
	expect(ask("2026-11-22-USD-NBU", `"1"`), b.viewer.gate(o, http.StatusNotFound))
	if m.matches[o.ID] {
		expect(ask(rateByHand, `"77"`), b.viewer.gate(o, http.StatusPreconditionFailed))
	}
}

// onUser plays an operation on the account of the observer, on no account, and with a seat that is another's.
func (m *matrix) onUser(b *browser, o operation, expect func(answer, int)) {
	body := map[string]string{
		"editUser": `{"email":"observer@portal.example","name":"Інший"}`, "giveSeat": `{"role":"auditor","from":"2026-11-24"}`, "endSeat": `{"to":"2026-11-30"}`,
	}[o.ID]
	user := m.viewer("observer").user
	ask := func(id, seat, match string) answer {
		return m.ask(b, o, strings.NewReplacer("{id}", id, "{seat}", seat).Replace(o.Path), body, "If-Match", match)
	}
	expect(ask(user, user+"-a", `"1"`), b.viewer.gate(o, http.StatusOK))
	expect(ask(noRecord, noRecord, `"1"`), b.viewer.gate(o, http.StatusNotFound))
	if m.matches[o.ID] {
		expect(ask(user, user+"-a", `"77"`), b.viewer.gate(o, http.StatusPreconditionFailed))
	}
	if o.ID == "endSeat" {
		expect(ask(user, m.viewer("auditor").user+"-a", `"1"`), b.viewer.gate(o, http.StatusNotFound))
	}
}

// checkMany acts on all needs at once, fifty in a request: each outcome is that of the act on the one alone.
func (m *matrix) checkMany(b *browser, o operation, want int) {
	one := operation{ID: "openNeed", Method: http.MethodPost, Permission: o.Permission}
	rest := `"level":"group"`
	if o.ID == "returnNeeds" {
		one.ID, rest = "returnNeed", `"comment":"а"`
	}
	for part := range slices.Chunk(m.needs, 49) {
		var picked []string
		for _, n := range append(slices.Clone(part), subject{id: noRecord, version: 1}) {
			picked = append(picked, `{"id":"`+n.id+`","version":`+strconv.FormatInt(n.version, 10)+`}`)
		}
		a := m.ask(b, o, o.Path, `{"needs":[`+strings.Join(picked, ",")+`],`+rest+`}`)
		if a.Code != want {
			m.complain("%s, %s: %d %s, not %d", b.viewer.name, o.ID, a.Code, a.text, want)
		}
		if want != http.StatusOK {
			return
		}
		var got struct {
			Items []struct {
				ID, Code string
				Done     bool
			}
		}
		if err := json.Unmarshal([]byte(a.text), &got, json.MatchCaseInsensitiveNames(true)); err != nil || len(got.Items) != len(part)+1 {
			m.complain("%s: %v", a.text, err)
			return
		}
		for i, x := range got.Items {
			var n *subject
			if i < len(part) {
				n = &part[i]
			}
			code := map[int]string{200: "", 403: "forbidden", 404: "not_found", 409: "state_forbids"}[m.verdict(b.viewer, one, n, rightVersion)]
			if n != nil && n.level == domain.LevelOutside && code == "" {
				code = "invalid" // it takes no level but its own
			}
			if x.Code != code || x.Done != (code == "") {
				m.complain("%s, %s of need %d %v: %v, not %q", b.viewer.name, o.ID, i, n, x, code)
			}
		}
	}
}

// checkSheets asks for the sheet of one need at a time, and of one beside a need that is not there.
func (m *matrix) checkSheets(b *browser, o operation) {
	v := b.viewer
	ask := func(ids ...string) answer {
		return m.ask(b, o, o.Path+"?format=docx&lang=uk&id="+strings.Join(ids, "&id="), "")
	}
	none := ask(noRecord)
	for i := len(v.name) % 3; i < len(m.needs); i += 3 {
		n := &m.needs[i]
		want := v.gate(o, http.StatusNotFound)
		if want == http.StatusNotFound && m.sees(v, n) {
			want = http.StatusOK
		}
		a := ask(n.id)
		if a.Code != want || want != http.StatusOK && bare(a.text) != bare(none.text) {
			m.complain("%s, the sheet of need %d %s: %d, not %d", v.name, n.no, n.name, a.Code, want)
		}
	}
	if a := ask(m.needs[0].id, noRecord); bare(a.text) != bare(none.text) {
		m.complain("%s, a sheet beside an absent one: %s", v.name, fmt.Sprint(a.Code, a.text))
	}
}
