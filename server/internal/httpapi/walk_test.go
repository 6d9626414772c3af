package httpapi

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// walk takes needs through their lives at random, as random people over HTTP, and holds each step against the rules of
// rules_test.go: what it answers, what it changes, which events it writes, and who sees what afterwards.
type walk struct {
	*stage
	r        *rand.Rand
	browsers map[string]*browser
	hanging  []hung
	before   map[string][]byte // the bodies of the needs that are there, by id
	events   int64
	last     int            // the need of the last step
	story    map[int]int    // what a need's own agency reads in its history: so many events
	done     map[string]int // steps that changed something, by act; refused ones under "refused"
}

// hung is a comment, a file or an interest, said in the words of the rules.
type hung struct {
	kind, id string
	need     int
	by       string            // the user's id
	floor    domain.Level      // never seen by more than this
	org      string            // of an interest
	heard    domain.Publicity  // of an interest
	stood    map[string]string // what its record said of who sees it
}

// changes are the fields that each act may change, and no others.
func changes(act string) []string {
	return map[string][]string{
		"need.edited": {"/content/", "/proposed/", "/release/"}, "need.proposed": {"/proposed/"},
		"need.submitted": {"/state", "/number", "/submittedAt", "/proposed/"}, "need.returned": {"/state", "/returnComment"},
		"need.opened": {"/state", "/level", "/named", "/openedAt", "/content/validUntil"}, "need.closed": {"/state", "/closing/", "/proposed/", "/release/"},
		"need.reopened": {"/state", "/closing/", "/content/validUntil"}, "need.confirmed": {"/content/validUntil"},
		"need.relevelled": {"/level", "/named", "/release/"}, "need.published": {"/level", "/named", "/release/"},
	}[act]
}

// TestNeed_walkedAtRandom_byEverybody: whatever people do to needs in whatever order, no state is illegal, no field is lost,
// each change has its event and no other, and everybody sees what the rules say.
func TestNeed_walkedAtRandom_byEverybody(t *testing.T) {
	t.Parallel()
	walks, steps := testkit.Size(t, 1, 1, 8), testkit.Size(t, 80, 400, 1500)
	total := map[string]int{}
	for seed := range walks {
		w := newWalk(t, uint64(seed))
		for n := range steps {
			what := w.step()
			w.holds(what)
			if n%100 == 99 || n == steps-1 {
				w.linked(what)
			}
			if t.Failed() {
				t.Fatalf("walk %d, step %d: %s", seed, n, what)
			}
		}
		for act, n := range w.done {
			total[act] += n
		}
	}
	t.Logf("%d steps of %d walks: %v", walks*steps, walks, total)
	for _, act := range acts() {
		if total[act.name] == 0 && walks*steps >= 2000 {
			t.Errorf("nobody ever did: %s", act.name)
		}
	}
}

func newWalk(t *testing.T, seed uint64) *walk {
	w := &walk{stage: newStage(t), r: rand.New(rand.NewPCG(seed, 4)), browsers: map[string]*browser{}, story: map[int]int{}, before: map[string][]byte{}, done: map[string]int{}}
	// Some at the desk in the agency without an approver, and a second drafter where there is one.
	for name, seat := range map[string]chair{"second drafter of SESU": {domain.RoleDrafter, "SESU", ""}, "drafter of NPU, too": {domain.RoleDrafter, "NPU", ""}} {
		c := w.Person(fmt.Sprint("walker", len(name)))
		seat.org = w.Orgs[seat.org]
		w.seat(c.User.Meta.ID, 0, seat, domain.DateOf(w.Now), "")
		w.viewers = append(w.viewers, viewer{name: name, user: c.User.Meta.ID, token: w.Session(c.User.Meta.ID), seats: []chair{seat}})
	}
	slices.SortFunc(w.viewers[len(w.viewers)-2:], func(a, b viewer) int { return len(a.name) - len(b.name) })
	w.events = w.countEvents()
	return w
}

