package httpapi

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// act is something that people try in a walk.
type act struct {
	name, permission string
	make             bool // starts a need
	try              func(w *walk, v viewer, n *subject) string
}

// acts are all that may be done to a need and to what hangs on it.
func acts() []act {
	return []act{
		{name: "need.created", permission: "need:create", make: true},
		{name: "need.edited", permission: "need:edit", try: (*walk).edit},
		{name: "need.deleted", permission: "need:delete", try: (*walk).deleteDraft},
		{name: "need.proposed", permission: "need:submit", try: (*walk).submit},
		{name: "need.submitted", permission: "need:submit", try: (*walk).submit},
		{name: "need.returned", permission: "need:return", try: (*walk).giveBack},
		{name: "need.opened", permission: "need:open", try: (*walk).open},
		{name: "many at once", permission: "need:open", try: (*walk).many},
		{name: "need.closed", permission: "need:close", try: (*walk).close},
		{name: "need.reopened", permission: "need:reopen", try: (*walk).reopen},
		{name: "need.confirmed", permission: "need:confirm", try: (*walk).confirm},
		{name: "need.relevelled", permission: "need:relevel", try: (*walk).relevel},
		{name: "need.published", permission: "need:publish", try: (*walk).publish},
		{name: "need.attached", permission: "need:attach", try: (*walk).attach},
		{name: "need.detached", permission: "need:attach", try: (*walk).detach},
		{name: "comment.written", permission: "comment:write", try: (*walk).say},
		{name: "comment.withdrawn", permission: "comment:write", try: (*walk).withdraw},
		{name: "interest.set", permission: "interest:write", try: (*walk).look},
		{name: "interest.dropped", permission: "interest:write", try: (*walk).lookAway},
	}
}

func (w *walk) create(v viewer) string {
	agency := w.Orgs[[]string{"SESU", "SBGS", "NPU"}[w.one(3)]]
	if len(v.seats) > 0 && w.one(5) > 0 && v.seats[0].org != "" {
		agency = v.seats[0].org
	}
	c := w.content(nil)
	if w.one(5) == 0 {
		c = w.outside(w.one(40), []string{"ER", "BS", "CP"}[w.one(3)])
	}
	what := fmt.Sprintf("%s creates a need of %s", v.name, agency)
	a := w.browser(v).ask("POST", "/needs", written(agency, c))
	switch {
	case v.closed:
		return w.refused(what, a, http.StatusUnauthorized)
	case !v.may("need:create") || !v.mayOn("need:create", agency, ""):
		return w.refused(what, a, http.StatusForbidden)
	case a.Code != http.StatusCreated:
		w.T.Fatalf("%s: %d %s", what, a.Code, a.text)
	}
	id := a.Header().Get("Location")[len(prior+"/needs/"):]
	w.needs = append(w.needs, subject{no: len(w.needs), id: id, name: what})
	n := w.reread(len(w.needs) - 1)
	w.last = n.no
	w.keeps(what, n, c)
	w.before[id] = w.body(id)
	if e := w.lastEvent("need", id); e.Act != "need.created" || e.Person != v.user || e.Seq != 1 {
		w.T.Errorf("%s: %+v", what, e)
	}
	w.counted(what, 1)
	w.story[n.no]++
	w.done["need.created"]++
	return what
}

// tried plays an operation on a need, with the version that somebody may know, and gives the answer and what is due by the
// rules: 200 where the act is allowed.
func (w *walk) tried(v viewer, n *subject, permission, method, path, body string) (answer, int) {
	k, headers := w.version(n)
	a := w.browser(v).ask(method, "/needs/"+n.id+path, body, headers...)
	o := operation{ID: "of a walk", Method: method, Path: path, Permission: permission}
	seen := n
	if n.name == "deleted" {
		seen = nil
	}
	return a, w.verdict(v, o, seen, k)
}

// due goes on where the rules allow an act: want is 200, or what refuses it all the same.
func (w *walk) due(what, act string, v viewer, n *subject, a answer, want int) string {
	w.T.Helper()
	if want != http.StatusOK {
		return w.refused(what, a, want)
	}
	if a.Code != want {
		w.T.Errorf("%s: %d %s", what, a.Code, a.text)
		return what
	}
	w.acted(what, act, v, n, w.renewed(n))
	return what
}

