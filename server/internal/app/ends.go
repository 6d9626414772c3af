package app

import (
	"slices"

	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// needEnd is what links carry of a need.
func needEnd(n *domain.Need) domain.NeedEnd {
	return domain.NeedEnd{
		Shown: shownWith(n, ""), Theme: n.Content.Theme, Priority: n.Content.Priority, Region: n.Region(), NeededBy: n.Content.NeededBy,
		Counted: n.Counted(), ValidUntil: n.Content.ValidUntil,
	}
}

// pledgeEnd is what links carry of a pledge.
func pledgeEnd(p *domain.Pledge) domain.PledgeEnd {
	return domain.PledgeEnd{
		Shown: domain.Shown{
			Audience: string(store.PledgeAudience(p)), Subgroup: p.Content.Subgroup, Owner: p.Funder, Parties: store.PledgeParties(p),
		},
		Chairs: store.PledgeChairs(p), Channel: p.Content.Channel, Instrument: p.Content.Instrument, State: p.State, Announced: p.AnnouncedOn,
	}
}

func sameEnd(a, b domain.PledgeEnd) bool {
	return sameShown(a.Shown, b.Shown) && slices.Equal(a.Chairs, b.Chairs) && a.Channel == b.Channel && a.Instrument == b.Instrument &&
		a.State == b.State && a.Announced == b.Announced
}

func sameNeedEnd(a, b domain.NeedEnd) bool {
	return sameShown(a.Shown, b.Shown) && a.Theme == b.Theme && a.Priority == b.Priority && a.Region == b.Region && a.NeededBy == b.NeededBy &&
		a.Counted == b.Counted && a.ValidUntil == b.ValidUntil
}
