package app_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/storetest"
	"swgportal/server/internal/testkit"
)

// TestCrowd_neverExceedsAPledgeOrANeed: 50 clients allocate at once from 5 pledges to 10 needs, to a line or without one,
// confirm and let go, while days pass and holds run out. SECURITY.md, row 8.
func TestCrowd_neverExceedsAPledgeOrANeed(t *testing.T) {
	if os.Getenv("PORTAL_TEST_STORE") == "mongo" && slices.Contains(testkit.MongoLacks(t), "transactions") {
		t.Skip("the MongoDB at hand has no transactions")
	}
	for _, way := range []struct {
		name   string
		faults []storetest.Fault
	}{{"as it is", nil}, {"flaky", []storetest.Fault{storetest.FailCommits, storetest.LoseAnswers}}} {
		t.Run(way.name, func(t *testing.T) {
			c := purseOn(castOn(testkit.New(t))) // on the store at hand
			w := &crowd{purse: c, days: &atomic.Int64{}, app: c.App}
			for day := range 60 {
				c.Rate(domain.DateOf(c.Now).AddDays(day), "NOK", fmt.Sprintf("4.%02d", day+10))
			}
			for day := range 60 {
				c.Rate(domain.DateOf(c.Now).AddDays(day), "EUR", "48.5")
			}
			clock := func() time.Time { return c.Now.AddDate(0, 0, int(w.days.Load())) }
			var s store.Store = c.Store
			if len(way.faults) > 0 {
				s = storetest.Flaky(c.Store, 7, way.faults...)
			}
			var err error
			for range 50 {
				if w.app, err = app.New(t.Context(), app.Options{Store: s, Clock: clock}); err == nil {
					break
				}
			}
			if err != nil {
				t.Fatal(err)
			}
			w.furnish(t)
			w.run(t, testkit.Size(t, 8, 40, 200))
			w.settle(t)
		})
	}
}

type crowd struct {
	purse
	app            *app.App
	days           *atomic.Int64
	needs, pledges []string
	lines          map[string]string
	made           sync.Map // ids of holds that were acknowledged
	held, refused  atomic.Int64
}

func (w *crowd) furnish(t *testing.T) {
	t.Helper()
	w.lines = map[string]string{}
	for i := range 10 {
		content := testkit.Content("ER-FIRE")
		if i%2 == 0 {
			content.Cost = domain.Money{}
			content.Items = []domain.Item{{Class: "RES-PUMP", Unit: "PCE", Quantity: 40_000, UnitPrice: testkit.Euros(100)}}
		} else {
			content.Cost = testkit.Euros(4000)
		}
		v, err := w.App.CreateNeed(t.Context(), w.drafter, w.Orgs["SESU"], content)
		if err == nil {
			v, err = w.App.SubmitNeed(t.Context(), w.drafter, v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
		}
		if err == nil {
			v, err = w.App.OpenNeed(t.Context(), w.chair, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), domain.LevelGroup, nil)
		}
		if err != nil {
			t.Fatal(err)
		}
		w.needs = append(w.needs, v.Need.Meta.ID)
		if len(v.Need.Content.Items) > 0 {
			w.lines[v.Need.Meta.ID] = v.Need.Content.Items[0].ID
		}
	}
	for i := range 5 {
		amount := testkit.Euros(6000)
		if i == 4 {
			amount = domain.Money{Minor: 60_000_00, Currency: "NOK"}
		}
		w.pledges = append(w.pledges, w.announced(t, testkit.PledgeOf(amount)).Pledge.Meta.ID)
	}
}

// run lets 50 clients work for some rounds each, and a day pass now and then.
func (w *crowd) run(t *testing.T, rounds int) {
	t.Helper()
	var clients sync.WaitGroup
	done := make(chan struct{})
	for n := range 50 {
		clients.Go(func() {
			r := rand.New(rand.NewPCG(uint64(n), 1))
			for round := range rounds {
				w.act(t, r, fmt.Sprintf("client-%d-round-%d", n, round))
				if r.IntN(60) == 0 {
					w.days.Add(1)
				}
			}
		})
	}
	go func() { clients.Wait(); close(done) }()
	<-done
}

