package domain_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"swgportal/server/internal/domain"
)

var pledgeDay = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func pledgeContent() domain.PledgeContent {
	return domain.PledgeContent{
		Title: domain.Text{EN: "Support"}, Instrument: domain.InstrumentGrant, Amount: domain.Money{Minor: 1000_00, Currency: "EUR"},
		Items: []domain.Item{}, Contact: domain.Contact{Name: "Anna", Email: "anna@portal.example"},
	}
}

// pointers names the fields that an error refuses.
func pointers(err error) []string {
	var e *domain.Error
	out := []string{}
	if errors.As(err, &e) {
		for _, f := range e.Fields {
			out = append(out, f.Pointer)
		}
	}
	return out
}

func TestPledge_content_isRefusedByField(t *testing.T) {
	for pointer, change := range map[string]func(*domain.PledgeContent){
		"/title":            func(c *domain.PledgeContent) { c.Title = domain.Text{} },
		"/channel":          func(c *domain.PledgeContent) { c.Channel = "funder" },
		"/availableUntil":   func(c *domain.PledgeContent) { c.AvailableFrom, c.AvailableUntil = "2027-02-01", "2027-01-01" },
		"/availableFrom":    func(c *domain.PledgeContent) { c.AvailableFrom = "2027-02-30" },
		"/items":            func(c *domain.PledgeContent) { c.Items = []domain.Item{{ID: "a"}} },
		"/earmark/need":     func(c *domain.PledgeContent) { c.Earmark = domain.Earmark{Kind: domain.EarmarkNeed} },
		"/earmark/theme":    func(c *domain.PledgeContent) { c.Earmark = domain.Earmark{Kind: domain.EarmarkNone, Theme: "ER-FIRE"} },
		"/contact/email":    func(c *domain.PledgeContent) { c.Contact.Email = "anna" },
		"/conditions/en":    func(c *domain.PledgeContent) { c.Conditions.EN = "a\u202eb" },
		"/earmark/subgroup": func(c *domain.PledgeContent) { c.Earmark = domain.Earmark{Kind: domain.EarmarkSubgroup} },
	} {
		c := pledgeContent()
		change(&c)
		if _, err := domain.NewPledge("p", "funder", false, c, "u", pledgeDay); !slices.Equal(pointers(err), []string{pointer}) {
			t.Errorf("%s: %v", pointer, err)
		}
	}
	if _, err := domain.NewPledge("p", "funder", false, pledgeContent(), "u", pledgeDay); err != nil {
		t.Errorf("what is right: %v", err)
	}
}

func TestPledge_announcing_asksForWhatOthersNeedToKnow(t *testing.T) {
	c := pledgeContent()
	c.Instrument, c.Amount, c.Contact = "", domain.Money{}, domain.Contact{}
	p, err := domain.NewPledge("p", "funder", false, c, "u", pledgeDay)
	if err != nil {
		t.Fatal(err)
	}
	err = p.Announce("P-1", domain.LevelGroup, nil, "", "u", pledgeDay)
	if got := pointers(err); !slices.Equal(got, []string{"/instrument", "/amount", "/contact/name", "/contact/email"}) || p.Number != "" {
		t.Errorf("%v, %+v", got, p)
	}
	p, _ = domain.NewPledge("p", "funder", true, pledgeContent(), "u", pledgeDay)
	for level, pointer := range map[domain.Level]string{domain.LevelPublic: "/level", domain.LevelOutside: "/level", "": "/level"} {
		if err := p.Announce("P-1", level, nil, "", "u", pledgeDay); !slices.Equal(pointers(err), []string{pointer}) {
			t.Errorf("%q: %v", level, err)
		}
	}
	if err := p.Announce("P-1", domain.LevelSubgroup, nil, "2026-11-26", "u", pledgeDay); !slices.Equal(pointers(err), []string{"/announcedOn"}) {
		t.Errorf("on a day that lies ahead: %v", err)
	}
	if err := p.Announce("P-1", domain.LevelSubgroup, nil, "", "u", pledgeDay); err != nil || p.AnnouncedOn != "2026-11-24" || p.Shared {
		t.Errorf("%+v: %v", p, err)
	}
}

func TestPledge_states_allowOnlyTheirActs(t *testing.T) {
	p, _ := domain.NewPledge("p", "funder", false, pledgeContent(), "u", pledgeDay)
	signed := domain.Commitment{Agreement: domain.Agreement{Reference: "1", Date: "2026-11-24"}}
	if _, err := p.Commit(signed, "r", "P-2", "u", pledgeDay); err == nil {
		t.Error("signed for before it was announced")
	}
	if err := p.Close("u", pledgeDay); err == nil {
		t.Error("closed before it was signed for")
	}
	if err := p.Announce("P-1", domain.LevelGroup, nil, "", "u", pledgeDay); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Commit(signed, "r", "P-2", "u", pledgeDay); err != nil {
		t.Fatal(err)
	}
	c := p.Content
	c.Amount.Minor++
	if err := p.Edit(false, c, "u", pledgeDay); !slices.Equal(pointers(err), []string{"/amount"}) {
		t.Errorf("what was signed for is written anew: %v", err)
	}
	if err := p.Close("u", pledgeDay); err != nil {
		t.Fatal(err)
	}
	for _, act := range []domain.PledgeAct{domain.ActPledgeEdit, domain.ActPledgeAllocate, domain.ActPledgeWithdraw, domain.ActPledgeCommit, domain.ActPledgeClose} {
		if p.Can(act) {
			t.Errorf("a closed pledge: %s", act)
		}
	}
	if !p.Can(domain.ActPledgeRecord) {
		t.Error("a refund comes also after its end")
	}
}

func TestQuarter_ofADay(t *testing.T) {
	for day, want := range map[domain.Date]string{"2026-01-01": "2026-Q1", "2026-03-31": "2026-Q1", "2026-04-01": "2026-Q2", "2026-12-31": "2026-Q4", "": "", "x": ""} {
		if got := day.Quarter(); got != want {
			t.Errorf("%q: %q, not %q", day, got, want)
		}
	}
}
