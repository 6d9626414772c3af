package app_test

import (
	"strings"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/testkit"
)

// TestCoverageTable_holdsWhatItsReaderMaySee: what the reader does not see the pledge of is one amount without a name, in the
// file as on the page; a filter by what belongs to pledges drops it.
func TestCoverageTable_holdsWhatItsReaderMaySee(t *testing.T) {
	c := newPurse(t)
	need := c.opened(t, domain.LevelGroup).Need.Meta.ID
	p := c.committed(t, testkit.PledgeOf(testkit.Euros(1000)))
	c.confirmed(t, p.Pledge.Meta.ID, need, testkit.Euros(200))
	if _, err := c.App.RelevelPledge(t.Context(), c.partner, p.Pledge.Meta.ID, app.Match(p.Pledge.Meta.Version), domain.LevelParties, []string{c.Orgs["SESU"]}); err != nil {
		t.Fatal(err)
	}
	read := func(who app.Caller, q app.CoverageQuery, format app.TableFormat) string {
		t.Helper()
		q.Currency = "EUR"
		file, err := c.App.CoverageTable(t.Context(), who, q, format, domain.EN)
		if err != nil {
			t.Fatal(err)
		}
		if format == app.TableXLSX {
			return documentText(t, file)
		}
		return string(file)
	}
	for _, format := range []app.TableFormat{app.TableCSV, app.TableXLSX} {
		hidden, seen := read(c.observer, app.CoverageQuery{}, format), read(c.drafter, app.CoverageQuery{}, format)
		if !strings.Contains(hidden, "Undisclosed") || strings.Contains(hidden, "Netherlands") || !strings.Contains(hidden, "For the group") {
			t.Errorf("%s: an observer's file is\n%s", format, hidden)
		}
		if !strings.Contains(seen, "Netherlands") {
			t.Errorf("%s: the agency's file is\n%s", format, seen)
		}
	}
	if text := read(c.observer, app.CoverageQuery{}, app.TableCSV); strings.Count(text, `"200.00"`) < 3 {
		t.Errorf("the bars do not stand in\n%s", text)
	}
	if text := read(c.observer, app.CoverageQuery{Instruments: []string{"grant", "loan"}}, app.TableCSV); strings.Contains(text, "200.00") || strings.Contains(text, "Undisclosed") {
		t.Errorf("by what belongs to pledges the file is\n%s", text)
	}
	if _, err := c.App.CoverageTable(t.Context(), c.admin, app.CoverageQuery{Currency: "EUR"}, app.TableCSV, domain.UK); code(err) != domain.CodeForbidden {
		t.Errorf("who may read no coverage takes a file: %v", err)
	}
}
