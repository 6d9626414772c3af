package app_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
	"swgportal/server/internal/testkit"
)

// intruder changes rows beside the portal, as somebody does who has the file, and can put everything back.
type intruder struct {
	t    *testing.T
	w    *testkit.World
	r    *rand.Rand
	need string        // the record whose log is attacked
	log  []store.Event // its events, oldest first
	undo []func(ctx ctxt, tx store.Tx) error
}

// write puts a row in the place of another; a zero body removes it.
func (x *intruder) write(spec *store.Spec, id string, now store.Record) {
	x.t.Helper()
	put := func(ctx ctxt, tx store.Tx, now store.Record) (was store.Record, err error) {
		was, err = tx.Get(ctx, spec, store.System(), id)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return was, err
		}
		now.ID, now.Rev = id, was.Rev
		switch {
		case len(now.Body) == 0:
			return was, tx.Delete(ctx, spec, id, was.Rev)
		case was.Rev == 0:
			return was, tx.Insert(ctx, spec, now)
		}
		return was, tx.Update(ctx, spec, now)
	}
	var was store.Record
	err := x.w.Store.Tx(x.t.Context(), func(ctx ctxt, tx store.Tx) (err error) {
		was, err = put(ctx, tx, now)
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
	was.Tokens = nil
	x.undo = append(x.undo, func(ctx ctxt, tx store.Tx) error { _, err := put(ctx, tx, was); return err })
}

func (x *intruder) restore() {
	x.t.Helper()
	slices.Reverse(x.undo)
	for _, back := range x.undo {
		if err := x.w.Store.Tx(x.t.Context(), back); err != nil {
			x.t.Fatal(err)
		}
	}
	x.undo = nil
}

func put[T any](x *intruder, k store.Kind[T], id string, v *T) {
	x.t.Helper()
	rec, err := k.Encode(v, 0)
	if err != nil {
		x.t.Fatal(err)
	}
	x.write(k.Spec, id, rec)
}

func (x *intruder) remove(spec *store.Spec, id string) { x.write(spec, id, store.Record{}) }

// hashed is the event with the hash that its text has now.
func hashed(e store.Event) *store.Event {
	e.Hash, _ = app.EventHash(e)
	return &e
}

// column changes a declared field of a row and leaves its body.
func (x *intruder) column(spec *store.Spec, id, field string, v store.Value) {
	x.t.Helper()
	rec, err := x.w.Store.Get(x.t.Context(), spec, store.System(), id)
	if err != nil {
		x.t.Fatal(err)
	}
	rec.Fields[field] = v
	x.write(spec, id, rec)
}

// any is the index of some event; notLast of one that another follows.
func (x *intruder) any() int     { return x.r.IntN(len(x.log)) }
func (x *intruder) notLast() int { return x.r.IntN(len(x.log) - 1) }
func (x *intruder) last() int    { return len(x.log) - 1 }

func (x *intruder) head(seq int) {
	put(x, store.Heads, "need:"+x.need, &store.Head{ID: "need:" + x.need, Seq: int64(seq + 1), Hash: x.log[seq].Hash})
}

func (x *intruder) body(change func(*domain.Need)) {
	n, err := store.Needs.Get(x.t.Context(), x.w.Store, store.System(), x.need)
	if err != nil {
		x.t.Fatal(err)
	}
	change(&n)
	put(x, store.Needs, x.need, &n)
}

// tampers are what somebody may do, each with the event that must be named: -1 where none can be, only the record.
var tampers = map[string]func(x *intruder) (named int){
	"edit a field": func(x *intruder) int {
		i := x.any()
		e := x.log[i]
		e.Comment += " and more"
		put(x, store.Events, e.ID, &e)
		return i
	},
	"edit the time, and its hash": func(x *intruder) int {
		i := x.notLast()
		e := x.log[i]
		e.At = e.At.Add(-time.Hour)
		put(x, store.Events, e.ID, hashed(e))
		return i + 1
	},
	"edit the actor of the last, and its hash": func(x *intruder) int {
		e := x.log[x.last()]
		e.Person = "somebody else"
		put(x, store.Events, e.ID, hashed(e))
		return -1
	},
	"delete one of the middle": func(x *intruder) int {
		i := x.notLast()
		x.remove(store.Events.Spec, x.log[i].ID)
		return i + 1
	},
	"delete the last": func(x *intruder) int {
		x.remove(store.Events.Spec, x.log[x.last()].ID)
		return -1
	},
	"delete the last and set the head back": func(x *intruder) int {
		x.remove(store.Events.Spec, x.log[x.last()].ID)
		x.head(x.last() - 1)
		return -1
	},
	"delete the record": func(x *intruder) int { x.remove(store.Needs.Spec, x.need); return -1 },
	"delete the head":   func(x *intruder) int { x.remove(store.Heads.Spec, "need:"+x.need); return -1 },
	"say that it is deleted": func(x *intruder) int {
		put(x, store.Heads, "need:"+x.need, &store.Head{ID: "need:" + x.need, Seq: int64(len(x.log)), Hash: x.log[x.last()].Hash, Deleted: true})
		return -1
	},
	"insert one at the end": func(x *intruder) int {
		e := x.log[x.last()]
		e.ID, e.Seq, e.Prev, e.Comment = "00000000-0000-7000-8000-00000000000a", e.Seq+1, e.Hash, "never happened"
		put(x, store.Events, e.ID, hashed(e))
		return -1
	},
	"insert one in the middle": func(x *intruder) int {
		i := x.notLast()
		for j := x.last(); j > i; j-- {
			e := x.log[j]
			e.Seq++
			put(x, store.Events, e.ID, hashed(e))
		}
		e := x.log[i]
		e.ID, e.Seq, e.Prev = "00000000-0000-7000-8000-00000000000a", e.Seq+1, e.Hash
		put(x, store.Events, e.ID, hashed(e))
		return i + 1
	},
	"exchange two": func(x *intruder) int {
		i := x.notLast()
		a, b := x.log[i], x.log[i+1]
		x.remove(store.Events.Spec, a.ID)
		a.Seq, b.Seq = b.Seq, a.Seq
		put(x, store.Events, b.ID, hashed(b))
		put(x, store.Events, a.ID, hashed(a))
		return i + 1
	},
	"move one to another record": func(x *intruder) int {
		i := x.notLast()
		e := x.log[i]
		e.Record, e.Seq = "00000000-0000-7000-8000-00000000000b", 1
		put(x, store.Events, e.ID, hashed(e))
		return -2 // the chain it was put into may come first
	},
	"set the head back": func(x *intruder) int { x.head(x.notLast()); return -1 },
	"change the body": func(x *intruder) int {
		x.body(func(n *domain.Need) { n.Content.Cost.Minor += 100 })
		return -1
	},
	"open the record to others by a column": func(x *intruder) int {
		x.column(store.Needs.Spec, x.need, "audience", store.Str("public"))
		return -1
	},
	"name a party by a side table": func(x *intruder) int {
		x.column(store.Needs.Spec, x.need, "parties", store.Set("somebody"))
		return -1
	},
	"hide an event by a column": func(x *intruder) int {
		i := x.any()
		x.column(store.Events.Spec, x.log[i].ID, "audience", store.Str("private"))
		return i
	},
	"date an event by a column": func(x *intruder) int {
		i := x.any()
		x.column(store.Events.Spec, x.log[i].ID, "at", store.AtMilli(0))
		return i
	},
	"give an event to somebody by a column": func(x *intruder) int {
		i := x.any()
		x.column(store.Events.Spec, x.log[i].ID, "person", store.Str("somebody"))
		return i
	},
}

// blind are what a chain without a signature cannot show; a seal that is kept elsewhere will. A class that verify comes
// to find moves up.
var blind = map[string]func(x *intruder){
	"the last events, the head and the record set back together": func(x *intruder) {
		x.remove(store.Events.Spec, x.log[x.last()].ID)
		x.head(x.last() - 1)
		x.body(func(n *domain.Need) {
			n.Content.Title.UK = "Насоси 4"
			n.Meta.Version--
			n.Meta.UpdatedAt = x.log[x.last()-1].At
		})
	},
	"a whole record gone with its chain and head": func(x *intruder) {
		for _, e := range x.log {
			x.remove(store.Events.Spec, e.ID)
		}
		x.remove(store.Heads.Spec, "need:"+x.need)
		x.remove(store.Needs.Spec, x.need)
	},
	"a chain written anew with all its hashes": func(x *intruder) {
		prev := ""
		for _, e := range x.log {
			e.Comment, e.Prev = "as if", prev
			n := hashed(e)
			put(x, store.Events, e.ID, n)
			prev = n.Hash
		}
		put(x, store.Heads, "need:"+x.need, &store.Head{ID: "need:" + x.need, Seq: int64(len(x.log)), Hash: prev})
	},
}

// newIntruder makes a portal in which two needs have been edited five times.
func newIntruder(t *testing.T) *intruder {
	c := cast{World: testkit.New(t)} // not Twice: what an intruder does is undone step by step
	c.drafter = c.Person("drafter", c.Seat(domain.RoleDrafter, "SESU", ""))
	x := &intruder{t: t, w: c.World, r: rand.New(rand.NewPCG(37, 1))}
	for range 2 {
		v, err := c.App.CreateNeed(t.Context(), c.drafter, c.Orgs["SESU"], testkit.Content("ER-DEMIN"))
		if err != nil {
			t.Fatal(err)
		}
		x.need = v.Need.Meta.ID
		for i := range 5 {
			c.Now = c.Now.Add(time.Minute)
			content := testkit.Content("ER-DEMIN")
			content.Title.UK = "Насоси " + string(rune('1'+i))
			if v, err = c.App.EditNeed(t.Context(), c.drafter, x.need, app.Match(v.Need.Meta.Version), c.Orgs["SESU"], content); err != nil {
				t.Fatal(err)
			}
		}
	}
	page, err := store.Events.List(t.Context(), c.Store, store.System(), store.Query{
		Filter: store.Eq{Field: "record", Value: store.Str(x.need)}, Sort: []store.Sort{{Field: "seq"}}, Limit: 100,
	})
	if err != nil || len(page.Items) != 6 {
		t.Fatalf("%d events, %v", len(page.Items), err)
	}
	x.log = page.Items
	return x
}

func (x *intruder) verify() string {
	x.t.Helper()
	found, err := x.w.App.VerifyAudit(x.t.Context())
	if err != nil {
		x.t.Fatal(err)
	}
	return found.First
}

func TestAudit_tamperingIsFoundAndNamed(t *testing.T) {
	x := newIntruder(t)
	n := testkit.Size(t, 2, 3, 200)
	for name, tamper := range tampers {
		for range n {
			named := tamper(x)
			first := x.verify()
			switch {
			case first == "":
				t.Errorf("%s: not found", name)
			case named >= 0 && !strings.Contains(first, "event "+x.log[named].ID):
				t.Errorf("%s: event %d is the first that does not fit, and %q is named", name, named+1, first)
			case named == -1 && !strings.Contains(first, "need:"+x.need):
				t.Errorf("%s: the need is %s, and %q is named", name, x.need, first)
			}
			x.restore()
		}
		if first := x.verify(); first != "" {
			t.Fatalf("%s, put back: %s", name, first)
		}
	}
	t.Logf("%d classes × %d", len(tampers), n)
}

func TestAudit_whatNoUnsignedChainShows(t *testing.T) {
	x := newIntruder(t)
	for name, tamper := range blind {
		tamper(x)
		if first := x.verify(); first != "" {
			t.Errorf("%s is found now (%s): move it up to tampers", name, first)
		}
		x.restore()
	}
}
