package httpapi

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// crowd are members who are signed in: one person alone would be sent away after some requests a second.
func crowd(t testing.TB, w *testkit.World, n int) []string { return crowdOf(t, w, "member", n) }

func crowdOf(t testing.TB, w *testkit.World, name string, n int) (tokens []string) {
	for i := range n {
		c := w.Person(fmt.Sprint(name, i), w.Seat(domain.RoleObserver, "", "ER"))
		token, h := fmt.Sprintf("%s%037d", name, i), sha256.New()
		for _, part := range []string{"session", token} {
			sum := sha256.Sum256([]byte(part))
			h.Write(sum[:])
		}
		s := store.Session{ID: hex.EncodeToString(h.Sum(nil)), User: c.User.Meta.ID, StartedAt: w.Now, SeenAt: w.Now}
		if err := keep(t, w.Store, store.Sessions, &s); err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, token)
	}
	return tokens
}

func keep[T any](b testing.TB, s store.Store, k store.Kind[T], list ...*T) error {
	return s.Tx(b.Context(), func(ctx context.Context, tx store.Tx) error {
		for _, v := range list {
			rec, err := k.Encode(v, 0)
			if err != nil {
				return err
			}
			if err := tx.Insert(ctx, k.Spec, rec); err != nil {
				return err
			}
		}
		return nil
	})
}

// stock puts open needs into the portal and gives their ids.
func stock(b *testing.B, w *testkit.World, n int) (ids []string) {
	for from := 0; from < n; from += 200 {
		var list []*domain.Need
		for i := from; i < from+200; i++ {
			c := testkit.Content([]string{"ER-DEMIN", "ER-FIRE"}[i%2])
			c.Subgroup = "ER"
			c.Title.UK = fmt.Sprintf("Пожежні автоцистерни для загону %d", i%977)
			c.Description.UK += fmt.Sprintf(" Потрібні у громаді %d, щоб рятувальники встигали за десять хвилин.", i%4001)
			at := w.Now.Add(-time.Duration(i) * time.Minute)
			need := &domain.Need{
				Meta: domain.NewMeta(fmt.Sprintf("0192f3a1-7c00-7000-8000-%012d", i), "", at), Number: fmt.Sprintf("N-ER-2026-%05d", i), State: domain.NeedOpen,
				Level: domain.LevelGroup, Agency: w.Orgs["SESU"], Named: []string{}, Content: c, SubmittedAt: at, OpenedAt: at,
			}
			list, ids = append(list, need), append(ids, need.Meta.ID)
		}
		if err := keep(b, w.Store, store.Needs, list...); err != nil {
			b.Fatal(err)
		}
	}
	return ids
}

// BenchmarkHTTP asks over a real listener, among 20,000 needs, as members who take turns: answers a second, what one
// waits, and bytes as they travel.
func BenchmarkHTTP(b *testing.B) {
	w := testkit.New(b)
	ids, tokens := stock(b, w, 20_000), crowd(b, w, 300)
	h, err := New(Options{App: w.App})
	if err != nil {
		b.Fatal(err)
	}
	web := httptest.NewServer(h)
	b.Cleanup(web.Close)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 8, DisableCompression: true}}
	b.Cleanup(client.CloseIdleConnections)
	var turn atomic.Int64
	ask := func(path string) (int, error) {
		n := int(turn.Add(1))
		q, err := http.NewRequestWithContext(b.Context(), http.MethodGet, web.URL+prior+path, nil)
		if err != nil {
			return 0, err
		}
		q.Header.Set("Accept-Encoding", "gzip")
		q.AddCookie(&http.Cookie{Name: "portal", Value: tokens[n%len(tokens)]})
		resp, err := client.Do(q)
		if err != nil {
			return 0, err
		}
		defer resp.Body.Close()
		size, err := io.Copy(io.Discard, resp.Body)
		if err == nil && resp.StatusCode != http.StatusOK {
			err = fmt.Errorf("%s answers %d", path, resp.StatusCode)
		}
		return int(size), err
	}
	for _, x := range []struct {
		name string
		path func(i int) string
	}{
		{"list of 50", func(int) string { return "/needs?limit=50" }},
		{"list of 50, filtered", func(int) string { return "/needs?limit=50&state=open&subgroup=ER&sort=-cost" }},
		{"search of two words", func(i int) string {
			return fmt.Sprintf("/needs?limit=50&q=%%D0%%B3%%D1%%80%%D0%%BE%%D0%%BC%%D0%%B0%%D0%%B4%%D1%%96+%d", i%4001)
		}},
		{"need", func(i int) string { return "/needs/" + ids[i*7919%len(ids)] }},
		{"history", func(i int) string { return "/needs/" + ids[i*7919%len(ids)] + "/history" }},
		{"summary by subgroup", func(int) string { return "/needs/summary?by=subgroup" }},
		{"session", func(int) string { return "/session" }},
	} {
		b.Run(x.name, func(b *testing.B) {
			var mu sync.Mutex
			var took []float64
			bytes, i := 0, atomic.Int64{}
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					began := time.Now()
					size, err := ask(x.path(int(i.Add(1))))
					if err != nil {
						b.Error(err)
						return
					}
					mu.Lock()
					took, bytes = append(took, float64(time.Since(began).Microseconds())/1000), bytes+size
					mu.Unlock()
				}
			})
			if len(took) == 0 {
				return
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2], "p50-ms")
			b.ReportMetric(took[len(took)*95/100], "p95-ms")
			b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "answers/s")
			b.ReportMetric(float64(bytes)/float64(len(took)), "bytes")
			b.ReportMetric(0, "ns/op")
		})
	}
}
