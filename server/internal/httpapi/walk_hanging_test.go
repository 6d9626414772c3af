package httpapi

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// narrower is the one of two audiences that fewer are in.
func narrower(a, b domain.Level) domain.Level {
	order := []domain.Level{"", domain.LevelPublic, domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties, domain.LevelOutside, "owner"}
	if slices.Index(order, a) > slices.Index(order, b) {
		return a
	}
	return b
}

// audience is who sees a need as it stands.
func (n *subject) audience() domain.Level {
	switch {
	case n.opened:
		return n.level
	case n.submitted:
		return domain.LevelParties
	}
	return "owner"
}

// hears says whether somebody sees what hangs on a need.
func (w *walk) hears(v viewer, h hung) bool {
	n := w.needs[h.need]
	if !w.sees(v, &n) {
		return false
	}
	if h.kind == "interest" {
		return v.actsFor(h.org) || h.heard == domain.InterestGroup || h.heard == domain.InterestChairs && (v.readsAll() || v.chairs(n.subgroup))
	}
	if n.level = narrower(n.audience(), h.floor); n.level == "owner" {
		return true // who sees a draft sees all of it
	}
	n.submitted, n.opened = true, true
	return w.sees(v, &n)
}

// floor is what is added now never sinks below.
func (n *subject) floor(chosen domain.Level) domain.Level {
	if !n.opened {
		return chosen
	}
	return narrower(chosen, n.level)
}

// hang notes what an answer says was made. Its event is its own, and the need's is not touched.
func (w *walk) hang(what, act string, v viewer, a answer, h hung, want int) string {
	w.T.Helper()
	var made struct {
		ID string `json:"id"`
	}
	if a.Code != want {
		w.T.Fatalf("%s: %d %s", what, a.Code, a.text)
	}
	if h.id == "" {
		if err := json.Unmarshal([]byte(a.text), &made); err != nil || made.ID == "" {
			w.T.Fatalf("%s: %s", what, a.text)
		}
		h.id = made.ID
	}
	h.by, h.stood = v.user, w.shownOf(h)
	w.hanging = append(w.hanging, h)
	w.happened(what, act, v, h)
	return what
}

// happened holds the one event of something that hangs.
func (w *walk) happened(what, act string, v viewer, h hung) {
	w.T.Helper()
	if e := w.lastEvent(h.kind, h.id); e.Act != act || e.Person != v.user {
		w.T.Errorf("%s: the last event is %s by %s", what, e.Act, e.Person)
	}
	w.counted(what, 1)
	w.done[act]++
	if act == "need.attached" || act == "need.detached" || act == "comment.withdrawn" {
		w.story[h.need]++
	}
}

// barred says what somebody is answered who may not do something to a need at all; 0 where they may.
func (w *walk) barred(v viewer, n *subject, permission string) int {
	switch {
	case v.closed:
		return http.StatusUnauthorized
	case !v.may(permission):
		return http.StatusForbidden
	case n.name == "deleted" || !w.sees(v, n):
		return http.StatusNotFound
	}
	return 0
}

func (w *walk) attach(v viewer, n *subject) string {
	what := fmt.Sprintf("%s adds a file to need %d (%s)", v.name, n.no, n.state)
	a := w.browser(v).ask("POST", "/needs/"+n.id+"/attachments", aFile("лист.pdf", "%PDF-1.7"))
	want := w.barred(v, n, "need:attach")
	files := slices.DeleteFunc(slices.Clone(w.hanging), func(h hung) bool { return h.need != n.no || h.kind != "attachment" })
	switch {
	case want != 0:
	case !v.mayOn("need:attach", n.agency, n.subgroup):
		want = http.StatusForbidden
	case !legal("need:attach", n):
		want = http.StatusConflict
	case len(files) >= domain.MaxFiles:
		want = http.StatusUnprocessableEntity
	}
	if want != 0 {
		return w.refused(what, a, want)
	}
	return w.hang(what, "need.attached", v, a, hung{kind: "attachment", need: n.no, floor: n.floor("")}, http.StatusCreated)
}

// someOf gives something that hangs on a need, of one kind; its index is -1 where there is none.
func (w *walk) someOf(n *subject, fits func(hung) bool) (int, hung) {
	var at []int
	for i, h := range w.hanging {
		if h.need == n.no && fits(h) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return -1, hung{id: noRecord, need: n.no}
	}
	i := at[w.one(len(at))]
	return i, w.hanging[i]
}

func (w *walk) detach(v viewer, n *subject) string {
	i, h := w.someOf(n, func(h hung) bool { return h.kind == "attachment" })
	what := fmt.Sprintf("%s takes file %d off need %d (%s)", v.name, i, n.no, n.state)
	a := w.browser(v).ask("DELETE", "/needs/"+n.id+"/attachments/"+h.id, "")
	want := w.barred(v, n, "need:attach")
	switch {
	case want != 0:
	case i < 0 || !w.hears(v, h):
		want = http.StatusNotFound
	case !v.mayOn("need:attach", n.agency, n.subgroup):
		want = http.StatusForbidden
	case !slices.Contains([]domain.NeedState{domain.NeedDraft, domain.NeedReturned, domain.NeedOpen}, n.state):
		want = http.StatusConflict
	}
	if want != 0 {
		return w.refused(what, a, want)
	}
	return w.gone(what, "need.detached", v, a, i)
}

