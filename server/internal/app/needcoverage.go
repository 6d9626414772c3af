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
	seen, err := a.seenOfNeed(ctx, c, &n)
	if err != nil {
		return v, storeError(err)
	}
	v.Sums.Held = seen.own.Held
	v.Undisclosed = v.Sums.Minus(seen.own)
	v.Gap, v.Over = domain.Gap(n.Content.Cost.Minor, v.Sums.Committed)
	v.Room = max(0, n.Room()+n.Ledger.Sums.Held-v.Sums.Held)
	v.Lines = lineCoverage(&n, seen.lines)
	for i, r := range n.Ledger.Reports {
		r.Held = seen.reports[i].Held
		v.Reports = append(v.Reports, ReportCoverage{r, r.Sums.Minus(seen.reports[i])})
	}
	return v, storeError(a.rough(ctx, c, &v.Need))
}

// seenOfNeed is what the allocations of a need that a caller sees add up to.
type seenOfNeed struct {
	own     domain.Sums            // in the need's currency
	reports []domain.Sums          // in the currencies of the need's reports
	lines   map[string]domain.Sums // by line, in thousandths of a piece
}

func (a *App) seenOfNeed(ctx context.Context, c Caller, n *domain.Need) (seenOfNeed, error) {
	figures := []string{
		"heldPieces", "pledgedPieces", "committedPieces", "deliveredPieces", "heldMinor", "pledgedMinor", "committedMinor", "deliveredMinor",
	}
	for _, r := range n.Ledger.Reports {
		figures = append(figures, sumsOf(r.Currency)...)
	}
	rows, err := a.store.Report(ctx, store.Allocations.Spec, c.Scope(), store.Report{
		Filter: store.Eq{Field: "need", Value: store.Str(n.Meta.ID)}, GroupBy: []string{"line"}, Sums: figures,
	})
	out := seenOfNeed{reports: make([]domain.Sums, len(n.Ledger.Reports)), lines: map[string]domain.Sums{}}
	for _, row := range rows {
		out.lines[row.Key[0].Text()] = sumsAt(row.Sums)
		out.own = out.own.Plus(sumsAt(row.Sums[4:]))
		for i := range out.reports {
			out.reports[i] = out.reports[i].Plus(sumsAt(row.Sums[8+4*i:]))
		}
	}
	return out, err
}

func lineCoverage(n *domain.Need, seen map[string]domain.Sums) []LineCoverage {
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
	return out
}