// act holds something, and confirms it or lets it go, repeating under the same key what was not answered.
func (w *crowd) act(t *testing.T, r *rand.Rand, key string) {
	need := w.needs[r.IntN(len(w.needs))]
	n := r.IntN(len(w.pledges))
	amount := testkit.Euros(int64(50 + r.IntN(900)))
	if n == 4 {
		amount = domain.Money{Minor: amount.Minor * 10, Currency: "NOK"}
	}
	h := domain.Holding{Need: need, Amount: amount, Until: domain.DateOf(w.app.Now()).AddDays(r.IntN(3))}
	if line := w.lines[need]; line != "" && r.IntN(2) == 0 {
		h.Line, h.Pieces = line, domain.Quantity(1+r.IntN(12))*1000
	}
	v, err := persist(w.partner, key, func(c app.Caller) (app.AllocationView, error) {
		return w.app.HoldAllocation(context.Background(), c, w.pledges[n], h)
	})
	if err != nil {
		w.refused.Add(1)
		switch code(err) {
		case domain.CodeOverNeed, domain.CodeOverPledge, domain.CodeConflict, domain.CodeInvalid: // the day passed meanwhile: a date in the past
		default:
			t.Errorf("%s: %v", key, err)
		}
		return
	}
	w.held.Add(1)
	w.made.Store(v.Allocation.Meta.ID, true)
	switch r.IntN(4) {
	case 0, 1:
		_, err = persist(w.drafter, key+"-c", func(c app.Caller) (app.AllocationView, error) {
			return w.app.ConfirmAllocation(context.Background(), c, v.Allocation.Meta.ID, app.Match(v.Allocation.Meta.Version))
		})
	case 2:
		_, err = persist(w.partner, key+"-r", func(c app.Caller) (app.AllocationView, error) {
			return w.app.ReleaseAllocation(context.Background(), c, v.Allocation.Meta.ID, app.Match(v.Allocation.Meta.Version))
		})
	}
	switch code(err) {
	case "", domain.CodeStateForbids, domain.CodeStale, domain.CodeOverNeed, domain.CodeConflict: // it ran out, or the rate moved
	default:
		t.Errorf("%s: %v", key, err)
	}
}

// persist repeats under one key until the portal says what became of it.
func persist[T any](c app.Caller, key string, do func(app.Caller) (T, error)) (v T, err error) {
	c.Key, c.Fingerprint = key, key
	for range 200 {
		if v, err = do(c); code(err) != domain.CodeUnavailable && code(err) != domain.CodeOutcomeUnknown && !errors.Is(err, store.ErrUnavailable) {
			return v, err
		}
	}
	return v, err
}

// settle holds the end against the rules.
func (w *crowd) settle(t *testing.T) {
	t.Helper()
	w.Now = w.Now.AddDate(0, 0, int(w.days.Load()))
	sums, err := w.App.CheckSums(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range sums.Wrong {
		t.Error(x)
	}
	if v, err := w.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Errorf("the log: %+v, %v", v, err)
	}
	w.made.Range(func(id, _ any) bool {
		if _, err := store.Allocations.Get(t.Context(), w.Store, store.System(), id.(string)); err != nil {
			t.Errorf("%s was acknowledged: %v", id, err)
		}
		return true
	})
	for _, id := range w.needs {
		n, err := store.Needs.Get(t.Context(), w.Store, store.System(), id)
		if err != nil || n.Room() < 0 || w.lines[id] != "" && n.LineRoom(w.lines[id]) < 0 {
			t.Errorf("need %s has room for %d and %d pieces: %v", id, n.Room(), n.LineRoom(w.lines[id]), err)
		}
	}
	for _, id := range w.pledges {
		if p, err := store.Pledges.Get(t.Context(), w.Store, store.System(), id); err != nil || p.Room() < 0 {
			t.Errorf("pledge %s has room for %d: %v", id, p.Room(), err)
		}
	}
	if sums.Allocations < w.held.Load() || w.held.Load() == 0 || w.refused.Load() == 0 {
		t.Errorf("%d allocations, %d acknowledged, %d refused", sums.Allocations, w.held.Load(), w.refused.Load())
	}
	t.Logf("%d holds, %d refused, %d days", w.held.Load(), w.refused.Load(), w.days.Load())
}
