package app_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// pumpsProject is a project of the Dutch embassy that can be announced.
func (c purse) pumpsProject(pledges, needs []string) domain.ProjectContent {
	return domain.ProjectContent{
		Title: domain.Text{UK: "Насоси для громад"}, Description: domain.Text{UK: "Поставка і навчання."}, Subgroup: "ER", Beneficiaries: []string{c.Orgs["SESU"]},
		PlannedFrom: "2026-06-01", PlannedUntil: "2027-06-01", Nationwide: true, Pledges: pledges, Needs: needs,
		Milestones: []domain.Milestone{{Title: domain.Text{UK: "Тендер"}, Due: "2026-11-01"}},
	}
}

func (c purse) project(t *testing.T, content domain.ProjectContent) app.ProjectView {
	t.Helper()
	v, err := c.App.CreateProject(t.Context(), c.partner, c.Orgs["NL-EMB"], content)
	if err == nil {
		v, err = c.App.AnnounceProject(t.Context(), c.partner, v.Project.Meta.ID, app.Match(v.Project.Meta.Version), domain.LevelGroup, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (c purse) pays(t *testing.T, pledge string, r domain.Recording) app.TransactionView {
	t.Helper()
	r.Date = "2026-11-24"
	v, err := c.App.RecordTransaction(t.Context(), c.partner, pledge, r)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestProject_getsItsNumberWhenItIsAnnounced(t *testing.T) {
	c := newPurse(t)
	draft, err := c.App.CreateProject(t.Context(), c.partner, c.Orgs["NL-EMB"], c.pumpsProject(nil, nil))
	if err != nil || draft.Project.Number != "" {
		t.Fatal(err, draft.Project.Number)
	}
	if _, err := c.App.GetProject(t.Context(), c.drafter, draft.Project.Meta.ID); code(err) != domain.CodeNotFound {
		t.Errorf("the agency it is for sees it before it is announced: %v", err)
	}
	for _, want := range []string{"PR-2026-0001", "PR-2026-0002"} {
		if v := c.project(t, c.pumpsProject(nil, nil)); v.Project.Number != want {
			t.Errorf("%s, not %s", v.Project.Number, want)
		}
	}
	if err := c.App.DeleteProject(t.Context(), c.partner, draft.Project.Meta.ID, 1); err != nil {
		t.Error(err)
	}
}

func TestProject_totals_areTheConfirmedTransactionsThatNameIt(t *testing.T) {
	c := newPurse(t)
	need := c.pumps(t, 100)
	euros, kroner := c.committed(t, testkit.PledgeOf(testkit.Euros(500_000))).Pledge, c.committed(t, testkit.PledgeOf(domain.Money{Minor: 1_000_000_33, Currency: "NOK"})).Pledge
	p := c.project(t, c.pumpsProject([]string{euros.Meta.ID, kroner.Meta.ID}, []string{need.Meta.ID})).Project
	share := c.confirmed(t, euros.Meta.ID, need.Meta.ID, testkit.Euros(90_000)).Allocation.Meta.ID
	c.pays(t, euros.Meta.ID, domain.Recording{Type: domain.TransactionCommitment, Project: p.Meta.ID, Amount: testkit.Euros(200_000)})
	c.pays(t, kroner.Meta.ID, domain.Recording{Type: domain.TransactionCommitment, Project: p.Meta.ID, Amount: domain.Money{Minor: 100_07, Currency: "NOK"}})
	c.pays(t, euros.Meta.ID, domain.Recording{Type: domain.TransactionCommitment, Amount: testkit.Euros(7)}) // names no project
	waits := c.pays(t, euros.Meta.ID, domain.Recording{Type: domain.TransactionDelivery, Project: p.Meta.ID, Allocation: share, Amount: testkit.Euros(40_000)})
	read := func() (out []app.ProjectTotal) {
		t.Helper()
		out, err := c.App.ReadProjectMoney(t.Context(), c.drafter, p.Meta.ID, "EUR")
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	got := read()
	// 100.07 kroner at 4.2 hryvnias, 48.5 for a euro: 8.6658…, rounded once.
	if len(got) != 1 || got[0].Type != domain.TransactionCommitment || got[0].Count != 2 || got[0].Amount.Minor != 200_000_00+8_67 ||
		!slices.Equal(got[0].Amounts, []domain.Money{testkit.Euros(200_000), {Minor: 100_07, Currency: "NOK"}}) {
		t.Fatalf("%+v", got)
	}
	if _, err := c.App.ConfirmTransaction(t.Context(), c.drafter, waits.Transaction.Meta.ID, 1, domain.HandOver{Number: "7", Date: "2026-11-24"}); err != nil {
		t.Fatal(err)
	}
	if got = read(); len(got) != 2 || got[1].Type != domain.TransactionDelivery || got[1].Amount != testkit.Euros(40_000) {
		t.Errorf("a delivery that was confirmed: %+v", got)
	}
	rows, err := c.App.ProjectPayments(t.Context(), c.drafter, p.Meta.ID, "", "EUR", "", 50)
	if err != nil || rows.Total != 3 {
		t.Errorf("%d rows, %v", rows.Total, err)
	}
	cancelled := waits.Transaction.Meta.ID
	if _, err := c.App.CancelTransaction(t.Context(), c.partner, cancelled, 2, "помилка"); err != nil {
		t.Fatal(err)
	}
	if got = read(); len(got) != 1 {
		t.Errorf("a delivery that was cancelled: %+v", got)
	}
}

// TestProject_totals_equalTheRowsTheyOpenTo: whatever is paid in whatever currency, each total is the sum of its rows to the cent.
func TestProject_totals_equalTheRowsTheyOpenTo(t *testing.T) {
	c, r := newPurse(t), rand.New(rand.NewPCG(7, 7))
	var pledges []string
	for _, currency := range []domain.Currency{"EUR", "NOK", "USD", "UAH", "JPY"} { // no rate leads from the yen
		pledges = append(pledges, c.committed(t, testkit.PledgeOf(domain.Money{Minor: 9_000_000_000, Currency: currency})).Pledge.Meta.ID)
	}
	p := c.project(t, c.pumpsProject(pledges, nil)).Project
	for range testkit.Size(t, 40, 120, 400) {
		pledge := pledges[r.IntN(len(pledges))]
		v, err := c.App.GetPledge(t.Context(), c.partner, pledge)
		if err != nil {
			t.Fatal(err)
		}
		kind := []domain.TransactionType{domain.TransactionCommitment, domain.TransactionDisbursement, domain.TransactionRefund}[r.IntN(3)]
		c.pays(t, pledge, domain.Recording{Type: kind, Project: p.Meta.ID, Amount: domain.Money{Minor: 1 + r.Int64N(1e7), Currency: v.Pledge.Content.Amount.Currency}})
	}
	bares := int64(0)
	for _, in := range domain.ReportingCurrencies() {
		totals, err := c.App.ReadProjectMoney(t.Context(), c.partner, p.Meta.ID, in)
		if err != nil || len(totals) != 3 {
			t.Fatal(totals, err)
		}
		for _, total := range totals {
			var sum, bare, count int64
			byCurrency := map[domain.Currency]int64{}
			for after, first := "", true; first || after != ""; first = false {
				page, err := c.App.ProjectPayments(t.Context(), c.partner, p.Meta.ID, total.Type, in, after, 7)
				if err != nil || page.Total != total.Count {
					t.Fatal(page.Total, total.Count, err)
				}
				for _, row := range page.Items {
					count++
					byCurrency[row.Transaction.Amount.Currency] += row.Transaction.Amount.Minor
					if row.Reported == nil {
						bare++
						continue
					}
					sum += row.Reported.Minor
				}
				after = page.Next
			}
			bares += bare
			if sum != total.Amount.Minor || bare != total.Bare || count != total.Count {
				t.Errorf("%s in %s: %d of %d rows and %d bare, not %+v", total.Type, in, sum, count, bare, total)
			}
			for _, m := range total.Amounts {
				if byCurrency[m.Currency] != m.Minor {
					t.Errorf("%s: %d %s, not %d", total.Type, m.Minor, m.Currency, byCurrency[m.Currency])
				}
			}
		}
	}
	if bares == 0 {
		t.Error("nothing was paid in yen")
	}
}

func TestTransaction_namesAProjectThatItsPledgeFunds_andNoOther(t *testing.T) {
	c := newPurse(t)
	pledge, other := c.committed(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge.Meta.ID, c.committed(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge.Meta.ID
	p := c.project(t, c.pumpsProject([]string{pledge}, nil)).Project
	draft, err := c.App.CreateProject(t.Context(), c.partner, c.Orgs["NL-EMB"], c.pumpsProject([]string{pledge}, nil))
	if err != nil {
		t.Fatal(err)
	}
	record := func(pledge, project string) error {
		_, err := c.App.RecordTransaction(t.Context(), c.partner, pledge, domain.Recording{Type: domain.TransactionCommitment, Project: project, Date: "2026-11-24", Amount: testkit.Euros(5)})
		return err
	}
	if err := record(other, p.Meta.ID); code(err) != domain.CodeInvalid || !strings.Contains(err.Error(), "/project not_allowed") {
		t.Errorf("another pledge's money: %v", err)
	}
	if err := record(pledge, draft.Project.Meta.ID); code(err) != domain.CodeStateForbids {
		t.Errorf("a project that is not announced: %v", err)
	}
	if err := record(pledge, p.Meta.ID); err != nil {
		t.Fatal(err)
	}
	content := c.pumpsProject(nil, nil)
	if _, err := c.App.EditProject(t.Context(), c.partner, p.Meta.ID, 2, p.Owner, content); code(err) != domain.CodeInvalid || !strings.Contains(err.Error(), "/pledges not_allowed") {
		t.Errorf("the pledge whose money names it is let go: %v", err)
	}
	if checked, err := c.App.CheckSums(t.Context()); err != nil || checked.Err() != nil {
		t.Error(checked.Wrong, err)
	}
}

func TestProject_edit_keepsTheLinksThatItsWriterDoesNotSee(t *testing.T) {
	c := newPurse(t)
	need := c.pumps(t, 10)
	seen, hidden := c.announced(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge.Meta.ID, c.announced(t, testkit.PledgeOf(testkit.Euros(1000))).Pledge
	foreign, err := c.App.CreateProject(t.Context(), c.japan, c.Orgs["JP-EMB"], c.pumpsProject([]string{seen, hidden.Meta.ID}, []string{need.Meta.ID}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.RelevelPledge(t.Context(), c.partner, hidden.Meta.ID, app.Match(hidden.Meta.Version), domain.LevelParties, nil); err != nil {
		t.Fatal(err)
	}
	id := foreign.Project.Meta.ID
	v, err := c.App.GetProject(t.Context(), c.japan, id)
	if err != nil || len(v.Pledges) != 1 || len(v.Needs) != 1 {
		t.Fatal(len(v.Pledges), len(v.Needs), err)
	}
	if _, err := c.App.EditProject(t.Context(), c.japan, id, 1, c.Orgs["JP-EMB"], c.pumpsProject(nil, nil)); err != nil {
		t.Fatal(err)
	}
	history, err := c.App.ProjectHistory(t.Context(), c.japan, id, "", 50)
	if err != nil || len(history.Items) != 2 {
		t.Fatal(len(history.Items), err)
	}
	for _, e := range history.Items {
		for _, x := range e.Changes {
			if strings.Contains(x.Before+x.After, hidden.Meta.ID) {
				t.Errorf("the history tells of a hidden pledge: %+v", x)
			}
			if e.Act == string(domain.ActProjectEdit) && x.Path == "/content/pledges" && (x.Before != `["`+seen+`"]` || x.After != "") {
				t.Errorf("the visible pledge was let go: %+v", x)
			}
		}
	}
	if _, err := c.App.RelevelPledge(t.Context(), c.partner, hidden.Meta.ID, app.Match(hidden.Meta.Version+1), domain.LevelGroup, nil); err != nil {
		t.Fatal(err)
	}
	if v, err = c.App.GetProject(t.Context(), c.japan, id); err != nil || len(v.Pledges) != 1 || v.Pledges[0].Meta.ID != hidden.Meta.ID {
		t.Errorf("the hidden link was lost: %d %v", len(v.Pledges), err)
	}
}

func TestProjects_areListedByTheirMilestones(t *testing.T) {
	c := newPurse(t)
	late := c.project(t, c.pumpsProject(nil, nil)).Project
	content := c.pumpsProject(nil, nil)
	content.Milestones[0].DoneOn = "2026-10-30"
	c.project(t, content)
	list := func() app.ProjectList {
		t.Helper()
		l, err := c.App.ListProjects(t.Context(), c.drafter, app.ProjectQuery{Overdue: true, Sort: "nextDue", Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	if l := list(); l.Total != 1 || l.Items[0].Meta.ID != late.Meta.ID {
		t.Errorf("%d overdue", l.Total)
	}
	if _, err := c.App.MoveProject(t.Context(), c.partner, late.Meta.ID, app.Match(late.Meta.Version), domain.ProjectSuspended, "", "Бракує коштів."); err != nil {
		t.Fatal(err)
	}
	if l := list(); l.Total != 0 {
		t.Errorf("%d overdue while it is suspended", l.Total)
	}
}