func (w *walk) edit(v viewer, n *subject) string {
	c := w.content(n)
	if n.level == domain.LevelOutside {
		c = w.outside(w.one(40), n.subgroup)
	}
	what := fmt.Sprintf("%s edits need %d (%s)", v.name, n.no, n.state)
	a, want := w.tried(v, n, "need:edit", "PUT", "", written(n.agency, c))
	if want == http.StatusOK && n.state == domain.NeedOpen && !whole(c) {
		want = http.StatusUnprocessableEntity
	}
	w.due(what, "need.edited", v, n, a, want)
	if want == http.StatusOK {
		w.keeps(what, n, c)
		if n.proposed || n.release != "" {
			w.T.Errorf("%s: a first word on another text stands", what)
		}
	}
	return what
}

func (w *walk) deleteDraft(v viewer, n *subject) string {
	what := fmt.Sprintf("%s deletes need %d (%s)", v.name, n.no, n.state)
	a, want := w.tried(v, n, "need:delete", "DELETE", "", "")
	if want != http.StatusNoContent {
		return w.refused(what, a, want)
	}
	if a.Code != want {
		w.T.Errorf("%s: %d %s", what, a.Code, a.text)
	}
	hangs := int64(len(w.hanging))
	w.hanging = slices.DeleteFunc(w.hanging, func(h hung) bool { return h.need == n.no })
	w.counted(what, 1+hangs-int64(len(w.hanging)))
	if e := w.lastEvent("need", n.id); e.Act != "need.deleted" || e.Person != v.user {
		w.T.Errorf("%s: %+v", what, e)
	}
	n.name = "deleted"
	delete(w.before, n.id)
	w.done["need.deleted"]++
	return what
}

// two says whether submitting takes two people: an approver of the agency holds a seat.
func (w *walk) two(agency string) bool { return agency != w.Orgs["NPU"] }

func (w *walk) submit(v viewer, n *subject) string {
	what := fmt.Sprintf("%s submits need %d (%s, proposed: %v)", v.name, n.no, n.state, n.proposed)
	a, want := w.tried(v, n, "need:submit", "POST", "/submit", "")
	act := "need.submitted"
	if w.two(n.agency) && !n.proposed {
		act = "need.proposed"
	}
	switch {
	case want != http.StatusOK:
	case n.proposed && w.firstWord(n, "proposed") == v.user:
		want = http.StatusConflict // one person is no two
	case !whole(n.content):
		want = http.StatusUnprocessableEntity
	}
	number := n.number
	w.due(what, act, v, n, a, want)
	if want != http.StatusOK {
		return what
	}
	if state := map[string]domain.NeedState{"need.submitted": domain.NeedSubmitted}[act]; state != "" && n.state != state || number != "" && n.number != number {
		w.T.Errorf("%s: %s, %q was %q", what, n.state, n.number, number)
	}
	if act == "need.submitted" && (n.number == "" || !strings.HasPrefix(n.number, "N-"+n.subgroup+"-")) || act == "need.proposed" && !n.proposed {
		w.T.Errorf("%s: the number is %q", what, n.number)
	}
	return what
}

func (w *walk) giveBack(v viewer, n *subject) string {
	what := fmt.Sprintf("%s returns need %d (%s)", v.name, n.no, n.state)
	a, want := w.tried(v, n, "need:return", "POST", "/return", `{"comment":"ще"}`)
	w.due(what, "need.returned", v, n, a, want)
	w.became(what, want, n, domain.NeedReturned)
	return what
}

// became holds the state that an act led to.
func (w *walk) became(what string, code int, n *subject, state domain.NeedState) {
	w.T.Helper()
	if code == http.StatusOK && n.state != state {
		w.T.Errorf("%s: it is %s", what, n.state)
	}
}

