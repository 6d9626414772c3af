package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/reference"
)

const (
	begins   = 730 // how many days before its end the story begins: two years
	inOneAct = 50  // events
)

// teller tells the story: an App whose clock the story sets.
type teller struct {
	story  whole
	lists  reference.Lists
	stage  *stage
	app    *app.App
	end    time.Time
	now    time.Time
	orgs   map[string]string // code → id
	places map[string]string // ISO 3166-2, or the name of a raion → KATOTTG
	ids    map[string]string // a person's key → the account's id
	cast   []*castSeat
	known  map[string]app.Caller // by the person's key and the day: seats and memberships end
	needs  map[string]*told
	order  []string // the needs' names, as they came
	given  map[string]*given
	gifts  []string // the pledges' names, as they came
	events []event
}

// castSeat is a seat with its holder's key, in the story's days.
type castSeat struct {
	key      string
	place    place
	from, to domain.Date
}

// event is something that happens so many days before the story's end.
type event struct {
	ago  int
	at   time.Time
	what string
	do   func(context.Context) error
}

func newTeller(ctx context.Context, s *stage, w whole, lists reference.Lists, end time.Time) (*teller, error) {
	t := &teller{
		story: w, lists: lists, stage: s, end: end,
		orgs: map[string]string{}, places: map[string]string{}, ids: map[string]string{}, known: map[string]app.Caller{}, needs: map[string]*told{}, given: map[string]*given{},
	}
	t.now = t.workday(begins).Add(6 * time.Hour)
	for _, p := range lists.Places {
		if p.ISO != "" {
			t.places[p.ISO] = p.Meta.ID
		} else if _, twice := t.places[p.Name.UK]; twice {
			t.places[p.Name.UK] = "" // the name alone does not tell which: see place
		} else {
			t.places[p.Name.UK] = p.Meta.ID
		}
	}
	var err error
	t.app, err = app.New(ctx, app.Options{Store: s, Clock: func() time.Time { return t.now }, Demo: true})
	return t, err
}

// tell lays the story's events in the order of their days, and lets them happen, some dozens in one transaction.
func (t *teller) tell(ctx context.Context, password string) error {
	if err := t.found(ctx, password); err != nil {
		return fmt.Errorf("the demo's story, founding: %w", err)
	}
	if err := t.quote(ctx); err != nil {
		return err
	}
	if err := t.plan(); err != nil {
		return err
	}
	for some := range slices.Chunk(t.events, inOneAct) {
		if err := t.stage.act(ctx, func(ctx context.Context) error { return t.happen(ctx, some) }); err != nil {
			return err
		}
	}
	t.now = t.end
	return t.stage.act(ctx, func(ctx context.Context) error {
		if err := t.check(ctx); err != nil {
			return err
		}
		if err := t.checkPledges(ctx); err != nil {
			return err
		}
		return t.stage.unmark(ctx)
	})
}

// plan reads the events from the story, in their order, and gives each its moment.
func (t *teller) plan() error {
	if err := t.planPeople(); err != nil {
		return err
	}
	for i := range t.story.needs {
		if err := t.planNeed(&t.story.needs[i]); err != nil {
			return fmt.Errorf("the demo's story, need %s: %w", t.story.needs[i].Need, err)
		}
	}
	for i := range t.story.pledges {
		if err := t.planPledge(&t.story.pledges[i]); err != nil {
			return fmt.Errorf("the demo's story, pledge %s: %w", t.story.pledges[i].Pledge, err)
		}
	}
	if err := t.planDialogue(); err != nil {
		return err
	}
	slices.SortStableFunc(t.events, func(a, b event) int { return cmp.Compare(b.ago, a.ago) })
	perDay, gone := map[time.Time]int{}, map[time.Time]int{}
	for _, e := range t.events {
		perDay[t.workday(e.ago)]++
	}
	for i, e := range t.events {
		day := t.workday(e.ago)
		t.events[i].at = day.Add(morning(day) + time.Duration(gone[day])*min(23*time.Minute, 5*time.Hour/time.Duration(perDay[day])))
		gone[day]++
	}
	return nil
}

// happen lets events happen, each at its moment. It may be run again: what an event leaves in the teller, it overwrites.
func (t *teller) happen(ctx context.Context, events []event) error {
	clear(t.known)
	for _, e := range events {
		t.now = e.at
		if err := e.do(ctx); err != nil {
			return fmt.Errorf("the demo's story, %d days ago, %s: %w", e.ago, e.what, err)
		}
	}
	return nil
}

// at lets something happen so many days before the end. Nothing happens on the last day: its hours are not over.
func (t *teller) at(ago int, what string, do func(context.Context) error) error {
	if ago < 1 || ago > begins {
		return fmt.Errorf("%s: %d is no day of the story, which runs from %d to 1", what, ago, begins)
	}
	t.events = append(t.events, event{ago: ago, what: what, do: do})
	return nil
}

// workday is the day so many before the end, or the Friday before it: offices are closed at weekends.
func (t *teller) workday(ago int) time.Time {
	day := t.end.UTC().AddDate(0, 0, -ago).Truncate(24 * time.Hour)
	switch day.Weekday() {
	case time.Saturday:
		return day.AddDate(0, 0, -1)
	case time.Sunday:
		return day.AddDate(0, 0, -2)
	}
	return day
}

// morning is when the day's first event happens, in UTC: between nine and noon in Kyiv, another minute each day.
func morning(day time.Time) time.Duration {
	return 7*time.Hour + time.Duration(day.YearDay()*37%160)*time.Minute
}

func (t *teller) date(ago int) domain.Date { return domain.DateOf(t.end.AddDate(0, 0, -ago)) }

// as gives a person of the story as a caller, with the seats and memberships of the story's day.
func (t *teller) as(ctx context.Context, key string) (app.Caller, error) {
	id, ok := t.ids[key]
	if !ok {
		return app.Caller{}, fmt.Errorf("there is no %q in people.yaml yet", key)
	}
	at := key + string(domain.DateOf(t.now))
	if c, ok := t.known[at]; ok {
		return c, nil
	}
	c, err := t.app.As(ctx, id)
	t.known[at] = c
	return c, err
}

// holder gives who holds a seat on the story's day: the demo's accounts come before the people behind the scenes.
func (t *teller) holder(ctx context.Context, role domain.Role, of string) (app.Caller, error) {
	today := domain.DateOf(t.now)
	for _, s := range t.cast {
		if domain.Role(s.place.Role) == role && s.place.Organisation+s.place.Subgroup == of && s.from <= today && (s.to == "" || today <= s.to) {
			return t.as(ctx, s.key)
		}
	}
	return app.Caller{}, fmt.Errorf("nobody holds the seat %s of %s", role, of)
}

// place gives the code of an oblast by ISO 3166-2, or of a raion by its Ukrainian name.
func (t *teller) place(name string) (string, error) {
	if code := t.places[name]; code != "" {
		return code, nil
	}
	return "", fmt.Errorf("no place is named %q, or several are", name)
}

func (t *teller) org(code string) (string, error) {
	if id := t.orgs[code]; id != "" {
		return id, nil
	}
	return "", fmt.Errorf("no organisation has the code %q", code)
}

func (t *teller) orgsOf(codes []string) ([]string, error) {
	out := []string{}
	for _, code := range codes {
		id, err := t.org(code)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}
