package httpapi

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"swgportal/server/internal/domain"
)

// TestLinks_ofMoney_foreignIDsAreUnknown puts ids of other kinds, of what is hidden and of nothing in the place of each id of a
// body that moves money: all answer as nothing does, and nothing is changed. SECURITY.md, row 9.
func TestLinks_ofMoney_foreignIDsAreUnknown(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	open := s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	hidden := s.add(form{agency: "SBGS", theme: "BS-SURV", state: domain.NeedOpen, level: domain.LevelParties})
	own := s.give(giftForm{funder: "NL-EMB", state: domain.PledgeCommitted, level: domain.LevelGroup}).no
	draft := s.give(giftForm{funder: "NL-EMB", state: domain.PledgeExploring}).no
	other := s.give(giftForm{funder: "JP-EMB", state: domain.PledgeCommitted, level: domain.LevelParties}).no
	s.hold(own, open.no, 100_00)
	s.confirm(0)
	s.hold(other, open.no, 100_00)
	s.confirm(1)
	ids := map[string]string{
		"nothing": noRecord, "a hidden need": hidden.id, "a hidden pledge": s.gifts[other].id, "an allocation of a hidden pledge": s.shares[1].id,
		"an organisation": s.Orgs["UNDP"], "a person": s.authors.agency.User.Meta.ID, "a line of a hidden need": hidden.content.Items[0].ID,
		"an own pledge": s.gifts[own].id, "a comment": open.said,
	}
	const form = `"funder":"%s","title":{"uk":"а"},`
	before := s.digest()
	b, calls := s.as(s.viewer("partner who is named")), 0
	for _, x := range []struct {
		method, path, body string
		except             string // the kind that is right there
		version            int64
	}{
		{"POST", "/pledges/" + s.gifts[own].id + "/allocations", `{"need":"@","amount":{"amount":"1","currency":"EUR"}}`, "", 0},
		{"POST", "/pledges/" + s.gifts[own].id + "/allocations", `{"need":"` + open.id + `","line":"@","pieces":"1","amount":{"amount":"1","currency":"EUR"}}`, "", 0},
		{"POST", "/pledges/" + s.gifts[own].id + "/allocations", `{"need":"` + open.id + `","pledgeLine":"@","pieces":"1","amount":{"amount":"1","currency":"EUR"}}`, "", 0},
		{"POST", "/pledges/@/allocations", `{"need":"` + open.id + `","amount":{"amount":"1","currency":"EUR"}}`, "an own pledge", 0},
		{"POST", "/pledges/" + s.gifts[own].id + "/transactions", `{"type":"refund","date":"2026-11-24","allocation":"@","amount":{"amount":"1","currency":"EUR"}}`, "", 0},
		{"POST", "/pledges", `{` + fmt.Sprintf(form, s.Orgs["NL-EMB"]) + `"earmark":{"kind":"need","need":"@"}}`, "", 0},
		{"POST", "/pledges", `{` + fmt.Sprintf(form, s.Orgs["NL-EMB"]) + `"channel":"@"}`, "an organisation", 0},
		{"POST", "/pledges", `{` + fmt.Sprintf(form, "@") + `"instrument":"grant"}`, "", 0},
		{"POST", "/pledges/to-need", `{"pledge":{"funder":"` + s.Orgs["NL-EMB"] + `","title":{"uk":"а"},"amount":{"amount":"1","currency":"EUR"}},"hold":{"need":"@","amount":{"amount":"1","currency":"EUR"}}}`, "", 0},
		{"POST", "/pledges/to-need", `{"pledge":{"funder":"` + s.Orgs["NL-EMB"] + `","title":{"uk":"а"},"earmark":{"kind":"need","need":"@"},"amount":{"amount":"1","currency":"EUR"}},"hold":{"need":"` + open.id + `","amount":{"amount":"1","currency":"EUR"}}}`, "", 0},
		{"POST", "/pledges/" + s.gifts[draft].id + "/announce", `{"level":"parties","named":["@"]}`, "an organisation", s.gifts[draft].version},
		{"GET", "/allocations/@", "", "", 0},
		{"GET", "/transactions/@", "", "", 0},
		{"GET", "/pledges?need=@", "", "", 0},
		{"GET", "/allocations?pledge=@", "", "an own pledge", 0},
		{"GET", "/transactions?allocation=@", "", "", 0},
		{"GET", "/coverage?pledge=@", "", "an own pledge", 0},
		{"GET", "/coverage/allocations?pledge=@", "", "an own pledge", 0},
	} {
		ask := func(id string) answer {
			return b.ask(x.method, strings.ReplaceAll(x.path, "@", id), strings.ReplaceAll(x.body, "@", id), "If-Match", fmt.Sprintf(`"%d"`, x.version))
		}
		none := ask(noRecord)
		if x.method == http.MethodPost && (none.Code < 400 || none.Code >= 500) {
			t.Errorf("%s %s with nothing: %d %s", x.path, x.body, none.Code, none.text)
		}
		for kind, id := range ids {
			if kind == x.except {
				continue
			}
			calls++
			if a := ask(id); a.Code != none.Code || bare(a.text) != bare(none.text) {
				t.Errorf("%s %s with %s: %d %s, with nothing %d %s", x.path, x.body, kind, a.Code, a.text, none.Code, none.text)
			}
		}
	}
	if s.digest() != before {
		t.Error("something was changed")
	}
	t.Logf("%d calls", calls)
}
