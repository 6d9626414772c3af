package httpapi

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
)

// content is something that an agency might write, whole or not, in one of the subgroup's themes.
func (w *walk) content(n *subject) domain.NeedContent {
	themes := map[string][]string{"ER": {"ER-FIRE", "ER-DEMIN"}, "BS": {"BS-SURV", "BS-CROSS"}, "CP": {"CP-SCHOOL", "CP-CYBER"}}
	group := []string{"ER", "BS", "CP"}[w.one(3)]
	if n != nil && n.subgroup != "" && (n.submitted || w.one(2) > 0) {
		group = n.subgroup
	}
	c := w.marked(w.one(40), "now", themes[group][w.one(2)])
	c.NeededBy, c.ValidUntil = "2045-01-01", domain.DateOf(w.Now).AddDays(w.one(300))
	c.Priority = domain.PriorityCritical
	c.Strategies, c.Nationwide = []string{}, false
	c.Contact.Phone = fmt.Sprint(w.one(1000))
	if w.one(3) == 0 {
		c.Items[0].Quantity = domain.Quantity(1000 * (1 + w.one(9)))
		c.Items = append(c.Items, c.Items[0])
	}
	if n != nil && len(n.content.Items) > 0 && w.one(2) > 0 {
		c.Items[0].ID = n.content.Items[0].ID
	}
	if w.one(4) == 0 {
		c.Title.EN, c.Description.EN = "", ""
	}
	if w.one(6) == 0 {
		c.Contact.Email, c.Priority = "", ""
	}
	return c
}

// whole says whether a content may be submitted.
func whole(c domain.NeedContent) bool {
	if c.HeldOutside {
		return c.Subgroup != "" && c.Contact.Name != "" && c.Contact.Email != ""
	}
	return c.Priority != "" && c.Contact.Email != ""
}

// keeps says whether a need has all of what was written, and nothing else.
func (w *walk) keeps(what string, n *subject, sent domain.NeedContent) {
	w.T.Helper()
	got := n.content
	for _, t := range []*domain.Text{&got.Title, &got.Description, &got.EndUsers, &got.PriorityReason} {
		t.Stale = ""
	}
	got.Items, sent.Items = slices.Clone(got.Items), slices.Clone(sent.Items)
	for i := range got.Items {
		got.Items[i].ID, got.Items[i].Specification.Stale = "", ""
	}
	var sum int64
	for i := range sent.Items {
		sent.Items[i].ID = ""
		sum += int64(sent.Items[i].Quantity) / 1000 * sent.Items[i].UnitPrice.Minor
	}
	if !sent.HeldOutside {
		got.Subgroup, sent.Cost = "", domain.Money{Minor: sum, Currency: "EUR"}
	}
	if !reflect.DeepEqual(got, sent) {
		w.T.Errorf("%s: kept %+v, sent %+v", what, got, sent)
	}
}

// level draws a level for a need, with partners that are named; allowed says whether it may be taken.
func (w *walk) level(n *subject) (level domain.Level, named []string, allowed bool) {
	level = []domain.Level{domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties, domain.LevelPublic, domain.LevelOutside}[[]int{0, 0, 1, 1, 2, 2, 2, 3, 4}[w.one(9)]]
	if n.level == domain.LevelOutside && w.one(3) > 0 {
		level = domain.LevelOutside
	}
	if level == domain.LevelParties && w.one(2) == 0 {
		named = []string{w.Orgs["NL-EMB"]}
	}
	if n.level == domain.LevelOutside {
		return level, named, level == domain.LevelOutside
	}
	return level, named, level != domain.LevelPublic && level != domain.LevelOutside
}

func atLevel(level domain.Level, named []string) string {
	list, _ := json.Marshal(append([]string{}, named...))
	return fmt.Sprintf(`{"level":%q,"named":%s}`, level, list)
}

// firstWord is who spoke first of two.
func (w *walk) firstWord(n *subject, of string) string {
	var x map[string]struct {
		By string `json:"by"`
	}
	var raw map[string]any
	_ = json.Unmarshal(w.before[n.id], &raw)
	text, _ := json.Marshal(map[string]any{of: raw[of]})
	_ = json.Unmarshal(text, &x)
	return x[of].By
}
