package crashtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"swgportal/server/internal/store"
	"swgportal/server/internal/store/sqlitestore"
	"swgportal/server/internal/testkit"
)

// commits is how many a process makes under strace: enough that the log is folded into the file and begun anew.
const commits = 400

// commitAll commits into a store in dir and tells of each. Two records a commit: both are there after a power cut, or none.
func commitAll(dir string) error {
	ctx := context.Background()
	s, err := sqlitestore.Open(ctx, sqlitestore.Options{Path: filepath.Join(dir, "portal.db")})
	if err != nil {
		return err
	}
	if err := s.Migrate(ctx, []*store.Spec{store.Settings.Spec}); err != nil {
		return err
	}
	for i := range commits {
		err := s.Tx(ctx, func(ctx context.Context, tx store.Tx) error {
			for _, half := range []string{"a", "b"} {
				rec, err := store.Settings.Encode(&store.Setting{ID: fmt.Sprint(i, half), Value: strings.Repeat(half, 6000)}, 0)
				if err != nil {
					return err
				}
				if err := tx.Insert(ctx, store.Settings.Spec, rec); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stdout, "told %d\n", i)
	}
	return nil // without a Close: the power is cut
}

// TestPower_Crash cuts the power where kill -9 cannot: what was written and not synced may be there, or not, or in part.
// It replays what a real store did to its files up to a random moment. No commit that somebody was told of is lost, none is
// half there, and SQLite finds nothing wrong. SECURITY.md, row 5.
func TestPower_Crash(t *testing.T) {
	did := straced(t, t.TempDir(), "PORTAL_TEST_COMMITS")
	t.Run("a disk that syncs", func(t *testing.T) {
		states := testkit.Size(t, 10, 500, 5000)
		torn, lost := cutAtRandom(t, did, states, true)
		for _, text := range append(torn, lost...) {
			t.Error(text)
		}
		t.Logf("%d actions, %d power cuts: %d lost commits, %d left something half done", len(did), states, len(lost), len(torn))
	})
	// The test of the test: as synchronous=NORMAL would leave the log.
	t.Run("a disk that syncs nothing loses commits", func(t *testing.T) {
		torn, lost := cutAtRandom(t, did, 20, false)
		if len(torn)+len(lost) == 0 {
			t.Error("power cuts without a sync lost nothing: the replay shows nothing")
		}
		t.Logf("of 20 power cuts without a sync %d lost commits, %d left something half done", len(lost), len(torn))
	})
}

// cutAtRandom cuts the power at so many moments, and says where a commit was half there or SQLite found something wrong, and
// where one was lost.
func cutAtRandom(t *testing.T, did []action, states int, obeys bool) (torn, lost []string) {
	t.Helper()
	r := rand.New(rand.NewPCG(5, 5))
	if obeys {
		r = rand.New(rand.NewPCG(uint64(os.Getpid()), 5))
	}
	moments := map[int]int{}
	for range states {
		moments[r.IntN(len(did))]++
	}
	now, told, last := newDisk(obeys), int64(-1), int64(-1)
	for i, a := range did {
		if a.what == "told" {
			told, last = a.at, a.at
		} else {
			now.see(a)
		}
		for range moments[i] {
			after := now.cutPower(r)
			has, err := commitsIn(t, after)
			switch {
			case err != nil:
				torn = append(torn, fmt.Sprintf("action %d, %v: %v", i, after, err))
			case has < told:
				lost = append(lost, fmt.Sprintf("action %d, %v: told of %d, there are %d", i, after, told, has))
			}
		}
	}
	if last != commits-1 {
		t.Fatalf("strace saw %d commits of %d", last+1, commits)
	}
	return torn, lost
}

// commitsIn opens a store as a power cut left it and gives the number of its last commit, -1 for none. All before it are
// there, whole.
func commitsIn(t *testing.T, d *disk) (last int64, err error) {
	t.Helper()
	dir := t.TempDir()
	defer os.RemoveAll(dir) // thousands of them
	d.lay(t, dir)
	s, err := sqlitestore.Open(t.Context(), sqlitestore.Options{Path: filepath.Join(dir, "portal.db")})
	if err != nil {
		return 0, err
	}
	defer s.Close()
	if err := errors.Join(s.Migrate(t.Context(), []*store.Spec{store.Settings.Spec}), s.Check(t.Context())); err != nil {
		return 0, err
	}
	there := map[string]bool{}
	for _, x := range everything(t, s, store.Settings) {
		there[x.ID] = true
	}
	last = int64(len(there)/2) - 1
	for i := range last + 1 {
		if !there[fmt.Sprint(i, "a")] || !there[fmt.Sprint(i, "b")] {
			return last, fmt.Errorf("commit %d of %d is not whole", i, last)
		}
	}
	if len(there)%2 > 0 {
		return last, errors.New("half a commit is there")
	}
	return last, nil
}