// gone notes what was taken away.
func (w *walk) gone(what, act string, v viewer, a answer, i int) string {
	w.T.Helper()
	if a.Code != http.StatusNoContent {
		w.T.Errorf("%s: %d %s", what, a.Code, a.text)
	}
	h := w.hanging[i]
	w.hanging = slices.Delete(w.hanging, i, i+1)
	w.happened(what, act, v, h)
	return what
}

func (w *walk) say(v viewer, n *subject) string {
	level := []domain.Level{"", "", "", domain.LevelParties, domain.LevelSubgroup, domain.LevelGroup, domain.LevelPublic}[w.one(7)]
	mention := w.mentionable(v, n)
	body := map[string]any{"text": fmt.Sprint("слово ", w.one(1000))}
	if level != "" {
		body["level"] = level
	}
	if mention != "" {
		body["mentions"] = []string{mention}
	}
	text, _ := json.Marshal(body)
	what := fmt.Sprintf("%s says something on need %d (%s, %s) at %q", v.name, n.no, n.state, n.level, level)
	a := w.browser(v).ask("POST", "/needs/"+n.id+"/comments", string(text))
	want := w.barred(v, n, "comment:write")
	switch {
	case want != 0:
	case n.level == domain.LevelOutside:
		want = http.StatusConflict
	case level != "" && narrower(level, n.audience()) != level: // wider than the need itself
		want = http.StatusUnprocessableEntity
	case level == domain.LevelParties && !v.party(n, n.named), level == domain.LevelSubgroup && !v.party(n, n.named) && !w.within(v, n.subgroup):
		want = http.StatusUnprocessableEntity // its author could not read it
	}
	if want != 0 {
		return w.refused(what, a, want)
	}
	return w.hang(what, "comment.written", v, a, hung{kind: "comment", need: n.no, floor: n.floor(level)}, http.StatusCreated)
}

// mentionable is somebody of the need's agency, or nobody: who speaks does not call themselves.
func (w *walk) mentionable(v viewer, n *subject) string {
	name := map[string]string{w.Orgs["SESU"]: "drafter of SESU", w.Orgs["SBGS"]: "drafter of SBGS", w.Orgs["NPU"]: "drafter elsewhere", w.Orgs["MSC"]: "approver elsewhere"}[n.agency]
	if w.one(3) > 0 || v.name == name {
		return ""
	}
	return w.viewer(name).user
}

func (w *walk) withdraw(v viewer, n *subject) string {
	i, h := w.someOf(n, func(h hung) bool { return h.kind == "comment" })
	if i >= 0 && w.one(3) > 0 {
		v = w.pick(func(v viewer) bool { return v.user == h.by })
	}
	what := fmt.Sprintf("%s takes comment %d on need %d back", v.name, i, n.no)
	a := w.browser(v).ask("DELETE", "/needs/"+n.id+"/comments/"+h.id, "")
	want := w.barred(v, n, "comment:write")
	switch {
	case want != 0:
	case i < 0 || !w.hears(v, h):
		want = http.StatusNotFound
	case h.by != v.user:
		want = http.StatusForbidden
	}
	if want != 0 {
		return w.refused(what, a, want)
	}
	return w.gone(what, "comment.withdrawn", v, a, i)
}

func (w *walk) look(v viewer, n *subject) string {
	org := w.Orgs[[]string{"NL-EMB", "JP-EMB"}[w.one(2)]]
	heard := []domain.Publicity{domain.InterestPrivate, domain.InterestChairs, domain.InterestGroup}[w.one(3)]
	what := fmt.Sprintf("%s: %s looks at need %d (%s), for %s", v.name, org, n.no, n.state, heard)
	a := w.browser(v).ask("PUT", "/needs/"+n.id+"/interests/"+org, fmt.Sprintf(`{"publicity":%q}`, heard))
	want := w.barred(v, n, "interest:write")
	switch {
	case want != 0:
	case !v.mayOn("interest:write", org, ""):
		want = http.StatusUnprocessableEntity
	case !legal("interest:write", n):
		want = http.StatusConflict
	}
	if want != 0 {
		return w.refused(what, a, want)
	}
	if a.Code != http.StatusOK {
		w.T.Fatalf("%s: %d %s", what, a.Code, a.text)
	}
	i, h := w.someOf(n, func(h hung) bool { return h.kind == "interest" && h.org == org })
	if i < 0 {
		return w.hang(what, "interest.set", v, a, hung{kind: "interest", id: w.interestID(n, org), need: n.no, org: org, heard: heard}, http.StatusOK)
	}
	h.heard, h.by = heard, v.user
	h.stood = w.shownOf(h)
	w.hanging[i] = h
	w.happened(what, "interest.set", v, h)
	return what
}

