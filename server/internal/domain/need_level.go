package domain

import "time"

// Side is who speaks in an act that takes two.
type Side string

// The two sides of a need.
const (
	SideOwner Side = "owner" // its agency
	SideGroup Side = "group" // its subgroup's co-chairs, or the secretariat
)

// Proposal is the first word of two: the second must be another person's, and any edit between them voids it.
type Proposal struct {
	By   string    `json:"by"` // a user's id
	Side Side      `json:"side"`
	At   time.Time `json:"at"`
}

// Propose says that a need is ready, where its agency has named an approver: submitting takes two people there. The
// need stays where it is.
func (n *Need) Propose(by string, at time.Time) error {
	if err := n.must(ActNeedPropose); err != nil {
		return err
	}
	if err := n.complete(DateOf(at)); err != nil {
		return err
	}
	n.Proposed = &Proposal{By: by, Side: SideOwner, At: Moment(at)}
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// Approve submits a need that another person of its agency proposed.
func (n *Need) Approve(number, by string, at time.Time) error {
	if err := n.must(ActNeedSubmit); err != nil {
		return err
	}
	if n.Proposed == nil || n.Proposed.By == by {
		return Refuse(Conflict, CodeSecondPerson)
	}
	return n.Submit(number, by, at)
}

// Relevel moves an opened need to another level short of public, with organisations named at LevelParties. It voids
// what was said for making it public.
func (n *Need) Relevel(level Level, named []string, by string, at time.Time) error {
	if err := n.must(ActNeedRelevel); err != nil {
		return err
	}
	if err := checkLevel(level, named); err != nil {
		return err
	}
	n.Level, n.Named, n.Release = level, sortedSet(named), nil
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

// Publish says that an opened need may be public: it is once both sides, two different people, have said so of the
// same text.
func (n *Need) Publish(side Side, by string, at time.Time) error {
	if err := n.must(ActNeedPublish); err != nil {
		return err
	}
	switch {
	case n.Release == nil:
		n.Release = &Proposal{By: by, Side: side, At: Moment(at)}
	case n.Release.Side == side || n.Release.By == by:
		return Refuse(Conflict, CodeSecondPerson)
	default:
		n.Level, n.Named, n.Release = LevelPublic, []string{}, nil
	}
	n.Meta = n.Meta.Touched(by, at)
	return nil
}

func checkLevel(level Level, named []string) error {
	if level != LevelGroup && level != LevelSubgroup && level != LevelParties {
		return RefuseField("/level", FieldNotAllowed)
	}
	if len(named) > 0 && level != LevelParties {
		return RefuseField("/named", FieldNotAllowed)
	}
	return nil
}

// outsideFilled names every field that a need held outside the portal must leave empty: it has a number, a subgroup, an
// owner and a contact, and nothing else is ever written down, also not in the audit log.
func outsideFilled(p *Problems, c NeedContent) {
	for _, f := range []struct {
		pointer string
		filled  bool
	}{
		{"/theme", c.Theme != ""}, {"/title", !c.Title.Empty()}, {"/description", !c.Description.Empty()},
		{"/endUsers", !c.EndUsers.Empty()}, {"/priority", c.Priority != ""}, {"/priorityReason", !c.PriorityReason.Empty()},
		{"/items", len(c.Items) > 0}, {"/cost", c.Cost != Money{}}, {"/costAsOf", c.CostAsOf != ""}, {"/nationwide", c.Nationwide},
		{"/places", len(c.Places) > 0}, {"/neededBy", c.NeededBy != ""}, {"/validUntil", c.ValidUntil != ""},
		{"/strategies", len(c.Strategies) > 0}, {"/officialRequest", c.OfficialRequest != OfficialRequest{}},
	} {
		if f.filled {
			p.Add(f.pointer, FieldNotAllowed)
		}
	}
}
