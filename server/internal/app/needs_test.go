package app_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

func code(err error) domain.Code {
	var e *domain.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// cast is a portal with one person a role.
type cast struct {
	*testkit.World
	drafter, chair, otherChair, partner, observer, auditor, admin app.Caller
}

func newCast(t *testing.T) cast {
	t.Helper()
	return castOn(testkit.Twice(t))
}

func castOn(w *testkit.World) cast {
	return cast{
		World:      w,
		drafter:    w.Person("drafter", w.Seat(domain.RoleDrafter, "SESU", "")),
		chair:      w.Person("chair", w.Seat(domain.RoleChair, "", "ER")),
		otherChair: w.Person("other-chair", w.Seat(domain.RoleChair, "", "BS")),
		partner:    w.Person("partner", w.Seat(domain.RolePartner, "NL-EMB", "")),
		observer:   w.Person("observer", w.Seat(domain.RoleObserver, "", "")),
		auditor:    w.Person("auditor", w.Seat(domain.RoleAuditor, "", "")),
		admin:      w.Person("admin", w.Seat(domain.RoleAdmin, "", "")),
	}
}

func (c cast) draft(t *testing.T) app.NeedView {
	t.Helper()
	v, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], testkit.Content("ER-FIRE"))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (c cast) submitted(t *testing.T) app.NeedView {
	t.Helper()
	v := c.draft(t)
	v, err := c.App.SubmitNeed(t.Context(), c.drafter, v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (c cast) opened(t *testing.T, level domain.Level) app.NeedView {
	t.Helper()
	v := c.submitted(t)
	v, err := c.App.OpenNeed(t.Context(), c.chair, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), level, nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestNeed_goesFromDraftToOpen_andEachAudienceSeesItInItsTurn(t *testing.T) {
	c := newCast(t)
	sees := func(who app.Caller, id string) bool {
		_, err := c.App.GetNeed(t.Context(), who, id)
		return err == nil
	}
	v := c.draft(t)
	id := v.Need.Meta.ID
	if sees(c.chair, id) || sees(c.partner, id) || !sees(c.drafter, id) {
		t.Error("a draft is its agency's alone")
	}
	v, err := c.App.SubmitNeed(t.Context(), c.drafter, id, app.Match(v.Need.Meta.Version))
	if err != nil {
		t.Fatal(err)
	}
	if v.Need.Number != "N-ER-2026-0001" {
		t.Errorf("number %q", v.Need.Number)
	}
	if !sees(c.chair, id) || sees(c.otherChair, id) || sees(c.partner, id) {
		t.Error("a submitted need is for its agency and its subgroup's chair")
	}
	v, err = c.App.OpenNeed(t.Context(), c.chair, id, app.Match(v.Need.Meta.Version), domain.LevelGroup, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !sees(c.partner, id) || !sees(c.observer, id) || !sees(c.otherChair, id) {
		t.Error("an open need at the level group is for every member")
	}
	if _, err := c.App.GetNeed(t.Context(), c.admin, id); code(err) != domain.CodeForbidden {
		t.Errorf("an administrator reads no records: %v", err)
	}
}

func TestNeed_absentAndInvisibleAnswerAlike_inEveryOperation(t *testing.T) {
	c := newCast(t)
	hidden, absent := c.submitted(t).Need.Meta.ID, "01930000-0000-7000-8000-000000000000"
	ctx := t.Context()
	for name, do := range map[string]func(id string) error{
		"get":     func(id string) error { _, err := c.App.GetNeed(ctx, c.otherChair, id); return err },
		"history": func(id string) error { _, err := c.App.NeedHistory(ctx, c.otherChair, id, "", 10); return err },
		"open": func(id string) error {
			_, err := c.App.OpenNeed(ctx, c.otherChair, id, 0, domain.LevelGroup, nil)
			return err
		},
		"return": func(id string) error { _, err := c.App.ReturnNeed(ctx, c.otherChair, id, 0, "x"); return err },
		"close": func(id string) error {
			_, err := c.App.CloseNeed(ctx, c.otherChair, id, 0, domain.CloseWithdrawn, "", "")
			return err
		},
		"reopen": func(id string) error { _, err := c.App.ReopenNeed(ctx, c.otherChair, id, 0, "x"); return err },
	} {
		a, b := do(hidden), do(absent)
		if code(a) != domain.CodeNotFound || code(b) != domain.CodeNotFound {
			t.Errorf("%s: hidden %v, absent %v", name, a, b)
		}
	}
}

func TestNeed_historyOfAnOpenedNeed_doesNotTellItsPast(t *testing.T) {
	c := newCast(t)
	v := c.submitted(t)
	id := v.Need.Meta.ID
	v, err := c.App.ReturnNeed(t.Context(), c.chair, id, app.Match(v.Need.Meta.Version), "SECRET-COMMENT")
	if err != nil {
		t.Fatal(err)
	}
	v, err = c.App.SubmitNeed(t.Context(), c.drafter, id, app.Match(v.Need.Meta.Version))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = c.App.OpenNeed(t.Context(), c.chair, id, app.Match(v.Need.Meta.Version), domain.LevelGroup, nil); err != nil {
		t.Fatal(err)
	}
	outside, err := c.App.NeedHistory(t.Context(), c.partner, id, "", 50)
	if err != nil {
		t.Fatal(err)
	}
	if len(outside.Items) != 1 || outside.Items[0].Act != "need.opened" {
		t.Errorf("a partner sees the opening and nothing before it: %d events", len(outside.Items))
	}
	inside, err := c.App.NeedHistory(t.Context(), c.drafter, id, "", 50)
	if err != nil || len(inside.Items) != 5 {
		t.Errorf("its agency sees all five events, saw %d (%v)", len(inside.Items), err)
	}
}

func TestNeed_twentyWritersOfOneVersion_oneWins(t *testing.T) {
	c := newCast(t)
	v := c.draft(t)
	var won, stale atomic.Int64
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			_, err := c.App.EditNeed(t.Context(), c.drafter, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), c.Orgs["SESU"], testkit.Content("ER-FIRE"))
			switch {
			case err == nil:
				won.Add(1)
			case code(err) == domain.CodeStale:
				stale.Add(1)
			default:
				t.Errorf("neither won nor stale: %v", err)
			}
		})
	}
	wg.Wait()
	if won.Load() != 1 || stale.Load() != 19 {
		t.Errorf("%d won, %d were stale", won.Load(), stale.Load())
	}
}

