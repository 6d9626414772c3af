package reference

import (
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/domain"
)

// dacActive are the codes of the DAC codelist Sector that were looked up there and are active; a theme with another one
// needs a look too.
var dacActive = []string{"12191", "12340", "15126", "15130", "15132", "15133", "15180", "15190", "15210", "15220", "15240", "15250", "16063", "23231", "33120", "72010", "72011", "73010", "74020"}

func lists(t *testing.T) Lists {
	t.Helper()
	l, err := Load(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLists_nameWhatIsThere(t *testing.T) {
	l := lists(t)
	subgroups := map[string]bool{}
	for _, g := range l.Subgroups {
		subgroups[g.Meta.ID] = true
	}
	for _, x := range l.Themes {
		if !subgroups[x.Subgroup] || !slices.Contains(dacActive, x.DACSector) || x.Name.Lacks(domain.UK) || x.Name.Lacks(domain.EN) {
			t.Errorf("theme %+v", x)
		}
	}
	codes := map[string]bool{}
	for _, o := range l.Organisations {
		if codes[o.Code] || o.Content.Name.Lacks(domain.UK) || o.Content.Name.Lacks(domain.EN) {
			t.Errorf("organisation %+v", o)
		}
		codes[o.Code] = true
		if o.Content.Country != "" && !domain.Country(o.Content.Country).Valid() {
			t.Errorf("%s: %s is no country", o.Code, o.Content.Country)
		}
	}
	if len(l.Subgroups) != 5 || len(l.Themes) != 45 || len(l.Organisations) != 71 || len(l.Strategies) != 25 {
		t.Errorf("%d subgroups, %d themes, %d organisations, %d strategies", len(l.Subgroups), len(l.Themes), len(l.Organisations), len(l.Strategies))
	}
}

// TestPlaces_haveThreeCodesThatDiffer: the KATOTTG code begins with the P-code, and ISO 3166-2 goes its own way for five.
func TestPlaces_haveThreeCodesThatDiffer(t *testing.T) {
	iso := map[string]string{"UA01": "UA-43", "UA44": "UA-09", "UA73": "UA-77", "UA80": "UA-30", "UA85": "UA-40"}
	seen, raions := map[string]bool{}, 0
	for _, p := range lists(t).Places {
		code, like := domain.PlaceCode(p.Meta.ID)
		if code != p.Meta.ID || like != "" || p.PCode != domain.SmallestPrefix(code) || seen[p.PCode] {
			t.Errorf("%+v", p)
		}
		seen[p.PCode] = true
		switch {
		case p.Level == domain.PlaceRaion:
			raions++
			if p.Parent[:4] != p.PCode[:4] || p.ISO != "" {
				t.Errorf("%+v", p)
			}
		case iso[p.PCode] != "":
			if p.ISO != iso[p.PCode] {
				t.Errorf("%+v", p)
			}
		case p.ISO != "UA-"+strings.TrimPrefix(p.PCode, "UA"):
			t.Errorf("%+v", p)
		}
	}
	if raions != 136 || len(seen) != 163 {
		t.Errorf("%d raions of %d places", raions, len(seen))
	}
}

// TestRaions_areSpeltByTheCabinetsTable: the names of the list and the rule by which hromadas get theirs agree.
func TestRaions_areSpeltByTheCabinetsTable(t *testing.T) {
	for _, p := range lists(t).Places {
		if p.Level == domain.PlaceRaion && domain.Latin(p.ShortName.UK) != p.ShortName.EN {
			t.Errorf("%s: %s, not %s", p.ShortName.UK, p.ShortName.EN, domain.Latin(p.ShortName.UK))
		}
	}
}
