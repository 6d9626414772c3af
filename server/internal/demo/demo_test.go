package demo_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"swgportal/server/internal/app"
	"swgportal/server/internal/demo"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
)

const pass = "a demo pass phrase"

// ends is the moment at which the story of these tests ends: a Tuesday.
var ends = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// portal is the story, told once.
type portal struct {
	t     *testing.T
	store store.Store
	app   *app.App
}

func open(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(t.TempDir(), "portal.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func told(t *testing.T, at time.Time) portal {
	t.Helper()
	s := open(t)
	if err := demo.Fill(t.Context(), s, pass, at); err != nil {
		t.Fatal(err)
	}
	a, err := app.New(t.Context(), app.Options{Store: s, Demo: true, Clock: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	return portal{t, s, a}
}

// as gives a person by address.
func (p portal) as(email string) app.Caller {
	p.t.Helper()
	for _, u := range all(p, store.Users) {
		if u.Email == email {
			c, err := p.app.As(p.t.Context(), u.Meta.ID)
			if err != nil {
				p.t.Fatal(err)
			}
			return c
		}
	}
	p.t.Fatalf("nobody has the address %s", email)
	return app.Caller{}
}

func all[T any](p portal, k store.Kind[T]) (out []T) {
	p.t.Helper()
	for records, err := range store.Pages(p.t.Context(), p.store, k.Spec, store.System(), store.Query{Limit: store.MaxLimit}) {
		if err != nil {
			p.t.Fatal(err)
		}
		for _, r := range records {
			v, err := k.Decode(r)
			if err != nil {
				p.t.Fatal(err)
			}
			out = append(out, v)
		}
	}
	return out
}

func TestFill_tellsTheStoryOnce_andItsAuditLogFits(t *testing.T) {
	p := told(t, ends)
	if err := demo.Fill(t.Context(), p.store, pass, ends.AddDate(0, 0, 3)); err != nil {
		t.Fatal(err)
	}
	if got := len(all(p, store.Needs)); got != 120 {
		t.Errorf("%d needs, want 120", got)
	}
	in, err := p.app.SignIn(t.Context(), app.SignInRequest{Email: "agency-sesu@portal.example", Password: pass, Address: "127.0.0.1"})
	if err != nil || in.Session.Actor.User.Name != "Укладач ДСНС" {
		t.Errorf("signing in: %v", err)
	}
	if err := p.app.PublishFeed(t.Context(), "test"); err != nil {
		t.Error(err)
	}
	v, err := p.app.VerifyAudit(t.Context())
	if err != nil || v.First != "" || v.Events < 1000 {
		t.Errorf("audit: %+v, %v", v, err)
	}
}

func TestFill_leavesNothing_whereItIsCutOff(t *testing.T) {
	s := open(t)
	if err := demo.Fill(t.Context(), cutOff{s}, pass, ends); !errors.Is(err, errCutOff) {
		t.Fatalf("%v, want %v", err, errCutOff)
	}
	p := portal{t: t, store: s}
	if users, needs := all(p, store.Users), all(p, store.Needs); len(users) != 0 || len(needs) != 0 {
		t.Errorf("%d accounts and %d needs are left", len(users), len(needs))
	}
	if err := demo.Fill(t.Context(), s, pass, ends); err != nil {
		t.Errorf("the next start: %v", err)
	}
	if needs := all(p, store.Needs); len(needs) != 120 {
		t.Errorf("the next start tells %d needs", len(needs))
	}
}

var errCutOff = errors.New("cut off")

// cutOff is a store whose long transaction ends before it is committed.
type cutOff struct{ store.Store }

func (s cutOff) Tx(ctx context.Context, fn func(ctx context.Context, tx store.Tx) error) error {
	return s.Store.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
		if err := fn(ctx, tx); err != nil {
			return err
		}
		if page, err := tx.List(ctx, store.Needs.Spec, store.System(), store.Query{Limit: 1}); err != nil || len(page.Records) == 0 {
			return err
		}
		return errCutOff
	})
}

func TestStory_saysTheSameTwice(t *testing.T) {
	first, second := bodies(told(t, ends)), bodies(told(t, ends))
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("two portals of one story differ:\n%s", diff)
	}
}

// bodies are the records of a portal, each id in place of which stands how many ids came before it.
func bodies(p portal) []string {
	p.t.Helper()
	var out []string
	ids := map[string]string{}
	id := regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)
	for _, spec := range []*store.Spec{
		store.Organisations.Spec, store.Users.Spec, store.Seats.Spec, store.Subgroups.Spec, store.Needs.Spec, store.Comments.Spec,
		store.Interests.Spec, store.Attachments.Spec,
	} {
		for records, err := range store.Pages(p.t.Context(), p.store, spec, store.System(), store.Query{Limit: store.MaxLimit}) {
			if err != nil {
				p.t.Fatal(err)
			}
			for _, r := range records {
				out = append(out, id.ReplaceAllStringFunc(string(r.Body), func(s string) string {
					if ids[s] == "" {
						ids[s] = fmt.Sprint("id ", len(ids))
					}
					return ids[s]
				}))
			}
		}
	}
	return out
}

func TestStory_hasEveryDayOfTheWeekForItsEnd(t *testing.T) {
	for i := range 7 {
		told(t, ends.AddDate(0, 3*i, i)) // fails where a step of a need comes before the one it follows
	}
}

func TestAccounts_stayThemselves(t *testing.T) {
	p := told(t, ends)
	var got []string
	for _, a := range demo.Accounts() {
		c := p.as(a.Email())
		got = append(got, fmt.Sprintf("%s %s %d", a.Name, c.Seats[0].Role, len(c.Seats)))
	}
	want := []string{
		"secretariat secretariat 1", "chair-er chair 1", "chair-bs chair 1", "agency-sesu agency_drafter 1", "agency-sbgs agency_drafter 1",
		"partner-nl partner 1", "partner-jp partner 1", "observer observer 1", "auditor auditor 1", "admin admin 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What waits on each account, and how many needs it sees: the story is written so that all differ.
func TestDesk_hasSomethingTrueForEachAccount(t *testing.T) {
	p := told(t, ends)
	want := map[string]string{
		"secretariat": "", "chair-er": "", "chair-bs": "", "agency-sesu": "", "agency-sbgs": "", "partner-nl": "", "partner-jp": "",
		"observer": "", "auditor": "", "admin": "",
	}
	got := map[string]string{}
	for name := range want {
		c := p.as(name + "@portal.example")
		d, err := p.app.ReadDesk(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		var parts []string
		for _, x := range d.Parts {
			parts = append(parts, fmt.Sprintf("%s %d", x.Waits, x.Total))
			for _, i := range x.Items {
				if !i.Since.Before(ends) || i.Since.Before(ends.AddDate(-2, 0, -1)) {
					t.Errorf("%s: %s waits since %s", name, i.Need.Number, i.Since)
				}
			}
		}
		got[name] = fmt.Sprintf("%s; %d new", strings.Join(parts, ", "), d.NewsAll)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	_ = domain.UK
	_ = slices.Sorted[string]
}