func TestNeed_submittedTwiceUnderOneKey_isSubmittedOnce(t *testing.T) {
	c := newCast(t)
	v := c.draft(t)
	who := c.drafter
	who.Key, who.Fingerprint = "key-00000001", "submit"
	first, err := c.App.SubmitNeed(t.Context(), who, v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
	if err != nil {
		t.Fatal(err)
	}
	again, err := c.App.SubmitNeed(t.Context(), who, v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
	if err != nil || again.Need.Meta.Version != first.Need.Meta.Version {
		t.Errorf("the same key and request again: version %d, %v", again.Need.Meta.Version, err)
	}
	who.Fingerprint = "another"
	if _, err := c.App.SubmitNeed(t.Context(), who, v.Need.Meta.ID, 9); code(err) != domain.CodeIdempotencyReuse {
		t.Errorf("the same key for another request: %v", err)
	}
}

func TestVerifyAudit_namesWhatWasAlteredBesideThePortal(t *testing.T) {
	c := newCast(t)
	id := c.opened(t, domain.LevelGroup).Need.Meta.ID
	if v, err := c.App.VerifyAudit(t.Context()); err != nil || v.First != "" {
		t.Fatalf("an honest log: %+v %v", v, err)
	}
	err := c.Store.Tx(t.Context(), func(ctx ctxt, tx store.Tx) error {
		rec, err := tx.Get(ctx, store.Needs.Spec, store.System(), id)
		if err != nil {
			return err
		}
		n, err := store.Needs.Decode(rec)
		if err != nil {
			return err
		}
		n.Content.Cost.Minor++
		next, err := store.Needs.Encode(&n, rec.Rev)
		if err != nil {
			return err
		}
		return tx.Update(ctx, store.Needs.Spec, next)
	})
	if err != nil {
		t.Fatal(err)
	}
	v, err := c.App.VerifyAudit(t.Context())
	if err != nil || v.First != "need:"+id+": the record is not what its last event says" {
		t.Errorf("a cent more, beside the portal: %q %v", v.First, err)
	}
}