func (w *walk) countEvents() int64 {
	rows, err := w.tape.Report(w.T.Context(), store.Events.Spec, store.System(), store.Report{})
	if err != nil {
		w.T.Fatal(err)
	}
	return rows[0].Count
}

func (w *walk) browser(v viewer) *browser {
	b := w.browsers[v.name]
	if b == nil {
		b = w.as(v)
		w.browsers[v.name] = b
	}
	b.viewer = v
	return b
}

func (w *walk) one(n int) int { return w.r.IntN(n) }

// pass moves the clock, by days now and then: validity runs out, and people sign in anew.
func (w *walk) pass() {
	w.Now = w.Now.Add(time.Duration(1+w.one(50)) * time.Second)
	if w.one(40) > 0 {
		return
	}
	w.Now = w.Now.AddDate(0, 0, 1+w.one(120))
	for i := range w.viewers {
		if w.viewers[i].name == "ahead seat" { // it has begun
			w.viewers[i].seats = []chair{{domain.RoleSecretariat, "", ""}}
		}
	}
	page, err := store.Sessions.List(w.T.Context(), w.tape, store.System(), store.Query{Limit: store.MaxLimit})
	if err != nil {
		w.T.Fatal(err)
	}
	for _, s := range page.Items {
		testkit.Change(w.World, store.Sessions, s.ID, func(s *store.Session) { s.StartedAt, s.SeenAt = w.Now, w.Now })
	}
}

// leave takes a person's seat away, or gives it back: rights are those of the moment.
func (w *walk) leave() string {
	i := slices.IndexFunc(w.viewers, func(v viewer) bool { return v.name == "second drafter of SESU" })
	v := &w.viewers[i]
	to := domain.DateOf(w.Now).AddDays(-1)
	if len(v.seats) == 0 {
		to = ""
		v.seats = []chair{{domain.RoleDrafter, w.Orgs["SESU"], ""}}
	} else {
		v.seats = nil
	}
	testkit.Change(w.World, store.Seats, v.user+"-a", func(s *domain.Seat) { s.From, s.To = "2026-01-01", to })
	return "a seat ends or begins"
}

// step lets somebody try something, and says what.
func (w *walk) step() string {
	w.pass()
	if w.one(60) == 0 {
		return w.leave()
	}
	all := acts()
	act := all[w.one(len(all))]
	v := w.viewers[w.one(len(w.viewers))]
	live := w.alive()
	if len(live) == 0 || act.make && len(live) < 14 {
		return w.create(w.pick(func(v viewer) bool { return v.may("need:create") }))
	}
	if act.make {
		act = all[1]
	}
	n := &w.needs[w.one(len(w.needs))] // also one that was deleted
	if w.one(6) > 0 {                  // most often somebody who may, on a need that is where it can be
		act, v, n = w.likely(live, act, v, n)
	}
	w.last = n.no
	return act.try(w, v, n)
}

// likely looks for an act that somebody may do to a need as it stands, and mostly for one that brings it on.
func (w *walk) likely(live []*subject, act act, v viewer, n *subject) (act, viewer, *subject) {
	for range 20 {
		x := acts()[1+w.one(len(acts())-1)]
		m := live[w.one(len(live))]
		if !legal(x.permission, m) || x.name == "need.deleted" && w.one(6) > 0 || x.name == "need.closed" && w.one(4) > 0 {
			continue
		}
		who := w.pick(func(v viewer) bool {
			may := v.mayOn(x.permission, m.agency, m.subgroup) || x.permission == "interest:write" && v.may(x.permission)
			return may && w.sees(v, m) && v.second(x.permission, m)
		})
		if !who.closed && w.sees(who, m) {
			return x, who, m
		}
	}
	return act, v, n
}

// pick gives somebody of whom it holds, or anybody.
func (w *walk) pick(fits func(viewer) bool) viewer {
	var fit []viewer
	for _, v := range w.viewers {
		if !v.closed && fits(v) {
			fit = append(fit, v)
		}
	}
	if len(fit) == 0 {
		fit = w.viewers
	}
	return fit[w.one(len(fit))]
}

