package demo

import (
	"context"
	"fmt"

	"swgportal/server/internal/app"
	"swgportal/server/internal/domain"
)

// planParts plans what of a pledge goes to needs: holding, confirming, releasing, and the end of holds that run out.
func (t *teller) planParts(x *given) error {
	for i, p := range x.Goes {
		what := fmt.Sprintf("part %d of %s", i+1, x.Pledge)
		if _, ok := t.needs[p.To]; !ok {
			return fmt.Errorf("%s goes to %q, which is no need of the story", what, p.To)
		}
		if err := t.at(p.Held, what+" is held", func(ctx context.Context) error { return t.hold(ctx, x, i) }); err != nil {
			return err
		}
		for _, s := range []struct {
			ago  int
			what string
			do   func(context.Context, *given, int) error
		}{{p.Confirmed, "confirmed", t.confirmPart}, {p.Released, "released", t.releasePart}, {p.runsOut(), "run out", t.expire}} {
			if s.ago == 0 {
				continue
			}
			if s.ago > p.Held {
				return fmt.Errorf("%s is %s before it is held", what, s.what)
			}
			if err := t.at(s.ago, what+" is "+s.what, func(ctx context.Context) error { return s.do(ctx, x, i) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// until is how many days from the end the hold of a part lasts.
func (p part) until() int {
	if p.Until != 0 {
		return p.Until
	}
	return domain.HoldDays - p.Held
}

// runsOut is the day on which the portal lets go of a hold that nobody confirmed or released: a long weekend after its last.
func (p part) runsOut() int {
	if p.Confirmed > 0 || p.Released > 0 || p.until() > -4 {
		return 0
	}
	return -p.until() - 3
}

// ends is where a part stands at the end: as its days say, unless the end of its pledge or need says otherwise.
func (p part) ends() string {
	switch {
	case p.Ends != "":
		return p.Ends
	case p.Confirmed > 0 && p.Released > 0:
		return "confirmed partner" // what is delivered stays
	case p.Released > 0:
		return "released partner"
	case p.Confirmed > 0:
		return "confirmed"
	case p.runsOut() > 0:
		return "released expired"
	}
	return "held"
}

func (t *teller) expire(ctx context.Context, _ *given, _ int) error { return t.app.ExpireHolds(ctx) }

func (t *teller) hold(ctx context.Context, x *given, i int) error {
	p := x.Goes[i]
	by, err := t.holder(ctx, domain.RolePartner, x.About.Funder)
	if err != nil {
		return err
	}
	to := t.needs[p.To]
	v, err := t.app.GetPledge(ctx, by, x.id)
	if err != nil {
		return err
	}
	n, err := t.app.GetNeed(ctx, by, to.id)
	if err != nil {
		return err
	}
	h := domain.Holding{Need: to.id, Until: t.date(-p.until())}
	if p.Due != 0 {
		h.PlannedOn = t.date(-p.Due)
	}
	if h.Line, err = lineID(n.Need.Content.Items, p.Line); err != nil {
		return err
	}
	if h.PledgeLine, err = lineID(v.Pledge.Content.Items, p.Own); err != nil {
		return err
	}
	if h.Amount, h.Pieces, err = worth(p.Sum, p.Pieces, v.Pledge.Content.Amount.Currency); err != nil {
		return err
	}
	held, err := t.app.HoldAllocation(ctx, by, x.id, h)
	x.parts[i] = held.Allocation.Meta.ID
	return err
}

// lineID is the id of a line counted from 1; none of 0.
func lineID(items []domain.Item, line int) (string, error) {
	if line < 0 || line > len(items) {
		return "", fmt.Errorf("there is no line %d", line)
	}
	if line == 0 {
		return "", nil
	}
	return items[line-1].ID, nil
}

// worth reads a sum and pieces, either of which may be missing.
func worth(amount, pieces string, currency domain.Currency) (m domain.Money, q domain.Quantity, err error) {
	if amount != "" {
		if m, err = sum(amount, currency); err != nil {
			return m, q, err
		}
	}
	if pieces != "" {
		var code domain.Code
		if q, code = domain.ParseQuantity(pieces, 3); code != "" {
			return m, q, fmt.Errorf("pieces %q: %s", pieces, code)
		}
	}
	return m, q, nil
}

func (t *teller) confirmPart(ctx context.Context, x *given, i int) error {
	to := t.needs[x.Goes[i].To]
	by, err := t.drafter(ctx, to)
	if x.Goes[i].By == "chair" {
		by, err = t.chair(ctx, to)
	}
	if err != nil {
		return err
	}
	v, err := t.app.GetAllocation(ctx, by, x.parts[i])
	if err != nil {
		return err
	}
	_, err = t.app.ConfirmAllocation(ctx, by, x.parts[i], app.Match(v.Allocation.Meta.Version))
	return err
}

func (t *teller) releasePart(ctx context.Context, x *given, i int) error {
	by, err := t.holder(ctx, domain.RolePartner, x.About.Funder)
	if err != nil {
		return err
	}
	v, err := t.app.GetAllocation(ctx, by, x.parts[i])
	if err != nil {
		return err
	}
	_, err = t.app.ReleaseAllocation(ctx, by, x.parts[i], app.Match(v.Allocation.Meta.Version))
	return err
}

// planMoves plans the transactions of a pledge.
func (t *teller) planMoves(x *given) error {
	for i, m := range x.Moves {
		what := fmt.Sprintf("move %d of %s", i+1, x.Pledge)
		if m.Part < 0 || m.Part > len(x.Goes) {
			return fmt.Errorf("%s is of part %d, which there is not", what, m.Part)
		}
		id := ""
		if err := t.at(m.Day, what+" is recorded", func(ctx context.Context) (err error) {
			id, err = t.record(ctx, x, m)
			return err
		}); err != nil {
			return err
		}
		for _, s := range []struct {
			ago  int
			what string
			do   func(context.Context, *given, move, string) error
		}{{m.Confirmed, "confirmed", t.confirmMove}, {m.Disputed, "disputed", t.disputeMove}, {m.Cancelled, "cancelled", t.cancelMove}} {
			if s.ago == 0 {
				continue
			}
			if s.ago > m.Day {
				return fmt.Errorf("%s is %s before it is recorded", what, s.what)
			}
			if err := t.at(s.ago, what+" is "+s.what, func(ctx context.Context) error { return s.do(ctx, x, m, id) }); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *teller) record(ctx context.Context, x *given, m move) (string, error) {
	by, err := t.holder(ctx, domain.RolePartner, x.About.Funder)
	if err != nil {
		return "", err
	}
	p, err := t.app.GetPledge(ctx, by, x.id)
	if err != nil {
		return "", err
	}
	r := domain.Recording{Type: domain.TransactionType(m.What), Date: domain.DateOf(t.now), HandOver: t.act(m)}
	if m.Part > 0 {
		r.Allocation = x.parts[m.Part-1]
	}
	if r.Amount, r.Pieces, err = worth(m.Sum, m.Pieces, p.Pledge.Content.Amount.Currency); err != nil {
		return "", err
	}
	v, err := t.app.RecordTransaction(ctx, by, x.id, r)
	return v.Transaction.Meta.ID, err
}

func (t *teller) act(m move) domain.HandOver {
	if m.Act == "" {
		return domain.HandOver{}
	}
	return domain.HandOver{Number: m.Act, Date: domain.DateOf(t.now)}
}

// receiver is who answers for the need that a transaction reached.
func (t *teller) receiver(ctx context.Context, x *given, m move) (app.Caller, error) {
	if m.Part == 0 {
		return app.Caller{}, fmt.Errorf("what goes to no need is nobody's to confirm or dispute")
	}
	return t.drafter(ctx, t.needs[x.Goes[m.Part-1].To])
}

func (t *teller) confirmMove(ctx context.Context, x *given, m move, id string) error {
	return t.ofMove(ctx, id, func() (app.Caller, error) { return t.receiver(ctx, x, m) }, func(by app.Caller, v app.Match) (app.TransactionView, error) {
		return t.app.ConfirmTransaction(ctx, by, id, v, domain.HandOver{})
	})
}

func (t *teller) disputeMove(ctx context.Context, x *given, m move, id string) error {
	return t.ofMove(ctx, id, func() (app.Caller, error) { return t.receiver(ctx, x, m) }, func(by app.Caller, v app.Match) (app.TransactionView, error) {
		return t.app.DisputeTransaction(ctx, by, id, v, m.Why)
	})
}

func (t *teller) cancelMove(ctx context.Context, x *given, m move, id string) error {
	return t.ofMove(ctx, id, func() (app.Caller, error) { return t.holder(ctx, domain.RolePartner, x.About.Funder) },
		func(by app.Caller, v app.Match) (app.TransactionView, error) {
			return t.app.CancelTransaction(ctx, by, id, v, m.Why)
		})
}

func (t *teller) ofMove(ctx context.Context, id string, who func() (app.Caller, error), do func(app.Caller, app.Match) (app.TransactionView, error)) error {
	by, err := who()
	if err != nil {
		return err
	}
	v, err := t.app.GetTransaction(ctx, by, id)
	if err != nil {
		return err
	}
	_, err = do(by, app.Match(v.Transaction.Meta.Version))
	return err
}
