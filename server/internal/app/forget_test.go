package app_test

import (
	"testing"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// TestForgetSignIns_endsEveryWayIn is row 39: what a restored store brings back opens no door.
func TestForgetSignIns_endsEveryWayIn(t *testing.T) {
	o := newOffice(t)
	in, err := o.signIn("admin", "correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	_, link := o.invited("olena")
	if err := app.ForgetSignIns(t.Context(), o.Store); err != nil {
		t.Fatal(err)
	}
	if _, err := o.App.FindSession(t.Context(), in.Token); code(err) != domain.CodeUnauthenticated {
		t.Errorf("a session: %v", err)
	}
	if err := o.App.ClaimLink(t.Context(), app.ClaimRequest{Token: link.Token, Password: otherPassword}); code(err) != domain.CodeLinkClosed {
		t.Errorf("a link: %v", err)
	}
}
