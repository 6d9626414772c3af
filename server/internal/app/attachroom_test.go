package app_test

import (
	"context"
	"errors"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// nearlyFull is a store on a disk that the test fills.
type nearlyFull struct {
	store.Store
	disk store.Disk
	err  error
}

func (s *nearlyFull) Disk(context.Context) (store.Disk, error) { return s.disk, s.err }

// TestAttach_onADiskNearlyFull: under a twentieth free no file is taken in and everything else works; a file that was added
// before is answered again as added. SECURITY.md, row 56.
func TestAttach_onADiskNearlyFull(t *testing.T) {
	disk := &nearlyFull{Store: testkit.OpenSeeded(t), disk: store.Disk{Free: 5, Total: 100}}
	c := castOn(testkit.On(t, disk))
	v := c.opened(t, domain.LevelGroup)
	id, up := v.Need.Meta.ID, app.Upload{Name: "кошторис.pdf", Content: []byte("%PDF-1.7 x")}
	keyed := c.drafter
	keyed.Key = "one-and-the-same"
	first, err := c.App.Attach(t.Context(), keyed, id, up)
	if err != nil {
		t.Fatal(err)
	}
	disk.disk.Free = 4
	if _, err := c.App.Attach(t.Context(), c.drafter, id, up); code(err) != domain.CodeDiskShort {
		t.Errorf("a file on a disk nearly full: %v", err)
	}
	if again, err := c.App.Attach(t.Context(), keyed, id, up); err != nil || again.Meta.ID != first.Meta.ID {
		t.Errorf("the same file sent again: %v %v", again.Meta.ID, err)
	}
	if _, err := c.App.Attach(t.Context(), c.partner, id, up); code(err) != domain.CodeForbidden {
		t.Errorf("who may add no file: %v", err)
	}
	if _, _, err := c.App.ReadAttachment(t.Context(), c.partner, id, first.Meta.ID); err != nil {
		t.Error("reading a file", err)
	}
	if _, err := c.App.AddComment(t.Context(), c.drafter, id, "Працює", "", nil); err != nil {
		t.Error("a comment", err)
	}
	c.draft(t)
	if err := c.App.Detach(t.Context(), c.drafter, id, first.Meta.ID); err != nil {
		t.Error("taking a file off", err)
	}
	disk.disk = store.Disk{}
	if _, err := c.App.Attach(t.Context(), c.drafter, id, up); err != nil {
		t.Error("an engine that cannot say", err)
	}
	disk.err = errors.Join(store.ErrUnavailable)
	if _, err := c.App.Attach(t.Context(), c.drafter, id, up); code(err) != domain.CodeUnavailable {
		t.Errorf("an engine that is away: %v", err)
	}
}

// TestAttach_overTheOrganisationsRoom: all files of an organisation are 2 GiB at most, whatever need they hang on; another
// one has its own, and what is taken off makes room.
func TestAttach_overTheOrganisationsRoom(t *testing.T) {
	c := newCast(t)
	one, two := c.opened(t, domain.LevelGroup), c.opened(t, domain.LevelGroup)
	up := app.Upload{Name: "кошторис.pdf", Content: []byte("%PDF-1.7 x")}
	first, err := c.App.Attach(t.Context(), c.drafter, one.Need.Meta.ID, up)
	if err != nil {
		t.Fatal(err)
	}
	big := first.Attachment
	big.Meta.ID, big.Size = "a-large-one", domain.MaxOrganisationBytes-2*first.Size // its bytes are of no matter here
	testkit.Insert(c.World, store.Attachments, &big)
	second, err := c.App.Attach(t.Context(), c.drafter, two.Need.Meta.ID, up)
	if err != nil {
		t.Fatal("to the last byte", err)
	}
	if _, err := c.App.Attach(t.Context(), c.drafter, two.Need.Meta.ID, up); code(err) != domain.CodeQuota {
		t.Errorf("over the room: %v", err)
	}
	other := c.Person("border", c.Seat(domain.RoleDrafter, "SBGS", ""))
	n, err := c.App.CreateNeed(t.Context(), other, c.Orgs["SBGS"], testkit.Content("BS-SURV"))
	if err == nil {
		_, err = c.App.Attach(t.Context(), other, n.Need.Meta.ID, up)
	}
	if err != nil {
		t.Error("another organisation", err)
	}
	if err := c.App.Detach(t.Context(), c.drafter, two.Need.Meta.ID, second.Meta.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := c.App.Attach(t.Context(), c.drafter, two.Need.Meta.ID, up); err != nil {
		t.Error("after one was taken off", err)
	}
}