func (w *walk) open(v viewer, n *subject) string {
	level, named, allowed := w.level(n)
	what := fmt.Sprintf("%s opens need %d (%s) at %s", v.name, n.no, n.state, level)
	a, want := w.tried(v, n, "need:open", "POST", "/open", atLevel(level, named))
	if !allowed && want == http.StatusOK {
		want = http.StatusUnprocessableEntity
	}
	w.due(what, "need.opened", v, n, a, want)
	w.became(what, want, n, domain.NeedOpen)
	if want == http.StatusOK && n.level != level {
		w.T.Errorf("%s: at %s", what, n.level)
	}
	return what
}

// many opens or returns several at once: each by itself.
func (w *walk) many(v viewer, _ *subject) string {
	type picked struct {
		ID      string `json:"id"`
		Version int64  `json:"version"`
	}
	var list []picked
	var of []*subject
	for _, n := range w.alive() {
		if len(list) < 4 && w.one(2) == 0 {
			list, of = append(list, picked{n.id, n.version}), append(of, n)
		}
	}
	if len(list) == 0 {
		return "nobody does anything"
	}
	opens := w.one(2) == 0
	text, _ := json.Marshal(list)
	body, path, permission, act := `{"needs":`+string(text)+`,"comment":"ще"}`, "/needs/return", "need:return", "need.returned"
	if opens {
		body, path, permission, act = `{"needs":`+string(text)+`,"level":"group"}`, "/needs/open", "need:open", "need.opened"
	}
	what := fmt.Sprintf("%s does %s to %d", v.name, path, len(list))
	a := w.browser(v).ask("POST", path, body)
	switch {
	case v.closed:
		return w.refused(what, a, http.StatusUnauthorized)
	case !v.may(permission):
		return w.refused(what, a, http.StatusForbidden)
	}
	var out struct {
		Items []struct {
			ID   string `json:"id"`
			Done bool   `json:"done"`
			Code string `json:"code"`
		} `json:"items"`
	}
	if err := json.Unmarshal([]byte(a.text), &out); err != nil || a.Code != http.StatusOK || len(out.Items) != len(list) {
		w.T.Fatalf("%s: %d %s %v", what, a.Code, a.text, err)
	}
	var events int64
	changed := []*subject{}
	for i, n := range of {
		want := w.verdict(v, operation{ID: "many", Method: "POST", Permission: permission}, n, rightVersion) == http.StatusOK && !(opens && n.level == domain.LevelOutside)
		if out.Items[i].Done != want {
			w.T.Errorf("%s: need %d (%s, %s) is done: %v", what, n.no, n.state, n.level, out.Items[i].Done)
		}
		if want {
			changed = append(changed, n)
		}
	}
	hangs := map[int]int64{}
	for _, n := range changed {
		w.reread(n.no)
		hangs[n.no] = w.renewed(n)
		events += 1 + hangs[n.no]
		w.done["many at once"]++
	}
	w.counted(what, events)
	for _, n := range changed {
		w.events = w.countEvents() - 1 - hangs[n.no] // acted counts one need's events; all of them were counted above
		w.acted(what, act, v, n, hangs[n.no])
	}
	return what
}

func (w *walk) close(v viewer, n *subject) string {
	reason := []string{"met", "withdrawn", "withdrawn", "superseded"}[w.one(4)]
	comment, other := "", ""
	if w.one(2) == 0 {
		comment = "причина"
	}
	unknown := false
	if reason == "superseded" {
		live := w.alive()
		x := live[w.one(len(live))]
		other, unknown = x.id, !w.sees(v, x)
	}
	what := fmt.Sprintf("%s closes need %d (%s, %s) as %s, comment %q, by %s", v.name, n.no, n.state, n.level, reason, comment, other)
	a, want := w.tried(v, n, "need:close", "POST", "/close", strings.ReplaceAll(fmt.Sprintf(`{"reason":%q,"comment":%q,"supersededBy":%q}`, reason, comment, other), `,"supersededBy":""`, ""))
	k := want == http.StatusOK || want == http.StatusConflict
	switch {
	case k && unknown:
		want = http.StatusUnprocessableEntity
	case want == http.StatusOK && (n.state != domain.NeedOpen && reason != "withdrawn" || other == n.id || n.level == domain.LevelOutside && comment != ""):
		want = http.StatusUnprocessableEntity
	}
	w.due(what, "need.closed", v, n, a, want)
	w.became(what, want, n, domain.NeedClosed)
	return what
}

