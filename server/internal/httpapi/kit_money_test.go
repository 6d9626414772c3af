package httpapi

import (
	"fmt"
	"slices"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// gift is a pledge to look at, said in the words of the rules.
type gift struct {
	no               int
	id, name, number string
	funder, channel  string // ids
	subgroup         string // of its earmark
	reach            []string
	state            domain.PledgeState
	level            domain.Level // empty while it is explored
	named            []string
	shared           bool
	committed        bool
	file, said       string // of while it was explored
	word             string // a comment for its parties; none while it is explored
	version          int64
}

// share is an allocation to look at, and a payment a transaction.
type share struct {
	id         string
	gift, need int
	state      domain.AllocationState
	version    int64
}

type payment struct {
	id      string
	share   int
	state   domain.TransactionState
	version int64
}

// giftForm is what becomes of a pledge.
type giftForm struct {
	funder, channel, subgroup string // codes
	state                     domain.PledgeState
	level                     domain.Level
	named                     []string // ids
	shared                    bool
}

// giftForms is a pledge in each state at each level, with a subgroup and without.
func (s *stage) giftForms() []giftForm {
	var out []giftForm
	for _, subgroup := range []string{"ER", ""} {
		f := giftForm{funder: "NL-EMB", subgroup: subgroup, state: domain.PledgeExploring}
		out = append(out, f)
		f.shared = true
		out = append(out, f)
		f.shared = false
		for _, level := range []domain.Level{domain.LevelGroup, domain.LevelSubgroup, domain.LevelParties} {
			f.level = level
			for _, state := range []domain.PledgeState{domain.PledgeAnnounced, domain.PledgeCommitted} {
				f.state = state
				out = append(out, f)
			}
		}
		f.state, f.named = domain.PledgeAnnounced, []string{s.Orgs["SESU"]}
		out = append(out, f)
		f.named, f.channel = nil, "JP-EMB"
		out = append(out, f)
		f.channel, f.state = "", domain.PledgeClosed
		out = append(out, f)
		f.state = domain.PledgeWithdrawn
		out = append(out, f)
	}
	return append(out, giftForm{funder: "JP-EMB", state: domain.PledgeExploring})
}

// giftMark is a marker of a pledge.
func giftMark(no, n int) string { return fmt.Sprintf("zw%dx%de", no, n) }

// giftSecret is a marker of what was said of a pledge while it was explored.
func giftSecret(no, n int) string { return fmt.Sprintf("zu%dx%de", no, n) }

func (s *stage) giftContent(no int, f giftForm) domain.PledgeContent {
	c := domain.PledgeContent{
		Title: domain.Text{UK: giftMark(no, 1), EN: giftMark(no, 2)}, Instrument: domain.InstrumentGrant, Items: []domain.Item{},
		Amount: domain.Money{Minor: int64(1_000_000_00 + no), Currency: "EUR"}, Conditions: domain.Text{UK: giftMark(no, 3)},
		Contact: domain.Contact{Name: giftMark(no, 4), Email: giftMark(no, 5) + "@portal.example"},
		Earmark: domain.Earmark{Kind: domain.EarmarkNone},
	}
	if f.channel != "" {
		c.Channel = s.Orgs[f.channel]
	}
	if f.subgroup != "" {
		c.Earmark = domain.Earmark{Kind: domain.EarmarkSubgroup, Subgroup: f.subgroup}
	}
	return c
}

// give makes a pledge through the use cases, up to its announcement or commitment; end takes it to a later state.
func (s *stage) give(f giftForm) *gift {
	s.T.Helper()
	ctx, who := s.T.Context(), s.authors.partner
	g := gift{no: len(s.gifts), name: fmt.Sprint(f), funder: s.Orgs[f.funder], subgroup: f.subgroup}
	v, err := s.App.CreatePledge(ctx, who, g.funder, f.shared, s.giftContent(g.no, f))
	if err != nil {
		s.T.Fatal(err)
	}
	g.id = v.Pledge.Meta.ID
	match := func() app.Match { return app.Match(v.Pledge.Meta.Version) }
	file, err := s.App.AttachToPledge(ctx, who, g.id, app.Upload{Name: giftSecret(g.no, 1) + ".pdf", Content: []byte("%PDF-1.7 " + giftSecret(g.no, 2))})
	if err != nil {
		s.T.Fatal(err)
	}
	said, err := s.App.AddPledgeComment(ctx, who, g.id, giftSecret(g.no, 3), "")
	if err != nil {
		s.T.Fatal(err)
	}
	g.file, g.said = file.Meta.ID, said.Meta.ID
	if f.state != domain.PledgeExploring {
		if v, err = s.App.AnnouncePledge(ctx, who, g.id, match(), f.level, f.named, ""); err != nil {
			s.T.Fatal(err)
		}
	}
	if f.state != domain.PledgeExploring {
		word, err := s.App.AddPledgeComment(ctx, who, g.id, giftMark(g.no, 9), domain.LevelParties)
		if err != nil {
			s.T.Fatal(err)
		}
		g.word = word.Meta.ID
	}
	if f.state == domain.PledgeCommitted || f.state == domain.PledgeClosed {
		c := domain.Commitment{Agreement: domain.Agreement{Reference: giftMark(g.no, 6), Date: domain.DateOf(s.Now)}}
		if v, err = s.App.CommitPledge(ctx, who, g.id, match(), c); err != nil {
			s.T.Fatal(err)
		}
	}
	s.gifts = append(s.gifts, g)
	return s.regive(g.no)
}

// finish closes or withdraws a pledge.
func (s *stage) finish(no int, state domain.PledgeState) {
	s.T.Helper()
	g, err := s.regive(no), error(nil)
	switch state {
	case domain.PledgeClosed:
		_, err = s.App.ClosePledge(s.T.Context(), s.authors.partner, g.id, app.Match(g.version))
	case domain.PledgeWithdrawn:
		_, err = s.App.WithdrawPledge(s.T.Context(), s.authors.partner, g.id, app.Match(g.version), giftMark(no, 7))
	}
	if err != nil {
		s.T.Fatal(err)
	}
	s.regive(no)
}

// hold holds a part of a pledge for a need.
func (s *stage) hold(giftNo, needNo int, minor int64) *share {
	s.T.Helper()
	g, n := s.gifts[giftNo], s.needs[needNo]
	v, err := s.App.HoldAllocation(s.T.Context(), s.authors.partner, g.id, domain.Holding{Need: n.id, Amount: domain.Money{Minor: minor, Currency: "EUR"}})
	if err != nil {
		s.T.Fatal(err)
	}
	s.shares = append(s.shares, share{id: v.Allocation.Meta.ID, gift: giftNo, need: needNo})
	s.regive(giftNo)
	return s.reshare(len(s.shares) - 1)
}

// confirm lets the portal's hand confirm a hold that perhaps nobody sees both ends of.
func (s *stage) confirm(no int) {
	s.T.Helper()
	x := s.shares[no]
	all := s.Person(fmt.Sprint("confirms", no), s.Seat(domain.RoleDrafter, "SESU", ""), s.Seat(domain.RoleDrafter, "SBGS", ""), s.Seat(domain.RoleSecretariat, "", ""))
	if _, err := s.App.ConfirmAllocation(s.T.Context(), all, x.id, app.Match(x.version)); err != nil {
		s.T.Fatal(err)
	}
	s.reshare(no)
}

// pay records a delivery of a share.
func (s *stage) pay(no int, minor int64) {
	s.T.Helper()
	x := s.shares[no]
	v, err := s.App.RecordTransaction(s.T.Context(), s.authors.partner, s.gifts[x.gift].id, domain.Recording{
		Type: domain.TransactionDelivery, Allocation: x.id, Date: domain.DateOf(s.Now), Amount: domain.Money{Minor: minor, Currency: "EUR"},
		HandOver: domain.HandOver{Number: giftMark(x.gift, 8), Date: domain.DateOf(s.Now)},
	})
	if err != nil {
		s.T.Fatal(err)
	}
	s.payments = append(s.payments, payment{v.Transaction.Meta.ID, no, v.Transaction.State, v.Transaction.Meta.Version})
}

func (s *stage) regive(no int) *gift {
	s.T.Helper()
	g := &s.gifts[no]
	p, err := store.Pledges.Get(s.T.Context(), s.tape.Store, store.System(), g.id)
	if err != nil {
		s.T.Fatal(err)
	}
	g.number, g.state, g.level, g.named, g.shared, g.version, g.channel = p.Number, p.State, p.Level, p.Named, p.Shared, p.Meta.Version, p.Content.Channel
	g.committed = p.CommittedOn != ""
	g.reach = nil
	for _, x := range s.shares {
		if x.gift == no && x.state != domain.AllocationReleased && g.subgroup == "" {
			g.reach = append(g.reach, s.needs[x.need].subgroup)
		}
	}
	return g
}

func (s *stage) reshare(no int) *share {
	s.T.Helper()
	x := &s.shares[no]
	a, err := store.Allocations.Get(s.T.Context(), s.tape.Store, store.System(), x.id)
	if err != nil {
		s.T.Fatal(err)
	}
	x.state, x.version = a.State, a.Meta.Version
	s.regive(x.gift)
	return x
}

func (s *stage) giftIDs() []string {
	out := []string{noRecord}
	for _, g := range s.gifts {
		out = append(out, g.id)
	}
	return out
}

func (s *stage) shareIDs() []string {
	out := []string{noRecord}
	for _, x := range s.shares {
		out = append(out, x.id)
	}
	return out
}

// endow makes pledges of every sort and allocates them to two open needs of the stage, one that many see and one that few
// see.
func (s *stage) endow() {
	s.T.Helper()
	find := func(level domain.Level) int {
		i := slices.IndexFunc(s.needs, func(n subject) bool {
			return n.state == domain.NeedOpen && n.level == level && n.release == "" && (level != domain.LevelParties || len(n.named) > 0)
		})
		if i < 0 {
			s.T.Fatal("no open need at ", level)
		}
		return i
	}
	open, few := find(domain.LevelGroup), find(domain.LevelParties)
	for _, f := range s.giftForms() {
		g := s.give(f)
		s.hold(g.no, open, 100_00)
		if f.funder == "NL-EMB" {
			s.hold(g.no, few, 50_00)
		}
		if f.state == domain.PledgeCommitted {
			s.hold(g.no, open, 70_00)
			s.confirm(len(s.shares) - 1)
			s.pay(len(s.shares)-1, 30_00)
		}
		if f.state == domain.PledgeClosed || f.state == domain.PledgeWithdrawn {
			s.finish(g.no, f.state)
			for i := range s.shares {
				s.reshare(i)
			}
		}
	}
}

// ofMoney says for the id and the number of each pledge, allocation and transaction who may hear of it.
func (s *stage) ofMoney() map[string]func(viewer) bool {
	out := map[string]func(viewer) bool{}
	for i := range s.gifts {
		g := &s.gifts[i]
		sees := func(v viewer) bool { return s.seesGift(v, g) }
		out[g.id] = sees
		out[g.file] = func(v viewer) bool { return s.seesExplored(v, g) }
		out[g.said] = out[g.file]
		if g.word != "" {
			out[g.word] = func(v viewer) bool { return s.seesWord(v, g) }
		}
		if g.number != "" {
			out[g.number] = sees
		}
	}
	for i := range s.shares {
		out[s.shares[i].id] = func(v viewer) bool { return s.seesShare(v, &s.shares[i]) }
	}
	for i := range s.payments {
		out[s.payments[i].id] = func(v viewer) bool { return s.seesShare(v, &s.shares[s.payments[i].share]) }
	}
	return out
}

// seesGift says whether a pledge is there for somebody: while it is explored for its partner alone, and for the co-chairs
// and those who read everything if the partner says so; from then on its level decides.
func (s *stage) seesGift(v viewer, g *gift) bool {
	switch {
	case v.closed || !v.member():
		return false
	case v.actsFor(g.funder):
		return true
	case g.level == "":
		return g.shared && (v.readsAll() || v.ofGift(g))
	case v.readsAll():
		return true
	}
	switch g.level {
	case domain.LevelPublic, domain.LevelGroup:
		return true
	case domain.LevelSubgroup:
		return s.within(v, g.subgroup) || s.partyToGift(v, g)
	}
	return s.partyToGift(v, g)
}

// seesExplored: what is said of a pledge while it is explored stays with those who saw it then.
func (s *stage) seesExplored(v viewer, g *gift) bool {
	return s.seesGift(v, g) && (v.actsFor(g.funder) || g.shared)
}

// seesWord: what is said to the parties of a pledge is theirs.
func (s *stage) seesWord(v viewer, g *gift) bool {
	return g.word != "" && s.seesGift(v, g) && (v.actsFor(g.funder) || v.readsAll() || s.partyToGift(v, g))
}

// ofGift: a co-chair of its subgroup; of one without a subgroup, a co-chair of a subgroup that it is allocated to.
func (v viewer) ofGift(g *gift) bool {
	return v.chairs(g.subgroup) || slices.ContainsFunc(g.reach, v.chairs)
}

func (s *stage) partyToGift(v viewer, g *gift) bool {
	return v.ofGift(g) || slices.ContainsFunc(append(slices.Clone(g.named), g.channel), v.actsFor)
}

// seesShare: a link is as sensitive as its more sensitive end.
func (s *stage) seesShare(v viewer, x *share) bool {
	return s.seesGift(v, &s.gifts[x.gift]) && s.sees(v, &s.needs[x.need])
}

// seenOfMoney lists the ids of pledges, allocations and transactions that are there for somebody.
func (s *stage) seenOfMoney(v viewer) (ids []string) {
	for i := range s.gifts {
		if s.seesGift(v, &s.gifts[i]) {
			ids = append(ids, s.gifts[i].id)
		}
	}
	for i := range s.shares {
		if s.seesShare(v, &s.shares[i]) {
			ids = append(ids, s.shares[i].id)
		}
	}
	for i := range s.payments {
		if s.seesShare(v, &s.shares[s.payments[i].share]) {
			ids = append(ids, s.payments[i].id)
		}
	}
	return ids
}
