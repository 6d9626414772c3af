package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// Waits says what somebody waits for.
type Waits string

// What may wait on a person.
const (
	WaitsOpening     Waits = "opening"     // a submitted need, on its subgroup's co-chairs
	WaitsMending     Waits = "mending"     // a returned need, on its agency
	WaitsApproval    Waits = "approval"    // a proposed need, on its agency's approver
	WaitsConfirming  Waits = "confirming"  // an open need past its validity, on its agency
	WaitsRelease     Waits = "release"     // a need that the other side proposed to make public
	WaitsTranslation Waits = "translation" // an open need that lacks English or has a side left behind, on its agency
	WaitsReply       Waits = "reply"       // a comment that names the caller
	WaitsDisputes    Waits = "disputes"    // a transaction that the agency disputes, on the pledge's partner
	WaitsAllocations Waits = "allocations" // a hold to confirm, on the need's agency and its subgroup's co-chairs
	WaitsDeliveries  Waits = "deliveries"  // a recorded transaction to confirm, on the need's agency
	WaitsHolds       Waits = "holds"       // a hold that soon runs out, on the pledge's partner
	WaitsStalled     Waits = "stalled"     // an announced pledge that nothing was done about, on its partner and the co-chairs
	WaitsEnding      Waits = "ending"      // a pledge that soon is available no longer, on the same
)

// WaitsAll lists them, in the order of the desk.
func WaitsAll() []Waits {
	return []Waits{
		WaitsOpening, WaitsMending, WaitsApproval, WaitsReply, WaitsDisputes, WaitsAllocations, WaitsDeliveries, WaitsHolds, WaitsRelease,
		WaitsConfirming, WaitsStalled, WaitsEnding, WaitsTranslation,
	}
}

// DeskItem is one thing that waits on the caller: a need, a pledge, an allocation or a transaction.
type DeskItem struct {
	Waits       Waits
	Since       time.Time
	Due         domain.Date // by when, where there is such a day
	Need        *domain.Need
	Pledge      *domain.Pledge
	Allocation  *AllocationView
	Transaction *TransactionView
	Words       string // of the comment that names the caller, why the need was returned, or why it is disputed
}

// DeskPart is everything of one sort: the longest waiting first, cut at deskMost, and how many there are.
type DeskPart struct {
	Waits Waits
	Total int64
	Items []DeskItem
}

// Brief is what an organisation of the caller's has asked, and how it stands.
type Brief struct {
	Organisation string
	Rows         []SummaryRow // by state
}

// Desk is the page after signing in.
type Desk struct {
	Parts   []DeskPart
	Briefs  []Brief
	News    []domain.Need // opened since the caller last looked at the portal's needs, the latest first
	NewsAll int64
	// Of a partner's: what it looks at, and what fits it.
	Interests []DeskInterest
	Fits      []DeskFit
	Today     domain.Date
}

const (
	deskMost = 10
	newsMost = 5
	newsDays = 30
)

// ReadDesk gives what waits on the caller and since when. Each part names only what the caller can act on.
func (a *App) ReadDesk(ctx context.Context, c Caller) (Desk, error) {
	if err := c.signedIn(); err != nil {
		return Desk{}, err
	}
	d := Desk{Parts: []DeskPart{}, Briefs: []Brief{}, News: []domain.Need{}, Interests: []DeskInterest{}, Fits: []DeskFit{}, Today: domain.DateOf(a.Now())}
	if !c.May(authz.NeedRead) {
		return d, nil
	}
	for _, w := range WaitsAll() {
		part, err := a.deskPart(ctx, c, w, d.Today)
		if err != nil {
			return d, err
		}
		if part.Total > 0 {
			d.Parts = append(d.Parts, part)
		}
	}
	for _, org := range c.organisations(domain.RoleDrafter, domain.RoleApprover) {
		rows, _, err := a.SummariseNeeds(ctx, c, NeedQuery{Agencies: []string{org}}, "state")
		if err != nil {
			return d, err
		}
		d.Briefs = append(d.Briefs, Brief{org, rows})
	}
	if err := a.deskNews(ctx, c, &d); err != nil {
		return d, err
	}
	return d, a.deskPartner(ctx, c, &d)
}

