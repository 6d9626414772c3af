package sqlitestore_test

import (
	"context"
	"fmt"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/exchange"
	"swgportal/server/internal/testkit"
)

// lived is a portal in which some things have happened: numbers given, records edited and removed, a feed begun,
// somebody signed in, an idempotency key used, a token of a first start.
func lived(t *testing.T) *testkit.World {
	w := testkit.New(t)
	if _, err := w.App.NewSetup(t.Context()); err != nil {
		t.Fatal(err)
	}
	by := w.Person("agency", w.Seat(domain.RoleDrafter, "SESU", ""))
	for i := range 4 {
		by.Key, by.Fingerprint = fmt.Sprint("key", i), "f"
		v, err := w.App.CreateNeed(t.Context(), by, w.Orgs["SESU"], testkit.Content("ER-DEMIN"))
		if err != nil {
			t.Fatal(err)
		}
		by.Key = ""
		if _, err := w.App.SubmitNeed(t.Context(), by, v.Need.Meta.ID, app.Match(1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.App.PublishFeed(t.Context(), "test"); err != nil {
		t.Fatal(err)
	}
	v, err := w.App.CreateNeed(t.Context(), by, w.Orgs["SESU"], testkit.Content("ER-DEMIN"))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.App.DeleteNeed(t.Context(), by, v.Need.Meta.ID, app.Match(1)); err != nil {
		t.Fatal(err)
	}
	w.PersonWithPassword("signed-in", w.Seat(domain.RoleAuditor, "", ""))
	signIn(t, w.App)
	hung(t, w, by)
	office := w.Person("office", w.Seat(domain.RoleSecretariat, "", ""))
	if _, err := w.App.EnterRate(t.Context(), office, "2026-11-23", "EUR", "45.1"); err != nil {
		t.Fatal(err)
	}
	return w
}

// hung opens a need and hangs on it whatever may hang there, and invites somebody.
func hung(t *testing.T, w *testkit.World, by app.Caller) {
	t.Helper()
	ctx := t.Context()
	chair, partner := w.Person("chair", w.Seat(domain.RoleChair, "", "ER")), w.Person("partner", w.Seat(domain.RolePartner, "NL-EMB", ""))
	admin := w.Person("admin", w.Seat(domain.RoleAdmin, "", ""))
	list, err := w.App.ListNeeds(ctx, by, app.NeedQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	id := list.Items[0].Meta.ID
	_, err = w.App.OpenNeed(ctx, chair, id, app.Match(list.Items[0].Meta.Version), domain.LevelGroup, nil)
	for _, step := range []func() error{
		func() error {
			_, err := w.App.Attach(ctx, by, id, app.Upload{Name: "лист.pdf", Content: append([]byte("%PDF-"), make([]byte, 300_000)...)})
			return err
		},
		func() error {
			_, err := w.App.AddComment(ctx, partner, id, "Скільки коштує одна?", "", nil)
			return err
		},
		func() error {
			_, err := w.App.SetInterest(ctx, partner, id, w.Orgs["NL-EMB"], domain.InterestGroup, "")
			return err
		},
		func() error { return w.App.Look(ctx, partner, id) },
		func() error { return brought(ctx, w, by) },
		func() error { return met(ctx, w, chair, by) },
		func() error { return given(ctx, w, partner, by, id) },
		func() error { _, err := w.App.InvitePerson(ctx, admin, partner.User.Meta.ID, app.Match(1)); return err },
	} {
		if err == nil {
			err = step()
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// brought brings a table of one need, and writes it.
func brought(ctx context.Context, w *testkit.World, by app.Caller) error {
	x, err := w.App.StartImport(ctx, by, app.ImportNeeds, app.Table{Name: "a.csv", SHA256: "00", Read: func(_ context.Context, each func(exchange.Row) error) error {
		if err := each(exchange.Row{N: 1, Cells: []string{"Тема", "Назва (укр.)"}}); err != nil {
			return err
		}
		return each(exchange.Row{N: 2, Cells: []string{"ER-112", "Автоцистерни"}})
	}})
	if err != nil {
		return err
	}
	_, err = w.App.CommitImport(ctx, by, x.ID)
	return err
}

// met drafts a meeting, and proposes an item for it.
func met(ctx context.Context, w *testkit.World, chair, agency app.Caller) error {
	_, err := w.App.MakeSuggestion(ctx, agency, "ER", w.Orgs["SESU"], domain.LevelGroup, domain.SuggestionContent{
		Kind: domain.ItemDiscussion, Title: domain.Text{UK: "Насоси"}, Why: domain.Text{UK: "Час."}, Minutes: 10,
	})
	if err != nil {
		return err
	}
	_, err = w.App.CreateMeeting(ctx, chair, "ER", domain.LevelGroup, nil, domain.MeetingContent{StartsAt: w.App.Now().AddDate(0, 1, 0), Minutes: 90})
	return err
}

// given pledges to a need, holds, confirms and delivers a part of it.
func given(ctx context.Context, w *testkit.World, partner, agency app.Caller, need string) error {
	p, err := w.App.CreatePledge(ctx, partner, w.Orgs["NL-EMB"], false, testkit.PledgeOf(testkit.Euros(1000)))
	if err != nil {
		return err
	}
	id := p.Pledge.Meta.ID
	if _, err = w.App.AnnouncePledge(ctx, partner, id, 1, domain.LevelGroup, nil, ""); err != nil {
		return err
	}
	if _, err = w.App.CommitPledge(ctx, partner, id, 2, domain.Commitment{Agreement: domain.Agreement{Reference: "1", Date: domain.DateOf(w.Now)}}); err != nil {
		return err
	}
	a, err := w.App.HoldAllocation(ctx, partner, id, domain.Holding{Need: need, Amount: testkit.Euros(700)})
	if err != nil {
		return err
	}
	if _, err = w.App.ConfirmAllocation(ctx, agency, a.Allocation.Meta.ID, 1); err != nil {
		return err
	}
	j, err := w.App.CreateProject(ctx, partner, w.Orgs["NL-EMB"], domain.ProjectContent{
		Title: domain.Text{UK: "Насоси для громад"}, Description: domain.Text{UK: "Поставка і навчання."}, Subgroup: "ER", Beneficiaries: []string{w.Orgs["SESU"]},
		PlannedFrom: "2026-06-01", PlannedUntil: "2027-06-01", Nationwide: true, Pledges: []string{id}, Needs: []string{need},
		Milestones: []domain.Milestone{{Title: domain.Text{UK: "Тендер"}, Due: "2026-11-01"}},
	})
	if err != nil {
		return err
	}
	if _, err = w.App.AnnounceProject(ctx, partner, j.Project.Meta.ID, 1, domain.LevelGroup, nil); err != nil {
		return err
	}
	_, err = w.App.RecordTransaction(ctx, partner, id, domain.Recording{
		Type: domain.TransactionDelivery, Allocation: a.Allocation.Meta.ID, Project: j.Project.Meta.ID, Date: domain.DateOf(w.Now), Amount: testkit.Euros(300),
	})
	return err
}