func (w *walk) lookAway(v viewer, n *subject) string {
	org := w.Orgs[[]string{"NL-EMB", "JP-EMB"}[w.one(2)]]
	i, _ := w.someOf(n, func(h hung) bool { return h.kind == "interest" && h.org == org })
	what := fmt.Sprintf("%s: %s looks no longer at need %d (%s)", v.name, org, n.no, n.state)
	a := w.browser(v).ask("DELETE", "/needs/"+n.id+"/interests/"+org, "")
	want := w.barred(v, n, "interest:write")
	switch {
	case want != 0:
	case !v.mayOn("interest:write", org, ""):
		want = http.StatusUnprocessableEntity
	case i < 0:
		want = http.StatusNoContent // done too, and nothing happened
	}
	if want != 0 {
		return w.refused(what, a, want)
	}
	return w.gone(what, "interest.dropped", v, a, i)
}

// holds looks at the portal as everybody after a step: the needs that are there for them, and for somebody by turns the
// lists, and what hangs on a need.
func (w *walk) holds(what string) {
	w.T.Helper()
	if len(w.needs) == 0 {
		return
	}
	n := &w.needs[w.last]
	if w.one(3) == 0 {
		n = &w.needs[w.one(len(w.needs))]
	}
	for _, v := range w.viewers {
		want := w.barred(v, n, "need:read")
		if want == 0 {
			want = http.StatusOK
		}
		a := w.browser(v).ask("GET", "/needs/"+n.id, "")
		if a.Code != want {
			w.T.Errorf("%s; %s reads need %d (%s, %s): %d, not %d", what, v.name, n.no, n.state, n.level, a.Code, want)
		}
	}
	v := w.pick(func(v viewer) bool { return v.may("need:read") })
	var want []string
	for _, n := range w.alive() {
		if w.sees(v, n) {
			want = append(want, n.id)
		}
	}
	if got := w.listed(v, "/needs?limit=200", "id"); !sameSet(got, want) {
		w.T.Errorf("%s; %s is listed %v, not %v", what, v.name, got, want)
	}
	if n.name == "deleted" || !w.sees(v, n) {
		return
	}
	if got := len(w.listed(v, "/needs/"+n.id+"/history?limit=100", "id")); got != w.story[n.no] && v.actsFor(n.agency) || got > w.story[n.no] {
		w.T.Errorf("%s; %s reads %d events of need %d, there were %d", what, v.name, got, n.no, w.story[n.no])
	}
	for kind, path := range map[string]string{"comment": "/comments?limit=100", "attachment": "/attachments", "interest": "/interests"} {
		member := map[string]string{"interest": "organisation"}[kind]
		want := []string{}
		for _, h := range w.hanging {
			if h.need == n.no && h.kind == kind && w.hears(v, h) {
				want = append(want, map[bool]string{true: h.org, false: h.id}[kind == "interest"])
			}
		}
		if member == "" {
			member = "id"
		}
		if got := w.listed(v, "/needs/"+n.id+path, member); !sameSet(got, want) {
			w.T.Errorf("%s; %s is told of %s on need %d (%s, %s): %v, not %v", what, v.name, kind, n.no, n.state, n.level, got, want)
		}
	}
}

// listed gives a member of each item of a list, all pages of it.
func (w *walk) listed(v viewer, path, member string) (out []string) {
	w.T.Helper()
	for next := ""; ; {
		a := w.browser(v).ask("GET", path+next, "")
		var page struct {
			Items []map[string]any `json:"items"`
			Next  *string          `json:"next"`
		}
		if err := json.Unmarshal([]byte(a.text), &page); err != nil || a.Code != http.StatusOK {
			w.T.Fatalf("%s reads %s: %d %s", v.name, path, a.Code, a.text)
		}
		for _, x := range page.Items {
			text, _ := x[member].(string)
			out = append(out, text)
		}
		if page.Next == nil {
			return out
		}
		next = "&after=" + url.QueryEscape(*page.Next)
	}
}

func sameSet(a, b []string) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for _, s := range a {
		x[s] = true
	}
	for _, s := range b {
		y[s] = true
	}
	return len(a) == len(b) && maps.Equal(x, y)
}

// interestID finds the record of a partner's interest, which the contract names by its organisation alone.
func (w *walk) interestID(n *subject, org string) string {
	w.T.Helper()
	page, err := store.Interests.List(w.T.Context(), w.tape, store.System(), store.Query{
		Filter: store.Eq{Field: "need", Value: store.Str(n.id)}, Limit: store.MaxLimit,
	})
	i := slices.IndexFunc(page.Items, func(x domain.Interest) bool { return x.Organisation == org })
	if err != nil || i < 0 {
		w.T.Fatalf("no interest of %s in need %d: %v", org, n.no, err)
	}
	return page.Items[i].Meta.ID
}