// organisations gives the organisations where the caller holds one of the roles.
func (c Caller) organisations(roles ...domain.Role) []string {
	out := []string{}
	for _, s := range c.Seats {
		if slices.Contains(roles, s.Role) && s.Organisation != "" {
			out = append(out, s.Organisation)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (c Caller) chairs() []string {
	out := []string{}
	for _, s := range c.Seats {
		if s.Role == domain.RoleChair {
			out = append(out, s.Subgroup)
		}
	}
	return out
}

func (a *App) deskPart(ctx context.Context, c Caller, w Waits, today domain.Date) (DeskPart, error) {
	switch w {
	case WaitsReply:
		return a.deskReplies(ctx, c)
	case WaitsAllocations, WaitsHolds:
		return a.deskHolds(ctx, c, w, today)
	case WaitsDeliveries, WaitsDisputes:
		return a.deskTransactions(ctx, c, w)
	case WaitsStalled, WaitsEnding:
		return a.deskPledges(ctx, c, w, today)
	}
	part := DeskPart{Waits: w, Items: []DeskItem{}}
	filter := deskFilter(c, w, today)
	if filter == nil {
		return part, nil
	}
	by := "updatedAt"
	if w == WaitsConfirming {
		by = "validUntil" // whenever it was last touched, it waits from the day after
	}
	page, err := store.Needs.List(ctx, a.store, c.Scope(), store.Query{
		Filter: filter, Sort: []store.Sort{{Field: by}}, Limit: deskMost, Total: store.Exact,
	})
	if err != nil {
		return part, storeError(err)
	}
	if err := a.roughAll(ctx, c, page.Items); err != nil {
		return part, storeError(err)
	}
	part.Total = page.Total
	for _, n := range page.Items {
		since := n.Meta.UpdatedAt
		if w == WaitsConfirming {
			since = n.Content.ValidUntil.AddDays(1).Begins()
		}
		words := ""
		if w == WaitsMending {
			words = n.ReturnComment // it stays on the need afterwards, and says nothing then
		}
		part.Items = append(part.Items, DeskItem{Waits: w, Since: since, Need: &n, Words: words})
	}
	return part, nil
}

// deskFilter says which needs wait so on the caller; nil where none can.
func deskFilter(c Caller, w Waits, today domain.Date) store.Filter {
	state := func(s domain.NeedState) store.Filter { return store.Eq{Field: "state", Value: store.Str(string(s))} }
	own := func(roles ...domain.Role) store.Filter {
		if list := c.organisations(roles...); len(list) > 0 {
			return store.In{Field: "owner", Values: texts(list)}
		}
		return nil
	}
	all := func(parts ...store.Filter) store.Filter {
		if slices.Contains(parts, nil) {
			return nil
		}
		return store.And(parts)
	}
	agency := own(domain.RoleDrafter, domain.RoleApprover)
	switch w {
	case WaitsOpening:
		if list := c.chairs(); len(list) > 0 {
			return store.And{state(domain.NeedSubmitted), store.In{Field: "subgroup", Values: texts(list)}}
		}
	case WaitsMending:
		return all(agency, state(domain.NeedReturned))
	case WaitsApproval:
		return all(own(domain.RoleApprover), store.Eq{Field: "proposed", Value: store.Flag(true)})
	case WaitsConfirming:
		return all(agency, state(domain.NeedOpen), store.Range{Field: "validUntil", To: store.Str(string(today))})
	case WaitsTranslation:
		return all(agency, state(domain.NeedOpen), store.Lacks(domain.EN, domain.UK))
	case WaitsRelease:
		or := store.Or{}
		if agency != nil {
			or = append(or, store.And{agency, store.Eq{Field: "release", Value: store.Str(string(domain.SideGroup))}})
		}
		theirs := store.Eq{Field: "release", Value: store.Str(string(domain.SideOwner))}
		if slices.ContainsFunc(c.Seats, func(s domain.Seat) bool { return s.Role == domain.RoleSecretariat }) {
			or = append(or, theirs)
		} else if list := c.chairs(); len(list) > 0 {
			or = append(or, store.And{theirs, store.In{Field: "subgroup", Values: texts(list)}})
		}
		if len(or) > 0 {
			return or
		}
	}
	return nil
}

// deskReplies gives comments that name the caller, on needs that the caller has not looked at since.
func (a *App) deskReplies(ctx context.Context, c Caller) (DeskPart, error) {
	part := DeskPart{Waits: WaitsReply, Items: []DeskItem{}}
	page, err := store.Comments.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.And{
			store.Has{Field: "mentions", Values: []string{c.User.Meta.ID}},
			store.Range{Field: "createdAt", From: store.At(a.Now().AddDate(0, 0, -90))},
		},
		Sort: []store.Sort{{Field: "createdAt"}}, Limit: 200,
	})
	if err != nil {
		return part, storeError(err)
	}
	for _, x := range page.Items {
		seen, err := a.lookedAt(ctx, c, x.Record)
		if err != nil {
			return part, storeError(err)
		}
		if !x.Meta.CreatedAt.After(seen) {
			continue
		}
		n, err := store.Needs.Get(ctx, a.store, c.Scope(), x.Record)
		if errors.Is(err, store.ErrNotFound) {
			continue // the comment is not worth more than its need
		}
		if err == nil {
			err = a.rough(ctx, c, &n)
		}
		if err != nil {
			return part, storeError(err)
		}
		if part.Total++; len(part.Items) < deskMost {
			part.Items = append(part.Items, DeskItem{Waits: WaitsReply, Since: x.Meta.CreatedAt, Need: &n, Words: x.Text})
		}
	}
	return part, nil
}

// lookedAt is when the caller last looked at a need; the zero time for never.
func (a *App) lookedAt(ctx context.Context, c Caller, need string) (time.Time, error) {
	l, err := found(store.Looks.Get(ctx, a.store, store.System(), digest("look", c.User.Meta.ID, need)))
	return l.At, err
}

// looks gives when the caller last looked at each of these needs, in one read.
func (a *App) looks(ctx context.Context, c Caller, needs []domain.Need) (map[string]time.Time, error) {
	out := map[string]time.Time{}
	if len(needs) == 0 {
		return out, nil
	}
	ids := make([]string, len(needs))
	for i, n := range needs {
		ids[i] = n.Meta.ID
	}
	page, err := store.Looks.List(ctx, a.store, store.System(), store.Query{
		Filter: store.And{
			store.Eq{Field: "user", Value: store.Str(c.User.Meta.ID)}, store.In{Field: "record", Values: texts(ids)},
		},
		Limit: len(ids),
	})
	for _, l := range page.Items {
		out[l.Record] = l.At
	}
	return out, err
}

// deskNews gives needs that were opened lately and that the caller has not looked at.
func (a *App) deskNews(ctx context.Context, c Caller, d *Desk) error {
	page, err := store.Needs.List(ctx, a.store, c.Scope(), store.Query{
		Filter: store.And{
			store.Eq{Field: "state", Value: store.Str(string(domain.NeedOpen))},
			store.Range{Field: "openedAt", From: store.At(a.Now().AddDate(0, 0, -newsDays))},
		},
		Sort: []store.Sort{{Field: "openedAt", Desc: true}}, Limit: 200,
	})
	if err != nil {
		return storeError(err)
	}
	seen, err := a.looks(ctx, c, page.Items)
	if err != nil {
		return storeError(err)
	}
	own := c.organisations(domain.RoleDrafter, domain.RoleApprover)
	for _, n := range page.Items {
		if slices.Contains(own, n.Agency) || !seen[n.Meta.ID].Before(n.OpenedAt) {
			continue
		}
		if d.NewsAll++; len(d.News) < newsMost {
			d.News = append(d.News, n)
		}
	}
	return storeError(a.roughAll(ctx, c, d.News))
}
