package httpapi

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// moneyBody is the body with which an operation on a pledge, an allocation or a transaction is tried.
func moneyBody(o operation, funder, need string) string {
	switch o.ID {
	case "editPledge":
		return `{"funder":"` + funder + `","title":{"uk":"а"},"instrument":"grant","amount":{"amount":"1000000","currency":"EUR"},"contact":{"name":"а","email":"a@b.example"}}`
	case "announcePledge", "relevelPledge":
		return `{"level":"group"}`
	case "commitPledge":
		return `{"agreement":{"reference":"а","date":"2026-11-24"}}`
	case "withdrawPledge", "disputeTransaction", "cancelTransaction":
		return `{"reason":"а"}`
	case "holdAllocation":
		return `{"need":"` + need + `","amount":{"amount":"1","currency":"EUR"}}`
	case "recordTransaction":
		return `{"type":"commitment","date":"2026-11-24","amount":{"amount":"1","currency":"EUR"}}`
	case "planAllocation":
		return `{"plannedOn":"2027-01-01"}`
	case "confirmTransaction":
		return `{}`
	case "addPledgeAttachment":
		return aFile("a.pdf", "%PDF-1.7")
	case "addPledgeComment":
		return `{"text":"а"}`
	}
	return ""
}

func onGift(o operation, id string, g *gift) string {
	return strings.NewReplacer("{id}", id, "{attachment}", cmp.Or(g.file, noRecord), "{comment}", cmp.Or(g.word, noRecord)).Replace(o.Path)
}

// moneyStage is a portal with pledges of every sort, allocated to a need that many see and to one that few see.
func moneyStage(t *testing.T) *stage {
	s := newStage(t)
	s.add(form{agency: "SESU", theme: "ER-FIRE", state: domain.NeedOpen, level: domain.LevelGroup})
	s.add(form{agency: "SBGS", theme: "BS-SURV", state: domain.NeedOpen, level: domain.LevelParties, named: []string{s.Orgs["NL-EMB"]}})
	s.endow()
	return s
}

// moneyMatrix plays operations on pledges, allocations and transactions.
type moneyMatrix struct{ *matrix }

// legalGift says whether the state of a pledge allows what an operation is for.
func legalGift(o operation, g *gift) bool {
	in := func(states ...domain.PledgeState) bool { return slices.Contains(states, g.state) }
	switch o.ID {
	case "editPledge", "withdrawPledge", "holdAllocation":
		return in(domain.PledgeExploring, domain.PledgeAnnounced, domain.PledgeCommitted)
	case "announcePledge":
		return in(domain.PledgeExploring)
	case "relevelPledge":
		return in(domain.PledgeAnnounced, domain.PledgeCommitted, domain.PledgeClosed)
	case "commitPledge":
		return in(domain.PledgeAnnounced)
	case "closePledge":
		return in(domain.PledgeCommitted)
	case "addPledgeAttachment", "removePledgeAttachment":
		return !in(domain.PledgeWithdrawn)
	case "recordTransaction":
		return g.committed && in(domain.PledgeCommitted, domain.PledgeClosed, domain.PledgeWithdrawn)
	}
	return true
}

func (m *moneyMatrix) verdictOnGift(v viewer, o operation, g *gift, k known) int {
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case !v.may(o.Permission):
		return http.StatusForbidden
	case !m.seesGift(v, g):
		return http.StatusNotFound
	case strings.HasSuffix(o.Path, "{attachment}") && !m.seesExplored(v, g), strings.HasSuffix(o.Path, "{comment}") && !m.seesWord(v, g):
		return http.StatusNotFound
	case o.ID == "withdrawPledgeComment": // somebody else's
		return http.StatusForbidden
	case o.Method == http.MethodGet:
		return http.StatusOK
	case !v.mayOn(o.Permission, g.funder, g.subgroup):
		return http.StatusForbidden
	case m.matches[o.ID] && k == noVersion:
		return http.StatusPreconditionRequired
	case m.matches[o.ID] && k == wrongVersion:
		return http.StatusPreconditionFailed
	case !legalGift(o, g):
		return http.StatusConflict
	case o.ID == "editPledge" && g.state == domain.PledgeCommitted:
		return http.StatusUnprocessableEntity // what was signed for stays
	case o.ID == "removePledgeAttachment":
		return http.StatusNoContent
	case makesOfMoney(o):
		return http.StatusNotFound // made, and undone by the rehearsal
	}
	return http.StatusOK
}

// makesOfMoney says whether an operation makes something of its own.
func makesOfMoney(o operation) bool {
	return slices.Contains([]string{"holdAllocation", "recordTransaction", "addPledgeAttachment", "addPledgeComment"}, o.ID)
}

func (m *moneyMatrix) verdictOnShare(v viewer, o operation, x *share, k known) int {
	g, n := &m.gifts[x.gift], &m.needs[x.need]
	owner, subgroup := g.funder, g.subgroup
	if o.Permission == "allocation:confirm" {
		owner, subgroup = n.agency, n.subgroup
	}
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case !v.may(o.Permission):
		return http.StatusForbidden
	case !m.seesShare(v, x):
		return http.StatusNotFound
	case o.Method == http.MethodGet:
		return http.StatusOK
	case !v.mayOn(o.Permission, owner, subgroup):
		return http.StatusForbidden
	case k == noVersion:
		return http.StatusPreconditionRequired
	case k == wrongVersion:
		return http.StatusPreconditionFailed
	case x.state == domain.AllocationReleased, o.ID == "confirmAllocation" && (x.state != domain.AllocationHeld || g.level == ""):
		return http.StatusConflict
	}
	return http.StatusOK
}

