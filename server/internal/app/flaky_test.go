package app_test

import (
	"fmt"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store/storetest"
	"swgportal/server/internal/testkit"
)

// TestNeed_onAStoreThatFails_goesItsWayOnce plays a need's way on a store that fails commits and loses answers, with a
// caller who repeats under the same key until the portal says that it is done. Each step happens once.
func TestNeed_onAStoreThatFails_goesItsWayOnce(t *testing.T) {
	c := newCast(t)
	var failed int
	for seed := range testkit.Size(t, 5, 25, 400) {
		a := onFlaky(t, c, uint64(seed))
		step := 0
		persist := func(who app.Caller, do func(app.Caller) (app.NeedView, error)) app.NeedView {
			t.Helper()
			step++
			who.Key, who.Fingerprint = fmt.Sprintf("run-%d-step-%d", seed, step), fmt.Sprint(step)
			for range 100 {
				v, err := do(who)
				if err == nil {
					return v
				}
				if failed++; code(err) != domain.CodeUnavailable && code(err) != domain.CodeOutcomeUnknown {
					t.Fatalf("seed %d, step %d: %v", seed, step, err)
				}
			}
			t.Fatalf("seed %d, step %d never succeeds", seed, step)
			return app.NeedView{}
		}
		ctx := t.Context()
		v := persist(c.drafter, func(w app.Caller) (app.NeedView, error) {
			return a.CreateNeed(ctx, w, c.Orgs["SESU"], testkit.Content("ER-FIRE"))
		})
		id := v.Need.Meta.ID
		version := func() app.Match { return app.Match(v.Need.Meta.Version) }
		v = persist(c.drafter, func(w app.Caller) (app.NeedView, error) { return a.SubmitNeed(ctx, w, id, version()) })
		v = persist(c.chair, func(w app.Caller) (app.NeedView, error) { return a.ReturnNeed(ctx, w, id, version(), "ще") })
		v = persist(c.drafter, func(w app.Caller) (app.NeedView, error) { return a.SubmitNeed(ctx, w, id, version()) })
		v = persist(c.chair, func(w app.Caller) (app.NeedView, error) {
			return a.OpenNeed(ctx, w, id, version(), domain.LevelGroup, nil)
		})
		v = persist(c.drafter, func(w app.Caller) (app.NeedView, error) { return a.ConfirmNeed(ctx, w, id, version()) })
		v = persist(c.drafter, func(w app.Caller) (app.NeedView, error) {
			return a.CloseNeed(ctx, w, id, version(), domain.CloseMet, "", "")
		})
		v = persist(c.chair, func(w app.Caller) (app.NeedView, error) { return a.ReopenNeed(ctx, w, id, version(), "ні") })
		if want := fmt.Sprintf("N-ER-2026-%04d", seed+1); v.Need.Number != want || v.Need.Meta.Version != 8 {
			t.Errorf("seed %d: number %s, not %s; version %d", seed, v.Need.Number, want, v.Need.Meta.Version)
		}
		history, err := a.NeedHistory(ctx, c.drafter, id, "", 50)
		if err != nil || len(history.Items) != 8 {
			t.Errorf("seed %d: %d events, %v", seed, len(history.Items), err)
		}
	}
	if v, err := c.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Errorf("the log: %+v, %v", v, err)
	}
	if failed == 0 {
		t.Error("nothing failed")
	}
	t.Logf("%d tries failed or were not answered", failed)
}

// onFlaky is the portal of a cast on an unreliable way to its store.
func onFlaky(t *testing.T, c cast, seed uint64) *app.App {
	t.Helper()
	s := storetest.Flaky(c.Store, seed, storetest.FailCommits, storetest.LoseAnswers)
	for range 100 {
		if a, err := app.New(t.Context(), app.Options{Store: s, Clock: c.App.Now}); err == nil {
			return a
		}
	}
	t.Fatal("the portal never starts")
	return nil
}
