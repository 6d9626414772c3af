package app_test

import (
	"context"
	"path/filepath"
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// TestChangePassword_endsTheLinksThatWait: a link that somebody else may have read must not set the password once more.
// SECURITY.md, row 20.
func TestChangePassword_endsTheLinksThatWait(t *testing.T) {
	o := newOffice(t)
	c := o.PersonWithPassword("olena", o.Seat(domain.RoleObserver, "", ""))
	v := o.must(o.App.GetPerson(t.Context(), o.admin, c.User.Meta.ID))
	l, err := o.App.InvitePerson(t.Context(), o.admin, c.User.Meta.ID, version(v))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.App.ChangePassword(t.Context(), c, testkit.Password, otherPassword); err != nil {
		t.Fatal(err)
	}
	if err := o.App.ClaimLink(t.Context(), app.ClaimRequest{Token: l.Token, Password: "sim hostrykh nozhiv"}); code(err) != domain.CodeLinkClosed {
		t.Errorf("the link made before: %v", err)
	}
	if v = o.must(o.App.GetPerson(t.Context(), o.admin, c.User.Meta.ID)); v.Invited {
		t.Error("a link waits")
	}
	if _, err := o.signIn("olena", otherPassword); err != nil {
		t.Error(err)
	}
}

// between is a store that lets something else happen before one of its transactions.
type between struct {
	store.Store
	before int
	do     func()
}

func (b *between) Tx(ctx context.Context, fn func(context.Context, store.Tx) error) error {
	if b.before--; b.before == 0 {
		b.do()
	}
	return b.Store.Tx(ctx, fn)
}

// TestChangePassword_whileALinkSetsAnother_isRefused: who knew the old password must not win over the link that took it
// away, however close the two come.
func TestChangePassword_whileALinkSetsAnother_isRefused(t *testing.T) {
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	b := &between{Store: s}
	w := testkit.On(t, b)
	o := office{w, w.PersonWithPassword("admin", w.Seat(domain.RoleAdmin, "", ""))}
	c := o.PersonWithPassword("olena", o.Seat(domain.RoleObserver, "", ""))
	v := o.must(o.App.GetPerson(t.Context(), o.admin, c.User.Meta.ID))
	l, err := o.App.InvitePerson(t.Context(), o.admin, c.User.Meta.ID, version(v))
	if err != nil {
		t.Fatal(err)
	}
	b.before, b.do = 2, func() { // the first counts the try, the second sets the password
		if err := o.App.ClaimLink(t.Context(), app.ClaimRequest{Token: l.Token, Password: otherPassword}); err != nil {
			t.Error(err)
		}
	}
	if err := o.App.ChangePassword(t.Context(), c, testkit.Password, "sim hostrykh nozhiv"); code(err) != domain.CodeInvalid {
		t.Errorf("the old password still counts: %v", err)
	}
	if _, err := o.signIn("olena", otherPassword); err != nil {
		t.Errorf("the link's password: %v", err)
	}
}