// alive are the needs that were not deleted.
func (w *walk) alive() (out []*subject) {
	for i := range w.needs {
		if w.needs[i].name != "deleted" {
			out = append(out, &w.needs[i])
		}
	}
	return out
}

// version is what somebody says of the version they know: mostly the right one.
func (w *walk) version(n *subject) (known, []string) {
	switch w.one(12) {
	case 0:
		return noVersion, nil
	case 1:
		return wrongVersion, []string{"If-Match", `"` + itoa(n.version+1) + `"`}
	}
	return rightVersion, []string{"If-Match", `"` + itoa(n.version) + `"`}
}

// refused holds an answer against the one that was due, and that nothing has changed.
func (w *walk) refused(what string, a answer, want int) string {
	w.T.Helper()
	if a.Code != want {
		w.T.Errorf("%s: %d %s, not %d", what, a.Code, a.text, want)
	}
	if n := w.countEvents(); n != w.events {
		w.T.Errorf("%s: refused, and %d events", what, n-w.events)
	}
	for id, body := range w.before {
		if now := w.body(id); string(now) != string(body) {
			w.T.Errorf("%s: refused, and %s became %s", what, body, now)
		}
	}
	w.done["refused"]++
	return what
}

func (w *walk) body(id string) []byte {
	rec, err := w.tape.Get(w.T.Context(), store.Needs.Spec, store.System(), id)
	if err != nil {
		return nil
	}
	return rec.Body
}

// acted holds a change of a need against what its act may change: the event tells of exactly that, and who did it.
func (w *walk) acted(what, act string, v viewer, n *subject, hangs int64) {
	w.T.Helper()
	was := w.before[n.id]
	now := w.body(n.id)
	differs := differing(was, now)
	maps.DeleteFunc(differs, func(path string, _ [2]string) bool { return strings.HasPrefix(path, "/ledger/") }) // follows from other records; no event speaks of it
	for path := range differs {
		if !slices.ContainsFunc(changes(act), func(p string) bool { return path == p || len(path) > len(p) && path[:len(p)] == p }) {
			w.T.Errorf("%s changed %s: %v", what, path, differs[path])
		}
	}
	last := w.lastEvent("need", n.id)
	if last.Act != act || last.Person != v.user || !last.At.Equal(w.Now.Truncate(time.Millisecond)) {
		w.T.Errorf("%s: the last event is %s by %s at %v", what, last.Act, last.Person, last.At)
	}
	told := map[string][2]string{}
	for _, c := range last.Changes {
		told[c.Path] = [2]string{sortedJSON(c.Before), sortedJSON(c.After)}
	}
	for path, d := range differs {
		if told[path] != d {
			w.T.Errorf("%s: %s changed %v, and the event says %v", what, path, d, told[path])
		}
	}
	if len(told) != len(differs) {
		w.T.Errorf("%s: the event tells of %v, changed are %v", what, told, differs)
	}
	w.counted(what, 1+hangs)
	w.story[n.no]++
	w.before[n.id] = now
	w.reread(n.no)
	w.done[act]++
}

// counted holds the number of events of a step.
func (w *walk) counted(what string, want int64) {
	w.T.Helper()
	n := w.countEvents()
	if n-w.events != want {
		w.T.Errorf("%s wrote %d events, not %d", what, n-w.events, want)
	}
	w.events = n
}

func (w *walk) lastEvent(kind, id string) store.Event {
	w.T.Helper()
	page, err := store.Events.List(w.T.Context(), w.tape, store.System(), store.Query{
		Filter: store.And{store.Eq{Field: "kind", Value: store.Str(kind)}, store.Eq{Field: "record", Value: store.Str(id)}},
		Sort:   []store.Sort{{Field: "seq", Desc: true}}, Limit: 1,
	})
	if err != nil || len(page.Items) != 1 {
		w.T.Fatalf("the events of %s %s: %d %v", kind, id, len(page.Items), err)
	}
	return page.Items[0]
}