func (w *walk) reopen(v viewer, n *subject) string {
	reason := "чому"
	if n.level == domain.LevelOutside {
		reason = " "
	}
	what := fmt.Sprintf("%s reopens need %d (%s)", v.name, n.no, n.state)
	to := domain.NeedSubmitted
	if n.opened {
		to = domain.NeedOpen
	}
	a, want := w.tried(v, n, "need:reopen", "POST", "/reopen", `{"reason":"`+reason+`"}`)
	w.due(what, "need.reopened", v, n, a, want)
	w.became(what, want, n, to)
	return what
}

func (w *walk) confirm(v viewer, n *subject) string {
	what := fmt.Sprintf("%s confirms need %d (%s)", v.name, n.no, n.state)
	a, want := w.tried(v, n, "need:confirm", "POST", "/confirm", "")
	w.due(what, "need.confirmed", v, n, a, want)
	if want == http.StatusOK && n.level != domain.LevelOutside && n.content.ValidUntil != domain.DateOf(w.Now).AddDays(domain.ValidDays) {
		w.T.Errorf("%s: valid until %s", what, n.content.ValidUntil)
	}
	return what
}

func (w *walk) relevel(v viewer, n *subject) string {
	level, named, _ := w.level(&subject{})
	what := fmt.Sprintf("%s moves need %d (%s, %s) to %s", v.name, n.no, n.state, n.level, level)
	a, want := w.tried(v, n, "need:relevel", "POST", "/relevel", atLevel(level, named))
	if want == http.StatusOK && (level == domain.LevelPublic || level == domain.LevelOutside) {
		want = http.StatusUnprocessableEntity
	}
	w.due(what, "need.relevelled", v, n, a, want)
	if want == http.StatusOK && (n.level != level || n.release != "") {
		w.T.Errorf("%s: %s, the first word for the public: %q", what, n.level, n.release)
	}
	return what
}

func (w *walk) publish(v viewer, n *subject) string {
	what := fmt.Sprintf("%s publishes need %d (%s, %s, first %s)", v.name, n.no, n.state, n.level, n.release)
	a, want := w.tried(v, n, "need:publish", "POST", "/publish", "")
	if want == http.StatusOK && n.release != "" && w.firstWord(n, "release") == v.user {
		want = http.StatusConflict
	}
	public := n.release != ""
	w.due(what, "need.published", v, n, a, want)
	if want == http.StatusOK && (n.level == domain.LevelPublic) != public {
		w.T.Errorf("%s: now %s", what, n.level)
	}
	return what
}

// shownOf is what the record that hangs says of who sees it.
func (w *walk) shownOf(h hung) map[string]string {
	spec := map[string]*store.Spec{"comment": store.Comments.Spec, "attachment": store.Attachments.Spec, "interest": store.Interests.Spec}[h.kind]
	rec, err := w.tape.Get(w.T.Context(), spec, store.System(), h.id)
	if err != nil {
		w.T.Fatalf("%s %s: %v", h.kind, h.id, err)
	}
	out := map[string]string{}
	for _, f := range []string{"audience", "subgroup", "owner", "parties"} {
		out[f] = rec.Fields[f].String()
	}
	return out
}

// renewed counts what hangs on a need and is seen by others than before: each of it has an event of its own.
func (w *walk) renewed(n *subject) (count int64) {
	for i := range w.hanging {
		h := &w.hanging[i]
		if h.need != n.no {
			continue
		}
		now := w.shownOf(*h)
		if !reflect.DeepEqual(now, h.stood) {
			count++
			if e := w.lastEvent(h.kind, h.id); e.Act != h.kind+".shown" {
				w.T.Errorf("the last event of %s %s is %s", h.kind, h.id, e.Act)
			}
			h.stood = now
		}
	}
	return count
}