func (m *moneyMatrix) verdictOnPayment(v viewer, o operation, p *payment, k known) int {
	x := &m.shares[p.share]
	g, n := &m.gifts[x.gift], &m.needs[x.need]
	owner, subgroup := g.funder, g.subgroup
	if o.Permission == "transaction:confirm" {
		owner, subgroup = n.agency, n.subgroup
	}
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case !v.may(o.Permission):
		return http.StatusForbidden
	case !m.seesShare(v, x):
		return http.StatusNotFound
	case o.Method == http.MethodGet:
		return http.StatusOK
	case !v.mayOn(o.Permission, owner, subgroup):
		return http.StatusForbidden
	case k == noVersion:
		return http.StatusPreconditionRequired
	case k == wrongVersion:
		return http.StatusPreconditionFailed
	}
	return http.StatusOK
}

// onOne asks in every way of knowing the version, and holds what is hidden against what is not there.
func (m *moneyMatrix) onOne(b *browser, o operation, id string, g *gift, version int64, what string, verdict func(known) int) {
	ways := []known{rightVersion, noVersion, wrongVersion}
	if !m.matches[o.ID] {
		ways = ways[:1]
	}
	body := moneyBody(o, g.funder, m.needs[0].id)
	for _, k := range ways {
		var headers []string
		switch k {
		case rightVersion:
			headers = []string{"If-Match", `"` + strconv.FormatInt(version, 10) + `"`}
		case wrongVersion:
			headers = []string{"If-Match", `"77"`}
		}
		a := m.ask(b, o, onGift(o, id, g), body, headers...)
		want := verdict(k)
		if a.Code != want {
			m.complain("%s, %s of %s, version %d: %d %s, not %d", b.viewer.name, o.ID, what, k, a.Code, a.text, want)
			continue
		}
		if want == http.StatusNotFound && !makesOfMoney(o) {
			if none := m.ask(b, o, onGift(o, noRecord, g), body, headers...); bare(none.text) != bare(a.text) {
				m.complain("%s, %s of hidden %s: %s, of an absent one %s", b.viewer.name, o.ID, what, a.text, none.text)
			}
		}
	}
}

// TestRights_ofMoneyOverHTTP plays each operation on pledges, allocations and transactions as everybody. SECURITY.md,
// row 1.
func TestRights_ofMoneyOverHTTP(t *testing.T) {
	t.Parallel()
	s := moneyStage(t)
	s.tape.undo.Store(true)
	m := &moneyMatrix{newMatrix(s)}
	for i, v := range s.viewers {
		b := s.as(v)
		for _, o := range operations(t) {
			turn := func(j int) bool { return (i+j+len(o.ID))%testkit.Size(t, 9, 2, 1) == 0 }
			switch {
			case strings.HasPrefix(o.Path, "/pledges/{id}"):
				for j := range s.gifts {
					if g := &s.gifts[j]; turn(j) {
						m.onOne(b, o, g.id, g, g.version, fmt.Sprint("pledge ", j, " ", g.name), func(k known) int { return m.verdictOnGift(v, o, g, k) })
					}
				}
			case strings.HasPrefix(o.Path, "/allocations/{id}"):
				for j := range s.shares {
					if x := &s.shares[j]; turn(j) {
						m.onOne(b, o, x.id, &gift{}, x.version, fmt.Sprint("allocation ", j, " of ", s.gifts[x.gift].name, x.state), func(k known) int { return m.verdictOnShare(v, o, x, k) })
					}
				}
			case strings.HasPrefix(o.Path, "/transactions/{id}"):
				for j := range s.payments {
					p := &s.payments[j]
					m.onOne(b, o, p.id, &gift{}, p.version, fmt.Sprint("transaction ", j), func(k known) int { return m.verdictOnPayment(v, o, p, k) })
				}
			}
		}
		m.listsOfMoney(b)
	}
	for i, w := range m.wrong {
		if i == 30 {
			t.Errorf("… and %d more", len(m.wrong)-i)
			break
		}
		t.Error(w)
	}
	t.Logf("%d calls, %d wrong; %d pledges, %d allocations, %d transactions", m.calls.Load(), len(m.wrong), len(s.gifts), len(s.shares), len(s.payments))
}

// listsOfMoney holds the three lists against what one sees.
func (m *moneyMatrix) listsOfMoney(b *browser) {
	v := b.viewer
	if v.closed || !v.may("pledge:read") {
		return
	}
	var got []string
	for _, path := range []string{"/pledges", "/allocations", "/transactions"} {
		a := b.ask("GET", path+"?limit=200", "")
		var page struct {
			Items []struct {
				ID string `json:"id"`
			} `json:"items"`
			Total int `json:"total"`
		}
		if err := json.Unmarshal([]byte(a.text), &page); err != nil || page.Total != len(page.Items) {
			m.complain("%s, %s: %v %d of %d", v.name, path, err, len(page.Items), page.Total)
		}
		for _, x := range page.Items {
			got = append(got, x.ID)
		}
	}
	want := m.seenOfMoney(v)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		m.complain("%s: lists %v, sees %v", v.name, got, want)
	}
}
