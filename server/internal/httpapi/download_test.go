package httpapi

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// TestDownload_endsWithTheRight: who loses what a download stood on in the middle of it gets no more of the file. SECURITY.md,
// row 12.
func TestDownload_endsWithTheRight(t *testing.T) {
	for _, x := range []struct {
		name   string
		revoke func(w *testkit.World, user, need string) error
		whole  bool
	}{
		{"nothing happens", func(*testkit.World, string, string) error { return nil }, true},
		{"the seat ends", func(w *testkit.World, user, _ string) error {
			testkit.Change(w, store.Seats, seatOf(t, w.Store, user), func(s *domain.Seat) { s.From, s.To = "2026-01-01", "2026-11-23" })
			return nil
		}, false},
		{"the account is disabled", func(w *testkit.World, user, _ string) error {
			testkit.Change(w, store.Users, user, func(u *domain.User) { u.Disabled = true })
			return nil
		}, false},
		{"the need is raised", func(w *testkit.World, _, need string) error {
			testkit.Change(w, store.Needs, need, func(n *domain.Need) { n.Level = domain.LevelParties })
			return nil
		}, false},
		{"signing out in another tab", func(w *testkit.World, user, _ string) error {
			return w.App.SignOut(w.T.Context(), "session-of-"+user)
		}, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			w := testkit.New(t)
			var late atomic.Int64 // the clock: asked by the server while the test moves it
			began := w.Now
			a, err := app.New(t.Context(), app.Options{Store: w.Store, Hashing: app.HashForTests, Clock: func() time.Time { return began.Add(time.Duration(late.Load())) }})
			if err != nil {
				t.Fatal(err)
			}
			agency, chair := w.Person("agency", w.Seat(domain.RoleDrafter, "SESU", "")), w.Person("chair", w.Seat(domain.RoleChair, "", "ER"))
			reader := w.Person("reader", w.Seat(domain.RoleObserver, "", ""))
			v, err := a.CreateNeed(t.Context(), agency, w.Orgs["SESU"], testkit.Content("ER-FIRE"))
			if err == nil {
				v, err = a.SubmitNeed(t.Context(), agency, v.Need.Meta.ID, app.Match(v.Need.Meta.Version))
			}
			if err == nil {
				v, err = a.OpenNeed(t.Context(), chair, v.Need.Meta.ID, app.Match(v.Need.Meta.Version), domain.LevelGroup, nil)
			}
			if err != nil {
				t.Fatal(err)
			}
			size := 19 << 20 // far more than what lies in the sockets between
			file, err := a.Attach(t.Context(), agency, v.Need.Meta.ID, app.Upload{Name: "a.pdf", Content: []byte("%PDF-1.7" + strings.Repeat("x", size-8))})
			if err != nil {
				t.Fatal(err)
			}
			token := w.Session(reader.User.Meta.ID)
			h, err := New(Options{App: a})
			if err != nil {
				t.Fatal(err)
			}
			web := httptest.NewServer(h)
			defer web.Close()
			q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, web.URL+prior+"/needs/"+v.Need.Meta.ID+"/attachments/"+file.Meta.ID, nil)
			if err != nil {
				t.Fatal(err)
			}
			q.AddCookie(&http.Cookie{Name: "portal", Value: token})
			resp, err := web.Client().Do(q)
			if err != nil || resp.StatusCode != http.StatusOK {
				t.Fatal(resp, err)
			}
			defer resp.Body.Close()
			first, err := io.CopyN(io.Discard, resp.Body, 1<<10)
			if err != nil {
				t.Fatal(err)
			}
			if err := x.revoke(w, reader.User.Meta.ID, v.Need.Meta.ID); err != nil {
				t.Fatal(err)
			}
			late.Store(int64(rightKept))
			rest, err := io.Copy(io.Discard, resp.Body)
			if got := first + rest; (got == int64(size)) != x.whole || (err == nil) != x.whole {
				t.Errorf("%d of %d bytes, %v", got, size, err)
			}
		})
	}
}
