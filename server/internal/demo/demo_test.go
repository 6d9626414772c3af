package demo_test

import (
	"path/filepath"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/demo"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store/sqlitestore"
)

func TestFill_tellsTheStoryOnce_andItsAuditLogFits(t *testing.T) {
	ctx := t.Context()
	s, err := sqlitestore.Open(ctx, sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 2 {
		if err := demo.Fill(ctx, s, "a demo pass phrase", time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	a, err := app.New(ctx, app.Options{Store: s, Demo: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int64{"agency-sesu": 24, "partner-nl": 22, "auditor": 30, "observer": 20} {
		in, err := a.SignIn(ctx, app.SignInRequest{Email: name + "@portal.example", Password: "a demo pass phrase", Address: "127.0.0.1"})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list, err := a.ListNeeds(ctx, app.Caller{Actor: in.Session.Actor}, app.NeedQuery{Limit: 50})
		if err != nil || list.Total != want {
			t.Errorf("%s sees %d needs, want %d (%v)", name, list.Total, want, err)
		}
	}
	rates, err := a.Rates(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	today := domain.DateOf(time.Now())
	for day := today.AddDays(-720); day <= today; day = day.AddDays(1) {
		got, used, err := rates.Convert(domain.Money{Minor: 100_00, Currency: "USD"}, "EUR", day)
		if err != nil || got.Minor < 80_00 || got.Minor > 95_00 || used.FromQuotes[0].Source != domain.RateDemo {
			t.Fatalf("%s: 100 USD are %v, %v", day, got, err)
		}
	}
	if err := a.PublishFeed(ctx, "test"); err != nil {
		t.Error(err)
	}
	v, err := a.VerifyAudit(ctx)
	if err != nil || v.First != "" || v.Events < 200 {
		t.Errorf("audit: %+v, %v", v, err)
	}
}
