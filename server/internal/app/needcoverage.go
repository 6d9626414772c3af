package app

import (
	"context"

	"swgportal/server/internal/authz"
	"swgportal/server/internal/domain"
	"swgportal/server/internal/store"
)

// NeedCoverage is where a need stands, as one caller may know it: in its own currency, by line in pieces, and in the
// reporting currencies. The bars hold all that is confirmed; of holds those alone that the caller sees.
type NeedCoverage struct {
	Need        domain.Need
	Sums        domain.Sums
	Undisclosed domain.Sums
	Gap, Over   int64
	Room        int64 // what may still be allocated, as far as the caller knows
	Lines       []LineCoverage
	Reports     []ReportCoverage
}

// LineCoverage is a line in thousandths of a piece.
type LineCoverage struct {
	Item        domain.Item
	Sums        domain.Sums
	Undisclosed domain.Sums
	Missing     int64 // what is not committed
	Room        int64
}

// ReportCoverage is the need in a reporting currency, by the rate of its costAsOf.
type ReportCoverage struct {
	domain.NeedReport
	Undisclosed domain.Sums
}

// ReadNeedCoverage gives where a need stands.
func (a *App) ReadNeedCoverage(ctx context.Context, c Caller, id string) (NeedCoverage, error) {
	n, err := a.seenNeed(ctx, c, authz.CoverageRead, id)
	if err != nil {
		return NeedCoverage{}, err
	}
	v := NeedCoverage{Need: n, Sums: n.Ledger.Sums}
	own, err := a.seenSums(ctx, c, []string{id}, []string{"heldMinor", "pledgedMinor", "committedMinor", "deliveredMinor"})
	if err != nil {
		return v, storeError(err)
	}
	v.Sums.Held = own[id].Held
	v.Undisclosed = v.Sums.Minus(own[id])
	v.Gap, v.Over = domain.Gap(n.Content.Cost.Minor, v.Sums.Committed)
	v.Room = max(0, n.Room()+n.Ledger.Sums.Held-v.Sums.Held)
	if v.Lines, err = a.lineCoverage(ctx, c, &n); err != nil {
		return v, storeError(err)
	}
	for _, r := range n.Ledger.Reports {
		mine, err := a.seenSums(ctx, c, []string{id}, sumsOf(r.Currency))
		if err != nil {
			return v, storeError(err)
		}
		r.Held = mine[id].Held
		v.Reports = append(v.Reports, ReportCoverage{r, r.Sums.Minus(mine[id])})
	}
	return v, storeError(a.rough(ctx, c, &v.Need))
}

func (a *App) lineCoverage(ctx context.Context, c Caller, n *domain.Need) ([]LineCoverage, error) {
	rows, err := a.store.Report(ctx, store.Allocations.Spec, c.Scope(), store.Report{
		Filter: store.Eq{Field: "need", Value: store.Str(n.Meta.ID)}, GroupBy: []string{"line"},
		Sums: []string{"heldPieces", "pledgedPieces", "committedPieces", "deliveredPieces"},
	})
	if err != nil {
		return nil, err
	}
	seen := map[string]domain.Sums{}
	for _, r := range rows {
		seen[r.Key[0].Text()] = sumsAt(r.Sums)
	}
	out := make([]LineCoverage, 0, len(n.Content.Items))
	for _, i := range n.Content.Items {
		s := n.LineSums(i.ID)
		held := s.Held
		s.Held = seen[i.ID].Held
		missing, _ := domain.Gap(int64(i.Quantity), s.Committed)
		out = append(out, LineCoverage{
			Item: i, Sums: s, Undisclosed: s.Minus(seen[i.ID]), Missing: missing, Room: max(0, n.LineRoom(i.ID)+held-s.Held),
		})
	}
	return out, nil
}
